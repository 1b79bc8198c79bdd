# Generated from the provider's models by tools/generate.py: do not edit.
"""The recovery points of a resource, in all backup vaults of a region."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListRecoveryPointsByResourceResult


def list_recovery_points_by_resource(
    *,
    resource_arn: str,
    managed_by_aws_backup_only: bool | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListRecoveryPointsByResourceResult:
    """The recovery points of a resource, in all backup vaults of a region.

    Args:
        resource_arn: The ARN of the resource.
        managed_by_aws_backup_only: Only those that AWS Backup manages. Default: all of
            the resource's.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke(
        "offsite:backup:listRecoveryPointsByResource", locals(), ListRecoveryPointsByResourceResult
    )


def list_recovery_points_by_resource_output(
    *,
    resource_arn: pulumi.Input[str],
    managed_by_aws_backup_only: pulumi.Input[bool] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListRecoveryPointsByResourceResult]:
    """The recovery points of a resource, in all backup vaults of a region.

    Args:
        resource_arn: The ARN of the resource.
        managed_by_aws_backup_only: Only those that AWS Backup manages. Default: all of
            the resource's.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:backup:listRecoveryPointsByResource", locals(), ListRecoveryPointsByResourceResult
    )
