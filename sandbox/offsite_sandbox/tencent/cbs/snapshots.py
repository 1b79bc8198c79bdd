"""The operations on snapshots, but for their copies (:mod:`.copying`)."""

from typing import Any

from ...clock import clock
from ...configuration import configuration
from ...faults import faults
from ..errors import TencentError, invalid_parameter_value, missing_parameter
from .backend import Region, backend, new_id
from .copying import check_snapshot_quota
from .listing import MAX_IDS, TRUTHS, Filter, chosen, limit_exceeded, page, truth
from .names import check_snapshot_ids, check_snapshot_name, snapshot_not_found
from .snapshot import Snapshot, tagged
from .times import deadline

_DISK_USAGES = frozenset({"SYSTEM_DISK", "DATA_DISK"})
_MAX_TAGS = 50
_FILTERS: dict[str, Filter[Snapshot]] = {
    "snapshot-id": Filter(lambda snapshot: snapshot.snapshot_id),
    "snapshot-name": Filter(lambda snapshot: snapshot.snapshot_name),
    "snapshot-state": Filter(
        lambda snapshot: snapshot.state,
        frozenset(
            {
                "NORMAL",
                "CREATING",
                "ROLLBACKING",
                "COPYING_FROM_REMOTE",
                "CHECKING_COPIED",
                "TORECYCLE",
            }
        ),
    ),
    "disk-usage": Filter(lambda snapshot: snapshot.disk_usage, _DISK_USAGES),
    "project-id": Filter(lambda _: "0"),
    "disk-id": Filter(lambda snapshot: snapshot.disk_id, max_values=10),
    "encrypt": Filter(lambda snapshot: truth(snapshot.encrypt), TRUTHS),
    "snapshot-type": Filter(
        lambda snapshot: snapshot.snapshot_type,
        frozenset({"SHARED_SNAPSHOT", "PRIVATE_SNAPSHOT"}),
    ),
    # Not in the list of filters, but in the example of the API page.
    "zone": Filter(lambda snapshot: snapshot.zone),
}


