"""Faults that a test orders: throttling, errors, lost answers, slowness, work that fails."""

import dataclasses
import threading
from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar, Literal

FaultKind = Literal["throttle", "internal", "error", "reset", "slow", "fail"]
ANSWER_KINDS: frozenset[FaultKind] = frozenset({"throttle", "internal", "error", "reset", "slow"})
ALWAYS = -1
_ANY = "*"


@dataclass
class Fault:
    """One thing that goes wrong, and for which calls.

    Attributes:
        kind: ``throttle`` (the service's own throttling error), ``internal`` (its internal
            error), ``error`` (the given ``code`` and ``message``), ``reset`` (the connection is
            closed without an answer), ``slow`` (the answer comes ``seconds`` late) and ``fail``
            (asynchronous work that starts now ends in its failed state, with ``message``).
        service: the service as its SDK names it (``cloudhsmv2``, ``rds``, ``cbs``), or ``*``.
        operation: the API operation (``CopyBackupToRegion``), or ``*``.
        region: the region the call goes to, or ``*``.
        count: how many calls it strikes; -1 strikes every one until the faults are cleared.
        skip: how many such calls it lets pass before.
        code: the error code of ``error``; for the other kinds, instead of the service's own.
        message: the error's message, or the reason of the failed state.
        status: the HTTP status instead of the usual one.
        seconds: real seconds that the answer, or what comes instead, is late; ``slow`` needs them.
        after: the operation is carried out first, and then its answer is lost or replaced.
    """

    # pydantic reads this where the control API takes a fault from JSON.
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    kind: FaultKind
    service: str = _ANY
    operation: str = _ANY
    region: str = _ANY
    count: int = 1
    skip: int = 0
    code: str | None = None
    message: str | None = None
    status: int | None = None
    seconds: float = 0.0
    after: bool = False

    def strikes(self, service: str, operation: str, region: str) -> bool:
        """Whether the fault is for a call of this operation."""
        return all(
            wanted in (_ANY, actual)
            for wanted, actual in (
                (self.service, service),
                (self.operation, operation),
                (self.region, region),
            )
        )


class Faults:
    """The faults on order, the oldest first. Safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Order a fault.

        Raises:
            ValueError: it could never strike, or lacks what its kind needs.
        """
        if fault.count == 0 or fault.count < ALWAYS:
            raise ValueError("count must be positive, or -1 for always")
        if fault.skip < 0:
            raise ValueError("skip must not be negative")
        if fault.kind == "error" and not fault.code:
            raise ValueError("a fault of kind error needs a code")
        if fault.kind == "slow" and fault.seconds <= 0:
            raise ValueError("a fault of kind slow needs seconds")
        with self._lock:
            self._faults.append(dataclasses.replace(fault))

    def take(
        self,
        service: str,
        operation: str,
        region: str,
        kinds: Collection[FaultKind] = ANSWER_KINDS,
    ) -> Fault | None:
        """The first fault for this call among ``kinds``, which is thereby used once."""
        with self._lock:
            for fault in self._faults:
                if fault.kind in kinds and fault.strikes(service, operation, region):
                    if fault.skip > 0:
                        fault.skip -= 1
                        continue
                    if fault.count != ALWAYS:
                        fault.count -= 1
                    if fault.count == 0:
                        self._faults = [other for other in self._faults if other is not fault]
                    return dataclasses.replace(fault)
        return None

    def pending(self) -> list[Fault]:
        """Copies of the faults still on order."""
        with self._lock:
            return [dataclasses.replace(fault) for fault in self._faults]

    def clear(self) -> None:
        """Forget every fault."""
        with self._lock:
            self._faults = []


faults = Faults()
