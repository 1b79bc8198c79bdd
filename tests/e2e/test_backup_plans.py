"""`offsite.backup.Plan` and `Selection`, through a real `pulumi up`."""

import json
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from ..pulumi_cli import Stack
from .clouds import (
    CREATED,
    DELETE_FIRST,
    DELETED,
    DESTINATION,
    SOURCE,
    UPDATED,
    Aws,
    Code,
    moment,
    resource,
)

SERVICE = "backup"
ACCOUNT = "123456789012"
VAULT = "offsite-source"
OFFSITE = f"arn:aws:backup:{DESTINATION}:{ACCOUNT}:backup-vault:offsite-destination"
OWN = f"arn:aws:backup:{SOURCE}:{ACCOUNT}:backup-vault:{VAULT}"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
TABLE = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
TEMPLATE = "87c0c1ef-254d-4180-8fef-2e76a2c38aab"
"""Daily and monthly backups."""
RULE = {"rule_name": "daily", "target_backup_vault_name": VAULT}
AWAY = {**RULE, "target_backup_vault_name": "offsite-destination"}
EVERYTHING = {
    "rule_name": "everything",
    "target_backup_vault_name": VAULT,
    "schedule_expression": " cron(30  1 ? * mon-fri *)",
    "schedule_expression_timezone": "Europe/Zurich",
    "start_window_minutes": 60,
    "completion_window_minutes": 120,
    "lifecycle": {
        "move_to_cold_storage_after_days": 30,
        "delete_after_days": 120,
        "opt_in_to_archive_for_supported_resources": True,
    },
    "recovery_point_tags": {"team": "dr", "costCenter": "7"},
    "copy_actions": [
        {"destination_backup_vault_arn": OFFSITE, "lifecycle": {"delete_after_days": 7}},
        {"destination_backup_vault_arn": OFFSITE.replace(ACCOUNT, "210987654321")},
        # A namesake of the plan's own vault, in another account.
        {"destination_backup_vault_arn": OWN.replace(ACCOUNT, "210987654321")},
    ],
    "enable_continuous_backup": False,
    "index_actions": [{"resource_types": ["EBS"]}],
    "scan_actions": [{"malware_scanner": "GUARDDUTY", "scan_mode": "FULL_SCAN"}],
}
CONTINUOUS = {
    "rule_name": "continuous",
    "target_backup_vault_name": VAULT,
    "enable_continuous_backup": True,
    "lifecycle": {"delete_after_days": 35},
}
ALL = {
    "backup_plan_name": "regime",
    "rules": [EVERYTHING, CONTINUOUS, RULE],
    "advanced_backup_settings": [
        {"resource_type": "EC2", "backup_options": {"WindowsVSS": "enabled"}},
        {"resource_type": "S3", "backup_options": {"BackupACLs": "disabled"}},
    ],
    "scan_settings": [
        {
            "malware_scanner": "GUARDDUTY",
            "resource_types": ["S3", "EBS"],
            "scanner_role_arn": f"arn:aws:iam::{ACCOUNT}:role/offsite-backup",
        }
    ],
    "tags": {"team": "dr", "costCenter": "7"},
    "timeouts": {"create": "1m", "update": "1m", "delete": "1m"},
    "role_arn": f"arn:aws:iam::{ACCOUNT}:role/dr",
}


def tags(*values: str, key: str = "aws:ResourceTag/backup") -> list[dict[str, str]]:
    return [{"condition_key": key, "condition_value": value} for value in values]


SELECTED = {
    "selection_name": "everything",
    "resources": [TABLE, "arn:aws:ec2:*:*:volume/*", "arn:aws:s3:::orders-*"],
    "not_resources": [f"{TABLE}-scratch", f"{TABLE}-old"],
    "list_of_tags": tags("weekly", "daily", key="backup"),
    "conditions": {
        "string_equals": tags("weekly", "daily"),
        "string_not_equals": tags("never"),
        "string_like": tags("w*", "*y"),
        "string_not_like": tags("x*"),
    },
    "timeouts": {"create": "1m", "delete": "1m"},
}
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


