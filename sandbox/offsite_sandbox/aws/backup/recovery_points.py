"""Recovery points: what vaults hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Literal

from ...clock import clock
from ...settings import settings
from . import roles
from .agenda import Agenda
from .base import given, listed
from .exceptions import (
    AccessDeniedError,
    InvalidParameterValueError,
    InvalidRequestError,
    InvalidResourceStateError,
    MissingParameterValueError,
    ResourceNotFoundError,
)
from .lifecycle import Lifecycle
from .names import SERVICE, parse
from .resources import Place, Resource, ResourceType, owned
from .vaults import Vault, Vaults

Status = Literal["CREATING", "COMPLETED", "AVAILABLE", "PARTIAL", "DELETING", "STOPPED"]
_A_DAY = timedelta(days=1)


@dataclass
class Index:
    """What is known of what is in a recovery point, to search it."""

    status: Literal["PENDING", "ACTIVE", "DELETING"]
    created: datetime
    items: int
    completed: datetime | None = None
    deleted: datetime | None = None


@dataclass(eq=False)
class RecoveryPoint:
    """A recovery point.

    Attributes:
        kind: of the resource.
        created: when what it holds was as it is; a copy's is its source's.
        initiated: when the job that made it was.
        contents: what is kept of the resource, for its kind to know.
        kept_from: what its lifecycle counts from; a continuous backup's is its last run.
        member: its identifier in the composite resource that it is a part of.
    """

    arn: str
    vault: Vault
    resource_arn: str
    resource_name: str | None
    kind: ResourceType
    iam_role_arn: str
    created: datetime
    initiated: datetime
    lifecycle: Lifecycle
    size: int
    metadata: Mapping[str, str]
    contents: Any
    encryption_key_arn: str | None
    status: Status = "CREATING"
    status_message: str | None = None
    completed: datetime | None = None
    kept_from: datetime | None = None
    created_by: Mapping[str, Any] | None = None
    source_vault_arn: str | None = None
    is_continuous: bool = False
    parent: "RecoveryPoint | None" = None
    member: str | None = None
    children: "list[RecoveryPoint]" = field(default_factory=list["RecoveryPoint"])
    last_restored: datetime | None = None
    index: Index | None = None

    @property
    def is_parent(self) -> bool:
        """Whether it stands for a composite resource."""
        return self.kind.is_composite

    @property
    def is_ready(self) -> bool:
        """Whether there is something to restore."""
        return self.status in ("COMPLETED", "AVAILABLE", "PARTIAL")

    @property
    def cold_at(self) -> datetime | None:
        """When it moves to cold storage."""
        return self.lifecycle.cold_at(self.kind, self.created)

    @property
    def delete_at(self) -> datetime | None:
        """When it is deleted."""
        return self.lifecycle.delete_at(self.kept_from or self.created)

    @property
    def is_cold(self) -> bool:
        """Whether it is in cold storage by now."""
        return self.is_ready and self.cold_at is not None and clock.now() >= self.cold_at

    @property
    def calculated_lifecycle(self) -> dict[str, Any] | None:
        """The model's ``CalculatedLifecycle``."""
        members = {"MoveToColdStorageAt": self.cold_at, "DeleteAt": self.delete_at}
        return given(members) or None

    def to_dict(self) -> dict[str, Any]:
        """The model's ``RecoveryPointByBackupVault``."""
        return given(
            {
                "RecoveryPointArn": self.arn,
                "BackupVaultName": self.vault.name,
                "BackupVaultArn": self.vault.arn,
                "SourceBackupVaultArn": self.source_vault_arn,
                "ResourceArn": self.resource_arn,
                "ResourceType": self.kind.name,
                "ResourceName": self.resource_name,
                "CreatedBy": self.created_by,
                "IamRoleArn": self.iam_role_arn,
                "Status": self.status,
                "StatusMessage": self.status_message,
                "CreationDate": self.created,
                "InitiationDate": self.initiated,
                "CompletionDate": self.completed,
                "BackupSizeInBytes": self.size,
                "CalculatedLifecycle": self.calculated_lifecycle,
                "Lifecycle": self.lifecycle.to_dict(),
                "EncryptionKeyArn": self.encryption_key_arn,
                "EncryptionKeyType": self._key_type,
                "IsEncrypted": self.is_encrypted,
                "LastRestoreTime": self.last_restored,
                "ParentRecoveryPointArn": self.parent and self.parent.arn,
                "CompositeMemberIdentifier": self.member,
                "IsParent": self.is_parent,
                "VaultType": self.vault.vault_type,
                "IndexStatus": self.index and self.index.status,
            }
        )

    def to_description(self) -> dict[str, Any]:
        """``DescribeRecoveryPoint``'s answer."""
        return {**self.to_dict(), "StorageClass": "COLD" if self.is_cold else "WARM"}

    def to_dict_by_resource(self) -> dict[str, Any]:
        """The model's ``RecoveryPointByResource``."""
        return given(
            {
                "RecoveryPointArn": self.arn,
                "CreationDate": self.created,
                "Status": self.status,
                "StatusMessage": self.status_message,
                "EncryptionKeyArn": self.encryption_key_arn,
                "EncryptionKeyType": self._key_type,
                "BackupSizeBytes": self.size,
                "BackupVaultName": self.vault.name,
                "IsParent": self.is_parent,
                "ParentRecoveryPointArn": self.parent and self.parent.arn,
                "ResourceName": self.resource_name,
                "VaultType": self.vault.vault_type,
                "IndexStatus": self.index and self.index.status,
            }
        )

    @property
    def is_encrypted(self) -> bool:
        """Whether it is; an air-gapped vault may do it with a key that is AWS's own."""
        return self.kind.is_fully_managed or self.encryption_key_arn is not None

    @property
    def _key_type(self) -> str | None:
        if not self.is_encrypted:
            return None
        is_aws_owned = self.kind.is_fully_managed and not self.vault.has_customer_key
        return "AWS_OWNED_KMS_KEY" if is_aws_owned else "CUSTOMER_MANAGED_KMS_KEY"


