"""Waiting for a cloud: one deadline, one way to cancel, and one describe call for all that ask.

A `Wait` is how long an operation may wait, and whom it tells. `Wait.until` waits for what a `Poll`
sees, `Wait.retry_while` tries a call again that is refused for a while, and `Wait.create_once`
makes a thing that the API would make again at every call.

A `Poll` collects the identifiers that handlers want to know of and asks for them together. Reads
that arrive within a moment leave as one call; what waits for a state rides along with whatever
call leaves next, and asks less and less often as its time passes.
"""

import math
import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from .failures import Busy, Cancelled, Failure, TimedOut
from .run import Run

T = TypeVar("T")
V = TypeVar("V")

_LOOK_UP: Final = 0.5
"""Seconds after which a poll looks up whether the run is to end, for all that wait."""

_LOOK_UP_ALONE: Final = 5.0
"""Seconds after which each of them does so for itself, in case that a call takes long."""

_SHOWS_WITHIN: Final = 30
"""How many of the shortest waits a change may take until reads show it: a minute, usually."""

_GRACE: Final = 5.0
"""Seconds past the deadline in which a call that is under way may still answer."""


@dataclass(frozen=True)
class Pace:
    """When a poll asks. Seconds throughout."""

    gather: float = 0.05
    """How long the first to ask waits for others to join its call."""
    first: float = 2.0
    """The shortest wait between two looks at something awaited."""
    growth: float = 0.15
    """The wait before the next look, as a part of all the time waited so far."""
    longest: float = 30.0
    jitter: float = 0.2
    """How much of a wait is random, so that processes don't all ask at the same time."""

    @classmethod
    def of(cls, run: Run) -> "Pace":
        """The usual pace; `offsite:pollSeconds` sets the shortest wait."""
        first = run.config.number("offsite:pollSeconds")
        return cls() if first is None else cls(first=first)

    def delay(self, waited: float) -> float:
        """The wait before the next look by one that has waited so long."""
        delay = min(max(self.first, waited * self.growth), self.longest)
        return delay * random.uniform(1 - self.jitter, 1 + self.jitter)


@dataclass(frozen=True)
class Done(Generic[V]):
    """What was waited for is there."""

    value: V


@dataclass(frozen=True)
class Waiting:
    """Not yet: `status` is the cloud's own word for it, `percent` its progress if it tells."""

    status: str
    percent: float | None = None

    def __str__(self) -> str:
        return self.status if self.percent is None else f"{self.status}, {self.percent:.0f} %"


Judge = Callable[[T | None], Done[V] | Waiting]
"""Says of what was seen (`None`: it isn't there) whether the wait is over; raises a `Failure` when
it can't end well any more."""


@dataclass(eq=False)
class _Watcher(Generic[T]):
    key: str
    due: float
    seen: threading.Condition
    answer: T | None = None
    error: BaseException | None = None
    answered: bool = False
    cancelled: threading.Event | None = None
    """Set when it is to wait no more."""


