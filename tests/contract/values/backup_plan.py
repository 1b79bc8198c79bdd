from dataclasses import replace

import pytest

from offsite_provider.aws.backup.plans.plan import Plan
from offsite_provider.core.failures import Conflict, NotFound

from ..cloud import ACCOUNT, DESTINATION, OTHER_ACCOUNT, SOURCE
from . import Change, Values

TEMPLATE = "87c0c1ef-254d-4180-8fef-2e76a2c38aab"
COPIES = [
    f"arn:aws:backup:{DESTINATION}:{account}:backup-vault:offsite-destination"
    for account in (ACCOUNT, OTHER_ACCOUNT)
]
DAILY = {"rule_name": "daily", "target_backup_vault_name": "offsite-source"}
WHOLE = {
    "rule_name": "whole",
    "target_backup_vault_name": "offsite-source",
    "target_logically_air_gapped_backup_vault_arn": (
        f"arn:aws:backup:{SOURCE}:{ACCOUNT}:backup-vault:gapped"
    ),
    "schedule_expression": "cron(30 1 ? * MON-FRI *)",
    "schedule_expression_timezone": "Europe/Zurich",
    "start_window_minutes": 60,
    "completion_window_minutes": 120,
    "lifecycle": {
        "move_to_cold_storage_after_days": 30,
        "delete_after_days": 120,
        "opt_in_to_archive_for_supported_resources": True,
    },
    "recovery_point_tags": {"team": "dr", "madeBy": "offsite"},
    "copy_actions": [
        {"destination_backup_vault_arn": COPIES[0], "lifecycle": {"delete_after_days": 7}},
        {"destination_backup_vault_arn": COPIES[1]},
    ],
    "enable_continuous_backup": False,
    "index_actions": [{"resource_types": ["EBS"]}],
    "scan_actions": [{"malware_scanner": "GUARDDUTY", "scan_mode": "FULL_SCAN"}],
}
EC2 = {"resource_type": "EC2", "backup_options": {"WindowsVSS": "enabled"}}
S3 = {"resource_type": "S3", "backup_options": {"BackupACLs": "disabled"}}
SCANNING = {
    "malware_scanner": "GUARDDUTY",
    "resource_types": ["EBS", "S3"],
    "scanner_role_arn": f"arn:aws:iam::{ACCOUNT}:role/scanner",
}


def whole(**members):
    """The rules, with members of the whole one changed; `None` takes one away."""
    changed = {**WHOLE, **members}
    return [{name: value for name, value in changed.items() if value is not None}, DAILY]


class PlanValues(Values):
    handler = Plan
    read_operation = "backup:GetBackupPlan"
    no_stranger = "two plans may be alike, and one is adopted by its ID"

    least = {"rules": [DAILY]}
    most = {
        "backup_plan_name": "regime",
        "rules": whole(),
        "advanced_backup_settings": [EC2, S3],
        "scan_settings": [SCANNING],
        "tags": {"costCenter": "1", "cost_center": "2"},
    }
    inapplicable = {
        "backup_plan_template_id": "a plan has rules of its own or a template: scenes have one",
        "backup_plan_template_json": "as above",
    }
    changes = {
        "region": Change("eu-west-2", start={"rules": [DAILY]}),
        "backup_plan_name": ("other", None),
        "rules": (
            whole(target_backup_vault_name="spare"),
            whole(target_logically_air_gapped_backup_vault_arn=None),
            whole(schedule_expression=None),
            whole(schedule_expression_timezone=None),
            whole(start_window_minutes=61, completion_window_minutes=121),
            whole(completion_window_minutes=None),
            whole(lifecycle={"delete_after_days": 120}),
            whole(lifecycle={"delete_after_days": 35}, enable_continuous_backup=True),
            whole(recovery_point_tags={"team": "dr"}),
            whole(copy_actions=WHOLE["copy_actions"][:1]),
            whole(copy_actions=[{"destination_backup_vault_arn": COPIES[0]}]),
            whole(index_actions=[{"resource_types": ["S3"]}]),
            whole(scan_actions=[]),
            [DAILY],
            [*whole(), {**DAILY, "rule_name": "hourly"}],
        ),
        "advanced_backup_settings": ([EC2], []),
        "scan_settings": ([{**SCANNING, "resource_types": ["EBS"]}], []),
        "tags": ({"costCenter": "3", "added": "4"}, None),
    }
    drift = {
        "backup_plan_name": lambda cloud, plan: edit(cloud, plan, BackupPlanName="renamed"),
        "rules": lambda cloud, plan: edit_rule(cloud, plan, "daily", StartWindowMinutes=100),
        "advanced_backup_settings": lambda cloud, plan: edit(
            cloud, plan, AdvancedBackupSettings=[]
        ),
        "scan_settings": lambda cloud, plan: edit(cloud, plan, ScanSettings=[]),
        "tags": lambda cloud, plan: cloud.aws("backup").tag_resource(
            ResourceArn=plan.backup_plan_arn, Tags={"costCenter": "9"}
        ),
    }
    scenes = {
        "a member of a rule that somebody changed": lambda life: a_changed_member(life),
        "adopted": lambda life: adopted(life),
        "taken over": lambda life: taken_over(life),
        "without its mark": lambda life: without_its_mark(life),
        "renamed": lambda life: renamed(life),
        "wanted otherwise after a killed run": lambda life: wanted_otherwise(life),
        "from a template": lambda life: from_a_template(life),
        "from a document": lambda life: from_a_document(life),
        "with selections": lambda life: with_selections(life),
        "of many": lambda life: of_many(life),
    }

    def setup(self, cloud):
        backup = cloud.aws("backup")
        backup.create_logically_air_gapped_backup_vault(
            BackupVaultName="gapped", MinRetentionDays=7, MaxRetentionDays=100
        )
        for region, name in (
            (SOURCE, "spare"),
            (SOURCE, "Default"),
            ("eu-west-2", "offsite-source"),
        ):
            cloud.aws("backup", region).create_backup_vault(BackupVaultName=name)
        return {}

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_backup_plan(BackupPlanId=thing.backup_plan_id)


