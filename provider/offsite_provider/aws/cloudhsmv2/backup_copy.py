"""A CloudHSM backup, copied to another region.

Follows CopyBackupToRegion and DescribeBackups of the CloudHSM v2 API. The copy's id isn't in the
answer of the call that makes it, so it is found in the destination by its source and our mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Annotated, Final

from ...core.diff import completed
from ...core.failures import Busy, Failure, Invalid, NotFound
from ...core.identifier import Identifier
from ...core.model import Outputs, Timeouts
from ...core.ownership import TAG, Adopt, Existing, Held, Mark
from ...core.problems import Problem
from ...core.resource import Context, Lists, State
from ...core.traits import Computed, Hidden, Replaces, Unmanaged
from ...core.values import Timestamp, matches
from ...core.waiting import Done, Poll, Waiting
from .. import tags as aws_tags
from ..access import AwsHandler, AwsInputs
from ..failures import doing
from ..regions import Region, in_another_region
from ..tags import MarkedTags

if TYPE_CHECKING:
    from mypy_boto3_cloudhsmv2 import CloudHSMV2Client
    from mypy_boto3_cloudhsmv2.type_defs import BackupTypeDef

_TAGS_SHOW_WITHIN: Final = timedelta(minutes=10)
"""A copy that is younger, and has no mark, may be ours: its tags show later than itself."""

_LOOKS_FOR_TAGS: Final = 10
"""How often such a copy is looked at again before it is taken for a stranger's."""

BackupId = Annotated[
    str,
    matches(r"backup-[2-7a-zA-Z]{11,16}", "a CloudHSM backup ID, like `backup-abcdefg2345`"),
]


class BackupCopyInputs(AwsInputs):
    backup_id: Annotated[BackupId, Replaces]
    """The backup to copy, e.g. `backup-abcdefg2345`. It has to be in `region`."""
    destination_region: Annotated[Region, Replaces]
    """The region that keeps the copy."""
    never_expires: Annotated[bool | None, Computed] = None
    """Whether the copy is exempt from the retention policy of its cluster. Left out, a copy that is
    made is not, and one that is taken over stays as it is."""
    tags: Annotated[MarkedTags | None, Computed] = None
    """The tags of the copy, at most 49: offsite adds its mark. The source's own aren't copied. Left
    out, those of a copy that is taken over stay; `{}` removes them."""
    restore: Annotated[bool, Unmanaged] = False
    """Bring back this resource's own copy if it waits for its deletion, instead of copying anew."""
    adopt: Adopt = None
    """The id of a copy to take over that somebody else made: `<destination_region>/<its ID>`."""
    beside_others: Annotated[bool, Unmanaged] = False
    """Whether to make a copy even where somebody else has made one. Otherwise that is an error."""

    def problems(self) -> Iterator[Problem]:
        yield from in_another_region("destinationRegion", self.region, self.destination_region)


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


BackupCopyState = State[BackupCopyInputs, BackupCopyOutputs]


