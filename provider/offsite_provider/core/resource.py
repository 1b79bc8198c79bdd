"""The handler contract: what a resource declares, and the four methods that it writes.

A handler is stateless and shared by all the resources of its token; it runs in many threads.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from .diff import Difference, diff
from .failures import Failure
from .identifier import Identifier
from .model import Inputs, Outputs, Timeouts, Wire
from .ownership import Claims, Owner
from .run import Run
from .traits import Secret, has
from .values import seconds
from .waiting import Judge, Poll, Wait

T = TypeVar("T")
V = TypeVar("V")
I = TypeVar("I", bound=Inputs)  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741


class Reporter(Protocol):
    """Tells the person at the terminal what is going on."""

    def progress(self, message: str) -> None:
        """A message that passes: how far the work is."""
        ...

    def info(self, message: str) -> None:
        """A message that stays, e.g. what is left behind."""
        ...


@dataclass(frozen=True)
class State(Generic[I, O]):
    """A resource as the cloud shows it: its id, its arguments as they are, and its outputs."""

    id: str
    inputs: I
    outputs: O


@dataclass(frozen=True)
class Context:
    """What a handler is given besides the resource itself."""

    run: Run
    owner: Owner
    report: Reporter
    waiting: Wait
    """How long the whole operation may wait."""
    claims: Claims
    """What the operation takes over."""

    def poll(
        self,
        name: str,
        api: object,
        fetch: Callable[[Sequence[str]], Mapping[str, T]],
        batch: int,
    ) -> Poll[T]:
        """The poll that all resources share which ask the same question of the same API.

        `fetch` gets up to `batch` distinct keys and answers with those that are there.
        """
        key = ("poll", name, id(api))
        return self.run.once(key, lambda: Poll(fetch, batch, self.waiting.pace))

    def wait(self, poll: Poll[T], key: str, judge: Judge[T, V], what: str) -> V:
        """Waits until `judge` says of `key` that it is done: see `Wait.until`."""
        return self.waiting.until(poll, key, judge, what)

    def retry_while(
        self,
        not_yet: Callable[[Failure], bool],
        attempt: Callable[[], T],
        remedy: str = "",
        within: float = float("inf"),
    ) -> T:
        """Tries a call again that is refused for a while: see `Wait.retry_while`."""
        return self.waiting.retry_while(not_yet, attempt, remedy, within)

    def until_shown(self, look: Callable[[], T], is_shown: Callable[[T], bool]) -> T:
        """What a read answers once it shows what was just done: see `Wait.until_shown`."""
        return self.waiting.until_shown(look, is_shown)

    def create_once(
        self, find: Callable[[], T | None], create: Callable[[], None], what: str
    ) -> tuple[T, bool]:
        """Makes a thing that the API would make again at every call: see `Wait.create_once`."""
        return self.waiting.create_once(find, create, what)


@dataclass(frozen=True)
class Lists:
    """How all things of a kind are listed: by a function, whose items tell the parts of the ids."""

    function: str
    """The function's token."""
    member: str
    """The list in its answer."""
    given: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """The arguments that are always given."""
    name: str = ""
    """The member of an item that names it for people; without one, its id does."""
    parts: Mapping[str, str] = field(default_factory=dict[str, str])
    """The parts of an id that an item or the question has under another name, and that name."""
    copied_from: str = ""
    """The member of an item that says from which region it came, if only what came from another
    one is meant."""


