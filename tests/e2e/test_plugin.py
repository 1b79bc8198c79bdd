"""The plugin under programs in YAML, TypeScript and Go, through the real CLI."""

import json
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psutil
import pytest
from yaml import safe_dump, safe_load

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import Cloud
from ..pulumi_cli import Stack
from ..versions import SDK
from .programs import CREATED, DELETED, UPDATED
from .sdks import SCHEMA, go_module, node_package, run
from .waiting import eventually

PROGRAMS = Path(__file__).parent / "languages"
EXAMPLES = Path(__file__).parents[2] / "examples"
PLUGIN = Path(sys.executable).with_name("pulumi-resource-offsite")


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


NAMES = ("vault", "plan", "selection", "copy", "disk", "elsewhere", "database", "warehouse")
LEDGER = ("", "-home", "-home", "-home-lock", "-home-policy", "-plan", "-selection")
"""The component that all programs have, and its children: a component and its vault have one name."""


@dataclass
class Language:
    """Where a program of a language stands, and what is done with it before Pulumi runs it."""

    name: str
    file: str
    runtime: Any
    fence: str
    """What the examples of the schema have at the beginning of a program of this language."""
    needs: tuple[str, ...] = ()
    prepare: Callable[[Path], None] = lambda folder: None
    """Makes a folder one in which programs are compiled."""
    compile: Sequence[str] = ()
    components: tuple[str, ...] = ()
    """What else the program has of components."""
    folder: Path | None = None
    """Where programs are compiled, beside an SDK of the language."""

    def write(self, stack: Stack, changed: Mapping[str, str] = {}) -> None:
        """The program, with some of its words changed."""
        text = (PROGRAMS / self.file).read_text()
        for old, new in changed.items():
            text = text.replace(old, new)
        if self.folder is None:
            program(stack, text)
            return
        if stack.folder != self.folder:
            shutil.copy(stack.folder / "Pulumi.test.yaml", self.folder)
            stack.folder = self.folder
        program(stack, "", runtime=self.runtime)
        (stack.folder / self.file.removesuffix(".txt")).write_text(text)
        run(*self.compile, at=stack.folder)


NODE = {"name": "nodejs", "options": {"typescript": False}}
GO = {"name": "go", "options": {"binary": "./program"}}
GO_BUILD = ("go", "build", "-mod=mod", "-ldflags=-s -w")
LANGUAGES = {
    language.name: language
    for language in (
        Language(
            *("yaml", "program.yaml", "yaml", "yaml"),
            components=("audit", "audit-framework", "disks", "disks-cbs-disk-sandbox1"),
        ),
        Language(
            *("nodejs", "index.ts", NODE, "typescript", ("npm", "pulumi-codegen"), node_package),
            ("npx", "tsc"),
        ),
        Language(
            *("go", "main.go.txt", GO, "go", ("go", "pulumi-codegen"), go_module),
            (*GO_BUILD, "-o", "program", "."),
        ),
    )
}


