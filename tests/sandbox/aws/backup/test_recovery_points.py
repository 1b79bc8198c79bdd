"""Recovery points: what they are, how long they last, and who may delete them."""

import json
from datetime import timedelta
from typing import Any

import pytest

from .client import ACCOUNT, INVALID, NOT_FOUND, REQUEST, STATE, VAULT, VAULT_ARN, Backup, named


def in_vault(aws: Backup, **filters: Any) -> list[str]:
    return [point["RecoveryPointArn"] for point in aws.points(**filters)]


class TestDescribe:
    def test_all_there_is_to_know(self, aws: Backup) -> None:
        arn = aws.seeded["recovery_point_arn"]
        point = aws.point(arn)
        vault = aws.source.describe_backup_vault(BackupVaultName=VAULT)
        created, size = point["CreationDate"], point["BackupSizeInBytes"]
        assert size > 0
        assert point == {
            "RecoveryPointArn": arn,
            "BackupVaultName": VAULT,
            "BackupVaultArn": VAULT_ARN,
            "ResourceArn": aws.seeded["table_arn"],
            "ResourceType": "DynamoDB",
            "ResourceName": "orders",
            "IamRoleArn": aws.seeded["role_arn"],
            "Status": "COMPLETED",
            "CreationDate": created,
            "InitiationDate": created,
            "CompletionDate": created + timedelta(seconds=1),
            "BackupSizeInBytes": size,
            "EncryptionKeyArn": vault["EncryptionKeyArn"],
            "EncryptionKeyType": vault["EncryptionKeyType"],
            "IsEncrypted": True,
            "StorageClass": "WARM",
            "IsParent": False,
            "VaultType": "BACKUP_VAULT",
        }
        listed = aws.source.list_recovery_points_by_backup_vault(BackupVaultName=VAULT)[
            "RecoveryPoints"
        ]
        assert listed == [{name: value for name, value in point.items() if name != "StorageClass"}]
        by_resource = aws.source.list_recovery_points_by_resource(
            ResourceArn=aws.seeded["table_arn"]
        )
        assert by_resource["RecoveryPoints"] == [
            {
                "RecoveryPointArn": arn,
                "CreationDate": created,
                "Status": "COMPLETED",
                "EncryptionKeyArn": point["EncryptionKeyArn"],
                "EncryptionKeyType": point["EncryptionKeyType"],
                "BackupSizeBytes": size,
                "BackupVaultName": VAULT,
                "IsParent": False,
                "ResourceName": "orders",
                "VaultType": "BACKUP_VAULT",
            }
        ]

    def test_while_it_is_made(self, aws: Backup) -> None:
        job = aws.source.start_backup_job(
            BackupVaultName=VAULT,
            ResourceArn=aws.seeded["table_arn"],
            IamRoleArn=aws.seeded["role_arn"],
        )
        arn = job["RecoveryPointArn"]
        assert aws.point(arn)["Status"] == "CREATING"
        assert aws.refused(aws.source.delete_recovery_point, **named(arn))["Code"] == STATE
        assert (
            aws.refused(aws.source.update_recovery_point_lifecycle, **named(arn))["Code"] == REQUEST
        )

    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ({"BackupVaultName": "nobody"}, "AccessDeniedException"),
            ({"RecoveryPointArn": "nobody"}, INVALID),
            ({"RecoveryPointArn": f"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:x"}, NOT_FOUND),
            ({"BackupVaultAccountId": "210987654321"}, "AccessDeniedException"),
        ],
    )  # fmt: skip
    def test_unknown(self, aws: Backup, parameters: dict[str, str], code: str) -> None:
        known = named(aws.seeded["recovery_point_arn"])
        assert (
            aws.refused(aws.source.describe_recovery_point, **{**known, **parameters})["Code"]
            == code
        )
        get = aws.source.get_recovery_point_restore_metadata
        assert aws.refused(get, **{**known, **parameters})["Code"] == code

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
        pages = aws.source.get_paginator("list_recovery_points_by_backup_vault").paginate(
            BackupVaultName=VAULT, PaginationConfig={"PageSize": 1}
        )
        assert [len(page["RecoveryPoints"]) for page in pages] == [1, 1]


