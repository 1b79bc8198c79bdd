# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The backup jobs of the last 30 days"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListBackupJobsResult


def list_backup_jobs(
    *,
    by_resource_arn: Optional[str] = None,
    by_state: Optional[str] = None,
    by_backup_vault_name: Optional[str] = None,
    by_created_before: Optional[str] = None,
    by_created_after: Optional[str] = None,
    by_resource_type: Optional[str] = None,
    by_account_id: Optional[str] = None,
    by_complete_after: Optional[str] = None,
    by_complete_before: Optional[str] = None,
    by_parent_job_id: Optional[str] = None,
    by_message_category: Optional[str] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListBackupJobsResult:
    """
    The backup jobs of the last 30 days.

    Args:
        by_resource_arn: Only those of this resource.
        by_state: Only those in this state.
        by_backup_vault_name: Only those to this vault.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_account_id: Only those of this account; `*` from a management account is all of
            the organization.
        by_complete_after: Only those that were completed after this moment.
        by_complete_before: Only those that were completed before this moment.
        by_parent_job_id: Only the parts of this composite (parent) job.
        by_message_category: Only those with messages of this kind, e.g. `SUCCESS` or
            `AccessDenied`.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listBackupJobs",
        {
            "byResourceArn": by_resource_arn,
            "byState": by_state,
            "byBackupVaultName": by_backup_vault_name,
            "byCreatedBefore": by_created_before,
            "byCreatedAfter": by_created_after,
            "byResourceType": by_resource_type,
            "byAccountId": by_account_id,
            "byCompleteAfter": by_complete_after,
            "byCompleteBefore": by_complete_before,
            "byParentJobId": by_parent_job_id,
            "byMessageCategory": by_message_category,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListBackupJobsResult,
    )


def list_backup_jobs_output(
    *,
    by_resource_arn: Optional[pulumi.Input[str]] = None,
    by_state: Optional[pulumi.Input[str]] = None,
    by_backup_vault_name: Optional[pulumi.Input[str]] = None,
    by_created_before: Optional[pulumi.Input[str]] = None,
    by_created_after: Optional[pulumi.Input[str]] = None,
    by_resource_type: Optional[pulumi.Input[str]] = None,
    by_account_id: Optional[pulumi.Input[str]] = None,
    by_complete_after: Optional[pulumi.Input[str]] = None,
    by_complete_before: Optional[pulumi.Input[str]] = None,
    by_parent_job_id: Optional[pulumi.Input[str]] = None,
    by_message_category: Optional[pulumi.Input[str]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListBackupJobsResult]:
    """
    The backup jobs of the last 30 days.

    Args:
        by_resource_arn: Only those of this resource.
        by_state: Only those in this state.
        by_backup_vault_name: Only those to this vault.
        by_created_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_created_after: Only those that were created after this moment.
        by_resource_type: Only those of resources of this type, e.g. `EBS`.
        by_account_id: Only those of this account; `*` from a management account is all of
            the organization.
        by_complete_after: Only those that were completed after this moment.
        by_complete_before: Only those that were completed before this moment.
        by_parent_job_id: Only the parts of this composite (parent) job.
        by_message_category: Only those with messages of this kind, e.g. `SUCCESS` or
            `AccessDenied`.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listBackupJobs",
        {
            "byResourceArn": by_resource_arn,
            "byState": by_state,
            "byBackupVaultName": by_backup_vault_name,
            "byCreatedBefore": by_created_before,
            "byCreatedAfter": by_created_after,
            "byResourceType": by_resource_type,
            "byAccountId": by_account_id,
            "byCompleteAfter": by_complete_after,
            "byCompleteBefore": by_complete_before,
            "byParentJobId": by_parent_job_id,
            "byMessageCategory": by_message_category,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListBackupJobsResult,
        opts,
    )
