# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The access policy of a backup vault"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetVaultAccessPolicyResult


def get_vault_access_policy(
    *,
    backup_vault_name: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> GetVaultAccessPolicyResult:
    """
    The access policy of a backup vault. An error if it has none.

    Args:
        backup_vault_name: The name of the vault.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:getVaultAccessPolicy",
        {
            "backupVaultName": backup_vault_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetVaultAccessPolicyResult,
    )


def get_vault_access_policy_output(
    *,
    backup_vault_name: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[GetVaultAccessPolicyResult]:
    """
    The access policy of a backup vault. An error if it has none.

    Args:
        backup_vault_name: The name of the vault.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:getVaultAccessPolicy",
        {
            "backupVaultName": backup_vault_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetVaultAccessPolicyResult,
        opts,
    )
