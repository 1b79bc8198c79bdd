"""`offsite.backup.Vault` and what belongs to one, through a real `pulumi up`."""

import json
import re
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

from ..pulumi_cli import Run, Stack
from .clouds import DELETE_FIRST, DELETED, SOURCE, UPDATED, Aws, Code, moment, resource

ACCOUNT = "123456789012"
HEAD = f"arn:aws:backup:{SOURCE}:{ACCOUNT}:backup-vault"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
TOPIC = f"arn:aws:sns:{SOURCE}:{ACCOUNT}:offsite-backup"
EVENTS = ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"]
STATEMENT = {
    "Effect": "Deny",
    "Principal": "*",
    "Action": ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
    "Resource": "*",
}


def policy(**changes: Any) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{**STATEMENT, **changes}]}


class Backup:
    """AWS Backup in one region, as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self._sandbox = sandbox
        self._aws = Aws(sandbox)
        self.client = self._aws.client("backup", SOURCE)

    def vaults(self) -> dict[str, dict[str, Any]]:
        """By name, without the seed's."""
        found = self.client.list_backup_vaults()["BackupVaultList"]
        return {v["BackupVaultName"]: v for v in found if v["BackupVaultName"] != "offsite-source"}

    def tags(self, vault: str) -> dict[str, str]:
        """The tags of a vault, without offsite's own."""
        tags = self.client.list_tags(ResourceArn=f"{HEAD}:{vault}")["Tags"]
        assert tags.pop("offsite:owner", None)
        return tags

    def policy(self, vault: str) -> dict[str, Any]:
        found = self.client.get_backup_vault_access_policy(BackupVaultName=vault)
        return json.loads(found["Policy"])

    def events(self, vault: str) -> list[str]:
        found = self.client.get_backup_vault_notifications(BackupVaultName=vault)
        return sorted(found["BackupVaultEvents"])

    def fill(self, vault: str, resources: list[str]) -> None:
        """Backs up into a vault, and lets it be done."""
        for arn in resources:
            self.client.start_backup_job(BackupVaultName=vault, ResourceArn=arn, IamRoleArn=ROLE)
        self._sandbox.advance(timedelta(seconds=10))

    def stack_of_volumes(self) -> str:
        """The ARN of a CloudFormation stack, of which a backup is composite."""
        volume = {
            "Type": "AWS::EC2::Volume",
            "Properties": {"AvailabilityZone": f"{SOURCE}a", "Size": 1},
        }
        template = json.dumps({"Resources": {"One": volume, "Two": volume}})
        cloud = self._aws.client("cloudformation", SOURCE)
        return cloud.create_stack(StackName="shop", TemplateBody=template)["StackId"]

    def key(self) -> str:
        """A new KMS key's ARN."""
        return self._aws.client("kms", SOURCE).create_key()["KeyMetadata"]["Arn"]


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def made(kind: str, name: str, of: str = "", **arguments: Any) -> str:
    """Lines of a program: a resource, `of` a vault of the program's if that is named."""
    given = {"backup_vault_name": Code(f"{of}.backup_vault_name")} if of else {}
    return resource(f"backup.{kind}", name, region=SOURCE, **given, **arguments)


def warnings(run: Run) -> dict[str, list[str]]:
    """What a run warned of, by the resource beside which it stands."""
    found: dict[str, list[str]] = {}
    for event in run.events:
        said = event.get("diagnosticEvent", {})
        if said.get("severity") == "warning":
            name = said.get("urn", "").rpartition("::")[2]
            found.setdefault(name, []).append(said["message"].strip())
    return found


def locked_from(warning: str) -> timedelta:
    """How far ahead is the date of which a preview warns."""
    found = re.search(r"compliance mode: from (\S+) on, 3 days after it is applied", warning)
    assert found, warning
    return moment(found[1]) - datetime.now(timezone.utc)