class Backup:
    """AWS Backup as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self._aws = Aws(sandbox)
        self.client = self._aws.client(SERVICE, SOURCE)

    def plan(self, id: str, region: str = SOURCE) -> dict[str, Any]:
        return self._aws.client(SERVICE, region).get_backup_plan(BackupPlanId=id)

    def plans(self) -> set[str]:
        found = self.client.list_backup_plans()["BackupPlansList"]
        return {plan["BackupPlanId"] for plan in found}

    def tags(self, arn: str) -> dict[str, str]:
        return self.client.list_tags(ResourceArn=arn)["Tags"]

    def rules(self, id: str) -> dict[str, dict[str, Any]]:
        return {rule["RuleName"]: rule for rule in self.plan(id)["BackupPlan"]["Rules"]}

    def change(self, id: str, rule: str, **members: Any) -> None:
        """Changes a rule by hand."""
        document = self.plan(id)["BackupPlan"]
        for found in document["Rules"]:
            del found["RuleId"]
            found.update(members if found["RuleName"] == rule else {})
        self.client.update_backup_plan(BackupPlanId=id, BackupPlan=document)

    def selections(self, plan: str) -> dict[str, str]:
        """The names of a plan's selections, by their IDs."""
        found = self.client.list_backup_selections(BackupPlanId=plan)["BackupSelectionsList"]
        return {selection["SelectionId"]: selection["SelectionName"] for selection in found}

    def selection(self, plan: str, id: str) -> dict[str, Any]:
        return self.client.get_backup_selection(BackupPlanId=plan, SelectionId=id)

    def fresh_role(self) -> str:
        """A new role that AWS Backup may assume."""
        statement = {
            "Effect": "Allow",
            "Principal": {"Service": "backup.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        iam = self._aws.client("iam", SOURCE)
        return iam.create_role(RoleName="fresh", AssumeRolePolicyDocument=document)["Role"]["Arn"]


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def plan(name: str, **arguments: Any) -> str:
    return resource("backup.Plan", name, **{"region": SOURCE, **arguments})


def selection(name: str, of: str, region: str = SOURCE, **arguments: Any) -> str:
    given = {"backup_plan_id": Code(f"{of}.backup_plan_id"), "iam_role_arn": ROLE, **arguments}
    return resource("backup.Selection", name, region=region, **given)


def test_plans_and_selections_live_in_one_stack(
    stack: Stack, backup: Backup, sandbox: SandboxClient
) -> None:
    # Where plans keep their backups: the template's own rules, and one that moves.
    backup.client.create_backup_vault(BackupVaultName="Default")
    elsewhere = backup._aws.client(SERVICE, "us-east-1")
    elsewhere.create_backup_vault(BackupVaultName="offsite-destination")
    # A role that is new can't be assumed at once.
    fresh = backup.fresh_role()
    not_yet = f"IAM Role {fresh} cannot be assumed by AWS Backup"
    refused = {"code": "InvalidParameterValueException", "message": not_yet}
    sandbox.add_fault(Fault("error", SERVICE, "CreateBackupSelection", count=4, **refused))
    sandbox.clear_calls()

    def program(
        plain: dict[str, Any],
        full: dict[str, Any],
        region: str,
        tag: str,
        selected: dict[str, Any],
    ) -> str:
        return (
            plan("plain", rules=[RULE], **plain)
            + plan("full", **full)
            + plan("moved", rules=[AWAY], region=region)
            + plan(
                "template",
                backup_plan_template_id=TEMPLATE,
                rules=[
                    {
                        "rule_name": "DailyBackups",
                        "target_backup_vault_name": VAULT,
                        "copy_actions": [{"destination_backup_vault_arn": OFFSITE}],
                    },
                    {"rule_name": "weekly", "target_backup_vault_name": VAULT},
                ],
            )
            + LATER
            + selection("minimal", "plain", resources=[TABLE])
            + selection("by_tag", "plain", list_of_tags=tags(tag, key="backup"))
            + selection("every", "full", **selected, iam_role_arn=fresh)
            + selection("follows", "moved", region, resources=["*"])
        )

    stack.program(program({}, ALL, DESTINATION, "daily", SELECTED))
    names = {"plain", "full", "moved", "template", "later", "minimal", "by_tag", "every", "follows"}
    assert stack.preview().planned == dict.fromkeys(names, CREATED)
    created = stack.up()
    assert f"waits: {not_yet}" in created.text
    assert len(sandbox.calls(SERVICE, "CreateBackupPlan")) == 5
    assert sandbox.calls(SERVICE, "GetBackupPlan") == []
    assert sandbox.calls(SERVICE, "GetBackupSelection") == []
    made = stack.outputs()
    ids = {name: told["backup_plan_id"] for name, told in made.items()}
    told, live = made["full"], backup.plan(ids["full"])
    assert told["id"] == f"{SOURCE}/{live['BackupPlanId']}"
    assert told["backup_plan_arn"] == live["BackupPlanArn"]
    assert told["version_id"] == live["VersionId"]
    assert abs(moment(told["creation_date"]) - live["CreationDate"]).total_seconds() < 1
    assert backup.tags(live["BackupPlanArn"]) == {"team": "dr", "costCenter": "7"}
    assert live["BackupPlan"]["BackupPlanName"] == "regime"
    everything = backup.rules(ids["full"])["everything"]
    assert everything["ScheduleExpression"] == "cron(30 1 ? * mon-fri *)"
    assert everything["RecoveryPointTags"] == {"team": "dr", "costCenter": "7"}
    assert everything["IndexActions"] == [{"ResourceTypes": ["EBS"]}]
    assert len(everything["CopyActions"]) == 3
    assert {s["ResourceType"] for s in live["AdvancedBackupSettings"]} == {"EC2", "S3"}
    assert backup.plan(ids["plain"])["BackupPlan"]["BackupPlanName"].startswith("plain-")
    template = backup.rules(ids["template"])
    assert template.keys() == {"DailyBackups", "MonthlyBackups", "weekly"}
    assert template["DailyBackups"]["Lifecycle"]["DeleteAfterDays"] == 35
    assert template["DailyBackups"]["CopyActions"][0]["DestinationBackupVaultArn"] == OFFSITE
    (later,) = backup.rules(ids["later"]).values()
    assert (later["RuleName"], later["StartWindowMinutes"]) == (
        made["plain"]["backup_plan_name"],
        66,
    )

    told = made["every"]
    live = backup.selection(ids["full"], told["selection_id"])
    assert told["id"] == f"{SOURCE}/{ids['full']}/{live['SelectionId']}"
    document = live["BackupSelection"]
    assert (document["SelectionName"], document["IamRoleArn"]) == ("everything", fresh)
    assert set(document["NotResources"]) == set(SELECTED["not_resources"])
    assert {tag["ConditionValue"] for tag in document["ListOfTags"]} == {"weekly", "daily"}
    assert {operator: len(found) for operator, found in document["Conditions"].items()} == {
        "StringEquals": 2, "StringNotEquals": 1, "StringLike": 2, "StringNotLike": 1
    }  # fmt: skip
    assert backup.selections(ids["plain"])[made["minimal"]["selection_id"]].startswith("minimal-")
    stack.assert_unchanged()

    # Somebody changes and deletes.
    backup.change(ids["full"], "daily", StartWindowMinutes=100)
    backup.change(ids["template"], "MonthlyBackups", StartWindowMinutes=100)
    backup.client.tag_resource(ResourceArn=made["plain"]["backup_plan_arn"], Tags={"by": "hand"})
    backup.client.delete_backup_plan(BackupPlanId=ids["later"])
    minimal = made["minimal"]["selection_id"]
    backup.client.delete_backup_selection(BackupPlanId=ids["plain"], SelectionId=minimal)
    refreshed = stack.refresh()
    assert refreshed.steps == {
        **dict.fromkeys(("full", "template", "plain"), UPDATED),
        **dict.fromkeys(("later", "minimal"), DELETED),
    }
    # A version has a date of its own, to the second.
    seen = {name: found - {"creationDate"} for name, found in refreshed.moved.items()}
    # Whoever changes a rule sends the whole plan: this one left the settings out.
    assert seen["full"] == {"rules", "advancedBackupSettings", "versionId"}
    assert {"rules", "backupPlanTemplateId"} <= seen["template"]
    assert seen["plain"] == {"tags"}

    # Put right and changed; what means the same is no difference, and the least that doesn't is
    # another selection. A plan that is replaced takes its selections along.
    changed = {**EVERYTHING, "start_window_minutes": 90, "completion_window_minutes": 200}
    full = {**ALL, "backup_plan_name": "renamed", "rules": [RULE, changed]}
    turned = {
        **{name: value[::-1] for name, value in SELECTED.items() if isinstance(value, list)},
        "selection_name": "everything",
        "conditions": {k: v[::-1] for k, v in SELECTED["conditions"].items()},
        "timeouts": {"create": "2m"},
    }
    stack.program(program({"tags": {"team": "ops"}}, full, "us-east-1", "weekly", turned))
    assert stack.up().steps == {
        **dict.fromkeys(("plain", "full", "template", "every"), UPDATED),
        **dict.fromkeys(("later", "minimal"), CREATED),
        **dict.fromkeys(("moved", "follows", "by_tag"), DELETE_FIRST),
    }
    now = stack.outputs()
    assert now["full"]["backup_plan_id"] == ids["full"]
    assert now["full"]["version_id"] == backup.plan(ids["full"])["VersionId"]
    assert backup.rules(ids["full"]).keys() == {"daily", "everything"}
    assert backup.rules(ids["full"])["everything"]["StartWindowMinutes"] == 90
    assert backup.rules(ids["full"])["daily"]["StartWindowMinutes"] == 480
    assert backup.rules(ids["template"])["MonthlyBackups"]["StartWindowMinutes"] == 480
    assert backup.tags(made["plain"]["backup_plan_arn"]) == {"team": "ops"}
    assert elsewhere.get_backup_plan(BackupPlanId=now["moved"]["backup_plan_id"])
    assert now["every"]["selection_id"] == made["every"]["selection_id"]
    by_tag = backup.selection(ids["plain"], now["by_tag"]["selection_id"])["BackupSelection"]
    assert [tag["ConditionValue"] for tag in by_tag["ListOfTags"]] == ["weekly"]
    assert backup.selections(ids["plain"]).keys() == {
        now[name]["selection_id"] for name in ("minimal", "by_tag")
    }

    # Plans go after their selections, but not with somebody else's.
    theirs = backup.client.create_backup_selection(
        BackupPlanId=ids["plain"],
        BackupSelection={"SelectionName": "by-hand", "IamRoleArn": ROLE, "Resources": ["*"]},
    )["SelectionId"]
    (error,) = stack.destroy("--continue-on-error", ok=False).errors
    assert error.startswith(f"cannot delete the backup plan {now['plain']['backup_plan_name']} ")
    assert f"it still has the selections by-hand ({theirs})" in error
    assert backup.plans() == {ids["plain"]}
    assert backup.selections(ids["plain"]) == {theirs: "by-hand"}
