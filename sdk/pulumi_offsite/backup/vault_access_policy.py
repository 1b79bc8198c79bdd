# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The access policy of a backup vault"""

from collections.abc import Awaitable
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


@pulumi.input_type
class _VaultAccessPolicyProps(Props):
    backup_vault_name: Optional[pulumi.Input[str]] = pulumi.property(
        "backupVaultName", default=None
    )
    policy: Optional[pulumi.Input[str]] = pulumi.property("policy", default=None)
    adopt: Optional[pulumi.Input[bool]] = pulumi.property("adopt", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class VaultAccessPolicy(Resource, module="offsite/backup", name="VaultAccessPolicy"):
    """The access policy of a backup vault: who may do what with it and with what it holds."""

    token = "offsite:backup:VaultAccessPolicy"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_vault_name: pulumi.Input[str],
        policy: pulumi.Input[str],
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
            policy: The policy, as JSON: `json.dumps(…)`, or `pulumi.Output.json_dumps(…)`
                if outputs are in it. Compared by what it means, not by how it is written.
            adopt: Take over a policy that the vault has already.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _VaultAccessPolicyProps()
        props["backup_vault_name"] = backup_vault_name
        props["policy"] = policy
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
    @pulumi.getter(name="policy")
    def policy(self) -> pulumi.Output[str]:
        """The policy, as JSON: `json.dumps(…)`, or `pulumi.Output.json_dumps(…)` if outputs
        are in it. Compared by what it means, not by how it is written."""
        return cast(pulumi.Output[str], pulumi.get(self, "policy"))

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


_OUTPUTS = (
    "backup_vault_name",
    "policy",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "backup_vault_arn",
)
