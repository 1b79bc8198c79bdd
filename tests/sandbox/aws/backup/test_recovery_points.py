"""Recovery points: what they are, how long they last, and who may delete them."""

from datetime import timedelta
from typing import Any

from ...cases import cases
from ..client import some
from .client import (
    ACCOUNT,
    DENIED,
    INVALID,
    NOT_FOUND,
    OTHER_ACCOUNT,
    REQUEST,
    STATE,
    VAULT,
    VAULT_ARN,
    VOLUME,
    Backup,
    named,
    sizes,
)

OF_A_RESOURCE = {
    *("RecoveryPointArn", "CreationDate", "Status", "EncryptionKeyArn", "EncryptionKeyType"),
    *("BackupVaultName", "IsParent", "ResourceName", "VaultType"),
}
"""What a list by resource tells of a recovery point as a description does."""


def in_vault(aws: Backup, **filters: Any) -> list[str]:
    return [point["RecoveryPointArn"] for point in aws.points(**filters)]


class TestDescribe:
    def test_all_there_is_to_know(self, aws: Backup) -> None:
        arn = aws.seeded["recovery_point_arn"]
        point = aws.point(arn)
        vault = aws.source.describe_backup_vault(BackupVaultName=VAULT)
        created, size = point["CreationDate"], point["BackupSizeInBytes"]
        assert size > 0
        assert (point["InitiationDate"], point["StorageClass"]) == (created, "WARM")
        assert point["CompletionDate"] == created + timedelta(seconds=1)
        assert point["EncryptionKeyArn"] == vault["EncryptionKeyArn"]
        told = {name: value for name, value in point.items() if name != "StorageClass"}
        assert aws.points() == [told]
        by_resource = aws.source.list_recovery_points_by_resource
        (found,) = by_resource(ResourceArn=aws.seeded["table_arn"])["RecoveryPoints"]
        assert found.pop("BackupSizeBytes") == size
        assert found == {name: point[name] for name in OF_A_RESOURCE}

    def test_while_it_is_made(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.StartBackupJob": 600})
        arn = aws.start_backup()["RecoveryPointArn"]
        assert aws.point(arn)["Status"] == "CREATING"
        aws.refuses(STATE, aws.source.delete_recovery_point, **named(arn))
        aws.refuses(REQUEST, aws.source.update_recovery_point_lifecycle, **named(arn))

    @cases(
        "parameters code",
        ({"BackupVaultName": "nobody"}, DENIED),
        ({"RecoveryPointArn": "nobody"}, INVALID),
        ({"RecoveryPointArn": f"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:x"}, NOT_FOUND),
        ({"BackupVaultAccountId": OTHER_ACCOUNT}, DENIED),
    )  # fmt: skip
    def test_unknown(self, aws: Backup, parameters: dict[str, str], code: str) -> None:
        known = named(aws.seeded["recovery_point_arn"])
        aws.refuses(code, aws.source.describe_recovery_point, **{**known, **parameters})
        get = aws.source.get_recovery_point_restore_metadata
        aws.refuses(code, get, **{**known, **parameters})

    def test_filters_and_pages(self, aws: Backup) -> None:
        old = aws.seeded["recovery_point_arn"]
        aws.pass_time(hours=1)
        new = aws.make_point(aws.seeded["volume_arn"])
        between = aws.point(new)["CreationDate"] - timedelta(minutes=30)
        assert in_vault(aws) == [new, old]
        assert in_vault(aws, ByResourceArn=aws.seeded["volume_arn"]) == [new]
        assert in_vault(aws, ByResourceType="DynamoDB") == [old]
        assert in_vault(aws, ByCreatedAfter=between) == [new]
        assert in_vault(aws, ByCreatedBefore=between) == [old]
        assert in_vault(aws, ByBackupPlanId="nobody") == []
        assert in_vault(aws, ByParentRecoveryPointArn=old) == []
        listing = aws.source.list_recovery_points_by_backup_vault
        assert sizes(listing, "RecoveryPoints", 1, BackupVaultName=VAULT) == [1, 1]


class TestLifecycle:
    def test_moves_and_expires(self, aws: Backup) -> None:
        lifecycle = {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 120}
        arn = aws.make_point(Lifecycle=lifecycle)
        point = aws.point(arn)
        assert point["Lifecycle"] == lifecycle
        ends = [point["CreationDate"] + timedelta(days=days) for days in (30, 120)]
        names = ("MoveToColdStorageAt", "DeleteAt")
        assert point["CalculatedLifecycle"] == dict(zip(names, ends, strict=True))
        aws.pass_time(days=29, hours=23)
        assert aws.point(arn)["StorageClass"] == "WARM"
        aws.pass_time(hours=1)
        assert aws.point(arn)["StorageClass"] == "COLD"
        aws.pass_time(days=89, hours=23)
        assert aws.point(arn)["StorageClass"] == "COLD"
        aws.pass_time(hours=1)
        aws.refuses(NOT_FOUND, aws.source.describe_recovery_point, **named(arn))
        aws.refuses(NOT_FOUND, aws.source.list_tags, ResourceArn=arn)

    def test_a_snapshot_goes_with_its_recovery_point(self, aws: Backup) -> None:
        def snapshots() -> list[str]:
            found = aws.connect("ec2").describe_snapshots(OwnerIds=["self"])["Snapshots"]
            return [each["SnapshotId"] for each in found]

        arn = aws.make_point(aws.seeded["volume_arn"], Lifecycle={"DeleteAfterDays": 1})
        assert arn.rpartition("/")[2] in snapshots()
        aws.pass_time(days=1)
        assert arn.rpartition("/")[2] not in snapshots()

    @cases(
        "which opted_in moves",
        ("table_arn", None, True),
        ("file_system_arn", None, True),
        ("bucket_arn", None, False),
        ("volume_arn", None, False),
        ("volume_arn", True, True),
    )
    def test_who_has_cold_storage(
        self, aws: Backup, which: str, opted_in: bool | None, moves: bool
    ) -> None:
        opted = {"OptInToArchiveForSupportedResources": opted_in}
        lifecycle = some(MoveToColdStorageAfterDays=1, **opted)
        arn = aws.make_point(aws.seeded[which], Lifecycle=lifecycle)
        aws.pass_time(days=1)
        point = aws.point(arn)
        assert (point["StorageClass"] == "COLD", "CalculatedLifecycle" in point) == (moves, moves)

    def test_update(self, aws: Backup) -> None:
        arn = aws.make_point(Lifecycle={"DeleteAfterDays": 1})
        created = aws.point(arn)["CreationDate"]
        update = aws.source.update_recovery_point_lifecycle
        answer = update(**named(arn), Lifecycle={"DeleteAfterDays": 3})
        assert answer["CalculatedLifecycle"] == {"DeleteAt": created + timedelta(days=3)}
        aws.pass_time(days=2)
        assert aws.point(arn)["Lifecycle"] == {"DeleteAfterDays": 3}
        # What is left out, or -1, is for ever.
        update(**named(arn), Lifecycle={"DeleteAfterDays": -1})
        aws.pass_time(days=400)
        assert {"Lifecycle", "CalculatedLifecycle"}.isdisjoint(aws.point(arn))

    def test_what_is_refused(self, aws: Backup) -> None:
        arn = aws.make_point(Lifecycle={"MoveToColdStorageAfterDays": 10, "DeleteAfterDays": 100})
        aws.pass_time(days=5)

        def update(cold: int, delete: int) -> None:
            lifecycle = {"MoveToColdStorageAfterDays": cold, "DeleteAfterDays": delete}
            aws.source.update_recovery_point_lifecycle(**named(arn), Lifecycle=lifecycle)

        aws.refuses(INVALID, update, cold=11, delete=100)
        # It has to be a day from now at least.
        aws.refuses(INVALID, update, cold=5, delete=100)
        update(7, 100)
        aws.pass_time(days=2)
        assert aws.point(arn)["StorageClass"] == "COLD"
        aws.refuses(INVALID, update, cold=8, delete=100)
        update(7, 200)


class TestDeletion:
    def test_takes_a_while(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.DeleteRecoveryPoint": 60})
        arn = aws.seeded["recovery_point_arn"]
        for _ in range(2):
            aws.source.delete_recovery_point(**named(arn))
        assert aws.point(arn)["Status"] == "DELETING"
        aws.refuses(REQUEST, aws.source.delete_backup_vault, BackupVaultName=VAULT)
        aws.pass_time(seconds=60)
        aws.refuses(NOT_FOUND, aws.source.delete_recovery_point, **named(arn))
        aws.source.delete_backup_vault(BackupVaultName=VAULT)

    def test_a_locked_vault(self, aws: Backup) -> None:
        arn = aws.make_point(Lifecycle={"DeleteAfterDays": 10})
        aws.source.put_backup_vault_lock_configuration(BackupVaultName=VAULT, MinRetentionDays=7)
        aws.refuses(REQUEST, aws.source.delete_recovery_point, **named(arn))
        update = aws.source.update_recovery_point_lifecycle
        aws.refuses(INVALID, update, **named(arn), Lifecycle={"DeleteAfterDays": 6})
        aws.refuses(REQUEST, update, **named(arn), Lifecycle={"DeleteAfterDays": 9})
        update(**named(arn), Lifecycle={"DeleteAfterDays": 11})
        aws.pass_time(days=11)
        assert arn not in in_vault(aws)

    def test_composite_ones(self, aws: Backup) -> None:
        parent = aws.make_point(aws.make_stack({"One": VOLUME, "Two": VOLUME}))
        one, two = in_vault(aws, ByParentRecoveryPointArn=parent)
        aws.refuses(REQUEST, aws.source.delete_recovery_point, **named(parent))
        aws.source.disassociate_recovery_point_from_parent(**named(one))
        assert in_vault(aws, ByParentRecoveryPointArn=parent) == [two]
        point = aws.point(one)
        assert {"ParentRecoveryPointArn", "CompositeMemberIdentifier"}.isdisjoint(point)


class TestTags:
    def test_snapshots_are_tagged_by_their_own_service(self, aws: Backup) -> None:
        arn = aws.make_point(aws.seeded["volume_arn"])
        aws.refuses(INVALID, aws.source.list_tags, ResourceArn=arn)
        aws.refuses(INVALID, aws.source.tag_resource, ResourceArn=arn, Tags={"a": "b"})
        aws.refuses(INVALID, aws.source.untag_resource, ResourceArn=arn, TagKeyList=["a"])


def test_restore_metadata(aws: Backup) -> None:
    def metadata(arn: str) -> dict[str, str]:
        answer = aws.source.get_recovery_point_restore_metadata(**named(arn))
        assert (answer["BackupVaultArn"], answer["RecoveryPointArn"]) == (VAULT_ARN, arn)
        assert answer["RestoreMetadata"].pop("aws:backup:request-id")
        return answer["RestoreMetadata"]

    table = {"originalTableName": "orders", "targetTableName": "orders"}
    told = metadata(aws.seeded["recovery_point_arn"])
    assert told == {**table, "encryptionType": "Default"}
    assert metadata(aws.make_point(aws.seeded["volume_arn"])) == {
        "availabilityZone": "eu-west-1a",
        "encrypted": "false",
        "volumeId": aws.seeded["volume_arn"].rpartition("/")[2],
        "volumeType": "gp3",
        "volumeSize": "8",
        "iops": "3000",
    }
    assert metadata(aws.make_point(aws.seeded["file_system_arn"])) == {
        "file-system-id": aws.seeded["file_system_arn"].rpartition("/")[2],
        "Encrypted": "false",
        "PerformanceMode": "generalPurpose",
        "CreationToken": "orders",
        "newFileSystem": "false",
    }
    bucket = {"OriginalBucketName": "offsite-sandbox-orders"}
    assert metadata(aws.make_point(aws.seeded["bucket_arn"])) == bucket
    instance = metadata(aws.make_point(aws.instance()))
    assert instance["DBInstanceIdentifier"] == "orders"
    assert instance["DBInstanceClass"] == "db.t4g.micro"
    assert (instance["AllocatedStorage"], instance["MultiAZ"]) == ("20", "false")


class TestIndex:
    def test_of_a_bucket(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.UpdateRecoveryPointIndexSettings": 60})
        arn = aws.make_point(aws.seeded["bucket_arn"])
        details = aws.source.get_recovery_point_index_details
        aws.refuses(NOT_FOUND, details, **named(arn))
        asked = {**named(arn), "IamRoleArn": aws.seeded["role_arn"]}
        answer = aws.source.update_recovery_point_index_settings(**asked, Index="ENABLED")
        assert (answer["Index"], answer["IndexStatus"]) == ("ENABLED", "PENDING")
        aws.pass_time(seconds=60)
        found = details(**named(arn))
        assert (found["IndexStatus"], found["TotalItemsIndexed"]) == ("ACTIVE", 1)
        assert found["SourceResourceArn"] == aws.seeded["bucket_arn"]
        assert found["IndexCompletionDate"] == found["IndexCreationDate"] + timedelta(seconds=60)
        assert aws.point(arn)["IndexStatus"] == "ACTIVE"
        listed = aws.source.list_indexed_recovery_points(ResourceType="S3", IndexStatus="ACTIVE")
        assert [each["RecoveryPointArn"] for each in listed["IndexedRecoveryPoints"]] == [arn]
        aws.source.update_recovery_point_index_settings(**asked, Index="DISABLED")
        assert details(**named(arn))["IndexStatus"] == "DELETING"
        aws.pass_time(seconds=60)
        aws.refuses(NOT_FOUND, details, **named(arn))

    def test_not_of_a_table(self, aws: Backup) -> None:
        asked = {"IamRoleArn": aws.seeded["role_arn"], "Index": "ENABLED"}
        point = named(aws.seeded["recovery_point_arn"])
        aws.refuses(REQUEST, aws.source.update_recovery_point_index_settings, **point, **asked)
