# Generated from the provider's models by tools/generate.py: do not edit.
"""A report job: its state, and where the report is."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeReportJobResult


def describe_report_job(
    *,
    report_job_id: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> DescribeReportJobResult:
    """A report job: its state, and where the report is.

    Args:
        report_job_id: The ID of the report job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:describeReportJob", locals(), DescribeReportJobResult)


def describe_report_job_output(
    *,
    report_job_id: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[DescribeReportJobResult]:
    """A report job: its state, and where the report is.

    Args:
        report_job_id: The ID of the report job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:describeReportJob", locals(), DescribeReportJobResult)
