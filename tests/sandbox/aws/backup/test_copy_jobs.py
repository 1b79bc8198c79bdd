"""Copy jobs: to another vault, region and account."""

import json
from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.faults import Fault

from .client import (
    ACCOUNT,
    INVALID,
    NOT_FOUND,
    OTHER_ACCOUNT,
    REQUEST,
    THERE,
    THERE_ARN,
    VAULT,
    Backup,
)


class TestToAnotherRegion:
    def test_from_created_to_completed(self, aws: Backup) -> None:
        aws.sandbox.settings({"backup.StartCopyJob": 100})
        aws.source.tag_resource(ResourceArn=aws.seeded["recovery_point_arn"], Tags={"by": "hand"})
        made = aws.copy(Lifecycle={"DeleteAfterDays": 30})
        assert set(made) == {"CopyJobId", "CreationDate", "IsParent"}
        job_id, created = made["CopyJobId"], made["CreationDate"]
        assert aws.copy_job(job_id)["State"] == "CREATED"
        aws.pass_time(seconds=50)
        assert aws.copy_job(job_id)["State"] == "RUNNING"
        assert (
            aws.destination.list_recovery_points_by_backup_vault(BackupVaultName=THERE)[
                "RecoveryPoints"
            ]
            == []
        )
        aws.pass_time(seconds=50)
        job = aws.copy_job(job_id)
        original = aws.point(aws.seeded["recovery_point_arn"])
        vault = aws.destination.describe_backup_vault(BackupVaultName=THERE)
        arn = job["DestinationRecoveryPointArn"]
        assert arn.startswith(f"arn:aws:backup:eu-central-1:{ACCOUNT}:recovery-point:")
        assert job == {
            "AccountId": ACCOUNT,
            "CopyJobId": job_id,
            "SourceBackupVaultArn": original["BackupVaultArn"],
            "SourceRecoveryPointArn": original["RecoveryPointArn"],
            "DestinationBackupVaultArn": THERE_ARN,
            "DestinationVaultType": "BACKUP_VAULT",
            "DestinationVaultLockState": "UNLOCKED",
            "DestinationRecoveryPointArn": arn,
            "DestinationEncryptionKeyArn": vault["EncryptionKeyArn"],
            "DestinationRecoveryPointLifecycle": {"DeleteAfterDays": 30},
            "ResourceArn": aws.seeded["table_arn"],
            "ResourceType": "DynamoDB",
            "ResourceName": "orders",
            "CreationDate": created,
            "CompletionDate": created + timedelta(seconds=100),
            "State": "COMPLETED",
            "MessageCategory": "SUCCESS",
            "BackupSizeInBytes": original["BackupSizeInBytes"],
            "IamRoleArn": aws.seeded["role_arn"],
            "IsParent": False,
        }
        copy_ = aws.point(arn, THERE, aws.destination)
        # A copy counts its days from its source's creation.
        assert copy_ == {
            **original,
            "RecoveryPointArn": arn,
            "BackupVaultName": THERE,
            "BackupVaultArn": THERE_ARN,
            "SourceBackupVaultArn": original["BackupVaultArn"],
            "EncryptionKeyArn": vault["EncryptionKeyArn"],
            "InitiationDate": created,
            "CompletionDate": job["CompletionDate"],
            "Lifecycle": {"DeleteAfterDays": 30},
            "CalculatedLifecycle": {"DeleteAt": original["CreationDate"] + timedelta(days=30)},
        }
        assert aws.destination.list_tags(ResourceArn=arn)["Tags"] == {
            "backup": "daily",
            "by": "hand",
        }
        aws.pass_time(days=29)
        assert (
            aws.destination.describe_backup_vault(BackupVaultName=THERE)["NumberOfRecoveryPoints"]
            == 0
        )

    def test_a_lifecycle_that_is_left_out_is_the_sources(self, aws: Backup) -> None:
        aws.source.update_recovery_point_lifecycle(
            BackupVaultName=VAULT,
            RecoveryPointArn=aws.seeded["recovery_point_arn"],
            Lifecycle={"DeleteAfterDays": 9},
        )
        for lifecycle in ({}, {"Lifecycle": {"DeleteAfterDays": -1}}):
            arn = aws.copied(**lifecycle)["DestinationRecoveryPointArn"]
            assert aws.point(arn, THERE, aws.destination)["Lifecycle"] == {"DeleteAfterDays": 9}

    def test_snapshots(self, aws: Backup) -> None:
        volume = aws.copied(aws.make_point(aws.seeded["volume_arn"]))["DestinationRecoveryPointArn"]
        assert volume.startswith("arn:aws:ec2:eu-central-1::snapshot/snap-")
        snapshot = volume.rpartition("/")[2]
        assert aws.connect("ec2", "eu-central-1").describe_snapshots(SnapshotIds=[snapshot])[
            "Snapshots"
        ]
        encrypted = aws.instance("ledger")
        job = aws.copied(aws.make_point(encrypted))
        name = job["DestinationRecoveryPointArn"].partition("snapshot:")[2]
        assert name.startswith("awsbackup:copyjob-")
        found = aws.connect("rds", "eu-central-1").describe_db_snapshots(SnapshotType="awsbackup")[
            "DBSnapshots"
        ]
        # Encrypted with the destination vault's key.
        assert [(each["DBSnapshotIdentifier"], each["KmsKeyId"]) for each in found] == [
            (name, job["DestinationEncryptionKeyArn"])
        ]
        assert ":kms:eu-central-1:" in job["DestinationEncryptionKeyArn"]

    def test_what_has_no_meaning_elsewhere_is_left_out_of_the_metadata(self, aws: Backup) -> None:
        arn = aws.copied(aws.make_point(aws.seeded["volume_arn"]))["DestinationRecoveryPointArn"]
        found = aws.destination.get_recovery_point_restore_metadata(
            BackupVaultName=THERE, RecoveryPointArn=arn
        )
        assert "availabilityZone" not in found["RestoreMetadata"]
        assert found["RestoreMetadata"]["volumeSize"] == "8"

    def test_a_stack_with_its_parts(self, aws: Backup) -> None:
        volume = {
            "Type": "AWS::EC2::Volume",
            "Properties": {"AvailabilityZone": "eu-west-1a", "Size": 1},
        }
        stack = aws.connect("cloudformation").create_stack(
            StackName="shop", TemplateBody=json.dumps({"Resources": {"One": volume, "Two": volume}})
        )["StackId"]
        job = aws.copied(aws.make_point(stack))
        assert (job["State"], job["IsParent"]) == ("COMPLETED", True)
        assert (job["NumberOfChildJobs"], job["ChildJobsInState"]) == (2, {"COMPLETED": 2})
        children = aws.source.list_copy_jobs(ByParentJobId=job["CopyJobId"])["CopyJobs"]
        assert {child["CompositeMemberIdentifier"] for child in children} == {"One", "Two"}
        copies = aws.destination.list_recovery_points_by_backup_vault(
            BackupVaultName=THERE, ByParentRecoveryPointArn=job["DestinationRecoveryPointArn"]
        )["RecoveryPoints"]
        assert {copy_["RecoveryPointArn"] for copy_ in copies} == {
            child["DestinationRecoveryPointArn"] for child in children
        }

    def test_a_token_is_one_job(self, aws: Backup) -> None:
        first = aws.copy(IdempotencyToken="a")
        aws.pass_time(days=1)
        assert aws.copy(IdempotencyToken="a") == first
        assert aws.copy(IdempotencyToken="b") != first
        assert len(aws.source.list_copy_jobs()["CopyJobs"]) == 2


