"""What will happen, and when: the sandbox's clock decides, and nothing runs in between."""

import heapq
import itertools
from collections.abc import Callable
from datetime import datetime

_numbers = itertools.count()
Event = Callable[[datetime], None]


class EventQueue:
    """What is to happen in one account and region, in order."""

    def __init__(self) -> None:
        self._events: list[tuple[datetime, int, Event]] = []

    def call_at(self, moment: datetime, event: Event) -> None:
        """Have ``event`` called with ``moment`` once the clock is there."""
        # What is due at the same time happens in the order in which it was decided.
        heapq.heappush(self._events, (moment, next(_numbers), event))

    def next_event(self) -> tuple[datetime, int] | None:
        """When the next event is due, and its place among those of that time."""
        return self._events[0][:2] if self._events else None

    def carry_out_next(self) -> None:
        """Have the next event happen."""
        moment, _, event = heapq.heappop(self._events)
        event(moment)
