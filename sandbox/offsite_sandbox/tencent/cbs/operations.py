"""The API operations that the sandbox has, with what their pages say about their parameters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from tencentcloud.cbs.v20170312 import models
from tencentcloud.common.abstract_model import AbstractModel

from ..errors import missing_parameter
from ..parameters import check
from .backend import backend
from .copying import copy_snapshot_cross_regions
from .disks import describe_disks
from .snapshots import (
    create_snapshot,
    delete_snapshots,
    describe_snapshots,
    modify_snapshot_attribute,
)

VERSION = "2017-03-12"
REQUESTS_PER_SECOND = 20

Implementation = Callable[[str, str, dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Operation:
    """One API operation.

    Attributes:
        implementation: takes the account, the region and the checked parameters, and gives the
            answer without its RequestId.
        required: the parameters that must be there; the SDK's models do not say.
        region_required: it needs a region.
    """

    name: str
    implementation: Implementation
    required: tuple[str, ...] = ()
    region_required: bool = True

    def __call__(
        self, account: str, region: str, parameters: dict[str, Any], *, text: bool
    ) -> dict[str, Any]:
        """Check the parameters and carry it out.

        Raises:
            TencentError: what the operation's page says.
        """
        model = cast("type[AbstractModel]", getattr(models, f"{self.name}Request"))
        checked = check(models, model, parameters, text=text)
        for name in self.required:
            if name not in checked:
                raise missing_parameter(name)
        with backend.lock:
            return self.implementation(account, region, checked)


OPERATIONS = {
    operation.name: operation
    for operation in (
        Operation("CreateSnapshot", create_snapshot, ("DiskId",)),
        Operation(
            "CopySnapshotCrossRegions",
            copy_snapshot_cross_regions,
            ("DestinationRegions",),
            region_required=False,
        ),
        Operation("DescribeSnapshots", describe_snapshots),
        Operation("ModifySnapshotAttribute", modify_snapshot_attribute, ("SnapshotId",)),
        Operation("DeleteSnapshots", delete_snapshots, ("SnapshotIds",)),
        Operation("DescribeDisks", describe_disks),
    )
}


def is_known(action: str) -> bool:
    """Whether the real API has an operation of this name, even if the sandbox has not."""
    return hasattr(models, f"{action}Request")
