"""Times as CBS writes and reads them."""

from datetime import datetime, timedelta, timezone

from ...clock import clock
from ..errors import invalid_parameter_value

_BEIJING = timezone(timedelta(hours=8))
_SHORTEST_LIFE = timedelta(days=1)


def beijing(time: datetime | None) -> str:
    """``YYYY-MM-DD HH:MM:SS`` in Beijing time; no time is an empty string."""
    return time.astimezone(_BEIJING).strftime("%Y-%m-%d %H:%M:%S") if time else ""


def deadline(text: str) -> datetime:
    """A ``Deadline`` parameter: ISO 8601 in UTC, such as ``2022-01-08T09:47:55+00:00``.

    Raises:
        TencentError: ``InvalidParameterValue`` for another form, or less than a day from now.
    """
    try:
        time = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        time = None
    if time is None or time.utcoffset() is None:
        raise invalid_parameter_value(
            "Deadline", "it should be a time in UTC such as 2022-01-08T09:47:55+00:00"
        )
    if time < clock.now() + _SHORTEST_LIFE:
        raise invalid_parameter_value("Deadline", "it should be a day from now, or later")
    return time