def of_another_stack(life):
    resource = life.resource()
    resource.identity = replace(resource.identity, stack="other")
    return resource


def document(cloud, plan):
    """A plan as it can be written again."""
    answer = cloud.aws("backup").get_backup_plan(BackupPlanId=plan.backup_plan_id)
    settings = answer.get("AdvancedBackupSettings", [])
    found = {**answer["BackupPlan"], "AdvancedBackupSettings": settings}
    rules = [{k: v for k, v in rule.items() if k != "RuleId"} for rule in found["Rules"]]
    return {**found, "Rules": rules}


def edit(cloud, plan, **members):
    """Somebody changes a plan's document."""
    cloud.aws("backup").update_backup_plan(
        BackupPlanId=plan.backup_plan_id, BackupPlan={**document(cloud, plan), **members}
    )


def edit_rule(cloud, plan, name, **members):
    """Somebody changes a rule."""
    rules = document(cloud, plan)["Rules"]
    changed = [{**rule, **members} if rule["RuleName"] == name else rule for rule in rules]
    edit(cloud, plan, Rules=changed)


def a_changed_member(life):
    """It is shown, and nothing else that the program leaves to the service."""
    resource = life.created(life.most())
    for members, shown in (
        ({"StartWindowMinutes": 100}, {"startWindowMinutes": 100}),
        (
            {"ScheduleExpressionTimezone": "Asia/Tokyo"},
            {"scheduleExpressionTimezone": "Asia/Tokyo"},
        ),
        ({"RecoveryPointTags": {"by": "hand"}}, {"recoveryPointTags": {"by": "hand"}}),
    ):
        _, rule = resource.inputs["rules"]
        edit_rule(life.cloud, resource.thing, "daily", **members)
        assert resource.refresh()
        assert resource.inputs["rules"][1] == {**rule, **shown}
        assert resource.up(life.most()) == "updated"
        assert not resource.refresh()


def adopted(life):
    """Another stack's, of the same name and with the same rules."""
    wanted = life.least(backup_plan_name="regime")
    theirs, resource = of_another_stack(life), life.resource()
    theirs.up(wanted)
    with pytest.raises(Conflict) as refused:
        resource.up(wanted)
    assert "carries the mark of contract/other/it" in refused.value.why
    assert f'`adopt="{theirs.id}"`' in refused.value.remedy
    with pytest.raises(NotFound):
        resource.up({**wanted, "adopt": theirs.id + "0"})
    versions = theirs.state["versionId"]
    assert resource.up({**wanted, "adopt": theirs.id}) == "created"
    assert (resource.id, resource.state["versionId"]) == (theirs.id, versions)
    assert any("takes over the backup plan" in message for message in resource.report.messages)
    changed = life.resource("changed")
    assert changed.up(life.most(adopt=theirs.id)) == "created"
    assert changed.id == theirs.id
    assert not changed.refresh()
    assert changed.differences(life.most()) == set()


def taken_over(life):
    """What another stack has adopted is neither changed nor deleted any more, and forgotten."""
    mine, theirs = life.created(life.least()), of_another_stack(life)
    life.cloud.advance(60)
    assert theirs.up(life.least(adopt=mine.id)) == "created"
    with pytest.raises(Conflict) as refused:
        mine.up(life.most())
    assert f'`adopt="{mine.id}"`' in refused.value.remedy
    mine.destroy()
    assert "keeps the backup plan" in mine.report.messages[-1]
    assert theirs.locate() is not None
    id = mine.id
    assert mine.refresh()
    assert not mine.id
    assert f'`adopt="{id}"` takes it back' in mine.report.messages[-1]
    with pytest.raises(Conflict, match=f'Take it over with `adopt="{id}"`'):
        mine.up(life.least())
    assert mine.up(life.least(adopt=id)) == "created"
    assert theirs.refresh()
    assert not theirs.id


