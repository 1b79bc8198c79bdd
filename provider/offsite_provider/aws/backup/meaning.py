"""What nested structures of AWS Backup mean, however they are written."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar, cast

from ...core.fields import Meaning, WireModel

T = TypeVar("T")


def loosely(value: object) -> object:
    """A structure whose lists are sets, and in which what is empty isn't there."""
    if isinstance(value, WireModel):
        value = value.to_wire()
    if isinstance(value, Mapping):
        items = ((k, loosely(v)) for k, v in cast("Mapping[str, Any]", value).items())
        return tuple(sorted(((k, v) for k, v in items if v is not None), key=repr)) or None
    if isinstance(value, list):
        return tuple(sorted(map(loosely, cast("list[Any]", value)), key=repr)) or None
    return value


Loosely: Final = Meaning(loosely)
"""Compares a field loosely."""


def as_given(given: T, answered: object, live: T) -> T:
    """What is there, in the program's own words unless it has moved.

    The service fills in what a program leaves out, each thing its own. So what it answered when
    offsite last saw to it (`answered`) tells whether anything has changed since.
    """
    return given if loosely(live) == loosely(answered) else live
