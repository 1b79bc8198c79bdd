"""The deletion of all recovery points of a vault, which has to come before its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from ....core.failures import Busy, Cancelled, Conflict, Failure, Invalid, NotFound
from ....core.resource import Context
from ....core.values import rfc3339
from ....core.waiting import Done, Waiting
from ...failures import doing
from ...pages import pages
from .vaults import doing_with_vault

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import RecoveryPointByBackupVaultTypeDef

    from .vaults import VaultDescription

    RecoveryPoints = list[RecoveryPointByBackupVaultTypeDef]

_AT_ONCE: Final = 4
"""How many recovery points are deleted at a time."""


def recovery_points(client: BackupClient, name: str) -> RecoveryPoints:
    """All recovery points of a vault."""
    with doing_with_vault(client, name, f"list the recovery points of backup vault {name}"):
        found = pages(
            client.list_recovery_points_by_backup_vault, BackupVaultName=name, MaxResults=1000
        )
        return [point for page in found for point in page["RecoveryPoints"]]


def check_may_empty(
    what: str, vault: VaultDescription, points: RecoveryPoints, force: bool | None
) -> None:
    """Raises a `Conflict` about `what` if the recovery points are not to be deleted.

    They are not if a lock protects them, or if nobody has said so: `force`, which is `None` where
    nobody can.
    """
    holds = f"it holds {_count(len(points))}"
    if vault.get("Locked") and (date := vault.get("LockDate")):
        ends = [point.get("CalculatedLifecycle", {}).get("DeleteAt") for point in points]
        known = [end for end in ends if end is not None]
        until = "for ever" if len(known) < len(ends) else f"until {rfc3339(max(known))}"
        raise Conflict(
            what,
            f"{holds}, the last of them retained {until}, and it is locked in compliance "
            f"mode, which can't be undone from {rfc3339(date)} on",
            "Remove the lock before that date, or delete the vault once the retention has ended",
        )
    if vault.get("Locked"):
        raise Conflict(
            what,
            f"{holds}, which its lock protects (governance mode, without a lock date)",
            "Remove the lock first",
        )
    if force is None:
        raise Conflict(what, holds, "Delete the vault once the retention has ended")
    if not force:
        raise Conflict(
            what,
            holds,
            "Delete them, or run `pulumi up` with `force_destroy=True`, which deletes them with "
            "the vault",
        )


def empty(context: Context, client: BackupClient, name: str) -> None:
    """Deletes all recovery points of a vault, and waits until they are gone.

    Those that are being deleted already, or can't be yet, are waited for. The first failure ends
    it, after the deletion of all others was begun.
    """
    emptying = _Emptying(context, client, name)

    def fetch(names: Sequence[str]) -> Mapping[str, RecoveryPoints]:
        return {name: recovery_points(client, name) for name in names}

    poll = context.poll("recovery points", client, fetch, batch=1)
    context.wait(poll, name, emptying.judge, emptying.what)
    context.report.info(f"deleted the {_count(len(emptying.seen))} of backup vault {name}")


class _Emptying:
    """One emptying of a vault: what it has seen there, and what it has deleted."""

    def __init__(self, context: Context, client: BackupClient, name: str) -> None:
        self.what = f"delete the recovery points of backup vault {name}"
        self.seen: set[str] = set()
        self._begun: set[str] = set()
        self._context = context
        self._client = client
        self._name = name

    def judge(self, points: RecoveryPoints | None) -> Done[None] | Waiting:
        """Deletes what is left and wasn't deleted yet. Nested ones go before what they are in."""
        left = points or []
        again = [point for point in left if point.get("RecoveryPointArn", "") in self._begun]
        self.seen.update(point.get("RecoveryPointArn", "") for point in left)
        fresh = [
            point
            for point in left
            # One that is being made can't be deleted yet.
            if point not in again and point.get("Status") not in ("DELETING", "CREATING")
        ]
        for group in (
            [point for point in fresh if not point.get("IsParent")],
            [point for point in fresh if point.get("IsParent")],
        ):
            self._delete(group)
        if not left:
            return Done(None)
        stuck = [point for point in again if point.get("Status") == "EXPIRED"]
        why = f"; {len(stuck)} EXPIRED: {stuck[0].get('StatusMessage', '')}" if stuck else ""
        done = len(self.seen) - len(left)
        return Waiting(f"{done} of {_count(len(self.seen))} deleted{why}")

    def _delete(self, points: RecoveryPoints) -> None:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            failures = list(filter(None, pool.map(self._try, points)))
        # A refusal ends the emptying, and tells more than that the service is busy.
        for failure in sorted(failures, key=lambda failure: isinstance(failure, Busy)):
            raise failure

    def _try(self, point: RecoveryPointByBackupVaultTypeDef) -> Failure | None:
        if self._context.run.cancelled.is_set():
            return Cancelled(self.what, "the run was cancelled", "Run it again to go on")
        arn = point.get("RecoveryPointArn", "")
        try:
            with suppress(NotFound):
                self._delete_one(arn, nested=bool(point.get("ParentRecoveryPointArn")))
        except Failure as failure:
            return failure
        self._begun.add(arn)
        if len(self._begun) % 25 == 0:
            self._context.report.progress(
                f"deletion of {len(self._begun)} of {_count(len(self.seen))} begun"
            )
        return None

    def _delete_one(self, arn: str, *, nested: bool) -> None:
        if nested:
            with (
                suppress(Invalid),  # It isn't nested any more.
                doing(f"take recovery point {arn} out of its parent"),
            ):
                self._client.disassociate_recovery_point_from_parent(
                    BackupVaultName=self._name, RecoveryPointArn=arn
                )
        with doing(f"delete recovery point {arn}"):
            self._client.delete_recovery_point(BackupVaultName=self._name, RecoveryPointArn=arn)


def _count(points: int) -> str:
    return f"{points} recovery point{'' if points == 1 else 's'}"
