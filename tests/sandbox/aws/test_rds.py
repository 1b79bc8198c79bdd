"""RDS automated backups, and their replication to another region."""

import re
from datetime import timedelta
from typing import Any

import pytest

from .client import Aws

DESTINATION = "eu-central-1"
BACKUP_ARN = re.compile(rf"arn:aws:rds:{DESTINATION}:123456789012:auto-backup:ab-[a-z2-7]+")
STOP = "rds.StopDBInstanceAutomatedBackupsReplication"
INVALID_STATE = "InvalidDBInstanceState"
INVALID_BACKUP_STATE = "InvalidDBInstanceAutomatedBackupState"


@pytest.fixture
def orders(aws: Aws) -> str:
    return aws.seed["rds"]["db_instance_arns"]["orders"]


@pytest.fixture
def source(aws: Aws) -> Any:
    return aws.connect("rds")


@pytest.fixture
def destination(aws: Aws) -> Any:
    return aws.connect("rds", DESTINATION)


def start(client: Any, arn: str, **parameters: Any) -> dict[str, Any]:
    return client.start_db_instance_automated_backups_replication(
        SourceDBInstanceArn=arn, **parameters
    )["DBInstanceAutomatedBackup"]


def stop(client: Any, arn: str) -> dict[str, Any]:
    return client.stop_db_instance_automated_backups_replication(SourceDBInstanceArn=arn)[
        "DBInstanceAutomatedBackup"
    ]


def backups(client: Any, **parameters: Any) -> list[dict[str, Any]]:
    return client.describe_db_instance_automated_backups(**parameters)["DBInstanceAutomatedBackups"]


def instance(client: Any, identifier: str = "orders") -> dict[str, Any]:
    (found,) = client.describe_db_instances(DBInstanceIdentifier=identifier)["DBInstances"]
    return found


