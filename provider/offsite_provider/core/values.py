"""Types of values that arguments and outputs of any service have."""

import re
from datetime import datetime, timezone
from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator, BeforeValidator

T = TypeVar("T")

_DURATION: Final = re.compile(r"(?:(?P<h>\d+)h)?(?:(?P<m>\d+)m)?(?:(?P<s>\d+)s)?")


def matches(pattern: str, what: str) -> AfterValidator:
    """A string of a form. ``what`` ends the sentence ``must be …``."""
    # Letters and digits are those of the clouds: none of them takes others here.
    compiled = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(f"must be {what}, not `{value}`")
        return value

    return AfterValidator(check)


def distinct(values: list[T]) -> list[T]:
    """Refuses a list that says the same thing twice."""
    seen: list[T] = []
    for value in values:
        if value in seen:
            raise ValueError(f"names `{value}` twice")
        seen.append(value)
    return values


def seconds(duration: str) -> float:
    """``1h30m``, ``90m`` or ``45s`` in seconds."""
    match = _DURATION.fullmatch(duration)
    if not duration or match is None:
        raise ValueError("must be a duration like `45s`, `90m` or `1h30m`")
    parts = {unit: int(value or 0) for unit, value in match.groupdict().items()}
    return parts["h"] * 3600.0 + parts["m"] * 60 + parts["s"]


def _duration(value: str) -> str:
    if seconds(value) <= 0:
        raise ValueError("must be longer than 0s")
    return value


Duration = Annotated[str, AfterValidator(_duration)]
"""A length of time, e.g. `1h30m`."""


def rfc3339(value: datetime | str) -> str:
    """A moment as an RFC 3339 string in UTC, to the second."""
    if isinstance(value, str):
        return value
    moment = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
    return moment.astimezone(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


Timestamp = Annotated[str, BeforeValidator(rfc3339)]
"""A moment, e.g. `2026-03-01T04:00:00Z`."""