@pytest.fixture(params=LANGUAGES, scope="module")
def language(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Language:
    """A language whose tools are here, with an SDK of its own."""
    found = LANGUAGES[request.param]
    for tool in (*found.needs, f"pulumi-language-{found.name}"):
        if shutil.which(tool) is None:
            pytest.skip(f"no {tool} on PATH: `make languages` builds Pulumi's")
    if not found.needs:
        return found
    folder = tmp_path_factory.mktemp(found.name)
    found.prepare(folder)
    return replace(found, folder=folder)


def test_a_program_of_any_language(language: Language, yaml: Stack, sandbox: SandboxClient) -> None:
    language.write(yaml)
    names = (*NAMES, *(f"ledger{name}" for name in LEDGER), *language.components)
    previewed = yaml.preview()
    assert previewed.planned == {name: CREATED * names.count(name) for name in names}
    assert "warning" not in previewed.said
    assert yaml.up().steps == previewed.planned
    outputs = yaml.outputs()
    assert (outputs["rule"], outputs["arn"].split(":")[-1]) == ("daily", "orders")
    assert outputs["home"].startswith("arn:aws:backup:eu-west-1:123456789012:backup-vault:ledger")
    assert yaml.resource("ledger-plan")["outputs"]["tags"]["beside"] == outputs["arn"]
    yaml.assert_unchanged()

    language.write(yaml, {'"dr"': '"ops"', "35": "40"})
    if language.name == "yaml":
        shown = yaml.pulumi("preview", "--diff", "--stack", "test").stdout
        assert '~ team: "dr" => "ops"' in shown
        assert "deleteAfterDays: 35 => 40" in shown
    assert yaml.up().steps == {"vault": UPDATED, "plan": UPDATED}

    vaults = Cloud(sandbox).aws("backup")
    vaults.tag_resource(ResourceArn=outputs["arn"], Tags={"team": "them"})
    # Only the refresh before it shows that there is something to do, and nothing else is.
    assert yaml.up("--refresh").steps == {"vault": UPDATED}

    # Out of the stack, and in again by its id alone.
    selection = yaml.resource("selection")
    yaml.pulumi("state", "delete", selection["urn"], "--yes", "--stack", "test")
    pulumi_import(yaml, "offsite:backup:Selection", "selection", selection["id"])
    # What it depends on, only the program knows.
    assert yaml.up().steps == {}

    assert yaml.destroy().steps == {name: DELETED * names.count(name) for name in names}


@pytest.mark.parametrize("language", ["nodejs", "go"], indirect=True)
def test_the_examples_of_the_schema_compile(language: Language) -> None:
    assert language.folder is not None
    examples = language.folder / "examples"
    examples.mkdir()
    for token, text in in_schema(language.fence).items():
        name = token.replace(":", "_").lower()
        if language.name == "go":
            # One package of all of them: a program each would be linked one by one.
            text = text.replace("package main", "package examples")
            (examples / f"{name}.go").write_text(text.replace("func main()", f"func {name}()"))
        else:
            (examples / f"{name}.ts").write_text(text.replace('"pulumi-offsite"', '"../sdk"'))
    if language.name == "go":
        run(*GO_BUILD, "./examples", at=language.folder)
        assert subprocess.check_output(["gofmt", "-l", str(examples)], text=True) == ""
    else:
        run("npx", "tsc", at=language.folder)


def test_the_examples_of_the_schema_are_planned(yaml: Stack) -> None:
    resources: dict[str, Any] = {}
    for path in sorted(EXAMPLES.glob("*/program.yaml")):
        # Their names are their own, beside those of the others.
        before = path.parent.name.replace("-", "_")
        text = re.sub(r"\$\{(\w+)", rf"${{{before}_\1", path.read_text())
        for name, declared in safe_load(text).get("resources", {}).items():
            resources[f"{before}_{name}"] = declared
    program(yaml, safe_dump({"resources": resources}))
    yaml.config["offsite:tencentRegion"] = "ap-guangzhou"
    # Components make others, too.
    assert resources.keys() <= yaml.preview().planned.keys()
    planned = {declared["type"] for declared in resources.values()}
    assert planned == {*json.loads(SCHEMA.read_text())["resources"]}


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
            type: offsite:components:GuardedVault
            properties: {backupVaultName: {"fn::secret": a b}}
          beneath:
            type: offsite:components:GuardedVault
            options: {parent: "${wrong}"}
        """,
    )
    # A child is refused while the component is still being made, of which nothing is said, nor of
    # what depends on it.
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
          guarded:
            type: offsite:components:GuardedVault
            properties:
              backupVaultName: guarded
              lock: {enabled: false}
              tags: {pin: {"fn::secret": hunter-2}}
            options: {providers: ["${dr}"], parent: "${here}", dependsOn: ["${there}"]}
        """,
    )
    yaml.config["offsite:region"] = "eu-west-1"
    up = yaml.up()
    assert yaml.resource("here")["id"] == "eu-west-1/orders"
    assert yaml.resource("there")["id"] == "eu-central-1/orders"
    assert yaml.resource("there")["outputs"]["tags"] == {"team": "dr"}
    guarded = next(r for r in yaml.resources() if r.get("id") == "eu-central-1/guarded")
    assert guarded["outputs"]["tags"].keys() == {"team", "pin"}
    assert "$offsite:components:GuardedVault$" in guarded["urn"]
    assert "hunter-" not in up.text + yaml.state()
    yaml.assert_unchanged()
    yaml.config["offsite:regon"] = "eu-west-1"
    (error,) = yaml.preview(ok=False).errors
    assert "`regon` is not an argument: did you mean `region`?" in error


def test_a_killed_engine_takes_the_plugin_along(yaml: Stack, sandbox: SandboxClient) -> None:
    sandbox.configure(durations={"default": 3600})
    LANGUAGES["yaml"].write(yaml)
    yaml.write_config()
    run = yaml.start("up", "--yes", "--skip-preview", "--stack", "test")
    plugins = eventually(lambda: _plugins(run.pid))
    eventually(lambda: sandbox.calls("cloudhsmv2", "CopyBackupToRegion"))
    run.send_signal(signal.SIGKILL)
    run.wait()
    eventually(lambda: not any(map(_runs, plugins)))


def test_ends_when_the_engine_needs_it_no_more() -> None:
    """Which interrupts it, waits for 5 seconds, and says that it has a bug."""
    with subprocess.Popen([PLUGIN, "127.0.0.1:1"], stdout=subprocess.PIPE, text=True) as plugin:
        assert plugin.stdout
        assert int(plugin.stdout.readline())
        plugin.send_signal(signal.SIGINT)
        assert plugin.wait(180) == 0


@pytest.mark.skipif(SDK < (3, 238), reason="Pulumi's SDK below 3.238 has no lists")
def test_lists_what_exists(stack: Stack, sandbox: SandboxClient) -> None:
    backup = Cloud(sandbox).aws("backup")
    for name in ("orders", "ledger"):
        backup.create_backup_vault(BackupVaultName=name)
    listed = stack.pulumi("do", "--package", str(PLUGIN), "offsite:backup:Vault", "list").stdout
    assert "eu-west-1/ledger" in listed
    assert "eu-west-1/orders" in listed


def in_schema(fence: str) -> dict[str, str]:
    """The examples of the schema in a language, by token."""
    schema = json.loads(SCHEMA.read_text())
    told = {**schema["resources"], **schema["functions"]}
    block = re.compile(rf"```{fence}\n(.*?)```", re.DOTALL)
    return {token: block.findall(spec["description"])[0] for token, spec in told.items()}


def _plugins(pid: int) -> list[psutil.Process]:
    return [child for child in psutil.Process(pid).children(recursive=True) if _is_plugin(child)]


def _is_plugin(process: psutil.Process) -> bool:
    # Others of the CLI's children end while they are looked at.
    with suppress(psutil.NoSuchProcess):
        return PLUGIN.name in " ".join(process.cmdline())
    return False


def _runs(process: psutil.Process) -> bool:
    """Not so of one that has ended, and that its new parent never asks for how."""
    with suppress(psutil.NoSuchProcess):
        return process.status() != psutil.STATUS_ZOMBIE
    return False
