"""A recovery point: what a vault keeps of a resource."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from ....clock import clock
from ..resources import ResourceType
from ..shared.answer import given
from ..vaults.vault import Vault
from .lifecycle import Lifecycle

Status = Literal["CREATING", "COMPLETED", "AVAILABLE", "PARTIAL", "DELETING", "STOPPED"]


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
