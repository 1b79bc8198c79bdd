# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The report plans of a region"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListReportPlansResult


def list_report_plans(
    *,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListReportPlansResult:
    """
    The report plans of a region.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listReportPlans",
        {
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListReportPlansResult,
    )


def list_report_plans_output(
    *,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListReportPlansResult]:
    """
    The report plans of a region.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listReportPlans",
        {
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListReportPlansResult,
        opts,
    )
