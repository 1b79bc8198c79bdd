# Generated from the provider's models by tools/generate.py: do not edit.
"""The recovery points of a backup vault."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListRecoveryPointsByVaultResult


def list_recovery_points_by_vault(
    *,
    backup_vault_name: str,
    backup_vault_account_id: str | None = None,
    by_resource_arn: str | None = None,
    by_resource_type: str | None = None,
    by_backup_plan_id: str | None = None,
    by_created_before: str | None = None,
    by_created_after: str | None = None,
    by_parent_recovery_point_arn: str | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListRecoveryPointsByVaultResult:
    """The recovery points of a backup vault.

    Args:
        backup_vault_name: The name of the vault.
        backup_vault_account_id: The account that owns the vault, if another account
            shares it with this one.
        by_resource_arn: Only those of this resource.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_backup_plan_id: Only those that this plan made.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_parent_recovery_point_arn: Only the parts of this composite (parent).
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke(
        "offsite:backup:listRecoveryPointsByVault", locals(), ListRecoveryPointsByVaultResult
    )


def list_recovery_points_by_vault_output(
    *,
    backup_vault_name: pulumi.Input[str],
    backup_vault_account_id: pulumi.Input[str] | None = None,
    by_resource_arn: pulumi.Input[str] | None = None,
    by_resource_type: pulumi.Input[str] | None = None,
    by_backup_plan_id: pulumi.Input[str] | None = None,
    by_created_before: pulumi.Input[str] | None = None,
    by_created_after: pulumi.Input[str] | None = None,
    by_parent_recovery_point_arn: pulumi.Input[str] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListRecoveryPointsByVaultResult]:
    """The recovery points of a backup vault.

    Args:
        backup_vault_name: The name of the vault.
        backup_vault_account_id: The account that owns the vault, if another account
            shares it with this one.
        by_resource_arn: Only those of this resource.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_backup_plan_id: Only those that this plan made.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_parent_recovery_point_arn: Only the parts of this composite (parent).
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:backup:listRecoveryPointsByVault", locals(), ListRecoveryPointsByVaultResult
    )
