"""A stack, driven by the real CLI against a sandbox."""

import json
import shutil
import subprocess
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from offsite_sandbox.client import SandboxClient

UP: Final = ("up", "--yes", "--skip-preview", "--stack", "test")
DESTROY: Final = ("destroy", "--yes", "--skip-preview", "--stack", "test")
IGNORED_TYPES = ("pulumi:pulumi:Stack",)
_SECRET = "4dabf18193072939515e22adb298388d"
"""What marks a secret in recorded state."""


@dataclass(frozen=True)
class Run:
    """What one run of the CLI said and did."""

    code: int
    events: list[dict[str, Any]]
    text: str
    """All that it printed."""

    @property
    def steps(self) -> dict[str, list[str]]:
        """The steps that each resource took, by its name, without those that did nothing."""
        return self._steps("resOutputsEvent")

    @property
    def planned(self) -> dict[str, list[str]]:
        """The steps that were begun, or at preview would be."""
        return self._steps("resourcePreEvent")

    def _steps(self, kind: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for event in self.events:
            metadata = event.get(kind, {}).get("metadata")
            ignored = metadata and metadata["type"] in IGNORED_TYPES
            if metadata and not ignored and metadata["op"] not in ("same", "refresh"):
                found.setdefault(metadata["urn"].rpartition("::")[2], []).append(metadata["op"])
        return found

    @property
    def moved(self) -> dict[str, set[str]]:
        """The arguments and outputs that a refresh found to be changed, by the resource's name."""
        found: dict[str, set[str]] = {}
        for event in self.events:
            metadata = event.get("resOutputsEvent", {}).get("metadata")
            if metadata and metadata["op"] in ("refresh", "update") and metadata.get("new"):
                old, new = metadata["old"], metadata["new"]
                changed = {
                    key
                    for kind in ("inputs", "outputs")
                    for key in {*old[kind], *new[kind]}
                    if old[kind].get(key) != new[kind].get(key)
                }
                if changed:
                    found[metadata["urn"].rpartition("::")[2]] = changed
        return found

    @property
    def said(self) -> str:
        """What a person reads: diagnostics without the debug level."""
        found = [event["diagnosticEvent"] for event in self.events if "diagnosticEvent" in event]
        return "".join(
            f"{d.get('prefix', '')}{d['message']}\n" for d in found if d["severity"] != "debug"
        )

    @property
    def errors(self) -> list[str]:
        """The error messages, without the CLI's own closing line."""
        found = [event["diagnosticEvent"] for event in self.events if "diagnosticEvent" in event]
        return [
            d["message"].strip()
            for d in found
            if d["severity"] == "error"
            and d["message"].strip() not in ("update failed", "preview failed")
        ]


@dataclass
class Stack:
    """A project with one stack in a folder of its own."""

    folder: Path
    environment: dict[str, str]
    sandbox: SandboxClient
    config: dict[str, Any] = field(default_factory=dict)
    name: str = "test"

    def program(self, text: str) -> None:
        """Sets the program; `offsite` and `pulumi` are imported already."""
        head = "import pulumi\nimport pulumi_offsite as offsite\n\n"
        (self.folder / "__main__.py").write_text(head + textwrap.dedent(text))

    def up(self, *options: str, ok: bool = True) -> Run:
        return self._json("up", "--yes", "--skip-preview", *options, ok=ok)

    def preview(self, *options: str, ok: bool = True) -> Run:
        return self._json("preview", *options, ok=ok)

    def refresh(self, *options: str, ok: bool = True) -> Run:
        return self._json("refresh", "--yes", "--skip-preview", *options, ok=ok)

    def destroy(self, *options: str, ok: bool = True) -> Run:
        return self._json("destroy", "--yes", "--skip-preview", *options, ok=ok)

    def outputs(self) -> dict[str, Any]:
        """The stack's outputs."""
        outputs = next(r for r in self.resources() if r["type"] in IGNORED_TYPES)["outputs"]
        if _SECRET not in json.dumps(outputs):
            return outputs
        done = self.pulumi("stack", "output", "--json", "--show-secrets", "--stack", self.name)
        return json.loads(done.stdout)

    def state(self) -> str:
        """All that is recorded, as text."""
        backend = Path(self.environment["PULUMI_BACKEND_URL"].removeprefix("file://"))
        first = (self.folder / "Pulumi.yaml").read_text().partition("\n")[0]
        project = first.removeprefix("name: ")
        return (backend / f".pulumi/stacks/{project}/{self.name}.json").read_text()

    def resource(self, name: str) -> dict[str, Any]:
        """The recorded state of a resource."""
        return next(r for r in self.resources() if r["urn"].endswith(f"::{name}"))

    def assert_unchanged(self) -> None:
        """Neither the program nor the cloud has anything new to say."""
        seen = self.preview("--refresh", "--expect-no-changes")
        assert seen.steps == {}
        assert seen.moved == {}

    def resources(self) -> list[dict[str, Any]]:
        """The recorded state of all resources."""
        return json.loads(self.state())["checkpoint"]["latest"].get("resources", [])

    def pulumi(
        self, *arguments: str, check: bool = True, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Runs the CLI."""
        done = subprocess.run(
            ["pulumi", *arguments, "--non-interactive"],
            cwd=self.folder,
            env={**self.environment, **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        if check:
            assert done.returncode == 0, done.stdout + done.stderr
        return done

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Starts the CLI, to be killed."""
        return subprocess.Popen(
            ["pulumi", *arguments, "--non-interactive"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def restore_state(self) -> None:
        """What a person does whose CLI was killed while it saved, and can't load its state any more:
        Pulumi's own copy of the one before takes its place.
        """
        for state in self.state_files:
            both = {state: state.with_name(f"{state.name}.bak")}
            both |= {Path(f"{file}.attrs"): Path(f"{kept}.attrs") for file, kept in both.items()}
            try:
                for file in both:
                    json.loads(file.read_text())
            except ValueError:
                for file, kept in both.items():
                    shutil.copy(kept, file)

    @property
    def state_files(self) -> list[Path]:
        return list((self.folder.parent / "state/.pulumi/stacks").glob("*/*.json"))

    def _json(self, command: str, *options: str, ok: bool) -> Run:
        self.write_config()
        done = self.pulumi(command, "--json", "--stack", "test", *options, check=False)
        events = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        run = Run(done.returncode, events, done.stdout + done.stderr)
        assert (done.returncode == 0) == ok, run.said + done.stderr
        assert "Traceback" not in run.said, run.said
        return run

    def write_config(self) -> None:
        """Writes the configuration to the stack's file, as every run does."""
        path = self.folder / "Pulumi.test.yaml"
        salt = [line for line in path.read_text().splitlines() if "encryptionsalt" in line]
        lines = [f"  {key}: {json.dumps(value)}" for key, value in self.config.items()]
        path.write_text("\n".join([*salt, *(["config:", *lines] if lines else [])]) + "\n")
