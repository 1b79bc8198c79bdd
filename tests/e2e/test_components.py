"""A life of components through the real CLI, in two accounts: made, run for weeks, extended by a
region, killed, changed, renamed, and destroyed. It begins at one door and goes on at the other.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import yaml

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from ..contract.cloud import ACCOUNT, OTHER_ACCOUNT, Cloud
from ..faults.killing import reads
from ..pulumi_cli import UP, Stack
from .programs import CREATED, DELETED, UPDATED
from .test_crash import kill
from .test_plugin import program as with_plugin

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/two-accounts"
HOME, NEAR, FAR, NEW = "eu-west-1", "eu-north-1", "eu-central-1", "eu-west-3"
DAILY, WEEKLY = tuple(range(7)), (5,)
KINDS = ("DynamoDB", "EBS", "EFS", "S3")
"""What the sandbox has that is tagged `backup=daily`, one of each."""

ADDED = ("        # Near,", f'        offsite.components.CopyTo(region="{NEW}"),\n        # Near,')
LONGER = (
    'tiers=["35d", "90d"]',
    'tiers=[offsite.components.Tier(name="daily-35d", schedule="cron(0 5 ? * * *)", keep_days=40),'
    ' "90d"]',
)
EMPTIED = ('"bunker",\n    regions', '"bunker",\n    force_destroy=True,\n    regions')
KEPT = (
    "pulumi.export(",
    """
def tagged(args: pulumi.ResourceTransformArgs) -> pulumi.ResourceTransformResult | None:
    if not args.type_.endswith(":Vault"):
        return None
    return pulumi.ResourceTransformResult({**args.props, "tags": {"by": "transform"}}, args.opts)

