"""What Redshift Serverless has: namespaces, snapshots, snapshot copy configurations."""

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from ...clock import clock
from ..work import Work

FOR_EVER = -1
"""The retention period of what is never deleted."""

AWS_OWNED_KEY = "AWS_OWNED_KMS_KEY"
_SIZE_IN_MEGABYTES = 96.0


@dataclass
class Namespace:
    """A namespace.

    Attributes:
        deletion: the work that deletes it, or None.
        operation: the last work on its snapshot copy configurations, or None.
    """

    namespace_id: str
    namespace_name: str
    namespace_arn: str
    creation_date: datetime
    admin_username: str
    db_name: str
    kms_key_id: str
    iam_roles: list[str]
    log_exports: list[str]
    default_iam_role_arn: str | None = None
    deletion: Work | None = None
    operation: Work | None = None
    tags: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def is_gone(self) -> bool:
        """Whether its deletion is over."""
        return self.deletion is not None and self.deletion.is_over

    def to_dict(self) -> dict[str, Any]:
        """The model's ``Namespace``."""
        described = {
            "adminUsername": self.admin_username,
            "creationDate": self.creation_date,
            "dbName": self.db_name,
            "defaultIamRoleArn": self.default_iam_role_arn,
            "iamRoles": self.iam_roles,
            "kmsKeyId": self.kms_key_id,
            "logExports": self.log_exports,
            "namespaceArn": self.namespace_arn,
            "namespaceId": self.namespace_id,
            "namespaceName": self.namespace_name,
            "status": "AVAILABLE" if self.deletion is None else "DELETING",
        }
        return {name: value for name, value in described.items() if value is not None}


@dataclass
class Snapshot:
    """A snapshot of a namespace, or a copy of one of another region.

    Attributes:
        creation: the work that makes it.
        is_copy: whether it came from another region.
        retention_period: in days, or -1 for ever.
    """

    snapshot_name: str
    snapshot_arn: str
    namespace_name: str
    namespace_arn: str
    owner_account: str
    admin_username: str
    kms_key_id: str
    created: datetime
    creation: Work
    is_copy: bool = False
    retention_period: int = FOR_EVER
    tags: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def status(self) -> Literal["AVAILABLE", "CREATING", "COPYING", "FAILED"]:
        """What the clock says it is in."""
        if not self.creation.is_over:
            return "COPYING" if self.is_copy else "CREATING"
        return "FAILED" if self.creation.has_failed else "AVAILABLE"

    @property
    def is_gone(self) -> bool:
        """Whether its retention period is over."""
        return self._remaining_days() == 0

    def to_dict(self) -> dict[str, Any]:
        """The model's ``Snapshot``."""
        now = clock.now()
        total = max((self.creation.ends - self.created).total_seconds(), 1.0)
        elapsed = min(max((now - self.created).total_seconds(), 0.0), total)
        share = 1.0 if self.creation.is_over else elapsed / total
        return {
            "accountsWithProvisionedRestoreAccess": [],
            "accountsWithRestoreAccess": [],
            "actualIncrementalBackupSizeInMegaBytes": _SIZE_IN_MEGABYTES * share,
            "adminUsername": self.admin_username,
            "backupProgressInMegaBytes": _SIZE_IN_MEGABYTES * share,
            "currentBackupRateInMegaBytesPerSecond": _SIZE_IN_MEGABYTES / total,
            "elapsedTimeInSeconds": int(elapsed),
            "estimatedSecondsToCompletion": 0 if share == 1.0 else math.ceil(total - elapsed),
            "kmsKeyId": self.kms_key_id,
            "namespaceArn": self.namespace_arn,
            "namespaceName": self.namespace_name,
            "ownerAccount": self.owner_account,
            "snapshotArn": self.snapshot_arn,
            "snapshotCreateTime": self.created,
            "snapshotName": self.snapshot_name,
            "snapshotRemainingDays": self._remaining_days(),
            "snapshotRetentionPeriod": self.retention_period,
            "snapshotRetentionStartTime": self.created,
            "status": self.status,
            "totalBackupSizeInMegaBytes": _SIZE_IN_MEGABYTES,
        }

    def _remaining_days(self) -> int:
        if self.retention_period == FOR_EVER:
            return FOR_EVER
        left = self.created + timedelta(days=self.retention_period) - clock.now()
        return max(math.ceil(left / timedelta(days=1)), 0)


@dataclass
class SnapshotCopyConfiguration:
    """That a namespace's snapshots are copied to another region.

    Attributes:
        snapshot_retention_period: of the copies, in days, or -1 for ever.
    """

    snapshot_copy_configuration_id: str
    snapshot_copy_configuration_arn: str
    namespace_name: str
    destination_region: str
    destination_kms_key_id: str | None
    snapshot_retention_period: int

    def to_dict(self) -> dict[str, Any]:
        """The model's ``SnapshotCopyConfiguration``."""
        return {
            "destinationKmsKeyId": self.destination_kms_key_id or AWS_OWNED_KEY,
            "destinationRegion": self.destination_region,
            "namespaceName": self.namespace_name,
            "snapshotCopyConfigurationArn": self.snapshot_copy_configuration_arn,
            "snapshotCopyConfigurationId": self.snapshot_copy_configuration_id,
            "snapshotRetentionPeriod": self.snapshot_retention_period,
        }