class TestStart:
    def test_it_replicates_after_a_while(
        self, aws: Aws, source: Any, destination: Any, orders: str
    ) -> None:
        aws.sandbox.settings({"rds.StartDBInstanceAutomatedBackupsReplication": 600})
        started = start(destination, orders)
        arn = started["DBInstanceAutomatedBackupsArn"]
        assert BACKUP_ARN.fullmatch(arn)
        assert started["Status"] == "pending"
        assert "RestoreWindow" not in started
        database = instance(source)
        for name, expected in {
            "DBInstanceArn": orders,
            "DbiResourceId": database["DbiResourceId"],
            "Region": "eu-west-1",
            "DBInstanceIdentifier": "orders",
            "AllocatedStorage": 20,
            "Port": 5432,
            "AvailabilityZone": "eu-west-1a",
            "InstanceCreateTime": database["InstanceCreateTime"],
            "MasterUsername": "postgres",
            "Engine": "postgres",
            "EngineVersion": "16.4",
            "LicenseModel": "postgresql-license",
            "OptionGroupName": "default:postgres-16-4",
            "Encrypted": False,
            "StorageType": "gp2",
            "IAMDatabaseAuthenticationEnabled": False,
            "BackupRetentionPeriod": 7,
            "PreferredBackupWindow": database["PreferredBackupWindow"],
            "BackupTarget": "region",
            "MultiTenant": False,
            "TagList": [],
        }.items():
            assert started[name] == expected, name
        assert started["VpcId"].startswith("vpc-")
        assert database["DBInstanceAutomatedBackupsReplications"] == [
            {"DBInstanceAutomatedBackupsArn": arn}
        ]
        aws.sandbox.advance(599)
        assert backups(destination)[0]["Status"] == "pending"
        aws.sandbox.advance(1)
        (replicating,) = backups(destination)
        assert replicating["Status"] == "replicating"
        window = replicating["RestoreWindow"]
        assert window["EarliestTime"] <= window["LatestTime"]

    def test_the_restore_window_moves_with_the_clock(
        self, aws: Aws, destination: Any, orders: str
    ) -> None:
        start(destination, orders, BackupRetentionPeriod=3)
        aws.sandbox.advance(timedelta(days=10))
        window = backups(destination)[0]["RestoreWindow"]
        assert window["LatestTime"] - window["EarliestTime"] == timedelta(days=3, minutes=-5)

    def test_every_argument(self, aws: Aws, destination: Any) -> None:
        key = aws.seed["kms"]["key_arns"][DESTINATION]
        started = start(
            destination,
            aws.seed["rds"]["db_instance_arns"]["ledger"],
            BackupRetentionPeriod=35,
            KmsKeyId=key,
            Tags=[{"Key": "a", "Value": "b"}],
            SourceRegion="eu-west-1",
        )
        assert (started["BackupRetentionPeriod"], started["KmsKeyId"]) == (35, key)
        assert (started["Encrypted"], started["StorageEncryptionType"]) == (True, "sse-kms")
        assert started["TagList"] == [{"Key": "a", "Value": "b"}]

    @pytest.mark.parametrize("form", ["id", "alias", "alias arn"])
    def test_a_key_may_be_named_otherwise(self, aws: Aws, destination: Any, form: str) -> None:
        key = aws.seed["kms"]["key_arns"][DESTINATION]
        named = {
            "id": key.rpartition("/")[2],
            "alias": "alias/offsite-sandbox",
            "alias arn": f"arn:aws:kms:{DESTINATION}:123456789012:alias/offsite-sandbox",
        }[form]
        ledger = aws.seed["rds"]["db_instance_arns"]["ledger"]
        assert start(destination, ledger, KmsKeyId=named)["KmsKeyId"] == key

    @pytest.mark.parametrize(
        ("name", "parameters", "code"),
        [
            ("orders", {"BackupRetentionPeriod": 0}, "InvalidParameterValue"),
            ("orders", {"BackupRetentionPeriod": 36}, "InvalidParameterValue"),
            ("orders", {"KmsKeyId": "alias/offsite-sandbox"}, "InvalidParameterCombination"),
            ("orders", {"Tags": [{"Key": "aws:a", "Value": ""}]}, "InvalidParameterValue"),
            ("scratch", {}, INVALID_STATE),
            ("ledger", {}, "KMSKeyNotAccessibleFault"),
            ("ledger", {"KmsKeyId": "alias/nothing"}, "KMSKeyNotAccessibleFault"),
        ],
    )
    def test_what_is_refused(
        self, aws: Aws, destination: Any, name: str, parameters: dict[str, Any], code: str
    ) -> None:
        arn = aws.seed["rds"]["db_instance_arns"][name]
        assert aws.refused(start, client=destination, arn=arn, **parameters)["Code"] == code

    def test_keys_that_are_not_accessible(self, aws: Aws, destination: Any) -> None:
        keys = aws.seed["kms"]["key_arns"]
        ledger = aws.seed["rds"]["db_instance_arns"]["ledger"]
        aws.connect("kms", DESTINATION).disable_key(KeyId=keys[DESTINATION].rpartition("/")[2])
        for key in (
            keys["eu-west-1"],
            "arn:aws:kms:eu-west-1:123456789012:alias/offsite-sandbox",
            keys[DESTINATION],
            keys[DESTINATION].replace("123456789012", "210987654321"),
        ):
            error = aws.refused(start, client=destination, arn=ledger, KmsKeyId=key)
            assert error["Code"] == "KMSKeyNotAccessibleFault", key

    @pytest.mark.parametrize(
        ("arn", "code", "status"),
        [
            ("arn:aws:rds:eu-west-1:123456789012:db:nobody", "DBInstanceNotFound", 404),
            ("arn:aws:rds:us-east-1:123456789012:db:orders", "DBInstanceNotFound", 404),
            ("arn:aws:rds:eu-west-1:210987654321:db:orders", "DBInstanceNotFound", 404),
            (f"arn:aws:rds:{DESTINATION}:123456789012:db:orders", "InvalidParameterValue", 400),
            ("arn:aws:rds:eu-west-9:123456789012:db:orders", "InvalidParameterValue", 400),
            ("arn:aws:rds:eu-west-1:123456789012:cluster:orders", "InvalidParameterValue", 400),
            ("orders", "InvalidParameterValue", 400),
        ],
    )
    def test_sources_that_are_not(
        self, aws: Aws, destination: Any, arn: str, code: str, status: int
    ) -> None:
        error = aws.refused(start, client=destination, arn=arn)
        assert (error["Code"], error["Status"]) == (code, status)

    def test_one_a_source_and_region(self, aws: Aws, destination: Any, orders: str) -> None:
        start(destination, orders)
        assert aws.refused(start, client=destination, arn=orders)["Code"] == INVALID_BACKUP_STATE
        start(aws.connect("rds", "us-east-1"), orders)

    def test_a_quota(self, aws: Aws, destination: Any, orders: str) -> None:
        aws.sandbox.settings(quotas={"rds.DBInstanceAutomatedBackup": 1})
        start(destination, orders)
        ledger = aws.seed["rds"]["db_instance_arns"]["ledger"]
        assert (
            aws.refused(start, client=destination, arn=ledger, KmsKeyId="alias/offsite-sandbox")[
                "Code"
            ]
            == "DBInstanceAutomatedBackupQuotaExceeded"
        )

    def test_a_presigned_url_has_to_be_right(self, aws: Aws, destination: Any, orders: str) -> None:
        def presigned(region: str = "eu-west-1", arn: str = orders, account: int = 0) -> str:
            return aws.connect("rds", region, account).generate_presigned_url(
                "start_db_instance_automated_backups_replication",
                Params={"SourceDBInstanceArn": arn},
                HttpMethod="GET",
            )

        for url in (
            "",
            "https://rds.eu-west-1.amazonaws.com/",
            presigned().replace("Expires=3600", "Expires=3601"),
            presigned("us-east-1"),
            presigned(arn=orders.replace("orders", "ledger")),
            presigned(account=1),
        ):
            error = aws.refused(start, client=destination, arn=orders, PreSignedUrl=url)
            assert (error["Code"], "PreSignedUrl" in error["Message"]) == (
                "InvalidParameterValue",
                True,
            )
        start(destination, orders, PreSignedUrl=presigned())


