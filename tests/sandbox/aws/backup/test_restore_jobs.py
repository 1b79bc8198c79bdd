"""Restore jobs: what they make, of each kind of resource."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

Connect = Callable[..., Any]
Refused = Callable[..., dict[str, Any]]
PassTime = Callable[..., None]
Restore = Callable[..., dict[str, Any]]

ACCOUNT = "123456789012"
VAULT = "offsite-source"
BUCKET = "offsite-sandbox-orders"
INVALID = "InvalidParameterValueException"
REQUEST = "InvalidRequestException"
NOT_FOUND = "ResourceNotFoundException"


@pytest.fixture
def make_point(source: Any, seeded: dict[str, Any], pass_time: PassTime) -> Callable[..., str]:
    def make_point_(resource_arn: str, **parameters: Any) -> str:
        job_id = source.start_backup_job(
            BackupVaultName=VAULT,
            ResourceArn=resource_arn,
            IamRoleArn=seeded["role_arn"],
            **parameters,
        )["BackupJobId"]
        pass_time(seconds=2)
        return source.describe_backup_job(BackupJobId=job_id)["RecoveryPointArn"]

    return make_point_


@pytest.fixture
def metadata_of(source: Any) -> Callable[[str], dict[str, str]]:
    def metadata_of_(arn: str) -> dict[str, str]:
        return source.get_recovery_point_restore_metadata(
            BackupVaultName=VAULT, RecoveryPointArn=arn
        )["RestoreMetadata"]

    return metadata_of_


@pytest.fixture
def start(source: Any, seeded: dict[str, Any]) -> Callable[..., str]:
    """``start(arn, metadata, …)``: begin a restore."""

    def start_(arn: str, metadata: dict[str, str], **parameters: Any) -> str:
        asked = {
            "RecoveryPointArn": arn,
            "Metadata": metadata,
            "IamRoleArn": seeded["role_arn"],
            **parameters,
        }
        return source.start_restore_job(**asked)["RestoreJobId"]

    return start_


@pytest.fixture
def restore(source: Any, start: Any, metadata_of: Any, pass_time: PassTime) -> Restore:
    """``restore(arn, **overrides)``: a restore job that is over, with the point's own metadata."""

    def restore_(arn: str, overrides: dict[str, str], **parameters: Any) -> dict[str, Any]:
        job_id = start(arn, {**metadata_of(arn), **overrides}, **parameters)
        pass_time(seconds=2)
        return described(source, job_id)

    return restore_


def described(client: Any, job_id: str) -> dict[str, Any]:
    answer = client.describe_restore_job(RestoreJobId=job_id)
    del answer["ResponseMetadata"]
    return answer


def test_from_pending_to_completed(
    sandbox: SandboxClient, source: Any, seeded: dict[str, Any], start: Any, pass_time: PassTime
) -> None:
    sandbox.settings({"backup.StartRestoreJob": 600})
    arn = seeded["recovery_point_arn"]
    metadata = {"targetTableName": "again"}
    job_id = start(arn, metadata)
    job = described(source, job_id)
    assert (job["Status"], job["PercentDone"]) == ("PENDING", "0.0")
    assert "CreatedResourceArn" not in job
    pass_time(seconds=300)
    job = described(source, job_id)
    assert job["Status"] == "RUNNING"
    assert 40 <= float(job["PercentDone"]) < 50
    pass_time(seconds=300)
    job = described(source, job_id)
    point = source.describe_recovery_point(BackupVaultName=VAULT, RecoveryPointArn=arn)
    created = job["CreationDate"]
    assert job == {
        "AccountId": ACCOUNT,
        "RestoreJobId": job_id,
        "RecoveryPointArn": arn,
        "RecoveryPointCreationDate": point["CreationDate"],
        "SourceResourceArn": seeded["table_arn"],
        "BackupVaultArn": point["BackupVaultArn"],
        "CreationDate": created,
        "CompletionDate": created + timedelta(seconds=600),
        "Status": "COMPLETED",
        "PercentDone": "100.0",
        "BackupSizeInBytes": point["BackupSizeInBytes"],
        "IamRoleArn": seeded["role_arn"],
        "ExpectedCompletionTimeMinutes": 9,
        "CreatedResourceArn": f"arn:aws:dynamodb:eu-west-1:{ACCOUNT}:table/again",
        "ResourceType": "DynamoDB",
        "IsParent": False,
    }
    assert point["LastRestoreTime"] == job["CompletionDate"]
    assert source.list_restore_jobs()["RestoreJobs"] == [job]
    answer = source.get_restore_job_metadata(RestoreJobId=job_id)
    assert (answer["RestoreJobId"], answer["Metadata"]) == (job_id, metadata)


