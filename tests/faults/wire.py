"""The wire between offsite and the clouds, where a test lets things go wrong."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import ProtocolError

from ..contract.life import forget_clients

Disturb = Callable[[Callable[[], Any]], Any]
"""Makes a call, or doesn't, and answers with its response, or doesn't."""


class Killed(BaseException):
    """The end of the process, for whoever is about to make a call or waits for its answer."""


class Wire:
    """Counts the calls while it is watched, and disturbs one of them."""

    def __init__(self) -> None:
        self.calls = 0
        self.every: Disturb | None = None
        """How each call is disturbed."""
        self._at: int | None = None
        self._disturb: Disturb = lambda call: call()

    def disturb(self, at: int, how: Disturb) -> None:
        """The call that is to be disturbed, counted from 0, and how."""
        self.calls, self._at, self._disturb = 0, at, how

    def carry(self, call: Callable[[], Any]) -> Any:
        number, self.calls = self.calls, self.calls + 1
        if self.every:
            return self.every(call)
        return self._disturb(call) if number == self._at else call()

    @contextmanager
    def disturbing(self, how: Disturb) -> Iterator[None]:
        """Disturbs every call meanwhile."""
        self.every = how
        try:
            yield
        finally:
            self.every = None


@contextmanager
def watched() -> Iterator[Wire]:
    """Watches what both SDKs send, which is done by one library."""
    wire, send = Wire(), HTTPConnectionPool.urlopen

    def urlopen(self: HTTPConnectionPool, *arguments: Any, **options: Any) -> Any:
        return wire.carry(lambda: send(self, *arguments, **options))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HTTPConnectionPool, "urlopen", urlopen)
        yield wire


@contextmanager
def hurried() -> Iterator[None]:
    """The SDK makes its pauses between attempts a hundredth as long, and holds no call back."""
    pause = SimpleNamespace(time=time.time, sleep=lambda seconds: time.sleep(seconds / 100))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.endpoint.time", pause)
        patch.setattr("botocore.retries.bucket.TokenBucket.acquire", lambda *_, **__: True)
        yield
    forget_clients()


def killed_before(call: Callable[[], Any]) -> Any:
    raise Killed


def killed_after(call: Callable[[], Any]) -> Any:
    call()
    raise Killed


def cut_short(call: Callable[[], Any]) -> Any:
    call()
    raise ProtocolError("Connection broken: IncompleteRead(7 bytes read, 93 more expected)")
