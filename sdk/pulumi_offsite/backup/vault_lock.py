# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The lock of a backup vault"""

from collections.abc import Awaitable
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


@pulumi.input_type
class _VaultLockProps(Props):
    backup_vault_name: Optional[pulumi.Input[str]] = pulumi.property(
        "backupVaultName", default=None
    )
    min_retention_days: Optional[pulumi.Input[int]] = pulumi.property(
        "minRetentionDays", default=None
    )
    max_retention_days: Optional[pulumi.Input[int]] = pulumi.property(
        "maxRetentionDays", default=None
    )
    changeable_for_days: Optional[pulumi.Input[int]] = pulumi.property(
        "changeableForDays", default=None
    )
    adopt: Optional[pulumi.Input[bool]] = pulumi.property("adopt", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class VaultLock(Resource, module="offsite/backup", name="VaultLock"):
    """The lock of a backup vault: it keeps what is in the vault, and bounds how long that
    is."""

    token = "offsite:backup:VaultLock"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_vault_name: pulumi.Input[str],
        min_retention_days: Optional[pulumi.Input[int]] = None,
        max_retention_days: Optional[pulumi.Input[int]] = None,
        changeable_for_days: Optional[pulumi.Input[int]] = None,
        adopt: Optional[pulumi.Input[bool]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The vault.
            min_retention_days: The least retention of what comes into the vault, in days:
                jobs with less fail. Default: any.
            max_retention_days: The longest retention of what comes into the vault, in days:
                jobs with more, and those that keep for ever, fail. Default: any.
            changeable_for_days: Locks in **compliance mode**: after so many days, 3 or
                more, nobody can change or remove the lock any more, and nobody can delete
                recovery points before their retention ends. A preview warns of it, with the
                date. A change of the lock counts the days anew. Default: governance mode, in
                which the lock can always be removed.
            adopt: Take over a lock that the vault has already.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _VaultLockProps()
        props["backup_vault_name"] = backup_vault_name
        props["min_retention_days"] = min_retention_days
        props["max_retention_days"] = max_retention_days
        props["changeable_for_days"] = changeable_for_days
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> pulumi.Output[str]:
        """The vault."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="minRetentionDays")
    def min_retention_days(self) -> pulumi.Output[Optional[int]]:
        """The least retention of what comes into the vault, in days: jobs with less fail.
        Default: any."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "min_retention_days"))

    @property
    @pulumi.getter(name="maxRetentionDays")
    def max_retention_days(self) -> pulumi.Output[Optional[int]]:
        """The longest retention of what comes into the vault, in days: jobs with more, and
        those that keep for ever, fail. Default: any."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "max_retention_days"))

    @property
    @pulumi.getter(name="changeableForDays")
    def changeable_for_days(self) -> pulumi.Output[Optional[int]]:
        """Locks in **compliance mode**: after so many days, 3 or more, nobody can change or
        remove the lock any more, and nobody can delete recovery points before their
        retention ends. A preview warns of it, with the date. A change of the lock counts
        the days anew. Default: governance mode, in which the lock can always be removed."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "changeable_for_days"))

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
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> pulumi.Output[str]:
        """The ARN of the vault."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="locked")
    def locked(self) -> pulumi.Output[bool]:
        """Whether recovery points are protected: yes, as long as there is a lock."""
        return cast(pulumi.Output[bool], pulumi.get(self, "locked"))

    @property
    @pulumi.getter(name="mode")
    def mode(self) -> pulumi.Output[str]:
        """`COMPLIANCE`, which can't be undone from `lock_date` on, or `GOVERNANCE`."""
        return cast(pulumi.Output[str], pulumi.get(self, "mode"))

    @property
    @pulumi.getter(name="lockDate")
    def lock_date(self) -> pulumi.Output[Optional[str]]:
        """When the lock becomes immutable, in compliance mode."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "lock_date"))


_OUTPUTS = (
    "backup_vault_name",
    "min_retention_days",
    "max_retention_days",
    "changeable_for_days",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "backup_vault_arn",
    "locked",
    "mode",
    "lock_date",
)
