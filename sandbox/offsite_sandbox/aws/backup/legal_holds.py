"""Legal holds, which keep recovery points from being deleted."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from ...clock import clock
from ..work import Work
from . import tags as tags_of_things
from .base import given, listed
from .exceptions import (
    InvalidParameterValueError,
    InvalidResourceStateError,
    ResourceNotFoundError,
)
from .names import SERVICE
from .recovery_points import RecoveryPoint, RecoveryPoints, aware

HoldStatus = Literal["CREATING", "ACTIVE", "CANCELING", "CANCELED"]


@dataclass
class LegalHold:
    """A legal hold.

    Attributes:
        selection: the model's ``RecoveryPointSelection``; what it leaves out does not matter.
        canceling: the work that ends it.
        retained_until: when its record goes, or None if it stays.
    """

    id: str
    arn: str
    title: str
    description: str
    selection: Mapping[str, Any]
    created: datetime
    creating: Work
    canceling: Work | None = None
    canceled: datetime | None = None
    cancel_description: str | None = None
    retained_until: datetime | None = None

    @property
    def status(self) -> HoldStatus:
        """What the clock says it is in."""
        if self.canceling is not None:
            return "CANCELED" if self.canceling.is_over else "CANCELING"
        return "ACTIVE" if self.creating.is_over else "CREATING"

    def holds(self, point: RecoveryPoint) -> bool:
        """Whether it keeps a recovery point."""
        return self.status != "CANCELED" and self.selects(point)

    def selects(self, point: RecoveryPoint) -> bool:
        """Whether a recovery point is one of those that it is about."""
        vaults: list[str] = self.selection.get("VaultNames") or []
        resources: list[str] = self.selection.get("ResourceIdentifiers") or []
        dates: Mapping[str, datetime] | None = self.selection.get("DateRange")
        return (
            (not vaults or point.vault.name in vaults)
            and (not resources or point.resource_arn in resources or point.kind.name in resources)
            and (
                dates is None or aware(dates["FromDate"]) <= point.created <= aware(dates["ToDate"])
            )
        )

    def to_dict(self) -> dict[str, Any]:
        """The model's ``LegalHold``."""
        return given(
            {
                "Title": self.title,
                "Status": self.status,
                "Description": self.description,
                "LegalHoldId": self.id,
                "LegalHoldArn": self.arn,
                "CreationDate": self.created,
                "CancellationDate": self.canceled,
            }
        )

    def to_description(self) -> dict[str, Any]:
        """``GetLegalHold``'s answer."""
        return given(
            {
                **self.to_dict(),
                "CancelDescription": self.cancel_description,
                "RetainRecordUntil": self.retained_until,
                "RecoveryPointSelection": self.selection,
            }
        )


class LegalHolds(RecoveryPoints):
    """The legal holds of one account and region."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.legal_holds: dict[str, LegalHold] = {}
        self._hold_tokens: dict[str, LegalHold] = {}

    def is_held(self, point: RecoveryPoint) -> bool:
        """Whether a legal hold keeps a recovery point."""
        return any(hold.holds(point) for hold in self.legal_holds.values())

    def create_legal_hold(
        self,
        title: str,
        description: str,
        idempotency_token: str | None = None,
        recovery_point_selection: dict[str, Any] | None = None,
        tags: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """``CreateLegalHold``."""
        hold = self._hold_tokens.get(idempotency_token or "")
        if hold is None:
            selection = recovery_point_selection or {}
            _check(selection)
            tags_of_things.check(tags)
            hold_id = str(uuid.uuid4())
            hold = LegalHold(
                id=hold_id,
                arn=self.arn("legal-hold", hold_id),
                title=title,
                description=description,
                selection=selection,
                created=clock.now(),
                creating=Work.start(SERVICE, "CreateLegalHold", self.region_name),
            )
            self.legal_holds[hold_id] = hold
            self.register(hold.arn, tags)
            if idempotency_token:
                self._hold_tokens[idempotency_token] = hold
        return hold.to_description()

    def get_legal_hold(self, legal_hold_id: str) -> dict[str, Any]:
        """``GetLegalHold``."""
        return self._hold(legal_hold_id).to_description()

    def list_legal_holds(
        self, next_token: str | None = None, max_results: int | None = None
    ) -> dict[str, Any]:
        """``ListLegalHolds``."""
        holds = list(self.legal_holds.values())
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
        hold.canceling = Work.start(SERVICE, "CancelLegalHold", self.region_name)
        hold.canceled, hold.cancel_description = now, cancel_description
        self.later(hold.canceling.ends, lambda _: self._release(hold))
        if retain_record_in_days is not None:
            hold.retained_until = now + timedelta(days=retain_record_in_days)
            self.later(hold.retained_until, lambda _: self._forget(hold))

    def list_recovery_points_by_legal_hold(
        self,
        legal_hold_id: str,
        next_token: str | None = None,
        max_results: int | None = None,
    ) -> dict[str, Any]:
        """``ListRecoveryPointsByLegalHold``."""
        hold = self._hold(legal_hold_id)
        found = [point for point in self.recovery_points() if hold.selects(point)]
        return listed("RecoveryPoints", found, _member, max_results, next_token)

    def _release(self, hold: LegalHold) -> None:
        for point in self.recovery_points():
            if hold.selects(point):
                self.expire_later(point)

    def _forget(self, hold: LegalHold) -> None:
        self.legal_holds.pop(hold.id, None)
        self.unregister(hold.arn)

    def _hold(self, hold_id: str) -> LegalHold:
        found = self.legal_holds.get(hold_id)
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
