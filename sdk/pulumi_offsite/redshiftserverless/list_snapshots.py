# Generated from the provider's models by tools/generate.py: do not edit.
"""The snapshots of Redshift Serverless namespaces in a region, copies included."""

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListSnapshotsResult


def list_snapshots(
    *,
    namespace_name: str | None = None,
    namespace_arn: str | None = None,
    owner_account: str | None = None,
    start_time: str | None = None,
    end_time: str | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    profile: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListSnapshotsResult:
    """The snapshots of Redshift Serverless namespaces in a region, copies included.

    Args:
        namespace_name: Only snapshots of this namespace.
        namespace_arn: Only snapshots of the namespace of this ARN: one of another region,
            of copies.
        owner_account: Only snapshots that this account owns.
        start_time: Only snapshots that were made since, e.g. `2026-03-01T04:00:00Z`.
        end_time: Only snapshots that were made before.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:redshiftserverless:listSnapshots", locals(), ListSnapshotsResult)


def list_snapshots_output(
    *,
    namespace_name: pulumi.Input[str] | None = None,
    namespace_arn: pulumi.Input[str] | None = None,
    owner_account: pulumi.Input[str] | None = None,
    start_time: pulumi.Input[str] | None = None,
    end_time: pulumi.Input[str] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    profile: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListSnapshotsResult]:
    """The snapshots of Redshift Serverless namespaces in a region, copies included.

    Args:
        namespace_name: Only snapshots of this namespace.
        namespace_arn: Only snapshots of the namespace of this ARN: one of another region,
            of copies.
        owner_account: Only snapshots that this account owns.
        start_time: Only snapshots that were made since, e.g. `2026-03-01T04:00:00Z`.
        end_time: Only snapshots that were made before.
        region: The region whose API is called. Default: `offsite:region`, `aws:region`,
            the SDK's chain.
        role_arn: An IAM role to assume for this, e.g. in another account.
        profile: A profile of the shared AWS files. Default: `offsite:profile`,
            `aws:profile`, the chain.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:redshiftserverless:listSnapshots", locals(), ListSnapshotsResult)
