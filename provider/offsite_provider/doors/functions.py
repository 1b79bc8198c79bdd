"""Functions for Python programs, asked in the program's own process.

A dynamic provider has no functions that the engine could call, so the program asks by itself, with
the configuration and credentials that the providers have. What a plugin is asked fails in the same
words.
"""

import json
import re
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final, TypeVar

import pulumi

from ..core.failures import Failure
from ..core.function import Functions, spelled
from ..core.model import Wire
from ..core.run import Run
from .stack import stack_configuration

T = TypeVar("T")

_REFUSAL: Final = re.compile(
    r"invoke of \S+ failed: (?:.*?returned an error: )?(?P<why>.+?)(?: \(\))?", re.DOTALL
)
"""How Pulumi says that a plugin refused a question."""


@lru_cache
def _functions(config: str) -> Functions:
    """One a configuration, so that all questions of a program share clients."""
    # Their models take a while to build, and most programs ask nothing.
    from ..functions import FUNCTIONS

    return Functions(Run(json.loads(config)), FUNCTIONS)


def ask(token: str, arguments: Mapping[str, Any]) -> Wire:
    """The answer of a function. Raises `pulumi.RunError`s, which show as one line."""
    refuse_outputs(token, arguments)
    shared = _functions(json.dumps(stack_configuration(), sort_keys=True, default=str))
    try:
        return shared.invoke(token, dict(arguments), _Terminal())
    except Failure as failure:
        raise pulumi.RunError(str(failure)) from None


def refuse_outputs(token: str, arguments: Mapping[str, Any]) -> None:
    """Raises a `RunError` if an argument of what is to be answered at once isn't known at once."""
    if any(isinstance(value, pulumi.Output) for value in arguments.values()):
        name = spelled(token)
        raise pulumi.RunError(f"{name} takes no outputs: use {name}_output")


def known(token: str, answer: T | None) -> T:
    """A plugin's answer. Raises a `RunError` if there is none yet: the configuration of its
    provider is unknown at preview."""
    if answer is None:
        name = spelled(token)
        why = "the arguments of its provider aren't known yet"
        raise pulumi.RunError(f"cannot ask {name}: {why}. Use {name}_output.")
    return answer


@contextmanager
def in_a_sentence() -> Generator[None]:
    """Makes a plugin's refusal a `RunError`, in the sentence that the program would get."""
    try:
        yield
    except Exception as error:
        refusal = _REFUSAL.fullmatch(str(error))
        if refusal is None:
            raise
        raise pulumi.RunError(refusal["why"]) from None


class _Terminal:
    """Tells the person who runs the program."""

    def progress(self, message: str) -> None:
        """A question is answered too soon for a word in between."""

    def info(self, message: str) -> None:
        print(message, file=sys.stderr)
