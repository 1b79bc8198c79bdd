"""What every part of the backend stands on."""

import re
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from moto.core.base_backend import BaseBackend

from ...settings import settings
from ..pages import page
from .exceptions import InvalidParameterValueError, LimitExceededError
from .names import SERVICE, arn

T = TypeVar("T")
_REQUEST_ID = re.compile(r"[a-zA-Z0-9_.-]{1,50}")

A_PAGE = 1000
"""How many items a list has when nobody asks for fewer, and at most."""

LOCK = threading.RLock()
"""Held while an operation is carried out: copies reach into other regions and accounts."""


class Base(BaseBackend):
    """One account's AWS Backup in one region."""

    def arn(self, kind: str, identifier: str) -> str:
        """The ARN of one of its things: ``arn("backup-vault", "orders")``."""
        return arn(self.region_name, self.account_id, kind, identifier)

    def settle(self) -> None:
        """Bring what moves with the clock to where it is now; before each operation."""

    def check_quota(self, thing: str, count: int) -> None:
        """Refuse one more of ``thing`` when there are ``count`` and the settings allow no more."""
        quota = settings.quota(f"{SERVICE}.{thing}", self.region_name)
        if quota is not None and count >= quota:
            raise LimitExceededError(f"You have reached the limit of {quota} {thing}s.")


def page_of(
    items: Sequence[T], max_results: int | None, next_token: str | None
) -> tuple[Sequence[T], str | None]:
    """One page of a list, and the token of the next one.

    Raises:
        InvalidParameterValueError: there is no such page.
    """
    size = A_PAGE if max_results is None else max_results
    if not 1 <= size <= A_PAGE:
        raise InvalidParameterValueError(f"MaxResults must be between 1 and {A_PAGE}: {size}")
    try:
        return page(items, size, next_token)
    except ValueError:
        raise InvalidParameterValueError("The NextToken is not valid.") from None


def listed(
    name: str,
    items: Sequence[T],
    describe: Callable[[T], dict[str, Any]],
    max_results: int | None,
    next_token: str | None,
) -> dict[str, Any]:
    """The answer of a list operation: one page of ``items`` under ``name``."""
    chosen, token = page_of(items, max_results, next_token)
    return given({name: [describe(item) for item in chosen], "NextToken": token})


def given(members: dict[str, Any]) -> dict[str, Any]:
    """The members that have a value."""
    return {name: value for name, value in members.items() if value is not None}


def check_request_id(value: str | None) -> None:
    """Refuse a ``CreatorRequestId`` that is not 1 to 50 alphanumeric or ``-_.`` characters."""
    if value is not None and not _REQUEST_ID.fullmatch(value):
        raise InvalidParameterValueError(
            "CreatorRequestId must contain 1 to 50 alphanumeric or '-_.' characters."
        )
