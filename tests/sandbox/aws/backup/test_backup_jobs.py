"""Backup jobs: of every kind of resource, and how they end."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from offsite_sandbox.faults import Fault

from ...cases import Members, cases
from .client import (
    ACCOUNT,
    DENIED,
    INVALID,
    LIMIT,
    NOT_FOUND,
    OTHER_ACCOUNT,
    REQUEST,
    VAULT,
    VAULT_ARN,
    VOLUME,
    Backup,
    named,
    sizes,
)

GIB = 2**30
MANAGED = rf"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:[0-9A-F-]{{36}}"


def listed(aws: Backup, **filters: Any) -> list[Members]:
    return aws.source.list_backup_jobs(**filters)["BackupJobs"]


def fail(aws: Backup, message: str, state: str = "FAILED") -> None:
    """Have the next backup end so."""
    code = None if state == "FAILED" else state
    aws.sandbox.add_fault(Fault("fail", "backup", "StartBackupJob", message=message, code=code))


class TestLife:
    def test_from_created_to_completed(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 1000})
        volume = aws.seeded["volume_arn"]
        made = aws.start_backup(volume, Lifecycle={"DeleteAfterDays": 7})
        # A snapshot's ARN is not known at once.
        assert set(made) == {"BackupJobId", "CreationDate", "IsParent"}
        job_id, created = made["BackupJobId"], made["CreationDate"]
        job = aws.backup_job(job_id)
        assert (job["State"], job["PercentDone"], job["BytesTransferred"]) == ("CREATED", "0.0", 0)
        assert {"RecoveryPointArn", "CompletionDate"}.isdisjoint(job)
        aws.pass_time(seconds=550)
        job = aws.backup_job(job_id)
        assert job["State"] == "RUNNING"
        assert 50 <= float(job["PercentDone"]) < 60
        assert 0.5 <= job["BytesTransferred"] / (8 * GIB) < 0.6
        aws.pass_time(seconds=450)
        job = aws.backup_job(job_id)
        arn = job["RecoveryPointArn"]
        assert arn.startswith("arn:aws:ec2:eu-west-1::snapshot/snap-")
        told = {
            "RecoveryPointLifecycle": {"DeleteAfterDays": 7},
            "IsEncrypted": False,
            "ResourceName": "orders",
            "CompletionDate": created + timedelta(seconds=1000),
            "StartBy": created + timedelta(hours=8),
            "State": "COMPLETED",
            "MessageCategory": "SUCCESS",
            "PercentDone": "100.0",
            "BackupSizeInBytes": 8 * GIB,
            "BytesTransferred": 8 * GIB,
        }
        assert {name: job[name] for name in told} == told
        assert listed(aws, ByState="COMPLETED", ByResourceArn=volume) == [job]

    @cases(
        "which kind pattern",
        ("table_arn", "DynamoDB", MANAGED),
        ("file_system_arn", "EFS", MANAGED),
        ("bucket_arn", "S3", MANAGED),
        ("volume_arn", "EBS", r"arn:aws:ec2:eu-west-1::snapshot/snap-[0-9a-f]+"),
        ("instance_arn", "RDS", rf"arn:aws:rds:eu-west-1:{ACCOUNT}:snapshot:awsbackup:job-[0-9a-f-]{{36}}"),
    )  # fmt: skip
    def test_kinds(self, aws: Backup, which: str, kind: str, pattern: str) -> None:
        made = aws.start_backup(aws.seeded[which])
        aws.pass_time(seconds=2)
        job = aws.backup_job(made["BackupJobId"])
        assert (job["State"], job["ResourceType"]) == ("COMPLETED", kind)
        assert re.fullmatch(pattern, job["RecoveryPointArn"])
        is_managed = pattern == MANAGED
        assert made.get("RecoveryPointArn") == (job["RecoveryPointArn"] if is_managed else None)
        # What AWS Backup manages is encrypted with the vault's key, the rest as the resource is.
        assert job["IsEncrypted"] == is_managed

    def test_the_snapshot_is_the_services_own(self, aws: Backup) -> None:
        arns = aws.seeded["volume_arn"], aws.instance("ledger")
        ebs, rds = (aws.back_up(arn, RecoveryPointTags={"by": "hand"}) for arn in arns)
        snapshots = [ebs["RecoveryPointArn"].rpartition("/")[2]]
        (found,) = aws.connect("ec2").describe_snapshots(SnapshotIds=snapshots)["Snapshots"]
        source = {"aws:backup:source-resource": aws.seeded["volume_arn"]}
        tags = {tag["Key"]: tag["Value"] for tag in found["Tags"]}
        assert tags == {"Name": "orders", "backup": "daily", "by": "hand", **source}
        name = rds["RecoveryPointArn"].partition("snapshot:")[2]
        asked = {"DBSnapshotIdentifier": name, "SnapshotType": "awsbackup"}
        (found,) = aws.connect("rds").describe_db_snapshots(**asked)["DBSnapshots"]
        assert (found["SnapshotType"], found["Encrypted"]) == ("awsbackup", True)
        key = aws.seed["kms"]["key_arns"]["eu-west-1"]
        assert rds["EncryptionKeyArn"] == found["KmsKeyId"] == key

    def test_durations_by_kind(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 100, "backup.StartBackupJob.EBS": 10})
        slow, fast = aws.start_backup(), aws.start_backup(aws.seeded["volume_arn"])
        aws.pass_time(seconds=10)
        assert aws.backup_job(fast["BackupJobId"])["State"] == "COMPLETED"
        assert aws.backup_job(slow["BackupJobId"])["State"] == "RUNNING"

    def test_a_token_is_one_job(self, aws: Backup) -> None:
        first = aws.start_backup(IdempotencyToken="a")
        aws.pass_time(days=1)
        assert aws.start_backup(IdempotencyToken="a") == first
        assert aws.start_backup(IdempotencyToken="b") != first
        assert len(listed(aws)) == 3


class TestEnds:
    @pytest.mark.parametrize("state", ["FAILED", "ABORTED", "EXPIRED"])
    def test_as_ordered(self, aws: Backup, state: str) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 600})
        fail(aws, "the disk is full", state)
        job_id = aws.start_backup()["BackupJobId"]
        assert aws.count() == 2
        aws.pass_time(seconds=600)
        job = aws.backup_job(job_id)
        assert (job["State"], job["StatusMessage"]) == (state, "the disk is full")
        assert "RecoveryPointArn" not in job
        assert job["PercentDone"] != "100.0"
        assert aws.count() == 1

    def test_partial(self, aws: Backup) -> None:
        fail(aws, "some files", "PARTIAL")
        job = aws.back_up()
        assert (job["State"], job["StatusMessage"]) == ("PARTIAL", "some files")
        assert aws.point(job["RecoveryPointArn"])["Status"] == "PARTIAL"

    def test_the_completion_window(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 3 * 3600})
        job_id = aws.start_backup(StartWindowMinutes=60, CompleteWindowMinutes=120)["BackupJobId"]
        aws.pass_time(minutes=119)
        assert aws.backup_job(job_id)["State"] == "RUNNING"
        aws.pass_time(minutes=1)
        job = aws.backup_job(job_id)
        assert job["State"] == "EXPIRED"
        assert job["CompletionDate"] == job["CreationDate"] + timedelta(minutes=120)
        aws.pass_time(hours=2)
        assert aws.backup_job(job_id) == job

    def test_stopped(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 1000, "backup.StopBackupJob": 30})
        job_id = aws.start_backup()["BackupJobId"]
        aws.pass_time(seconds=500)
        aws.source.stop_backup_job(BackupJobId=job_id)
        assert aws.backup_job(job_id)["State"] == "ABORTING"
        aws.refuses(REQUEST, aws.source.stop_backup_job, BackupJobId=job_id)
        aws.pass_time(seconds=30)
        assert aws.backup_job(job_id)["State"] == "ABORTED"
        aws.pass_time(seconds=1000)
        assert aws.backup_job(job_id)["State"] == "ABORTED"
        assert aws.count() == 1

    def test_not_stopped(self, aws: Backup) -> None:
        instance = aws.start_backup(aws.instance())["BackupJobId"]
        aws.refuses(REQUEST, aws.source.stop_backup_job, BackupJobId=instance)
        table = aws.start_backup()["BackupJobId"]
        aws.pass_time(seconds=2)
        aws.refuses(REQUEST, aws.source.stop_backup_job, BackupJobId=table)
        aws.refuses(NOT_FOUND, aws.source.stop_backup_job, BackupJobId="nobody")

    def test_what_the_resource_refuses(self, aws: Backup) -> None:
        suspended = {"VersioningConfiguration": {"Status": "Suspended"}}
        aws.connect("s3").put_bucket_versioning(Bucket="offsite-sandbox-orders", **suspended)
        job = aws.back_up(aws.seeded["bucket_arn"])
        assert job["State"] == "FAILED"
        assert "versioning" in job["StatusMessage"]


class TestRefused:
    @cases(
        "parameters code",
        ({"BackupVaultName": "nobody"}, DENIED),
        ({"ResourceArn": "orders"}, INVALID),
        ({"ResourceArn": "arn:aws:sqs:eu-west-1:123456789012:orders"}, INVALID),
        ({"ResourceArn": "arn:aws:dynamodb:eu-west-1:123456789012:table/nobody"}, NOT_FOUND),
        ({"ResourceArn": "arn:aws:dynamodb:eu-central-1:123456789012:table/orders"}, NOT_FOUND),
        ({"IamRoleArn": "arn:aws:iam::123456789012:role/nobody"}, INVALID),
        ({"StartWindowMinutes": 59}, INVALID),
        ({"StartWindowMinutes": 60, "CompleteWindowMinutes": 119}, INVALID),
        ({"CompleteWindowMinutes": 480}, INVALID),
        ({"Lifecycle": {"DeleteAfterDays": 0}}, INVALID),
        ({"Lifecycle": {"DeleteAfterDays": 36501}}, INVALID),
        ({"Lifecycle": {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 119}}, INVALID),
        ({"Lifecycle": {"DeleteAfterEvent": "DELETE_AFTER_COPY"}}, INVALID),
        ({"RecoveryPointTags": {"aws:mine": "1"}}, INVALID),
        ({"BackupOptions": {"WindowsVSS": "enabled"}}, INVALID),
        ({"Index": "ENABLED"}, INVALID),
        ({"LogicallyAirGappedBackupVaultArn": VAULT_ARN}, INVALID),
    )
    def test_parameters(self, aws: Backup, parameters: Members, code: str) -> None:
        aws.refuses(code, aws.start_backup, **parameters)
        assert len(listed(aws)) == 1

    def test_what_is_not_opted_in(self, aws: Backup) -> None:
        aws.source.update_region_settings(ResourceTypeOptInPreference={"DynamoDB": False})
        aws.refuses(REQUEST, aws.start_backup)

    def test_a_locked_vaults_retention(self, aws: Backup) -> None:
        lock = aws.source.put_backup_vault_lock_configuration
        lock(BackupVaultName=VAULT, MinRetentionDays=7, MaxRetentionDays=30)
        for lifecycle in ({"DeleteAfterDays": 6}, {"DeleteAfterDays": 31}, {}):
            aws.refuses(INVALID, aws.start_backup, Lifecycle=lifecycle)
        aws.start_backup(Lifecycle={"DeleteAfterDays": 7})

    def test_a_quota(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 600}, {"backup.BackupJob": 1})
        aws.start_backup()
        aws.refuses(LIMIT, aws.start_backup)
        aws.pass_time(seconds=600)
        aws.start_backup()


class TestList:
    def test_filters(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 1800})
        aws.source.create_backup_vault(BackupVaultName="other")
        first = aws.start_backup(aws.seeded["volume_arn"])
        aws.pass_time(hours=1)
        second = aws.start_backup(BackupVaultName="other")
        # The newest first, the seed's last.
        jobs = {second["BackupJobId"]: "2", first["BackupJobId"]: "1"}
        after: datetime = first["CreationDate"] + timedelta(minutes=30)
        for filters, found in (
            ({}, "210"),
            ({"ByState": "CREATED"}, "2"),
            ({"ByBackupVaultName": "other"}, "2"),
            ({"ByResourceArn": aws.seeded["volume_arn"]}, "1"),
            ({"ByResourceType": "EBS"}, "1"),
            ({"ByAccountId": ACCOUNT}, "210"),
            ({"ByAccountId": OTHER_ACCOUNT}, ""),
            ({"ByMessageCategory": "SUCCESS"}, "10"),
            ({"ByCreatedAfter": after}, "2"),
            ({"ByCreatedBefore": after}, "10"),
            ({"ByCompleteAfter": first["CreationDate"]}, "1"),
            ({"ByCompleteBefore": first["CreationDate"]}, "0"),
            ({"ByParentJobId": "nobody"}, ""),
        ):
            ids = [jobs.get(job["BackupJobId"], "0") for job in listed(aws, **filters)]
            assert "".join(ids) == found, filters

    def test_pages(self, aws: Backup) -> None:
        for _ in range(2):
            aws.start_backup()
        assert sizes(aws.source.list_backup_jobs, "BackupJobs", 2) == [2, 1]

    def test_the_last_30_days(self, aws: Backup) -> None:
        job_id = aws.start_backup()["BackupJobId"]
        aws.pass_time(days=31)
        assert listed(aws) == []
        assert aws.backup_job(job_id)["State"] == "COMPLETED"


class TestComposite:
    @pytest.fixture
    def stack(self, aws: Backup) -> str:
        # A queue has no backups.
        queue = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "in-the-stack"}}
        return aws.make_stack({"One": VOLUME, "Two": VOLUME, "Queue": queue})

    def test_a_stack_is_backed_up_as_its_parts(self, aws: Backup, stack: str) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 600})
        made = aws.start_backup(stack)
        assert made["IsParent"]
        job_id = made["BackupJobId"]
        assert aws.backup_job(job_id)["ChildJobsInState"] == {"CREATED": 2}
        aws.pass_time(seconds=600)
        job = aws.backup_job(job_id)
        assert (job["State"], job["ResourceType"]) == ("COMPLETED", "CloudFormation")
        assert (job["NumberOfChildJobs"], job["ChildJobsInState"]) == (2, {"COMPLETED": 2})
        assert len(listed(aws, ByParentJobId=job_id)) == 2
        parent = job["RecoveryPointArn"]
        points = aws.points(ByParentRecoveryPointArn=parent)
        assert {point["CompositeMemberIdentifier"] for point in points} == {"One", "Two"}
        assert {point["ParentRecoveryPointArn"] for point in points} == {parent}
        assert aws.point(parent)["IsParent"]

    def test_a_part_that_fails(self, aws: Backup, stack: str) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 600})
        job_id = aws.start_backup(stack)["BackupJobId"]
        volume, _ = listed(aws, ByParentJobId=job_id, ByResourceType="EBS")
        aws.source.stop_backup_job(BackupJobId=volume["BackupJobId"])
        aws.pass_time(seconds=600)
        job = aws.backup_job(job_id)
        assert job["State"] == "PARTIAL"
        assert job["ChildJobsInState"] == {"COMPLETED": 1, "ABORTED": 1}
        assert aws.point(job["RecoveryPointArn"])["Status"] == "PARTIAL"


class TestSummaries:
    def test_by_day_and_together(self, aws: Backup) -> None:
        fail(aws, "a disk")
        for _ in range(3):
            aws.start_backup(aws.seeded["volume_arn"])
        aws.pass_time(days=2)
        aws.back_up()

        def counts(**parameters: Any) -> list[tuple[str, str, int]]:
            answer = aws.source.list_backup_job_summaries(**parameters)
            assert answer["AggregationPeriod"] == parameters.get("AggregationPeriod", "ONE_DAY")
            found = answer["BackupJobSummaries"]
            return [(each["ResourceType"], each["State"], each["Count"]) for each in found]

        # The seed's own is of another day.
        table = ("DynamoDB", "COMPLETED", 1)
        volumes = [("EBS", "COMPLETED", 2), ("EBS", "FAILED", 1)]
        assert counts() == [table, *volumes, table]
        week = {"AggregationPeriod": "SEVEN_DAYS"}
        assert counts(**week) == [("DynamoDB", "COMPLETED", 2), *volumes]
        together = [("DynamoDB", "AGGREGATE_ALL", 2), ("EBS", "AGGREGATE_ALL", 3)]
        assert counts(**week, State="AGGREGATE_ALL") == together
        assert counts(**week, State="FAILED") == volumes[1:]
        all_types = {"ResourceType": "AGGREGATE_ALL", "State": "COMPLETED"}
        assert counts(**week, **all_types) == [("AGGREGATE_ALL", "COMPLETED", 4)]
        assert counts(**week, ResourceType="EBS", MessageCategory="SUCCESS") == volumes[:1]
        assert counts(AccountId=OTHER_ACCOUNT) == []
        aws.pass_time(days=14)
        assert counts() == []

    def test_of_copies_and_restores(self, aws: Backup) -> None:
        aws.sandbox.configure({"default": 3600})
        aws.copy()
        aws.start_restore(aws.seeded["recovery_point_arn"], {"targetTableName": "again"})
        copies = aws.source.list_copy_job_summaries()["CopyJobSummaries"]
        assert [(each["State"], each["Count"]) for each in copies] == [("CREATED", 1)]
        restores = aws.source.list_restore_job_summaries()["RestoreJobSummaries"]
        assert [(each["State"], each["Count"]) for each in restores] == [("PENDING", 1)]


def test_a_table_whose_backups_are_dynamodbs_own(aws: Backup) -> None:
    def backups() -> list[str]:
        found = aws.connect("dynamodb").list_backups(TableName="orders")["BackupSummaries"]
        return [each["BackupArn"] for each in found]

    aws.source.update_region_settings(ResourceTypeManagementPreference={"DynamoDB": False})
    made = aws.start_backup(Lifecycle={"MoveToColdStorageAfterDays": 1})
    assert "RecoveryPointArn" not in made
    aws.pass_time(days=2)
    arn = aws.backup_job(made["BackupJobId"])["RecoveryPointArn"]
    assert arn.startswith(f"{aws.seeded['table_arn']}/backup/")
    assert backups() == [arn]
    assert aws.point(arn)["StorageClass"] == "WARM"
    aws.refuses(REQUEST, aws.copy, arn=arn)
    aws.source.delete_recovery_point(**named(arn))
    aws.pass_time(seconds=2)
    table = {"ResourceArn": aws.seeded["table_arn"]}
    assert aws.source.list_recovery_points_by_resource(**table)["RecoveryPoints"]
    assert backups() == []


def test_the_vault_tells_its_topic(aws: Backup) -> None:
    topic = aws.seeded["topic_arns"]["eu-west-1"]
    sqs = aws.connect("sqs")
    queue = {"QueueUrl": sqs.create_queue(QueueName="told")["QueueUrl"]}
    attributes = sqs.get_queue_attributes(**queue, AttributeNames=["QueueArn"])["Attributes"]
    subscription = {"Protocol": "sqs", "Endpoint": attributes["QueueArn"]}
    aws.connect("sns").subscribe(TopicArn=topic, **subscription)
    events = ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"]
    notifications = {"SNSTopicArn": topic, "BackupVaultEvents": events}
    aws.source.put_backup_vault_notifications(BackupVaultName=VAULT, **notifications)
    fail(aws, "a disk")
    jobs = [aws.start_backup()["BackupJobId"] for _ in range(2)]
    # It is not told of: it does not fail.
    aws.copied()
    received = sqs.receive_message(**queue, MaxNumberOfMessages=10)["Messages"]
    told = [json.loads(message["Body"]) for message in received]
    assert [message["Subject"] for message in told] == ["Notification from AWS Backup"] * 2
    values = [
        tuple(message["MessageAttributes"][name]["Value"] for name in ("EventType", "Id", "State"))
        for message in told
    ]
    assert values == [("BACKUP_JOB", jobs[0], "FAILED"), ("BACKUP_JOB", jobs[1], "COMPLETED")]
    assert "completed successfully" in told[1]["Message"]
