# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The copying of a Redshift Serverless namespace's snapshots to another region"""

from collections.abc import Awaitable
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


@pulumi.input_type
class _SnapshotCopyConfigurationProps(Props):
    namespace_name: Optional[pulumi.Input[str]] = pulumi.property("namespaceName", default=None)
    destination_region: Optional[pulumi.Input[str]] = pulumi.property(
        "destinationRegion", default=None
    )
    snapshot_retention_period: Optional[pulumi.Input[int]] = pulumi.property(
        "snapshotRetentionPeriod", default=None
    )
    destination_kms_key_id: Optional[pulumi.Input[str]] = pulumi.property(
        "destinationKmsKeyId", default=None
    )
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class SnapshotCopyConfiguration(
    Resource, module="offsite/redshiftserverless", name="SnapshotCopyConfiguration"
):
    """Copies every snapshot and recovery point of a Redshift Serverless namespace to another
    region from now on."""

    token = "offsite:redshiftserverless:SnapshotCopyConfiguration"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        namespace_name: pulumi.Input[str],
        destination_region: pulumi.Input[str],
        snapshot_retention_period: Optional[pulumi.Input[int]] = None,
        destination_kms_key_id: Optional[pulumi.Input[str]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            namespace_name: The namespace whose snapshots are copied.
            destination_region: The region that the snapshots are copied to.
            snapshot_retention_period: For how many days copied snapshots are kept: 1 to
                3653, or -1 for ever.
            destination_kms_key_id: The KMS key of the destination that encrypts the copies.
                Default: a key that AWS owns.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _SnapshotCopyConfigurationProps()
        props["namespace_name"] = namespace_name
        props["destination_region"] = destination_region
        props["snapshot_retention_period"] = snapshot_retention_period
        props["destination_kms_key_id"] = destination_kms_key_id
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="namespaceName")
    def namespace_name(self) -> pulumi.Output[str]:
        """The namespace whose snapshots are copied."""
        return cast(pulumi.Output[str], pulumi.get(self, "namespace_name"))

    @property
    @pulumi.getter(name="destinationRegion")
    def destination_region(self) -> pulumi.Output[str]:
        """The region that the snapshots are copied to."""
        return cast(pulumi.Output[str], pulumi.get(self, "destination_region"))

    @property
    @pulumi.getter(name="snapshotRetentionPeriod")
    def snapshot_retention_period(self) -> pulumi.Output[int]:
        """For how many days copied snapshots are kept: 1 to 3653, or -1 for ever."""
        return cast(pulumi.Output[int], pulumi.get(self, "snapshot_retention_period"))

    @property
    @pulumi.getter(name="destinationKmsKeyId")
    def destination_kms_key_id(self) -> pulumi.Output[Optional[str]]:
        """The KMS key of the destination that encrypts the copies. Default: a key that AWS
        owns."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "destination_kms_key_id"))

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[Optional[str]]:
        """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "region"))

    @property
    @pulumi.getter(name="roleArn")
    def role_arn(self) -> pulumi.Output[Optional[str]]:
        """An IAM role to assume for this, e.g. in another account."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "role_arn"))

    @property
    @pulumi.getter(name="profile")
    def profile(self) -> pulumi.Output[Optional[str]]:
        """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "profile"))

    @property
    @pulumi.getter(name="timeouts")
    def timeouts(self) -> pulumi.Output[Optional[Timeouts]]:
        """How long creation, changes and deletion may take, each a duration like `90m`."""
        return cast(pulumi.Output[Optional[Timeouts]], pulumi.get(self, "timeouts"))

    @property
    @pulumi.getter(name="snapshotCopyConfigurationId")
    def snapshot_copy_configuration_id(self) -> pulumi.Output[str]:
        """The ID of the configuration."""
        return cast(pulumi.Output[str], pulumi.get(self, "snapshot_copy_configuration_id"))

    @property
    @pulumi.getter(name="snapshotCopyConfigurationArn")
    def snapshot_copy_configuration_arn(self) -> pulumi.Output[str]:
        """The ARN of the configuration."""
        return cast(pulumi.Output[str], pulumi.get(self, "snapshot_copy_configuration_arn"))


_OUTPUTS = (
    "namespace_name",
    "destination_region",
    "snapshot_retention_period",
    "destination_kms_key_id",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "snapshot_copy_configuration_id",
    "snapshot_copy_configuration_arn",
)
