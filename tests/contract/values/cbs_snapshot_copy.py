import pytest

from offsite_provider.core.failures import Failure, NotFound
from offsite_provider.tencent.cbs.snapshot_copy import SnapshotCopy
from offsite_sandbox.faults import Fault
from offsite_sandbox.tencent.accounts import SEED_ACCOUNT
from offsite_sandbox.tencent.cbs.backend import backend

from . import Change, Drift, Values

SOURCE = "snap-sandbox1"
BEIJING, SHANGHAI = "ap-beijing", "ap-shanghai"
COPY = "CopySnapshotCrossRegions"


def a_region_that_fails(life):
    life.cloud.sandbox.configure(quotas={f"cbs.Snapshot.{SHANGHAI}": 0})
    with pytest.raises(Failure, match="InsufficientSnapshotQuota"):
        life.resource().up(life.least(destination_regions=[BEIJING, SHANGHAI]))
    assert copies(life.cloud, BEIJING) == []


def a_region_that_is_busy(life):
    busy = {"code": "ResourceInUse.CopySnapshotConflict", "message": "it is being copied"}
    life.cloud.sandbox.add_fault(Fault("error", "cbs", COPY, region=SHANGHAI, count=2, **busy))
    life.created(life.least(destination_regions=[BEIJING, SHANGHAI]))
    assert len(copies(life.cloud, BEIJING)) == len(copies(life.cloud, SHANGHAI)) == 1


def a_copy_that_fails(life):
    life.cloud.sandbox.configure(durations={f"cbs.{COPY}": 0.2})
    life.cloud.sandbox.add_fault(Fault("fail", "cbs", COPY))
    with pytest.raises(Failure, match="the copy failed or was deleted while it was made"):
        life.resource().up(life.least())


def a_source_that_is_missing(life):
    with pytest.raises(NotFound) as failure:
        life.resource().up(life.least(snapshot_id="snap-00000000"))
    assert str(failure.value) == (
        "cannot copy snap-00000000 from ap-guangzhou to ap-beijing: ap-guangzhou has no such "
        "snapshot. Correct `snapshot_id` or `region`."
    )


def a_source_that_is_being_made(life):
    life.cloud.sandbox.configure(durations={"cbs.CreateSnapshot": 0.2})
    made = life.cloud.tencent("CreateSnapshot", DiskId="disk-sandbox1")
    resource = life.created(life.least(snapshot_id=made["SnapshotId"]))
    assert "the source is CREATING" in resource.report.messages


def a_copy_that_is_being_made_when_it_is_deleted(life):
    resource = life.created(life.least())
    life.cloud.sandbox.configure(durations={f"cbs.{COPY}": 0.2})
    stranger = copied(life.cloud, SnapshotName="by hand")
    resource.state["copies"][BEIJING] |= {"snapshotId": stranger, "snapshotName": "by hand"}
    resource.destroy()
    assert stranger not in [copy["SnapshotId"] for copy in copies(life.cloud, BEIJING)]


def a_copy_in_the_recycle_bin(life):
    resource = life.created(life.least())
    bin = backend.region(SEED_ACCOUNT, BEIJING).snapshots
    bin[resource.thing.copies[BEIJING].snapshot_id].recycled = True
    assert resource.locate() is None
    assert resource.refresh()
    assert not resource.id


def a_killed_run(life):
    killed, again = life.created(life.least()), life.created(life.least())
    assert again.id == killed.id
    (copy,) = copies(life.cloud, BEIJING)
    assert copy["SnapshotName"].endswith("+1]")
    killed.destroy()
    assert any(message.startswith("keeps snap-") for message in killed.report.messages)
    assert again.locate() is not None
    again.destroy()
    assert copies(life.cloud, BEIJING) == []


def a_copy_among_many(life):
    for _ in range(2):
        for number in range(100):
            copied(life.cloud, SnapshotName=f"{number} [0123456789]")
        found = life.created(life.least(timeouts={"create": "9s"}))
    assert any("takes over" in message for message in found.report.messages)


def a_long_name(life):
    life.created(life.least(snapshot_name="n" * 60))
    (copy,) = copies(life.cloud, BEIJING)
    assert copy["SnapshotName"] == "n" * 60


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
    update_makes_again = "a copy that is missing is made again"
    not_found_again = "a copy under the program's own name carries no mark"
    scenes = {
        scene.__name__: scene
        for scene in (
            a_region_that_fails,
            a_region_that_is_busy,
            a_copy_that_fails,
            a_source_that_is_missing,
            a_source_that_is_being_made,
            a_copy_that_is_being_made_when_it_is_deleted,
            a_copy_in_the_recycle_bin,
            a_killed_run,
            a_copy_among_many,
            a_long_name,
        )
    }

    def setup(self, cloud):
        cloud.sandbox.configure(quotas={"cbs.RequestsPerSecond": 1000})
        return {}

    def remove(self, cloud, thing):
        for region in thing.copies:
            delete(cloud, region, thing)

    def stranger(self, cloud, given):
        copied(cloud)


def copied(cloud, **more):
    """The ID of a copy in Beijing that offsite knows nothing of."""
    answer = cloud.tencent(COPY, SnapshotId=SOURCE, DestinationRegions=[BEIJING], **more)
    return answer["SnapshotCopyResultSet"][0]["SnapshotId"]


def delete(cloud, region, thing):
    cloud.tencent("DeleteSnapshots", region, SnapshotIds=[thing.copies[region].snapshot_id])


def copies(cloud, region):
    found = cloud.tencent("DescribeSnapshots", region, Limit=100)["SnapshotSet"]
    return [snapshot for snapshot in found if snapshot["CopyFromRemote"]]
