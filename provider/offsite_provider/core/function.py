"""The function contract: a question to a cloud, which changes nothing.

A function is stateless and shared; what it answers is a model, so that every door can show it.
"""

import inspect
import re
import time
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, Generic, TypeVar

from pydantic import ConfigDict
from pydantic.alias_generators import to_snake

from .check import check
from .failures import Failure, Invalid
from .guard import guarded
from .model import Wire, WireModel, names_in
from .ownership import Claims, Identity, Owner
from .problems import Problem, spell_python
from .resource import Context, Reporter, permissions
from .run import Run
from .waiting import Pace, Wait

SECONDS: Final = 300.0
"""How long a question may wait for its answer."""

I = TypeVar("I", bound=WireModel)  # noqa: E741
R = TypeVar("R", bound="Result")


class Result(WireModel):
    """What a function answers. Members that this release doesn't know are left out."""

    model_config = ConfigDict(extra="ignore")


class Function(Generic[I, R]):
    """One question. Its title, what it tells in a few words, is its docstring's first sentence."""

    token: ClassVar[str]
    """`offsite:<service>:<function>`, in camelCase."""
    inputs: type[I]
    result: type[R]
    title: ClassVar[str]
    asks: ClassVar[str]
    """What it does, as a failure says it, with the names of arguments in braces."""
    api: ClassVar[str]
    """The page of the API that it follows."""
    operation: ClassVar[str]
    """The operation of the API that it calls."""
    prefix: ClassVar[str]
    """How the actions of its service begin in permissions: `backup`."""
    secret: ClassVar[bool] = False
    """Whether the answer may hold what nobody should read in passing: its output is a secret."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "operation" in vars(cls):
            cls.title = re.split(r"\.(?:\s|$)", inspect.cleandoc(cls.__doc__ or ""))[0]

    @property
    def permissions(self) -> tuple[str, ...]:
        """The actions (IAM, CAM) that the question has to be allowed."""
        return permissions(self.prefix, self.operation)

    def prepare(self, run: Run, wire: Wire) -> Wire:
        """Fills in what the configuration decides, before the arguments are checked."""
        return wire

    def what(self, inputs: I) -> str:
        """What it is about to do, as a failure says it."""
        return self.asks.format(**dict(inputs))

    def call(self, context: Context, inputs: I) -> R:
        """Asks, to the last page. Raises `Failure`s; `NotFound` where there is no such thing."""
        raise NotImplementedError


class Functions:
    """All functions under one configuration."""

    def __init__(self, run: Run, functions: Mapping[str, Function[Any, Any]]) -> None:
        self.run = run
        self._functions = functions

    def invoke(
        self,
        token: str,
        wire: Wire,
        report: Reporter,
        spell: Callable[[Problem, frozenset[str]], str] | None = None,
    ) -> Wire:
        """The answer, as a property bag. Raises `Failure`s.

        `spell` tells what is wrong with an argument in the words of a language, of all names that
        there are; without it they are those of Python.
        """
        if token not in self._functions:
            why = "this release of offsite has no such function"
            raise Failure(f"ask {token}", why, "Upgrade offsite")
        function = self._functions[token]
        what = f"ask {token if spell else spelled(token)}"
        with guarded(self.run, what):
            inputs, problems = check(function.inputs, function.prepare(self.run, dict(wire)))
            if inputs is None:
                spell, names = spell or _spelled_in_python, names_in(function.inputs)
                raise Invalid(what, "; ".join(spell(problem, names) for problem in problems))
            deadline = time.monotonic() + SECONDS
            wait = Wait(deadline, Pace.of(self.run), self.run.cancelled, report.progress)
            owner = Owner(Identity())
            context = Context(self.run, owner, report, wait, Claims(owner, None, report.info))
            return function.call(context, inputs).to_wire()


def _spelled_in_python(problem: Problem, _names: frozenset[str]) -> str:
    return f"`{spell_python(problem.path)}` {problem.reason}"


def spelled(token: str) -> str:
    """A token as a Python program writes it: `offsite.backup.get_plan`."""
    package, service, name = token.split(":")
    return f"{package}.{service}.{to_snake(name)}"
