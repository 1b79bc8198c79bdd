import pytest

from offsite_provider.core.failures import AccessDenied, Busy, Failure, NotFound, TimedOut
from offsite_provider.tencent.cbs.snapshot_copy import SnapshotCopy
from offsite_sandbox.faults import Fault
from offsite_sandbox.tencent.accounts import SEED_ACCOUNT
from offsite_sandbox.tencent.cbs.backend import backend

from . import Change, Drift, Values

ROLE = "qcs::cam::uin/100000000001:roleName/dr"
SOURCE = "snap-sandbox1"
BEIJING, SHANGHAI = "ap-beijing", "ap-shanghai"
COPY = "CopySnapshotCrossRegions"


def a_region_that_fails(life):
    sandbox, wanted = life.cloud.sandbox, life.least(destination_regions=[BEIJING, SHANGHAI])
    sandbox.configure(quotas={f"cbs.Snapshot.{SHANGHAI}": 0}, durations={f"cbs.{COPY}": 0.2})
    resource = life.resource()
    with pytest.raises(Failure, match="InsufficientSnapshotQuota") as failure:
        resource.up(wanted)
    (beijing,) = copies(life.cloud, BEIJING)
    assert beijing["SnapshotState"] == "NORMAL"
    assert f"goes on with {beijing['SnapshotId']} in {BEIJING}." in failure.value.remedy
    sandbox.configure(quotas={f"cbs.Snapshot.{SHANGHAI}": 9})
    assert resource.up(wanted) == ("updated" if life.door.keeps_parts else "created")
    assert resource.thing.copies[BEIJING].snapshot_id == beijing["SnapshotId"]


def a_region_that_fails_while_another_is_busy(life):
    busy = {"code": "ResourceInUse.CopySnapshotConflict", "message": "it is being copied"}
    life.cloud.sandbox.configure(quotas={f"cbs.Snapshot.{BEIJING}": 0})
    life.cloud.sandbox.add_fault(Fault("error", "cbs", COPY, region=SHANGHAI, count=-1, **busy))
    resource = life.resource()
    with pytest.raises(Failure) as failure:
        resource.up(life.least(destination_regions=[SHANGHAI, BEIJING]))
    assert failure.value.code == "InsufficientSnapshotQuota"
    assert "it is being copied" in failure.value.remedy
    assert any("InsufficientSnapshotQuota" in message for message in resource.report.messages)


def a_region_that_is_busy(life):
    busy = {"code": "ResourceInUse.CopySnapshotConflict", "message": "it is being copied"}
    life.cloud.sandbox.add_fault(Fault("error", "cbs", COPY, region=SHANGHAI, count=2, **busy))
    made = life.created(life.least(destination_regions=[BEIJING, SHANGHAI]))
    assert len(copies(life.cloud, BEIJING)) == len(copies(life.cloud, SHANGHAI)) == 1
    assert made.report.messages.count("it is being copied: tries again") == 1


def a_region_that_stays_busy(life):
    busy = {"code": "ResourceInUse.CopySnapshotConflict", "message": "it is being copied"}
    life.cloud.sandbox.add_fault(Fault("error", "cbs", COPY, region=SHANGHAI, count=-1, **busy))
    resource = life.resource()
    wanted = life.most(destination_regions=[BEIJING, SHANGHAI])
    hurried = {**wanted, **life.wire({"timeouts": {"create": "1s"}})}
    with pytest.raises(Failure, match="it is being copied"):
        resource.up(hurried)
    (finished,) = copies(life.cloud, BEIJING)
    # Where it shows late, the time is over when it does.
    assert finished["SnapshotName"] == "nightly" or life.cloud.late
    life.cloud.allow()
    # The plugin has recorded what was made, if there was time for it.
    assert resource.up(wanted) in ("created", "updated")
    assert resource.thing.copies[BEIJING].snapshot_id == finished["SnapshotId"]


def a_region_of_three_that_is_down(life):
    regions = [BEIJING, "ap-chengdu", SHANGHAI]
    wanted = life.least(destination_regions=regions)
    life.cloud.sandbox.add_fault(Fault("internal", region=BEIJING, count=-1))
    resource = life.resource()
    with pytest.raises(Busy) as failure:
        resource.up(wanted)
    there = {region: copies(life.cloud, region)[0]["SnapshotId"] for region in regions[1:]}
    told = ", ".join(f"{id} in {region}" for region, id in sorted(there.items()))
    assert f"goes on with {told}." in failure.value.remedy
    life.cloud.allow()
    assert resource.up(wanted) == ("updated" if life.door.keeps_parts else "created")
    assert {region: len(copies(life.cloud, region)) for region in regions} == dict.fromkeys(
        regions, 1
    )


