"""Whatever happens in the middle of an operation, the next `pulumi up` finishes it, once.

Each operation of each resource is disturbed at each of the calls that it makes, of which an
undisturbed run tells how many there are. Without `--all-faults`, at one of them in one way.
"""

from collections.abc import Iterator
from typing import Any, Final
from zlib import crc32

import pytest

from offsite_provider.core.failures import BadCredentials
from offsite_provider.core.model import Wire
from offsite_sandbox.faults import Fault

from ..contract.cloud import Cloud
from ..contract.life import Life
from ..contract.values import Values
from .inventory import inventory
from .operations import OPERATIONS, arguments, declaring
from .program import Program
from .test_moves import assert_settled
from .wire import Disturb, Killed, cut_short, killed_after, killed_before, watched

DISTURBANCES: Final[dict[str, Disturb | Fault]] = {
    "killed-before": killed_before,
    "killed-after": killed_after,
    "throttled": Fault("throttle"),
    "fault": Fault("internal"),
    "fault-after": Fault("internal", after=True),
    "reset": Fault("reset"),
    "reset-after": Fault("reset", after=True),
    "cut-short": cut_short,
    "slow": Fault("slow", seconds=0.2),
}
EXPIRED: Final = {
    "aws": Fault("error", code="ExpiredTokenException", message="The token is expired", status=400),
    "tencent": Fault("error", code="AuthFailure.TokenFailure", message="Token error", status=200),
}


@pytest.mark.parametrize(("values", "name"), OPERATIONS)
def test_interrupted(
    values: Values, name: str, cloud: Cloud, door: str, request: pytest.FixtureRequest
) -> None:
    life = Life(values, cloud, door)
    everything = request.config.getoption("all_faults")
    with watched() as wire:
        calls, expected = undisturbed(life, name, wire)
        problems: list[str] = []
        for at, (how, disturbance) in cases(f"{values}-{name}", calls, everything):
            try:
                interrupted(values, name, cloud, door, at, disturbance, wire, expected)
            except (Exception, Killed) as error:
                problems.append(f"call {at} of {calls} {how}: {type(error).__name__} {error}")
    assert problems == [], "\n".join(problems)


def cases(name: str, calls: int, everything: bool) -> Iterator[tuple[int, tuple[str, Any]]]:
    cloud = "tencent" if name.startswith("cbs:") else "aws"
    ways = [*DISTURBANCES.items(), ("expired", EXPIRED[cloud])]
    if not everything:
        yield crc32(name.encode()) // 7 % calls, ways[crc32(name.encode()) % len(ways)]
        return
    for at in range(calls):
        for way in ways:
            yield at, way


def prepared(life: Life, name: str) -> tuple[Program, dict[str, Wire]]:
    """A program as it is before an operation, and what it declares after it."""
    program = Program(life, look=False)
    before, after = arguments(life, name)
    program.up(declaring(before))
    return program, declaring(after)


def undisturbed(life: Life, name: str, wire: Any) -> tuple[int, Any]:
    """How many calls an operation makes, and what there is after it."""
    program, after = prepared(life, name)
    wire.calls = 0
    program.up(after)
    calls = wire.calls
    return calls, inventory(life.cloud, life.values)


def interrupted(
    values: Values, name: str, cloud: Cloud, door: str, at: int, how: Any, wire: Any, expected: Any
) -> None:
    life = Life(values, cloud, door)
    program, after = prepared(life, name)
    if isinstance(how, Fault):
        wire.disturb(at, lambda call: (cloud.sandbox.add_fault(how), call())[1])
    else:
        wire.disturb(at, how)
    try:
        program.up(after)
    except Killed:
        program.provider.core.cancel()
    except BadCredentials:
        if how not in EXPIRED.values():
            raise
    wire.disturb(-1, how)
    program.up(after)
    assert inventory(cloud, values) == expected
    for resource in program.resources.values():
        assert_settled(resource, resource.inputs)
