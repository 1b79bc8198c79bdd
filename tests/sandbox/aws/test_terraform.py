"""An independent client: terraform's AWS provider is happy with the sandbox.

It applies a DB instance and its replicated backups, plans no change, and destroys both. All that
goes on while other tests run: terraform waits for a minute after it has made an instance, and for
another after it has deleted it, however soon both are done.
"""

import os
import shutil
import subprocess
import tempfile
import threading
from collections import Counter
from pathlib import Path

import pytest

from offsite_sandbox import process
from offsite_sandbox.client import SandboxClient
from offsite_sandbox.journal import Call

CONFIGURATION = Path(__file__).parent / "terraform"
MIRROR_NAME = "registry.terraform.io"
MIRROR_VARIABLE = "TF_PLUGIN_MIRROR"
NO_CHANGE = 0
COMMANDS = (
    ("init",),
    ("apply", "-auto-approve"),
    ("plan", "-detailed-exitcode"),
    ("destroy", "-auto-approve"),
)


class Run:
    """terraform's whole run, against a sandbox of its own.

    Attributes:
        exit_codes: of each command.
        output: of each command.
        calls: what the sandbox was asked.
    """

    def __init__(self, terraform: str, mirror: Path) -> None:
        self.exit_codes: dict[str, int] = {}
        self.output: dict[str, str] = {}
        self.calls: list[Call] = []
        self._terraform = terraform
        self._mirror = mirror
        self._work = Path(tempfile.mkdtemp(prefix="offsite-terraform-"))
        self._running: subprocess.Popen[str] | None = None
        self._cancelled = False
        self._thread = threading.Thread(target=self._all)
        self._thread.start()

    def wait(self) -> None:
        """Wait until it is over."""
        self._thread.join()

    def cancel(self) -> None:
        """Stop it if it is not over."""
        self._cancelled = True
        if self._running is not None:
            self._running.terminate()
        self._thread.join()

    def _all(self) -> None:
        sandbox = process.start(self._work / "sandbox", 0)
        try:
            # The provider does not wait for the source after it has stopped a replication, and
            # its destroy fails then (hashicorp/terraform-provider-aws#46687).
            sandbox.settings({"rds.StopDBInstanceAutomatedBackupsReplication": 0})
            environment = self._environment(sandbox)
            shutil.copytree(CONFIGURATION, self._work / "configuration")
            for name, *arguments in COMMANDS:
                if not self._cancelled:
                    self._command(name, arguments, environment)
            self.calls = sandbox.calls()
        finally:
            process.stop(self._work / "sandbox")
            shutil.rmtree(self._work, ignore_errors=True)

    def _command(self, name: str, arguments: list[str], environment: dict[str, str]) -> None:
        self._running = subprocess.Popen(
            [self._terraform, name, "-no-color", "-input=false", *arguments],
            cwd=self._work / "configuration",
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.output[name] = self._running.communicate()[0]
        self.exit_codes[name] = self._running.returncode

    def _environment(self, sandbox: SandboxClient) -> dict[str, str]:
        keys = sandbox.seed()["kms"]["key_arns"]
        configuration = self._work / "terraformrc"
        configuration.write_text(
            "provider_installation {\n"
            f'  filesystem_mirror {{\n    path = "{self._mirror}"\n  }}\n'
            "}\n"
        )
        return {
            **sandbox.environ(),
            "CHECKPOINT_DISABLE": "1",
            "TF_CLI_CONFIG_FILE": str(configuration),
            "TF_IN_AUTOMATION": "1",
            "TF_VAR_source_key_arn": keys["eu-west-1"],
            "TF_VAR_destination_key_arn": keys["eu-central-1"],
        }


RUNS: list[Run] = []


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


def begin() -> None:
    """Begin the run, if terraform and its provider are there."""
    terraform, mirror = shutil.which("terraform"), plugin_mirror()
    if terraform is not None and mirror is not None:
        RUNS.append(Run(terraform, mirror))


def end() -> None:
    """End the run, if it is not over."""
    for run in RUNS:
        run.cancel()


@pytest.fixture
def run() -> Run:
    """The run, which is over."""
    if not RUNS:
        missing = f"its AWS provider: set {MIRROR_VARIABLE}" if shutil.which("terraform") else "it"
        pytest.skip(f"terraform cannot run here without {missing}")
    RUNS[0].wait()
    return RUNS[0]


def test_it_applies(run: Run) -> None:
    assert run.exit_codes["apply"] == 0, run.output
    assert "2 added, 0 changed, 0 destroyed" in run.output["apply"]
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