class TestToAnotherAccount:
    @pytest.fixture
    def other(self, aws: Backup) -> Any:
        client = aws.connect("backup", "eu-central-1", account=1)
        client.create_backup_vault(BackupVaultName="safe")
        return client

    @pytest.fixture
    def safe(self, other: Any) -> str:
        return other.describe_backup_vault(BackupVaultName="safe")["BackupVaultArn"]

    @pytest.fixture
    def enabled(self, aws: Backup) -> None:
        aws.connect("backup", "us-east-1").update_global_settings(
            GlobalSettings={"isCrossAccountBackupEnabled": "true"}
        )

    def test_has_to_be_enabled(self, aws: Backup, safe: str) -> None:
        assert aws.refused(aws.copy, DestinationBackupVaultArn=safe)["Code"] == REQUEST

    @pytest.mark.usefixtures("enabled")
    def test_has_to_be_let_in(self, aws: Backup, other: Any, safe: str) -> None:
        job = aws.copied(DestinationBackupVaultArn=safe)
        assert (job["State"], job["MessageCategory"]) == ("FAILED", "AccessDenied")
        statement = {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
            "Action": "backup:CopyIntoBackupVault",
            "Resource": "*",
        }
        for statements, state in (
            ([{**statement, "Principal": {"AWS": f"arn:aws:iam::{OTHER_ACCOUNT}:root"}}], "FAILED"),
            ([statement, {**statement, "Effect": "Deny"}], "FAILED"),
            ([statement], "COMPLETED"),
        ):
            other.put_backup_vault_access_policy(
                BackupVaultName="safe",
                Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}),
            )
            assert aws.copied(DestinationBackupVaultArn=safe)["State"] == state
        found = other.list_recovery_points_by_backup_vault(BackupVaultName="safe")["RecoveryPoints"]
        assert [f":{OTHER_ACCOUNT}:" in each["RecoveryPointArn"] for each in found] == [True]


