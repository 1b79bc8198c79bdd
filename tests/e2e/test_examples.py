"""Every program that people may copy makes what it says and then changes nothing."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import yaml

from offsite_provider.doors.dynamic_program import dynamic_type
from offsite_provider.functions import FUNCTIONS
from offsite_provider.registry import HANDLERS
from offsite_sandbox.client import SandboxClient

from ..pulumi_cli import Stack
from .programs import CREATED, DELETED

ROOT = Path(__file__).resolve().parent.parent.parent
REGIME = ROOT / "examples/backup-regime"
"""The one that `test_backup_regime.py` runs."""
EXAMPLES = sorted({path.parent for path in ROOT.glob("examples/*/Pulumi.yaml")} - {REGIME})
QUESTIONS = {function.operation for function in FUNCTIONS.values()}
TYPES = {"true": {*HANDLERS}, "false": {*map(dynamic_type, HANDLERS)}}
NAMED = re.compile(r'((?:offsite\.\w+\.[A-Z]\w+|pulumi\.export)\(\s*f?")')
"""Where a program names a resource or an output."""


def project(folder: Path, target: Path) -> None:
    """Copies a project without what a run leaves in it."""
    shutil.copytree(
        folder,
        target,
        ignore=shutil.ignore_patterns(".*", "__pycache__", "sandbox", "tests", "provider", "sdk"),
        dirs_exist_ok=True,
    )


def beside_others(example: Path) -> str:
    """The program of an example, with its project before each name."""
    text = NAMED.sub(rf"\1{example.name}-", (example / "__main__.py").read_text())
    return text.replace("pulumi.Config()", f"pulumi.Config({example.name!r})")


def test_the_quickstart(new_stack: Callable[[str], Stack], tmp_path: Path) -> None:
    stack = new_stack("quickstart")
    stack.folder, stack.name = tmp_path / "copied", "sandbox"
    project(ROOT, stack.folder)
    # The passphrase that README gives: committed configurations may hold its salt.
    stack.environment["PULUMI_CONFIG_PASSPHRASE"] = "sandbox"
    stack.pulumi("stack", "init", "sandbox")
    stack.pulumi("up", "--yes", "--skip-preview", "--stack", "sandbox")
    outputs = stack.outputs()
    assert outputs
    assert None not in outputs.values()
    stack.pulumi("preview", "--refresh", "--expect-no-changes", "--stack", "sandbox")
    stack.pulumi("destroy", "--yes", "--skip-preview", "--stack", "sandbox")


def put_together(stack: Stack, sandbox: SandboxClient) -> None:
    """Makes the other examples the program of a stack."""
    # There are a hundred resources: the CLI would write all of them down twice for each.
    stack.environment["PULUMI_SKIP_CHECKPOINTS"] = "true"
    for example in EXAMPLES:
        stack.config |= yaml.safe_load((example / "Pulumi.sandbox.yaml").read_text())["config"]
    # Others of them back up the same table.
    now = sandbox.status()["time"]
    stack.config |= {"backup-copy-job:before": now, "backup-recovery-point:migration": now}
    stack.program("\n".join(map(beside_others, EXAMPLES)))


def test_all_others_together_behind_either_door(stack: Stack, sandbox: SandboxClient) -> None:
    """Every resource goes from one door to the other without a call; the functions go along."""
    put_together(stack, sandbox)
    stack.up()
    outputs = stack.outputs()
    for example in EXAMPLES:
        told = yaml.safe_load((example / "Pulumi.yaml").read_text())
        assert (told["name"], told["runtime"]) == (example.name, "python")
        assert any(name.startswith(f"{example.name}-") for name in outputs), example.name
    assert None not in outputs.values()
    stack.assert_unchanged()
    # The engine's own default provider would not be told of `aws:region`.
    provider = "stack-configuration"
    for plugin, steps in (("true", {provider: CREATED}), ("false", {provider: DELETED})):
        stack.config["offsite:plugin"] = plugin
        sandbox.clear_calls()
        assert stack.up().steps == steps
        assert {call.operation for call in sandbox.calls()} <= QUESTIONS
        assert {resource["type"] for resource in stack.resources()} >= TYPES[plugin]
        assert stack.outputs().keys() == outputs.keys()
        stack.assert_unchanged()
