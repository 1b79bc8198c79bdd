"""Tiers: how often backups are made, and for how long they are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

from offsite_provider.doors.arguments import (
    CONTINUOUS_DAYS,
    Days,
    DisplayName,
    Problem,
    ScheduleExpression,
    in_cold_storage,
    is_given,
)

from ._component import instance

TierName = Literal["35d", "90d", "1y", "5y", "7y"]
"""The tiers that have names, by how long they keep: daily, weekly, and three that are monthly."""


@dataclass(frozen=True, kw_only=True)
class Tier:
    """Backups that are made by one schedule, and kept equally long."""

    name: DisplayName
    """The name of the plan's rule: 1 to 50 letters, digits, `-`, `_` and `.`."""
    schedule: ScheduleExpression
    """When backups are made: `cron(minutes hours day-of-month month day-of-week year)`."""
    keep_days: Days
    """For how many days backups are kept."""
    cold_after_days: Days | None = None
    """After how many days they move to cold storage, where they stay for at least 90. Left out,
    they never do."""
    continuous: bool = False
    """Whether to restore to any point in time, where a service can: such backups are kept for at
    most 35 days, and in warm storage."""

    @staticmethod
    def problems(given: Any) -> Iterator[Problem]:
        days, cold = given.keep_days, given.cold_after_days
        if is_given(days) and is_given(cold):
            yield from in_cold_storage("keepDays", cold, days)
        if given.continuous is True:
            if is_given(days) and days > CONTINUOUS_DAYS:
                why = "a continuous backup is kept for no longer"
                yield Problem(("keepDays",), f"must be at most {CONTINUOUS_DAYS}: {why}")
            if is_given(cold):
                why = "a continuous backup stays in warm storage"
                yield Problem(("coldAfterDays",), f"can't be given: {why}")

    @classmethod
    def named(cls, name: str) -> "Tier":
        """A tier of its name; a `ValueError` if there is none of it."""
        found = _TIERS.get(name)
        if found is None:
            near = get_close_matches(name, _TIERS, n=1)
            hint = f"did you mean `{near[0]}`?" if near else "or a `Tier`"
            raise ValueError(f"must be one of {', '.join(_TIERS)}, not `{name}`: {hint}")
        return found


def _monthly(kept: str, keep_days: int, cold_after_days: int) -> Tier:
    return Tier(
        name=f"monthly-{kept}",
        schedule="cron(0 5 1 * ? *)",
        keep_days=keep_days,
        cold_after_days=cold_after_days,
    )


# At the hours, and with the cold storage, of the CDK's rules of the same retention.
_TIERS = {
    "35d": Tier(name="daily-35d", schedule="cron(0 5 ? * * *)", keep_days=35),
    "90d": Tier(name="weekly-90d", schedule="cron(0 5 ? * SAT *)", keep_days=90),
    "1y": _monthly("1y", 365, 30),
    "5y": _monthly("5y", 5 * 365, 90),
    "7y": _monthly("7y", 7 * 365, 90),
}


def tiers_of(given: Sequence[Tier | TierName]) -> list[Tier]:
    """Tiers, where some are given by name."""
    return [Tier.named(t) if isinstance(t, str) else instance(Tier, t) for t in given]
