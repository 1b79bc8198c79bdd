"""The Pulumi CLI, run in a project's folder: its answers as values."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..core.failures import Failure

Properties = dict[str, Any]

OLDEST: Final = (3, 254, 0)
"""The first release that imports dynamic resources (pulumi/pulumi#23984)."""

_ROOT: Final = "pulumi:pulumi:Stack"


class CommandFailed(Failure):
    """The CLI refused a command; `output` is what it printed."""

    def __init__(self, what: str, output: str) -> None:
        super().__init__(what, "Pulumi says why below")
        self.output = output


@dataclass(frozen=True)
class Recorded:
    """A resource of the stack."""

    urn: str
    type: str
    id: str


@dataclass(frozen=True)
class Declared:
    """A resource of the program, as a preview has it."""

    urn: str
    type: str
    name: str
    parent: str
    """Its parent's URN; empty right below the stack."""
    is_custom: bool
    steps: tuple[str, ...]
    """What is to be done with it: `create`, `same`, `update`, `replace`…"""
    added: Properties
    """Its inputs that differ from those recorded; secrets are in plain text."""
    removed: tuple[str, ...]

    def inputs(self, recorded: Mapping[str, Any]) -> Properties:
        """Its inputs, where the stack has recorded those."""
        kept = {name: value for name, value in recorded.items() if name not in self.removed}
        return {**kept, **self.added}


class Pulumi:
    """The CLI, in the folder of a project and for one of its stacks, the selected one by default.

    What it refuses is a `CommandFailed`.
    """

    def __init__(self, folder: Path, stack: str | None = None) -> None:
        self._folder = folder
        self._stack = ["--stack", stack] if stack else []

    def check_version(self, what: str) -> None:
        """Raises a `Failure` if it is too old to import dynamic resources."""
        oldest = ".".join(map(str, OLDEST))
        if shutil.which("pulumi") is None:
            raise Failure(what, "there is no `pulumi` on PATH", f"Install Pulumi {oldest} or newer")
        told = self._run(what, "version", stack=False).strip()
        version = re.match(r"v?(\d+)\.(\d+)\.(\d+)", told)
        if version and tuple(map(int, version.groups())) < OLDEST:
            why = f"this is Pulumi {told}, and dynamic resources are imported by {oldest} or newer"
            raise Failure(what, why, "Upgrade the Pulumi CLI")

    def configuration(self) -> dict[str, Any]:
        """The stack's configuration, secrets in plain text."""
        told = self._run("read the configuration", "config", "--json", "--show-secrets")
        return {key: entry.get("value") for key, entry in json.loads(told).items()}

    def recorded(self) -> list[Recorded]:
        """The resources of the stack."""
        exported = json.loads(self._run("read the stack", "stack", "export"))
        resources: list[dict[str, Any]] = exported["deployment"].get("resources") or []
        return [
            Recorded(found["urn"], found["type"], found.get("id", ""))
            for found in resources
            if not found.get("delete")
        ]

    def declared(self) -> dict[str, Declared]:
        """The resources of the program, by their URNs, as a preview of it has them."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plan.json"
            options = ("--save-plan", str(path), "--show-secrets", "--suppress-progress")
            self._run("preview the program", "preview", *options)
            plans: dict[str, Any] = json.loads(path.read_text()).get("resourcePlans", {})
        return {
            urn: _declared(urn, plan["goal"], plan.get("steps", []))
            for urn, plan in plans.items()
            if "goal" in plan
        }

    def import_file(self, content: Mapping[str, Any]) -> None:
        """Imports what an import file says."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "import.json"
            path.write_text(json.dumps(content))
            options = ("--yes", "--skip-preview", "--generate-code=false", "--protect=false")
            self._run("import", "import", "--file", str(path), "--suppress-progress", *options)

    def _run(self, what: str, *arguments: str, stack: bool = True) -> str:
        options = ["--non-interactive", "--color", "never"]
        done = subprocess.run(
            ["pulumi", *arguments, *options, *(self._stack if stack else [])],
            cwd=self._folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CommandFailed(what, f"{done.stdout}{done.stderr}".strip())
        return done.stdout


def _declared(urn: str, goal: Mapping[str, Any], steps: list[str]) -> Declared:
    parent: str = goal.get("parent", "")
    changed: Mapping[str, Any] = goal.get("inputDiff", {})
    return Declared(
        urn,
        goal["type"],
        goal["name"],
        "" if f"::{_ROOT}::" in parent else parent,
        goal["custom"],
        tuple(steps),
        {**changed.get("adds", {}), **changed.get("updates", {})},
        tuple(changed.get("deletes", [])),
    )
