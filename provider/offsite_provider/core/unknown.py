"""Values that a preview can't know yet, and how rules look past them."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeGuard, TypeVar, cast

from pydantic import BaseModel

T = TypeVar("T")


class Unknown:
    """The type of ``UNKNOWN``: a value that a preview can't know yet."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __copy__(self) -> "Unknown":
        return self

    def __deepcopy__(self, _: object) -> "Unknown":
        return self


UNKNOWN: Final = Unknown()


def is_known(*values: object) -> bool:
    """Whether every value, all that it contains included, is known."""
    return not any(_holds_unknown(value) for value in values)


def is_given(value: T | None) -> TypeGuard[T]:
    """Whether an optional argument was given and is known: what a rule may look at."""
    return value is not None and is_known(value)


def known_items(values: list[T] | Unknown) -> Iterator[tuple[int, T]]:
    """The items of a list argument that are known, and where they stand."""
    if not isinstance(values, Unknown):
        yield from ((index, item) for index, item in enumerate(values) if is_known(item))


def _holds_unknown(value: object) -> bool:
    if isinstance(value, Unknown):
        return True
    if isinstance(value, Mapping):
        return any(map(_holds_unknown, cast(Mapping[object, object], value).values()))
    if isinstance(value, list | tuple | set | frozenset):
        return any(map(_holds_unknown, cast("list[object]", value)))
    if isinstance(value, BaseModel):
        return any(map(_holds_unknown, value.__dict__.values()))
    return False
