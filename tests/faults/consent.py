"""What becomes of a thing that exists where a resource is about to make its own.

Each resource meets one that is its own, from a run that was killed; one of another stack's; and two
that somebody made by hand, one as it is wanted and one in another shape. It does so without and
with `adopt`, and is destroyed afterwards.
"""

import re
from collections.abc import Callable
from typing import Final

from offsite_provider.core.failures import Conflict
from offsite_provider.core.model import Wire

from ..contract.cloud import Cloud
from ..contract.life import Life
from ..contract.test_life import adoptable
from ..contract.values import Values, discover
from .inventory import inventory
from .program import Program

_ADVICE: Final = re.compile(r'`adopt="([^"]+)"`')

Existing = Callable[[Life], Wire]
"""Makes what exists; the arguments that the program then gives."""


def of_a_killed_run(life: Life) -> Wire:
    Program(life).up({"it": life.least(**life.values.to_delete)})
    life.cloud.advance(60)
    return life.least(**life.values.to_delete)


def of_another_stack(life: Life) -> Wire:
    Program(life, "other").up({"it": named(life)})
    return named(life)


def by_hand_as_wanted(life: Life) -> Wire:
    life.values.stranger(life.cloud, life.given_values)
    same = life.values.beside if life.values.unmarkable else {}
    return life.least(**life.values.to_delete, **same)


def by_hand_in_another_shape(life: Life) -> Wire:
    life.values.stranger(life.cloud, life.given_values)
    return {**adoptable(life), **life.wire(life.values.to_delete)}


EXISTING: Final[dict[str, Existing]] = {
    "its own, of a killed run": of_a_killed_run,
    "another stack's": of_another_stack,
    "made by hand, as wanted": by_hand_as_wanted,
    "made by hand, in another shape": by_hand_in_another_shape,
}
CASES: Final = [
    case + adopt
    for case, existing in EXISTING.items()
    for adopt in ("", ", `adopt`")
    if not (adopt and existing is of_a_killed_run)
]
RESOURCES: Final = [values for values in discover() if not values.no_stranger]


def named(life: Life) -> Wire:
    """Arguments with which two stacks want the same thing."""
    least = life.least(**life.values.to_delete)
    name = life.handler.identifier.parts[-1]
    if name in life.values.arguments and life.name(name) not in least:
        least[life.name(name)] = life.values.owner().name().replace("-", "_")
    return least


def cell(values: Values, case: str, cloud: Cloud, door: str = "dynamic") -> str:
    """What happens, in a few words. Fails if anything of a stranger's is changed unasked."""
    existing, adopt = EXISTING[case.partition(", `adopt`")[0]], case.endswith("`adopt`")
    life = Life(values, cloud, door)
    wanted = existing(life)
    before = inventory(cloud, values)
    program = Program(life)
    up, advice = "is refused", None
    try:
        program.up({"it": wanted})
    except Conflict as conflict:
        assert inventory(cloud, values) == before
        advice = _ADVICE.search(conflict.remedy)
    else:
        said = " ".join(program.said)
        advice = _ADVICE.search(said)
        takes = "takes it over" if "takes over" in said else "makes its own"
        up = "finds it" if "found " in said else takes
    if adopt and advice:
        program.up({"it": {**wanted, "adopt": advice[1]}})
        up = "takes it over"
    elif adopt or up == "is refused":
        return up
    if existing is not of_a_killed_run and not adopt:
        assert up != "takes it over", "takes a stranger's thing unasked"
    there, report = inventory(cloud, values), program.resources["it"].report
    report.messages.clear()
    program.destroy()
    gone = there.total() - inventory(cloud, values).total()
    if not gone:
        assert report.messages, "leaves a thing without a word"
        return f"{up}; leaves it and says so"
    assert up != "finds it", "deletes what it found"
    return f"{up}; deletes {'that' if up == 'makes its own' else 'it'}"
