# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The report jobs of a region"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListReportJobsResult


def list_report_jobs(
    *,
    by_report_plan_name: Optional[str] = None,
    by_creation_before: Optional[str] = None,
    by_creation_after: Optional[str] = None,
    by_status: Optional[str] = None,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListReportJobsResult:
    """
    The report jobs of a region.

    Args:
        by_report_plan_name: Only those of this report plan.
        by_creation_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_creation_after: Only those that were created after this moment.
        by_status: Only those of this status.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listReportJobs",
        {
            "byReportPlanName": by_report_plan_name,
            "byCreationBefore": by_creation_before,
            "byCreationAfter": by_creation_after,
            "byStatus": by_status,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListReportJobsResult,
    )


def list_report_jobs_output(
    *,
    by_report_plan_name: Optional[pulumi.Input[str]] = None,
    by_creation_before: Optional[pulumi.Input[str]] = None,
    by_creation_after: Optional[pulumi.Input[str]] = None,
    by_status: Optional[pulumi.Input[str]] = None,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListReportJobsResult]:
    """
    The report jobs of a region.

    Args:
        by_report_plan_name: Only those of this report plan.
        by_creation_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_creation_after: Only those that were created after this moment.
        by_status: Only those of this status.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listReportJobs",
        {
            "byReportPlanName": by_report_plan_name,
            "byCreationBefore": by_creation_before,
            "byCreationAfter": by_creation_after,
            "byStatus": by_status,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListReportJobsResult,
        opts,
    )
