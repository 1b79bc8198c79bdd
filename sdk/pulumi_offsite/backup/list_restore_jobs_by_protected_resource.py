# Generated from the provider's models by tools/generate.py: do not edit.
"""The restore jobs of a resource's recovery points."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListRestoreJobsByProtectedResourceResult


def list_restore_jobs_by_protected_resource(
    *,
    resource_arn: str,
    by_status: str | None = None,
    by_recovery_point_creation_date_after: str | None = None,
    by_recovery_point_creation_date_before: str | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListRestoreJobsByProtectedResourceResult:
    """The restore jobs of a resource's recovery points.

    Args:
        resource_arn: The ARN of the resource.
        by_status: Only those of this status.
        by_recovery_point_creation_date_after: Only those of recovery points that were
            created after this moment, e.g. `2026-03-01T04:00:00Z`.
        by_recovery_point_creation_date_before: Only those of recovery points that were
            created before this moment.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke(
        "offsite:backup:listRestoreJobsByProtectedResource",
        locals(),
        ListRestoreJobsByProtectedResourceResult,
    )


def list_restore_jobs_by_protected_resource_output(
    *,
    resource_arn: pulumi.Input[str],
    by_status: pulumi.Input[str] | None = None,
    by_recovery_point_creation_date_after: pulumi.Input[str] | None = None,
    by_recovery_point_creation_date_before: pulumi.Input[str] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListRestoreJobsByProtectedResourceResult]:
    """The restore jobs of a resource's recovery points.

    Args:
        resource_arn: The ARN of the resource.
        by_status: Only those of this status.
        by_recovery_point_creation_date_after: Only those of recovery points that were
            created after this moment, e.g. `2026-03-01T04:00:00Z`.
        by_recovery_point_creation_date_before: Only those of recovery points that were
            created before this moment.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:backup:listRestoreJobsByProtectedResource",
        locals(),
        ListRestoreJobsByProtectedResourceResult,
    )
