"""Waiting: one call for all that ask, and an end to every wait."""

import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from offsite_provider.core.failures import (
    AccessDenied,
    Busy,
    Cancelled,
    Conflict,
    Failure,
    NotFound,
    TimedOut,
)
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.core.waiting import Done, Pace, Poll, Wait, Waiting

PATIENT = 1.0
"""Longer than any thread takes to ask: the call of the first to ask waits for the last."""
QUICK = Pace(gather=0.005, first=0.01, growth=0.0, longest=0.02)


@dataclass
class Cloud:
    """What a describe call would see, and how it was asked."""

    things: dict[str, str] = field(default_factory=dict)
    calls: list[list[str]] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    """Raised by the next calls, first one first."""
    on_call: Callable[[int], None] = lambda number: None

    def fetch(self, keys: Sequence[str]) -> Mapping[str, str]:
        self.calls.append(list(keys))
        self.on_call(len(self.calls))
        if self.errors:
            raise self.errors.pop(0)
        return {key: self.things[key] for key in keys if key in self.things}


@pytest.fixture
def cloud() -> Cloud:
    return Cloud()


def until_ready(seen: str | None) -> Done[str] | Waiting:
    if seen == "FAILED":
        raise Failure("copy it", "it failed")
    return Done(seen) if seen == "READY" else Waiting(seen or "not visible yet")


def waits(seconds: float, report: Callable[[str], None] = lambda _: None) -> Wait:
    """A wait of so many seconds."""
    return Wait(time.monotonic() + seconds, QUICK, report=report)


