"""`offsite.backup.Vault` and what belongs to one, through a real `pulumi up`."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import SOURCE, Cloud
from ..pulumi_cli import Run, Stack
from .programs import CREATED, DELETE_FIRST, UPDATED, Code, resource

ACCOUNT = "123456789012"
HEAD = f"arn:aws:backup:{SOURCE}:{ACCOUNT}:backup-vault"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
TOPIC = f"arn:aws:sns:{SOURCE}:{ACCOUNT}:offsite-backup"
TABLE = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
STATEMENT = {
    "Effect": "Deny",
    "Principal": {"AWS": [ACCOUNT]},
    "Action": ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
    "Resource": "*",
}


class Backup:
    """AWS Backup in one region, as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self._sandbox = sandbox
        self.client = Cloud(sandbox).aws("backup", SOURCE)

    def vaults(self) -> dict[str, dict[str, Any]]:
        """By name, without the seed's."""
        found = self.client.list_backup_vaults()["BackupVaultList"]
        return {v["BackupVaultName"]: v for v in found if v["BackupVaultName"] != "offsite-source"}

    def tags(self, vault: str) -> dict[str, str]:
        """The tags of a vault, without offsite's own."""
        tags = self.client.list_tags(ResourceArn=f"{HEAD}:{vault}")["Tags"]
        assert tags.pop("offsite:owner", None)
        return tags

    def statement(self, vault: str) -> dict[str, Any]:
        """The statement of a vault's policy."""
        found = self.client.get_backup_vault_access_policy(BackupVaultName=vault)
        (statement,) = json.loads(found["Policy"])["Statement"]
        return statement

    def fill(self, vault: str, count: int) -> None:
        """Backs up into a vault, and lets it be done."""
        for _ in range(count):
            self.client.start_backup_job(BackupVaultName=vault, ResourceArn=TABLE, IamRoleArn=ROLE)
        self._sandbox.advance(timedelta(seconds=10))


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def made(kind: str, name: str, of: str = "", **arguments: Any) -> str:
    """Lines of a program: a resource, `of` a vault of the program's if that is named."""
    given = {"backup_vault_name": Code(f"{of}.backup_vault_name")} if of else {}
    return resource(f"backup.{kind}", name, region=SOURCE, **given, **arguments)


def warnings(run: Run) -> dict[str, str]:
    """What a run warned of, by the resource beside which it stands."""
    said = [event.get("diagnosticEvent", {}) for event in run.events]
    return {
        warning["urn"].rpartition("::")[2]: warning["message"].strip()
        for warning in said
        if warning.get("severity") == "warning"
    }


def test_vaults_and_what_belongs_to_them_live_in_one_stack(
    stack: Stack, backup: Backup, sandbox: SandboxClient, door: str
) -> None:
    stack.config["offsite:defaultTags"] = {"team": "dr", "name": "default"}

    def program(
        plain: dict[str, str], name: str, effect: str, event: str, lock: dict[str, int], days: int
    ) -> str:
        document = {"Version": "2012-10-17", "Statement": [{**STATEMENT, "Effect": effect}]}
        events = ["BACKUP_JOB_COMPLETED", event]
        kept = {"min_retention_days": 7, "max_retention_days": days}
        policy = Code(f"pulumi.Output.json_dumps({document!r})")
        tags = {"name": name}
        return (
            made("Vault", "plain", **plain)
            + made("Vault", "full", backup_vault_name="Full", force_destroy=True, tags=tags)
            + made("VaultAccessPolicy", "policy", "full", policy=policy)
            + made("VaultNotifications", "told", "plain", sns_topic_arn=TOPIC, backup_vault_events=events)
            + made("VaultLock", "lock", "plain", **kept, changeable_for_days=3)
            + made("VaultLock", "bare", "full", **lock)
            + made("LogicallyAirGappedVault", "gapped", min_retention_days=7, max_retention_days=30)
            + made("Vault", "held", backup_vault_name="held")
        )  # fmt: skip

    stack.program(program({}, "full", "Deny", "BACKUP_JOB_FAILED", {}, 365))
    previewed = warnings(stack.preview())
    assert previewed.keys() == {"lock", "told", "gapped"}
    assert previewed["lock"].startswith("locks the vault in compliance mode: from 20")
    assert "sends no notification of `BACKUP_JOB_FAILED` any more" in previewed["told"]
    assert "locked in compliance mode from its creation on" in previewed["gapped"]
    assert backup.vaults() == {}

    stack.up()
    outputs, live = stack.outputs(), backup.vaults()
    name = outputs["plain"]["backup_vault_name"]
    assert re.fullmatch(r"plain-[0-9a-f]{7}", name)
    assert live.keys() == {name, "Full", "held", outputs["gapped"]["backup_vault_name"]}
    assert backup.tags(name) == {"team": "dr", "name": "default"}
    assert backup.tags("Full") == outputs["full"]["tags"] == {"team": "dr", "name": "full"}
    assert (outputs["lock"]["mode"], "LockDate" in live[name]) == ("COMPLIANCE", True)
    assert (outputs["bare"]["mode"], live["Full"]["Locked"]) == ("GOVERNANCE", True)
    assert backup.statement("Full") == STATEMENT

    # Put right what somebody has changed, changed in place, and one of them made anew with what
    # hangs on it.
    client = backup.client
    client.tag_resource(ResourceArn=f"{HEAD}:Full", Tags={"name": "by hand"})
    client.delete_backup_vault(BackupVaultName="held")
    renamed, lock = {"backup_vault_name": "renamed"}, {"changeable_for_days": 3}
    stack.program(program(renamed, "full", "Allow", "RESTORE_JOB_COMPLETED", lock, 400))
    sandbox.clear_calls()
    changed = stack.up("--refresh")
    assert changed.steps == {
        **dict.fromkeys(("plain", "told", "lock"), DELETE_FIRST),
        **dict.fromkeys(("policy", "bare", "full"), UPDATED),
        "held": CREATED,
    }
    # Of what stays as it is nothing is warned.
    assert warnings(changed).keys() == {"lock", "bare"}
    assert "locks backup vault Full in compliance mode" in warnings(changed)["bare"]
    live = backup.vaults()
    assert live.keys() == {"renamed", "Full", "held", outputs["gapped"]["backup_vault_name"]}
    assert (live["renamed"]["MaxRetentionDays"], "LockDate" in live["Full"]) == (400, True)
    assert backup.tags("Full") == {"team": "dr", "name": "full"}
    assert backup.statement("Full")["Effect"] == "Allow"

    # A lock that can still be removed goes, and so does a vault, if need be with what it holds.
    backup.fill("held", 1)
    backup.fill("Full", 7)
    sandbox.configure(durations={"backup.DeleteRecoveryPoint": 2.0})
    destroyed = stack.destroy("--continue-on-error", ok=False)
    (error,) = destroyed.errors
    assert error.startswith("cannot delete backup vault held: it holds 1 recovery point")
    assert "`force_destroy=True`" in error
    assert re.search(r"\d of 7 recovery points deleted", destroyed.text)
    assert "deleted the 7 recovery points of backup vault Full" in destroyed.said
    assert list(backup.vaults()) == ["held"]