class Handler(Generic[I, O]):
    """One kind of resource.

    The methods raise `Failure`s. What `create` has made when it fails must be found again by the
    next `create` of the same owner, or be undone.
    """

    token: ClassVar[str]
    """`offsite:<service>:<Resource>`."""
    inputs: type[I]
    outputs: type[O]
    identifier: ClassVar[Identifier]
    """The form of its id, which holds all that `read` needs."""
    title: ClassVar[str]
    """The resource in a few words, for a table."""
    leaves: ClassVar[str]
    """What a deletion leaves behind, as a sentence."""
    api: ClassVar[str]
    """The page of the API that the resource follows."""
    calls: ClassVar[Mapping[str, tuple[str, ...]]]
    """The operations of the API that each method calls; those of another service than the
    resource's own with its prefix: `tag:GetResources`."""
    needs: ClassVar[tuple[str, ...]] = ()
    """The actions that the service demands besides, e.g. `iam:PassRole`."""
    timeouts: ClassVar[Timeouts]
    """How long each operation waits unless the program says otherwise."""
    unique: ClassVar[bool] = False
    """Only one can exist for its identity, so a replaced one is deleted before it is made anew."""
    credentials: ClassVar[tuple[str, ...]] = ()
    """The arguments that say with whose credentials its API is called. Wire names."""
    named: ClassVar[str | None] = None
    """The argument that names the thing, where offsite makes a name if it is left out."""
    lists: ClassVar[Lists | None] = None
    """How those that exist are listed, if they can be."""
    prefix: ClassVar[str]
    """How the actions of its service begin in permissions: `backup`."""

    @property
    def permissions(self) -> tuple[str, ...]:
        """The actions (IAM, CAM) that the resource has to be allowed."""
        called = (operation for each in self.calls.values() for operation in each)
        return tuple(sorted({*permissions(self.prefix, *called), *self.needs}))

    @property
    def secrets(self) -> frozenset[str]:
        """The arguments and outputs that are secrets, whatever the program says. Wire names."""
        return frozenset(
            field.alias or name
            for model in (self.inputs, self.outputs)
            for name, field in model.model_fields.items()
            if has(field, Secret)
        )

    def thing_key(self, inputs: I) -> tuple[object, ...]:
        """What identifies its thing among all things of the token, as far as arguments can say.

        Two resources of a program that say the same want the same thing. Empty where each makes
        its own; a part is `None` where it isn't decided yet.
        """
        return ()

    def prepare(self, run: Run, wire: Wire) -> Wire:
        """Fills in what the configuration decides, before the arguments are checked."""
        return wire

    def warnings(self, inputs: I, before: I | None) -> Iterator[str]:
        """What the person should be warned of, a sentence each, before it is made (`before` is
        `None`) or changed. Asked at preview: arguments may be unknown.
        """
        return iter(())

    def account(self, run: Run, inputs: I) -> str | None:
        """The account whose credentials arguments lead to; `None` if that isn't known yet.

        Asked where `credentials` change, and where a thing isn't found.
        """
        return None

    def account_of(self, state: State[I, O]) -> str | None:
        """The account that a thing was made in; `None` if its state doesn't say."""
        return None

    def diff(self, state: State[I, O], inputs: I) -> Difference:
        """What a change of the arguments does, which may be partly unknown.

        Raises a `Failure` if the change must not begin, since it would fail half done.
        """
        return diff(state.inputs, inputs)

    def create(self, context: Context, inputs: I) -> State[I, O]:
        raise NotImplementedError

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        """The resource as it is now; `None` if it is gone. Being refused access is a failure.

        `state` may hold nothing but its id and what that says: an import has no more.
        """
        raise NotImplementedError

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        """Makes what is recorded as `state` into what `inputs` want. May run twice."""
        raise NotImplementedError

    def delete(self, context: Context, state: State[I, O]) -> None:
        """Deletes it, and waits until it is gone. Gone already is fine."""
        raise NotImplementedError

    def locate(
        self, context: Context, id: str, credentials: Mapping[str, object] | None = None
    ) -> State[I, O] | None:
        """The resource of an id, of which nothing else is known; `None` if there is none.

        `credentials` are the arguments of that name, by their names on the wire.
        Raises `Invalid` if the id isn't of the identifier's form.
        """
        parts = self.identifier.parse(id, f"read the {self.token} `{id}`")
        wire = {**(credentials or {}), **{_wire(self, name): parts[name] for name in parts}}
        return self.read(
            context, State(id, self.inputs.from_state(wire), self.outputs.from_state(wire))
        )

    def state(self, inputs: I, outputs: O) -> State[I, O]:
        """A state, with the id that follows from it."""
        return State(self.identifier.of(inputs, outputs), inputs, outputs)

    def timeout(self, operation: str, inputs: Inputs) -> float:
        """Seconds that an operation may wait: as the program says, or this handler."""
        for timeouts in (inputs.timeouts, self.timeouts):
            duration = getattr(timeouts, operation, None)
            if duration is not None:
                return seconds(duration)
        return 600.0


def permissions(prefix: str, *operations: str) -> tuple[str, ...]:
    """The actions that calls of operations need. Asking who one is needs none."""
    actions = {o if ":" in o else f"{prefix}:{o}" for o in operations}
    return tuple(sorted(actions - {"sts:GetCallerIdentity"}))


def _wire(handler: Handler[Any, Any], name: str) -> str:
    """The wire name of a part of an id."""
    field = handler.inputs.model_fields.get(name) or handler.outputs.model_fields[name]
    return field.alias or name
