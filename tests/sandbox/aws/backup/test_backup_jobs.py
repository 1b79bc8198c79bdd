"""Backup jobs: of every kind of resource, and how they end."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from offsite_sandbox.faults import Fault

from .client import ACCOUNT, INVALID, NOT_FOUND, REQUEST, VAULT, VAULT_ARN, Backup

GIB = 2**30
MANAGED = rf"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:[0-9A-F-]{{36}}"


def minutes(value: int) -> timedelta:
    return timedelta(minutes=value)


class TestLife:
    def test_from_created_to_completed(self, aws: Backup) -> None:
        aws.sandbox.settings({"backup.StartBackupJob": 1000})
        volume = aws.seeded["volume_arn"]
        made = aws.start_backup(
            volume, RecoveryPointTags={"by": "hand"}, Lifecycle={"DeleteAfterDays": 7}
        )
        # A snapshot's ARN is not known at once.
        assert set(made) == {"BackupJobId", "CreationDate", "IsParent"}
        job_id, created = made["BackupJobId"], made["CreationDate"]
        job = aws.backup_job(job_id)
        assert (job["State"], job["PercentDone"], job["BytesTransferred"]) == ("CREATED", "0.0", 0)
        assert "RecoveryPointArn" not in job
        assert "CompletionDate" not in job
        aws.pass_time(seconds=550)
        job = aws.backup_job(job_id)
        assert job["State"] == "RUNNING"
        assert 50 <= float(job["PercentDone"]) < 60
        assert 0.5 <= job["BytesTransferred"] / (8 * GIB) < 0.6
        aws.pass_time(seconds=450)
        job = aws.backup_job(job_id)
        arn = job["RecoveryPointArn"]
        assert arn.startswith("arn:aws:ec2:eu-west-1::snapshot/snap-")
        assert job == {
            "AccountId": ACCOUNT,
            "BackupJobId": job_id,
            "BackupVaultName": VAULT,
            "BackupVaultArn": VAULT_ARN,
            "VaultType": "BACKUP_VAULT",
            "VaultLockState": "UNLOCKED",
            "RecoveryPointArn": arn,
            "RecoveryPointLifecycle": {"DeleteAfterDays": 7},
            "IsEncrypted": False,
            "ResourceArn": volume,
            "ResourceType": "EBS",
            "ResourceName": "orders",
            "CreationDate": created,
            "InitiationDate": created,
            "CompletionDate": created + timedelta(seconds=1000),
            "ExpectedCompletionDate": created + timedelta(seconds=1000),
            "StartBy": created + timedelta(hours=8),
            "State": "COMPLETED",
            "MessageCategory": "SUCCESS",
            "PercentDone": "100.0",
            "BackupSizeInBytes": 8 * GIB,
            "BytesTransferred": 8 * GIB,
            "IamRoleArn": aws.seeded["role_arn"],
            "IsParent": False,
        }
        listed = aws.source.list_backup_jobs(ByState="COMPLETED", ByResourceArn=volume)[
            "BackupJobs"
        ]
        assert listed == [job]

    @pytest.mark.parametrize(
        ("which", "kind", "pattern"),
        [
            ("table_arn", "DynamoDB", MANAGED),
            ("file_system_arn", "EFS", MANAGED),
            ("bucket_arn", "S3", MANAGED),
            ("volume_arn", "EBS", r"arn:aws:ec2:eu-west-1::snapshot/snap-[0-9a-f]+"),
            (None, "RDS", rf"arn:aws:rds:eu-west-1:{ACCOUNT}:snapshot:awsbackup:job-[0-9a-f-]{{36}}"),
        ],
    )  # fmt: skip
    def test_kinds(
        self, aws: Backup, which: str | None, kind: str, pattern: str) -> None:  # fmt: skip
        instance = aws.instance()
        made = aws.start_backup(aws.seeded[which] if which else instance)
        aws.pass_time(seconds=2)
        job = aws.backup_job(made["BackupJobId"])
        assert (job["State"], job["ResourceType"]) == ("COMPLETED", kind)
        assert re.fullmatch(pattern, job["RecoveryPointArn"])
        is_managed = pattern == MANAGED
        assert made.get("RecoveryPointArn") == (job["RecoveryPointArn"] if is_managed else None)
        # What AWS Backup manages is encrypted with the vault's key, the rest as the resource is.
        assert job["IsEncrypted"] == is_managed

    def test_the_snapshot_is_the_services_own(self, aws: Backup) -> None:
        encrypted = aws.instance("ledger")
        jobs = [
            aws.start_backup(arn, RecoveryPointTags={"by": "hand"})
            for arn in (aws.seeded["volume_arn"], encrypted)
        ]
        aws.pass_time(seconds=2)
        ebs, rds = (aws.backup_job(job["BackupJobId"]) for job in jobs)
        snapshot = aws.connect("ec2").describe_snapshots(
            SnapshotIds=[ebs["RecoveryPointArn"].rpartition("/")[2]]
        )
        tags = {tag["Key"]: tag["Value"] for tag in snapshot["Snapshots"][0]["Tags"]}
        assert tags == {
            "Name": "orders",
            "backup": "daily",
            "by": "hand",
            "aws:backup:source-resource": aws.seeded["volume_arn"],
        }
        name = rds["RecoveryPointArn"].partition("snapshot:")[2]
        found = aws.connect("rds").describe_db_snapshots(
            DBSnapshotIdentifier=name, SnapshotType="awsbackup"
        )["DBSnapshots"][0]
        assert (found["SnapshotType"], found["Encrypted"]) == ("awsbackup", True)
        assert (
            rds["EncryptionKeyArn"] == found["KmsKeyId"] == aws.seed["kms"]["key_arns"]["eu-west-1"]
        )

    def test_durations_by_kind(self, aws: Backup) -> None:
        aws.sandbox.settings(
            {"default": 0, "backup.StartBackupJob": 100, "backup.StartBackupJob.EBS": 10}
        )
        slow, fast = aws.start_backup(), aws.start_backup(aws.seeded["volume_arn"])
        aws.pass_time(seconds=10)
        assert aws.backup_job(fast["BackupJobId"])["State"] == "COMPLETED"
        assert aws.backup_job(slow["BackupJobId"])["State"] == "RUNNING"

    def test_a_token_is_one_job(self, aws: Backup) -> None:
        first = aws.start_backup(IdempotencyToken="a")
        aws.pass_time(days=1)
        assert aws.start_backup(IdempotencyToken="a") == first
        assert aws.start_backup(IdempotencyToken="b") != first
        assert len(aws.source.list_backup_jobs()["BackupJobs"]) == 3


class TestEnds:
    @pytest.mark.parametrize("state", ["FAILED", "ABORTED", "EXPIRED"])
    def test_as_ordered(self, aws: Backup, state: str) -> None:
        code = None if state == "FAILED" else state
        aws.sandbox.add_fault(
            Fault("fail", "backup", "StartBackupJob", message="the disk is full", code=code)
        )
        job_id = aws.start_backup()["BackupJobId"]
        vault = aws.source.describe_backup_vault(BackupVaultName=VAULT)
        assert vault["NumberOfRecoveryPoints"] == 2
        aws.pass_time(seconds=2)
        job = aws.backup_job(job_id)
        assert (job["State"], job["StatusMessage"]) == (state, "the disk is full")
        assert "RecoveryPointArn" not in job
        assert job["PercentDone"] != "100.0"
        # Only the seed's is left.
        vault = aws.source.describe_backup_vault(BackupVaultName=VAULT)
        assert vault["NumberOfRecoveryPoints"] == 1

    def test_partial(self, aws: Backup) -> None:
        aws.sandbox.add_fault(
            Fault("fail", "backup", "StartBackupJob", message="some files", code="PARTIAL")
        )
        job_id = aws.start_backup()["BackupJobId"]
        aws.pass_time(seconds=2)
        job = aws.backup_job(job_id)
        assert (job["State"], job["StatusMessage"]) == ("PARTIAL", "some files")
        point = aws.source.describe_recovery_point(
            BackupVaultName=VAULT, RecoveryPointArn=job["RecoveryPointArn"]
        )
        assert point["Status"] == "PARTIAL"

    def test_the_completion_window(self, aws: Backup) -> None:
        aws.sandbox.settings({"backup.StartBackupJob": 3 * 3600})
        job_id = aws.start_backup(StartWindowMinutes=60, CompleteWindowMinutes=120)["BackupJobId"]
        aws.pass_time(minutes=119)
        assert aws.backup_job(job_id)["State"] == "RUNNING"
        aws.pass_time(minutes=1)
        job = aws.backup_job(job_id)
        assert job["State"] == "EXPIRED"
        assert job["CompletionDate"] == job["CreationDate"] + minutes(120)
        aws.pass_time(hours=2)
        assert aws.backup_job(job_id) == job

    def test_stopped(self, aws: Backup) -> None:
        aws.sandbox.settings({"backup.StartBackupJob": 1000, "backup.StopBackupJob": 30})
        job_id = aws.start_backup()["BackupJobId"]
        aws.pass_time(seconds=500)
        aws.source.stop_backup_job(BackupJobId=job_id)
        assert aws.backup_job(job_id)["State"] == "ABORTING"
        assert aws.refused(aws.source.stop_backup_job, BackupJobId=job_id)["Code"] == REQUEST
        aws.pass_time(seconds=30)
        assert aws.backup_job(job_id)["State"] == "ABORTED"
        aws.pass_time(seconds=1000)
        assert aws.backup_job(job_id)["State"] == "ABORTED"
        assert aws.count() == 1

    def test_not_stopped(self, aws: Backup) -> None:
        instance = aws.start_backup(aws.instance())["BackupJobId"]
        assert aws.refused(aws.source.stop_backup_job, BackupJobId=instance)["Code"] == REQUEST
        table = aws.start_backup()["BackupJobId"]
        aws.pass_time(seconds=2)
        assert aws.refused(aws.source.stop_backup_job, BackupJobId=table)["Code"] == REQUEST
        assert aws.refused(aws.source.stop_backup_job, BackupJobId="nobody")["Code"] == NOT_FOUND

    def test_what_the_resource_refuses(self, aws: Backup) -> None:
        aws.connect("s3").put_bucket_versioning(
            Bucket="offsite-sandbox-orders", VersioningConfiguration={"Status": "Suspended"}
        )
        job_id = aws.start_backup(aws.seeded["bucket_arn"])["BackupJobId"]
        aws.pass_time(seconds=2)
        job = aws.backup_job(job_id)
        assert job["State"] == "FAILED"
        assert "versioning" in job["StatusMessage"]


class TestRefused:
    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ({"BackupVaultName": "nobody"}, "AccessDeniedException"),
            ({"BackupVaultName": "?"}, INVALID),
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
            ({"Index": "PERHAPS"}, INVALID),
            ({"LogicallyAirGappedBackupVaultArn": VAULT_ARN}, INVALID),
        ],
    )
    def test_parameters(self, aws: Backup, parameters: dict[str, Any], code: str) -> None:
        assert aws.refused(aws.start_backup, **parameters)["Code"] == code
        assert len(aws.source.list_backup_jobs()["BackupJobs"]) == 1

    def test_what_is_not_opted_in(self, aws: Backup) -> None:
        aws.source.update_region_settings(ResourceTypeOptInPreference={"DynamoDB": False})
        assert aws.refused(aws.start_backup)["Code"] == REQUEST
        aws.source.update_region_settings(ResourceTypeOptInPreference={"DynamoDB": True})
        aws.start_backup()

    def test_a_locked_vaults_retention(self, aws: Backup) -> None:
        aws.source.put_backup_vault_lock_configuration(
            BackupVaultName=VAULT, MinRetentionDays=7, MaxRetentionDays=30
        )
        for lifecycle in ({"DeleteAfterDays": 6}, {"DeleteAfterDays": 31}, {}):
            assert aws.refused(aws.start_backup, Lifecycle=lifecycle)["Code"] == INVALID
        aws.start_backup(Lifecycle={"DeleteAfterDays": 7})

    def test_a_quota(self, aws: Backup) -> None:
        aws.sandbox.settings(quotas={"backup.BackupJob": 1})
        aws.start_backup()
        assert aws.refused(aws.start_backup)["Code"] == "LimitExceededException"
        aws.pass_time(seconds=2)
        aws.start_backup()


class TestList:
    def test_filters(self, aws: Backup) -> None:
        aws.source.create_backup_vault(BackupVaultName="other")
        first = aws.start_backup(aws.seeded["volume_arn"])
        aws.pass_time(hours=1)
        second = aws.start_backup(BackupVaultName="other")

        def ids(**filters: Any) -> list[str]:
            return [
                job["BackupJobId"] for job in aws.source.list_backup_jobs(**filters)["BackupJobs"]
            ]

        everything = ids()
        # The newest first, the seed's last.
        assert everything[:2] == [second["BackupJobId"], first["BackupJobId"]]
        one, two = everything[1:2], everything[:1]
        assert len(everything) == 3
        assert ids(ByState="CREATED") == two
        assert ids(ByBackupVaultName="other") == two
        assert ids(ByResourceArn=aws.seeded["volume_arn"]) == one
        assert ids(ByResourceType="EBS") == one
        assert ids(ByAccountId=ACCOUNT) == everything
        assert ids(ByAccountId="210987654321") == []
        assert ids(ByMessageCategory="SUCCESS") == everything[1:]
        after: datetime = first["CreationDate"] + timedelta(minutes=30)
        assert ids(ByCreatedAfter=after) == two
        assert ids(ByCreatedBefore=after) == everything[1:]
        assert ids(ByCompleteAfter=first["CreationDate"]) == one
        assert ids(ByCompleteBefore=first["CreationDate"]) == everything[2:]
        assert ids(ByParentJobId="nobody") == []

    def test_pages(self, aws: Backup) -> None:
        for _ in range(2):
            aws.start_backup()
        pages = aws.source.get_paginator("list_backup_jobs").paginate(
            PaginationConfig={"PageSize": 2}
        )
        assert [len(page["BackupJobs"]) for page in pages] == [2, 1]

    def test_the_last_30_days(self, aws: Backup) -> None:
        job_id = aws.start_backup()["BackupJobId"]
        aws.pass_time(days=31)
        assert aws.source.list_backup_jobs()["BackupJobs"] == []
        assert aws.backup_job(job_id)["State"] == "COMPLETED"


class TestComposite:
    TEMPLATE = {
        "Resources": {
            "Table": {
                "Type": "AWS::DynamoDB::Table",
                "Properties": {
                    "TableName": "in-the-stack",
                    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                    "BillingMode": "PAY_PER_REQUEST",
                },
            },
            "Volume": {
                "Type": "AWS::EC2::Volume",
                "Properties": {"AvailabilityZone": "eu-west-1a", "Size": 1},
            },
            "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "in-the-stack"}},
        }
    }

    @pytest.fixture
    def stack(self, aws: Backup) -> str:
        made = aws.connect("cloudformation").create_stack(
            StackName="shop", TemplateBody=json.dumps(self.TEMPLATE)
        )
        return made["StackId"]

    def test_a_stack_is_backed_up_as_its_parts(self, aws: Backup, stack: str) -> None:
        made = aws.start_backup(stack)
        assert made["IsParent"]
        job_id = made["BackupJobId"]
        assert aws.backup_job(job_id)["ChildJobsInState"] == {"CREATED": 2}
        aws.pass_time(seconds=2)
        job = aws.backup_job(job_id)
        assert (job["State"], job["ResourceType"], job["IsParent"]) == (
            "COMPLETED",
            "CloudFormation",
            True,
        )
        assert (job["NumberOfChildJobs"], job["ChildJobsInState"]) == (2, {"COMPLETED": 2})
        children = aws.source.list_backup_jobs(ByParentJobId=job_id)["BackupJobs"]
        assert {(child["ResourceType"], child["IsParent"]) for child in children} == {
            ("DynamoDB", False),
            ("EBS", False),
        }
        parent = job["RecoveryPointArn"]
        points = aws.source.list_recovery_points_by_backup_vault(
            BackupVaultName=VAULT, ByParentRecoveryPointArn=parent
        )["RecoveryPoints"]
        assert {point["CompositeMemberIdentifier"] for point in points} == {"Table", "Volume"}
        assert {point["ParentRecoveryPointArn"] for point in points} == {parent}
        found = aws.source.describe_recovery_point(BackupVaultName=VAULT, RecoveryPointArn=parent)
        assert (found["IsParent"], found["Status"]) == (True, "COMPLETED")

    def test_a_part_that_fails(self, aws: Backup, stack: str) -> None:
        job_id = aws.start_backup(stack)["BackupJobId"]
        volume = next(
            job
            for job in aws.source.list_backup_jobs(ByParentJobId=job_id)["BackupJobs"]
            if job["ResourceType"] == "EBS"
        )
        aws.source.stop_backup_job(BackupJobId=volume["BackupJobId"])
        aws.pass_time(seconds=5)
        job = aws.backup_job(job_id)
        assert job["State"] == "PARTIAL"
        assert job["ChildJobsInState"] == {"COMPLETED": 1, "ABORTED": 1}
        point = aws.source.describe_recovery_point(
            BackupVaultName=VAULT, RecoveryPointArn=job["RecoveryPointArn"]
        )
        assert point["Status"] == "PARTIAL"


class TestSummaries:
    def test_by_day_and_together(self, aws: Backup) -> None:
        aws.sandbox.add_fault(Fault("fail", "backup", "StartBackupJob"))
        aws.start_backup(aws.seeded["volume_arn"])
        for _ in range(2):
            aws.start_backup(aws.seeded["volume_arn"])
        aws.pass_time(days=2)
        aws.start_backup()
        aws.pass_time(seconds=2)

        def counts(**parameters: Any) -> list[tuple[str, str, int]]:
            answer = aws.source.list_backup_job_summaries(**parameters)
            assert answer["AggregationPeriod"] == parameters.get("AggregationPeriod", "ONE_DAY")
            return [
                (s["ResourceType"], s["State"], s["Count"]) for s in answer["BackupJobSummaries"]
            ]

        # The seed's own is of another day.
        table, volumes = (
            ("DynamoDB", "COMPLETED", 1),
            [("EBS", "COMPLETED", 2), ("EBS", "FAILED", 1)],
        )
        assert counts() == [table, *volumes, table]
        week = {"AggregationPeriod": "SEVEN_DAYS"}
        assert counts(**week) == [("DynamoDB", "COMPLETED", 2), *volumes]
        assert counts(**week, State="AGGREGATE_ALL") == [
            ("DynamoDB", "AGGREGATE_ALL", 2),
            ("EBS", "AGGREGATE_ALL", 3),
        ]
        assert counts(**week, State="FAILED") == volumes[1:]
        assert counts(**week, ResourceType="AGGREGATE_ALL", State="COMPLETED") == [
            ("AGGREGATE_ALL", "COMPLETED", 4)
        ]
        assert counts(**week, ResourceType="EBS", MessageCategory="SUCCESS") == volumes[:1]
        assert counts(AccountId="210987654321") == []
        aws.pass_time(days=14)
        assert counts() == []

    def test_of_copies_and_restores(self, aws: Backup) -> None:
        aws.source.start_copy_job(
            RecoveryPointArn=aws.seeded["recovery_point_arn"],
            SourceBackupVaultName=VAULT,
            DestinationBackupVaultArn=aws.seeded["vault_arns"]["eu-central-1"],
            IamRoleArn=aws.seeded["role_arn"],
        )
        aws.source.start_restore_job(
            RecoveryPointArn=aws.seeded["recovery_point_arn"],
            Metadata={"targetTableName": "again"},
            IamRoleArn=aws.seeded["role_arn"],
        )
        copies = aws.source.list_copy_job_summaries()["CopyJobSummaries"]
        assert [(each["State"], each["Count"]) for each in copies] == [("CREATED", 1)]
        restores = aws.source.list_restore_job_summaries()["RestoreJobSummaries"]
        assert [(each["State"], each["Count"]) for each in restores] == [("PENDING", 1)]


def test_a_table_whose_backups_are_dynamodbs_own(aws: Backup) -> None:
    aws.source.update_region_settings(ResourceTypeManagementPreference={"DynamoDB": False})
    made = aws.start_backup(Lifecycle={"MoveToColdStorageAfterDays": 1})
    assert "RecoveryPointArn" not in made
    aws.pass_time(days=2)
    arn = aws.backup_job(made["BackupJobId"])["RecoveryPointArn"]
    assert arn.startswith(f"{aws.seeded['table_arn']}/backup/")
    listed = aws.connect("dynamodb").list_backups(TableName="orders")["BackupSummaries"]
    assert [each["BackupArn"] for each in listed] == [arn]
    named = {"BackupVaultName": VAULT, "RecoveryPointArn": arn}
    assert aws.source.describe_recovery_point(**named)["StorageClass"] == "WARM"
    copy = {
        "RecoveryPointArn": arn,
        "SourceBackupVaultName": VAULT,
        "DestinationBackupVaultArn": aws.seeded["vault_arns"]["eu-central-1"],
        "IamRoleArn": aws.seeded["role_arn"],
    }
    assert aws.refused(aws.source.start_copy_job, **copy)["Code"] == REQUEST
    aws.source.delete_recovery_point(**named)
    aws.pass_time(seconds=2)
    assert aws.source.list_recovery_points_by_resource(ResourceArn=aws.seeded["table_arn"])[
        "RecoveryPoints"
    ]
    assert aws.connect("dynamodb").list_backups(TableName="orders")["BackupSummaries"] == []


def test_the_vault_tells_its_topic(aws: Backup) -> None:
    topic = aws.seeded["topic_arns"]["eu-west-1"]
    sqs = aws.connect("sqs")
    queue = sqs.create_queue(QueueName="told")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"][
        "QueueArn"
    ]
    aws.connect("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    aws.source.put_backup_vault_notifications(
        BackupVaultName=VAULT,
        SNSTopicArn=topic,
        BackupVaultEvents=["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"],
    )
    aws.sandbox.add_fault(Fault("fail", "backup", "StartBackupJob"))
    jobs = [aws.start_backup()["BackupJobId"] for _ in range(2)]
    aws.source.start_copy_job(
        RecoveryPointArn=aws.seeded["recovery_point_arn"],
        SourceBackupVaultName=VAULT,
        DestinationBackupVaultArn=aws.seeded["vault_arns"]["eu-central-1"],
        IamRoleArn=aws.seeded["role_arn"],
    )
    aws.pass_time(seconds=2)
    told = [
        json.loads(message["Body"])
        for message in sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
    ]
    # The copy job is not told of: it did not fail.
    assert [message["Subject"] for message in told] == ["Notification from AWS Backup"] * 2
    attributes = [
        {name: a["Value"] for name, a in message["MessageAttributes"].items()} for message in told
    ]
    assert [each["EventType"] for each in attributes] == ["BACKUP_JOB"] * 2
    assert [(each["Id"], each["State"]) for each in attributes] == list(
        zip(jobs, ["FAILED", "COMPLETED"], strict=True)
    )
    assert "completed successfully" in told[1]["Message"]
