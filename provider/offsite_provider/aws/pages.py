"""Answers that come by the page."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any


def pages(operation: Callable[..., Any], **parameters: Any) -> Iterator[Mapping[str, Any]]:
    """All pages of an operation with `NextToken`: botocore has no paginator for some."""
    while True:
        page: Mapping[str, Any] = operation(**parameters)
        yield page
        if not page.get("NextToken"):
            return
        parameters["NextToken"] = page["NextToken"]
