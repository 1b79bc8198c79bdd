"""A restore testing plan: when recovery points are restored to see that they can be.

Follows CreateRestoreTestingPlan of the AWS Backup API. What is restored is said by its selections.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, Field

from ....core.equality import Meaning
from ....core.failures import Conflict, Invalid, NotFound
from ....core.model import Outputs, Timeouts, WireModel
from ....core.resource import Context, State
from ....core.traits import Computed, Hidden, Replaces, Unmanaged, Volatile
from ....core.values import Timestamp, distinct, matches
from ...access import AwsInputs
from ...failures import doing
from ...pages import pages
from ...tags import Tags
from .by_name import Answer, ByName, members
from .meaning import Loosely
from .schedule import ScheduleExpression, TimeZone, same_schedule, same_zone

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient


def _cron(expression: str) -> str:
    if not expression.startswith("cron("):
        raise ValueError(f"must be `cron(…)`, not `{expression}`: restore tests take no rate")
    return expression


RestoreTestingName = Annotated[
    str, matches(r"[a-zA-Z0-9_]{1,50}", "1 to 50 letters, digits and underscores")
]
VaultSelector = Annotated[
    str,
    matches(
        r"\*|arn:(aws[a-z-]*|\*):backup:[a-z0-9*-]+:[0-9*]+:backup-vault:[a-zA-Z0-9_*-]+",
        "`*` or the ARN of a vault, in which `*` stands for anything",
    ),
]


class RecoveryPointSelection(WireModel):
    """Which recovery points are tested."""

    algorithm: Literal["LATEST_WITHIN_WINDOW", "RANDOM_WITHIN_WINDOW"]
    """Whether the latest recovery point of a resource is tested, or one at random."""
    include_vaults: Annotated[list[VaultSelector], Field(min_length=1)]
    """The ARNs of the vaults whose recovery points are tested, with `*` for anything; or `*`."""
    exclude_vaults: list[VaultSelector] | None = None
    """The ARNs of vaults whose recovery points aren't. Default: none."""
    recovery_point_types: Annotated[
        list[Literal["CONTINUOUS", "SNAPSHOT"]], Field(min_length=1), AfterValidator(distinct)
    ]
    """`SNAPSHOT`, `CONTINUOUS` (restored to a point in time), or both."""
    selection_window_days: Annotated[int, Field(ge=1, le=365)] | None = None
    """How many days back recovery points are tested. Default: 30."""


class RestoreTestingPlanInputs(AwsInputs):
    restore_testing_plan_name: Annotated[RestoreTestingName | None, Replaces, Computed] = None
    """The name of the restore testing plan. Left out: the resource's name and a suffix."""
    recovery_point_selection: Annotated[RecoveryPointSelection, Loosely]
    """Which recovery points are tested."""
    schedule_expression: Annotated[
        ScheduleExpression, AfterValidator(_cron), Meaning(same_schedule)
    ]
    """When the tests run, e.g. `cron(0 5 ? * MON *)`."""
    schedule_expression_timezone: Annotated[TimeZone | None, Computed, Meaning(same_zone)] = None
    """The time zone of the schedule, e.g. `Europe/Zurich`. Default: UTC."""
    start_window_hours: Annotated[int | None, Field(ge=0, le=168), Computed] = None
    """Within how many hours of the schedule a test has to start. At most 168; default: 24."""
    tags: Tags = {}
    """The tags of the restore testing plan."""
    adopt: Annotated[bool, Unmanaged] = False
    """Take over a restore testing plan of that name that exists already."""


class RestoreTestingPlanOutputs(Outputs):
    answered_selection: Annotated[RecoveryPointSelection | None, Hidden] = None
    """The selection with the service's defaults."""
    restore_testing_plan_arn: str
    """The ARN of the restore testing plan."""
    creation_time: Timestamp | None = None
    """When the restore testing plan was made."""
    last_update_time: Annotated[Timestamp | None, Volatile] = None
    """When the restore testing plan was last changed by this resource."""
    last_execution_time: Annotated[Timestamp | None, Volatile] = None
    """When tests last ran, as of when the resource was last made or changed."""


Plan = State[RestoreTestingPlanInputs, RestoreTestingPlanOutputs]


class RestoreTestingPlan(ByName[RestoreTestingPlanInputs, RestoreTestingPlanOutputs]):
    """A restore testing plan: recovery points are restored on a schedule to see that they can be,
    and what was restored is deleted again.

    What is restored is said by `RestoreTestingSelection`s.
    """

    token = "offsite:backup:RestoreTestingPlan"
    inputs = RestoreTestingPlanInputs
    outputs = RestoreTestingPlanOutputs
    title = "A schedule on which recovery points are restored, as a test"
    leaves = "nothing"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateRestoreTestingPlan.html"
    permissions = (
        "backup:CreateRestoreTestingPlan",
        "backup:DeleteRestoreTestingPlan",
        "backup:GetRestoreTestingPlan",
        "backup:ListRestoreTestingSelections",
        "backup:ListTags",
        "backup:TagResource",
        "backup:UntagResource",
        "backup:UpdateRestoreTestingPlan",
    )
    calls = {
        "create": ("CreateRestoreTestingPlan", "GetRestoreTestingPlan"),
        "read": ("GetRestoreTestingPlan", "ListTags"),
        "update": (
            "UpdateRestoreTestingPlan",
            "GetRestoreTestingPlan",
            "TagResource",
            "UntagResource",
        ),
        "delete": ("DeleteRestoreTestingPlan", "ListRestoreTestingSelections"),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    noun = "restore testing plan"
    named = "restore_testing_plan_name"
    arn = "restore_testing_plan_arn"
    answered = {"recovery_point_selection": "answered_selection"}

    def make(self, client: BackupClient, inputs: RestoreTestingPlanInputs, request: str) -> None:
        plan: Any = {**_body(inputs), "RestoreTestingPlanName": self.key(inputs)}
        client.create_restore_testing_plan(
            RestoreTestingPlan=plan,
            Tags=inputs.tags,
            CreatorRequestId=request,
        )

    def change(self, client: BackupClient, inputs: RestoreTestingPlanInputs) -> None:
        client.update_restore_testing_plan(
            RestoreTestingPlanName=self.key(inputs), RestoreTestingPlan=_body(inputs)
        )

    def remove(self, client: BackupClient, key: str) -> None:
        client.delete_restore_testing_plan(RestoreTestingPlanName=key)

    def describe(self, client: BackupClient, key: str) -> Answer:
        return client.get_restore_testing_plan(RestoreTestingPlanName=key)["RestoreTestingPlan"]

    def delete(self, context: Context, state: Plan) -> None:
        try:
            super().delete(context, state)
        except Invalid as refusal:
            try:
                left = _selections(self.backup(context, state.inputs), state.id)
            except NotFound:
                return
            if left:
                raise Conflict(
                    refusal.what,
                    f"it still has {', '.join(left)}",
                    "Delete its selections first",
                    code=refusal.code,
                ) from refusal
            raise


def _body(inputs: RestoreTestingPlanInputs) -> Any:
    return members(
        inputs,
        "RecoveryPointSelection",
        "ScheduleExpression",
        "ScheduleExpressionTimezone",
        "StartWindowHours",
    )


def _selections(client: BackupClient, plan: str) -> list[str]:
    """The names of a plan's selections."""
    with doing(f"list the selections of {plan}"):
        return [
            selection["RestoreTestingSelectionName"]
            for page in pages(client.list_restore_testing_selections, RestoreTestingPlanName=plan)
            for selection in page["RestoreTestingSelections"]
        ]
