"""AWS Backup's Audit Manager: frameworks and report plans."""

from typing import Any

import pytest

from offsite_sandbox.faults import Fault

from ..client import Make, plain
from .client import CONFLICT, EXISTS, INVALID, LIMIT, MISSING, NOT_FOUND, Backup

ARN = "arn:aws:backup:eu-west-2:123456789012"

CONTROLS: list[dict[str, Any]] = [
    {
        "ControlName": "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK",
        "ControlInputParameters": [
            {"ParameterName": "requiredFrequencyUnit", "ParameterValue": "days"},
            {"ParameterName": "requiredFrequencyValue", "ParameterValue": "1"},
            {"ParameterName": "requiredRetentionDays", "ParameterValue": "35"},
        ],
    },
    {
        "ControlName": "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN",
        "ControlScope": {"ComplianceResourceTypes": ["EBS"], "Tags": {"backup": "daily"}},
    },
]
CHANNEL: dict[str, Any] = {"S3BucketName": "reports", "S3KeyPrefix": "backup"}
SETTING: dict[str, Any] = {"ReportTemplate": "BACKUP_JOB_REPORT", "Regions": ["*"]}


class TestFrameworks:
    @pytest.fixture
    def create(self, aws: Backup) -> Make:
        def create_(**members: Any) -> dict[str, Any]:
            asked = {"FrameworkName": "main", "FrameworkControls": CONTROLS, **members}
            return aws.backup.create_framework(**asked)

        return create_

    @pytest.fixture
    def made(self, aws: Backup, create: Make) -> dict[str, Any]:
        aws.sandbox.settings(
            {f"backup.{name}Framework": 60 for name in ("Create", "Update", "Delete")}
        )
        return create(IdempotencyToken="one", FrameworkDescription="first")

    def status(self, backup: Any) -> str:
        return backup.describe_framework(FrameworkName="main")["DeploymentStatus"]

    def test_creation(self, aws: Backup, made: dict[str, Any]) -> None:
        assert made["FrameworkArn"].startswith(f"{ARN}:framework:main-")
        answer = plain(aws.backup.describe_framework(FrameworkName="main"))
        assert answer == {
            "FrameworkName": "main",
            "FrameworkArn": made["FrameworkArn"],
            "FrameworkDescription": "first",
            "FrameworkControls": CONTROLS,
            "CreationTime": answer["CreationTime"],
            "DeploymentStatus": "CREATE_IN_PROGRESS",
            "FrameworkStatus": "ACTIVE",
            "IdempotencyToken": "one",
        }
        assert aws.backup.list_frameworks()["Frameworks"] == [
            {
                "FrameworkName": "main",
                "FrameworkArn": made["FrameworkArn"],
                "FrameworkDescription": "first",
                "NumberOfControls": 2,
                "CreationTime": answer["CreationTime"],
                "DeploymentStatus": "CREATE_IN_PROGRESS",
            }
        ]
        aws.sandbox.advance(60)
        assert self.status(aws.backup) == "COMPLETED"

    def test_it_may_fail(self, aws: Backup, create: Make) -> None:
        aws.sandbox.settings({"backup.CreateFramework": 0})
        aws.sandbox.add_fault(Fault("fail", operation="CreateFramework"))
        create()
        assert self.status(aws.backup) == "FAILED"

    def test_the_same_request_again_is_a_retry(
        self, aws: Backup, made: dict[str, Any], create: Make
    ) -> None:
        asked = {"IdempotencyToken": "one", "FrameworkDescription": "first"}
        assert create(**asked)["FrameworkArn"] == made["FrameworkArn"]
        for other in ({"IdempotencyToken": "two"}, {"FrameworkDescription": "second"}):
            error = aws.refused(create, **{**asked, **other})
            assert (error["Code"], error["Arn"]) == (EXISTS, made["FrameworkArn"])

    def test_one_change_after_another(self, aws: Backup, made: dict[str, Any]) -> None:
        changes = {"FrameworkName": "main", "FrameworkDescription": "second"}
        assert aws.refused(aws.backup.update_framework, **changes)["Code"] == CONFLICT
        assert aws.refused(aws.backup.delete_framework, FrameworkName="main")["Code"] == CONFLICT
        aws.sandbox.advance(60)
        updated = aws.backup.update_framework(**changes)
        assert updated["FrameworkArn"] == made["FrameworkArn"]
        assert self.status(aws.backup) == "UPDATE_IN_PROGRESS"
        aws.sandbox.advance(60)
        answer = aws.backup.describe_framework(FrameworkName="main")
        assert answer["FrameworkDescription"] == "second"
        # What is not named stays as it is.
        assert answer["FrameworkControls"] == CONTROLS
        one = CONTROLS[:1]
        aws.backup.update_framework(FrameworkName="main", FrameworkControls=one)
        aws.sandbox.advance(60)
        answer = aws.backup.describe_framework(FrameworkName="main")
        assert (answer["FrameworkControls"], answer["FrameworkDescription"]) == (one, "second")
        aws.backup.delete_framework(FrameworkName="main")
        assert self.status(aws.backup) == "DELETE_IN_PROGRESS"
        aws.sandbox.advance(60)
        for operation in ("describe_framework", "delete_framework", "update_framework"):
            assert (
                aws.refused(getattr(aws.backup, operation), FrameworkName="main")["Code"]
                == NOT_FOUND
            )
        assert aws.backup.list_frameworks()["Frameworks"] == []
        assert (
            aws.refused(aws.backup.list_tags, ResourceArn=made["FrameworkArn"])["Code"] == NOT_FOUND
        )

    def test_fifty_controls_in_all(self, aws: Backup, create: Make) -> None:
        aws.sandbox.settings({"backup.CreateFramework": 0})
        create(FrameworkControls=CONTROLS * 15)
        # Those that it takes the place of do not count.
        aws.backup.update_framework(FrameworkName="main", FrameworkControls=CONTROLS * 15)
        more = {"FrameworkName": "more", "FrameworkControls": CONTROLS * 11}
        assert aws.refused(create, **more)["Code"] == LIMIT
        create(FrameworkName="more", FrameworkControls=CONTROLS * 10)

    @pytest.mark.parametrize(
        ("members", "code"),
        [
            ({"FrameworkName": "1st"}, INVALID),
            ({"FrameworkName": "with-hyphen"}, INVALID),
            ({"FrameworkControls": []}, INVALID),
            ({"FrameworkControls": [{"ControlName": "SOMETHING"}]}, INVALID),
            ({"FrameworkControls": [{}]}, MISSING),
            ({"FrameworkTags": {"aws:a": "b"}}, INVALID),
            ({"FrameworkControls": CONTROLS[:1] * 51}, LIMIT),
            *(
                ({"FrameworkControls": [{**CONTROLS[1], **members}]}, INVALID)
                for members in (
                    {
                        "ControlInputParameters": [
                            {"ParameterName": "requiredRetentionDays", "ParameterValue": "1"}
                        ]
                    },
                    {"ControlScope": {"Tags": {"a": "1", "b": "2"}}},
                    {"ControlScope": {"ComplianceResourceTypes": ["Floppy"]}},
                    {"ControlScope": {"ComplianceResourceIds": []}},
                )
            ),
        ],
    )
    def test_what_is_refused(
        self, aws: Backup, create: Make, members: dict[str, Any], code: str
    ) -> None:
        assert aws.refused(create, **members)["Code"] == code
        assert aws.backup.list_frameworks()["Frameworks"] == []