class TestLifecycle:
    def test_moves_and_expires(self, aws: Backup) -> None:
        lifecycle = {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 120}
        arn = aws.make_point(Lifecycle=lifecycle)
        point = aws.point(arn)
        assert point["Lifecycle"] == lifecycle
        assert point["CalculatedLifecycle"] == {
            "MoveToColdStorageAt": point["CreationDate"] + timedelta(days=30),
            "DeleteAt": point["CreationDate"] + timedelta(days=120),
        }
        aws.pass_time(days=29, hours=23)
        assert aws.point(arn)["StorageClass"] == "WARM"
        aws.pass_time(hours=1)
        assert aws.point(arn)["StorageClass"] == "COLD"
        aws.pass_time(days=89, hours=23)
        assert aws.point(arn)["StorageClass"] == "COLD"
        aws.pass_time(hours=1)
        assert aws.refused(aws.source.describe_recovery_point, **named(arn))["Code"] == NOT_FOUND
        assert aws.refused(aws.source.list_tags, ResourceArn=arn)["Code"] == NOT_FOUND

    def test_a_snapshot_goes_with_its_recovery_point(self, aws: Backup) -> None:
        snapshot = aws.make_point(
            aws.seeded["volume_arn"], Lifecycle={"DeleteAfterDays": 1}
        ).rpartition("/")[2]
        ec2 = aws.connect("ec2")
        assert ec2.describe_snapshots(SnapshotIds=[snapshot])["Snapshots"]
        aws.pass_time(days=1)
        assert snapshot not in [
            each["SnapshotId"] for each in ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]
        ]

    @pytest.mark.parametrize(
        ("which", "opted_in", "moves"),
        [
            ("table_arn", None, True),
            ("file_system_arn", None, True),
            ("bucket_arn", None, False),
            ("volume_arn", None, False),
            ("volume_arn", True, True),
        ],
    )
    def test_who_has_cold_storage(
        self, aws: Backup, which: str, opted_in: bool | None, moves: bool) -> None:  # fmt: skip
        lifecycle: dict[str, Any] = {"MoveToColdStorageAfterDays": 1}
        if opted_in is not None:
            lifecycle["OptInToArchiveForSupportedResources"] = opted_in
        arn = aws.make_point(aws.seeded[which], Lifecycle=lifecycle)
        aws.pass_time(days=1)
        point = aws.point(arn)
        assert (point["StorageClass"] == "COLD", "CalculatedLifecycle" in point) == (moves, moves)

    def test_update(self, aws: Backup) -> None:
        arn = aws.make_point(Lifecycle={"DeleteAfterDays": 1})
        created = aws.point(arn)["CreationDate"]
        answer = aws.source.update_recovery_point_lifecycle(
            **named(arn), Lifecycle={"DeleteAfterDays": 3}
        )
        del answer["ResponseMetadata"]
        assert answer == {
            "BackupVaultArn": VAULT_ARN,
            "RecoveryPointArn": arn,
            "Lifecycle": {"DeleteAfterDays": 3},
            "CalculatedLifecycle": {"DeleteAt": created + timedelta(days=3)},
        }
        aws.pass_time(days=2)
        assert aws.point(arn)["Lifecycle"] == {"DeleteAfterDays": 3}
        # What is left out, or -1, is for ever.
        aws.source.update_recovery_point_lifecycle(**named(arn), Lifecycle={"DeleteAfterDays": -1})
        aws.pass_time(days=400)
        point = aws.point(arn)
        assert "Lifecycle" not in point
        assert "CalculatedLifecycle" not in point

    def test_what_is_refused(self, aws: Backup) -> None:
        arn = aws.make_point(Lifecycle={"MoveToColdStorageAfterDays": 10, "DeleteAfterDays": 100})
        aws.pass_time(days=5)

        def update(cold: int, delete: int) -> None:
            aws.source.update_recovery_point_lifecycle(
                **named(arn),
                Lifecycle={"MoveToColdStorageAfterDays": cold, "DeleteAfterDays": delete},
            )

        assert aws.refused(update, cold=11, delete=100)["Code"] == INVALID
        # It has to be a day from now at least.
        assert aws.refused(update, cold=5, delete=100)["Code"] == INVALID
        update(7, 100)
        aws.pass_time(days=2)
        assert aws.point(arn)["StorageClass"] == "COLD"
        assert aws.refused(update, cold=8, delete=100)["Code"] == INVALID
        update(7, 200)


