import pytest

from offsite_provider.aws.backup.vaults.vault_lock import VaultLock
from offsite_provider.core.failures import Conflict, Invalid
from offsite_provider.core.values import rfc3339

from . import Change, Values
from .backup_vault_access_policy import (
    the_vault_goes,
    two_vaults,
    what_is_wanted_already_is_found,
)


def put(cloud, **lock):
    cloud.aws("backup").put_backup_vault_lock_configuration(BackupVaultName="contract", **lock)


def one_that_is_immutable_stays(life):
    lock = life.created(life.most())
    date = lock.state["lockDate"]
    assert lock.state["mode"] == "COMPLIANCE"
    life.cloud.advance(4 * 24 * 3600)
    why = f"it is locked in compliance mode, and immutable since {date}: "
    with pytest.raises(Conflict, match=why) as refusal:
        lock.up(life.most(max_retention_days=30))
    assert "`pulumi state delete`" in refusal.value.remedy
    with pytest.raises(Conflict, match=why):
        lock.destroy()
    life.cloud.deny("backup:DescribeBackupVault")
    with pytest.raises(Invalid, match="is immutable and cannot be changed or deleted"):
        lock.destroy()


def a_date_that_is_moved_shows(life):
    lock = life.created(life.most())
    put(life.cloud, MinRetentionDays=7, MaxRetentionDays=365, ChangeableForDays=9)
    assert lock.refresh()
    assert lock.differences(life.most()) == {"changeableForDays"}
    assert lock.state["changeableForDays"] == 9


def one_that_becomes_compliant_shows(life):
    lock = life.created(life.least())
    assert lock.state["mode"] == "GOVERNANCE"
    put(life.cloud, ChangeableForDays=6)
    assert lock.refresh()
    assert (lock.state["mode"], lock.state["changeableForDays"]) == ("COMPLIANCE", 6)
    assert lock.up(life.least()) == "updated"
    assert lock.state["mode"] == "GOVERNANCE"


def one_that_is_found_keeps_its_date(life):
    """The date of a lock in compliance mode is its own, and no later than the program wants it."""
    put(life.cloud, ChangeableForDays=4)
    with pytest.raises(
        Conflict, match=r"the lock of backup vault contract \(immutable from 2.* on"
    ):
        life.resource().up(life.least(changeable_for_days=3))
    wanted = life.least(changeable_for_days=5)
    lock = life.created(wanted)
    vault = life.cloud.aws("backup").describe_backup_vault(BackupVaultName="contract")
    date = lock.state["lockDate"]
    assert date == rfc3339(vault["LockDate"])
    assert lock.report.messages[0].startswith("locks backup vault contract in compliance mode: ")
    assert "If it is locked so already, the date that it has stays" in lock.report.messages[0]
    assert f"(immutable from {date} on), as it is wanted" in lock.report.messages[1]
    assert lock.up(wanted) == "unchanged"


def what_is_ours_alone_leaves_the_date_alone(life):
    lock = life.created(life.most())
    before, date = len(life.cloud.calls), lock.state["lockDate"]
    assert lock.up(life.most(timeouts={"delete": "1m"})) == "updated"
    assert lock.state["lockDate"] == date
    assert life.cloud.calls[before:] == []


def many_are_read_by_the_page(life):
    client, resources = life.cloud.aws("backup"), []
    for number in range(8):
        client.create_backup_vault(BackupVaultName=f"vault-{number}")
        wanted = life.least(backup_vault_name=f"vault-{number}", min_retention_days=number + 1)
        resources.append(life.created(wanted))
    before, provider = len(life.cloud.calls), life.provider()
    for lock in resources:
        assert not lock.refresh(provider)
    called = [call.operation for call in life.cloud.calls[before:]]
    assert called == [*["DescribeBackupVault"] * 4, "ListBackupVaults"]


class VaultLockValues(Values):
    handler = VaultLock
    read_operation = "backup:DescribeBackupVault"
    unmarkable = "AWS keeps no tags of it, and nobody can tell who has set it"
    update_makes_again = "the same call sets a lock, be there one or not"

    least = {"backup_vault_name": "contract"}
    most = {
        "backup_vault_name": "contract",
        "min_retention_days": 7,
        "max_retention_days": 365,
        "changeable_for_days": 3,
    }
    changes = {
        "region": "eu-west-2",
        "backup_vault_name": "contract-other",
        "min_retention_days": (8, None),
        "max_retention_days": (30, None),
        "changeable_for_days": (5, None, Change(3, {"changeable_for_days": None})),
    }
    drift = {
        "min_retention_days": lambda cloud, lock: put(
            cloud, MinRetentionDays=8, MaxRetentionDays=365, ChangeableForDays=3
        ),
        "max_retention_days": lambda cloud, lock: put(
            cloud, MinRetentionDays=7, ChangeableForDays=3
        ),
        "changeable_for_days": lambda cloud, lock: put(
            cloud, MinRetentionDays=7, MaxRetentionDays=365
        ),
    }
    beside = {"min_retention_days": 9}
    scenes = {
        "as-wanted": what_is_wanted_already_is_found,
        "vault-gone": the_vault_goes,
        "immutable": one_that_is_immutable_stays,
        "date-moved": a_date_that_is_moved_shows,
        "found": one_that_is_found_keeps_its_date,
        "compliant": one_that_becomes_compliant_shows,
        "ours-alone": what_is_ours_alone_leaves_the_date_alone,
        "many": many_are_read_by_the_page,
    }

    def setup(self, cloud):
        return two_vaults(cloud)

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_backup_vault_lock_configuration(BackupVaultName="contract")

    def stranger(self, cloud, given):
        put(cloud, MinRetentionDays=9)
