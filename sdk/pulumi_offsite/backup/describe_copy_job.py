# Generated from the provider's models by tools/generate.py: do not edit.
"""A copy job: its state, and the copy that it makes."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import DescribeCopyJobResult


def describe_copy_job(
    *,
    copy_job_id: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> DescribeCopyJobResult:
    """A copy job: its state, and the copy that it makes.

    Args:
        copy_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:backup:describeCopyJob", locals(), DescribeCopyJobResult)


def describe_copy_job_output(
    *,
    copy_job_id: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[DescribeCopyJobResult]:
    """A copy job: its state, and the copy that it makes.

    Args:
        copy_job_id: The ID of the job.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:backup:describeCopyJob", locals(), DescribeCopyJobResult)
