# Generated from the provider's models by tools/generate.py: do not edit.
"""The report jobs of a region."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListReportJobsResult


def list_report_jobs(
    *,
    by_report_plan_name: str | None = None,
    by_creation_before: str | None = None,
    by_creation_after: str | None = None,
    by_status: str | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListReportJobsResult:
    """The report jobs of a region.

    Args:
        by_report_plan_name: Only those of this report plan.
        by_creation_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_creation_after: Only those that were created after this moment.
        by_status: Only those of this status.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:listReportJobs", locals(), ListReportJobsResult)


def list_report_jobs_output(
    *,
    by_report_plan_name: pulumi.Input[str] | None = None,
    by_creation_before: pulumi.Input[str] | None = None,
    by_creation_after: pulumi.Input[str] | None = None,
    by_status: pulumi.Input[str] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListReportJobsResult]:
    """The report jobs of a region.

    Args:
        by_report_plan_name: Only those of this report plan.
        by_creation_before: Only those that were created before this moment, e.g.
            `2026-03-01T04:00:00Z`.
        by_creation_after: Only those that were created after this moment.
        by_status: Only those of this status.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:listReportJobs", locals(), ListReportJobsResult)
