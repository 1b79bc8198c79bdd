"""What reads show while they lag behind: the clouds as they were.

The duration ``Propagation`` says how far behind all reads are. A fork of the process keeps what
there was before a change, whichever service it is of, and answers the reads that go back so far.
What else would show late is later still by as much.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Any, Final, TypeVar, cast

from .clock import clock
from .configuration import configuration

T = TypeVar("T")

LAG: Final = "Propagation"


@dataclass(frozen=True)
class _Kept:
    """What there was.

    Attributes:
        until: the sandbox's time at which it was changed.
        process: the fork that has it, and answers over ``connection``.
    """

    until: datetime
    process: ForkProcess
    connection: Connection

    def read(self, work: Callable[[], T], at: datetime) -> T:
        """Do work on it as it was at a time. Raises what the work raises."""
        self.connection.send((work, at))
        answer = self.connection.recv()
        if isinstance(answer, _Raised):
            raise answer.error()
        return cast(T, answer)

    def forget(self) -> None:
        """Have it answer no more."""
        self.connection.close()
        self.process.kill()
        self.process.join()


@dataclass(frozen=True)
class _Raised:
    """An exception on its way between processes, whatever its class is made with."""

    kind: type[Exception]
    arguments: tuple[Any, ...]
    attributes: dict[str, Any]

    def error(self) -> Exception:
        error = self.kind.__new__(self.kind, *self.arguments)
        vars(error).update(self.attributes)
        return error


class Past:
    """The clouds as they were, for as long as a read may ask."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._kept: list[_Kept] = []

    def carry_out(self, work: Callable[[], T], *, reads: bool) -> T:
        """Do the work of an operation: on what there is, or, if it only reads, on what it sees.

        What reads has to be picklable, and so has its answer. Operations wait for each other while
        reads lag behind.
        """
        lag = configuration.propagation(LAG)
        if not lag:
            return work()
        with self._lock:
            seen = clock.now() - lag
            self._forget(until=seen)
            if not reads:
                self._keep()
                return work()
            if self._kept:
                return self._kept[0].read(work, seen)
            with clock.at(seen):
                return work()

    def advance(self, by: timedelta) -> datetime:
        """Push the clock: what happens meanwhile is a change, too."""
        with self._lock:
            if by < configuration.propagation(LAG):
                self._keep()
            else:
                self.reset()
            return clock.advance(by)

    def reset(self) -> None:
        """Forget all that was."""
        with self._lock:
            self._forget()

    def _forget(self, until: datetime | None = None) -> None:
        while self._kept and (until is None or self._kept[0].until <= until):
            self._kept.pop(0).forget()

    def _keep(self) -> None:
        # What has happened by now has happened in the fork, too, and in the same way.
        clock.advance(timedelta())
        ours, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("fork")
        process = context.Process(target=_answer, args=(theirs,), daemon=True)
        until = clock.now()
        process.start()
        theirs.close()
        self._kept.append(_Kept(until, process, ours))


def _answer(connection: Connection) -> None:
    """The life of a fork: it answers until nobody asks any more."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A client's connection ends when the sandbox closes it, which only holds a copy of it here.
    own = connection.fileno()
    os.closerange(3, own)
    os.closerange(own + 1, os.sysconf("SC_OPEN_MAX"))
    while True:
        try:
            work, at = cast("tuple[Callable[[], Any], datetime]", connection.recv())
        except EOFError:
            return
        try:
            with clock.at(at):
                answer = work()
        except Exception as error:
            answer = _Raised(type(error), error.args, vars(error))
        connection.send(answer)


past = Past()
