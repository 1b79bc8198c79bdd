# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""Nested arguments and outputs: Tencent Cloud Block Storage (CBS)."""

from typing import Optional, cast

import pulumi

from .._resource import Nested


@pulumi.output_type
class SnapshotInRegion(Nested):
    """One copy, as DescribeSnapshots shows it."""

    def __init__(
        self,
        *,
        snapshot_id: str,
        snapshot_state: str,
        snapshot_name: Optional[str] = None,
        snapshot_type: Optional[str] = None,
        percent: Optional[int] = None,
        disk_id: Optional[str] = None,
        disk_size: Optional[int] = None,
        disk_usage: Optional[str] = None,
        encrypt: Optional[bool] = None,
        is_permanent: Optional[bool] = None,
        deadline_time: Optional[str] = None,
        create_time: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "snapshot_id", snapshot_id)
        pulumi.set(self, "snapshot_state", snapshot_state)
        pulumi.set(self, "snapshot_name", snapshot_name)
        pulumi.set(self, "snapshot_type", snapshot_type)
        pulumi.set(self, "percent", percent)
        pulumi.set(self, "disk_id", disk_id)
        pulumi.set(self, "disk_size", disk_size)
        pulumi.set(self, "disk_usage", disk_usage)
        pulumi.set(self, "encrypt", encrypt)
        pulumi.set(self, "is_permanent", is_permanent)
        pulumi.set(self, "deadline_time", deadline_time)
        pulumi.set(self, "create_time", create_time)

    @property
    @pulumi.getter(name="snapshotId")
    def snapshot_id(self) -> str:
        """The ID of the copy."""
        return cast(str, pulumi.get(self, "snapshot_id"))

    @property
    @pulumi.getter(name="snapshotState")
    def snapshot_state(self) -> str:
        """The state of the copy, `NORMAL` once it is made."""
        return cast(str, pulumi.get(self, "snapshot_state"))

    @property
    @pulumi.getter(name="snapshotName")
    def snapshot_name(self) -> Optional[str]:
        """The name of the copy."""
        return cast(Optional[str], pulumi.get(self, "snapshot_name"))

    @property
    @pulumi.getter(name="snapshotType")
    def snapshot_type(self) -> Optional[str]:
        """`PRIVATE_SNAPSHOT` or `SHARED_SNAPSHOT`."""
        return cast(Optional[str], pulumi.get(self, "snapshot_type"))

    @property
    @pulumi.getter(name="percent")
    def percent(self) -> Optional[int]:
        """How far the copy is, in percent."""
        return cast(Optional[int], pulumi.get(self, "percent"))

    @property
    @pulumi.getter(name="diskId")
    def disk_id(self) -> Optional[str]:
        """The disk that the source was made of."""
        return cast(Optional[str], pulumi.get(self, "disk_id"))

    @property
    @pulumi.getter(name="diskSize")
    def disk_size(self) -> Optional[int]:
        """The size of that disk, in GiB."""
        return cast(Optional[int], pulumi.get(self, "disk_size"))

    @property
    @pulumi.getter(name="diskUsage")
    def disk_usage(self) -> Optional[str]:
        """`SYSTEM_DISK` or `DATA_DISK`."""
        return cast(Optional[str], pulumi.get(self, "disk_usage"))

    @property
    @pulumi.getter(name="encrypt")
    def encrypt(self) -> Optional[bool]:
        """Whether the disk is encrypted."""
        return cast(Optional[bool], pulumi.get(self, "encrypt"))

    @property
    @pulumi.getter(name="isPermanent")
    def is_permanent(self) -> Optional[bool]:
        """Whether the copy is kept for ever."""
        return cast(Optional[bool], pulumi.get(self, "is_permanent"))

    @property
    @pulumi.getter(name="deadlineTime")
    def deadline_time(self) -> Optional[str]:
        """When the copy expires, if it does."""
        return cast(Optional[str], pulumi.get(self, "deadline_time"))

    @property
    @pulumi.getter(name="createTime")
    def create_time(self) -> Optional[str]:
        """When the copy was made."""
        return cast(Optional[str], pulumi.get(self, "create_time"))