class BackupCopy(AwsHandler[BackupCopyInputs, BackupCopyOutputs]):
    """A copy of an AWS CloudHSM backup in another region.

    The copy outlives the cluster and the region that it was made of, and a new cluster can be
    made from it in the destination.
    """

    token = "offsite:cloudhsmv2:BackupCopy"
    inputs = BackupCopyInputs
    outputs = BackupCopyOutputs
    identifier = Identifier("destination_region", "destination_backup_id")
    lists = Lists(
        "offsite:cloudhsmv2:listBackups",
        "backups",
        given={"states": ["CREATE_IN_PROGRESS", "READY"]},
        parts={"destination_region": "region", "destination_backup_id": "backup_id"},
        copied_from="source_region",
    )
    title = "A copy of a CloudHSM backup in another region"
    leaves = "the copy in PENDING_DELETION for 7 days, in which `restore=True` brings it back"
    api = "https://docs.aws.amazon.com/cloudhsm/latest/APIReference/API_CopyBackupToRegion.html"
    calls = {
        "create": (
            "DescribeBackups",
            "CopyBackupToRegion",
            "RestoreBackup",
            "ModifyBackupAttributes",
            "TagResource",
            "UntagResource",
        ),
        "read": ("DescribeBackups",),
        "update": (
            "DescribeBackups",
            "ModifyBackupAttributes",
            "TagResource",
            "UntagResource",
        ),
        "delete": (
            "DescribeBackups",
            "DeleteBackup",
        ),
    }
    prefix = "cloudhsm"
    timeouts = Timeouts(create="2h", update="10m", delete="10m")

    def create(self, context: Context, inputs: BackupCopyInputs) -> BackupCopyState:
        mark = context.owner.mark(inputs.backup_id, inputs.destination_region)
        copies = self._copies(context, inputs)
        search = _Search(inputs, mark, lambda: copies.get(inputs.backup_id, _copying(inputs)) or [])

        def make() -> None:
            self._copy(context, inputs, mark)
            search.has_made = True

        found, existed = context.create_once(search, make, _copying(inputs))
        if existed or not mark.is_of(_mark_in(found)):
            mark = self._take_over(context, inputs, found, mark)
        copy = context.wait(
            self._backups(context, self._destination(context, inputs)),
            found["BackupId"],
            lambda copy: _until_ready(inputs, copy),
            _copying(inputs),
        )
        return self._change(context, copy, inputs, inputs, mark)

    def _take_over(
        self, context: Context, inputs: BackupCopyInputs, found: BackupTypeDef, mark: Mark
    ) -> Mark:
        """Makes a copy ours that exists already; the mark that it is to carry."""
        carried = _mark_in(found)
        ours = mark.is_of(carried)
        context.claims.claim(
            Existing(_id(inputs, found), found["BackupId"], ours, carried),
            _copying(inputs),
            adopt=inputs.adopt,
            otherwise="make one more with `beside_others=True`",
        )
        if found.get("BackupState") == "PENDING_DELETION":
            client = self._destination(context, inputs)
            try:
                with doing(f"restore {found['BackupId']}"):
                    client.restore_backup(BackupId=found["BackupId"])
            except Invalid as refusal:
                # It may have been restored by a call of which the answer was lost.
                backups, what = self._backups(context, client), refusal.what
                copy = context.until_shown(
                    lambda: backups.get(found["BackupId"], what) or found, _exists
                )
                if not _exists(copy):
                    raise
        return mark.taking_over(carried)

    def read(self, context: Context, state: BackupCopyState) -> BackupCopyState | None:
        id, region = state.outputs.destination_backup_id, state.inputs.destination_region
        backups = self._backups(context, self._destination(context, state.inputs))
        copy = backups.get(id, f"read {id} in {region}")
        if copy is None or not _exists(copy):
            return None
        held = _held(context, state, copy)
        is_known = bool(state.outputs.backup_state)
        if is_known and context.claims.forgets(held):
            return None
        return self._state(state.inputs, copy, held.mark)

    def update(
        self, context: Context, state: BackupCopyState, inputs: BackupCopyInputs
    ) -> BackupCopyState:
        id, client = state.outputs.destination_backup_id, self._destination(context, inputs)
        what = _changing(inputs, id)
        copy = self._backups(context, client).get(id, what)
        if copy is None or not _exists(copy):
            raise NotFound(what, "it is deleted" if copy else "there is no such backup")
        mark = context.claims.mark(_held(context, state, copy), what, adopt=inputs.adopt)
        return self._change(context, copy, state.inputs, inputs, mark)

    def delete(self, context: Context, state: BackupCopyState) -> None:
        client = self._destination(context, state.inputs)
        id, region = state.outputs.destination_backup_id, state.inputs.destination_region
        what = f"delete the copy {id} in {region}"
        backups = self._backups(context, client)
        if (copy := backups.get(id, what)) is None:
            return
        if _exists(copy):
            if context.claims.leaves(_held(context, state, copy), adopt=state.inputs.adopt):
                return
            try:
                with doing(what):
                    client.delete_backup(BackupId=id)
            except NotFound:
                return
            except Invalid as refusal:
                # A call of which the answer was lost may have deleted it.
                copy = backups.get(id, what)
                if copy and _exists(copy) and "PENDING_DELETION" not in refusal.why:
                    raise
        deleted = context.wait(backups, id, _until_gone, what)
        if deleted and (when := deleted.get("DeleteTimestamp")):
            context.report.info(
                f"{id} in {region} waits in PENDING_DELETION until {when:%Y-%m-%d %H:%M} "
                "UTC; until then it can be restored"
            )

    def _destination(self, context: Context, inputs: BackupCopyInputs) -> CloudHSMV2Client:
        return self.client(context, "cloudhsmv2", inputs, inputs.destination_region)

    def _backups(self, context: Context, client: CloudHSMV2Client) -> Poll[BackupTypeDef]:
        """Backups of a region by their own ID."""

        def fetch(ids: Sequence[str]) -> Mapping[str, BackupTypeDef]:
            return {backup["BackupId"]: backup for backup in _describe(client, "backupIds", ids)}

        return context.poll("backups", client, fetch, batch=50)

    def _copies(self, context: Context, inputs: BackupCopyInputs) -> Poll[list[BackupTypeDef]]:
        """Copies in the destination by the ID of their source."""
        client = self._destination(context, inputs)

        def fetch(ids: Sequence[str]) -> Mapping[str, list[BackupTypeDef]]:
            found: dict[str, list[BackupTypeDef]] = {}
            for backup in _describe(client, "sourceBackupIds", ids):
                found.setdefault(backup.get("SourceBackup", ""), []).append(backup)
            return found

        return context.poll("copies", client, fetch, batch=50)

    def _copy(self, context: Context, inputs: BackupCopyInputs, mark: Mark) -> None:
        source: CloudHSMV2Client = self.client(context, "cloudhsmv2", inputs)
        context.wait(
            self._backups(context, source),
            inputs.backup_id,
            lambda source: _source_ready(inputs, source),
            _copying(inputs),
        )
        once: CloudHSMV2Client = self.client(context, "cloudhsmv2", inputs, retry=False)
        with doing(_copying(inputs)):
            once.copy_backup_to_region(
                DestinationRegion=inputs.destination_region,
                BackupId=inputs.backup_id,
                TagList=aws_tags.to_list({**(inputs.tags or {}), TAG: str(mark)}),
            )

    def _change(
        self,
        context: Context,
        copy: BackupTypeDef,
        recorded: BackupCopyInputs,
        inputs: BackupCopyInputs,
        mark: Mark,
    ) -> BackupCopyState:
        """Gives a copy the attributes and tags that are wanted, and our mark."""
        client, id = self._destination(context, inputs), copy["BackupId"]
        what, state = _changing(inputs, id), self._state(recorded, copy, str(mark))
        wanted = completed(inputs, state.inputs)
        added, removed = aws_tags.difference(state.inputs.tags or {}, wanted.tags or {})
        is_marked = mark.is_same(_mark_in(copy))
        if not is_marked:
            added[TAG] = str(mark)
        with doing(what):
            if state.inputs.never_expires != wanted.never_expires:
                client.modify_backup_attributes(
                    BackupId=id, NeverExpires=bool(wanted.never_expires)
                )
            if removed:
                client.untag_resource(ResourceId=id, TagKeyList=removed)
            if added:
                client.tag_resource(ResourceId=id, TagList=aws_tags.to_list(added))
        if not is_marked:
            # Who recorded the mark of before has to see this one, or deletes the copy.
            backups = self._backups(context, client)
            context.wait(backups, id, lambda copy: _until_marked(mark, copy), what)
        return self.state(wanted, state.outputs)

    def _state(
        self, inputs: BackupCopyInputs, copy: BackupTypeDef, mark: str | None
    ) -> BackupCopyState:
        """A copy as it is; arguments that the cloud doesn't keep are as they were."""
        live = inputs.model_copy(
            update={
                "region": inputs.region or copy.get("SourceRegion"),
                "backup_id": copy.get("SourceBackup", inputs.backup_id),
                "never_expires": copy.get("NeverExpires", False),
                "tags": aws_tags.from_list(copy.get("TagList")),
            }
        )
        outputs = BackupCopyOutputs.from_api(
            copy,
            destination_backup_id=copy["BackupId"],
            destination_backup_arn=copy.get("BackupArn"),
            mark=mark,
        )
        return self.state(live, outputs)


