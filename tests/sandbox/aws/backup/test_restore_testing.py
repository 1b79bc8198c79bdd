"""AWS Backup's restore testing: plans and selections."""

from typing import Any

import pytest

from ..client import Make
from .client import EXISTS, INVALID, MISSING, NOT_FOUND, REQUEST, Backup

ROLE = "arn:aws:iam::123456789012:role/restorer"
VAULT = "arn:aws:backup:eu-west-2:123456789012:backup-vault:main"
CHOSEN: dict[str, Any] = {
    "Algorithm": "RANDOM_WITHIN_WINDOW",
    "IncludeVaults": [VAULT],
    "RecoveryPointTypes": ["SNAPSHOT", "CONTINUOUS"],
}
PLAN: dict[str, Any] = {
    "RestoreTestingPlanName": "monthly",
    "ScheduleExpression": "cron(0 5 1 * ? *)",
    "RecoveryPointSelection": CHOSEN,
}
SELECTION: dict[str, Any] = {
    "RestoreTestingSelectionName": "volumes",
    "IamRoleArn": ROLE,
    "ProtectedResourceType": "EBS",
    "ProtectedResourceArns": ["*"],
}


def changed(base: dict[str, Any], members: dict[str, Any]) -> dict[str, Any]:
    """``base`` with some members, without those that are None."""
    return {name: value for name, value in {**base, **members}.items() if value is not None}


@pytest.fixture
def create_plan(aws: Backup) -> Make:
    def create(request_id: str | None = None, **members: Any) -> dict[str, Any]:
        token = {} if request_id is None else {"CreatorRequestId": request_id}
        return aws.backup.create_restore_testing_plan(
            RestoreTestingPlan=changed(PLAN, members), **token
        )

    return create


@pytest.fixture
def create_selection(aws: Backup, create_plan: Make) -> Make:
    create_plan()

    def create(request_id: str | None = None, **members: Any) -> dict[str, Any]:
        token = {} if request_id is None else {"CreatorRequestId": request_id}
        return aws.backup.create_restore_testing_selection(
            RestoreTestingPlanName="monthly",
            RestoreTestingSelection=changed(SELECTION, members),
            **token,
        )

    return create


