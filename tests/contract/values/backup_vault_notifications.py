import pytest

from offsite_provider.aws.backup.vaults.vault_notifications import VaultNotifications
from offsite_provider.core.failures import Failure
from offsite_sandbox.faults import Fault

from ..cloud import ACCOUNT, SOURCE
from . import Values
from .backup_vault_access_policy import (
    the_vault_goes,
    two_vaults,
    what_is_wanted_already_is_found,
)

TOPIC = f"arn:aws:sns:{SOURCE}:{ACCOUNT}:offsite-backup"
EVENTS = ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"]


def put(cloud, topic=TOPIC, events=EVENTS):
    cloud.aws("backup").put_backup_vault_notifications(
        BackupVaultName="contract", SNSTopicArn=topic, BackupVaultEvents=events
    )


def the_order_of_events_means_nothing(life):
    found = life.created(life.least())
    put(life.cloud, events=EVENTS[::-1])
    assert not found.refresh()
    assert found.up(life.least(backup_vault_events=EVENTS[::-1])) == "unchanged"


def an_unknown_error_is_never_gone(life):
    found = life.created(life.least())
    operation = "GetBackupVaultNotifications"
    life.cloud.sandbox.add_fault(Fault("error", "backup", operation, code="ERROR_9999"))
    with pytest.raises(Failure):
        found.refresh()


class VaultNotificationsValues(Values):
    handler = VaultNotifications
    read_operation = "backup:GetBackupVaultNotifications"
    unmarkable = "AWS keeps no tags of it, and nobody can tell who has set it"
    update_makes_again = "the same call sets notifications, be there some or not"

    least = {
        "backup_vault_name": "contract",
        "sns_topic_arn": TOPIC,
        "backup_vault_events": EVENTS,
    }
    most = {**least, "backup_vault_events": [*EVENTS, "BACKUP_JOB_FAILED"]}
    changes = {
        "region": "eu-west-2",
        "backup_vault_name": "contract-other",
        "sns_topic_arn": f"{TOPIC}-2",
        "backup_vault_events": ["COPY_JOB_FAILED"],
    }
    drift = {
        "sns_topic_arn": lambda cloud, thing: put(cloud, f"{TOPIC}-2", thing.backup_vault_events),
        "backup_vault_events": lambda cloud, thing: put(cloud, events=["COPY_JOB_FAILED"]),
    }
    beside = {"sns_topic_arn": TOPIC, "backup_vault_events": ["COPY_JOB_STARTED"]}
    scenes = {
        "as-wanted": what_is_wanted_already_is_found,
        "vault-gone": the_vault_goes,
        "unknown-error": an_unknown_error_is_never_gone,
        "any-order": the_order_of_events_means_nothing,
    }

    def setup(self, cloud):
        return two_vaults(cloud)

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_backup_vault_notifications(BackupVaultName="contract")

    def stranger(self, cloud, given):
        put(cloud, events=["COPY_JOB_STARTED"])
