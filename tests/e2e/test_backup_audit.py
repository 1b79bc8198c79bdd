"""`offsite.backup.Framework`, `ReportPlan`, `RestoreTestingPlan` and `RestoreTestingSelection`,
through a real `pulumi up`.
"""

import re
from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

from ..pulumi_cli import Stack
from .clouds import CREATED, DELETE_FIRST, DELETED, SOURCE, UPDATED, Aws, Code, moment, resource

ACCOUNT = "123456789012"
BUCKET = "offsite-sandbox-orders"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
VAULTS = f"arn:aws:backup:{SOURCE}:{ACCOUNT}:backup-vault:"
ENCRYPTED = {"control_name": "BACKUP_RECOVERY_POINT_ENCRYPTED"}
RETENTION = {
    "control_name": "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK",
    "control_input_parameters": [
        {"parameter_name": "requiredRetentionDays", "parameter_value": "35"}
    ],
    "control_scope": {"compliance_resource_types": ["RDS", "EBS"]},
}
LATEST = {
    "algorithm": "LATEST_WITHIN_WINDOW",
    "include_vaults": ["*"],
    "recovery_point_types": ["SNAPSHOT"],
}
MONDAYS = "cron(0 5 ? * MON *)"
TAGGED = {"string_equals": [{"key": "aws:ResourceTag/backup", "value": "daily"}]}

AUDIT = {"framework_controls": [ENCRYPTED]}
JOBS = {
    "report_setting": {"report_template": "BACKUP_JOB_REPORT"},
    "report_delivery_channel": {"s3_bucket_name": BUCKET},
}
WEEKLY = {"recovery_point_selection": LATEST, "schedule_expression": MONDAYS}
DATABASES = {"protected_resource_type": "RDS", "iam_role_arn": ROLE}


