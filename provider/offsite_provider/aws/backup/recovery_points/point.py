"""What all resources share that manage a recovery point: how it is read, changed and let go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeVar

from ....core.equality import Meaning
from ....core.failures import Failure, Invalid, NotFound
from ....core.model import Outputs
from ....core.ownership import TAG, is_marked, taken_over
from ....core.problems import Problem
from ....core.resource import Context
from ....core.traits import Computed
from ....core.values import Timestamp
from ....core.waiting import Done, Judge, Poll, Waiting
from ... import tags as aws_tags
from ...access import AwsInputs
from ...failures import doing
from ...pages import pages
from ..handler import BackupHandler
from ..lifecycle import FOR_EVER, Lifecycle, same_lifecycle
from ..vaults.vaults import about
from . import recovery_point_tags
from .patience import patiently
from .recovery_point_tags import Clients
from .values import as_answered

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import (
        DescribeRecoveryPointOutputTypeDef,
        UpdateRecoveryPointLifecycleOutputTypeDef,
    )

_NOT_CONTINUOUS: Final = {
    "InvalidRequestException": "Only continuous backups, and parts of composite ones, can be: set "
    '`on_destroy` to "retain" or "delete", run `pulumi up`, and then destroy it'
}

V = TypeVar("V")
I = TypeVar("I", bound=AwsInputs)  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741

OnDestroy = Literal["retain", "disassociate", "delete"]
"""What happens to a recovery point whose resource is destroyed."""

PointLifecycle = Annotated[Lifecycle | None, Computed, Meaning(same_lifecycle)]

PERMISSIONS: Final = (
    "backup:DeleteRecoveryPoint",
    "backup:DescribeRecoveryPoint",
    "backup:DisassociateRecoveryPoint",
    "backup:DisassociateRecoveryPointFromParent",
    "backup:ListBackupVaults",
    "backup:ListRecoveryPointsByBackupVault",
    "backup:UpdateRecoveryPointLifecycle",
    *recovery_point_tags.PERMISSIONS,
)
READS: Final = ("DescribeRecoveryPoint", "ListBackupVaults", "ListTags")
MAKES: Final = (
    "DescribeRecoveryPoint",
    "ListBackupVaults",
    "TagResource",
    "UpdateRecoveryPointLifecycle",
)
CHANGES: Final = (*MAKES, "UntagResource")
LETS_GO: Final = (
    "DeleteRecoveryPoint",
    "DescribeRecoveryPoint",
    "DisassociateRecoveryPoint",
    "DisassociateRecoveryPointFromParent",
    "ListBackupVaults",
    "ListRecoveryPointsByBackupVault",
)
TELLS_OWNER: Final = ("ListTags", "TagResource")
"""Besides, where it carries a mark."""


class CalculatedLifecycle(Outputs):
    """The moments that follow from a lifecycle."""

    move_to_cold_storage_at: Timestamp | None = None
    """When it moves to cold storage."""
    delete_at: Timestamp | None = None
    """When it is deleted."""


class RecoveryPointCreator(Outputs):
    """The rule of a backup plan that made a recovery point."""

    backup_plan_id: str | None = None
    """The ID of the plan."""
    backup_plan_arn: str | None = None
    """The ARN of the plan."""
    backup_plan_name: str | None = None
    """The name of the plan."""
    backup_plan_version: str | None = None
    """The version of the plan."""
    backup_rule_id: str | None = None
    """The ID of the rule."""
    backup_rule_name: str | None = None
    """The name of the rule."""
    backup_rule_cron: str | None = None
    """The schedule of the rule."""
    backup_rule_timezone: str | None = None
    """The time zone of the schedule."""


@dataclass(frozen=True)
class Point:
    """A recovery point in its vault, and the clients that reach it."""

    arn: str
    vault: str
    clients: Clients

    @property
    def client(self) -> BackupClient:
        return self.clients("backup")

    @property
    def at(self) -> dict[str, Any]:
        """The members of a request that say which one."""
        return {"BackupVaultName": self.vault, "RecoveryPointArn": self.arn}

    def describe(self) -> DescribeRecoveryPointOutputTypeDef | None:
        """What there is; `None` if there is nothing."""
        try:
            with about(self.client, self.vault, f"read the recovery point {self.arn}"):
                return self.client.describe_recovery_point(**self.at)
        except NotFound:
            return None

    def look(self) -> DescribeRecoveryPointOutputTypeDef | None:
        """What is there to stay: not what is being deleted."""
        found = self.describe()
        return None if found and found["Status"] == "DELETING" else found

    def tags(self) -> dict[str, str] | None:
        """Its tags, our mark among them; `None` where nobody can tell."""
        return recovery_point_tags.tags_of(self.clients, self.arn)

    def named(self, recorded: Mapping[str, str]) -> dict[str, str]:
        """Those of its tags that a resource manages.

        The others are those of the resource that was backed up, which AWS Backup copies.
        """
        if not recorded or (live := self.tags()) is None:
            return dict(recorded)
        return {key: live[key] for key in recorded if key in live}

    def change_tags(self, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
        """Makes the tags that a resource manages what is wanted; whether that can be."""
        added, removed = aws_tags.difference(old, new)
        return recovery_point_tags.change_tags(self.clients, self.arn, added, removed)

    def claim(self, mark: str, tags: Mapping[str, str] | None = None) -> str | None:
        """Marks it, and sets tags besides; the mark that it carries, none where none can be."""
        return mark if self.change_tags({}, {**(tags or {}), TAG: mark}) else None

    def take_over(self, mark: str, tags: Mapping[str, str] | None = None) -> str | None:
        """Marks what was its owner's already: who recorded the mark from before lets it be."""
        carried = (self.tags() or {}).get(TAG)
        anew = taken_over(carried) if carried and is_marked(carried, mark) else mark
        return self.claim(anew, tags)

    def change_lifecycle(
        self, old: Lifecycle | None, new: Lifecycle | None
    ) -> UpdateRecoveryPointLifecycleOutputTypeDef | None:
        """Makes the lifecycle what is wanted, if it isn't."""
        if new is None or same_lifecycle(old) == same_lifecycle(new):
            return None
        what = f"change the lifecycle of {self.arn}"
        before = _move(old)
        if _move(new) != before:
            found = self.look()
            if found and found.get("StorageClass") == "COLD":
                raise Failure(
                    what,
                    "it is in cold storage, and its move there can't be changed any more",
                    f"Keep `move_to_cold_storage_after_days={before}`",
                )
        with doing(what):
            return self.client.update_recovery_point_lifecycle(**self.at, Lifecycle=_whole(new))