class TestDeletion:
    def test_takes_a_while(self, aws: Backup) -> None:
        aws.sandbox.settings({"backup.DeleteRecoveryPoint": 60})
        arn = aws.seeded["recovery_point_arn"]
        for _ in range(2):
            aws.source.delete_recovery_point(**named(arn))
        assert aws.point(arn)["Status"] == "DELETING"
        assert aws.refused(aws.source.delete_backup_vault, BackupVaultName=VAULT)["Code"] == REQUEST
        aws.pass_time(seconds=60)
        assert aws.refused(aws.source.delete_recovery_point, **named(arn))["Code"] == NOT_FOUND
        aws.source.delete_backup_vault(BackupVaultName=VAULT)

    def test_a_locked_vault(self, aws: Backup) -> None:
        arn = aws.make_point(Lifecycle={"DeleteAfterDays": 10})
        aws.source.put_backup_vault_lock_configuration(BackupVaultName=VAULT, MinRetentionDays=7)
        assert aws.refused(aws.source.delete_recovery_point, **named(arn))["Code"] == REQUEST
        update = aws.source.update_recovery_point_lifecycle
        assert (
            aws.refused(update, **named(arn), Lifecycle={"DeleteAfterDays": 6})["Code"] == INVALID
        )
        assert (
            aws.refused(update, **named(arn), Lifecycle={"DeleteAfterDays": 9})["Code"] == REQUEST
        )
        update(**named(arn), Lifecycle={"DeleteAfterDays": 11})
        aws.pass_time(days=11)
        assert arn not in in_vault(aws)

    def test_only_continuous_ones_are_disassociated(self, aws: Backup) -> None:
        arn = aws.seeded["recovery_point_arn"]
        assert aws.refused(aws.source.disassociate_recovery_point, **named(arn))["Code"] == REQUEST
        assert (
            aws.refused(aws.source.disassociate_recovery_point_from_parent, **named(arn))["Code"]
            == REQUEST
        )
        assert in_vault(aws) == [arn]

    def test_composite_ones(self, aws: Backup) -> None:
        volume = {
            "Type": "AWS::EC2::Volume",
            "Properties": {"AvailabilityZone": "eu-west-1a", "Size": 1},
        }
        stack = aws.connect("cloudformation").create_stack(
            StackName="shop",
            TemplateBody=json.dumps({"Resources": {"One": volume, "Two": volume}}),
        )["StackId"]
        parent = aws.make_point(stack)
        one, two = in_vault(aws, ByParentRecoveryPointArn=parent)
        assert aws.refused(aws.source.delete_recovery_point, **named(parent))["Code"] == REQUEST
        aws.source.disassociate_recovery_point_from_parent(**named(one))
        assert in_vault(aws, ByParentRecoveryPointArn=parent) == [two]
        point = aws.point(one)
        assert {"ParentRecoveryPointArn", "CompositeMemberIdentifier"}.isdisjoint(point)
        aws.source.delete_recovery_point(**named(two))
        aws.pass_time(seconds=2)
        aws.source.delete_recovery_point(**named(parent))
        aws.pass_time(seconds=2)
        assert one in in_vault(aws)
        assert parent not in in_vault(aws)


