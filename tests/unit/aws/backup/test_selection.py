"""Selection: its arguments, what they mean, and its life."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.aws.backup.selection import Selection, SelectionInputs
from offsite_provider.core import plan
from offsite_provider.core.failures import AccessDenied, Cancelled, Conflict, Invalid, NotFound
from offsite_provider.core.fields import UNKNOWN
from offsite_provider.core.resource import State

from .answering import REGION, Refusal, Resource
from .plan_cloud import ACCOUNT, PlanCloud, resource

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

ROLE = f"arn:aws:iam::{ACCOUNT}:role/service-role/backup"
TABLE = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/orders"
MINIMAL = {
    "region": REGION,
    "backupPlanId": "a-plan",
    "iamRoleArn": ROLE,
    "resources": [TABLE],
}
KEY = "aws:ResourceTag/backup"


def tags(*values: str, key: str = KEY) -> list[dict[str, str]]:
    return [{"conditionKey": key, "conditionValue": value} for value in values]


ALL = {
    **MINIMAL,
    "selectionName": "orders",
    "resources": [TABLE, "arn:aws:ec2:*:*:volume/*", "arn:aws:s3:::orders-*"],
    "notResources": [f"{TABLE}-old", f"{TABLE}-scratch"],
    "listOfTags": [
        {"conditionType": "STRINGEQUALS", "conditionKey": "backup", "conditionValue": "daily"},
        {"conditionKey": "backup", "conditionValue": "weekly"},
    ],
    "conditions": {
        "stringEquals": tags("daily", "weekly"),
        "stringNotEquals": tags("never"),
        "stringLike": tags("d*", "*y"),
        "stringNotLike": tags("x*"),
    },
}
NOT_YET = Refusal(
    "InvalidParameterValueException", f"IAM Role {ROLE} cannot be assumed by AWS Backup"
)


@pytest.fixture
def cloud() -> PlanCloud:
    return PlanCloud()


@pytest.fixture
def selections(cloud: PlanCloud, report: Any) -> Resource:
    return resource(Selection(), cloud, report)


class TestArguments:
    @pytest.mark.parametrize("wire", [ALL, MINIMAL], ids=["all", "minimal"])
    def test_arguments(self, complaints: Complaints, wire: dict[str, Any]) -> None:
        assert complaints(SelectionInputs, wire) == {}

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(SelectionInputs, {"region": REGION}) == {
            "backup_plan_id": "is required",
            "iam_role_arn": "is required",
        }
        bad = {**MINIMAL, "listOfTags": [{}], "conditions": {"stringLike": [{}]}}
        assert complaints(SelectionInputs, bad) == {
            "list_of_tags[0].condition_key": "is required",
            "list_of_tags[0].condition_value": "is required",
            "conditions.string_like[0].condition_key": "is required",
            "conditions.string_like[0].condition_value": "is required",
        }

    def test_something_is_selected(self, complaints: Complaints) -> None:
        nothing = {**MINIMAL, "resources": []}
        sentence = "must name a resource, unless `list_of_tags` has a tag"
        assert complaints(SelectionInputs, nothing) == {"resources": sentence}
        with_conditions = {**nothing, "conditions": {"stringEquals": tags("daily")}}
        assert complaints(SelectionInputs, with_conditions) == {
            "resources": f'{sentence}: with `conditions` alone, say `["*"]`'
        }
        for more in (
            {"listOfTags": tags("daily", key="backup")},
            {"resources": ["*"]},
            {"resources": UNKNOWN},
            {"listOfTags": UNKNOWN},
        ):
            assert complaints(SelectionInputs, {**nothing, **more}) == {}

    @pytest.mark.parametrize(
        "arn",
        [
            "*",
            TABLE,
            "arn:aws:s3:::orders",
            "arn:aws:s3:::orders-*",
            "arn:aws:ec2:*:*:instance/*",
            "arn:aws:rds:*:*:cluster:*",
            "arn:aws-cn:dynamodb:cn-north-1:123456789012:table/*",
            "arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-1",
        ],
    )
    @pytest.mark.parametrize("name", ["resources", "notResources"])
    def test_patterns(self, complaints: Complaints, name: str, arn: str) -> None:
        assert complaints(SelectionInputs, {**MINIMAL, name: [arn]}) == {}

    @pytest.mark.parametrize(
        ("arn", "sentence"),
        [
            ("orders", "must be the ARN of a resource, like"),
            ("", "must be the ARN of a resource, like"),
            ("arn:aws:s3", "must be the ARN of a resource, like"),
            ("arn:aws:s3:::", "must be the ARN of a resource, like"),
            ("arn:aws:rds:eu-west-1:12345:db:orders", "must be the ARN of a resource, like"),
            ("arn:aws:s3:::*-logs", "must have `*` at its end only"),
            ("arn:aws:s3:::a*b*", "must have `*` at its end only"),
        ],
    )
    @pytest.mark.parametrize("name", ["resources", "notResources"])
    def test_what_is_no_pattern(
        self, complaints: Complaints, name: str, arn: str, sentence: str
    ) -> None:
        ((path, said),) = complaints(SelectionInputs, {**MINIMAL, name: [TABLE, arn]}).items()
        assert path == f"{'not_' if name == 'notResources' else ''}resources[1]"
        assert said.startswith(sentence)
        assert said.endswith(f"not `{arn}`")

    @pytest.mark.parametrize(
        ("arns", "sentence"),
        [
            ([f"{TABLE}{n}" for n in range(500)], None),
            ([f"{TABLE}{n}" for n in range(501)], "must be at most 500 ARNs, not 501"),
            ([f"{TABLE}{n}*" for n in range(30)], None),
            ([f"{TABLE}{n}*" for n in range(31)], "must be at most 30 ARNs with `*`, not 31"),
        ],
        ids=["500", "501", "30*", "31*"],
    )
    def test_how_many(self, complaints: Complaints, arns: list[str], sentence: str | None) -> None:
        for name, path in (("resources", "resources"), ("notResources", "not_resources")):
            expected = {path: sentence} if sentence else {}
            assert complaints(SelectionInputs, {**MINIMAL, name: arns}) == expected

    def test_how_many_tags_and_conditions(self, complaints: Complaints) -> None:
        many = [str(n) for n in range(31)]
        assert complaints(SelectionInputs, {**MINIMAL, "listOfTags": tags(*many, key="k")}) == {
            "list_of_tags": "must have at most 30 items, not 31"
        }
        conditions = {"stringEquals": tags(*many[:16]), "stringNotLike": tags(*many[:15])}
        assert complaints(SelectionInputs, {**MINIMAL, "conditions": conditions}) == {
            "conditions": "must be at most 30 conditions, not 31"
        }
        conditions = {"stringEquals": tags(*many[:15]), "stringNotLike": tags(*many[:15])}
        assert complaints(SelectionInputs, {**MINIMAL, "conditions": conditions}) == {}

    @pytest.mark.parametrize("key", ["backup", "aws:ResourceTag/", "aws:resourcetag/backup", ""])
    @pytest.mark.parametrize(
        "operator", ["stringEquals", "stringNotEquals", "stringLike", "stringNotLike"]
    )
    def test_keys_of_conditions(self, complaints: Complaints, operator: str, key: str) -> None:
        wire = {**MINIMAL, "conditions": {operator: tags("daily", key=key)}}
        (sentence,) = complaints(SelectionInputs, wire).values()
        assert sentence == f"must be `aws:ResourceTag/` and the key of a tag, not `{key}`"

    @pytest.mark.parametrize(
        ("wire", "path", "sentence"),
        [
            ({"selectionName": "my selection"}, "selection_name", "must be 1 to 50 letters, digits"),
            ({"iamRoleArn": "backup"}, "iam_role_arn", "must be the ARN of an IAM role"),
            ({"backupPlanId": ""}, "backup_plan_id", "must have at least 1 characters"),
            (
                {"listOfTags": [{**tags("a", key="k")[0], "conditionType": "STRINGLIKE"}]},
                "list_of_tags[0].condition_type",
                "must be one of 'STRINGEQUALS', not `STRINGLIKE`",
            ),
            ({"listOfTags": tags("a", key="")}, "list_of_tags[0].condition_key", "must have at least 1"),
            ({"conditions": {"stringIs": []}}, "conditions.string_is", "is not an argument"),
            ({"tags": {"a": "b"}}, "tags", "is not an argument"),
        ],
        ids=repr,
    )  # fmt: skip
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], path: str, sentence: str
    ) -> None:
        ((found, said),) = complaints(SelectionInputs, {**MINIMAL, **wire}).items()
        assert found == path
        assert said.startswith(sentence)

    @pytest.mark.parametrize("name", [name for name in ALL if name != "region"])
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        assert complaints(SelectionInputs, {**ALL, name: UNKNOWN}) == {}

    def test_parts_may_be_unknown(self, complaints: Complaints) -> None:
        conditions = {"stringEquals": [UNKNOWN, *tags(UNKNOWN)], "stringLike": UNKNOWN}  # type: ignore[arg-type]
        wire = {**MINIMAL, "resources": [UNKNOWN], "conditions": conditions}
        assert complaints(SelectionInputs, wire) == {}
        assert list(complaints(SelectionInputs, {**wire, "resources": [UNKNOWN, "x"]})) == [
            "resources[1]"
        ]


def inputs(**wire: Any) -> SelectionInputs:
    found, problems = plan.check(SelectionInputs, {**ALL, **wire})
    assert problems == []
    assert found is not None
    return found


def conditions(**operators: Any) -> dict[str, Any]:
    return {"conditions": {**ALL["conditions"], **operators}}


class TestDiff:
    @pytest.mark.parametrize(
        "wire",
        [
            {"resources": ALL["resources"][::-1]},
            {"resources": [*ALL["resources"], TABLE]},
            {"notResources": ALL["notResources"][::-1]},
            {"listOfTags": ALL["listOfTags"][::-1]},
            conditions(stringLike=tags("*y", "d*")),
            {"selectionName": None},
            {"adopt": "a-selection"},
        ],
        ids=repr,
    )
    def test_what_means_the_same(self, wire: dict[str, Any]) -> None:
        assert plan.diff(inputs(), inputs(**wire)).changes == ()

    @pytest.mark.parametrize(
        "empty",
        [{}, {"conditions": None}, {"conditions": {}}, {"conditions": {"stringEquals": []}}],
        ids=repr,
    )
    def test_what_is_empty_is_left_out(self, empty: dict[str, Any]) -> None:
        def minimal(**wire: Any) -> SelectionInputs:
            return SelectionInputs.model_validate({**MINIMAL, **wire})

        told = {"conditions": {"stringEquals": [], "stringLike": []}, "notResources": []}
        for old, new in ((minimal(**told), minimal(**empty)), (minimal(**empty), minimal(**told))):
            assert plan.diff(old, new).changes == ()

    @pytest.mark.parametrize(
        "wire",
        [
            {"backupPlanId": "other"},
            {"backupPlanId": UNKNOWN},
            {"selectionName": "other"},
            {"iamRoleArn": ROLE + "2"},
            {"resources": [TABLE]},
            {"resources": UNKNOWN},
            {"resources": [*ALL["resources"], UNKNOWN]},
            {"notResources": []},
            {"listOfTags": ALL["listOfTags"][:1]},
            {"listOfTags": UNKNOWN},
            {"conditions": None},
            {"conditions": UNKNOWN},
            conditions(stringEquals=tags("daily")),
            conditions(stringNotEquals=[]),
            conditions(stringLike=tags("d*", "*x")),
            conditions(stringNotLike=UNKNOWN),
        ],
        ids=repr,
    )
    def test_everything_else_replaces(self, wire: dict[str, Any]) -> None:
        (name,) = wire
        assert plan.diff(inputs(), inputs(**wire)) == plan.Difference((name,), (name,))

    def test_the_old_one_goes_first(self) -> None:
        assert Selection.unique


def unchanged(selections: Resource, state: State[Any, Any], **wire: Any) -> bool:
    found = selections.read(state)
    assert found is not None
    recorded = selections.recorded(state)
    return found == recorded and selections.diff(found, **wire).changes == ()


class TestLife:
    def test_it_is_made_with_one_call(self, selections: Resource, cloud: PlanCloud) -> None:
        state = selections.create(selections.inputs(**ALL))
        assert cloud.calls == ["CreateBackupSelection"]
        (live,) = cloud.selections.values()
        assert state.id == f"a-plan|{live['SelectionId']}"
        assert state.outputs.selection_id == live["SelectionId"]
        assert state.outputs.creation_date == f"{cloud.now:%Y-%m-%dT%H:%M:%SZ}"
        asked = cloud.asked("CreateBackupSelection")
        assert asked["BackupPlanId"] == "a-plan"
        assert 1 <= len(asked["CreatorRequestId"]) <= 50

        def told(*values: str) -> list[dict[str, str]]:
            return [{"ConditionKey": KEY, "ConditionValue": value} for value in values]

        assert asked["BackupSelection"] == {
            "SelectionName": "orders",
            "IamRoleArn": ROLE,
            "Resources": ALL["resources"],
            "NotResources": ALL["notResources"],
            "ListOfTags": [
                {
                    "ConditionType": "STRINGEQUALS",
                    "ConditionKey": "backup",
                    "ConditionValue": value,
                }
                for value in ("daily", "weekly")
            ],
            "Conditions": {
                "StringEquals": told("daily", "weekly"),
                "StringNotEquals": told("never"),
                "StringLike": told("d*", "*y"),
                "StringNotLike": told("x*"),
            },
        }

    def test_a_name_of_its_own_and_nothing_that_is_empty(
        self, selections: Resource, cloud: PlanCloud
    ) -> None:
        state = selections.create(selections.inputs(**MINIMAL, conditions={"stringEquals": []}))
        assert state.inputs.selection_name.startswith("audit-")
        assert cloud.asked("CreateBackupSelection")["BackupSelection"] == {
            "SelectionName": state.inputs.selection_name,
            "IamRoleArn": ROLE,
            "Resources": [TABLE],
        }

    @pytest.mark.parametrize("wire", [ALL, MINIMAL], ids=["all", "minimal"])
    def test_it_is_read_as_it_was_written(
        self, selections: Resource, cloud: PlanCloud, wire: dict[str, Any]
    ) -> None:
        state = selections.create(selections.inputs(**wire))
        cloud.later()
        cloud.forget()
        assert unchanged(selections, state, **wire)
        assert cloud.calls == ["GetBackupSelection"]

    def test_what_differs_is_seen_and_nothing_else(
        self, selections: Resource, cloud: PlanCloud
    ) -> None:
        state = selections.create(selections.inputs(**ALL))
        (live,) = cloud.selections.values()
        live["BackupSelection"]["Resources"] = [TABLE]
        found = selections.read(state)
        assert found is not None
        assert found.inputs == state.inputs.model_copy(update={"resources": [TABLE]})
        assert selections.diff(found, **ALL).replaces == ("resources",)

    def test_nothing_is_called_for_what_only_steers(
        self, selections: Resource, cloud: PlanCloud
    ) -> None:
        state = selections.create(selections.inputs(**MINIMAL))
        cloud.forget()
        changed = selections.update(state, selections.inputs(**MINIMAL, timeouts={"create": "1m"}))
        assert cloud.calls == []
        assert changed.inputs.selection_name == state.inputs.selection_name
        assert changed.id == state.id

    def test_gone_is_gone(self, selections: Resource, cloud: PlanCloud) -> None:
        state = selections.create(selections.inputs(**ALL))
        cloud.selections.clear()
        assert selections.read(state) is None
        selections.delete(state)
        cloud.on(
            "GetBackupSelection",
            Refusal("InvalidParameterValueException", "Cannot find Backup plan with ID a-plan"),
        )
        assert selections.read(state) is None
        cloud.on("DeleteBackupSelection", Refusal("ResourceNotFoundException"))
        selections.delete(state)

    def test_other_refusals_are_told(self, selections: Resource, cloud: PlanCloud) -> None:
        state = selections.create(selections.inputs(**ALL))
        refusal = Refusal("InvalidParameterValueException", "created by organizations")
        cloud.on("GetBackupSelection", refusal)
        cloud.on("DeleteBackupSelection", refusal)
        with pytest.raises(Invalid, match="created by organizations"):
            selections.read(state)
        with pytest.raises(Invalid, match="created by organizations"):
            selections.delete(state)

    def test_a_missing_permission_is_named(self, selections: Resource, cloud: PlanCloud) -> None:
        state = selections.create(selections.inputs(**ALL))
        cloud.on(
            "GetBackupSelection",
            Refusal(
                "AccessDeniedException", "not authorized to perform: backup:GetBackupSelection"
            ),
        )
        with pytest.raises(AccessDenied) as refused:
            selections.read(state)
        assert "backup:GetBackupSelection" in str(refused.value)
        assert "Allow `GetBackupSelection` to the role or user" in str(refused.value)

    def test_it_is_deleted_with_one_call(self, selections: Resource, cloud: PlanCloud) -> None:
        state = selections.create(selections.inputs(**ALL))
        cloud.forget()
        selections.delete(state)
        assert cloud.calls == ["DeleteBackupSelection"]
        assert cloud.selections == {}


class TestRole:
    def test_a_fresh_role_is_waited_for(
        self, selections: Resource, cloud: PlanCloud, report: Any
    ) -> None:
        cloud.on("CreateBackupSelection", NOT_YET, NOT_YET, cloud._create_selection)
        state = selections.create(selections.inputs(**ALL))
        assert cloud.calls == ["CreateBackupSelection"] * 3
        assert state.outputs.selection_id in cloud.selections
        (told,) = report.progressed
        assert "cannot be assumed by AWS Backup" in told

    def test_in_the_end_it_is_the_error_that_it_is(
        self, selections: Resource, cloud: PlanCloud
    ) -> None:
        cloud.on("CreateBackupSelection", NOT_YET)
        with pytest.raises(Invalid) as refused:
            selections.create(selections.inputs(**ALL), seconds=0.2)
        said = str(refused.value)
        assert said.startswith("cannot create the selection orders of the backup plan a-plan: ")
        assert f"IAM Role {ROLE} cannot be assumed by AWS Backup" in said
        assert "trusts backup.amazonaws.com" in said
        assert len(cloud.calls) > 1

    @pytest.mark.parametrize(
        "refusal",
        [
            Refusal("InvalidParameterValueException", f"IAM Role {ROLE} is not authorized to call"),
            Refusal("AccessDeniedException", "not authorized to perform: iam:PassRole"),
            Refusal("LimitExceededException", "too many"),
        ],
        ids=str,
    )
    def test_no_other_error_is_waited_for(
        self, selections: Resource, cloud: PlanCloud, refusal: Refusal
    ) -> None:
        cloud.on("CreateBackupSelection", refusal)
        with pytest.raises(Exception, match=refusal.response["Error"]["Message"]):
            selections.create(selections.inputs(**ALL))
        assert cloud.calls == ["CreateBackupSelection"]

    def test_a_cancelled_run_ends_the_wait(self, selections: Resource, cloud: PlanCloud) -> None:
        cloud.on("CreateBackupSelection", NOT_YET)
        selections.settings.cancelled.set()
        with pytest.raises(Cancelled):
            selections.create(selections.inputs(**ALL))
        assert cloud.calls == ["CreateBackupSelection"]


class TestOnce:
    def test_a_killed_runs_selection_is_taken_over(
        self, selections: Resource, cloud: PlanCloud, report: Any
    ) -> None:
        killed = selections.create(selections.inputs(**ALL))
        cloud.later()
        cloud.forget()
        state = selections.create(selections.inputs(**ALL))
        assert state.id == killed.id
        assert list(cloud.selections) == [killed.outputs.selection_id]
        assert cloud.calls == ["CreateBackupSelection", "GetBackupSelection"]
        assert "takes over the selection" in report.informed[0]
        assert unchanged(selections, state, **ALL)

    def test_one_that_is_wanted_otherwise_by_now_is_made_anew(
        self, selections: Resource, cloud: PlanCloud
    ) -> None:
        killed = selections.create(selections.inputs(**ALL))
        cloud.later()
        state = selections.create(selections.inputs(**MINIMAL))
        assert list(cloud.selections) == [state.outputs.selection_id]
        assert state.id != killed.id
        assert unchanged(selections, state, **MINIMAL)

    def test_an_error_about_our_own_request_is_no_conflict(
        self, selections: Resource, cloud: PlanCloud
    ) -> None:
        killed = selections.create(selections.inputs(**ALL))
        cloud.later()
        (live,) = cloud.selections.values()
        exists = Refusal(
            "AlreadyExistsException",
            CreatorRequestId=live["CreatorRequestId"],
            Arn=f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-plan:a-plan",
        )
        cloud.on("CreateBackupSelection", exists)
        assert selections.create(selections.inputs(**ALL)).id == killed.id

    def test_what_a_stranger_made_is_a_conflict(
        self, selections: Resource, cloud: PlanCloud
    ) -> None:
        cloud.on(
            "CreateBackupSelection", Refusal("AlreadyExistsException", CreatorRequestId="strange")
        )
        with pytest.raises(Conflict, match="Take it over with `adopt`"):
            selections.create(selections.inputs(**ALL))
        assert cloud.calls == ["CreateBackupSelection"]

    def test_each_plan_has_its_own(self, selections: Resource, cloud: PlanCloud) -> None:
        selections.create(selections.inputs(**ALL))
        selections.create(selections.inputs(**{**ALL, "backupPlanId": "another"}))
        tokens = {found["CreatorRequestId"] for found in cloud.selections.values()}
        assert len(tokens) == len(cloud.selections) == 2


class TestAdopt:
    @pytest.mark.parametrize("prefix", ["", "a-plan|"])
    def test_one_that_is_as_described(
        self, selections: Resource, cloud: PlanCloud, prefix: str
    ) -> None:
        strangers = selections.create(selections.inputs(**ALL))
        cloud.forget()
        wire = {**ALL, "adopt": prefix + strangers.outputs.selection_id, "selectionName": None}
        state = selections.create(selections.inputs(**wire))
        assert cloud.calls == ["GetBackupSelection"]
        assert state.id == strangers.id
        assert state.inputs.selection_name == "orders"
        assert unchanged(selections, state, **wire)

    def test_no_other(self, selections: Resource, cloud: PlanCloud) -> None:
        strangers = selections.create(selections.inputs(**ALL))
        wire = {**MINIMAL, "adopt": strangers.outputs.selection_id}
        with pytest.raises(Conflict) as conflict:
            selections.create(selections.inputs(**wire))
        assert conflict.value.why == (
            "it has other resources, not_resources, list_of_tags, conditions, and a selection "
            "can't be changed"
        )
        assert list(cloud.selections) == [strangers.outputs.selection_id]

    def test_there_has_to_be_one(self, selections: Resource) -> None:
        with pytest.raises(NotFound, match="cannot adopt the selection none of the backup plan"):
            selections.create(selections.inputs(**ALL, adopt="none"))
