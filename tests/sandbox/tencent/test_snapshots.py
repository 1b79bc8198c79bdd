"""CreateSnapshot, DescribeSnapshots, ModifySnapshotAttribute, DeleteSnapshots, DescribeDisks."""

import re
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from tencentcloud.cbs.v20170312 import models
from tencentcloud.common.abstract_model import AbstractModel
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault
from offsite_sandbox.tencent.parameters import fields

from ..cases import Members, cases

TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
NULLABLE = [
    "AutoSnapshotPolicyId",
    "AutoSnapshotPolicyIds",
    "DifferDaysOfDeadline",
    "LastAttachInsId",
]
NEW_ID = re.compile(r"snap-[0-9a-z]{8}")


def call(client: Any, operation: str, **parameters: Any) -> Members:
    """The answer to an operation as the SDK reads it, without its RequestId."""
    answer = client.call_json(operation, parameters)["Response"]
    assert answer.pop("RequestId")
    check_answer(answer, getattr(models, f"{operation}Response"))
    return answer


def check_answer(answer: Members, model: type[AbstractModel]) -> None:
    """Every field of the SDK's model is there, and of its type."""
    documented = fields(model)
    assert answer.keys() == documented.keys() - {"RequestId"}
    python_types = {"str": str, "int": int, "bool": bool}
    for name, value in answer.items():
        field = documented[name]
        if value is None:
            assert name in NULLABLE, name
            continue
        assert isinstance(value, list) == field.many, name
        for item in value if field.many else [value]:
            if field.type in python_types:
                assert type(item) is python_types[field.type], name
            else:
                check_answer(item, getattr(models, field.type))


def refused(client: Any, operation: str, **parameters: Any) -> str:
    """The code of the error that refuses an operation."""
    with pytest.raises(TencentCloudSDKException) as caught:
        client.call_json(operation, parameters)
    assert caught.value.get_message()
    return caught.value.get_code()


def snapshot(client: Any, snapshot_id: str) -> Members:
    (found,) = call(client, "DescribeSnapshots", SnapshotIds=[snapshot_id])["SnapshotSet"]
    return found


def create(client: Any, **parameters: Any) -> str:
    """The ID of a new snapshot."""
    return call(client, "CreateSnapshot", DiskId="disk-sandbox1", **parameters)["SnapshotId"]


