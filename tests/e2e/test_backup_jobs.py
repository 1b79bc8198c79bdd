"""`offsite.backup.BackupJob`, `CopyJob` and `RestoreJob`, through a real `pulumi up`."""

import re
from typing import Any

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import DESTINATION, SOURCE, Cloud
from ..pulumi_cli import Stack
from .programs import CREATE_FIRST, UPDATED, Code, resource
from .waiting import eventually, meanwhile

VAULT, COPIES = "offsite-source", "offsite-destination"
TABLE = f"arn:aws:dynamodb:{SOURCE}:123456789012:table/orders"
COPIES_ARN = f"arn:aws:backup:{DESTINATION}:123456789012:backup-vault:{COPIES}"
ROLE = "arn:aws:iam::123456789012:role/offsite-backup"
OWNER = "offsite:owner"


def made(kind: str, name: str, **arguments: Any) -> str:
    return resource(f"backup.{kind}", name, region=SOURCE, iam_role_arn=ROLE, **arguments)


def job(name: str, **arguments: Any) -> str:
    return made("BackupJob", name, backup_vault_name=VAULT, resource_arn=TABLE, **arguments)


def program(days: int, release: str) -> str:
    again = {"triggers": {"release": release}, "on_destroy": "delete"}
    nightly = Code("nightly.recovery_point_arn")
    there = {"source_backup_vault_name": VAULT, "destination_backup_vault_arn": COPIES_ARN}
    restored = {"backup_vault_name": VAULT, "metadata": {"targetTableName": "restored"}}
    return (
        job("kept", lifecycle={"delete_after_days": days})
        + job("nightly", **again)
        + made("CopyJob", "copy", recovery_point_arn=nightly, **there, **again)
        + made(
            "RestoreJob", "table", recovery_point_arn=Code("kept.recovery_point_arn"), **restored
        )
    )


def test_backed_up_copied_restored_and_kept_as_wanted(stack: Stack, sandbox: SandboxClient) -> None:
    source, destination = (Cloud(sandbox).aws("backup", name) for name in (SOURCE, DESTINATION))

    def points(client: Any = source, vault: str = VAULT) -> dict[str, dict[str, Any]]:
        """The recovery points in a vault, by ARN."""
        found = client.list_recovery_points_by_backup_vault(BackupVaultName=vault)
        return {point["RecoveryPointArn"]: point for point in found["RecoveryPoints"]}

    def owner(arn: str) -> str:
        return source.list_tags(ResourceArn=arn)["Tags"][OWNER]

    seeded = set(points())
    stack.program(program(30, "1"))
    sandbox.configure(durations={"backup.StartRestoreJob": 600})

    def looked(more: int) -> None:
        looks = len(sandbox.calls("backup", "DescribeRestoreJob"))
        eventually(lambda: len(sandbox.calls("backup", "DescribeRestoreJob")) >= looks + more)

    run = meanwhile(
        stack.up,
        lambda: looked(1),
        lambda: sandbox.advance(300),
        # One may be under way, and what the next one sees is told before the last.
        lambda: looked(3),
        lambda: sandbox.advance(300),
    )
    assert re.search(r"RUNNING, \d+ %", run.text)
    outputs = stack.outputs()
    kept, nightly = (outputs[name]["recovery_point_arn"] for name in ("kept", "nightly"))
    assert set(points()) == {*seeded, kept, nightly}
    assert list(points(destination, COPIES)) == [outputs["copy"]["destination_recovery_point_arn"]]
    assert owner(kept).startswith("e2e/test/kept@")
    assert OWNER not in str(stack.resource("kept")["inputs"])

    # Changed in place, and made again for a trigger: the new ones first, then the old ones go.
    sandbox.configure(durations={"backup.StartRestoreJob": 1})
    stack.program(program(60, "2"))
    changed = stack.up()
    assert changed.steps == {"kept": UPDATED, "nightly": CREATE_FIRST, "copy": CREATE_FIRST}
    now = stack.outputs()
    assert now["nightly"]["recovery_point_arn"] != nightly
    nightly = now["nightly"]["recovery_point_arn"]
    assert set(points()) == {*seeded, kept, nightly}
    assert points()[kept]["Lifecycle"] == {"DeleteAfterDays": 60}
    assert list(points(destination, COPIES)) == [now["copy"]["destination_recovery_point_arn"]]

    destroyed = stack.destroy()
    assert f"{kept} stays in the vault {VAULT} " in destroyed.said
    assert f"keeps {outputs['table']['created_resource_arn']}, which was restored" in destroyed.said
    assert set(points()) == {*seeded, kept}
    assert points(destination, COPIES) == {}
    # What stays is nobody's any more.
    assert owner(kept).startswith("nobody@")
