"""What the engine shows of arguments: what is wrong with one, and where a secret would stand."""

from collections.abc import Callable, Iterator, Set
from typing import Any, cast

from pydantic.alias_generators import to_camel

from ..core.model import Wire
from ..core.problems import Problem
from ..core.resource import Handler


def inside(value: Any) -> Iterator[Any]:
    """The items of a list or an object."""
    if isinstance(value, dict):
        yield from cast(Wire, value).values()
    elif isinstance(value, list):
        yield from cast("list[Any]", value)


def texts(value: Any) -> Iterator[str]:
    """All the texts in a value."""
    if isinstance(value, str) and value:
        yield value
    for item in inside(value):
        yield from texts(item)


def holds(value: object, secrets: Set[str]) -> bool:
    """Whether a secret stands in a text."""
    return isinstance(value, str) and any(s.lower() in value.lower() for s in secrets)


def secrets_in_id(handler: Handler[Any, Any], inputs: Wire, secrets: Set[str]) -> Iterator[str]:
    """What is to be said of the secrets that the id of a resource would be made of."""
    for part in handler.identifier.parts:
        if holds(inputs.get(to_camel(part)), secrets):
            yield f"`{part}` is a secret, and stands in the id, which Pulumi keeps in plain text"


def shown(
    problem: Problem, wire: Wire, spell: Callable[[Problem], str], is_secret: Callable[[str], bool]
) -> tuple[str, str]:
    """The property that the engine is told of, and the sentence.

    The engine knows the arguments by their wire names, and shows the value that one was given, be
    it a secret. What is nested, or isn't given, it doesn't know: there the sentence alone says
    where.
    """
    name = str(problem.path[0])
    can_show = len(problem.path) == 1 and wire.get(name) is not None and not is_secret(name)
    return name if can_show else "", spell(problem)
