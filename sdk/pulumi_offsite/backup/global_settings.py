# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""What AWS Backup may do between the accounts of an organization"""

from collections.abc import Awaitable
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


@pulumi.input_type
class _GlobalSettingsProps(Props):
    is_cross_account_backup_enabled: Optional[pulumi.Input[bool]] = pulumi.property(
        "isCrossAccountBackupEnabled", default=None
    )
    is_mpa_enabled: Optional[pulumi.Input[bool]] = pulumi.property("isMpaEnabled", default=None)
    is_delegated_administrator_enabled: Optional[pulumi.Input[bool]] = pulumi.property(
        "isDelegatedAdministratorEnabled", default=None
    )
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    on_destroy: Optional[pulumi.Input[str]] = pulumi.property("onDestroy", default=None)
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class GlobalSettings(Resource, module="offsite/backup", name="GlobalSettings"):
    """The settings of AWS Backup for an organization, such as copying backups between
    accounts.

    Only the settings that the program names are managed, and what becomes of others is no
    drift.
    An organization has these settings once: two resources, or stacks, that name the same
    one fight.
    They are changed with the credentials of the organization's management account."""

    token = "offsite:backup:GlobalSettings"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        is_cross_account_backup_enabled: Optional[pulumi.Input[bool]] = None,
        is_mpa_enabled: Optional[pulumi.Input[bool]] = None,
        is_delegated_administrator_enabled: Optional[pulumi.Input[bool]] = None,
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
            is_cross_account_backup_enabled: Whether accounts of the organization may copy
                backups to one another.
            is_mpa_enabled: Whether a multi-party approval team may be given to a logically
                air-gapped vault.
            is_delegated_administrator_enabled: Whether AWS Backup keeps the permissions of
                delegated administrators in step with the organization.
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
        props = _GlobalSettingsProps()
        props["is_cross_account_backup_enabled"] = is_cross_account_backup_enabled
        props["is_mpa_enabled"] = is_mpa_enabled
        props["is_delegated_administrator_enabled"] = is_delegated_administrator_enabled
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        props["on_destroy"] = on_destroy
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="isCrossAccountBackupEnabled")
    def is_cross_account_backup_enabled(self) -> pulumi.Output[Optional[bool]]:
        """Whether accounts of the organization may copy backups to one another."""
        return cast(
            pulumi.Output[Optional[bool]], pulumi.get(self, "is_cross_account_backup_enabled")
        )

    @property
    @pulumi.getter(name="isMpaEnabled")
    def is_mpa_enabled(self) -> pulumi.Output[Optional[bool]]:
        """Whether a multi-party approval team may be given to a logically air-gapped vault."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "is_mpa_enabled"))

    @property
    @pulumi.getter(name="isDelegatedAdministratorEnabled")
    def is_delegated_administrator_enabled(self) -> pulumi.Output[Optional[bool]]:
        """Whether AWS Backup keeps the permissions of delegated administrators in step with
        the organization."""
        return cast(
            pulumi.Output[Optional[bool]], pulumi.get(self, "is_delegated_administrator_enabled")
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

    @property
    @pulumi.getter(name="lastUpdateTime")
    def last_update_time(self) -> pulumi.Output[Optional[str]]:
        """When any of the settings last changed, as of when the resource was last made or
        changed."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "last_update_time"))


_OUTPUTS = (
    "is_cross_account_backup_enabled",
    "is_mpa_enabled",
    "is_delegated_administrator_enabled",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "on_destroy",
    "last_update_time",
)
