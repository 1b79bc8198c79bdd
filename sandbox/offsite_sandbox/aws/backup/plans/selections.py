"""Selections: what plans back up."""

import uuid
from collections.abc import Mapping, Sequence
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
from ..shared.roles import check_role_of_selection
from .plan import Plan
from .plans import Plans
from .selection import OPERATORS, TAG, Selection

_MAX_ARNS = 500
_MAX_PATTERNS = 30
_MAX_CONDITIONS = 30


class Selections:
    """The selections of one account's plans in one region."""

    def __init__(self, place: Place, plans: Plans) -> None:
        self._place = place
        self._plans = plans
        self._by_id: dict[str, Selection] = {}

    def of(self, plan: Plan) -> list[Selection]:
        """A plan's selections, in the order in which they were made."""
        found = (self._by_id[selection_id] for selection_id in plan.selection_ids)
        return sorted(found, key=lambda selection: selection.created)

    def create_backup_selection(
        self,
        backup_plan_id: str,
        backup_selection: dict[str, Any],
        creator_request_id: str | None = None,
    ) -> dict[str, Any]:
        """``CreateBackupSelection``; several of a plan may have the same name."""
        check_request_id(creator_request_id)
        plan = self._plan_of(backup_plan_id)
        for found in self.of(plan) if creator_request_id is not None else []:
            if found.creator_request_id == creator_request_id:
                if found.document != backup_selection:
                    raise AlreadyExistsError(
                        "Backup selection with the same request ID already exists",
                        plan.arn,
                        creator_request_id,
                    )
                return _made(found)
        _check(backup_selection)
        check_role_of_selection(backup_selection["IamRoleArn"])
        check_quota(self._place, "BackupSelection", len(plan.selection_ids))
        selection = Selection(
            id=str(uuid.uuid4()),
            plan_id=plan.id,
            created=clock.now(),
            creator_request_id=creator_request_id,
            document=backup_selection,
        )
        self._by_id[selection.id] = selection
        plan.selection_ids.add(selection.id)
        return _made(selection)

    def get_backup_selection(self, backup_plan_id: str, selection_id: str) -> dict[str, Any]:
        """``GetBackupSelection``."""
        selection = self._selection(backup_plan_id, selection_id)
        members = selection.to_dict()
        del members["SelectionName"], members["IamRoleArn"]
        return {**members, "BackupSelection": selection.selection}

    def list_backup_selections(
        self,
        backup_plan_id: str,
        next_token: str | None = None,
        max_results: int | None = None,
    ) -> dict[str, Any]:
        """``ListBackupSelections``."""
        found = self.of(self._plan_of(backup_plan_id))
        return listed("BackupSelectionsList", found, Selection.to_dict, max_results, next_token)

    def delete_backup_selection(self, backup_plan_id: str, selection_id: str) -> None:
        """``DeleteBackupSelection``."""
        plan = self._plan_of(backup_plan_id)
        try:
            selection = self._selection(backup_plan_id, selection_id)
        except ResourceNotFoundError as error:
            # Unlike GetBackupSelection.
            raise InvalidParameterValueError(error.message) from None
        del self._by_id[selection.id]
        plan.selection_ids.discard(selection.id)

    def _plan_of(self, plan_id: str) -> Plan:
        try:
            return self._plans.find(plan_id)
        except ResourceNotFoundError:
            # As AWS says it wherever a plan's selections are asked for.
            raise InvalidParameterValueError(f"Cannot find Backup plan with ID {plan_id}") from None

    def _selection(self, plan_id: str, selection_id: str) -> Selection:
        plan = self._plan_of(plan_id)
        if selection_id not in plan.selection_ids:
            raise ResourceNotFoundError(
                f"Cannot find Backup selection with ID {selection_id} in plan {plan_id}"
            )
        return self._by_id[selection_id]


def _made(selection: Selection) -> dict[str, Any]:
    return {
        "SelectionId": selection.id,
        "BackupPlanId": selection.plan_id,
        "CreationDate": selection.created,
    }


def _check(selection: Mapping[str, Any]) -> None:
    if not selection.get("Resources") and not selection.get("ListOfTags"):
        raise InvalidParameterValueError(
            "Invalid backup selection. Either 'ListOfTags' or 'Resources' section must be "
            "non-empty."
        )
    for name in ("Resources", "NotResources"):
        _check_arns(name, selection.get(name, []))
    conditions = selection.get("Conditions", {})
    parameters = [item for name in OPERATORS for item in conditions.get(name, [])]
    for item in parameters:
        if not item.get("ConditionKey", "").startswith(TAG) or "ConditionValue" not in item:
            raise InvalidParameterValueError(
                f"Invalid condition. ConditionKey must start with {TAG}, and have a ConditionValue."
            )
    for count in (len(parameters), len(selection.get("ListOfTags", []))):
        if count > _MAX_CONDITIONS:
            raise InvalidParameterValueError(
                f"A selection can have at most {_MAX_CONDITIONS} conditions."
            )


def _check_arns(name: str, arns: Sequence[str]) -> None:
    for arn in arns:
        if arn != "*" and not _is_arn(arn):
            raise InvalidParameterValueError(f"Invalid ARN: {arn} in {name}")
    patterns = [arn for arn in arns if "*" in arn]
    if len(patterns) > _MAX_PATTERNS or len(arns) > _MAX_ARNS:
        raise InvalidParameterValueError(
            f"{name} can have at most {_MAX_ARNS} ARNs, or {_MAX_PATTERNS} with wildcards."
        )


def _is_arn(text: str) -> bool:
    prefix, star, rest = text.rpartition("*")
    if star and not rest:
        # A pattern. Besides its end, the region and the account may be left open.
        return prefix.startswith("arn:") and "*" not in "".join(prefix.split(":", 5)[5:])
    try:
        return "*" not in parse(text).resource
    except ValueError:
        return False
