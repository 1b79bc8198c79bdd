"""The plugin under programs in YAML, through the real CLI."""

import json
import shutil
import signal
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import Cloud
from ..pulumi_cli import Stack
from .programs import CREATED, DELETED, UPDATED

PLUGIN = Path(sys.executable).with_name("pulumi-resource-offsite")

EVERYTHING = """
    resources:
      vault:
        type: offsite:backup:Vault
        properties: {{backupVaultName: orders, tags: {{team: "{team}"}}}}
      plan:
        type: offsite:backup:Plan
        properties:
          rules:
            - ruleName: daily
              targetBackupVaultName: ${{vault.backupVaultName}}
              scheduleExpression: cron(30 1 ? * * *)
              lifecycle: {{deleteAfterDays: {days}}}
      copy:
        type: offsite:cloudhsmv2:BackupCopy
        properties: {{backupId: backup-sandboxabcd2, destinationRegion: eu-central-1}}
      disk:
        type: offsite:cbs:SnapshotCopy
        properties:
          snapshotId: snap-sandbox1
          destinationRegions: [ap-beijing, ap-shanghai]
    variables:
      found:
        fn::invoke:
          function: offsite:backup:getPlan
          arguments: {{backupPlanId: '${{plan.backupPlanId}}'}}
      selections:
        fn::invoke:
          function: offsite:backup:listSelections
          arguments: {{backupPlanId: '${{plan.backupPlanId}}'}}
    outputs:
      rule: ${{found.backupPlan.rules[0].ruleName}}
      selections: ${{selections.backupSelectionsList}}
      arn: ${{vault.backupVaultArn}}
"""


@pytest.fixture
def yaml(new_stack: Callable[[str], Stack], sandbox: SandboxClient) -> Stack:
    """A stack whose program is in YAML."""
    if shutil.which("pulumi-language-yaml") is None:
        pytest.skip("no pulumi-language-yaml on PATH: `make languages` builds it")
    sandbox.configure(durations={"default": 0.5})
    return new_stack("e2e")


def program(stack: Stack, text: str) -> None:
    """Sets the program, which finds the plugin of this environment."""
    head = {"name": "e2e", "runtime": "yaml"}
    plugins = {"providers": [{"name": "offsite", "path": str(PLUGIN.parent)}]}
    lines = [*(f"{key}: {value}" for key, value in head.items()), f"plugins: {json.dumps(plugins)}"]
    (stack.folder / "Pulumi.yaml").write_text("\n".join(lines) + "\n" + textwrap.dedent(text))


def test_a_program_in_yaml(yaml: Stack, sandbox: SandboxClient) -> None:
    program(yaml, EVERYTHING.format(team="dr", days=35))
    names = ("vault", "plan", "copy", "disk")
    previewed = yaml.preview()
    assert previewed.planned == dict.fromkeys(names, CREATED)
    assert "warning" not in previewed.said
    up = yaml.up()
    assert up.steps == dict.fromkeys(names, CREATED)
    assert yaml.outputs()["rule"] == "daily"
    assert yaml.outputs()["selections"] == []
    assert yaml.outputs()["arn"].endswith(":backup-vault:orders")
    yaml.assert_unchanged()

    program(yaml, EVERYTHING.format(team="ops", days=40))
    shown = yaml.pulumi("preview", "--diff", "--stack", "test").stdout
    assert '~ team: "dr" => "ops"' in shown
    assert "deleteAfterDays: 35 => 40" in shown
    assert yaml.up().steps == {"vault": UPDATED, "plan": UPDATED}
    yaml.assert_unchanged()

    vaults = Cloud(sandbox).aws("backup")
    vaults.tag_resource(ResourceArn=yaml.outputs()["arn"], Tags={"team": "them"})
    assert set(yaml.refresh().moved["vault"]) == {"tags"}
    assert yaml.up().steps == {"vault": UPDATED}

    # Out of the stack, and in again by its id alone.
    urn = yaml.resource("vault")["urn"]
    id = yaml.resource("vault")["id"]
    plan = yaml.resource("plan")["urn"]
    for each in (plan, urn):
        yaml.pulumi("state", "delete", each, "--force", "--yes", "--stack", "test")
    yaml.pulumi(
        "import", "offsite:backup:Vault", "vault", id, "--generate-code=false", "--protect=false",
        "--yes", "--skip-preview", "--stack", "test",
    )  # fmt: skip
    assert yaml.up().steps == {"plan": CREATED}
    yaml.assert_unchanged()

    assert yaml.destroy().steps == dict.fromkeys(names, DELETED)


