"""What happens to resources, in the clouds and with the values of the contract suite."""

from typing import Final
from zlib import crc32

import pytest

from ..contract.conftest import VALUES, cloud, log
from ..contract.doors import DOORS

__all__ = ["VALUES", "cloud", "log"]

SAMPLE: Final = {
    "test_bad_input.py": 8,
    "test_clock.py": 16,
    "test_consent.py": 2,
    "test_interrupted.py": 8,
    "test_jobs_that_fail.py": 80,
    "test_killed.py": 32,
    "test_lag.py": 12,
    "test_moves.py": 6,
    "test_region_down.py": 48,
    "test_throttled.py": 60,
}
"""Without `--all-faults`, of the tests of a file one of so many is run, always the same."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever happens, happens through both doors."""
    if "door" in metafunc.fixturenames:
        metafunc.parametrize("door", sorted(DOORS))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("all_faults") or any("faults" in name for name in config.args):
        return
    chosen: dict[bool, list[pytest.Item]] = {True: [], False: []}
    for item in items:
        one_of = SAMPLE.get(item.path.name, 1)
        chosen[crc32(item.nodeid.encode()) % one_of == 0].append(item)
    items[:] = chosen[True]
    config.hook.pytest_deselected(items=chosen[False])