class TestKinds:
    def test_a_table(self, connect: Connect, seeded: dict[str, Any], restore: Restore) -> None:
        dynamodb = connect("dynamodb")
        dynamodb.put_item(TableName="orders", Item={"id": {"S": "later"}})
        job = restore(seeded["recovery_point_arn"], {"targetTableName": "again"})
        assert job["Status"] == "COMPLETED"
        items = dynamodb.scan(TableName="again")["Items"]
        # As it was when it was backed up.
        assert {item["id"]["S"] for item in items} == {"1", "2", "3"}
        arn = job["CreatedResourceArn"]
        assert dynamodb.list_tags_of_resource(ResourceArn=arn)["Tags"] == []

    def test_tags(self, connect: Connect, seeded: dict[str, Any], restore: Restore) -> None:
        job = restore(
            seeded["recovery_point_arn"],
            {"targetTableName": "again"},
            CopySourceTagsToRestoredResource=True,
        )
        tags = connect("dynamodb").list_tags_of_resource(ResourceArn=job["CreatedResourceArn"])[
            "Tags"
        ]
        assert tags == [{"Key": "backup", "Value": "daily"}]

    def test_a_volume(
        self, connect: Connect, seeded: dict[str, Any], make_point: Any, restore: Restore
    ) -> None:
        arn = make_point(seeded["volume_arn"])
        job = restore(
            arn,
            {"availabilityZone": "eu-west-1b", "volumeSize": "10"},
            CopySourceTagsToRestoredResource=True,
        )
        volume_id = job["CreatedResourceArn"].rpartition("/")[2]
        volume = connect("ec2").describe_volumes(VolumeIds=[volume_id])["Volumes"][0]
        assert (volume["AvailabilityZone"], volume["Size"]) == ("eu-west-1b", 10)
        assert (volume["VolumeType"], volume["SnapshotId"]) == ("gp3", arn.rpartition("/")[2])
        assert {tag["Key"] for tag in volume["Tags"]} == {"Name", "backup"}

    def test_a_file_system(
        self, connect: Connect, seeded: dict[str, Any], make_point: Any, restore: Restore
    ) -> None:
        arn = make_point(seeded["file_system_arn"])
        made = restore(arn, {"newFileSystem": "true", "CreationToken": "again"})
        file_system_id = made["CreatedResourceArn"].rpartition("/")[2]
        found = connect("efs").describe_file_systems(FileSystemId=file_system_id)["FileSystems"][0]
        assert (found["CreationToken"], found["SizeInBytes"]["Value"]) == ("again", 2**20)
        # Not to a new one is into the one that was backed up.
        assert restore(arn, {})["CreatedResourceArn"] == seeded["file_system_arn"]

    def test_a_bucket(
        self, connect: Connect, seeded: dict[str, Any], make_point: Any, restore: Restore
    ) -> None:
        s3 = connect("s3")
        arn = make_point(seeded["bucket_arn"])
        s3.delete_object(Bucket=BUCKET, Key="orders/1.json")
        s3.put_object(Bucket=BUCKET, Key="orders/2.json", Body=b"2")
        job = restore(arn, {"DestinationBucketName": "again", "NewBucket": "true"})
        assert job["CreatedResourceArn"] == "arn:aws:s3:::again"
        keys = [item["Key"] for item in s3.list_objects_v2(Bucket="again")["Contents"]]
        assert keys == ["orders/1.json"]
        restore(arn, {"DestinationBucketName": BUCKET})
        body = s3.get_object(Bucket=BUCKET, Key="orders/1.json")["Body"].read()
        assert body == b'{"amount": 1}'

    def test_an_instance(
        self,
        sandbox: SandboxClient,
        connect: Connect,
        make_point: Any,
        restore: Restore,
        pass_time: PassTime,
    ) -> None:
        arns = sandbox.seed()["rds"]["db_instance_arns"]
        for name in ("orders", "ledger"):
            arn = make_point(arns[name])
            job = restore(
                arn, {"DBInstanceIdentifier": f"{name}-again", "DBInstanceClass": "db.t4g.small"}
            )
            assert job.get("StatusMessage") is None
            rds = connect("rds")
            assert job["CreatedResourceArn"] == f"arn:aws:rds:eu-west-1:{ACCOUNT}:db:{name}-again"
            pass_time(seconds=2)
            found, original = (
                rds.describe_db_instances(DBInstanceIdentifier=each)["DBInstances"][0]
                for each in (f"{name}-again", name)
            )
            assert (found["DBInstanceStatus"], found["DBInstanceClass"]) == (
                "available",
                "db.t4g.small",
            )
            assert found["StorageEncrypted"] == (name == "ledger")
            assert found.get("KmsKeyId") == original.get("KmsKeyId")
            assert found["DbiResourceId"] != original["DbiResourceId"]

    def test_a_copy_in_its_region(
        self, sandbox: SandboxClient, source: Any, destination: Any, connect: Connect, seeded: dict[str, Any],
        make_point: Any, pass_time: PassTime,
    ) -> None:  # fmt: skip
        arns = [seeded["recovery_point_arn"], make_point(seeded["volume_arn"]),
                make_point(sandbox.seed()["rds"]["db_instance_arns"]["ledger"])]  # fmt: skip
        overrides = [
            {"targetTableName": "orders"},
            {"availabilityZone": "eu-central-1a"},
            {"DBInstanceIdentifier": "ledger"},
        ]
        created: list[str] = []
        for arn, override in zip(arns, overrides, strict=True):
            job_id = source.start_copy_job(
                RecoveryPointArn=arn, SourceBackupVaultName=VAULT, IamRoleArn=seeded["role_arn"],
                DestinationBackupVaultArn=seeded["vault_arns"]["eu-central-1"],
            )["CopyJobId"]  # fmt: skip
            pass_time(seconds=2)
            copy = source.describe_copy_job(CopyJobId=job_id)["CopyJob"][
                "DestinationRecoveryPointArn"
            ]
            metadata = destination.get_recovery_point_restore_metadata(
                BackupVaultName="offsite-destination", RecoveryPointArn=copy
            )["RestoreMetadata"]
            restore_id = destination.start_restore_job(
                RecoveryPointArn=copy,
                Metadata={**metadata, **override},
                IamRoleArn=seeded["role_arn"],
            )["RestoreJobId"]
            pass_time(seconds=2)
            job = described(destination, restore_id)
            assert (job["Status"], job.get("StatusMessage")) == ("COMPLETED", None)
            created.append(job["CreatedResourceArn"])
        assert all(":eu-central-1:" in arn for arn in created)
        assert len(connect("dynamodb", "eu-central-1").scan(TableName="orders")["Items"]) == 3
        instance = connect("rds", "eu-central-1").describe_db_instances()["DBInstances"][0]
        assert instance["AvailabilityZone"] == "eu-central-1a"
        assert ":kms:eu-central-1:" in instance["KmsKeyId"]

    def test_a_stack_becomes_a_change_set(
        self, connect: Connect, make_point: Any, restore: Restore
    ) -> None:
        cloudformation = connect("cloudformation")
        template = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {}}}}
        stack = cloudformation.create_stack(StackName="shop", TemplateBody=json.dumps(template))[
            "StackId"
        ]
        arn = make_point(stack)
        assert restore(arn, {"ChangeSetName": "again"})["Status"] == "FAILED"
        job = restore(arn, {"ChangeSetName": "again", "StackName": "shop-again"})
        assert job["IsParent"]
        found = cloudformation.describe_change_set(ChangeSetName=job["CreatedResourceArn"])
        assert (found["ChangeSetName"], found["StackName"]) == ("again", "shop-again")


