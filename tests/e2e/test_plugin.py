"""The plugin under programs in YAML, TypeScript and Go, through the real CLI."""

import json
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import Cloud
from ..pulumi_cli import Stack
from ..versions import SDK
from .programs import CREATED, DELETED, UPDATED

PROGRAMS = Path(__file__).parent / "languages"
SCHEMA = Path(__file__).parents[2] / "provider/offsite_plugin/schema.json"
PLUGIN = Path(sys.executable).with_name("pulumi-resource-offsite")

GO_MOD = """
module example.com/pulumi-offsite/sdk/go
go 1.25.11
require github.com/pulumi/pulumi/sdk/v3 v3.259.0
"""
NODE_FILES = {
    "package.json": {
        "main": "index.js",
        "dependencies": {"@pulumi/pulumi": "3.270.0"},
        "devDependencies": {"@types/node": "^20", "typescript": "^5"},
    },
    "tsconfig.json": {
        "compilerOptions": {
            "target": "es2020",
            "module": "commonjs",
            "moduleResolution": "node",
            "strict": True,
            "skipLibCheck": True,
        },
        "files": ["index.ts"],
    },
}


@pytest.fixture
def yaml(new_stack: Callable[[str], Stack], sandbox: SandboxClient) -> Stack:
    """A stack whose program is in YAML."""
    if shutil.which("pulumi-language-yaml") is None:
        pytest.skip("no pulumi-language-yaml on PATH: `make languages` builds it")
    sandbox.configure(durations={"default": 0.5})
    return new_stack("e2e")


def program(stack: Stack, text: str, runtime: Any = "yaml") -> None:
    """Sets the program, which finds the plugin of this environment."""
    plugins = {"providers": [{"name": "offsite", "path": str(PLUGIN.parent)}]}
    head = f"name: e2e\nruntime: {json.dumps(runtime)}\nplugins: {json.dumps(plugins)}\n"
    (stack.folder / "Pulumi.yaml").write_text(head + textwrap.dedent(text))


def pulumi_import(stack: Stack, token: str, name: str, id: str) -> None:
    quiet = ("--generate-code=false", "--protect=false", "--yes", "--skip-preview")
    stack.write_config()
    stack.pulumi("import", token, name, id, *quiet, "--stack", "test")


@dataclass
class Language:
    """Where a program of a language stands, and what is done with it before Pulumi runs it."""

    file: str
    runtime: Any
    needs: tuple[str, ...] = ()
    compile: Sequence[str] = ()

    def write(self, stack: Stack, changed: Mapping[str, str] = {}) -> None:
        """The program, with some of its words changed."""
        text = (PROGRAMS / self.file).read_text()
        for old, new in changed.items():
            text = text.replace(old, new)
        if self.file == "program.yaml":
            program(stack, text)
            return
        program(stack, "", runtime=self.runtime)
        (stack.folder / self.file.removesuffix(".txt")).write_text(text)
        _run(*self.compile, at=stack.folder)


NODE = {"name": "nodejs", "options": {"typescript": False}}
GO = {"name": "go", "options": {"binary": "./program"}}
LANGUAGES = {
    "yaml": Language("program.yaml", "yaml"),
    "nodejs": Language("index.ts", NODE, ("npm", "pulumi-codegen"), ("npx", "tsc")),
    "go": Language(
        "main.go.txt", GO, ("go", "pulumi-codegen"), ("go", "build", "-o", "program", ".")
    ),
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, yaml: Stack) -> Language:
    """A language whose tools are here, with an SDK of its own in the stack's folder."""
    name, found = request.param, LANGUAGES[request.param]
    for tool in (*found.needs, f"pulumi-language-{name}"):
        if shutil.which(tool) is None:
            pytest.skip(f"no {tool} on PATH: `make languages` builds Pulumi's")
    if found.needs:
        _run("pulumi-codegen", str(SCHEMA), "sdks", at=yaml.folder)
    if name == "go":
        shutil.move(yaml.folder / "sdks/go/offsite", yaml.folder / "offsite")
        (yaml.folder / "go.mod").write_text(GO_MOD)
        (yaml.folder / "main.go").write_text((PROGRAMS / found.file).read_text())
        _run("go", "mod", "tidy", at=yaml.folder)
    if name == "nodejs":
        shutil.move(yaml.folder / "sdks/nodejs", yaml.folder / "sdk")
        for file, content in NODE_FILES.items():
            (yaml.folder / file).write_text(json.dumps(content))
        _run("npm", "install", "--no-audit", "--no-fund", at=yaml.folder)
    return found


