"""The types of arguments that many questions take."""

import json
import re
from datetime import datetime
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from ....core.fields import matches

_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})")


def _moment(value: str) -> str:
    try:
        if not _MOMENT.fullmatch(value):
            raise ValueError
        datetime.fromisoformat(value[:19])
    except ValueError:
        raise ValueError(f"must be a moment like `2026-03-01T04:00:00Z`, not `{value}`") from None
    return value


def _json_object(value: str) -> str:
    try:
        found = json.loads(value)
    except ValueError as error:
        raise ValueError(f"must be JSON: {error}") from None
    if not isinstance(found, dict):
        raise ValueError("must be a JSON object")
    return value


Text = Annotated[str, Field(min_length=1)]
"""What no more is known of than that it isn't empty."""

Moment = Annotated[str, AfterValidator(_moment)]
"""A moment as an RFC 3339 string, with its time zone."""

JsonObject = Annotated[str, AfterValidator(_json_object)]

AccountId = Annotated[str, matches(r"\d{12}", "the ID of an account, 12 digits")]

AnyAccountId = Annotated[
    str, matches(r"\d{12}|\*", "the ID of an account, 12 digits, or `*` for all of them")
]

ResourceType = Annotated[
    str,
    matches(
        r"[a-zA-Z0-9\-_.]{1,50}",
        "a type of resources, up to 50 letters, digits and `-_.`, like `EBS`",
    ),
]

AuditName = Annotated[
    str,
    matches(
        r"[a-zA-Z][_a-zA-Z0-9]{0,255}",
        "a letter and up to 255 letters, digits and `_`",
    ),
]
"""The name of a framework or of a report plan."""
