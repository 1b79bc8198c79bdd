"""A cloud disk, as far as its snapshots are concerned."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .times import beijing


@dataclass(kw_only=True)
class Disk:
    """An elastic, pay-as-you-go cloud disk that is attached to nothing."""

    disk_id: str
    zone: str
    disk_name: str
    disk_size: int
    created: datetime
    disk_type: str = "CLOUD_PREMIUM"
    disk_usage: str = "DATA_DISK"
    encrypt: bool = False
    snapshot_ability: bool = True
    tags: list[dict[str, str]] = field(default_factory=list[dict[str, str]])

    def describe(self, snapshot_count: int) -> dict[str, Any]:
        """The SDK's ``Disk``, all of its fields."""
        return {
            "DeleteWithInstance": False,
            "RenewFlag": "",
            "DiskType": self.disk_type,
            "DiskState": "UNATTACHED",
            "SnapshotCount": snapshot_count,
            "AutoRenewFlagError": False,
            "Rollbacking": False,
            "InstanceIdList": [],
            "Encrypt": self.encrypt,
            "DiskName": self.disk_name,
            "BackupDisk": False,
            "Tags": self.tags,
            "InstanceId": "",
            "AttachMode": "",
            "AutoSnapshotPolicyIds": None,
            "ThroughputPerformance": 0,
            "Migrating": False,
            "DiskId": self.disk_id,
            "SnapshotSize": snapshot_count * self.disk_size * 1024,
            "Placement": {
                "Zone": self.zone,
                "CageId": "",
                "CdcId": "",
                "CdcName": "",
                "DedicatedClusterId": "",
                "ProjectId": 0,
                "ProjectName": "",
            },
            "IsReturnable": False,
            "DeadlineTime": "",
            "Attached": False,
            "DiskSize": self.disk_size,
            "MigratePercent": 0,
            "DiskUsage": self.disk_usage,
            "DiskChargeType": "POSTPAID_BY_HOUR",
            "Portable": True,
            "SnapshotAbility": self.snapshot_ability,
            "DeadlineError": False,
            "RollbackPercent": 0,
            "DifferDaysOfDeadline": None,
            # 10: pay-as-you-go disks cannot be returned.
            "ReturnFailCode": 10,
            "Shareable": False,
            "CreateTime": beijing(self.created),
            "DeleteSnapshot": 0,
            "DiskBackupQuota": 0,
            "DiskBackupCount": 0,
            "InstanceType": "",
            "LastAttachInsId": None,
            "ErrorPrompt": "",
            "BurstPerformance": False,
            "EncryptType": "ENCRYPT_V2" if self.encrypt else "",
            "KmsKeyId": "",
        }
