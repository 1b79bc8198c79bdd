"""AWS Backup's selections: what a plan backs up, and as which role."""

from typing import Any

import pytest

from ...cases import Members, cases
from ..client import Make, some
from .client import EXISTS, INVALID, MISSING, NOT_FOUND, Backup, sizes

OPERATORS = ("StringEquals", "StringNotEquals", "StringLike", "StringNotLike")
VOLUMES = "arn:aws:ec2:*:*:volume/*"


def condition(number: int = 0, key: str = "aws:ResourceTag/backup") -> dict[str, str]:
    return {"ConditionKey": key, "ConditionValue": str(number)}


def tag(number: int = 0) -> dict[str, str]:
    return {"ConditionType": "STRINGEQUALS", "ConditionKey": "a", "ConditionValue": str(number)}


@pytest.fixture
def plan_id(aws: Backup, vault: str) -> str:
    rule = {"RuleName": "daily", "TargetBackupVaultName": "main"}
    made = aws.backup.create_backup_plan(BackupPlan={"BackupPlanName": "nightly", "Rules": [rule]})
    return made["BackupPlanId"]


@pytest.fixture
def create(aws: Backup, plan_id: str, role: str) -> Make:
    def create_(request_id: str | None = None, **members: Any) -> Members:
        asked = {"SelectionName": "all", "IamRoleArn": role, "Resources": ["*"], **members}
        token = some(CreatorRequestId=request_id)
        make = aws.backup.create_backup_selection
        return make(BackupPlanId=plan_id, BackupSelection=some(**asked), **token)

    return create_


def listed(aws: Backup, plan_id: str) -> list[Members]:
    return aws.backup.list_backup_selections(BackupPlanId=plan_id)["BackupSelectionsList"]


def test_what_is_left_out_is_told(aws: Backup, plan_id: str, create: Make) -> None:
    made = create()
    answer = aws.backup.get_backup_selection(BackupPlanId=plan_id, SelectionId=made["SelectionId"])
    told = answer["BackupSelection"]
    assert (told["NotResources"], told["ListOfTags"]) == ([], [])
    assert told["Conditions"] == {name: [] for name in OPERATORS}


@cases(
    "members code",
    ({"SelectionName": None}, MISSING),
    ({"IamRoleArn": "tester"}, INVALID),
    ({"IamRoleArn": "arn:aws:iam::123456789012:user/offsite"}, INVALID),
    ({"Resources": []}, INVALID),
    ({"Resources": None, "NotResources": ["*"]}, INVALID),
    ({"Resources": None, "Conditions": {"StringEquals": [condition()]}}, INVALID),
    ({"Resources": ["orders"]}, INVALID),
    ({"Resources": ["arn:aws:s3:::*-logs"]}, INVALID),
    ({"NotResources": ["arn:aws:s3:::*-logs"]}, INVALID),
    ({"Resources": [f"arn:aws:s3:::bucket-{n}" for n in range(501)]}, INVALID),
    ({"Resources": [f"arn:aws:s3:::bucket-{n}*" for n in range(31)]}, INVALID),
    ({"ListOfTags": [tag(n) for n in range(31)]}, INVALID),
    ({"ListOfTags": [{**tag(), "ConditionType": "STRINGLIKE"}]}, INVALID),
    ({"Conditions": {"StringLike": [condition(n) for n in range(31)]}}, INVALID),
    ({"Conditions": {"StringLike": [condition(key="backup")]}}, INVALID),
    ({"Conditions": {"StringLike": [{"ConditionKey": "aws:ResourceTag/a"}]}}, INVALID),
)
def test_what_is_refused(
    aws: Backup, plan_id: str, create: Make, members: Members, code: str
) -> None:
    aws.refuses(code, create, **members)
    assert listed(aws, plan_id) == []


def test_as_many_as_there_can_be(create: Make) -> None:
    create(Resources=[f"arn:aws:s3:::bucket-{n}" for n in range(500)])
    create(
        Resources=[f"arn:aws:s3:::bucket-{n}*" for n in range(30)],
        ListOfTags=[tag(n) for n in range(30)],
        Conditions={"StringLike": [condition(n) for n in range(30)]},
    )


class TestRole:
    MESSAGE = "IAM Role {} cannot be assumed by AWS Backup"

    def test_one_that_is_not_there(self, aws: Backup, create: Make) -> None:
        arn = "arn:aws:iam::123456789012:role/nobody"
        error = aws.refused(create, IamRoleArn=arn)
        assert (error["Code"], error["Message"]) == (INVALID, self.MESSAGE.format(arn))
        assert error["Context"] == arn

    @cases(
        "statement",
        {"Effect": "Deny", "Principal": {"Service": "backup.amazonaws.com"}},
        {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}},
        {"Effect": "Allow", "Principal": {"AWS": "123456789012"}},
    )
    def test_one_that_does_not_trust_it(
        self, aws: Backup, create: Make, statement: Members
    ) -> None:
        statements = [{**statement, "Action": ["sts:AssumeRole"]}]
        document = {"Version": "2012-10-17", "Statement": statements}
        arn = aws.make_role("stranger", document)
        error = aws.refused(create, IamRoleArn=arn)
        assert error["Message"] == self.MESSAGE.format(arn)

    def test_one_that_has_just_been_made(self, aws: Backup, create: Make) -> None:
        aws.sandbox.configure({"backup.RolePropagation": 3600, "backup.PolicyPropagation": 7200})
        assert aws.refused(create)["Message"].endswith("cannot be assumed by AWS Backup")
        aws.sandbox.advance(3600)
        assert aws.refused(create)["Message"].endswith("is not authorized to call tag:GetResources")
        aws.sandbox.advance(3600)
        create()


def test_the_same_request_again_is_a_retry(aws: Backup, plan_id: str, create: Make) -> None:
    first, again = (create("one") for _ in range(2))
    assert again["SelectionId"] == first["SelectionId"]
    error = aws.refused(create, request_id="one", Resources=[VOLUMES])
    assert (error["Code"], error["CreatorRequestId"]) == (EXISTS, "one")
    # Names need not be unique.
    assert create("two")["SelectionId"] != first["SelectionId"]
    assert len(listed(aws, plan_id)) == 2


def test_list_and_delete(aws: Backup, plan_id: str, create: Make) -> None:
    made = [create(f"r{n}", SelectionName=f"s{n}") for n in range(3)]
    listing = aws.backup.list_backup_selections
    assert sizes(listing, "BackupSelectionsList", 2, BackupPlanId=plan_id) == [2, 1]
    told = [(item["SelectionName"], item["CreatorRequestId"]) for item in listed(aws, plan_id)]
    assert told == [("s0", "r0"), ("s1", "r1"), ("s2", "r2")]
    one = {"BackupPlanId": plan_id, "SelectionId": made[0]["SelectionId"]}
    aws.backup.delete_backup_selection(**one)
    assert len(listed(aws, plan_id)) == 2
    aws.refuses(NOT_FOUND, aws.backup.get_backup_selection, **one)
    # Unlike a read.
    aws.refuses(INVALID, aws.backup.delete_backup_selection, **one)


def test_a_plan_that_is_not_there(aws: Backup, create: Make) -> None:
    selection_id = create()["SelectionId"]
    message = "Cannot find Backup plan with ID nobody"
    for operation, members in (
        ("list_backup_selections", {}),
        ("get_backup_selection", {"SelectionId": selection_id}),
        ("delete_backup_selection", {"SelectionId": selection_id}),
    ):
        error = aws.refused(getattr(aws.backup, operation), BackupPlanId="nobody", **members)
        assert (error["Code"], error["Message"]) == (INVALID, message)
