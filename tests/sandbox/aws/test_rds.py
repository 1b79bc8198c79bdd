"""RDS automated backups, and their replication to another region."""

import re
from datetime import timedelta
from functools import cached_property
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

from ..cases import cases
from .client import Aws

DESTINATION = "eu-central-1"
BACKUP_ARN = re.compile(rf"arn:aws:rds:{DESTINATION}:123456789012:auto-backup:ab-[a-z2-7]+")
START = "rds.StartDBInstanceAutomatedBackupsReplication"
STOP = "rds.StopDBInstanceAutomatedBackupsReplication"
INVALID_STATE = "InvalidDBInstanceState"
INVALID_BACKUP_STATE = "InvalidDBInstanceAutomatedBackupState"


class Rds(Aws):
    """RDS where the instances are, and where their backups are replicated to."""

    @cached_property
    def source(self) -> Any:
        return self.connect("rds")

    @cached_property
    def destination(self) -> Any:
        return self.connect("rds", DESTINATION)

    @property
    def orders(self) -> str:
        return self.seed["rds"]["db_instance_arns"]["orders"]

    @property
    def ledger(self) -> str:
        """It is encrypted."""
        return self.seed["rds"]["db_instance_arns"]["ledger"]

    def start(self, arn: str | None = None, client: Any = None, **parameters: Any) -> Any:
        """Replicate the backups, of ``orders`` if not told otherwise."""
        operation = (client or self.destination).start_db_instance_automated_backups_replication
        answer = operation(SourceDBInstanceArn=self.orders if arn is None else arn, **parameters)
        return answer["DBInstanceAutomatedBackup"]

    def stop(self, arn: str | None = None) -> dict[str, Any]:
        operation = self.destination.stop_db_instance_automated_backups_replication
        return operation(SourceDBInstanceArn=arn or self.orders)["DBInstanceAutomatedBackup"]

    def backups(self, client: Any = None, **parameters: Any) -> list[dict[str, Any]]:
        operation = (client or self.destination).describe_db_instance_automated_backups
        return operation(**parameters)["DBInstanceAutomatedBackups"]

    def instance(self, identifier: str = "orders") -> dict[str, Any]:
        answer = self.source.describe_db_instances(DBInstanceIdentifier=identifier)
        (found,) = answer["DBInstances"]
        return found

    def create(self, identifier: str, **parameters: Any) -> dict[str, Any]:
        asked = {
            "DBInstanceIdentifier": identifier,
            "DBInstanceClass": "db.t4g.micro",
            "Engine": "postgres",
            "MasterUsername": "postgres",
            "MasterUserPassword": "sandbox-password",
            "AllocatedStorage": 20,
            **parameters,
        }
        return self.source.create_db_instance(**asked)["DBInstance"]


@pytest.fixture
def aws(sandbox: SandboxClient) -> Rds:
    sandbox.configure({"default": 0})
    return Rds(sandbox)


