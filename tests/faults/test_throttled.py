"""Services that refuse 30 % of all calls as too many: everything is done, and once.

A call that is refused as often as the client tries it is as in a region that is down: see
`test_region_down.py`.
"""

from collections.abc import Callable
from random import Random
from typing import Any, Final

import pytest

from offsite_sandbox.faults import Fault

from ..contract.cloud import Cloud
from ..contract.life import Life
from ..contract.values import Values
from .conftest import VALUES
from .test_lag import lives
from .wire import hurried, watched

REFUSED: Final = 0.3
IN_A_ROW: Final = 7
"""How often a call is refused at most; the client tries it once more."""
SEEDS: Final = 10


@pytest.mark.parametrize("seed", range(SEEDS))
@pytest.mark.parametrize("values", VALUES, ids=str)
def test_throttled(values: Values, seed: int, cloud: Cloud, door: str) -> None:
    expected = lives(Life(values, cloud, door))
    life, chance = Life(values, cloud, door), Random(f"{values} {seed}")
    refused = 0

    def disturb(call: Callable[[], Any]) -> Any:
        nonlocal refused
        refused = refused + 1 if chance.random() < REFUSED and refused < IN_A_ROW else 0
        if refused:
            cloud.sandbox.add_fault(Fault("throttle"))
        return call()

    with watched() as wire, hurried():
        assert lives(life, lambda: wire.disturbing(disturb)) == expected
