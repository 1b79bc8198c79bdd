"""That an answer which is not the model's does not leave unseen."""

import json

import pytest
from moto.core.model import ServiceModel

from offsite_sandbox.aws import answers, service_models
from offsite_sandbox.aws.errors import Answer
from offsite_sandbox.aws.operation import Operation

from ..cases import Members, cases

GOOD = {"BackupId": "backup-sandboxabcd2", "BackupState": "READY", "CreateTimestamp": 1.5}


def operation(service: str, name: str, protocol: str) -> Operation:
    model = service_models.service_model(service)
    assert isinstance(model, ServiceModel)
    return Operation(model.operation_model(name), protocol, {})


def check_backup(backup: Members) -> None:
    body = json.dumps({"Backups": [backup]}).encode()
    answers.check(operation("cloudhsmv2", "DescribeBackups", "json"), Answer(200, {}, body))


def check_instances(members: str) -> None:
    body = (
        "<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance>"
        f"{members}</DBInstance></DBInstances></DescribeDBInstancesResult>"
        "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>"
        "</DescribeDBInstancesResponse>"
    )
    answers.check(operation("rds", "DescribeDBInstances", "query"), Answer(200, {}, body.encode()))


def test_the_models_answers_pass() -> None:
    check_backup(GOOD)
    check_instances("<AllocatedStorage>20</AllocatedStorage><MultiAZ>false</MultiAZ>")


@cases(
    "change word",
    ({"Size": 5}, "Size"),
    ({"BackupId": None}, "backupId"),
    ({"BackupId": "snap-1"}, "backupId"),
    ({"BackupState": "DONE"}, "backupState"),
    ({"NeverExpires": "no"}, "NeverExpires"),
    ({"CreateTimestamp": "long ago"}, "CreateTimestamp"),
    ({"TagList": [{"Key": "a"}]}, "value"),
    ({"TagList": {}}, "TagList"),
)
def test_other_json_does_not(change: Members, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        check_backup({**GOOD, **change})


@cases(
    "members word",
    ("<Size>5</Size>", "Size"),
    ("<AllocatedStorage>much</AllocatedStorage>", "AllocatedStorage"),
    ("<MultiAZ>perhaps</MultiAZ>", "MultiAZ"),
    ("<InstanceCreateTime>long ago</InstanceCreateTime>", "InstanceCreateTime"),
    ("<DBSecurityGroups><Group/></DBSecurityGroups>", "Group"),
    ("<Engine><Name/></Engine>", "Engine"),
    ("<UpgradeRolloutOrder>never</UpgradeRolloutOrder>", "upgradeRolloutOrder"),
)
def test_other_xml_does_not(members: str, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        check_instances(members)
