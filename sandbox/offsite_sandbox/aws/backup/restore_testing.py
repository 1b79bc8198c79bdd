"""Restore testing: plans, and the selections of what they restore."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ...clock import clock
from . import schedule, tags
from .base import check_request_id, given, listed
from .exceptions import (
    AlreadyExistsError,
    InvalidParameterValueError,
    InvalidRequestError,
    ResourceNotFoundError,
)
from .names import parse
from .tags import Tags

_NAME = re.compile(r"[a-zA-Z0-9_]{1,50}")
_MAX_HOURS = 168
_MAX_DAYS = 365
_MAX_ARNS = 30
_TYPES = frozenset(
    {"Aurora", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "Neptune", "RDS", "S3"}
)
_PLAN_DEFAULTS: Mapping[str, Any] = {
    "ScheduleExpressionTimezone": "Etc/UTC",
    "StartWindowHours": 24,
}


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
                **_PLAN_DEFAULTS,
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


class RestoreTesting(Tags):
    """The restore testing plans of one account in one region, by name."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.restore_testing_plans: dict[str, RestoreTestingPlan] = {}

    def create_restore_testing_plan(
        self,
        restore_testing_plan: dict[str, Any],
        creator_request_id: str | None = None,
        tags: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """``CreateRestoreTestingPlan``."""
        check_request_id(creator_request_id)
        name = restore_testing_plan["RestoreTestingPlanName"]
        request = {"plan": restore_testing_plan, "tags": tags or {}}
        plan = self.restore_testing_plans.get(name)
        if plan is None:
            plan = self._create_testing_plan(name, request, creator_request_id)
        elif not _is_retry(plan, request, creator_request_id):
            raise AlreadyExistsError(
                f"The restore testing plan {name} already exists.",
                plan.arn,
                plan.creator_request_id,
            )
        return _plan_answer(plan)

    def get_restore_testing_plan(self, restore_testing_plan_name: str) -> dict[str, Any]:
        """``GetRestoreTestingPlan``."""
        return {"RestoreTestingPlan": self._testing_plan(restore_testing_plan_name).to_dict()}

    def list_restore_testing_plans(
        self, max_results: int | None = None, next_token: str | None = None
    ) -> dict[str, Any]:
        """``ListRestoreTestingPlans``."""
        return listed(
            "RestoreTestingPlans",
            list(self.restore_testing_plans.values()),
            RestoreTestingPlan.to_list_dict,
            max_results,
            next_token,
        )

    def update_restore_testing_plan(
        self, restore_testing_plan_name: str, restore_testing_plan: dict[str, Any]
    ) -> dict[str, Any]:
        """``UpdateRestoreTestingPlan``: what is not named stays as it is."""
        plan = self._testing_plan(restore_testing_plan_name)
        document = {**plan.document, **restore_testing_plan}
        _check_plan(document)
        plan.document, plan.updated = document, clock.now()
        return {**_plan_answer(plan), "UpdateTime": plan.updated}

    def delete_restore_testing_plan(self, restore_testing_plan_name: str) -> None:
        """``DeleteRestoreTestingPlan``; the model knows no error for one that is gone."""
        plan = self.restore_testing_plans.get(restore_testing_plan_name)
        if plan is None:
            return
        if plan.selections:
            raise InvalidRequestError(
                "All restore testing selections of the plan must be deleted before the plan "
                f"{plan.name} can be deleted."
            )
        del self.restore_testing_plans[plan.name]
        self.unregister(plan.arn)

    def create_restore_testing_selection(
        self,
        restore_testing_plan_name: str,
        restore_testing_selection: dict[str, Any],
        creator_request_id: str | None = None,
    ) -> dict[str, Any]:
        """``CreateRestoreTestingSelection``."""
        check_request_id(creator_request_id)
        plan = self._testing_plan(restore_testing_plan_name)
        name = restore_testing_selection["RestoreTestingSelectionName"]
        found = plan.selections.get(name)
        if found is None:
            _check_name(name)
            _check_selection(restore_testing_selection)
            self.check_quota("RestoreTestingSelection", len(plan.selections))
            found = plan.selections[name] = RestoreTestingSelection(
                name=name,
                plan_name=plan.name,
                created=clock.now(),
                creator_request_id=creator_request_id,
                document=restore_testing_selection,
                request=restore_testing_selection,
            )
        elif not _is_retry(found, restore_testing_selection, creator_request_id):
            raise AlreadyExistsError(
                f"The restore testing selection {name} already exists.",
                plan.arn,
                found.creator_request_id,
            )
        return _selection_answer(plan, found)

    def get_restore_testing_selection(
        self, restore_testing_plan_name: str, restore_testing_selection_name: str
    ) -> dict[str, Any]:
        """``GetRestoreTestingSelection``."""
        _, selection = self._testing_selection(
            restore_testing_plan_name, restore_testing_selection_name
        )
        return {"RestoreTestingSelection": selection.to_dict()}

    def list_restore_testing_selections(
        self,
        restore_testing_plan_name: str,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListRestoreTestingSelections``."""
        return listed(
            "RestoreTestingSelections",
            list(self._testing_plan(restore_testing_plan_name).selections.values()),
            RestoreTestingSelection.to_list_dict,
            max_results,
            next_token,
        )

    def update_restore_testing_selection(
        self,
        restore_testing_plan_name: str,
        restore_testing_selection_name: str,
        restore_testing_selection: dict[str, Any],
    ) -> dict[str, Any]:
        """``UpdateRestoreTestingSelection``: what is not named stays as it is."""
        plan, selection = self._testing_selection(
            restore_testing_plan_name, restore_testing_selection_name
        )
        document = {**selection.document, **restore_testing_selection}
        _check_selection(document)
        selection.document = document
        return {**_selection_answer(plan, selection), "UpdateTime": clock.now()}

    def delete_restore_testing_selection(
        self, restore_testing_plan_name: str, restore_testing_selection_name: str
    ) -> None:
        """``DeleteRestoreTestingSelection``."""
        plan, selection = self._testing_selection(
            restore_testing_plan_name, restore_testing_selection_name
        )
        del plan.selections[selection.name]

    def _create_testing_plan(
        self, name: str, request: dict[str, Any], creator_request_id: str | None
    ) -> RestoreTestingPlan:
        _check_name(name)
        _check_plan(request["plan"])
        tags.check(request["tags"])
        self.check_quota("RestoreTestingPlan", len(self.restore_testing_plans))
        plan = RestoreTestingPlan(
            name=name,
            arn=self.arn("restore-testing-plan", f"{name}-{uuid.uuid4()}"),
            created=clock.now(),
            creator_request_id=creator_request_id,
            document=request["plan"],
            request=request,
        )
        self.restore_testing_plans[name] = plan
        self.register(plan.arn, request["tags"])
        return plan

    def _testing_plan(self, name: str) -> RestoreTestingPlan:
        plan = self.restore_testing_plans.get(name)
        if plan is None:
            raise ResourceNotFoundError(f"The restore testing plan {name} does not exist.")
        return plan

    def _testing_selection(
        self, plan_name: str, name: str
    ) -> tuple[RestoreTestingPlan, RestoreTestingSelection]:
        plan = self._testing_plan(plan_name)
        selection = plan.selections.get(name)
        if selection is None:
            raise ResourceNotFoundError(
                f"The restore testing selection {name} does not exist in {plan_name}."
            )
        return plan, selection


def _is_retry(
    found: RestoreTestingPlan | RestoreTestingSelection,
    request: Mapping[str, Any],
    creator_request_id: str | None,
) -> bool:
    return (
        creator_request_id is not None
        and creator_request_id == found.creator_request_id
        and request == found.request
    )


def _plan_answer(plan: RestoreTestingPlan) -> dict[str, Any]:
    return {
        "CreationTime": plan.created,
        "RestoreTestingPlanArn": plan.arn,
        "RestoreTestingPlanName": plan.name,
    }


def _selection_answer(
    plan: RestoreTestingPlan, selection: RestoreTestingSelection
) -> dict[str, Any]:
    return {
        "CreationTime": selection.created,
        "RestoreTestingPlanArn": plan.arn,
        "RestoreTestingPlanName": plan.name,
        "RestoreTestingSelectionName": selection.name,
    }


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise InvalidParameterValueError(
            f"The name {name} must consist of 1 to 50 alphanumeric characters and underscores."
        )


def _check_plan(plan: Mapping[str, Any]) -> None:
    filled = {**_PLAN_DEFAULTS, **plan}
    try:
        schedule.parse(filled["ScheduleExpression"], filled["ScheduleExpressionTimezone"])
    except ValueError as error:
        raise InvalidParameterValueError(f"Invalid schedule: {error}") from None
    _check_number("StartWindowHours", filled["StartWindowHours"], 1, _MAX_HOURS)
    chosen = plan["RecoveryPointSelection"]
    for name in ("Algorithm", "IncludeVaults", "RecoveryPointTypes"):
        if not chosen.get(name):
            raise InvalidParameterValueError(f"RecoveryPointSelection must have {name}.")
    for name in ("IncludeVaults", "ExcludeVaults"):
        _check_vaults(name, chosen.get(name, []))
    _check_number("SelectionWindowDays", chosen.get("SelectionWindowDays", 1), 1, _MAX_DAYS)


def _check_vaults(name: str, vaults: Sequence[str]) -> None:
    for text in vaults:
        try:
            is_vault = text == "*" or parse(text).kind == "backup-vault"
        except ValueError:
            is_vault = False
        if not is_vault:
            raise InvalidParameterValueError(f"Invalid backup vault ARN in {name}: {text}")


def _check_selection(selection: Mapping[str, Any]) -> None:
    role = selection["IamRoleArn"]
    try:
        is_role = parse(role).resource.startswith("role/")
    except ValueError:
        is_role = False
    if not is_role:
        raise InvalidParameterValueError(f"Invalid IAM role ARN: {role}")
    kind = selection["ProtectedResourceType"]
    if kind not in _TYPES:
        raise InvalidParameterValueError(f"Invalid ProtectedResourceType: {kind}")
    _check_number("ValidationWindowHours", selection.get("ValidationWindowHours", 0), 0, _MAX_HOURS)
    arns = selection.get("ProtectedResourceArns", [])
    conditions = selection.get("ProtectedResourceConditions", {})
    has_conditions = any(conditions.values())
    if not arns and not has_conditions:
        raise InvalidParameterValueError(
            "Either ProtectedResourceArns or ProtectedResourceConditions must be given."
        )
    if len(arns) > _MAX_ARNS or ("*" in arns and len(arns) > 1):
        raise InvalidParameterValueError(
            f"ProtectedResourceArns can be one wildcard, or up to {_MAX_ARNS} ARNs."
        )
    if has_conditions and arns and arns != ["*"]:
        raise InvalidParameterValueError(
            "ProtectedResourceConditions cannot be combined with specific ProtectedResourceArns."
        )


def _check_number(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise InvalidParameterValueError(f"{name} must be between {least} and {most}.")
