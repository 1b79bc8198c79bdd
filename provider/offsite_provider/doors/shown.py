"""How the engine shows what is wrong with an argument."""

from collections.abc import Callable
from typing import Final

from ..core.model import Wire
from ..core.problems import Problem

IN_ID: Final = "stands in the id, which Pulumi keeps in plain text"
"""What is to be said of a secret that an id is made of."""


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
