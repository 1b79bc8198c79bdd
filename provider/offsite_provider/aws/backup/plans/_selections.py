"""Selections: what plans back up."""

from ....core.function import Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..names import Text
from ..selection import Condition, Conditions


class BackupSelectionResult(Result):
    """A selection: which resources a plan backs up, and as whom."""

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
    backup_plan_id: Text
    """The ID of the plan."""
    selection_id: Text
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
    """A selection of a backup plan: which resources the plan backs up, and as whom."""

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
    backup_plan_id: Text
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