class TestStart:
    def test_it_replicates_after_a_while(self, aws: Rds) -> None:
        aws.sandbox.configure({START: 600})
        started = aws.start()
        arn = started["DBInstanceAutomatedBackupsArn"]
        assert BACKUP_ARN.fullmatch(arn)
        assert started["Status"] == "pending"
        assert "RestoreWindow" not in started
        database = aws.instance()
        own = {"TagList", "DBInstanceAutomatedBackupsReplications"}
        for name in started.keys() & database.keys() - own:
            assert started[name] == database[name], name
        for name, expected in {
            "DBInstanceIdentifier": "orders",
            "AllocatedStorage": 20,
            "Region": "eu-west-1",
            "Port": 5432,
            "OptionGroupName": "default:postgres-16-4",
            "Encrypted": False,
            "BackupRetentionPeriod": 7,
            "BackupTarget": "region",
            "TagList": [],
        }.items():
            assert started[name] == expected, name
        assert started["VpcId"].startswith("vpc-")
        told = database["DBInstanceAutomatedBackupsReplications"]
        assert told == [{"DBInstanceAutomatedBackupsArn": arn}]
        aws.sandbox.advance(500)
        assert aws.backups()[0]["Status"] == "pending"
        aws.sandbox.advance(100)
        (replicating,) = aws.backups()
        assert replicating["Status"] == "replicating"
        window = replicating["RestoreWindow"]
        assert window["EarliestTime"] <= window["LatestTime"]

    def test_every_argument(self, aws: Rds) -> None:
        key = aws.seed["kms"]["key_arns"][DESTINATION]
        tags = [{"Key": "a", "Value": "b"}]
        region = {"SourceRegion": "eu-west-1"}
        started = aws.start(aws.ledger, BackupRetentionPeriod=35, KmsKeyId=key, Tags=tags, **region)
        assert (started["BackupRetentionPeriod"], started["KmsKeyId"]) == (35, key)
        assert (started["Encrypted"], started["StorageEncryptionType"]) == (True, "sse-kms")
        assert started["TagList"] == tags
        # The restore window moves with the clock.
        aws.pass_time(days=40)
        window = aws.backups()[0]["RestoreWindow"]
        assert window["LatestTime"] - window["EarliestTime"] == timedelta(days=35, minutes=-5)

    @pytest.mark.parametrize("form", ["id", "alias", "alias arn"])
    def test_a_key_may_be_named_otherwise(self, aws: Rds, form: str) -> None:
        key = aws.seed["kms"]["key_arns"][DESTINATION]
        named = {
            "id": key.rpartition("/")[2],
            "alias": "alias/offsite-sandbox",
            "alias arn": f"arn:aws:kms:{DESTINATION}:123456789012:alias/offsite-sandbox",
        }[form]
        assert aws.start(aws.ledger, KmsKeyId=named)["KmsKeyId"] == key

    @cases(
        "name parameters code",
        ("orders", {"BackupRetentionPeriod": 0}, "InvalidParameterValue"),
        ("orders", {"BackupRetentionPeriod": 36}, "InvalidParameterValue"),
        ("orders", {"KmsKeyId": "alias/offsite-sandbox"}, "InvalidParameterCombination"),
        ("orders", {"Tags": [{"Key": "aws:a"}]}, "InvalidParameterValue"),
        ("orders", {"Tags": [{"Key": "a", "Value": ""}]}, "InvalidParameterValue"),
        ("orders", {"Tags": [{"Key": "a", "Value": "RDS:b"}]}, "InvalidParameterValue"),
        ("scratch", {}, INVALID_STATE),
        ("ledger", {}, "KMSKeyNotAccessibleFault"),
        ("ledger", {"KmsKeyId": "alias/nothing"}, "KMSKeyNotAccessibleFault"),
    )
    def test_what_is_refused(
        self, aws: Rds, name: str, parameters: dict[str, Any], code: str
    ) -> None:
        arn = aws.seed["rds"]["db_instance_arns"][name]
        aws.refuses(code, aws.start, arn=arn, **parameters)

    def test_keys_that_are_not_accessible(self, aws: Rds) -> None:
        keys = aws.seed["kms"]["key_arns"]
        aws.connect("kms", DESTINATION).disable_key(KeyId=keys[DESTINATION].rpartition("/")[2])
        for key in (
            keys["eu-west-1"],
            "arn:aws:kms:eu-west-1:123456789012:alias/offsite-sandbox",
            keys[DESTINATION],
            keys[DESTINATION].replace("123456789012", "210987654321"),
        ):
            aws.refuses("KMSKeyNotAccessibleFault", aws.start, arn=aws.ledger, KmsKeyId=key)

    @cases(
        "arn code status",
        ("arn:aws:rds:eu-west-1:123456789012:db:nobody", "DBInstanceNotFound", 404),
        ("arn:aws:rds:us-east-1:123456789012:db:orders", "DBInstanceNotFound", 404),
        ("arn:aws:rds:eu-west-1:210987654321:db:orders", "DBInstanceNotFound", 404),
        (f"arn:aws:rds:{DESTINATION}:123456789012:db:orders", "InvalidParameterValue", 400),
        ("arn:aws:rds:eu-west-9:123456789012:db:orders", "InvalidParameterValue", 400),
        ("arn:aws:rds:eu-west-1:123456789012:cluster:orders", "InvalidParameterValue", 400),
        ("orders", "InvalidParameterValue", 400),
    )
    def test_sources_that_are_not(self, aws: Rds, arn: str, code: str, status: int) -> None:
        error = aws.refused(aws.start, arn=arn)
        assert (error["Code"], error["Status"]) == (code, status)

    def test_one_a_source_and_region(self, aws: Rds) -> None:
        aws.start()
        aws.refuses(INVALID_BACKUP_STATE, aws.start)
        aws.start(client=aws.connect("rds", "us-east-1"))

    def test_a_quota(self, aws: Rds) -> None:
        aws.sandbox.configure(quotas={"rds.DBInstanceAutomatedBackup": 1})
        aws.start()
        code, key = "DBInstanceAutomatedBackupQuotaExceeded", "alias/offsite-sandbox"
        aws.refuses(code, aws.start, arn=aws.ledger, KmsKeyId=key)

    def test_a_presigned_url_has_to_be_right(self, aws: Rds) -> None:
        def presigned(region: str = "eu-west-1", arn: str = aws.orders, account: int = 0) -> str:
            operation = "start_db_instance_automated_backups_replication"
            presign = aws.connect("rds", region, account).generate_presigned_url
            return presign(operation, Params={"SourceDBInstanceArn": arn}, HttpMethod="GET")

        for url in (
            "",
            "https://rds.eu-west-1.amazonaws.com/",
            presigned().replace("Expires=3600", "Expires=3601"),
            presigned("us-east-1"),
            presigned(arn=aws.orders.replace("orders", "ledger")),
            presigned(account=1),
        ):
            error = aws.refused(aws.start, PreSignedUrl=url)
            assert error["Code"] == "InvalidParameterValue"
            assert "PreSignedUrl" in error["Message"]
        aws.start(PreSignedUrl=presigned())


