"""A restore testing plan and its selections."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..shared.answer import given
from ..shared.exceptions import InvalidParameterValueError

MAX_HOURS = 168
PLAN_DEFAULTS: Mapping[str, Any] = {
    "ScheduleExpressionTimezone": "Etc/UTC",
    "StartWindowHours": 24,
}
_NAME = re.compile(r"[a-zA-Z0-9_]{1,50}")


@dataclass
class RestoreTestingSelection:
    """A selection of a restore testing plan.

    Attributes:
        document: as it was given, and updated since.
        request: as it was given, to know the same request again.
    """

    name: str
    plan_name: str
    created: datetime
    creator_request_id: str | None
    document: dict[str, Any]
    request: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The model's ``RestoreTestingSelectionForGet``, in which nothing is left out."""
        conditions: dict[str, Any] = {
            "StringEquals": [],
            "StringNotEquals": [],
            **self.document.get("ProtectedResourceConditions", {}),
        }
        return given(
            {
                "ProtectedResourceArns": ["*"],
                "RestoreMetadataOverrides": {},
                "ValidationWindowHours": 0,
                **self.document,
                "ProtectedResourceConditions": conditions,
                "CreationTime": self.created,
                "CreatorRequestId": self.creator_request_id,
                "RestoreTestingPlanName": self.plan_name,
            }
        )

    def to_list_dict(self) -> dict[str, Any]:
        """The model's ``RestoreTestingSelectionForList``."""
        members = self.to_dict()
        for name in (
            "CreatorRequestId",
            "ProtectedResourceArns",
            "ProtectedResourceConditions",
            "RestoreMetadataOverrides",
        ):
            members.pop(name, None)
        return members


@dataclass
class RestoreTestingPlan:
    """A restore testing plan.

    Attributes:
        document: as it was given, and updated since.
        request: as it was given, to know the same request again.
        selections: by name.
    """

    name: str
    arn: str
    created: datetime
    creator_request_id: str | None
    document: dict[str, Any]
    request: Mapping[str, Any]
    updated: datetime | None = None
    selections: dict[str, RestoreTestingSelection] = field(
        default_factory=dict[str, RestoreTestingSelection]
    )

    def to_dict(self) -> dict[str, Any]:
        """The model's ``RestoreTestingPlanForGet``."""
        chosen: dict[str, Any] = {
            "ExcludeVaults": [],
            "SelectionWindowDays": 30,
            **self.document["RecoveryPointSelection"],
        }
        return given(
            {
                **PLAN_DEFAULTS,
                **self.document,
                "RecoveryPointSelection": chosen,
                "CreationTime": self.created,
                "CreatorRequestId": self.creator_request_id,
                "LastUpdateTime": self.updated,
                "RestoreTestingPlanArn": self.arn,
            }
        )

    def to_list_dict(self) -> dict[str, Any]:
        """The model's ``RestoreTestingPlanForList``."""
        members = self.to_dict()
        for name in ("CreatorRequestId", "RecoveryPointSelection"):
            members.pop(name, None)
        return members


def is_retry(
    found: RestoreTestingPlan | RestoreTestingSelection,
    request: Mapping[str, Any],
    creator_request_id: str | None,
) -> bool:
    """Whether a request is the one that made ``found``, again."""
    return (
        creator_request_id is not None
        and creator_request_id == found.creator_request_id
        and request == found.request
    )


def check_name(name: str) -> None:
    """Refuse a name that neither can have.

    Raises:
        InvalidParameterValueError: what names are made of.
    """
    if not _NAME.fullmatch(name):
        raise InvalidParameterValueError(
            f"The name {name} must consist of 1 to 50 alphanumeric characters and underscores."
        )


def check_number(name: str, value: int, least: int, most: int) -> None:
    """Refuse a number that is out of bounds.

    Raises:
        InvalidParameterValueError: the bounds.
    """
    if not least <= value <= most:
        raise InvalidParameterValueError(f"{name} must be between {least} and {most}.")