class Backup:
    """What is audited and tested in the source's region, as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self.client = Aws(sandbox).client("backup", SOURCE)
        self._sandbox = sandbox

    def framework(self, name: str) -> dict[str, Any]:
        return self.client.describe_framework(FrameworkName=name)

    def report_plan(self, name: str) -> dict[str, Any]:
        return self.client.describe_report_plan(ReportPlanName=name)["ReportPlan"]

    def plan(self, name: str) -> dict[str, Any]:
        found = self.client.get_restore_testing_plan(RestoreTestingPlanName=name)
        return found["RestoreTestingPlan"]

    def selection(self, plan: str, name: str) -> dict[str, Any]:
        found = self.client.get_restore_testing_selection(
            RestoreTestingPlanName=plan, RestoreTestingSelectionName=name
        )
        return found["RestoreTestingSelection"]

    def tags(self, arn: str) -> dict[str, str]:
        return self.client.list_tags(ResourceArn=arn)["Tags"]

    def names(self) -> list[str]:
        """Everything that there is."""
        plans = self.client.list_restore_testing_plans()["RestoreTestingPlans"]
        return sorted(
            [
                *(f["FrameworkName"] for f in self.client.list_frameworks()["Frameworks"]),
                *(p["ReportPlanName"] for p in self.client.list_report_plans()["ReportPlans"]),
                *(p["RestoreTestingPlanName"] for p in plans),
            ]
        )

    def settle(self) -> None:
        """Lets what was begun by hand come to its end."""
        self._sandbox.advance(timedelta(minutes=10))


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def framework(name: str, **more: Any) -> str:
    return resource("backup.Framework", name, region=SOURCE, **{**AUDIT, **more})


def report(name: str, **more: Any) -> str:
    return resource("backup.ReportPlan", name, region=SOURCE, **{**JOBS, **more})


def plan(name: str, **more: Any) -> str:
    return resource("backup.RestoreTestingPlan", name, region=SOURCE, **{**WEEKLY, **more})


def selection(name: str, of: str, **more: Any) -> str:
    named = {"restore_testing_plan_name": Code(f"{of}.restore_testing_plan_name")}
    given = {"region": SOURCE, **named, **DATABASES, **more}
    return resource("backup.RestoreTestingSelection", name, **given)


def test_frameworks_reports_and_restore_tests_live_in_one_stack(
    stack: Stack, backup: Backup, sandbox: SandboxClient
) -> None:
    plain = (
        framework("audit")
        + report("jobs")
        + plan("weekly")
        + selection("databases", "weekly", protected_resource_arns=["*"])
        + framework("another")
    )
    full = (
        framework(
            "full_audit",
            framework_name="full_audit",
            framework_description="For the auditors",
            framework_controls=[RETENTION, ENCRYPTED],
            tags={"a": "1", "b": "1"},
            timeouts={"create": "5m"},
        )
        + report(
            "full_report",
            report_setting={
                "report_template": "CONTROL_COMPLIANCE_REPORT",
                "framework_arns": [Code("full_audit.framework_arn")],
            },
            report_delivery_channel={
                "s3_bucket_name": BUCKET,
                "s3_key_prefix": "compliance",
                "formats": ["JSON", "CSV"],
            },
            report_plan_name="full_report",
            report_plan_description="Daily",
            tags={"a": "1"},
        )
        + plan(
            "full_plan",
            restore_testing_plan_name="full_plan",
            recovery_point_selection={
                "algorithm": "RANDOM_WITHIN_WINDOW",
                "include_vaults": [f"{VAULTS}offsite-*", f"{VAULTS}others"],
                "exclude_vaults": [f"{VAULTS}offsite-scratch"],
                "recovery_point_types": ["SNAPSHOT", "CONTINUOUS"],
                "selection_window_days": 7,
            },
            schedule_expression_timezone="Europe/Zurich",
            start_window_hours=2,
            tags={"a": "1"},
        )
        + selection(
            "full_selection",
            "full_plan",
            restore_testing_selection_name="full_selection",
            protected_resource_conditions=TAGGED,
            restore_metadata_overrides={"dbInstanceClass": "db.t4g.micro"},
            validation_window_hours=12,
        )
    )
    stack.program(plain + full)
    stack.up()
    outputs = stack.outputs()

    live = backup.framework("full_audit")
    found = outputs["full_audit"]
    assert found["framework_arn"] == live["FrameworkArn"]
    assert found["deployment_status"] == live["DeploymentStatus"] == "COMPLETED"
    assert found["framework_status"] == live["FrameworkStatus"]
    assert live["FrameworkDescription"] == found["framework_description"] == "For the auditors"
    assert len(live["FrameworkControls"]) == 2
    assert backup.tags(live["FrameworkArn"]) == {"a": "1", "b": "1"}
    moment(found["creation_time"])
    live = backup.report_plan("full_report")
    assert outputs["full_report"]["report_plan_arn"] == live["ReportPlanArn"]
    assert live["ReportSetting"] == {
        "ReportTemplate": "CONTROL_COMPLIANCE_REPORT",
        "FrameworkArns": [found["framework_arn"]],
    }
    assert live["ReportDeliveryChannel"]["S3KeyPrefix"] == "compliance"
    live = backup.plan("full_plan")
    assert outputs["full_plan"]["restore_testing_plan_arn"] == live["RestoreTestingPlanArn"]
    assert live["ScheduleExpressionTimezone"] == "Europe/Zurich"
    assert live["RecoveryPointSelection"]["SelectionWindowDays"] == 7
    live = backup.selection("full_plan", "full_selection")
    assert live["RestoreMetadataOverrides"] == {"dbInstanceClass": "db.t4g.micro"}
    assert live["ValidationWindowHours"] == 12

    # Names that were left out, and what the service chose.
    weekly = outputs["weekly"]["restore_testing_plan_name"]
    assert re.fullmatch(r"weekly_[0-9a-f]{7}", weekly)
    assert outputs["audit"]["framework_name"] in backup.names()
    assert outputs["weekly"]["start_window_hours"] == 24
    named = outputs["databases"]["restore_testing_selection_name"]
    assert stack.resource("databases")["id"] == f"{SOURCE}/{weekly}/{named}"
    assert backup.selection(weekly, named)["ProtectedResourceArns"] == ["*"]
    stack.assert_unchanged()

    # Somebody changes and deletes.
    backup.client.update_framework(
        FrameworkName="full_audit",
        FrameworkControls=[{"ControlName": "BACKUP_RECOVERY_POINT_ENCRYPTED"}],
    )
    backup.client.update_report_plan(
        ReportPlanName=outputs["jobs"]["report_plan_name"],
        ReportDeliveryChannel={"S3BucketName": BUCKET, "Formats": ["JSON"]},
    )
    backup.client.update_restore_testing_plan(
        RestoreTestingPlanName="full_plan",
        RestoreTestingPlan={"ScheduleExpression": "cron(0 6 ? * * *)"},
    )
    backup.client.update_restore_testing_selection(
        RestoreTestingPlanName="full_plan",
        RestoreTestingSelectionName="full_selection",
        RestoreTestingSelection={"RestoreMetadataOverrides": {}},
    )
    backup.client.tag_resource(
        ResourceArn=outputs["full_plan"]["restore_testing_plan_arn"], Tags={"b": "1"}
    )
    backup.client.delete_restore_testing_selection(
        RestoreTestingPlanName=weekly, RestoreTestingSelectionName=named
    )
    backup.client.delete_framework(FrameworkName=outputs["audit"]["framework_name"])
    backup.settle()
    refreshed = stack.refresh()
    # When that was is to the second.
    seen = {name: found - {"lastUpdateTime"} for name, found in refreshed.moved.items()}
    assert seen == {
        "full_audit": {"frameworkControls", "answeredControls"},
        "jobs": {"reportDeliveryChannel", "answeredChannel"},
        "full_plan": {"scheduleExpression", "tags"},
        "full_selection": {"restoreMetadataOverrides", "answeredOverrides"},
    }
    assert refreshed.steps["audit"] == refreshed.steps["databases"] == DELETED

    # Put right and changed in place; the order of things means nothing. What can't be changed in
    # place is deleted first.
    turned = {**RETENTION, "control_scope": {"compliance_resource_types": ["EBS", "RDS"]}}
    changes = {
        "tags={'a': '1', 'b': '1'}": "tags={'a': '2'}",
        "['JSON', 'CSV']": "['CSV', 'JSON']",
        "'Daily'": "'Every day'",
        "start_window_hours=2": "start_window_hours=3",
        "validation_window_hours=12": "validation_window_hours=24",
        "{'dbInstanceClass': 'db.t4g.micro'}": "{'DBInstanceClass': 'db.t4g.micro'}",
        repr([RETENTION, ENCRYPTED]): repr([ENCRYPTED, turned]),
    }
    changed = full
    for old, new in changes.items():
        assert old in changed
        changed = changed.replace(old, new)
    stack.program(
        framework("audit")
        + report("jobs", report_setting={"report_template": "COPY_JOB_REPORT"})
        + plan("weekly", restore_testing_plan_name="mondays")
        + selection("databases", "weekly", protected_resource_conditions=TAGGED)
        + framework("another", framework_name="audits")
        + changed
    )
    assert stack.up().steps == {
        **dict.fromkeys(("full_audit", "full_report", "full_plan", "full_selection"), UPDATED),
        **dict.fromkeys(("audit", "databases"), CREATED),
        **dict.fromkeys(("jobs", "weekly", "another"), DELETE_FIRST),
    }
    live = backup.framework("full_audit")
    assert len(live["FrameworkControls"]) == 2
    assert backup.tags(live["FrameworkArn"]) == {"a": "2"}
    assert backup.report_plan("full_report")["ReportPlanDescription"] == "Every day"
    live = backup.plan("full_plan")
    assert (live["StartWindowHours"], live["ScheduleExpression"]) == (3, MONDAYS)
    assert backup.tags(live["RestoreTestingPlanArn"]) == {"a": "1"}
    live = backup.selection("full_plan", "full_selection")
    assert live["ValidationWindowHours"] == 24
    assert live["RestoreMetadataOverrides"]
    jobs = stack.outputs()["jobs"]["report_plan_name"]
    assert backup.report_plan(jobs)["ReportSetting"]["ReportTemplate"] == "COPY_JOB_REPORT"
    assert {"audits", "mondays"} <= set(backup.names())
    assert weekly not in backup.names()

    # A selection by hand is in the plan's way.
    backup.client.create_restore_testing_selection(
        RestoreTestingPlanName="mondays",
        RestoreTestingSelection={
            "RestoreTestingSelectionName": "by_hand",
            "ProtectedResourceType": "RDS",
            "ProtectedResourceArns": ["*"],
            "IamRoleArn": ROLE,
        },
    )
    (error,) = stack.destroy("--continue-on-error", ok=False).errors
    assert error.startswith("cannot delete the restore testing plan mondays: it still has by_hand")
    assert backup.names() == ["mondays"]
