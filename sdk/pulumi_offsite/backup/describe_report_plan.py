# Generated from the provider's models by tools/generate.py: do not edit.
"""A report plan: what is reported, and where reports go."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeReportPlanResult


def describe_report_plan(
    *,
    report_plan_name: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> DescribeReportPlanResult:
    """A report plan: what is reported, and where reports go.

    Args:
        report_plan_name: The name of the report plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:describeReportPlan", locals(), DescribeReportPlanResult)


def describe_report_plan_output(
    *,
    report_plan_name: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[DescribeReportPlanResult]:
    """A report plan: what is reported, and where reports go.

    Args:
        report_plan_name: The name of the report plan.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:describeReportPlan", locals(), DescribeReportPlanResult)