class TestPlans:
    def plan(self, backup: Any) -> dict[str, Any]:
        answer = backup.get_restore_testing_plan(RestoreTestingPlanName="monthly")
        return answer["RestoreTestingPlan"]

    def test_creation_with_defaults(self, aws: Backup, create_plan: Make) -> None:
        made = create_plan("one")
        assert made["RestoreTestingPlanArn"].startswith(
            "arn:aws:backup:eu-west-2:123456789012:restore-testing-plan:monthly-"
        )
        assert self.plan(aws.backup) == {
            **PLAN,
            "RecoveryPointSelection": {
                **CHOSEN,
                "ExcludeVaults": [],
                "SelectionWindowDays": 30,
            },
            "ScheduleExpressionTimezone": "Etc/UTC",
            "StartWindowHours": 24,
            "CreationTime": made["CreationTime"],
            "CreatorRequestId": "one",
            "RestoreTestingPlanArn": made["RestoreTestingPlanArn"],
        }
        assert aws.backup.list_restore_testing_plans()["RestoreTestingPlans"] == [
            {
                "RestoreTestingPlanName": "monthly",
                "RestoreTestingPlanArn": made["RestoreTestingPlanArn"],
                "CreationTime": made["CreationTime"],
                "ScheduleExpression": PLAN["ScheduleExpression"],
                "ScheduleExpressionTimezone": "Etc/UTC",
                "StartWindowHours": 24,
            }
        ]

    def test_the_same_request_again_is_a_retry(self, aws: Backup, create_plan: Make) -> None:
        first, again = (create_plan("one") for _ in range(2))
        assert again["RestoreTestingPlanArn"] == first["RestoreTestingPlanArn"]
        for token, members in ((None, {}), ("two", {}), ("one", {"StartWindowHours": 1})):
            error = aws.refused(create_plan, request_id=token, **members)
            assert (error["Code"], error["CreatorRequestId"]) == (EXISTS, "one")
            assert error["Arn"] == first["RestoreTestingPlanArn"]

    def test_an_update_leaves_the_rest(self, aws: Backup, create_plan: Make) -> None:
        made = create_plan(StartWindowHours=8)
        chosen = {**CHOSEN, "SelectionWindowDays": 7, "ExcludeVaults": [VAULT]}
        updated = aws.backup.update_restore_testing_plan(
            RestoreTestingPlanName="monthly",
            RestoreTestingPlan={
                "RecoveryPointSelection": chosen,
                "ScheduleExpressionTimezone": "Asia/Tokyo",
            },
        )
        assert updated["RestoreTestingPlanArn"] == made["RestoreTestingPlanArn"]
        assert updated["CreationTime"] == made["CreationTime"]
        plan = self.plan(aws.backup)
        assert plan["RecoveryPointSelection"] == chosen
        assert (plan["StartWindowHours"], plan["ScheduleExpressionTimezone"]) == (8, "Asia/Tokyo")
        assert plan["LastUpdateTime"] == updated["UpdateTime"]
        update = aws.backup.update_restore_testing_plan
        wrong = {"RestoreTestingPlanName": "monthly", "RestoreTestingPlan": {"StartWindowHours": 0}}
        assert aws.refused(update, **wrong)["Code"] == INVALID
        gone = {**wrong, "RestoreTestingPlanName": "nobody"}
        assert aws.refused(update, **gone)["Code"] == NOT_FOUND

    def test_deletion(self, aws: Backup, create_selection: Make) -> None:
        create_selection()
        delete = aws.backup.delete_restore_testing_plan
        assert aws.refused(delete, RestoreTestingPlanName="monthly")["Code"] == REQUEST
        aws.backup.delete_restore_testing_selection(
            RestoreTestingPlanName="monthly", RestoreTestingSelectionName="volumes"
        )
        # The model has no error for one that is gone.
        for _ in range(2):
            delete(RestoreTestingPlanName="monthly")
        assert (
            aws.refused(aws.backup.get_restore_testing_plan, RestoreTestingPlanName="monthly")[
                "Code"
            ]
            == NOT_FOUND
        )
        assert aws.backup.list_restore_testing_plans()["RestoreTestingPlans"] == []

    @pytest.mark.parametrize(
        ("members", "code"),
        [
            ({"RestoreTestingPlanName": "with-hyphen"}, INVALID),
            ({"RestoreTestingPlanName": "x" * 51}, INVALID),
            ({"ScheduleExpression": "cron(0 5 * * * *)"}, INVALID),
            ({"ScheduleExpressionTimezone": "Europe/Atlantis"}, INVALID),
            ({"ScheduleExpression": None}, MISSING),
            ({"StartWindowHours": 0}, INVALID),
            ({"StartWindowHours": 169}, INVALID),
            *(
                ({"RecoveryPointSelection": changed(CHOSEN, members)}, INVALID)
                for members in (
                    {"Algorithm": None},
                    {"Algorithm": "BEST_WITHIN_WINDOW"},
                    {"IncludeVaults": None},
                    {"IncludeVaults": []},
                    {"IncludeVaults": ["main"]},
                    {"ExcludeVaults": ["main"]},
                    {"RecoveryPointTypes": []},
                    {"RecoveryPointTypes": ["TAPE"]},
                    {"SelectionWindowDays": 0},
                    {"SelectionWindowDays": 366},
                )
            ),
        ],
    )
    def test_what_is_refused(
        self, aws: Backup, create_plan: Make, members: dict[str, Any], code: str
    ) -> None:
        assert aws.refused(create_plan, **members)["Code"] == code
        assert aws.backup.list_restore_testing_plans()["RestoreTestingPlans"] == []


