# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The settings of a region: which types of resources are backed up, and how"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeRegionSettingsResult


def describe_region_settings(
    *,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> DescribeRegionSettingsResult:
    """
    The settings of a region: which types of resources are backed up, and how.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:describeRegionSettings",
        {
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeRegionSettingsResult,
    )


def describe_region_settings_output(
    *,
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[DescribeRegionSettingsResult]:
    """
    The settings of a region: which types of resources are backed up, and how.

    Args:
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:describeRegionSettings",
        {
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeRegionSettingsResult,
        opts,
    )
