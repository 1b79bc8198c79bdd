"""What the dynamic door asks of the process that hosts it (`python -m pulumi.dynamic`).

Pulumi's host serves four requests at a time, shows every error as a traceback, ignores the engine's
wish to cancel, and hands its providers neither the stack's whole configuration nor a way to the
engine's log. Each adjustment here reaches for an inner part of the host, checks that the part is
still what it was (in the SDKs from 3.142 to 3.272), and otherwise leaves the host as it is.
"""

import sys
import traceback
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import FrameType, FunctionType, ModuleType
from typing import Any, Final, cast

import grpc
from google.protobuf.struct_pb2 import Struct
from pulumi.dynamic import Config
from pulumi.runtime import rpc

from ..core.failures import Failure
from .engine import WORKERS, end_with_the_engine

_on_cancel: set[Callable[[], None]] = set()
_BAGS: Final = {"props": "properties", "olds": "olds", "news": "news"}
"""The host's variables of property bags, and where the request has them."""


def adjust_host(on_cancel: Callable[[], None]) -> None:
    """Widens the host's pool of workers, lets our own errors out as their one sentence, and calls
    `on_cancel` when the person interrupts the run. Ends the process with its engine.

    Called from `configure`, which runs in one of those workers.
    """
    executor = _executor_of_this_worker()
    if executor is not None and executor._max_workers < WORKERS:  # pyright: ignore[reportPrivateUsage]
        executor._max_workers = WORKERS  # pyright: ignore[reportPrivateUsage]
    host = sys.modules.get("__main__")
    if isinstance(getattr(host, "traceback", None), ModuleType):
        setattr(host, "traceback", _PlainFailures(traceback.__name__))  # noqa: B010
    _on_cancel.add(on_cancel)
    cancel = getattr(getattr(host, "DynamicResourceProviderServicer", None), "Cancel", None)
    if isinstance(cancel, FunctionType) and not cancel.__code__.co_freevars:
        # The server holds the method itself already, so what it does is changed in place.
        cancel.__code__ = _cancel.__code__
        end_with_the_engine()


@contextmanager
def plain_failures() -> Generator[None]:
    """Ends a request that fails with the failure's one sentence.

    Where the host shows errors as tracebacks, `adjust_host` has taken care of it. Below SDK 3.260
    gRPC would put words of its own before the sentence.
    """
    try:
        yield
    except Failure as failure:
        if not hasattr(sys.modules.get("__main__"), "traceback"):
            context = _context_of_this_request()
            if context is not None:
                context.abort(grpc.StatusCode.UNKNOWN, str(failure))
        raise


def whole(bag: dict[str, Any]) -> dict[str, Any]:
    """A bag with what the host left out: SDKs below 3.238 drop names that begin with `__`."""
    if _keeps_internal_names():
        return bag
    for frame in _frames():
        known = frame.f_locals
        for name, sent in _BAGS.items():
            properties = getattr(known.get("request"), sent, None)
            if known.get(name) is bag and isinstance(properties, Struct):
                missing = {key for key in properties if key.startswith("__")} - bag.keys()
                found = {key: rpc.deserialize_property(properties[key], True) for key in missing}
                return bag | found
    return bag


def _keeps_internal_names() -> bool:
    probe = Struct()
    probe.update({"__name": True})
    return bool(rpc.deserialize_properties(probe))


def cancelled() -> None:
    """The person interrupted the run."""
    for callback in _on_cancel:
        callback()


def _cancel(self: object, request: object, context: object) -> object:
    # Runs with the host's globals: whatever it needs, it imports.
    from google.protobuf import empty_pb2

    from offsite_provider.doors import dynamic_host

    dynamic_host.cancelled()
    return empty_pb2.Empty()


class _PlainFailures(ModuleType):
    """The traceback module, as the host uses it; a `Failure` is only its sentence."""

    def __getattr__(self, name: str) -> Any:
        return getattr(traceback, name)

    def format_exc(self, *args: Any, **kwargs: Any) -> str:
        error = sys.exc_info()[1]
        return str(error) if isinstance(error, Failure) else traceback.format_exc(*args, **kwargs)


def _executor_of_this_worker() -> ThreadPoolExecutor | None:
    for frame in _frames():
        if frame.f_code.co_name == "_worker" and "executor_reference" in frame.f_locals:
            executor = frame.f_locals["executor_reference"]()
            if isinstance(executor, ThreadPoolExecutor) and hasattr(executor, "_max_workers"):
                return executor
    return None


def _context_of_this_request() -> grpc.ServicerContext | None:
    for frame in _frames():
        context = frame.f_locals.get("context")
        if isinstance(context, grpc.ServicerContext):
            return context
    return None


def _frames() -> Iterator[FrameType]:
    frame: FrameType | None = sys._getframe(1)  # pyright: ignore[reportPrivateUsage]
    while frame is not None:
        yield frame
        frame = frame.f_back


def host_config(config: Config) -> Mapping[str, Any]:
    """The stack's whole configuration: `Config` itself answers only for keys one knows."""
    values = getattr(config, "_props", None)
    return cast("Mapping[str, Any]", values) if isinstance(values, Mapping) else {}
