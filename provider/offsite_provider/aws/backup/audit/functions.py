"""Frameworks, report plans and their reports, and restore testing plans and what they test."""

from typing import Any, Final, Literal

from ....core.function import Function, Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..values import AuditName, Moment, NonEmptyText, RecoveryPointArn
from .framework import FrameworkControl
from .report_plan import ReportDeliveryChannel, ReportSetting
from .restore_testing_plan import RecoveryPointSelection
from .restore_testing_selection import ProtectedResourceConditions


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
    report_job_id: NonEmptyText
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


class RestoreTestingPlanSummaryResult(Result):
    """A restore testing plan, without what it tests."""

    creation_time: Timestamp
    """When it was created."""
    last_execution_time: Timestamp | None = None
    """When it last ran."""
    last_update_time: Timestamp | None = None
    """When it was last changed."""
    restore_testing_plan_arn: str
    """The ARN of the restore testing plan."""
    restore_testing_plan_name: str
    """The name of the restore testing plan."""
    schedule_expression: str
    """When it runs: `cron(…)`."""
    schedule_expression_timezone: str | None = None
    """The time zone of the schedule. Default: UTC."""
    start_window_hours: int | None = None
    """Hours after its schedule by which a test has to be started. Default: 24."""


class RestoreTestingPlanResult(RestoreTestingPlanSummaryResult):
    """A restore testing plan."""

    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    recovery_point_selection: RecoveryPointSelection
    """Which recovery points are tested."""


class GetRestoreTestingPlanInputs(AwsLookup):
    restore_testing_plan_name: NonEmptyText
    """The name of the restore testing plan."""


class GetRestoreTestingPlanResult(Result):
    """A restore testing plan."""

    restore_testing_plan: RestoreTestingPlanResult
    """The restore testing plan."""


class GetRestoreTestingPlan(GetFunction[GetRestoreTestingPlanInputs, GetRestoreTestingPlanResult]):
    """A restore testing plan: when it runs, and which recovery points it tests."""

    token = "offsite:backup:getRestoreTestingPlan"
    inputs = GetRestoreTestingPlanInputs
    result = GetRestoreTestingPlanResult
    operation = "GetRestoreTestingPlan"
    asks = "get the restore testing plan {restore_testing_plan_name}"


class ListRestoreTestingPlansResult(Result):
    """The restore testing plans of a region."""

    restore_testing_plans: list[RestoreTestingPlanSummaryResult]
    """The restore testing plans."""


class ListRestoreTestingPlans(ListFunction[AwsLookup, ListRestoreTestingPlansResult]):
    """The restore testing plans of a region."""

    token = "offsite:backup:listRestoreTestingPlans"
    inputs = AwsLookup
    result = ListRestoreTestingPlansResult
    operation = "ListRestoreTestingPlans"
    asks = "list the restore testing plans"
    joined = "RestoreTestingPlans"


class RestoreTestingSelectionSummaryResult(Result):
    """A selection of a restore testing plan, without what it selects."""

    creation_time: Timestamp
    """When it was created."""
    iam_role_arn: str
    """The ARN of the IAM role that AWS Backup uses for it."""
    protected_resource_type: str
    """The type of the resources that are tested, e.g. `RDS`."""
    restore_testing_plan_name: str
    """The name of the restore testing plan."""
    restore_testing_selection_name: str
    """The name of the selection."""
    validation_window_hours: int | None = None
    """Hours that what was restored is kept, to be validated."""


class RestoreTestingSelectionResult(RestoreTestingSelectionSummaryResult):
    """A selection of a restore testing plan."""

    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    protected_resource_arns: list[str] = []
    """The ARNs of the resources that are tested; `*` stands for all of the type."""
    protected_resource_conditions: ProtectedResourceConditions | None = None
    """Conditions on the tags of the resources that are tested."""
    restore_metadata_overrides: dict[str, str] = {}
    """Restore metadata that override the inferred values, by name."""


class GetRestoreTestingSelectionInputs(AwsLookup):
    restore_testing_plan_name: NonEmptyText
    """The name of the restore testing plan."""
    restore_testing_selection_name: NonEmptyText
    """The name of the selection."""


class GetRestoreTestingSelectionResult(Result):
    """A selection of a restore testing plan."""

    restore_testing_selection: RestoreTestingSelectionResult
    """The selection."""


class GetRestoreTestingSelection(
    GetFunction[GetRestoreTestingSelectionInputs, GetRestoreTestingSelectionResult]
):
    """A selection of a restore testing plan: which resources it tests, and with which role."""

    token = "offsite:backup:getRestoreTestingSelection"
    inputs = GetRestoreTestingSelectionInputs
    result = GetRestoreTestingSelectionResult
    operation = "GetRestoreTestingSelection"
    asks = (
        "get the selection {restore_testing_selection_name} of the restore testing plan "
        "{restore_testing_plan_name}"
    )


class ListRestoreTestingSelectionsInputs(AwsLookup):
    restore_testing_plan_name: NonEmptyText
    """The name of the restore testing plan."""


class ListRestoreTestingSelectionsResult(Result):
    """The selections of a restore testing plan."""

    restore_testing_selections: list[RestoreTestingSelectionSummaryResult]
    """The selections of the restore testing plan."""


class ListRestoreTestingSelections(
    ListFunction[ListRestoreTestingSelectionsInputs, ListRestoreTestingSelectionsResult]
):
    """The selections of a restore testing plan."""

    token = "offsite:backup:listRestoreTestingSelections"
    inputs = ListRestoreTestingSelectionsInputs
    result = ListRestoreTestingSelectionsResult
    operation = "ListRestoreTestingSelections"
    asks = "list the selections of the restore testing plan {restore_testing_plan_name}"
    joined = "RestoreTestingSelections"


class GetRestoreTestingInferredMetadataInputs(AwsLookup):
    backup_vault_name: NonEmptyText
    """The name of the vault."""
    recovery_point_arn: RecoveryPointArn
    """The ARN of the recovery point."""
    backup_vault_account_id: NonEmptyText | None = None
    """The account that owns the vault, if another account shares it with this one."""


class GetRestoreTestingInferredMetadataResult(Result):
    """The least metadata that a restore of a recovery point takes."""

    inferred_metadata: dict[str, str]
    """The least metadata that a restore takes, by name."""


class GetRestoreTestingInferredMetadata(
    GetFunction[GetRestoreTestingInferredMetadataInputs, GetRestoreTestingInferredMetadataResult]
):
    """The least metadata, with safe defaults, that a restore of a recovery point takes."""

    token = "offsite:backup:getRestoreTestingInferredMetadata"
    inputs = GetRestoreTestingInferredMetadataInputs
    result = GetRestoreTestingInferredMetadataResult
    operation = "GetRestoreTestingInferredMetadata"
    secret = True  # So the model says of restore metadata.
    asks = "infer the restore metadata of {recovery_point_arn} of {backup_vault_name}"


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    DescribeFramework,
    DescribeReportJob,
    DescribeReportPlan,
    GetRestoreTestingInferredMetadata,
    GetRestoreTestingPlan,
    GetRestoreTestingSelection,
    ListFrameworks,
    ListReportJobs,
    ListReportPlans,
    ListRestoreTestingPlans,
    ListRestoreTestingSelections,
)
