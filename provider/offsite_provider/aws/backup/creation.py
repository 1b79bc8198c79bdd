"""Whether a call with a request ID made a thing, or found what an earlier run had made."""

import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final, NamedTuple, cast

from botocore.exceptions import ClientError

from ...core.failures import Conflict

_SLACK: Final = timedelta(seconds=1)
"""The service tells whole seconds."""


def is_new(answer: Mapping[str, Any], began: float) -> bool:
    """Whether what a creation answered was made since `began`, on the monotonic clock.

    Told by the service's own clock, that of the answer's `CreationDate` and `Date`. When in doubt
    it isn't, and has to be looked at.
    """
    headers = cast("Mapping[str, str]", answer["ResponseMetadata"].get("HTTPHeaders", {}))
    date = headers.get("date")
    if date is None:
        return False
    now = parsedate_to_datetime(date)
    asked = now - timedelta(seconds=time.monotonic() - began)
    created = cast(datetime, answer["CreationDate"])
    return asked - _SLACK <= created <= now + 2 * _SLACK


class AlreadyExists(NamedTuple):
    """The thing that exists where another was to be made, as far as the service tells."""

    request_id: str | None
    """The ID of the request that made it."""
    arn: str | None


def existing(conflict: Conflict) -> AlreadyExists:
    """What an `AlreadyExistsException` says of the thing that exists."""
    error = conflict.__cause__
    if not isinstance(error, ClientError):
        return AlreadyExists(None, None)
    found = cast("Mapping[str, Any]", error.response)
    return AlreadyExists(found.get("CreatorRequestId"), found.get("Arn"))