class TestStop:
    def test_what_was_replicated_is_retained_for_a_while(self, aws: Rds) -> None:
        aws.start(BackupRetentionPeriod=5)
        aws.pass_time(days=1)
        stopped = aws.stop()
        assert stopped["Status"] == "retained"
        aws.pass_time(days=4, hours=23)
        (retained,) = aws.backups()
        assert retained["Status"] == "retained"
        assert retained["RestoreWindow"] == stopped["RestoreWindow"]
        aws.pass_time(hours=1)
        assert aws.backups() == []
        gone = {"DBInstanceAutomatedBackupsArn": stopped["DBInstanceAutomatedBackupsArn"]}
        error = aws.refuses("DBInstanceAutomatedBackupNotFound", aws.backups, **gone)
        assert error["Status"] == 404

    def test_the_source_is_busy_for_a_while(self, aws: Rds) -> None:
        aws.sandbox.configure({STOP: 100})
        aws.start()
        aws.stop()
        delete = {"DBInstanceIdentifier": "orders", "SkipFinalSnapshot": True}
        for status in ("modifying", "backing-up"):
            database = aws.instance()
            assert database["DBInstanceStatus"] == status
            assert database.get("DBInstanceAutomatedBackupsReplications", []) == []
            aws.refuses(INVALID_STATE, aws.source.delete_db_instance, **delete)
            aws.refuses(INVALID_STATE, aws.start)
            aws.sandbox.advance(100)
        assert aws.instance()["DBInstanceStatus"] == "available"
        # It can start again.
        aws.start()
        statuses = sorted(backup["Status"] for backup in aws.backups())
        assert statuses == ["replicating", "retained"]
        aws.source.delete_db_instance(**delete)

    def test_the_source_shows_late_that_it_is_busy(self, aws: Rds) -> None:
        aws.sandbox.configure({START: 100, STOP: 100, "rds.StatusPropagation": 10})
        replications = "DBInstanceAutomatedBackupsReplications"
        for change, has in ((aws.start, False), (aws.stop, True)):
            change()
            for status, shown in (("available", has), ("modifying", not has)):
                database = aws.instance()
                assert database["DBInstanceStatus"] == status
                assert bool(database.get(replications)) == shown
                aws.refuses(INVALID_STATE, aws.start, client=aws.connect("rds", "us-east-1"))
                aws.refuses(INVALID_STATE, aws.stop)
                aws.sandbox.advance(10)
            aws.sandbox.advance(200)

    def test_what_is_retained_keeps_its_key(self, aws: Rds) -> None:
        other = aws.connect("kms", DESTINATION).create_key()["KeyMetadata"]["Arn"]
        aws.start(aws.ledger, KmsKeyId="alias/offsite-sandbox")
        retained = aws.stop(aws.ledger)["DBInstanceAutomatedBackupsArn"]
        aws.refuses(INVALID_BACKUP_STATE, aws.start, arn=aws.ledger, KmsKeyId=other)
        delete = aws.destination.delete_db_instance_automated_backup
        delete(DBInstanceAutomatedBackupsArn=retained)
        aws.start(aws.ledger, KmsKeyId=other)

    def test_capitals(self, aws: Rds) -> None:
        aws.sandbox.configure(switches={"rds.CapitalStatuses": True})
        assert aws.start()["Status"] == "Replicating"
        assert aws.stop()["Status"] == "Retained"

    def test_what_is_refused(self, aws: Rds) -> None:
        aws.refuses(INVALID_STATE, aws.stop)
        aws.refuses("DBInstanceNotFound", aws.stop, arn=aws.orders.replace("orders", "nobody"))
        aws.start()
        aws.source.delete_db_instance(DBInstanceIdentifier="orders", SkipFinalSnapshot=True)
        aws.refuses("DBInstanceNotFound", aws.stop)
        assert aws.backups()[0]["Status"] == "retained"


