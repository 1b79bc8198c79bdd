"""The automated backups of a DB instance, where it is or replicated to another region."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from ...clock import clock
from ...configuration import configuration
from ..work import Work

LAG = timedelta(minutes=5)
"""How far behind an instance its backups are."""

_ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"

Status = Literal["active", "creating", "pending", "replicating", "failed", "retained"]


@dataclass
class DBInstanceAutomatedBackup:
    """The model's ``DBInstanceAutomatedBackup``.

    Attributes:
        arn: of the backups: ``arn:aws:rds:REGION:ACCOUNT:auto-backup:ab-…``.
        source_arn: of the DB instance.
        source_region: where the instance is; the backups are replicated if it is another region.
        instance: what the instance was like, by the members of the model.
        creation: the work until the first backup is there.
        ended: when the instance was deleted or replication stopped, or None.
    """

    arn: str
    source_arn: str
    source_region: str
    region: str
    backup_retention_period: int
    kms_key_id: str | None
    instance: dict[str, Any]
    started: datetime
    creation: Work
    ended: datetime | None = None
    tags: list[dict[str, str]] = field(default_factory=list[dict[str, str]])

    @property
    def is_replicated(self) -> bool:
        """Whether they come from another region."""
        return self.source_region != self.region

    @property
    def status(self) -> Status:
        """What the clock says it is in."""
        if self.ended is not None:
            return "retained"
        if not self.creation.is_over:
            return "pending" if self.is_replicated else "creating"
        if self.creation.has_failed:
            return "failed"
        return "replicating" if self.is_replicated else "active"

    @property
    def is_gone(self) -> bool:
        """Whether what was retained has outlived its retention period."""
        retention = timedelta(days=self.backup_retention_period)
        return self.ended is not None and clock.now() >= self.ended + retention

    @property
    def dbi_resource_id(self) -> str:
        """The instance's ID that is never used again."""
        return str(self.instance["DbiResourceId"])

    @property
    def db_instance_identifier(self) -> str:
        """The instance's name."""
        return str(self.instance["DBInstanceIdentifier"])

    def get_tags(self) -> list[dict[str, str]]:
        """Its tags."""
        return self.tags

    def add_tags(self, tags: list[dict[str, str]]) -> list[dict[str, str]]:
        """Add tags, and tell all."""
        added = {tag["Key"]: tag.get("Value", "") for tag in tags}
        kept = {tag["Key"]: tag["Value"] for tag in self.tags}
        self.tags = [{"Key": k, "Value": v} for k, v in {**kept, **added}.items()]
        return self.tags

    def remove_tags(self, tag_keys: list[str]) -> None:
        """Take tags away."""
        self.tags = [tag for tag in self.tags if tag["Key"] not in tag_keys]

    def to_dict(self, replications: list[str]) -> dict[str, Any]:
        """The model's structure.

        Args:
            replications: the ARNs of what it is replicated to.
        """
        described = {
            **self.instance,
            "DBInstanceArn": self.source_arn,
            "Region": self.source_region,
            "RestoreWindow": self._restore_window(),
            "Status": _spelled(self.status),
            "Encrypted": self.kms_key_id is not None,
            "StorageEncryptionType": "none" if self.kms_key_id is None else "sse-kms",
            "KmsKeyId": self.kms_key_id,
            "BackupRetentionPeriod": self.backup_retention_period,
            "DBInstanceAutomatedBackupsArn": self.arn,
            "DBInstanceAutomatedBackupsReplications": [
                {"DBInstanceAutomatedBackupsArn": arn} for arn in replications
            ],
            "BackupTarget": "region",
            "TagList": self.tags,
        }
        return {name: value for name, value in described.items() if value is not None}

    def _restore_window(self) -> dict[str, datetime] | None:
        latest = clock.now() if self.ended is None else self.ended
        if not self.creation.is_over or self.creation.has_failed:
            return None
        oldest = latest - timedelta(days=self.backup_retention_period)
        earliest = max(self.started, oldest)
        return {"EarliestTime": earliest, "LatestTime": max(earliest, latest - LAG)}


def _spelled(status: Status) -> str:
    """RDS spells it with a capital at times."""
    return status.capitalize() if configuration.switches.get("rds.CapitalStatuses") else status


def new_arn(partition: str, region: str, account: str) -> str:
    """A new ARN of automated backups."""
    identifier = "".join(secrets.choice(_ID_ALPHABET) for _ in range(40))
    return f"arn:{partition}:rds:{region}:{account}:auto-backup:ab-{identifier}"
