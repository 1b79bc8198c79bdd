"""A restore testing plan: when recovery points are restored to see that they can be.

Follows CreateRestoreTestingPlan of the AWS Backup API. Its selections say what is restored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, Field

from ....core.equality import AnyOrder, default
from ....core.identifier import Identifier
from ....core.model import Timeouts, WireModel
from ....core.ownership import Adopt
from ....core.resource import Lists
from ....core.traits import Computed, Replaces, Volatile
from ....core.values import Timestamp, distinct, matches
from ...access import AwsInputs
from ...failures import doing
from ...pages import pages
from ...tags import MarkedTags
from ..plans.schedule import SameSchedule, SameTimeZone, ScheduleExpression, TimeZone
from .named import MarkedOutputs, NamedHandler, NamedResource, members, tags_in

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient


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
    include_vaults: Annotated[list[VaultSelector], Field(min_length=1), AnyOrder]
    """The ARNs of the vaults whose recovery points are tested, with `*` for anything; or `*`."""
    exclude_vaults: Annotated[list[VaultSelector] | None, AnyOrder] = None
    """The ARNs of vaults whose recovery points aren't. Default: none."""
    recovery_point_types: Annotated[
        list[Literal["CONTINUOUS", "SNAPSHOT"]],
        Field(min_length=1),
        AfterValidator(distinct),
        AnyOrder,
    ]
    """`SNAPSHOT`, `CONTINUOUS` (restored to a point in time), or both."""
    selection_window_days: Annotated[Annotated[int, Field(ge=1, le=365)] | None, default(30)] = None
    """How many days back recovery points are tested. Default: 30."""


class RestoreTestingPlanInputs(AwsInputs):
    restore_testing_plan_name: Annotated[RestoreTestingName | None, Replaces, Computed] = None
    """The name of the restore testing plan. Left out: the resource's name and a suffix."""
    recovery_point_selection: RecoveryPointSelection
    """Which recovery points are tested."""
    schedule_expression: Annotated[ScheduleExpression, SameSchedule]
    """When the tests run, e.g. `cron(0 5 ? * MON *)`."""
    schedule_expression_timezone: Annotated[TimeZone | None, Computed, SameTimeZone] = None
    """The time zone of the schedule, e.g. `Europe/Zurich`. Default: UTC."""
    start_window_hours: Annotated[int | None, Field(ge=1, le=168), Computed] = None
    """Within how many hours of the schedule a test has to start: 1 to 168. Default: 24."""
    tags: Annotated[MarkedTags | None, Computed] = None
    """The tags of the restore testing plan, at most 49: offsite adds its mark. Left out,
    those of one that is taken over stay; `{}` removes them."""
    adopt: Adopt = None
    """The id of a restore testing plan to take over that exists already:
    `<region>/<restore_testing_plan_name>`."""


class RestoreTestingPlanOutputs(MarkedOutputs):
    restore_testing_plan_arn: str
    """The ARN of the restore testing plan."""
    creation_time: Timestamp | None = None
    """When the restore testing plan was made."""
    last_update_time: Annotated[Timestamp | None, Volatile] = None
    """When the restore testing plan was last changed by this resource."""
    last_execution_time: Annotated[Timestamp | None, Volatile] = None
    """When tests last ran, as of when the resource was last made or changed."""


class RestoreTestingPlan(NamedHandler[RestoreTestingPlanInputs, RestoreTestingPlanOutputs]):
    """A restore testing plan: recovery points are restored on a schedule to see that they can be,
    and what was restored is deleted again.

    `RestoreTestingSelection`s say what is restored.
    """

    token = "offsite:backup:RestoreTestingPlan"
    inputs = RestoreTestingPlanInputs
    outputs = RestoreTestingPlanOutputs
    identifier = Identifier("region", "restore_testing_plan_name")
    named = "restore_testing_plan_name"
    lists = Lists(
        "offsite:backup:listRestoreTestingPlans",
        "restore_testing_plans",
        name="restore_testing_plan_name",
    )
    title = "A schedule on which recovery points are restored, as a test"
    leaves = "nothing"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateRestoreTestingPlan.html"
    calls = {
        "create": (
            "CreateRestoreTestingPlan",
            "GetRestoreTestingPlan",
            "UpdateRestoreTestingPlan",
            "ListTags",
            "TagResource",
            "UntagResource",
        ),
        "read": ("GetRestoreTestingPlan", "ListTags"),
        "update": (
            "UpdateRestoreTestingPlan",
            "GetRestoreTestingPlan",
            "TagResource",
            "UntagResource",
            "ListTags",
        ),
        "delete": ("DeleteRestoreTestingPlan", "ListRestoreTestingSelections", "ListTags"),
    }
    # The first one in an account makes the role that the service works as.
    needs = ("iam:CreateServiceLinkedRole",)
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    resource = NamedResource[RestoreTestingPlanInputs](
        noun="restore testing plan",
        create=lambda client, inputs, request: client.create_restore_testing_plan(
            RestoreTestingPlan=_body(inputs, "RestoreTestingPlanName"),
            Tags=tags_in(inputs),
            CreatorRequestId=request,
        ),
        describe=lambda client, inputs: client.get_restore_testing_plan(**_name(inputs))[
            "RestoreTestingPlan"
        ],
        update=lambda client, inputs: client.update_restore_testing_plan(
            **_name(inputs), RestoreTestingPlan=_body(inputs)
        ),
        delete=lambda client, inputs: client.delete_restore_testing_plan(**_name(inputs)),
        contents=lambda client, inputs: _selections(client, inputs),
        arn="restore_testing_plan_arn",
    )


def _name(inputs: RestoreTestingPlanInputs) -> Any:
    return members(inputs, "RestoreTestingPlanName")


def _body(inputs: RestoreTestingPlanInputs, *fixed: str) -> Any:
    return members(
        inputs,
        *fixed,
        "RecoveryPointSelection",
        "ScheduleExpression",
        "ScheduleExpressionTimezone",
        "StartWindowHours",
    )


def _selections(client: BackupClient, inputs: RestoreTestingPlanInputs) -> list[str]:
    """The names of a plan's selections."""
    with doing(f"list the selections of {inputs.restore_testing_plan_name}"):
        return [
            selection["RestoreTestingSelectionName"]
            for page in pages(client.list_restore_testing_selections, **_name(inputs))
            for selection in page["RestoreTestingSelections"]
        ]
