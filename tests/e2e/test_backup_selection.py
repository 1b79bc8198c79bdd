"""`offsite.backup.Selection`, through a real `pulumi up`."""

import json
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from .clouds import DELETE_FIRST, DESTINATION, SOURCE, Aws, assert_refused, moment

SERVICE = "backup"
CREATE = "CreateBackupSelection"
ACCOUNT = "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
TABLE = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
KEY = "aws:ResourceTag/backup"
PLAN = f"""
plan = offsite.backup.Plan(
    "plan",
    region={SOURCE!r},
    rules=[{{"rule_name": "daily", "target_backup_vault_name": "offsite-source"}}],
)
pulumi.export("plan", plan.backup_plan_id)
"""
MINIMAL = {"iam_role_arn": ROLE, "resources": [TABLE]}


def tags(*values: str, key: str = KEY) -> list[dict[str, str]]:
    return [{"condition_key": key, "condition_value": value} for value in values]


ALL = {
    "selection_name": "everything",
    "iam_role_arn": ROLE,
    "resources": [TABLE, "arn:aws:ec2:*:*:volume/*", "arn:aws:s3:::orders-*"],
    "not_resources": [f"{TABLE}-scratch", f"{TABLE}-old"],
    "list_of_tags": [
        {"condition_type": "STRINGEQUALS", "condition_key": "backup", "condition_value": "weekly"},
        {"condition_key": "backup", "condition_value": "daily"},
    ],
    "conditions": {
        "string_equals": tags("weekly", "daily"),
        "string_not_equals": tags("never"),
        "string_like": tags("w*", "*y"),
        "string_not_like": tags("x*"),
    },
    "timeouts": {"create": "1m", "delete": "1m"},
}
BY_TAG = {"iam_role_arn": ROLE, "list_of_tags": tags("daily", key="backup")}


class Backup:
    """AWS Backup as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self.client = Aws(sandbox).client(SERVICE, SOURCE)
        self.iam = Aws(sandbox).client("iam", SOURCE)

    def selections(self, plan: str) -> dict[str, str]:
        """The names of a plan's selections, by their IDs."""
        found = self.client.list_backup_selections(BackupPlanId=plan)["BackupSelectionsList"]
        return {selection["SelectionId"]: selection["SelectionName"] for selection in found}

    def selection(self, plan: str, id: str) -> dict[str, Any]:
        return self.client.get_backup_selection(BackupPlanId=plan, SelectionId=id)

    def role(self, name: str, service: str) -> str:
        """A new role that a service may assume."""
        statement = {
            "Effect": "Allow",
            "Principal": {"Service": service},
            "Action": "sts:AssumeRole",
        }
        made = self.iam.create_role(
            RoleName=name,
            AssumeRolePolicyDocument=json.dumps(
                {"Version": "2012-10-17", "Statement": [statement]}
            ),
        )
        return made["Role"]["Arn"]


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def selection(name: str, **arguments: Any) -> str:
    """Lines of a program: a selection of the plan, and its ID by its name."""
    listed = ", ".join(f"{argument}={value!r}" for argument, value in arguments.items())
    return (
        f'{name} = offsite.backup.Selection("{name}", region={SOURCE!r}, '
        f"backup_plan_id=plan.backup_plan_id, {listed})\n"
        f'pulumi.export("{name}", {name}.selection_id)\n'
    )


