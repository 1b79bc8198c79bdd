"""CopySnapshotCrossRegions."""

import re
from typing import Any

import pytest
from tencentcloud.cbs.v20170312 import models
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from ..cases import Members, cases

OPERATION = "CopySnapshotCrossRegions"
NEW_ID = re.compile(r"snap-[0-9a-z]{8}")


def copy(client: Any, *regions: str, snapshot_id: str = "snap-sandbox1", **more: Any) -> Any:
    """The results by destination region."""
    asked = {"SnapshotId": snapshot_id, "DestinationRegions": list(regions), **more}
    request = models.CopySnapshotCrossRegionsRequest()
    request._deserialize(asked)  # pyright: ignore[reportPrivateUsage]
    response = client.CopySnapshotCrossRegions(request)
    return {result.DestinationRegion: result for result in response.SnapshotCopyResultSet}


def refused(client: Any, *regions: str, **parameters: Any) -> str:
    with pytest.raises(TencentCloudSDKException) as caught:
        copy(client, *regions, **parameters)
    assert caught.value.get_request_id()
    return caught.value.get_code()


def snapshots(client: Any, **parameters: Any) -> list[Any]:
    request = models.DescribeSnapshotsRequest()
    request._deserialize(parameters)  # pyright: ignore[reportPrivateUsage]
    return client.DescribeSnapshots(request).SnapshotSet


def snapshot(client: Any, snapshot_id: str) -> Any:
    (found,) = snapshots(client, SnapshotIds=[snapshot_id])
    return found


def test_the_example_of_the_api_page(cbs: Any, sandbox: SandboxClient) -> None:
    request = {"SnapshotId": "snap-ckgjwkqh", "DestinationRegions": ["ap-beijing"]}
    answer = cbs().call_json(OPERATION, request)
    (result,) = answer["Response"]["SnapshotCopyResultSet"]
    new_id, request_id = result["SnapshotId"], answer["Response"]["RequestId"]
    told = {"SnapshotId": new_id, "DestinationRegion": "ap-beijing", "Code": "Success"}
    results = [{**told, "Message": ""}]
    assert answer == {"Response": {"SnapshotCopyResultSet": results, "RequestId": request_id}}
    assert [received.params for received in sandbox.calls("cbs", OPERATION)] == [request]
    assert NEW_ID.fullmatch(new_id)
    assert new_id != "snap-ckgjwkqh"
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", request_id)