class TestTags:
    def test_of_the_resource_and_the_request(self, aws: Backup) -> None:
        arn = aws.make_point(RecoveryPointTags={"by": "hand", "backup": "once"})
        assert aws.source.list_tags(ResourceArn=arn)["Tags"] == {"by": "hand", "backup": "once"}
        aws.source.tag_resource(ResourceArn=arn, Tags={"more": "1"})
        aws.source.untag_resource(ResourceArn=arn, TagKeyList=["by"])
        assert aws.source.list_tags(ResourceArn=arn)["Tags"] == {"backup": "once", "more": "1"}

    def test_snapshots_are_tagged_by_their_own_service(self, aws: Backup) -> None:
        arn = aws.make_point(aws.seeded["volume_arn"])
        assert aws.refused(aws.source.list_tags, ResourceArn=arn)["Code"] == INVALID
        assert (
            aws.refused(aws.source.tag_resource, ResourceArn=arn, Tags={"a": "b"})["Code"]
            == INVALID
        )
        assert (
            aws.refused(aws.source.untag_resource, ResourceArn=arn, TagKeyList=["a"])["Code"]
            == INVALID
        )

    def test_in_their_own_service(self, aws: Backup) -> None:
        rds, ec2 = aws.connect("rds"), aws.connect("ec2")
        tags = {"by": "hand"}
        instance = aws.make_point(aws.instance(), RecoveryPointTags=tags)
        rds.add_tags_to_resource(ResourceName=instance, Tags=[{"Key": "more", "Value": "1"}])
        found = rds.list_tags_for_resource(ResourceName=instance)["TagList"]
        assert {tag["Key"]: tag["Value"] for tag in found} == {"by": "hand", "more": "1"}
        volume = aws.make_point(aws.seeded["volume_arn"], RecoveryPointTags=tags).rpartition("/")[2]
        found = ec2.describe_tags(Filters=[{"Name": "resource-id", "Values": [volume]}])["Tags"]
        assert {tag["Key"] for tag in found} == {
            "Name",
            "backup",
            "by",
            "aws:backup:source-resource",
        }


def test_restore_metadata(aws: Backup) -> None:
    def metadata(arn: str) -> dict[str, str]:
        answer = aws.source.get_recovery_point_restore_metadata(**named(arn))
        assert (answer["BackupVaultArn"], answer["RecoveryPointArn"]) == (VAULT_ARN, arn)
        assert answer["RestoreMetadata"].pop("aws:backup:request-id")
        return answer["RestoreMetadata"]

    assert metadata(aws.seeded["recovery_point_arn"]) == {
        "originalTableName": "orders",
        "targetTableName": "orders",
        "encryptionType": "Default",
    }
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
    assert metadata(aws.make_point(aws.seeded["bucket_arn"])) == {
        "OriginalBucketName": "offsite-sandbox-orders"
    }
    instance = metadata(aws.make_point(aws.instance()))
    assert instance["DBInstanceIdentifier"] == "orders"
    assert instance["DBInstanceClass"] == "db.t4g.micro"
    assert (instance["AllocatedStorage"], instance["MultiAZ"]) == ("20", "false")


class TestIndex:
    def test_of_a_bucket(self, aws: Backup) -> None:
        aws.sandbox.settings({"backup.UpdateRecoveryPointIndexSettings": 60})
        arn = aws.make_point(aws.seeded["bucket_arn"])
        details = aws.source.get_recovery_point_index_details
        assert aws.refused(details, **named(arn))["Code"] == NOT_FOUND
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
        assert aws.refused(details, **named(arn))["Code"] == NOT_FOUND

    def test_with_the_backup(self, aws: Backup) -> None:
        arn = aws.make_point(aws.seeded["volume_arn"], Index="ENABLED")
        aws.pass_time(seconds=2)
        assert aws.source.get_recovery_point_index_details(**named(arn))["IndexStatus"] == "ACTIVE"

    def test_not_of_a_table(self, aws: Backup) -> None:
        asked = {
            **named(aws.seeded["recovery_point_arn"]),
            "IamRoleArn": aws.seeded["role_arn"],
            "Index": "ENABLED",
        }
        assert (
            aws.refused(aws.source.update_recovery_point_index_settings, **asked)["Code"] == REQUEST
        )
