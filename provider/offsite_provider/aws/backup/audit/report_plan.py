"""A report plan of AWS Backup Audit Manager: what is reported every day, and where to.

Follows CreateReportPlan of the AWS Backup API.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from ....core.equality import AnyOrder, Equality
from ....core.identifier import Identifier
from ....core.model import Timeouts, WireModel
from ....core.ownership import Adopt
from ....core.resource import Lists
from ....core.traits import Computed, Hidden, Replaces, ReplacesIf, Volatile
from ....core.unknown import UNKNOWN
from ....core.values import Timestamp, distinct, matches
from ...access import ARN, AwsInputs
from ...tags import MarkedTags
from ..values import AuditName, Description
from .deployment import Deployment
from .named import MarkedOutputs, NamedHandler, NamedResource, members, tags_in

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
    formats: Annotated[
        Annotated[list[Literal["CSV", "JSON"]], Field(min_length=1), AfterValidator(distinct)]
        | None,
        Equality(lambda formats: AnyOrder.key(formats or ["CSV"])),
    ] = None
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
    """What the report is about."""
    framework_arns: Annotated[list[FrameworkArn] | None, AnyOrder] = None
    """The frameworks that a compliance report covers. AWS takes none together with `accounts` or
    `organization_units`."""
    number_of_frameworks: Annotated[int, Field(ge=0)] | None = None
    """The number of frameworks that the report covers."""
    accounts: Annotated[list[str] | None, AnyOrder] = None
    """The accounts that the report covers, or `ROOT` for all of the organization."""
    organization_units: Annotated[list[str] | None, AnyOrder] = None
    """The organizational units that the report covers."""
    regions: Annotated[list[str] | None, AnyOrder] = None
    """The regions that the report covers, or `*` for all."""


class ReportPlanInputs(AwsInputs):
    report_plan_name: Annotated[AuditName | None, Replaces, Computed] = None
    """The name of the report plan. Left out: the resource's name and a suffix."""
    report_plan_description: Annotated[Description | None, Computed] = None
    """What the report plan is for. Left out, it stays as it is: AWS takes no empty one."""
    report_delivery_channel: ReportDeliveryChannel
    """Where the reports are delivered to."""
    report_setting: Annotated[
        ReportSetting, ReplacesIf(lambda setting: getattr(setting, "report_template", UNKNOWN))
    ]
    """What is reported. Another template makes the report plan anew."""
    tags: Annotated[MarkedTags | None, Computed] = None
    """The tags of the report plan, at most 49: offsite adds its mark. Left out,
    those of one that is taken over stay; `{}` removes them."""
    adopt: Adopt = None
    """The id of a report plan to take over that exists already: `<region>/<report_plan_name>`."""


class ReportPlanOutputs(MarkedOutputs):
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


class ReportPlan(NamedHandler[ReportPlanInputs, ReportPlanOutputs]):
    """A report plan of AWS Backup Audit Manager: a daily report of jobs or of compliance, delivered
    to a bucket.
    """

    token = "offsite:backup:ReportPlan"
    inputs = ReportPlanInputs
    outputs = ReportPlanOutputs
    identifier = Identifier("region", "report_plan_name")
    named = "report_plan_name"
    lists = Lists("offsite:backup:listReportPlans", "report_plans", name="report_plan_name")
    title = "A daily report of backup jobs or of compliance"
    leaves = "the reports that were delivered"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateReportPlan.html"
    calls = {
        "create": (
            "CreateReportPlan",
            "DescribeReportPlan",
            "DeleteReportPlan",
            "UpdateReportPlan",
            "ListTags",
            "TagResource",
            "UntagResource",
        ),
        "read": ("DescribeReportPlan", "ListTags"),
        "update": (
            "UpdateReportPlan",
            "DescribeReportPlan",
            "TagResource",
            "UntagResource",
            "ListTags",
        ),
        "delete": ("DeleteReportPlan", "DescribeReportPlan", "ListTags"),
    }
    # The first one in an account makes the role that the service works as.
    needs = ("iam:CreateServiceLinkedRole",)
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    resource = NamedResource[ReportPlanInputs](
        noun="report plan",
        create=lambda client, inputs, request: client.create_report_plan(
            **_body(inputs), ReportPlanTags=tags_in(inputs), IdempotencyToken=request
        ),
        describe=lambda client, inputs: client.describe_report_plan(**_name(inputs))["ReportPlan"],
        update=lambda client, inputs: client.update_report_plan(**_body(inputs)),
        delete=lambda client, inputs: client.delete_report_plan(**_name(inputs)),
        arn="report_plan_arn",
        answered={
            "report_delivery_channel": "answered_channel",
            "report_setting": "answered_setting",
        },
        deployment=Deployment(),
        longest_name=256,
    )


def _name(inputs: ReportPlanInputs) -> Any:
    return members(inputs, "ReportPlanName")


def _body(inputs: ReportPlanInputs) -> Any:
    return members(
        inputs,
        "ReportPlanName",
        "ReportPlanDescription",
        "ReportDeliveryChannel",
        "ReportSetting",
    )
