"""The operations of every resource: what a program says of it before and after each."""

from typing import Final

import pytest

from offsite_provider.core.model import Wire

from ..contract.life import Life
from ..contract.test_life import changing
from ..contract.values import COMMON, Values
from .conftest import VALUES


def changed(values: Values, outcome: str) -> str | None:
    """The first argument of a resource's own whose change updates or replaces it."""
    for argument, change in values.changed.items():
        name = argument.partition("-")[0]
        if name not in COMMON and values.outcome(name, change) == outcome:
            return argument
    return None


def names(values: Values) -> list[str]:
    """The operations that a resource has."""
    update = ["update"] * (changed(values, "updated") is not None)
    replace = ["replace"] * (changed(values, "replaced") is not None)
    return ["create", *update, *replace, "delete"]


OPERATIONS: Final = [
    pytest.param(values, name, id=f"{values}-{name}") for values in VALUES for name in names(values)
]


def declaring(arguments: Wire | None) -> dict[str, Wire]:
    """What a program declares that gives these arguments."""
    return {} if arguments is None else {"it": arguments}


def arguments(life: Life, name: str) -> tuple[Wire | None, Wire | None]:
    """The arguments before and after an operation, `None` where the program doesn't declare the
    resource."""
    if name == "create":
        return None, life.most()
    if name == "delete":
        return life.least(**life.values.to_delete), None
    argument = changed(life.values, "updated" if name == "update" else "replaced")
    assert argument is not None
    return changing(life, argument)
