"""A CloudHSM backup, copied to another region.

Follows CopyBackupToRegion and DescribeBackups of the CloudHSM v2 API. The copy's id isn't in the
answer of the call that makes it, so it is found in the destination by its source and our mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

from ...core.failures import Conflict, Failure, NotFound
from ...core.fields import (
    Hidden,
    Outputs,
    Problem,
    Replaces,
    Timeouts,
    Timestamp,
    Unmanaged,
    matches,
)
from ...core.ownership import TAG, is_marked, taken_over
from ...core.resource import Context, State
from ...core.waiting import Done, Pace, Poll, Waiting
from .. import tags as aws_tags
from ..access import AwsHandler, AwsInputs
from ..failures import doing
from ..regions import Region, elsewhere
from ..tags import MarkedTags

if TYPE_CHECKING:
    from mypy_boto3_cloudhsmv2 import CloudHSMV2Client
    from mypy_boto3_cloudhsmv2.type_defs import BackupTypeDef

BackupId = Annotated[
    str,
    matches(r"backup-[2-7a-zA-Z]{11,16}", "a CloudHSM backup ID, like `backup-abcdefg2345`"),
]
ANOTHER = "another"


class BackupCopyInputs(AwsInputs):
    backup_id: Annotated[BackupId, Replaces]
    """The backup to copy, e.g. `backup-abcdefg2345`. It has to be in `region`."""
    destination_region: Annotated[Region, Replaces]
    """The region that keeps the copy."""
    never_expires: bool = False
    """Whether the copy is exempt from the retention policy of its cluster."""
    tags: MarkedTags = {}
    """The tags of the copy; the source's own aren't copied. At most 49: offsite adds its mark."""
    restore: Annotated[bool, Unmanaged] = False
    """Bring back this resource's own copy if it waits for its deletion, instead of copying anew."""
    adopt: Annotated[str | None, Unmanaged] = None
    """What to do about a copy that somebody else made: its ID takes it over, `another` makes one
    more beside it. Without, such a copy is an error."""

    def problems(self) -> Iterator[Problem]:
        yield from elsewhere("destinationRegion", self.region, self.destination_region)


class BackupCopyOutputs(Outputs):
    mark: Annotated[str | None, Hidden] = None
    """The owner mark that the copy carries."""
    destination_backup_id: str
    """The ID of the copy."""
    destination_backup_arn: str | None = None
    """The ARN of the copy."""
    backup_state: str
    """The state of the copy, `READY` once it is made."""
    cluster_id: str | None = None
    """The cluster that the backup was made of."""
    create_timestamp: Timestamp | None = None
    """When the source backup was made."""
    copy_timestamp: Timestamp | None = None
    """When the copy was made."""
    source_region: str | None = None
    """The region that the copy came from."""
    source_backup: str | None = None
    """The backup that the copy was made of, as the cloud says."""
    source_cluster: str | None = None
    """The cluster of the source backup."""
    hsm_type: str | None = None
    """The type of HSM, e.g. `hsm1.medium`."""
    mode: str | None = None
    """`FIPS` or `NON_FIPS`."""


Copy = State[BackupCopyInputs, BackupCopyOutputs]


