"""Schedules of AWS: `cron(…)` of six fields, which runs they stand for, and what is wrong with one.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from difflib import get_close_matches
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

_CALL: Final = re.compile(r"cron\((.*)\)", re.IGNORECASE)
# fmt: off
_MONTHS: Final = (
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
)
# fmt: on
_WEEKDAYS: Final = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")

_Days = Callable[[int, int], set[int]]
"""The days of a month of a year."""


@dataclass(frozen=True)
class Cron:
    """A run at each minute that all fields allow."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: _Days
    months: tuple[int, ...]
    years: tuple[int, ...]

    def runs(self, after: datetime, zone: str) -> Iterator[datetime]:
        """The runs after an aware moment, one after the other, in a time zone of the database.

        A time that the clocks skip is no run, and one that comes twice is a run the first time.
        """
        place = ZoneInfo(zone)
        start = after.astimezone(place).replace(tzinfo=None)
        for local in self._from(start.replace(second=0, microsecond=0)):
            run = local.replace(tzinfo=place)
            is_skipped = _through_utc(run).replace(tzinfo=None) != local
            if run.astimezone(timezone.utc) > after and not is_skipped:
                yield run

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


def _through_utc(moment: datetime) -> datetime:
    return moment.astimezone(timezone.utc).astimezone(moment.tzinfo)


def tidy(expression: str) -> str:
    """A schedule with single spaces.

    Raises:
        ValueError: it is none; a sentence that says which field is wrong, and why.
    """
    spaced = " ".join(expression.split())
    call = _CALL.fullmatch(spaced)
    if call is None:
        bare = len(spaced.split()) == len(_FIELDS)
        hint = (
            f": write `cron({spaced})`" if bare else ", like `cron(0 5 ? * * *)` for every day at 5"
        )
        raise ValueError(f"must be `cron({_FORM})`, not `{spaced}`{hint}")
    fields = call[1].strip()
    _cron(fields)
    return f"cron({fields})"


@lru_cache(maxsize=1024)
def parse(expression: str) -> Cron:
    """The schedule that an expression stands for; a `ValueError` if it is none."""
    return _cron(tidy(expression).removeprefix("cron(").removesuffix(")"))


def _cron(arguments: str) -> Cron:
    parts = arguments.upper().split()
    if len(parts) != len(_FIELDS):
        raise ValueError(f"must have {len(_FIELDS)} fields ({_FORM}), not {len(parts)}")
    allowed = [
        _NO_DAYS if text == "?" and field.name in _DAYS else field.read(text)
        for field, text in zip(_FIELDS, parts, strict=True)
    ]
    asked = [found for found in allowed if found is _NO_DAYS]
    if len(asked) != 1:
        raise ValueError(
            f"must have `?` as its {_DAYS[0]} or as its {_DAYS[1]}, and not as "
            f"{'both' if asked else 'neither'}: one of them says the day"
        )
    minutes, hours, of_month, months, of_week, years = allowed
    return Cron(
        minutes=minutes.numbers,
        hours=hours.numbers,
        days=_of_week(of_week) if of_month is _NO_DAYS else _of_month(of_month),
        months=months.numbers,
        years=years.numbers,
    )


class _Allowed(NamedTuple):
    """What a field allows: all of some numbers, or something special of one."""

    numbers: tuple[int, ...]
    special: str = ""
    """The field's text with its value as `v`: `LW`, `L-v`, `vW`, `vL`, `v#2`."""


_NO_DAYS: Final = _Allowed(())
"""`?`: the other of the two fields says the day."""


