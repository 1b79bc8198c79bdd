"""What backup, copy and restore jobs share: begun once, and waited for together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, Final, cast

from ....core.failures import Failure, NotFound
from ....core.model import Inputs, WireModel
from ....core.ownership import Owner
from ....core.traits import Replaces, has
from ....core.waiting import Done, Judge, Waiting

Job = Mapping[str, Any]
"""A job as the API describes or lists it."""

Triggers = Annotated[dict[str, str], Replaces]

FEW: Final = 3
"""So many jobs are described one by one; more are listed by the page."""

_UNITS: Final = ("KiB", "MiB", "GiB", "TiB", "PiB")


def identity(inputs: Inputs) -> tuple[str, ...]:
    """What makes the job that it is: all that can't change without another one.

    What is left out is not in it, so that a later release's new arguments change nothing.
    """
    given = (
        (name, value)
        for name, field in sorted(type(inputs).model_fields.items())
        if has(field, Replaces) and (value := getattr(inputs, name)) not in (None, {}, False)
    )
    return tuple(json.dumps(pair, sort_keys=True, default=_plain) for pair in given)


def begin(
    owner: Owner,
    of: tuple[str, ...],
    known: Mapping[str, Job],
    start: Callable[[str], str],
    ours: Callable[[Job], bool],
) -> tuple[str, Job | None]:
    """Starts a job once for its owner; its ID, and the job if it was there before.

    AWS Backup answers a token that it has seen with the job of that time, however it ended. If that
    is one of those `known` before, and not `ours` any more, the next generation of the token starts
    another.
    """
    generation = 0
    while True:
        id = start(owner.token(*of, *([str(generation)] if generation else [])))
        job = known.get(id)
        if job is None or ours(job):
            return id, job
        generation += 1


class Looks:
    """What a poll of jobs asks: each of a few, and the pages of all where there are many.

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
        alone = ids if len(ids) <= FEW else [id for id in ids if id not in self._created]
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


def until_done(what: str, noun: str, going: tuple[str, ...], remedy: str) -> Judge[Job, Job]:
    """Done when the job is COMPLETED; it fails with the job's own message when it ended otherwise.

    `noun` begins the names of the members that only this kind of job has: `Backup`.
    """

    def judge(job: Job | None) -> Done[Job] | Waiting:
        if job is None:
            return Waiting("not visible yet")
        state = state_of(job)
        if state == "COMPLETED":
            return Done(job)
        if state in going:
            return Waiting(progress(state, job))
        why = str(job.get("StatusMessage") or "AWS Backup gives no reason").rstrip(".")
        part = job.get("DestinationRecoveryPointArn") or job.get("RecoveryPointArn")
        stays = f"; what could be made stays: {part}" if part and state == "PARTIAL" else ""
        raise Failure(what, f"{why} (the job {job[f'{noun}JobId']} is {state}){stays}", remedy)

    return judge


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
