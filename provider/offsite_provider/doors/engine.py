"""The engine that started this process: its log, and its end."""

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import grpc
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc

WORKERS: Final = 4096
"""Requests served at once, a thread each where there are as many: they wait for a cloud, not for a
processor. More than anybody sets `--parallel` to."""


def engine_address() -> str | None:
    """Where the engine is: the last argument of a plugin."""
    address = sys.argv[-1] if len(sys.argv) > 1 else ""
    host, _, port = address.rpartition(":")
    return address if host and port.isdigit() else None


@lru_cache
def engine_channel() -> Any | None:
    """The one connection to the engine; `None` where no engine started this process."""
    address = engine_address()
    return grpc.insecure_channel(address) if address else None


@lru_cache
def end_with_the_engine() -> None:
    """Ends this process when its engine is gone: a killed run must not go on calling the cloud."""
    address = engine_address()
    if address is None:
        return
    host, _, port = address.rpartition(":")

    def watch() -> None:
        met = False
        while True:
            # A channel's state would only be known while somebody calls.
            try:
                socket.create_connection((host.strip("[]"), int(port)), timeout=10).close()
                met = True
            except ConnectionRefusedError:
                if met:
                    os._exit(1)
            except OSError:
                pass  # No answer is no proof.
            time.sleep(1)

    threading.Thread(target=watch, name="offsite-engine", daemon=True).start()


class EngineReporter:
    """Tells the engine, which shows it beside the resource; without an engine, standard error."""

    def __init__(self, urn: str, covered: Callable[[str], str] = str) -> None:
        """`covered` covers the secrets in a message."""
        self._urn = urn
        self._covered = covered
        self._shows_progress = False

    def __enter__(self) -> "EngineReporter":
        return self

    def __exit__(self, *_: object) -> None:
        """The work has ended: how far it was, the engine would go on showing."""
        if self._shows_progress:
            self.progress("")

    def progress(self, message: str) -> None:
        self._shows_progress = bool(message)
        self._log(message, ephemeral=True)

    def info(self, message: str) -> None:
        self._shows_progress = False
        self._log(message)

    def warning(self, message: str) -> None:
        """A message that stays and must not be overlooked."""
        self._log(message, severity=engine_pb2.WARNING)

    def _log(
        self,
        message: str,
        *,
        severity: "engine_pb2.LogSeverity.ValueType" = engine_pb2.INFO,
        ephemeral: bool = False,
    ) -> None:
        channel, message = engine_channel(), self._covered(message)
        if channel is not None:
            request = engine_pb2.LogRequest(
                severity=severity, message=message, urn=self._urn, ephemeral=ephemeral
            )
            try:
                engine_pb2_grpc.EngineStub(channel).Log(request, timeout=5)  # pyright: ignore[reportUnknownMemberType]
                return
            except grpc.RpcError:
                pass  # A message that can't be shown must not end the work.
        if not ephemeral:
            print(message, file=sys.stderr)
