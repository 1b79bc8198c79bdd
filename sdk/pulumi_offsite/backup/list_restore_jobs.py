# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The restore jobs of a region"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListRestoreJobsResult


def list_restore_jobs(
    *,
    by_account_id: Optional[str] = None,
    by_resource_type: Optional[str] = None,
    by_created_before: Optional[str] = None,
    by_created_after: Optional[str] = None,
    by_status: Optional[str] = None,
    by_complete_before: Optional[str] = None,
    by_complete_after: Optional[str] = None,
    by_restore_testing_plan_arn: Optional[str] = None,
    by_parent_job_id: Optional[str] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListRestoreJobsResult:
    """
    The restore jobs of a region.

    Args:
        by_account_id: Only those of this account.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_status: Only those of this status.
        by_complete_before: Only those that were completed before this moment.
        by_complete_after: Only those that were completed after this moment.
        by_restore_testing_plan_arn: Only those that this restore testing plan started.
        by_parent_job_id: Only the parts of this composite (parent) job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listRestoreJobs",
        {
            "byAccountId": by_account_id,
            "byResourceType": by_resource_type,
            "byCreatedBefore": by_created_before,
            "byCreatedAfter": by_created_after,
            "byStatus": by_status,
            "byCompleteBefore": by_complete_before,
            "byCompleteAfter": by_complete_after,
            "byRestoreTestingPlanArn": by_restore_testing_plan_arn,
            "byParentJobId": by_parent_job_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListRestoreJobsResult,
    )


def list_restore_jobs_output(
    *,
    by_account_id: Optional[pulumi.Input[str]] = None,
    by_resource_type: Optional[pulumi.Input[str]] = None,
    by_created_before: Optional[pulumi.Input[str]] = None,
    by_created_after: Optional[pulumi.Input[str]] = None,
    by_status: Optional[pulumi.Input[str]] = None,
    by_complete_before: Optional[pulumi.Input[str]] = None,
    by_complete_after: Optional[pulumi.Input[str]] = None,
    by_restore_testing_plan_arn: Optional[pulumi.Input[str]] = None,
    by_parent_job_id: Optional[pulumi.Input[str]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListRestoreJobsResult]:
    """
    The restore jobs of a region.

    Args:
        by_account_id: Only those of this account.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_status: Only those of this status.
        by_complete_before: Only those that were completed before this moment.
        by_complete_after: Only those that were completed after this moment.
        by_restore_testing_plan_arn: Only those that this restore testing plan started.
        by_parent_job_id: Only the parts of this composite (parent) job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listRestoreJobs",
        {
            "byAccountId": by_account_id,
            "byResourceType": by_resource_type,
            "byCreatedBefore": by_created_before,
            "byCreatedAfter": by_created_after,
            "byStatus": by_status,
            "byCompleteBefore": by_complete_before,
            "byCompleteAfter": by_complete_after,
            "byRestoreTestingPlanArn": by_restore_testing_plan_arn,
            "byParentJobId": by_parent_job_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListRestoreJobsResult,
        opts,
    )
