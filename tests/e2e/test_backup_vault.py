"""`offsite.backup.Vault` and what belongs to one, through a real `pulumi up`."""

import json
import re
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from .clouds import DELETE_FIRST, SOURCE, Aws, assert_refused, drift, moment

ACCOUNT = "123456789012"
HEAD = f"arn:aws:backup:{SOURCE}:{ACCOUNT}:backup-vault"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
TOPIC = f"arn:aws:sns:{SOURCE}:{ACCOUNT}:offsite-backup"
LOST = ("lost", "lost_policy", "lost_lock", "lost_notifications")
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
        return self.client.list_tags(ResourceArn=f"{HEAD}:{vault}")["Tags"]

    def policy(self, vault: str) -> dict[str, Any]:
        found = self.client.get_backup_vault_access_policy(BackupVaultName=vault)
        return json.loads(found["Policy"])

    def events(self, vault: str) -> list[str]:
        found = self.client.get_backup_vault_notifications(BackupVaultName=vault)
        return sorted(found["BackupVaultEvents"])

    def points(self, vault: str) -> list[str]:
        found = self.client.list_recovery_points_by_backup_vault(BackupVaultName=vault)
        return [point["RecoveryPointArn"] for point in found["RecoveryPoints"]]

    def fill(self, vault: str, resources: list[str], **lifecycle: int) -> None:
        """Backs up into a vault, and lets it be done."""
        for resource in resources:
            self.client.start_backup_job(
                BackupVaultName=vault,
                ResourceArn=resource,
                IamRoleArn=ROLE,
                **({"Lifecycle": lifecycle} if lifecycle else {}),
            )
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


def resource(kind: str, name: str, **arguments: Any) -> str:
    """A line of a program; text in angle brackets is an expression."""
    given = {"region": SOURCE, **arguments}
    listed = ", ".join(f"{argument}={value!r}" for argument, value in given.items())
    line = f'{name} = offsite.backup.{kind}("{name}", {listed})'
    return re.sub(r"'<([^>]*)>'", r"\1", line) + f'\npulumi.export("{name}", {name})\n'


def policy_of(name: str, vault: str, document: dict[str, Any], **arguments: Any) -> str:
    text = f"<pulumi.Output.json_dumps({document!r})>"
    line = resource("VaultAccessPolicy", name, backup_vault_name=vault, policy="?", **arguments)
    return line.replace("'?'", text[1:-1])


def warnings(run: Any) -> dict[str, list[str]]:
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


def test_a_family_lives_in_one_stack(stack, backup, sandbox) -> None:
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
    program = (
        resource("Vault", "plain")
        + resource("Vault", "full", tags={"name": "full"}, **full)
        + policy_of("policy", "<full.backup_vault_name>", document, **account)
        + resource(
            "VaultNotifications",
            "notifications",
            backup_vault_name="<plain.backup_vault_name>",
            sns_topic_arn=TOPIC,
            backup_vault_events=[*EVENTS, "BACKUP_JOB_FAILED"],
        )
        + resource("VaultLock", "bare", backup_vault_name="<full.backup_vault_name>")
        + resource("LogicallyAirGappedVault", "gapped", min_retention_days=7, max_retention_days=30)
        + resource(
            "LogicallyAirGappedVault",
            "gapped_full",
            backup_vault_name="gapped",
            min_retention_days=7,
            max_retention_days=7,
            encryption_key_arn=key,
            tags={"name": "gapped"},
        )
    )
    lock = resource(
        "VaultLock",
        "lock",
        backup_vault_name="<plain.backup_vault_name>",
        min_retention_days=7,
        max_retention_days=365,
        changeable_for_days=3,
    )
    stack.program(program + lock)
    previewed = warnings(stack.preview())
    assert set(previewed) == {"lock", "notifications", "gapped", "gapped_full"}
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
    assert len(sandbox.calls("backup", "CreateBackupVault")) == 2
    # Nothing is warned of that stays as it is.
    unchanged = stack.preview("--expect-no-changes")
    assert (unchanged.steps, warnings(unchanged)) == ({}, {})
    assert stack.refresh("--expect-no-changes").steps == {}

    # In place, and one of them anew, with what hangs on it.
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
    }
    assert list(warnings(changed)) == ["bare"]
    (warned,) = warnings(changed)["bare"]
    assert "locks backup vault Offsite_full in compliance mode" in warned
    live = backup.vaults()
    assert set(live) == {
        "renamed",
        "Offsite_full",
        "gapped",
        outputs["gapped"]["backup_vault_name"],
    }
    assert "LockDate" in live["Offsite_full"]
    assert (live["renamed"]["MaxRetentionDays"], "LockDate" in live["renamed"]) == (365, False)
    assert backup.tags("Offsite_full") == {"team": "dr", "name": "fuller"}
    assert backup.policy("Offsite_full")["Statement"][0]["Effect"] == "Allow"
    assert backup.events("renamed") == ["BACKUP_JOB_COMPLETED", "RESTORE_JOB_COMPLETED"]
    assert len(sandbox.calls("backup", "TagResource")) == 2
    assert sandbox.calls("backup", "UntagResource") == []
    stack.assert_unchanged()

    # A lock that can still be removed goes, and so does the vault.
    stack.destroy()
    assert backup.vaults() == {}


