"""`offsite.backup.Framework`, `ReportPlan`, `RestoreTestingPlan` and `RestoreTestingSelection`,
through a real `pulumi up`.
"""

import re
from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from .clouds import DELETE_FIRST, SOURCE, Aws, assert_refused, drift, moment

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

    def called(self) -> list[str]:
        """What was called since the calls were last cleared, but for what only looks."""
        return sorted(
            call.operation
            for call in self._sandbox.calls("backup")
            if not call.operation.startswith(("Describe", "Get", "List"))
        )


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def make(kind: str, name: str, arguments: dict[str, Any], **more: Any) -> str:
    """A line of a program; `=` before a value is an expression of it."""

    def spell(value: Any) -> str:
        return value[1:] if isinstance(value, str) and value.startswith("=") else repr(value)

    given = {"region": SOURCE, **arguments, **more}
    listed = ", ".join(f"{argument}={spell(value)}" for argument, value in given.items())
    return f'{name} = offsite.backup.{kind}("{name}", {listed})\n'


def framework(name: str, arguments: dict[str, Any] = AUDIT, **more: Any) -> str:
    return make("Framework", name, arguments, **more)


def report(name: str, arguments: dict[str, Any] = JOBS, **more: Any) -> str:
    return make("ReportPlan", name, arguments, **more)


def plan(name: str, arguments: dict[str, Any] = WEEKLY, **more: Any) -> str:
    return make("RestoreTestingPlan", name, arguments, **more)


def selection(name: str, of: str, arguments: dict[str, Any] = DATABASES, **more: Any) -> str:
    named = {"restore_testing_plan_name": f"={of}.restore_testing_plan_name"}
    return make("RestoreTestingSelection", name, named | arguments, **more)