def an_error_of_the_service(life):
    for operation in (COPY, "ModifySnapshotAttribute", "DescribeSnapshots", "ModifyResourceTags"):
        for after in (False, True):
            life.cloud.sandbox.add_fault(Fault("internal", "*", operation, after=after))
    life.cloud.sandbox.add_fault(Fault("internal", "cbs", "DescribeSnapshots", status=502))
    resource = life.created(life.most())
    assert len(copies(life.cloud, BEIJING)) == 1
    life.cloud.sandbox.add_fault(Fault("internal", "cbs", "DeleteSnapshots", after=True))
    resource.destroy()
    assert copies(life.cloud, BEIJING) == []


def an_error_of_the_service_that_lasts(life):
    life.cloud.sandbox.add_fault(Fault("internal", "cbs", "ModifySnapshotAttribute", count=-1))
    resource = life.resource()
    with pytest.raises(Failure, match="goes on with snap-"):
        resource.up(life.most())
    (finished,) = copies(life.cloud, BEIJING)
    life.cloud.allow()
    resource.up(life.most())
    assert resource.thing.copies[BEIJING].snapshot_id == finished["SnapshotId"]


def a_copy_that_shows_late(life):
    life.cloud.sandbox.configure(
        durations={"cbs.SnapshotPropagation": 3600, "tag.TagPropagation": 3600}
    )
    made = life.resource()
    for late in ("snap-", "the tag offsite:owner of snap-"):
        made.report.meanwhile[late] = lambda: life.cloud.advance(3600)
    assert made.up(life.most()) == "created"
    assert any("does not show in ap-beijing yet" in message for message in made.report.messages)
    life.cloud.sandbox.configure(durations={"cbs.SnapshotPropagation": 30})
    with pytest.raises(TimedOut, match=r"snap-.* does not show in ap-shanghai yet"):
        made.up(life.most(destination_regions=[BEIJING, SHANGHAI], timeouts={"update": "1s"}))


def a_copy_that_shows_late_and_whose_answer_is_lost(life):
    life.cloud.sandbox.configure(durations={"cbs.SnapshotPropagation": 0.1})
    life.cloud.sandbox.add_fault(Fault("reset", "cbs", COPY, after=True))
    made = life.created(life.least())
    (copy,) = copies(life.cloud, BEIJING)
    assert copy["SnapshotId"] == made.thing.copies[BEIJING].snapshot_id


def a_copy_that_fails(life):
    life.cloud.sandbox.configure(durations={f"cbs.{COPY}": 3600})
    life.cloud.sandbox.add_fault(Fault("fail", "cbs", COPY))
    copy = life.resource()
    copy.report.meanwhile[" %"] = lambda: life.cloud.advance(3600)
    with pytest.raises(Failure, match=r"snap-.* failed or was deleted while it was made"):
        copy.up(life.least())


def a_source_that_is_missing(life):
    with pytest.raises(NotFound) as failure:
        life.resource().up(life.least(snapshot_id="snap-00000000"))
    assert str(failure.value) == (
        "cannot copy snap-00000000 from ap-guangzhou to ap-beijing: ap-guangzhou has no such "
        "snapshot. Correct `snapshot_id` or `region`."
    )


def a_source_in_the_recycle_bin(life):
    with pytest.raises(Failure, match=r"snap-recycle1 is in the recycle bin \(TORECYCLE\)"):
        life.resource().up(life.least(snapshot_id="snap-recycle1"))


def a_source_that_is_being_made(life):
    life.cloud.sandbox.configure(durations={"cbs.CreateSnapshot": 3600})
    made = life.cloud.tencent("CreateSnapshot", DiskId="disk-sandbox1")
    resource, told = life.resource(), "the source is CREATING"
    resource.report.meanwhile[told] = lambda: life.cloud.advance(3600)
    assert resource.up(life.least(snapshot_id=made["SnapshotId"])) == "created"
    assert told in resource.report.messages


def a_copy_that_is_being_made_when_it_is_deleted(life):
    life.cloud.sandbox.configure(durations={f"cbs.{COPY}": 3600})
    resource = life.resource()
    with pytest.raises(TimedOut):
        resource.up(life.least(timeouts={"create": "1s"}))
    (copy,) = copies(life.cloud, BEIJING)
    resource.id = f"ap-guangzhou/{SOURCE}/{BEIJING}:{copy['SnapshotId']}"
    resource.state, resource.inputs = resource.locate()
    resource.report.meanwhile[" %"] = lambda: life.cloud.advance(3600)
    resource.destroy()
    assert copies(life.cloud, BEIJING) == []


def a_copy_in_the_recycle_bin(life):
    resource = life.created(life.least())
    bin = backend.region(SEED_ACCOUNT, BEIJING).snapshots
    bin[resource.thing.copies[BEIJING].snapshot_id].recycled = True
    assert resource.locate() is None
    assert resource.refresh()
    assert not resource.id


def a_killed_run(life):
    for wanted in (life.least(), life.most()):
        killed, again = life.created(wanted), life.created(wanted)
        assert again.id == killed.id
        assert again.state["marks"][BEIJING].endswith("+1")
        killed.destroy()
        assert any(message.startswith("keeps snap-") for message in killed.report.messages)
        assert again.locate() is not None
        again.destroy()
        assert copies(life.cloud, BEIJING) == []


