# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A framework of Audit Manager and its controls"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeFrameworkResult


def describe_framework(
    *,
    framework_name: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> DescribeFrameworkResult:
    """
    A framework of Audit Manager and its controls.

    Args:
        framework_name: The name of the framework.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:describeFramework",
        {
            "frameworkName": framework_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeFrameworkResult,
    )


def describe_framework_output(
    *,
    framework_name: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[DescribeFrameworkResult]:
    """
    A framework of Audit Manager and its controls.

    Args:
        framework_name: The name of the framework.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:describeFramework",
        {
            "frameworkName": framework_name,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeFrameworkResult,
        opts,
    )