class TestDescribe:
    def test_by_everything(self, aws: Rds) -> None:
        one = aws.start()
        arn = one["DBInstanceAutomatedBackupsArn"]
        aws.start(aws.ledger, KmsKeyId="alias/offsite-sandbox")
        aws.sandbox.advance(60)
        aws.stop(aws.ledger)
        for parameters, expected in (
            ({}, ["ledger", "orders"]),
            ({"DBInstanceIdentifier": "Orders"}, ["orders"]),
            ({"DbiResourceId": one["DbiResourceId"]}, ["orders"]),
            ({"DBInstanceAutomatedBackupsArn": arn}, ["orders"]),
            (filtered("status", "replicating"), ["orders"]),
            (filtered("status", "retained"), ["ledger"]),
            (filtered("status", "active"), []),
            (filtered("db-instance-id", "orders", "ledger"), ["ledger", "orders"]),
            (filtered("db-instance-id", aws.ledger), ["ledger"]),
            (filtered("dbi-resource-id", one["DbiResourceId"]), ["orders"]),
        ):
            found = sorted(b["DBInstanceIdentifier"] for b in aws.backups(**parameters))
            assert found == expected, parameters

    def test_unknown_ones(self, aws: Rds) -> None:
        describe = aws.destination.describe_db_instance_automated_backups
        for parameters in (
            {"DBInstanceIdentifier": "orders"},
            {"DbiResourceId": "db-NOBODY"},
            {"DBInstanceAutomatedBackupsArn": f"arn:aws:rds:{DESTINATION}:1:auto-backup:ab-x"},
        ):
            aws.refuses("DBInstanceAutomatedBackupNotFound", describe, **parameters)
        aws.refuses("InvalidParameterValue", describe, **filtered("engine", "x"))

    def test_pages(self, aws: Rds) -> None:
        for number in range(21):
            aws.create(f"db{number}")
        paginator = aws.source.get_paginator("describe_db_instance_automated_backups")
        pages = paginator.paginate(PaginationConfig={"PageSize": 20})
        assert [len(page["DBInstanceAutomatedBackups"]) for page in pages] == [20, 3]

    def test_an_instances_own_backups(self, aws: Rds) -> None:
        replicated = aws.start()["DBInstanceAutomatedBackupsArn"]
        own = {backup["DBInstanceIdentifier"]: backup for backup in aws.backups(aws.source)}
        assert own.keys() == {"orders", "ledger"}
        assert own["orders"]["Status"] == "active"
        told = own["orders"]["DBInstanceAutomatedBackupsReplications"]
        assert told == [{"DBInstanceAutomatedBackupsArn": replicated}]
        off = {"BackupRetentionPeriod": 0, "ApplyImmediately": True}
        aws.source.modify_db_instance(DBInstanceIdentifier="ledger", **off)
        assert [backup["DBInstanceIdentifier"] for backup in aws.backups(aws.source)] == ["orders"]
        kept = {"SkipFinalSnapshot": True, "DeleteAutomatedBackups": False}
        aws.source.delete_db_instance(DBInstanceIdentifier="orders", **kept)
        assert aws.backups(aws.source)[0]["Status"] == "retained"
        aws.pass_time(days=8)
        assert aws.backups(aws.source) == []


