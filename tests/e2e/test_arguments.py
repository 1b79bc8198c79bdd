"""What is wrong with arguments is said at the preview: with the path, and before any cloud is asked.

The engine stops at the first resource that is refused. What is refused of each resource, and in
which words, is in the unit tests.
"""

from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import DESTINATION, SOURCE
from ..pulumi_cli import Stack
from .programs import Code, resource

VAULT = "offsite-source"
RULE = {"rule_name": "daily", "target_backup_vault_name": VAULT}
OWN = f"arn:aws:backup:{SOURCE}:123456789012:backup-vault:{VAULT}"
HSM = {
    "backup_id": "backup-sandboxabcd2",
    "region": SOURCE,
    "destination_region": DESTINATION,
}


def plan(**arguments: Any) -> str:
    return resource("backup.Plan", "plan", region=SOURCE, **arguments)


def copy(name: str = "copy", **arguments: Any) -> str:
    return resource("cloudhsmv2.BackupCopy", name, **{**HSM, **arguments})


SIXTY = f"""
for number in range(8):
    offsite.components.OffsiteBackup(
        f"orders-{{number}}",
        home={SOURCE!r},
        tiers=["35d"],
        select=offsite.components.Select(tags={{"backup": "daily"}}),
        iam_role_arn="arn:aws:iam::123456789012:role/offsite-backup",
        copies=[offsite.components.CopyTo(region={DESTINATION!r})],
        tags=pulumi.Output.from_input({{"aws:x": "1"}}),
    )
"""
"""Eight components that each have eight resources, of which three take the tags."""
REFUSED = {
    "one by one, beside what is not known yet": (
        copy("first")
        + copy(
            backup_id=Code("first.destination_backup_id"),
            region="eu-wst-1",
            destination_region="nowhere",
            never_expires="perhaps",
            role_arn="dr",
            timeouts={"creat": "1h", "delete": "soon"},
            tags={"aws:x": "1", "of": Code("first.destination_backup_arn")},
        ),
        {
            "region": "did you mean `eu-west-1`?",
            "destination_region": "must be an AWS region, not `nowhere`",
            "never_expires": "must be true or false, not `perhaps`",
            "role_arn": "must be the ARN of an IAM role",
            "timeouts.creat": "is not an argument: did you mean `create`?",
            "timeouts.delete": "must be a duration like `45s`, `90m` or `1h30m`",
            "tags": "must not have the key `aws:x`: `aws:` is reserved",
        },
    ),
    "deep inside": (
        plan(
            backup_plan_name="my plan",
            rules=[
                {**RULE, "schedule_expression": "cron(0 25 ? * * *)"},
                {**RULE, "schedule_expression_timezone": "Europe/Zuerich"},
                {"rule_name": "nowhere"},
                {**RULE, "index_actions": [{"resource_types": ["EBS", "S3"]}]},
            ],
        ),
        {
            "backup_plan_name": "must be 1 to 50 letters, digits",
            "rules[0].schedule_expression": "has `25` in its hours: allowed are 0-23",
            "rules[1].schedule_expression_timezone": "did you mean `Europe/Zurich`?",
            "rules[2].target_backup_vault_name": "is required",
            "rules[3].index_actions[0].resource_types": "must have at most 1 items, not 2",
        },
    ),
    "which sixty children of components have": (
        SIXTY,
        {"tags": "must not have the key `aws:x`: `aws:` is reserved"},
    ),
    "between arguments": (
        plan(
            rules=[
                {
                    **RULE,
                    "lifecycle": {"move_to_cold_storage_after_days": 30, "delete_after_days": 100},
                },
                {**RULE, "copy_actions": [{"destination_backup_vault_arn": OWN}]},
            ],
            backup_plan_template_id="a",
            backup_plan_template_json="{}",
        ),
        {
            "rules[0].lifecycle.delete_after_days": "must be at least 120, not 100",
            "rules[1].rule_name": "must be unique in the plan: `rules[0]` is named `daily`",
            "rules[1].copy_actions[0].destination_backup_vault_arn": "must be another vault than "
            f"{VAULT}, where the backups are",
            "backup_plan_template_json": "can't be given together with `backup_plan_template_id`",
        },
    ),
}


@pytest.mark.parametrize("where", REFUSED)
def test_the_preview_refuses(stack: Stack, sandbox: SandboxClient, where: str) -> None:
    program, complaints = REFUSED[where]
    shown = {"backupId": "snap-1", "region": "eu-wst-1"} if where == "one by one" else {}
    sandbox.clear_calls()
    stack.program(program)
    lines = stack.preview(ok=False).said.splitlines()
    for path, sentence in complaints.items():
        told = [line for line in lines if f"has a problem: `{path}` " in line]
        assert [sentence in line for line in told] == [True], lines
    for name, value in shown.items():
        assert any(f"property {name} value {{{value}}} has a problem" in line for line in lines)
    # Whose the account is, the run asks once, for the names of vaults.
    assert {call.service for call in sandbox.calls()} <= {"sts"}


def test_an_unknown_argument_is_one_line_with_the_nearest_one(stack: Stack) -> None:
    stack.program(copy(neverexpires=True))
    failed = stack.preview(ok=False)
    assert (
        'offsite.cloudhsmv2.BackupCopy "copy": `neverexpires` is not an argument: '
        "did you mean `never_expires`?"
    ) in failed.said
    assert "Traceback" not in failed.text