class _Search:
    """A look for the copy to take over, or that somebody has to decide about; `None` to make one.

    Called before a copy is made, it answers with a stranger's too; afterwards only with our own.
    """

    def __init__(
        self, inputs: BackupCopyInputs, mark: Mark, look: Callable[[], Sequence[BackupTypeDef]]
    ) -> None:
        self.has_made = False
        self._inputs = inputs
        self._mark = mark
        self._look = look
        self._looked = 0

    def __call__(self) -> BackupTypeDef | None:
        inputs, copies = self._inputs, self._look()
        wanted = [copy for copy in copies if _exists(copy)]
        if inputs.restore:
            wanted += [c for c in copies if c.get("BackupState") == "PENDING_DELETION"]
        for copy in wanted:
            if _id(inputs, copy) == inputs.adopt or self._mark.is_of(_mark_in(copy)):
                return copy
        if self.has_made:
            return None
        unmarked = [copy for copy in copies if _exists(copy) and not _mark_in(copy)]
        self._wait_for_tags(unmarked)
        if inputs.adopt:
            raise NotFound(
                f"adopt {inputs.adopt}",
                f"{inputs.destination_region} has no such copy of {inputs.backup_id}",
                "Correct `adopt`, or leave it out to make a copy",
            )
        return unmarked[0] if unmarked and not inputs.beside_others else None

    def _wait_for_tags(self, unmarked: Sequence[BackupTypeDef]) -> None:
        """Raises `Busy` as long as one of the copies may be ours, made by a killed run."""
        since = datetime.now(timezone.utc) - _TAGS_SHOW_WITHIN
        young = [c["BackupId"] for c in unmarked if (c.get("CopyTimestamp") or since) >= since]
        if young and self._looked < _LOOKS_FOR_TAGS:
            self._looked += 1
            raise Busy(_copying(self._inputs), f"the tags of {young[0]} may not show yet")


