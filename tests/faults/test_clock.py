"""A machine whose clock is off: the clouds take signatures that are minutes off, and not hours."""

import pytest

from offsite_provider.core.failures import BadCredentials
from offsite_provider.core.model import Wire

from ..contract.cloud import Cloud
from ..contract.life import Life
from ..contract.values import Values
from .conftest import VALUES
from .inventory import inventory
from .program import Program
from .test_lag import lives
from .test_moves import assert_settled

MINUTES = 4 * 60.0
HOURS = 2 * 3600.0


@pytest.mark.parametrize("behind", [MINUTES, -MINUTES])
@pytest.mark.parametrize("values", VALUES, ids=str)
def test_off_by_minutes(values: Values, behind: float, cloud: Cloud, door: str) -> None:
    expected = lives(Life(values, cloud, door))
    assert lives(Life(values, cloud, door, skew=behind)) == expected


@pytest.mark.parametrize("behind", [HOURS, -HOURS])
@pytest.mark.parametrize("values", VALUES, ids=str)
def test_off_by_hours(values: Values, behind: float, cloud: Cloud, door: str) -> None:
    life = Life(values, cloud, door)
    before, wanted = inventory(cloud), life.least(**values.to_delete)
    program = Program(life, look=False)
    is_told(program, {"it": wanted}, behind)
    assert inventory(cloud) == before
    program.up({"it": wanted})
    there = inventory(cloud)
    resource = program.resources["it"]
    cloud.sandbox.skew(behind)
    with pytest.raises(BadCredentials):
        resource.refresh()
    cloud.sandbox.skew(0)
    assert_settled(resource, wanted)
    if life.handler.calls["delete"]:
        is_told(program, {}, behind)
    assert inventory(cloud) == there
    program.destroy()


def is_told(program: Program, declared: dict[str, Wire], behind: float) -> None:
    """A run that ends with advice; the clock is right again after it."""
    program.life.cloud.sandbox.skew(behind)
    with pytest.raises(BadCredentials) as failure:
        program.up(declared)
    program.life.cloud.sandbox.skew(0)
    assert "Set this machine's clock" in failure.value.remedy
