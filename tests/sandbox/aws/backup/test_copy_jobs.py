"""Copy jobs: to another vault, region and account."""

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
Copy = Callable[..., dict[str, Any]]

ACCOUNT = "123456789012"
OTHER_ACCOUNT = "210987654321"
VAULT = "offsite-source"
THERE = "offsite-destination"
THERE_ARN = f"arn:aws:backup:eu-central-1:{ACCOUNT}:backup-vault:{THERE}"
INVALID = "InvalidParameterValueException"
REQUEST = "InvalidRequestException"
NOT_FOUND = "ResourceNotFoundException"


@pytest.fixture
def copy(source: Any, seeded: dict[str, Any]) -> Copy:
    """``copy(recovery_point_arn=None, …)``: begin a copy to the destination's region."""

    def copy_(arn: str | None = None, **parameters: Any) -> dict[str, Any]:
        asked = {
            "RecoveryPointArn": arn or seeded["recovery_point_arn"],
            "SourceBackupVaultName": VAULT,
            "DestinationBackupVaultArn": THERE_ARN,
            "IamRoleArn": seeded["role_arn"],
            **parameters,
        }
        answer = source.start_copy_job(**asked)
        del answer["ResponseMetadata"]
        return answer

    return copy_


@pytest.fixture
def copied(source: Any, copy: Copy, pass_time: PassTime) -> Copy:
    """``copied(…)``: a copy job that is over."""

    def copied_(arn: str | None = None, **parameters: Any) -> dict[str, Any]:
        job_id = copy(arn, **parameters)["CopyJobId"]
        pass_time(seconds=2)
        return described(source, job_id)

    return copied_


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


def described(client: Any, job_id: str) -> dict[str, Any]:
    return client.describe_copy_job(CopyJobId=job_id)["CopyJob"]


def point(client: Any, vault: str, arn: str) -> dict[str, Any]:
    answer = client.describe_recovery_point(BackupVaultName=vault, RecoveryPointArn=arn)
    del answer["ResponseMetadata"]
    return answer


