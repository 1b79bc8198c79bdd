"""When a recovery point moves to cold storage, and when it is deleted."""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import Field

from ...core.fields import Problem, WireModel, is_given

COLD_STORAGE_DAYS: Final = 90
"""The least time in cold storage: AWS bills it, and refuses less."""

FOR_EVER: Final = -1
"""What the service answers for days that were never set."""


class Lifecycle(WireModel):
    """When a recovery point moves to cold storage, and when it is deleted."""

    move_to_cold_storage_after_days: Annotated[int, Field(ge=1)] | None = None
    """Days after its creation until it moves to cold storage. Left out, it never does."""
    delete_after_days: Annotated[int, Field(ge=1, le=36500)] | None = None
    """Days after its creation until it is deleted: at least 90 more than until cold storage. Left
    out, it is kept for ever."""
    opt_in_to_archive_for_supported_resources: bool | None = None
    """Whether recovery points of resources with an archive tier of their own (EBS) move there."""
    delete_after_event: Literal["DELETE_AFTER_COPY"] | None = None
    """`DELETE_AFTER_COPY` deletes it once it was copied."""

    def rules(self) -> Iterator[Problem]:
        cold, end = self.move_to_cold_storage_after_days, self.delete_after_days
        if is_given(cold) and is_given(end) and end < cold + COLD_STORAGE_DAYS:
            yield Problem(
                ("deleteAfterDays",),
                f"must be at least {cold + COLD_STORAGE_DAYS}, not {end}: what moves to cold "
                f"storage after {cold} days stays there for {COLD_STORAGE_DAYS} days or more",
            )


def same_lifecycle(lifecycle: Lifecycle | None) -> object:
    """What a lifecycle means: for ever, however it is written, is one."""
    if not isinstance(lifecycle, Lifecycle):
        return lifecycle and repr(lifecycle)
    found = {k: v for k, v in lifecycle.to_wire().items() if v not in (FOR_EVER, False)}
    return found or None
