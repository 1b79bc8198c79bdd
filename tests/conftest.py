"""What tests of several kinds share: a sandbox, and stacks against it.

The sandbox is one server, started as a user starts it, reset before each test.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, cast

import pytest

from offsite_sandbox import process
from offsite_sandbox.client import SandboxClient

from .pulumi_cli import Stack


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all-faults", action="store_true", help="all of tests/faults, for an hour")
    parser.addoption(
        "--record", action="store_true", help="with --all-faults: write what the killed runs found"
    )


_LONG: Final = ("test_terraform.py", "/e2e/", "/faults/", "/contract/")
"""The files whose tests take long, the longest first: what begins last must not take long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(
        key=lambda item: next((n for n, file in enumerate(_LONG) if file in item.nodeid), 99)
    )


_killed: Final[dict[str, dict[str, dict[str, int]]]] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Notes what a test has found by killing, in whichever worker it was run."""
    properties = dict(report.user_properties)
    if report.when == "call" and "killed" in properties:
        resource, operation, found = cast("tuple[str, str, dict[str, int]]", properties["killed"])
        _killed.setdefault(resource, {})[operation] = found


def pytest_sessionfinish(session: pytest.Session) -> None:
    if (
        session.config.getoption("record")
        and _killed
        and not hasattr(session.config, "workerinput")
    ):
        from .faults.record import record_killed

        record_killed(_killed)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With `--dist loadfile`, the tests of a file run in one worker, as its fixtures are made once.

    Those of the contract do so by resource: the last one needs what the others have noted. The
    long ones share nothing, so each goes to whoever is free.
    """
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file, _, test = nodeid.partition("::")
            resource = re.search(r"\[(\w+:\w+)", test) if "/contract/" in file else None
            alone = any(long in file for long in _LONG[:3])
            return nodeid if alone else f"{file} {resource[1]}" if resource else file

    return Scheduling(config, log) if config.getoption("dist") == "loadfile" else None


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


@pytest.fixture(scope="session")
def pulumi_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("pulumi") is None:
        pytest.skip("no pulumi on PATH: `make setup` gets one, and `make test` puts it there")
    return tmp_path_factory.mktemp("pulumi-home")


@pytest.fixture(scope="session")
def empty_stacks(
    tmp_path_factory: pytest.TempPathFactory, pulumi_home: Path
) -> Callable[[str, dict[str, str]], Path]:
    """Folders with an empty stack of a project and its state, made once for all tests."""
    made: dict[str, Path] = {}

    def empty(name: str, environment: dict[str, str]) -> Path:
        if name not in made:
            root = tmp_path_factory.mktemp(f"stack-{name}")
            (root / "program").mkdir()
            (root / "state").mkdir()
            (root / "program/Pulumi.yaml").write_text(f"name: {name}\nruntime: python\n")
            backend = {"PULUMI_BACKEND_URL": (root / "state").as_uri()}
            subprocess.run(
                ["pulumi", "stack", "init", "test", "--non-interactive"],
                cwd=root / "program",
                env={**environment, **backend},
                check=True,
                capture_output=True,
            )
            made[name] = root
        return made[name]

    return empty


@pytest.fixture
def stack_of(
    tmp_path: Path, pulumi_home: Path, empty_stacks: Callable[[str, dict[str, str]], Path]
) -> Callable[[str, SandboxClient], Stack]:
    """Makes stacks against a sandbox."""

    def make(name: str, sandbox: SandboxClient) -> Stack:
        root = tmp_path / name
        environment = {
            **sandbox.environ(),
            "PULUMI_HOME": str(pulumi_home),
            "PULUMI_BACKEND_URL": (root / "state").as_uri(),
            "PULUMI_CONFIG_PASSPHRASE": "correct horse",
            "PULUMI_SKIP_UPDATE_CHECK": "true",
            "PULUMI_ENABLE_STREAMING_JSON_PREVIEW": "true",
            # The CLI lives for seconds: a third of what its start takes is collecting garbage.
            "GOGC": "400",
            # Every run asks `pip` for all packages, to see whether one needs a plugin.
            "PYTHONPATH": str(root / "without-pip"),
        }
        # Every process of a run would compile the SDKs anew.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        shutil.copytree(empty_stacks(name, environment), root)
        (root / "without-pip").mkdir()
        (root / "without-pip/pip.py").write_text('print("[]")')
        return Stack(root / "program", environment, sandbox, {"offsite:pollSeconds": "0.3"})

    return make


@pytest.fixture
def new_stack(
    stack_of: Callable[[str, SandboxClient], Stack], sandbox: SandboxClient
) -> Callable[[str], Stack]:
    """Makes stacks against the session's sandbox."""
    return lambda name: stack_of(name, sandbox)
