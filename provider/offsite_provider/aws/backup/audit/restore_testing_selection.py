"""A selection of a restore testing plan: the resources of a type whose recovery points are tested.

Follows CreateRestoreTestingSelection of the AWS Backup API. It is chosen by ARNs or by conditions
for as long as it exists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, cast

from pydantic import AfterValidator, Field

from ....core.equality import AnyOrder, Equality, meaning
from ....core.identifier import Identifier
from ....core.model import Outputs, Timeouts, WireModel
from ....core.ownership import Adopt
from ....core.problems import Problem
from ....core.resource import Lists
from ....core.traits import Computed, Hidden, Replaces, ReplacesIf, Secret
from ....core.unknown import is_given
from ....core.values import Timestamp, distinct, matches
from ...access import AwsInputs, RoleArn
from ..values import ResourceType
from .named import NamedHandler, NamedResource, members
from .restore_testing_plan import RestoreTestingName

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


def _in_any_case(overrides: object) -> object:
    if not isinstance(overrides, Mapping):
        return meaning(overrides)
    items = cast("Mapping[str, object]", overrides).items()
    return meaning({key.casefold(): value for key, value in items})


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

    string_equals: Annotated[list[TagCondition] | None, AnyOrder] = None
    """Tags that a resource has to have."""
    string_not_equals: Annotated[list[TagCondition] | None, AnyOrder] = None
    """Tags that a resource must not have."""

    def problems(self) -> Iterator[Problem]:
        if not self.string_equals and not self.string_not_equals:
            yield Problem((), "names no tag: give `string_equals` or `string_not_equals`")


class RestoreTestingSelectionInputs(AwsInputs):
    restore_testing_plan_name: Annotated[RestoreTestingName, Replaces]
    """The name of the restore testing plan."""
    restore_testing_selection_name: Annotated[RestoreTestingName | None, Replaces, Computed] = None
    """The name of the selection. Left out: the resource's name and a suffix."""
    protected_resource_type: Annotated[ResourceType, AfterValidator(_resource_type), Replaces]
    """The type of the resources, e.g. `RDS`."""
    protected_resource_arns: Annotated[
        Annotated[list[TestedArn], Field(min_length=1, max_length=30), AfterValidator(_any_or_some)]
        | None,
        Computed,
        AnyOrder,
    ] = None
    """The ARNs of the resources, at most 30; or `*` for all of the type, with or without
    conditions."""
    protected_resource_conditions: Annotated[
        ProtectedResourceConditions | None, ReplacesIf(lambda conditions: bool(meaning(conditions)))
    ] = None
    """The tags of the resources. Changing from ARNs to conditions, or back, makes the selection
    anew."""
    iam_role_arn: RoleArn
    """The role that AWS Backup assumes to restore."""
    restore_metadata_overrides: Annotated[dict[str, str], Equality(_in_any_case), Secret] = {}
    """What to restore with instead of what AWS Backup infers; the keys are those of the type's
    restore metadata, in any case. A secret in state, as it may hold passwords."""
    validation_window_hours: Annotated[int | None, Field(ge=0, le=168), Computed] = None
    """For how many hours what was restored is kept, to be validated: at most 168."""
    adopt: Adopt = None
    """The id of a selection to take over that exists already:
    `<region>/<restore_testing_plan_name>/<restore_testing_selection_name>`."""

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
    answered_overrides: Annotated[dict[str, str] | None, Hidden, Secret] = None
    """The overrides that the service answered with."""
    creation_time: Timestamp | None = None
    """When the selection was made."""


class RestoreTestingSelection(
    NamedHandler[RestoreTestingSelectionInputs, RestoreTestingSelectionOutputs]
):
    """A selection of a restore testing plan: resources of a type whose recovery points are restored
    as a test.
    """

    token = "offsite:backup:RestoreTestingSelection"
    inputs = RestoreTestingSelectionInputs
    outputs = RestoreTestingSelectionOutputs
    identifier = Identifier("region", "restore_testing_plan_name", "restore_testing_selection_name")
    named = "restore_testing_selection_name"
    lists = Lists(
        "offsite:backup:listRestoreTestingSelections",
        "restore_testing_selections",
        name="restore_testing_selection_name",
    )
    title = "The resources whose recovery points a restore testing plan tests"
    leaves = "what a test has restored, until the service deletes it"
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/"
        "API_CreateRestoreTestingSelection.html"
    )
    calls = {
        "create": (
            "CreateRestoreTestingSelection",
            "GetRestoreTestingSelection",
            "UpdateRestoreTestingSelection",
        ),
        "read": ("GetRestoreTestingSelection",),
        "update": ("UpdateRestoreTestingSelection", "GetRestoreTestingSelection"),
        "delete": ("DeleteRestoreTestingSelection",),
    }
    needs = ("iam:PassRole",)
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    resource = NamedResource[RestoreTestingSelectionInputs](
        noun="restore testing selection",
        create=lambda client, inputs, request: client.create_restore_testing_selection(
            RestoreTestingPlanName=inputs.restore_testing_plan_name,
            RestoreTestingSelection=_body(
                inputs, "RestoreTestingSelectionName", "ProtectedResourceType"
            ),
            CreatorRequestId=request,
        ),
        describe=lambda client, inputs: client.get_restore_testing_selection(**_names(inputs))[
            "RestoreTestingSelection"
        ],
        update=lambda client, inputs: client.update_restore_testing_selection(
            **_names(inputs), RestoreTestingSelection=_body(inputs)
        ),
        delete=lambda client, inputs: client.delete_restore_testing_selection(**_names(inputs)),
        answered={"restore_metadata_overrides": "answered_overrides"},
    )


def _names(inputs: RestoreTestingSelectionInputs) -> Any:
    return members(inputs, "RestoreTestingPlanName", "RestoreTestingSelectionName")


def _body(inputs: RestoreTestingSelectionInputs, *fixed: str) -> Any:
    body = members(
        inputs,
        *fixed,
        "IamRoleArn",
        "ProtectedResourceArns",
        "ProtectedResourceConditions",
        "RestoreMetadataOverrides",
        "ValidationWindowHours",
    )
    if "ProtectedResourceConditions" in body:
        # What is left out would stay.
        none: dict[str, Any] = {"StringEquals": [], "StringNotEquals": []}
        body["ProtectedResourceConditions"] = {**none, **body["ProtectedResourceConditions"]}
    return body
