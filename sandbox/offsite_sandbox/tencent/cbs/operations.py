"""The API operations that the sandbox has, with what their pages say about their parameters."""

from typing import Any

from tencentcloud.cbs.v20170312 import models

from ..operation import Implementation, Operation, Service
from .backend import backend
from .copying import copy_snapshot_cross_regions
from .disks import describe_disks
from .snapshots import (
    create_snapshot,
    delete_snapshots,
    describe_snapshots,
    modify_snapshot_attribute,
)


def _alone(implementation: Implementation) -> Implementation:
    def locked(account: str, region: str, parameters: dict[str, Any]) -> dict[str, Any]:
        with backend.lock:
            return implementation(account, region, parameters)

    return locked


CBS = Service(
    "cbs",
    "2017-03-12",
    models,
    (
        Operation("CreateSnapshot", _alone(create_snapshot), ("DiskId",)),
        Operation(
            "CopySnapshotCrossRegions",
            _alone(copy_snapshot_cross_regions),
            ("DestinationRegions",),
            region_required=False,
        ),
        Operation("DescribeSnapshots", _alone(describe_snapshots)),
        Operation("ModifySnapshotAttribute", _alone(modify_snapshot_attribute), ("SnapshotId",)),
        Operation("DeleteSnapshots", _alone(delete_snapshots), ("SnapshotIds",)),
        Operation("DescribeDisks", _alone(describe_disks)),
    ),
)
