"""What jobs take as arguments."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.aws.backup.jobs.backup_job import BackupJob, BackupJobInputs
from offsite_provider.aws.backup.jobs.copy_job import CopyJobInputs
from offsite_provider.aws.backup.jobs.restore_job import RestoreJobInputs
from offsite_provider.core.run import Run
from offsite_provider.core.unknown import UNKNOWN

from ..service import ACCOUNT, POINT, REGION, ROLE, TABLE, VAULT, VAULT_ARN

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

ELSEWHERE, OTHER_ACCOUNT = "eu-central-1", "210987654321"
COPIES = f"arn:aws:backup:{ELSEWHERE}:{ACCOUNT}:backup-vault:copies"
FAR = COPIES.replace(ACCOUNT, OTHER_ACCOUNT)
SNAPSHOT = f"arn:aws:ec2:{REGION}::snapshot/snap-1"
DISAGREE = f"is in {ELSEWHERE}, and `region` is {REGION}: they have to agree"
GOOD: dict[type[Any], dict[str, Any]] = {
    BackupJobInputs: {"backupVaultName": VAULT, "resourceArn": TABLE, "iamRoleArn": ROLE},
    CopyJobInputs: {
        "recoveryPointArn": POINT,
        "sourceBackupVaultName": VAULT,
        "destinationBackupVaultArn": COPIES,
        "iamRoleArn": ROLE,
    },
    RestoreJobInputs: {"recoveryPointArn": POINT, "backupVaultName": VAULT},
}
OPTIONAL: dict[type[Any], tuple[str, ...]] = {
    BackupJobInputs: ("lifecycle", "startWindowMinutes", "triggers"),
    CopyJobInputs: ("tags", "destinationRoleArn", "onDestroy"),
    RestoreJobInputs: ("resourceType", "metadata", "triggers"),
}


def in_another_region(arn: str) -> str:
    return arn.replace(REGION, ELSEWHERE)


@pytest.mark.parametrize(
    ("model", "name"),
    [(m, name) for m, good in GOOD.items() for name in (*good, "region", *OPTIONAL[m])],
)
def test_any_may_be_unknown(complaints: Complaints, model: type[Any], name: str) -> None:
    good = {"region": REGION, **GOOD[model]}
    assert complaints(model, good) == {}
    assert complaints(model, {**good, name: UNKNOWN}) == {}


@pytest.mark.parametrize(
    ("model", "given", "path", "complaint"),
    [
        (BackupJobInputs, {"startWindowMinutes": 59}, "start_window_minutes", "must be at least 60, not 59"),
        (BackupJobInputs, {"completeWindowMinutes": 52_560_001}, "complete_window_minutes", "must be at most 52560000, not 52560001"),
        (BackupJobInputs, {"startWindowMinutes": 60, "completeWindowMinutes": 119}, "complete_window_minutes", "must be at least 120, an hour more than `start_window_minutes`, not 119"),
        (BackupJobInputs, {"completeWindowMinutes": 539}, "complete_window_minutes", "must be at least 540, an hour more than `start_window_minutes`, not 539"),
        (BackupJobInputs, {"lifecycle": {"moveToColdStorageAfterDays": 30, "deleteAfterDays": 119}}, "lifecycle.delete_after_days", "must be at least 120, not 119"),
        (BackupJobInputs, {"resourceArn": "orders"}, "resource_arn", "must be the ARN of a resource"),
        (BackupJobInputs, {"resourceArn": in_another_region(TABLE)}, "resource_arn", DISAGREE),
        (BackupJobInputs, {"logicallyAirGappedBackupVaultArn": in_another_region(VAULT_ARN)}, "logically_air_gapped_backup_vault_arn", DISAGREE),
        (BackupJobInputs, {"index": "ACTIVE"}, "index", "must be one of 'ENABLED' or 'DISABLED'"),
        (BackupJobInputs, {"onDestroy": "keep"}, "on_destroy", "must be one of 'retain', 'disassociate' or 'delete', not `keep`"),
        (BackupJobInputs, {"recoveryPointTags": {"offsite:owner": "me"}}, "recovery_point_tags", "must not have the key `offsite:owner`"),
        (BackupJobInputs, {"recoveryPointTags": {f"k{n}": "" for n in range(50)}}, "recovery_point_tags", "must be at most 49 tags, not 50"),
        (BackupJobInputs, {"backupOptions": {"Windows": "b" * 51}}, "backup_options.Windows", "must be 1 to 50 letters"),
        (CopyJobInputs, {"destinationBackupVaultArn": COPIES.replace(ELSEWHERE, "cn-north-1")}, "destination_backup_vault_arn", "is in the partition aws-cn, and the source in aws: nothing is copied from one to another"),
        (CopyJobInputs, {"destinationBackupVaultArn": VAULT_ARN}, "destination_backup_vault_arn", "must be another vault than the recovery point's"),
        (CopyJobInputs, {"destinationBackupVaultArn": "copies"}, "destination_backup_vault_arn", "must be the ARN of a backup vault"),
        (CopyJobInputs, {"recoveryPointArn": in_another_region(POINT)}, "recovery_point_arn", DISAGREE),
        (CopyJobInputs, {"destinationBackupVaultArn": FAR, "onDestroy": "delete"}, "on_destroy", f"needs a `destination_role_arn`: the copy is in the account {OTHER_ACCOUNT}"),
        (CopyJobInputs, {"tags": {f"k{n}": "" for n in range(50)}}, "tags", "must be at most 49 tags, not 50"),
        (RestoreJobInputs, {"backupVaultAccountId": "1234"}, "backup_vault_account_id", "must be an account ID"),
        (RestoreJobInputs, {"resourceType": "a/table"}, "resource_type", "must be a type of resource, like"),
        (RestoreJobInputs, {"metadata": {"a": 1}}, "metadata.a", "must be a string, not `1`"),
        (RestoreJobInputs, {"recoveryPointArn": in_another_region(POINT)}, "recovery_point_arn", DISAGREE),
    ],
    ids=repr,
)  # fmt: skip
def test_refused(
    complaints: Complaints, model: type[Any], given: dict[str, Any], path: str, complaint: str
) -> None:
    found = complaints(model, {"region": REGION, **GOOD[model], **given})
    assert list(found) == [path]
    assert found[path].startswith(complaint)


@pytest.mark.parametrize(
    ("model", "given"),
    [
        # A bucket's ARN has no region.
        (BackupJobInputs, {"resourceArn": "arn:aws:s3:::orders"}),
        # A vault beside the other, one of that name elsewhere, and one of another account.
        (CopyJobInputs, {"destinationBackupVaultArn": COPIES.replace(ELSEWHERE, REGION)}),
        (CopyJobInputs, {"destinationBackupVaultArn": COPIES.replace("copies", VAULT)}),
        (CopyJobInputs, {"destinationBackupVaultArn": FAR.replace("copies", VAULT)}),
        # Whose a snapshot is, its ARN doesn't say.
        (
            CopyJobInputs,
            {
                "recoveryPointArn": SNAPSHOT,
                "destinationBackupVaultArn": FAR,
                "onDestroy": "delete",
            },
        ),
    ],
    ids=repr,
)
def test_taken(complaints: Complaints, model: type[Any], given: dict[str, Any]) -> None:
    assert complaints(model, {"region": REGION, **GOOD[model], **given}) == {}


@pytest.mark.parametrize(
    ("own", "tags"),
    [
        ({}, {"team": "all", "a": "b"}),
        ({"recoveryPointTags": {"team": "dr"}}, {"team": "dr", "a": "b"}),
        ({"recoveryPointTags": UNKNOWN}, UNKNOWN),
    ],
)
def test_the_default_tags_of_the_stack_are_the_recovery_points(own: Any, tags: Any) -> None:
    run = Run({"offsite:defaultTags": {"team": "all", "a": "b"}})
    assert BackupJob().prepare(run, {"region": REGION, **own})["recoveryPointTags"] == tags