class TestEnds:
    @pytest.mark.parametrize("state", ["FAILED", "ABORTED"])
    def test_as_ordered(
        self,
        sandbox: SandboxClient,
        connect: Connect,
        seeded: dict[str, Any],
        restore: Restore,
        state: str,
    ) -> None:
        code = None if state == "FAILED" else state
        sandbox.add_fault(
            Fault("fail", "backup", "StartRestoreJob", message="no capacity", code=code)
        )
        job = restore(seeded["recovery_point_arn"], {"targetTableName": "again"})
        assert (job["Status"], job["StatusMessage"]) == (state, "no capacity")
        assert "CreatedResourceArn" not in job
        assert connect("dynamodb").list_tables()["TableNames"] == ["orders"]

    @pytest.mark.parametrize(
        ("which", "overrides", "message"),
        [
            ("table_arn", {}, "Table already exists"),
            ("volume_arn", {"availabilityZone": "eu-central-1a"}, "zone"),
            ("volume_arn", {"volumeSize": "1"}, "smaller"),
            ("file_system_arn", {"newFileSystem": "true"}, "already exists"),
            ("bucket_arn", {"DestinationBucketName": "nobody"}, "does not exist"),
            (
                "bucket_arn",
                {"DestinationBucketName": BUCKET, "newBucket": "true"},
                "already exists",
            ),
            ("instance", {}, "already exists"),
            (
                "instance",
                {"DBInstanceIdentifier": "again", "DBSubnetGroupName": "nobody"},
                "nobody",
            ),
            (
                "instance",
                {"DBInstanceIdentifier": "again", "AvailabilityZone": "us-east-1a"},
                "us-east-1a",
            ),
        ],
    )
    def test_what_only_shows_later(
        self, sandbox: SandboxClient, seeded: dict[str, Any], make_point: Any, restore: Restore,
        which: str, overrides: dict[str, str], message: str,
    ) -> None:  # fmt: skip
        resources = {**seeded, "instance": sandbox.seed()["rds"]["db_instance_arns"]["orders"]}
        job = restore(make_point(resources[which]), overrides)
        assert job["Status"] == "FAILED"
        assert message in job["StatusMessage"]