class BackupCopy(AwsHandler[BackupCopyInputs, BackupCopyOutputs]):
    """A copy of an AWS CloudHSM backup in another region.

    The copy outlives the cluster and the region that it was made of, and a new cluster can be
    made from it in the destination.
    """

    token = "offsite:cloudhsmv2:BackupCopy"
    inputs = BackupCopyInputs
    outputs = BackupCopyOutputs
    title = "A copy of a CloudHSM backup in another region"
    leaves = "the copy in PENDING_DELETION for 7 days, in which `restore=True` brings it back"
    api = "https://docs.aws.amazon.com/cloudhsm/latest/APIReference/API_CopyBackupToRegion.html"
    permissions = (
        "cloudhsm:CopyBackupToRegion",
        "cloudhsm:DeleteBackup",
        "cloudhsm:DescribeBackups",
        "cloudhsm:ModifyBackupAttributes",
        "cloudhsm:RestoreBackup",
        "cloudhsm:TagResource",
        "cloudhsm:UntagResource",
    )
    calls = {
        "create": (
            "DescribeBackups",
            "CopyBackupToRegion",
            "RestoreBackup",
            "ModifyBackupAttributes",
            "TagResource",
        ),
        "read": ("DescribeBackups",),
        "update": (
            "ModifyBackupAttributes",
            "TagResource",
            "UntagResource",
        ),
        "delete": (
            "DescribeBackups",
            "DeleteBackup",
        ),
    }
    timeouts = Timeouts(create="2h", update="10m", delete="10m")

    def create(self, context: Context, inputs: BackupCopyInputs) -> Copy:
        mark = context.owner.mark(inputs.backup_id, inputs.destination_region)
        copies = self._copies(context, inputs)
        found, existed = context.make_once(
            lambda: _ours(inputs, mark, copies.get(inputs.backup_id, _copying(inputs)) or []),
            lambda: self._copy(context, inputs, mark),
            Pace.of(context.settings).first,
        )
        if existed:
            mark = self._take_over(context, inputs, found, mark)
        copy = context.wait(
            self._backups(context, inputs, self._destination(context, inputs)),
            found["BackupId"],
            lambda copy: _until_ready(inputs, copy),
            _copying(inputs),
        )
        return self._settle(context, _state(inputs, copy), inputs, mark)

    def _take_over(
        self, context: Context, inputs: BackupCopyInputs, found: BackupTypeDef, mark: str
    ) -> str:
        """Makes a copy ours that exists already; the mark that it is to carry."""
        if found.get("BackupState") == "PENDING_DELETION":
            with doing(f"restore {found['BackupId']}"):
                self._destination(context, inputs).restore_backup(BackupId=found["BackupId"])
        context.report.info(f"takes over {found['BackupId']}, which exists already")
        carried = aws_tags.mark_in(found.get("TagList"))
        return taken_over(carried) if is_marked(carried, mark) and carried else mark

    def read(self, context: Context, state: Copy) -> Copy | None:
        backups = self._backups(context, state.inputs, self._destination(context, state.inputs))
        copy = backups.get(state.id, f"read {state.id} in {state.inputs.destination_region}")
        return _state(state.inputs, copy) if copy and _lives(copy) else None

    def update(self, context: Context, state: Copy, inputs: BackupCopyInputs) -> Copy:
        return self._settle(context, state, inputs, state.outputs.mark)

    def delete(self, context: Context, state: Copy) -> None:
        client = self._destination(context, state.inputs)
        region = state.inputs.destination_region
        what = f"delete the copy {state.id} in {region}"
        if (copy := self._backups(context, state.inputs, client).get(state.id, what)) is None:
            return
        carried = aws_tags.mark_in(copy.get("TagList"))
        if carried not in (None, state.outputs.mark):
            context.report.info(f"keeps {state.id}, which another resource has taken over")
            return
        if _lives(copy):
            try:
                with doing(what):
                    client.delete_backup(BackupId=state.id)
            except NotFound:
                return
        backups = self._backups(context, state.inputs, client)
        gone = context.wait(backups, state.id, _until_gone, what)
        if gone and (when := gone.get("DeleteTimestamp")):
            context.report.info(
                f"{state.id} in {region} waits in PENDING_DELETION until {when:%Y-%m-%d %H:%M} "
                "UTC; until then it can be restored"
            )

    def _destination(self, context: Context, inputs: BackupCopyInputs) -> CloudHSMV2Client:
        return self.client(context, "cloudhsmv2", inputs, inputs.destination_region)

    def _backups(
        self, context: Context, inputs: BackupCopyInputs, client: CloudHSMV2Client
    ) -> Poll[BackupTypeDef]:
        """Backups of a region by their own ID."""

        def fetch(ids: Sequence[str]) -> Mapping[str, BackupTypeDef]:
            return {backup["BackupId"]: backup for backup in _describe(client, "backupIds", ids)}

        return self.poll(context, "backups", client, fetch, batch=50)

    def _copies(self, context: Context, inputs: BackupCopyInputs) -> Poll[list[BackupTypeDef]]:
        """Copies in the destination by the ID of their source."""
        client = self._destination(context, inputs)

        def fetch(ids: Sequence[str]) -> Mapping[str, list[BackupTypeDef]]:
            found: dict[str, list[BackupTypeDef]] = {}
            for backup in _describe(client, "sourceBackupIds", ids):
                found.setdefault(backup.get("SourceBackup", ""), []).append(backup)
            return found

        return self.poll(context, "copies", client, fetch, batch=50)

    def _copy(self, context: Context, inputs: BackupCopyInputs, mark: str) -> None:
        source: CloudHSMV2Client = self.client(context, "cloudhsmv2", inputs)
        context.wait(
            self._backups(context, inputs, source),
            inputs.backup_id,
            lambda source: _source_ready(inputs, source),
            _copying(inputs),
        )
        once: CloudHSMV2Client = self.client(context, "cloudhsmv2", inputs, retry=False)
        with doing(_copying(inputs)):
            once.copy_backup_to_region(
                DestinationRegion=inputs.destination_region,
                BackupId=inputs.backup_id,
                TagList=aws_tags.to_list({**inputs.tags, TAG: mark}),
            )

    def _settle(
        self, context: Context, state: Copy, inputs: BackupCopyInputs, mark: str | None
    ) -> Copy:
        """Gives a copy the attributes and tags that are wanted, our mark among them."""
        client = self._destination(context, inputs)
        with doing(f"change the copy {state.id} in {inputs.destination_region}"):
            if state.inputs.never_expires != inputs.never_expires:
                client.modify_backup_attributes(
                    BackupId=state.id, NeverExpires=inputs.never_expires
                )
            added, removed = aws_tags.difference(state.inputs.tags, inputs.tags)
            if mark and mark != state.outputs.mark:
                added[TAG] = mark
            if removed:
                client.untag_resource(ResourceId=state.id, TagKeyList=removed)
            if added:
                client.tag_resource(ResourceId=state.id, TagList=aws_tags.to_list(added))
        return State(state.id, inputs, state.outputs.model_copy(update={"mark": mark}))


