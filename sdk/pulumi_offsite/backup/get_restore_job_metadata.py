# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The metadata that a restore job was started with"""

from typing import Optional

import pulumi

from .._invoke import invoke, invoke_output
from .types import GetRestoreJobMetadataResult


def get_restore_job_metadata(
    *,
    restore_job_id: str,
    region: Optional[str] = None,
    role_arn: Optional[str] = None,
    profile: Optional[str] = None,
) -> GetRestoreJobMetadataResult:
    """
    The metadata that a restore job was started with.

    Args:
        restore_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return invoke(
        "offsite:backup:getRestoreJobMetadata",
        {
            "restoreJobId": restore_job_id,
            "region": region,
            "roleArn": role_arn,
            "profile": profile,
        },
        GetRestoreJobMetadataResult,
    )


def get_restore_job_metadata_output(
    *,
    restore_job_id: pulumi.Input[str],
    region: Optional[pulumi.Input[str]] = None,
    role_arn: Optional[pulumi.Input[str]] = None,
    profile: Optional[pulumi.Input[str]] = None,
    opts: Optional[pulumi.InvokeOutputOptions] = None,
) -> pulumi.Output[GetRestoreJobMetadataResult]:
    """
    The metadata that a restore job was started with.

    Args:
        restore_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`, the
            SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
    """
    return pulumi.Output.secret(
        invoke_output(
            "offsite:backup:getRestoreJobMetadata",
            {
                "restoreJobId": restore_job_id,
                "region": region,
                "roleArn": role_arn,
                "profile": profile,
            },
            GetRestoreJobMetadataResult,
            opts,
        )
    )
