"""Tencent Cloud's times: China Standard Time, without saying so."""

from datetime import datetime, timedelta, timezone
from typing import Annotated, Final

from pydantic import BeforeValidator

from ..core.values import rfc3339

_CHINA: Final = timezone(timedelta(hours=8))


def _moment(value: str | None) -> str | None:
    if not value or value.endswith("Z"):
        return value or None
    return rfc3339(datetime.strptime(value, "%Y-%m-%d %H:%M:%S").replace(tzinfo=_CHINA))


Timestamp = Annotated[str | None, BeforeValidator(_moment)]
"""A moment, e.g. `2026-03-01T04:00:00Z`; `None` where the API has an empty string."""
