from offsite_provider.aws.backup.recovery_points.recovery_point import RecoveryPoint
from offsite_provider.core.failures import NotFound

from ..recovery_points import (
    DATABASE,
    LIFECYCLES,
    LONDON,
    VAULT,
    Point,
    PointValues,
    back_up,
    back_up_continuously,
    drift_of,
    gone_with_its_vault,
    make_points,
    make_stack,
    parts,
    tagged,
)
from . import Change, Given


def point(cloud, thing):
    return Point(cloud, thing.recovery_point_arn, thing.backup_vault_name, thing.region)


class RecoveryPointValues(PointValues):
    handler = RecoveryPoint
    point = staticmethod(point)
    no_stranger = "it manages what somebody else has made"
    made_by_others = "it manages what somebody else has made"

    least = {"backup_vault_name": VAULT, "recovery_point_arn": Given("point")}
    most = {
        **least,
        "lifecycle": {"deleteAfterDays": 30},
        "tags": {"costCenter": "1", "cost_center": "2"},
        "on_destroy": "delete",
    }
    changes = {
        "lifecycle": LIFECYCLES,
        "tags": ({"costCenter": "3", "added": "4"}, None),
        "on_destroy": "retain",
        "region": Change(LONDON, also={"recovery_point_arn": Given("point_of_london")}),
        "recovery_point_arn": Given("other_point"),
        "backup_vault_name": Change(
            "other", also={"recovery_point_arn": Given("point_of_the_other_vault")}
        ),
    }
    not_kept = {"on_destroy": "it is the program's own"}
    drift = drift_of(point)

    def setup(self, cloud):
        return make_points(cloud)

    def scene_a_snapshot_of_a_volume(self, life):
        kept_and_deleted(life, life.cloud.seeded["backup"]["volume_arn"])

    def scene_a_snapshot_of_a_database(self, life):
        kept_and_deleted(life, DATABASE)

    def scene_composite(self, life):
        arn = back_up(life.cloud, make_stack(life.cloud))
        whole = life.created(life.most(recovery_point_arn=arn))
        assert whole.state["isParent"]
        whole.destroy()
        assert parts(life, arn) == []

    def scene_part(self, life):
        whole = back_up(life.cloud, make_stack(life.cloud))
        (one,) = parts(life, whole)
        kept = life.created(life.most(recovery_point_arn=one, on_destroy="disassociate"))
        assert kept.state["parentRecoveryPointArn"] == whole
        kept.destroy()
        told = f"{one} stays in the vault {VAULT}, and is no longer a part of {whole}"
        assert told in kept.report.messages
        assert "parentRecoveryPointArn" not in kept.locate()[0]

    def scene_continuous(self, life):
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

    def scene_in_a_vault_that_is_gone(self, life):
        arn = life.given["point_of_the_other_vault"]
        gone_with_its_vault(life, kind=NotFound, backup_vault_name="other", recovery_point_arn=arn)


def kept_and_deleted(life, resource):
    kept = tagged(life, {"recovery_point_arn": back_up(life.cloud, resource)})
    kept.destroy()
    assert kept.locate() is None