@dataclass
class Poll(Generic[T]):
    """One poll for all that ask the same question.

    `fetch` gets up to `batch` distinct keys and answers with those that are there.
    """

    fetch: Callable[[Sequence[str]], Mapping[str, T]]
    batch: int
    pace: Pace = field(default_factory=Pace)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _watchers: list[_Watcher[T]] = field(default_factory=list["_Watcher[T]"])
    _wake: threading.Condition = field(init=False)
    _running: bool = False

    def __post_init__(self) -> None:
        self._wake = threading.Condition(self._lock)

    def get(self, key: str, doing: str = "", wait: "Wait | None" = None) -> T | None:
        """What is there now; `None` if nothing is. One call for all that ask at this moment.

        `doing` is what a failure says could not be done, if not what the call itself was for. A
        call may be tried again for longer than one of those who ask may wait: `wait` is how long.
        """
        watcher = self._watch(key, self.pace.gather, wait and wait.cancelled)
        try:
            return self._look(watcher, doing, wait)
        except TimeoutError:
            raise TimedOut(
                doing,
                "there was no answer in time",
                "Run `pulumi up` again, or give it longer with `timeouts`",
            ) from None
        except InterruptedError:
            why = "the run was cancelled"
            raise Cancelled(doing, why, "Run `pulumi up` again") from None
        finally:
            self._forget(watcher)

    def until(self, key: str, judge: Judge[T, V], doing: str, wait: "Wait") -> V:
        """Waits until `judge` says of `key` that it is done: see `Wait.until`."""
        began = time.monotonic()
        watcher = self._watch(key, self.pace.gather, wait.cancelled)
        told: Waiting | None = None
        try:
            while True:
                try:
                    verdict = judge(self._look(watcher, doing, wait))
                except Busy as busy:
                    verdict = Waiting(busy.why)
                except TimeoutError:
                    verdict = told or Waiting("no answer yet")
                except InterruptedError:
                    raise wait.cancelled_while(doing, told) from None
                if isinstance(verdict, Done):
                    return verdict.value
                if wait.cancelled.is_set():
                    raise wait.cancelled_while(doing, verdict)
                if verdict != told:
                    wait.report(str(verdict))
                    told = verdict
                if wait.left() <= 0:
                    raise TimedOut(
                        doing,
                        f"it was not done after {_spell(time.monotonic() - began)} "
                        f"(last seen: {verdict})",
                        "It goes on in the cloud: run `pulumi up` again to go on waiting, "
                        "or give it longer with `timeouts`",
                    )
                delay = self.pace.delay(time.monotonic() - began)
                self._again(watcher, min(delay, wait.left()))
        finally:
            self._forget(watcher)

    def _watch(
        self, key: str, delay: float, cancelled: threading.Event | None = None
    ) -> _Watcher[T]:
        with self._lock:
            seen = threading.Condition(self._lock)
            watcher = _Watcher[T](key, time.monotonic() + delay, seen, cancelled=cancelled)
            self._watchers.append(watcher)
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="offsite-poll", daemon=True).start()
            self._wake.notify()
            return watcher

    def _again(self, watcher: _Watcher[T], delay: float) -> None:
        with self._lock:
            watcher.answered = False
            watcher.due = time.monotonic() + max(delay, 0.0)
            self._wake.notify()

    def _forget(self, watcher: _Watcher[T]) -> None:
        with self._lock:
            self._watchers.remove(watcher)
            self._wake.notify()

    def _look(self, watcher: _Watcher[T], doing: str, wait: "Wait | None" = None) -> T | None:
        with self._lock:
            while not watcher.answered:
                # A single look ends by itself; a wait may end before.
                left = math.inf if wait is None else max(wait.left() + _GRACE, 0.0) + 0.01
                watcher.seen.wait(None if wait is None else min(left, _LOOK_UP_ALONE))
                if wait is not None and not watcher.answered:
                    if wait.cancelled.is_set():
                        raise InterruptedError
                    if wait.left() < -_GRACE:
                        raise TimeoutError
            if isinstance(watcher.error, Failure) and doing:
                raise watcher.error.about(doing) from watcher.error
            if watcher.error is not None:
                raise watcher.error
            return watcher.answer

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._watchers:
                    self._running = False
                    return
                waiting = [w for w in self._watchers if not w.answered]
                now = time.monotonic()
                for watcher in waiting:
                    if watcher.cancelled and watcher.cancelled.is_set():
                        watcher.seen.notify_all()
                soonest = min((w.due for w in waiting), default=math.inf)
                if soonest > now:
                    self._wake.wait(min(soonest - now, _LOOK_UP))
                    continue
                keys = self._next_batch(waiting)
                # Who asks from here on must not get an answer that may be older than the question.
                asking = [w for w in waiting if w.key in keys]
            answers, error = self._ask(keys)
            with self._lock:
                for watcher in asking:
                    watcher.answer = answers.get(watcher.key)
                    watcher.error = error
                    watcher.answered = True
                    watcher.seen.notify_all()

    def _next_batch(self, waiting: list[_Watcher[T]]) -> list[str]:
        """Those that are due, and as many others as the same call has room for."""
        ordered = sorted(waiting, key=lambda w: w.due)
        return list(dict.fromkeys(w.key for w in ordered))[: self.batch]

    def _ask(self, keys: Sequence[str]) -> tuple[Mapping[str, T], BaseException | None]:
        # Whatever a fetch raises belongs to those who asked, not to this thread.
        try:
            return self.fetch(keys), None
        except BaseException as error:
            return {}, error


