# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The recovery points of a resource, in all backup vaults of a region"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListRecoveryPointsByResourceResult


def list_recovery_points_by_resource(
    *,
    resource_arn: str,
    managed_by_aws_backup_only: Optional[bool] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListRecoveryPointsByResourceResult:
    """
    The recovery points of a resource, in all backup vaults of a region.

    Args:
        resource_arn: The ARN of the resource.
        managed_by_aws_backup_only: Only those that AWS Backup manages. Default: all of the
            resource's.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listRecoveryPointsByResource",
        {
            "resourceArn": resource_arn,
            "managedByAwsBackupOnly": managed_by_aws_backup_only,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListRecoveryPointsByResourceResult,
    )


def list_recovery_points_by_resource_output(
    *,
    resource_arn: pulumi.Input[str],
    managed_by_aws_backup_only: Optional[pulumi.Input[bool]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListRecoveryPointsByResourceResult]:
    """
    The recovery points of a resource, in all backup vaults of a region.

    Args:
        resource_arn: The ARN of the resource.
        managed_by_aws_backup_only: Only those that AWS Backup manages. Default: all of the
            resource's.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listRecoveryPointsByResource",
        {
            "resourceArn": resource_arn,
            "managedByAwsBackupOnly": managed_by_aws_backup_only,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListRecoveryPointsByResourceResult,
        opts,
    )
