"""When a recovery point moves to cold storage, and when it is deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ..resources import ResourceType
from ..shared.answer import given
from ..shared.exceptions import InvalidParameterValueError

NEVER = -1
MIN_COLD_DAYS = 90
MAX_CONTINUOUS_DAYS = 35
_MAX_DAYS = 36500


@dataclass(frozen=True)
class Lifecycle:
    """The model's ``Lifecycle``; None stands for never."""

    move_to_cold_storage_after_days: int | None = None
    delete_after_days: int | None = None
    opt_in_to_archive: bool | None = None

    @classmethod
    def of(cls, members: Mapping[str, Any] | None, *, or_never: bool = True) -> "Lifecycle":
        """The lifecycle that a request asks for.

        Args:
            members: the model's ``Lifecycle``.
            or_never: whether -1 stands for never, as it does not in the rules of a plan.

        Raises:
            InvalidParameterValueError: it asks for what can't be.
        """
        members = members or {}
        if "DeleteAfterEvent" in members:
            raise InvalidParameterValueError("DeleteAfterEvent is not valid as an input.")
        cold = _days(members, "MoveToColdStorageAfterDays", or_never)
        delete = _days(members, "DeleteAfterDays", or_never)
        if cold is not None and delete is not None and delete < cold + MIN_COLD_DAYS:
            raise InvalidParameterValueError(
                "Invalid lifecycle. DeleteAfterDays cannot be less than "
                f"{MIN_COLD_DAYS} days apart from MoveToColdStorageAfterDays"
            )
        return cls(cold, delete, members.get("OptInToArchiveForSupportedResources"))

    def check_continuous(self) -> None:
        """Refuse it for a continuous backup.

        Raises:
            InvalidParameterValueError: it keeps it for too long, or moves it to cold storage.
        """
        if self.move_to_cold_storage_after_days is not None:
            raise InvalidParameterValueError(
                "Continuous backups cannot be transitioned to cold storage."
            )
        if self.delete_after_days is None or self.delete_after_days > MAX_CONTINUOUS_DAYS:
            raise InvalidParameterValueError(
                "The retention period of continuous backups must be between 1 and "
                f"{MAX_CONTINUOUS_DAYS} days."
            )

    def cold_at(self, kind: ResourceType, created: datetime) -> datetime | None:
        """When a recovery point of ``kind`` moves to cold storage, or None if it doesn't."""
        days = self.move_to_cold_storage_after_days
        if days is None or not kind.has_cold_storage:
            return None
        if kind.is_archived_on_request and not self.opt_in_to_archive:
            return None
        return created + timedelta(days=days)

    def delete_at(self, created: datetime) -> datetime | None:
        """When a recovery point is deleted, or None if it is kept for ever."""
        days = self.delete_after_days
        return None if days is None else created + timedelta(days=days)

    def to_dict(self) -> dict[str, Any] | None:
        """The model's members, or None if there are none."""
        members = {
            "MoveToColdStorageAfterDays": self.move_to_cold_storage_after_days,
            "DeleteAfterDays": self.delete_after_days,
            "OptInToArchiveForSupportedResources": self.opt_in_to_archive,
        }
        return given(members) or None


FOR_EVER = Lifecycle()


def _days(members: Mapping[str, Any], name: str, or_never: bool) -> int | None:
    days = members.get(name)
    if days is None or (or_never and days == NEVER):
        return None
    least = 0 if name == "MoveToColdStorageAfterDays" else 1
    if not least <= days <= _MAX_DAYS:
        raise InvalidParameterValueError(
            f"Invalid lifecycle. {name} must be between {least} and {_MAX_DAYS}."
        )
    return int(days)
