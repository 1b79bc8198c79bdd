"""Restore jobs: what they make, of each kind of resource."""

from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.faults import Fault

from ...cases import cases
from .client import ACCOUNT, INVALID, NOT_FOUND, OTHER_ACCOUNT, REQUEST, THERE, Backup

BUCKET = "offsite-sandbox-orders"
WITH_TAGS = {"CopySourceTagsToRestoredResource": True}


def test_from_pending_to_completed(aws: Backup) -> None:
    aws.sandbox.configure({"backup.StartRestoreJob": 600})
    arn = aws.seeded["recovery_point_arn"]
    metadata = {"targetTableName": "again"}
    job_id = aws.start_restore(arn, metadata)
    job = aws.restore_job(job_id)
    assert (job["Status"], job["PercentDone"]) == ("PENDING", "0.0")
    assert "CreatedResourceArn" not in job
    aws.pass_time(seconds=300)
    job = aws.restore_job(job_id)
    assert job["Status"] == "RUNNING"
    assert 40 <= float(job["PercentDone"]) < 50
    aws.pass_time(seconds=300)
    job = aws.restore_job(job_id)
    point = aws.point(arn)
    told = {
        "RecoveryPointCreationDate": point["CreationDate"],
        "SourceResourceArn": aws.seeded["table_arn"],
        "CompletionDate": job["CreationDate"] + timedelta(seconds=600),
        "Status": "COMPLETED",
        "PercentDone": "100.0",
        "BackupSizeInBytes": point["BackupSizeInBytes"],
        "ExpectedCompletionTimeMinutes": 9,
        "CreatedResourceArn": f"arn:aws:dynamodb:eu-west-1:{ACCOUNT}:table/again",
    }
    assert {name: job[name] for name in told} == told
    assert point["LastRestoreTime"] == job["CompletionDate"]
    assert aws.source.list_restore_jobs()["RestoreJobs"] == [job]
    answer = aws.source.get_restore_job_metadata(RestoreJobId=job_id)
    assert (answer["RestoreJobId"], answer["Metadata"]) == (job_id, metadata)


