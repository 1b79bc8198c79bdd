"""Tests that are the same for many cases."""

from collections.abc import Callable
from typing import Any

import pytest

Members = dict[str, Any]
"""What is asked or answered, by name."""


def cases(
    names: str, *rows: Any, ids: Callable[[Any], str] | list[str] | None = None
) -> pytest.MarkDecorator:
    """One test a row: ``cases("number word", (1, "one"), (2, "two"))``.

    Args:
        names: of the test's arguments, with spaces between them.
        rows: their values; where there is one argument, a row is its value.
        ids: what the tests are called, as pytest takes it.
    """
    return pytest.mark.parametrize(
        names.split(), [r if " " in names else (r,) for r in rows], ids=ids
    )
