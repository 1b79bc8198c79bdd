"""`offsite.backup.Plan`, through a real `pulumi up`."""

from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from .clouds import DELETE_FIRST, DESTINATION, SOURCE, Aws, assert_refused, drift, moment

SERVICE = "backup"
ACCOUNT = "123456789012"
VAULT = "offsite-source"
OFFSITE = f"arn:aws:backup:{DESTINATION}:{ACCOUNT}:backup-vault:offsite-destination"
OWN = f"arn:aws:backup:{SOURCE}:{ACCOUNT}:backup-vault:{VAULT}"
TEMPLATE = "87c0c1ef-254d-4180-8fef-2e76a2c38aab"
"""Daily and monthly backups."""
RULE = {"rule_name": "daily", "target_backup_vault_name": VAULT}
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


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def plan(name: str, **arguments: Any) -> str:
    """Lines of a program: a plan, and its ID by its name."""
    given = {"region": SOURCE, **arguments}
    listed = ", ".join(f"{argument}={value!r}" for argument, value in given.items())
    return (
        f'{name} = offsite.backup.Plan("{name}", {listed})\n'
        f'pulumi.export("{name}", {name}.backup_plan_id)\n'
    )


def test_a_plan_from_its_creation_to_its_replacement(stack, backup, sandbox) -> None:
    sandbox.clear_calls()
    stack.program(
        plan("plain", rules=[RULE])
        + plan("full", **ALL)
        + plan("moved", rules=[{**RULE, "target_backup_vault_name": "offsite-destination"}], region=DESTINATION)
        + 'pulumi.export("all", full)'
    )  # fmt: skip
    # Plans need a vault where they are.
    backup._aws.client(SERVICE, "us-east-1").create_backup_vault(
        BackupVaultName="offsite-destination"
    )
    stack.up()
    assert len(sandbox.calls(SERVICE, "CreateBackupPlan")) == 3
    assert sandbox.calls(SERVICE, "GetBackupPlan") == []
    ids = stack.outputs()
    outputs = ids.pop("all")
    live = backup.plan(ids["full"])
    assert outputs["backup_plan_id"] == live["BackupPlanId"]
    assert outputs["id"] == f"{SOURCE}/{live['BackupPlanId']}"
    assert outputs["backup_plan_arn"] == live["BackupPlanArn"]
    assert outputs["version_id"] == live["VersionId"]
    assert abs(moment(outputs["creation_date"]) - live["CreationDate"]).total_seconds() < 1
    assert backup.tags(live["BackupPlanArn"]) == {"team": "dr", "costCenter": "7"}
    assert live["BackupPlan"]["BackupPlanName"] == "regime"
    everything = backup.rules(ids["full"])["everything"]
    assert everything["ScheduleExpression"] == "cron(30 1 ? * mon-fri *)"
    assert everything["RecoveryPointTags"] == {"team": "dr", "costCenter": "7"}
    assert everything["IndexActions"] == [{"ResourceTypes": ["EBS"]}]
    assert everything["ScanActions"] == [{"MalwareScanner": "GUARDDUTY", "ScanMode": "FULL_SCAN"}]
    assert len(everything["CopyActions"]) == 3
    assert {s["ResourceType"] for s in live["AdvancedBackupSettings"]} == {"EC2", "S3"}
    assert len(live["BackupPlan"]["ScanSettings"]) == 1
    plain = backup.plan(ids["plain"])["BackupPlan"]
    assert plain["BackupPlanName"].startswith("plain-")
    stack.assert_unchanged()

    sandbox.clear_calls()
    changed = {**EVERYTHING, "start_window_minutes": 100, "completion_window_minutes": 200}
    stack.program(
        plan("plain", rules=[RULE], tags={"team": "ops"})
        + plan("full", **{**ALL, "backup_plan_name": "renamed", "rules": [RULE, changed]})
        + plan("moved", rules=[{**RULE, "target_backup_vault_name": "offsite-destination"}], region="us-east-1")
        + 'pulumi.export("version", full.version_id)'
    )  # fmt: skip
    assert stack.up().steps == {
        "plain": ["update"],
        "full": ["update"],
        "moved": DELETE_FIRST,
    }
    calls = sorted(call.operation for call in sandbox.calls(SERVICE))
    assert calls == ["CreateBackupPlan", "DeleteBackupPlan", "TagResource", "UpdateBackupPlan"]
    now = stack.outputs()
    live = backup.plan(now["full"])
    assert now["full"] == ids["full"]
    assert now["version"] == live["VersionId"] != outputs["version_id"]
    assert live["BackupPlan"]["BackupPlanName"] == "renamed"
    assert backup.rules(now["full"]).keys() == {"daily", "everything"}
    assert backup.rules(now["full"])["everything"]["StartWindowMinutes"] == 100
    assert backup.tags(backup.plan(now["plain"])["BackupPlanArn"]) == {"team": "ops"}
    assert now["moved"] != ids["moved"]
    assert backup.plan(now["moved"], "us-east-1")["BackupPlanId"] == now["moved"]
    stack.assert_unchanged()


