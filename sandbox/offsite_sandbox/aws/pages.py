"""Lists in pages, with tokens that a client cannot read."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_PREFIX = "page:"


def page(items: Sequence[T], size: int, token: str | None) -> tuple[Sequence[T], str | None]:
    """One page of ``items`` and the token of the next one, or None when it is the last.

    Raises:
        ValueError: the token is none of ours.
    """
    start = 0 if token is None else _start(token)
    end = start + size
    following = base64.urlsafe_b64encode(f"{_PREFIX}{end}".encode()).decode()
    return items[start:end], following if end < len(items) else None


def _start(token: str) -> int:
    try:
        text = base64.urlsafe_b64decode(token.encode()).decode()
    except (binascii.Error, UnicodeError) as error:
        raise ValueError("an unreadable token") from error
    if not text.startswith(_PREFIX) or not text.removeprefix(_PREFIX).isdecimal():
        raise ValueError("a token of another list")
    return int(text.removeprefix(_PREFIX))
