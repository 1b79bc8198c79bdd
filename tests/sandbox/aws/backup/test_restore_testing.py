"""AWS Backup's restore testing: plans and selections."""

from typing import Any

import pytest

from ...cases import Members, cases
from ..client import Make, some
from .client import EXISTS, INVALID, NOT_FOUND, REQUEST, Backup, sizes

ROLE = "arn:aws:iam::123456789012:role/restorer"
VAULT = "arn:aws:backup:eu-west-2:123456789012:backup-vault:main"
VOLUMES = "arn:aws:ec2:eu-west-2:1:volume"
CHOSEN: Members = {
    "Algorithm": "RANDOM_WITHIN_WINDOW",
    "IncludeVaults": [VAULT],
    "RecoveryPointTypes": ["SNAPSHOT", "CONTINUOUS"],
}
MONTHLY = {"RestoreTestingPlanName": "monthly"}
PLAN: Members = {
    **MONTHLY,
    "ScheduleExpression": "cron(0 5 1 * ? *)",
    "RecoveryPointSelection": CHOSEN,
}
SELECTION: Members = {
    "RestoreTestingSelectionName": "volumes",
    "IamRoleArn": ROLE,
    "ProtectedResourceType": "EBS",
    "ProtectedResourceArns": ["*"],
}
NAMES = {**MONTHLY, "RestoreTestingSelectionName": "volumes"}


@pytest.fixture
def create_plan(aws: Backup) -> Make:
    def create(request_id: str | None = None, **members: Any) -> Members:
        document = some(**{**PLAN, **members})
        token = some(CreatorRequestId=request_id)
        return aws.backup.create_restore_testing_plan(RestoreTestingPlan=document, **token)

    return create


@pytest.fixture
def create_selection(aws: Backup, create_plan: Make) -> Make:
    create_plan()

    def create(request_id: str | None = None, **members: Any) -> Members:
        document = some(**{**SELECTION, **members})
        token = some(CreatorRequestId=request_id)
        make = aws.backup.create_restore_testing_selection
        return make(**MONTHLY, RestoreTestingSelection=document, **token)

    return create


def plans(aws: Backup) -> list[Members]:
    return aws.backup.list_restore_testing_plans()["RestoreTestingPlans"]


def selections(aws: Backup) -> list[Members]:
    answer = aws.backup.list_restore_testing_selections(**MONTHLY)
    return answer["RestoreTestingSelections"]


class TestPlans:
    def plan(self, aws: Backup) -> Members:
        return aws.backup.get_restore_testing_plan(**MONTHLY)["RestoreTestingPlan"]

    def test_creation_with_defaults(self, aws: Backup, create_plan: Make) -> None:
        made = create_plan("one")
        arn = "arn:aws:backup:eu-west-2:123456789012:restore-testing-plan:monthly-"
        assert made["RestoreTestingPlanArn"].startswith(arn)
        plan = self.plan(aws)
        filled = (plan["ScheduleExpressionTimezone"], plan["StartWindowHours"])
        assert filled == ("Etc/UTC", 24)
        chosen = {**CHOSEN, "ExcludeVaults": [], "SelectionWindowDays": 30}
        assert plan["RecoveryPointSelection"] == chosen
        (listed,) = plans(aws)
        assert plan.keys() - listed.keys() == {"RecoveryPointSelection", "CreatorRequestId"}

    def test_the_same_request_again_is_a_retry(self, aws: Backup, create_plan: Make) -> None:
        first, again = (create_plan("one") for _ in range(2))
        assert again["RestoreTestingPlanArn"] == first["RestoreTestingPlanArn"]
        for token, members in ((None, {}), ("two", {}), ("one", {"StartWindowHours": 1})):
            error = aws.refuses(EXISTS, create_plan, request_id=token, **members)
            assert error["CreatorRequestId"] == "one"
            assert error["Arn"] == first["RestoreTestingPlanArn"]

    def test_updates_that_are_refused(self, aws: Backup, create_plan: Make) -> None:
        create_plan()
        update, wrong = aws.backup.update_restore_testing_plan, {"StartWindowHours": 0}
        aws.refuses(INVALID, update, **MONTHLY, RestoreTestingPlan=wrong)
        nobody = {"RestoreTestingPlanName": "nobody", "RestoreTestingPlan": wrong}
        aws.refuses(NOT_FOUND, update, **nobody)

    def test_deletion(self, aws: Backup, create_selection: Make) -> None:
        create_selection()
        aws.refuses(REQUEST, aws.backup.delete_restore_testing_plan, **MONTHLY)
        aws.backup.delete_restore_testing_selection(**NAMES)
        # The model has no error for one that is gone.
        for _ in range(2):
            aws.backup.delete_restore_testing_plan(**MONTHLY)
        aws.refuses(NOT_FOUND, aws.backup.get_restore_testing_plan, **MONTHLY)
        assert plans(aws) == []

    @cases(
        "members code",
        ({"RestoreTestingPlanName": "with-hyphen"}, INVALID),
        ({"RestoreTestingPlanName": "x" * 51}, INVALID),
        ({"ScheduleExpression": "cron(0 5 * * * *)"}, INVALID),
        ({"ScheduleExpressionTimezone": "Europe/Atlantis"}, INVALID),
        ({"StartWindowHours": 0}, INVALID),
        ({"StartWindowHours": 169}, INVALID),
        *(
            ({"RecoveryPointSelection": some(**{**CHOSEN, **members})}, INVALID)
            for members in (
                {"Algorithm": None},
                {"IncludeVaults": None},
                {"IncludeVaults": []},
                {"IncludeVaults": ["main"]},
                {"ExcludeVaults": ["main"]},
                {"RecoveryPointTypes": []},
                {"SelectionWindowDays": 0},
                {"SelectionWindowDays": 366},
            )
        ),
    )
    def test_what_is_refused(
        self, aws: Backup, create_plan: Make, members: Members, code: str
    ) -> None:
        aws.refuses(code, create_plan, **members)
        assert plans(aws) == []