given = pulumi.ResourceOptions(transforms=[tagged])
offsite.components.GuardedVault("kept", given, retain_on_delete=True)
pulumi.export(""",
)
RENAMED = (
    '"orders",\n    home',
    '"sales",\n    pulumi.ResourceOptions(aliases=[pulumi.Alias(name="orders")]),\n    home',
)
REMOVED = (
    f'offsite.components.CopyTo(region="{NEAR}", keep_days=7, tiers=["daily-35d"]),',
    "",
)


Vault = tuple[str, str, str]
"""Account, region and name of a vault."""


def points(cloud: Cloud) -> dict[Vault, Counter[tuple[str, datetime]]]:
    """All vaults that the program has made, and of what and when the backups in them were made."""
    found: dict[Vault, Counter[tuple[str, datetime]]] = {}
    for number, account in enumerate((ACCOUNT, OTHER_ACCOUNT)):
        for region in (HOME, NEAR, FAR, NEW):
            client = cloud.aws("backup", region, number)
            pages = client.get_paginator("list_recovery_points_by_backup_vault")
            for each in client.list_backup_vaults()["BackupVaultList"]:
                name = each["BackupVaultName"]
                if not name.startswith("offsite-"):
                    found[account, region, name] = Counter(
                        (point["ResourceType"], point["CreationDate"].astimezone(timezone.utc))
                        for page in pages.paginate(BackupVaultName=name)
                        for point in page["RecoveryPoints"]
                    )
    return found


class Tier:
    """A tier as a person reads it: at five, on some days of the week, from a day until another."""

    def __init__(self, days: tuple[int, ...], begin: datetime, end: datetime | None = None) -> None:
        self.days = days
        self.begin = begin
        self.end = end

    def kept(self, days: int, now: datetime) -> Iterator[tuple[str, datetime]]:
        """What is kept now if it is kept for so many days."""
        run = self.begin.replace(hour=5, minute=0, second=0, microsecond=0) + timedelta(days=1)
        while run < (self.end or now):
            if run.weekday() in self.days and now < run + timedelta(days=days):
                yield from ((kind, run) for kind in KINDS)
            run += timedelta(days=1)


def changed(*changes: tuple[str, str]) -> str:
    """The program of the example, changed."""
    text = (EXAMPLE / "__main__.py").read_text()
    text = text.replace("pulumi.Config()", f"pulumi.Config({EXAMPLE.name!r})")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def vault_of(arn: str) -> Vault:
    _, _, _, region, account, _, name = arn.split(":")
    return account, region, name


def changes(sandbox: SandboxClient) -> list[tuple[str, str]]:
    """What was changed in the clouds: operations, and where."""
    # That of the killed run has no status, and is told whenever its answer would have come.
    calls = [call for call in sandbox.calls() if not reads(call) and 200 <= call.status < 300]
    return [(call.operation, call.region) for call in calls]


def test_a_life_in_two_accounts(stack: Stack, sandbox: SandboxClient) -> None:
    cloud = Cloud(sandbox)
    enabled = {"isCrossAccountBackupEnabled": "true"}
    cloud.aws("backup", "us-east-1").update_global_settings(GlobalSettings=enabled)
    # At noon no schedule runs, and nothing expires.
    now = datetime.fromisoformat(sandbox.status()["time"])
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    begun = sandbox.advance((noon - now) % timedelta(days=1)).astimezone(timezone.utc)
    with_plugin(stack, "", runtime="python")
    stack.config |= yaml.safe_load((EXAMPLE / "Pulumi.sandbox.yaml").read_text())["config"]

    stack.program(changed())
    stack.up()
    stack.assert_unchanged()
    outputs = stack.outputs()
    home, near, bunker = (
        vault_of(arn)
        for arn in (outputs["home"], outputs["copies"][NEAR], outputs["copies"]["bunker"])
    )
    assert [home[:2], near[:2], bunker[:2]] == [
        (ACCOUNT, HOME),
        (ACCOUNT, NEAR),
        (OTHER_ACCOUNT, FAR),
    ]

    # Every backup and every copy that is promised is there after sixty days, and nothing else.
    now = sandbox.advance(timedelta(days=60)).astimezone(timezone.utc)
    daily, weekly = Tier(DAILY, begun), Tier(WEEKLY, begun)
    both = Counter([*daily.kept(35, now), *weekly.kept(90, now)])
    assert both.total() == len(KINDS) * (35 + 8 + (begun.weekday() in (1, 2, 3, 4)))
    assert points(cloud) == {home: both, near: Counter(daily.kept(7, now)), bunker: both}

    # A region more, in a run that is killed when the vault there is locked, and run again.
    sandbox.clear_calls()
    locks = "PutBackupVaultLockConfiguration"
    sandbox.add_fault(Fault("reset", "backup", locks, NEW, seconds=20, after=True))
    stack.program(changed(ADDED))
    # The plan changes, and what hangs on its ID stays.
    assert {step for steps in stack.preview().planned.values() for step in steps} == {
        "create",
        "update",
    }
    kill(stack, lambda: not sandbox.status()["faults"], *UP)
    said = stack.up().said
    assert f"takes over the lock of backup vault orders-{NEW}-" in said
    assert "leaves it when this resource is deleted" not in said
    done = changes(sandbox)
    assert [place for place in done if place[1] != NEW] == [("UpdateBackupPlan", HOME)]
    new = vault_of(stack.outputs()["copies"][NEW])
    found = points(cloud)
    assert found.keys() == {home, near, bunker, new}
    extended = now
    assert found[new] == Counter()

    # Another tier, and from here on through the plugin: nothing that holds backups is replaced.
    stack.config |= {"offsite:plugin": "true", "offsite:region": HOME}
    stack.program(changed(ADDED, LONGER, EMPTIED, KEPT))
    steps = stack.up().steps
    made = {name for name, done in steps.items() if {*done} == {*CREATED}}
    assert {name.partition("-")[0] for name in made} == {"kept"}
    assert stack.resource("orders-plan")["type"] == "offsite:backup:Plan"
    assert {name: done for name, done in steps.items() if name not in made} == dict.fromkeys(
        ("orders-plan", "orders-home-lock", f"orders-{NEW}-lock", f"bunker-{FAR}"), UPDATED
    )
    now = sandbox.advance(timedelta(days=10)).astimezone(timezone.utc)
    longer = Tier(DAILY, extended).kept(40, now)
    since = Counter([*longer, *Tier(WEEKLY, extended).kept(90, now)])
    before = Tier(DAILY, begun, extended), Tier(WEEKLY, begun, extended)
    both = since + Counter([*before[0].kept(35, now), *before[1].kept(90, now)])
    promised = {home: both, near: Counter(daily.kept(7, now)), bunker: both, new: since}
    found = points(cloud)
    (kept,) = found.keys() - promised.keys()
    assert kept[2].startswith("kept-")
    arn = f"arn:aws:backup:{HOME}:{ACCOUNT}:backup-vault:{kept[2]}"
    assert cloud.aws("backup", HOME).list_tags(ResourceArn=arn)["Tags"]["by"] == "transform"
    assert found == {**promised, kept: Counter()}

    # What is in the bunker can go back to where it came from, and nowhere else.
    client = cloud.aws("backup", NEW, 1)
    theirs = client.create_backup_vault(BackupVaultName="offsite-theirs")["BackupVaultArn"]
    assert copied(cloud, bunker, outputs["home"], theirs) == ["COMPLETED", "FAILED"]

    # Renamed, and a region less: what that holds stays, and is said to.
    sandbox.clear_calls()
    stack.program(changed(ADDED, LONGER, EMPTIED, KEPT, RENAMED, REMOVED))
    run = stack.up()
    gone = {name for name, done in run.steps.items() if {*done} == {*DELETED}}
    assert gone == {f"orders-{NEAR}{part}" for part in ("", "-lock", "-policy")}
    assert run.steps.keys() - gone == {"sales-plan"}
    assert changes(sandbox) == [("UpdateBackupPlan", HOME)]
    assert f"keeps backup vault {near[2]}: it holds 28 recovery points" in run.said

    # All of it, in one go: what was to be emptied is, and what was not is named.
    run = stack.destroy()
    assert f"deleted the {both.total()} recovery points of backup vault {bunker[2]}" in run.said
    for name in (home[2], new[2]):
        assert run.said.count(f"keeps backup vault {name}: it holds ") == 1
    assert points(cloud).keys() == {home, near, new, kept}
    for _, region, name in (home, near, new):
        client = cloud.aws("backup", region)
        assert client.describe_backup_vault(BackupVaultName=name)["Locked"]
        assert "Deny" in client.get_backup_vault_access_policy(BackupVaultName=name)["Policy"]
    assert cloud.aws("backup", HOME).list_backup_plans()["BackupPlansList"] == []


TRUST = {
    "Version": "2012-10-17",
    "Statement": {
        "Effect": "Allow",
        "Principal": {"Service": "backup.amazonaws.com"},
        "Action": "sts:AssumeRole",
    },
}


def copied(cloud: Cloud, source: Vault, *to: str) -> list[str]:
    """How copies of something in a vault of the other account end, by the ARNs of vaults."""
    iam, client = cloud.aws("iam", "us-east-1", 1), cloud.aws("backup", source[1], 1)
    role = iam.create_role(RoleName="copies", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]
    listed = client.list_recovery_points_by_backup_vault(BackupVaultName=source[2], MaxResults=1)
    jobs = [
        client.start_copy_job(
            RecoveryPointArn=listed["RecoveryPoints"][0]["RecoveryPointArn"],
            SourceBackupVaultName=source[2],
            DestinationBackupVaultArn=arn,
            IamRoleArn=role["Arn"],
        )["CopyJobId"]
        for arn in to
    ]
    cloud.advance(10)
    return [client.describe_copy_job(CopyJobId=job)["CopyJob"]["State"] for job in jobs]