class TestStop:
    def test_what_was_replicated_is_retained_for_a_while(
        self, aws: Aws, destination: Any, orders: str
    ) -> None:
        start(destination, orders, BackupRetentionPeriod=5)
        aws.sandbox.advance(timedelta(days=1))
        stopped = stop(destination, orders)
        assert stopped["Status"] == "retained"
        aws.sandbox.advance(timedelta(days=4, hours=23))
        (retained,) = backups(destination)
        assert retained["Status"] == "retained"
        assert retained["RestoreWindow"] == stopped["RestoreWindow"]
        aws.sandbox.advance(timedelta(hours=1))
        assert backups(destination) == []
        error = aws.refused(
            destination.describe_db_instance_automated_backups,
            DBInstanceAutomatedBackupsArn=stopped["DBInstanceAutomatedBackupsArn"],
        )
        assert (error["Code"], error["Status"]) == ("DBInstanceAutomatedBackupNotFound", 404)

    def test_the_source_is_busy_for_a_while(
        self, aws: Aws, source: Any, destination: Any, orders: str
    ) -> None:
        aws.sandbox.settings({STOP: 100})
        start(destination, orders)
        stop(destination, orders)
        delete = {"DBInstanceIdentifier": "orders", "SkipFinalSnapshot": True}
        for status in ("modifying", "backing-up"):
            database = instance(source)
            assert database["DBInstanceStatus"] == status
            assert database.get("DBInstanceAutomatedBackupsReplications", []) == []
            assert aws.refused(source.delete_db_instance, **delete)["Code"] == INVALID_STATE
            assert aws.refused(start, client=destination, arn=orders)["Code"] == INVALID_STATE
            aws.sandbox.advance(100)
        assert instance(source)["DBInstanceStatus"] == "available"
        source.delete_db_instance(**delete)

    def test_what_is_refused(self, aws: Aws, source: Any, destination: Any, orders: str) -> None:
        assert aws.refused(stop, client=destination, arn=orders)["Code"] == INVALID_STATE
        assert (
            aws.refused(stop, client=destination, arn=orders.replace("orders", "nobody"))["Code"]
            == "DBInstanceNotFound"
        )
        start(destination, orders)
        source.delete_db_instance(DBInstanceIdentifier="orders", SkipFinalSnapshot=True)
        assert aws.refused(stop, client=destination, arn=orders)["Code"] == "DBInstanceNotFound"
        assert backups(destination)[0]["Status"] == "retained"

    def test_it_can_start_again(self, aws: Aws, destination: Any, orders: str) -> None:
        start(destination, orders)
        stop(destination, orders)
        aws.sandbox.advance(60)
        start(destination, orders)
        statuses = sorted(backup["Status"] for backup in backups(destination))
        assert statuses == ["pending", "retained"]