class TestSelections:
    NAMES = {"RestoreTestingPlanName": "monthly", "RestoreTestingSelectionName": "volumes"}

    def selection(self, backup: Any) -> dict[str, Any]:
        return backup.get_restore_testing_selection(**self.NAMES)["RestoreTestingSelection"]

    def test_creation_with_defaults(self, aws: Backup, create_selection: Make) -> None:
        made = create_selection("one")
        assert {name: made[name] for name in self.NAMES} == self.NAMES
        assert self.selection(aws.backup) == {
            **SELECTION,
            "ProtectedResourceConditions": {"StringEquals": [], "StringNotEquals": []},
            "RestoreMetadataOverrides": {},
            "ValidationWindowHours": 0,
            "CreationTime": made["CreationTime"],
            "CreatorRequestId": "one",
            "RestoreTestingPlanName": "monthly",
        }
        listed = aws.backup.list_restore_testing_selections(RestoreTestingPlanName="monthly")
        assert listed["RestoreTestingSelections"] == [
            {
                "RestoreTestingSelectionName": "volumes",
                "RestoreTestingPlanName": "monthly",
                "IamRoleArn": ROLE,
                "ProtectedResourceType": "EBS",
                "ValidationWindowHours": 0,
                "CreationTime": made["CreationTime"],
            }
        ]

    def test_conditions_are_for_all_resources(self, aws: Backup, create_selection: Make) -> None:
        equals = [{"Key": "aws:ResourceTag/backup", "Value": "daily"}]
        create_selection(
            ProtectedResourceArns=None, ProtectedResourceConditions={"StringEquals": equals}
        )
        selection = self.selection(aws.backup)
        assert selection["ProtectedResourceArns"] == ["*"]
        assert selection["ProtectedResourceConditions"] == {
            "StringEquals": equals,
            "StringNotEquals": [],
        }

    def test_conditions_narrow_the_wildcard(self, aws: Backup, create_selection: Make) -> None:
        not_equals = [{"Key": "a", "Value": "b"}]
        create_selection(ProtectedResourceConditions={"StringNotEquals": not_equals})
        selection = self.selection(aws.backup)
        assert selection["ProtectedResourceConditions"]["StringNotEquals"] == not_equals

    def test_the_same_request_again_is_a_retry(self, aws: Backup, create_selection: Make) -> None:
        first, again = (create_selection("one") for _ in range(2))
        assert again["CreationTime"] == first["CreationTime"]
        for token, members in (("two", {}), ("one", {"ValidationWindowHours": 1})):
            error = aws.refused(create_selection, request_id=token, **members)
            assert (error["Code"], error["CreatorRequestId"]) == (EXISTS, "one")

    def test_an_update_leaves_the_rest(self, aws: Backup, create_selection: Make) -> None:
        made = create_selection(ProtectedResourceArns=["arn:aws:ec2:eu-west-2:1:volume/vol-1"])
        update = aws.backup.update_restore_testing_selection
        answer = update(**self.NAMES, RestoreTestingSelection={"ValidationWindowHours": 2})
        assert answer["CreationTime"] == made["CreationTime"]
        assert answer["UpdateTime"] > made["CreationTime"]
        selection = self.selection(aws.backup)
        assert selection["ValidationWindowHours"] == 2
        assert selection["ProtectedResourceArns"] == ["arn:aws:ec2:eu-west-2:1:volume/vol-1"]
        conditions = {"StringEquals": [{"Key": "a", "Value": "b"}]}
        error = aws.refused(
            update,
            **self.NAMES,
            RestoreTestingSelection={"ProtectedResourceConditions": conditions},
        )
        assert error["Code"] == INVALID

    def test_what_is_gone(self, aws: Backup, create_selection: Make) -> None:
        create_selection()
        aws.backup.delete_restore_testing_selection(**self.NAMES)
        for operation, members in (
            ("get_restore_testing_selection", {}),
            ("delete_restore_testing_selection", {}),
            ("update_restore_testing_selection", {"RestoreTestingSelection": {}}),
        ):
            assert (
                aws.refused(getattr(aws.backup, operation), **self.NAMES, **members)["Code"]
                == NOT_FOUND
            )
        error = aws.refused(
            aws.backup.list_restore_testing_selections, RestoreTestingPlanName="nobody"
        )
        assert error["Code"] == NOT_FOUND

    @pytest.mark.parametrize(
        ("members", "code"),
        [
            ({"RestoreTestingSelectionName": "with-hyphen"}, INVALID),
            ({"IamRoleArn": "restorer"}, INVALID),
            ({"IamRoleArn": None}, MISSING),
            ({"ProtectedResourceType": "Floppy"}, INVALID),
            ({"ProtectedResourceArns": None}, INVALID),
            ({"ProtectedResourceArns": ["*", "arn:aws:ec2:eu-west-2:1:volume/vol-1"]}, INVALID),
            ({"ProtectedResourceArns": [f"arn:aws:ec2:eu-west-2:1:volume/{n}" for n in range(31)]}, INVALID),
            ({"ValidationWindowHours": 169}, INVALID),
            ({"ValidationWindowHours": -1}, INVALID),
        ],
    )  # fmt: skip
    def test_what_is_refused(
        self, aws: Backup, create_selection: Make, members: dict[str, Any], code: str
    ) -> None:
        assert aws.refused(create_selection, **members)["Code"] == code
        listed = aws.backup.list_restore_testing_selections(RestoreTestingPlanName="monthly")
        assert listed["RestoreTestingSelections"] == []


def test_pages(aws: Backup, create_plan: Make) -> None:
    for number in range(3):
        create_plan(RestoreTestingPlanName=f"plan_{number}")
        aws.backup.create_restore_testing_selection(
            RestoreTestingPlanName="plan_0",
            RestoreTestingSelection={**SELECTION, "RestoreTestingSelectionName": f"s_{number}"},
        )
    for operation, name, asked in (
        ("list_restore_testing_plans", "RestoreTestingPlans", {}),
        (
            "list_restore_testing_selections",
            "RestoreTestingSelections",
            {"RestoreTestingPlanName": "plan_0"},
        ),
    ):
        pages = list(
            aws.backup.get_paginator(operation).paginate(**asked, PaginationConfig={"PageSize": 2})
        )
        assert [len(page[name]) for page in pages] == [2, 1]
