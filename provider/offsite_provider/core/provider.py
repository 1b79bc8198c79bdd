"""The life of a resource on the wire: what every door calls, in the engine's own order.

check, diff, create, read, update and delete here take and give property bags. In between they are
models, and the handler of the token does the work.
"""

import time
from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, Final, cast

from .check import check, normalised
from .diff import Change, Difference, as_declared, chosen, details, diff
from .failures import BadCredentials, Busy, Failure, NotFound
from .guard import guarded
from .model import Inputs, Outputs, Wire
from .ownership import Claims, Identity, Owner
from .problems import Problem
from .resource import Context, Handler, Reporter, State
from .run import Run
from .traits import Computed, Volatile, has
from .unknown import UNKNOWN
from .waiting import Pace, Wait

CHOSEN: Final = "chosen"
"""The state's key for the arguments that were left to the service."""

FOUND: Final = "found"
"""The state's key of a thing that was there before the resource, and can carry no mark: a deletion
leaves it, unless the program adopts it."""

IMPORTED: Final = "imported"
"""The state's key of a thing that was imported, and carries no mark yet: until a change marks it,
it is the resource's own by being in its state."""


@dataclass(frozen=True)
class Diff:
    """What a change does. Wire names."""

    changes: tuple[str, ...]
    replaces: tuple[str, ...]
    delete_before_replace: bool
    details: tuple[Change, ...] = ()
    """What changes in the arguments that change."""


