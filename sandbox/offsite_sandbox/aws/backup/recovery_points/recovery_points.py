"""Recovery points: what vaults hold."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from ....clock import clock
from ....configuration import configuration
from ..resources import owned
from ..shared.answer import given, listed
from ..shared.arns import SERVICE, parse
from ..shared.dates import is_between
from ..shared.event_queue import EventQueue
from ..shared.exceptions import (
    InvalidParameterValueError,
    InvalidRequestError,
    InvalidResourceStateError,
    ResourceNotFoundError,
)
from ..shared.tags import Tags
from ..vaults.vault import Vault
from ..vaults.vaults import Vaults
from .lifecycle import Lifecycle
from .recovery_point import RecoveryPoint
from .vault_contents import VaultContents

_A_DAY = timedelta(days=1)


class RecoveryPoints:
    """The recovery points in the vaults of one account and region.

    Args:
        is_held: whether a legal hold keeps a recovery point.
    """

    def __init__(
        self,
        vaults: Vaults,
        contents: VaultContents,
        tags: Tags,
        events: EventQueue,
        is_held: Callable[[RecoveryPoint], bool],
    ) -> None:
        self._vaults = vaults
        self._contents = contents
        self._tags = tags
        self._events = events
        self._is_held = is_held

    def all(self) -> list[RecoveryPoint]:
        """All of them, the newest first."""
        found = [
            point
            for vault in self._vaults.by_name.values()
            for point in self._contents.of(vault.arn)
        ]
        return sorted(found, key=lambda point: point.created, reverse=True)

    def find(self, vault_name: str, arn: str) -> RecoveryPoint:
        """The recovery point of an ARN in a vault.

        Raises:
            ResourceNotFoundError: it is not there.
        """
        vault = self._vaults.find(vault_name)
        try:
            parse(arn)
        except ValueError:
            raise InvalidParameterValueError(f"Invalid recovery point ARN: {arn}") from None
        found = self._contents.find(vault.arn, arn)
        if found is None:
            raise ResourceNotFoundError(
                f"Recovery point {arn} does not exist in backup vault {vault_name}."
            )
        return found

    def with_arn(self, arn: str) -> RecoveryPoint | None:
        """The recovery point of an ARN, in whichever vault it is."""
        return next((point for point in self.all() if point.arn == arn), None)

    def in_vault(self, vault: Vault) -> Collection[RecoveryPoint]:
        """Those that a vault holds."""
        return self._contents.of(vault.arn)

    def add(self, point: RecoveryPoint, tags: Mapping[str, str]) -> None:
        """Put a recovery point into its vault."""
        self._contents.add(point)
        if point.kind.is_fully_managed:
            self._tags.register(point.arn, owned(tags))
        else:
            self._tags.register_elsewhere(point.arn, point.kind.name)

    def complete(self, point: RecoveryPoint, at: datetime) -> None:
        """What it holds is there now."""
        point.status = "AVAILABLE" if point.is_continuous else "COMPLETED"
        point.completed = at
        self.expire_later(point)

    def expire_later(self, point: RecoveryPoint) -> None:
        """Have it deleted once its lifecycle says so."""
        if point.delete_at is not None:
            self._events.call_at(point.delete_at, lambda at: self._expire(point, at))

    def remove(self, point: RecoveryPoint) -> None:
        """Forget it and what it holds."""
        if not self._contents.remove(point):
            return
        self._tags.unregister(point.arn)
        if point.parent is not None:
            point.parent.children.remove(point)
        for child in point.children:
            child.parent = child.member = None
        point.kind.discard(point.contents)

    def tags_of(self, point: RecoveryPoint) -> dict[str, str]:
        """Its tags, which the resource's own service has unless AWS Backup manages it fully."""
        tags = point.kind.tags(point.contents)
        return owned(self._tags.of(point.arn) if tags is None else tags)

    def describe_recovery_point(
        self,
        backup_vault_name: str,
        recovery_point_arn: str,
        backup_vault_account_id: str | None = None,
    ) -> dict[str, Any]:
        """``DescribeRecoveryPoint``."""
        self._vaults.check_account(backup_vault_account_id)
        return self.find(backup_vault_name, recovery_point_arn).to_description()

    def list_recovery_points_by_backup_vault(
        self,
        backup_vault_name: str,
        backup_vault_account_id: str | None = None,
        by_resource_arn: str | None = None,
        by_resource_type: str | None = None,
        by_backup_plan_id: str | None = None,
        by_created_before: datetime | None = None,
        by_created_after: datetime | None = None,
        by_parent_recovery_point_arn: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListRecoveryPointsByBackupVault``."""
        self._vaults.check_account(backup_vault_account_id)
        vault = self._vaults.find(backup_vault_name)
        found = [
            point
            for point in self.all()
            if point.vault is vault
            and by_resource_arn in (None, point.resource_arn)
            and by_resource_type in (None, point.kind.name)
            and by_backup_plan_id in (None, (point.created_by or {}).get("BackupPlanId"))
            and is_between(point.created, by_created_after, by_created_before)
            and by_parent_recovery_point_arn in (None, point.parent and point.parent.arn)
        ]
        return listed("RecoveryPoints", found, RecoveryPoint.to_dict, max_results, next_token)

    def list_recovery_points_by_resource(
        self,
        resource_arn: str,
        managed_by_aws_backup_only: bool | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListRecoveryPointsByResource``; the sandbox has none that AWS Backup did not make."""
        del managed_by_aws_backup_only
        found = [point for point in self.all() if point.resource_arn == resource_arn]
        describe = RecoveryPoint.to_dict_by_resource
        return listed("RecoveryPoints", found, describe, max_results, next_token)

    def update_recovery_point_lifecycle(
        self,
        backup_vault_name: str,
        recovery_point_arn: str,
        lifecycle: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """``UpdateRecoveryPointLifecycle``; it takes the place of the whole lifecycle."""
        point = self.find(backup_vault_name, recovery_point_arn)
        wanted = Lifecycle.of(lifecycle)
        if point.is_continuous:
            raise InvalidRequestError(
                "The lifecycle of a continuous backup cannot be updated.", context=point.arn
            )
        if not point.is_ready:
            raise InvalidRequestError(f"Recovery point {point.arn} is {point.status}.")
        _check_cold_storage(point, wanted)
        _check_lock(point, wanted)
        point.lifecycle = wanted
        self.expire_later(point)
        return given(
            {
                "BackupVaultArn": point.vault.arn,
                "RecoveryPointArn": point.arn,
                "Lifecycle": point.lifecycle.to_dict(),
                "CalculatedLifecycle": point.calculated_lifecycle,
            }
        )

    def delete_recovery_point(self, backup_vault_name: str, recovery_point_arn: str) -> None:
        """``DeleteRecoveryPoint``, which takes a while."""
        point = self.find(backup_vault_name, recovery_point_arn)
        if point.status == "CREATING":
            raise InvalidResourceStateError(
                f"Recovery point {point.arn} is being created and cannot be deleted."
            )
        self._check_deletable(point)
        if point.status == "DELETING":
            return
        point.status = "DELETING"
        duration = configuration.duration(f"{SERVICE}.DeleteRecoveryPoint")
        self._events.call_at(clock.now() + duration, lambda at: self.remove(point))

    def disassociate_recovery_point(self, backup_vault_name: str, recovery_point_arn: str) -> None:
        """``DisassociateRecoveryPoint``: the resource's own service keeps what there is."""
        point = self.find(backup_vault_name, recovery_point_arn)
        if not point.is_continuous:
            raise InvalidRequestError(
                "Only continuous backups can be disassociated.", context=point.arn
            )
        if point.status == "CREATING":
            raise InvalidResourceStateError(f"Recovery point {point.arn} is being created.")
        self._check_deletable(point)
        self.remove(point)

    def disassociate_recovery_point_from_parent(
        self, backup_vault_name: str, recovery_point_arn: str
    ) -> None:
        """``DisassociateRecoveryPointFromParent``."""
        point = self.find(backup_vault_name, recovery_point_arn)
        if point.parent is None:
            raise InvalidRequestError(f"Recovery point {point.arn} has no parent.")
        if not point.is_ready:
            raise InvalidRequestError(f"Recovery point {point.arn} is {point.status}.")
        point.parent.children.remove(point)
        point.parent = point.member = None

    def get_recovery_point_restore_metadata(
        self,
        backup_vault_name: str,
        recovery_point_arn: str,
        backup_vault_account_id: str | None = None,
    ) -> dict[str, Any]:
        """``GetRecoveryPointRestoreMetadata``."""
        self._vaults.check_account(backup_vault_account_id)
        point = self.find(backup_vault_name, recovery_point_arn)
        return {
            "BackupVaultArn": point.vault.arn,
            "RecoveryPointArn": point.arn,
            "RestoreMetadata": dict(point.metadata),
            "ResourceType": point.kind.name,
        }

    def _check_deletable(self, point: RecoveryPoint) -> None:
        if point.children:
            raise InvalidRequestError(
                f"Recovery point {point.arn} has nested recovery points. Delete or disassociate "
                "them first.",
                context=point.arn,
            )
        if self._is_held(point):
            raise InvalidRequestError(
                f"Recovery point {point.arn} cannot be deleted: it is under legal hold.",
                context=point.arn,
            )
        if point.vault.lock is not None:
            raise InvalidRequestError(
                f"Recovery point {point.arn} cannot be deleted: backup vault {point.vault.name} "
                "is locked.",
                context=point.arn,
            )

    def _expire(self, point: RecoveryPoint, at: datetime) -> None:
        # Its lifecycle may have changed since this was put in the queue.
        is_due = point.delete_at is not None and point.delete_at <= at
        if is_due and point.is_ready and not self._is_held(point):
            self.remove(point)


def _check_cold_storage(point: RecoveryPoint, wanted: Lifecycle) -> None:
    days = wanted.move_to_cold_storage_after_days
    if days == point.lifecycle.move_to_cold_storage_after_days:
        return
    if point.is_cold:
        raise InvalidParameterValueError(
            "MoveToColdStorageAfterDays cannot be changed after a recovery point has been "
            "transitioned to cold storage.",
            context=point.arn,
        )
    moves = wanted.cold_at(point.kind, point.created)
    if moves is not None and moves < clock.now() + _A_DAY:
        raise InvalidParameterValueError(
            "MoveToColdStorageAfterDays must be at least the recovery point's age plus one day.",
            context=point.arn,
        )


def _check_lock(point: RecoveryPoint, wanted: Lifecycle) -> None:
    if point.vault.lock is None:
        return
    problem = point.vault.retention_problem(wanted.delete_after_days)
    if problem is not None:
        raise InvalidParameterValueError(problem, context=point.arn)
    old, new = point.lifecycle.delete_after_days, wanted.delete_after_days
    if new is not None and (old is None or new < old):
        raise InvalidRequestError(
            f"The retention period of recovery point {point.arn} cannot be shortened: backup "
            f"vault {point.vault.name} is locked.",
            context=point.arn,
        )
