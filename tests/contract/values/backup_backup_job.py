import pytest

from offsite_provider.aws.backup.jobs.backup_job import BackupJob
from offsite_provider.core.failures import TimedOut

from ..recovery_points import (
    DATABASE,
    LIFECYCLES,
    LONDON,
    PROGRAMS_OWN,
    ROLE,
    VAULT,
    JobValues,
    Point,
    drift_of,
    gone_with_its_vault,
    make_bucket,
    make_buckets,
    make_role,
    make_stack,
    marked,
    parts,
)
from . import Change, Given


def point(cloud, job):
    vault = job.backup_vault_arn.rpartition(":")[2]
    return Point(cloud, job.recovery_point_arn, vault, job.region)


class BackupJobValues(JobValues):
    handler = BackupJob
    point = staticmethod(point)
    no_stranger = "each job makes a recovery point of its own"
    tags = "recovery_point_tags"
    otherwise = {"index": "ENABLED"}

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
        "lifecycle": LIFECYCLES,
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
        **PROGRAMS_OWN,
    }
    drift = {"index": lambda cloud, job: point(cloud, job).unindex(), **drift_of(point, tags)}

    def setup(self, cloud):
        air_gapped = cloud.aws("backup").create_logically_air_gapped_backup_vault(
            BackupVaultName="air-gapped", MinRetentionDays=7, MaxRetentionDays=365
        )
        return {
            **make_buckets(cloud),
            "air_gapped": air_gapped["BackupVaultArn"],
            "other_bucket": make_bucket(cloud, "returns"),
            "other_role": make_role(cloud, "other"),
            "stack": make_stack(cloud),
            "volume": cloud.seeded["backup"]["volume_arn"],
        }

    def scene_a_volume(self, life):
        of_another_service(life, Given("volume"), index="ENABLED")

    def scene_a_database(self, life):
        of_another_service(life, DATABASE)

    def scene_air_gapped(self, life):
        arn = life.given["air_gapped"]
        wanted = {
            "lifecycle": {"deleteAfterDays": 30},
            "logically_air_gapped_backup_vault_arn": arn,
        }
        job = life.created(life.least(**wanted))
        assert job.state["backupVaultArn"] == arn
        assert not job.refresh()
        assert job.locate()[1]["logicallyAirGappedBackupVaultArn"] == arn
        # What passes through the other vault on its way there is not missed.
        passing = life.created(life.least(**wanted, resource_arn=Given("volume")), "passing")
        point(life.cloud, passing.thing).delete()
        assert not passing.refresh()
        assert passing.id

    def scene_composite(self, life):
        wanted = {"resource_arn": Given("stack"), "backup_options": None, "index": None}
        job = life.created(life.most(**wanted))
        assert job.state["numberOfChildJobs"] == 1
        job.destroy()
        assert parts(life, job.state["recoveryPointArn"]) == []
        assert job.locate() is None

    def scene_stopped(self, life):
        life.cloud.sandbox.configure(durations={"default": 0, "backup.StartBackupJob": 600})
        with pytest.raises(TimedOut, match="was stopped"):
            life.created(life.least(timeouts={"create": "1s"}))

    def scene_gone_with_its_vault(self, life):
        gone_with_its_vault(life, backup_vault_name="other")


def of_another_service(life, resource, **more):
    wanted = {"resource_arn": resource, "backup_options": None, "index": None, **more}
    marked(life, wanted)
