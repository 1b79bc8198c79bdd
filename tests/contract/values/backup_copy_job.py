import json

import pytest

from offsite_provider.aws.backup.jobs.copy_job import CopyJob
from offsite_provider.core.failures import Failure

from ..cloud import DESTINATION, OTHER_ACCOUNT
from ..recovery_points import (
    COPIES_ARN,
    DATABASE,
    LIFECYCLES,
    LONDON,
    PROGRAMS_OWN,
    ROLE,
    VAULT,
    JobValues,
    Point,
    back_up,
    drift_of,
    gone_with_its_vault,
    make_points,
    make_role,
    make_stack,
    marked,
)
from . import Change, Given

FAR_ARN = f"arn:aws:backup:{DESTINATION}:{OTHER_ACCOUNT}:backup-vault:safe"
FAR_ROLE = f"arn:aws:iam::{OTHER_ACCOUNT}:role/offsite"


def copy(cloud, job):
    *_, region, _, _, vault = job.destination_backup_vault_arn.split(":")
    return Point(cloud, job.destination_recovery_point_arn, vault, region)


class CopyJobValues(JobValues):
    handler = CopyJob
    point = staticmethod(copy)
    no_stranger = "each job makes a copy of its own"

    least = {
        "recovery_point_arn": Given("point"),
        "source_backup_vault_name": VAULT,
        "destination_backup_vault_arn": COPIES_ARN,
        "iam_role_arn": ROLE,
    }
    most = {
        **least,
        "lifecycle": {"deleteAfterDays": 30},
        "tags": {"costCenter": "1", "cost_center": "2"},
        "triggers": {"release": "1"},
        "on_destroy": "delete",
    }
    inapplicable = {"destination_role_arn": "only a copy in another account needs it"}
    changes = {
        "lifecycle": LIFECYCLES,
        "tags": ({"costCenter": "3", "added": "4"}, None),
        "on_destroy": "retain",
        "region": Change(LONDON, also={"recovery_point_arn": Given("point_of_london")}),
        "recovery_point_arn": Given("other_point"),
        "source_backup_vault_name": Change(
            "other", also={"recovery_point_arn": Given("point_of_the_other_vault")}
        ),
        "destination_backup_vault_arn": Given("other_copies"),
        "iam_role_arn": Given("other_role"),
        "triggers": {"release": "2"},
    }
    not_kept = PROGRAMS_OWN
    drift = drift_of(copy)

    def setup(self, cloud):
        other_copies = cloud.aws("backup", DESTINATION).create_backup_vault(BackupVaultName="other")
        return {
            **make_points(cloud, Lifecycle={"DeleteAfterDays": 35}),
            "other_copies": other_copies["BackupVaultArn"],
            "other_role": make_role(cloud, "other"),
        }

    def scene_a_snapshot_of_a_volume(self, life):
        volume = life.cloud.seeded["backup"]["volume_arn"]
        marked(life, {"recovery_point_arn": back_up(life.cloud, volume)})

    def scene_a_snapshot_of_a_database(self, life):
        marked(life, {"recovery_point_arn": back_up(life.cloud, DATABASE)})

    def scene_composite(self, life):
        arn = back_up(life.cloud, make_stack(life.cloud))
        job = life.created(life.most(recovery_point_arn=arn))
        assert job.state["isParent"]
        job.destroy()
        assert job.locate() is None

    def scene_managed_far_away(self, life):
        far = open_far_vault(life)
        wanted = life.most(destination_backup_vault_arn=FAR_ARN, destination_role_arn=FAR_ROLE)
        job = life.created(wanted)
        assert not job.refresh()
        assert job.up({**wanted, "tags": {"costCenter": "3"}}) == "updated"
        tags = far.list_tags(ResourceArn=job.state["destinationRecoveryPointArn"])["Tags"]
        assert tags["costCenter"] == "3"
        assert tags["offsite:owner"] == job.state["mark"]
        job.destroy()
        assert not far.list_recovery_points_by_backup_vault(BackupVaultName="safe")[
            "RecoveryPoints"
        ]

    def scene_left_alone_far_away(self, life):
        far = open_far_vault(life)
        wanted = life.least(destination_backup_vault_arn=FAR_ARN)
        job = life.created(wanted)
        arn = job.state["destinationRecoveryPointArn"]
        assert any("isn't managed there" in message for message in job.report.messages)
        assert "offsite:owner" not in far.list_tags(ResourceArn=arn)["Tags"]
        assert not job.refresh()
        assert job.locate()[1]["destinationBackupVaultArn"] == FAR_ARN
        assert job.up({**wanted, "triggers": {}}) == "unchanged"
        with pytest.raises(Failure, match="Give a role of that account as `destination_role_arn`"):
            job.up({**wanted, "tags": {"costCenter": "1"}})
        # Nobody manages it twice, so it can be found again.
        assert life.created(wanted).id == job.id
        job.destroy()
        assert far.describe_recovery_point(BackupVaultName="safe", RecoveryPointArn=arn)

    def scene_in_a_vault_that_is_gone(self, life):
        gone_with_its_vault(
            life, DESTINATION, destination_backup_vault_arn=life.given["other_copies"]
        )


def open_far_vault(life):
    """A vault of another account, which lets this one in; that account's client."""
    life.cloud.aws("backup", "us-east-1").update_global_settings(
        GlobalSettings={"isCrossAccountBackupEnabled": "true"}
    )
    far = life.cloud.aws("backup", DESTINATION, account=1)
    far.create_backup_vault(BackupVaultName="safe")
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "backup:CopyIntoBackupVault",
        "Resource": "*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    far.put_backup_vault_access_policy(BackupVaultName="safe", Policy=policy)
    return far