class TestDescribe:
    def test_by_everything(self, aws: Aws, destination: Any, orders: str) -> None:
        ledger = aws.seed["rds"]["db_instance_arns"]["ledger"]
        one = start(destination, orders)
        start(destination, ledger, KmsKeyId="alias/offsite-sandbox")
        aws.sandbox.advance(60)
        stop(destination, ledger)
        for parameters, expected in (
            ({}, ["ledger", "orders"]),
            ({"DBInstanceIdentifier": "Orders"}, ["orders"]),
            ({"DbiResourceId": one["DbiResourceId"]}, ["orders"]),
            (
                {"DBInstanceAutomatedBackupsArn": one["DBInstanceAutomatedBackupsArn"]},
                ["orders"],
            ),
            (filtered("status", "replicating"), ["orders"]),
            (filtered("status", "retained"), ["ledger"]),
            (filtered("status", "active"), []),
            (filtered("db-instance-id", "orders", "ledger"), ["ledger", "orders"]),
            (filtered("db-instance-id", ledger), ["ledger"]),
            (filtered("dbi-resource-id", one["DbiResourceId"]), ["orders"]),
        ):
            found = sorted(b["DBInstanceIdentifier"] for b in backups(destination, **parameters))
            assert found == expected, parameters

    def test_unknown_ones(self, aws: Aws, destination: Any) -> None:
        describe = destination.describe_db_instance_automated_backups
        for parameters in (
            {"DBInstanceIdentifier": "orders"},
            {"DbiResourceId": "db-NOBODY"},
            {"DBInstanceAutomatedBackupsArn": f"arn:aws:rds:{DESTINATION}:1:auto-backup:ab-x"},
        ):
            assert (
                aws.refused(describe, **parameters)["Code"] == "DBInstanceAutomatedBackupNotFound"
            )
        assert aws.refused(describe, **filtered("engine", "x"))["Code"] == "InvalidParameterValue"

    def test_pages(self, source: Any) -> None:
        for number in range(21):
            create(source, f"db{number}")
        pages = list(
            source.get_paginator("describe_db_instance_automated_backups").paginate(
                PaginationConfig={"PageSize": 20}
            )
        )
        assert [len(page["DBInstanceAutomatedBackups"]) for page in pages] == [20, 3]

    def test_an_instances_own_backups(
        self, aws: Aws, source: Any, destination: Any, orders: str
    ) -> None:
        replicated = start(destination, orders)["DBInstanceAutomatedBackupsArn"]
        own = {backup["DBInstanceIdentifier"]: backup for backup in backups(source)}
        assert own.keys() == {"orders", "ledger"}
        assert own["orders"]["Status"] == "active"
        assert own["orders"]["DBInstanceAutomatedBackupsReplications"] == [
            {"DBInstanceAutomatedBackupsArn": replicated}
        ]
        source.modify_db_instance(
            DBInstanceIdentifier="ledger", BackupRetentionPeriod=0, ApplyImmediately=True
        )
        assert [backup["DBInstanceIdentifier"] for backup in backups(source)] == ["orders"]
        source.delete_db_instance(
            DBInstanceIdentifier="orders", SkipFinalSnapshot=True, DeleteAutomatedBackups=False
        )
        assert backups(source)[0]["Status"] == "retained"
        aws.sandbox.advance(timedelta(days=8))
        assert backups(source) == []


class TestDelete:
    def test_only_what_is_retained(
        self, aws: Aws, source: Any, destination: Any, orders: str
    ) -> None:
        delete = destination.delete_db_instance_automated_backup
        started = start(destination, orders)
        which = {"DBInstanceAutomatedBackupsArn": started["DBInstanceAutomatedBackupsArn"]}
        assert aws.refused(delete, **which)["Code"] == INVALID_BACKUP_STATE
        stop(destination, orders)
        assert delete(**which)["DBInstanceAutomatedBackup"]["Status"] == "deleting"
        assert backups(destination) == []
        assert aws.refused(delete, **which)["Code"] == "DBInstanceAutomatedBackupNotFound"
        assert aws.refused(delete)["Code"] == "InvalidParameterCombination"
        both = {**which, "DbiResourceId": started["DbiResourceId"]}
        assert aws.refused(delete, **both)["Code"] == "InvalidParameterCombination"

    def test_by_resource_id(self, destination: Any, orders: str) -> None:
        resource_id = start(destination, orders)["DbiResourceId"]
        stop(destination, orders)
        destination.delete_db_instance_automated_backup(DbiResourceId=resource_id)
        assert backups(destination) == []


