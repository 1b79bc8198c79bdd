"""Legal holds: made, told, and cancelled."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from ....clock import clock
from ...work import Work
from ..shared.answer import listed
from ..shared.arns import SERVICE
from ..shared.dates import aware
from ..shared.event_queue import EventQueue
from ..shared.exceptions import (
    InvalidParameterValueError,
    InvalidResourceStateError,
    ResourceNotFoundError,
)
from ..shared.place import Place
from ..shared.tags import Tags, check_tags
from .legal_hold import Holds, LegalHold
from .recovery_point import RecoveryPoint
from .recovery_points import RecoveryPoints


class LegalHolds:
    """The legal holds of one account and region."""

    def __init__(
        self,
        place: Place,
        holds: Holds,
        recovery_points: RecoveryPoints,
        tags: Tags,
        events: EventQueue,
    ) -> None:
        self._place = place
        self._holds = holds
        self._recovery_points = recovery_points
        self._tags = tags
        self._events = events
        self._by_token: dict[str, LegalHold] = {}

    def create_legal_hold(
        self,
        title: str,
        description: str,
        idempotency_token: str | None = None,
        recovery_point_selection: dict[str, Any] | None = None,
        tags: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """``CreateLegalHold``."""
        hold = self._by_token.get(idempotency_token or "")
        if hold is None:
            selection = recovery_point_selection or {}
            _check(selection)
            check_tags(tags)
            hold_id = str(uuid.uuid4())
            hold = LegalHold(
                id=hold_id,
                arn=self._place.arn("legal-hold", hold_id),
                title=title,
                description=description,
                selection=selection,
                created=clock.now(),
                creating=Work.start(SERVICE, "CreateLegalHold", self._place.region),
            )
            self._holds.by_id[hold_id] = hold
            self._tags.register(hold.arn, tags)
            if idempotency_token:
                self._by_token[idempotency_token] = hold
        return hold.to_description()

    def get_legal_hold(self, legal_hold_id: str) -> dict[str, Any]:
        """``GetLegalHold``."""
        return self._hold(legal_hold_id).to_description()

    def list_legal_holds(
        self, next_token: str | None = None, max_results: int | None = None
    ) -> dict[str, Any]:
        """``ListLegalHolds``."""
        holds = list(self._holds.by_id.values())
        return listed("LegalHolds", holds, LegalHold.to_dict, max_results, next_token)

    def cancel_legal_hold(
        self,
        legal_hold_id: str,
        cancel_description: str,
        retain_record_in_days: int | None = None,
    ) -> None:
        """``CancelLegalHold``; what should have expired meanwhile does then."""
        hold = self._hold(legal_hold_id)
        if hold.status != "ACTIVE":
            raise InvalidResourceStateError(f"Legal hold {hold.id} is {hold.status}.")
        now = clock.now()
        hold.canceling = Work.start(SERVICE, "CancelLegalHold", self._place.region)
        hold.canceled, hold.cancel_description = now, cancel_description
        self._events.call_at(hold.canceling.ends, lambda _: self._release(hold))
        if retain_record_in_days is not None:
            hold.retained_until = now + timedelta(days=retain_record_in_days)
            self._events.call_at(hold.retained_until, lambda _: self._forget(hold))

    def list_recovery_points_by_legal_hold(
        self,
        legal_hold_id: str,
        next_token: str | None = None,
        max_results: int | None = None,
    ) -> dict[str, Any]:
        """``ListRecoveryPointsByLegalHold``."""
        hold = self._hold(legal_hold_id)
        found = [point for point in self._recovery_points.all() if hold.selects(point)]
        return listed("RecoveryPoints", found, _member, max_results, next_token)

    def _release(self, hold: LegalHold) -> None:
        for point in self._recovery_points.all():
            if hold.selects(point):
                self._recovery_points.expire_later(point)

    def _forget(self, hold: LegalHold) -> None:
        self._holds.by_id.pop(hold.id, None)
        self._tags.unregister(hold.arn)

    def _hold(self, hold_id: str) -> LegalHold:
        found = self._holds.by_id.get(hold_id)
        if found is None:
            raise ResourceNotFoundError(f"Legal hold {hold_id} does not exist.")
        return found


def _check(selection: Mapping[str, Any]) -> None:
    dates: Mapping[str, datetime] | None = selection.get("DateRange")
    if dates is None:
        return
    first, last = aware(dates["FromDate"]), aware(dates["ToDate"])
    if first > last or last > clock.now():
        raise InvalidParameterValueError(
            "Invalid DateRange: FromDate must not be after ToDate, and neither in the future."
        )


def _member(point: RecoveryPoint) -> dict[str, Any]:
    return {
        "RecoveryPointArn": point.arn,
        "ResourceArn": point.resource_arn,
        "ResourceType": point.kind.name,
        "BackupVaultName": point.vault.name,
    }
