"""Restore testing selections: what is restored for a test."""

from collections.abc import Mapping
from typing import Any

from ....clock import clock
from ..shared.answer import listed
from ..shared.arns import parse
from ..shared.exceptions import (
    AlreadyExistsError,
    InvalidParameterValueError,
    ResourceNotFoundError,
)
from ..shared.place import Place
from ..shared.quotas import check_quota
from ..shared.request_ids import check_request_id
from .restore_testing_plan import (
    MAX_HOURS,
    RestoreTestingPlan,
    RestoreTestingSelection,
    check_name,
    check_number,
    is_retry,
)
from .restore_testing_plans import RestoreTestingPlans

_MAX_ARNS = 30
_TYPES = frozenset(
    {"Aurora", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "Neptune", "RDS", "S3"}
)


class RestoreTestingSelections:
    """The selections of one account's restore testing plans in one region."""

    def __init__(self, place: Place, plans: RestoreTestingPlans) -> None:
        self._place = place
        self._plans = plans

    def create_restore_testing_selection(
        self,
        restore_testing_plan_name: str,
        restore_testing_selection: dict[str, Any],
        creator_request_id: str | None = None,
    ) -> dict[str, Any]:
        """``CreateRestoreTestingSelection``."""
        check_request_id(creator_request_id)
        plan = self._plans.find(restore_testing_plan_name)
        name = restore_testing_selection["RestoreTestingSelectionName"]
        found = plan.selections.get(name)
        if found is None:
            check_name(name)
            _check_selection(restore_testing_selection)
            check_quota(self._place, "RestoreTestingSelection", len(plan.selections))
            found = plan.selections[name] = RestoreTestingSelection(
                name=name,
                plan_name=plan.name,
                created=clock.now(),
                creator_request_id=creator_request_id,
                document=restore_testing_selection,
                request=restore_testing_selection,
            )
        elif not is_retry(found, restore_testing_selection, creator_request_id):
            raise AlreadyExistsError(
                f"The restore testing selection {name} already exists.",
                plan.arn,
                found.creator_request_id,
            )
        return _answer(plan, found)

    def get_restore_testing_selection(
        self, restore_testing_plan_name: str, restore_testing_selection_name: str
    ) -> dict[str, Any]:
        """``GetRestoreTestingSelection``."""
        _, selection = self._find(restore_testing_plan_name, restore_testing_selection_name)
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
            list(self._plans.find(restore_testing_plan_name).selections.values()),
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
        plan, selection = self._find(restore_testing_plan_name, restore_testing_selection_name)
        document = {**selection.document, **restore_testing_selection}
        _check_selection(document)
        selection.document = document
        return {**_answer(plan, selection), "UpdateTime": clock.now()}

    def delete_restore_testing_selection(
        self, restore_testing_plan_name: str, restore_testing_selection_name: str
    ) -> None:
        """``DeleteRestoreTestingSelection``."""
        plan, selection = self._find(restore_testing_plan_name, restore_testing_selection_name)
        del plan.selections[selection.name]

    def _find(
        self, plan_name: str, name: str
    ) -> tuple[RestoreTestingPlan, RestoreTestingSelection]:
        plan = self._plans.find(plan_name)
        selection = plan.selections.get(name)
        if selection is None:
            raise ResourceNotFoundError(
                f"The restore testing selection {name} does not exist in {plan_name}."
            )
        return plan, selection


def _answer(plan: RestoreTestingPlan, selection: RestoreTestingSelection) -> dict[str, Any]:
    return {
        "CreationTime": selection.created,
        "RestoreTestingPlanArn": plan.arn,
        "RestoreTestingPlanName": plan.name,
        "RestoreTestingSelectionName": selection.name,
    }


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
    check_number("ValidationWindowHours", selection.get("ValidationWindowHours", 0), 0, MAX_HOURS)
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
