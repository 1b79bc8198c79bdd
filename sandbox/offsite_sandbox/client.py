"""The control API, for Python programs."""

import json
import os
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from . import environment
from .faults import Fault
from .journal import Call

_TIMEOUT = 60.0


class SandboxError(Exception):
    """The sandbox does not answer, or refuses what was asked of it."""


class SandboxClient:
    """A running sandbox.

    Args:
        url: where it listens: ``http://127.0.0.1:4599``.

    Every method raises :class:`SandboxError` when the sandbox does not answer or refuses.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        # Loopback is never behind a proxy.
        self._opener = build_opener(ProxyHandler({}))

    def status(self) -> dict[str, Any]:
        """url, pid, started, time, offset, calls, faults, configuration, seeded."""
        return self._call("GET", "status")

    def advance(self, by: timedelta | float) -> datetime:
        """Push the sandbox's clock by a time, or by seconds, and return its new time."""
        seconds = by.total_seconds() if isinstance(by, timedelta) else by
        return datetime.fromisoformat(self._call("POST", "advance", {"seconds": seconds})["time"])

    def skew(self, seconds: float) -> None:
        """Have this machine's clock be so far behind the clouds'; ahead of it if negative."""
        self._call("POST", "skew", {"seconds": seconds})

    def add_fault(self, fault: Fault) -> None:
        """Order a fault."""
        self._call("POST", "faults", asdict(fault))

    def clear_faults(self) -> None:
        """Forget the faults on order."""
        self._call("DELETE", "faults")

    def calls(self, service: str | None = None, operation: str | None = None) -> list[Call]:
        """The calls that the clouds answered since :meth:`clear_calls`, the oldest first."""
        wanted = {"service": service, "operation": operation}
        query = urlencode({name: value for name, value in wanted.items() if value is not None})
        found: list[dict[str, Any]] = self._call("GET", f"calls?{query}")["calls"]
        return [Call(time=datetime.fromisoformat(call.pop("time")), **call) for call in found]

    def clear_calls(self) -> None:
        """Forget the calls."""
        self._call("DELETE", "calls")

    def configure(
        self,
        durations: dict[str, float] | None = None,
        quotas: dict[str, int] | None = None,
        switches: dict[str, bool] | None = None,
    ) -> dict[str, Any]:
        """Set durations, quotas and switches (see `offsite_sandbox.configuration`)."""
        body = {"durations": durations or {}, "quotas": quotas or {}, "switches": switches or {}}
        return self._call("POST", "configuration", body)

    def seed(self) -> dict[str, Any]:
        """Make what is missing of the seed; its IDs by service."""
        return self._call("POST", "seed")

    def reset(self) -> None:
        """Forget every resource, fault, call and setting, and go back to real time."""
        self._call("POST", "reset")

    def stop(self) -> None:
        """Stop the server."""
        self._call("POST", "stop")

    def env(self) -> dict[str, str]:
        """The environment variables that point the SDKs of both clouds at the sandbox."""
        return environment.variables(self.url)

    def environ(self) -> dict[str, str]:
        """This process's whole environment, with :meth:`env` and nothing that leads elsewhere."""
        return environment.environ(self.url, os.environ)

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        request = Request(
            f"{self.url}/_sandbox/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as response:
                return cast(dict[str, Any], json.load(response))
        except HTTPError as error:
            raise SandboxError(_refusal(error)) from error
        except (URLError, OSError, ValueError) as error:
            raise SandboxError(f"the sandbox at {self.url} does not answer") from error


def _refusal(error: HTTPError) -> str:
    try:
        return cast(str, json.load(error)["error"])
    except (ValueError, KeyError, TypeError):
        return f"the sandbox answered {error.code}"
