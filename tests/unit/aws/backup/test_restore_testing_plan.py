"""RestoreTestingPlan: when what is tested, and what it leaves to the service."""

from datetime import datetime, timezone
from typing import Any

import pytest
from offsite_provider.aws.backup.restore_testing_plan import RestoreTestingPlan
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import Conflict, Invalid

from .answering import Refusal, Resource, Service

ARN = "arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:"
VAULT = "arn:aws:backup:eu-west-1:123456789012:backup-vault:"
MADE = datetime(2026, 3, 1, 4, tzinfo=timezone.utc)
LATEST = {
    "algorithm": "LATEST_WITHIN_WINDOW",
    "includeVaults": ["*"],
    "recoveryPointTypes": ["SNAPSHOT"],
}
WIRE: dict[str, Any] = {
    "restoreTestingPlanName": "weekly",
    "recoveryPointSelection": LATEST,
    "scheduleExpression": "cron(0 5 ? * MON *)",
}


class Plans:
    """A region's restore testing plans, with the service's defaults."""

    def __init__(self, service: Service) -> None:
        self.live: dict[str, dict[str, Any]] = {}
        self.tags: dict[str, str] = {}
        self.selections: list[str] = []
        service.on("CreateRestoreTestingPlan", self.create)
        service.on("GetRestoreTestingPlan", self.get)
        service.on("UpdateRestoreTestingPlan", self.update)
        service.on("DeleteRestoreTestingPlan", self.delete)
        service.on("ListRestoreTestingSelections", self.list)
        service.on("ListTags", lambda _: {"Tags": self.tags})
        service.on("TagResource", lambda request: self.tags.update(request["Tags"]))

    def create(self, request: dict[str, Any]) -> dict[str, Any]:
        plan, token = request["RestoreTestingPlan"], request["CreatorRequestId"]
        name = plan["RestoreTestingPlanName"]
        if name in self.live and self.live[name]["CreatorRequestId"] != token:
            raise Refusal("AlreadyExistsException", f"{name} exists")
        if name not in self.live:
            self.tags = dict(request.get("Tags", {}))
            self.live[name] = {
                **self.completed(plan),
                "RestoreTestingPlanName": name,
                "RestoreTestingPlanArn": ARN + name,
                "CreationTime": MADE,
                "CreatorRequestId": token,
            }
        return {"RestoreTestingPlanName": name}

    def completed(self, plan: dict[str, Any]) -> dict[str, Any]:
        selection = {"ExcludeVaults": [], "SelectionWindowDays": 30}
        return {
            "ScheduleExpressionTimezone": "Etc/UTC",
            "StartWindowHours": 24,
            **plan,
            "RecoveryPointSelection": {**selection, **plan["RecoveryPointSelection"]},
        }

    def get(self, request: dict[str, Any]) -> dict[str, Any]:
        name = request["RestoreTestingPlanName"]
        if name not in self.live:
            raise Refusal("ResourceNotFoundException", f"no {name}")
        return {"RestoreTestingPlan": dict(self.live[name])}

    def update(self, request: dict[str, Any]) -> dict[str, Any]:
        live = self.live[request["RestoreTestingPlanName"]]
        live |= self.completed(request["RestoreTestingPlan"]) | {"LastUpdateTime": MADE}
        return {}

    def delete(self, request: dict[str, Any]) -> None:
        if self.selections or request["RestoreTestingPlanName"] not in self.live:
            raise Refusal("InvalidRequestException", "cannot delete it")
        del self.live[request["RestoreTestingPlanName"]]

    def list(self, request: dict[str, Any]) -> dict[str, Any]:
        self.get(request)
        first, *rest = self.selections or [None]
        page = self.selections[1:] if request.get("NextToken") else [first] if first else []
        found = [{"RestoreTestingSelectionName": name} for name in page]
        more = {"NextToken": "2"} if rest and not request.get("NextToken") else {}
        return {"RestoreTestingSelections": found, **more}


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def plans(service: Service) -> Plans:
    return Plans(service)


