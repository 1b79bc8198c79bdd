"""Components that are made for the engine, side by side, as long as it wants them."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any, Final

import grpc
import pulumi
from pulumi.runtime.proto import provider_pb2

from .engine import WORKERS

_ENDED: Final = "Resource monitor has terminated, shutting down"
"""What Pulumi's SDK says of an engine that has ended a run."""
_PATIENCE: Final = 2
"""Seconds that an engine waits at most for the answers to what it wants no more."""
_QUIET: Final = 0.2
"""Seconds within which a program that got such an answer asks for what depends on it."""


class Constructs:
    """Makes components.

    An engine that ends a run, as one of the children was refused, never answers its registration.
    So the component would never be ready, and the engine would show that its request was cut off as
    an error of the component. It says to the provider first that it is about to end: then each
    request is answered with nothing.

    The program goes on with such an answer, and asks for what depends on the component. That is
    answered in the same way, before the engine is told that all is ended: it closes the connection
    then, and would show that as an error of whatever is asked for.
    """

    def __init__(self, construct: Callable[[Any], Any]) -> None:
        self._construct = construct
        self._workers = ThreadPoolExecutor(WORKERS, "offsite-component")
        self._ended: Future[None] = Future()
        self._answered = threading.Condition()
        self._open = 0
        self._begun = 0

    def make(self, request: Any, context: grpc.ServicerContext) -> Any:
        """The answer to a request. Raises what the making of it raises."""
        with self._answered:
            self._open += 1
            self._begun += 1
            self._answered.notify_all()
        context.add_callback(self._close)
        if self._ended.done():
            return provider_pb2.ConstructResponse()
        made = self._workers.submit(self._construct, request)
        wait((made, self._ended), return_when=FIRST_COMPLETED)
        if self._ended.done():
            return provider_pb2.ConstructResponse()
        try:
            return made.result()
        except pulumi.RunError as error:
            if str(error) == _ENDED:
                return provider_pb2.ConstructResponse()
            raise

    def _close(self) -> None:
        with self._answered:
            self._open -= 1
            self._answered.notify_all()

    def end(self) -> None:
        """Answers all requests."""
        if not self._ended.done():
            self._ended.set_result(None)
        deadline = time.monotonic() + _PATIENCE
        with self._answered:
            if not self._open:
                return
            while self._all_answered(deadline):
                begun = self._begun
                if not self._answered.wait_for(lambda begun=begun: self._begun > begun, _QUIET):
                    return

    def _all_answered(self, deadline: float) -> bool:
        left = deadline - time.monotonic()
        return left > 0 and self._answered.wait_for(lambda: not self._open, left)
