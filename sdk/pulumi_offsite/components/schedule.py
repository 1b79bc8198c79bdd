"""How old the newest backup gets: schedules, and the time until a backup is there, added up.

A backup has what was there when it began, on schedule at the earliest. It protects from when it is
complete, at the end of its window at the latest, until it is deleted. So just before the next one
is complete, the newest is as old as the time between two runs, and the window. At another vault
the time that the copy takes comes on top.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from offsite_provider.doors.arguments import parse_cron

_YEARS = timedelta(days=2 * 366)
"""How far ahead is looked: over two changes of the clocks each way, and two of each month."""
_FEWEST = 24
"""And over how many runs at least, where there are few."""
_MOST = 50_000
_FARTHEST = timedelta(days=20 * 366)


@dataclass(frozen=True)
class Gap:
    """The longest time between two runs of a schedule, in its time zone."""

    begin: datetime
    end: datetime | None
    """None: there is no further run."""

    @property
    def length(self) -> timedelta | None:
        return None if self.end is None else _length(self.begin, self.end)


def longest_gap(schedules: Sequence[str], zone: str, since: datetime) -> Gap | None:
    """The longest time between two runs from a moment on, of one schedule or of several together.

    None if there is no run. Of equal ones it is the first.
    """
    return _longest(tuple(schedules), zone, since)


# The same schedules are asked of at home, and at each copy.
@lru_cache(maxsize=256)
def _longest(schedules: tuple[str, ...], zone: str, since: datetime) -> Gap | None:
    runs = heapq.merge(*(parse_cron(schedule).runs(since, zone) for schedule in schedules))
    longest: tuple[datetime, datetime] | None = None
    last: datetime | None = None
    for count, run in enumerate(runs):
        if last is not None and (longest is None or _length(last, run) > _length(*longest)):
            longest = last, run
        last = run
        passed = run - since
        if passed > _FARTHEST or count > _MOST or (passed > _YEARS and count >= _FEWEST):
            return Gap(*longest) if longest else None
    return Gap(last, None) if last else None


def _length(begin: datetime, end: datetime) -> timedelta:
    """How long it really takes: clocks may change in between."""
    return end.astimezone(timezone.utc) - begin.astimezone(timezone.utc)


@dataclass(frozen=True)
class Promise:
    """How old the newest backup at a place gets at most, and how that comes about."""

    gap: Gap
    terms: tuple[tuple[timedelta, str], ...]
    """What is added to the time between two runs, and what it is for."""

    @property
    def age(self) -> timedelta | None:
        """None: from some day on there is no further backup."""
        length = self.gap.length
        return None if length is None else sum((term for term, _ in self.terms), start=length)

    def sum(self) -> str:
        """`25h from 2026-10-24 05:00 to 2026-10-25 05:00 + 2h until it is complete = 27h`."""
        length, age, end = self.gap.length, self.age, self.gap.end
        if length is None or age is None or end is None:
            return f"after {_told(self.gap.begin)} there is none"
        parts = [f"{duration(length)} from {_told(self.gap.begin)} to {_told(end)}"]
        parts += [f"{duration(term)} {what}" for term, what in self.terms if term]
        return f"{' + '.join(parts)} = {duration(age)}"


def _told(run: datetime) -> str:
    return f"{run:%Y-%m-%d %H:%M}"


def duration(length: timedelta) -> str:
    """`26h`, `1h30m`, `90s`: as an argument takes it."""
    return "".join(_units(int(length.total_seconds()))) or "0s"


def _units(seconds: int) -> Iterator[str]:
    for unit, size in (("h", 3600), ("m", 60), ("s", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            yield f"{count}{unit}"
