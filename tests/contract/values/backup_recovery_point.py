import pytest

from offsite_provider.aws.backup.recovery_points.recovery_point import RecoveryPoint
from offsite_provider.core.failures import NotFound

from ..recovery_points import (
    DATABASE,
    LONDON,
    VAULT,
    Point,
    back_up,
    back_up_continuously,
    make_bucket,
    make_stack,
)
from . import Change, Given, Values


class RecoveryPointValues(Values):
    handler = RecoveryPoint
    read_operation = "backup:DescribeRecoveryPoint"
    no_stranger = "it manages what somebody else has made"
    made_by_others = "it manages what somebody else has made"
    to_delete = {"on_destroy": "delete"}

    least = {"backup_vault_name": VAULT, "recovery_point_arn": Given("point")}
    most = {
        **least,
        "lifecycle": {"deleteAfterDays": 30},
        "tags": {"costCenter": "1", "cost_center": "2"},
        "on_destroy": "delete",
    }
    changes = {
        "lifecycle": (
            {"deleteAfterDays": 60},
            {"moveToColdStorageAfterDays": 10, "deleteAfterDays": 100},
            {},
            None,
        ),
        "tags": ({"costCenter": "3", "added": "4"}, None),
        "on_destroy": "retain",
        "region": Change(LONDON, also={"recovery_point_arn": Given("point_of_london")}),
        "recovery_point_arn": Given("other_point"),
        "backup_vault_name": Change(
            "other", also={"recovery_point_arn": Given("point_of_the_other_vault")}
        ),
    }
    not_kept = {"on_destroy": "it is the program's own"}
    drift = {
        "lifecycle": lambda cloud, thing: point(cloud, thing).keep(90),
        "tags": lambda cloud, thing: point(cloud, thing).tag(costCenter="9"),
    }
    scenes = {
        "a snapshot of a volume": lambda life: of_another_service(life, "snapshot"),
        "a snapshot of a database": lambda life: of_another_service(life, "database_snapshot"),
        "a composite one": lambda life: composite(life),
        "a part of a composite one": lambda life: part(life),
        "a continuous one": lambda life: continuous(life),
        "in a vault that is gone": lambda life: gone_with_its_vault(life),
    }

    def setup(self, cloud):
        cloud.aws("backup").create_backup_vault(BackupVaultName="other")
        cloud.aws("backup", LONDON).create_backup_vault(BackupVaultName=VAULT)
        bucket = make_bucket(cloud, "orders")
        london = make_bucket(cloud, "orders-of-london", LONDON)
        return {
            "point": back_up(cloud, bucket),
            "other_point": back_up(cloud, bucket),
            "point_of_the_other_vault": back_up(cloud, bucket, vault="other"),
            "point_of_london": back_up(cloud, london, region=LONDON),
        }

    def remove(self, cloud, thing):
        point(cloud, thing).delete()


def point(cloud, thing):
    return Point(cloud, thing.recovery_point_arn, thing.backup_vault_name, thing.region)


def of_another_service(life, resource):
    volume = life.cloud.seeded["backup"]["volume_arn"]
    arn = back_up(life.cloud, volume if resource == "snapshot" else DATABASE)
    wanted = life.most(recovery_point_arn=arn)
    kept = life.created(wanted)
    assert not kept.refresh()
    assert kept.up({**wanted, "tags": {"costCenter": "3"}}) == "updated"
    tags = kept.locate()[1]["tags"]
    assert tags["costCenter"] == "3"
    assert "cost_center" not in tags
    kept.destroy()
    assert kept.locate() is None


def composite(life):
    arn = back_up(life.cloud, make_stack(life.cloud))
    whole = life.created(life.most(recovery_point_arn=arn))
    assert whole.state["isParent"]
    whole.destroy()
    assert parts(life, arn) == []


def part(life):
    whole = back_up(life.cloud, make_stack(life.cloud))
    (one,) = parts(life, whole)
    kept = life.created(life.most(recovery_point_arn=one, on_destroy="disassociate"))
    assert kept.state["parentRecoveryPointArn"] == whole
    kept.destroy()
    told = f"{one} stays in the vault {VAULT}, and is no longer a part of {whole}"
    assert told in kept.report.messages
    assert "parentRecoveryPointArn" not in kept.locate()[0]


def parts(life, whole):
    found = life.cloud.aws("backup").list_recovery_points_by_backup_vault(
        BackupVaultName=VAULT, ByParentRecoveryPointArn=whole
    )
    return [point["RecoveryPointArn"] for point in found["RecoveryPoints"]]


def continuous(life):
    arn = back_up_continuously(life.cloud, DATABASE)
    kept = life.created(life.least(recovery_point_arn=arn, on_destroy="disassociate"))
    assert not kept.refresh()
    kept.destroy()
    assert kept.locate() is None
    # RDS goes on with it.
    (database,) = life.cloud.aws("rds").describe_db_instances(
        DBInstanceIdentifier=DATABASE.rpartition(":")[2]
    )["DBInstances"]
    assert database["BackupRetentionPeriod"] > 0


def gone_with_its_vault(life):
    arn = life.given["point_of_the_other_vault"]
    wanted = life.least(backup_vault_name="other", recovery_point_arn=arn)
    kept = life.created(wanted)
    life.values.remove(life.cloud, kept.thing)
    life.cloud.aws("backup").delete_backup_vault(BackupVaultName="other")
    with pytest.raises(NotFound):
        life.created(wanted, "again")
    with pytest.raises(NotFound):
        kept.up({**wanted, "lifecycle": {"moveToColdStorageAfterDays": 1}})
    kept.destroy()
    assert kept.refresh()
    assert not kept.id
