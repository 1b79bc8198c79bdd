import pytest

from offsite_provider.aws.backup.jobs.backup_job import BackupJob
from offsite_provider.core.failures import Failure, Invalid, NotFound, TimedOut

from ..recovery_points import (
    DATABASE,
    LONDON,
    ROLE,
    VAULT,
    Point,
    make_bucket,
    make_role,
    make_stack,
    marked_by_others,
)
from . import Change, Given, Values


class BackupJobValues(Values):
    handler = BackupJob
    read_operation = "backup:DescribeRecoveryPoint"
    no_stranger = "each job makes a recovery point of its own"
    to_delete = {"on_destroy": "delete"}

    least = {"backup_vault_name": VAULT, "resource_arn": Given("bucket"), "iam_role_arn": ROLE}
    most = {
        **least,
        "start_window_minutes": 60,
        "complete_window_minutes": 180,
        "lifecycle": {"deleteAfterDays": 30},
        "recovery_point_tags": {"costCenter": "1", "cost_center": "2"},
        "backup_options": {"BackupACLs": "disabled"},
        "index": "ENABLED",
        "triggers": {"release": "1"},
        "on_destroy": "delete",
    }
    inapplicable = {
        "logically_air_gapped_backup_vault_arn": "nothing can be deleted from such a vault"
    }
    changes = {
        "lifecycle": (
            {"deleteAfterDays": 60},
            {"moveToColdStorageAfterDays": 10, "deleteAfterDays": 100},
            {},
            None,
        ),
        "recovery_point_tags": ({"costCenter": "3", "added": "4"}, None),
        "index": "DISABLED",
        "on_destroy": "retain",
        "region": Change(LONDON, also={"resource_arn": Given("bucket_of_london")}),
        "backup_vault_name": "other",
        "resource_arn": Given("other_bucket"),
        "iam_role_arn": Given("other_role"),
        "start_window_minutes": 90,
        "complete_window_minutes": 240,
        "backup_options": {"BackupACLs": "enabled"},
        "triggers": {"release": "2"},
    }
    not_kept = {
        "start_window_minutes": "a job only tells the moment that follows from it",
        "complete_window_minutes": "no answer has it",
        "triggers": "it is the program's own",
        "on_destroy": "it is the program's own",
    }
    drift = {
        "lifecycle": lambda cloud, job: point(cloud, job).keep(90),
        "recovery_point_tags": lambda cloud, job: point(cloud, job).tag(costCenter="9"),
        "index": lambda cloud, job: point(cloud, job).unindex(),
    }
    scenes = {
        "a volume": lambda life: of_another_service(life, Given("volume"), index="ENABLED"),
        "a database": lambda life: of_another_service(life, DATABASE),
        "one to an air-gapped vault": lambda life: air_gapped(life),
        "one that a killed run has made otherwise": lambda life: wanted_otherwise(life),
        "marked by others": lambda life: marked_by_others(life, point),
        "retained": lambda life: retained(life),
        "a composite one": lambda life: composite(life),
        "one that takes too long": lambda life: stopped(life),
        "one that cannot be disassociated": lambda life: disassociated(life),
        "gone with its vault": lambda life: gone_with_its_vault(life),
    }

    def setup(self, cloud):
        backup = cloud.aws("backup")
        backup.create_backup_vault(BackupVaultName="other")
        cloud.aws("backup", LONDON).create_backup_vault(BackupVaultName=VAULT)
        air_gapped = backup.create_logically_air_gapped_backup_vault(
            BackupVaultName="air-gapped", MinRetentionDays=7, MaxRetentionDays=365
        )
        return {
            "air_gapped": air_gapped["BackupVaultArn"],
            "bucket": make_bucket(cloud, "orders"),
            "bucket_of_london": make_bucket(cloud, "orders-of-london", LONDON),
            "other_bucket": make_bucket(cloud, "returns"),
            "other_role": make_role(cloud, "other"),
            "stack": make_stack(cloud),
            "volume": cloud.seeded["backup"]["volume_arn"],
        }

    def remove(self, cloud, thing):
        point(cloud, thing).delete()