class TestRefused:
    @pytest.mark.parametrize(
        ("which", "metadata"),
        [
            ("table_arn", {"originalTableName": "orders"}),
            ("table_arn", {"targetTableName": ""}),
            ("table_arn", {"targetTableName": "again", "encryptionType": "rot13"}),
            ("volume_arn", {"volumeSize": "8"}),
            ("volume_arn", {"availabilityZone": "eu-west-1a", "volumeSize": "big"}),
            ("file_system_arn", {"file-system-id": "fs-1"}),
            (
                "file_system_arn",
                {"file-system-id": "fs-1", "newFileSystem": "true", "Encrypted": "false"},
            ),
            ("bucket_arn", {"NewBucket": "true"}),
            ("bucket_arn", {"DestinationBucketName": "again", "EncryptionType": "rot13"}),
            ("instance", {"DBInstanceClass": "db.t4g.micro"}),
            ("instance", {"DBInstanceIdentifier": "again", "VpcSecurityGroupIds": "sg-1"}),
        ],
    )
    def test_metadata(
        self, sandbox: SandboxClient, source: Any, seeded: dict[str, Any], make_point: Any, start: Any, refused: Refused,
        which: str, metadata: dict[str, str],
    ) -> None:  # fmt: skip
        resources = {**seeded, "instance": sandbox.seed()["rds"]["db_instance_arns"]["orders"]}
        arn = make_point(resources[which])
        assert refused(start, arn=arn, metadata=metadata)["Code"] == INVALID
        assert source.list_restore_jobs()["RestoreJobs"] == []

    def test_parameters(
        self, source: Any, seeded: dict[str, Any], start: Any, refused: Refused
    ) -> None:
        asked = {"arn": seeded["recovery_point_arn"], "metadata": {"targetTableName": "again"}}
        nobody = f"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:x"
        assert refused(start, **{**asked, "arn": nobody})["Code"] == NOT_FOUND
        assert refused(start, **asked, IamRoleArn="arn:aws:iam::1:role/x")["Code"] == INVALID
        assert refused(start, **asked, ResourceType="EBS")["Code"] == INVALID
        assert refused(source.describe_restore_job, RestoreJobId="x")["Code"] == NOT_FOUND
        assert refused(source.get_restore_job_metadata, RestoreJobId="x")["Code"] == NOT_FOUND

    def test_a_token_is_one_job(self, source: Any, seeded: dict[str, Any], start: Any) -> None:
        asked = (seeded["recovery_point_arn"], {"targetTableName": "again"})
        assert start(*asked, IdempotencyToken="a") == start(*asked, IdempotencyToken="a")
        start(*asked, IdempotencyToken="b")
        assert len(source.list_restore_jobs()["RestoreJobs"]) == 2


