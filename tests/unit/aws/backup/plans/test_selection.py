"""Selection: the rules of its arguments, and what is waited for and what isn't."""

from typing import Any

import pytest
from botocore.stub import Stubber

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.aws.backup.plans.selection import SelectionInputs
from offsite_provider.core.diff import Difference, diff
from offsite_provider.core.failures import Cancelled, Conflict, Failure, Invalid
from offsite_provider.core.provider import Provider
from offsite_provider.core.unknown import UNKNOWN

from .conftest import ACCOUNT, REGION, SELECTION, complaints

ROLE = f"arn:aws:iam::{ACCOUNT}:role/service-role/backup"
TABLE = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/orders"
LEAST = {"region": REGION, "backupPlanId": "p-1", "iamRoleArn": ROLE, "resources": [TABLE]}
KEY = "aws:ResourceTag/backup"
NOT_YET = "IAM Role cannot be assumed by AWS Backup"


def tags(*values: Any, key: str = KEY) -> list[dict[str, Any]]:
    return [{"conditionKey": key, "conditionValue": value} for value in values]


def many(count: int, end: str = "") -> list[str]:
    return [f"{TABLE}{number}{end}" for number in range(count)]


MANY = tags(*"0123456789abcdef")
LIKE_MANY = {"stringEquals": MANY, "stringNotLike": MANY[:15]}


@pytest.mark.parametrize(
    ("wire", "path", "sentence"),
    [
        ({"resources": []}, "resources", "must name a resource, unless `list_of_tags` has a tag"),
        ({"resources": [], "conditions": {"stringEquals": tags("a")}}, "resources", 'must name a resource, unless `list_of_tags` has a tag: with `conditions` alone, say `["*"]`'),
        *[({name: [TABLE, arn]}, f"{name}.1", "must be the ARN of a resource, like") for name in ("resources", "notResources") for arn in ("orders", "", "arn:aws:s3", "arn:aws:s3:::", "arn:aws:rds:eu-west-1:12345:db:a")],
        *[({"resources": [arn]}, "resources.0", "must have `*` at its end only") for arn in ("arn:aws:s3:::*-logs", "arn:aws:s3:::a*b*")],
        ({"notResources": many(501)}, "notResources", "must be at most 500 ARNs, not 501"),
        ({"resources": many(31, "*")}, "resources", "must be at most 30 ARNs with `*`, not 31"),
        ({"listOfTags": [*MANY, *MANY[:15]]}, "listOfTags", "must have at most 30 items, not 31"),
        ({"conditions": LIKE_MANY}, "conditions", "must be at most 30 conditions, not 31"),
        *[({"conditions": {operator: tags("a", key=key)}}, f"conditions.{operator}.0.conditionKey", f"must be `aws:ResourceTag/` and the key of a tag, not `{key}`") for operator in LIKE_MANY for key in ("backup", "aws:ResourceTag/", "aws:resourcetag/backup", "")],
        ({"selectionName": "my selection"}, "selectionName", "must be 1 to 50 letters, digits"),
        ({"iamRoleArn": "backup"}, "iamRoleArn", "must be the ARN of an IAM role"),
        ({"backupPlanId": ""}, "backupPlanId", "must have at least 1 characters"),
        ({"listOfTags": [{**tags("a", key="k")[0], "conditionType": "STRINGLIKE"}]}, "listOfTags.0.conditionType", "must be one of 'STRINGEQUALS'"),
        ({"tags": {"a": "b"}}, "tags", "is not an argument"),
        ({"resources": [UNKNOWN, "x"]}, "resources.1", "must be the ARN of a resource"),
    ],
)  # fmt: skip
def test_what_is_refused(
    provider: Provider, wire: dict[str, Any], path: str, sentence: str
) -> None:
    ((found, said),) = complaints(provider, SELECTION, {**LEAST, **wire}).items()
    assert found == path
    assert said.startswith(sentence)


