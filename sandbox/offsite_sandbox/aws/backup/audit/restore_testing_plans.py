"""Restore testing plans."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from ....clock import clock
from ..shared import schedule
from ..shared.answer import listed
from ..shared.arns import parse
from ..shared.exceptions import (
    AlreadyExistsError,
    InvalidParameterValueError,
    InvalidRequestError,
    ResourceNotFoundError,
)
from ..shared.place import Place
from ..shared.quotas import check_quota
from ..shared.request_ids import check_request_id
from ..shared.tags import Tags, check_tags
from .restore_testing_plan import (
    MAX_HOURS,
    PLAN_DEFAULTS,
    RestoreTestingPlan,
    check_name,
    check_number,
    is_retry,
)

_MAX_DAYS = 365


class RestoreTestingPlans:
    """The restore testing plans of one account in one region."""

    def __init__(self, place: Place, tags: Tags) -> None:
        self._place = place
        self._tags = tags
        self._by_name: dict[str, RestoreTestingPlan] = {}

    def find(self, name: str) -> RestoreTestingPlan:
        """The plan of a name.

        Raises:
            ResourceNotFoundError: there is none.
        """
        plan = self._by_name.get(name)
        if plan is None:
            raise ResourceNotFoundError(f"The restore testing plan {name} does not exist.")
        return plan

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
        plan = self._by_name.get(name)
        if plan is None:
            plan = self._create(name, request, creator_request_id)
        elif not is_retry(plan, request, creator_request_id):
            raise AlreadyExistsError(
                f"The restore testing plan {name} already exists.",
                plan.arn,
                plan.creator_request_id,
            )
        return _answer(plan)

    def get_restore_testing_plan(self, restore_testing_plan_name: str) -> dict[str, Any]:
        """``GetRestoreTestingPlan``."""
        return {"RestoreTestingPlan": self.find(restore_testing_plan_name).to_dict()}

    def list_restore_testing_plans(
        self, max_results: int | None = None, next_token: str | None = None
    ) -> dict[str, Any]:
        """``ListRestoreTestingPlans``."""
        return listed(
            "RestoreTestingPlans",
            list(self._by_name.values()),
            RestoreTestingPlan.to_list_dict,
            max_results,
            next_token,
        )

    def update_restore_testing_plan(
        self, restore_testing_plan_name: str, restore_testing_plan: dict[str, Any]
    ) -> dict[str, Any]:
        """``UpdateRestoreTestingPlan``: what is not named stays as it is."""
        plan = self.find(restore_testing_plan_name)
        document = {**plan.document, **restore_testing_plan}
        _check_plan(document)
        plan.document, plan.updated = document, clock.now()
        return {**_answer(plan), "UpdateTime": plan.updated}

    def delete_restore_testing_plan(self, restore_testing_plan_name: str) -> None:
        """``DeleteRestoreTestingPlan``; the model knows no error for one that is gone."""
        plan = self._by_name.get(restore_testing_plan_name)
        if plan is None:
            return
        if plan.selections:
            raise InvalidRequestError(
                "All restore testing selections of the plan must be deleted before the plan "
                f"{plan.name} can be deleted."
            )
        del self._by_name[plan.name]
        self._tags.unregister(plan.arn)

    def _create(
        self, name: str, request: dict[str, Any], creator_request_id: str | None
    ) -> RestoreTestingPlan:
        check_name(name)
        _check_plan(request["plan"])
        check_tags(request["tags"])
        check_quota(self._place, "RestoreTestingPlan", len(self._by_name))
        plan = RestoreTestingPlan(
            name=name,
            arn=self._place.arn("restore-testing-plan", f"{name}-{uuid.uuid4()}"),
            created=clock.now(),
            creator_request_id=creator_request_id,
            document=request["plan"],
            request=request,
        )
        self._by_name[name] = plan
        self._tags.register(plan.arn, request["tags"])
        return plan


def _answer(plan: RestoreTestingPlan) -> dict[str, Any]:
    return {
        "CreationTime": plan.created,
        "RestoreTestingPlanArn": plan.arn,
        "RestoreTestingPlanName": plan.name,
    }


def _check_plan(plan: Mapping[str, Any]) -> None:
    filled = {**PLAN_DEFAULTS, **plan}
    try:
        schedule.parse(filled["ScheduleExpression"], filled["ScheduleExpressionTimezone"])
    except ValueError as error:
        raise InvalidParameterValueError(f"Invalid schedule: {error}") from None
    check_number("StartWindowHours", filled["StartWindowHours"], 1, MAX_HOURS)
    chosen = plan["RecoveryPointSelection"]
    for name in ("Algorithm", "IncludeVaults", "RecoveryPointTypes"):
        if not chosen.get(name):
            raise InvalidParameterValueError(f"RecoveryPointSelection must have {name}.")
    for name in ("IncludeVaults", "ExcludeVaults"):
        _check_vaults(name, chosen.get(name, []))
    check_number("SelectionWindowDays", chosen.get("SelectionWindowDays", 1), 1, _MAX_DAYS)


def _check_vaults(name: str, vaults: Sequence[str]) -> None:
    for text in vaults:
        try:
            is_vault = text == "*" or parse(text).kind == "backup-vault"
        except ValueError:
            is_vault = False
        if not is_vault:
            raise InvalidParameterValueError(f"Invalid backup vault ARN in {name}: {text}")