def test_a_selection_from_its_creation_to_its_end(stack, backup, sandbox) -> None:
    # A role that is new can't be assumed at once.
    fresh = backup.role("fresh", "backup.amazonaws.com")
    not_yet = f"IAM Role {fresh} cannot be assumed by AWS Backup"
    sandbox.add_fault(
        Fault(
            "error",
            SERVICE,
            CREATE,
            count=4,
            code="InvalidParameterValueException",
            message=not_yet,
        )
    )
    sandbox.clear_calls()
    program = PLAN + selection("minimal", **MINIMAL) + selection("by_tag", **BY_TAG)
    stack.program(
        program + selection("full", **{**ALL, "iam_role_arn": fresh}) + 'pulumi.export("all", full)'
    )
    assert set(map(tuple, stack.preview().planned.values())) == {("create",)}
    created = stack.up()
    assert f"waits: {not_yet}" in created.text
    calls = sandbox.calls(SERVICE, CREATE)
    assert len(calls) == 7
    assert len([call for call in calls if call.error_code is None]) == 3
    assert sandbox.calls(SERVICE, "GetBackupSelection") == []
    ids = stack.outputs()
    plan, outputs = ids.pop("plan"), ids.pop("all")
    assert outputs["id"] == f"{SOURCE}/{plan}/{ids['full']}"
    live = backup.selection(plan, ids["full"])
    assert outputs["selection_id"] == live["SelectionId"]
    assert abs(moment(outputs["creation_date"]) - live["CreationDate"]).total_seconds() < 1
    document = live["BackupSelection"]
    assert document["IamRoleArn"] == outputs["iam_role_arn"] == fresh
    assert set(document["Resources"]) == set(ALL["resources"])
    assert set(document["NotResources"]) == set(ALL["not_resources"])
    assert {tag["ConditionValue"] for tag in document["ListOfTags"]} == {"weekly", "daily"}
    assert {operator: len(found) for operator, found in document["Conditions"].items()} == {
        "StringEquals": 2, "StringNotEquals": 1, "StringLike": 2, "StringNotLike": 1
    }  # fmt: skip
    names = backup.selections(plan)
    assert names.keys() == set(ids.values())
    assert names[ids["full"]] == "everything"
    assert names[ids["minimal"]].startswith("minimal-")
    stack.assert_unchanged()

    # What means the same is no difference; the least that doesn't is another selection.
    turned = {
        **ALL,
        "iam_role_arn": fresh,
        "resources": ALL["resources"][::-1],
        "not_resources": ALL["not_resources"][::-1],
        "list_of_tags": ALL["list_of_tags"][::-1],
        "conditions": {k: v[::-1] for k, v in ALL["conditions"].items()},
        "timeouts": {"create": "2m"},
    }
    stack.program(
        PLAN
        + selection("minimal", **MINIMAL, not_resources=[], conditions={"string_equals": []})
        + selection("by_tag", **{**BY_TAG, "list_of_tags": tags("weekly", key="backup")})
        + selection("full", **turned)
    )
    changed = stack.up()
    assert changed.steps == {"by_tag": DELETE_FIRST, "full": ["update"]}
    now = stack.outputs()
    assert now["by_tag"] != ids["by_tag"]
    assert now["full"] == ids["full"]
    assert backup.selections(plan).keys() == {now["minimal"], now["by_tag"], now["full"]}
    tag = backup.selection(plan, now["by_tag"])["BackupSelection"]["ListOfTags"]
    assert [found["ConditionValue"] for found in tag] == ["weekly"]

    # The plan can go, since its selections go first.
    destroyed = stack.destroy()
    assert destroyed.steps.keys() == {"plan", "minimal", "by_tag", "full"}
    assert backup.client.list_backup_plans()["BackupPlansList"] == []


