# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A report plan: what is reported, and where reports go"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeReportPlanResult


def describe_report_plan(
    *,
    report_plan_name: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> DescribeReportPlanResult:
    """
    A report plan: what is reported, and where reports go.

    Args:
        report_plan_name: The name of the report plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:describeReportPlan",
        {
            "reportPlanName": report_plan_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeReportPlanResult,
    )


def describe_report_plan_output(
    *,
    report_plan_name: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[DescribeReportPlanResult]:
    """
    A report plan: what is reported, and where reports go.

    Args:
        report_plan_name: The name of the report plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:describeReportPlan",
        {
            "reportPlanName": report_plan_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeReportPlanResult,
        opts,
    )
