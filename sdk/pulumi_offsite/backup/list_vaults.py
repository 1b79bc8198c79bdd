# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The backup vaults of a region"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListVaultsResult


def list_vaults(
    *,
    by_vault_type: Optional[str] = None,
    by_shared: Optional[bool] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListVaultsResult:
    """
    The backup vaults of a region.

    Args:
        by_vault_type: Only vaults of this type.
        by_shared: Only vaults that are shared.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listVaults",
        {
            "byVaultType": by_vault_type,
            "byShared": by_shared,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListVaultsResult,
    )


def list_vaults_output(
    *,
    by_vault_type: Optional[pulumi.Input[str]] = None,
    by_shared: Optional[pulumi.Input[bool]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListVaultsResult]:
    """
    The backup vaults of a region.

    Args:
        by_vault_type: Only vaults of this type.
        by_shared: Only vaults that are shared.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listVaults",
        {
            "byVaultType": by_vault_type,
            "byShared": by_shared,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListVaultsResult,
        opts,
    )
