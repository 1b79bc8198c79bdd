"""When a recovery point moves to cold storage, and when it is deleted."""

from collections.abc import Iterator
from typing import Annotated, Any, Final

from pydantic import AfterValidator

from ...core.equality import Equality
from ...core.function import Result
from ...core.model import WireModel
from ...core.problems import Problem
from ...core.unknown import is_given

COLD_STORAGE_DAYS: Final = 90
"""The least time in cold storage: AWS bills it, and refuses less."""

FOR_EVER: Final = -1
"""What the service answers for days that were never set."""

_LONGEST: Final = 36500


def _in_range(days: int) -> int:
    if days != FOR_EVER and not 1 <= days <= _LONGEST:
        raise ValueError(f"must be from 1 to {_LONGEST}, or {FOR_EVER} for never, not {days}")
    return days


Days = Annotated[int, AfterValidator(_in_range)]


class Lifecycle(WireModel):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_after_days: Days | None = None
    """Days after its creation until it moves to cold storage. Left out, or -1, it never does."""
    delete_after_days: Days | None = None
    """Days after its creation until it is deleted: at least 90 more than until cold storage. Left
    out, or -1, it is kept for ever."""
    opt_in_to_archive_for_supported_resources: bool | None = None
    """Whether recovery points of resources with an archive tier of their own (EBS) move there."""

    def to_api(self) -> dict[str, Any]:
        """Without the days that are never to come: sent, they are refused as below 1."""
        return {name: value for name, value in super().to_api().items() if value != FOR_EVER}

    def problems(self) -> Iterator[Problem]:
        cold, end = self.move_to_cold_storage_after_days, self.delete_after_days
        if is_given(cold) and is_given(end) and FOR_EVER not in (cold, end):
            yield from in_cold_storage("deleteAfterDays", cold, end)


def in_cold_storage(argument: str, cold: int, end: int) -> Iterator[Problem]:
    """The rule that what moves to cold storage stays there for a while."""
    if end < cold + COLD_STORAGE_DAYS:
        yield Problem(
            (argument,),
            f"must be at least {cold + COLD_STORAGE_DAYS}, not {end}: what moves to cold "
            f"storage after {cold} days stays there for {COLD_STORAGE_DAYS} days or more",
        )


class LifecycleResult(Result):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_after_days: int | None = None
    """Days after its creation until it moves to cold storage. Left out, or -1, it never does."""
    delete_after_days: int | None = None
    """Days after its creation until it is deleted. Left out, or -1, it is kept for ever."""
    opt_in_to_archive_for_supported_resources: bool | None = None
    """Whether recovery points of resources with an archive tier of their own move there."""
    delete_after_event: str | None = None
    """`DELETE_AFTER_COPY` if it is deleted once it was copied."""


def _meaning(lifecycle: Lifecycle | None) -> object:
    """What a lifecycle means: for ever, however it is written, is one."""
    if not isinstance(lifecycle, Lifecycle):
        return lifecycle and repr(lifecycle)
    found = {k: v for k, v in lifecycle.to_wire().items() if v not in (FOR_EVER, False)}
    return repr(sorted(found.items())) if found else None


SameLifecycle: Final = Equality(_meaning)
"""A lifecycle, however "for ever" is written."""