@pytest.fixture
def plan(service: Service, plans: Plans, report: Any) -> Resource:
    return Resource(RestoreTestingPlan(), service, report)


class TestArguments:
    @pytest.mark.parametrize(
        "vaults",
        [
            ["*"],
            [f"{VAULT}orders", f"{VAULT}ledger"],
            ["arn:aws:backup:*:*:backup-vault:orders-*"],
            ["arn:aws-cn:backup:cn-north-1:123456789012:backup-vault:orders"],
        ],
    )
    def test_all_of_them(self, plan: Resource, vaults: list[str]) -> None:
        wire = {
            **WIRE,
            "recoveryPointSelection": {
                "algorithm": "RANDOM_WITHIN_WINDOW",
                "includeVaults": vaults,
                "excludeVaults": [f"{VAULT}scratch"],
                "recoveryPointTypes": ["CONTINUOUS", "SNAPSHOT"],
                "selectionWindowDays": 365,
            },
            "scheduleExpressionTimezone": "Europe/Zurich",
            "startWindowHours": 168,
            "tags": {"a": "b"},
            "adopt": True,
        }
        assert plan.complaints(**wire) == {}

    @pytest.mark.parametrize(
        ("wire", "found"),
        [
            ({"recoveryPointSelection": UNKNOWN, "scheduleExpression": UNKNOWN}, {}),
            ({"recoveryPointSelection": {**LATEST, "includeVaults": [UNKNOWN]}}, {}),
            (
                {"recoveryPointSelection": {}, "scheduleExpression": None},
                {
                    "recovery_point_selection.algorithm": "is required",
                    "recovery_point_selection.include_vaults": "is required",
                    "recovery_point_selection.recovery_point_types": "is required",
                    "schedule_expression": "is required",
                },
            ),
            (
                {
                    "recoveryPointSelection": {
                        "algorithm": "LATEST",
                        "includeVaults": ["orders"],
                        "excludeVaults": ["?"],
                        "recoveryPointTypes": ["SNAPSHOTS"],
                        "selectionWindowDays": 366,
                    }
                },
                {
                    "recovery_point_selection.algorithm": "must be one of 'LATEST_WITHIN_WINDOW' "
                    "or 'RANDOM_WITHIN_WINDOW', not `LATEST`",
                    "recovery_point_selection.include_vaults[0]": "must be `*` or the ARN of a "
                    "vault, in which `*` stands for anything, not `orders`",
                    "recovery_point_selection.exclude_vaults[0]": "must be `*` or the ARN of a "
                    "vault, in which `*` stands for anything, not `?`",
                    "recovery_point_selection.recovery_point_types[0]": "must be one of "
                    "'CONTINUOUS' or 'SNAPSHOT', not `SNAPSHOTS`",
                    "recovery_point_selection.selection_window_days": (
                        "must be at most 365, not 366"
                    ),
                },
            ),
            (
                {
                    "recoveryPointSelection": {
                        **LATEST,
                        "includeVaults": [],
                        "recoveryPointTypes": [],
                        "selectionWindowDays": 0,
                    }
                },
                {
                    "recovery_point_selection.include_vaults": "must have at least 1 item(s)",
                    "recovery_point_selection.recovery_point_types": "must have at least 1 item(s)",
                    "recovery_point_selection.selection_window_days": "must be at least 1, not 0",
                },
            ),
            (
                {"scheduleExpression": "rate(1 day)", "restoreTestingPlanName": "my-tests"},
                {
                    "schedule_expression": "must be `cron(…)`, not `rate(1 day)`: restore tests "
                    "take no rate",
                    "restore_testing_plan_name": "must be 1 to 50 letters, digits and underscores, "
                    "not `my-tests`",
                },
            ),
            (
                {"restoreTestingPlanName": "a" * 51, "startWindowHours": 169},
                {
                    "restore_testing_plan_name": "must be 1 to 50 letters, digits and underscores, "
                    f"not `{'a' * 51}`",
                    "start_window_hours": "must be at most 168, not 169",
                },
            ),
            ({"startWindowHours": -1}, {"start_window_hours": "must be at least 0, not -1"}),
        ],
        ids=repr,
    )
    def test_refusals(self, plan: Resource, wire: dict[str, Any], found: dict[str, str]) -> None:
        given = {name: value for name, value in {**WIRE, **wire}.items() if value is not None}
        assert plan.complaints(**given) == found

    @pytest.mark.parametrize(
        ("wire", "path"),
        [
            ({"scheduleExpression": "cron(61 5 ? * * *)"}, "schedule_expression"),
            ({"scheduleExpression": "every day"}, "schedule_expression"),
            ({"scheduleExpressionTimezone": "Europe/Zürich"}, "schedule_expression_timezone"),
        ],
    )
    def test_schedules_are_checked(self, plan: Resource, wire: dict[str, Any], path: str) -> None:
        assert list(plan.complaints(**{**WIRE, **wire})) == [path]


