"""Resource: what a handler is given to work with."""

import time
from typing import Any

import pytest
from offsite_provider.core.fields import Inputs, Outputs, Timeouts
from offsite_provider.core.settings import Settings

from offsite_provider.core.failures import Busy, Cancelled, Conflict, TimedOut
from offsite_provider.core.ownership import Owner
from offsite_provider.core.resource import Context, Handler
from offsite_provider.core.waiting import Done, Pace, Poll, Waiting

PAUSE = 0.001


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
        """Raises the next answer; `Busy` with a lost answer has made the thing all the same."""
        self.history.append("make")
        answer = self.answers.pop(0)
        if answer is None or getattr(answer, "carried_out", False):
            self.things += 1
            self._made_at_look = self.looks
        if answer:
            raise answer


class LostAnswer(Busy):
    carried_out = True


@pytest.fixture
def context(settings: Settings, report: Any) -> Context:
    return Context(settings, Owner("urn"), report, time.monotonic() + 60)


@pytest.fixture
def late(settings: Settings, report: Any) -> Context:
    return Context(settings, Owner("urn"), report, time.monotonic() - 1)


class TestMakeOnce:
    def test_makes_it(self, context: Context) -> None:
        shelf = Shelf([None])
        assert context.make_once(shelf.look, shelf.make, PAUSE) == (1, False)
        assert shelf.history == ["look", "look", "make", "look"]

    def test_takes_what_is_there(self, context: Context) -> None:
        shelf = Shelf([])
        shelf.things = 7
        assert context.make_once(shelf.look, shelf.make, PAUSE) == (7, True)

    def test_looks_until_it_shows(self, context: Context) -> None:
        shelf = Shelf([None], shows_after=3)
        assert context.make_once(shelf.look, shelf.make, PAUSE) == (1, False)
        assert shelf.history.count("make") == 1

    def test_an_answer_that_was_lost_is_no_second_thing(self, context: Context) -> None:
        shelf = Shelf([LostAnswer("make it", "no answer")])
        assert context.make_once(shelf.look, shelf.make, PAUSE) == (1, False)
        assert shelf.history.count("make") == 1

    def test_a_call_that_was_not_carried_out_is_repeated_after_a_look(
        self, context: Context, report: Any
    ) -> None:
        shelf = Shelf([Busy("make it", "slow down"), Busy("make it", "slow down"), None])
        assert context.make_once(shelf.look, shelf.make, PAUSE) == (1, False)
        made = [index for index, what in enumerate(shelf.history) if what == "make"]
        assert len(made) == 3
        assert all(shelf.history[index - 1] == "look" for index in made)
        assert report.progressed == ["slow down: tries again"] * 2

    def test_a_refusal_is_the_end(self, context: Context) -> None:
        shelf = Shelf([Conflict("make it", "exists"), None])
        with pytest.raises(Conflict):
            context.make_once(shelf.look, shelf.make, PAUSE)
        assert shelf.history.count("make") == 1

    def test_busy_till_the_end_of_time(self, late: Context) -> None:
        shelf = Shelf([Busy("make it", "slow down"), None])
        with pytest.raises(Busy):
            late.make_once(shelf.look, shelf.make, PAUSE)
        assert shelf.history.count("make") == 1

    @pytest.mark.parametrize("answers", [[None], [Busy("make it", "slow down"), None]])
    def test_ends_when_the_run_does(self, context: Context, answers: list[Any]) -> None:
        context.settings.cancelled.set()
        shelf = Shelf(answers, shows_after=10_000)
        with pytest.raises(Cancelled, match="the run was cancelled"):
            context.make_once(shelf.look, shelf.make, 5)
        assert shelf.history.count("make") == 1

    def test_never_shows(self, late: Context) -> None:
        shelf = Shelf([None], shows_after=10_000)
        with pytest.raises(TimedOut, match="it does not show"):
            late.make_once(shelf.look, shelf.make, PAUSE)
        assert shelf.history.count("make") == 1


class TestWait:
    def poll(self) -> Poll[str]:
        return Poll(lambda keys: dict.fromkeys(keys, "seen"), 1, Pace(gather=0, first=0.001))

    def test_tells_what_it_gets(self, context: Context) -> None:
        assert context.wait(self.poll(), "a", lambda seen: Done(seen), "look") == "seen"

    def test_keeps_to_the_deadline_of_the_whole_operation(self, late: Context) -> None:
        with pytest.raises(TimedOut, match="cannot copy a: it was not done after 0s"):
            late.wait(self.poll(), "a", lambda _: Waiting("COPYING"), "copy a")


class TestTimeout:
    class Handler(Handler[Inputs, Outputs]):
        timeouts = Timeouts(create="2h", delete="30m")

    @pytest.mark.parametrize(
        ("asked", "operation", "seconds"),
        [
            (None, "create", 7200),
            (Timeouts(), "create", 7200),
            (Timeouts(create="45s"), "create", 45),
            (Timeouts(create="45s"), "delete", 1800),
            (None, "update", 600),
            (None, "read", 600),
        ],
    )
    def test_is_the_programs_or_the_handlers(
        self, asked: Timeouts | None, operation: str, seconds: float
    ) -> None:
        assert self.Handler().timeout(operation, Inputs(timeouts=asked)) == seconds
