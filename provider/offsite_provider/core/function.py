"""The function contract: a question to a cloud, which changes nothing.

A function is stateless and shared; what it answers is a model, so that every door can show it.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import ConfigDict
from pydantic.alias_generators import to_snake

from .check import check
from .failures import Failure, Invalid
from .guard import guarded
from .model import Wire, WireModel
from .problems import spell_python
from .resource import Context, Reporter, permissions
from .run import Run

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
    operation: ClassVar[str]
    """The operation of the API that it calls."""
    prefix: ClassVar[str]
    """How the actions of its service begin in permissions: `backup`."""
    secret: ClassVar[bool] = False
    """Whether the answer may hold what nobody should read in passing: its output is a secret."""

    @property
    def permissions(self) -> tuple[str, ...]:
        """The actions (IAM, CAM) that the question has to be allowed."""
        return permissions(self.prefix, self.operation)

    def prepare(self, run: Run, wire: Wire) -> Wire:
        """Fills in what the configuration decides, before the arguments are checked."""
        return wire

    def call(self, context: Context, inputs: I) -> R:
        """Asks, to the last page. Raises `Failure`s; `NotFound` where there is no such thing."""
        raise NotImplementedError


class Functions:
    """All functions under one configuration."""

    def __init__(self, run: Run, functions: Mapping[str, Function[Any, Any]]) -> None:
        self.run = run
        self._functions = functions

    def invoke(self, token: str, wire: Wire, report: Reporter) -> Wire:
        """The answer, as a property bag. Raises `Failure`s."""
        if token not in self._functions:
            why = "this release of offsite has no such function"
            raise Failure(f"ask {token}", why, "Upgrade offsite")
        function = self._functions[token]
        what = f"ask {spelled(token)}"
        with guarded(self.run, what):
            inputs, problems = check(function.inputs, function.prepare(self.run, dict(wire)))
            if inputs is None:
                said = "; ".join(f"`{spell_python(p.path)}` {p.reason}" for p in problems)
                raise Invalid(what, said)
            return function.call(Context.of_question(self.run, report), inputs).to_wire()


def spelled(token: str) -> str:
    """A token as a Python program writes it: `offsite.backup.get_plan`."""
    package, service, name = token.split(":")
    return f"{package}.{service}.{to_snake(name)}"