class TestKinds:
    def test_a_table(self, aws: Backup) -> None:
        dynamodb = aws.connect("dynamodb")
        dynamodb.put_item(TableName="orders", Item={"id": {"S": "later"}})
        job = aws.restore(aws.seeded["recovery_point_arn"], {"targetTableName": "again"})
        assert job["Status"] == "COMPLETED"
        items = dynamodb.scan(TableName="again")["Items"]
        # As it was when it was backed up.
        assert {item["id"]["S"] for item in items} == {"1", "2", "3"}
        arn = job["CreatedResourceArn"]
        assert dynamodb.list_tags_of_resource(ResourceArn=arn)["Tags"] == []
        name = {"targetTableName": "more"}
        job = aws.restore(aws.seeded["recovery_point_arn"], name, **WITH_TAGS)
        arn = job["CreatedResourceArn"]
        tags = dynamodb.list_tags_of_resource(ResourceArn=arn)["Tags"]
        assert tags == [{"Key": "backup", "Value": "daily"}]

    def test_a_volume(self, aws: Backup) -> None:
        arn = aws.make_point(aws.seeded["volume_arn"])
        changes = {"availabilityZone": "eu-west-1b", "volumeSize": "10"}
        job = aws.restore(arn, changes, **WITH_TAGS)
        volume_id = job["CreatedResourceArn"].rpartition("/")[2]
        volume = aws.connect("ec2").describe_volumes(VolumeIds=[volume_id])["Volumes"][0]
        assert (volume["AvailabilityZone"], volume["Size"]) == ("eu-west-1b", 10)
        assert (volume["VolumeType"], volume["SnapshotId"]) == ("gp3", arn.rpartition("/")[2])
        assert {tag["Key"] for tag in volume["Tags"]} == {"Name", "backup"}

    def test_a_file_system(self, aws: Backup) -> None:
        arn = aws.make_point(aws.seeded["file_system_arn"])
        made = aws.restore(arn, {"newFileSystem": "true", "CreationToken": "again"})
        file_system_id = made["CreatedResourceArn"].rpartition("/")[2]
        efs = aws.connect("efs")
        (found,) = efs.describe_file_systems(FileSystemId=file_system_id)["FileSystems"]
        assert (found["CreationToken"], found["SizeInBytes"]["Value"]) == ("again", 2**20)
        # Not to a new one is into the one that was backed up.
        assert aws.restore(arn, {})["CreatedResourceArn"] == aws.seeded["file_system_arn"]

    def test_a_bucket(self, aws: Backup) -> None:
        s3 = aws.connect("s3")
        arn = aws.make_point(aws.seeded["bucket_arn"])
        s3.delete_object(Bucket=BUCKET, Key="orders/1.json")
        s3.put_object(Bucket=BUCKET, Key="orders/2.json", Body=b"2")
        job = aws.restore(arn, {"DestinationBucketName": "again", "NewBucket": "true"})
        assert job["CreatedResourceArn"] == "arn:aws:s3:::again"
        keys = [item["Key"] for item in s3.list_objects_v2(Bucket="again")["Contents"]]
        assert keys == ["orders/1.json"]
        aws.restore(arn, {"DestinationBucketName": BUCKET})
        body = s3.get_object(Bucket=BUCKET, Key="orders/1.json")["Body"].read()
        assert body == b'{"amount": 1}'

    def test_an_instance(self, aws: Backup) -> None:
        rds = aws.connect("rds")
        for name in ("orders", "ledger"):
            again = {"DBInstanceIdentifier": f"{name}-again", "DBInstanceClass": "db.t4g.small"}
            job = aws.restore(aws.make_point(aws.instance(name)), again)
            assert job["CreatedResourceArn"] == f"arn:aws:rds:eu-west-1:{ACCOUNT}:db:{name}-again"
            aws.pass_time(seconds=2)
            found, original = (
                rds.describe_db_instances(DBInstanceIdentifier=each)["DBInstances"][0]
                for each in (f"{name}-again", name)
            )
            status = found["DBInstanceStatus"], found["DBInstanceClass"]
            assert status == ("available", "db.t4g.small")
            assert found.get("KmsKeyId") == original.get("KmsKeyId")
            assert found["DbiResourceId"] != original["DbiResourceId"]

    def test_a_copy_in_its_region(self, aws: Backup) -> None:
        there = aws.destination
        for source, override in (
            (aws.seeded["table_arn"], {"targetTableName": "orders"}),
            (aws.seeded["volume_arn"], {"availabilityZone": "eu-central-1a"}),
            (aws.instance("ledger"), {"DBInstanceIdentifier": "ledger"}),
        ):
            copy = aws.copied(aws.make_point(source))["DestinationRecoveryPointArn"]
            metadata = {**aws.metadata_of(copy, THERE, there), **override}
            job_id = aws.start_restore(copy, metadata, client=there)
            aws.pass_time(seconds=2)
            job = there.describe_restore_job(RestoreJobId=job_id)
            assert (job["Status"], job.get("StatusMessage")) == ("COMPLETED", None)
            assert ":eu-central-1:" in job["CreatedResourceArn"]
        assert len(aws.connect("dynamodb", "eu-central-1").scan(TableName="orders")["Items"]) == 3
        instance = aws.connect("rds", "eu-central-1").describe_db_instances()["DBInstances"][0]
        assert instance["AvailabilityZone"] == "eu-central-1a"
        assert ":kms:eu-central-1:" in instance["KmsKeyId"]

    def test_a_stack_becomes_a_change_set(self, aws: Backup) -> None:
        cloudformation = aws.connect("cloudformation")
        stack = aws.make_stack({"Queue": {"Type": "AWS::SQS::Queue", "Properties": {}}})
        arn = aws.make_point(stack)
        assert aws.restore(arn, {"ChangeSetName": "again"})["Status"] == "FAILED"
        job = aws.restore(arn, {"ChangeSetName": "again", "StackName": "shop-again"})
        assert job["IsParent"]
        found = cloudformation.describe_change_set(ChangeSetName=job["CreatedResourceArn"])
        assert (found["ChangeSetName"], found["StackName"]) == ("again", "shop-again")


class TestEnds:
    @pytest.mark.parametrize("state", ["FAILED", "ABORTED"])
    def test_as_ordered(self, aws: Backup, state: str) -> None:
        code = None if state == "FAILED" else state
        fault = Fault("fail", "backup", "StartRestoreJob", message="no capacity", code=code)
        aws.sandbox.add_fault(fault)
        job = aws.restore(aws.seeded["recovery_point_arn"], {"targetTableName": "again"})
        assert (job["Status"], job["StatusMessage"]) == (state, "no capacity")
        assert "CreatedResourceArn" not in job
        assert aws.connect("dynamodb").list_tables()["TableNames"] == ["orders"]

    @cases(
        "which overrides message",
        ("table_arn", {}, "Table already exists"),
        ("volume_arn", {"availabilityZone": "eu-central-1a"}, "zone"),
        ("volume_arn", {"volumeSize": "1"}, "smaller"),
        ("file_system_arn", {"newFileSystem": "true"}, "already exists"),
        ("bucket_arn", {"DestinationBucketName": "nobody"}, "does not exist"),
        ("bucket_arn", {"DestinationBucketName": BUCKET, "newBucket": "true"}, "already exists"),
        ("instance_arn", {}, "already exists"),
        ("instance_arn", {"DBInstanceIdentifier": "again", "DBSubnetGroupName": "nobody"}, "nobody"),
        ("instance_arn", {"DBInstanceIdentifier": "again", "AvailabilityZone": "us-east-1a"}, "us-east-1a"),
    )  # fmt: skip
    def test_what_only_shows_later(
        self, aws: Backup, which: str, overrides: dict[str, str], message: str
    ) -> None:
        job = aws.restore(aws.make_point(aws.seeded[which]), overrides)
        assert job["Status"] == "FAILED"
        assert message in job["StatusMessage"]


