# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""Nested arguments and outputs: Amazon RDS."""

from typing import Optional, cast

import pulumi

from .._resource import Nested


@pulumi.output_type
class AdditionalStorageVolume(Nested):
    """A volume of an instance besides its first."""

    def __init__(
        self,
        *,
        volume_name: Optional[str] = None,
        allocated_storage: Optional[int] = None,
        iops: Optional[int] = None,
        max_allocated_storage: Optional[int] = None,
        storage_throughput: Optional[int] = None,
        storage_type: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "volume_name", volume_name)
        pulumi.set(self, "allocated_storage", allocated_storage)
        pulumi.set(self, "iops", iops)
        pulumi.set(self, "max_allocated_storage", max_allocated_storage)
        pulumi.set(self, "storage_throughput", storage_throughput)
        pulumi.set(self, "storage_type", storage_type)

    @property
    @pulumi.getter(name="volumeName")
    def volume_name(self) -> Optional[str]:
        """The name of the volume, e.g. `RDSDBDATA2`."""
        return cast(Optional[str], pulumi.get(self, "volume_name"))

    @property
    @pulumi.getter(name="allocatedStorage")
    def allocated_storage(self) -> Optional[int]:
        """Its size, in GiB."""
        return cast(Optional[int], pulumi.get(self, "allocated_storage"))

    @property
    @pulumi.getter(name="iops")
    def iops(self) -> Optional[int]:
        """Its I/O operations a second."""
        return cast(Optional[int], pulumi.get(self, "iops"))

    @property
    @pulumi.getter(name="maxAllocatedStorage")
    def max_allocated_storage(self) -> Optional[int]:
        """How far it grows by itself, in GiB."""
        return cast(Optional[int], pulumi.get(self, "max_allocated_storage"))

    @property
    @pulumi.getter(name="storageThroughput")
    def storage_throughput(self) -> Optional[int]:
        """Its throughput, in MiB/s."""
        return cast(Optional[int], pulumi.get(self, "storage_throughput"))

    @property
    @pulumi.getter(name="storageType")
    def storage_type(self) -> Optional[str]:
        """`gp3` or `io2`."""
        return cast(Optional[str], pulumi.get(self, "storage_type"))


@pulumi.output_type
class RestoreWindow(Nested):
    """The span of time that an instance can be restored to."""

    def __init__(
        self,
        *,
        earliest_time: Optional[str] = None,
        latest_time: Optional[str] = None,
    ) -> None:
        pulumi.set(self, "earliest_time", earliest_time)
        pulumi.set(self, "latest_time", latest_time)

    @property
    @pulumi.getter(name="earliestTime")
    def earliest_time(self) -> Optional[str]:
        """The earliest time that an instance can be restored to."""
        return cast(Optional[str], pulumi.get(self, "earliest_time"))

    @property
    @pulumi.getter(name="latestTime")
    def latest_time(self) -> Optional[str]:
        """The latest time that an instance can be restored to."""
        return cast(Optional[str], pulumi.get(self, "latest_time"))