class TestReportPlans:
    @pytest.fixture
    def create(self, aws: Backup) -> Make:
        def create_(**members: Any) -> dict[str, Any]:
            asked = {
                "ReportPlanName": "main",
                "ReportDeliveryChannel": CHANNEL,
                "ReportSetting": SETTING,
                **members,
            }
            return aws.backup.create_report_plan(**asked)

        return create_

    @pytest.fixture
    def made(self, aws: Backup, create: Make) -> dict[str, Any]:
        aws.sandbox.settings(
            {f"backup.{name}ReportPlan": 60 for name in ("Create", "Update", "Delete")}
        )
        return create(IdempotencyToken="one", ReportPlanDescription="first")

    def plan(self, backup: Any) -> dict[str, Any]:
        return backup.describe_report_plan(ReportPlanName="main")["ReportPlan"]

    def test_creation(self, aws: Backup, made: dict[str, Any]) -> None:
        assert made["ReportPlanArn"].startswith(f"{ARN}:report-plan:main-")
        plan = self.plan(aws.backup)
        assert plan == {
            "ReportPlanName": "main",
            "ReportPlanArn": made["ReportPlanArn"],
            "ReportPlanDescription": "first",
            "ReportDeliveryChannel": {**CHANNEL, "Formats": ["CSV"]},
            "ReportSetting": SETTING,
            "CreationTime": made["CreationTime"],
            "DeploymentStatus": "CREATE_IN_PROGRESS",
        }
        assert aws.backup.list_report_plans()["ReportPlans"] == [plan]
        aws.sandbox.advance(60)
        assert self.plan(aws.backup)["DeploymentStatus"] == "COMPLETED"

    def test_the_same_request_again_is_a_retry(
        self, aws: Backup, made: dict[str, Any], create: Make
    ) -> None:
        asked = {"IdempotencyToken": "one", "ReportPlanDescription": "first"}
        assert create(**asked)["ReportPlanArn"] == made["ReportPlanArn"]
        error = aws.refused(create, IdempotencyToken="two")
        assert (error["Code"], error["Arn"]) == (EXISTS, made["ReportPlanArn"])

    def test_one_change_after_another(self, aws: Backup, made: dict[str, Any]) -> None:
        channel = {"S3BucketName": "reports", "Formats": ["JSON", "CSV"]}
        changes = {"ReportPlanName": "main", "ReportDeliveryChannel": channel}
        assert aws.refused(aws.backup.update_report_plan, **changes)["Code"] == CONFLICT
        assert aws.refused(aws.backup.delete_report_plan, ReportPlanName="main")["Code"] == CONFLICT
        aws.sandbox.advance(60)
        other = {"ReportTemplate": "COPY_JOB_REPORT"}
        error = aws.refused(
            aws.backup.update_report_plan, ReportPlanName="main", ReportSetting=other
        )
        assert error["Code"] == INVALID
        aws.backup.update_report_plan(**changes)
        assert self.plan(aws.backup)["DeploymentStatus"] == "UPDATE_IN_PROGRESS"
        aws.sandbox.advance(60)
        plan = self.plan(aws.backup)
        assert plan["ReportDeliveryChannel"] == channel
        assert (plan["ReportSetting"], plan["ReportPlanDescription"]) == (SETTING, "first")
        aws.backup.delete_report_plan(ReportPlanName="main")
        assert self.plan(aws.backup)["DeploymentStatus"] == "DELETE_IN_PROGRESS"
        aws.sandbox.advance(60)
        for operation in ("describe_report_plan", "delete_report_plan", "update_report_plan"):
            assert (
                aws.refused(getattr(aws.backup, operation), ReportPlanName="main")["Code"]
                == NOT_FOUND
            )

    def test_compliance_reports_are_of_frameworks(self, aws: Backup, create: Make) -> None:
        arn = aws.backup.create_framework(FrameworkName="main", FrameworkControls=CONTROLS)[
            "FrameworkArn"
        ]
        setting = {
            "ReportTemplate": "CONTROL_COMPLIANCE_REPORT",
            "FrameworkArns": [arn],
            "NumberOfFrameworks": 1,
        }
        create(ReportSetting=setting)
        assert self.plan(aws.backup)["ReportSetting"] == setting

    @pytest.mark.parametrize(
        ("members", "code"),
        [
            ({"ReportPlanName": "with-hyphen"}, INVALID),
            ({"ReportDeliveryChannel": {"S3BucketName": ""}}, INVALID),
            ({"ReportDeliveryChannel": {**CHANNEL, "Formats": ["PDF"]}}, INVALID),
            ({"ReportDeliveryChannel": {}}, MISSING),
            ({"ReportSetting": {"ReportTemplate": "WEATHER_REPORT"}}, INVALID),
            ({"ReportSetting": {}}, MISSING),
            ({"ReportSetting": {**SETTING, "FrameworkArns": [f"{ARN}:framework:x"]}}, INVALID),
            ({"ReportSetting": {"ReportTemplate": "RESOURCE_COMPLIANCE_REPORT"}}, INVALID),
            (
                {
                    "ReportSetting": {
                        "ReportTemplate": "RESOURCE_COMPLIANCE_REPORT",
                        "FrameworkArns": [f"{ARN}:framework:x"],
                    }
                },
                INVALID,
            ),
            ({"ReportSetting": {**SETTING, "NumberOfFrameworks": 1}}, INVALID),
        ],
    )
    def test_what_is_refused(
        self, aws: Backup, create: Make, members: dict[str, Any], code: str
    ) -> None:
        assert aws.refused(create, **members)["Code"] == code
        assert aws.backup.list_report_plans()["ReportPlans"] == []


def test_pages(aws: Backup) -> None:
    for number in range(3):
        aws.backup.create_framework(FrameworkName=f"f{number}", FrameworkControls=CONTROLS)
        aws.backup.create_report_plan(
            ReportPlanName=f"r{number}",
            ReportDeliveryChannel=CHANNEL,
            ReportSetting=SETTING,
        )
    for operation, name in (
        ("list_frameworks", "Frameworks"),
        ("list_report_plans", "ReportPlans"),
    ):
        first = getattr(aws.backup, operation)(MaxResults=2)
        second = getattr(aws.backup, operation)(MaxResults=2, NextToken=first["NextToken"])
        assert [len(page[name]) for page in (first, second)] == [2, 1]
        assert "NextToken" not in second