class TestRefused:
    @cases(
        "which metadata",
        ("table_arn", {"originalTableName": "orders"}),
        ("table_arn", {"targetTableName": ""}),
        ("table_arn", {"targetTableName": "again", "encryptionType": "rot13"}),
        ("volume_arn", {"volumeSize": "8"}),
        ("volume_arn", {"availabilityZone": "eu-west-1a", "volumeSize": "big"}),
        ("file_system_arn", {"file-system-id": "fs-1"}),
        ("file_system_arn", {"file-system-id": "fs-1", "newFileSystem": "true", "Encrypted": "false"}),
        ("bucket_arn", {"NewBucket": "true"}),
        ("bucket_arn", {"DestinationBucketName": "again", "EncryptionType": "rot13"}),
        ("instance_arn", {"DBInstanceClass": "db.t4g.micro"}),
        ("instance_arn", {"DBInstanceIdentifier": "again", "VpcSecurityGroupIds": "sg-1"}),
    )  # fmt: skip
    def test_metadata(self, aws: Backup, which: str, metadata: dict[str, str]) -> None:
        arn = aws.make_point(aws.seeded[which])
        aws.refuses(INVALID, aws.start_restore, arn=arn, metadata=metadata)
        assert aws.source.list_restore_jobs()["RestoreJobs"] == []

    def test_parameters(self, aws: Backup) -> None:
        asked = {"arn": aws.seeded["recovery_point_arn"], "metadata": {"targetTableName": "again"}}
        nobody = f"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:x"
        aws.refuses(NOT_FOUND, aws.start_restore, **{**asked, "arn": nobody})
        aws.refuses(INVALID, aws.start_restore, **asked, IamRoleArn="arn:aws:iam::1:role/x")
        aws.refuses(INVALID, aws.start_restore, **asked, ResourceType="EBS")
        aws.refuses(NOT_FOUND, aws.source.describe_restore_job, RestoreJobId="x")
        aws.refuses(NOT_FOUND, aws.source.get_restore_job_metadata, RestoreJobId="x")

    def test_a_token_is_one_job(self, aws: Backup) -> None:
        asked = (aws.seeded["recovery_point_arn"], {"targetTableName": "again"})
        first, again, other = (aws.start_restore(*asked, IdempotencyToken=token) for token in "aab")
        assert first == again != other
        assert len(aws.source.list_restore_jobs()["RestoreJobs"]) == 2


def test_filters(aws: Backup) -> None:
    first = aws.restore(aws.seeded["recovery_point_arn"], {"targetTableName": "again"})
    aws.pass_time(hours=1)
    volume = aws.make_point(aws.seeded["volume_arn"])
    aws.sandbox.configure({"backup.StartRestoreJob": 600})
    second = aws.start_restore(volume, {"availabilityZone": "eu-west-1a"})
    one, two = [first["RestoreJobId"]], [second]

    def ids(**filters: Any) -> list[str]:
        found = aws.source.list_restore_jobs(**filters)["RestoreJobs"]
        return [job["RestoreJobId"] for job in found]

    between = first["CreationDate"] + timedelta(minutes=30)
    assert ids() == two + one
    assert ids(ByStatus="COMPLETED") == one
    assert ids(ByResourceType="EBS") == two
    assert ids(ByCreatedBefore=between) == one
    assert ids(ByCreatedAfter=between) == two
    assert ids(ByCompleteBefore=between) == one
    assert ids(ByAccountId=OTHER_ACCOUNT) == []

    def of_table(**filters: Any) -> list[str]:
        listing = aws.source.list_restore_jobs_by_protected_resource
        answer = listing(ResourceArn=aws.seeded["table_arn"], **filters)
        return [job["RestoreJobId"] for job in answer["RestoreJobs"]]

    taken = first["RecoveryPointCreationDate"]
    assert of_table() == one
    assert of_table(ByStatus="FAILED") == []
    assert of_table(ByRecoveryPointCreationDateAfter=taken - timedelta(hours=1)) == one
    assert of_table(ByRecoveryPointCreationDateBefore=taken - timedelta(hours=1)) == []


def test_validation(aws: Backup) -> None:
    job = aws.restore(aws.seeded["recovery_point_arn"], {"targetTableName": "again"})
    put = aws.source.put_restore_validation_result
    result = {"ValidationStatus": "SUCCESSFUL", "ValidationStatusMessage": "as it was"}
    put(RestoreJobId=job["RestoreJobId"], **result)
    found = aws.restore_job(job["RestoreJobId"])
    assert {name: found[name] for name in result} == result
    aws.sandbox.configure({"backup.StartRestoreJob": 600})
    pending = aws.start_restore(aws.seeded["recovery_point_arn"], {"targetTableName": "more"})
    aws.refuses(REQUEST, put, RestoreJobId=pending, ValidationStatus="FAILED")
