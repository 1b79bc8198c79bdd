"""Functions for Python programs, asked in the program's own process.

A dynamic provider has no functions that the engine could call, so the program asks by itself, with
the configuration and credentials that the providers have.
"""

import json
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pulumi
from pulumi.runtime import config

from ..core.failures import Failure
from ..core.function import Functions, spelled
from ..core.model import Wire
from ..core.run import Run


@lru_cache
def _functions(config: str) -> Functions:
    """One a configuration, so that all questions of a program share clients."""
    # Their models take a while to build, and most programs ask nothing.
    from ..functions import FUNCTIONS

    return Functions(Run(json.loads(config)), FUNCTIONS)


def ask(token: str, arguments: Mapping[str, Any]) -> Wire:
    """The answer of a function. Raises `pulumi.RunError`s, which show as one line."""
    if any(isinstance(value, pulumi.Output) for value in arguments.values()):
        name = spelled(token)
        raise pulumi.RunError(f"{name} takes no outputs: use {name}_output")
    values = {**config.get_config_env(), **config.CONFIG.get()}
    shared = _functions(json.dumps(values, sort_keys=True, default=str))
    given = {name: value for name, value in arguments.items() if value is not None}
    try:
        return shared.invoke(token, given, _Terminal())
    except Failure as failure:
        raise pulumi.RunError(str(failure)) from None


class _Terminal:
    """Tells the person who runs the program."""

    def progress(self, message: str) -> None:
        """A question is answered too soon for a word in between."""

    def info(self, message: str) -> None:
        print(message, file=sys.stderr)