class TestProgress:
    def test_a_copy_moves_with_the_sandboxs_clock(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.configure(durations={f"cbs.{OPERATION}": 1000})
        source, destination = cbs("ap-guangzhou"), cbs("ap-beijing")
        new_id = copy(source, "ap-beijing")["ap-beijing"].SnapshotId
        seen: list[tuple[str, int]] = []
        for _ in range(11):
            found = snapshot(destination, new_id)
            seen.append((found.SnapshotState, found.Percent))
            sandbox.advance(100)
        states, percents = map(list, zip(*seen, strict=True))
        assert states == ["COPYING_FROM_REMOTE"] * 9 + ["CHECKING_COPIED", "NORMAL"]
        assert percents == sorted(percents)
        assert (percents[0], len(set(percents)), percents[-2:]) == (0, 10, [100, 100])

    def test_a_copy_that_fails_is_gone(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.configure(durations={f"cbs.{OPERATION}": 1000})
        sandbox.add_fault(Fault("fail", operation=OPERATION, region="ap-beijing"))
        results = copy(cbs(), "ap-beijing", "ap-shanghai")
        assert {result.Code for result in results.values()} == {"Success"}
        assert len(snapshots(cbs("ap-beijing"))) == 1
        copying = snapshot(cbs(), "snap-sandbox1").CopyingToRegions
        assert sorted(copying) == ["ap-beijing", "ap-shanghai"]
        sandbox.advance(1000)
        assert snapshot(cbs(), "snap-sandbox1").CopyingToRegions == []
        assert snapshots(cbs("ap-beijing")) == []
        assert len(snapshots(cbs("ap-shanghai"))) == 1


class TestCopy:
    def test_it_has_what_the_source_has(self, cbs: Any, sandbox: SandboxClient) -> None:
        new_id = copy(cbs(), "ap-beijing")["ap-beijing"].SnapshotId
        sandbox.advance(60)
        source, copied = snapshot(cbs(), "snap-sandbox1"), snapshot(cbs("ap-beijing"), new_id)
        for name in ("DiskId", "DiskSize", "DiskUsage", "Encrypt", "SnapshotType"):
            assert getattr(copied, name) == getattr(source, name), name
        assert copied.SnapshotId == new_id
        assert copied.CopyFromRemote is True
        assert source.CopyFromRemote is False
        assert copied.Placement.Zone.startswith("ap-beijing-")
        assert copied.SnapshotName == "Copied snap-sandbox1 from ap-guangzhou"

    def test_each_region_has_its_own_id_and_the_name(self, cbs: Any) -> None:
        regions = ("ap-beijing", "ap-shanghai", "ap-singapore")
        results = copy(cbs(), *regions, SnapshotName="off{site}")
        assert len({result.SnapshotId for result in results.values()}) == 3
        for region, result in results.items():
            (found,) = snapshots(cbs(region))
            assert (found.SnapshotId, found.SnapshotName) == (result.SnapshotId, "off{site}")

    def test_again_and_on_once_it_is_done(self, cbs: Any, sandbox: SandboxClient) -> None:
        first = copy(cbs(), "ap-beijing")["ap-beijing"].SnapshotId
        sandbox.advance(60)
        second = copy(cbs(), "ap-beijing")["ap-beijing"].SnapshotId
        assert first != second
        assert len(snapshots(cbs("ap-beijing"))) == 2
        onward = copy(cbs("ap-beijing"), "ap-seoul", snapshot_id=first)["ap-seoul"]
        assert onward.Code == "Success"
        copied = snapshot(cbs("ap-seoul"), onward.SnapshotId)
        assert copied.SnapshotName == f"Copied {first} from ap-beijing"

    def test_the_region_of_the_request_may_be_left_out(self, cbs: Any) -> None:
        assert copy(cbs(region=""), "ap-beijing")["ap-beijing"].Code == "Success"
        assert refused(cbs(region=""), "ap-guangzhou") == "InvalidParameterValue"


class TestRefusedRequests:
    """Errors of the request or its source: nothing is copied anywhere."""

    @pytest.fixture(autouse=True)
    def _nothing_is_copied(self, cbs: Any) -> Any:
        yield
        assert snapshots(cbs("ap-beijing")) == []

    def test_destinations(self, cbs: Any) -> None:
        assert refused(cbs()) == "InvalidParameterValue"
        for other in ("ap-guangzhou", "eu-west-1", "ap-mumbai", "ap-beijing"):
            assert refused(cbs(), "ap-beijing", other) == "InvalidParameterValue", other

    @cases(
        "snapshot_id code",
        ("snap-nothing1", "InvalidSnapshotId.NotFound"),
        ("sandbox1", "InvalidParameterValue"),
        ("snap-encrypt1", "UnsupportedOperation.SnapshotNotSupportCopy"),
        ("snap-shared01", "UnsupportedOperation.SnapshotNotSupportCopy"),
        ("snap-instant1", "UnsupportedOperation.SnapshotNotSupportCopy"),
        ("snap-recycle1", "InvalidSnapshot.NotSupported"),
    )
    def test_sources(self, cbs: Any, snapshot_id: str, code: str) -> None:
        assert refused(cbs(), "ap-beijing", snapshot_id=snapshot_id) == code

    def test_other_sources(self, cbs: Any, sandbox: SandboxClient) -> None:
        assert refused(cbs("ap-shanghai"), "ap-beijing") == "InvalidSnapshotId.NotFound"
        sandbox.configure(durations={"cbs.CreateSnapshot": 3600})
        made = cbs().call_json("CreateSnapshot", {"DiskId": "disk-sandbox1"})["Response"]
        assert refused(cbs(), "ap-beijing", snapshot_id=made["SnapshotId"]) == "ResourceBusy"

    @cases(
        "parameters code",
        ({"DestinationRegions": ["ap-beijing"]}, "MissingParameter"),
        ({"SnapshotId": "snap-sandbox1"}, "MissingParameter"),
        ({"SnapshotId": "snap-sandbox1", "DestinationRegions": ["ap-beijing"], "SnapshotName": "x" * 61}, "InvalidParameterValue"),
    )  # fmt: skip
    def test_parameters(self, cbs: Any, parameters: Members, code: str) -> None:
        with pytest.raises(TencentCloudSDKException) as caught:
            cbs().call_json(OPERATION, parameters)
        assert caught.value.get_code() == code


class TestRefusedRegions:
    """What is so in one region is the result of that region."""

    def test_a_conflict(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.configure(durations={f"cbs.{OPERATION}": 1000})
        copy(cbs(), "ap-beijing")
        results = copy(cbs(), "ap-beijing", "ap-shanghai")
        conflict, success = results["ap-beijing"], results["ap-shanghai"]
        assert (conflict.Code, conflict.SnapshotId) == ("ResourceInUse.CopySnapshotConflict", "")
        assert "ap-beijing" in conflict.Message
        assert (success.Code, success.Message) == ("Success", "")
        assert len(snapshots(cbs("ap-beijing"))) == 1
        other = copy(cbs(), "ap-beijing", snapshot_id="snap-sandbox2")
        assert other["ap-beijing"].Code == "Success"

    @pytest.mark.parametrize("after", [False, True])
    def test_by_a_fault(self, cbs: Any, sandbox: SandboxClient, after: bool) -> None:
        code = "InvalidAccount.InsufficientBalance"
        where = ("cbs", OPERATION, "ap-beijing")
        sandbox.add_fault(Fault("error", *where, code=code, message="No money.", after=after))
        results = copy(cbs(), "ap-beijing", "ap-shanghai")
        assert results["ap-shanghai"].Code == "Success"
        assert (results["ap-beijing"].Code, results["ap-beijing"].Message) == (code, "No money.")
        assert len(snapshots(cbs("ap-beijing"))) == after

    def test_a_component_error(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.add_fault(Fault("internal", "cbs", OPERATION, "ap-beijing"))
        assert copy(cbs(), "ap-beijing")["ap-beijing"].Code == "InternalError.ComponentError"


def test_neither_end_is_deleted_while_it_is_copied(cbs: Any, sandbox: SandboxClient) -> None:
    sandbox.configure(durations={f"cbs.{OPERATION}": 1000})
    new_id = copy(cbs(), "ap-beijing")["ap-beijing"].SnapshotId
    ends = [(cbs(), ["snap-sandbox1"]), (cbs("ap-beijing"), [new_id])]
    for client, ids in ends:
        with pytest.raises(TencentCloudSDKException) as caught:
            client.call_json("DeleteSnapshots", {"SnapshotIds": ids})
        assert caught.value.get_code() == "ResourceBusy"
    sandbox.advance(1000)
    for client, ids in ends:
        client.call_json("DeleteSnapshots", {"SnapshotIds": ids})
        assert snapshots(client, SnapshotIds=ids) == []


class TestFaults:
    @cases(
        "fault code",
        (Fault("throttle", "cbs"), "RequestLimitExceeded"),
        (Fault("internal", "cbs"), "InternalError"),
        (Fault("error", "cbs", code="ResourceBusy"), "ResourceBusy"),
        (Fault("error", "cbs", code="ResourceBusy", status=503), "ServerNetworkError"),
        (Fault("reset", "cbs"), "ClientNetworkError"),
        ids=lambda value: value if isinstance(value, str) else value.kind,
    )
    @pytest.mark.parametrize("after", [False, True])
    def test_answers(
        self, cbs: Any, sandbox: SandboxClient, fault: Fault, code: str, after: bool
    ) -> None:
        fault.after = after
        sandbox.add_fault(fault)
        with pytest.raises(TencentCloudSDKException) as caught:
            copy(cbs(), "ap-beijing")
        assert caught.value.get_code() == code
        assert len(snapshots(cbs("ap-beijing"))) == after
        assert len(sandbox.calls("cbs", OPERATION)) == 1

    def test_slow_answers_come(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.add_fault(Fault("slow", "cbs", seconds=0.01))
        assert copy(cbs(), "ap-beijing")["ap-beijing"].Code == "Success"
        assert sandbox.status()["faults"] == []
