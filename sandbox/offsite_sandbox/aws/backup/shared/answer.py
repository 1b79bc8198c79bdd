"""What operations answer: members that have a value, and lists page by page."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from ...pages import page
from .exceptions import InvalidParameterValueError

T = TypeVar("T")

A_PAGE = 1000
"""How many items a list has when nobody asks for fewer, and at most."""


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
