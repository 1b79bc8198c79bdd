# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A copy job: its state, and the copy that it makes"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeCopyJobResult


def describe_copy_job(
    *,
    copy_job_id: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> DescribeCopyJobResult:
    """
    A copy job: its state, and the copy that it makes.

    Args:
        copy_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:describeCopyJob",
        {
            "copyJobId": copy_job_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeCopyJobResult,
    )


def describe_copy_job_output(
    *,
    copy_job_id: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[DescribeCopyJobResult]:
    """
    A copy job: its state, and the copy that it makes.

    Args:
        copy_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:describeCopyJob",
        {
            "copyJobId": copy_job_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeCopyJobResult,
        opts,
    )
