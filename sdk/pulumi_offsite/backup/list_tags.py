# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The tags of something of AWS Backup's: a plan, a vault, a recovery point, a framework, …"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListTagsResult


def list_tags(
    *,
    resource_arn: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> ListTagsResult:
    """
    The tags of something of AWS Backup's: a plan, a vault, a recovery point, a framework, …

    Args:
        resource_arn: The ARN of a plan, vault, recovery point, framework or report plan of
            AWS Backup.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:listTags",
        {
            "resourceArn": resource_arn,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListTagsResult,
    )


def list_tags_output(
    *,
    resource_arn: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[ListTagsResult]:
    """
    The tags of something of AWS Backup's: a plan, a vault, a recovery point, a framework, …

    Args:
        resource_arn: The ARN of a plan, vault, recovery point, framework or report plan of
            AWS Backup.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:listTags",
        {
            "resourceArn": resource_arn,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        ListTagsResult,
        opts,
    )
