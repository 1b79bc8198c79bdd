"""AWS Backup Audit Manager: frameworks, report plans and reports."""

from typing import Literal

from ....core.function import Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..framework import FrameworkControl
from ..function import GetFunction, ListFunction
from ..names import AuditName, Moment, Text
from ..report_plan import ReportDeliveryChannel, ReportSetting


class DescribeFrameworkInputs(AwsLookup):
    framework_name: AuditName
    """The name of the framework."""


class DescribeFrameworkResult(Result):
    """A framework."""

    framework_name: str
    """The name of the framework."""
    framework_arn: str
    """The ARN of the framework."""
    framework_description: str | None = None
    """The description of the framework."""
    framework_controls: list[FrameworkControl] = []
    """The controls of the framework."""
    creation_time: Timestamp | None = None
    """When it was created."""
    deployment_status: str | None = None
    """`CREATE_IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `DELETE_IN_PROGRESS`, `COMPLETED` or `FAILED`."""
    framework_status: str | None = None
    """Whether AWS Config records what is controlled: `ACTIVE`, `PARTIALLY_ACTIVE`, `INACTIVE` or
    `UNAVAILABLE`."""
    idempotency_token: str | None = None
    """The idempotency token of its creation."""


class DescribeFramework(GetFunction[DescribeFrameworkInputs, DescribeFrameworkResult]):
    """A framework of Audit Manager and its controls."""

    token = "offsite:backup:describeFramework"
    inputs = DescribeFrameworkInputs
    result = DescribeFrameworkResult
    operation = "DescribeFramework"
    asks = "describe the framework {framework_name}"


class FrameworkResult(Result):
    """A framework, without its controls."""

    framework_name: str
    """The name of the framework."""
    framework_arn: str
    """The ARN of the framework."""
    framework_description: str | None = None
    """The description of the framework."""
    number_of_controls: int | None = None
    """The number of controls."""
    creation_time: Timestamp | None = None
    """When it was created."""
    deployment_status: str | None = None
    """`CREATE_IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `DELETE_IN_PROGRESS`, `COMPLETED` or `FAILED`."""


class ListFrameworksResult(Result):
    """The frameworks of a region."""

    frameworks: list[FrameworkResult] = []
    """The frameworks."""


class ListFrameworks(ListFunction[AwsLookup, ListFrameworksResult]):
    """The frameworks of Audit Manager."""

    token = "offsite:backup:listFrameworks"
    inputs = AwsLookup
    result = ListFrameworksResult
    operation = "ListFrameworks"
    asks = "list the frameworks"
    joined = "Frameworks"


class ReportPlanResult(Result):
    """A report plan."""

    report_plan_arn: str
    """The ARN of the report plan."""
    report_plan_name: str
    """The name of the report plan."""
    report_plan_description: str | None = None
    """The description of the report plan."""
    report_setting: ReportSetting | None = None
    """What is reported."""
    report_delivery_channel: ReportDeliveryChannel | None = None
    """Where reports go."""
    deployment_status: str | None = None
    """`CREATE_IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `DELETE_IN_PROGRESS`, `COMPLETED` or `FAILED`."""
    creation_time: Timestamp | None = None
    """When it was created."""
    last_attempted_execution_time: Timestamp | None = None
    """When a report was last tried."""
    last_successful_execution_time: Timestamp | None = None
    """When a report last succeeded."""


class DescribeReportPlanInputs(AwsLookup):
    report_plan_name: AuditName
    """The name of the report plan."""


class DescribeReportPlanResult(Result):
    """A report plan."""

    report_plan: ReportPlanResult
    """The report plan."""


class DescribeReportPlan(GetFunction[DescribeReportPlanInputs, DescribeReportPlanResult]):
    """A report plan: what is reported, and where reports go."""

    token = "offsite:backup:describeReportPlan"
    inputs = DescribeReportPlanInputs
    result = DescribeReportPlanResult
    operation = "DescribeReportPlan"
    asks = "describe the report plan {report_plan_name}"


class ListReportPlansResult(Result):
    """The report plans of a region."""

    report_plans: list[ReportPlanResult] = []
    """The report plans."""


class ListReportPlans(ListFunction[AwsLookup, ListReportPlansResult]):
    """The report plans of a region."""

    token = "offsite:backup:listReportPlans"
    inputs = AwsLookup
    result = ListReportPlansResult
    operation = "ListReportPlans"
    asks = "list the report plans"
    joined = "ReportPlans"


class ReportDestinationResult(Result):
    """Where a report is."""

    s3_bucket_name: str | None = None
    """The name of the S3 bucket."""
    s3_keys: list[str] = []
    """The keys of the report's files."""


class ReportJobResult(Result):
    """A report job."""

    report_job_id: str
    """The ID of the report job."""
    report_plan_arn: str | None = None
    """The ARN of the report plan."""
    report_template: str | None = None
    """The template, e.g. `BACKUP_JOB_REPORT`."""
    creation_time: Timestamp | None = None
    """When it was created."""
    completion_time: Timestamp | None = None
    """When it was completed."""
    status: str | None = None
    """`CREATED`, `RUNNING`, `COMPLETED` or `FAILED`."""
    status_message: str | None = None
    """More about the status."""
    report_destination: ReportDestinationResult | None = None
    """Where the report is."""


class DescribeReportJobInputs(AwsLookup):
    report_job_id: Text
    """The ID of the report job."""


class DescribeReportJobResult(Result):
    """A report job."""

    report_job: ReportJobResult
    """The report job."""


class DescribeReportJob(GetFunction[DescribeReportJobInputs, DescribeReportJobResult]):
    """A report job: its state, and where the report is."""

    token = "offsite:backup:describeReportJob"
    inputs = DescribeReportJobInputs
    result = DescribeReportJobResult
    operation = "DescribeReportJob"
    asks = "describe the report job {report_job_id}"


class ListReportJobsInputs(AwsLookup):
    by_report_plan_name: AuditName | None = None
    """Only those of this report plan."""
    by_creation_before: Moment | None = None
    """Only those that were created before this moment, e.g. `2026-03-01T04:00:00Z`."""
    by_creation_after: Moment | None = None
    """Only those that were created after this moment."""
    by_status: (
        Literal["CREATED", "RUNNING", "COMPLETED", "FAILED", "COMPLETED_WITH_ISSUES"] | None
    ) = None
    """Only those of this status."""


class ListReportJobsResult(Result):
    """Report jobs."""

    report_jobs: list[ReportJobResult] = []
    """The report jobs."""


class ListReportJobs(ListFunction[ListReportJobsInputs, ListReportJobsResult]):
    """The report jobs of a region."""

    token = "offsite:backup:listReportJobs"
    inputs = ListReportJobsInputs
    result = ListReportJobsResult
    operation = "ListReportJobs"
    asks = "list the report jobs"
    joined = "ReportJobs"
