"""AWS Backup's selections: what a plan backs up, and as which role."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

Refused = Callable[..., dict[str, Any]]
Failure = Callable[..., dict[str, Any]]

INVALID = "InvalidParameterValueException"
NOT_FOUND = "ResourceNotFoundException"
EXISTS = "AlreadyExistsException"
MISSING = "MissingParameterValueException"

VOLUMES = "arn:aws:ec2:*:*:volume/*"


def condition(number: int = 0, key: str = "aws:ResourceTag/backup") -> dict[str, str]:
    return {"ConditionKey": key, "ConditionValue": str(number)}


def tag(number: int = 0) -> dict[str, str]:
    return {"ConditionType": "STRINGEQUALS", "ConditionKey": "a", "ConditionValue": str(number)}


@pytest.fixture
def plan_id(backup: Any, vault: str) -> str:
    rule = {"RuleName": "daily", "TargetBackupVaultName": "main"}
    made = backup.create_backup_plan(BackupPlan={"BackupPlanName": "nightly", "Rules": [rule]})
    return made["BackupPlanId"]


@pytest.fixture
def create(backup: Any, plan_id: str, role: str) -> Callable[..., dict[str, Any]]:
    def create_(request_id: str | None = None, **members: Any) -> dict[str, Any]:
        asked = {"SelectionName": "all", "IamRoleArn": role, "Resources": ["*"], **members}
        return backup.create_backup_selection(
            BackupPlanId=plan_id,
            BackupSelection={name: value for name, value in asked.items() if value is not None},
            **({} if request_id is None else {"CreatorRequestId": request_id}),
        )

    return create_


Create = Callable[..., dict[str, Any]]


def test_nothing_is_left_out_of_an_answer(
    backup: Any, plan_id: str, role: str, create: Create
) -> None:
    made = create("one")
    answer = backup.get_backup_selection(BackupPlanId=plan_id, SelectionId=made["SelectionId"])
    del answer["ResponseMetadata"]
    assert answer == {
        "BackupSelection": {
            "SelectionName": "all",
            "IamRoleArn": role,
            "Resources": ["*"],
            "NotResources": [],
            "ListOfTags": [],
            "Conditions": {
                "StringEquals": [],
                "StringNotEquals": [],
                "StringLike": [],
                "StringNotLike": [],
            },
        },
        "SelectionId": made["SelectionId"],
        "BackupPlanId": plan_id,
        "CreationDate": made["CreationDate"],
        "CreatorRequestId": "one",
    }


def test_everything_comes_back(backup: Any, plan_id: str, create: Create) -> None:
    operators = ("StringEquals", "StringNotEquals", "StringLike", "StringNotLike")
    given = {
        "Resources": [VOLUMES, "arn:aws:fsx:*", "arn:aws:s3:::bucket"],
        "NotResources": ["arn:aws:ec2:eu-west-2:123456789012:volume/vol-1"],
        "ListOfTags": [tag()],
        "Conditions": {name: [condition(n)] for n, name in enumerate(operators)},
    }
    made = create(**given)
    answer = backup.get_backup_selection(BackupPlanId=plan_id, SelectionId=made["SelectionId"])
    told = answer["BackupSelection"]
    assert {name: told[name] for name in given} == given


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"SelectionName": "two words"}, INVALID),
        ({"SelectionName": None}, MISSING),
        ({"IamRoleArn": None}, MISSING),
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
    ],
)
def test_what_is_refused(
    backup: Any,
    plan_id: str,
    create: Create,
    refused: Refused,
    members: dict[str, Any],
    code: str,
) -> None:
    assert refused(create, **members)["Code"] == code
    assert backup.list_backup_selections(BackupPlanId=plan_id)["BackupSelectionsList"] == []


def test_as_many_as_there_can_be(create: Create) -> None:
    create(Resources=[f"arn:aws:s3:::bucket-{n}" for n in range(500)])
    create(
        Resources=[f"arn:aws:s3:::bucket-{n}*" for n in range(30)],
        ListOfTags=[tag(n) for n in range(30)],
        Conditions={"StringLike": [condition(n) for n in range(30)]},
    )


class TestRole:
    MESSAGE = "IAM Role {} cannot be assumed by AWS Backup"

    def test_one_that_is_not_there(self, create: Create, failure: Failure) -> None:
        arn = "arn:aws:iam::123456789012:role/nobody"
        error = failure(create, IamRoleArn=arn)
        assert (error["Code"], error["Message"]) == (INVALID, self.MESSAGE.format(arn))
        assert error["Context"] == arn

    @pytest.mark.parametrize(
        "statement",
        [
            {"Effect": "Deny", "Principal": {"Service": "backup.amazonaws.com"}},
            {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}},
            {"Effect": "Allow", "Principal": {"AWS": "123456789012"}},
        ],
    )
    def test_one_that_does_not_trust_it(
        self,
        create: Create,
        make_role: Callable[..., str],
        refused: Refused,
        statement: dict[str, Any],
    ) -> None:
        document = {
            "Version": "2012-10-17",
            "Statement": [{**statement, "Action": ["sts:AssumeRole"]}],
        }
        arn = make_role("stranger", document)
        error = refused(create, IamRoleArn=arn)
        assert error["Message"] == self.MESSAGE.format(arn)

    def test_one_that_has_just_been_made(
        self, sandbox: SandboxClient, create: Create, refused: Refused
    ) -> None:
        sandbox.settings({"backup.RolePropagation": 3600})
        assert refused(create)["Message"].endswith("cannot be assumed by AWS Backup")
        sandbox.advance(3600)
        create()


def test_the_same_request_again_is_a_retry(
    backup: Any, plan_id: str, create: Create, failure: Failure
) -> None:
    first, again = (create("one") for _ in range(2))
    assert again["SelectionId"] == first["SelectionId"]
    error = failure(create, request_id="one", Resources=[VOLUMES])
    assert (error["Code"], error["CreatorRequestId"]) == (EXISTS, "one")
    # Names need not be unique.
    assert create("two")["SelectionId"] != first["SelectionId"]
    assert len(backup.list_backup_selections(BackupPlanId=plan_id)["BackupSelectionsList"]) == 2


def test_list_and_delete(
    backup: Any, plan_id: str, role: str, create: Create, refused: Refused
) -> None:
    made = [create(f"r{n}", SelectionName=f"s{n}") for n in range(3)]
    pages = list(
        backup.get_paginator("list_backup_selections").paginate(
            BackupPlanId=plan_id, PaginationConfig={"PageSize": 2}
        )
    )
    listed = [item for page in pages for item in page["BackupSelectionsList"]]
    assert [len(page["BackupSelectionsList"]) for page in pages] == [2, 1]
    assert listed == [
        {
            "SelectionId": item["SelectionId"],
            "SelectionName": f"s{number}",
            "BackupPlanId": plan_id,
            "CreationDate": item["CreationDate"],
            "CreatorRequestId": f"r{number}",
            "IamRoleArn": role,
        }
        for number, item in enumerate(made)
    ]
    one = {"BackupPlanId": plan_id, "SelectionId": made[0]["SelectionId"]}
    backup.delete_backup_selection(**one)
    assert len(backup.list_backup_selections(BackupPlanId=plan_id)["BackupSelectionsList"]) == 2
    assert refused(backup.get_backup_selection, **one)["Code"] == NOT_FOUND
    # Unlike a read.
    assert refused(backup.delete_backup_selection, **one)["Code"] == INVALID


def test_a_plan_that_is_not_there(backup: Any, create: Create, refused: Refused) -> None:
    selection_id = create()["SelectionId"]
    message = "Cannot find Backup plan with ID nobody"
    for operation, members in (
        ("list_backup_selections", {}),
        ("get_backup_selection", {"SelectionId": selection_id}),
        ("delete_backup_selection", {"SelectionId": selection_id}),
    ):
        error = refused(getattr(backup, operation), BackupPlanId="nobody", **members)
        assert (error["Code"], error["Message"]) == (INVALID, message)
