"""Calls that AWS Backup refuses for a while, and then takes."""

import time
from collections.abc import Callable
from typing import TypeVar

from ...core.failures import Cancelled, Conflict, Failure
from ...core.resource import Context
from ...core.waiting import Pace

T = TypeVar("T")


def patiently(
    context: Context,
    attempt: Callable[[], T],
    not_yet: Callable[[Failure], bool],
    remedy: str = "",
) -> T:
    """What `attempt` answers, tried again while `not_yet` says so of what it is refused with.

    `attempt` makes its calls under `doing`. When the time is over, the refusal is raised as it is,
    with `remedy` for advice.
    """
    pace = Pace.of(context.settings)
    began = time.monotonic()
    told = False
    while True:
        try:
            return attempt()
        except Failure as refusal:
            if not not_yet(refusal):
                raise
            left = context.deadline - time.monotonic()
            if left <= 0:
                refusal.remedy = remedy or refusal.remedy
                raise
            if not told:
                context.report.progress(f"waits: {refusal.why}")
                told = True
            delay = min(pace.delay(time.monotonic() - began), left)
            if context.settings.cancelled.wait(delay):
                why = f"the run was cancelled (last seen: {refusal.why})"
                raise Cancelled(refusal.what, why, "Run `pulumi up` again to go on") from None


def when_settled(context: Context, attempt: Callable[[], T]) -> T:
    """What `attempt` answers once the service is done with what it was asked for before."""

    def busy(refusal: Failure) -> bool:
        return isinstance(refusal, Conflict) and refusal.code == "ConflictException"

    remedy = "It is still busy with something else: run `pulumi up` again, or give it longer"
    return patiently(context, attempt, busy, f"{remedy} with `timeouts`")