def together(count: int, do: Callable[[int], object]) -> list[object]:
    """What `count` threads get that begin at the same moment."""
    start = threading.Barrier(count)

    def run(number: int) -> object:
        start.wait()
        return do(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


class TestGet:
    @pytest.mark.parametrize(("batch", "calls"), [(25, [25]), (10, [5, 10, 10])])
    def test_of_many_is_one_call_or_as_many_as_it_takes(
        self, cloud: Cloud, batch: int, calls: list[int]
    ) -> None:
        cloud.things = {str(n): f"state of {n}" for n in range(25)}
        poll = Poll(cloud.fetch, batch, Pace(gather=PATIENT))
        found = together(25, lambda n: poll.get(str(n)))
        assert found == [f"state of {n}" for n in range(25)]
        assert Poll(cloud.fetch, batch, QUICK).get("nothing") is None
        assert cloud.calls.pop() == ["nothing"]
        assert sorted(map(len, cloud.calls)) == calls
        assert sorted(key for call in cloud.calls for key in call) == sorted(cloud.things)

    def test_of_one_thing_asks_for_it_once(self, cloud: Cloud) -> None:
        cloud.things = {"a": "READY"}
        cloud.on_call = lambda _: time.sleep(0.1)
        poll = Poll(cloud.fetch, 10, Pace(gather=PATIENT))
        assert together(10, lambda _: poll.get("a")) == ["READY"] * 10
        assert cloud.calls == [["a"]]

    def test_is_never_older_than_the_question(self, cloud: Cloud) -> None:
        """A call that left before the question isn't an answer to it."""
        poll, second, asked = Poll(cloud.fetch, 10, QUICK), list[object](), threading.Event()

        def ask_again() -> None:
            asked.set()
            second.append(poll.get("a"))

        thread = threading.Thread(target=ask_again)

        def fetch(keys: Sequence[str]) -> Mapping[str, str]:
            cloud.fetch(keys)
            if len(cloud.calls) > 1:
                return {"a": "after"}
            thread.start()
            asked.wait()
            # The second question is on its way in; then the first answer arrives.
            threading.Event().wait(0.05)
            return {"a": "before"}

        poll.fetch = fetch
        assert poll.get("a") == "before"
        thread.join()
        assert second == ["after"]
        assert len(cloud.calls) == 2

    def test_ends_with_the_operation_while_a_call_goes_on(
        self, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("offsite_provider.core.waiting._GRACE", 0.05)
        over = threading.Event()
        cloud.on_call = lambda _: over.wait(30)
        poll, cancelled = Poll(cloud.fetch, 10, QUICK), waits(60)
        with pytest.raises(TimedOut, match="cannot read it: there was no answer in time"):
            poll.get("a", "read it", waits(0.05))
        cancelled.cancelled.set()
        with pytest.raises(Cancelled, match="cannot read it: the run was cancelled"):
            poll.get("a", "read it", cancelled)
        over.set()

    @pytest.mark.parametrize(
        "error", [AccessDenied("look", "not allowed"), ZeroDivisionError("oops")], ids=repr
    )
    def test_an_error_reaches_all_who_asked_and_only_them(
        self, cloud: Cloud, error: Exception
    ) -> None:
        cloud.errors, cloud.things = [error], {"a": "READY"}
        poll = Poll(cloud.fetch, 10, Pace(gather=PATIENT))

        def ask(_: int) -> object:
            with pytest.raises(type(error)) as caught:
                poll.get("a")
            return caught.value

        assert together(5, ask) == [error] * 5
        assert len(cloud.calls) == 1
        assert poll.get("a") == "READY"


class TestUntil:
    def test_ends_when_it_is_done(self, cloud: Cloud) -> None:
        cloud.things = {"a": "COPYING"}
        cloud.on_call = lambda number: cloud.things.update(a="READY") if number == 3 else None
        poll = Poll(cloud.fetch, 10, QUICK)
        assert waits(60).until(poll, "a", until_ready, "copy it") == "READY"
        assert len(cloud.calls) == 3
        assert waits(0).until(poll, "a", until_ready, "x") == "READY"

    def test_ends_with_the_judges_error_or_the_services(self, cloud: Cloud) -> None:
        cloud.things = {"a": "FAILED"}
        poll = Poll(cloud.fetch, 10, QUICK)
        with pytest.raises(Failure, match="cannot copy it: it failed"):
            waits(60).until(poll, "a", until_ready, "x")
        cloud.errors = [NotFound("look", "no such thing")]
        with pytest.raises(NotFound, match="cannot x: no such thing"):
            waits(60).until(poll, "a", until_ready, "x")

    def test_goes_on_while_the_service_is_busy(self, cloud: Cloud) -> None:
        cloud.errors = [Busy("look", "slow down"), Busy("look", "slow down")]
        cloud.things = {"a": "READY"}
        told: list[str] = []
        poll = Poll(cloud.fetch, 10, QUICK)
        waits(60, told.append).until(poll, "a", until_ready, "x")
        assert told == ["slow down"]
        assert len(cloud.calls) == 3

    def test_tells_every_state_once(self, cloud: Cloud) -> None:
        percents, told = [0.0, 10.0, 10.0, 55.4, 99.6], list[str]()
        looks = [Waiting("NEW")] * 2 + [Waiting("COPYING", percent) for percent in percents]
        judged = iter([*looks, Done("READY")])
        poll = Poll(cloud.fetch, 10, QUICK)
        waits(60, told.append).until(poll, "a", lambda _: next(judged), "x")
        assert told == ["NEW", *(f"COPYING, {percent} %" for percent in (0, 10, 55, 100))]

    @pytest.mark.parametrize(
        ("timeout", "errors", "seen"),
        [(0.03, 0, "COPYING"), (0, 0, "COPYING"), (0.03, 1000, "slow down")],
        ids=["a while", "no time at all", "a service that stays busy"],
    )
    def test_ends_when_time_is_up(
        self, cloud: Cloud, timeout: float, errors: int, seen: str
    ) -> None:
        cloud.things, cloud.errors = {"a": "COPYING"}, [Busy("look", "slow down")] * errors
        with pytest.raises(TimedOut) as caught:
            waits(timeout).until(Poll(cloud.fetch, 10, QUICK), "a", until_ready, "copy a")
        assert re.sub(r"\d+s", "0s", str(caught.value)) == (
            f"cannot copy a: it was not done after 0s (last seen: {seen}). It goes on in "
            "the cloud: run `pulumi up` again to go on waiting, or give it longer with `timeouts`."
        )

    @pytest.mark.parametrize("seconds", [600, 0.001])
    def test_ends_when_the_run_does(self, cloud: Cloud, seconds: float) -> None:
        cloud.things = {"a": "COPYING"}
        run, pace = Run(), Pace(first=seconds)
        poll = Poll(cloud.fetch, 10, pace)

        def told(_: str) -> None:
            Provider(run, {}).cancel()

        wait = Wait(time.monotonic() + 60, pace, run.cancelled, told)
        with pytest.raises(Cancelled) as caught:
            wait.until(poll, "a", until_ready, "copy a")
        assert str(caught.value) == (
            "cannot copy a: the run was cancelled (last seen: COPYING). It goes on in the cloud: "
            "run `pulumi up` again to go on waiting."
        )

    def test_a_failed_waiter_leaves_the_others_waiting(self, cloud: Cloud) -> None:
        cloud.things = {"a": "FAILED", "b": "COPYING"}
        cloud.on_call = lambda number: cloud.things.update(b="READY") if number == 4 else None
        poll = Poll(cloud.fetch, 10, QUICK)

        def wait(number: int) -> object:
            try:
                return waits(60).until(poll, "ab"[number], until_ready, "x")
            except Failure as failure:
                return failure.why

        assert together(2, wait) == ["it failed", "READY"]


class TestManyWaiters:
    def test_share_calls(self, cloud: Cloud) -> None:
        """A hundred that wait through five looks make five calls and a few, not five hundred."""
        looks = 5
        cloud.things = {str(n): "COPYING" for n in range(100)}

        def on_call(number: int) -> None:
            if number == looks:
                cloud.things.update(dict.fromkeys(cloud.things, "READY"))

        cloud.on_call = on_call
        pace = Pace(gather=PATIENT, first=0.01, growth=0.0, longest=0.02)
        poll = Poll(cloud.fetch, 100, pace)
        found = together(100, lambda n: waits(60).until(poll, str(n), until_ready, "x"))
        assert found == ["READY"] * 100
        # One that is still thinking about an answer misses the next call.
        assert looks <= len(cloud.calls) < 25

    def test_ride_along_with_whoever_asks_first(self, cloud: Cloud) -> None:
        """One that would look again much later gets the answer of a call that has room for it."""
        cloud.things = {"slow": "COPYING", "quick": "READY"}
        poll = Poll(cloud.fetch, 10, Pace(gather=0.005, first=30, longest=60))
        seen = threading.Event()
        done: list[str] = []

        def wait() -> None:
            patient = waits(120, lambda _: seen.set())
            done.append(patient.until(poll, "slow", until_ready, "x"))

        thread = threading.Thread(target=wait)
        thread.start()
        assert seen.wait(10)
        cloud.things["slow"] = "READY"
        while thread.is_alive():
            assert poll.get("quick") == "READY"
            thread.join(0.01)
        assert done == ["READY"]

    def test_hold_nobody_up_who_asks(self, cloud: Cloud) -> None:
        """The poll's thread sleeps until somebody's time has come: who asks wakes it."""
        cloud.things = {"slow": "COPYING", "quick": "READY"}
        pace = Pace(gather=0.005, first=10, longest=10)
        poll, wait = Poll(cloud.fetch, 1, pace), Wait(time.monotonic() + 60, pace)
        with ThreadPoolExecutor(1) as pool:
            slow = pool.submit(wait.until, poll, "slow", until_ready, "x")
            while not cloud.calls:
                time.sleep(0.01)
            time.sleep(0.1)
            began = time.monotonic()
            assert poll.get("quick") == "READY"
            took = time.monotonic() - began
            polling = [t for t in threading.enumerate() if t.name == "offsite-poll"]
            wait.cancelled.set()
        assert isinstance(slow.exception(), Cancelled)
        assert took < 5
        assert polling
        assert all(thread.daemon for thread in polling), "a process that ends waits for none"

    def test_are_forgotten_when_they_are_done(self, cloud: Cloud) -> None:
        cloud.things = {"a": "READY", "b": "READY"}
        poll = Poll(cloud.fetch, 10, QUICK)
        waits(60).until(poll, "a", until_ready, "x")
        poll.get("b")
        assert cloud.calls == [["a"], ["b"]]

    def test_begin_again_after_a_rest(self, cloud: Cloud) -> None:
        """The poll's thread ends when nobody waits; the next one to ask starts another."""
        cloud.things = {"a": "READY"}
        poll = Poll(cloud.fetch, 10, QUICK)
        for _ in range(3):
            assert poll.get("a") == "READY"
            for thread in threading.enumerate():
                if thread.name == "offsite-poll":
                    thread.join(10)
        assert len(cloud.calls) == 3


def test_a_pace_asks_less_and_less_often_and_leaves_some_of_it_to_chance() -> None:
    pace = Pace(first=2, growth=0.25, longest=30, jitter=0)
    assert [pace.delay(waited) for waited in (0, 8, 40, 400)] == [2, 2, 10, 30]
    delays = {Pace(first=10, jitter=0.2).delay(0) for _ in range(50)}
    assert len(delays) > 1
    assert all(8 <= delay <= 12 for delay in delays)


def test_a_pace_is_a_matter_of_configuration() -> None:
    assert Pace.of(Run()).first == Pace().first
    assert Pace.of(Run({"offsite:pollSeconds": "0.3"})).first == 0.3
    with pytest.raises(Failure, match="cannot read the configuration key `offsite:pollSeconds`"):
        Pace.of(Run({"offsite:pollSeconds": "soon"}))


class TestRetryWhile:
    """Tries again what is refused for a while."""

    def attempts(self, *answers: object) -> Callable[[], object]:
        left = list(answers)

        def attempt() -> object:
            answer = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(answer, Failure):
                raise answer
            return answer

        return attempt

    def retry(self, wait: Wait, *answers: object, within: float = float("inf")) -> object:
        return wait.retry_while(
            lambda failure: failure.code == "NotYet", self.attempts(*answers), "Try later", within
        )

    NOT_YET = Failure("use the role", "it is new", code="NotYet")

    def test_until_it_is_answered(self) -> None:
        told: list[str] = []
        wait = waits(60, told.append)
        assert self.retry(wait, self.NOT_YET, self.NOT_YET, "answer") == "answer"
        assert told == ["waits: it is new"]

    def test_not_after_another_refusal(self) -> None:
        with pytest.raises(Conflict):
            self.retry(waits(60), self.NOT_YET, Conflict("use the role", "taken"), "answer")

    @pytest.mark.parametrize(("seconds", "within"), [(0.03, 60), (60, 0.03), (-1, 60)])
    def test_not_after_the_deadline_or_its_own_time(self, seconds: float, within: float) -> None:
        refusal = Failure("use the role", "it is new", "Wait", code="NotYet")
        with pytest.raises(Failure) as caught:
            self.retry(waits(seconds), refusal, within=within)
        assert str(caught.value) == "cannot use the role: it is new (NotYet). Try later."

    def test_not_when_the_run_ends(self) -> None:
        wait = waits(60)
        wait.cancelled.set()
        with pytest.raises(Cancelled, match="cannot use the role: the run was cancelled"):
            self.retry(wait, self.NOT_YET)


class Shelf:
    """An API that makes one more thing at every call, and may lose the answer."""

    def __init__(self, answers: list[Exception | None], shows_after: int = 0) -> None:
        self.answers = answers
        self.things = 0
        self.looks = 0
        self.history: list[str] = []
        self._shows_after = shows_after
        self._made_at_look = 0

    def look(self) -> int | None:
        self.looks += 1
        self.history.append("look")
        shown = self.things and self.looks - self._made_at_look > self._shows_after
        return self.things if shown else None

    def make(self) -> None:
        """Raises the next answer; a `LostAnswer` has made the thing all the same."""
        self.history.append("make")
        answer = self.answers.pop(0)
        if answer is None or isinstance(answer, LostAnswer):
            self.things += 1
            self._made_at_look = self.looks
        if answer:
            raise answer


class LostAnswer(Busy):
    pass


BUSY = Busy("make it", "slow down")


class TestCreateOnce:
    def create(self, shelf: Shelf, wait: Wait | None = None) -> tuple[int, bool]:
        return (wait or waits(60)).create_once(shelf.look, shelf.make, "make it")

    @pytest.mark.parametrize("busy", [0, 1, 2])
    def test_creates_it_though_the_service_is_busy_when_it_is_looked_for(self, busy: int) -> None:
        shelf, looks = Shelf([None]), [BUSY] * busy

        def look() -> int | None:
            if looks:
                raise looks.pop()
            return shelf.look()

        assert waits(60).create_once(look, shelf.make, "make it") == (1, False)
        assert shelf.history == ["look", "look", "make", "look"]

    def test_takes_what_is_there(self) -> None:
        shelf = Shelf([])
        shelf.things = 7
        assert self.create(shelf) == (7, True)

    @pytest.mark.parametrize(
        ("answer", "shows_after"), [(None, 3), (LostAnswer("make it", "no answer"), 0)]
    )
    def test_creates_no_second_one_while_the_first_does_not_show(
        self, answer: Exception | None, shows_after: int
    ) -> None:
        shelf = Shelf([answer], shows_after)
        assert self.create(shelf) == (1, False)
        assert shelf.history.count("make") == 1

    def test_repeats_a_call_that_was_not_carried_out_after_a_look(self) -> None:
        shelf, told = Shelf([BUSY, BUSY, None]), list[str]()
        assert self.create(shelf, waits(60, told.append)) == (1, False)
        made = [index for index, what in enumerate(shelf.history) if what == "make"]
        assert len(made) == 3
        assert all(shelf.history[index - 1] == "look" for index in made)
        assert told == ["slow down: tries again"]

    @pytest.mark.parametrize(
        ("answers", "seconds", "failure"),
        [([Conflict("make it", "exists"), None], 60, Conflict), ([BUSY, None], -1, Busy)],
        ids=["refused", "busy till the end"],
    )
    def test_ends_with_the_services_refusal(
        self, answers: list[Exception | None], seconds: float, failure: type[Failure]
    ) -> None:
        shelf = Shelf(answers)
        with pytest.raises(failure):
            self.create(shelf, waits(seconds))
        assert shelf.history.count("make") == 1

    @pytest.mark.parametrize("answers", [[None], [BUSY, None]])
    def test_ends_when_the_run_does(self, answers: list[Exception | None]) -> None:
        wait, shelf = waits(60), Shelf(answers, shows_after=10_000)
        wait.cancelled.set()
        with pytest.raises(Cancelled, match="the run was cancelled"):
            self.create(shelf, wait)
        assert shelf.history.count("make") == 1

    def test_never_shows(self) -> None:
        shelf = Shelf([None], shows_after=10_000)
        with pytest.raises(TimedOut, match="cannot make it: what was made can't be found"):
            self.create(shelf, waits(-1))
        assert shelf.history.count("make") == 1
