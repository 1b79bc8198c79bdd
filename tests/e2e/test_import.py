"""`offsite import`, with the real CLI: what exists already comes under management, or one sentence
says why not.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from offsite_provider.registry import HANDLERS
from offsite_sandbox.client import SandboxClient

from ..contract.cloud import DESTINATION, SOURCE, Cloud
from ..pulumi_cli import Stack
from .test_examples import put_together

UNCHANGED = "The preview after it says that the program and what is there agree: unchanged."


def offsite_import(stack: Stack, *arguments: str, ok: bool = True) -> str:
    """What `offsite import` prints."""
    stack.write_config()
    done = subprocess.run(
        [str(Path(sys.executable).parent / "offsite"), "import", "--stack", "test", *arguments],
        cwd=stack.folder,
        env=stack.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) == ok, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def recorded(stack: Stack) -> dict[str, dict[str, Any]]:
    """What the state says of the stack's resources, by type and name; secrets are covered."""
    text = re.sub(r'"ciphertext":\s*"[^"]*"', '"ciphertext": ""', stack.state())
    found: dict[str, dict[str, Any]] = {}
    for resource in json.loads(text)["checkpoint"]["latest"].get("resources", []):
        dynamic = re.search(r"dynamic/offsite/(\w+):(\w+)::(.+)", resource["urn"])
        if dynamic:
            found["{}.{}:{}".format(*dynamic.groups())] = resource
    return found


def forget(stack: Stack) -> None:
    """Empties the stack's state, and leaves what is in the clouds."""
    exported = json.loads(stack.pulumi("stack", "export", "--stack", "test").stdout)
    del exported["deployment"]["resources"]
    empty = stack.folder / "empty.json"
    empty.write_text(json.dumps(exported))
    stack.pulumi("stack", "import", "--file", str(empty), "--stack", "test")


def test_every_resource(stack: Stack, sandbox: SandboxClient) -> None:
    put_together(stack, sandbox)
    stack.up()
    made = recorded(stack)
    assert len({resource["type"] for resource in made.values()}) == len(HANDLERS)
    forget(stack)
    listed = stack.folder / "ids"
    listed.write_text("".join(f"{name} = {each['id']}\n" for name, each in made.items()))
    assert UNCHANGED in offsite_import(stack, "--file", str(listed))
    for name, resource in recorded(stack).items():
        for kind in ("inputs", "outputs"):
            # What components leave out is read back as the default that it has.
            if "::offsite:components:" not in resource["urn"]:
                assert known(resource[kind]) == known(made[name][kind]), name
    stack.assert_unchanged()


def known(properties: dict[str, Any]) -> dict[str, Any]:
    """What can be known of what was made before: not what was there even before that."""
    unknown = ("previous", "answeredOverrides")
    return {name: value for name, value in properties.items() if name not in unknown}


VAULTS = """\
class Regime(pulumi.ComponentResource):
    def __init__(self, name):
        super().__init__("platform:index:Regime", name)
        child = pulumi.ResourceOptions(parent=self)
        self.vault = offsite.backup.Vault("orders", backup_vault_name="orders", opts=child)
        offsite.backup.VaultAccessPolicy(
            "access",
            backup_vault_name=self.vault.backup_vault_name,
            policy={policy},
            opts=pulumi.ResourceOptions(parent=self.vault),
        )

Regime("regime")
"""


@pytest.fixture
def made_by_hand(sandbox: SandboxClient) -> Cloud:
    cloud = Cloud(sandbox)
    client = cloud.aws("backup")
    for name in ("orders", "invoices"):
        client.create_backup_vault(BackupVaultName=name, BackupVaultTags={"made": "by hand"})
    client.put_backup_vault_access_policy(BackupVaultName="orders", Policy=POLICY)
    return cloud


DENY = {
    "Effect": "Deny",
    "Principal": "*",
    "Action": "backup:DeleteRecoveryPoint",
    "Resource": "*",
}
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [DENY]})


def test_what_was_made_by_hand_in_a_component(stack: Stack, made_by_hand: Cloud) -> None:
    stack.program(VAULTS.format(policy=repr(POLICY)))
    said = offsite_import(stack, "orders=eu-west-1/orders", "access=eu-west-1/orders")
    assert UNCHANGED in said
    stack.assert_unchanged()
    stack.destroy()
    left = made_by_hand.aws("backup").list_backup_vaults()["BackupVaultList"]
    assert "orders" not in [vault["BackupVaultName"] for vault in left]


