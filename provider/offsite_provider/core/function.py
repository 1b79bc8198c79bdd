"""The function contract: a question to a cloud, which changes nothing.

A function is stateless and shared; what it answers is a model, so that every door can show it.
"""

import time
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Generic, TypeVar

from pydantic import ConfigDict
from pydantic.alias_generators import to_snake

from . import plan
from .failures import Invalid
from .fields import Wire, WireModel
from .guard import guarded
from .ownership import Owner
from .resource import Context, Reporter
from .settings import Settings

SECONDS: Final = 300.0
"""How long a question may wait for its answer."""

I = TypeVar("I", bound=WireModel)  # noqa: E741
R = TypeVar("R", bound="Result")


class Result(WireModel):
    """What a function answers. Members that this release doesn't know are left out."""

    model_config = ConfigDict(extra="ignore")


class Function(Generic[I, R]):
    """One question."""

    token: ClassVar[str]
    """`offsite:<service>:<function>`, in camelCase."""
    inputs: type[I]
    result: type[R]
    title: ClassVar[str]
    """What it tells, in a few words."""
    api: ClassVar[str]
    """The page of the API that it follows."""
    permissions: ClassVar[tuple[str, ...]]
    """The actions (IAM, CAM) that it calls."""
    operation: ClassVar[str]
    """The operation of the API that it calls."""
    secret: ClassVar[bool] = False
    """Whether the answer may hold what nobody should read in passing: its output is a secret."""

    def prepare(self, settings: Settings, wire: Wire) -> Wire:
        """Fills in what the configuration decides, before the arguments are checked."""
        return wire

    def call(self, context: Context, inputs: I) -> R:
        """Asks, to the last page. Raises `Failure`s; `NotFound` where there is no such thing."""
        raise NotImplementedError


class Functions:
    """All functions under one configuration."""

    def __init__(self, settings: Settings, functions: Mapping[str, Function[Any, Any]]) -> None:
        self.settings = settings
        self._functions = functions

    def invoke(self, token: str, wire: Wire, report: Reporter) -> Wire:
        """The answer, as a property bag. Raises `Failure`s."""
        function = self._functions[token]
        what = f"ask {spelled(token)}"
        with guarded(self.settings, what):
            inputs, problems = plan.check(
                function.inputs, function.prepare(self.settings, dict(wire))
            )
            if inputs is None:
                said = "; ".join(f"`{plan.spell_python(p.path)}` {p.reason}" for p in problems)
                raise Invalid(what, said)
            deadline = time.monotonic() + SECONDS
            context = Context(self.settings, Owner(""), report, deadline)
            return function.call(context, inputs).to_wire()


def spelled(token: str) -> str:
    """A token as a Python program writes it: `offsite.backup.get_plan`."""
    package, service, name = token.split(":")
    return f"{package}.{service}.{to_snake(name)}"
