"""Asynchronous work: when it ends, and how."""

from dataclasses import dataclass
from datetime import datetime

from ..clock import clock
from ..configuration import configuration
from ..faults import faults


@dataclass(frozen=True)
class Work:
    """Work that goes on after the operation that started it has answered.

    Attributes:
        ends: the sandbox's time at which it is over.
        failure: why it fails then, or None if it succeeds.
    """

    ends: datetime
    failure: str | None = None

    @classmethod
    def start(cls, service: str, operation: str, region: str) -> "Work":
        """Start the work of ``operation`` now, for as long as the configuration says."""
        fault = faults.take(service, operation, region, kinds=("fail",))
        return cls(
            ends=clock.now() + configuration.duration(f"{service}.{operation}"),
            failure=None if fault is None else fault.message or "An ordered fault.",
        )

    @property
    def is_over(self) -> bool:
        """Whether the clock has passed its end."""
        return clock.now() >= self.ends

    @property
    def has_failed(self) -> bool:
        """Whether it is over and failed."""
        return self.is_over and self.failure is not None