class TestToAnotherRegion:
    def test_from_created_to_completed(
        self,
        sandbox: SandboxClient,
        source: Any,
        destination: Any,
        seeded: dict[str, Any],
        copy: Copy,
        pass_time: PassTime,
    ) -> None:
        sandbox.settings({"backup.StartCopyJob": 100})
        source.tag_resource(ResourceArn=seeded["recovery_point_arn"], Tags={"by": "hand"})
        made = copy(Lifecycle={"DeleteAfterDays": 30})
        assert set(made) == {"CopyJobId", "CreationDate", "IsParent"}
        job_id, created = made["CopyJobId"], made["CreationDate"]
        assert described(source, job_id)["State"] == "CREATED"
        pass_time(seconds=50)
        assert described(source, job_id)["State"] == "RUNNING"
        assert (
            destination.list_recovery_points_by_backup_vault(BackupVaultName=THERE)[
                "RecoveryPoints"
            ]
            == []
        )
        pass_time(seconds=50)
        job = described(source, job_id)
        original = point(source, VAULT, seeded["recovery_point_arn"])
        vault = destination.describe_backup_vault(BackupVaultName=THERE)
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
            "ResourceArn": seeded["table_arn"],
            "ResourceType": "DynamoDB",
            "ResourceName": "orders",
            "CreationDate": created,
            "CompletionDate": created + timedelta(seconds=100),
            "State": "COMPLETED",
            "MessageCategory": "SUCCESS",
            "BackupSizeInBytes": original["BackupSizeInBytes"],
            "IamRoleArn": seeded["role_arn"],
            "IsParent": False,
        }
        copy_ = point(destination, THERE, arn)
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
        assert destination.list_tags(ResourceArn=arn)["Tags"] == {"backup": "daily", "by": "hand"}
        pass_time(days=29)
        assert (
            destination.describe_backup_vault(BackupVaultName=THERE)["NumberOfRecoveryPoints"] == 0
        )

    def test_a_lifecycle_that_is_left_out_is_the_sources(
        self, source: Any, destination: Any, seeded: dict[str, Any], copied: Copy
    ) -> None:
        source.update_recovery_point_lifecycle(
            BackupVaultName=VAULT,
            RecoveryPointArn=seeded["recovery_point_arn"],
            Lifecycle={"DeleteAfterDays": 9},
        )
        for lifecycle in ({}, {"Lifecycle": {"DeleteAfterDays": -1}}):
            arn = copied(**lifecycle)["DestinationRecoveryPointArn"]
            assert point(destination, THERE, arn)["Lifecycle"] == {"DeleteAfterDays": 9}

    def test_snapshots(
        self,
        sandbox: SandboxClient,
        source: Any,
        connect: Connect,
        seeded: dict[str, Any],
        make_point: Any,
        copied: Copy,
    ) -> None:
        volume = copied(make_point(seeded["volume_arn"]))["DestinationRecoveryPointArn"]
        assert volume.startswith("arn:aws:ec2:eu-central-1::snapshot/snap-")
        snapshot = volume.rpartition("/")[2]
        assert connect("ec2", "eu-central-1").describe_snapshots(SnapshotIds=[snapshot])[
            "Snapshots"
        ]
        encrypted = sandbox.seed()["rds"]["db_instance_arns"]["ledger"]
        job = copied(make_point(encrypted))
        name = job["DestinationRecoveryPointArn"].partition("snapshot:")[2]
        assert name.startswith("awsbackup:copyjob-")
        found = connect("rds", "eu-central-1").describe_db_snapshots(SnapshotType="awsbackup")[
            "DBSnapshots"
        ]
        # Encrypted with the destination vault's key.
        assert [(each["DBSnapshotIdentifier"], each["KmsKeyId"]) for each in found] == [
            (name, job["DestinationEncryptionKeyArn"])
        ]
        assert ":kms:eu-central-1:" in job["DestinationEncryptionKeyArn"]

    def test_what_has_no_meaning_elsewhere_is_left_out_of_the_metadata(
        self, destination: Any, seeded: dict[str, Any], make_point: Any, copied: Copy
    ) -> None:
        arn = copied(make_point(seeded["volume_arn"]))["DestinationRecoveryPointArn"]
        found = destination.get_recovery_point_restore_metadata(
            BackupVaultName=THERE, RecoveryPointArn=arn
        )
        assert "availabilityZone" not in found["RestoreMetadata"]
        assert found["RestoreMetadata"]["volumeSize"] == "8"

    def test_a_stack_with_its_parts(
        self, source: Any, destination: Any, connect: Connect, make_point: Any, copied: Copy
    ) -> None:
        volume = {
            "Type": "AWS::EC2::Volume",
            "Properties": {"AvailabilityZone": "eu-west-1a", "Size": 1},
        }
        stack = connect("cloudformation").create_stack(
            StackName="shop", TemplateBody=json.dumps({"Resources": {"One": volume, "Two": volume}})
        )["StackId"]
        job = copied(make_point(stack))
        assert (job["State"], job["IsParent"]) == ("COMPLETED", True)
        assert (job["NumberOfChildJobs"], job["ChildJobsInState"]) == (2, {"COMPLETED": 2})
        children = source.list_copy_jobs(ByParentJobId=job["CopyJobId"])["CopyJobs"]
        assert {child["CompositeMemberIdentifier"] for child in children} == {"One", "Two"}
        copies = destination.list_recovery_points_by_backup_vault(
            BackupVaultName=THERE, ByParentRecoveryPointArn=job["DestinationRecoveryPointArn"]
        )["RecoveryPoints"]
        assert {copy_["RecoveryPointArn"] for copy_ in copies} == {
            child["DestinationRecoveryPointArn"] for child in children
        }

    def test_a_token_is_one_job(self, source: Any, copy: Copy, pass_time: PassTime) -> None:
        first = copy(IdempotencyToken="a")
        pass_time(days=1)
        assert copy(IdempotencyToken="a") == first
        assert copy(IdempotencyToken="b") != first
        assert len(source.list_copy_jobs()["CopyJobs"]) == 2


class TestToAnotherAccount:
    @pytest.fixture
    def other(self, connect: Connect) -> Any:
        client = connect("backup", "eu-central-1", account=1)
        client.create_backup_vault(BackupVaultName="safe")
        return client

    @pytest.fixture
    def safe(self, other: Any) -> str:
        return other.describe_backup_vault(BackupVaultName="safe")["BackupVaultArn"]

    @pytest.fixture
    def enabled(self, connect: Connect) -> None:
        connect("backup", "us-east-1").update_global_settings(
            GlobalSettings={"isCrossAccountBackupEnabled": "true"}
        )

    def test_has_to_be_enabled(self, copy: Copy, safe: str, refused: Refused) -> None:
        assert refused(copy, DestinationBackupVaultArn=safe)["Code"] == REQUEST

    @pytest.mark.usefixtures("enabled")
    def test_has_to_be_let_in(self, other: Any, copied: Copy, safe: str) -> None:
        job = copied(DestinationBackupVaultArn=safe)
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
            assert copied(DestinationBackupVaultArn=safe)["State"] == state
        found = other.list_recovery_points_by_backup_vault(BackupVaultName="safe")["RecoveryPoints"]
        assert [f":{OTHER_ACCOUNT}:" in each["RecoveryPointArn"] for each in found] == [True]


