# Generated from the provider's models by tools/generate.py: do not edit.
"""Copies of a CBS disk snapshot in several regions."""

from collections.abc import Mapping, Sequence

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import SnapshotInRegion


class SnapshotCopy(Resource):
    """Copies of a Tencent Cloud disk snapshot in other regions."""

    token = "offsite:cbs:SnapshotCopy"

    snapshot_id: pulumi.Output[str]
    """The snapshot to copy, e.g. `snap-ckgjwkqh`. It has to be in `region`."""
    destination_regions: pulumi.Output[Sequence[str]]
    """The regions that keep a copy. One more makes a copy, one less deletes the copy there."""
    snapshot_name: pulumi.Output[str | None]
    """The name of the copies, at most 60 characters; they carry offsite's mark in the tag
    `offsite:owner`. Default: the source's ID and region, and the mark, without a tag.
    """
    region: pulumi.Output[str]
    """The region whose API is called. Default: `offsite:tencentRegion`,
    `tencentcloud:region`, `TENCENTCLOUD_REGION`.
    """
    role_arn: pulumi.Output[str | None]
    """A CAM role to assume, e.g. of another account."""
    timeouts: pulumi.Output[Timeouts | None]
    """How long creation, changes and deletion may take, each a duration like `90m`."""
    copies: pulumi.Output[Mapping[str, SnapshotInRegion]]
    """The copies, by region."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        snapshot_id: pulumi.Input[str],
        destination_regions: pulumi.Input[Sequence[pulumi.Input[str]]],
        snapshot_name: pulumi.Input[str] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """Copies of a CBS disk snapshot in several regions.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            snapshot_id: The snapshot to copy, e.g. `snap-ckgjwkqh`. It has to be in
                `region`.
            destination_regions: The regions that keep a copy. One more makes a copy, one
                less deletes the copy there.
            snapshot_name: The name of the copies, at most 60 characters; they carry
                offsite's mark in the tag `offsite:owner`. Default: the source's ID and
                region, and the mark, without a tag.
            adopt: The id of copies to take over that somebody else made:
                `<region>/<snapshot_id>/<destination>:<copy>,…`.
            region: The region whose API is called. Default: `offsite:tencentRegion`,
                `tencentcloud:region`, `TENCENTCLOUD_REGION`.
            role_arn: A CAM role to assume, e.g. of another account.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