def test_what_others_do_and_what_goes_wrong(stack, backup, sandbox) -> None:
    by_hand = backup.client.create_backup_plan(
        BackupPlan={
            "BackupPlanName": "by-hand",
            "Rules": [{"RuleName": "daily", "TargetBackupVaultName": "offsite-source"}],
        }
    )["BackupPlanId"]
    theirs = backup.client.create_backup_selection(
        BackupPlanId=by_hand,
        BackupSelection={"SelectionName": "theirs", "IamRoleArn": ROLE, "Resources": [TABLE]},
    )["SelectionId"]
    id = f"{SOURCE}/{by_hand}/{theirs}"
    adopted = selection("adopted", **MINIMAL, adopt=id).replace(
        "plan.backup_plan_id", repr(by_hand)
    )
    program = PLAN + selection("minimal", **MINIMAL) + adopted
    # The answer is lost, and the selection made all the same.
    sandbox.add_fault(Fault("reset", SERVICE, CREATE, after=True))
    stack.program(program)
    stack.up()
    ids = stack.outputs()
    assert ids["adopted"] == theirs
    assert backup.selections(by_hand) == {theirs: "theirs"}
    assert backup.selections(ids["plan"]).keys() == {ids["minimal"]}

    refused = "User is not authorized to perform: backup:GetBackupSelection"
    sandbox.add_fault(
        Fault(
            "error",
            SERVICE,
            "GetBackupSelection",
            count=-1,
            code="AccessDeniedException",
            message=refused,
        )
    )
    for error in stack.refresh(ok=False).errors:
        assert error.startswith("cannot read the selection ")
        assert refused in error
        assert "Allow `GetBackupSelection` to the role or user" in error
    sandbox.clear_faults()

    backup.client.delete_backup_selection(BackupPlanId=ids["plan"], SelectionId=ids["minimal"])
    assert stack.refresh().steps == {"minimal": ["delete"]}

    untrusting = backup.role("untrusting", "ec2.amazonaws.com")
    other = {**MINIMAL, "iam_role_arn": untrusting, "timeouts": {"create": "2s"}}
    stack.program(program + selection("other", **other))
    (error,) = stack.up("--continue-on-error", ok=False).errors
    assert error.startswith("cannot create the selection other-")
    assert f"IAM Role {untrusting} cannot be assumed by AWS Backup" in error
    assert "trusts backup.amazonaws.com" in error
    now = stack.outputs()
    assert backup.selections(now["plan"]).keys() == {now["minimal"]}
    assert now["minimal"] != ids["minimal"]

    # A plan that is replaced takes its selections along.
    moved = (PLAN + selection("minimal", **MINIMAL)).replace(repr(SOURCE), repr(DESTINATION))
    stack.program(moved.replace("offsite-source", "offsite-destination") + adopted)
    steps = stack.up().steps
    assert steps["plan"] == steps["minimal"] == DELETE_FIRST
    assert "adopted" not in steps
    assert now["plan"] not in str(backup.client.list_backup_plans())
    assert stack.outputs()["minimal"] != now["minimal"]


def test_preview_refuses(stack, sandbox) -> None:
    arguments = {
        "selection_name": "my selection",
        "iam_role_arn": "backup",
        "resources": ["orders", "arn:aws:s3:::*-logs"],
        "not_resources": [f"{TABLE}{n}*" for n in range(31)],
        "list_of_tags": [{"condition_key": "", "condition_value": "daily"}],
        "conditions": {
            "string_equals": tags("daily", key="backup"),
            "string_like": [{"condition_key": KEY}],
        },
    }
    stack.program(PLAN + selection("bad", **arguments))
    assert_refused(
        stack.preview(ok=False),
        {
            "selection_name": "must be 1 to 50 letters, digits",
            "iam_role_arn": "must be the ARN of an IAM role",
            "resources[0]": "must be the ARN of a resource",
            "resources[1]": "must have `*` at its end only",
            "not_resources": "must be at most 30 ARNs with `*`, not 31",
            "list_of_tags[0].condition_key": "must have at least 1 characters",
            "conditions.string_equals[0].condition_key": f"must be `{KEY[:-6]}` and the key",
            "conditions.string_like[0].condition_value": "is required",
        },
    )
    nothing = {"iam_role_arn": ROLE, "conditions": {"string_equals": tags("daily")}}
    stack.program(PLAN + selection("nothing", **nothing))
    assert_refused(
        stack.preview(ok=False),
        {"resources": "must name a resource, unless `list_of_tags` has a tag: with `conditions`"},
    )
    assert sandbox.calls(SERVICE) == []
