# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A restore job: its state, how far it is, and the resource that it makes"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeRestoreJobResult


def describe_restore_job(
    *,
    restore_job_id: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> DescribeRestoreJobResult:
    """
    A restore job: its state, how far it is, and the resource that it makes.

    Args:
        restore_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:describeRestoreJob",
        {
            "restoreJobId": restore_job_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeRestoreJobResult,
    )


def describe_restore_job_output(
    *,
    restore_job_id: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[DescribeRestoreJobResult]:
    """
    A restore job: its state, how far it is, and the resource that it makes.

    Args:
        restore_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke_output(
        "offsite:backup:describeRestoreJob",
        {
            "restoreJobId": restore_job_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        DescribeRestoreJobResult,
        opts,
    )