def test_filters(
    source: Any,
    seeded: dict[str, Any],
    make_point: Any,
    restore: Restore,
    start: Any,
    pass_time: PassTime,
) -> None:
    first = restore(seeded["recovery_point_arn"], {"targetTableName": "again"})
    pass_time(hours=1)
    second = start(make_point(seeded["volume_arn"]), {"availabilityZone": "eu-west-1a"})
    one, two = [first["RestoreJobId"]], [second]

    def ids(**filters: Any) -> list[str]:
        return [job["RestoreJobId"] for job in source.list_restore_jobs(**filters)["RestoreJobs"]]

    between = first["CreationDate"] + timedelta(minutes=30)
    assert ids() == two + one
    assert ids(ByStatus="COMPLETED") == one
    assert ids(ByResourceType="EBS") == two
    assert ids(ByCreatedBefore=between) == one
    assert ids(ByCreatedAfter=between) == two
    assert ids(ByCompleteBefore=between) == one
    assert ids(ByAccountId="210987654321") == []

    def of_table(**filters: Any) -> list[str]:
        answer = source.list_restore_jobs_by_protected_resource(
            ResourceArn=seeded["table_arn"], **filters
        )
        return [job["RestoreJobId"] for job in answer["RestoreJobs"]]

    taken = first["RecoveryPointCreationDate"]
    assert of_table() == one
    assert of_table(ByStatus="FAILED") == []
    assert of_table(ByRecoveryPointCreationDateAfter=taken - timedelta(hours=1)) == one
    assert of_table(ByRecoveryPointCreationDateBefore=taken - timedelta(hours=1)) == []


def test_validation(
    source: Any, seeded: dict[str, Any], restore: Restore, start: Any, refused: Refused
) -> None:
    job = restore(seeded["recovery_point_arn"], {"targetTableName": "again"})
    source.put_restore_validation_result(
        RestoreJobId=job["RestoreJobId"],
        ValidationStatus="SUCCESSFUL",
        ValidationStatusMessage="as it was",
    )
    found = described(source, job["RestoreJobId"])
    assert (found["ValidationStatus"], found["ValidationStatusMessage"]) == (
        "SUCCESSFUL",
        "as it was",
    )
    pending = start(seeded["recovery_point_arn"], {"targetTableName": "more"})
    put = source.put_restore_validation_result
    assert refused(put, RestoreJobId=pending, ValidationStatus="FAILED")["Code"] == REQUEST
