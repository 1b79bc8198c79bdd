# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""How a resource was last backed up and restored"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeProtectedResourceResult


def describe_protected_resource(
    *,
    resource_arn: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> DescribeProtectedResourceResult:
    """
    How a resource was last backed up and restored. An error if it never was backed up.

    Args:
        resource_arn: The ARN of the resource.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:describeProtectedResource",
        {
            "resourceArn": resource_arn,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeProtectedResourceResult,
    )


def describe_protected_resource_output(
    *,
    resource_arn: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[DescribeProtectedResourceResult]:
    """
    How a resource was last backed up and restored. An error if it never was backed up.

    Args:
        resource_arn: The ARN of the resource.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:describeProtectedResource",
        {
            "resourceArn": resource_arn,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeProtectedResourceResult,
        opts,
    )
