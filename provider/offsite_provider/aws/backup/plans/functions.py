"""Questions about backup plans, their versions and templates, and their selections."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import Field
from typing_extensions import Self

from ....core.function import Function, Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..values import JsonObject, NonEmptyText
from .document import AdvancedBackupSetting, ScanSetting
from .rules import BackupRule
from .selection import Condition, Conditions


class BackupPlanResult(Result):
    """A plan: its name, rules and settings."""

    backup_plan_name: str
    """The name of the plan."""
    rules: list[BackupRule]
    """The rules of the plan, as a `Plan` takes them."""
    rule_ids: dict[str, str] = {}
    """The ID of each rule, by its name."""
    advanced_backup_settings: list[AdvancedBackupSetting] = []
    """Backup options of types of resources, where they are set."""
    scan_settings: list[ScanSetting] = []
    """What is scanned for malware."""

    @classmethod
    def from_api(cls, answer: Mapping[str, Any], **others: object) -> Self:
        ids = {rule["RuleName"]: rule["RuleId"] for rule in answer["Rules"] if "RuleId" in rule}
        return super().from_api(answer, rule_ids=ids, **others)


class ScheduledRunResult(Result):
    """A scheduled run of a rule."""

    execution_time: Timestamp | None = None
    """When it runs."""
    rule_id: str | None = None
    """The ID of the rule."""
    rule_execution_type: str | None = None
    """`CONTINUOUS`, `SNAPSHOTS` or `CONTINUOUS_AND_SNAPSHOTS`."""


class GetPlanInputs(AwsLookup):
    backup_plan_id: NonEmptyText
    """The ID of the plan."""
    version_id: NonEmptyText | None = None
    """A version of the plan. Default: the newest."""
    max_scheduled_runs_preview: Annotated[int, Field(ge=0, le=10)] | None = None
    """How many of the next runs are listed, up to 10. Default: none."""


class GetPlanResult(Result):
    """A plan."""

    backup_plan: BackupPlanResult
    """The plan itself: its name, rules and settings."""
    backup_plan_id: str
    """The ID of the plan."""
    backup_plan_arn: str
    """The ARN of the plan."""
    version_id: str
    """The version of the plan."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    creation_date: Timestamp | None = None
    """When it was created."""
    deletion_date: Timestamp | None = None
    """When it was deleted, if it was."""
    last_execution_date: Timestamp | None = None
    """When it last ran."""
    advanced_backup_settings: list[AdvancedBackupSetting] = []
    """Backup options of types of resources, where they are set."""
    scheduled_runs_preview: list[ScheduledRunResult] = []
    """The runs that come next, as many as `max_scheduled_runs_preview` asked for."""


class GetPlan(GetFunction[GetPlanInputs, GetPlanResult]):
    """A backup plan, or an older version of it. Its rules and settings can be given to a `Plan`
    again.
    """

    token = "offsite:backup:getPlan"
    inputs = GetPlanInputs
    result = GetPlanResult
    operation = "GetBackupPlan"
    asks = "get the backup plan {backup_plan_id}"


class GetPlanFromJsonInputs(AwsLookup):
    backup_plan_template_json: JsonObject
    """The plan as JSON, as `export_plan_template` gives it."""


class GetPlanFromJsonResult(Result):
    """The plan that a JSON document makes."""

    backup_plan: BackupPlanResult
    """The plan itself: its name, rules and settings."""


class GetPlanFromJson(GetFunction[GetPlanFromJsonInputs, GetPlanFromJsonResult]):
    """The backup plan that a JSON document makes. An error if it makes none."""

    token = "offsite:backup:getPlanFromJson"
    inputs = GetPlanFromJsonInputs
    result = GetPlanFromJsonResult
    operation = "GetBackupPlanFromJSON"
    asks = "read a backup plan from JSON"


class GetPlanFromTemplateInputs(AwsLookup):
    backup_plan_template_id: NonEmptyText
    """The ID of the template, from `list_plan_templates`."""


class GetPlanFromTemplateResult(Result):
    """The plan that a template makes."""

    backup_plan_document: BackupPlanResult
    """The plan that the template makes: its name, rules and settings."""


class GetPlanFromTemplate(GetFunction[GetPlanFromTemplateInputs, GetPlanFromTemplateResult]):
    """The backup plan that one of AWS's templates makes."""

    token = "offsite:backup:getPlanFromTemplate"
    inputs = GetPlanFromTemplateInputs
    result = GetPlanFromTemplateResult
    operation = "GetBackupPlanFromTemplate"
    asks = "get the backup plan of the template {backup_plan_template_id}"


class ExportPlanTemplateInputs(AwsLookup):
    backup_plan_id: NonEmptyText
    """The ID of the plan."""


class ExportPlanTemplateResult(Result):
    """A plan as a template."""

    backup_plan_template_json: str
    """The plan as a template: signed JSON, which `get_plan_from_json` takes unchanged."""


class ExportPlanTemplate(GetFunction[ExportPlanTemplateInputs, ExportPlanTemplateResult]):
    """A backup plan as a template, in JSON."""

    token = "offsite:backup:exportPlanTemplate"
    inputs = ExportPlanTemplateInputs
    result = ExportPlanTemplateResult
    operation = "ExportBackupPlanTemplate"
    asks = "export the backup plan {backup_plan_id}"