class TestSelections:
    def selection(self, aws: Backup) -> Members:
        return aws.backup.get_restore_testing_selection(**NAMES)["RestoreTestingSelection"]

    def test_creation_with_defaults(self, aws: Backup, create_selection: Make) -> None:
        create_selection("one")
        selection, (listed,) = self.selection(aws), selections(aws)
        filled = {
            "ProtectedResourceArns": ["*"],
            "ProtectedResourceConditions": {"StringEquals": [], "StringNotEquals": []},
            "RestoreMetadataOverrides": {},
            "CreatorRequestId": "one",
        }
        assert selection == {**listed, **filled}
        assert listed["ValidationWindowHours"] == 0

    def test_how_resources_are_chosen_stays(self, aws: Backup, create_selection: Make) -> None:
        create_selection(ProtectedResourceArns=[f"{VOLUMES}/vol-1"])
        update = aws.backup.update_restore_testing_selection
        tagged = {"StringEquals": [{"Key": "a", "Value": "b"}]}
        wrong = {"ProtectedResourceConditions": tagged}
        aws.refuses(INVALID, update, **NAMES, RestoreTestingSelection=wrong)

    def test_what_is_gone(self, aws: Backup, create_selection: Make) -> None:
        create_selection()
        aws.backup.delete_restore_testing_selection(**NAMES)
        aws.refuses(NOT_FOUND, aws.backup.get_restore_testing_selection, **NAMES)
        aws.refuses(NOT_FOUND, aws.backup.delete_restore_testing_selection, **NAMES)
        update = aws.backup.update_restore_testing_selection
        aws.refuses(NOT_FOUND, update, **NAMES, RestoreTestingSelection={})
        operation = aws.backup.list_restore_testing_selections
        aws.refuses(NOT_FOUND, operation, RestoreTestingPlanName="nobody")

    @cases(
        "members code",
        ({"RestoreTestingSelectionName": "with-hyphen"}, INVALID),
        ({"IamRoleArn": "restorer"}, INVALID),
        ({"ProtectedResourceType": "Floppy"}, INVALID),
        ({"ProtectedResourceArns": None}, INVALID),
        ({"ProtectedResourceArns": ["*", f"{VOLUMES}/vol-1"]}, INVALID),
        ({"ProtectedResourceArns": [f"{VOLUMES}/{n}" for n in range(31)]}, INVALID),
        ({"ValidationWindowHours": 169}, INVALID),
        ({"ValidationWindowHours": -1}, INVALID),
    )
    def test_what_is_refused(
        self, aws: Backup, create_selection: Make, members: Members, code: str
    ) -> None:
        aws.refuses(code, create_selection, **members)
        assert selections(aws) == []


def test_pages(aws: Backup, create_selection: Make) -> None:
    make = aws.backup.create_restore_testing_plan
    for name in ("second", "third"):
        make(RestoreTestingPlan={**PLAN, "RestoreTestingPlanName": name})
    for name in ("first", "second", "third"):
        create_selection(RestoreTestingSelectionName=name)
    assert sizes(aws.backup.list_restore_testing_plans, "RestoreTestingPlans", 2) == [2, 1]
    listing = aws.backup.list_restore_testing_selections
    assert sizes(listing, "RestoreTestingSelections", 2, **MONTHLY) == [2, 1]
