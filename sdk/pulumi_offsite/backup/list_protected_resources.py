# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The resources of a region that have been backed up"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListProtectedResourcesResult


def list_protected_resources(
    *,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListProtectedResourcesResult:
    """
    The resources of a region that have been backed up.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listProtectedResources",
        {
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListProtectedResourcesResult,
    )


def list_protected_resources_output(
    *,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListProtectedResourcesResult]:
    """
    The resources of a region that have been backed up.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listProtectedResources",
        {
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListProtectedResourcesResult,
        opts,
    )