def test_vaults_and_what_belongs_to_them_live_in_one_stack(
    stack: Stack, backup: Backup, sandbox: SandboxClient
) -> None:
    stack.config["offsite:defaultTags"] = {"team": "dr", "name": "default"}
    key = backup.key()
    account = {"role_arn": f"arn:aws:iam::{ACCOUNT}:role/dr"}
    full = {
        "backup_vault_name": "Offsite_full",
        "encryption_key_arn": key,
        "force_destroy": True,
        "timeouts": {"create": "5m", "update": "5m", "delete": "5m"},
        **account,
    }
    document = policy(Principal={"AWS": [ACCOUNT]}, Condition={"Bool": {"aws:x": True}})
    document = Code(f"pulumi.Output.json_dumps({document!r})")
    notified = {"sns_topic_arn": TOPIC, "backup_vault_events": [*EVENTS, "BACKUP_JOB_FAILED"]}
    gapped = {"min_retention_days": 7, "max_retention_days": 7, "tags": {"name": "gapped"}}
    program = (
        made("Vault", "plain")
        + made("Vault", "full", tags={"name": "full"}, **full)
        + made("VaultAccessPolicy", "policy", "full", policy=document, **account)
        + made("VaultNotifications", "notifications", "plain", **notified)
        + made("VaultLock", "bare", "full")
        + made("LogicallyAirGappedVault", "gapped", min_retention_days=7, max_retention_days=30)
        + made(
            "LogicallyAirGappedVault",
            "gapped_full",
            backup_vault_name="gapped",
            encryption_key_arn=key,
            **gapped,
        )
        + made("Vault", "held", backup_vault_name="held")
        + made("Vault", "gone", backup_vault_name="gone")
        + made("VaultNotifications", "gone_notifications", "gone", **notified)
    )
    kept = {"min_retention_days": 7, "max_retention_days": 365, "changeable_for_days": 3}
    lock = made("VaultLock", "lock", "plain", **kept)
    stack.program(program + lock)
    previewed = warnings(stack.preview())
    assert set(previewed) == {
        "lock",
        "notifications",
        "gone_notifications",
        "gapped",
        "gapped_full",
    }
    (warned,) = previewed["lock"]
    assert warned.startswith("locks the vault in compliance mode: ")
    assert abs(locked_from(warned) - timedelta(days=3)) < timedelta(minutes=5)
    (warned,) = previewed["notifications"]
    assert "sends no notification of `BACKUP_JOB_FAILED` any more" in warned
    assert "locked in compliance mode from its creation on" in previewed["gapped"][0]
    assert backup.vaults() == {}

    stack.up()
    outputs, live = stack.outputs(), backup.vaults()
    name = outputs["plain"]["backup_vault_name"]
    assert re.fullmatch(r"plain-[0-9a-f]{7}", name)
    assert set(live) == {
        name,
        "Offsite_full",
        "gapped",
        "held",
        "gone",
        outputs["gapped"]["backup_vault_name"],
    }
    for resource_name, vault in (("plain", name), ("full", "Offsite_full"), ("gapped_full", "gapped")):  # fmt: skip
        told, there = outputs[resource_name], live[vault]
        assert told["backup_vault_arn"] == there["BackupVaultArn"] == f"{HEAD}:{vault}"
        assert told["encryption_key_arn"] == there["EncryptionKeyArn"]
        assert moment(told["creation_date"]) == there["CreationDate"].replace(microsecond=0)
    assert outputs["full"]["encryption_key_arn"] == key
    assert live["gapped"]["VaultState"] == "AVAILABLE"
    assert outputs["gapped"]["encryption_key_type"] == "AWS_OWNED_KMS_KEY"
    assert backup.tags(name) == {"team": "dr", "name": "default"}
    assert backup.tags("Offsite_full") == outputs["full"]["tags"] == {"team": "dr", "name": "full"}
    assert outputs["lock"]["mode"] == "COMPLIANCE"
    assert moment(outputs["lock"]["lock_date"]) == live[name]["LockDate"].replace(microsecond=0)
    assert outputs["bare"]["mode"] == "GOVERNANCE"
    assert live["Offsite_full"]["Locked"]
    assert backup.policy("Offsite_full")["Statement"][0]["Action"] == STATEMENT["Action"]
    assert len(sandbox.calls("backup", "CreateBackupVault")) == 4
    # Nothing is warned of that stays as it is.
    unchanged = stack.preview("--refresh", "--expect-no-changes")
    assert (unchanged.steps, unchanged.moved, warnings(unchanged)) == ({}, {}, {})

    # Somebody changes and deletes.
    client, in_full = backup.client, {"BackupVaultName": "Offsite_full"}
    for vault in (outputs["full"], outputs["gapped_full"]):
        client.tag_resource(ResourceArn=vault["backup_vault_arn"], Tags={"name": "by hand"})
    client.put_backup_vault_access_policy(**in_full, Policy=json.dumps(policy(Effect="Allow")))
    client.put_backup_vault_lock_configuration(**in_full, MinRetentionDays=8)
    client.delete_backup_vault(BackupVaultName="gone")
    refreshed = stack.refresh()
    assert refreshed.steps == {
        **dict.fromkeys(("full", "policy", "bare", "gapped_full"), UPDATED),
        **dict.fromkeys(("gone", "gone_notifications"), DELETED),
    }
    assert refreshed.moved == {
        "full": {"tags"},
        "policy": {"policy"},
        "bare": {"minRetentionDays"},
        "gapped_full": {"tags"},
    }

    # Put right and changed in place, and one of them anew, with what hangs on it.
    program = (
        program.replace("'name': 'full'", "'name': 'fuller'")
        .replace("'Deny'", "'Allow'")
        .replace("'name': 'gapped'", "'name': 'gap'")
        .replace('Vault("plain",', 'Vault("plain", backup_vault_name="renamed",')
        .replace("'COPY_JOB_FAILED', 'BACKUP_JOB_FAILED'", "'RESTORE_JOB_COMPLETED'")
        .replace('Lock("bare",', 'Lock("bare", changeable_for_days=3,')
    )
    stack.program(program + lock.replace(", changeable_for_days=3", ""))
    sandbox.clear_calls()
    changed = stack.up()
    assert changed.steps == {
        "plain": DELETE_FIRST,
        "notifications": DELETE_FIRST,
        "lock": DELETE_FIRST,
        "full": ["update"],
        "policy": ["update"],
        "bare": ["update"],
        "gapped_full": ["update"],
        "gone": ["create"],
        "gone_notifications": ["create"],
    }
    assert list(warnings(changed)) == ["bare"]
    (warned,) = warnings(changed)["bare"]
    assert "locks backup vault Offsite_full in compliance mode" in warned
    live = backup.vaults()
    assert {"renamed", "Offsite_full", "gone"} <= set(live)
    assert name not in live
    assert "LockDate" in live["Offsite_full"]
    assert (live["renamed"]["MaxRetentionDays"], "LockDate" in live["renamed"]) == (365, False)
    assert backup.tags("Offsite_full") == {"team": "dr", "name": "fuller"}
    assert backup.policy("Offsite_full")["Statement"][0]["Effect"] == "Allow"
    assert backup.events("renamed") == ["BACKUP_JOB_COMPLETED", "RESTORE_JOB_COMPLETED"]
    assert len(sandbox.calls("backup", "TagResource")) == 2
    assert sandbox.calls("backup", "UntagResource") == []

    # A lock that can still be removed goes, and so does a vault, if need be with what it holds.
    table = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
    backup.fill("held", [table])
    backup.fill("Offsite_full", [*[table] * 4, backup.stack_of_volumes()])
    sandbox.configure(durations={"backup.DeleteRecoveryPoint": 2.0})
    destroyed = stack.destroy("--continue-on-error", ok=False)
    (error,) = destroyed.errors
    assert error.startswith("cannot delete backup vault held: it holds 1 recovery point")
    assert "`force_destroy=True`" in error
    assert re.search(r"\d of 7 recovery points deleted", destroyed.text)
    assert "deleted the 7 recovery points of backup vault Offsite_full" in destroyed.said
    assert list(backup.vaults()) == ["held"]
