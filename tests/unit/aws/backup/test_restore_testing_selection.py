"""RestoreTestingSelection: what is tested, and the role that may not be there yet."""

from datetime import datetime, timezone
from typing import Any

import pytest
from offsite_provider.aws.backup.restore_testing_selection import RestoreTestingSelection
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import Conflict, Invalid, NotFound

from .answering import Refusal, Resource, Service

ROLE = "arn:aws:iam::123456789012:role/restore"
TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"
MADE = datetime(2026, 3, 1, 4, tzinfo=timezone.utc)
TAGGED = {"stringEquals": [{"key": "aws:ResourceTag/backup", "value": "daily"}]}
BASE: dict[str, Any] = {
    "restoreTestingPlanName": "weekly",
    "restoreTestingSelectionName": "orders",
    "protectedResourceType": "DynamoDB",
    "iamRoleArn": ROLE,
}
BY_ARN = {**BASE, "protectedResourceArns": [TABLE]}
BY_TAG = {**BASE, "protectedResourceConditions": TAGGED}
NOT_YET = Refusal(
    "InvalidParameterValueException", f"IAM Role {ROLE} cannot be assumed by AWS Backup"
)


class Selections:
    """A plan's selections, with the service's defaults."""

    def __init__(self, service: Service) -> None:
        self.live: dict[str, dict[str, Any]] = {}
        service.on("CreateRestoreTestingSelection", self.create)
        service.on("GetRestoreTestingSelection", self.get)
        service.on("UpdateRestoreTestingSelection", self.update)
        service.on("DeleteRestoreTestingSelection", self.delete)

    def create(self, request: dict[str, Any]) -> dict[str, Any]:
        selection, token = request["RestoreTestingSelection"], request["CreatorRequestId"]
        name = selection["RestoreTestingSelectionName"]
        if name in self.live and self.live[name]["CreatorRequestId"] != token:
            raise Refusal("AlreadyExistsException", f"{name} exists")
        self.live[name] = {
            **self.completed(selection),
            "RestoreTestingPlanName": request["RestoreTestingPlanName"],
            "CreationTime": MADE,
            "CreatorRequestId": token,
        }
        return {}

    def completed(self, selection: dict[str, Any]) -> dict[str, Any]:
        nothing = {"StringEquals": [], "StringNotEquals": []}
        conditions = selection.get("ProtectedResourceConditions", nothing)
        arns = selection.get("ProtectedResourceArns", ["*"])
        return {
            "ValidationWindowHours": 0,
            **selection,
            "ProtectedResourceConditions": conditions,
            "ProtectedResourceArns": arns,
        }

    def get(self, request: dict[str, Any]) -> dict[str, Any]:
        name = request["RestoreTestingSelectionName"]
        if name not in self.live:
            raise Refusal("ResourceNotFoundException", f"no {name}")
        return {"RestoreTestingSelection": dict(self.live[name])}

    def update(self, request: dict[str, Any]) -> dict[str, Any]:
        live = self.live[request["RestoreTestingSelectionName"]]
        live |= self.completed(request["RestoreTestingSelection"])
        return {}

    def delete(self, request: dict[str, Any]) -> None:
        if self.live.pop(request["RestoreTestingSelectionName"], None) is None:
            raise Refusal("ResourceNotFoundException", "no")


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def selections(service: Service) -> Selections:
    return Selections(service)


@pytest.fixture
def selection(service: Service, selections: Selections, report: Any) -> Resource:
    return Resource(RestoreTestingSelection(), service, report)


