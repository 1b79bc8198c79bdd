# Generated from the provider's models by tools/generate.py: do not edit.
"""The cloud disks of a region, the newest first."""

from collections.abc import Mapping, Sequence

import pulumi

from .._invoke import invoke, invoke_output
from .types import ListDisksResult


def list_disks(
    *,
    disk_ids: Sequence[str] | None = None,
    disk_usage: str | None = None,
    encrypt: bool | None = None,
    tags: Mapping[str, str] | None = None,
    region: str | None = None,
    role_arn: str | None = None,
    opts: pulumi.InvokeOptions | None = None,
) -> ListDisksResult:
    """The cloud disks of a region, the newest first.

    Args:
        disk_ids: Only these disks, at most 100.
        disk_usage: Only system disks, or only data disks.
        encrypt: Only encrypted disks, or only the others.
        tags: Only disks that carry all of these tags.
        region: The region whose API is called. Default: `offsite:tencentRegion`,
            `tencentcloud:region`, `TENCENTCLOUD_REGION`.
        role_arn: A CAM role to assume, e.g. of another account.
        opts: Pulumi's options for the call, such as `provider`.
    """
    return invoke("offsite:cbs:listDisks", locals(), ListDisksResult)


def list_disks_output(
    *,
    disk_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
    disk_usage: pulumi.Input[str] | None = None,
    encrypt: pulumi.Input[bool] | None = None,
    tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
    region: pulumi.Input[str] | None = None,
    role_arn: pulumi.Input[str] | None = None,
    opts: pulumi.InvokeOutputOptions | None = None,
) -> pulumi.Output[ListDisksResult]:
    """The cloud disks of a region, the newest first.

    Args:
        disk_ids: Only these disks, at most 100.
        disk_usage: Only system disks, or only data disks.
        encrypt: Only encrypted disks, or only the others.
        tags: Only disks that carry all of these tags.
        region: The region whose API is called. Default: `offsite:tencentRegion`,
            `tencentcloud:region`, `TENCENTCLOUD_REGION`.
        role_arn: A CAM role to assume, e.g. of another account.
        opts: Pulumi's options for the call, such as `provider` or `depends_on`.
    """
    return invoke_output("offsite:cbs:listDisks", locals(), ListDisksResult)
