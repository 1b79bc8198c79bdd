"""`offsite.backup.Plan` and `Selection`, through a real `pulumi up`."""

from typing import Any

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import DESTINATION, SOURCE, Cloud
from ..pulumi_cli import Stack
from .programs import CREATE_FIRST, CREATED, DELETE_FIRST, UPDATED, Code, resource

VAULT = "offsite-source"
OFFSITE = f"arn:aws:backup:{DESTINATION}:123456789012:backup-vault:offsite-destination"
ROLE = "arn:aws:iam::123456789012:role/offsite-backup"
RULE = {"rule_name": "daily", "target_backup_vault_name": VAULT}
AWAY = {**RULE, "target_backup_vault_name": "offsite-destination"}
LATER = f"""
later = offsite.backup.Plan(
    "later",
    region={SOURCE!r},
    backup_plan_name=plain.backup_plan_id.apply(lambda id: f"after-{{id}}"),
    rules=[
        offsite.backup.BackupRuleArgs(
            rule_name=plain.backup_plan_name,
            target_backup_vault_name=plain.id.apply(lambda _: {VAULT!r}),
            schedule_expression=plain.id.apply(lambda _: "cron(0 0/12 ? * * *)"),
            start_window_minutes=plain.backup_plan_id.apply(len).apply(lambda length: length + 30),
            completion_window_minutes=180,
            copy_actions=plain.id.apply(
                lambda _: [{{"destination_backup_vault_arn": {OFFSITE!r}}}]
            ),
        )
    ],
    tags=plain.id.apply(lambda id: {{"after": id}}),
)
pulumi.export("later", later)
"""
"""A plan of which nothing is known until another one is made."""


def plan(name: str, region: str = SOURCE, **arguments: Any) -> str:
    return resource("backup.Plan", name, region=region, **arguments)


def selection(name: str, of: str, region: str = SOURCE, **arguments: Any) -> str:
    given = {"backup_plan_id": Code(f"{of}.backup_plan_id"), "iam_role_arn": ROLE, **arguments}
    return resource("backup.Selection", name, region=region, **given)


def test_plans_and_selections_live_in_one_stack(
    stack: Stack, sandbox: SandboxClient, door: str
) -> None:
    backup, elsewhere = (Cloud(sandbox).aws("backup", name) for name in (SOURCE, "us-east-1"))
    elsewhere.create_backup_vault(BackupVaultName="offsite-destination")

    def program(region: str, tag: str, minutes: int) -> str:
        tagged = [{"condition_key": "backup", "condition_value": tag}]
        return (
            plan("plain", rules=[{**RULE, "start_window_minutes": minutes}])
            + selection("minimal", "plain", resources=["*"])
            + selection("by_tag", "plain", list_of_tags=tagged)
            + plan("moved", region, rules=[AWAY])
            + selection("follows", "moved", region, resources=["*"])
            + LATER
        )

    stack.program(program(DESTINATION, "daily", 60))
    names = ("plain", "minimal", "by_tag", "moved", "follows", "later")
    assert stack.preview().planned == dict.fromkeys(names, CREATED)
    sandbox.clear_calls()
    stack.up()
    # What a creation answers with is not asked for again.
    asked = {call.operation for call in sandbox.calls("backup")}
    assert not asked & {"GetBackupPlan", "GetBackupSelection"}
    made = stack.outputs()
    found = backup.get_backup_plan(BackupPlanId=made["later"]["backup_plan_id"])["BackupPlan"]
    (later,) = found["Rules"]
    assert later["RuleName"] == made["plain"]["backup_plan_name"]
    assert later["StartWindowMinutes"] == 66
    assert later["CopyActions"][0]["DestinationBackupVaultArn"] == OFFSITE

    # The least change of a selection is another one, and a plan that is replaced takes its
    # selections along.
    stack.program(program("us-east-1", "weekly", 90))
    assert stack.up().steps == {
        "plain": UPDATED,
        "moved": CREATE_FIRST,
        **dict.fromkeys(("follows", "by_tag"), DELETE_FIRST),
    }
    now = stack.outputs()
    assert elsewhere.get_backup_plan(BackupPlanId=now["moved"]["backup_plan_id"])
    plain = {"BackupPlanId": made["plain"]["backup_plan_id"]}
    listed = backup.list_backup_selections(**plain)["BackupSelectionsList"]
    ids = {found["SelectionId"] for found in listed}
    assert ids == {now[name]["selection_id"] for name in ("minimal", "by_tag")}

    # Plans go after their selections, but not with somebody else's.
    theirs = backup.create_backup_selection(
        **plain,
        BackupSelection={"SelectionName": "by-hand", "IamRoleArn": ROLE, "Resources": ["*"]},
    )["SelectionId"]
    (error,) = stack.destroy("--continue-on-error", ok=False).errors
    assert error.startswith(f"cannot delete the backup plan {now['plain']['backup_plan_name']} ")
    assert f"it still has the selections by-hand ({theirs})" in error
    plans = backup.list_backup_plans()["BackupPlansList"]
    assert [found["BackupPlanId"] for found in plans] == [plain["BackupPlanId"]]
    listed = backup.list_backup_selections(**plain)["BackupSelectionsList"]
    assert [found["SelectionId"] for found in listed] == [theirs]