class _Field(NamedTuple):
    """One of the six, in the words that a message needs."""

    name: str
    first: int
    last: int
    wildcards: str = ", - * /"
    names: tuple[str, ...] = ()
    special: str = ""
    """What it may say besides lists, ranges and steps: `{value}` stands for a value."""

    @property
    def allowed(self) -> str:
        names = f" or {self.names[0]}-{self.names[-1]}" if self.names else ""
        return f"{self.first}-{self.last}{names}, with {self.wildcards}"

    def wrong(self, text: str, why: str = "") -> ValueError:
        why = f"{why}; " if why else ""
        return ValueError(f"has `{text}` in its {self.name}: {why}allowed are {self.allowed}")

    def read(self, text: str) -> _Allowed:
        value = "|".join((*self.names, r"\d+"))
        if found := re.fullmatch(self.special.format(value=value), text):
            given = next(filter(None, found.groups()), "")
            numbers = (self._value(text, given),) if given else ()
            return _Allowed(numbers, text.replace(given, "v", 1) if given else text)
        items = (number for item in text.split(",") for number in self._item(text, item))
        return _Allowed(tuple(sorted(set(items))))

    def _item(self, text: str, item: str) -> Iterator[int]:
        span, has_step, step = item.partition("/")
        if has_step and not (step.isdecimal() and 1 <= int(step) <= self.last):
            raise self.wrong(text, f"a step is a number from 1 to {self.last}")
        bounds = [self.first, self.last]
        if span != "*":
            given = [self._value(text, bound) for bound in span.split("-", 1)]
            bounds = [given[0], self.last if has_step and len(given) == 1 else given[-1]]
        first, last = bounds
        # Everything but the years begins again after its last.
        if first > last and self.name == "year":
            raise self.wrong(text, "it ends before it begins")
        size = self.last - self.first + 1
        for offset in range(0, (last - first) % size + 1, int(step or 1)):
            yield (first - self.first + offset) % size + self.first

    def _value(self, text: str, value: str) -> int:
        if value in self.names:
            return self.names.index(value) + self.first
        if not value.isdecimal() or not self.first <= int(value) <= self.last:
            raise self.wrong(text, f"`{value}` is none of its values" if value != text else "")
        return int(value)


_FIELDS: Final = (
    _Field("minutes", 0, 59),
    _Field("hours", 0, 23),
    _Field("day-of-month", 1, 31, ", - * ? / L W", special=r"L|LW|L-({value})|({value})W"),
    _Field("month", 1, 12, names=_MONTHS),
    _Field(
        "day-of-week",
        1,
        7,
        ", - * ? L #",
        _WEEKDAYS,
        r"L|({value})L|({value})#[1-5]",
    ),
    _Field("year", 1970, 2199),
)
_DAYS: Final = ("day-of-month", "day-of-week")
_FORM: Final = " ".join(field.name for field in _FIELDS)


def _of_month(allowed: _Allowed) -> _Days:
    numbers, special = allowed
    if special in ("L", "L-v"):
        before = numbers[0] if numbers else 0
        return lambda year, month: {_length(year, month) - before} - set(range(-31, 1))
    if special == "LW":
        return lambda year, month: {_nearest_weekday(year, month, _length(year, month))}
    if special == "vW":
        return lambda year, month: {
            _nearest_weekday(year, month, day) for day in numbers if day <= _length(year, month)
        }
    return lambda year, month: {day for day in numbers if day <= _length(year, month)}


def _of_week(allowed: _Allowed) -> _Days:
    numbers, special = allowed
    if special == "L":
        # The last day of the week.
        numbers, special = (len(_WEEKDAYS),), ""
    if special == "vL":
        return lambda year, month: set(_days_that_are(year, month, numbers)[-1:])
    if special:
        nth = int(special[-1])
        return lambda year, month: set(_days_that_are(year, month, numbers)[nth - 1 : nth])
    return lambda year, month: set(_days_that_are(year, month, numbers))


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _days_that_are(year: int, month: int, days_of_week: tuple[int, ...]) -> list[int]:
    first, length = calendar.monthrange(year, month)
    # Python's Monday is 0, AWS's Sunday is 1.
    return [day for day in range(1, length + 1) if (first + day) % 7 + 1 in days_of_week]


def _nearest_weekday(year: int, month: int, day: int) -> int:
    """The day itself, or the weekday next to it in the same month."""
    day_of_week = calendar.weekday(year, month, day)
    if day_of_week == calendar.SATURDAY:
        return day - 1 if day > 1 else day + 2
    if day_of_week == calendar.SUNDAY:
        return day + 1 if day < _length(year, month) else day - 2
    return day


@lru_cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def known_zone(name: str) -> str:
    """The name, if it is that of a time zone; else a `ValueError` with the nearest one."""
    if name not in _zones():
        cities = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(_zones())}
        cities |= {zone.casefold(): zone for zone in _zones()}
        near = get_close_matches(name.casefold().replace(" ", "_"), cities, n=1)
        hint = f": did you mean `{cities[near[0]]}`?" if near else ""
        raise ValueError(f"must be a time zone like `Europe/Zurich`, not `{name}`{hint}")
    return name
