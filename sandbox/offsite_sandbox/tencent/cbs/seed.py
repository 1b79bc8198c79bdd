"""The disk and snapshots that every sandbox starts with, in Guangzhou."""

from datetime import timedelta
from typing import Any

from ...clock import clock
from ..accounts import SEED_ACCOUNT
from .backend import backend
from .disk import Disk
from .snapshot import Snapshot

REGION = "ap-guangzhou"
_ZONE = "ap-guangzhou-3"
_AGE = timedelta(days=1)

# Snapshots that the operations refuse for what they are; the names say what that is.
_REFUSED: dict[str, dict[str, Any]] = {
    "snap-encrypt1": {"encrypt": True},
    "snap-instant1": {"snapshot_mode": "INSTANT_SNAPSHOT"},
    "snap-shared01": {"snapshot_type": "SHARED_SNAPSHOT"},
    "snap-lentout1": {"share_reference": 1},
    "snap-imaged01": {"images": [{"ImageName": "sandbox", "ImageId": "img-sandbox1"}]},
    "snap-recycle1": {"recycled": True},
}


def seed() -> dict[str, Any]:
    """Make what is missing, and tell the IDs."""
    with backend.lock:
        here = backend.region(SEED_ACCOUNT, REGION)
        created = clock.now() - _AGE
        disk = Disk(
            disk_id="disk-sandbox1",
            zone=_ZONE,
            disk_name="sandbox",
            disk_size=50,
            created=created - _AGE,
        )
        here.disks.setdefault(disk.disk_id, disk)
        # snap-ckgjwkqh is the snapshot of the example of CopySnapshotCrossRegions.
        plain: dict[str, dict[str, Any]] = {
            "snap-sandbox1": {},
            "snap-sandbox2": {},
            "snap-ckgjwkqh": {},
        }
        for snapshot_id, attributes in {**plain, **_REFUSED}.items():
            snapshot = Snapshot(
                snapshot_id=snapshot_id,
                zone=_ZONE,
                disk_id=disk.disk_id,
                disk_size=disk.disk_size,
                disk_usage=disk.disk_usage,
                snapshot_name=snapshot_id.removeprefix("snap-"),
                created=created,
                **attributes,
            )
            here.snapshots.setdefault(snapshot_id, snapshot)
        return {
            "region": REGION,
            "disk_id": disk.disk_id,
            "snapshot_ids": list(plain),
            "refused_snapshot_ids": list(_REFUSED),
        }