def without_its_mark(life):
    """What somebody took the mark of is left by a deletion, until a change has marked it again."""
    resource = life.created(life.least())
    arn = resource.state["backupPlanArn"]
    life.cloud.aws("backup").untag_resource(ResourceArn=arn, TagKeyList=["offsite:owner"])
    resource.destroy()
    assert "leaves the backup plan" in resource.report.messages[-1]
    assert resource.up(life.most()) == "updated"
    resource.destroy()
    assert resource.locate() is None


def renamed(life):
    """One of the same name and document is the renamed resource's."""
    wanted = life.least(backup_plan_name="regime")
    old, new = life.created(wanted, "old"), life.created(wanted, "new")
    assert new.id == old.id
    old.destroy()
    assert "keeps the backup plan" in old.report.messages[-1]
    assert new.locate() is not None


def wanted_otherwise(life):
    killed, again = life.created(life.most()), life.resource()
    life.cloud.advance(60)
    wanted = life.least(tags={"costCenter": "3"})
    assert again.up(wanted) == "created"
    assert again.id == killed.id
    assert not again.refresh()
    assert again.differences(wanted) == set()


def from_a_template(life):
    least = life.wire({"backup_plan_template_id": TEMPLATE})
    resource = life.created(least)
    assert not resource.refresh()
    assert_imported(life, resource.id, least)
    rules = [
        {"rule_name": "DailyBackups", "target_backup_vault_name": "spare"},
        {"rule_name": "hourly", "target_backup_vault_name": "offsite-source"},
    ]
    wanted = life.wire({"backup_plan_template_id": TEMPLATE, "rules": rules})
    assert resource.up(wanted) == "updated"
    live = {rule["RuleName"]: rule for rule in document(life.cloud, resource.thing)["Rules"]}
    assert live["DailyBackups"]["TargetBackupVaultName"] == "spare"
    assert live["DailyBackups"]["Lifecycle"]["DeleteAfterDays"] == 35
    assert {*live} == {"DailyBackups", "MonthlyBackups", "hourly"}
    for name in live:
        edit_rule(life.cloud, resource.thing, name, StartWindowMinutes=100)
        assert resource.refresh()
        # It is the template's no more.
        assert resource.differences(wanted) == {"backupPlanTemplateId", "rules"}
        assert resource.up(wanted) == "updated"
        assert not resource.refresh()
        assert resource.differences(wanted) == set()


def assert_imported(life, id, wanted):
    imported = life.resource()
    imported.import_(id, wanted)
    assert imported.differences(wanted) == set()
    assert not imported.refresh()


def from_a_document(life):
    source = life.created(life.least(), "source").thing.backup_plan_id
    exported = life.cloud.aws("backup").export_backup_plan_template(BackupPlanId=source)
    text = exported["BackupPlanTemplateJson"]
    wanted = life.wire({"backup_plan_name": "copy", "backup_plan_template_json": text})
    resource = life.created(wanted)
    assert not resource.refresh()
    assert_imported(life, resource.id, wanted)
    assert resource.up({**wanted, "rules": [life.least()["rules"][0]]}) == "updated"
    assert not resource.refresh()


def with_selections(life):
    """A plan that still has one isn't deleted, and the selection is named."""
    backup, resource = life.cloud.aws("backup"), life.created(life.least())
    plan = resource.thing.backup_plan_id
    chosen = {
        "SelectionName": "orders",
        "IamRoleArn": life.cloud.seeded["backup"]["role_arn"],
        "Resources": ["*"],
    }
    made = backup.create_backup_selection(BackupPlanId=plan, BackupSelection=chosen)
    with pytest.raises(Conflict) as refused:
        resource.destroy()
    assert f"it still has the selections orders ({made['SelectionId']})" in refused.value.why
    backup.delete_backup_selection(BackupPlanId=plan, SelectionId=made["SelectionId"])
    resource.destroy()
    assert resource.locate() is None


def of_many(life):
    """The tags of many plans come by the page, those of plans that are taken over too."""
    names = [f"plan-{number}" for number in range(6)]
    wanted = {name: life.least(backup_plan_name=name, tags={"plan": name}) for name in names}
    plans = [life.created(wanted[name], name) for name in names]
    life.cloud.advance(60)
    again, provider = [life.resource(name) for name in names], life.provider()
    for plan, name in zip(again, names, strict=True):
        plan.up(wanted[name], provider)
    assert [plan.id for plan in again] == [plan.id for plan in plans]
    provider = life.provider()
    for plan in again:
        assert not plan.refresh(provider)
    provider = life.provider()
    for plan in again:
        plan.update(provider, plan.check(life.most()))
    provider = life.provider()
    for plan in again:
        plan.delete(provider, plan.id, plan.state)