def create_snapshot(account: str, region: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """CreateSnapshot (https://www.tencentcloud.com/document/product/362/15648)."""
    here = backend.region(account, region)
    disk = here.disks.get(parameters["DiskId"])
    if disk is None:
        raise TencentError(
            "InvalidDiskId.NotFound", f"The disk `{parameters['DiskId']}` does not exist."
        )
    if "DiskBackupId" in parameters:
        raise TencentError(
            "ResourceNotFound.NotFound",
            f"The backup point `{parameters['DiskBackupId']}` does not exist.",
        )
    name: str = parameters.get("SnapshotName", "未命名")
    check_snapshot_name(name)
    expires = deadline(parameters["Deadline"]) if "Deadline" in parameters else None
    disk_usage: str = parameters.get("DiskUsage", disk.disk_usage)
    if disk_usage not in _DISK_USAGES:
        raise invalid_parameter_value("DiskUsage", "it should be SYSTEM_DISK or DATA_DISK")
    tags: list[dict[str, str]] = parameters.get("Tags", [])
    limit_exceeded("Tags", tags, _MAX_TAGS)
    for index, tag in enumerate(tags):
        if not tag.get("Key"):
            raise missing_parameter(f"Tags.{index}.Key")
    if not disk.snapshot_ability:
        raise TencentError(
            "InvalidDisk.NotSupportSnapshot", f"The disk `{disk.disk_id}` takes no snapshots."
        )
    if any(
        snapshot.disk_id == disk.disk_id and snapshot.state == "CREATING"
        for snapshot in here.snapshots.values()
    ):
        raise TencentError(
            "InvalidDisk.SnapshotCreating",
            f"A snapshot of the disk `{disk.disk_id}` is being created. Try again later.",
        )
    check_snapshot_quota(region, len(here.snapshots))
    failure = faults.take("cbs", "CreateSnapshot", region, kinds=("fail",))
    snapshot = Snapshot(
        snapshot_id=new_id("snap"),
        zone=disk.zone,
        disk_id=disk.disk_id,
        disk_size=disk.disk_size,
        disk_usage=disk_usage,
        snapshot_name=name,
        created=clock.now(),
        duration=configuration.duration("cbs.CreateSnapshot"),
        encrypt=disk.encrypt,
        deadline=expires,
        tags=tagged([{"Key": tag["Key"], "Value": tag.get("Value", "")} for tag in tags]),
        snapshot_mode="INSTANT_SNAPSHOT" if parameters.get("LocalSnap") else "STANDARD_SNAPSHOT",
        failed=(failure.message or "The creation failed.") if failure else None,
    )
    here.snapshots[snapshot.snapshot_id] = snapshot
    return {"SnapshotId": snapshot.snapshot_id}


def describe_snapshots(account: str, region: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """DescribeSnapshots (https://www.tencentcloud.com/document/product/362/15647)."""
    check_snapshot_ids("SnapshotIds", parameters.get("SnapshotIds", []))
    snapshots = chosen(
        [s for s in backend.region(account, region).snapshots.values() if s.shows],
        parameters,
        "SnapshotIds",
        lambda snapshot: snapshot.snapshot_id,
        _FILTERS,
    )
    shown = page(
        snapshots,
        parameters,
        {"CREATE_TIME": lambda snapshot: (snapshot.created, snapshot.snapshot_id)},
    )
    return {
        "TotalCount": len(snapshots),
        "SnapshotSet": [
            snapshot.describe(backend.copying_to_regions(account, snapshot.snapshot_id))
            for snapshot in shown
        ],
    }


def modify_snapshot_attribute(
    account: str, region: str, parameters: dict[str, Any]
) -> dict[str, Any]:
    """ModifySnapshotAttribute (https://www.tencentcloud.com/document/product/362/15650)."""
    snapshot = _found(backend.region(account, region), [parameters["SnapshotId"]])[0]
    is_permanent: bool | None = parameters.get("IsPermanent")
    if not parameters.keys() - {"SnapshotId"}:
        raise missing_parameter("SnapshotName")
    name: str = parameters.get("SnapshotName", snapshot.snapshot_name)
    check_snapshot_name(name)
    expires = snapshot.deadline
    if is_permanent:
        expires = None
    elif "Deadline" in parameters:
        expires = deadline(parameters["Deadline"])
    elif is_permanent is False and expires is None:
        raise missing_parameter("Deadline")
    _refuse_not_owned(snapshot)
    snapshot.snapshot_name = name
    snapshot.deadline = expires
    snapshot.modified = clock.now()
    return {}


def delete_snapshots(account: str, region: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """DeleteSnapshots (https://www.tencentcloud.com/document/product/362/15645): all or none."""
    here = backend.region(account, region)
    snapshot_ids: list[str] = parameters["SnapshotIds"]
    if not snapshot_ids:
        raise missing_parameter("SnapshotIds")
    limit_exceeded("SnapshotIds", snapshot_ids, MAX_IDS)
    snapshots = _found(here, snapshot_ids)
    for snapshot in snapshots:
        _refuse_not_owned(snapshot)
        if snapshot.state == "CREATING":
            raise TencentError(
                "ResourceUnavailable.SnapshotCreating",
                f"The snapshot `{snapshot.snapshot_id}` is being created.",
            )
        copying = backend.copying_to_regions(account, snapshot.snapshot_id)
        if snapshot.state != "NORMAL" or copying:
            what = f"being copied to {', '.join(copying)}" if copying else snapshot.state
            raise TencentError(
                "ResourceBusy",
                f"The snapshot `{snapshot.snapshot_id}` is {what}. Try again later.",
            )
        if snapshot.share_reference:
            raise TencentError(
                "UnsupportedOperation.SnapHasShared",
                f"The snapshot `{snapshot.snapshot_id}` is shared. Cancel the sharing first.",
            )
        if snapshot.images and not parameters.get("DeleteBindImages"):
            raise TencentError(
                "UnsupportedOperation.SnapshotHasBindedImage",
                f"The snapshot `{snapshot.snapshot_id}` has images. Delete them first.",
            )
    for snapshot in snapshots:
        here.snapshots.pop(snapshot.snapshot_id, None)
    return {}


def _found(here: Region, snapshot_ids: list[str]) -> list[Snapshot]:
    check_snapshot_ids("SnapshotIds", snapshot_ids)
    for snapshot_id in snapshot_ids:
        if snapshot_id not in here.snapshots:
            raise snapshot_not_found(snapshot_id)
    return [here.snapshots[snapshot_id] for snapshot_id in snapshot_ids]


def _refuse_not_owned(snapshot: Snapshot) -> None:
    if snapshot.recycled or snapshot.snapshot_type == "SHARED_SNAPSHOT":
        raise TencentError(
            "InvalidSnapshot.NotSupported",
            f"The snapshot `{snapshot.snapshot_id}` does not support this operation.",
        )
