"""Recovery points: what they are, how long they last, and who may delete them."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

Connect = Callable[..., Any]
Refused = Callable[..., dict[str, Any]]
PassTime = Callable[..., None]
MakePoint = Callable[..., str]

ACCOUNT = "123456789012"
VAULT = "offsite-source"
VAULT_ARN = f"arn:aws:backup:eu-west-1:{ACCOUNT}:backup-vault:{VAULT}"
INVALID = "InvalidParameterValueException"
REQUEST = "InvalidRequestException"
STATE = "InvalidResourceStateException"
NOT_FOUND = "ResourceNotFoundException"


@pytest.fixture
def make_point(source: Any, seeded: dict[str, Any], pass_time: PassTime) -> MakePoint:
    """``make_point(resource_arn=None, …)``: a recovery point, of the table if not told otherwise."""

    def make_point_(resource_arn: str | None = None, **parameters: Any) -> str:
        asked = {
            "BackupVaultName": VAULT,
            "ResourceArn": resource_arn or seeded["table_arn"],
            "IamRoleArn": seeded["role_arn"],
            **parameters,
        }
        job_id = source.start_backup_job(**asked)["BackupJobId"]
        pass_time(seconds=2)
        return source.describe_backup_job(BackupJobId=job_id)["RecoveryPointArn"]

    return make_point_


def named(arn: str) -> dict[str, str]:
    return {"BackupVaultName": VAULT, "RecoveryPointArn": arn}


def described(client: Any, arn: str) -> dict[str, Any]:
    answer = client.describe_recovery_point(**named(arn))
    del answer["ResponseMetadata"]
    return answer


def in_vault(client: Any, **filters: Any) -> list[str]:
    answer = client.list_recovery_points_by_backup_vault(BackupVaultName=VAULT, **filters)
    return [point["RecoveryPointArn"] for point in answer["RecoveryPoints"]]


class TestDescribe:
    def test_all_there_is_to_know(self, source: Any, seeded: dict[str, Any]) -> None:
        arn = seeded["recovery_point_arn"]
        point = described(source, arn)
        vault = source.describe_backup_vault(BackupVaultName=VAULT)
        created, size = point["CreationDate"], point["BackupSizeInBytes"]
        assert size > 0
        assert point == {
            "RecoveryPointArn": arn,
            "BackupVaultName": VAULT,
            "BackupVaultArn": VAULT_ARN,
            "ResourceArn": seeded["table_arn"],
            "ResourceType": "DynamoDB",
            "ResourceName": "orders",
            "IamRoleArn": seeded["role_arn"],
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
        listed = source.list_recovery_points_by_backup_vault(BackupVaultName=VAULT)[
            "RecoveryPoints"
        ]
        assert listed == [{name: value for name, value in point.items() if name != "StorageClass"}]
        by_resource = source.list_recovery_points_by_resource(ResourceArn=seeded["table_arn"])
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

    def test_while_it_is_made(self, source: Any, seeded: dict[str, Any], refused: Refused) -> None:
        job = source.start_backup_job(
            BackupVaultName=VAULT, ResourceArn=seeded["table_arn"], IamRoleArn=seeded["role_arn"]
        )
        arn = job["RecoveryPointArn"]
        assert described(source, arn)["Status"] == "CREATING"
        assert refused(source.delete_recovery_point, **named(arn))["Code"] == STATE
        assert refused(source.update_recovery_point_lifecycle, **named(arn))["Code"] == REQUEST

    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ({"BackupVaultName": "nobody"}, "AccessDeniedException"),
            ({"RecoveryPointArn": "nobody"}, INVALID),
            (
                {"RecoveryPointArn": f"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:x"},
                NOT_FOUND,
            ),
            ({"BackupVaultAccountId": "210987654321"}, "AccessDeniedException"),
        ],
    )
    def test_unknown(
        self,
        source: Any,
        seeded: dict[str, Any],
        refused: Refused,
        parameters: dict[str, str],
        code: str,
    ) -> None:
        known = named(seeded["recovery_point_arn"])
        assert refused(source.describe_recovery_point, **{**known, **parameters})["Code"] == code
        get = source.get_recovery_point_restore_metadata
        assert refused(get, **{**known, **parameters})["Code"] == code

    def test_filters_and_pages(
        self, source: Any, seeded: dict[str, Any], make_point: MakePoint, pass_time: PassTime
    ) -> None:
        old = seeded["recovery_point_arn"]
        pass_time(hours=1)
        new = make_point(seeded["volume_arn"])
        between = described(source, new)["CreationDate"] - timedelta(minutes=30)
        assert in_vault(source) == [new, old]
        assert in_vault(source, ByResourceArn=seeded["volume_arn"]) == [new]
        assert in_vault(source, ByResourceType="DynamoDB") == [old]
        assert in_vault(source, ByCreatedAfter=between) == [new]
        assert in_vault(source, ByCreatedBefore=between) == [old]
        assert in_vault(source, ByBackupPlanId="nobody") == []
        assert in_vault(source, ByParentRecoveryPointArn=old) == []
        pages = source.get_paginator("list_recovery_points_by_backup_vault").paginate(
            BackupVaultName=VAULT, PaginationConfig={"PageSize": 1}
        )
        assert [len(page["RecoveryPoints"]) for page in pages] == [1, 1]


class TestLifecycle:
    def test_moves_and_expires(
        self, source: Any, make_point: MakePoint, pass_time: PassTime, refused: Refused
    ) -> None:
        lifecycle = {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 120}
        arn = make_point(Lifecycle=lifecycle)
        point = described(source, arn)
        assert point["Lifecycle"] == lifecycle
        assert point["CalculatedLifecycle"] == {
            "MoveToColdStorageAt": point["CreationDate"] + timedelta(days=30),
            "DeleteAt": point["CreationDate"] + timedelta(days=120),
        }
        pass_time(days=29, hours=23)
        assert described(source, arn)["StorageClass"] == "WARM"
        pass_time(hours=1)
        assert described(source, arn)["StorageClass"] == "COLD"
        pass_time(days=89, hours=23)
        assert described(source, arn)["StorageClass"] == "COLD"
        pass_time(hours=1)
        assert refused(source.describe_recovery_point, **named(arn))["Code"] == NOT_FOUND
        assert refused(source.list_tags, ResourceArn=arn)["Code"] == NOT_FOUND

    def test_a_snapshot_goes_with_its_recovery_point(
        self, connect: Connect, seeded: dict[str, Any], make_point: MakePoint, pass_time: PassTime
    ) -> None:
        snapshot = make_point(seeded["volume_arn"], Lifecycle={"DeleteAfterDays": 1}).rpartition(
            "/"
        )[2]
        ec2 = connect("ec2")
        assert ec2.describe_snapshots(SnapshotIds=[snapshot])["Snapshots"]
        pass_time(days=1)
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
        self, source: Any, seeded: dict[str, Any], make_point: MakePoint, pass_time: PassTime,
        which: str, opted_in: bool | None, moves: bool,
    ) -> None:  # fmt: skip
        lifecycle: dict[str, Any] = {"MoveToColdStorageAfterDays": 1}
        if opted_in is not None:
            lifecycle["OptInToArchiveForSupportedResources"] = opted_in
        arn = make_point(seeded[which], Lifecycle=lifecycle)
        pass_time(days=1)
        point = described(source, arn)
        assert (point["StorageClass"] == "COLD", "CalculatedLifecycle" in point) == (moves, moves)

    def test_update(self, source: Any, make_point: MakePoint, pass_time: PassTime) -> None:
        arn = make_point(Lifecycle={"DeleteAfterDays": 1})
        created = described(source, arn)["CreationDate"]
        answer = source.update_recovery_point_lifecycle(
            **named(arn), Lifecycle={"DeleteAfterDays": 3}
        )
        del answer["ResponseMetadata"]
        assert answer == {
            "BackupVaultArn": VAULT_ARN,
            "RecoveryPointArn": arn,
            "Lifecycle": {"DeleteAfterDays": 3},
            "CalculatedLifecycle": {"DeleteAt": created + timedelta(days=3)},
        }
        pass_time(days=2)
        assert described(source, arn)["Lifecycle"] == {"DeleteAfterDays": 3}
        # What is left out, or -1, is for ever.
        source.update_recovery_point_lifecycle(**named(arn), Lifecycle={"DeleteAfterDays": -1})
        pass_time(days=400)
        point = described(source, arn)
        assert "Lifecycle" not in point
        assert "CalculatedLifecycle" not in point

    def test_what_is_refused(
        self, source: Any, make_point: MakePoint, pass_time: PassTime, refused: Refused
    ) -> None:
        arn = make_point(Lifecycle={"MoveToColdStorageAfterDays": 10, "DeleteAfterDays": 100})
        pass_time(days=5)

        def update(cold: int, delete: int) -> None:
            source.update_recovery_point_lifecycle(
                **named(arn),
                Lifecycle={"MoveToColdStorageAfterDays": cold, "DeleteAfterDays": delete},
            )

        assert refused(update, cold=11, delete=100)["Code"] == INVALID
        # It has to be a day from now at least.
        assert refused(update, cold=5, delete=100)["Code"] == INVALID
        update(7, 100)
        pass_time(days=2)
        assert described(source, arn)["StorageClass"] == "COLD"
        assert refused(update, cold=8, delete=100)["Code"] == INVALID
        update(7, 200)


class TestDeletion:
    def test_takes_a_while(
        self,
        sandbox: SandboxClient,
        source: Any,
        seeded: dict[str, Any],
        pass_time: PassTime,
        refused: Refused,
    ) -> None:
        sandbox.settings({"backup.DeleteRecoveryPoint": 60})
        arn = seeded["recovery_point_arn"]
        for _ in range(2):
            source.delete_recovery_point(**named(arn))
        assert described(source, arn)["Status"] == "DELETING"
        assert refused(source.delete_backup_vault, BackupVaultName=VAULT)["Code"] == REQUEST
        pass_time(seconds=60)
        assert refused(source.delete_recovery_point, **named(arn))["Code"] == NOT_FOUND
        source.delete_backup_vault(BackupVaultName=VAULT)

    def test_a_locked_vault(
        self, source: Any, make_point: MakePoint, pass_time: PassTime, refused: Refused
    ) -> None:
        arn = make_point(Lifecycle={"DeleteAfterDays": 10})
        source.put_backup_vault_lock_configuration(BackupVaultName=VAULT, MinRetentionDays=7)
        assert refused(source.delete_recovery_point, **named(arn))["Code"] == REQUEST
        update = source.update_recovery_point_lifecycle
        assert refused(update, **named(arn), Lifecycle={"DeleteAfterDays": 6})["Code"] == INVALID
        assert refused(update, **named(arn), Lifecycle={"DeleteAfterDays": 9})["Code"] == REQUEST
        update(**named(arn), Lifecycle={"DeleteAfterDays": 11})
        pass_time(days=11)
        assert arn not in in_vault(source)

    def test_only_continuous_ones_are_disassociated(
        self, source: Any, seeded: dict[str, Any], refused: Refused
    ) -> None:
        arn = seeded["recovery_point_arn"]
        assert refused(source.disassociate_recovery_point, **named(arn))["Code"] == REQUEST
        assert (
            refused(source.disassociate_recovery_point_from_parent, **named(arn))["Code"] == REQUEST
        )
        assert in_vault(source) == [arn]

    def test_composite_ones(
        self,
        connect: Connect,
        source: Any,
        make_point: MakePoint,
        pass_time: PassTime,
        refused: Refused,
    ) -> None:
        volume = {
            "Type": "AWS::EC2::Volume",
            "Properties": {"AvailabilityZone": "eu-west-1a", "Size": 1},
        }
        stack = connect("cloudformation").create_stack(
            StackName="shop",
            TemplateBody=json.dumps({"Resources": {"One": volume, "Two": volume}}),
        )["StackId"]
        parent = make_point(stack)
        one, two = in_vault(source, ByParentRecoveryPointArn=parent)
        assert refused(source.delete_recovery_point, **named(parent))["Code"] == REQUEST
        source.disassociate_recovery_point_from_parent(**named(one))
        assert in_vault(source, ByParentRecoveryPointArn=parent) == [two]
        point = described(source, one)
        assert {"ParentRecoveryPointArn", "CompositeMemberIdentifier"}.isdisjoint(point)
        source.delete_recovery_point(**named(two))
        pass_time(seconds=2)
        source.delete_recovery_point(**named(parent))
        pass_time(seconds=2)
        assert one in in_vault(source)
        assert parent not in in_vault(source)


class TestTags:
    def test_of_the_resource_and_the_request(self, source: Any, make_point: MakePoint) -> None:
        arn = make_point(RecoveryPointTags={"by": "hand", "backup": "once"})
        assert source.list_tags(ResourceArn=arn)["Tags"] == {"by": "hand", "backup": "once"}
        source.tag_resource(ResourceArn=arn, Tags={"more": "1"})
        source.untag_resource(ResourceArn=arn, TagKeyList=["by"])
        assert source.list_tags(ResourceArn=arn)["Tags"] == {"backup": "once", "more": "1"}

    def test_snapshots_are_tagged_by_their_own_service(
        self, source: Any, seeded: dict[str, Any], make_point: MakePoint, refused: Refused
    ) -> None:
        arn = make_point(seeded["volume_arn"])
        assert refused(source.list_tags, ResourceArn=arn)["Code"] == INVALID
        assert refused(source.tag_resource, ResourceArn=arn, Tags={"a": "b"})["Code"] == INVALID
        assert refused(source.untag_resource, ResourceArn=arn, TagKeyList=["a"])["Code"] == INVALID

    def test_in_their_own_service(
        self,
        sandbox: SandboxClient,
        connect: Connect,
        seeded: dict[str, Any],
        make_point: MakePoint,
    ) -> None:
        rds, ec2 = connect("rds"), connect("ec2")
        tags = {"by": "hand"}
        instance = make_point(
            sandbox.seed()["rds"]["db_instance_arns"]["orders"], RecoveryPointTags=tags
        )
        rds.add_tags_to_resource(ResourceName=instance, Tags=[{"Key": "more", "Value": "1"}])
        found = rds.list_tags_for_resource(ResourceName=instance)["TagList"]
        assert {tag["Key"]: tag["Value"] for tag in found} == {"by": "hand", "more": "1"}
        volume = make_point(seeded["volume_arn"], RecoveryPointTags=tags).rpartition("/")[2]
        found = ec2.describe_tags(Filters=[{"Name": "resource-id", "Values": [volume]}])["Tags"]
        assert {tag["Key"] for tag in found} == {
            "Name",
            "backup",
            "by",
            "aws:backup:source-resource",
        }


def test_restore_metadata(
    sandbox: SandboxClient, source: Any, seeded: dict[str, Any], make_point: MakePoint
) -> None:
    def metadata(arn: str) -> dict[str, str]:
        answer = source.get_recovery_point_restore_metadata(**named(arn))
        assert (answer["BackupVaultArn"], answer["RecoveryPointArn"]) == (VAULT_ARN, arn)
        assert answer["RestoreMetadata"].pop("aws:backup:request-id")
        return answer["RestoreMetadata"]

    assert metadata(seeded["recovery_point_arn"]) == {
        "originalTableName": "orders",
        "targetTableName": "orders",
        "encryptionType": "Default",
    }
    assert metadata(make_point(seeded["volume_arn"])) == {
        "availabilityZone": "eu-west-1a",
        "encrypted": "false",
        "volumeId": seeded["volume_arn"].rpartition("/")[2],
        "volumeType": "gp3",
        "volumeSize": "8",
        "iops": "3000",
    }
    assert metadata(make_point(seeded["file_system_arn"])) == {
        "file-system-id": seeded["file_system_arn"].rpartition("/")[2],
        "Encrypted": "false",
        "PerformanceMode": "generalPurpose",
        "CreationToken": "orders",
        "newFileSystem": "false",
    }
    assert metadata(make_point(seeded["bucket_arn"])) == {
        "OriginalBucketName": "offsite-sandbox-orders"
    }
    instance = metadata(make_point(sandbox.seed()["rds"]["db_instance_arns"]["orders"]))
    assert instance["DBInstanceIdentifier"] == "orders"
    assert instance["DBInstanceClass"] == "db.t4g.micro"
    assert (instance["AllocatedStorage"], instance["MultiAZ"]) == ("20", "false")


class TestIndex:
    def test_of_a_bucket(
        self,
        sandbox: SandboxClient,
        source: Any,
        seeded: dict[str, Any],
        make_point: MakePoint,
        pass_time: PassTime,
        refused: Refused,
    ) -> None:
        sandbox.settings({"backup.UpdateRecoveryPointIndexSettings": 60})
        arn = make_point(seeded["bucket_arn"])
        details = source.get_recovery_point_index_details
        assert refused(details, **named(arn))["Code"] == NOT_FOUND
        asked = {**named(arn), "IamRoleArn": seeded["role_arn"]}
        answer = source.update_recovery_point_index_settings(**asked, Index="ENABLED")
        assert (answer["Index"], answer["IndexStatus"]) == ("ENABLED", "PENDING")
        pass_time(seconds=60)
        found = details(**named(arn))
        assert (found["IndexStatus"], found["TotalItemsIndexed"]) == ("ACTIVE", 1)
        assert found["SourceResourceArn"] == seeded["bucket_arn"]
        assert found["IndexCompletionDate"] == found["IndexCreationDate"] + timedelta(seconds=60)
        assert described(source, arn)["IndexStatus"] == "ACTIVE"
        listed = source.list_indexed_recovery_points(ResourceType="S3", IndexStatus="ACTIVE")
        assert [each["RecoveryPointArn"] for each in listed["IndexedRecoveryPoints"]] == [arn]
        source.update_recovery_point_index_settings(**asked, Index="DISABLED")
        assert details(**named(arn))["IndexStatus"] == "DELETING"
        pass_time(seconds=60)
        assert refused(details, **named(arn))["Code"] == NOT_FOUND

    def test_with_the_backup(
        self, source: Any, seeded: dict[str, Any], make_point: MakePoint, pass_time: PassTime
    ) -> None:
        arn = make_point(seeded["volume_arn"], Index="ENABLED")
        pass_time(seconds=2)
        assert source.get_recovery_point_index_details(**named(arn))["IndexStatus"] == "ACTIVE"

    def test_not_of_a_table(self, source: Any, seeded: dict[str, Any], refused: Refused) -> None:
        asked = {
            **named(seeded["recovery_point_arn"]),
            "IamRoleArn": seeded["role_arn"],
            "Index": "ENABLED",
        }
        assert refused(source.update_recovery_point_index_settings, **asked)["Code"] == REQUEST