class TestArguments:
    @pytest.mark.parametrize(
        "wire",
        [
            BY_ARN,
            BY_TAG,
            {**BASE, "protectedResourceArns": ["*"]},
            {**BY_TAG, "protectedResourceArns": ["*"]},
            {**BASE, "protectedResourceArns": UNKNOWN},
            {**BASE, "protectedResourceArns": [UNKNOWN]},
            {**BASE, "protectedResourceConditions": UNKNOWN},
            {**BY_TAG, "protectedResourceArns": UNKNOWN},
            {**BY_ARN, "protectedResourceType": "Quantum"},
            {**BY_ARN, "iamRoleArn": UNKNOWN, "restoreTestingPlanName": UNKNOWN},
            {
                **BY_ARN,
                "restoreMetadataOverrides": {"encryptionType": "Default"},
                "validationWindowHours": 168,
                "adopt": True,
            },
            {
                **BASE,
                "protectedResourceConditions": {"stringNotEquals": [{"key": "a", "value": ""}]},
            },
        ],
        ids=repr,
    )
    def test_good_ones(self, selection: Resource, wire: dict[str, Any]) -> None:
        assert selection.complaints(**wire) == {}

    @pytest.mark.parametrize(
        ("wire", "found"),
        [
            (
                BASE,
                {
                    "protected_resource_arns": "or `protected_resource_conditions` is required; "
                    "`*` selects all of the type"
                },
            ),
            (
                {**BY_ARN, "protectedResourceConditions": TAGGED},
                {
                    "protected_resource_conditions": "can't go with single ARNs: give one of the "
                    "two, or `*` as the ARN"
                },
            ),
            (
                {**BASE, "protectedResourceConditions": {}},
                {
                    "protected_resource_conditions": "names no tag: give `string_equals` or "
                    "`string_not_equals`"
                },
            ),
            (
                {**BASE, "protectedResourceArns": ["*", TABLE]},
                {"protected_resource_arns": "must be `*` alone, or ARNs without it"},
            ),
            (
                {**BASE, "protectedResourceArns": [TABLE, TABLE]},
                {"protected_resource_arns": f"names `{TABLE}` twice"},
            ),
            (
                {**BASE, "protectedResourceArns": [f"{TABLE}{n}" for n in range(31)]},
                {"protected_resource_arns": "must have at most 30 items, not 31"},
            ),
            (
                {**BASE, "protectedResourceArns": []},
                {"protected_resource_arns": "must have at least 1 item(s)"},
            ),
            (
                {**BASE, "protectedResourceArns": ["orders"]},
                {
                    "protected_resource_arns[0]": "must be the ARN of a resource, or `*`, "
                    "not `orders`"
                },
            ),
            (
                {**BY_ARN, "protectedResourceType": "dynamodb", "validationWindowHours": 169},
                {
                    "protected_resource_type": "must be spelled `DynamoDB`, not `dynamodb`",
                    "validation_window_hours": "must be at most 168, not 169",
                },
            ),
            (
                {
                    **BY_ARN,
                    "restoreTestingPlanName": "week-ly",
                    "restoreTestingSelectionName": "",
                    "iamRoleArn": "restore",
                },
                {
                    "restore_testing_plan_name": "must be 1 to 50 letters, digits and underscores, "
                    "not `week-ly`",
                    "restore_testing_selection_name": "must be 1 to 50 letters, digits and "
                    "underscores, not ``",
                    "iam_role_arn": "must be the ARN of an IAM role, like "
                    "`arn:aws:iam::123456789012:role/dr`, not `restore`",
                },
            ),
            (
                {
                    **BASE,
                    "protectedResourceConditions": {"stringEquals": [{"key": "", "value": "x"}]},
                },
                {
                    "protected_resource_conditions.string_equals[0].key": (
                        "must have at least 1 characters"
                    )
                },
            ),
        ],
        ids=repr,
    )
    def test_refusals(
        self, selection: Resource, wire: dict[str, Any], found: dict[str, str]
    ) -> None:
        assert selection.complaints(**wire) == found


