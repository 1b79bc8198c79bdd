# Generated from the provider's models by tools/generate.py: do not edit.
"""A recovery point: its state, lifecycle and size, and what made it."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeRecoveryPointResult


def describe_recovery_point(
    *,
    backup_vault_name: str,
    recovery_point_arn: str,
    backup_vault_account_id: str | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> DescribeRecoveryPointResult:
    """A recovery point: its state, lifecycle and size, and what made it.

    Args:
        backup_vault_name: The name of the vault.
        recovery_point_arn: The ARN of the recovery point.
        backup_vault_account_id: The account that owns the vault, if another account
            shares it with this one.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:describeRecoveryPoint", locals(), DescribeRecoveryPointResult)


def describe_recovery_point_output(
    *,
    backup_vault_name: pulumi.Input[str],
    recovery_point_arn: pulumi.Input[str],
    backup_vault_account_id: pulumi.Input[str] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[DescribeRecoveryPointResult]:
    """A recovery point: its state, lifecycle and size, and what made it.

    Args:
        backup_vault_name: The name of the vault.
        recovery_point_arn: The ARN of the recovery point.
        backup_vault_account_id: The account that owns the vault, if another account
            shares it with this one.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:backup:describeRecoveryPoint", locals(), DescribeRecoveryPointResult
    )
