"""A run that is killed costs nothing: the next `pulumi up` of the real CLI finishes its work.

Each operation of each resource is killed at each of its points: see `killing.py`. Without
`--all-faults`, and behind the plugin, at one of them.
"""

from collections.abc import Callable
from zlib import crc32

import pytest

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import Cloud
from ..contract.values import Values
from ..pulumi_cli import Stack
from .killing import Operation
from .operations import OPERATIONS
from .record import FOUND


@pytest.mark.parametrize(("values", "name"), OPERATIONS)
def test_killed(
    values: Values,
    name: str,
    door: str,
    cloud: Cloud,
    stack_of: Callable[[str, SandboxClient], Stack],
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
) -> None:
    everything = request.config.getoption("all_faults") and door == "dynamic"
    stack = stack_of("killed", cloud.sandbox)
    if door == "plugin":
        stack.config["offsite:plugin"] = "true"
    operation = Operation(values, name, cloud, stack)
    points = list(operation.points)
    if not everything:
        points = points[crc32(f"{values}-{name}-{door}".encode()) % len(points) :][:1]
    outcome = operation.killed(points)
    if everything:
        found = {figure: getattr(outcome, figure) for figure in ("tried", *FOUND)}
        record_property("killed", (str(values), name, found))
    assert outcome.problems == [], "\n".join(outcome.problems)
