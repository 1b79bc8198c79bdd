# Generated from the provider's models by tools/generate.py: do not edit.
"""Tencent Cloud Block Storage (CBS)."""

from .get_newest_snapshot import get_newest_snapshot, get_newest_snapshot_output
from .list_disks import list_disks, list_disks_output
from .list_snapshots import list_snapshots, list_snapshots_output
from .snapshot_copy import SnapshotCopy
from .types import (
    DiskResult,
    ListDisksResult,
    ListSnapshotsResult,
    SnapshotInRegion,
    SnapshotResult,
)

__all__ = [
    "DiskResult",
    "ListDisksResult",
    "ListSnapshotsResult",
    "SnapshotCopy",
    "SnapshotInRegion",
    "SnapshotResult",
    "get_newest_snapshot",
    "get_newest_snapshot_output",
    "list_disks",
    "list_disks_output",
    "list_snapshots",
    "list_snapshots_output",
]
