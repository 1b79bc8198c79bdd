import pytest

from offsite_provider.aws.backup.vaults.logically_air_gapped_vault import LogicallyAirGappedVault
from offsite_provider.core.failures import AccessDenied, Conflict, Failure
from offsite_sandbox.faults import Fault

from ..marks import taken_and_taken_back
from . import Change, Given, Values
from .backup_vault import (
    TABLE,
    fill,
    many_are_read_by_the_page,
    new_key,
    one_that_has_lost_its_tag,
    own_name,
)


def one_that_is_not_ready_is_waited_for(life):
    life.cloud.sandbox.configure(durations={"default": 600})
    vault = life.resource()
    with pytest.raises(Failure, match=r"it was not done after .* \(last seen: CREATING\)"):
        vault.up(life.most(timeouts={"create": "1s"}))
    life.cloud.advance(600)
    assert vault.up(life.most()) == "created"


def one_that_does_not_show_yet_is_waited_for(life):
    late = Fault("error", "backup", "DescribeBackupVault", code="ResourceNotFoundException")
    life.cloud.sandbox.add_fault(late)
    vault = life.created(life.least())
    assert "CREATING" in vault.report.messages


def one_that_fails_is_an_error(life):
    operation = "CreateLogicallyAirGappedBackupVault"
    life.cloud.sandbox.add_fault(Fault("fail", "backup", operation))
    with pytest.raises(Failure, match=r"its creation has FAILED\. Delete it, and run"):
        life.resource().up(life.least())


def one_that_may_not_be_looked_at_is_found_again(life):
    vault = life.resource()
    life.cloud.deny("backup:DescribeBackupVault")
    with pytest.raises(AccessDenied):
        vault.up(life.least())
    life.cloud.allow()
    assert vault.up(life.least()) == "created"


def one_that_holds_recovery_points_stays(life):
    vault = life.created(life.least())
    fill(
        life.cloud,
        "offsite-source",
        TABLE,
        LogicallyAirGappedBackupVaultArn=vault.state["backupVaultArn"],
        Lifecycle={"DeleteAfterDays": 10},
    )
    with pytest.raises(Conflict, match=r"it holds 1 .* retained until 20.* in compliance mode"):
        vault.destroy()
    assert vault.up(life.least(retain_filled=True)) == "updated"
    vault.destroy()
    assert "keeps backup vault it-" in vault.report.messages[-1]


class LogicallyAirGappedVaultValues(Values):
    handler = LogicallyAirGappedVault
    read_operation = "backup:DescribeBackupVault"

    least = {"min_retention_days": 7, "max_retention_days": 30}
    most = {
        "backup_vault_name": "contract-most",
        "min_retention_days": 8,
        "max_retention_days": 80,
        "encryption_key_arn": Given("key"),
        "tags": {"costCenter": "1", "cost_center": "2"},
        "retain_filled": True,
    }
    changes = {
        "region": Change("eu-west-2", {"encryption_key_arn": None}),
        "backup_vault_name": ("contract-other", None),
        "min_retention_days": 9,
        "max_retention_days": 90,
        "encryption_key_arn": (Given("other_key"), None),
        "tags": ({"costCenter": "3", "added": "4"}, None),
        "retain_filled": False,
    }
    not_kept = {"retain_filled": "it is an instruction for the deletion, which the service has not"}
    drift = {
        "tags": lambda cloud, vault: cloud.aws("backup").tag_resource(
            ResourceArn=vault.backup_vault_arn, Tags={"costCenter": "9"}
        )
    }
    scenes = {
        "many": many_are_read_by_the_page,
        "taken": taken_and_taken_back,
        "untagged": one_that_has_lost_its_tag,
        "not-ready": one_that_is_not_ready_is_waited_for,
        "not-shown": one_that_does_not_show_yet_is_waited_for,
        "failed": one_that_fails_is_an_error,
        "held": one_that_holds_recovery_points_stays,
        "denied": one_that_may_not_be_looked_at_is_found_again,
    }

    def setup(self, cloud):
        return {"key": new_key(cloud), "other_key": new_key(cloud)}

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_backup_vault(BackupVaultName=thing.backup_vault_name)

    def stranger(self, cloud, given):
        cloud.aws("backup").create_logically_air_gapped_backup_vault(
            BackupVaultName=own_name(self),
            BackupVaultTags={"by": "hand"},
            MinRetentionDays=7,
            MaxRetentionDays=30,
        )
