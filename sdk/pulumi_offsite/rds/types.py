# Generated from the provider's models by tools/generate.py: do not edit.
"""Nested arguments and outputs: Amazon RDS."""

from .._resource import Nested


class AdditionalStorageVolume(Nested):
    """A volume of an instance besides its first."""

    volume_name: str | None = None
    """The name of the volume, e.g. `RDSDBDATA2`."""
    allocated_storage: int | None = None
    """Its size, in GiB."""
    iops: int | None = None
    """Its I/O operations a second."""
    max_allocated_storage: int | None = None
    """How far it grows by itself, in GiB."""
    storage_throughput: int | None = None
    """Its throughput, in MiB/s."""
    storage_type: str | None = None
    """`gp3` or `io2`."""


class RestoreWindow(Nested):
    """The period of time that an instance can be restored to."""

    earliest_time: str | None = None
    """The earliest time that an instance can be restored to."""
    latest_time: str | None = None
    """The latest time that an instance can be restored to."""
