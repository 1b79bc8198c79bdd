"""A backup job, and the order that it carries out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from ..recovery_points.lifecycle import FOR_EVER, Lifecycle
from ..recovery_points.recovery_point import RecoveryPoint
from ..shared.answer import given
from ..vaults.vault import Vault
from .job import Job, lock_state, states_of

START_MINUTES = 480
COMPLETE_MINUTES = 7 * 24 * 60
"""How long a job may wait to start, and how long it may take, when nobody says so."""


@dataclass(frozen=True)
class CopyAction:
    """A copy that is made of each recovery point."""

    destination_vault_arn: str
    lifecycle: Lifecycle | None


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a backup job is to do.

    Attributes:
        tags: the recovery point's, beside those of the resource.
        created_by: the plan and rule, or None for one that somebody asked for.
        is_continuous: for the kinds that can be backed up so.
        is_indexed: likewise.
    """

    vault: Vault
    iam_role_arn: str
    lifecycle: Lifecycle = FOR_EVER
    tags: Mapping[str, str] = field(default_factory=dict[str, str])
    options: Mapping[str, str] | None = None
    start_minutes: int = START_MINUTES
    complete_minutes: int = COMPLETE_MINUTES
    created_by: Mapping[str, Any] | None = None
    copies: Sequence[CopyAction] = ()
    is_continuous: bool = False
    is_indexed: bool = False


@dataclass(eq=False, kw_only=True)
class BackupJob(Job):
    """A backup job."""

    noun = "Backup"
    started_event = "BACKUP_JOB_STARTED"
    ended_events = {None: "BACKUP_JOB_COMPLETED"}

    order: Order
    result: RecoveryPoint | None = None
    member: str | None = None
    parent: "BackupJob | None" = None
    children: "list[BackupJob]" = field(default_factory=list["BackupJob"])

    @property
    def notifying_vault(self) -> Vault:
        """The vault that tells of it."""
        return self.order.vault

    def to_dict(self) -> dict[str, Any]:
        """The model's ``BackupJob``."""
        vault, order = self.order.vault, self.order
        is_seen = self.state != "CREATED" or self.kind.is_fully_managed
        return given(
            {
                "AccountId": self.account,
                "BackupJobId": self.id,
                "BackupVaultName": vault.name,
                "BackupVaultArn": vault.arn,
                "VaultType": vault.vault_type,
                "VaultLockState": lock_state(vault.lock is not None),
                "RecoveryPointArn": self.result.arn if self.result and is_seen else None,
                "RecoveryPointLifecycle": order.lifecycle.to_dict(),
                "EncryptionKeyArn": self.result and self.result.encryption_key_arn,
                "IsEncrypted": bool(self.result and self.result.is_encrypted),
                "ResourceArn": self.resource_arn,
                "ResourceType": self.kind.name,
                "ResourceName": self.resource_name,
                "CreationDate": self.created,
                "InitiationDate": self.created,
                "CompletionDate": self.completed,
                "State": self.state,
                "StatusMessage": self.message,
                "MessageCategory": self.category,
                "PercentDone": self.percent_done,
                "BackupSizeInBytes": self.size,
                "BytesTransferred": int(self.size * self.fraction),
                "IamRoleArn": self.iam_role_arn,
                "CreatedBy": self.created_by,
                "ExpectedCompletionDate": self.run.ends,
                "StartBy": self.created + timedelta(minutes=order.start_minutes),
                "BackupOptions": order.options,
                "ParentJobId": self.parent and self.parent.id,
                "IsParent": self.kind.is_composite,
            }
        )

    def to_description(self) -> dict[str, Any]:
        """``DescribeBackupJob``'s answer."""
        if not self.kind.is_composite:
            return self.to_dict()
        return {
            **self.to_dict(),
            "NumberOfChildJobs": len(self.children),
            "ChildJobsInState": states_of(self.children),
        }
