# Generated from the provider's models by tools/generate.py: do not edit.
"""The restore jobs of a region."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListRestoreJobsResult


def list_restore_jobs(
    *,
    by_account_id: str | None = None,
    by_resource_type: str | None = None,
    by_created_before: str | None = None,
    by_created_after: str | None = None,
    by_status: str | None = None,
    by_complete_before: str | None = None,
    by_complete_after: str | None = None,
    by_restore_testing_plan_arn: str | None = None,
    by_parent_job_id: str | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListRestoreJobsResult:
    """The restore jobs of a region.

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
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:listRestoreJobs", locals(), ListRestoreJobsResult)


def list_restore_jobs_output(
    *,
    by_account_id: pulumi.Input[str] | None = None,
    by_resource_type: pulumi.Input[str] | None = None,
    by_created_before: pulumi.Input[str] | None = None,
    by_created_after: pulumi.Input[str] | None = None,
    by_status: pulumi.Input[str] | None = None,
    by_complete_before: pulumi.Input[str] | None = None,
    by_complete_after: pulumi.Input[str] | None = None,
    by_restore_testing_plan_arn: pulumi.Input[str] | None = None,
    by_parent_job_id: pulumi.Input[str] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListRestoreJobsResult]:
    """The restore jobs of a region.

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
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:listRestoreJobs", locals(), ListRestoreJobsResult)
