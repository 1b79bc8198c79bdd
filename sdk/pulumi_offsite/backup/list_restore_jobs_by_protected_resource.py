# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The restore jobs of a resource's recovery points"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListRestoreJobsByProtectedResourceResult


def list_restore_jobs_by_protected_resource(
    *,
    resource_arn: str,
    by_status: Optional[str] = None,
    by_recovery_point_creation_date_after: Optional[str] = None,
    by_recovery_point_creation_date_before: Optional[str] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListRestoreJobsByProtectedResourceResult:
    """
    The restore jobs of a resource's recovery points.

    Args:
        resource_arn: The ARN of the resource.
        by_status: Only those of this status.
        by_recovery_point_creation_date_after: Only those of recovery points that were
            created after this moment, e.g. `2026-03-01T04:00:00Z`.
        by_recovery_point_creation_date_before: Only those of recovery points that were
            created before this moment.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listRestoreJobsByProtectedResource",
        {
            "resourceArn": resource_arn,
            "byStatus": by_status,
            "byRecoveryPointCreationDateAfter": by_recovery_point_creation_date_after,
            "byRecoveryPointCreationDateBefore": by_recovery_point_creation_date_before,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListRestoreJobsByProtectedResourceResult,
    )


def list_restore_jobs_by_protected_resource_output(
    *,
    resource_arn: pulumi.Input[str],
    by_status: Optional[pulumi.Input[str]] = None,
    by_recovery_point_creation_date_after: Optional[pulumi.Input[str]] = None,
    by_recovery_point_creation_date_before: Optional[pulumi.Input[str]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListRestoreJobsByProtectedResourceResult]:
    """
    The restore jobs of a resource's recovery points.

    Args:
        resource_arn: The ARN of the resource.
        by_status: Only those of this status.
        by_recovery_point_creation_date_after: Only those of recovery points that were
            created after this moment, e.g. `2026-03-01T04:00:00Z`.
        by_recovery_point_creation_date_before: Only those of recovery points that were
            created before this moment.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listRestoreJobsByProtectedResource",
        {
            "resourceArn": resource_arn,
            "byStatus": by_status,
            "byRecoveryPointCreationDateAfter": by_recovery_point_creation_date_after,
            "byRecoveryPointCreationDateBefore": by_recovery_point_creation_date_before,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListRestoreJobsByProtectedResourceResult,
        opts,
    )
