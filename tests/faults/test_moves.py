"""Whatever is renamed, moved, replaced or taken over: what protects is there, and no longer away
than the API forces.
"""

from collections.abc import Callable
from typing import Final

import pytest

from offsite_provider.core.model import Wire

from ..contract.cloud import Cloud
from ..contract.life import Life, Resource
from ..contract.values import Values
from .conftest import VALUES
from .inventory import inventory
from .program import Program

Move = Callable[[Program, Wire], None]


def renamed(program: Program, wanted: Wire) -> None:
    program.up({"renamed": wanted})


def moved_to_another_parent(program: Program, wanted: Wire) -> None:
    program.up({"it": wanted}, parents=("platform:index:Regime",))


def aliased(program: Program, wanted: Wire) -> None:
    program.up({"renamed": wanted}, aliases={"renamed": "it"})
    assert not any("keeps" in said for said in program.said)


def replaced_by_force(program: Program, wanted: Wire) -> None:
    program.up({"it": wanted}, replaced=["it"])


def renamed_one_target_at_a_time(program: Program, wanted: Wire) -> None:
    program.up({"renamed": wanted}, targets=["renamed"])
    program.refresh()
    program.up({"renamed": wanted})


MOVES: Final[tuple[Move, ...]] = (
    renamed,
    moved_to_another_parent,
    aliased,
    replaced_by_force,
    renamed_one_target_at_a_time,
)
REPLACED: Final = [
    pytest.param(values, argument, id=f"{values}-{argument}")
    for values in VALUES
    for argument, change in sorted(values.changed.items())
    if values.outcome(argument.partition("-")[0], change) == "replaced"
]
ADOPTABLE: Final = [
    values for values in VALUES if "adopt" in values.arguments and not values.no_stranger
]


@pytest.mark.parametrize("arguments", ["least", "most"])
@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
@pytest.mark.parametrize("values", VALUES, ids=str)
def test_moved(values: Values, move: Move, arguments: str, cloud: Cloud, door: str) -> None:
    if values.done_once and move not in (aliased, replaced_by_force):
        return
    life = Life(values, cloud, door)
    wanted = life.least(**values.to_delete) if arguments == "least" else life.most()
    program = Program(life)
    program.up({"it": wanted})
    before = inventory(cloud, values)
    move(program, wanted)
    assert_protected(program, wanted)
    if values.handler().unique:
        assert inventory(cloud, values) == before
    if not values.stays and arguments == "least":
        program.destroy()
        assert inventory(cloud, values) <= before


@pytest.mark.parametrize(("values", "argument"), REPLACED)
def test_replaced(values: Values, argument: str, cloud: Cloud, door: str) -> None:
    life = Life(values, cloud, door)
    change = values.changed[argument]
    after = {**change.start, **change.also, argument.partition("-")[0]: change.to}
    program = Program(life)
    program.up({"it": life.most(**change.start)})
    before = inventory(cloud, values).total()
    program.up({"it": life.most(**after)})
    assert_protected(program, life.most(**after))
    assert inventory(cloud, values).total() <= before + bool(values.stays)


@pytest.mark.parametrize("values", ADOPTABLE, ids=str)
def test_taken_over_by_another_stack(values: Values, cloud: Cloud, door: str) -> None:
    life = Life(values, cloud, door)
    wanted = life.least()
    first, second = Program(life), Program(life, "second")
    first.up({"it": wanted})
    taken = first.resources["it"].id
    second.up({"it": {**wanted, "adopt": taken}})
    assert second.resources["it"].id == taken
    before = inventory(cloud, values)
    if not can_be_marked(values):
        # Nobody can tell; each of the two stacks is told so by its own program.
        return
    first.refresh()
    assert not first.resources, "what another stack has taken over is recorded as its own"
    first.destroy()
    assert inventory(cloud, values) == before
    assert_protected(second, wanted)


@pytest.mark.parametrize("values", ADOPTABLE, ids=str)
def test_destroyed_without_a_refresh_by_its_first_owner(
    values: Values, cloud: Cloud, door: str
) -> None:
    if not can_be_marked(values):
        return
    life = Life(values, cloud, door)
    first, second = Program(life), Program(life, "second")
    first.up({"it": life.least()})
    second.up({"it": {**life.least(), "adopt": first.resources["it"].id}})
    before = inventory(cloud, values)
    said = first.resources["it"].report.messages
    first.destroy()
    assert inventory(cloud, values) == before
    assert any("leaves" in message or "keeps" in message for message in said)
    assert_protected(second, life.least())


def can_be_marked(values: Values) -> bool:
    return not (values.unmarkable or values.taken_unseen)


def assert_protected(program: Program, wanted: Wire) -> None:
    """All is there, was never away, and there is nothing to do."""
    assert program.unprotected == []
    assert program.resources
    for resource in program.resources.values():
        assert resource.locate() is not None
        assert_settled(resource, wanted)


def assert_settled(resource: Resource, wanted: Wire) -> None:
    assert resource.differences(wanted) == set()
    assert not resource.refresh()
    assert resource.differences(wanted) == set()
