"""A region that is down: what can be done without it is done, and the next run does the rest."""

from typing import Final

import pytest

from offsite_provider.core.failures import Busy, Failure, TimedOut
from offsite_sandbox.faults import ALWAYS, Fault, FaultKind

from ..contract.cloud import Cloud
from ..contract.life import SHORT_TIMEOUTS, Life
from ..contract.values import Values
from .inventory import inventory
from .operations import OPERATIONS, arguments
from .test_interrupted import prepared
from .test_moves import assert_settled
from .wire import hurried

WAYS: Final[dict[str, FaultKind]] = {"5xx": "internal", "no answer": "reset"}
SOON: Final = {"create": "2s", "update": "2s", "delete": "2s"}
"""Timeouts, as nobody ends the outage."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("values", "name"), OPERATIONS)
def test_region_down(values: Values, name: str, way: str, cloud: Cloud, door: str) -> None:
    life = Life(values, cloud, door)
    if arguments(life, name) is None:
        return
    program, after = prepared(life, name)
    calls = len(cloud.calls)
    program.up(after)
    regions = sorted({call.region for call in cloud.calls[calls:]} - {""})
    expected = inventory(cloud)
    for region in regions:
        life = Life(values, cloud, door)
        program, after = prepared(life, name)
        cloud.sandbox.add_fault(Fault(WAYS[way], region=region, count=ALWAYS))
        setattr(life.handler, "timeouts", SHORT_TIMEOUTS.model_copy(update=SOON))  # noqa: B010
        with hurried():
            try:
                program.up(after)
            except Failure as failure:
                advised = isinstance(failure, Busy | TimedOut) and failure.remedy
                if not advised:
                    pytest.fail(f"{region}: {type(failure).__name__} {failure}")
        cloud.allow()
        setattr(life.handler, "timeouts", SHORT_TIMEOUTS)  # noqa: B010
        program.up(after)
        assert inventory(cloud) == expected, region
        for resource in program.resources.values():
            assert_settled(resource, resource.inputs)
