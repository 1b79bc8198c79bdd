"""Waiting for what another process does, which a quick machine and a slow one both come to."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Final, TypeVar

T = TypeVar("T")

_NEVER: Final = 180
"""Seconds after which what has not happened never will."""


def eventually(happened: Callable[[], T]) -> T:
    """The first answer that is true."""
    deadline = time.monotonic() + _NEVER
    while not (found := happened()):
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)
    return found


def meanwhile(run: Callable[[], T], *events: Callable[[], object]) -> T:
    """What a run answers during which one event after another happens.

    An event that is to wait until the run has come to some point does so with `eventually`.
    """
    running = Future[T]()

    def work() -> None:
        try:
            running.set_result(run())
        except BaseException as error:
            running.set_exception(error)

    Thread(target=work, daemon=True).start()
    try:
        for event in events:
            event()
    except AssertionError:
        if running.done():
            # It has failed before, which tells more.
            running.result()
        raise
    return running.result()