def a_run_killed_before_the_copy_has_its_name(life):
    life.cloud.sandbox.add_fault(
        Fault("error", "tag", "ModifyResourceTags", code="UnauthorizedOperation")
    )
    resource = life.resource()
    with pytest.raises(AccessDenied):
        resource.up(life.most())
    (copy,) = copies(life.cloud, BEIJING)
    assert copy["SnapshotName"].startswith("nightly [")
    resource.up(life.most())
    (named,) = copies(life.cloud, BEIJING)
    assert (named["SnapshotId"], named["SnapshotName"]) == (copy["SnapshotId"], "nightly")


def a_resource_under_another_name(life):
    old = life.created(life.most())
    new = life.created(life.most(), "another")
    old.destroy()
    (copy,) = copies(life.cloud, BEIJING)
    assert copy["SnapshotId"] == new.thing.copies[BEIJING].snapshot_id


def a_copy_that_another_resource_adopts(life):
    for wanted in (life.least(), life.most()):
        old, new = life.created(wanted), life.resource("another")
        new.up({**wanted, "adopt": old.id})
        assert "contract/test/another@" in new.state["marks"][BEIJING] or wanted == life.least()
        gone = life.resource()
        gone.id, gone.state, gone.inputs = old.id, old.state, old.inputs
        assert gone.refresh()
        assert not gone.id
        forgets = f'`adopt="{old.id}"` takes it back'
        assert any(forgets in message for message in gone.report.messages)
        old.destroy()
        assert any("has taken over" in message for message in old.report.messages)
        assert new.locate() is not None
        new.destroy()
        assert copies(life.cloud, BEIJING) == []


def a_copy_that_has_lost_its_mark(life):
    resource = life.created(life.most())
    id = resource.thing.copies[BEIJING].snapshot_id
    backend.region(SEED_ACCOUNT, BEIJING).snapshots[id].tags.now = []
    assert not resource.refresh()
    resource.destroy()
    assert f"leaves {id} in {BEIJING}, which carries no mark of offsite any more: delete it by hand" in (
        resource.report.messages
    )  # fmt: skip
    resource.up(life.most(snapshot_name="weekly"))
    resource.destroy()
    assert copies(life.cloud, BEIJING) == []


def a_copy_among_many(life):
    for _ in range(2):
        for number in range(100):
            copied(life.cloud, SnapshotName=f"{number} [0123456789012345]")
        found = life.created(life.least(timeouts={"create": "9s"}))
    assert any("takes over" in message for message in found.report.messages)


def a_long_name(life):
    life.created(life.least(snapshot_name="n" * 60))
    (copy,) = copies(life.cloud, BEIJING)
    assert copy["SnapshotName"] == "n" * 60


def a_region_that_the_list_lacks(life):
    resource = life.resource()
    resource.check(life.least(destination_regions=["ap-beijng"]))
    assert resource.report.messages == [
        "offsite knows no region `ap-beijng`: did you mean `ap-beijing`?"
    ]


def a_role(life):
    life.created(life.most(role_arn=ROLE))
    assert [call.operation for call in life.cloud.calls].count("AssumeRole") == 1


class SnapshotCopyValues(Values):
    handler = SnapshotCopy
    read_operation = "cbs:DescribeSnapshots"
    roles = (ROLE, ROLE.replace("uin/100000000001", "uin/100000000002"))

    listed_in = BEIJING
    least = {"snapshot_id": SOURCE, "destination_regions": [BEIJING]}
    most = {**least, "snapshot_name": "nightly"}
    inapplicable = {
        "region": "a snapshot is in one region only, and its ID changes with it",
        "role_arn": "the common value is a role of AWS; a scene has one of Tencent Cloud",
    }
    changes = {
        "snapshot_id": "snap-sandbox2",
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
    scenes = {
        scene.__name__: scene
        for scene in (
            a_region_that_fails,
            a_region_that_fails_while_another_is_busy,
            a_region_of_three_that_is_down,
            a_region_that_is_busy,
            a_region_that_stays_busy,
            an_error_of_the_service,
            an_error_of_the_service_that_lasts,
            a_copy_that_shows_late,
            a_copy_that_shows_late_and_whose_answer_is_lost,
            a_copy_that_fails,
            a_source_that_is_missing,
            a_source_in_the_recycle_bin,
            a_source_that_is_being_made,
            a_copy_that_is_being_made_when_it_is_deleted,
            a_copy_in_the_recycle_bin,
            a_killed_run,
            a_run_killed_before_the_copy_has_its_name,
            a_resource_under_another_name,
            a_copy_that_another_resource_adopts,
            a_copy_that_has_lost_its_mark,
            a_copy_among_many,
            a_long_name,
            a_region_that_the_list_lacks,
            a_role,
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
