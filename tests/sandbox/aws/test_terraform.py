"""An independent client: terraform's AWS provider is happy with the sandbox.

It applies a DB instance and its replicated backups, plans no change, and destroys both.
"""

import os
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from offsite_sandbox import process
from offsite_sandbox.client import SandboxClient
from offsite_sandbox.journal import Call

CONFIGURATION = Path(__file__).parent / "terraform"
MIRROR_NAME = "registry.terraform.io"
MIRROR_VARIABLE = "TF_PLUGIN_MIRROR"
NO_CHANGE = 0


@dataclass
class Run:
    """What each command ended with, and what the sandbox was asked."""

    exit_codes: dict[str, int] = field(default_factory=dict[str, int])
    output: dict[str, str] = field(default_factory=dict[str, str])
    calls: list[Call] = field(default_factory=list[Call])


def plugin_mirror() -> Path | None:
    """The directory that holds terraform's plugins, as a filesystem mirror."""
    named = os.environ.get(MIRROR_VARIABLE)
    if named:
        return Path(named)
    for top in Path("/").iterdir():
        if top.name in ("proc", "sys", "dev"):
            continue
        for depth in ("", "*/", "*/*/"):
            for found in top.glob(f"{depth}{MIRROR_NAME}"):
                if (found / "hashicorp" / "aws").is_dir():
                    return found.parent
    return None


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """terraform's whole run, against a sandbox of its own."""
    terraform, mirror = shutil.which("terraform"), plugin_mirror()
    if terraform is None:
        pytest.skip("terraform is not installed")
    if mirror is None:
        pytest.skip(f"no mirror of terraform's AWS provider: set {MIRROR_VARIABLE}")
    work = tmp_path_factory.mktemp("terraform")
    sandbox = process.start(work / "sandbox", 0)
    try:
        # The provider does not wait for the source after it has stopped a replication, and its
        # destroy fails then (hashicorp/terraform-provider-aws#46687).
        sandbox.settings({"rds.StopDBInstanceAutomatedBackupsReplication": 0})
        return terraform_run(terraform, mirror, work, sandbox)
    finally:
        process.stop(work / "sandbox")


def terraform_run(terraform: str, mirror: Path, work: Path, sandbox: SandboxClient) -> Run:
    """Everything that the tests look at."""
    shutil.copytree(CONFIGURATION, work / "configuration")
    cli_configuration = work / "terraformrc"
    cli_configuration.write_text(
        f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n'
    )
    environment = {
        **sandbox.environ(),
        "CHECKPOINT_DISABLE": "1",
        "TF_CLI_CONFIG_FILE": str(cli_configuration),
        "TF_IN_AUTOMATION": "1",
    }
    result = Run()
    for name, *arguments in (
        ("init",),
        ("apply", "-auto-approve"),
        ("plan", "-detailed-exitcode"),
        ("destroy", "-auto-approve"),
    ):
        done = subprocess.run(
            [terraform, name, "-no-color", "-input=false", *arguments],
            cwd=work / "configuration",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        result.exit_codes[name] = done.returncode
        result.output[name] = done.stdout + done.stderr
        if name in ("init", "apply") and done.returncode != 0:
            break
    result.calls = sandbox.calls()
    return result


def test_it_applies(run: Run) -> None:
    assert run.exit_codes["apply"] == 0, run.output
    assert "4 added, 0 changed, 0 destroyed" in run.output["apply"]
    assert ":auto-backup:ab-" in run.output["apply"]


def test_then_it_plans_no_change(run: Run) -> None:
    assert run.exit_codes["plan"] == NO_CHANGE, run.output["plan"]


def test_it_destroys(run: Run) -> None:
    assert run.exit_codes["destroy"] == 0, run.output["destroy"]
    asked = Counter(call.operation for call in run.calls if call.status == 200)
    assert asked["StopDBInstanceAutomatedBackupsReplication"] == 1
    assert asked["DeleteDBInstance"] == 1


def test_nothing_that_it_asked_was_malformed(run: Run) -> None:
    refused = {(call.operation, call.error_code) for call in run.calls if call.status >= 400}
    assert refused <= {
        # How it looks whether a thing is gone.
        ("DescribeDBInstances", "DBInstanceNotFound"),
        ("DescribeDBInstanceAutomatedBackups", "DBInstanceAutomatedBackupNotFound"),
    }
