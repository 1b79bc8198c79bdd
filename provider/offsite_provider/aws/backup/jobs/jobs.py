"""What backup, copy and restore jobs share: begun once, and waited for together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, cast

from ....core.failures import Failure, NotFound
from ....core.model import Inputs, WireModel
from ....core.resource import Context
from ....core.traits import Replaces, has
from ....core.waiting import Done, Poll, Waiting
from ...failures import doing
from ...pages import pages
from ..refusals import retry_until_assumable

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

Job = Mapping[str, Any]
"""A job as the API describes or lists it."""

Triggers = Annotated[dict[str, str], Replaces]
"""The argument `triggers`: when it changes, there is another job."""

_FEW: Final = 3
"""So many jobs are described one by one; more are listed by the page."""

_UNITS: Final = ("KiB", "MiB", "GiB", "TiB", "PiB")


@dataclass(frozen=True)
class Jobs:
    """The jobs of one kind that a client of AWS Backup sees."""

    context: Context
    client: BackupClient
    kind: Literal["Backup", "Copy", "Restore"]
    unfinished: tuple[str, ...]
    """The states of a job that has not ended."""

    def describe(self, id: str, what: str = "") -> Job:
        """A job with all that is said of one. Raises `NotFound`."""
        with doing(what or f"look at the {self._noun} {id}"):
            describe = getattr(self.client, f"describe_{self._operation}")
            answer: Job = describe(**{self._id: id})
        return answer.get("CopyJob", answer)

    def completed(self, id: str) -> Job | None:
        """A job that is COMPLETED, of which only the ID is known; `None` if there is none."""
        what = f"read the {self._noun} {id}"
        try:
            job = self.describe(id, what)
        except NotFound:
            return None
        if state_of(job) != "COMPLETED":
            raise Failure(what, f"it is {state_of(job)}", "Name one that is COMPLETED")
        return job

    def listed(self, **filters: Any) -> Iterator[Job]:
        """The jobs that match, the latest first."""
        operation = getattr(self.client, f"list_{self._operation}s")
        with doing(f"list {self._noun}s"):
            for page in pages(operation, MaxResults=1000, **filters):
                yield from page[f"{self.kind}Jobs"]

    def start_once(
        self,
        thing: tuple[str, ...],
        request: Mapping[str, Any],
        before: Iterator[Job],
        is_ours: Callable[[Job], bool],
        what: str,
    ) -> tuple[str, Job | None]:
        """Starts a job once for its owner; its ID, and the job if it was there before.

        AWS Backup answers a token that it has seen with the job of that time, however it ended. If
        that is one of those `before`, and not `is_ours` any more, the next generation of the token
        starts another.
        """
        known = {job[self._id]: job for job in before}
        tokens = self.context.owner.idempotency_tokens(*thing)
        begun = ((id := self._start(request, token, what), known.get(id)) for token in tokens)
        return next((id, job) for id, job in begun if job is None or is_ours(job))

    def wait(self, id: str, what: str) -> Job:
        """Waits until a job is COMPLETED. Raises its own message if it ends in another way."""
        return self.context.wait(self._poll(), id, lambda job: self._judge(job, what), what)

    @property
    def _noun(self) -> str:
        return f"{self.kind.lower()} job"

    @property
    def _operation(self) -> str:
        return f"{self.kind.lower()}_job"

    @property
    def _id(self) -> str:
        """The member that holds a job's ID."""
        return f"{self.kind}JobId"

    def _start(self, request: Mapping[str, Any], token: str, what: str) -> str:
        start = getattr(self.client, f"start_{self._operation}")

        def attempt() -> str:
            with doing(what):
                return start(**request, IdempotencyToken=token)[self._id]

        return retry_until_assumable(self.context, attempt)

    def _poll(self) -> Poll[Job]:
        fetch = JobFetch(self.describe, lambda since: self.listed(ByCreatedAfter=since), self._id)
        return self.context.poll(f"{self._noun}s", self.client, fetch, batch=1000)

    def _judge(self, job: Job | None, what: str) -> Done[Job] | Waiting:
        if job is None:
            return Waiting("not visible yet")
        state = state_of(job)
        if state == "COMPLETED":
            return Done(job)
        if state in self.unfinished:
            return Waiting(progress(state, job))
        why = str(job.get("StatusMessage") or "AWS Backup gives no reason").rstrip(".")
        part = job.get("DestinationRecoveryPointArn") or job.get("RecoveryPointArn")
        stays = f"; what could be made stays: {part}" if part and state == "PARTIAL" else ""
        raise Failure(
            what,
            f"{why} (the job {job[self._id]} is {state}){stays}",
            "Look into the reason, and run `pulumi up` again: it starts another job",
        )