def point(cloud, job):
    vault = job.backup_vault_arn.rpartition(":")[2]
    return Point(cloud, job.recovery_point_arn, vault, job.region)


def of_another_service(life, resource, **more):
    """What AWS Backup does not manage fully has the tags of its own service."""
    wanted = {"resource_arn": resource, "backup_options": None, "index": None, **more}
    job = life.created(life.most(**wanted))
    assert not job.refresh()
    wanted["recovery_point_tags"] = {"costCenter": "3"}
    assert job.up(life.most(**wanted)) == "updated"
    tags = job.locate()[1]["recoveryPointTags"]
    assert tags["costCenter"] == "3"
    assert "cost_center" not in tags
    # What a killed run has made is found again by its mark.
    assert life.created(life.most(**wanted)).id == job.id
    retained = life.most(**wanted, on_destroy="retain", triggers={"release": "2"})
    kept = life.created(retained)
    kept.destroy()
    assert kept.locate()
    assert life.created(retained).id != kept.id


def air_gapped(life):
    arn = life.given["air_gapped"]
    wanted = {"lifecycle": {"deleteAfterDays": 30}, "logically_air_gapped_backup_vault_arn": arn}
    job = life.created(life.least(**wanted))
    assert job.state["backupVaultArn"] == arn
    assert not job.refresh()
    assert job.locate()[1]["logicallyAirGappedBackupVaultArn"] == arn
    # What passes through the other vault on its way there is not missed.
    passing = life.created(life.least(**wanted, resource_arn=Given("volume")), "passing")
    point(life.cloud, passing.thing).delete()
    assert not passing.refresh()
    assert passing.id


def wanted_otherwise(life):
    job = life.created(life.least())
    wanted = {"lifecycle": {"deleteAfterDays": 9}, "recovery_point_tags": {"costCenter": "5"}}
    again = life.created(life.least(**wanted, index="ENABLED"))
    assert again.id == job.id
    assert not again.refresh()
    found = again.locate()[1]
    assert found["lifecycle"] == {"deleteAfterDays": 9}
    assert found["recoveryPointTags"] == {"costCenter": "5"}
    assert found["index"] == "ENABLED"
    # The resource from before knows by the mark that it is not its own any more.
    assert again.state["mark"] == f"{job.state['mark']}+1"
    job.state["onDestroy"] = "delete"
    job.destroy()
    assert "which another resource has taken over" in job.report.messages[-1]
    assert again.locate()


def retained(life):
    job = life.created(life.least())
    job.destroy()
    assert any(" stays in the vault " in message for message in job.report.messages)
    assert point(life.cloud, job.thing).owner.startswith("nobody@")
    # It is nobody's: the next one is made anew.
    assert life.created(life.least()).id != job.id


def composite(life):
    wanted = {"resource_arn": Given("stack"), "backup_options": None, "index": None}
    job = life.created(life.most(**wanted))
    assert job.state["numberOfChildJobs"] == 1
    job.destroy()
    assert not life.cloud.aws("backup").list_recovery_points_by_backup_vault(
        BackupVaultName=VAULT, ByParentRecoveryPointArn=job.state["recoveryPointArn"]
    )["RecoveryPoints"]
    assert job.locate() is None


def stopped(life):
    life.cloud.sandbox.configure(durations={"default": 0, "backup.StartBackupJob": 600})
    with pytest.raises(TimedOut, match="was stopped"):
        life.created(life.least(timeouts={"create": "1s"}))


def disassociated(life):
    job = life.created(life.least(on_destroy="disassociate"))
    with pytest.raises(Invalid, match="Only continuous backups"):
        job.destroy()
    assert job.locate()


def gone_with_its_vault(life):
    wanted = life.least(backup_vault_name="other")
    job = life.created(wanted)
    point(life.cloud, job.thing).delete()
    life.cloud.aws("backup").delete_backup_vault(BackupVaultName="other")
    with pytest.raises(Failure, match="other"):
        life.created(wanted)
    with pytest.raises(NotFound):
        job.up({**wanted, "lifecycle": {"deleteAfterDays": 9}})
    job.destroy()
    assert job.refresh()
    assert not job.id