class TestEnds:
    @pytest.mark.parametrize("state", ["FAILED", "PARTIAL"])
    def test_as_ordered(
        self, sandbox: SandboxClient, destination: Any, copied: Copy, state: str
    ) -> None:
        code = None if state == "FAILED" else state
        sandbox.add_fault(Fault("fail", "backup", "StartCopyJob", message="no space", code=code))
        job = copied()
        assert (job["State"], job["StatusMessage"]) == (state, "no space")
        assert ("DestinationRecoveryPointArn" in job) == (state == "PARTIAL")
        vault = destination.describe_backup_vault(BackupVaultName=THERE)
        assert vault["NumberOfRecoveryPoints"] == (state == "PARTIAL")

    def test_a_locked_destination(self, destination: Any, copied: Copy) -> None:
        destination.put_backup_vault_lock_configuration(
            BackupVaultName=THERE, MinRetentionDays=7, MaxRetentionDays=30
        )
        job = copied(Lifecycle={"DeleteAfterDays": 31})
        assert job["State"] == "FAILED"
        assert "Vault Lock" in job["StatusMessage"]
        assert copied(Lifecycle={"DeleteAfterDays": 30})["State"] == "COMPLETED"

    def test_a_destination_that_goes_away(
        self, source: Any, destination: Any, copy: Copy, pass_time: PassTime
    ) -> None:
        job_id = copy()["CopyJobId"]
        destination.delete_backup_vault(BackupVaultName=THERE)
        pass_time(seconds=2)
        assert described(source, job_id)["State"] == "FAILED"


class TestRefused:
    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            (
                {"RecoveryPointArn": f"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:x"},
                NOT_FOUND,
            ),
            ({"SourceBackupVaultName": "nobody"}, "AccessDeniedException"),
            ({"DestinationBackupVaultArn": "nobody"}, INVALID),
            ({"DestinationBackupVaultArn": THERE_ARN + "-not"}, NOT_FOUND),
            (
                {"DestinationBackupVaultArn": THERE_ARN.replace("eu-central-1", "eu-nowhere-1")},
                NOT_FOUND,
            ),
            (
                {
                    "DestinationBackupVaultArn": f"arn:aws:backup:eu-west-1:{ACCOUNT}:backup-vault:{VAULT}"
                },
                INVALID,
            ),
            ({"IamRoleArn": f"arn:aws:iam::{ACCOUNT}:role/nobody"}, INVALID),
            ({"Lifecycle": {"MoveToColdStorageAfterDays": 1, "DeleteAfterDays": 90}}, INVALID),
        ],
    )
    def test_parameters(
        self, source: Any, copy: Copy, refused: Refused, parameters: dict[str, Any], code: str
    ) -> None:
        assert refused(copy, **parameters)["Code"] == code
        assert source.list_copy_jobs()["CopyJobs"] == []

    def test_cold_storage(
        self,
        seeded: dict[str, Any],
        make_point: Any,
        copy: Copy,
        pass_time: PassTime,
        refused: Refused,
    ) -> None:
        arn = make_point(seeded["table_arn"], Lifecycle={"MoveToColdStorageAfterDays": 1})
        pass_time(days=1)
        assert refused(copy, arn=arn)["Code"] == REQUEST

    def test_unknown(self, source: Any, refused: Refused) -> None:
        assert refused(source.describe_copy_job, CopyJobId="nobody")["Code"] == NOT_FOUND


def test_filters(
    source: Any,
    seeded: dict[str, Any],
    make_point: Any,
    copied: Copy,
    copy: Copy,
    pass_time: PassTime,
) -> None:
    first = copied()
    pass_time(hours=1)
    other = source.create_backup_vault(BackupVaultName="other")["BackupVaultArn"]
    volume = make_point(seeded["volume_arn"])
    second = copy(volume, DestinationBackupVaultArn=other)

    def ids(**filters: Any) -> list[str]:
        return [job["CopyJobId"] for job in source.list_copy_jobs(**filters)["CopyJobs"]]

    one, two = [first["CopyJobId"]], [second["CopyJobId"]]
    between = first["CreationDate"] + timedelta(minutes=30)
    assert ids() == two + one
    assert ids(ByResourceArn=seeded["table_arn"]) == one
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
    assert source.list_copy_jobs(MaxResults=1)["NextToken"]
