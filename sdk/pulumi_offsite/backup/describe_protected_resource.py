# Generated from the provider's models by tools/generate.py: do not edit.
"""How a resource was last backed up and restored."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeProtectedResourceResult


def describe_protected_resource(
    *,
    resource_arn: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> DescribeProtectedResourceResult:
    """How a resource was last backed up and restored. An error if it never was backed up.

    Args:
        resource_arn: The ARN of the resource.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke(
        "offsite:backup:describeProtectedResource", locals(), DescribeProtectedResourceResult
    )


def describe_protected_resource_output(
    *,
    resource_arn: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[DescribeProtectedResourceResult]:
    """How a resource was last backed up and restored. An error if it never was backed up.

    Args:
        resource_arn: The ARN of the resource.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:backup:describeProtectedResource", locals(), DescribeProtectedResourceResult
    )
