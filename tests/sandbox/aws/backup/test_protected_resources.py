"""Protected resources: what has recovery points."""

from ..client import plain
from .client import NOT_FOUND, VAULT, Backup


def test_the_newest_recovery_point_of_each(aws: Backup) -> None:
    volume = aws.back_up(aws.seeded["volume_arn"])
    other = aws.source.create_backup_vault(BackupVaultName="other")["BackupVaultArn"]
    table = aws.back_up(BackupVaultName="other")
    expected = [
        {
            "ResourceArn": aws.seeded["table_arn"],
            "ResourceType": "DynamoDB",
            "ResourceName": "orders",
            "LastBackupTime": table["CreationDate"],
            "LastBackupVaultArn": other,
            "LastRecoveryPointArn": table["RecoveryPointArn"],
        },
        {
            "ResourceArn": aws.seeded["volume_arn"],
            "ResourceType": "EBS",
            "ResourceName": "orders",
            "LastBackupTime": volume["CreationDate"],
            "LastBackupVaultArn": volume["BackupVaultArn"],
            "LastRecoveryPointArn": volume["RecoveryPointArn"],
        },
    ]
    assert aws.source.list_protected_resources()["Results"] == expected
    answer = aws.source.list_protected_resources(MaxResults=1)
    assert answer["Results"] == expected[:1]
    assert (
        aws.source.list_protected_resources(NextToken=answer["NextToken"])["Results"]
        == expected[1:]
    )
    of_vault = aws.source.list_protected_resources_by_backup_vault(BackupVaultName="other")
    assert of_vault["Results"] == expected[:1]
    found = plain(aws.source.describe_protected_resource(ResourceArn=aws.seeded["volume_arn"]))
    assert found == expected[1]


def test_what_was_restored(aws: Backup) -> None:
    job_id = aws.source.start_restore_job(
        RecoveryPointArn=aws.seeded["recovery_point_arn"],
        Metadata={"targetTableName": "again"},
        IamRoleArn=aws.seeded["role_arn"],
    )["RestoreJobId"]
    aws.pass_time(seconds=2)
    job = aws.source.describe_restore_job(RestoreJobId=job_id)
    found = aws.source.describe_protected_resource(ResourceArn=aws.seeded["table_arn"])
    assert found["LatestRestoreJobCreationDate"] == job["CreationDate"]
    assert found["LatestRestoreRecoveryPointCreationDate"] == job["RecoveryPointCreationDate"]
    assert found["LatestRestoreExecutionTimeMinutes"] == 0


def test_what_is_not_protected(aws: Backup) -> None:
    describe = aws.source.describe_protected_resource
    aws.refuses(NOT_FOUND, describe, ResourceArn=aws.seeded["volume_arn"])
    assert aws.destination.list_protected_resources()["Results"] == []
    aws.source.delete_recovery_point(
        BackupVaultName=VAULT, RecoveryPointArn=aws.seeded["recovery_point_arn"]
    )
    aws.pass_time(seconds=2)
    aws.refuses(NOT_FOUND, describe, ResourceArn=aws.seeded["table_arn"])
    unknown = aws.source.list_protected_resources_by_backup_vault
    aws.refuses("AccessDeniedException", unknown, BackupVaultName="nobody")