def test_what_others_have_made_or_changed(stack, backup, sandbox) -> None:
    client, name = backup.client, {"BackupVaultName": "offsite-source"}
    client.create_backup_vault(BackupVaultName="by-hand", BackupVaultTags={"by": "hand"})
    client.put_backup_vault_access_policy(**name, Policy=json.dumps(policy(Effect="Allow")))
    client.put_backup_vault_notifications(
        **name, SNSTopicArn=TOPIC, BackupVaultEvents=["RECOVERY_POINT_MODIFIED"]
    )
    client.put_backup_vault_lock_configuration(**name, MinRetentionDays=1)
    vault = {"backup_vault_name": "offsite-source"}

    ids = {f"{SOURCE}/by-hand", f"{SOURCE}/offsite-source"}

    def program(adopt: bool = False) -> str:
        by_hand, more = ({"adopt": id} if adopt else {} for id in sorted(ids))
        return (
            resource("Vault", "adopted", backup_vault_name="by-hand", tags={"a": "b"}, **by_hand)
            + policy_of("policy", "offsite-source", policy(), **more)
            + resource(
                "VaultNotifications",
                "notifications",
                sns_topic_arn=TOPIC,
                backup_vault_events=EVENTS,
                **vault,
                **more,
            )
            + resource("VaultLock", "lock", min_retention_days=7, **vault, **more)
            + resource("Vault", "lost", backup_vault_name="lost")
            + policy_of("lost_policy", "<lost.backup_vault_name>", policy())
            + resource(
                "VaultLock",
                "lost_lock",
                backup_vault_name="<lost.backup_vault_name>",
                max_retention_days=30,
            )
            + resource(
                "VaultNotifications",
                "lost_notifications",
                backup_vault_name="<lost.backup_vault_name>",
                sns_topic_arn=TOPIC,
                backup_vault_events=EVENTS,
            )
        )

    stack.program(program())
    errors = stack.up("--continue-on-error", ok=False).errors
    assert len(errors) == 4
    advice = [re.search(r'Take it over with `adopt="([^"]+)"`', error) for error in errors]
    assert {found[1] for found in advice if found} == ids
    assert all(advice)
    assert backup.tags("by-hand") == {"by": "hand"}
    assert backup.events("offsite-source") == ["RECOVERY_POINT_MODIFIED"]

    stack.program(program(adopt=True))
    adopted = stack.up()
    assert set(adopted.steps) == {"adopted", "policy", "notifications", "lock"}
    assert "takes over backup vault by-hand, which exists already" in adopted.said
    assert backup.tags("by-hand") == {"a": "b"}
    assert backup.events("offsite-source") == EVENTS
    assert client.describe_backup_vault(**name)["MinRetentionDays"] == 7

    # What means the same is no drift.
    same = policy(Action=STATEMENT["Action"][::-1], Resource=["*"], Principal={"AWS": "*"})
    client.put_backup_vault_access_policy(**name, Policy=json.dumps(same))
    client.put_backup_vault_notifications(**name, SNSTopicArn=TOPIC, BackupVaultEvents=EVENTS[::-1])
    client.tag_resource(ResourceArn=f"{HEAD}:by-hand", Tags={"a": "c"})
    client.put_backup_vault_lock_configuration(
        **name, MinRetentionDays=8, MaxRetentionDays=9, ChangeableForDays=3
    )
    client.delete_backup_vault(BackupVaultName="lost")
    refreshed = stack.refresh()
    assert refreshed.steps == {
        "adopted": ["update"],
        "lock": ["update"],
        **{name: ["delete"] for name in LOST},
    }
    assert drift(refreshed) == {
        "adopted": {"tags"},
        "lock": {"minRetentionDays", "maxRetentionDays", "changeableForDays", "lockDate", "mode"},
    }
    client.put_backup_vault_access_policy(**name, Policy=json.dumps(policy(Effect="Allow")))
    client.delete_backup_vault_notifications(**name)
    refreshed = stack.refresh()
    assert refreshed.steps == {"policy": ["update"], "notifications": ["delete"]}
    assert drift(refreshed) == {"policy": {"policy"}}

    repaired = stack.up()
    assert repaired.steps == {
        "adopted": ["update"],
        "lock": ["update"],
        "policy": ["update"],
        "notifications": ["create"],
        **{name: ["create"] for name in LOST},
    }
    assert backup.tags("by-hand") == {"a": "b"}
    found = client.describe_backup_vault(**name)
    assert (found["MinRetentionDays"], "LockDate" in found) == (7, False)
    assert backup.policy("offsite-source")["Statement"][0]["Effect"] == "Deny"
    stack.assert_unchanged()

    denied = {"code": "AccessDeniedException", "message": "User: x is not authorized"}
    for operation in ("DescribeBackupVault", "GetBackupVaultAccessPolicy"):
        sandbox.add_fault(Fault("error", "backup", operation, count=-1, **denied))
    errors = stack.refresh(ok=False).errors
    assert errors
    assert all("Allow `" in error for error in errors)
    sandbox.clear_faults()
    assert stack.resource("lost")["id"] == f"{SOURCE}/lost"