def _ours(
    inputs: BackupCopyInputs, mark: str, copies: Sequence[BackupTypeDef]
) -> BackupTypeDef | None:
    """The copy to take over, if there is one; an error if somebody has to decide."""
    wanted = [copy for copy in copies if _lives(copy)]
    if inputs.restore:
        wanted += [c for c in copies if c.get("BackupState") == "PENDING_DELETION"]
    for copy in wanted:
        carried = aws_tags.mark_in(copy.get("TagList"))
        if is_marked(carried, mark) or copy["BackupId"] == inputs.adopt:
            return copy
    if inputs.adopt == ANOTHER:
        return None
    if inputs.adopt:
        raise NotFound(
            f"adopt {inputs.adopt}",
            f"{inputs.destination_region} has no such copy of {inputs.backup_id}",
            "Correct `adopt`, or leave it out to make a copy",
        )
    strangers = [c for c in copies if _lives(c) and not aws_tags.mark_in(c.get("TagList"))]
    if strangers:
        raise Conflict(
            _copying(inputs),
            f"a copy that offsite did not make is there already: {strangers[0]['BackupId']}",
            f'Take it over with `adopt="{strangers[0]["BackupId"]}"`, '
            f'or make one more with `adopt="{ANOTHER}"`',
        )
    return None


def _describe(
    client: CloudHSMV2Client, filter: str, values: Sequence[str]
) -> Iterator[BackupTypeDef]:
    with doing("look for backups"):
        pages = client.get_paginator("describe_backups").paginate(
            Filters={filter: list(values)}, PaginationConfig={"PageSize": 50}
        )
        for page in pages:
            yield from page.get("Backups", [])


def _copying(inputs: BackupCopyInputs) -> str:
    return f"copy {inputs.backup_id} from {inputs.region} to {inputs.destination_region}"


def _lives(backup: BackupTypeDef) -> bool:
    return backup.get("BackupState") not in ("PENDING_DELETION", "DELETED")


def _source_ready(inputs: BackupCopyInputs, source: BackupTypeDef | None) -> Done[None] | Waiting:
    state = source.get("BackupState", "") if source else ""
    if state == "READY":
        return Done(None)
    if state == "CREATE_IN_PROGRESS":
        return Waiting("the source is being made")
    raise Failure(
        _copying(inputs),
        f"the source is {state}" if state else f"{inputs.region} has no such backup",
        "Restore it first" if state else "Correct `backup_id` or `region`",
    )


def _until_ready(
    inputs: BackupCopyInputs, copy: BackupTypeDef | None
) -> Done[BackupTypeDef] | Waiting:
    state = copy.get("BackupState", "") if copy else ""
    if copy and state == "READY":
        return Done(copy)
    if state == "DELETED":
        raise Failure(_copying(inputs), "the copy was deleted while it was made")
    return Waiting(state or "not visible in the destination yet")


def _until_gone(copy: BackupTypeDef | None) -> Done[BackupTypeDef | None] | Waiting:
    if copy is None or not _lives(copy):
        return Done(copy)
    return Waiting(copy.get("BackupState", ""))


def _state(inputs: BackupCopyInputs, copy: BackupTypeDef) -> Copy:
    """A copy as it is; arguments that the cloud doesn't keep are as they were."""
    live = inputs.model_copy(
        update={
            "backup_id": copy.get("SourceBackup", inputs.backup_id),
            "never_expires": copy.get("NeverExpires", False),
            "tags": aws_tags.from_list(copy.get("TagList")),
        }
    )
    outputs = BackupCopyOutputs.of(
        copy,
        destination_backup_id=copy["BackupId"],
        destination_backup_arn=copy.get("BackupArn"),
        mark=aws_tags.mark_in(copy.get("TagList")),
    )
    return State(copy["BackupId"], live, outputs)
