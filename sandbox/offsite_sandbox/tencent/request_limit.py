"""The limit on requests per second, which every API operation has."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from .errors import TencentError


@dataclass
class _Window:
    began: float
    requests: int = 0


class RequestLimit:
    """Counts the requests of each account and operation in windows of one second.

    Args:
        now: a monotonic clock in seconds. It is real time: the limit is on real traffic.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._windows: dict[tuple[str, str], _Window] = {}

    def count(self, account: str, operation: str, limit: int) -> None:
        """Count one request.

        Raises:
            TencentError: ``RequestLimitExceeded``, when the second already has ``limit`` of them.
        """
        with self._lock:
            now = self._now()
            window = self._windows.get((account, operation))
            if window is None or now - window.began >= 1:
                window = self._windows[account, operation] = _Window(began=now)
            window.requests += 1
            requests = window.requests
        if requests > limit:
            raise request_limit_exceeded(requests, limit)

    def reset(self) -> None:
        """Forget what was counted."""
        with self._lock:
            self._windows.clear()


def request_limit_exceeded(requests: int, limit: int) -> TencentError:
    """The error of the request that is one too many."""
    return TencentError(
        "RequestLimitExceeded",
        f"Your current request times equals to `{requests}` in a second, which exceeds the "
        f"frequency limit `{limit}` for a second. Please reduce the frequency of calls.",
    )
