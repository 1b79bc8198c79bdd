# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A backup vault"""

from collections.abc import Awaitable, Mapping
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


@pulumi.input_type
class _VaultProps(Props):
    backup_vault_name: Optional[pulumi.Input[str]] = pulumi.property(
        "backupVaultName", default=None
    )
    encryption_key_arn: Optional[pulumi.Input[str]] = pulumi.property(
        "encryptionKeyArn", default=None
    )
    tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "tags", default=None
    )
    force_destroy: Optional[pulumi.Input[bool]] = pulumi.property("forceDestroy", default=None)
    adopt: Optional[pulumi.Input[bool]] = pulumi.property("adopt", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class Vault(Resource, module="offsite/backup", name="Vault"):
    """A backup vault: what AWS Backup keeps recovery points in."""

    token = "offsite:backup:Vault"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_vault_name: Optional[pulumi.Input[str]] = None,
        encryption_key_arn: Optional[pulumi.Input[str]] = None,
        tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        force_destroy: Optional[pulumi.Input[bool]] = None,
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
            backup_vault_name: The name of the vault: 2 to 50 letters, digits, `-` and `_`;
                upper and lower case differ. Left out: the resource's name and a suffix.
            encryption_key_arn: The ARN of the KMS key that encrypts the recovery points of
                services with full AWS Backup management; the others' have keys of their own
                services. Default: the account's `aws/backup` key.
            tags: The tags of the vault.
            force_destroy: Whether deletion deletes all recovery points in the vault too,
                instead of being refused. Those that a lock protects are never deleted.
            adopt: Take over a vault of that name that exists already.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _VaultProps()
        props["backup_vault_name"] = backup_vault_name
        props["encryption_key_arn"] = encryption_key_arn
        props["tags"] = tags
        props["force_destroy"] = force_destroy
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> pulumi.Output[Optional[str]]:
        """The name of the vault: 2 to 50 letters, digits, `-` and `_`; upper and lower case
        differ. Left out: the resource's name and a suffix."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> pulumi.Output[Optional[str]]:
        """The ARN of the KMS key that encrypts the recovery points of services with full AWS
        Backup management; the others' have keys of their own services. Default: the
        account's `aws/backup` key."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[Mapping[str, str]]:
        """The tags of the vault."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "tags"))

    @property
    @pulumi.getter(name="forceDestroy")
    def force_destroy(self) -> pulumi.Output[bool]:
        """Whether deletion deletes all recovery points in the vault too, instead of being
        refused. Those that a lock protects are never deleted."""
        return cast(pulumi.Output[bool], pulumi.get(self, "force_destroy"))

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
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> pulumi.Output[str]:
        """When the vault was made."""
        return cast(pulumi.Output[str], pulumi.get(self, "creation_date"))


_OUTPUTS = (
    "backup_vault_name",
    "encryption_key_arn",
    "tags",
    "force_destroy",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "backup_vault_arn",
    "creation_date",
)
