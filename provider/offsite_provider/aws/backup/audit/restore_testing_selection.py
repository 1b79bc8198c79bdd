"""A selection of a restore testing plan: the resources of a type whose recovery points are tested.

Follows CreateRestoreTestingSelection of the AWS Backup API. It is chosen by ARNs or by conditions
for as long as it exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, Field

from ....core.equality import Meaning
from ....core.model import Outputs, Timeouts, WireModel
from ....core.problems import Problem
from ....core.resource import Context
from ....core.run import Run
from ....core.traits import Computed, Hidden, Replaces, Unmanaged
from ....core.unknown import is_given
from ....core.values import Timestamp, distinct, matches
from ...access import AwsInputs, RoleArn
from .by_name import Answer, ByName, members
from .meaning import Loosely, loosely
from .patience import when_settled
from .restore_testing_plan import RestoreTestingName
from .roles import assumable

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

T = TypeVar("T")

_TYPES: Final = (
    "Aurora",
    "DocumentDB",
    "DynamoDB",
    "EBS",
    "EC2",
    "EFS",
    "FSx",
    "Neptune",
    "RDS",
    "S3",
)
_ANY: Final = ["*"]


def _resource_type(name: str) -> str:
    # The service learns new types, but not new spellings of those that it knows.
    known = {known.casefold(): known for known in _TYPES}
    spelled = known.get(name.casefold(), name)
    if spelled != name:
        raise ValueError(f"must be spelled `{spelled}`, not `{name}`")
    return name


def _any_or_some(arns: list[str]) -> list[str]:
    if "*" in arns and arns != _ANY:
        raise ValueError("must be `*` alone, or ARNs without it")
    return distinct(arns)


def _same_metadata(overrides: Mapping[str, str] | None) -> object:
    """What overrides mean: their keys aren't case-sensitive."""
    if isinstance(overrides, Mapping):
        return {key.casefold(): value for key, value in overrides.items()}
    return overrides or {}


TestedArn = Annotated[
    str,
    matches(
        r"\*|arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:.+", "the ARN of a resource, or `*`"
    ),
]


class TagCondition(WireModel):
    """A tag that a resource has, or hasn't."""

    key: Annotated[str, Field(min_length=1)]
    """The key of the tag, e.g. `aws:ResourceTag/backup`."""
    value: Annotated[str, Field(max_length=256)]
    """The value of the tag."""


class ProtectedResourceConditions(WireModel):
    """The tags of the resources that are tested."""

    string_equals: list[TagCondition] | None = None
    """Tags that a resource has to have."""
    string_not_equals: list[TagCondition] | None = None
    """Tags that a resource must not have."""

    def problems(self) -> Iterator[Problem]:
        if not self.string_equals and not self.string_not_equals:
            yield Problem((), "names no tag: give `string_equals` or `string_not_equals`")


class RestoreTestingSelectionInputs(AwsInputs):
    selected_by: Annotated[str, Hidden, Replaces] = ""
    """Whether ARNs or conditions select, which can't be changed."""
    restore_testing_plan_name: Annotated[RestoreTestingName, Replaces]
    """The name of the restore testing plan."""
    restore_testing_selection_name: Annotated[RestoreTestingName | None, Replaces, Computed] = None
    """The name of the selection. Left out: the resource's name and a suffix."""
    protected_resource_type: Annotated[str, AfterValidator(_resource_type), Replaces]
    """The type of the resources, e.g. `RDS`."""
    protected_resource_arns: Annotated[
        Annotated[list[TestedArn], Field(min_length=1, max_length=30), AfterValidator(_any_or_some)]
        | None,
        Loosely,
    ] = None
    """The ARNs of the resources, at most 30; or `*` for all of the type, with or without
    conditions. Changing from ARNs to conditions makes the selection anew."""
    protected_resource_conditions: Annotated[ProtectedResourceConditions | None, Loosely] = None
    """The tags of the resources."""
    iam_role_arn: RoleArn
    """The role by which AWS Backup restores."""
    restore_metadata_overrides: Annotated[dict[str, str], Meaning(_same_metadata)] = {}
    """What to restore with instead of what AWS Backup infers; the keys are those of the type's
    restore metadata, in any case."""
    validation_window_hours: Annotated[int | None, Field(ge=0, le=168), Computed] = None
    """For how many hours what was restored is kept, to be validated: at most 168."""
    adopt: Annotated[bool, Unmanaged] = False
    """Take over a selection of that name that exists already."""

    def problems(self) -> Iterator[Problem]:
        arns, conditions = self.protected_resource_arns, self.protected_resource_conditions
        if arns is None and conditions is None:
            yield Problem(
                ("protectedResourceArns",),
                "or `protected_resource_conditions` is required; `*` selects all of the type",
            )
        elif is_given(arns) and arns != _ANY and conditions is not None:
            yield Problem(
                ("protectedResourceConditions",),
                "can't go with single ARNs: give one of the two, or `*` as the ARN",
            )


