# Generated from the provider's models by tools/generate.py: do not edit.
"""The types of resources that AWS Backup supports in a region."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetSupportedResourceTypesResult


def get_supported_resource_types(
    *,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> GetSupportedResourceTypesResult:
    """The types of resources that AWS Backup supports in a region.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke(
        "offsite:backup:getSupportedResourceTypes", locals(), GetSupportedResourceTypesResult
    )


def get_supported_resource_types_output(
    *,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[GetSupportedResourceTypesResult]:
    """The types of resources that AWS Backup supports in a region.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output(
        "offsite:backup:getSupportedResourceTypes", locals(), GetSupportedResourceTypesResult
    )
