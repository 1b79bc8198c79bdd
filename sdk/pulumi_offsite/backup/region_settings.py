# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The services that AWS Backup backs up in a region"""

from collections.abc import Awaitable, Mapping
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


@pulumi.input_type
class _RegionSettingsProps(Props):
    resource_type_opt_in_preference: Optional[pulumi.Input[Mapping[str, pulumi.Input[bool]]]] = (
        pulumi.property("resourceTypeOptInPreference", default=None)
    )
    resource_type_management_preference: Optional[
        pulumi.Input[Mapping[str, pulumi.Input[bool]]]
    ] = pulumi.property("resourceTypeManagementPreference", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    on_destroy: Optional[pulumi.Input[str]] = pulumi.property("onDestroy", default=None)
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class RegionSettings(Resource, module="offsite/backup", name="RegionSettings"):
    """The settings of AWS Backup in a region: types of resources that are opted in, and
    those whose
    backups it fully manages.

    Only the types that the program names are managed, and what becomes of others is no
    drift.
    A region has these settings once: two resources, or stacks, that name the same type
    fight."""

    token = "offsite:backup:RegionSettings"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        resource_type_opt_in_preference: Optional[
            pulumi.Input[Mapping[str, pulumi.Input[bool]]]
        ] = None,
        resource_type_management_preference: Optional[
            pulumi.Input[Mapping[str, pulumi.Input[bool]]]
        ] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
        on_destroy: Optional[pulumi.Input[str]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            resource_type_opt_in_preference: Whether AWS Backup backs up resources of a
                type, by types like `DynamoDB`. Types that aren't named are left alone.
            resource_type_management_preference: Whether AWS Backup fully manages the
                backups of a type, with all features that it has. Types that aren't named are
                left alone.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
            on_destroy: What happens to a setting that is no longer managed, as the resource
                is deleted or no longer names it: `leave` leaves it as it is, `restore` puts
                back what was there before.
        """
        props = _RegionSettingsProps()
        props["resource_type_opt_in_preference"] = resource_type_opt_in_preference
        props["resource_type_management_preference"] = resource_type_management_preference
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        props["on_destroy"] = on_destroy
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="resourceTypeOptInPreference")
    def resource_type_opt_in_preference(self) -> pulumi.Output[Mapping[str, bool]]:
        """Whether AWS Backup backs up resources of a type, by types like `DynamoDB`. Types
        that aren't named are left alone."""
        return cast(
            pulumi.Output[Mapping[str, bool]], pulumi.get(self, "resource_type_opt_in_preference")
        )

    @property
    @pulumi.getter(name="resourceTypeManagementPreference")
    def resource_type_management_preference(self) -> pulumi.Output[Mapping[str, bool]]:
        """Whether AWS Backup fully manages the backups of a type, with all features that it
        has. Types that aren't named are left alone."""
        return cast(
            pulumi.Output[Mapping[str, bool]],
            pulumi.get(self, "resource_type_management_preference"),
        )

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
    @pulumi.getter(name="onDestroy")
    def on_destroy(self) -> pulumi.Output[str]:
        """What happens to a setting that is no longer managed, as the resource is deleted or
        no longer names it: `leave` leaves it as it is, `restore` puts back what was there
        before."""
        return cast(pulumi.Output[str], pulumi.get(self, "on_destroy"))


_OUTPUTS = (
    "resource_type_opt_in_preference",
    "resource_type_management_preference",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "on_destroy",
)
