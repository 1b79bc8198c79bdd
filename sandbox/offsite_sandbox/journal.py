"""The calls that the sandbox answered, for tests that count them."""

import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal


@dataclass(frozen=True)
class Call:
    """One call to one of the clouds.

    Attributes:
        time: the sandbox's time at which it was answered.
        cloud: ``aws`` or ``tencent``.
        service: the service as its SDK names it (``cloudhsmv2``, ``rds``, ``cbs``).
        operation: the API operation (``CopyBackupToRegion``).
        region: the region it went to, or an empty string.
        account: the account of the credentials, or an empty string when they were refused.
        params: the request's parameters, without credentials.
        status: the HTTP status of the answer; 0 when the connection was reset instead.
        error_code: the error's code, or None when the call succeeded.
        request_id: the answer's request ID.
    """

    time: datetime
    cloud: Literal["aws", "tencent"]
    service: str
    operation: str
    region: str
    account: str
    params: dict[str, Any] = field(hash=False)
    status: int
    error_code: str | None
    request_id: str


class Journal:
    """Every call since the last :meth:`clear`, the oldest first. Safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: list[Call] = []

    def record(self, call: Call) -> None:
        """Add a call."""
        with self._lock:
            self._calls.append(call)

    def calls(self, service: str | None = None, operation: str | None = None) -> list[Call]:
        """The calls, or those of one service or operation."""
        with self._lock:
            return [
                call
                for call in self._calls
                if service in (None, call.service) and operation in (None, call.operation)
            ]

    def clear(self) -> None:
        """Forget every call."""
        with self._lock:
            self._calls = []


journal = Journal()
