"""Schedules as AWS Backup takes them: ``cron(…)`` of six fields, and no ``rate(…)``.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html

In a time zone that changes its clocks, a time that is skipped is no run, and one that comes twice
is a run the first time, as EventBridge Scheduler has it.
"""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAYS_OF_WEEK = {
    name: number
    for number, name in enumerate(("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), start=1)
}
_MONTHS = {name.upper(): number for number, name in enumerate(calendar.month_abbr) if name}
_CALL = re.compile(r"cron\((.*)\)")

# The days of a month on which a schedule runs.
_Days = Callable[[int, int], set[int]]


@dataclass(frozen=True)
class Cron:
    """``cron(…)``: a run at each minute that all its fields allow, in a time zone."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: _Days
    months: tuple[int, ...]
    years: tuple[int, ...]
    zone: ZoneInfo

    def next_after(self, moment: datetime) -> datetime | None:
        """The first run after an aware ``moment``, in UTC, or None if there is none any more."""
        start = moment.astimezone(self.zone).replace(second=0, microsecond=0, tzinfo=None)
        for local in self._from(start):
            run = local.replace(tzinfo=self.zone).astimezone(timezone.utc)
            is_skipped = run.astimezone(self.zone).replace(tzinfo=None) != local
            if run > moment and not is_skipped:
                return run
        return None

    def _from(self, start: datetime) -> Iterator[datetime]:
        for year, month in self._months_from(start):
            for day in sorted(self.days(year, month)):
                for hour in self.hours:
                    for minute in self.minutes:
                        local = datetime(year, month, day, hour, minute)
                        if local >= start:
                            yield local

    def _months_from(self, start: datetime) -> Iterator[tuple[int, int]]:
        for year in self.years:
            for month in self.months:
                if (year, month) >= (start.year, start.month):
                    yield year, month


@lru_cache(maxsize=1024)
def parse(expression: str, timezone: str | None = None) -> Cron:
    """The schedule that ``expression`` stands for.

    Args:
        expression: ``cron(minutes hours day-of-month month day-of-week year)``.
        timezone: an IANA name, UTC if left out.

    Raises:
        ValueError: it is none, and why; or the time zone is unknown.
    """
    zone = _zone(timezone or "UTC")
    call = _CALL.fullmatch(expression)
    if call is None:
        raise ValueError(f"{expression!r} is not cron(…)")
    return _cron(call[1], zone)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no time zone") from error


def _cron(text: str, zone: ZoneInfo) -> Cron:
    fields = text.upper().split()
    if len(fields) != 6:
        raise ValueError(f"a cron expression has 6 fields, and this one has {len(fields)}")
    minutes, hours, day_of_month, month, day_of_week, year = fields
    if (day_of_month == "?") == (day_of_week == "?"):
        raise ValueError("one of day-of-month and day-of-week has to be ?, and only one")
    return Cron(
        minutes=_MINUTES.numbers(minutes),
        hours=_HOURS.numbers(hours),
        days=_days_of_week(day_of_week) if day_of_month == "?" else _days_of_month(day_of_month),
        months=_MONTH.numbers(month),
        years=_YEAR.numbers(year),
        zone=zone,
    )


class _Field(NamedTuple):
    name: str
    first: int
    last: int
    names: Mapping[str, int] = {}

    def numbers(self, text: str) -> tuple[int, ...]:
        """All that a field without ``?``, ``L``, ``W`` and ``#`` allows."""
        return tuple(sorted({number for item in text.split(",") for number in self._item(item)}))

    def number(self, text: str) -> int:
        number = self.names.get(text, int(text) if text.isdecimal() else self.first - 1)
        if not self.first <= number <= self.last:
            raise self.wrong(text)
        return number

    def wrong(self, text: str) -> ValueError:
        return ValueError(f"{text!r} is no {self.name}")

    def _item(self, text: str) -> list[int]:
        values, has_step, step = text.partition("/")
        start, is_range, end = values.partition("-")
        if values == "*":
            first, last = self.first, self.last
        elif is_range:
            first, last = self.number(start), self.number(end)
        else:
            first = self.number(values)
            last = self.last if has_step else first
        every = 1
        if has_step:
            if not step.isdecimal() or not 1 <= int(step) <= self.last:
                raise self.wrong(text)
            every = int(step)
        # A range may pass the end: FRI-MON, 22-2.
        size = self.last - self.first + 1
        length = last - first if last >= first else last - first + size
        return [
            (first - self.first + offset) % size + self.first
            for offset in range(0, length + 1, every)
        ]


_MINUTES = _Field("minute", 0, 59)
_HOURS = _Field("hour", 0, 23)
_DAY_OF_MONTH = _Field("day-of-month", 1, 31)
_MONTH = _Field("month", 1, 12, _MONTHS)
_DAY_OF_WEEK = _Field("day-of-week", 1, 7, _DAYS_OF_WEEK)
_YEAR = _Field("year", 1970, 2199)


def _days_of_month(text: str) -> _Days:
    if text == "L" or re.fullmatch(r"L-\d+", text):
        before = int(text[2:] or 0)
        if before > 30:
            raise _DAY_OF_MONTH.wrong(text)
        return lambda year, month: {_length(year, month) - before} - set(range(-30, 1))
    if text == "LW":
        return lambda year, month: {_nearest_weekday(year, month, _length(year, month))}
    if text.endswith("W"):
        wanted = _DAY_OF_MONTH.number(text[:-1])
        return lambda year, month: (
            {_nearest_weekday(year, month, wanted)} if wanted <= _length(year, month) else set()
        )
    numbers = _DAY_OF_MONTH.numbers(text)
    return lambda year, month: {day for day in numbers if day <= _length(year, month)}


def _days_of_week(text: str) -> _Days:
    if text == "L":
        text = "SAT"
    if text.endswith("L"):
        last = _DAY_OF_WEEK.number(text[:-1])
        return lambda year, month: {max(_days_that_are(year, month, (last,)))}
    if "#" in text:
        name, _, which = text.partition("#")
        number = _DAY_OF_WEEK.number(name)
        if which not in ("1", "2", "3", "4", "5"):
            raise _DAY_OF_WEEK.wrong(text)
        nth = int(which)
        return lambda year, month: set(_days_that_are(year, month, (number,))[nth - 1 : nth])
    numbers = _DAY_OF_WEEK.numbers(text)
    return lambda year, month: set(_days_that_are(year, month, numbers))


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _days_that_are(year: int, month: int, days_of_week: tuple[int, ...]) -> list[int]:
    first, length = calendar.monthrange(year, month)
    # Python's Monday is 0, AWS's Sunday is 1.
    return [day for day in range(1, length + 1) if (first + day - 1 + 1) % 7 + 1 in days_of_week]


def _nearest_weekday(year: int, month: int, day: int) -> int:
    """The day itself, or the weekday next to it in the same month."""
    day_of_week = calendar.weekday(year, month, day)
    if day_of_week == calendar.SATURDAY:
        return day - 1 if day > 1 else day + 2
    if day_of_week == calendar.SUNDAY:
        return day + 1 if day < _length(year, month) else day - 2
    return day
