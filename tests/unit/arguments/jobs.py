"""Arguments of jobs, and of the recovery points that they make."""

from offsite_provider.aws.backup.jobs.backup_job import BackupJob
from offsite_provider.aws.backup.jobs.copy_job import CopyJob
from offsite_provider.aws.backup.jobs.restore_job import RestoreJob
from offsite_provider.aws.backup.lifecycle import Lifecycle
from offsite_provider.aws.backup.recovery_points.recovery_point import RecoveryPoint
from offsite_provider.core.unknown import UNKNOWN

from ..aws.backup.service import ACCOUNT, POINT, REGION, ROLE, TABLE, VAULT, VAULT_ARN
from . import Table, each

COLD, END = "moveToColdStorageAfterDays", "deleteAfterDays"
OUT_OF_RANGE = (0, -2, 36501)
DAYS = "must be from 1 to 36500, or -1 for never, not {}"
TOO_SOON = (
    "must be at least 120, not 119: what moves to cold storage after 30 days stays there for 90 "
    "days or more"
)
ELSEWHERE, OTHER_ACCOUNT = "eu-central-1", "210987654321"
COPIES = f"arn:aws:backup:{ELSEWHERE}:{ACCOUNT}:backup-vault:copies"
FAR = COPIES.replace(ACCOUNT, OTHER_ACCOUNT)
SNAPSHOT = f"arn:aws:ec2:{REGION}::snapshot/snap-1"
DISAGREE = f"is in {ELSEWHERE}, and `region` is {REGION}: they have to agree"
POINT_IN_VAULT = {"region": REGION, "recoveryPointArn": POINT, "backupVaultName": VAULT}


def elsewhere(arn: str) -> str:
    return arn.replace(REGION, ELSEWHERE)


# fmt: off
BACKUP = Table(
    BackupJob, {"region": REGION, "backupVaultName": VAULT, "resourceArn": TABLE, "iamRoleArn": ROLE},
    refused=[
        ({"startWindowMinutes": 59}, {"start_window_minutes": "must be at least 60, not 59"}),
        ({"completeWindowMinutes": 52_560_001}, {"complete_window_minutes": "must be at most 52560000, not 52560001"}),
        ({"startWindowMinutes": 60, "completeWindowMinutes": 119}, {"complete_window_minutes": "must be at least 120, an hour more than `start_window_minutes`, not 119"}),
        ({"completeWindowMinutes": 539}, {"complete_window_minutes": "must be at least 540, an hour more than `start_window_minutes`, not 539"}),
        ({"lifecycle": {"moveToColdStorageAfterDays": 30, "deleteAfterDays": 119}}, {"lifecycle.delete_after_days": "must be at least 120, not 119…"}),
        ({"resourceArn": "orders"}, {"resource_arn": "must be the ARN of a resource…"}),
        ({"resourceArn": elsewhere(TABLE)}, {"resource_arn": DISAGREE}),
        ({"logicallyAirGappedBackupVaultArn": elsewhere(VAULT_ARN)}, {"logically_air_gapped_backup_vault_arn": DISAGREE}),
        ({"index": "ACTIVE"}, {"index": "must be one of 'ENABLED' or 'DISABLED'…"}),
        ({"onDestroy": "keep"}, {"on_destroy": "must be one of 'retain', 'disassociate' or 'delete', not `keep`"}),
        ({"recoveryPointTags": {"offsite:owner": "me"}}, {"recovery_point_tags": "must not have the key `offsite:owner`…"}),
        ({"recoveryPointTags": {f"k{n}": "" for n in range(50)}}, {"recovery_point_tags": "must be at most 49 tags, not 50"}),
        ({"backupOptions": {"Windows": "b" * 51}}, {"backup_options.Windows": "must be 1 to 50 letters…"}),
    ],
    # A bucket's ARN has no region.
    taken=[{"resourceArn": "arn:aws:s3:::orders"}],
    # For ever is one lifecycle, however it is written.
    same=[
        ({}, {"lifecycle": for_ever}) for for_ever in
        ({}, {END: -1}, {END: -1, COLD: -1}, {"optInToArchiveForSupportedResources": False})
    ],
)
COPY = Table(
    CopyJob, {"region": REGION, "recoveryPointArn": POINT, "sourceBackupVaultName": VAULT, "destinationBackupVaultArn": COPIES, "iamRoleArn": ROLE},
    refused=[
        ({"destinationBackupVaultArn": COPIES.replace(ELSEWHERE, "cn-north-1")}, {"destination_backup_vault_arn": "is in the partition aws-cn, and the source in aws: nothing is copied from one to another"}),
        ({"destinationBackupVaultArn": VAULT_ARN}, {"destination_backup_vault_arn": "must be another vault than the recovery point's"}),
        ({"destinationBackupVaultArn": "copies"}, {"destination_backup_vault_arn": "must be the ARN of a backup vault…"}),
        ({"recoveryPointArn": elsewhere(POINT)}, {"recovery_point_arn": DISAGREE}),
        ({"destinationBackupVaultArn": FAR, "onDestroy": "delete"}, {"on_destroy": f"needs a `destination_role_arn`: the copy is in the account {OTHER_ACCOUNT}"}),
        ({"tags": {f"k{n}": "" for n in range(50)}}, {"tags": "must be at most 49 tags, not 50"}),
    ],
    taken=[
        # A vault beside the other, one of that name elsewhere, and one of another account.
        {"destinationBackupVaultArn": COPIES.replace(ELSEWHERE, REGION)},
        {"destinationBackupVaultArn": COPIES.replace("copies", VAULT)},
        {"destinationBackupVaultArn": FAR.replace("copies", VAULT)},
        # Whose a snapshot is, its ARN doesn't say.
        {"recoveryPointArn": SNAPSHOT, "destinationBackupVaultArn": FAR, "onDestroy": "delete"},
    ],
)
RESTORE = Table(
    RestoreJob, POINT_IN_VAULT,
    refused=[
        ({"backupVaultAccountId": "1234"}, {"backup_vault_account_id": "must be an account ID…"}),
        ({"resourceType": "a/table"}, {"resource_type": "must be a type of resource, like…"}),
        ({"metadata": {"a": 1}}, {"metadata.a": "must be a string, not `1`"}),
        ({"recoveryPointArn": elsewhere(POINT)}, {"recovery_point_arn": DISAGREE}),
    ],
    taken=[{"resourceType": "SAP HANA on Amazon EC2"}],
)
KEPT = Table(RecoveryPoint, POINT_IN_VAULT, refused=[({"recoveryPointArn": elsewhere(POINT)}, {"recovery_point_arn": DISAGREE})])
LIFECYCLE = Table(
    Lifecycle, {},
    refused=[
        *each(COLD, OUT_OF_RANGE, "move_to_cold_storage_after_days", DAYS),
        *each(END, OUT_OF_RANGE, "delete_after_days", DAYS),
        ({COLD: 30, END: 119}, {"delete_after_days": TOO_SOON}),
    ],
    taken=[
        {END: 1}, {END: 36500}, {COLD: 1}, {COLD: 30, END: 120}, {COLD: 30, END: -1},
        {COLD: -1, END: 7}, {COLD: 30, END: UNKNOWN}, {COLD: UNKNOWN, END: 7},
    ],
)
TABLES = [BACKUP, COPY, RESTORE, KEPT, LIFECYCLE]
