"""`offsite.cbs.SnapshotCopy`, through a real `pulumi up`."""

from typing import Any

import pytest
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

SOURCE = "snap-sandbox1"
PROGRAM = """
    copy = offsite.cbs.SnapshotCopy(
        "copy",
        region="ap-guangzhou",
        snapshot_id="{source}",
        destination_regions={regions},
        {more}
    )
    pulumi.export("copies", copy.copies)
"""


def program(regions: list[str], more: str = "", source: str = SOURCE) -> str:
    return PROGRAM.format(source=source, regions=regions, more=more)


class Cbs:
    """The CBS of a region, as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self._environment = sandbox.env()

    def call(self, region: str, action: str, **parameters: Any) -> dict[str, Any]:
        env = self._environment
        endpoint = env["TENCENTCLOUD_ENDPOINT_URL"].removeprefix("http://")
        http = HttpProfile(protocol="http", endpoint=endpoint)
        credential = Credential(env["TENCENTCLOUD_SECRET_ID"], env["TENCENTCLOUD_SECRET_KEY"])
        client = CommonClient(
            "cbs", "2017-03-12", credential, region, ClientProfile(httpProfile=http)
        )
        return client.call_json(action, parameters)["Response"]

    def copies(self, region: str) -> list[dict[str, Any]]:
        found = self.call(region, "DescribeSnapshots", Limit=100)["SnapshotSet"]
        return [snapshot for snapshot in found if snapshot["CopyFromRemote"]]


@pytest.fixture
def cbs(sandbox: SandboxClient) -> Cbs:
    return Cbs(sandbox)


def test_a_copy_exists_in_every_region_and_again_changes_nothing(stack, cbs) -> None:
    stack.program(program(["ap-beijing", "ap-shanghai"]))
    stack.up()
    copies = stack.outputs()["copies"]
    assert set(copies) == {"ap-beijing", "ap-shanghai"}
    for region, copy in copies.items():
        (snapshot,) = cbs.copies(region)
        assert snapshot["SnapshotId"] == copy["snapshotId"] != SOURCE
        assert snapshot["SnapshotState"] == copy["snapshotState"] == "NORMAL"
        assert copy["percent"] == 100
        assert copy["createTime"].endswith("Z")
    stack.assert_unchanged()


def test_with_every_argument_set_again_changes_nothing(stack) -> None:
    every = 'snapshot_name="nightly", timeouts={"create": "5m", "update": "5m", "delete": "5m"},'
    stack.program(program(["ap-beijing"], every))
    stack.up()
    assert stack.outputs()["copies"]["ap-beijing"]["snapshotName"] == "nightly"
    stack.assert_unchanged()


def test_regions_and_name_change_in_place(stack, cbs) -> None:
    stack.program(program(["ap-beijing", "ap-shanghai"]))
    stack.up()
    before = stack.outputs()["copies"]
    stack.program(program(["ap-shanghai", "ap-chengdu"], 'snapshot_name="renamed",'))
    changed = stack.up()
    assert changed.steps == {"copy": ["update"]}
    after = stack.outputs()["copies"]
    assert after["ap-shanghai"]["snapshotId"] == before["ap-shanghai"]["snapshotId"]
    assert cbs.copies("ap-beijing") == []
    for region in ("ap-shanghai", "ap-chengdu"):
        assert [s["SnapshotName"] for s in cbs.copies(region)] == ["renamed"]
    stack.assert_unchanged()


def test_the_order_of_regions_means_nothing(stack) -> None:
    stack.program(program(["ap-beijing", "ap-shanghai"]))
    stack.up()
    stack.program(program(["ap-shanghai", "ap-beijing"]))
    assert stack.preview("--expect-no-changes").steps == {}


def test_another_snapshot_replaces_and_deletes_the_old_copies_last(stack, cbs) -> None:
    stack.program(program(["ap-beijing"]))
    stack.up()
    old = stack.outputs()["copies"]["ap-beijing"]["snapshotId"]
    stack.program(program(["ap-beijing"], source="snap-sandbox2"))
    replaced = stack.up()
    assert replaced.steps["copy"] == ["create-replacement", "replace", "delete-replaced"]
    (snapshot,) = cbs.copies("ap-beijing")
    assert snapshot["SnapshotId"] != old


def test_a_forced_replacement_keeps_the_copy_that_it_takes_over(stack, cbs) -> None:
    stack.program(program(["ap-beijing"]))
    stack.up()
    old = stack.outputs()["copies"]["ap-beijing"]["snapshotId"]
    forced = stack.up("--replace", stack.resource("copy")["urn"])
    assert f"takes over {old} in ap-beijing" in forced.said
    assert f"keeps {old} in ap-beijing" in forced.said
    (snapshot,) = cbs.copies("ap-beijing")
    assert snapshot["SnapshotId"] == old
    stack.assert_unchanged()
    stack.destroy()
    assert cbs.copies("ap-beijing") == []


def test_a_name_changed_behind_our_back_is_drift_and_put_back(stack, cbs) -> None:
    stack.program(program(["ap-beijing"], 'snapshot_name="nightly",'))
    stack.up()
    id = stack.outputs()["copies"]["ap-beijing"]["snapshotId"]
    cbs.call("ap-beijing", "ModifySnapshotAttribute", SnapshotId=id, SnapshotName="by hand")
    refreshed = stack.refresh()
    assert refreshed.steps == {"copy": ["update"]}
    assert stack.resource("copy")["inputs"]["snapshotName"] == "by hand"
    assert stack.up().steps == {"copy": ["update"]}
    assert [s["SnapshotName"] for s in cbs.copies("ap-beijing")] == ["nightly"]


def test_a_copy_deleted_behind_our_back_is_made_anew(stack, cbs) -> None:
    stack.program(program(["ap-beijing", "ap-shanghai"]))
    stack.up()
    copies = stack.outputs()["copies"]
    cbs.call("ap-beijing", "DeleteSnapshots", SnapshotIds=[copies["ap-beijing"]["snapshotId"]])
    stack.refresh()
    assert stack.resource("copy")["inputs"]["destinationRegions"] == ["ap-shanghai"]
    assert stack.up().steps == {"copy": ["update"]}
    assert len(cbs.copies("ap-beijing")) == 1

    for region, copy in stack.outputs()["copies"].items():
        cbs.call(region, "DeleteSnapshots", SnapshotIds=[copy["snapshotId"]])
    assert stack.refresh().steps == {"copy": ["delete"]}
    assert stack.up().steps == {"copy": ["create"]}


def test_being_refused_access_is_never_gone(stack, sandbox) -> None:
    stack.program(program(["ap-beijing"]))
    stack.up()
    refused = Fault(
        "error",
        service="cbs",
        operation="DescribeSnapshots",
        count=-1,
        code="UnauthorizedOperation",
        message="you are not authorized to perform cbs:DescribeSnapshots",
    )
    sandbox.add_fault(refused)
    failed = stack.refresh(ok=False)
    assert "cbs:DescribeSnapshots" in failed.said
    assert "CAM" in failed.said
    sandbox.clear_faults()
    assert stack.resource("copy")["id"]
    stack.assert_unchanged()


def test_deletion_takes_the_copies_and_never_the_source(stack, cbs) -> None:
    stack.program(program(["ap-beijing", "ap-shanghai"]))
    stack.up()
    stack.destroy()
    assert cbs.copies("ap-beijing") == cbs.copies("ap-shanghai") == []
    source = cbs.call("ap-guangzhou", "DescribeSnapshots", SnapshotIds=[SOURCE])
    assert source["TotalCount"] == 1


def test_deleting_what_is_gone_is_fine(stack, cbs) -> None:
    stack.program(program(["ap-beijing"]))
    stack.up()
    id = stack.outputs()["copies"]["ap-beijing"]["snapshotId"]
    cbs.call("ap-beijing", "DeleteSnapshots", SnapshotIds=[id])
    stack.destroy()


def test_a_region_that_fails_takes_the_others_back(stack, cbs, sandbox) -> None:
    sandbox.configure(quotas={"cbs.Snapshot.ap-shanghai": 0})
    stack.program(program(["ap-beijing", "ap-shanghai"]))
    failed = stack.up(ok=False)
    (error,) = failed.errors
    assert error.startswith(f"cannot copy {SOURCE} from ap-guangzhou to ap-shanghai: ")
    assert "InsufficientSnapshotQuota" in error
    assert "quota" in error.rpartition(". ")[2] + error
    assert cbs.copies("ap-beijing") == []


def test_a_busy_region_is_waited_for(stack, cbs, sandbox) -> None:
    sandbox.add_fault(
        Fault(
            "error",
            service="cbs",
            operation="CopySnapshotCrossRegions",
            region="ap-shanghai",
            count=2,
            code="ResourceInUse.CopySnapshotConflict",
            message="the snapshot is being copied",
        )
    )
    stack.program(program(["ap-beijing", "ap-shanghai"]))
    stack.up()
    assert len(cbs.copies("ap-beijing")) == len(cbs.copies("ap-shanghai")) == 1


def test_a_lost_answer_makes_no_second_copy(stack, cbs, sandbox) -> None:
    sandbox.add_fault(
        Fault("reset", service="cbs", operation="CopySnapshotCrossRegions", count=1, after=True)
    )
    stack.program(program(["ap-beijing", "ap-shanghai"]))
    stack.up()
    assert len(cbs.copies("ap-beijing")) == len(cbs.copies("ap-shanghai")) == 1


def test_a_copy_by_hand_is_an_error_that_names_its_adoption(stack, cbs, sandbox) -> None:
    answer = cbs.call(
        "ap-guangzhou",
        "CopySnapshotCrossRegions",
        SnapshotId=SOURCE,
        DestinationRegions=["ap-beijing"],
    )
    id = answer["SnapshotCopyResultSet"][0]["SnapshotId"]
    sandbox.advance(60)
    stack.program(program(["ap-beijing"]))
    (error,) = stack.up(ok=False).errors
    assert id in error
    adopt = f'adopt="ap-guangzhou/{SOURCE}/ap-beijing:{id}"'
    assert adopt in error
    stack.program(program(["ap-beijing"], f"{adopt},"))
    stack.up()
    assert stack.outputs()["copies"]["ap-beijing"]["snapshotId"] == id
    assert len(cbs.copies("ap-beijing")) == 1


@pytest.mark.parametrize(
    ("arguments", "path", "sentence"),
    [
        ("['ap-guangzhou']", "destination_regions[0]", "must be another region than `region`"),
        ("['ap-beijing', 'ap-beijing']", "destination_regions", "names `ap-beijing` twice"),
        ("['ap-bejing']", "destination_regions[0]", "did you mean `ap-beijing`?"),
        ("[]", "destination_regions", "must have at least 1 item(s)"),
    ],
)
def test_preview_refuses(stack, arguments: str, path: str, sentence: str) -> None:
    stack.program(PROGRAM.format(source=SOURCE, regions=arguments, more=""))
    failed = stack.preview(ok=False)
    assert path in failed.said
    assert sentence in failed.said
