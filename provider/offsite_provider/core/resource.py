"""The handler contract: what a resource declares, and the four methods that it writes.

A handler is stateless and shared by all the resources of its token; it runs in many threads.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from .failures import Busy, Cancelled, TimedOut
from .fields import Inputs, Outputs, Timeouts, seconds
from .ownership import Owner
from .settings import Settings
from .waiting import Judge, Poll

T = TypeVar("T")
V = TypeVar("V")
I = TypeVar("I", bound=Inputs)  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741


class Reporter(Protocol):
    """Tells the person at the terminal what is going on."""

    def progress(self, message: str) -> None:
        """A passing word: where the work is."""
        ...

    def info(self, message: str) -> None:
        """A lasting word, e.g. what stays behind."""
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

    settings: Settings
    owner: Owner
    report: Reporter
    deadline: float
    """When the whole operation has to be done, on the monotonic clock."""

    def wait(self, poll: Poll[T], key: str, judge: Judge[T, V], what: str) -> V:
        """Waits until `judge` says of `key` that it is done; `what` is being done meanwhile."""
        timeout = max(self.deadline - time.monotonic(), 0.0)
        return poll.until(key, judge, doing=what, timeout=timeout, report=self.report.progress)

    def make_once(
        self, look: Callable[[], T | None], make: Callable[[], None], pause: float
    ) -> tuple[T, bool]:
        """Makes a thing that the API would make again at every call, and finds it.

        Looks for it first, and again before the call is repeated that wasn't answered: it may have
        been carried out all the same. `pause` is how many seconds that takes to show. Says besides
        whether it was there already.
        """
        if (existing := look()) is not None:
            return existing, True
        made = False
        while (found := look()) is None:
            if not made:
                try:
                    make()
                    made = True
                    continue
                except Busy as busy:
                    if time.monotonic() + pause > self.deadline:
                        raise
                    self.report.progress(f"{busy.why}: tries again")
            elif time.monotonic() > self.deadline:
                raise TimedOut("find what was made", "it does not show", "Run `pulumi up` again")
            if self.settings.cancelled.wait(pause):
                why = "the run was cancelled"
                raise Cancelled("find what was made", why, "Run `pulumi up` again to go on")
        return found, False


class Handler(Generic[I, O]):
    """One kind of resource.

    The methods raise `Failure`s. What `create` has made when it fails must be found again by the
    next `create` of the same owner, or be undone.
    """

    token: ClassVar[str]
    """`offsite:<service>:<Resource>`."""
    inputs: type[I]
    outputs: type[O]
    title: ClassVar[str]
    """The resource in a few words, for a table."""
    leaves: ClassVar[str]
    """What a deletion leaves behind, as a sentence."""
    api: ClassVar[str]
    """The page of the API that the resource follows."""
    permissions: ClassVar[tuple[str, ...]]
    """The actions (IAM, CAM) that the resource calls."""
    calls: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """The operations of the API that each method calls."""
    timeouts: ClassVar[Timeouts]
    """How long each operation waits unless the program says otherwise."""
    unique: ClassVar[bool] = False
    """Only one can exist for its identity, so a replaced one is deleted before it is made anew."""

    def prepare(self, settings: Settings, wire: dict[str, Any]) -> dict[str, Any]:
        """Fills in what the configuration decides, before the arguments are checked."""
        return wire

    def announce(self, inputs: I, before: I | None) -> Iterator[str]:
        """What the person should be warned of, a sentence each, before it is made (`before` is
        `None`) or changed. Asked at preview: arguments may be unknown.
        """
        return iter(())

    def create(self, context: Context, inputs: I) -> State[I, O]:
        raise NotImplementedError

    def read(self, context: Context, state: State[I, O]) -> State[I, O] | None:
        """The resource as it is now; `None` if it is gone. Being refused access is a failure."""
        raise NotImplementedError

    def update(self, context: Context, state: State[I, O], inputs: I) -> State[I, O]:
        """Makes what is recorded as `state` into what `inputs` want. May run twice."""
        raise NotImplementedError

    def delete(self, context: Context, state: State[I, O]) -> None:
        """Deletes it, and waits until it is gone. Gone already is fine."""
        raise NotImplementedError

    def timeout(self, operation: str, inputs: Inputs) -> float:
        """Seconds that an operation may wait: the program's word, or this handler's."""
        for timeouts in (inputs.timeouts, self.timeouts):
            duration = getattr(timeouts, operation, None)
            if duration is not None:
                return seconds(duration)
        return 600.0