class TestDiff:
    @pytest.mark.parametrize(
        ("wire", "changes", "replaces"),
        [
            (
                {"restoreTestingPlanName": "x"},
                ["restoreTestingPlanName"],
                ["restoreTestingPlanName"],
            ),
            ({"scheduleExpression": "cron(0 6 ? * MON *)"}, ["scheduleExpression"], []),
            ({"scheduleExpression": " CRON( 0 5 ?  * mon * )"}, [], []),
            ({"scheduleExpressionTimezone": "UTC"}, [], []),
            ({"scheduleExpressionTimezone": "Asia/Tokyo"}, ["scheduleExpressionTimezone"], []),
            ({"startWindowHours": 24}, [], []),
            ({"startWindowHours": 12}, ["startWindowHours"], []),
            ({"recoveryPointSelection": {**LATEST, "excludeVaults": []}}, [], []),
            (
                {"recoveryPointSelection": {**LATEST, "selectionWindowDays": 7}},
                ["recoveryPointSelection"],
                [],
            ),
            ({"tags": {"a": "b"}}, ["tags"], []),
            ({"adopt": True}, [], []),
        ],
        ids=repr,
    )
    def test_what_changes_what(
        self, plan: Resource, wire: dict[str, Any], changes: list[str], replaces: list[str]
    ) -> None:
        made = plan.create(plan.inputs(**WIRE))
        found = plan.diff(made, **{**WIRE, **wire})
        assert (list(found.changes), list(found.replaces)) == (changes, replaces)

    def test_two_of_a_name_never_stand_side_by_side(self) -> None:
        assert RestoreTestingPlan.unique


