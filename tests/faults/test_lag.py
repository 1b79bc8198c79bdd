"""Clouds that show what was done a little later: nothing is made twice, and nothing is left."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Final

import pytest

from ..contract.cloud import Cloud
from ..contract.life import LATE as READS_LATE
from ..contract.life import Life
from ..contract.test_life import a_change_in_place
from ..contract.values import Values
from .conftest import VALUES
from .inventory import inventory
from .program import Program
from .test_moves import assert_settled

LATE: Final = 0.4
"""Seconds. The next run of a real program comes later than that."""
SHOWN_LATE: Final = (
    "backup.PolicyPropagation",
    "backup.RolePropagation",
    "cbs.SnapshotPropagation",
    "cloudhsmv2.BackupPropagation",
    "cloudhsmv2.DeletionPropagation",
    "cloudhsmv2.TagPropagation",
    "rds.StatusPropagation",
    "resourcegroupstaggingapi.TagPropagation",
    "tag.TagPropagation",
)


@pytest.mark.parametrize("values", VALUES, ids=str)
def test_lag(values: Values, cloud: Cloud, door: str) -> None:
    made, changed, destroyed = lives(Life(values, cloud, door))
    life = Life(values, cloud, door)
    cloud.sandbox.configure(durations={"default": 0, **dict.fromkeys(SHOWN_LATE, LATE)})
    assert lives(life) == (made, changed, destroyed)


@pytest.mark.parametrize("values", VALUES, ids=str)
def test_lag_in_every_read(values: Values, cloud: Cloud, door: str) -> None:
    made, changed, destroyed = lives(Life(values, cloud, door))
    life = Life(values, cloud, door)
    cloud.lag(READS_LATE)
    assert lives(life) == (made, changed, destroyed)


def lives(
    life: Life, working: Callable[[], AbstractContextManager[None]] = nullcontext
) -> tuple[object, object, object]:
    """What there is after a creation, a change and a deletion; each is settled in the end.

    `working` is around all that the provider does.
    """
    program, found = Program(life, look=False), list[object]()
    before, after = a_change_in_place(life)
    for wanted in (before, after or before):
        wanted = {**wanted, **life.wire(life.values.to_delete)}
        with working():
            program.up({"it": wanted})
            life.cloud.advance(LATE)
            assert_settled(program.resources["it"], wanted)
        found.append(inventory(life.cloud, life.values))
    with working():
        program.destroy()
    life.cloud.advance(LATE)
    return found[0], found[1], inventory(life.cloud, life.values)
