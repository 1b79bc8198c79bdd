"""What happens to resources, in the clouds and with the values of the contract suite."""

from typing import Final
from zlib import crc32

import pytest

from ..contract.conftest import VALUES, cloud

__all__ = ["VALUES", "cloud"]

SAMPLE: Final = {
    "test_bad_input.py": 4,
    "test_interrupted.py": 4,
    "test_killed.py": 16,
    "test_lag.py": 6,
    "test_moves.py": 3,
    "test_throttled.py": 30,
}
"""Without `--all-faults`, of the tests of a file one of so many is run, always the same."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("all_faults") or any("faults" in name for name in config.args):
        return
    chosen: dict[bool, list[pytest.Item]] = {True: [], False: []}
    for item in items:
        one_of = SAMPLE.get(item.path.name, 1)
        chosen[crc32(item.nodeid.encode()) % one_of == 0].append(item)
    items[:] = chosen[True]
    config.hook.pytest_deselected(items=chosen[False])