class TestDiff:
    @pytest.mark.parametrize(
        ("before", "wire", "changes", "replaces"),
        [
            (BY_ARN, {"restoreTestingPlanName": "x"}, 1, 1),
            (BY_ARN, {"restoreTestingSelectionName": "x"}, 1, 1),
            (BY_ARN, {"protectedResourceType": "EBS"}, 1, 1),
            (BY_ARN, {"protectedResourceArns": ["*"]}, 1, 0),
            (BY_ARN, {"iamRoleArn": ROLE + "2"}, 1, 0),
            (BY_ARN, {"validationWindowHours": 1}, 1, 0),
            (BY_ARN, {"restoreMetadataOverrides": {"a": "b"}}, 1, 0),
            (BY_TAG, {"protectedResourceConditions": {**TAGGED, "stringNotEquals": []}}, 0, 0),
            (
                BY_TAG,
                {"protectedResourceConditions": {"stringNotEquals": TAGGED["stringEquals"]}},
                1,
                0,
            ),
        ],
        ids=repr,
    )
    def test_what_changes_what(
        self,
        selection: Resource,
        before: dict[str, Any],
        wire: dict[str, Any],
        changes: int,
        replaces: int,
    ) -> None:
        made = selection.create(selection.inputs(**before))
        found = selection.diff(made, **{**before, **wire})
        assert found.changes == tuple(wire)[:changes]
        assert found.replaces == tuple(wire)[:replaces]

    @pytest.mark.parametrize(("before", "after"), [(BY_ARN, BY_TAG), (BY_TAG, BY_ARN)])
    def test_arns_become_conditions_only_by_a_replacement(
        self, selection: Resource, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        made = selection.create(selection.inputs(**before))
        assert selection.diff(made, **after).replaces == ("selectedBy",)

    def test_the_case_of_overrides_keys_means_nothing(self, selection: Resource) -> None:
        made = selection.create(
            selection.inputs(**BY_ARN, restoreMetadataOverrides={"encryptionType": "Default"})
        )

        def changes(overrides: dict[str, str]) -> tuple[str, ...]:
            return selection.diff(made, **BY_ARN, restoreMetadataOverrides=overrides).changes

        assert changes({"EncryptionTYPE": "Default"}) == ()
        assert changes({"encryptionType": "default"}) == ("restoreMetadataOverrides",)

    def test_two_of_a_name_never_stand_side_by_side(self) -> None:
        assert RestoreTestingSelection.unique


class TestLife:
    def test_it_is_made(self, selection: Resource, service: Service) -> None:
        made = selection.create(
            selection.inputs(**BY_TAG, restoreMetadataOverrides={"a": "b"}, validationWindowHours=8)
        )
        assert service.calls == ["CreateRestoreTestingSelection", "GetRestoreTestingSelection"]
        request = service.asked("CreateRestoreTestingSelection")
        assert 1 <= len(request.pop("CreatorRequestId")) <= 50
        assert request == {
            "RestoreTestingPlanName": "weekly",
            "RestoreTestingSelection": {
                "RestoreTestingSelectionName": "orders",
                "ProtectedResourceType": "DynamoDB",
                "ProtectedResourceConditions": {
                    "StringEquals": [{"Key": "aws:ResourceTag/backup", "Value": "daily"}],
                    "StringNotEquals": [],
                },
                "IamRoleArn": ROLE,
                "RestoreMetadataOverrides": {"a": "b"},
                "ValidationWindowHours": 8,
            },
        }
        assert made.id == "weekly|orders"
        assert made.outputs.creation_time == "2026-03-01T04:00:00Z"

    @pytest.mark.parametrize("wire", [BY_ARN, BY_TAG], ids=["arns", "conditions"])
    def test_what_the_service_fills_in_is_no_drift(
        self, selection: Resource, wire: dict[str, Any]
    ) -> None:
        made = selection.create(selection.inputs(**wire))
        assert selection.read(made) == made
        assert selection.diff(made, **wire).changes == ()

    def test_all_that_can_change_changes_in_one_call(
        self, selection: Resource, selections: Selections, service: Service
    ) -> None:
        made = selection.create(selection.inputs(**BY_ARN, restoreMetadataOverrides={"a": "b"}))
        service.forget()
        wire = {**BY_ARN, "protectedResourceArns": ["*"], "validationWindowHours": 2}
        changed = selection.update(made, selection.inputs(**wire))
        assert service.calls == ["UpdateRestoreTestingSelection", "GetRestoreTestingSelection"]
        assert service.asked("UpdateRestoreTestingSelection") == {
            "RestoreTestingPlanName": "weekly",
            "RestoreTestingSelectionName": "orders",
            "RestoreTestingSelection": {
                "IamRoleArn": ROLE,
                "ProtectedResourceArns": ["*"],
                "RestoreMetadataOverrides": {},
                "ValidationWindowHours": 2,
            },
        }
        assert selection.read(changed) == changed
        assert selection.diff(changed, **wire).changes == ()

    def test_a_plan_that_is_busy_is_waited_for(
        self, selection: Resource, selections: Selections, service: Service
    ) -> None:
        made = selection.create(selection.inputs(**BY_ARN))
        busy = Refusal("ConflictException", "a previous action")
        service.on("UpdateRestoreTestingSelection", busy, NOT_YET, selections.update)
        changed = selection.update(made, selection.inputs(**BY_ARN, validationWindowHours=4))
        assert changed.inputs.validation_window_hours == 4

    @pytest.mark.parametrize(
        ("wire", "drift", "seen"),
        [
            (BY_ARN, {"ProtectedResourceArns": ["*"]}, "protectedResourceArns"),
            (BY_ARN, {"ValidationWindowHours": 5}, None),
            (BY_ARN, {"IamRoleArn": ROLE + "2"}, "iamRoleArn"),
            (
                BY_TAG,
                {
                    "ProtectedResourceConditions": {
                        "StringEquals": [],
                        "StringNotEquals": [{"Key": "a", "Value": "b"}],
                    }
                },
                "protectedResourceConditions",
            ),
            (BY_TAG, {"RestoreMetadataOverrides": {"a": "b"}}, "restoreMetadataOverrides"),
        ],
        ids=repr,
    )
    def test_drift_is_seen_and_put_right(
        self,
        selection: Resource,
        selections: Selections,
        wire: dict[str, Any],
        drift: dict[str, Any],
        seen: str | None,
    ) -> None:
        made = selection.create(selection.inputs(**wire))
        before = dict(selections.live["orders"])
        selections.live["orders"] |= drift
        drifted = selection.read(made)
        assert drifted is not None
        assert selection.diff(drifted, **wire).changes == ((seen,) if seen else ())
        if seen:
            repaired = selection.update(drifted, selection.inputs(**wire))
            assert selections.live["orders"] == before | {"RestoreMetadataOverrides": {}}
            assert selection.read(repaired) == repaired

    def test_gone_is_gone_and_deleting_it_is_fine(
        self, selection: Resource, selections: Selections
    ) -> None:
        made = selection.create(selection.inputs(**BY_ARN))
        selection.delete(made)
        assert selections.live == {}
        assert selection.read(made) is None
        selection.delete(made)

    def test_a_plan_that_is_not_there(self, selection: Resource, service: Service) -> None:
        missing = Refusal("ResourceNotFoundException", "no plan weekly")
        service.on("CreateRestoreTestingSelection", missing)
        with pytest.raises(NotFound, match="no plan weekly"):
            selection.create(selection.inputs(**BY_ARN))
        assert service.calls == ["CreateRestoreTestingSelection"]

    def test_one_of_another_type_can_not_be_adopted(
        self, selection: Resource, selections: Selections
    ) -> None:
        selection.create(selection.inputs(**BY_ARN))
        selections.live["orders"]["CreatorRequestId"] = "by-hand"
        with pytest.raises(Conflict, match="`adopt=True`"):
            selection.create(selection.inputs(**BY_ARN))
        other = {**BY_ARN, "protectedResourceType": "EBS", "adopt": True}
        with pytest.raises(Conflict, match="another `protected_resource_type`"):
            selection.create(selection.inputs(**other))
        with pytest.raises(Conflict, match="another `selected_by`"):
            selection.create(selection.inputs(**BY_TAG, adopt=True))
        adopted = selection.create(selection.inputs(**BY_ARN, validationWindowHours=3, adopt=True))
        assert adopted.inputs.validation_window_hours == 3
        assert selections.live["orders"]["ValidationWindowHours"] == 3


class TestFreshRoles:
    def test_are_waited_for(
        self, selection: Resource, selections: Selections, service: Service, report: Any
    ) -> None:
        service.on("CreateRestoreTestingSelection", NOT_YET, NOT_YET, selections.create)
        assert selection.create(selection.inputs(**BY_ARN)).id == "weekly|orders"
        assert service.calls.count("CreateRestoreTestingSelection") == 3
        assert report.progressed == [f"waits: IAM Role {ROLE} cannot be assumed by AWS Backup"]

    def test_also_when_the_role_changes(
        self, selection: Resource, selections: Selections, service: Service
    ) -> None:
        made = selection.create(selection.inputs(**BY_ARN))
        service.on("UpdateRestoreTestingSelection", NOT_YET, selections.update)
        changed = selection.update(made, selection.inputs(**{**BY_ARN, "iamRoleArn": ROLE + "2"}))
        assert changed.inputs.iam_role_arn == ROLE + "2"

    def test_are_an_error_of_their_own_when_the_time_is_over(
        self, selection: Resource, service: Service
    ) -> None:
        service.on("CreateRestoreTestingSelection", NOT_YET)
        with pytest.raises(Invalid) as caught:
            selection.create(selection.inputs(**BY_ARN), seconds=0.1)
        said = str(caught.value)
        assert said.startswith(
            "cannot create the restore testing selection weekly|orders: "
            f"IAM Role {ROLE} cannot be assumed by AWS Backup"
        )
        assert "trusts backup.amazonaws.com" in said

    def test_any_other_refusal_is_final(self, selection: Resource, service: Service) -> None:
        service.on(
            "CreateRestoreTestingSelection", Refusal("InvalidParameterValueException", "bad ARN")
        )
        with pytest.raises(Invalid, match="bad ARN"):
            selection.create(selection.inputs(**BY_ARN))
        assert service.calls == ["CreateRestoreTestingSelection"]
