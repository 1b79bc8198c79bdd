"""The life of a resource on the wire: what every door calls, in the engine's own order.

check, diff, create, read, update and delete here take and give property bags. In between they are
models, and the handler of the token does the work.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from . import plan
from .failures import Failure, NotFound
from .fields import Inputs, Outputs, Problem, Volatile, Wire, has
from .guard import guarded
from .ownership import Owner
from .resource import Context, Handler, Reporter, State
from .settings import Settings

DEFAULTED: Final = "defaulted"
"""The state's key for the arguments that were left to the service."""


@dataclass(frozen=True)
class Diff:
    """What a change does. Wire names."""

    changes: tuple[str, ...]
    replaces: tuple[str, ...]
    delete_before_replace: bool


class Lifecycle:
    """All resources under one configuration."""

    def __init__(self, settings: Settings, handlers: Mapping[str, Handler[Any, Any]]) -> None:
        self.settings = settings
        self._handlers = handlers

    def cancel(self) -> None:
        """Ends all waiting: the run is to stop."""
        self.settings.cancelled.set()

    def check(self, token: str, news: Wire) -> tuple[Wire, list[Problem]]:
        """The normalised arguments, or what is wrong with them."""
        handler = self._handler(token)
        with guarded(self.settings, "check the arguments"):
            wire = handler.prepare(self.settings, dict(news))
            inputs, problems = plan.check(handler.inputs, wire)
        return (news if inputs is None else inputs.to_wire()), problems

    def announce(self, token: str, olds: Wire, news: Wire, warn: Callable[[str], None]) -> None:
        """Warns, once a run, of what checked arguments are about to make or change.

        `olds` are the arguments of before, nothing of what is new.
        """
        handler = self._handler(token)
        if type(handler).announce is Handler[Any, Any].announce:
            return
        with guarded(self.settings, "compare the arguments"):
            inputs = plan.normalised(handler.inputs, news)
            before = handler.inputs.recall(olds) if olds else None
            if before and not plan.diff(before, inputs).changes:
                return
            messages = list(handler.announce(inputs, before))
            if messages:
                # The engine checks what is replaced twice.
                told = ("announced", inputs.owner)
                self.settings.once(told, lambda: [warn(message) for message in messages])

    def diff(self, token: str, state: Wire, news: Wire) -> Diff:
        """The difference between recorded state and checked arguments."""
        handler = self._handler(token)
        with guarded(self.settings, "compare the arguments"):
            found = plan.diff(handler.inputs.recall(state), plan.normalised(handler.inputs, news))
        return Diff(found.changes, found.replaces, handler.unique and bool(found.replaces))

    def create(self, token: str, news: Wire, report: Reporter) -> tuple[str, Wire]:
        """Makes it; its id and state."""
        handler = self._handler(token)
        with guarded(self.settings, "create the resource"):
            inputs = handler.inputs.model_validate(news)
            state = handler.create(self._context(handler, "create", inputs, report), inputs)
        return state.id, _to_wire(state, plan.defaulted(inputs, state.inputs))

    def read(
        self, token: str, id: str, known: Wire, report: Reporter
    ) -> tuple[Wire, Wire | None] | None:
        """Live state, and live arguments if they aren't what is recorded; `None` if it is gone."""
        handler = self._handler(token)
        before = _from_wire(handler, id, known)
        with guarded(self.settings, "read the resource"):
            now = handler.read(self._context(handler, "read", before.inputs, report), before)
        if now is None:
            return None
        if now.inputs == before.inputs and _settled(now.outputs) == _settled(before.outputs):
            return known, None
        chosen: list[str] = known.get(DEFAULTED, [])
        inputs = {k: v for k, v in now.inputs.to_wire().items() if k not in chosen}
        state = {**_to_wire(now, chosen), **_volatile(handler.outputs, known)}
        return state, None if now.inputs == before.inputs else inputs

    def update(self, token: str, id: str, olds: Wire, news: Wire, report: Reporter) -> Wire:
        """Changes it in place; its new state."""
        handler = self._handler(token)
        before = _from_wire(handler, id, olds)
        with guarded(self.settings, "update the resource"):
            inputs = handler.inputs.model_validate(news)
            context = self._context(handler, "update", inputs, report)
            try:
                state = handler.update(context, before, inputs)
            except NotFound as gone:
                gone.remedy = gone.remedy or "Run `pulumi refresh`, and then `pulumi up` again"
                raise
        return _to_wire(state, plan.defaulted(inputs, state.inputs))

    def delete(self, token: str, id: str, known: Wire, report: Reporter) -> None:
        handler = self._handler(token)
        state = _from_wire(handler, id, known)
        with guarded(self.settings, "delete the resource"):
            handler.delete(self._context(handler, "delete", state.inputs, report), state)

    def _handler(self, token: str) -> Handler[Any, Any]:
        try:
            return self._handlers[token]
        except KeyError:
            why = "this release of offsite has no such resource"
            raise Failure(f"manage {token}", why, "Upgrade offsite") from None

    def _context(
        self, handler: Handler[Any, Any], operation: str, inputs: Inputs, report: Reporter
    ) -> Context:
        deadline = time.monotonic() + handler.timeout(operation, inputs)
        return Context(self.settings, Owner(inputs.owner), report, deadline)


def _to_wire(state: State[Any, Any], chosen: list[str]) -> Wire:
    wire = {**state.outputs.to_wire(), **state.inputs.to_wire()}
    return {**wire, DEFAULTED: chosen} if chosen else wire


def _from_wire(handler: Handler[Any, Any], id: str, wire: Wire) -> State[Any, Any]:
    return State(id, handler.inputs.recall(wire), handler.outputs.recall(wire))


def _settled(outputs: Outputs) -> Wire:
    """The outputs that don't move by themselves."""
    return {
        name: getattr(outputs, name)
        for name, field in type(outputs).model_fields.items()
        if not has(field, Volatile)
    }


def _volatile(outputs: type[Outputs], known: Wire) -> Wire:
    """The outputs that move by themselves, as they were last seen."""
    names = {field.alias or n for n, field in outputs.model_fields.items() if has(field, Volatile)}
    return {name: known[name] for name in names if name in known}