class TestTags:
    def test_tags_are_the_same_wherever_they_are_asked_for(
        self, destination: Any, orders: str
    ) -> None:
        tags = [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]
        arn = start(destination, orders, Tags=tags)["DBInstanceAutomatedBackupsArn"]
        destination.add_tags_to_resource(ResourceName=arn, Tags=[{"Key": "a", "Value": "3"}])
        destination.remove_tags_from_resource(ResourceName=arn, TagKeys=["b", "never there"])
        expected = [{"Key": "a", "Value": "3"}]
        assert destination.list_tags_for_resource(ResourceName=arn)["TagList"] == expected
        assert backups(destination)[0]["TagList"] == expected

    def test_what_is_refused(self, aws: Aws, destination: Any, orders: str) -> None:
        arn = start(destination, orders)["DBInstanceAutomatedBackupsArn"]
        add = destination.add_tags_to_resource
        many = [{"Key": str(number), "Value": ""} for number in range(51)]
        for name, tags, code in (
            (arn, many, "InvalidParameterValue"),
            (arn, [{"Key": "rds:a", "Value": ""}], "InvalidParameterValue"),
            (arn + "x", [{"Key": "a", "Value": ""}], "DBInstanceAutomatedBackupNotFound"),
            (orders, [{"Key": "a", "Value": ""}], "DBInstanceNotFound"),
        ):
            assert aws.refused(add, ResourceName=name, Tags=tags)["Code"] == code


class TestInstances:
    def test_a_new_one_is_available_after_a_while(
        self, aws: Aws, source: Any, destination: Any
    ) -> None:
        aws.sandbox.settings({"rds.CreateDBInstance": 100})
        created = create(source, "fresh")
        assert created["DBInstanceStatus"] == "creating"
        arn = created["DBInstanceArn"]
        assert aws.refused(start, client=destination, arn=arn)["Code"] == INVALID_STATE
        aws.sandbox.advance(100)
        assert instance(source, "fresh")["DBInstanceStatus"] == "available"
        start(destination, arn)

    def test_its_time_is_the_sandboxs(self, aws: Aws, source: Any) -> None:
        before = instance(source)["LatestRestorableTime"]
        aws.sandbox.advance(timedelta(days=40))
        assert instance(source)["LatestRestorableTime"] - before >= timedelta(days=40)
        assert create(source, "fresh")["InstanceCreateTime"] - before >= timedelta(days=40)

    def test_each_has_its_own_resource_id(self, source: Any) -> None:
        found = source.describe_db_instances()["DBInstances"]
        assert len({one["DbiResourceId"] for one in found}) == len(found) == 3

    def test_what_is_refused(self, aws: Aws, source: Any) -> None:
        delete = source.delete_db_instance
        assert aws.refused(delete, DBInstanceIdentifier="orders")["Code"] == (
            "InvalidParameterCombination"
        )
        assert (
            aws.refused(delete, DBInstanceIdentifier="nobody", SkipFinalSnapshot=True)["Code"]
            == "DBInstanceNotFound"
        )
        assert (
            aws.refused(create, client=source, identifier="x", BackupRetentionPeriod=36)["Code"]
            == "InvalidParameterValue"
        )


def create(client: Any, identifier: str, **parameters: Any) -> dict[str, Any]:
    return client.create_db_instance(
        DBInstanceIdentifier=identifier,
        DBInstanceClass="db.t4g.micro",
        Engine="postgres",
        MasterUsername="postgres",
        MasterUserPassword="sandbox-password",
        AllocatedStorage=20,
        **parameters,
    )["DBInstance"]


def filtered(name: str, *values: str) -> dict[str, Any]:
    return {"Filters": [{"Name": name, "Values": list(values)}]}