class PointHandler(BackupHandler[I, O]):
    """A handler of something that manages a recovery point."""

    def point(
        self, context: Context, inputs: I, arn: str, vault: str, region: str | None = None
    ) -> Point:
        """The recovery point; `region` if it isn't the resource's own."""
        return Point(arn, vault, lambda service: self.client(context, service, inputs, region))

    def wait_for(
        self,
        context: Context,
        point: Point,
        judge: Judge[DescribeRecoveryPointOutputTypeDef, V],
        what: str,
    ) -> V:
        """Waits for a state of a recovery point."""
        client = point.client

        def fetch(keys: Sequence[str]) -> Mapping[str, DescribeRecoveryPointOutputTypeDef]:
            found: dict[str, DescribeRecoveryPointOutputTypeDef] = {}
            for key in keys:
                vault, _, arn = key.partition(" ")
                if described := Point(arn, vault, point.clients).describe():
                    found[key] = described
            return found

        poll: Poll[DescribeRecoveryPointOutputTypeDef] = context.poll(
            "recovery points by ARN", client, fetch, batch=10
        )
        return context.wait(poll, f"{point.vault} {point.arn}", judge, what)

    def settle(
        self,
        context: Context,
        point: Point,
        old: tuple[Lifecycle | None, Mapping[str, str]],
        new: tuple[Lifecycle | None, Mapping[str, str]],
    ) -> UpdateRecoveryPointLifecycleOutputTypeDef | None:
        """Gives it the lifecycle and the tags that are wanted; the answer if the first changed."""
        changed = point.change_lifecycle(old[0], new[0])
        if not point.change_tags(old[1], new[1]):
            context.report.info(
                f"leaves the tags of {point.arn} alone: offsite can't change the tags of "
                "recovery points of that service"
            )
        return changed

    def let_go(
        self, context: Context, point: Point, on_destroy: OnDestroy, mark: str | None = None
    ) -> None:
        """Keeps, disassociates or deletes it, unless its `mark` says that it is another's now."""
        found = point.describe()
        if found is None or (found["Status"] == "DELETING" and on_destroy != "delete"):
            return
        if mark is not None:
            carried = (point.tags() or {}).get(TAG)
            if carried not in (None, mark):
                context.report.info(f"keeps {point.arn}, which another resource has taken over")
                return
            if carried and on_destroy == "retain":
                point.change_tags({}, {TAG: released(mark)})
        match on_destroy:
            case "retain":
                end = found.get("CalculatedLifecycle", {}).get("DeleteAt")
                until = f"until {end:%Y-%m-%d %H:%M} UTC" if end else "for ever"
                context.report.info(f"{point.arn} stays in the vault {point.vault} {until}")
            case "disassociate":
                self._disassociate(context, point, found)
            case "delete":
                self._delete(context, point, found)

    def _disassociate(
        self, context: Context, point: Point, found: DescribeRecoveryPointOutputTypeDef
    ) -> None:
        what = f"disassociate the recovery point {point.arn}"
        parent = found.get("ParentRecoveryPointArn")

        def disassociate() -> None:
            with doing(what, _NOT_CONTINUOUS):
                if parent:
                    point.client.disassociate_recovery_point_from_parent(**point.at)
                else:
                    point.client.disassociate_recovery_point(**point.at)

        try:
            _when_free(context, disassociate)
        except Invalid:
            # What holds it may be deleted at the same time, and let it go by that.
            now = point.describe() if parent else found
            if now and (not parent or now.get("ParentRecoveryPointArn")):
                raise
        if not parent:
            self.wait_for(context, point, _until_gone(what), what)
        elif point.look():
            context.report.info(
                f"{point.arn} stays in the vault {point.vault}, no part of {parent} any more"
            )

    def _delete(
        self, context: Context, point: Point, found: DescribeRecoveryPointOutputTypeDef
    ) -> None:
        # A composite one can't be deleted before its parts.
        parts = self._parts(point) if found.get("IsParent") else []
        nested = {part.arn for part in parts}
        if found.get("ParentRecoveryPointArn"):
            nested.add(point.arn)
        for group in (parts, [point]):
            for one in group:
                _when_free(context, partial(_begin_deletion, one, one.arn in nested))
            for one in group:
                what = _deleting(one)
                self.wait_for(context, one, _until_gone(what), what)

    def _parts(self, point: Point) -> list[Point]:
        with doing(f"list the parts of the recovery point {point.arn}"):
            listed = pages(
                point.client.list_recovery_points_by_backup_vault,
                BackupVaultName=point.vault,
                ByParentRecoveryPointArn=point.arn,
            )
            return [
                Point(part["RecoveryPointArn"], point.vault, point.clients)
                for page in listed
                for part in page["RecoveryPoints"]
            ]