@dataclass(frozen=True)
class Wait:
    """How long an operation may wait for a cloud, and whom it tells."""

    deadline: float
    """When the whole operation has to be done, on the monotonic clock."""
    pace: Pace = field(default_factory=Pace)
    cancelled: threading.Event = field(default_factory=threading.Event)
    """Set when the run is to end."""
    report: Callable[[str], None] = lambda _: None
    """Tells the person at the terminal what is waited for."""

    def left(self) -> float:
        """The seconds until the deadline; negative after it."""
        return self.deadline - time.monotonic()

    def until(self, poll: Poll[T], key: str, judge: Judge[T, V], doing: str) -> V:
        """Waits until `judge` says of what `poll` sees of `key` that it is done; its value.

        `doing` is what a failure says could not be done. Raises `TimedOut` at the deadline,
        `Cancelled` when the run is to end, and what `judge` raises. The service's being busy isn't
        the end of a wait.
        """
        return poll.until(key, judge, doing, self)

    def retry_while(
        self,
        not_yet: Callable[[Failure], bool],
        attempt: Callable[[], T],
        remedy: str = "",
        within: float = math.inf,
    ) -> T:
        """What `attempt` answers, tried again while `not_yet` says so of its refusal.

        When the deadline comes, or `within` seconds have passed, the refusal is raised as it is,
        with `remedy` for advice.
        """
        began = time.monotonic()
        told = False
        while True:
            try:
                return attempt()
            except Failure as refusal:
                if not not_yet(refusal):
                    raise
                left = min(self.left(), began + within - time.monotonic())
                if left <= 0:
                    refusal.remedy = remedy or refusal.remedy
                    raise
                if not told:
                    self.report(f"waits: {refusal.why}")
                    told = True
                delay = min(self.pace.delay(time.monotonic() - began), left)
                self._pause(delay, refusal.what, refusal.why)

    def until_shown(self, look: Callable[[], T], is_shown: Callable[[T], bool]) -> T:
        """What `look` answers once it shows what was just done.

        Reads may lag behind a change for a while. What doesn't show after that is answered as it
        is.
        """
        seen = look()
        ends = time.monotonic() + _SHOWS_WITHIN * self.pace.first
        while not is_shown(seen) and (left := min(self.left(), ends - time.monotonic())) > 0:
            self._pause(min(self.pace.first, left), "go on", "what was done doesn't show yet")
            seen = look()
        return seen

    def create_once(
        self, find: Callable[[], T | None], create: Callable[[], None], doing: str
    ) -> tuple[T, bool]:
        """Makes a thing that the API would make again at every call, and finds it.

        Looks for it first, and again before a call is repeated that wasn't answered: it may have
        been carried out all the same. Says besides whether it was there already.
        """

        def look() -> T | None:
            return self.retry_while(lambda failure: isinstance(failure, Busy), find)

        if (existing := look()) is not None:
            return existing, True
        began, made, told = time.monotonic(), False, ""
        while (found := look()) is None:
            why = "it can't be found yet"
            if not made:
                try:
                    create()
                    made = True
                    continue
                except Busy as busy:
                    if self.left() < self.pace.first:
                        raise
                    why = busy.why
                    if why != told:
                        self.report(f"{why.rstrip('.')}: tries again")
                        told = why
            elif self.left() <= 0:
                raise TimedOut(
                    doing, "what was made can't be found", "Run `pulumi up` again to go on looking"
                )
            delay = self.pace.delay(time.monotonic() - began)
            self._pause(min(delay, max(self.left(), self.pace.first)), doing, why)
        return found, False

    def cancelled_while(self, doing: str, seen: object) -> Cancelled:
        """The failure of a wait that the person has ended."""
        return Cancelled(
            doing,
            f"the run was cancelled (last seen: {seen or 'nothing yet'})",
            "It goes on in the cloud: run `pulumi up` again to go on waiting",
        )

    def _pause(self, seconds: float, doing: str, why: str) -> None:
        if self.cancelled.wait(max(seconds, 0.0)):
            raise self.cancelled_while(doing, why) from None


def _spell(duration: float) -> str:
    minutes, rest = divmod(round(duration), 60)
    return f"{minutes}m{rest}s" if minutes and rest else f"{minutes}m" if minutes else f"{rest}s"