def _held(context: Context, state: BackupCopyState, copy: BackupTypeDef) -> Held:
    """The copy of a state, and whose it is now."""
    region = state.inputs.destination_region
    return Held(
        _id(state.inputs, copy),
        f"the copy {copy['BackupId']} in {region}",
        carried=_mark_in(copy),
        recorded=state.outputs.mark,
        own=context.owner.mark(copy.get("SourceBackup", ""), region),
    )


def _mark_in(copy: BackupTypeDef) -> Mark | None:
    return aws_tags.mark_in(copy.get("TagList"))


def _id(inputs: BackupCopyInputs, copy: BackupTypeDef) -> str:
    return f"{inputs.destination_region}/{copy['BackupId']}"


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


def _changing(inputs: BackupCopyInputs, id: str) -> str:
    return f"change the copy {id} in {inputs.destination_region}"


def _exists(backup: BackupTypeDef) -> bool:
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


def _until_marked(mark: Mark, copy: BackupTypeDef | None) -> Done[None] | Waiting:
    shows = copy is None or mark.is_same(_mark_in(copy))
    return Done(None) if shows else Waiting("its mark does not show yet")


def _until_gone(copy: BackupTypeDef | None) -> Done[BackupTypeDef | None] | Waiting:
    if copy is None or not _exists(copy):
        return Done(copy)
    return Waiting(copy.get("BackupState", ""))
