"""A legal hold, which keeps recovery points from being deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from ...work import Work
from ..shared.answer import given
from ..shared.dates import aware
from .recovery_point import RecoveryPoint

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


class Holds:
    """The legal holds of one account and region.

    Attributes:
        by_id: all whose record is kept.
    """

    def __init__(self) -> None:
        self.by_id: dict[str, LegalHold] = {}

    def hold(self, point: RecoveryPoint) -> bool:
        """Whether one of them keeps a recovery point."""
        return any(hold.holds(point) for hold in self.by_id.values())
