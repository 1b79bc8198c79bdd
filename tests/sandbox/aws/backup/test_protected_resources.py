"""Protected resources: what has recovery points."""

from collections.abc import Callable
from typing import Any

import pytest

Refused = Callable[..., dict[str, Any]]
PassTime = Callable[..., None]

VAULT = "offsite-source"
NOT_FOUND = "ResourceNotFoundException"


@pytest.fixture
def back_up(
    source: Any, seeded: dict[str, Any], pass_time: PassTime
) -> Callable[..., dict[str, Any]]:
    def back_up_(what: str, vault: str = VAULT) -> dict[str, Any]:
        job_id = source.start_backup_job(
            BackupVaultName=vault, ResourceArn=seeded[what], IamRoleArn=seeded["role_arn"]
        )["BackupJobId"]
        pass_time(seconds=2)
        return source.describe_backup_job(BackupJobId=job_id)

    return back_up_


def test_the_newest_recovery_point_of_each(
    source: Any, seeded: dict[str, Any], back_up: Any
) -> None:
    volume = back_up("volume_arn")
    other = source.create_backup_vault(BackupVaultName="other")["BackupVaultArn"]
    table = back_up("table_arn", "other")
    expected = [
        {
            "ResourceArn": seeded["table_arn"],
            "ResourceType": "DynamoDB",
            "ResourceName": "orders",
            "LastBackupTime": table["CreationDate"],
            "LastBackupVaultArn": other,
            "LastRecoveryPointArn": table["RecoveryPointArn"],
        },
        {
            "ResourceArn": seeded["volume_arn"],
            "ResourceType": "EBS",
            "ResourceName": "orders",
            "LastBackupTime": volume["CreationDate"],
            "LastBackupVaultArn": volume["BackupVaultArn"],
            "LastRecoveryPointArn": volume["RecoveryPointArn"],
        },
    ]
    assert source.list_protected_resources()["Results"] == expected
    answer = source.list_protected_resources(MaxResults=1)
    assert answer["Results"] == expected[:1]
    assert source.list_protected_resources(NextToken=answer["NextToken"])["Results"] == expected[1:]
    of_vault = source.list_protected_resources_by_backup_vault(BackupVaultName="other")
    assert of_vault["Results"] == expected[:1]
    found = source.describe_protected_resource(ResourceArn=seeded["volume_arn"])
    del found["ResponseMetadata"]
    assert found == expected[1]


def test_what_was_restored(source: Any, seeded: dict[str, Any], pass_time: PassTime) -> None:
    job_id = source.start_restore_job(
        RecoveryPointArn=seeded["recovery_point_arn"],
        Metadata={"targetTableName": "again"},
        IamRoleArn=seeded["role_arn"],
    )["RestoreJobId"]
    pass_time(seconds=2)
    job = source.describe_restore_job(RestoreJobId=job_id)
    found = source.describe_protected_resource(ResourceArn=seeded["table_arn"])
    assert found["LatestRestoreJobCreationDate"] == job["CreationDate"]
    assert found["LatestRestoreRecoveryPointCreationDate"] == job["RecoveryPointCreationDate"]
    assert found["LatestRestoreExecutionTimeMinutes"] == 0


def test_what_is_not_protected(
    source: Any, destination: Any, seeded: dict[str, Any], pass_time: PassTime, refused: Refused
) -> None:
    describe = source.describe_protected_resource
    assert refused(describe, ResourceArn=seeded["volume_arn"])["Code"] == NOT_FOUND
    assert destination.list_protected_resources()["Results"] == []
    source.delete_recovery_point(
        BackupVaultName=VAULT, RecoveryPointArn=seeded["recovery_point_arn"]
    )
    pass_time(seconds=2)
    assert refused(describe, ResourceArn=seeded["table_arn"])["Code"] == NOT_FOUND
    unknown = source.list_protected_resources_by_backup_vault
    assert refused(unknown, BackupVaultName="nobody")["Code"] == "AccessDeniedException"
