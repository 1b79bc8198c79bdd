"""A recovery point in its vault, as the resources see it that manage one: read and changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, TypeVar

from ....core.failures import Failure, NotFound
from ....core.model import Outputs
from ....core.ownership import TAG, Held, Mark
from ....core.resource import Context
from ....core.traits import Computed
from ....core.values import Timestamp
from ....core.waiting import Judge, Poll
from ... import tags as aws_tags
from ..lifecycle import FOR_EVER, Lifecycle, SameLifecycle
from ..vaults.vaults import doing_with_vault
from .tags import Clients, change_tags, tags_of

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import (
        DescribeRecoveryPointOutputTypeDef,
        UpdateRecoveryPointLifecycleOutputTypeDef,
    )

V = TypeVar("V")

PointLifecycle = Annotated[Lifecycle | None, Computed, SameLifecycle]
"""The argument `lifecycle` of a resource that manages a recovery point."""

READ_CALLS: Final = ("DescribeRecoveryPoint", "ListBackupVaults")
LIFECYCLE_CALLS: Final = (*READ_CALLS, "UpdateRecoveryPointLifecycle")


class CalculatedLifecycle(Outputs):
    """When a recovery point moves to cold storage, and when it is deleted."""

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


class ManagedArguments(NamedTuple):
    """What a resource manages of a recovery point."""

    lifecycle: Lifecycle | None
    """`None` is for ever in what is there, and "as it is" in what is wanted."""
    tags: Mapping[str, str]


@dataclass(frozen=True)
class ManagedPoint:
    """A recovery point in its vault, and the clients that reach it."""

    context: Context
    clients: Clients
    vault: str
    """The name of the vault."""
    arn: str

    @property
    def client(self) -> BackupClient:
        return self.clients("backup")

    @property
    def request(self) -> dict[str, Any]:
        """The members of a request that say which one."""
        return {"BackupVaultName": self.vault, "RecoveryPointArn": self.arn}

    def describe(self) -> DescribeRecoveryPointOutputTypeDef | None:
        """What is there; `None` if nothing is, or its vault isn't."""
        try:
            with doing_with_vault(self.client, self.vault, f"read the recovery point {self.arn}"):
                return self.client.describe_recovery_point(**self.request)
        except NotFound:
            return None

    def find(self) -> DescribeRecoveryPointOutputTypeDef | None:
        """What is there, unless it is being deleted."""
        found = self.describe()
        return None if found and found["Status"] == "DELETING" else found

    def wait_until(self, judge: Judge[DescribeRecoveryPointOutputTypeDef, V], what: str) -> V:
        """Waits until `judge` says of what is there that it is done: see `Context.wait`."""

        def fetch(keys: Sequence[str]) -> Mapping[str, DescribeRecoveryPointOutputTypeDef]:
            found: dict[str, DescribeRecoveryPointOutputTypeDef] = {}
            for key in keys:
                vault, _, arn = key.partition(" ")
                if described := replace(self, vault=vault, arn=arn).describe():
                    found[key] = described
            return found

        poll: Poll[DescribeRecoveryPointOutputTypeDef] = self.context.poll(
            "recovery points", self.client, fetch, batch=10
        )
        return self.context.wait(poll, f"{self.vault} {self.arn}", judge, what)

    def managed(
        self, found: DescribeRecoveryPointOutputTypeDef, tags: Mapping[str, str] | None
    ) -> ManagedArguments:
        """What a resource manages of what was `found`.

        Of its tags these are the ones that `tags` names: others are those of the resource that was
        backed up, which AWS Backup copies. With `None`, as nobody can say yet which, all of them.
        """
        return managed(found, tags, {} if tags == {} else self.tags())

    def tags(self) -> dict[str, str] | None:
        """Its tags, the owner mark among them; `None` where nobody can tell."""
        return tags_of(self.clients, self.arn)

    def held(self, tags: Mapping[str, str] | None, recorded: str | None, own: Mark) -> Held | None:
        """Whose it is by its `tags`; `None` where nobody can tell.

        `recorded` is the mark in the state, and `own` the one that the resource writes.
        """
        if tags is None:
            return None
        carried = Mark.parse(tags.get(TAG))
        return Held("", self.arn, carried=carried, recorded=recorded, own=own)

    def is_still_of(self, mark: Mark) -> bool:
        """Whether what the owner of a mark made has not been let go since.

        It may carry another mark, its source's, or none: a run was killed before it could mark it.
        Where nobody can tell, it isn't: better one more than one that two resources manage.
        """
        tags = self.tags()
        return tags is not None and Mark.parse(tags.get(TAG)) != mark.released()

    def write_mark(self, mark: Mark, tags: Mapping[str, str] | None = None) -> str | None:
        """Marks it, and sets tags besides; the mark that it carries, none where none can be."""
        written = str(mark)
        return written if self._change_tags({}, {**(tags or {}), TAG: written}) else None

    def take_over(self, mark: Mark, tags: Mapping[str, str] | None = None) -> str | None:
        """Marks what its owner had marked before: who recorded that mark then leaves it alone."""
        carried = Mark.parse((self.tags() or {}).get(TAG))
        return self.write_mark(mark.taking_over(carried), tags)

    def mark_to_change(self, recorded: str | None, own: Mark) -> tuple[str | None, Mark | None]:
        """The mark to record with a change, and the same if the change has to write it.

        Raises a `Conflict` if the recovery point is another's now.
        """
        held = self.held(self.tags(), recorded, own)
        if held is None:
            return recorded, None
        mark = self.context.claims.mark(held, f"change the recovery point {self.arn}", adopt=None)
        return str(mark), None if mark.is_same(held.carried) else mark

    def change(
        self, old: ManagedArguments, new: ManagedArguments, mark: Mark | None = None
    ) -> UpdateRecoveryPointLifecycleOutputTypeDef | None:
        """Makes it what is wanted, with another `mark` if one is given.

        Returns the answer of the service if the lifecycle changed.
        """
        changed = self._change_lifecycle(old.lifecycle, new.lifecycle)
        marked = {TAG: str(mark)} if mark else {}
        if not self._change_tags(old.tags, {**new.tags, **marked}):
            self.context.report.info(
                f"leaves the tags of {self.arn} alone: offsite can't change the tags of "
                "recovery points of that service"
            )
        return changed

    def _change_tags(self, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
        added, removed = aws_tags.difference(old, new)
        return change_tags(self.clients, self.arn, added, removed)

    def _change_lifecycle(
        self, old: Lifecycle | None, new: Lifecycle | None
    ) -> UpdateRecoveryPointLifecycleOutputTypeDef | None:
        if new is None or SameLifecycle.key(old) == SameLifecycle.key(new):
            return None
        what = f"change the lifecycle of {self.arn}"
        before = _days_until_cold(old)
        if _days_until_cold(new) != before:
            found = self.find()
            if found and found.get("StorageClass") == "COLD":
                raise Failure(
                    what,
                    "it is in cold storage, and its move there can't be changed any more",
                    f"Keep `move_to_cold_storage_after_days={before}`",
                )
        with doing_with_vault(self.client, self.vault, what):
            return self.client.update_recovery_point_lifecycle(
                **self.request, Lifecycle=_request(new)
            )


def managed(
    found: DescribeRecoveryPointOutputTypeDef,
    tags: Mapping[str, str] | None,
    live: Mapping[str, str] | None,
) -> ManagedArguments:
    """`ManagedPoint.managed`, of one whose tags are `live`: `None` where nobody can tell them."""
    lifecycle = lifecycle_of(found.get("Lifecycle"))
    if tags == {} or live is None:
        return ManagedArguments(lifecycle, dict(tags or {}))
    if tags is None:
        return ManagedArguments(lifecycle, aws_tags.from_list(aws_tags.to_list(live)))
    return ManagedArguments(lifecycle, {key: live[key] for key in tags if key in live})


def mark_of_stack(context: Context, tags: Mapping[str, str] | None) -> str | None:
    """The mark among tags, if a resource of this stack has written it."""
    carried = Mark.parse((tags or {}).get(TAG))
    return str(carried) if carried and context.owner.mark().is_of_stack(carried) else None


def lifecycle_of(answer: Mapping[str, Any] | None) -> Lifecycle | None:
    """A lifecycle as the service shows it; `None` is for ever."""
    days = {member: value for member, value in (answer or {}).items() if value != FOR_EVER}
    return Lifecycle.from_api(days) if days else None


def _days_until_cold(lifecycle: Lifecycle | None) -> int | None:
    """The days until cold storage, if it ever moves there."""
    days = lifecycle.move_to_cold_storage_after_days if lifecycle else None
    return None if days == FOR_EVER else days


def _request(lifecycle: Lifecycle) -> Any:
    """A lifecycle as it takes the place of another."""
    for_ever = {"MoveToColdStorageAfterDays": FOR_EVER, "DeleteAfterDays": FOR_EVER}
    return lifecycle.to_api() or for_ever
