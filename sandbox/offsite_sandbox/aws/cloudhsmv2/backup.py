"""A backup of a CloudHSM cluster."""

from dataclasses import InitVar, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from ...clock import clock
from ...configuration import configuration
from ...propagation import Propagated
from ..regions import partition
from ..work import Work
from .tags import Tags, to_list

RECOVERY_WINDOW = timedelta(days=7)
"""How long a deleted backup can be restored."""

BACKUPS, DELETION, TAGS = (
    f"cloudhsmv2.{what}Propagation" for what in ("Backup", "Deletion", "Tag")
)
"""Until ``DescribeBackups`` shows a new copy, a deletion, a change of tags: see the durations."""

BackupState = Literal["CREATE_IN_PROGRESS", "READY", "PENDING_DELETION", "DELETED"]


@dataclass
class Backup:
    """A backup; a copy of one if ``source_backup`` is set.

    Args:
        given_tags: the tags that it has from the beginning.

    Attributes:
        creation: the work that makes it. A copy that fails ends as ``DELETED``, since the service
            has no state for a failed one.
        delete_timestamp: when a deleted backup is gone for good, or None.
        all_tags: the tags, and those that show.
    """

    backup_id: str
    account: str
    region: str
    cluster_id: str
    create_timestamp: datetime
    creation: Work
    given_tags: InitVar[Tags | None] = None
    never_expires: bool = False
    hsm_type: str = "hsm2m.medium"
    mode: str = "FIPS"
    copy_timestamp: datetime | None = None
    source_region: str | None = None
    source_backup: str | None = None
    source_cluster: str | None = None
    delete_timestamp: datetime | None = None
    all_tags: Propagated[Tags] = field(init=False)

    def __post_init__(self, given_tags: Tags | None) -> None:
        self.all_tags = Propagated(TAGS, {}, given_tags or {})

    @property
    def tags(self) -> Tags:
        """The tags as they are."""
        return self.all_tags.now

    @tags.setter
    def tags(self, tags: Tags) -> None:
        self.all_tags.now = tags

    @property
    def shows(self) -> bool:
        """Whether ``DescribeBackups`` shows it: a new copy not at once."""
        return (self.copy_timestamp or self.create_timestamp) <= clock.now() - (
            configuration.propagation(BACKUPS)
        )

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

    @property
    def shown_state(self) -> BackupState:
        """The state that ``DescribeBackups`` shows."""
        deleted = self.delete_timestamp and self.delete_timestamp - RECOVERY_WINDOW
        if deleted and clock.now() < deleted + configuration.propagation(DELETION):
            return "READY"
        return self.state

    def to_dict(self) -> dict[str, Any]:
        """The model's ``Backup``, as those operations answer that change it."""
        return self._to_dict(self.state, self.tags)

    def described(self) -> dict[str, Any]:
        """The model's ``Backup``, as ``DescribeBackups`` shows it."""
        return self._to_dict(self.shown_state, self.all_tags.seen)

    def _to_dict(self, state: BackupState, tags: Tags) -> dict[str, Any]:
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
            "BackupState": state,
            "ClusterId": self.cluster_id,
            "CreateTimestamp": self.create_timestamp,
            "NeverExpires": self.never_expires,
            "TagList": to_list(tags),
            "HsmType": self.hsm_type,
            "Mode": self.mode,
            **{name: value for name, value in optional.items() if value is not None},
        }
