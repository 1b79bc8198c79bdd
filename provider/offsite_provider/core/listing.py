"""Shared listings: what comes by the page is read by the page, once for all that ask."""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Listing(Generic[T]):
    """Everything of a kind, by key, for resources that are many in a run.

    The first `few` questions are asked one by one, as listing an account for them costs more; from
    then on one listing answers all that ask within `fresh` seconds. What a run changes itself it
    notes with `changed`, so that nobody is told what was true before. Where `all` answers `None`
    there is no listing, and every question is asked alone.
    """

    def __init__(
        self,
        one: Callable[[str], T | None],
        all: Callable[[], Mapping[str, T] | None],
        *,
        few: int = 4,
        fresh: float = 5.0,
    ) -> None:
        self._one = one
        self._all = all
        self._few = few
        self._fresh = fresh
        self._asked = 0
        self._changes = 0
        self._seen: Mapping[str, T] | None = {}
        self._changed: set[str] = set()
        self._until = 0.0
        self._counting = threading.Lock()
        self._listing = threading.Lock()

    def get(
        self, key: str, is_expected: Callable[[T | None], bool] = lambda found: True
    ) -> T | None:
        """What is there now; `None` if nothing is.

        A listing may lag behind: what it says is asked for alone before it is told, unless it
        `is_expected`.
        """
        with self._counting:
            self._asked += 1
            alone = self._asked <= self._few
        if alone:
            return self._one(key)
        with self._listing:
            if self._seen is not None and time.monotonic() >= self._until:
                changes = self._changes
                self._changed.clear()
                self._seen = self._all()
                # A change while it was read may be in it or not.
                self._until = time.monotonic() + self._fresh if changes == self._changes else 0.0
            seen = None if key in self._changed else self._seen
        if seen is not None and is_expected(found := seen.get(key)):
            return found
        return self._one(key)

    def changed(self, key: str | None = None) -> None:
        """What was listed before is true no more: of one key, or of any."""
        if key is not None:
            self._changed.add(key)
            return
        self._changes += 1
        self._until = 0.0