class Provider:
    """All resources of a run. They wait at a `pace`, by default the one that the stack says."""

    def __init__(
        self, run: Run, handlers: Mapping[str, Handler[Any, Any]], pace: Pace | None = None
    ) -> None:
        self.run = run
        self._handlers = handlers
        self._pace = pace

    def cancel(self) -> None:
        """Ends all waiting: the run is to stop."""
        self.run.cancelled.set()

    @property
    def tokens(self) -> Collection[str]:
        """Those of all resources."""
        return self._handlers.keys()

    def handler(self, token: str) -> Handler[Any, Any]:
        """The handler of a token. Raises a `Failure` if there is none."""
        try:
            return self._handlers[token]
        except KeyError:
            why = "this release of offsite has no such resource"
            names = {known.rpartition(":")[2]: known for known in self._handlers}
            near = get_close_matches(token.rpartition(":")[2], names, n=1, cutoff=0.7)
            remedy = f"Perhaps `{names[near[0]]}` is meant" if near else "Upgrade offsite"
            raise Failure(f"manage {token}", why, remedy) from None

    def check(self, identity: Identity, news: Wire) -> tuple[Wire, list[Problem]]:
        """The normalised arguments, or what is wrong with them."""
        handler = self.handler(identity.token)
        with guarded(self.run, "check the arguments"):
            wire = handler.prepare(self.run, dict(news))
            inputs, problems = check(handler.inputs, wire)
            if inputs is None:
                return news, problems
            thing = handler.thing_key(inputs)
            self.run.declarations.declare(thing, identity)
            if others := self.run.declarations.others(thing, identity):
                why = f"is what `{others[0].name}` declares too: declare it once"
                return news, [Problem((_own_argument(handler),), why)]
            return inputs.to_wire(), []

    def warn(self, identity: Identity, olds: Wire, news: Wire, warn: Callable[[str], None]) -> None:
        """Warns, once a run, of what checked arguments are about to make or change.

        `olds` are the arguments of before, nothing of what is new.
        """
        handler = self.handler(identity.token)
        if type(handler).warnings is Handler[Any, Any].warnings:
            return
        with guarded(self.run, "compare the arguments"):
            inputs = normalised(handler.inputs, news)
            before = handler.inputs.from_state(olds) if olds else None
            if before and not diff(before, inputs).changes:
                return
            messages = list(handler.warnings(inputs, before))
            if messages:
                # The engine checks what is replaced twice.
                told = ("warned", identity)
                self.run.once(told, lambda: [warn(message) for message in messages])

    def diff(self, identity: Identity, state: Wire, news: Wire) -> Diff:
        """The difference between recorded state and checked arguments."""
        handler = self.handler(identity.token)
        with guarded(self.run, "compare the arguments"):
            inputs, recorded = normalised(handler.inputs, news), handler.inputs.from_state(state)
            outputs = handler.outputs.from_state(state)
            id = handler.identifier.of(recorded, outputs)
            before = State(id, recorded, outputs)
            found = handler.diff(before, inputs)
            replaces = found.replaces + self._moved(handler, before, inputs, found)
            if replaces:
                self.run.declarations.replace(identity)
            else:
                self._tell(handler, identity, before)
        adopts = _is_unowned(handler, state) and _adopts(inputs, id)
        changes = (*found.changes, "adopt") if adopts else found.changes
        inside = tuple(c for name in changes for c in details(recorded, inputs, name))
        return Diff(changes, replaces, handler.unique and bool(replaces), inside)

    def planned(self, identity: Identity, news: Wire, state: Wire | None = None) -> Wire:
        """What the state will be once it is made, or changed from `state`, as far as that is known
        before.
        """
        handler = self.handler(identity.token)
        with guarded(self.run, "plan the resource"):
            wire = normalised(handler.inputs, news).to_wire()
            for name, field in handler.inputs.model_fields.items():
                if has(field, Computed):
                    wire.setdefault(
                        field.alias or name, (state or {}).get(field.alias or name, UNKNOWN)
                    )
            for name, field in handler.outputs.model_fields.items():
                key = field.alias or name
                stays = state is not None and (
                    name in handler.identifier.parts or name.endswith("_arn")
                )
                if key not in wire:
                    wire[key] = (state or {}).get(key) if stays else UNKNOWN
            return {key: value for key, value in wire.items() if value is not None}

    def create(
        self, identity: Identity, news: Wire, report: Reporter, timeout: float | None = None
    ) -> tuple[str, Wire]:
        """Makes it; its id and state. A `timeout` in seconds goes before the handler's own."""
        handler = self.handler(identity.token)
        with guarded(self.run, "create the resource"):
            inputs = handler.inputs.model_validate(news)
            context = self._context(handler, "create", identity, inputs, report, timeout)
            with _recorded(inputs):
                state = handler.create(context, inputs)
        self.run.declarations.made(handler.thing_key(state.inputs), identity)
        self._tell(handler, identity, state)
        found = context.claims.found
        return state.id, _to_wire(state, chosen(inputs, state.inputs), found)

    def read(
        self, identity: Identity, id: str, known: Wire, report: Reporter
    ) -> tuple[Wire, Wire | None] | None:
        """Live state, and live arguments if they aren't what is recorded; `None` if it is gone.

        With nothing `known`, all is found out from the id.
        """
        handler = self.handler(identity.token)
        before = _from_wire(handler, id, known)
        with guarded(self.run, "read the resource"):
            context = self._context(handler, "read", identity, before.inputs, report)
            now = handler.read(context, before) if known else handler.locate(context, id)
            self._check_account("read", handler, before, now)
        if now is None:
            return None
        if (
            known
            and now.inputs == before.inputs
            and _stable(now.outputs) == _stable(before.outputs)
        ):
            return known, None
        left: list[str] = known.get(CHOSEN, [])
        inputs = {k: v for k, v in now.inputs.to_wire().items() if k not in left}
        state = {
            **_to_wire(now, left, known.get(FOUND, False), known.get(IMPORTED, False)),
            **_volatile(handler.outputs, known),
        }
        return state, None if now.inputs == before.inputs else inputs

    def import_(self, identity: Identity, id: str, report: Reporter) -> tuple[Wire, Wire] | None:
        """What exists already, as an engine imports it, which may only read: its state and
        arguments; `None` if nothing has the id.

        Raises a `Conflict` if it is another resource's.
        """
        handler = self.handler(identity.token)
        nothing = _from_wire(handler, id, {}).inputs
        with guarded(self.run, f"import {id} as `{identity.name}`"):
            context = self._context(handler, "read", identity, nothing, report)
            there = handler.locate(context, id)
            # Whose it is, only a second look tells: the first takes whatever there is.
            importing = replace(context, claims=context.claims.importing())
            now = there and handler.read(importing, there)
        if now is None:
            return None
        imported = _is_markable(handler)
        return _to_wire(now, [], found=False, imported=imported), now.inputs.to_wire()

    def find(self, identity: Identity, id: str, news: Wire, report: Reporter) -> tuple[str, Wire]:
        """What exists already, as a program imports it that declares `news`: its id and state.

        What the cloud shows is as it is there; what it doesn't keep is as the program says. What is
        unknown in `news` is taken to be as it is. Raises a `NotFound` if nothing has the id, a
        `Conflict` if it is another resource's.
        """
        handler, what = self.handler(identity.token), f"import {id} as `{identity.name}`"
        with guarded(self.run, what):
            wanted = normalised(handler.inputs, news)
            context = self._context(handler, "read", identity, wanted, report)
            credentials = {name: news.get(name) for name in handler.credentials}
            there = handler.locate(context, id, credentials)
            if there is None:
                form = f"Correct the id, which has the form `{handler.identifier}`"
                raise NotFound(what, "there is nothing that has this id", form)
            inputs = as_declared(wanted, there.inputs, handler.identifier.parts)
            importing = replace(context, claims=context.claims.importing())
            now = handler.read(importing, State(there.id, inputs, there.outputs))
        if now is None:
            raise NotFound(what, "it has just been deleted", "Leave it out")
        return now.id, _to_wire(now, chosen(wanted, now.inputs), found=False)

    def take_over(self, identity: Identity, id: str, state: Wire, report: Reporter) -> Wire:
        """Marks what is imported as this resource's, and changes nothing else; its state.

        What can carry no mark is the resource's by being in its state.
        """
        handler = self.handler(identity.token)
        if not _is_markable(handler):
            return state
        with guarded(self.run, f"import {id} as `{identity.name}`"):
            before = _from_wire(handler, id, state)
            context = self._context(handler, "update", identity, before.inputs, report)
            now = handler.update(context, before, before.inputs)
        return _to_wire(now, state.get(CHOSEN, []), found=False)

    def update(
        self,
        identity: Identity,
        id: str,
        olds: Wire,
        news: Wire,
        report: Reporter,
        timeout: float | None = None,
    ) -> Wire:
        """Changes it in place; its new state."""
        handler = self.handler(identity.token)
        before = _from_wire(handler, id, olds)
        with guarded(self.run, "update the resource"):
            inputs = handler.inputs.model_validate(news)
            context = self._context(handler, "update", identity, inputs, report, timeout)
            try:
                with _recorded(inputs):
                    state = handler.update(context, before, inputs)
            except NotFound as gone:
                gone.remedy = gone.remedy or "Run `pulumi refresh`, and then `pulumi up` again"
                raise
        found = olds.get(FOUND, False) and not _adopts(inputs, id)
        return _to_wire(state, chosen(inputs, state.inputs), found)

    def delete(
        self,
        identity: Identity,
        id: str,
        known: Wire,
        report: Reporter,
        timeout: float | None = None,
    ) -> None:
        """Deletes it, unless this run's program still declares the same thing."""
        handler = self.handler(identity.token)
        state = _from_wire(handler, id, known)
        with guarded(self.run, "delete the resource"):
            thing, declarations = handler.thing_key(state.inputs), self.run.declarations
            if keeper := declarations.keeper(thing, identity) or self._neighbour(handler, state):
                if not known.get(FOUND):
                    declarations.keep(thing, identity)
                report.info(f"keeps {id}: {keeper} declares the same thing")
                return
            if known.get(FOUND) and not _adopts(state.inputs, id):
                report.info(
                    f"leaves {id}, which was there before this resource: delete it by hand, or say "
                    f'`adopt="{id}"` and run `pulumi up` before the resource is deleted'
                )
                return
            # With another account's credentials it would not be found, and be forgotten.
            with suppress(Busy):
                self._check_account("delete", handler, state, None)
            context = self._context(handler, "delete", identity, state.inputs, report, timeout)
            context.claims.imported = known.get(IMPORTED, False)
            handler.delete(context, state)

    def _tell(self, handler: Handler[Any, Any], identity: Identity, state: State[Any, Any]) -> None:
        """Tells the program's other providers what a resource manages."""
        if self.run.neighbours and (thing := _told_apart(handler, state)):
            self.run.neighbours.tell(thing, str(identity))

    def _neighbour(self, handler: Handler[Any, Any], state: State[Any, Any]) -> str | None:
        """The resource of another provider that manages what is about to be deleted."""
        thing = _told_apart(handler, state)
        return self.run.neighbours.keeper(thing) if self.run.neighbours and thing else None

    def _moved(
        self, handler: Handler[Any, Any], before: State[Any, Any], inputs: Inputs, found: Difference
    ) -> tuple[str, ...]:
        """The changed arguments that lead to another account than the thing is in, or may."""
        moved = tuple(name for name in found.changes if name in handler.credentials)
        if not moved:
            return ()
        its = handler.account_of(before) or handler.account(self.run, before.inputs)
        return () if its == handler.account(self.run, inputs) else moved

    def _check_account(
        self,
        doing: str,
        handler: Handler[Any, Any],
        before: State[Any, Any],
        now: State[Any, Any] | None,
    ) -> None:
        """Raises a failure if the credentials are of another account than a thing is in.

        What was read of it `now` tells that; if nothing was, the credentials are asked for it.
        """
        its = handler.account_of(before)
        if its is None:
            return
        asked = handler.account_of(now) if now else handler.account(self.run, before.inputs)
        if asked not in (its, None):
            raise BadCredentials(
                f"{doing} {before.id}",
                f"it is in the account {its}, and the credentials are of the account {asked}",
                "Use credentials of its own account",
            )

    def _context(
        self,
        handler: Handler[Any, Any],
        operation: str,
        identity: Identity,
        inputs: Inputs,
        report: Reporter,
        timeout: float | None = None,
    ) -> Context:
        # The argument is nearer than what the engine was told of any resource.
        own = inputs.timeouts and getattr(inputs.timeouts, operation, None)
        seconds = timeout if timeout and not own else handler.timeout(operation, inputs)
        deadline = time.monotonic() + seconds
        pace = self._pace or Pace.of(self.run)
        wait = Wait(deadline, pace, self.run.cancelled, report.progress)
        prefix = self.run.config.first("offsite:identity") or ""
        owner = Owner(replace(identity, prefix=prefix))
        thing, declarations = handler.thing_key(inputs), self.run.declarations
        others = declarations.others(thing, identity)
        claims = Claims(owner, others, report.info, declarations.is_kept(thing, identity))
        return Context(self.run, owner, report, wait, claims)