class JobFetch:
    """The fetch of a poll of jobs: describes each of a few, and lists all where they are many.

    `describe` raises `NotFound` where there is no such job; `listed` has the jobs created after a
    moment; `id` names the member that holds a job's ID.
    """

    def __init__(
        self,
        describe: Callable[[str], Job],
        listed: Callable[[datetime], Iterator[Job]],
        id: str,
    ) -> None:
        self._describe = describe
        self._listed = listed
        self._id = id
        self._created: dict[str, datetime] = {}

    def __call__(self, ids: Sequence[str]) -> Mapping[str, Job]:
        alone = ids if len(ids) <= _FEW else [id for id in ids if id not in self._created]
        found = dict(self._each(alone))
        missing = set(ids) - set(alone)
        if missing:
            since = min(self._created[id] for id in missing) - timedelta(seconds=1)
            for job in self._listed(since):
                if job[self._id] in missing:
                    found[job[self._id]] = job
                    missing.discard(job[self._id])
                if not missing:
                    break
            found.update(self._each(sorted(missing)))
        return found

    def _each(self, ids: Sequence[str]) -> Iterator[tuple[str, Job]]:
        for id in ids:
            try:
                job = self._describe(id)
            except NotFound:
                continue
            self._created[id] = cast(datetime, job["CreationDate"])
            yield id, job


def identifying_arguments(inputs: Inputs) -> tuple[str, ...]:
    """The arguments that identify a job: all that can't change without another one.

    What is left out is not in it, so that a later release's new arguments change nothing.
    """
    given = (
        (name, value)
        for name, field in sorted(type(inputs).model_fields.items())
        if has(field, Replaces) and (value := getattr(inputs, name)) not in (None, {}, False)
    )
    return tuple(json.dumps(pair, sort_keys=True, default=_plain) for pair in given)


def only(request: Mapping[str, Any], members: Sequence[str]) -> dict[str, Any]:
    """Those members of a request that are given."""
    return {member: request[member] for member in members if member in request}


def state_of(job: Job) -> str:
    """The state of a job, which restore jobs call their status."""
    return str(job.get("State") or job.get("Status"))


def progress(state: str, job: Job) -> str:
    """Where a job is: `RUNNING, 42 %, 1.2 GiB`."""
    parts = [state]
    if (percent := _number(job.get("PercentDone"))) is not None:
        parts.append(f"{percent:.0f} %")
    if job.get("NumberOfChildJobs"):
        counted = cast("Mapping[str, int]", job.get("ChildJobsInState") or {})
        done = counted.get("COMPLETED", 0)
        parts.append(f"{done} of {job['NumberOfChildJobs']} parts")
    moved = job.get("BytesTransferred", job.get("BackupSizeInBytes"))
    if moved:
        parts.append(spell_bytes(int(moved)))
    return ", ".join(parts)


def spell_bytes(size: int) -> str:
    """A number of bytes for people: `1.2 GiB`."""
    if size < 1024:
        return f"{size} B"
    amount, unit = float(size), "B"
    for larger in _UNITS:
        if amount < 1024:
            break
        amount, unit = amount / 1024, larger
    return f"{amount:.1f} {unit}"


def _number(text: object) -> float | None:
    """A percentage, which is a string: `42.5` of a backup, `42.50%` of a restore."""
    try:
        return float(str(text).rstrip("%"))
    except ValueError:
        return None


def _plain(value: object) -> object:
    return value.to_wire() if isinstance(value, WireModel) else repr(value)
