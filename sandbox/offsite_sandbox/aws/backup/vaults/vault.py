"""A backup vault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from ...work import Work
from ..shared.answer import given
from .lock import Lock

VaultType = Literal["BACKUP_VAULT", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"]
VaultState = Literal["CREATING", "AVAILABLE", "FAILED"]


@dataclass
class Vault:
    """A backup vault.

    Attributes:
        creation: the work that makes it.
        request: what was asked for, to know the same request again.
        encryption_key_arn: None where AWS's own key encrypts an air-gapped vault.
        policy: who may do what with it, as JSON, or None.
        topic_arn: where its events are told, or None.
    """

    name: str
    arn: str
    vault_type: VaultType
    created: datetime
    creation: Work
    request: Mapping[str, Any]
    creator_request_id: str | None
    encryption_key_arn: str | None
    has_customer_key: bool
    lock: Lock | None = None
    policy: str | None = None
    topic_arn: str | None = None
    events: list[str] = field(default_factory=list[str])

    @property
    def is_air_gapped(self) -> bool:
        """Whether it is logically air-gapped."""
        return self.vault_type == "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"

    @property
    def state(self) -> VaultState:
        """What the clock says it is in."""
        if not self.creation.is_over:
            return "CREATING"
        return "FAILED" if self.creation.has_failed else "AVAILABLE"

    def retention_problem(self, days: int | None) -> str | None:
        """Why its lock keeps out what is kept for so many days (None: for ever), or None."""
        return None if self.lock is None else self.lock.obstacle(self.name, days)

    def to_dict(self, recovery_points: int) -> dict[str, Any]:
        """The members of ``DescribeBackupVault`` and of the model's ``BackupVaultListMember``.

        Args:
            recovery_points: how many it holds.
        """
        return given(
            {
                "BackupVaultName": self.name,
                "BackupVaultArn": self.arn,
                "VaultType": self.vault_type,
                "VaultState": self.state,
                "EncryptionKeyArn": self.encryption_key_arn,
                # The model knows no third value for the account's aws/backup key.
                "EncryptionKeyType": (
                    "CUSTOMER_MANAGED_KMS_KEY" if self.has_customer_key else "AWS_OWNED_KMS_KEY"
                ),
                "CreationDate": self.created,
                "CreatorRequestId": self.creator_request_id,
                "NumberOfRecoveryPoints": recovery_points,
                "Locked": self.lock is not None,
                "MinRetentionDays": self.lock and self.lock.min_retention_days,
                "MaxRetentionDays": self.lock and self.lock.max_retention_days,
                "LockDate": self.lock and self.lock.date,
            }
        )