class TestEnds:
    @pytest.mark.parametrize("state", ["FAILED", "PARTIAL"])
    def test_as_ordered(self, aws: Backup, state: str) -> None:
        code = None if state == "FAILED" else state
        aws.sandbox.add_fault(
            Fault("fail", "backup", "StartCopyJob", message="no space", code=code)
        )
        job = aws.copied()
        assert (job["State"], job["StatusMessage"]) == (state, "no space")
        assert ("DestinationRecoveryPointArn" in job) == (state == "PARTIAL")
        vault = aws.destination.describe_backup_vault(BackupVaultName=THERE)
        assert vault["NumberOfRecoveryPoints"] == (state == "PARTIAL")

    def test_a_locked_destination(self, aws: Backup) -> None:
        aws.destination.put_backup_vault_lock_configuration(
            BackupVaultName=THERE, MinRetentionDays=7, MaxRetentionDays=30
        )
        job = aws.copied(Lifecycle={"DeleteAfterDays": 31})
        assert job["State"] == "FAILED"
        assert "Vault Lock" in job["StatusMessage"]
        assert aws.copied(Lifecycle={"DeleteAfterDays": 30})["State"] == "COMPLETED"

    def test_a_destination_that_goes_away(self, aws: Backup) -> None:
        job_id = aws.copy()["CopyJobId"]
        aws.destination.delete_backup_vault(BackupVaultName=THERE)
        aws.pass_time(seconds=2)
        assert aws.copy_job(job_id)["State"] == "FAILED"


class TestRefused:
    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ({"RecoveryPointArn": f"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:x"}, NOT_FOUND),
            ({"SourceBackupVaultName": "nobody"}, "AccessDeniedException"),
            ({"DestinationBackupVaultArn": "nobody"}, INVALID),
            ({"DestinationBackupVaultArn": THERE_ARN + "-not"}, NOT_FOUND),
            ({"DestinationBackupVaultArn": THERE_ARN.replace("eu-central-1", "eu-nowhere-1")}, NOT_FOUND),
            ({"DestinationBackupVaultArn": f"arn:aws:backup:eu-west-1:{ACCOUNT}:backup-vault:{VAULT}"}, INVALID),
            ({"IamRoleArn": f"arn:aws:iam::{ACCOUNT}:role/nobody"}, INVALID),
            ({"Lifecycle": {"MoveToColdStorageAfterDays": 1, "DeleteAfterDays": 90}}, INVALID),
        ],
    )  # fmt: skip
    def test_parameters(self, aws: Backup, parameters: dict[str, Any], code: str) -> None:
        assert aws.refused(aws.copy, **parameters)["Code"] == code
        assert aws.source.list_copy_jobs()["CopyJobs"] == []

    def test_cold_storage(self, aws: Backup) -> None:
        arn = aws.make_point(aws.seeded["table_arn"], Lifecycle={"MoveToColdStorageAfterDays": 1})
        aws.pass_time(days=1)
        assert aws.refused(aws.copy, arn=arn)["Code"] == REQUEST

    def test_unknown(self, aws: Backup) -> None:
        assert aws.refused(aws.source.describe_copy_job, CopyJobId="nobody")["Code"] == NOT_FOUND


def test_filters(aws: Backup) -> None:
    first = aws.copied()
    aws.pass_time(hours=1)
    other = aws.source.create_backup_vault(BackupVaultName="other")["BackupVaultArn"]
    volume = aws.make_point(aws.seeded["volume_arn"])
    second = aws.copy(volume, DestinationBackupVaultArn=other)

    def ids(**filters: Any) -> list[str]:
        return [job["CopyJobId"] for job in aws.source.list_copy_jobs(**filters)["CopyJobs"]]

    one, two = [first["CopyJobId"]], [second["CopyJobId"]]
    between = first["CreationDate"] + timedelta(minutes=30)
    assert ids() == two + one
    assert ids(ByResourceArn=aws.seeded["table_arn"]) == one
    assert ids(ByResourceType="EBS") == two
    assert ids(ByState="COMPLETED") == one
    assert ids(ByCreatedBefore=between) == one
    assert ids(ByCreatedAfter=between) == two
    assert ids(ByCompleteBefore=between) == one
    assert ids(ByCompleteAfter=between) == []
    assert ids(ByDestinationVaultArn=other) == two
    assert ids(BySourceRecoveryPointArn=volume) == two
    assert ids(ByMessageCategory="SUCCESS") == one
    assert ids(ByAccountId=OTHER_ACCOUNT) == []
    assert aws.source.list_copy_jobs(MaxResults=1)["NextToken"]