class TestLife:
    def test_it_is_made(self, plan: Resource, service: Service) -> None:
        made = plan.create(plan.inputs(**WIRE, tags={"a": "b"}))
        assert service.calls == ["CreateRestoreTestingPlan", "GetRestoreTestingPlan"]
        request = service.asked("CreateRestoreTestingPlan")
        assert 1 <= len(request.pop("CreatorRequestId")) <= 50
        assert request == {
            "RestoreTestingPlan": {
                "RestoreTestingPlanName": "weekly",
                "RecoveryPointSelection": {
                    "Algorithm": "LATEST_WITHIN_WINDOW",
                    "IncludeVaults": ["*"],
                    "RecoveryPointTypes": ["SNAPSHOT"],
                },
                "ScheduleExpression": "cron(0 5 ? * MON *)",
            },
            "Tags": {"a": "b"},
        }
        assert made.id == "weekly"
        assert made.outputs.restore_testing_plan_arn == ARN + "weekly"
        assert made.outputs.creation_time == "2026-03-01T04:00:00Z"
        assert made.inputs.start_window_hours == 24
        assert plan.read(made) == made
        assert plan.diff(made, **WIRE, tags={"a": "b"}).changes == ()

    def test_its_body_changes_in_one_call(self, plan: Resource, service: Service) -> None:
        made = plan.create(plan.inputs(**WIRE))
        service.forget()
        wire = {**WIRE, "startWindowHours": 12, "scheduleExpressionTimezone": "Asia/Tokyo"}
        changed = plan.update(made, plan.inputs(**wire))
        assert service.calls == ["UpdateRestoreTestingPlan", "GetRestoreTestingPlan"]
        request = service.asked("UpdateRestoreTestingPlan")
        assert request["RestoreTestingPlanName"] == "weekly"
        assert "RestoreTestingPlanName" not in request["RestoreTestingPlan"]
        assert request["RestoreTestingPlan"]["StartWindowHours"] == 12
        assert plan.diff(changed, **wire).changes == ()
        assert plan.read(changed) == changed

    def test_a_tag_alone(self, plan: Resource, service: Service) -> None:
        made = plan.create(plan.inputs(**WIRE))
        service.forget()
        plan.update(made, plan.inputs(**WIRE, tags={"a": "b"}))
        assert service.calls == ["TagResource"]

    def test_drift_is_seen_and_put_right(self, plan: Resource, plans: Plans) -> None:
        wire = {**WIRE, "startWindowHours": 12}
        made = plan.create(plan.inputs(**wire))
        plans.live["weekly"] |= {"StartWindowHours": 1, "ScheduleExpression": "cron(0 1 ? * * *)"}
        plans.live["weekly"]["RecoveryPointSelection"]["SelectionWindowDays"] = 7
        drifted = plan.read(made)
        assert drifted is not None
        assert set(plan.diff(drifted, **wire).changes) == {
            "recoveryPointSelection",
            "scheduleExpression",
            "startWindowHours",
        }
        repaired = plan.update(drifted, plan.inputs(**wire))
        assert plans.live["weekly"]["RecoveryPointSelection"]["SelectionWindowDays"] == 30
        assert plan.diff(repaired, **wire).changes == ()
        assert plan.read(repaired) == repaired

    def test_gone_is_gone(self, plan: Resource, plans: Plans) -> None:
        made = plan.create(plan.inputs(**WIRE))
        plans.live.clear()
        assert plan.read(made) is None

    def test_one_that_a_killed_run_made_is_found(
        self, plan: Resource, service: Service, report: Any
    ) -> None:
        plan.create(plan.inputs(**WIRE))
        assert plan.create(plan.inputs(**WIRE)).id == "weekly"
        assert report.informed == []
        made = plan.create(plan.inputs(**{**WIRE, "startWindowHours": 3}))
        assert made.inputs.start_window_hours == 3
        assert report.informed == [
            "takes over the restore testing plan weekly, which exists already"
        ]

    def test_anothers_is_not_taken_unless_it_is_adopted(self, plan: Resource, plans: Plans) -> None:
        plan.create(plan.inputs(**WIRE))
        plans.live["weekly"]["CreatorRequestId"] = "by-hand"
        with pytest.raises(Conflict, match="`adopt=True`"):
            plan.create(plan.inputs(**WIRE))
        assert plan.create(plan.inputs(**WIRE, adopt=True)).id == "weekly"


class TestDeleting:
    def test_is_one_call(self, plan: Resource, plans: Plans, service: Service) -> None:
        made = plan.create(plan.inputs(**WIRE))
        service.forget()
        plan.delete(made)
        assert plans.live == {}
        assert service.calls == ["DeleteRestoreTestingPlan"]

    def test_the_selections_that_are_in_the_way_are_named(
        self, plan: Resource, plans: Plans
    ) -> None:
        made = plan.create(plan.inputs(**WIRE))
        plans.selections = ["orders", "ledger"]
        with pytest.raises(Conflict) as caught:
            plan.delete(made)
        assert str(caught.value).startswith(
            "cannot delete the restore testing plan weekly: it still has orders, ledger "
        )

    def test_gone_already_is_fine(self, plan: Resource, plans: Plans) -> None:
        made = plan.create(plan.inputs(**WIRE))
        plans.live.clear()
        plan.delete(made)

    def test_any_other_refusal_is_passed_on(
        self, plan: Resource, service: Service, plans: Plans
    ) -> None:
        made = plan.create(plan.inputs(**WIRE))
        service.on("DeleteRestoreTestingPlan", Refusal("InvalidRequestException", "not today"))
        with pytest.raises(Invalid, match="not today"):
            plan.delete(made)
