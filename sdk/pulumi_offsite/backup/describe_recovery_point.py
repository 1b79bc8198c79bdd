# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A recovery point: its state, lifecycle and size, and what made it"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeRecoveryPointResult


def describe_recovery_point(
    *,
    backup_vault_name: str,
    recovery_point_arn: str,
    backup_vault_account_id: Optional[str] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> DescribeRecoveryPointResult:
    """
    A recovery point: its state, lifecycle and size, and what made it.

    Args:
        backup_vault_name: The name of the vault.
        recovery_point_arn: The ARN of the recovery point.
        backup_vault_account_id: The account of the vault, where it is another's that is
            shared with this one.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:describeRecoveryPoint",
        {
            "backupVaultName": backup_vault_name,
            "recoveryPointArn": recovery_point_arn,
            "backupVaultAccountId": backup_vault_account_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeRecoveryPointResult,
    )


def describe_recovery_point_output(
    *,
    backup_vault_name: pulumi.Input[str],
    recovery_point_arn: pulumi.Input[str],
    backup_vault_account_id: Optional[pulumi.Input[str]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[DescribeRecoveryPointResult]:
    """
    A recovery point: its state, lifecycle and size, and what made it.

    Args:
        backup_vault_name: The name of the vault.
        recovery_point_arn: The ARN of the recovery point.
        backup_vault_account_id: The account of the vault, where it is another's that is
            shared with this one.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:describeRecoveryPoint",
        {
            "backupVaultName": backup_vault_name,
            "recoveryPointArn": recovery_point_arn,
            "backupVaultAccountId": backup_vault_account_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeRecoveryPointResult,
        opts,
    )
