# Generated from the provider's models by tools/generate.py: do not edit.
"""The snapshots of cloud disks in a region, copies included, the newest first."""

from collections.abc import Mapping, Sequence

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListSnapshotsResult


def list_snapshots(
    *,
    snapshot_ids: Sequence[str] | None = None,
    disk_ids: Sequence[str] | None = None,
    snapshot_states: Sequence[str] | None = None,
    disk_usage: str | None = None,
    encrypt: bool | None = None,
    tags: Mapping[str, str] | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListSnapshotsResult:
    """The snapshots of cloud disks in a region, copies included, the newest first.

    Args:
        snapshot_ids: Only these snapshots, at most 100.
        disk_ids: Only snapshots of these disks, at most 10.
        snapshot_states: Only snapshots in one of these states, e.g. `NORMAL`.
        disk_usage: Only snapshots of system disks, or only of data disks.
        encrypt: Only encrypted snapshots, or only the others.
        tags: Only snapshots that carry all of these tags.
        region: The region whose API is called. Default: `offsite:tencentRegion`,
            `tencentcloud:region`, `TENCENTCLOUD_REGION`.
        role_arn: A CAM role to assume, e.g. of another account.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:cbs:listSnapshots", locals(), ListSnapshotsResult)


def list_snapshots_output(
    *,
    snapshot_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    disk_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    snapshot_states: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    disk_usage: pulumi.Input[str] | None = None,
    encrypt: pulumi.Input[bool] | None = None,
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListSnapshotsResult]:
    """The snapshots of cloud disks in a region, copies included, the newest first.

    Args:
        snapshot_ids: Only these snapshots, at most 100.
        disk_ids: Only snapshots of these disks, at most 10.
        snapshot_states: Only snapshots in one of these states, e.g. `NORMAL`.
        disk_usage: Only snapshots of system disks, or only of data disks.
        encrypt: Only encrypted snapshots, or only the others.
        tags: Only snapshots that carry all of these tags.
        region: The region whose API is called. Default: `offsite:tencentRegion`,
            `tencentcloud:region`, `TENCENTCLOUD_REGION`.
        role_arn: A CAM role to assume, e.g. of another account.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:cbs:listSnapshots", locals(), ListSnapshotsResult)
