"""terraform with its AWS provider, against a sandbox."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from offsite_sandbox.client import SandboxClient

MIRROR_VARIABLE = "TF_PLUGIN_MIRROR"
NO_CHANGE = 0
PROVIDERS = Path(__file__).parent / "providers.tf"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    output: str


class Terraform:
    """A configuration of its own; each method is a command."""

    def __init__(self, folder: Path, sandbox: SandboxClient, **variables: str) -> None:
        """Skips the test, with the reason, where terraform or its AWS provider is missing."""
        terraform, mirror = shutil.which("terraform"), _plugin_mirror()
        if terraform is None:
            pytest.skip("no terraform on PATH")
        if mirror is None:
            pytest.skip(f"no plugin mirror with terraform's AWS provider: set {MIRROR_VARIABLE}")
        shutil.copy(PROVIDERS, folder)
        self._folder = folder
        self._terraform = terraform
        configuration = folder / "terraformrc"
        configuration.write_text(
            f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n'
        )
        self._environment = {
            **sandbox.environ(),
            "CHECKPOINT_DISABLE": "1",
            "TF_CLI_CONFIG_FILE": str(configuration),
            "TF_IN_AUTOMATION": "1",
            **{f"TF_VAR_{name}": value for name, value in variables.items()},
        }
        self._run("init")

    def apply(self) -> Done:
        return self._run("apply", "-auto-approve")

    def plan(self) -> Done:
        """Its code is `NO_CHANGE` if there is nothing to do."""
        return self._run("plan", "-detailed-exitcode")

    def destroy(self) -> Done:
        return self._run("destroy", "-auto-approve")

    def _run(self, command: str, *options: str) -> Done:
        done = subprocess.run(
            [self._terraform, command, "-no-color", "-input=false", *options],
            cwd=self._folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Done(done.returncode, done.stdout)


def _plugin_mirror() -> Path | None:
    """The directory that holds terraform's plugins, as a filesystem mirror."""
    if named := os.environ.get(MIRROR_VARIABLE):
        return Path(named)
    for top in Path("/").iterdir():
        if top.name in ("proc", "sys", "dev"):
            continue
        for depth in ("", "*/", "*/*/"):
            for found in top.glob(f"{depth}registry.terraform.io"):
                if (found / "hashicorp" / "aws").is_dir():
                    return found.parent
    return None