class RestoreTestingSelectionOutputs(Outputs):
    answered_arns: Annotated[list[str] | None, Hidden] = None
    """The ARNs that the service answered with."""
    answered_conditions: Annotated[ProtectedResourceConditions | None, Hidden] = None
    """The conditions that the service answered with."""
    answered_overrides: Annotated[dict[str, str] | None, Hidden] = None
    """The overrides that the service answered with."""
    creation_time: Timestamp | None = None
    """When the selection was made."""


class RestoreTestingSelection(
    ByName[RestoreTestingSelectionInputs, RestoreTestingSelectionOutputs]
):
    """A selection of a restore testing plan: resources of a type whose recovery points are restored
    as a test.
    """

    token = "offsite:backup:RestoreTestingSelection"
    inputs = RestoreTestingSelectionInputs
    outputs = RestoreTestingSelectionOutputs
    title = "The resources whose recovery points a restore testing plan tests"
    leaves = "what a test has restored, until the service deletes it"
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/"
        "API_CreateRestoreTestingSelection.html"
    )
    permissions = (
        "backup:CreateRestoreTestingSelection",
        "backup:DeleteRestoreTestingSelection",
        "backup:GetRestoreTestingSelection",
        "backup:UpdateRestoreTestingSelection",
        "iam:PassRole",
    )
    calls = {
        "create": ("CreateRestoreTestingSelection", "GetRestoreTestingSelection"),
        "read": ("GetRestoreTestingSelection",),
        "update": ("UpdateRestoreTestingSelection", "GetRestoreTestingSelection"),
        "delete": ("DeleteRestoreTestingSelection",),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    noun = "restore testing selection"
    named = "restore_testing_selection_name"
    answered = {
        "protected_resource_arns": "answered_arns",
        "protected_resource_conditions": "answered_conditions",
        "restore_metadata_overrides": "answered_overrides",
    }

    def prepare(self, run: Run, wire: dict[str, Any]) -> dict[str, Any]:
        wire = super().prepare(run, wire)
        wire["selectedBy"] = _selected_by(wire.get("protectedResourceConditions"))
        return wire

    def live(
        self, inputs: RestoreTestingSelectionInputs, answer: Answer
    ) -> RestoreTestingSelectionInputs:
        live = super().live(inputs, answer)
        by = _selected_by(live.protected_resource_conditions)
        return live.model_copy(update={"selected_by": by})

    def insist(self, context: Context, attempt: Callable[[], T]) -> T:
        return assumable(context, lambda: when_settled(context, attempt))

    def key(self, inputs: RestoreTestingSelectionInputs) -> str:
        return f"{inputs.restore_testing_plan_name}|{inputs.restore_testing_selection_name}"

    def make(
        self, client: BackupClient, inputs: RestoreTestingSelectionInputs, request: str
    ) -> None:
        fixed = members(inputs, "RestoreTestingSelectionName", "ProtectedResourceType")
        selection: Any = {**_body(inputs), **fixed}
        client.create_restore_testing_selection(
            RestoreTestingPlanName=inputs.restore_testing_plan_name,
            RestoreTestingSelection=selection,
            CreatorRequestId=request,
        )

    def change(self, client: BackupClient, inputs: RestoreTestingSelectionInputs) -> None:
        client.update_restore_testing_selection(
            **_names(self.key(inputs)), RestoreTestingSelection=_body(inputs)
        )

    def remove(self, client: BackupClient, key: str) -> None:
        client.delete_restore_testing_selection(**_names(key))

    def describe(self, client: BackupClient, key: str) -> Answer:
        return client.get_restore_testing_selection(**_names(key))["RestoreTestingSelection"]


def _names(key: str) -> Any:
    plan, _, selection = key.partition("|")
    return {"RestoreTestingPlanName": plan, "RestoreTestingSelectionName": selection}


def _body(inputs: RestoreTestingSelectionInputs) -> Any:
    body = members(
        inputs,
        "IamRoleArn",
        "ProtectedResourceArns",
        "ProtectedResourceConditions",
        "RestoreMetadataOverrides",
        "ValidationWindowHours",
    )
    if "ProtectedResourceConditions" in body:
        # What is left out would stay.
        conditions: dict[str, Any] = {"StringEquals": [], "StringNotEquals": []}
        body["ProtectedResourceConditions"] = {**conditions, **body["ProtectedResourceConditions"]}
    return body


def _selected_by(conditions: object) -> str:
    return "arns" if loosely(conditions) is None else "conditions"
