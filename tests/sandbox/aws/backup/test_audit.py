"""AWS Backup's Audit Manager: frameworks and report plans."""

from dataclasses import dataclass
from typing import Any

import pytest
from botocore import xform_name

from ...cases import Members, cases
from ..client import plain
from .client import CONFLICT, EXISTS, INVALID, LIMIT, NOT_FOUND, Backup, sizes

ARN = "arn:aws:backup:eu-west-2:123456789012"
CONTROLS: list[Members] = [
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
CHANNEL: Members = {"S3BucketName": "reports", "S3KeyPrefix": "backup"}
SETTING: Members = {"ReportTemplate": "BACKUP_JOB_REPORT", "Regions": ["*"]}
COMPLIANCE = "RESOURCE_COMPLIANCE_REPORT"


@dataclass(frozen=True)
class Kind:
    """What is told and asked of frameworks, or of report plans, in the same way."""

    noun: str
    least: Members

    def call(self, aws: Backup, verb: str) -> Any:
        return getattr(aws.backup, f"{verb}_{xform_name(self.noun)}")

    def named(self, name: str = "main") -> dict[str, str]:
        return {f"{self.noun}Name": name}

    def create(self, aws: Backup, **members: Any) -> Members:
        return self.call(aws, "create")(**{**self.named(), **self.least, **members})

    def describe(self, aws: Backup) -> Members:
        answer = plain(self.call(aws, "describe")(**self.named()))
        return answer.get("ReportPlan", answer)

    def list(self, aws: Backup) -> list[Members]:
        return self.lists(aws)()[f"{self.noun}s"]

    def lists(self, aws: Backup) -> Any:
        return getattr(aws.backup, f"list_{xform_name(self.noun)}s")

    def make(self, aws: Backup) -> Members:
        """One that is deployed for a minute, as all changes to it are."""
        verbs = ("Create", "Update", "Delete")
        aws.sandbox.configure({f"backup.{verb}{self.noun}": 60 for verb in verbs})
        return self.create(aws, **self.first)

    @property
    def first(self) -> dict[str, str]:
        return {"IdempotencyToken": "one", f"{self.noun}Description": "first"}


FRAMEWORK = Kind("Framework", {"FrameworkControls": CONTROLS})
REPORT_PLAN = Kind("ReportPlan", {"ReportDeliveryChannel": CHANNEL, "ReportSetting": SETTING})
both = pytest.mark.parametrize("kind", [FRAMEWORK, REPORT_PLAN], ids=lambda kind: kind.noun)


@both
class TestBoth:
    def test_the_same_request_again_is_a_retry(self, aws: Backup, kind: Kind) -> None:
        arn = kind.make(aws)[f"{kind.noun}Arn"]
        assert kind.create(aws, **kind.first)[f"{kind.noun}Arn"] == arn
        for other in ({"IdempotencyToken": "two"}, {f"{kind.noun}Description": "second"}):
            error = aws.refuses(EXISTS, kind.create, aws=aws, **{**kind.first, **other})
            assert error["Arn"] == arn

    def test_one_change_after_another(self, aws: Backup, kind: Kind) -> None:
        arn = kind.make(aws)[f"{kind.noun}Arn"]
        update, delete = kind.call(aws, "update"), kind.call(aws, "delete")
        description = f"{kind.noun}Description"
        assert kind.describe(aws)["DeploymentStatus"] == "CREATE_IN_PROGRESS"
        changes = {**kind.named(), "IdempotencyToken": "one", description: "second"}
        aws.refuses(CONFLICT, update, **changes)
        aws.refuses(CONFLICT, delete, **kind.named())
        aws.pass_time(seconds=60)
        made = kind.describe(aws)
        assert made["DeploymentStatus"] == "COMPLETED"
        assert update(**changes)[f"{kind.noun}Arn"] == arn
        assert kind.describe(aws)["DeploymentStatus"] == "UPDATE_IN_PROGRESS"
        aws.pass_time(seconds=60)
        # What is not named stays as it is.
        assert kind.describe(aws) == {**made, description: "second"}
        delete(**kind.named())
        assert kind.describe(aws)["DeploymentStatus"] == "DELETE_IN_PROGRESS"
        aws.pass_time(seconds=60)
        for verb in ("describe", "delete", "update"):
            aws.refuses(NOT_FOUND, kind.call(aws, verb), **kind.named())
        assert kind.list(aws) == []
        aws.refuses(NOT_FOUND, aws.backup.list_tags, ResourceArn=arn)

    def test_pages(self, aws: Backup, kind: Kind) -> None:
        for number in range(3):
            kind.create(aws, **kind.named(f"n{number}"))
        assert sizes(kind.lists(aws), f"{kind.noun}s", 2) == [2, 1]


class TestFrameworks:
    def test_fifty_controls_in_all(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.CreateFramework": 0})
        FRAMEWORK.create(aws, FrameworkControls=CONTROLS * 15)
        # Those that it takes the place of do not count.
        aws.backup.update_framework(FrameworkName="main", FrameworkControls=CONTROLS * 15)
        more = {"aws": aws, "FrameworkName": "more"}
        aws.refuses(LIMIT, FRAMEWORK.create, **more, FrameworkControls=CONTROLS * 11)
        FRAMEWORK.create(**more, FrameworkControls=CONTROLS * 10)


class TestReportPlans:
    def test_its_template_stays(self, aws: Backup) -> None:
        REPORT_PLAN.make(aws)
        assert REPORT_PLAN.describe(aws)["ReportDeliveryChannel"]["Formats"] == ["CSV"]
        aws.pass_time(seconds=60)
        other = {"ReportTemplate": "COPY_JOB_REPORT"}
        update = aws.backup.update_report_plan
        aws.refuses(INVALID, update, ReportPlanName="main", ReportSetting=other)


@cases(
    "kind members code",
    (FRAMEWORK, {"FrameworkControls": []}, INVALID),
    (FRAMEWORK, {"FrameworkControls": [{"ControlName": "SOMETHING"}]}, INVALID),
    (FRAMEWORK, {"FrameworkTags": {"aws:a": "b"}}, INVALID),
    (FRAMEWORK, {"FrameworkControls": CONTROLS[:1] * 51}, LIMIT),
    *(
        (FRAMEWORK, {"FrameworkControls": [{**CONTROLS[1], **members}]}, INVALID)
        for members in (
            {"ControlInputParameters": CONTROLS[0]["ControlInputParameters"][2:]},
            {"ControlScope": {"Tags": {"a": "1", "b": "2"}}},
            {"ControlScope": {"ComplianceResourceTypes": ["Floppy"]}},
        )
    ),
    (REPORT_PLAN, {"ReportDeliveryChannel": {"S3BucketName": ""}}, INVALID),
    (REPORT_PLAN, {"ReportDeliveryChannel": {**CHANNEL, "Formats": ["PDF"]}}, INVALID),
    *(
        (REPORT_PLAN, {"ReportSetting": setting}, INVALID)
        for setting in (
            {"ReportTemplate": "WEATHER_REPORT"},
            {**SETTING, "FrameworkArns": [f"{ARN}:framework:x"]},
            {"ReportTemplate": COMPLIANCE},
            {"ReportTemplate": COMPLIANCE, "FrameworkArns": [f"{ARN}:framework:x"]},
            {**SETTING, "NumberOfFrameworks": 1},
        )
    ),
)
def test_what_is_refused(aws: Backup, kind: Kind, members: Members, code: str) -> None:
    aws.refuses(code, kind.create, aws=aws, **members)
    assert kind.list(aws) == []
