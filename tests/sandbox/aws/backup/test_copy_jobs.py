"""Copy jobs: to another vault, region and account."""

import json
from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.faults import Fault

from ...cases import Members, cases
from .client import (
    ACCOUNT,
    DENIED,
    INVALID,
    NOT_FOUND,
    OTHER_ACCOUNT,
    REQUEST,
    THERE,
    THERE_ARN,
    VAULT,
    VOLUME,
    Backup,
    named,
)


class TestToAnotherRegion:
    def test_from_created_to_completed(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.StartCopyJob": 100})
        aws.source.tag_resource(ResourceArn=aws.seeded["recovery_point_arn"], Tags={"by": "hand"})
        made = aws.copy(Lifecycle={"DeleteAfterDays": 30})
        assert set(made) == {"CopyJobId", "CreationDate", "IsParent"}
        job_id, created = made["CopyJobId"], made["CreationDate"]
        assert aws.copy_job(job_id)["State"] == "CREATED"
        aws.pass_time(seconds=50)
        assert aws.copy_job(job_id)["State"] == "RUNNING"
        assert aws.points(THERE, aws.destination) == []
        aws.pass_time(seconds=50)
        job = aws.copy_job(job_id)
        original = aws.point(aws.seeded["recovery_point_arn"])
        vault = aws.destination.describe_backup_vault(BackupVaultName=THERE)
        arn = job["DestinationRecoveryPointArn"]
        assert arn.startswith(f"arn:aws:backup:eu-central-1:{ACCOUNT}:recovery-point:")
        told = {
            "DestinationEncryptionKeyArn": vault["EncryptionKeyArn"],
            "DestinationRecoveryPointLifecycle": {"DeleteAfterDays": 30},
            "ResourceName": "orders",
            "CompletionDate": created + timedelta(seconds=100),
            "State": "COMPLETED",
            "MessageCategory": "SUCCESS",
            "BackupSizeInBytes": original["BackupSizeInBytes"],
        }
        assert {name: job[name] for name in told} == told
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
        tags = aws.destination.list_tags(ResourceArn=arn)["Tags"]
        assert tags == {"backup": "daily", "by": "hand"}
        aws.pass_time(days=29)
        assert aws.count(THERE, aws.destination) == 0

    def test_a_lifecycle_that_is_left_out_is_the_sources(self, aws: Backup) -> None:
        arn = aws.seeded["recovery_point_arn"]
        aws.source.update_recovery_point_lifecycle(**named(arn), Lifecycle={"DeleteAfterDays": 9})
        for lifecycle in ({}, {"Lifecycle": {"DeleteAfterDays": -1}}):
            arn = aws.copied(**lifecycle)["DestinationRecoveryPointArn"]
            assert aws.point(arn, THERE, aws.destination)["Lifecycle"] == {"DeleteAfterDays": 9}

    def test_snapshots(self, aws: Backup) -> None:
        volume = aws.copied(aws.make_point(aws.seeded["volume_arn"]))["DestinationRecoveryPointArn"]
        assert volume.startswith("arn:aws:ec2:eu-central-1::snapshot/snap-")
        asked = {"SnapshotIds": [volume.rpartition("/")[2]]}
        assert aws.connect("ec2", "eu-central-1").describe_snapshots(**asked)["Snapshots"]
        # What has no meaning elsewhere is left out of the metadata.
        metadata = aws.metadata_of(volume, THERE, aws.destination)
        assert "availabilityZone" not in metadata
        assert metadata["volumeSize"] == "8"
        job = aws.copied(aws.make_point(aws.instance("ledger")))
        name = job["DestinationRecoveryPointArn"].partition("snapshot:")[2]
        assert name.startswith("awsbackup:copyjob-")
        rds = aws.connect("rds", "eu-central-1")
        (found,) = rds.describe_db_snapshots(SnapshotType="awsbackup")["DBSnapshots"]
        assert found["DBSnapshotIdentifier"] == name
        # Encrypted with the destination vault's key.
        assert found["KmsKeyId"] == job["DestinationEncryptionKeyArn"]
        assert ":kms:eu-central-1:" in job["DestinationEncryptionKeyArn"]

    def test_a_stack_with_its_parts(self, aws: Backup) -> None:
        job = aws.copied(aws.make_point(aws.make_stack({"One": VOLUME, "Two": VOLUME})))
        assert (job["State"], job["IsParent"]) == ("COMPLETED", True)
        assert (job["NumberOfChildJobs"], job["ChildJobsInState"]) == (2, {"COMPLETED": 2})
        children = aws.source.list_copy_jobs(ByParentJobId=job["CopyJobId"])["CopyJobs"]
        assert {child["CompositeMemberIdentifier"] for child in children} == {"One", "Two"}
        parent = {"ByParentRecoveryPointArn": job["DestinationRecoveryPointArn"]}
        copies = {each["RecoveryPointArn"] for each in aws.points(THERE, aws.destination, **parent)}
        assert copies == {child["DestinationRecoveryPointArn"] for child in children}

    def test_a_token_is_one_job(self, aws: Backup) -> None:
        first = aws.copy(IdempotencyToken="a")
        aws.pass_time(days=1)
        assert aws.copy(IdempotencyToken="a") == first
        assert aws.copy(IdempotencyToken="b") != first
        assert len(aws.source.list_copy_jobs()["CopyJobs"]) == 2


def test_to_another_account_it_has_to_be_enabled_and_let_in(aws: Backup) -> None:
    other = aws.connect("backup", "eu-central-1", account=1)
    safe = other.create_backup_vault(BackupVaultName="safe")["BackupVaultArn"]
    aws.refuses(REQUEST, aws.copy, DestinationBackupVaultArn=safe)
    flags = {"isCrossAccountBackupEnabled": "true"}
    aws.connect("backup", "us-east-1").update_global_settings(GlobalSettings=flags)
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
        policy = json.dumps({"Version": "2012-10-17", "Statement": statements})
        other.put_backup_vault_access_policy(BackupVaultName="safe", Policy=policy)
        assert aws.copied(DestinationBackupVaultArn=safe)["State"] == state
    (found,) = aws.points("safe", other)
    assert f":{OTHER_ACCOUNT}:" in found["RecoveryPointArn"]


@cases(
    "condition state",
    ({"ForAllValues:ArnNotLike": {"backup:CopyTargets": [THERE_ARN]}}, "COMPLETED"),
    ({"ArnNotLike": {"backup:CopyTargets": f"arn:*:backup:*:{ACCOUNT}:backup-vault:*"}}, "COMPLETED"),
    ({"ArnNotLike": {"backup:CopyTargets": f"arn:*:{OTHER_ACCOUNT}:backup-vault:*"}}, "FAILED"),
    ({"ArnLike": {"backup:CopyTargets": "arn:*:backup:eu-*:*:*"}}, "FAILED"),
    ({}, "FAILED"),
)  # fmt: skip
def test_where_a_policy_lets_copies_go(aws: Backup, condition: Members, state: str) -> None:
    deny = {"Effect": "Deny", "Principal": "*", "Action": "backup:CopyFromBackupVault"}
    statement = {**deny, "Resource": "*", "Condition": condition}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    aws.source.put_backup_vault_access_policy(BackupVaultName=VAULT, Policy=policy)
    assert aws.copied()["State"] == state


class TestEnds:
    @pytest.mark.parametrize("state", ["FAILED", "PARTIAL"])
    def test_as_ordered(self, aws: Backup, state: str) -> None:
        code = None if state == "FAILED" else state
        fault = Fault("fail", "backup", "StartCopyJob", message="no space", code=code)
        aws.sandbox.add_fault(fault)
        job = aws.copied()
        assert (job["State"], job["StatusMessage"]) == (state, "no space")
        assert ("DestinationRecoveryPointArn" in job) == (state == "PARTIAL")
        assert aws.count(THERE, aws.destination) == (state == "PARTIAL")

    def test_a_locked_destination(self, aws: Backup) -> None:
        lock = aws.destination.put_backup_vault_lock_configuration
        lock(BackupVaultName=THERE, MinRetentionDays=7, MaxRetentionDays=30)
        job = aws.copied(Lifecycle={"DeleteAfterDays": 31})
        assert job["State"] == "FAILED"
        assert "Vault Lock" in job["StatusMessage"]
        assert aws.copied(Lifecycle={"DeleteAfterDays": 30})["State"] == "COMPLETED"

    def test_a_destination_that_goes_away(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.StartCopyJob": 600})
        job_id = aws.copy()["CopyJobId"]
        aws.destination.delete_backup_vault(BackupVaultName=THERE)
        aws.pass_time(seconds=600)
        assert aws.copy_job(job_id)["State"] == "FAILED"


class TestRefused:
    @cases(
        "parameters code",
        ({"RecoveryPointArn": f"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:x"}, NOT_FOUND),
        ({"SourceBackupVaultName": "nobody"}, DENIED),
        ({"DestinationBackupVaultArn": "nobody"}, INVALID),
        ({"DestinationBackupVaultArn": THERE_ARN + "-not"}, NOT_FOUND),
        ({"DestinationBackupVaultArn": THERE_ARN.replace("eu-central-1", "eu-nowhere-1")}, NOT_FOUND),
        ({"DestinationBackupVaultArn": f"arn:aws:backup:eu-west-1:{ACCOUNT}:backup-vault:{VAULT}"}, INVALID),
        ({"IamRoleArn": f"arn:aws:iam::{ACCOUNT}:role/nobody"}, INVALID),
        ({"Lifecycle": {"MoveToColdStorageAfterDays": 1, "DeleteAfterDays": 90}}, INVALID),
    )  # fmt: skip
    def test_parameters(self, aws: Backup, parameters: Members, code: str) -> None:
        aws.refuses(code, aws.copy, **parameters)
        assert aws.source.list_copy_jobs()["CopyJobs"] == []

    def test_cold_storage(self, aws: Backup) -> None:
        arn = aws.make_point(Lifecycle={"MoveToColdStorageAfterDays": 1})
        aws.pass_time(days=1)
        aws.refuses(REQUEST, aws.copy, arn=arn)


def test_filters(aws: Backup) -> None:
    aws.refuses(NOT_FOUND, aws.source.describe_copy_job, CopyJobId="nobody")
    first = aws.copied()
    aws.pass_time(hours=1)
    other = aws.source.create_backup_vault(BackupVaultName="other")["BackupVaultArn"]
    volume = aws.make_point(aws.seeded["volume_arn"])
    aws.sandbox.configure({"backup.StartCopyJob": 600})
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
