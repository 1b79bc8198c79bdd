"""The operations on disks."""

from collections import Counter
from typing import Any

from .backend import backend
from .disk import Disk
from .listing import TRUTHS, Filter, chosen, page, truth

_FILTERS: dict[str, Filter[Disk]] = {
    "disk-usage": Filter(lambda disk: disk.disk_usage, frozenset({"SYSTEM_DISK", "DATA_DISK"})),
    "disk-charge-type": Filter(
        lambda _: "POSTPAID_BY_HOUR", frozenset({"PREPAID", "POSTPAID_BY_HOUR"})
    ),
    "portable": Filter(lambda _: "TRUE", TRUTHS),
    "project-id": Filter(lambda _: "0"),
    "disk-id": Filter(lambda disk: disk.disk_id),
    "disk-name": Filter(lambda disk: disk.disk_name),
    "disk-type": Filter(lambda disk: disk.disk_type),
    "disk-state": Filter(lambda _: "UNATTACHED"),
    "instance-id": Filter(lambda _: ""),
    "zone": Filter(lambda disk: disk.zone),
    "encrypt": Filter(lambda disk: truth(disk.encrypt), TRUTHS),
}


def describe_disks(account: str, region: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """DescribeDisks (https://www.tencentcloud.com/document/product/362/16315)."""
    here = backend.region(account, region)
    snapshots = Counter(
        snapshot.disk_id for snapshot in here.snapshots.values() if snapshot.copied_from is None
    )
    disks = chosen(
        list(here.disks.values()),
        parameters,
        "DiskIds",
        lambda disk: disk.disk_id,
        {**_FILTERS, **_by_tag(parameters)},
    )
    shown = page(
        disks,
        parameters,
        {
            "CREATE_TIME": lambda disk: (disk.created, disk.disk_id),
            "DEADLINE": lambda disk: disk.disk_id,
        },
    )
    answered = [disk.describe(snapshots[disk.disk_id]) for disk in shown]
    if parameters.get("ReturnBindAutoSnapshotPolicy"):
        for disk in answered:
            disk["AutoSnapshotPolicyIds"] = []
    return {"TotalCount": len(disks), "DiskSet": answered}


def _by_tag(parameters: dict[str, Any]) -> dict[str, Filter[Disk]]:
    """The filters `tag:KEY` that are asked for, by a tag of any key."""

    def value_of(key: str) -> Filter[Disk]:
        return Filter(lambda disk: {tag["Key"]: tag["Value"] for tag in disk.tags}.get(key, ""))

    names: list[str] = [str(item.get("Name", "")) for item in parameters.get("Filters", [])]
    return {name: value_of(name[4:]) for name in names if name.startswith("tag:")}
