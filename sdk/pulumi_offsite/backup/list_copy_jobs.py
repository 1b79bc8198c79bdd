# Generated from the provider's models by tools/generate.py: do not edit.
"""The copy jobs of a region, the one that is copied from."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListCopyJobsResult


def list_copy_jobs(
    *,
    by_resource_arn: str | None = None,
    by_state: str | None = None,
    by_created_before: str | None = None,
    by_created_after: str | None = None,
    by_resource_type: str | None = None,
    by_destination_vault_arn: str | None = None,
    by_account_id: str | None = None,
    by_complete_before: str | None = None,
    by_complete_after: str | None = None,
    by_parent_job_id: str | None = None,
    by_message_category: str | None = None,
    by_source_recovery_point_arn: str | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListCopyJobsResult:
    """The copy jobs of a region, the one that is copied from.

    Args:
        by_resource_arn: Only those of this resource.
        by_state: Only those in this state.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_destination_vault_arn: Only those to this vault.
        by_account_id: Only those of this account.
        by_complete_before: Only those that were completed before this moment.
        by_complete_after: Only those that were completed after this moment.
        by_parent_job_id: Only the parts of this composite (parent) job.
        by_message_category: Only those with messages of this kind, e.g. `SUCCESS` or
            `AccessDenied`.
        by_source_recovery_point_arn: Only those of this recovery point.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:listCopyJobs", locals(), ListCopyJobsResult)


def list_copy_jobs_output(
    *,
    by_resource_arn: pulumi.Input[str] | None = None,
    by_state: pulumi.Input[str] | None = None,
    by_created_before: pulumi.Input[str] | None = None,
    by_created_after: pulumi.Input[str] | None = None,
    by_resource_type: pulumi.Input[str] | None = None,
    by_destination_vault_arn: pulumi.Input[str] | None = None,
    by_account_id: pulumi.Input[str] | None = None,
    by_complete_before: pulumi.Input[str] | None = None,
    by_complete_after: pulumi.Input[str] | None = None,
    by_parent_job_id: pulumi.Input[str] | None = None,
    by_message_category: pulumi.Input[str] | None = None,
    by_source_recovery_point_arn: pulumi.Input[str] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListCopyJobsResult]:
    """The copy jobs of a region, the one that is copied from.

    Args:
        by_resource_arn: Only those of this resource.
        by_state: Only those in this state.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_destination_vault_arn: Only those to this vault.
        by_account_id: Only those of this account.
        by_complete_before: Only those that were completed before this moment.
        by_complete_after: Only those that were completed after this moment.
        by_parent_job_id: Only the parts of this composite (parent) job.
        by_message_category: Only those with messages of this kind, e.g. `SUCCESS` or
            `AccessDenied`.
        by_source_recovery_point_arn: Only those of this recovery point.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:listCopyJobs", locals(), ListCopyJobsResult)
