# Generated from the provider's models by tools/generate.py: do not edit.
"""The account's newest snapshot of a cloud disk that is `NORMAL`."""

from collections.abc import Mapping

import pulumi

from .._invoke import invoke, invoke_output
from .types import SnapshotResult


def get_newest_snapshot(
    *,
    disk_id: str,
    tags: Mapping[str, str] | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> SnapshotResult:
    """The account's newest snapshot of a cloud disk that is `NORMAL`. An error if there is
    none.

    Args:
        disk_id: The disk, e.g. `disk-11112222`.
        tags: Only snapshots that carry all of these tags.
        region: The region whose API is called. Default: `offsite:tencentRegion`,
            `tencentcloud:region`, `TENCENTCLOUD_REGION`.
        role_arn: A CAM role to assume, e.g. of another account.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:cbs:getNewestSnapshot", locals(), SnapshotResult)


def get_newest_snapshot_output(
    *,
    disk_id: pulumi.Input[str],
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[SnapshotResult]:
    """The account's newest snapshot of a cloud disk that is `NORMAL`. An error if there is
    none.

    Args:
        disk_id: The disk, e.g. `disk-11112222`.
        tags: Only snapshots that carry all of these tags.
        region: The region whose API is called. Default: `offsite:tencentRegion`,
            `tencentcloud:region`, `TENCENTCLOUD_REGION`.
        role_arn: A CAM role to assume, e.g. of another account.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:cbs:getNewestSnapshot", locals(), SnapshotResult)
