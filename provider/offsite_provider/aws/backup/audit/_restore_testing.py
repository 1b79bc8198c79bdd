"""Restore testing plans, and what they test."""

from ....core.function import Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..names import RecoveryPointArn, Text
from ..restore_testing_plan import RecoveryPointSelection
from ..restore_testing_selection import ProtectedResourceConditions


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
    """When it runs: `cron(…)` or `rate(…)`."""
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
    restore_testing_plan_name: Text
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
    """Restore metadata that are other than what is inferred, by name."""


class GetRestoreTestingSelectionInputs(AwsLookup):
    restore_testing_plan_name: Text
    """The name of the restore testing plan."""
    restore_testing_selection_name: Text
    """The name of the selection."""


class GetRestoreTestingSelectionResult(Result):
    """A selection of a restore testing plan."""

    restore_testing_selection: RestoreTestingSelectionResult
    """The selection."""


class GetRestoreTestingSelection(
    GetFunction[GetRestoreTestingSelectionInputs, GetRestoreTestingSelectionResult]
):
    """A selection of a restore testing plan: which resources it tests, and as whom."""

    token = "offsite:backup:getRestoreTestingSelection"
    inputs = GetRestoreTestingSelectionInputs
    result = GetRestoreTestingSelectionResult
    operation = "GetRestoreTestingSelection"
    asks = (
        "get the selection {restore_testing_selection_name} of the restore testing plan "
        "{restore_testing_plan_name}"
    )


class ListRestoreTestingSelectionsInputs(AwsLookup):
    restore_testing_plan_name: Text
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
    backup_vault_name: Text
    """The name of the vault."""
    recovery_point_arn: RecoveryPointArn
    """The ARN of the recovery point."""
    backup_vault_account_id: Text | None = None
    """The account of the vault, where it is another's that is shared with this one."""


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
