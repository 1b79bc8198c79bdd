"""A component's life through the real CLI: made, run for weeks, extended, renamed, destroyed."""

from datetime import datetime, timedelta
from typing import Any

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import DESTINATION, SOURCE, Cloud
from ..pulumi_cli import Stack
from .programs import CREATED, DELETED, UPDATED

ACCOUNT, OTHER = "123456789012", "210987654321"
THIRD = "us-east-1"


def program(copies: str, keep_days: int = 7, name: str = "orders", options: str = "") -> str:
    return f"""
from pulumi_offsite.components import CopyTo, OffsiteBackup, Select, Tier

orders = OffsiteBackup(
    {name!r},
    pulumi.ResourceOptions({options}),
    home={SOURCE!r},
    tiers=[Tier(name="daily", schedule="cron(0 5 ? * * *)", keep_days={keep_days})],
    copies=[{copies}],
    select=Select(tags={{"backup": "daily"}}),
    rpo="34h",
    iam_role_arn="arn:aws:iam::{ACCOUNT}:role/offsite-backup",
    notifications_topic_arn="arn:aws:sns:{SOURCE}:{ACCOUNT}:offsite-backup",
    force_destroy=True,
    tags={{"team": "dr"}},
)
pulumi.export("home", orders.home_vault_name)
pulumi.export("copies", orders.copy_vault_arns)
"""


AWAY = f'CopyTo(region="{DESTINATION}", keep_days=14)'
FAR = f"""CopyTo(region="{THIRD}", role_arn="arn:aws:iam::{OTHER}:role/offsite")"""


def points(client: Any, vault: str) -> list[datetime]:
    """When the backups of the table in a vault were made."""
    found = client.list_recovery_points_by_backup_vault(BackupVaultName=vault)["RecoveryPoints"]
    return sorted(point["CreationDate"] for point in found if point["ResourceType"] == "DynamoDB")


def test_backups_and_copies_are_where_and_for_as_long_as_declared(
    stack: Stack, sandbox: SandboxClient
) -> None:
    cloud = Cloud(sandbox)
    home, away = cloud.aws("backup", SOURCE), cloud.aws("backup", DESTINATION)
    now = datetime.fromisoformat(sandbox.status()["time"])
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    sandbox.advance((noon - now) % timedelta(days=1))

    stack.program(program(AWAY))
    stack.up()
    stack.assert_unchanged()
    outputs = stack.outputs()
    copies = outputs["copies"][DESTINATION].rpartition(":")[2]

    sandbox.advance(timedelta(days=20))
    assert len(points(home, outputs["home"])) == 7
    assert len(points(away, copies)) == 14

    # Another region in another account, and a longer retention: nothing that stands is replaced.
    stack.program(program(f"{FAR}, {AWAY}", keep_days=10))
    steps = stack.up().steps
    assert {name for name, done in steps.items() if {*done} != {*CREATED}} == {
        "orders-home-lock",
        "orders-plan",
    }
    assert steps["orders-plan"] == steps["orders-home-lock"] == UPDATED
    assert steps.keys() >= {f"orders-{THIRD}", f"orders-{THIRD}-policy", f"orders-{THIRD}-lock"}
    sandbox.advance(timedelta(days=1))
    far = stack.outputs()["copies"][THIRD]
    assert far.split(":")[4] == OTHER

    # Renamed, with an alias: nothing is done in the cloud.
    alias = "aliases=[pulumi.Alias(name='orders')]"
    stack.program(program(f"{FAR}, {AWAY}", keep_days=10, name="sales", options=alias))
    assert stack.up().steps == {}
    assert len(points(away, copies)) == 14

    # A region less, and all of it, in one go.
    stack.program(program(AWAY, keep_days=10, name="sales", options=alias))
    gone = {name for name, done in stack.up().steps.items() if {*done} == {*DELETED}}
    assert gone == {f"sales-{THIRD}{part}" for part in ("", "-lock", "-policy")}
    stack.destroy()
    vaults = away.list_backup_vaults()["BackupVaultList"]
    assert [v["BackupVaultName"] for v in vaults] == ["offsite-destination"]
