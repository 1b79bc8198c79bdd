"""A sandbox for the tests: one server, started as a user starts it, reset before each test."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from offsite_sandbox import process
from offsite_sandbox.client import SandboxClient


def run_cli(*arguments: str, state_dir: Path) -> subprocess.CompletedProcess[str]:
    """Run ``python -m offsite_sandbox``, the commands of ``offsite sandbox``."""
    return subprocess.run(
        [sys.executable, "-m", "offsite_sandbox", *arguments, "--state-dir", str(state_dir)],
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="session")
def sandbox_state_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The state directory of the session's server, which runs."""
    directory = tmp_path_factory.mktemp("sandbox")
    started = run_cli("start", "--port", "0", state_dir=directory)
    assert started.returncode == 0, started.stderr
    yield directory
    stopped = run_cli("stop", state_dir=directory)
    assert stopped.returncode == 0, stopped.stderr


@pytest.fixture
def sandbox(sandbox_state_dir: Path) -> SandboxClient:
    """The session's sandbox, as new: reset and seeded."""
    client = process.running(sandbox_state_dir)
    assert client is not None
    client.reset()
    client.seed()
    return client