def test_errors_are_one_sentence_each(yaml: Stack) -> None:
    program(
        yaml,
        """
        resources:
          wrong:
            type: offsite:backup:Vault
            properties: {backupVaultName: "a b", tags: {team: x}}
        """,
    )
    (error,) = yaml.preview(ok=False).errors
    assert "`backupVaultName` must be" in error
    program(
        yaml,
        """
        resources:
          unknown:
            type: offsite:cloudhsmv2:BackupCopy
            properties: {backupId: backup-nosuchone234, destinationRegion: eu-central-1}
        """,
    )
    (error,) = yaml.up(ok=False).errors
    assert error == (
        "cannot copy backup-nosuchone234 from eu-west-1 to eu-central-1: eu-west-1 has no such "
        "backup. Correct `backup_id` or `region`."
    )
    assert yaml.destroy().steps == {}


def test_a_copy_that_fails_leaves_the_others_in_state(yaml: Stack, sandbox: SandboxClient) -> None:
    sandbox.configure(quotas={"cbs.Snapshot.ap-shanghai": 0})
    program(
        yaml,
        """
        resources:
          disk:
            type: offsite:cbs:SnapshotCopy
            properties:
              snapshotId: snap-sandbox1
              destinationRegions: [ap-beijing, ap-shanghai, ap-chengdu]
        """,
    )
    failed = yaml.up(ok=False)
    assert "InsufficientSnapshotQuota" in failed.said
    recorded = yaml.resource("disk")
    assert sorted(recorded["outputs"]["copies"]) == ["ap-beijing", "ap-chengdu"]
    assert "InsufficientSnapshotQuota" in recorded["initErrors"][0]
    sandbox.configure(quotas={"cbs.Snapshot.ap-shanghai": 64})
    assert yaml.up().steps == {"disk": UPDATED}
    assert len(yaml.resource("disk")["outputs"]["copies"]) == 3
    yaml.assert_unchanged()


def test_several_providers_and_secrets(yaml: Stack) -> None:
    program(
        yaml,
        """
        resources:
          dr:
            type: pulumi:providers:offsite
            properties:
              region: eu-central-1
              defaultTags: {team: dr}
              identity: dr
          here:
            type: offsite:backup:Vault
            properties: {backupVaultName: orders, tags: {pin: {"fn::secret": hunter-1}}}
          there:
            type: offsite:backup:Vault
            properties: {backupVaultName: orders}
            options: {provider: "${dr}"}
        """,
    )
    yaml.config["offsite:region"] = "eu-west-1"
    up = yaml.up()
    assert yaml.resource("here")["id"] == "eu-west-1/orders"
    assert yaml.resource("there")["id"] == "eu-central-1/orders"
    assert yaml.resource("there")["outputs"]["tags"] == {"team": "dr"}
    assert "hunter-1" not in up.text + yaml.state()
    yaml.assert_unchanged()
    yaml.config["offsite:regon"] = "eu-west-1"
    (error,) = yaml.preview(ok=False).errors
    assert "`regon` is not an argument: did you mean `region`?" in error


def test_a_killed_engine_takes_the_plugin_along(yaml: Stack, sandbox: SandboxClient) -> None:
    sandbox.configure(durations={"default": 3600})
    program(yaml, EVERYTHING.format(team="dr", days=35))
    yaml._write_config()
    run = yaml.start("up", "--yes", "--skip-preview", "--stack", "test")
    plugins = _until(lambda: _plugins(run.pid))
    _until(lambda: sandbox.calls("cloudhsmv2", "CopyBackupToRegion"))
    run.send_signal(signal.SIGKILL)
    run.wait()
    _until(lambda: not any(plugin.is_running() for plugin in plugins))


def test_lists_what_exists(stack: Stack, sandbox: SandboxClient) -> None:
    backup = Cloud(sandbox).aws("backup")
    for name in ("orders", "ledger"):
        backup.create_backup_vault(BackupVaultName=name)
    listed = stack.pulumi("do", "--package", str(PLUGIN), "offsite:backup:Vault", "list").stdout
    assert "eu-west-1/ledger" in listed
    assert "eu-west-1/orders" in listed


def _plugins(pid: int) -> list[psutil.Process]:
    children = psutil.Process(pid).children(recursive=True)
    return [child for child in children if PLUGIN.name in " ".join(child.cmdline())]


def _until(found: Callable[[], Any]) -> Any:
    """What is found within half a minute."""
    for _ in range(300):
        if value := found():
            return value
        time.sleep(0.1)
    raise AssertionError("not within half a minute")