class BackupPlanSummaryResult(Result):
    """A plan or a version of one, without its rules."""

    backup_plan_arn: str
    """The ARN of the plan."""
    backup_plan_id: str
    """The ID of the plan."""
    creation_date: Timestamp | None = None
    """When it was created."""
    deletion_date: Timestamp | None = None
    """When it was deleted, if it was."""
    version_id: str
    """The version of the plan."""
    backup_plan_name: str
    """The name of the plan."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    last_execution_date: Timestamp | None = None
    """When it last ran."""
    advanced_backup_settings: list[AdvancedBackupSetting] = []
    """Backup options of types of resources, where they are set."""


class ListPlansInputs(AwsLookup):
    include_deleted: bool | None = None
    """Whether deleted plans are listed too. Default: no."""


class ListPlansResult(Result):
    """The plans of a region."""

    backup_plans_list: list[BackupPlanSummaryResult] = []
    """The plans."""


class ListPlans(ListFunction[ListPlansInputs, ListPlansResult]):
    """The backup plans of a region."""

    token = "offsite:backup:listPlans"
    inputs = ListPlansInputs
    result = ListPlansResult
    operation = "ListBackupPlans"
    asks = "list the backup plans"
    joined = "BackupPlansList"


class ListPlanVersionsInputs(AwsLookup):
    backup_plan_id: NonEmptyText
    """The ID of the plan."""


class ListPlanVersionsResult(Result):
    """The versions of a plan."""

    backup_plan_versions_list: list[BackupPlanSummaryResult] = []
    """The versions of the plan."""


class ListPlanVersions(ListFunction[ListPlanVersionsInputs, ListPlanVersionsResult]):
    """The versions of a backup plan."""

    token = "offsite:backup:listPlanVersions"
    inputs = ListPlanVersionsInputs
    result = ListPlanVersionsResult
    operation = "ListBackupPlanVersions"
    asks = "list the versions of the backup plan {backup_plan_id}"
    joined = "BackupPlanVersionsList"


class BackupPlanTemplateResult(Result):
    """A template of a plan."""

    backup_plan_template_id: str
    """The ID of the template."""
    backup_plan_template_name: str | None = None
    """The name of the template."""


class ListPlanTemplatesResult(Result):
    """AWS's templates of plans."""

    backup_plan_templates_list: list[BackupPlanTemplateResult] = []
    """The templates."""


class ListPlanTemplates(ListFunction[AwsLookup, ListPlanTemplatesResult]):
    """AWS's templates of backup plans."""

    token = "offsite:backup:listPlanTemplates"
    inputs = AwsLookup
    result = ListPlanTemplatesResult
    operation = "ListBackupPlanTemplates"
    asks = "list the templates of backup plans"
    joined = "BackupPlanTemplatesList"


class BackupSelectionResult(Result):
    """A selection: which resources a plan backs up, and with which role."""

    selection_name: str
    """The name of the selection."""
    iam_role_arn: str
    """The ARN of the IAM role that AWS Backup uses for it."""
    resources: list[str] = []
    """The ARNs of the resources that are backed up, wildcards allowed."""
    list_of_tags: list[Condition] = []
    """Tags, any of which a resource has to have."""
    not_resources: list[str] = []
    """The ARNs of resources that are left out, wildcards allowed."""
    conditions: Conditions | None = None
    """Conditions on tags, all of which a resource has to meet."""


class GetSelectionInputs(AwsLookup):
    backup_plan_id: NonEmptyText
    """The ID of the plan."""
    selection_id: NonEmptyText
    """The ID of the selection."""


class GetSelectionResult(Result):
    """A selection of a plan."""

    backup_selection: BackupSelectionResult
    """The selection itself: its name, role, resources and conditions."""
    selection_id: str
    """The ID of the selection."""
    backup_plan_id: str
    """The ID of the plan."""
    creation_date: Timestamp | None = None
    """When it was created."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""


class GetSelection(GetFunction[GetSelectionInputs, GetSelectionResult]):
    """A selection of a backup plan: which resources the plan backs up, and with which role."""

    token = "offsite:backup:getSelection"
    inputs = GetSelectionInputs
    result = GetSelectionResult
    operation = "GetBackupSelection"
    asks = "get the selection {selection_id} of the backup plan {backup_plan_id}"


class BackupSelectionSummaryResult(Result):
    """A selection, without what it selects."""

    selection_id: str
    """The ID of the selection."""
    selection_name: str
    """The name of the selection."""
    backup_plan_id: str
    """The ID of the plan."""
    creation_date: Timestamp | None = None
    """When it was created."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""


class ListSelectionsInputs(AwsLookup):
    backup_plan_id: NonEmptyText
    """The ID of the plan."""


class ListSelectionsResult(Result):
    """The selections of a plan."""

    backup_selections_list: list[BackupSelectionSummaryResult] = []
    """The selections of the plan."""


class ListSelections(ListFunction[ListSelectionsInputs, ListSelectionsResult]):
    """The selections of a backup plan."""

    token = "offsite:backup:listSelections"
    inputs = ListSelectionsInputs
    result = ListSelectionsResult
    operation = "ListBackupSelections"
    asks = "list the selections of the backup plan {backup_plan_id}"
    joined = "BackupSelectionsList"


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    ExportPlanTemplate,
    GetPlan,
    GetPlanFromJson,
    GetPlanFromTemplate,
    GetSelection,
    ListPlanTemplates,
    ListPlanVersions,
    ListPlans,
    ListSelections,
)
