"""A report plan of AWS Backup Audit Manager: what is reported every day, and where to.

Follows CreateReportPlan of the AWS Backup API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

from pydantic import AfterValidator, Field

from ....core.model import Outputs, Timeouts, WireModel
from ....core.run import Run
from ....core.traits import Computed, Hidden, Replaces, Unmanaged, Volatile
from ....core.values import Timestamp, distinct, matches
from ...access import ARN, AwsInputs
from ...tags import Tags
from .by_name import Answer, members
from .deployment import AuditName, Deployed, Description
from .meaning import Loosely

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

FrameworkArn = Annotated[
    str,
    matches(
        ARN.format(service="backup") + "framework:.+",
        "the ARN of a framework, like `arn:aws:backup:eu-west-1:123456789012:framework:audit-…`",
    ),
]


class ReportDeliveryChannel(WireModel):
    """Where reports are delivered to."""

    s3_bucket_name: Annotated[str, Field(min_length=1)]
    """The bucket, whose policy has to let AWS Backup write to it."""
    s3_key_prefix: str | None = None
    """What the keys in the bucket begin with. Default: nothing."""
    formats: (
        Annotated[list[Literal["CSV", "JSON"]], Field(min_length=1), AfterValidator(distinct)]
        | None
    ) = None
    """The formats of the reports, `CSV` and `JSON`. Default: `CSV`."""


class ReportSetting(WireModel):
    """What is reported."""

    report_template: Literal[
        "RESOURCE_COMPLIANCE_REPORT",
        "CONTROL_COMPLIANCE_REPORT",
        "BACKUP_JOB_REPORT",
        "COPY_JOB_REPORT",
        "RESTORE_JOB_REPORT",
        "SCAN_JOB_REPORT",
    ]
    """What the report is about. Changing it makes the report plan anew."""
    framework_arns: list[FrameworkArn] | None = None
    """The frameworks that a compliance report covers. AWS takes none together with `accounts` or
    `organization_units`."""
    number_of_frameworks: Annotated[int, Field(ge=0)] | None = None
    """The number of frameworks that the report covers."""
    accounts: list[str] | None = None
    """The accounts that the report covers, or `ROOT` for all of the organization."""
    organization_units: list[str] | None = None
    """The organizational units that the report covers."""
    regions: list[str] | None = None
    """The regions that the report covers, or `*` for all."""


class ReportPlanInputs(AwsInputs):
    report_template: Annotated[str, Hidden, Replaces] = ""
    """The template in the setting, which alone can't be changed."""
    report_plan_name: Annotated[AuditName | None, Replaces, Computed] = None
    """The name of the report plan. Left out: the resource's name and a suffix."""
    report_plan_description: Annotated[Description | None, Computed] = None
    """What the report plan is for. Left out, it stays as it is: AWS takes no empty one."""
    report_delivery_channel: Annotated[ReportDeliveryChannel, Loosely]
    """Where the reports are delivered to."""
    report_setting: Annotated[ReportSetting, Loosely]
    """What is reported."""
    tags: Tags = {}
    """The tags of the report plan."""
    adopt: Annotated[bool, Unmanaged] = False
    """Take over a report plan of that name that exists already."""


class ReportPlanOutputs(Outputs):
    answered_channel: Annotated[ReportDeliveryChannel | None, Hidden] = None
    """The delivery channel with the service's defaults."""
    answered_setting: Annotated[ReportSetting | None, Hidden] = None
    """The setting with the service's defaults."""
    report_plan_arn: str
    """The ARN of the report plan."""
    creation_time: Timestamp | None = None
    """When the report plan was made."""
    deployment_status: str | None = None
    """`COMPLETED` once the report plan is deployed."""
    last_attempted_execution_time: Annotated[Timestamp | None, Volatile] = None
    """When a report was last attempted, as of when the resource was last made or changed."""
    last_successful_execution_time: Annotated[Timestamp | None, Volatile] = None
    """When a report was last delivered, as of when the resource was last made or changed."""


class ReportPlan(Deployed[ReportPlanInputs, ReportPlanOutputs]):
    """A report plan of AWS Backup Audit Manager: a daily report of jobs or of compliance, delivered
    to a bucket.
    """

    token = "offsite:backup:ReportPlan"
    inputs = ReportPlanInputs
    outputs = ReportPlanOutputs
    title = "A daily report of backup jobs or of compliance"
    leaves = "the reports that were delivered"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateReportPlan.html"
    permissions = (
        "backup:CreateReportPlan",
        "backup:DeleteReportPlan",
        "backup:DescribeReportPlan",
        "backup:ListTags",
        "backup:TagResource",
        "backup:UntagResource",
        "backup:UpdateReportPlan",
    )
    calls = {
        "create": ("CreateReportPlan", "DescribeReportPlan"),
        "read": ("DescribeReportPlan", "ListTags"),
        "update": ("UpdateReportPlan", "DescribeReportPlan", "TagResource", "UntagResource"),
        "delete": ("DeleteReportPlan", "DescribeReportPlan"),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    noun = "report plan"
    named = "report_plan_name"
    arn = "report_plan_arn"
    answered = {
        "report_delivery_channel": "answered_channel",
        "report_setting": "answered_setting",
    }

    def prepare(self, run: Run, wire: dict[str, Any]) -> dict[str, Any]:
        wire = super().prepare(run, wire)
        setting = wire.get("reportSetting")
        if isinstance(setting, dict):
            given = cast("dict[str, Any]", setting)
            # Nested arguments come in either spelling.
            names = (name for name in ("reportTemplate", "report_template") if name in given)
            wire["reportTemplate"] = next((given[name] for name in names), "")
        return wire

    def live(self, inputs: ReportPlanInputs, answer: Answer) -> ReportPlanInputs:
        live = super().live(inputs, answer)
        return live.model_copy(update={"report_template": live.report_setting.report_template})

    def make(self, client: BackupClient, inputs: ReportPlanInputs, request: str) -> None:
        client.create_report_plan(
            **_body(inputs), ReportPlanTags=inputs.tags, IdempotencyToken=request
        )

    def change(self, client: BackupClient, inputs: ReportPlanInputs) -> None:
        client.update_report_plan(**_body(inputs))

    def remove(self, client: BackupClient, key: str) -> None:
        client.delete_report_plan(ReportPlanName=key)

    def describe(self, client: BackupClient, key: str) -> Answer:
        return client.describe_report_plan(ReportPlanName=key)["ReportPlan"]


def _body(inputs: ReportPlanInputs) -> Any:
    return members(
        inputs,
        "ReportPlanName",
        "ReportPlanDescription",
        "ReportDeliveryChannel",
        "ReportSetting",
    )