class TestDelete:
    def test_only_what_is_retained(self, aws: Rds) -> None:
        delete = aws.destination.delete_db_instance_automated_backup
        started = aws.start()
        which = {"DBInstanceAutomatedBackupsArn": started["DBInstanceAutomatedBackupsArn"]}
        aws.refuses(INVALID_BACKUP_STATE, delete, **which)
        aws.stop()
        assert delete(**which)["DBInstanceAutomatedBackup"]["Status"] == "deleting"
        assert aws.backups() == []
        aws.refuses("DBInstanceAutomatedBackupNotFound", delete, **which)
        aws.refuses("InvalidParameterCombination", delete)
        other = {"DbiResourceId": started["DbiResourceId"]}
        aws.refuses("InvalidParameterCombination", delete, **which, **other)
        aws.pass_time(minutes=5)
        aws.start()
        aws.stop()
        delete(**other)
        assert aws.backups() == []


class TestTags:
    def test_what_is_refused(self, aws: Rds) -> None:
        arn = aws.start()["DBInstanceAutomatedBackupsArn"]
        add = aws.destination.add_tags_to_resource
        many = [{"Key": str(number), "Value": "x"} for number in range(51)]
        for name, tags, code in (
            (arn, many, "InvalidParameterValue"),
            (arn, [{"Key": "rds:a", "Value": "x"}], "InvalidParameterValue"),
            (arn, [{"Key": "a", "Value": ""}], "InvalidParameterValue"),
            (arn + "x", [{"Key": "a", "Value": "x"}], "DBInstanceAutomatedBackupNotFound"),
            (aws.orders, [{"Key": "a", "Value": "x"}], "DBInstanceNotFound"),
        ):
            aws.refuses(code, add, ResourceName=name, Tags=tags)


class TestInstances:
    def test_a_new_one_is_available_after_a_while(self, aws: Rds) -> None:
        aws.sandbox.configure({"rds.CreateDBInstance": 100})
        created = aws.create("fresh")
        assert created["DBInstanceStatus"] == "creating"
        arn = created["DBInstanceArn"]
        aws.refuses(INVALID_STATE, aws.start, arn=arn)
        aws.sandbox.advance(100)
        assert aws.instance("fresh")["DBInstanceStatus"] == "available"
        aws.start(arn)

    def test_its_time_is_the_sandboxs(self, aws: Rds) -> None:
        before = aws.instance()["LatestRestorableTime"]
        aws.pass_time(days=40)
        assert aws.instance()["LatestRestorableTime"] - before >= timedelta(days=40)
        assert aws.create("fresh")["InstanceCreateTime"] - before >= timedelta(days=40)

    def test_what_is_refused(self, aws: Rds) -> None:
        delete = aws.source.delete_db_instance
        aws.refuses("InvalidParameterCombination", delete, DBInstanceIdentifier="orders")
        nobody = {"DBInstanceIdentifier": "nobody", "SkipFinalSnapshot": True}
        aws.refuses("DBInstanceNotFound", delete, **nobody)
        aws.refuses("InvalidParameterValue", aws.create, identifier="x", BackupRetentionPeriod=36)


def filtered(name: str, *values: str) -> dict[str, Any]:
    return {"Filters": [{"Name": name, "Values": list(values)}]}
