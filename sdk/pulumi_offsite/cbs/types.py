# Generated from the provider's models by tools/generate.py: do not edit.
"""Nested arguments and outputs: Tencent Cloud Block Storage (CBS)."""

from collections.abc import Mapping, Sequence

from .._resource import Nested


class SnapshotInRegion(Nested):
    """One copy, as DescribeSnapshots shows it."""

    snapshot_id: str
    """The ID of the copy."""
    snapshot_state: str
    """The state of the copy, `NORMAL` once it is made."""
    snapshot_name: str | None = None
    """The name of the copy."""
    snapshot_type: str | None = None
    """`PRIVATE_SNAPSHOT` or `SHARED_SNAPSHOT`."""
    percent: int | None = None
    """How far the copy is, in percent."""
    disk_id: str | None = None
    """The disk that the source was made of."""
    disk_size: int | None = None
    """The size of that disk, in GiB."""
    disk_usage: str | None = None
    """`SYSTEM_DISK` or `DATA_DISK`."""
    encrypt: bool | None = None
    """Whether the disk is encrypted."""
    is_permanent: bool | None = None
    """Whether the copy is kept for ever."""
    deadline_time: str | None = None
    """When the copy expires, if it does."""
    create_time: str | None = None
    """When the copy was made."""


class SnapshotResult(Nested):
    """A snapshot of a disk."""

    snapshot_id: str
    """The ID of the snapshot."""
    snapshot_name: str | None = None
    """The name of the snapshot."""
    snapshot_state: str | None = None
    """`NORMAL` once it is made."""
    snapshot_type: str | None = None
    """`PRIVATE_SNAPSHOT` or `SHARED_SNAPSHOT`."""
    percent: int | None = None
    """How far it is, in percent."""
    disk_id: str | None = None
    """The disk that it was made of."""
    disk_size: int | None = None
    """The size of that disk, in GiB."""
    disk_usage: str | None = None
    """`SYSTEM_DISK` or `DATA_DISK`."""
    copy_from_remote: bool | None = None
    """Whether it is a copy from another region."""
    encrypt: bool | None = None
    """Whether the disk is encrypted."""
    is_permanent: bool | None = None
    """Whether it is kept for ever."""
    deadline_time: str | None = None
    """When it expires, if it does."""
    create_time: str | None = None
    """When it was made."""
    tags: Mapping[str, str] = {}
    """The tags of the snapshot."""


class DiskResult(Nested):
    """A disk, as far as its snapshots are concerned."""

    disk_id: str
    """The ID of the disk."""
    disk_name: str | None = None
    """The name of the disk."""
    disk_state: str | None = None
    """The state of the disk, e.g. `ATTACHED`."""
    disk_type: str | None = None
    """The type of the disk, e.g. `CLOUD_PREMIUM`."""
    disk_usage: str | None = None
    """`SYSTEM_DISK` or `DATA_DISK`."""
    disk_size: int | None = None
    """Its size, in GiB."""
    encrypt: bool | None = None
    """Whether it is encrypted: snapshots of such a disk can't be copied to another region."""
    snapshot_ability: bool | None = None
    """Whether snapshots can be made of it."""
    snapshot_count: int | None = None
    """The number of its snapshots."""
    instance_id: str | None = None
    """The instance that it is attached to."""
    create_time: str | None = None
    """When it was created."""
    tags: Mapping[str, str] = {}
    """The tags of the disk."""


class ListDisksResult(Nested):
    """The disks of a region."""

    disks: Sequence[DiskResult] = ()
    """The disks, the newest first."""


class ListSnapshotsResult(Nested):
    """The snapshots of a region."""

    snapshots: Sequence[SnapshotResult] = ()
    """The snapshots, the newest first."""