def test_a_program_of_any_language(yaml: Stack, language: Language, sandbox: SandboxClient) -> None:
    language.write(yaml)
    names = ("vault", "plan", "selection", "copy", "disk", "database", "warehouse")
    previewed = yaml.preview()
    assert previewed.planned == dict.fromkeys(names, CREATED)
    assert "warning" not in previewed.said
    assert yaml.up().steps == dict.fromkeys(names, CREATED)
    outputs = yaml.outputs()
    assert (outputs["rule"], outputs["arn"].split(":")[-1]) == ("daily", "orders")
    yaml.assert_unchanged()

    language.write(yaml, {'"dr"': '"ops"', "35": "40"})
    shown = yaml.pulumi("preview", "--diff", "--stack", "test").stdout
    assert '~ team: "dr" => "ops"' in shown
    assert "deleteAfterDays: 35 => 40" in shown
    assert yaml.up().steps == {"vault": UPDATED, "plan": UPDATED}
    yaml.assert_unchanged()

    vaults = Cloud(sandbox).aws("backup")
    vaults.tag_resource(ResourceArn=outputs["arn"], Tags={"team": "them"})
    assert set(yaml.refresh().moved["vault"]) == {"tags"}
    assert yaml.up().steps == {"vault": UPDATED}

    # Out of the stack, and in again by its id alone.
    selection = yaml.resource("selection")
    yaml.pulumi("state", "delete", selection["urn"], "--yes", "--stack", "test")
    pulumi_import(yaml, "offsite:backup:Selection", "selection", selection["id"])
    # What it depends on, only the program knows.
    assert yaml.up().steps == {}

    assert yaml.destroy().steps == dict.fromkeys(names, DELETED)


def test_what_was_imported_is_deleted(yaml: Stack, sandbox: SandboxClient) -> None:
    vaults = Cloud(sandbox).aws("backup")
    vaults.create_backup_vault(BackupVaultName="by-hand", BackupVaultTags={"team": "dr"})
    program(
        yaml,
        """
        resources:
          orders:
            type: offsite:backup:Vault
            properties: {backupVaultName: by-hand, tags: {team: dr}}
        """,
    )
    pulumi_import(yaml, "offsite:backup:Vault", "orders", "eu-west-1/by-hand")
    yaml.assert_unchanged()
    destroyed = yaml.destroy()
    assert destroyed.steps == {"orders": DELETED}
    assert "deletes backup vault by-hand, which was imported into this stack" in destroyed.said
    assert "by-hand" not in str(vaults.list_backup_vaults()["BackupVaultList"])


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
    LANGUAGES["yaml"].write(yaml)
    yaml.write_config()
    run = yaml.start("up", "--yes", "--skip-preview", "--stack", "test")
    plugins = _until(lambda: _plugins(run.pid))
    _until(lambda: sandbox.calls("cloudhsmv2", "CopyBackupToRegion"))
    run.send_signal(signal.SIGKILL)
    run.wait()
    _until(lambda: not any(plugin.is_running() for plugin in plugins))


@pytest.mark.skipif(SDK < (3, 238), reason="Pulumi's SDK below 3.238 has no lists")
def test_lists_what_exists(stack: Stack, sandbox: SandboxClient) -> None:
    backup = Cloud(sandbox).aws("backup")
    for name in ("orders", "ledger"):
        backup.create_backup_vault(BackupVaultName=name)
    listed = stack.pulumi("do", "--package", str(PLUGIN), "offsite:backup:Vault", "list").stdout
    assert "eu-west-1/ledger" in listed
    assert "eu-west-1/orders" in listed


def _run(*command: str, at: Path) -> None:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


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
