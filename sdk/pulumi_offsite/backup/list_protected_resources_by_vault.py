# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The resources that have been backed up to a backup vault"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListProtectedResourcesByVaultResult


def list_protected_resources_by_vault(
    *,
    backup_vault_name: str,
    backup_vault_account_id: Optional[str] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListProtectedResourcesByVaultResult:
    """
    The resources that have been backed up to a backup vault.

    Args:
        backup_vault_name: The name of the vault.
        backup_vault_account_id: The account of the vault, where it is another's that is
            shared with this one.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listProtectedResourcesByVault",
        {
            "backupVaultName": backup_vault_name,
            "backupVaultAccountId": backup_vault_account_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListProtectedResourcesByVaultResult,
    )


def list_protected_resources_by_vault_output(
    *,
    backup_vault_name: pulumi.Input[str],
    backup_vault_account_id: Optional[pulumi.Input[str]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListProtectedResourcesByVaultResult]:
    """
    The resources that have been backed up to a backup vault.

    Args:
        backup_vault_name: The name of the vault.
        backup_vault_account_id: The account of the vault, where it is another's that is
            shared with this one.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listProtectedResourcesByVault",
        {
            "backupVaultName": backup_vault_name,
            "backupVaultAccountId": backup_vault_account_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListProtectedResourcesByVaultResult,
        opts,
    )