class RecoveryPoints(Vaults, Agenda):
    """The recovery points in the vaults of one account and region."""

    @property
    def place(self) -> Place:
        """The account and the region."""
        return Place(self.account_id, self.region_name)

    def recovery_points(self) -> list[RecoveryPoint]:
        """All of them, the newest first."""
        found = [
            point for vault in self.vaults.values() for point in vault.recovery_points.values()
        ]
        return sorted(found, key=lambda point: point.created, reverse=True)

    def recovery_point(self, vault_name: str, arn: str) -> RecoveryPoint:
        """The recovery point of an ARN in a vault.

        Raises:
            ResourceNotFoundError: it is not there.
        """
        vault = self.vault(vault_name)
        try:
            parse(arn)
        except ValueError:
            raise InvalidParameterValueError(f"Invalid recovery point ARN: {arn}") from None
        found = vault.recovery_points.get(arn)
        if found is None:
            raise ResourceNotFoundError(
                f"Recovery point {arn} does not exist in backup vault {vault_name}."
            )
        return found

    def add_recovery_point(self, point: RecoveryPoint, tags: Mapping[str, str]) -> None:
        """Put a recovery point into its vault."""
        point.vault.recovery_points[point.arn] = point
        if point.kind.is_fully_managed:
            self.register(point.arn, owned(tags))

    def complete_recovery_point(self, point: RecoveryPoint, at: datetime) -> None:
        """What it holds is there now."""
        point.status = "AVAILABLE" if point.is_continuous else "COMPLETED"
        point.completed = at
        self.expire_later(point)

    def expire_later(self, point: RecoveryPoint) -> None:
        """Have it deleted once its lifecycle says so."""
        if point.delete_at is not None:
            self.later(point.delete_at, lambda at: self._expire(point, at))

    def remove_recovery_point(self, point: RecoveryPoint) -> None:
        """Forget it and what it holds."""
        if point.vault.recovery_points.pop(point.arn, None) is None:
            return
        if point.kind.is_fully_managed:
            self.unregister(point.arn)
        if point.parent is not None:
            point.parent.children.remove(point)
        for child in point.children:
            child.parent = child.member = None
        point.kind.discard(point.contents)

    def is_held(self, point: RecoveryPoint) -> bool:
        """Whether a legal hold keeps a recovery point."""
        del point
        return False

    def tags_of_recovery_point(self, point: RecoveryPoint) -> dict[str, str]:
        """Its tags, which the resource's own service has unless AWS Backup manages it fully."""
        tags = point.kind.tags(point.contents)
        return owned(self.tags_of(point.arn) if tags is None else tags)

    def describe_recovery_point(
        self,
        backup_vault_name: str,
        recovery_point_arn: str,
        backup_vault_account_id: str | None = None,
    ) -> dict[str, Any]:
        """``DescribeRecoveryPoint``."""
        self._check_account(backup_vault_account_id)
        return self.recovery_point(backup_vault_name, recovery_point_arn).to_description()

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
        self._check_account(backup_vault_account_id)
        vault = self.vault(backup_vault_name)
        found = [
            point
            for point in self.recovery_points()
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
        found = [point for point in self.recovery_points() if point.resource_arn == resource_arn]
        describe = RecoveryPoint.to_dict_by_resource
        return listed("RecoveryPoints", found, describe, max_results, next_token)

    def update_recovery_point_lifecycle(
        self,
        backup_vault_name: str,
        recovery_point_arn: str,
        lifecycle: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """``UpdateRecoveryPointLifecycle``; it takes the place of the whole lifecycle."""
        point = self.recovery_point(backup_vault_name, recovery_point_arn)
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
        point = self.recovery_point(backup_vault_name, recovery_point_arn)
        if point.status == "CREATING":
            raise InvalidResourceStateError(
                f"Recovery point {point.arn} is being created and cannot be deleted."
            )
        self._check_deletable(point)
        if point.status == "DELETING":
            return
        point.status = "DELETING"
        duration = settings.duration(f"{SERVICE}.DeleteRecoveryPoint")
        self.later(clock.now() + duration, lambda at: self.remove_recovery_point(point))

    def disassociate_recovery_point(self, backup_vault_name: str, recovery_point_arn: str) -> None:
        """``DisassociateRecoveryPoint``: the resource's own service keeps what there is."""
        point = self.recovery_point(backup_vault_name, recovery_point_arn)
        if not point.is_continuous:
            raise InvalidRequestError(
                "Only continuous backups can be disassociated.", context=point.arn
            )
        if point.status == "CREATING":
            raise InvalidResourceStateError(f"Recovery point {point.arn} is being created.")
        self._check_deletable(point)
        self.remove_recovery_point(point)

    def disassociate_recovery_point_from_parent(
        self, backup_vault_name: str, recovery_point_arn: str
    ) -> None:
        """``DisassociateRecoveryPointFromParent``."""
        point = self.recovery_point(backup_vault_name, recovery_point_arn)
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
        self._check_account(backup_vault_account_id)
        point = self.recovery_point(backup_vault_name, recovery_point_arn)
        return {
            "BackupVaultArn": point.vault.arn,
            "RecoveryPointArn": point.arn,
            "RestoreMetadata": dict(point.metadata),
            "ResourceType": point.kind.name,
        }

    def get_recovery_point_index_details(
        self, backup_vault_name: str, recovery_point_arn: str
    ) -> dict[str, Any]:
        """``GetRecoveryPointIndexDetails``."""
        point = self.recovery_point(backup_vault_name, recovery_point_arn)
        if point.index is None:
            raise ResourceNotFoundError(f"Recovery point {point.arn} has no index.")
        return given(
            {
                "RecoveryPointArn": point.arn,
                "BackupVaultArn": point.vault.arn,
                "SourceResourceArn": point.resource_arn,
                "IndexCreationDate": point.index.created,
                "IndexCompletionDate": point.index.completed,
                "IndexDeletionDate": point.index.deleted,
                "IndexStatus": point.index.status,
                "TotalItemsIndexed": point.index.items,
            }
        )

    def update_recovery_point_index_settings(
        self,
        backup_vault_name: str,
        recovery_point_arn: str,
        index: str,
        iam_role_arn: str | None = None,
    ) -> dict[str, Any]:
        """``UpdateRecoveryPointIndexSettings``."""
        point = self.recovery_point(backup_vault_name, recovery_point_arn)
        if iam_role_arn is None:
            raise MissingParameterValueError("IamRoleArn is required.")
        roles.check(iam_role_arn)
        if not point.kind.has_index or point.is_continuous:
            raise InvalidRequestError(f"Indexes are not supported for {point.kind.name}.")
        if not point.is_ready:
            raise InvalidRequestError(f"Recovery point {point.arn} is {point.status}.")
        if index == "ENABLED":
            self.create_index(point, clock.now())
        elif point.index is None:
            raise InvalidRequestError(f"Recovery point {point.arn} has no index.")
        else:
            self._delete_index(point, point.index)
        return given(
            {
                "BackupVaultName": point.vault.name,
                "RecoveryPointArn": point.arn,
                "IndexStatus": point.index and point.index.status,
                "Index": index,
            }
        )

    def list_indexed_recovery_points(
        self,
        source_resource_arn: str | None = None,
        created_before: datetime | None = None,
        created_after: datetime | None = None,
        resource_type: str | None = None,
        index_status: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListIndexedRecoveryPoints``."""
        found = [
            (point, point.index)
            for point in self.recovery_points()
            if point.index is not None
            and source_resource_arn in (None, point.resource_arn)
            and resource_type in (None, point.kind.name)
            and index_status in (None, point.index.status)
            and is_between(point.created, created_after, created_before)
        ]
        return listed("IndexedRecoveryPoints", found, _indexed, max_results, next_token)

    def create_index(self, point: RecoveryPoint, at: datetime) -> None:
        """Begin to index what a recovery point holds, unless that is done already."""
        if point.index is not None and point.index.status != "DELETING":
            return
        items = point.kind.count(point.contents)
        index = point.index = Index("PENDING", at, items)

        def complete(at: datetime) -> None:
            index.status, index.completed = "ACTIVE", at

        self.later(at + _index_duration(), complete)

    def list_tags(
        self, resource_arn: str, next_token: str | None = None, max_results: int | None = None
    ) -> dict[str, Any]:
        """``ListTags``."""
        self._check_taggable(resource_arn)
        return super().list_tags(resource_arn, next_token, max_results)

    def tag_resource(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, resource_arn: str, tags: dict[str, str]
    ) -> None:
        """``TagResource``."""
        self._check_taggable(resource_arn)
        super().tag_resource(resource_arn, tags)

    def untag_resource(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, resource_arn: str, tag_key_list: list[str]
    ) -> None:
        """``UntagResource``."""
        self._check_taggable(resource_arn)
        super().untag_resource(resource_arn, tag_key_list)

    def _check_taggable(self, arn: str) -> None:
        """Refuse recovery points whose tags are the resource's own service's business."""
        for point in self._with_arn(arn):
            if not point.kind.is_fully_managed:
                raise InvalidParameterValueError(
                    f"Tags of recovery points of {point.kind.name} are not supported by AWS "
                    "Backup: use the service of the resource.",
                    context=arn,
                )

    def _with_arn(self, arn: str) -> Iterable[RecoveryPoint]:
        for vault in self.vaults.values():
            if arn in vault.recovery_points:
                yield vault.recovery_points[arn]

    def _check_deletable(self, point: RecoveryPoint) -> None:
        if point.children:
            raise InvalidRequestError(
                f"Recovery point {point.arn} has nested recovery points. Delete or disassociate "
                "them first.",
                context=point.arn,
            )
        if self.is_held(point):
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
        # Its lifecycle may have changed since this was put on the agenda.
        is_due = point.delete_at is not None and point.delete_at <= at
        if is_due and point.is_ready and not self.is_held(point):
            self.remove_recovery_point(point)

    def _delete_index(self, point: RecoveryPoint, index: Index) -> None:
        index.status, index.deleted = "DELETING", clock.now()

        def complete(_: datetime) -> None:
            if point.index is index:
                point.index = None

        self.later(clock.now() + _index_duration(), complete)

    def _check_account(self, account_id: str | None) -> None:
        # No vault of the sandbox is shared with another account.
        if account_id not in (None, self.account_id):
            raise AccessDeniedError


def key_of(resource: Resource, vault: Vault) -> str | None:
    """The key that a recovery point of a resource is encrypted with in a vault."""
    if resource.kind.is_fully_managed:
        return vault.encryption_key_arn
    return resource.encryption_key_arn


def retention_problem(vault: Vault, lifecycle: Lifecycle) -> str | None:
    """Why a vault's lock keeps out what is kept for that long, or None."""
    lock, days = vault.lock, lifecycle.delete_after_days
    if lock is None:
        return None
    least, most = lock.min_retention_days, lock.max_retention_days
    # What is kept for ever is kept for longer than anything.
    too_short = least is not None and days is not None and days < least
    too_long = most is not None and (days is None or days > most)
    if not (too_short or too_long):
        return None
    kept = "always" if days is None else f"{days} days"
    return (
        f"The retention period ({kept}) does not conform to the Vault Lock configuration of "
        f"{vault.name}: it must be between {least or 1} and {most or 'any number of'} days."
    )


def is_between(moment: datetime, after: datetime | None, before: datetime | None) -> bool:
    """Whether a moment is in a range, either end of which may be open."""
    return (after is None or moment > aware(after)) and (before is None or moment < aware(before))


def aware(moment: datetime) -> datetime:
    """A moment as moto's parser tells it, which leaves out that it is in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


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
    problem = retention_problem(point.vault, wanted)
    if problem is not None:
        raise InvalidParameterValueError(problem, context=point.arn)
    old, new = point.lifecycle.delete_after_days, wanted.delete_after_days
    if new is not None and (old is None or new < old):
        raise InvalidRequestError(
            f"The retention period of recovery point {point.arn} cannot be shortened: backup "
            f"vault {point.vault.name} is locked.",
            context=point.arn,
        )


def _index_duration() -> timedelta:
    return settings.duration(f"{SERVICE}.UpdateRecoveryPointIndexSettings")


def _indexed(item: tuple[RecoveryPoint, Index]) -> dict[str, Any]:
    point, index = item
    return {
        "RecoveryPointArn": point.arn,
        "SourceResourceArn": point.resource_arn,
        "IamRoleArn": point.iam_role_arn,
        "BackupCreationDate": point.created,
        "ResourceType": point.kind.name,
        "IndexCreationDate": index.created,
        "IndexStatus": index.status,
        "BackupVaultArn": point.vault.arn,
    }
