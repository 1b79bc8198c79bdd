# Generated from the provider's models by tools/generate.py: do not edit.
"""The backup vaults of a region."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListVaultsResult


def list_vaults(
    *,
    by_vault_type: str | None = None,
    by_shared: bool | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListVaultsResult:
    """The backup vaults of a region.

    Args:
        by_vault_type: Only vaults of this type.
        by_shared: Only vaults that are shared.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:listVaults", locals(), ListVaultsResult)


def list_vaults_output(
    *,
    by_vault_type: pulumi.Input[str] | None = None,
    by_shared: pulumi.Input[bool] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListVaultsResult]:
    """The backup vaults of a region.

    Args:
        by_vault_type: Only vaults of this type.
        by_shared: Only vaults that are shared.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:listVaults", locals(), ListVaultsResult)
