# Generated from the provider's models by tools/generate.py: do not edit.
"""The newest snapshot of a Redshift Serverless namespace that is `AVAILABLE`."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import SnapshotResult


def get_newest_snapshot(
    *,
    namespace_name: str,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> SnapshotResult:
    """The newest snapshot of a Redshift Serverless namespace that is `AVAILABLE`. An error
    if there is none.

    Args:
        namespace_name: The namespace.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:redshiftserverless:getNewestSnapshot", locals(), SnapshotResult)


def get_newest_snapshot_output(
    *,
    namespace_name: pulumi.Input[str],
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[SnapshotResult]:
    """The newest snapshot of a Redshift Serverless namespace that is `AVAILABLE`. An error
    if there is none.

    Args:
        namespace_name: The namespace.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:redshiftserverless:getNewestSnapshot", locals(), SnapshotResult)
