"""The operations of every resource: what a program says of it before and after each."""

from typing import Final

import pytest

from offsite_provider.core.model import Wire

from ..contract.life import Life
from ..contract.test_life import a_change_in_place, changing
from .conftest import VALUES

NAMES: Final = ("create", "update", "replace", "delete")
OPERATIONS: Final = [
    pytest.param(values, name, id=f"{values}-{name}") for values in VALUES for name in NAMES
]


def arguments(life: Life, name: str) -> tuple[Wire | None, Wire | None] | None:
    """The arguments before and after an operation, each `None` where the program doesn't declare
    the resource; `None` if it has no such operation."""
    values = life.values
    if name == "create":
        return None, life.most()
    if name == "update":
        before, after = a_change_in_place(life)
        return (before, after) if after else None
    if name == "delete":
        return life.least(**values.to_delete), None
    for argument, change in values.changed.items():
        if values.outcome(argument.partition("-")[0], change) == "replaced":
            return changing(life, argument)
    return None
