"""Which tests walk a resource through its life, over which arguments, and what each has called.

What a resource calls is only known when its whole life was walked. So each walk's calls are noted,
and who wants them all takes those walks that this session has not.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from .life import Life
from .values import Values

Walk = Callable[..., None]
Calls = dict[str, set[str]]

WALKS: Final[dict[Walk, str]] = {}
"""Each walk, and the property of `Values` that lists what it is walked for."""

_noted: Final[dict[tuple[str, str, str], Calls]] = {}


def walk(over: str) -> Callable[[Walk], Walk]:
    """A test of a part of the life: once for each item of a property of `Values`."""

    def mark(function: Walk) -> Walk:
        WALKS[function] = over
        return function

    return mark


def arguments(function: Walk, values: Values) -> list[str]:
    """What a test is walked for; an empty string where it is walked once."""
    over = WALKS.get(function)
    return sorted(getattr(values, over)) if over else [""]


def note(test: str, argument: str, life: Life) -> None:
    """Keeps what was called on a walk."""
    _noted[str(life.values), test, argument] = life.calls


def calls(values: Values, begin: Callable[[], Life]) -> Calls:
    """The operations that each method has called in the whole life of a resource."""
    called: Calls = {}
    for function, argument in _walks(values):
        key = (str(values), function.__name__, argument)
        if key not in _noted:
            life = begin()
            function(*((life, argument) if WALKS[function] else (life,)))
            note(function.__name__, argument, life)
        for method, operations in _noted[key].items():
            called.setdefault(method, set()).update(operations)
    return called


def _walks(values: Values) -> Iterator[tuple[Walk, Any]]:
    for function in WALKS:
        for argument in arguments(function, values):
            yield function, argument
