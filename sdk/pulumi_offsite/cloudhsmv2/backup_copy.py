# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A copy of a CloudHSM backup in another region"""

from collections.abc import Awaitable, Mapping
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


@pulumi.input_type
class _BackupCopyProps(Props):
    backup_id: Optional[pulumi.Input[str]] = pulumi.property("backupId", default=None)
    destination_region: Optional[pulumi.Input[str]] = pulumi.property(
        "destinationRegion", default=None
    )
    never_expires: Optional[pulumi.Input[bool]] = pulumi.property("neverExpires", default=None)
    tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "tags", default=None
    )
    restore: Optional[pulumi.Input[bool]] = pulumi.property("restore", default=None)
    adopt: Optional[pulumi.Input[str]] = pulumi.property("adopt", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class BackupCopy(Resource, module="offsite/cloudhsmv2", name="BackupCopy"):
    """A copy of an AWS CloudHSM backup in another region.

    The copy outlives the cluster and the region that it was made of, and a new cluster
    can be
    made from it in the destination."""

    token = "offsite:cloudhsmv2:BackupCopy"
    _unique = False

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_id: pulumi.Input[str],
        destination_region: pulumi.Input[str],
        never_expires: Optional[pulumi.Input[bool]] = None,
        tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        restore: Optional[pulumi.Input[bool]] = None,
        adopt: Optional[pulumi.Input[str]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_id: The backup to copy, e.g. `backup-abcdefg2345`. It has to be in
                `region`.
            destination_region: The region that keeps the copy.
            never_expires: Whether the copy is exempt from the retention policy of its
                cluster.
            tags: The tags of the copy; the source's own aren't copied. At most 49: offsite
                adds its mark.
            restore: Bring back this resource's own copy if it waits for its deletion,
                instead of copying anew.
            adopt: What to do about a copy that somebody else made: its ID takes it over,
                `another` makes one more beside it. Without, such a copy is an error.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _BackupCopyProps()
        props["backup_id"] = backup_id
        props["destination_region"] = destination_region
        props["never_expires"] = never_expires
        props["tags"] = tags
        props["restore"] = restore
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="backupId")
    def backup_id(self) -> pulumi.Output[str]:
        """The backup to copy, e.g. `backup-abcdefg2345`. It has to be in `region`."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_id"))

    @property
    @pulumi.getter(name="destinationRegion")
    def destination_region(self) -> pulumi.Output[str]:
        """The region that keeps the copy."""
        return cast(pulumi.Output[str], pulumi.get(self, "destination_region"))

    @property
    @pulumi.getter(name="neverExpires")
    def never_expires(self) -> pulumi.Output[bool]:
        """Whether the copy is exempt from the retention policy of its cluster."""
        return cast(pulumi.Output[bool], pulumi.get(self, "never_expires"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[Mapping[str, str]]:
        """The tags of the copy; the source's own aren't copied. At most 49: offsite adds its
        mark."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "tags"))

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
    @pulumi.getter(name="destinationBackupId")
    def destination_backup_id(self) -> pulumi.Output[str]:
        """The ID of the copy."""
        return cast(pulumi.Output[str], pulumi.get(self, "destination_backup_id"))

    @property
    @pulumi.getter(name="backupState")
    def backup_state(self) -> pulumi.Output[str]:
        """The state of the copy, `READY` once it is made."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_state"))

    @property
    @pulumi.getter(name="destinationBackupArn")
    def destination_backup_arn(self) -> pulumi.Output[Optional[str]]:
        """The ARN of the copy."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "destination_backup_arn"))

    @property
    @pulumi.getter(name="clusterId")
    def cluster_id(self) -> pulumi.Output[Optional[str]]:
        """The cluster that the backup was made of."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "cluster_id"))

    @property
    @pulumi.getter(name="createTimestamp")
    def create_timestamp(self) -> pulumi.Output[Optional[str]]:
        """When the source backup was made."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "create_timestamp"))

    @property
    @pulumi.getter(name="copyTimestamp")
    def copy_timestamp(self) -> pulumi.Output[Optional[str]]:
        """When the copy was made."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "copy_timestamp"))

    @property
    @pulumi.getter(name="sourceRegion")
    def source_region(self) -> pulumi.Output[Optional[str]]:
        """The region that the copy came from."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "source_region"))

    @property
    @pulumi.getter(name="sourceBackup")
    def source_backup(self) -> pulumi.Output[Optional[str]]:
        """The backup that the copy was made of, as the cloud says."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "source_backup"))

    @property
    @pulumi.getter(name="sourceCluster")
    def source_cluster(self) -> pulumi.Output[Optional[str]]:
        """The cluster of the source backup."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "source_cluster"))

    @property
    @pulumi.getter(name="hsmType")
    def hsm_type(self) -> pulumi.Output[Optional[str]]:
        """The type of HSM, e.g. `hsm1.medium`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "hsm_type"))

    @property
    @pulumi.getter(name="mode")
    def mode(self) -> pulumi.Output[Optional[str]]:
        """`FIPS` or `NON_FIPS`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "mode"))


_OUTPUTS = (
    "backup_id",
    "destination_region",
    "never_expires",
    "tags",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "destination_backup_id",
    "backup_state",
    "destination_backup_arn",
    "cluster_id",
    "create_timestamp",
    "copy_timestamp",
    "source_region",
    "source_backup",
    "source_cluster",
    "hsm_type",
    "mode",
)
