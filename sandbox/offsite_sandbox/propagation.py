"""Values of which a change shows only a while later."""

from datetime import datetime
from typing import Generic, TypeVar

from .clock import clock
from .configuration import configuration

T = TypeVar("T")


class Propagated(Generic[T]):
    """A value, and what is seen of it by reads that lag behind.

    Args:
        name: how long that takes, in the sandbox's durations: ``cloudhsmv2.TagPropagation``.
        before: what is seen until the first value shows.
        now: the first value.
    """

    def __init__(self, name: str, before: T, now: T) -> None:
        self._name = name
        self._values: list[tuple[datetime | None, T]] = [(None, before), (clock.now(), now)]

    @property
    def now(self) -> T:
        """The value as it is."""
        return self._values[-1][1]

    @now.setter
    def now(self, value: T) -> None:
        self._values.append((clock.now(), value))

    @property
    def seen(self) -> T:
        """The latest value that shows."""
        until = clock.now() - configuration.propagation(self._name)
        return [value for since, value in self._values if since is None or since <= until][-1]
