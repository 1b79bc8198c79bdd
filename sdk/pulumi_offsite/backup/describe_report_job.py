# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A report job: its state, and where the report is"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeReportJobResult


def describe_report_job(
    *,
    report_job_id: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> DescribeReportJobResult:
    """
    A report job: its state, and where the report is.

    Args:
        report_job_id: The ID of the report job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:describeReportJob",
        {
            "reportJobId": report_job_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeReportJobResult,
    )


def describe_report_job_output(
    *,
    report_job_id: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[DescribeReportJobResult]:
    """
    A report job: its state, and where the report is.

    Args:
        report_job_id: The ID of the report job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:describeReportJob",
        {
            "reportJobId": report_job_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeReportJobResult,
        opts,
    )