def in_region(argument: str, arn: object, region: object) -> Iterator[Problem]:
    """The rule that what an ARN names has to be where the API is called."""
    if isinstance(arn, str) and isinstance(region, str) and arn.split(":")[3] not in ("", region):
        found = arn.split(":")[3]
        yield Problem((argument,), f"is in {found}, and `region` is {region}: they have to agree")


def released(mark: str) -> str:
    """The mark of what its owner has let go: it is nobody's."""
    return f"nobody@{mark.rpartition('@')[2].partition('+')[0]}"


def is_still_ours(tags: Mapping[str, str] | None, mark: str) -> bool:
    """Whether what our token made has not been let go since.

    It may carry no mark of ours: its run was killed before it could mark it. Where nobody can tell,
    it isn't ours: better one more than one that two resources manage.
    """
    return tags is not None and tags.get(TAG) != released(mark)


def lifecycle_in(answer: Mapping[str, Any] | None) -> Lifecycle | None:
    """A lifecycle as the service shows it; `None` is for ever."""
    days = {member: value for member, value in (answer or {}).items() if value != FOR_EVER}
    return as_answered(Lifecycle, days) if days else None


def _move(lifecycle: Lifecycle | None) -> int | None:
    """The days until cold storage, if it ever moves there."""
    days = lifecycle.move_to_cold_storage_after_days if lifecycle else None
    return None if days == FOR_EVER else days


def _whole(lifecycle: Lifecycle) -> Any:
    """A lifecycle as it takes the place of another."""
    for_ever = {"MoveToColdStorageAfterDays": FOR_EVER, "DeleteAfterDays": FOR_EVER}
    return lifecycle.to_api() or for_ever


def _when_free(context: Context, attempt: Callable[[], None]) -> None:
    """Tries again while AWS Backup is busy with the recovery point. Gone already is fine."""

    def busy(refusal: Failure) -> bool:
        return isinstance(refusal, Invalid) and refusal.code == "InvalidResourceStateException"

    with suppress(NotFound):
        patiently(context, attempt, busy, "Run `pulumi up` again")


def _deleting(point: Point) -> str:
    return f"delete the recovery point {point.arn}"


def _begin_deletion(point: Point, nested: bool) -> None:
    what = _deleting(point)
    if nested:
        # Refused if it is a part of nothing any more.
        with suppress(Invalid), doing(what):
            point.client.disassociate_recovery_point_from_parent(**point.at)
    with doing(what):
        point.client.delete_recovery_point(**point.at)


def _until_gone(what: str) -> Judge[DescribeRecoveryPointOutputTypeDef, None]:
    def judge(found: DescribeRecoveryPointOutputTypeDef | None) -> Done[None] | Waiting:
        if found is None:
            return Done(None)
        if found["Status"] == "EXPIRED":
            # So AWS Backup says that it isn't allowed to.
            raise Failure(
                what,
                found.get("StatusMessage") or "AWS Backup could not delete it: it is EXPIRED",
                f"Allow the role {found.get('IamRoleArn')} to delete it, and try again",
            )
        return Waiting(found["Status"])

    return judge