def test_what_others_do_to_plans_and_where_plans_come_from(stack, backup, sandbox) -> None:
    # Where the templates' own rules go.
    backup.client.create_backup_vault(BackupVaultName="Default")
    other = backup.client.create_backup_plan(
        BackupPlan={
            "BackupPlanName": "by-hand",
            "Rules": [{"RuleName": "daily", "TargetBackupVaultName": VAULT}],
        },
        BackupPlanTags={"by": "hand"},
    )["BackupPlanId"]
    document = backup.client.export_backup_plan_template(BackupPlanId=other)
    kept = {**RULE, "lifecycle": {"delete_after_days": 7}}
    program = (
        plan("tightened", rules=[RULE, CONTINUOUS])
        + plan("loosened", rules=[{**kept, "start_window_minutes": 100}])
        + plan("gone", rules=[RULE], backup_plan_name="gone")
        + plan("adopted", rules=[kept], adopt=f"{SOURCE}/{other}", tags={"team": "dr"})
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
        + plan("document", backup_plan_template_json=document["BackupPlanTemplateJson"])
        # All of it unknown until the first one is made.
        + f"""
later = offsite.backup.Plan(
    "later",
    region={SOURCE!r},
    backup_plan_name=gone.backup_plan_id.apply(lambda id: f"after-{{id}}"),
    rules=[
        offsite.backup.BackupRuleArgs(
            rule_name=gone.backup_plan_name,
            target_backup_vault_name=gone.id.apply(lambda _: {VAULT!r}),
            schedule_expression=gone.id.apply(lambda _: "rate(12 hours)"),
            start_window_minutes=gone.backup_plan_id.apply(len).apply(lambda length: length + 30),
            completion_window_minutes=180,
            copy_actions=gone.id.apply(
                lambda _: [{{"destination_backup_vault_arn": {OFFSITE!r}}}]
            ),
        )
    ],
    tags=gone.id.apply(lambda id: {{"after": id}}),
)
pulumi.export("later", later.backup_plan_id)
"""
    )
    # The answer about one of the plans is lost, which is made all the same.
    sandbox.add_fault(Fault("reset", SERVICE, "CreateBackupPlan", after=True))
    stack.program(program)
    assert set(map(tuple, stack.preview().planned.values())) == {("create",)}
    stack.up()
    ids = stack.outputs()
    assert backup.plans() == set(ids.values())
    assert ids["adopted"] == other
    assert backup.rules(other)["daily"]["Lifecycle"]["DeleteAfterDays"] == 7
    assert backup.tags(backup.plan(other)["BackupPlanArn"]) == {"team": "dr"}
    template = backup.rules(ids["template"])
    assert template.keys() == {"DailyBackups", "MonthlyBackups", "weekly"}
    assert template["DailyBackups"]["TargetBackupVaultName"] == VAULT
    assert template["DailyBackups"]["Lifecycle"]["DeleteAfterDays"] == 35
    assert template["DailyBackups"]["CopyActions"][0]["DestinationBackupVaultArn"] == OFFSITE
    assert backup.rules(ids["document"]).keys() == {"daily"}
    assert backup.rules(ids["later"])["gone"]["StartWindowMinutes"] == 66

    backup.change(ids["tightened"], "daily", StartWindowMinutes=100)
    backup.change(ids["loosened"], "daily", StartWindowMinutes=480, Lifecycle={})
    backup.change(ids["template"], "MonthlyBackups", StartWindowMinutes=100)
    backup.client.delete_backup_plan(BackupPlanId=ids["gone"])
    arn = backup.plan(ids["document"])["BackupPlanArn"]
    backup.client.tag_resource(ResourceArn=arn, Tags={"by": "hand"})
    refreshed = stack.refresh()
    assert refreshed.steps == {
        "tightened": ["update"],
        "loosened": ["update"],
        "template": ["update"],
        "document": ["update"],
        "gone": ["delete"],
    }
    # A version has a date of its own, to the second.
    seen = {name: found - {"creationDate"} for name, found in drift(refreshed).items()}
    assert seen["tightened"] == seen["loosened"] == {"rules", "versionId"}
    assert {"rules", "backupPlanTemplateId"} <= seen["template"]
    assert seen["document"] == {"tags"}

    repaired = stack.up()
    assert repaired.steps.pop("gone") == ["create"]
    for name in ("tightened", "loosened", "template", "document"):
        assert repaired.steps[name] == ["update"]
    assert backup.rules(ids["tightened"])["daily"]["StartWindowMinutes"] == 480
    assert backup.rules(ids["loosened"])["daily"]["StartWindowMinutes"] == 100
    assert backup.rules(ids["loosened"])["daily"]["Lifecycle"]["DeleteAfterDays"] == 7
    assert backup.rules(ids["template"])["MonthlyBackups"]["StartWindowMinutes"] == 480
    assert backup.tags(arn) == {}
    stack.assert_unchanged()

    selection = backup.client.create_backup_selection(
        BackupPlanId=ids["tightened"],
        BackupSelection={
            "SelectionName": "by-hand",
            "IamRoleArn": f"arn:aws:iam::{ACCOUNT}:role/offsite-backup",
            "Resources": ["*"],
        },
    )["SelectionId"]
    refused = stack.destroy("--continue-on-error", ok=False)
    (error,) = refused.errors
    assert error.startswith(
        f"cannot delete the backup plan {stack.resource('tightened')['outputs']['backupPlanName']} "
    )
    assert f"it still has the selections by-hand ({selection})" in error
    assert backup.plans() == {ids["tightened"]}


