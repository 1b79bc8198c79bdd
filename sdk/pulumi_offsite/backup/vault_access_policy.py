# Generated from the provider's models by tools/generate.py: do not edit.
"""The access policy of a backup vault."""

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


class VaultAccessPolicy(Resource):
    """The access policy of a backup vault: who may do what with it and with what it holds."""

    token = "offsite:backup:VaultAccessPolicy"
    _identified = ("region", "backup_vault_name")
    _unique = True

    backup_vault_name: pulumi.Output[str]
    """The vault."""
    policy: pulumi.Output[str]
    """The policy, as JSON: `json.dumps(…)`, or `pulumi.Output.json_dumps(…)` if outputs are
    in it. Compared by what it means, not by how it is written.
    """
    region: pulumi.Output[str]
    """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
    chain.
    """
    role_arn: pulumi.Output[str | None]
    """An IAM role to assume for this, e.g. in another account."""
    profile: pulumi.Output[str | None]
    """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
    chain.
    """
    timeouts: pulumi.Output[Timeouts | None]
    """How long creation, changes and deletion may take, each a duration like `90m`."""
    backup_vault_arn: pulumi.Output[str]
    """The ARN of the vault."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_vault_name: pulumi.Input[str],
        policy: pulumi.Input[str],
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """The access policy of a backup vault.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The vault.
            policy: The policy, as JSON: `json.dumps(…)`, or `pulumi.Output.json_dumps(…)`
                if outputs are in it. Compared by what it means, not by how it is written.
            adopt: The id of what the vault has already, to take it over:
                `<region>/<backup_vault_name>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