def test_the_life_of_all_four(stack, backup, sandbox) -> None:
    plain = (
        framework("audit")
        + report("jobs")
        + plan("weekly")
        + selection("databases", "weekly", protected_resource_arns=["*"])
    )
    full = (
        framework(
            "full_audit",
            framework_name="full_audit",
            framework_description="For the auditors",
            framework_controls=[RETENTION, ENCRYPTED],
            arguments={},
            tags={"a": "1", "b": "1"},
            timeouts={"create": "5m"},
        )
        + report(
            "full_report",
            {
                "report_setting": {
                    "report_template": "CONTROL_COMPLIANCE_REPORT",
                    "framework_arns": "=[full_audit.framework_arn]",
                },
                "report_delivery_channel": {
                    "s3_bucket_name": BUCKET,
                    "s3_key_prefix": "compliance",
                    "formats": ["JSON", "CSV"],
                },
            },
            report_plan_name="full_report",
            report_plan_description="Daily",
            tags={"a": "1"},
        ).replace("'=[full_audit.framework_arn]'", "[full_audit.framework_arn]")
        + plan(
            "full_plan",
            restore_testing_plan_name="full_plan",
            arguments={
                **WEEKLY,
                "recovery_point_selection": {
                    "algorithm": "RANDOM_WITHIN_WINDOW",
                    "include_vaults": [f"{VAULTS}offsite-*", f"{VAULTS}others"],
                    "exclude_vaults": [f"{VAULTS}offsite-scratch"],
                    "recovery_point_types": ["SNAPSHOT", "CONTINUOUS"],
                    "selection_window_days": 7,
                },
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
    names = "audit, jobs, weekly, databases, full_audit, full_report, full_plan, full_selection"
    export = f"for r in ({names}): pulumi.export(r._name, r)\n"
    stack.program(plain + full + export)
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

    # In place: a call for what it is, and one for its tags. The order of things means nothing.
    sandbox.clear_calls()
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
    stack.program(plain + changed + export)
    assert stack.up().steps == {
        name: ["update"] for name in ("full_audit", "full_report", "full_plan", "full_selection")
    }
    assert backup.called() == [
        "TagResource",
        "UntagResource",
        "UpdateReportPlan",
        "UpdateRestoreTestingPlan",
        "UpdateRestoreTestingSelection",
    ]
    assert backup.tags(backup.framework("full_audit")["FrameworkArn"]) == {"a": "2"}
    assert backup.report_plan("full_report")["ReportPlanDescription"] == "Every day"
    assert backup.plan("full_plan")["StartWindowHours"] == 3
    assert backup.selection("full_plan", "full_selection")["ValidationWindowHours"] == 24

    # Behind our back: changed, and gone.
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
    assert drift(refreshed) == {
        "full_audit": {"frameworkControls", "answeredControls"},
        "jobs": {"reportDeliveryChannel", "answeredChannel"},
        "full_plan": {"scheduleExpression", "tags"},
        "full_selection": {"restoreMetadataOverrides", "answeredOverrides"},
    }
    assert refreshed.steps["audit"] == refreshed.steps["databases"] == ["delete"]
    repaired = stack.up()
    assert repaired.steps == {
        "audit": ["create"],
        "jobs": ["update"],
        "databases": ["create"],
        "full_audit": ["update"],
        "full_plan": ["update"],
        "full_selection": ["update"],
    }
    assert len(backup.framework("full_audit")["FrameworkControls"]) == 2
    assert backup.plan("full_plan")["ScheduleExpression"] == MONDAYS
    assert backup.tags(outputs["full_plan"]["restore_testing_plan_arn"]) == {"a": "1"}
    assert backup.selection("full_plan", "full_selection")["RestoreMetadataOverrides"]
    assert stack.preview("--expect-no-changes").steps == {}

    # What can't change in place is deleted first.
    stack.program(
        framework("audit", framework_name="audits")
        + report("jobs", {**JOBS, "report_setting": {"report_template": "COPY_JOB_REPORT"}})
        + plan("weekly", restore_testing_plan_name="mondays")
        + selection("databases", "weekly", protected_resource_conditions=TAGGED)
    )
    replaced = stack.up()
    for name in ("audit", "jobs", "weekly", "databases"):
        assert replaced.steps[name] == DELETE_FIRST, replaced.steps
    for name in ("full_audit", "full_report", "full_plan", "full_selection"):
        assert replaced.steps[name] == ["delete"], replaced.steps
    jobs = outputs["jobs"]["report_plan_name"]
    assert backup.names() == sorted(["audits", jobs, "mondays"])
    assert backup.report_plan(jobs)["ReportSetting"]["ReportTemplate"] == "COPY_JOB_REPORT"

    stack.destroy()
    assert backup.names() == []


def test_what_exists_what_fails_and_what_is_wrong(stack, backup, sandbox) -> None:
    client = backup.client
    client.create_framework(
        FrameworkName="theirs", FrameworkControls=[{"ControlName": RETENTION["control_name"]}]
    )
    client.create_restore_testing_plan(
        RestoreTestingPlan={
            "RestoreTestingPlanName": "theirs",
            "ScheduleExpression": "cron(0 1 ? * * *)",
            "RecoveryPointSelection": {
                "Algorithm": "RANDOM_WITHIN_WINDOW",
                "IncludeVaults": ["*"],
                "RecoveryPointTypes": ["SNAPSHOT"],
            },
        },
        Tags={"by": "hand"},
    )
    backup.settle()
    sandbox.add_fault(Fault("fail", service="backup", operation="CreateFramework"))

    # Each is told what is in its way, and nothing of theirs has changed.
    program = (
        framework("theirs", framework_name="theirs")
        + plan("tests", restore_testing_plan_name="theirs")
        + framework("failing", {"framework_controls": [RETENTION]}, framework_name="failing")
    )
    stack.program(program)
    errors = "\n".join(stack.up("--continue-on-error", ok=False).errors)
    assert "cannot create the framework theirs: " in errors
    assert "cannot create the restore testing plan theirs: " in errors
    adopt = f"{SOURCE}/theirs"
    assert errors.count(f'Take it over with `adopt="{adopt}"`, or choose another name') == 2
    assert "cannot create the framework failing: its deployment failed" in errors
    assert "AWS Config" in errors
    assert backup.names() == ["theirs", "theirs"]
    assert backup.plan("theirs")["ScheduleExpression"] == "cron(0 1 ? * * *)"

    stack.program(program.replace("='theirs'", f"='theirs', adopt={adopt!r}"))
    adopted = stack.up()
    assert adopted.steps == {"theirs": ["create"], "tests": ["create"], "failing": ["create"]}
    assert backup.plan("theirs")["ScheduleExpression"] == MONDAYS
    assert backup.tags(backup.plan("theirs")["RestoreTestingPlanArn"]) == {}
    (control,) = backup.framework("theirs")["FrameworkControls"]
    assert control["ControlName"] == ENCRYPTED["control_name"]
    assert backup.framework("failing")["DeploymentStatus"] == "COMPLETED"
    assert stack.preview("--expect-no-changes").steps == {}

    # A selection by hand is in the plan's way.
    client.create_restore_testing_selection(
        RestoreTestingPlanName="theirs",
        RestoreTestingSelection={
            "RestoreTestingSelectionName": "by_hand",
            "ProtectedResourceType": "RDS",
            "ProtectedResourceArns": ["*"],
            "IamRoleArn": ROLE,
        },
    )
    (error,) = stack.destroy("--continue-on-error", ok=False).errors
    assert error.startswith("cannot delete the restore testing plan theirs: it still has by_hand")
    assert backup.names() == ["theirs"]


@pytest.mark.parametrize(
    ("program", "complaints"),
    [
        (
            framework(
                "audit",
                {"framework_controls": [{"control_name": "", "control_scope": {"tag": "x"}}]},
                framework_name="my-audit",
            ),
            {
                "framework_name": "must be 1 to 256 letters, digits and underscores",
                "framework_controls[0].control_name": "must have at least 1 characters",
                "framework_controls[0].control_scope.tag": "did you mean `tags`?",
            },
        ),
        (
            plan("weekly")
            + selection(
                "databases",
                "weekly",
                protected_resource_arns=[f"arn:aws:rds:{SOURCE}:{ACCOUNT}:db:orders"],
                protected_resource_conditions=TAGGED,
            ),
            {"protected_resource_conditions": "can't go with single ARNs"},
        ),
    ],
    ids=["framework", "restore testing selection"],
)
def test_what_is_wrong_is_said_at_preview(stack, program: str, complaints: dict[str, str]) -> None:
    stack.program(program)
    assert_refused(stack.preview(ok=False), complaints)