COMPONENTS = """\
offsite.components.OffsiteBackup(
    "orders",
    home={home!r},
    tiers=["35d"],
    select=offsite.components.Select(tags={{"backup": "daily"}}),
    iam_role_arn={role!r},
    copies=[offsite.components.CopyTo(region={away!r}, keep_days=90)],
    rpo="34h",
    tags={{"team": "dr"}},
)
offsite.components.OffsiteCopies(
    "away",
    to=[{away!r}, "ap-shanghai"],
    keep_days=14,
    rds_instances=[{instance!r}],
    cbs_disks=["disk-sandbox1"],
    tags={{"team": "dr"}},
    region={home!r},
    tencent_region="ap-guangzhou",
)
"""
NOBODY = {
    **DENY,
    "Sid": "NobodyShortensTheLifeOfABackup",
    "Action": [
        "backup:UpdateRecoveryPointLifecycle",
        "backup:DisassociateRecoveryPoint",
        "backup:DeleteRecoveryPoint",
    ],
}


def regime_by_hand(cloud: Cloud, role: str) -> dict[str, str]:
    """Makes what `COMPONENTS` would make, and tells the ids by the names of the children."""
    policy = json.dumps({"Version": "2012-10-17", "Statement": [NOBODY]})
    arns: dict[str, str] = {}
    found: dict[str, str] = {}
    tags = {"team": "dr", "offsite-rpo": "34h"}
    for child, region, days in (("home", SOURCE, 35), (DESTINATION, DESTINATION, 90)):
        client, vault = cloud.aws("backup", region), {"BackupVaultName": f"by-hand-{region}"}
        made = client.create_backup_vault(**vault, BackupVaultTags=tags)
        client.put_backup_vault_lock_configuration(**vault, MinRetentionDays=days)
        client.put_backup_vault_access_policy(**vault, Policy=policy)
        arns[region] = made["BackupVaultArn"]
        for part in ("", "-lock", "-policy"):
            found[f"orders-{child}{part}"] = f"{region}/by-hand-{region}"
    client = cloud.aws("backup", SOURCE)
    copied = {"DestinationBackupVaultArn": arns[DESTINATION], "Lifecycle": {"DeleteAfterDays": 90}}
    rule = {
        "RuleName": "daily-35d",
        "TargetBackupVaultName": f"by-hand-{SOURCE}",
        "ScheduleExpression": "cron(0 5 * * ? *)",
        "StartWindowMinutes": 60,
        "CompletionWindowMinutes": 480,
        "Lifecycle": {"DeleteAfterDays": 35},
        "RecoveryPointTags": {"team": "dr"},
        "CopyActions": [copied],
    }
    plan = client.create_backup_plan(
        BackupPlan={"BackupPlanName": "by-hand", "Rules": [rule]}, BackupPlanTags=tags
    )["BackupPlanId"]
    tagged = {
        "ConditionType": "STRINGEQUALS",
        "ConditionKey": "backup",
        "ConditionValue": "daily",
    }
    selection = client.create_backup_selection(
        BackupPlanId=plan,
        BackupSelection={"SelectionName": "by-hand", "IamRoleArn": role, "ListOfTags": [tagged]},
    )["SelectionId"]
    return {
        **found,
        "orders-plan": f"{SOURCE}/{plan}",
        "orders-selection": f"{SOURCE}/{plan}/{selection}",
    }


def copies_by_hand(cloud: Cloud, instance: str) -> dict[str, str]:
    """The same of what `OffsiteCopies` would make."""
    replicated = cloud.aws("rds", DESTINATION).start_db_instance_automated_backups_replication(
        SourceDBInstanceArn=instance,
        BackupRetentionPeriod=14,
        SourceRegion=SOURCE,
        Tags=[{"Key": "team", "Value": "dr"}],
    )["DBInstanceAutomatedBackup"]["DBInstanceAutomatedBackupsArn"]
    newest = cloud.tencent("CreateSnapshot", DiskId="disk-sandbox1")["SnapshotId"]
    cloud.advance(60)
    copy = cloud.tencent(
        "CopySnapshotCrossRegions", SnapshotId=newest, DestinationRegions=["ap-shanghai"]
    )["SnapshotCopyResultSet"][0]["SnapshotId"]
    cloud.advance(60)
    return {
        f"away-rds-orders-{DESTINATION}": f"{DESTINATION}/{replicated}",
        "away-cbs-disk-sandbox1": f"ap-guangzhou/{newest}/ap-shanghai:{copy}",
    }