@pytest.mark.parametrize(
    "wire",
    [
        *[{"resources": [arn], "notResources": [arn]} for arn in ("*", TABLE, "arn:aws:s3:::orders-*", "arn:aws:ec2:*:*:instance/*", "arn:aws-cn:dynamodb:cn-north-1:123456789012:table/*")],
        {"resources": many(470) + many(30, "*")},
        {"conditions": {**LIKE_MANY, "stringEquals": MANY[:15]}},
        {"resources": [], "listOfTags": tags("a", key="k")},
        {"resources": [], "listOfTags": UNKNOWN}, {"resources": UNKNOWN}, {"resources": [UNKNOWN]},
        {"conditions": {"stringEquals": [UNKNOWN, *tags(UNKNOWN)], "stringLike": UNKNOWN}},
    ],
)  # fmt: skip
def test_what_is_taken(provider: Provider, wire: dict[str, Any]) -> None:
    assert complaints(provider, SELECTION, {**LEAST, **wire}) == {}


def inputs(**wire: Any) -> SelectionInputs:
    return SelectionInputs.model_validate({**LEAST, **wire})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"resources": [TABLE, "*"]}, {"resources": ["*", TABLE, TABLE]}),
        ({"conditions": {"stringLike": tags("a", "b")}}, {"conditions": {"stringLike": tags("b", "a")}}),
        ({}, {"conditions": {}, "notResources": []}),
        ({}, {"conditions": {"stringEquals": []}}),
    ],
)  # fmt: skip
def test_what_means_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert diff(inputs(**one), inputs(**other)).changes == ()
    assert diff(inputs(**other), inputs(**one)).changes == ()


def test_a_condition_more_replaces() -> None:
    changed = inputs(conditions={"stringLike": tags("a", UNKNOWN)})
    assert diff(inputs(), changed) == Difference(("conditions",), ("conditions",))


class TestCreation:
    def test_a_fresh_role_is_waited_for(
        self, provider: Provider, backup: Stubber, report: Any
    ) -> None:
        refused = ("create_backup_selection", "InvalidParameterValueException")
        for why in (NOT_YET, NOT_YET, "IAM Role is not authorized to call tag:GetResources"):
            backup.add_client_error(*refused, why)
        with pytest.raises(Invalid, match="is not authorized to call"):
            provider.create(SELECTION, LEAST, report)
        assert report.progressed == [f"waits: {NOT_YET}"]

    def test_in_the_end_the_error_says_what_to_check(self, provider: Provider, report: Any) -> None:
        client = access.client(provider.run, "backup", REGION, AwsLookup(region=REGION))
        with Stubber(client) as backup:
            for _ in range(100):
                backup.add_client_error(
                    "create_backup_selection", "InvalidParameterValueException", NOT_YET
                )
            with pytest.raises(Invalid, match=r"cannot be assumed .* trusts backup.amazonaws.com"):
                provider.create(SELECTION, {**LEAST, "timeouts": {"create": "1s"}}, report)

    @pytest.mark.parametrize("code", ["AccessDeniedException", "LimitExceededException"])
    def test_nothing_else_is_waited_for(
        self, provider: Provider, backup: Stubber, report: Any, code: str
    ) -> None:
        backup.add_client_error("create_backup_selection", code, "iam:PassRole")
        with pytest.raises(Failure, match="iam:PassRole"):
            provider.create(SELECTION, LEAST, report)

    def test_a_cancelled_run_ends_the_wait(
        self, provider: Provider, backup: Stubber, report: Any
    ) -> None:
        backup.add_client_error(
            "create_backup_selection", "InvalidParameterValueException", NOT_YET
        )
        provider.cancel()
        with pytest.raises(Cancelled):
            provider.create(SELECTION, LEAST, report)

    def test_a_strangers_selection_names_adopt(
        self, provider: Provider, backup: Stubber, report: Any
    ) -> None:
        made: dict[str, Any] = {"modeled_fields": {"CreatorRequestId": "a-stranger"}}
        backup.add_client_error("create_backup_selection", "AlreadyExistsException", "same", **made)
        listed = {"SelectionId": "s-1", "CreatorRequestId": "a-stranger"}
        backup.add_response("list_backup_selections", {"BackupSelectionsList": [listed]})
        with pytest.raises(Conflict, match='Take it over with `adopt="eu-west-1/p-1/s-1"`, or'):
            provider.create(SELECTION, LEAST, report)
