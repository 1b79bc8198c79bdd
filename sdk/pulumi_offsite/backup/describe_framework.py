# Generated from the provider's models by tools/generate.py: do not edit.
"""A framework of Audit Manager and its controls."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeFrameworkResult


def describe_framework(
    *,
    framework_name: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> DescribeFrameworkResult:
    """A framework of Audit Manager and its controls.

    Args:
        framework_name: The name of the framework.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:describeFramework", locals(), DescribeFrameworkResult)


def describe_framework_output(
    *,
    framework_name: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[DescribeFrameworkResult]:
    """A framework of Audit Manager and its controls.

    Args:
        framework_name: The name of the framework.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:describeFramework", locals(), DescribeFrameworkResult)
