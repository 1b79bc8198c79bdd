"""What backup, copy and restore jobs have in common."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from ....clock import clock
from ....configuration import DEFAULT, configuration
from ....faults import faults
from ..resources import ResourceType
from ..shared.arns import SERVICE
from ..shared.dates import is_between
from ..vaults.notifications import tell
from ..vaults.vault import Vault

# A job is CREATED for this part of its time.
_BEGINS_AFTER = 0.1
_SUCCESS = "SUCCESS"
J = TypeVar("J", bound="Job")


@dataclass(frozen=True)
class Failure:
    """How a job ends that does not complete.

    Attributes:
        state: ``FAILED``, ``ABORTED``, ``EXPIRED`` or ``PARTIAL``.
        category: the ``MessageCategory``.
    """

    message: str
    state: str = "FAILED"
    category: str = "InvalidParameters"


@dataclass(frozen=True)
class Run:
    """When a job runs, and how it ends."""

    starts: datetime
    ends: datetime
    failure: Failure | None = None

    @classmethod
    def begin(cls, operation: str, kind: ResourceType, region: str, at: datetime) -> "Run":
        """Begin a job at ``at`` that takes as long as the configuration says.

        The duration is ``backup.<operation>.<resource type>`` or else ``backup.<operation>``. A
        fault of kind ``fail`` is how it ends; the fault's code is the state, ``FAILED`` if none.
        """
        name = f"{SERVICE}.{operation}"
        known = (f"{name}.{kind.name}", name, DEFAULT)
        duration = configuration.duration(next(n for n in known if n in configuration.durations))
        fault = faults.take(SERVICE, operation, region, kinds=("fail",))
        failure = None
        if fault is not None:
            failure = Failure(
                fault.message or "An ordered fault.", fault.code or "FAILED", "InternalError"
            )
        return cls(at + duration * _BEGINS_AFTER, at + duration, failure)


@dataclass(eq=False, kw_only=True)
class Job:
    """A job.

    Attributes:
        noun: what it is, as in the vault's notifications: ``Backup``.
        started_event: the vault's event when it runs.
        ended_events: its events by the state that it ends in; None stands for all other states.
        state: ``CREATED``, ``RUNNING``, ``COMPLETED``, …
        parent: the job of the composite resource that this one's is a part of.
    """

    noun: ClassVar[str]
    started_event: ClassVar[str]
    ended_events: ClassVar[Mapping[str | None, str]]

    id: str = field(default_factory=lambda: str(uuid.uuid4()).upper())
    account: str
    kind: ResourceType
    resource_arn: str
    resource_name: str | None
    iam_role_arn: str | None
    created: datetime
    run: Run
    size: int
    state: str = "CREATED"
    message: str | None = None
    category: str | None = None
    completed: datetime | None = None
    created_by: Mapping[str, Any] | None = None

    @property
    def notifying_vault(self) -> Vault:
        """The vault that tells of it."""
        raise NotImplementedError

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.completed is not None

    @property
    def fraction(self) -> float:
        """How much of it is done, from 0 to 1."""
        if self.state in ("COMPLETED", "PARTIAL"):
            return 1.0
        whole = (self.run.ends - self.run.starts).total_seconds()
        if self.state in ("CREATED", "PENDING") or not whole:
            return 0.0
        now = self.completed or clock.now()
        return min(max((now - self.run.starts).total_seconds() / whole, 0.0), 0.99)

    @property
    def percent_done(self) -> str:
        """The model's ``PercentDone``: ``42.5``."""
        return f"{self.fraction * 100:.1f}"

    def begin(self) -> None:
        """It runs now, unless it is over or being stopped."""
        if self.state in ("CREATED", "PENDING"):
            self.state = "RUNNING"
            self._tell(self.started_event, "started")

    def end(self, state: str, at: datetime, failure: Failure | None = None) -> None:
        """It is over."""
        self.state, self.completed = state, at
        self.message = failure and failure.message
        self.category = failure.category if failure else _SUCCESS
        event = self.ended_events.get(state) or self.ended_events[None]
        self._tell(event, "completed successfully" if failure is None else state.lower())

    def fail(self, failure: Failure, at: datetime) -> None:
        """It is over, and not as it should be."""
        self.end(failure.state, at, failure)

    def _tell(self, event: str, what: str) -> None:
        tell(
            self.notifying_vault,
            event,
            f"An AWS Backup {self.noun.lower()} job was {what}. Resource ARN : "
            f"{self.resource_arn}. {self.noun} Job ID : {self.id}",
            {
                "EventType": f"{self.noun.upper()}_JOB",
                "State": self.state,
                "AccountId": self.account,
                "Id": self.id,
                "StartTime": f"{self.created:%Y-%m-%dT%H:%M:%SZ}",
            },
        )


@dataclass
class JobFilter(Generic[J]):
    """The filters that the lists of jobs have in common."""

    state: str | None = None
    resource_arn: str | None = None
    resource_type: str | None = None
    account_id: str | None = None
    created_after: datetime | None = None
    created_before: datetime | None = None
    complete_after: datetime | None = None
    complete_before: datetime | None = None
    message_category: str | None = None

    def __call__(self, job: J) -> bool:
        """Whether a job passes."""
        is_timed = self.complete_after is not None or self.complete_before is not None
        return (
            self.state in (None, job.state)
            and self.resource_arn in (None, job.resource_arn)
            and self.resource_type in (None, job.kind.name)
            and self.account_id in (None, job.account, "*")
            and self.message_category in (None, job.category, "*")
            and is_between(job.created, self.created_after, self.created_before)
            and (
                not is_timed
                or (
                    job.completed is not None
                    and is_between(job.completed, self.complete_after, self.complete_before)
                )
            )
        )


def newest_first(jobs: Mapping[str, J], passes: Callable[[J], bool]) -> list[J]:
    """The jobs that pass, the newest first."""
    found = [job for job in jobs.values() if passes(job)]
    return sorted(found, key=lambda job: job.created, reverse=True)


def states_of(jobs: list[J]) -> dict[str, int]:
    """The model's ``ChildJobsInState``."""
    states = [job.state for job in jobs]
    return {state: states.count(state) for state in dict.fromkeys(states)}


def lock_state(locked: bool) -> str:
    """The model's ``VaultLockState``."""
    return "LOCKED" if locked else "UNLOCKED"
