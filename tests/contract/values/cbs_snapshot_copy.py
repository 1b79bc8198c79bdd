import pytest

from offsite_provider.core.failures import Failure
from offsite_provider.tencent.cbs.snapshot_copy import SnapshotCopy

from . import Change, Drift, Values

SOURCE = "snap-sandbox1"
BEIJING, SHANGHAI = "ap-beijing", "ap-shanghai"


def a_region_that_fails(life):
    life.cloud.sandbox.settings(quotas={f"cbs.Snapshot.{SHANGHAI}": 0})
    with pytest.raises(Failure, match="InsufficientSnapshotQuota"):
        life.resource().up(life.least(destination_regions=[BEIJING, SHANGHAI]))
    assert copies(life.cloud, BEIJING) == []


def a_killed_run(life):
    killed, again = life.created(life.least()), life.created(life.least())
    assert again.id == killed.id


class SnapshotCopyValues(Values):
    handler = SnapshotCopy
    read_operation = "cbs:DescribeSnapshots"

    least = {"snapshot_id": SOURCE, "destination_regions": [BEIJING]}
    most = {**least, "snapshot_name": "nightly"}
    inapplicable = {
        "region": "a snapshot is in one region only, and its ID changes with it",
        "role_arn": "the sandbox has no STS of Tencent Cloud",
    }
    changes = {
        # A copy under the program's own name isn't told from one of another snapshot of the disk.
        "snapshot_id": Change("snap-sandbox2", {"snapshot_name": None}),
        "destination_regions": (
            [BEIJING, SHANGHAI],
            Change([SHANGHAI], {"destination_regions": [BEIJING, SHANGHAI]}),
        ),
        "snapshot_name": ("weekly", None),
    }
    not_kept = {
        "destination_regions": "the id names the copies of the creation",
        "copies": "the id names the copies of the creation",
    }
    drift = {
        "destination_regions": Drift(
            lambda cloud, thing: delete(cloud, SHANGHAI, thing),
            {"destination_regions": [BEIJING, SHANGHAI]},
        ),
        "snapshot_name": lambda cloud, thing: cloud.tencent(
            "ModifySnapshotAttribute",
            BEIJING,
            SnapshotId=thing.copies[BEIJING].snapshot_id,
            SnapshotName="by hand",
        ),
    }
    revives = "a copy that is missing is made again"
    not_found_again = "a copy under the program's own name carries no mark"
    scenes = {"a region that fails": a_region_that_fails, "a killed run": a_killed_run}

    def setup(self, cloud):
        cloud.sandbox.settings(quotas={"cbs.RequestsPerSecond": 1000})
        return {}

    def remove(self, cloud, thing):
        for region in thing.copies:
            delete(cloud, region, thing)

    def stranger(self, cloud, given):
        cloud.tencent("CopySnapshotCrossRegions", SnapshotId=SOURCE, DestinationRegions=[BEIJING])


def delete(cloud, region, thing):
    cloud.tencent("DeleteSnapshots", region, SnapshotIds=[thing.copies[region].snapshot_id])


def copies(cloud, region):
    found = cloud.tencent("DescribeSnapshots", region, Limit=100)["SnapshotSet"]
    return [snapshot for snapshot in found if snapshot["CopyFromRemote"]]
