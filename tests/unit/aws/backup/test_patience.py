"""What is refused for a while is tried again, and nothing else."""

import threading
import time
from typing import Any

import pytest
from offsite_provider.aws.backup.patience import patiently, when_settled
from offsite_provider.aws.backup.roles import assumable
from offsite_provider.core.settings import Settings

from offsite_provider.core.failures import Cancelled, Conflict, Failure, Invalid
from offsite_provider.core.ownership import Owner
from offsite_provider.core.resource import Context

ROLE = "IAM Role arn:aws:iam::123456789012:role/backup cannot be assumed by AWS Backup"
BUSY = "AWS Backup can't perform the action until it finishes a previous action"


class Attempt:
    """Refuses so many times, and then does it."""

    def __init__(self, refusal: Failure, times: int) -> None:
        self.refusal = refusal
        self.times = times
        self.asked = 0

    def __call__(self) -> str:
        self.asked += 1
        if self.asked <= self.times:
            raise self.refusal
        return "done"


def context(report: Any, seconds: float = 60, pace: str = "0") -> Context:
    settings = Settings({"offsite:pollSeconds": pace})
    return Context(settings, Owner("urn"), report, time.monotonic() + seconds)


def not_assumable() -> Failure:
    return Invalid("select it", ROLE, code="InvalidParameterValueException")


def conflict(code: str = "ConflictException") -> Failure:
    return Conflict("change it", BUSY, code=code)


class TestPatience:
    @pytest.mark.parametrize(
        ("wait", "refusal"), [(assumable, not_assumable()), (when_settled, conflict())]
    )
    def test_tries_again_and_says_so_once(self, report: Any, wait: Any, refusal: Failure) -> None:
        attempt = Attempt(refusal, 3)
        assert wait(context(report), attempt) == "done"
        assert attempt.asked == 4
        assert report.progressed == [f"waits: {refusal.why}"]

    @pytest.mark.parametrize(
        ("wait", "refusal"),
        [
            (assumable, Invalid("select it", "bad ARN", code="InvalidParameterValueException")),
            (assumable, Failure("select it", ROLE)),
            (assumable, conflict()),
            (when_settled, conflict("AlreadyExistsException")),
            (when_settled, Invalid("change it", BUSY, code="ConflictException")),
            (when_settled, not_assumable()),
        ],
    )
    def test_any_other_refusal_is_final(self, report: Any, wait: Any, refusal: Failure) -> None:
        attempt = Attempt(refusal, 1)
        with pytest.raises(type(refusal)) as caught:
            wait(context(report), attempt)
        assert caught.value is refusal
        assert attempt.asked == 1
        assert report.progressed == []

    @pytest.mark.parametrize(
        ("wait", "refusal", "remedy"),
        [
            (assumable, not_assumable(), "backup.amazonaws.com"),
            (when_settled, conflict(), "`timeouts`"),
        ],
    )
    def test_the_refusal_itself_is_raised_when_the_time_is_over(
        self, report: Any, wait: Any, refusal: Failure, remedy: str
    ) -> None:
        attempt = Attempt(refusal, 1_000_000)
        with pytest.raises(type(refusal)) as caught:
            wait(context(report, seconds=0.1), attempt)
        assert caught.value is refusal
        assert remedy in caught.value.remedy
        assert attempt.asked > 1

    def test_it_is_tried_once_more_at_the_very_end(self, report: Any) -> None:
        attempt = Attempt(conflict(), 1)
        began = time.monotonic()
        assert when_settled(context(report, seconds=0.2, pace="600"), attempt) == "done"
        assert time.monotonic() - began < 10

    def test_cancelling_ends_it(self, report: Any) -> None:
        waiting = context(report, pace="600")
        threading.Timer(0.05, waiting.settings.cancelled.set).start()
        with pytest.raises(Cancelled) as caught:
            when_settled(waiting, Attempt(conflict(), 1_000_000))
        assert str(caught.value).startswith("cannot change it: the run was cancelled")
        assert BUSY in str(caught.value)

    def test_without_advice_the_refusals_own_is_kept(self, report: Any) -> None:
        refusal = Failure("do it", "no", "Ask again")
        with pytest.raises(Failure, match="Ask again"):
            patiently(context(report, seconds=0), Attempt(refusal, 9), lambda _: True)
