# Generated from the provider's models by tools/generate.py: do not edit.
"""A backup job: its state, how far it is, and the recovery point that it makes."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeBackupJobResult


def describe_backup_job(
    *,
    backup_job_id: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> DescribeBackupJobResult:
    """A backup job: its state, how far it is, and the recovery point that it makes.

    Args:
        backup_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:describeBackupJob", locals(), DescribeBackupJobResult)


def describe_backup_job_output(
    *,
    backup_job_id: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[DescribeBackupJobResult]:
    """A backup job: its state, how far it is, and the recovery point that it makes.

    Args:
        backup_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:describeBackupJob", locals(), DescribeBackupJobResult)
