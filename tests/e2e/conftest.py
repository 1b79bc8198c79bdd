"""A stack of the test's own."""

from collections.abc import Callable

import pytest

from ..pulumi_cli import Stack


@pytest.fixture
def stack(new_stack: Callable[[str], Stack]) -> Stack:
    """An empty stack."""
    return new_stack("e2e")
