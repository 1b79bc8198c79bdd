"""A backup of a CloudHSM cluster."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from ...clock import clock
from ..regions import partition
from ..work import Work
from .tags import Tags, to_list

RECOVERY_WINDOW = timedelta(days=7)
"""How long a deleted backup can be restored."""

BackupState = Literal["CREATE_IN_PROGRESS", "READY", "PENDING_DELETION", "DELETED"]


@dataclass
class Backup:
    """A backup; a copy of one if ``source_backup`` is set.

    Attributes:
        creation: the work that makes it. A copy that fails ends as ``DELETED``, since the service
            has no state for a failed one.
        delete_timestamp: when a deleted backup is gone for good, or None.
    """

    backup_id: str
    account: str
    region: str
    cluster_id: str
    create_timestamp: datetime
    creation: Work
    tags: Tags = field(default_factory=dict[str, str])
    never_expires: bool = False
    hsm_type: str = "hsm2m.medium"
    mode: str = "FIPS"
    copy_timestamp: datetime | None = None
    source_region: str | None = None
    source_backup: str | None = None
    source_cluster: str | None = None
    delete_timestamp: datetime | None = None

    @property
    def arn(self) -> str:
        """Its ARN, which has ``cloudhsm`` as service."""
        return (
            f"arn:{partition(self.region)}:cloudhsm:{self.region}:{self.account}"
            f":backup/{self.backup_id}"
        )

    @property
    def state(self) -> BackupState:
        """What the clock says it is in."""
        if self.creation.has_failed:
            return "DELETED"
        if self.delete_timestamp is not None:
            return "PENDING_DELETION" if clock.now() < self.delete_timestamp else "DELETED"
        return "READY" if self.creation.is_over else "CREATE_IN_PROGRESS"

    def to_dict(self) -> dict[str, Any]:
        """The model's ``Backup``."""
        optional = {
            "CopyTimestamp": self.copy_timestamp,
            "SourceRegion": self.source_region,
            "SourceBackup": self.source_backup,
            "SourceCluster": self.source_cluster,
            "DeleteTimestamp": self.delete_timestamp,
        }
        return {
            "BackupId": self.backup_id,
            "BackupArn": self.arn,
            "BackupState": self.state,
            "ClusterId": self.cluster_id,
            "CreateTimestamp": self.create_timestamp,
            "NeverExpires": self.never_expires,
            "TagList": to_list(self.tags),
            "HsmType": self.hsm_type,
            "Mode": self.mode,
            **{name: value for name, value in optional.items() if value is not None},
        }
