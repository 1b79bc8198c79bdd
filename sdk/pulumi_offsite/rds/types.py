# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""Nested arguments and outputs: Amazon RDS."""

from typing import Optional, cast

import pulumi


@pulumi.output_type
class RestoreWindow:
    """"""

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
