"""What the arguments of each resource and function may be: a table of examples each.

A table is said of good arguments, over which each row lays its own (`None` takes one away). What is
refused is a sentence by the path as a program spells it; a `…` at its beginning, at its end or
between blanks stands for anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from offsite_provider.core.model import Wire, WireModel
from offsite_provider.core.resource import Handler

Refused = tuple[Wire, dict[str, str]]


@dataclass(frozen=True)
class Table:
    of: type[Handler[Any, Any]] | type[WireModel]
    good: Wire
    refused: Sequence[Refused]
    taken: Sequence[Wire] = ()
    same: Sequence[tuple[Wire, Wire]] = ()
    """Pairs that mean the same."""
    other: Sequence[tuple[Wire, Wire]] = ()
    """Pairs that don't."""


def each(name: str, values: Sequence[Any], path: str, sentence: str) -> list[Refused]:
    """Values of one argument that are refused alike; `{}` in the sentence is the value."""
    return [({name: value}, {path: sentence.replace("{}", str(value))}) for value in values]


def laid_as(name: str, *values: Any) -> list[Any]:
    """Values of one argument as rows, and pairs of them as pairs."""

    def laid(value: Any) -> Any:
        return tuple(map(laid, value)) if isinstance(value, tuple) else {name: value}

    return [laid(value) for value in values]