@contextmanager
def _recorded(inputs: Inputs) -> Generator[None]:
    """Puts what a failure says was made on the wire."""
    try:
        yield
    except Failure as failure:
        if failure.made:
            state = cast("State[Any, Any]", failure.made)
            failure.recorded = state.id, _to_wire(state, chosen(inputs, state.inputs), False)
        raise


def _is_unowned(handler: Handler[Any, Any], state: Wire) -> bool:
    """Whether nothing tells that a thing is ours: it can carry no mark, or carries none."""
    return state.get(FOUND, False) or (
        "mark" in handler.outputs.model_fields and not state.get("mark")
    )


def _told_apart(handler: Handler[Any, Any], state: State[Any, Any]) -> tuple[str, ...]:
    """What identifies a thing among those of all accounts; empty where each resource makes its own,
    or its account isn't known.
    """
    account = handler.account_of(state)
    return (handler.token, account, state.id) if account and handler.thing_key(state.inputs) else ()


def _is_markable(handler: Handler[Any, Any]) -> bool:
    """Whether its things can carry a mark."""
    return bool({"mark", "marks"} & handler.outputs.model_fields.keys())


def _adopts(inputs: Inputs, id: str) -> bool:
    return getattr(inputs, "adopt", None) == id


def _own_argument(handler: Handler[Any, Any]) -> str:
    """The argument that says best which thing a resource wants. Wire name."""
    fields = handler.inputs.model_fields
    required = [name for name, field in fields.items() if field.is_required()]
    named = [name for name in reversed(handler.identifier.parts) if name in fields]
    name = (required or named)[0]
    return fields[name].alias or name


def _to_wire(
    state: State[Any, Any], chosen: list[str], found: bool, imported: bool = False
) -> Wire:
    """State as the engine keeps it; what is no news isn't written."""
    wire = {**state.outputs.to_wire(), **state.inputs.to_wire()}
    wire |= {CHOSEN: chosen} if chosen else {}
    wire |= {FOUND: True} if found else {}
    is_marked = wire.get("mark") or wire.get("marks")
    return wire | ({IMPORTED: True} if imported and not is_marked else {})


def _from_wire(handler: Handler[Any, Any], id: str, wire: Wire) -> State[Any, Any]:
    return State(id, handler.inputs.from_state(wire), handler.outputs.from_state(wire))


def _stable(outputs: Outputs) -> Wire:
    """The outputs that don't change by themselves."""
    return {
        name: getattr(outputs, name)
        for name, field in type(outputs).model_fields.items()
        if not has(field, Volatile)
    }


def _volatile(outputs: type[Outputs], known: Wire) -> Wire:
    """The outputs that change by themselves, as they were last seen."""
    names = {field.alias or n for n, field in outputs.model_fields.items() if has(field, Volatile)}
    return {name: known[name] for name in names if name in known}
