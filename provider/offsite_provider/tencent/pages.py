"""Answers of Tencent Cloud that come by the page."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..core.waiting import Wait
from .access import Api

_MOST: Final = 100
"""The most that CBS takes for `Limit`."""


def pages(
    api: Api,
    what: str,
    action: str,
    listed: str,
    query: Mapping[str, Any],
    wait: Wait | None = None,
) -> Iterator[Mapping[str, Any]]:
    """All that an action lists in its member `listed`: see `Api.call`."""
    offset, total = 0, 1
    while offset < total:
        answer = api.call(what, action, {**query, "Offset": offset, "Limit": _MOST}, wait)
        yield from answer[listed]
        offset, total = offset + _MOST, int(answer["TotalCount"])