class TestCreateSnapshot:
    def test_it_is_created_in_the_sandboxs_time(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.configure(durations={"cbs.CreateSnapshot": 3600})
        client = cbs()
        tags = [{"Key": "team", "Value": "storage"}]
        snapshot_id = create(client, SnapshotName="nightly", Tags=tags)
        assert NEW_ID.fullmatch(snapshot_id)
        made = snapshot(client, snapshot_id)
        assert (made["SnapshotState"], made["Percent"]) == ("CREATING", 0)
        sandbox.advance(1800)
        assert 50 <= snapshot(client, snapshot_id)["Percent"] < 60
        sandbox.advance(1800)
        made = snapshot(client, snapshot_id)
        assert TIME.fullmatch(made["CreateTime"])
        assert (made["SnapshotName"], made["Tags"]) == ("nightly", tags)
        assert (made["SnapshotState"], made["SnapshotType"]) == ("NORMAL", "PRIVATE_SNAPSHOT")
        assert (made["Percent"], made["CopyingToRegions"]) == (100, [])
        disk = (made["DiskId"], made["DiskSize"], made["DiskUsage"])
        assert disk == ("disk-sandbox1", 50, "DATA_DISK")
        assert (made["IsPermanent"], made["DeadlineTime"]) == (True, "")
        assert (made["CopyFromRemote"], made["Encrypt"]) == (False, False)
        assert made["Placement"]["Zone"] == "ap-guangzhou-3"

    def test_defaults_and_times_which_are_beijings(self, cbs: Any, sandbox: SandboxClient) -> None:
        before = sandbox.advance(0)
        made = create(cbs())
        found = snapshot(cbs(), made)
        assert found["SnapshotName"] == "未命名"
        created = datetime.strptime(found["CreateTime"] + " +0800", "%Y-%m-%d %H:%M:%S %z")
        assert timedelta(seconds=-1) < created - before < timedelta(minutes=5)

    def test_it_expires_at_its_deadline(self, cbs: Any, sandbox: SandboxClient) -> None:
        deadline = sandbox.advance(0) + timedelta(days=2)
        made = create(cbs(), Deadline=deadline.isoformat(timespec="seconds"))
        found = snapshot(cbs(), made)
        assert found["IsPermanent"] is False
        beijing = deadline.astimezone(timezone(timedelta(hours=8)))
        assert found["DeadlineTime"] == beijing.strftime("%Y-%m-%d %H:%M:%S")
        sandbox.advance(timedelta(days=2))
        assert call(cbs(), "DescribeSnapshots", SnapshotIds=[made])["TotalCount"] == 0

    def test_a_creation_that_fails_leaves_nothing(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.configure(durations={"cbs.CreateSnapshot": 3600})
        sandbox.add_fault(Fault("fail", service="cbs", operation="CreateSnapshot"))
        made = create(cbs())
        assert snapshot(cbs(), made)["SnapshotState"] == "CREATING"
        sandbox.advance(3600)
        assert call(cbs(), "DescribeSnapshots", SnapshotIds=[made])["TotalCount"] == 0

    def test_refusals(self, cbs: Any, sandbox: SandboxClient) -> None:
        client = cbs()
        disk = {"DiskId": "disk-sandbox1"}
        soon = (sandbox.advance(0) + timedelta(hours=1)).isoformat()
        for parameters, code in (
            ({}, "MissingParameter"),
            ({"DiskId": "disk-nothing1"}, "InvalidDiskId.NotFound"),
            ({"DiskId": 1}, "InvalidParameter"),
            ({**disk, "Disk": "x"}, "UnknownParameter"),
            ({**disk, "SnapshotName": "x" * 61}, "InvalidParameterValue"),
            ({**disk, "Deadline": soon}, "InvalidParameterValue"),
            ({**disk, "Deadline": "tomorrow"}, "InvalidParameterValue"),
            ({**disk, "DiskUsage": "DATA"}, "InvalidParameterValue"),
            ({**disk, "Tags": [{"Value": "x"}]}, "MissingParameter"),
            ({**disk, "Tags": [{"Key": "k", "Values": "x"}]}, "UnknownParameter"),
            ({**disk, "DiskBackupId": "dbp-nothing1"}, "ResourceNotFound.NotFound"),
        ):
            assert refused(client, "CreateSnapshot", **parameters) == code, parameters
        sandbox.configure(quotas={"cbs.Snapshot.ap-guangzhou": 1})
        assert refused(client, "CreateSnapshot", **disk) == "InsufficientSnapshotQuota"

    def test_one_at_a_time_of_a_disk(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.configure(durations={"cbs.CreateSnapshot": 3600})
        create(cbs())
        code = refused(cbs(), "CreateSnapshot", DiskId="disk-sandbox1")
        assert code == "InvalidDisk.SnapshotCreating"


class TestDescribeSnapshots:
    def test_by_ids(self, cbs: Any) -> None:
        ids = ["snap-sandbox1", "snap-sandbox2"]
        found = call(cbs(), "DescribeSnapshots", SnapshotIds=ids)
        assert found["TotalCount"] == 2
        assert sorted(item["SnapshotId"] for item in found["SnapshotSet"]) == ids
        # Unknown ones are no error, and regions are separate.
        nothing = {"TotalCount": 0, "SnapshotSet": []}
        assert call(cbs(), "DescribeSnapshots", SnapshotIds=["snap-nothing1"]) == nothing
        assert call(cbs("ap-beijing"), "DescribeSnapshots") == nothing

    @cases(
        "name values expected",
        ("snapshot-id", ["snap-sandbox1"], {"snap-sandbox1"}),
        ("snapshot-name", ["sandbox2"], {"snap-sandbox2"}),
        ("snapshot-state", ["TORECYCLE"], {"snap-recycle1"}),
        ("snapshot-state", ["CREATING"], set()),
        ("encrypt", ["true"], {"snap-encrypt1"}),
        ("snapshot-type", ["SHARED_SNAPSHOT"], {"snap-shared01"}),
        ("disk-usage", ["SYSTEM_DISK"], set()),
        ("disk-id", ["disk-nothing1"], set()),
        ("project-id", ["1"], set()),
        ("zone", ["ap-guangzhou-2"], set()),
    )
    def test_filters(self, cbs: Any, name: str, values: list[str], expected: set[str]) -> None:
        found = call(cbs(), "DescribeSnapshots", Filters=[{"Name": name, "Values": values}])
        assert {item["SnapshotId"] for item in found["SnapshotSet"]} == expected

    def test_filters_all_apply_and_their_values_either(self, cbs: Any) -> None:
        filters = [
            {"Name": "snapshot-id", "Values": ["snap-sandbox1", "snap-encrypt1"]},
            {"Name": "encrypt", "Values": ["FALSE"]},
            {"Name": "disk-id", "Values": ["disk-sandbox1"]},
        ]
        found = call(cbs(), "DescribeSnapshots", Filters=filters)
        assert [item["SnapshotId"] for item in found["SnapshotSet"]] == ["snap-sandbox1"]

    def test_pages(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.configure(durations={"default": 0}, quotas={"cbs.RequestsPerSecond": 1000})
        client, source = cbs("ap-beijing"), cbs()
        names = [f"copy-{index:02}" for index in range(23)]
        asked = {"SnapshotId": "snap-sandbox1", "DestinationRegions": ["ap-beijing"]}
        for name in names:
            call(source, "CopySnapshotCrossRegions", **asked, SnapshotName=name)
            sandbox.advance(1)

        def page(**parameters: Any) -> list[str]:
            found = call(client, "DescribeSnapshots", **parameters)
            assert found["TotalCount"] == 23
            return [item["SnapshotName"] for item in found["SnapshotSet"]]

        assert page() == names[::-1][:20]
        assert page(Offset=20) == names[::-1][20:]
        assert page(Order="ASC", Limit=10) == names[:10]
        assert page(Order="ASC", OrderField="CREATE_TIME", Limit=100, Offset=5) == names[5:]
        assert page(Offset=23) == []

    @cases(
        "parameters code",
        ({"Limit": 101}, "InvalidParameterValue"),
        ({"Limit": 0}, "InvalidParameterValue"),
        ({"Offset": -1}, "InvalidParameterValue"),
        ({"Order": "UP"}, "InvalidParameterValue"),
        ({"OrderField": "SIZE"}, "InvalidParameterValue"),
        ({"SnapshotIds": ["sandbox1"]}, "InvalidParameterValue"),
        ({"SnapshotIds": ["snap-sandbox1"] * 101}, "InvalidParameterValue.LimitExceeded"),
        ({"SnapshotIds": ["snap-sandbox1"], "Filters": [{"Name": "encrypt", "Values": ["TRUE"]}]}, "InvalidParameterValue"),
        ({"Filters": [{"Name": "colour", "Values": ["red"]}]}, "InvalidFilter"),
        ({"Filters": [{"Name": "encrypt", "Values": ["red"]}]}, "InvalidParameterValue"),
        ({"Filters": [{"Values": ["red"]}]}, "MissingParameter"),
        ({"Filters": [{"Name": "encrypt"}]}, "MissingParameter"),
        ({"Filters": [{"Name": "disk-id", "Values": ["disk-sandbox1"] * 11}]}, "InvalidParameterValue.LimitExceeded"),
        ({"Filters": [{"Name": "project-id", "Values": ["0"]}] * 11}, "InvalidParameterValue.LimitExceeded"),
        ({"Limit": True}, "InvalidParameter"),
        ({"SnapshotIds": "snap-sandbox1"}, "InvalidParameter"),
        ({"Filters": ["encrypt"]}, "InvalidParameter"),
    )  # fmt: skip
    def test_refusals(self, cbs: Any, parameters: Members, code: str) -> None:
        assert refused(cbs(), "DescribeSnapshots", **parameters) == code

    def test_unknown_parameters_are_named(self, cbs: Any) -> None:
        message = r"The parameter `Filters\.0\.Key` is not recognized"
        with pytest.raises(TencentCloudSDKException, match=message):
            cbs().call_json("DescribeSnapshots", {"Filters": [{"Key": "x"}]})


class TestModifySnapshotAttribute:
    def test_the_name(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.advance(60)
        changed = {"SnapshotId": "snap-sandbox1", "SnapshotName": "y" * 60}
        before = snapshot(cbs(), "snap-sandbox1")
        assert call(cbs(), "ModifySnapshotAttribute", **changed) == {}
        after = snapshot(cbs(), "snap-sandbox1")
        assert after["SnapshotName"] == "y" * 60
        assert after["LatestModifyTime"] > before["LatestModifyTime"]
        assert after["CreateTime"] == before["CreateTime"]

    def test_a_deadline_and_back_to_permanent(self, cbs: Any, sandbox: SandboxClient) -> None:
        deadline = (sandbox.advance(0) + timedelta(days=30)).isoformat()
        call(cbs(), "ModifySnapshotAttribute", SnapshotId="snap-sandbox1", Deadline=deadline)
        assert snapshot(cbs(), "snap-sandbox1")["IsPermanent"] is False
        call(cbs(), "ModifySnapshotAttribute", SnapshotId="snap-sandbox1", IsPermanent=True)
        permanent = snapshot(cbs(), "snap-sandbox1")
        assert (permanent["IsPermanent"], permanent["DeadlineTime"]) == (True, "")

    @cases(
        "parameters code",
        ({"SnapshotName": "x"}, "MissingParameter"),
        ({"SnapshotId": "snap-sandbox1"}, "MissingParameter"),
        ({"SnapshotId": "snap-sandbox1", "IsPermanent": False}, "MissingParameter"),
        ({"SnapshotId": "snap-sandbox1", "Deadline": "2020-01-01T00:00:00+00:00"}, "InvalidParameterValue"),
        ({"SnapshotId": "snap-sandbox1", "SnapshotName": "x" * 61}, "InvalidParameterValue"),
        ({"SnapshotId": "snap-nothing1", "SnapshotName": "x"}, "InvalidSnapshotId.NotFound"),
        ({"SnapshotId": "nothing", "SnapshotName": "x"}, "InvalidParameterValue"),
        ({"SnapshotId": "snap-shared01", "SnapshotName": "x"}, "InvalidSnapshot.NotSupported"),
    )  # fmt: skip
    def test_refusals(self, cbs: Any, parameters: Members, code: str) -> None:
        assert refused(cbs(), "ModifySnapshotAttribute", **parameters) == code


class TestDeleteSnapshots:
    def test_it_deletes(self, cbs: Any) -> None:
        ids = ["snap-sandbox1", "snap-sandbox2"]
        assert call(cbs(), "DeleteSnapshots", SnapshotIds=ids) == {}
        assert call(cbs(), "DescribeSnapshots", SnapshotIds=ids)["TotalCount"] == 0

        # Images go along if asked.
        imaged = ["snap-imaged01"]
        call(cbs(), "DeleteSnapshots", SnapshotIds=imaged, DeleteBindImages=True)
        assert call(cbs(), "DescribeSnapshots", SnapshotIds=imaged)["TotalCount"] == 0

    @cases(
        "snapshot_id code",
        ("snap-nothing1", "InvalidSnapshotId.NotFound"),
        ("nothing", "InvalidParameterValue"),
        ("snap-lentout1", "UnsupportedOperation.SnapHasShared"),
        ("snap-imaged01", "UnsupportedOperation.SnapshotHasBindedImage"),
        ("snap-recycle1", "InvalidSnapshot.NotSupported"),
        ("snap-shared01", "InvalidSnapshot.NotSupported"),
    )
    def test_all_or_none(self, cbs: Any, snapshot_id: str, code: str) -> None:
        ids = ["snap-sandbox1", snapshot_id]
        assert refused(cbs(), "DeleteSnapshots", SnapshotIds=ids) == code
        assert snapshot(cbs(), "snap-sandbox1")["SnapshotState"] == "NORMAL"

    def test_not_while_creating(self, cbs: Any, sandbox: SandboxClient) -> None:
        sandbox.configure(durations={"cbs.CreateSnapshot": 3600})
        made = create(cbs())
        code = refused(cbs(), "DeleteSnapshots", SnapshotIds=[made])
        assert code == "ResourceUnavailable.SnapshotCreating"

    def test_from_one_to_a_hundred(self, cbs: Any) -> None:
        assert refused(cbs(), "DeleteSnapshots", SnapshotIds=[]) == "MissingParameter"
        too_many = refused(cbs(), "DeleteSnapshots", SnapshotIds=["snap-sandbox1"] * 101)
        assert too_many == "InvalidParameterValue.LimitExceeded"


class TestDescribeDisks:
    def test_every_field(self, cbs: Any) -> None:
        found = call(cbs(), "DescribeDisks", DiskIds=["disk-sandbox1"])
        (disk,) = found["DiskSet"]
        assert found["TotalCount"] == 1
        assert (disk["DiskId"], disk["SnapshotAbility"]) == ("disk-sandbox1", True)
        assert disk["SnapshotCount"] == len(call(cbs(), "DescribeSnapshots")["SnapshotSet"])
        assert TIME.fullmatch(disk["CreateTime"])
        assert disk["AutoSnapshotPolicyIds"] is None

        (disk,) = call(cbs(), "DescribeDisks", ReturnBindAutoSnapshotPolicy=True)["DiskSet"]
        assert disk["AutoSnapshotPolicyIds"] == []

    def test_filters(self, cbs: Any) -> None:
        def count(name: str, value: str) -> int:
            filters = [{"Name": name, "Values": [value]}]
            return call(cbs(), "DescribeDisks", Filters=filters)["TotalCount"]

        assert count("disk-name", "sandbox") == 1
        assert count("disk-usage", "SYSTEM_DISK") == 0
        assert count("zone", "ap-guangzhou-3") == 1
        wrong = [{"Name": "colour", "Values": ["red"]}]
        assert refused(cbs(), "DescribeDisks", Filters=wrong) == "InvalidFilter"
        assert call(cbs(), "DescribeDisks", DiskIds=["disk-nothing1"])["TotalCount"] == 0