def test_what_was_made_by_hand_comes_into_components(stack: Stack, sandbox: SandboxClient) -> None:
    cloud, seeded = Cloud(sandbox), sandbox.seed()
    role, instance = seeded["backup"]["role_arn"], seeded["rds"]["db_instance_arns"]["orders"]
    ids = {**regime_by_hand(cloud, role), **copies_by_hand(cloud, instance)}
    text = COMPONENTS.format(home=SOURCE, away=DESTINATION, role=role, instance=instance)
    # What the program says otherwise is told by argument, and nothing else.
    stack.program(text.replace("keep_days=90", "keep_days=60"))
    listed = stack.folder / "ids"
    listed.write_text("".join(f"{name} = {id}\n" for name, id in ids.items()))
    said = offsite_import(stack, "--file", str(listed), ok=False)
    assert {name.partition(":")[2]: it["id"] for name, it in recorded(stack).items()} == ids
    told = re.findall(r"would change (\S+), unless .*:\n    (\w+)=", said)
    assert sorted(told) == [
        (f"orders-{DESTINATION}-lock", "min_retention_days"),
        ("orders-plan", "rules"),
    ]
    stack.program(text)
    stack.assert_unchanged()


def test_what_the_program_has_to_say(stack: Stack, made_by_hand: Cloud) -> None:
    stack.program('offsite.backup.Vault("orders", backup_vault_name="orders", tags={"made": "up"})')
    said = offsite_import(stack, "orders=eu-west-1/orders", ok=False)
    assert "`pulumi up` would change orders, unless the program says what is there:" in said
    assert '    tags={"made": "by hand"},\n' in said
    stack.program(
        'offsite.backup.Vault("orders", backup_vault_name="orders", tags={"made": "by hand"})'
    )
    stack.assert_unchanged()


def test_refusals(stack: Stack, made_by_hand: Cloud) -> None:
    theirs = 'offsite.backup.Vault("theirs", backup_vault_name="theirs")\n'
    stack.config["offsite:identity"] = "other"
    stack.program(theirs)
    stack.up()
    forget(stack)
    stack.config["offsite:identity"] = "mine"
    mine = 'offsite.backup.Vault("mine", backup_vault_name="mine")\n'
    stack.program(mine)
    stack.up()
    vaults = "".join(
        f'offsite.backup.Vault("{name}", backup_vault_name="{name}")\n'
        for name in ("orders", "invoices", "wrong", "nothing", "same", "twice")
    )
    part = 'offsite.backup.VaultLock("twice", backup_vault_name="twice", max_retention_days=9)\n'
    stack.program(theirs + mine + vaults + part)
    said = offsite_import(
        stack,
        "theirs=eu-west-1/theirs",
        "mine=eu-west-1/mine",
        "wrong=nonsense",
        "nothing=eu-west-1/nothing",
        "ordrs=eu-west-1/orders",
        "twice=eu-west-1/orders",
        ok=False,
    )
    assert said.splitlines() == [
        "cannot import eu-west-1/mine as `mine`: the stack has it already, as eu-west-1/mine. "
        f"`pulumi state delete '{stack.resource('mine')['urn']}'` makes the stack forget it.",
        "cannot import eu-west-1/orders as `ordrs`: the program declares no resource of that name. "
        "Perhaps `orders` is meant.",
        "cannot import eu-west-1/orders as `twice`: several have that name. Say "
        "`backup.Vault:twice` or `backup.VaultLock:twice`.",
    ]
    said = offsite_import(
        stack,
        "theirs=eu-west-1/theirs",
        "same=eu-west-1/mine",
        "wrong=nonsense",
        "nothing=eu-west-1/nothing",
        "orders=eu-west-1/invoices",
        ok=False,
    )
    assert said.splitlines() == [
        "cannot import backup vault theirs: it carries the mark of other/e2e/test/theirs. "
        '`adopt="eu-west-1/theirs"` in the program and `pulumi up` take it over.',
        "cannot import eu-west-1/mine as `same`: the stack has it already, as `mine`. If `mine` "
        'was renamed, say `opts=pulumi.ResourceOptions(aliases=["mine"])`.',
        "cannot read the offsite:backup:Vault `nonsense`: `nonsense` is not a valid id. The id has "
        "the form `<region>/<backup_vault_name>`.",
        "cannot import eu-west-1/nothing as `nothing`: there is nothing that has this id. Correct "
        "the id, which has the form `<region>/<backup_vault_name>`.",
        "cannot import eu-west-1/invoices as `orders`: the program declares another one, and "
        "`pulumi up` would replace it: `backup_vault_name` can't be changed in place. Correct the "
        'id, or say backup_vault_name="invoices".',
    ]


def test_an_old_cli(stack: Stack, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "pulumi").write_text("#!/bin/sh\necho v3.200.0\n")
    (old / "pulumi").chmod(0o755)
    stack.environment["PATH"] = f"{old}:{stack.environment['PATH']}"
    assert offsite_import(stack, "a=b", ok=False) == (
        "cannot import: this is Pulumi v3.200.0, and dynamic resources are imported by 3.254.0 or "
        "newer. Upgrade the Pulumi CLI.\n"
    )