NO_PLAN = {
    "arguments": (
        {
            "backup_plan_name": "my plan",
            "rules": [
                {**RULE, "schedule_expression": "cron(0 25 ? * * *)"},
                {**RULE, "schedule_expression": "rate(1 days)"},
                {**RULE, "schedule_expression_timezone": "Europe/Zuerich"},
                {**RULE, "start_window_minutes": 30},
                {"rule_name": "nowhere"},
                {**RULE, "copy_actions": [{"destination_backup_vault_arn": "offsite"}]},
                {**RULE, "index_actions": [{"resource_types": ["EBS", "S3"]}]},
                {**RULE, "scan_actions": [{"scan_mode": "QUICK"}]},
                {**RULE, "lifecycle": {"delete_after_days": 0}},
            ],
            "advanced_backup_settings": [{"resource_type": "RDS", "backup_options": {}}],
            "scan_settings": [{"scanner_role_arn": "scanner"}],
        },
        {
            "backup_plan_name": "must be 1 to 50 letters, digits",
            "rules[0].schedule_expression": "has `25` in its hours: allowed are 0-23",
            "rules[1].schedule_expression": "write `rate(1 day)`",
            "rules[2].schedule_expression_timezone": "did you mean `Europe/Zurich`?",
            "rules[3].start_window_minutes": "must be at least 60, not 30",
            "rules[4].target_backup_vault_name": "is required",
            "rules[5].copy_actions[0].destination_backup_vault_arn": "must be the ARN of a backup",
            "rules[6].index_actions[0].resource_types": "must have at most 1 items, not 2",
            "rules[7].scan_actions[0].scan_mode": "must be one of 'FULL_SCAN'",
            "rules[8].lifecycle.delete_after_days": "must be from 1 to 36500, or -1 for never",
            "advanced_backup_settings[0].resource_type": "must be one of 'EC2' or 'S3'",
            "scan_settings[0].scanner_role_arn": "must be the ARN of an IAM role",
        },
    ),
    "between-arguments": (
        {
            "rules": [
                {
                    **RULE,
                    "lifecycle": {"move_to_cold_storage_after_days": 30, "delete_after_days": 100},
                },
                {
                    **CONTINUOUS,
                    "lifecycle": {"move_to_cold_storage_after_days": 1, "delete_after_days": 95},
                },
                {**RULE, "copy_actions": [{"destination_backup_vault_arn": OWN}]},
                {
                    **RULE,
                    "rule_name": "short",
                    "start_window_minutes": 60,
                    "completion_window_minutes": 100,
                },
            ],
            "advanced_backup_settings": [
                {"resource_type": "EC2", "backup_options": {"VSS": "enabled"}}
            ],
            "backup_plan_template_id": "a",
            "backup_plan_template_json": "{}",
        },
        {
            "rules[0].lifecycle.delete_after_days": "must be at least 120, not 100",
            "rules[1].lifecycle.delete_after_days": "must be from 1 to 35, not 95",
            "rules[1].lifecycle.move_to_cold_storage_after_days": "stays in warm storage",
            "rules[2].rule_name": "must be unique in the plan: `rules[0]` is named `daily`",
            "rules[2].copy_actions[0].destination_backup_vault_arn": "must be another vault than "
            f"{VAULT}, where the backups are",
            "rules[3].completion_window_minutes": "must be at least 120, not 100",
            "advanced_backup_settings[0].backup_options": "has an unknown option `VSS` of EC2",
            "backup_plan_template_json": "can't be given together with `backup_plan_template_id`",
        },
    ),
}


@pytest.mark.parametrize("name", NO_PLAN)
def test_preview_refuses(stack, sandbox, name: str) -> None:
    arguments, complaints = NO_PLAN[name]
    stack.program(plan("bad", **arguments))
    assert_refused(stack.preview(ok=False), complaints)
    assert sandbox.calls(SERVICE) == []
