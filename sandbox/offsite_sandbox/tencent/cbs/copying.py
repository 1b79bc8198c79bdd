"""CopySnapshotCrossRegions.

https://www.tencentcloud.com/document/product/362/45941. The page does not say which errors refuse
the whole request and which stand in the result of one region. Here what is wrong with the request
or its source refuses the request (``InvalidParameterValue``, ``InvalidSnapshotId.NotFound``,
``InvalidSnapshot.NotSupported``, ``ResourceBusy``, ``UnsupportedOperation.SnapshotNotSupportCopy``)
and what is so in one destination is that destination's result (``InsufficientSnapshotQuota``,
``ResourceInUse.CopySnapshotConflict``). A fault ordered for the region of the request or for ``*``
refuses the request; one ordered for a destination is that destination's result.
"""

from typing import Any

from ...clock import clock
from ...configuration import configuration
from ...faults import faults
from ..errors import TencentError, invalid_parameter_value, missing_parameter
from ..regions import CBS_REGIONS
from .backend import backend, new_id
from .names import check_snapshot_ids, check_snapshot_name, snapshot_not_found
from .snapshot import Snapshot

OPERATION = "CopySnapshotCrossRegions"
INTERNAL_ERROR = "InternalError.ComponentError"


def copy_snapshot_cross_regions(
    account: str, region: str, parameters: dict[str, Any]
) -> dict[str, Any]:
    """Start the copies and tell the new ID, or the error, of each destination."""
    if "SnapshotId" not in parameters:
        raise missing_parameter("SnapshotId")
    snapshot_id: str = parameters["SnapshotId"]
    check_snapshot_ids("SnapshotId", [snapshot_id])
    destinations: list[str] = parameters["DestinationRegions"]
    # The API takes requests without a region; the snapshot's ID then tells where it is.
    source_region = region or backend.region_of(account, snapshot_id)
    source = (
        backend.region(account, source_region).snapshots.get(snapshot_id) if source_region else None
    )
    if source is None or not source_region:
        raise snapshot_not_found(snapshot_id)
    _check_destinations(destinations, source_region)
    _check_source(source)
    name: str = parameters.get("SnapshotName", f"Copied {snapshot_id} from {source_region}")
    check_snapshot_name(name)
    return {
        "SnapshotCopyResultSet": [
            _copied(account, source, destination, name) for destination in destinations
        ]
    }


def _check_destinations(destinations: list[str], source_region: str) -> None:
    if not destinations:
        raise invalid_parameter_value("DestinationRegions", "it should name a region")
    for destination in destinations:
        if destination not in CBS_REGIONS:
            raise invalid_parameter_value(
                "DestinationRegions", f"`{destination}` is not a region that supports snapshots"
            )
        if destination == source_region:
            raise invalid_parameter_value(
                "DestinationRegions", f"the snapshot is in `{destination}` already"
            )
    if len(set(destinations)) < len(destinations):
        raise invalid_parameter_value("DestinationRegions", "a region is named twice")


def _check_source(source: Snapshot) -> None:
    if source.recycled:
        raise TencentError(
            "InvalidSnapshot.NotSupported",
            f"The snapshot `{source.snapshot_id}` is to be recycled and takes no operations.",
        )
    not_copied = [
        reason
        for reason, applies in (
            ("it is encrypted", source.encrypt),
            ("another account shares it", source.snapshot_type == "SHARED_SNAPSHOT"),
            ("it is an instant snapshot", source.snapshot_mode == "INSTANT_SNAPSHOT"),
        )
        if applies
    ]
    if not_copied:
        raise TencentError(
            "UnsupportedOperation.SnapshotNotSupportCopy",
            f"The snapshot `{source.snapshot_id}` does not support cross-region replication: "
            f"{not_copied[0]}.",
        )
    if source.state != "NORMAL":
        raise TencentError(
            "ResourceBusy",
            f"The snapshot `{source.snapshot_id}` is {source.state}. Try again later.",
        )


def _copied(account: str, source: Snapshot, destination: str, name: str) -> dict[str, Any]:
    """The SDK's ``SnapshotCopyResult`` of one destination."""
    fault = faults.take("cbs", OPERATION, destination, kinds=("internal", "error"))
    snapshot_id = ""
    try:
        if fault is None or fault.after:
            snapshot_id = _start_copy(account, source, destination, name)
        if fault is not None:
            raise TencentError(
                fault.code or INTERNAL_ERROR,
                fault.message or "Dependent component request failed.",
            )
    except TencentError as error:
        return {
            "SnapshotId": "",
            "Message": error.message,
            "Code": error.code,
            "DestinationRegion": destination,
        }
    return {
        "SnapshotId": snapshot_id,
        "Message": "",
        "Code": "Success",
        "DestinationRegion": destination,
    }


def _start_copy(account: str, source: Snapshot, destination: str, name: str) -> str:
    snapshots = backend.region(account, destination).snapshots
    if destination in backend.copying_to_regions(account, source.snapshot_id):
        raise TencentError(
            "ResourceInUse.CopySnapshotConflict",
            f"The snapshot `{source.snapshot_id}` is being replicated to `{destination}`.",
        )
    check_snapshot_quota(destination, len(snapshots))
    failure = faults.take("cbs", OPERATION, destination, kinds=("fail",))
    copy = Snapshot(
        snapshot_id=new_id("snap"),
        zone=f"{destination}-1",
        disk_id=source.disk_id,
        disk_size=source.disk_size,
        disk_usage=source.disk_usage,
        snapshot_name=name,
        created=clock.now(),
        duration=configuration.duration(f"cbs.{OPERATION}"),
        encrypt=source.encrypt,
        copied_from=source.snapshot_id,
        failed=(failure.message or "The copy failed.") if failure else None,
    )
    snapshots[copy.snapshot_id] = copy
    return copy.snapshot_id


def check_snapshot_quota(region: str, snapshots: int) -> None:
    """Refuse one more snapshot in a region that has as many as ``cbs.Snapshot`` allows."""
    quota = configuration.quota("cbs.Snapshot", region)
    if quota is not None and snapshots >= quota:
        raise TencentError(
            "InsufficientSnapshotQuota", f"The quota of {quota} snapshots in `{region}` is used up."
        )
