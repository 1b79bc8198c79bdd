"""Schedules as AWS Backup takes them: `cron(…)` of six fields. It has no `rate(…)`.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
"""

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated, Final, NamedTuple
from zoneinfo import available_timezones

from pydantic import AfterValidator

from ....core.equality import Equality

DEFAULT_SCHEDULE: Final = "cron(0 5 ? * * *)"
"""When a rule without a schedule runs."""

DEFAULT_ZONE: Final = "Etc/UTC"

_CALL: Final = re.compile(r"cron\((.*)\)", re.IGNORECASE)
# fmt: off
_MONTHS: Final = (
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
)
# fmt: on
_WEEKDAYS: Final = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_UTC: Final = frozenset(
    f"{prefix}{name}" for prefix in ("", "Etc/") for name in ("UTC", "UCT", "Universal", "Zulu")
)


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

    def check(self, text: str) -> None:
        value = "|".join((*self.names, r"\d+"))
        if found := re.fullmatch(self.special.format(value=value), text):
            for part in filter(None, found.groups()):
                self._value(text, part)
            return
        for item in text.split(","):
            self._item(text, item)

    def _item(self, text: str, item: str) -> None:
        span, has_step, step = item.partition("/")
        if has_step and not (step.isdecimal() and 1 <= int(step) <= self.last):
            raise self.wrong(text, f"a step is a number from 1 to {self.last}")
        if span == "*":
            return
        bounds = [self._value(text, bound) for bound in span.split("-", 1)]
        # Everything but the years begins again after its last.
        if self.name == "year" and bounds[0] > bounds[-1]:
            raise self.wrong(text, "it ends before it begins")

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


def _checked(expression: str) -> str:
    """The expression with single spaces; a `ValueError` that says which field is wrong, and why."""
    tidy = " ".join(expression.split())
    call = _CALL.fullmatch(tidy)
    if call is None:
        bare = len(tidy.split()) == len(_FIELDS)
        hint = (
            f": write `cron({tidy})`" if bare else ", like `cron(0 5 ? * * *)` for every day at 5"
        )
        raise ValueError(f"must be `cron({_FORM})`, not `{tidy}`{hint}")
    fields = call[1].strip()
    _check_cron(fields)
    return f"cron({fields})"


def _check_cron(arguments: str) -> None:
    parts = arguments.upper().split()
    if len(parts) != len(_FIELDS):
        raise ValueError(f"must have {len(_FIELDS)} fields ({_FORM}), not {len(parts)}")
    for field, text in zip(_FIELDS, parts, strict=True):
        if not (text == "?" and field.name in _DAYS):
            field.check(text)
    asked = [field.name for field, text in zip(_FIELDS, parts, strict=True) if text == "?"]
    if len(asked) != 1:
        raise ValueError(
            f"must have `?` as its {_DAYS[0]} or as its {_DAYS[1]}, and not as "
            f"{'both' if asked else 'neither'}: one of them says the day"
        )


ScheduleExpression = Annotated[str, AfterValidator(_checked)]
"""`cron(…)`."""


@lru_cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _known_zone(name: str) -> str:
    if name not in _zones():
        cities = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(_zones())}
        cities |= {zone.casefold(): zone for zone in _zones()}
        near = get_close_matches(name.casefold().replace(" ", "_"), cities, n=1)
        hint = f": did you mean `{cities[near[0]]}`?" if near else ""
        raise ValueError(f"must be a time zone like `Europe/Zurich`, not `{name}`{hint}")
    return name


TimeZone = Annotated[str, AfterValidator(_known_zone)]
"""A time zone of the IANA database."""


def _schedule(expression: object) -> object:
    if expression is None:
        expression = DEFAULT_SCHEDULE
    if not isinstance(expression, str):
        return expression
    parts = re.findall(r"[^\s()]+", expression.upper())
    if len(parts) == 1 + len(_FIELDS) and (parts[3], parts[5]) == ("*", "?"):
        # Every day, in its other spelling.
        parts[3], parts[5] = "?", "*"
    return " ".join(parts)


SameSchedule: Final = Equality(_schedule)
"""A schedule, however it is spaced and spelled; left out, it is the default."""


def _zone(name: object) -> object:
    return DEFAULT_ZONE if name is None or name in _UTC else name


SameTimeZone: Final = Equality(_zone)
"""A time zone: UTC has many names, and is the default."""
