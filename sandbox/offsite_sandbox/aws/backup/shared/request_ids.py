"""The ``CreatorRequestId`` that makes a request safe to repeat."""

import re

from .exceptions import InvalidParameterValueError

_PATTERN = re.compile(r"[a-zA-Z0-9_.-]{1,50}")


def check_request_id(value: str | None) -> None:
    """Refuse one that AWS Backup does not take.

    Raises:
        InvalidParameterValueError: it is not 1 to 50 alphanumeric or ``-_.`` characters.
    """
    if value is not None and not _PATTERN.fullmatch(value):
        raise InvalidParameterValueError(
            "CreatorRequestId must contain 1 to 50 alphanumeric or '-_.' characters."
        )
