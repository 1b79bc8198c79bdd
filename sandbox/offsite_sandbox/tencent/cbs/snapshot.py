"""A snapshot of a cloud disk, whose state follows from the sandbox's clock."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from ...clock import clock
from ...configuration import configuration
from ...propagation import Propagated
from .times import beijing

State = Literal[
    "NORMAL", "CREATING", "ROLLBACKING", "COPYING_FROM_REMOTE", "CHECKING_COPIED", "TORECYCLE"
]
Tags = list[dict[str, str]]
_COPYING_SHARE = 0.9
"""The share of a copy's time that goes by in COPYING_FROM_REMOTE; the rest is CHECKING_COPIED."""


@dataclass(kw_only=True)
class Snapshot:
    """A snapshot in one region.

    Attributes:
        duration: how long it takes, from ``created``, until it is NORMAL.
        copied_from: the snapshot that it is a copy of, in whatever region.
        deadline: when it is deleted by itself, or None for a permanent one.
        failed: the message of an ordered fault: at the end of ``duration`` it is gone, because
            the API has no state for a copy or a creation that failed.
        recycled: it waits to be recycled (TORECYCLE), after an account ran out of money.
    """

    snapshot_id: str
    zone: str
    disk_id: str
    disk_size: int
    disk_usage: str
    snapshot_name: str
    created: datetime
    duration: timedelta = timedelta()
    encrypt: bool = False
    copied_from: str | None = None
    deadline: datetime | None = None
    tags: Propagated[Tags] = field(default_factory=lambda: tagged([]))
    images: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    share_reference: int = 0
    time_start_share: datetime | None = None
    snapshot_type: str = "PRIVATE_SNAPSHOT"
    snapshot_mode: str = "STANDARD_SNAPSHOT"
    modified: datetime | None = None
    failed: str | None = None
    recycled: bool = False

    @property
    def progress(self) -> float:
        """From 0 to 1: how much of its time has gone by."""
        if not self.duration:
            return 1.0
        return min(1.0, (clock.now() - self.created) / self.duration)

    @property
    def state(self) -> State:
        """``SnapshotState``, now."""
        if self.recycled:
            return "TORECYCLE"
        if self.progress >= 1:
            return "NORMAL"
        if self.copied_from is None:
            return "CREATING"
        return "COPYING_FROM_REMOTE" if self.progress < _COPYING_SHARE else "CHECKING_COPIED"

    @property
    def percent(self) -> int:
        """``Percent``, now: 100 as soon as nothing is left to write."""
        share = 1.0 if self.copied_from is None else _COPYING_SHARE
        return min(100, int(100 * self.progress / share))

    @property
    def gone(self) -> bool:
        """It expired, or the work that was to make it failed."""
        expired = self.deadline is not None and self.deadline <= clock.now()
        return expired or (self.failed is not None and self.progress >= 1)

    @property
    def shows(self) -> bool:
        """Whether reads show it: a new one not at once."""
        return self.created <= clock.now() - configuration.propagation("cbs.SnapshotPropagation")

    def describe(self, copying_to_regions: list[str]) -> dict[str, Any]:
        """The SDK's ``Snapshot``, all of its fields."""
        return {
            "Placement": {
                "Zone": self.zone,
                "CageId": "",
                "CdcId": "",
                "CdcName": "",
                "DedicatedClusterId": "",
                "ProjectId": 0,
                "ProjectName": "",
            },
            "CopyFromRemote": self.copied_from is not None,
            "SnapshotState": self.state,
            "IsPermanent": self.deadline is None,
            "SnapshotName": self.snapshot_name,
            "DeadlineTime": beijing(self.deadline),
            "Percent": self.percent,
            "Images": self.images,
            "ShareReference": self.share_reference,
            "SnapshotType": self.snapshot_type,
            "DiskSize": self.disk_size,
            "DiskId": self.disk_id,
            "CopyingToRegions": copying_to_regions,
            "Encrypt": self.encrypt,
            "CreateTime": beijing(self.created),
            "ImageCount": len(self.images),
            "DiskUsage": self.disk_usage,
            "SnapshotId": self.snapshot_id,
            "TimeStartShare": beijing(self.time_start_share),
            "Tags": self.tags.seen,
            "IsLocked": False,
            "LatestModifyTime": beijing(self.modified or self.created),
            # Only snapshots made by a policy have one, and the sandbox runs no policies.
            "AutoSnapshotPolicyId": None,
            "SnapshotMode": self.snapshot_mode,
        }


def tagged(tags: Tags) -> Propagated[Tags]:
    """The tags of a new snapshot, which show at once; changes of them may not."""
    return Propagated("tag.TagPropagation", tags, tags)
