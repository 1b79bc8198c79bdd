"""The sandbox's clock: real time, plus whatever a test has advanced it by."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone


class Clock:
    """A clock that only goes forward, and that can be pushed.

    Asynchronous work keeps the time it began at and how long it takes; its state is computed
    from :meth:`now` when somebody asks, so that advancing the clock is all it takes to finish it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._offset = timedelta()
        self.skew = timedelta()
        """How far the clouds are ahead of this machine, whose clock may be off; or behind it."""
        self._callbacks: list[Callable[[datetime], None]] = []
        self._own = threading.local()

    @property
    def offset(self) -> timedelta:
        """How far the sandbox is ahead of real time."""
        return self._offset

    def now(self) -> datetime:
        """The sandbox's time, aware and in UTC."""
        own: datetime | None = getattr(self._own, "time", None)
        return own or self.real() + self._offset

    def real(self) -> datetime:
        """The time by which signatures are checked: nobody can push it, as clients have it too."""
        return datetime.now(timezone.utc) + self.skew

    @contextmanager
    def at(self, time: datetime) -> Generator[None]:
        """Meanwhile it is another time for this thread."""
        self._own.time = time
        try:
            yield
        finally:
            self._own.time = None

    def advance(self, by: timedelta) -> datetime:
        """Push the clock forward and return its new time.

        Raises:
            ValueError: ``by`` is negative.
        """
        if by < timedelta():
            raise ValueError("the sandbox's clock only goes forward")
        with self._lock:
            self._offset += by
        now = self.now()
        for callback in self._callbacks:
            callback(now)
        return now

    def on_advance(self, callback: Callable[[datetime], None]) -> None:
        """Call ``callback`` with the new time after each :meth:`advance`."""
        self._callbacks.append(callback)

    def reset(self) -> None:
        """Go back to real time."""
        with self._lock:
            self._offset = self.skew = timedelta()


clock = Clock()