def test_what_holds_recovery_points_goes_only_by_force(stack, backup, sandbox) -> None:
    table = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
    program = (
        resource("Vault", "held", backup_vault_name="held")
        + resource("Vault", "sealed", backup_vault_name="sealed", force_destroy=True)
        + resource("VaultLock", "lock", backup_vault_name="offsite-source", changeable_for_days=3)
    )
    stack.program(program)
    sandbox.add_fault(Fault("reset", "backup", "CreateBackupVault", after=True))
    stack.up()
    assert set(backup.vaults()) == {"held", "sealed"}
    backup.fill("held", [*[table] * 4, backup.stack_of_volumes()])
    backup.fill("sealed", [table, table], DeleteAfterDays=40)
    held = len(backup.points("held"))
    assert held == 7
    backup.client.put_backup_vault_lock_configuration(BackupVaultName="sealed", ChangeableForDays=3)
    sandbox.advance(timedelta(days=4))

    errors = stack.destroy("--continue-on-error", ok=False).errors
    said = {re.split(r"[:]", error)[0]: error for error in errors}
    assert set(said) == {
        "cannot delete backup vault held",
        "cannot delete backup vault sealed",
        "cannot delete the lock of backup vault offsite-source",
    }
    refusal = said["cannot delete backup vault held"]
    assert f"it holds {held} recovery points" in refusal
    assert "`force_destroy=True`" in refusal
    date = backup.vaults()["sealed"]["LockDate"]
    refusal = said["cannot delete backup vault sealed"]
    assert "it holds 2 recovery points, the last of them retained until 20" in refusal
    assert f"for good from {date:%Y-%m-%dT%H:%M:%SZ} on" in refusal
    refusal = said["cannot delete the lock of backup vault offsite-source"]
    locked = moment(stack.resource("lock")["outputs"]["lockDate"])
    assert f"immutable since {locked:%Y-%m-%dT%H:%M:%SZ}" in refusal
    assert len(backup.points("held")) == held
    assert len(backup.points("sealed")) == 2

    stack.program(program.replace("'held'", "'held', force_destroy=True"))
    sandbox.clear_calls()
    assert stack.up().steps == {"held": ["update"]}
    assert [call for call in sandbox.calls("backup") if call.operation.startswith("Put")] == []
    # Busy for a while, and slow enough to be seen at it.
    sandbox.configure(durations={"backup.DeleteRecoveryPoint": 2.0})
    sandbox.add_fault(Fault("throttle", "backup", "DeleteRecoveryPoint", count=2))
    forced = stack.destroy("--continue-on-error", ok=False)
    assert forced.steps["held"] == ["delete"]
    assert re.search(rf"\d of {held} recovery points deleted", forced.text)
    assert f"deleted the {held} recovery points of backup vault held" in forced.said
    assert set(backup.vaults()) == {"sealed"}
    assert len(backup.points("sealed")) == 2


def test_a_creation_whose_answer_is_lost_is_found_again(stack, backup, sandbox) -> None:
    sandbox.add_fault(
        Fault("error", "backup", "CreateBackupVault", code="ValidationException", after=True)
    )
    stack.program(resource("Vault", "vault", tags={"a": "b"}))
    stack.up(ok=False)
    (name,) = backup.vaults()

    stack.program(resource("Vault", "vault", tags={"a": "c"}))
    assert stack.up().steps == {"vault": ["create"]}
    assert list(backup.vaults()) == [name] == [stack.outputs()["vault"]["backup_vault_name"]]
    assert backup.tags(name) == {"a": "c"}


@pytest.mark.parametrize(
    ("program", "complaints"),
    [
        (
            resource(
                "Vault",
                "vault",
                backup_vault_name="my vault",
                encryption_key_arn="alias/mine",
                tags={"a" * 129: "b"},
            ),
            {
                "backup_vault_name": "must be 2 to 50 letters",
                "encryption_key_arn": "must be the ARN of a KMS key",
                "tags": "too long or empty",
            },
        ),
        (
            policy_of("policy", "offsite-source", policy(Effect="Block")),
            {"policy": "must have the `Effect` `Allow` or `Deny` in statement 1"},
        ),
        (
            resource(
                "VaultNotifications",
                "notifications",
                backup_vault_name="offsite-source",
                sns_topic_arn=f"{TOPIC}.fifo",
                backup_vault_events=["COPY_JOB_STARTED", "COPY_JOB_FAILURE"],
            ),
            {
                "sns_topic_arn": "must be the ARN of a standard SNS topic",
                "backup_vault_events[1]": "did you mean `COPY_JOB_FAILED`?",
            },
        ),
    ],
    ids=["vault", "policy", "notifications"],
)
def test_preview_refuses(stack, sandbox, program: str, complaints: dict[str, str]) -> None:
    stack.program(program)
    assert_refused(stack.preview(ok=False), complaints)
    assert sandbox.calls("backup") == []
