"""A stack of the test's own."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from offsite_sandbox.client import SandboxClient

from ..contract.doors import doors
from ..pulumi_cli import Stack


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A life goes through one of the doors, always the same, and with `--all-faults` through both."""
    if "door" in metafunc.fixturenames:
        both = metafunc.config.getoption("all_faults")
        metafunc.parametrize("door", doors(metafunc.function.__name__, both=both))


@pytest.fixture
def sandbox(sandbox: SandboxClient) -> SandboxClient:
    """The sandbox, and a quarter of an hour in which no plan begins a backup.

    Plans do so at the full hour or the half, whatever the hour is at which the tests are run.
    """
    half = timedelta(minutes=30)
    now = datetime.fromisoformat(sandbox.status()["time"])
    passed = timedelta(seconds=now.timestamp()) % half
    if passed > half / 2:
        sandbox.advance(half - passed + timedelta(seconds=1))
    return sandbox


@pytest.fixture
def stack(new_stack: Callable[[str], Stack], request: pytest.FixtureRequest) -> Stack:
    """An empty stack, whose resources go through the test's `door`, if it has one."""
    made = new_stack("e2e")
    if "door" in request.fixturenames and request.getfixturevalue("door") == "plugin":
        from .test_plugin import program

        program(made, "", runtime="python")
        # The engine's own default provider is told of nothing but these keys.
        made.config |= {"offsite:plugin": "true", "offsite:region": "eu-west-1"}
    return made
