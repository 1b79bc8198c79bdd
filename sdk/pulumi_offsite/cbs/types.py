# Generated from the provider's models by tools/generate.py: do not edit.
"""Nested arguments and outputs: Tencent Cloud Block Storage (CBS)."""

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
