import json

import pytest

from offsite_provider.aws.backup.jobs.copy_job import CopyJob
from offsite_provider.core.failures import Failure, Invalid, NotFound

from ..cloud import DESTINATION, OTHER_ACCOUNT
from ..recovery_points import (
    COPIES_ARN,
    DATABASE,
    LONDON,
    ROLE,
    VAULT,
    Point,
    back_up,
    make_bucket,
    make_role,
    make_stack,
    marked_by_others,
)
from . import Change, Given, Values

FAR_ARN = f"arn:aws:backup:{DESTINATION}:{OTHER_ACCOUNT}:backup-vault:safe"
FAR_ROLE = f"arn:aws:iam::{OTHER_ACCOUNT}:role/offsite"


class CopyJobValues(Values):
    handler = CopyJob
    read_operation = "backup:DescribeRecoveryPoint"
    no_stranger = "each job makes a copy of its own"
    to_delete = {"on_destroy": "delete"}

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
        "source_backup_vault_name": Change(
            "other", also={"recovery_point_arn": Given("point_of_the_other_vault")}
        ),
        "destination_backup_vault_arn": Given("other_copies"),
        "iam_role_arn": Given("other_role"),
        "triggers": {"release": "2"},
    }
    not_kept = {
        "triggers": "it is the program's own",
        "on_destroy": "it is the program's own",
    }
    drift = {
        "lifecycle": lambda cloud, job: copy(cloud, job).keep(90),
        "tags": lambda cloud, job: copy(cloud, job).tag(costCenter="9"),
    }
    scenes = {
        "a snapshot of a volume": lambda life: of_another_service(life, "volume"),
        "a snapshot of a database": lambda life: of_another_service(life, "database"),
        "one that a killed run has made otherwise": lambda life: wanted_otherwise(life),
        "marked by others": lambda life: marked_by_others(life, copy),
        "retained": lambda life: retained(life),
        "a composite one": lambda life: composite(life),
        "one that cannot be disassociated": lambda life: disassociated(life),
        "in another account, with a role": lambda life: managed_far_away(life),
        "in another account, without a role": lambda life: left_alone_far_away(life),
        "in a vault that is gone": lambda life: gone_with_its_vault(life),
    }

    def setup(self, cloud):
        backup, destination = cloud.aws("backup"), cloud.aws("backup", DESTINATION)
        backup.create_backup_vault(BackupVaultName="other")
        cloud.aws("backup", LONDON).create_backup_vault(BackupVaultName=VAULT)
        other_copies = destination.create_backup_vault(BackupVaultName="other")
        bucket = make_bucket(cloud, "orders")
        london = make_bucket(cloud, "orders-of-london", LONDON)
        return {
            "point": back_up(cloud, bucket, Lifecycle={"DeleteAfterDays": 35}),
            "other_point": back_up(cloud, bucket),
            "point_of_the_other_vault": back_up(cloud, bucket, vault="other"),
            "point_of_london": back_up(cloud, london, region=LONDON),
            "other_copies": other_copies["BackupVaultArn"],
            "other_role": make_role(cloud, "other"),
        }

    def remove(self, cloud, thing):
        copy(cloud, thing).delete()


def copy(cloud, job):
    *_, region, _, _, vault = job.destination_backup_vault_arn.split(":")
    return Point(cloud, job.destination_recovery_point_arn, vault, region)


def of_another_service(life, kind):
    volume = life.cloud.seeded["backup"]["volume_arn"]
    arn = back_up(life.cloud, volume if kind == "volume" else DATABASE)
    wanted = life.most(recovery_point_arn=arn)
    job = life.created(wanted)
    assert not job.refresh()
    assert job.up({**wanted, "tags": {"costCenter": "3"}}) == "updated"
    tags = job.locate()[1]["tags"]
    assert tags["costCenter"] == "3"
    assert "cost_center" not in tags
    # What a killed run has made is found again by its mark.
    assert life.created(wanted).id == job.id
    retained = {**wanted, "onDestroy": "retain", "triggers": {"release": "2"}}
    kept = life.created(retained)
    kept.destroy()
    assert kept.locate()
    assert life.created(retained).id != kept.id


def wanted_otherwise(life):
    job = life.created(life.least())
    wanted = {"lifecycle": {"deleteAfterDays": 9}, "tags": {"costCenter": "5"}}
    again = life.created(life.least(**wanted))
    assert again.id == job.id
    assert not again.refresh()
    found = again.locate()[1]
    assert (found["lifecycle"], found["tags"]) == ({"deleteAfterDays": 9}, {"costCenter": "5"})
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
    assert copy(life.cloud, job.thing).owner.startswith("nobody@")
    # It is nobody's: the next one is made anew.
    assert life.created(life.least()).id != job.id


def composite(life):
    arn = back_up(life.cloud, make_stack(life.cloud))
    job = life.created(life.most(recovery_point_arn=arn))
    assert job.state["isParent"]
    job.destroy()
    assert job.locate() is None


def disassociated(life):
    job = life.created(life.least(on_destroy="disassociate"))
    with pytest.raises(Invalid, match="Only continuous backups"):
        job.destroy()
    assert job.locate()


def gone_with_its_vault(life):
    wanted = life.least(destination_backup_vault_arn=life.given["other_copies"])
    job = life.created(wanted)
    copy(life.cloud, job.thing).delete()
    life.cloud.aws("backup", DESTINATION).delete_backup_vault(BackupVaultName="other")
    with pytest.raises(Failure, match="other"):
        life.created(wanted)
    with pytest.raises(NotFound):
        job.up({**wanted, "lifecycle": {"deleteAfterDays": 9}})
    job.destroy()
    assert job.refresh()
    assert not job.id


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


def managed_far_away(life):
    far = open_far_vault(life)
    wanted = life.most(destination_backup_vault_arn=FAR_ARN, destination_role_arn=FAR_ROLE)
    job = life.created(wanted)
    assert not job.refresh()
    assert job.up({**wanted, "tags": {"costCenter": "3"}}) == "updated"
    tags = far.list_tags(ResourceArn=job.state["destinationRecoveryPointArn"])["Tags"]
    assert tags["costCenter"] == "3"
    assert tags["offsite:owner"] == job.state["mark"]
    job.destroy()
    assert not far.list_recovery_points_by_backup_vault(BackupVaultName="safe")["RecoveryPoints"]


def left_alone_far_away(life):
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
