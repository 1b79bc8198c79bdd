"""Schedules as AWS Backup takes them: `cron(…)` of six fields. It has no `rate(…)`."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator

from ....core.equality import Equality
from ...cron import known_zone, tidy

DEFAULT_SCHEDULE: Final = "cron(0 5 ? * * *)"
"""When a rule without a schedule runs."""

DEFAULT_ZONE: Final = "Etc/UTC"

_UTC: Final = frozenset(
    f"{prefix}{name}" for prefix in ("", "Etc/") for name in ("UTC", "UCT", "Universal", "Zulu")
)

ScheduleExpression = Annotated[str, AfterValidator(tidy)]
"""`cron(…)`."""

TimeZone = Annotated[str, AfterValidator(known_zone)]
"""A time zone of the IANA database."""


def _schedule(expression: object) -> object:
    if expression is None:
        expression = DEFAULT_SCHEDULE
    if not isinstance(expression, str):
        return expression
    parts = re.findall(r"[^\s()]+", expression.upper())
    # `cron`, and its fields.
    if len(parts) == 7 and (parts[3], parts[5]) == ("*", "?"):
        # Every day, in its other spelling.
        parts[3], parts[5] = "?", "*"
    return " ".join(parts)


SameSchedule: Final = Equality(_schedule)
"""A schedule, however it is spaced and spelled; left out, it is the default."""


def is_utc(name: str) -> bool:
    """Whether a time zone is UTC, by one of its names."""
    return name in _UTC


def _zone(name: object) -> object:
    return DEFAULT_ZONE if name is None or name in _UTC else name


SameTimeZone: Final = Equality(_zone)
"""A time zone: UTC has many names, and is the default."""
