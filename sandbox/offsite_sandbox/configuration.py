"""What a person can set about the sandbox: how long things take, how much is allowed, and what a
cloud does only now and then."""

import threading
from collections.abc import Mapping
from datetime import timedelta

DEFAULT = "default"


class Configuration:
    """Durations, quotas and switches, each by name; the duration ``default`` is for all others.

    Attributes:
        durations: seconds of the sandbox's time that an asynchronous operation takes, by
            ``service.Operation``: ``cloudhsmv2.CopyBackupToRegion``, ``cbs.CreateSnapshot``. With a
            name that ends in ``Propagation``, how long it takes until all see a change:
            ``cloudhsmv2.TagPropagation``; without an entry of its own, no time. With
            ``Propagation`` alone, how far all reads are behind.
        quotas: how many of a thing an account may have, by ``service.Thing`` or, for one region,
            ``service.Thing.region``: ``cbs.Snapshot``, ``cbs.Snapshot.ap-beijing``. A name that
            is not there has no limit.
        switches: what a cloud does only now and then, by ``service.Habit``:
            ``rds.CapitalStatuses``. What is not there is off.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.durations: dict[str, float] = {}
        self.quotas: dict[str, int] = {}
        self.switches: dict[str, bool] = {}
        self.reset()

    def duration(self, name: str) -> timedelta:
        """How long the operation ``name`` (``service.Operation``) takes."""
        return timedelta(seconds=self.durations.get(name, self.durations[DEFAULT]))

    def propagation(self, name: str) -> timedelta:
        """How long it takes until all see a change: ``cloudhsmv2.TagPropagation``."""
        return timedelta(seconds=self.durations.get(name, 0.0))

    def quota(self, name: str, region: str) -> int | None:
        """How many ``name`` an account may have in ``region``, or None for no limit."""
        return self.quotas.get(f"{name}.{region}", self.quotas.get(name))

    def update(
        self,
        durations: Mapping[str, float] | None = None,
        quotas: Mapping[str, int] | None = None,
        switches: Mapping[str, bool] | None = None,
    ) -> None:
        """Set the given entries and keep the others.

        Raises:
            ValueError: a duration or quota is negative.
        """
        for name, value in {**(durations or {}), **(quotas or {})}.items():
            if value < 0:
                raise ValueError(f"{name} must not be negative")
        with self._lock:
            self.durations = self.durations | dict(durations or {})
            self.quotas = self.quotas | dict(quotas or {})
            self.switches = self.switches | dict(switches or {})

    def reset(self) -> None:
        """Go back to the defaults: one second for everything, no quotas, nothing switched on."""
        with self._lock:
            self.durations = {DEFAULT: 1.0}
            self.quotas = {}
            self.switches = {}


configuration = Configuration()
