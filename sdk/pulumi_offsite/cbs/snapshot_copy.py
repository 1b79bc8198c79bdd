# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""Copies of a CBS disk snapshot in several regions"""

from collections.abc import Awaitable, Mapping, Sequence
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import SnapshotInRegion


@pulumi.input_type
class _SnapshotCopyProps(Props):
    snapshot_id: Optional[pulumi.Input[str]] = pulumi.property("snapshotId", default=None)
    destination_regions: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = pulumi.property(
        "destinationRegions", default=None
    )
    snapshot_name: Optional[pulumi.Input[str]] = pulumi.property("snapshotName", default=None)
    adopt: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "adopt", default=None
    )
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class SnapshotCopy(Resource, module="offsite/cbs", name="SnapshotCopy"):
    """Copies of a Tencent Cloud disk snapshot in other regions."""

    token = "offsite:cbs:SnapshotCopy"
    _unique = False

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        snapshot_id: pulumi.Input[str],
        destination_regions: pulumi.Input[Sequence[pulumi.Input[str]]],
        snapshot_name: Optional[pulumi.Input[str]] = None,
        adopt: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            snapshot_id: The snapshot to copy, e.g. `snap-ckgjwkqh`. It has to be in
                `region`.
            destination_regions: The regions that keep a copy. One more makes a copy, one
                less deletes the copy there.
            snapshot_name: The name of the copies, at most 60 characters. Default: the
                source's ID and region, and offsite's mark.
            adopt: Copies to take over that somebody else made: snapshot IDs by region.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
            region: The region whose API is called. Default: `offsite:tencentRegion`,
                `tencentcloud:region`, `TENCENTCLOUD_REGION`.
            role_arn: A CAM role to assume for this resource, e.g. of another account.
        """
        props = _SnapshotCopyProps()
        props["snapshot_id"] = snapshot_id
        props["destination_regions"] = destination_regions
        props["snapshot_name"] = snapshot_name
        props["adopt"] = adopt
        props["timeouts"] = timeouts
        props["region"] = region
        props["role_arn"] = role_arn
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="snapshotId")
    def snapshot_id(self) -> pulumi.Output[str]:
        """The snapshot to copy, e.g. `snap-ckgjwkqh`. It has to be in `region`."""
        return cast(pulumi.Output[str], pulumi.get(self, "snapshot_id"))

    @property
    @pulumi.getter(name="destinationRegions")
    def destination_regions(self) -> pulumi.Output[Sequence[str]]:
        """The regions that keep a copy. One more makes a copy, one less deletes the copy
        there."""
        return cast(pulumi.Output[Sequence[str]], pulumi.get(self, "destination_regions"))

    @property
    @pulumi.getter(name="snapshotName")
    def snapshot_name(self) -> pulumi.Output[Optional[str]]:
        """The name of the copies, at most 60 characters. Default: the source's ID and
        region, and offsite's mark."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "snapshot_name"))

    @property
    @pulumi.getter(name="timeouts")
    def timeouts(self) -> pulumi.Output[Optional[Timeouts]]:
        """How long creation, changes and deletion may take, each a duration like `90m`."""
        return cast(pulumi.Output[Optional[Timeouts]], pulumi.get(self, "timeouts"))

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[Optional[str]]:
        """The region whose API is called. Default: `offsite:tencentRegion`,
        `tencentcloud:region`, `TENCENTCLOUD_REGION`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "region"))

    @property
    @pulumi.getter(name="roleArn")
    def role_arn(self) -> pulumi.Output[Optional[str]]:
        """A CAM role to assume for this resource, e.g. of another account."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "role_arn"))

    @property
    @pulumi.getter(name="copies")
    def copies(self) -> pulumi.Output[Mapping[str, SnapshotInRegion]]:
        """The copies, by region."""
        return cast(pulumi.Output[Mapping[str, SnapshotInRegion]], pulumi.get(self, "copies"))


_OUTPUTS = (
    "snapshot_id",
    "destination_regions",
    "snapshot_name",
    "timeouts",
    "region",
    "role_arn",
    "copies",
)
