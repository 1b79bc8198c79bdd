# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The recovery points of a backup vault"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListRecoveryPointsByVaultResult


def list_recovery_points_by_vault(
    *,
    backup_vault_name: str,
    backup_vault_account_id: Optional[str] = None,
    by_resource_arn: Optional[str] = None,
    by_resource_type: Optional[str] = None,
    by_backup_plan_id: Optional[str] = None,
    by_created_before: Optional[str] = None,
    by_created_after: Optional[str] = None,
    by_parent_recovery_point_arn: Optional[str] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListRecoveryPointsByVaultResult:
    """
    The recovery points of a backup vault.

    Args:
        backup_vault_name: The name of the vault.
        backup_vault_account_id: The account of the vault, where it is another's that is
            shared with this one.
        by_resource_arn: Only those of this resource.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_backup_plan_id: Only those that this plan made.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_parent_recovery_point_arn: Only the parts of this composite (parent).
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listRecoveryPointsByVault",
        {
            "backupVaultName": backup_vault_name,
            "backupVaultAccountId": backup_vault_account_id,
            "byResourceArn": by_resource_arn,
            "byResourceType": by_resource_type,
            "byBackupPlanId": by_backup_plan_id,
            "byCreatedBefore": by_created_before,
            "byCreatedAfter": by_created_after,
            "byParentRecoveryPointArn": by_parent_recovery_point_arn,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListRecoveryPointsByVaultResult,
    )


def list_recovery_points_by_vault_output(
    *,
    backup_vault_name: pulumi.Input[str],
    backup_vault_account_id: Optional[pulumi.Input[str]] = None,
    by_resource_arn: Optional[pulumi.Input[str]] = None,
    by_resource_type: Optional[pulumi.Input[str]] = None,
    by_backup_plan_id: Optional[pulumi.Input[str]] = None,
    by_created_before: Optional[pulumi.Input[str]] = None,
    by_created_after: Optional[pulumi.Input[str]] = None,
    by_parent_recovery_point_arn: Optional[pulumi.Input[str]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListRecoveryPointsByVaultResult]:
    """
    The recovery points of a backup vault.

    Args:
        backup_vault_name: The name of the vault.
        backup_vault_account_id: The account of the vault, where it is another's that is
            shared with this one.
        by_resource_arn: Only those of this resource.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_backup_plan_id: Only those that this plan made.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_parent_recovery_point_arn: Only the parts of this composite (parent).
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listRecoveryPointsByVault",
        {
            "backupVaultName": backup_vault_name,
            "backupVaultAccountId": backup_vault_account_id,
            "byResourceArn": by_resource_arn,
            "byResourceType": by_resource_type,
            "byBackupPlanId": by_backup_plan_id,
            "byCreatedBefore": by_created_before,
            "byCreatedAfter": by_created_after,
            "byParentRecoveryPointArn": by_parent_recovery_point_arn,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListRecoveryPointsByVaultResult,
        opts,
    )
