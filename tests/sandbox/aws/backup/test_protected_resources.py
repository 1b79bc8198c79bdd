"""Protected resources: what has recovery points."""

from ..client import plain
from .client import DENIED, NOT_FOUND, Backup, named, sizes


def test_the_newest_recovery_point_of_each(aws: Backup) -> None:
    volume = aws.back_up(aws.seeded["volume_arn"])
    aws.source.create_backup_vault(BackupVaultName="other")
    table = aws.back_up(BackupVaultName="other")
    expected = [
        {
            "ResourceArn": aws.seeded[arn],
            "ResourceType": kind,
            "ResourceName": "orders",
            "LastBackupTime": job["CreationDate"],
            "LastBackupVaultArn": job["BackupVaultArn"],
            "LastRecoveryPointArn": job["RecoveryPointArn"],
        }
        for arn, kind, job in (("table_arn", "DynamoDB", table), ("volume_arn", "EBS", volume))
    ]
    assert aws.source.list_protected_resources()["Results"] == expected
    assert sizes(aws.source.list_protected_resources, "Results", 1) == [1, 1]
    of_vault = aws.source.list_protected_resources_by_backup_vault(BackupVaultName="other")
    assert of_vault["Results"] == expected[:1]
    found = plain(aws.source.describe_protected_resource(ResourceArn=aws.seeded["volume_arn"]))
    assert found == expected[1]


def test_what_was_restored(aws: Backup) -> None:
    job = aws.restore(aws.seeded["recovery_point_arn"], {"targetTableName": "again"})
    found = aws.source.describe_protected_resource(ResourceArn=aws.seeded["table_arn"])
    assert found["LatestRestoreJobCreationDate"] == job["CreationDate"]
    assert found["LatestRestoreRecoveryPointCreationDate"] == job["RecoveryPointCreationDate"]
    assert found["LatestRestoreExecutionTimeMinutes"] == 0


def test_what_is_not_protected(aws: Backup) -> None:
    describe = aws.source.describe_protected_resource
    aws.refuses(NOT_FOUND, describe, ResourceArn=aws.seeded["volume_arn"])
    assert aws.destination.list_protected_resources()["Results"] == []
    aws.source.delete_recovery_point(**named(aws.seeded["recovery_point_arn"]))
    aws.pass_time(seconds=2)
    aws.refuses(NOT_FOUND, describe, ResourceArn=aws.seeded["table_arn"])
    unknown = aws.source.list_protected_resources_by_backup_vault
    aws.refuses(DENIED, unknown, BackupVaultName="nobody")
