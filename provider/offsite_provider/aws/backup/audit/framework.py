"""A framework of AWS Backup Audit Manager: controls that evaluate backups.

Follows CreateFramework of the AWS Backup API. AWS Config evaluates them, so a framework is
deployed to it for some minutes after each change.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from ....core.equality import AnyOrder
from ....core.identifier import Identifier
from ....core.model import Timeouts, WireModel
from ....core.ownership import Adopt
from ....core.problems import Problem
from ....core.resource import Lists
from ....core.traits import Computed, Hidden, Replaces
from ....core.unknown import is_given
from ....core.values import Timestamp
from ...access import AwsInputs
from ...tags import MarkedTags
from ..values import AuditName, Description
from .deployment import Deployment
from .named import MarkedOutputs, NamedHandler, NamedResource, members, tags_in


class ControlInputParameter(WireModel):
    """A parameter of a control."""

    parameter_name: str
    """The name of the parameter, e.g. `requiredRetentionDays`."""
    parameter_value: str
    """Its value, e.g. `35`."""


class ControlScope(WireModel):
    """What a control looks at: resources of some types, with a tag, or single ones."""

    compliance_resource_ids: Annotated[
        Annotated[list[str], Field(min_length=1, max_length=100)] | None, AnyOrder
    ] = None
    """The IDs of the resources, of one type."""
    compliance_resource_types: Annotated[list[str] | None, AnyOrder] = None
    """The types of the resources, e.g. `EBS`."""
    tags: Annotated[dict[str, str], Field(max_length=1)] | None = None
    """The tag of the resources, by its key: one at most."""

    def problems(self) -> Iterator[Problem]:
        types = self.compliance_resource_types
        if is_given(self.compliance_resource_ids) and is_given(types) and len(types) > 1:
            yield Problem(
                ("complianceResourceTypes",),
                f"must be the one type of `compliance_resource_ids`, not {len(types)}",
            )


class FrameworkControl(WireModel):
    """A control of a framework."""

    control_name: Annotated[str, Field(min_length=1, max_length=256)]
    """The name of the control, e.g. `BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK`."""
    control_input_parameters: Annotated[list[ControlInputParameter] | None, AnyOrder] = None
    """The parameters of the control. Those left out have the defaults of the control."""
    control_scope: ControlScope | None = None
    """What the control looks at. Left out, all resources that it can."""


class FrameworkInputs(AwsInputs):
    framework_name: Annotated[AuditName | None, Replaces, Computed] = None
    """The name of the framework. Left out: the resource's name and a suffix."""
    framework_description: Annotated[Description | None, Computed] = None
    """What the framework is for. Left out, it stays as it is: AWS takes no empty one."""
    framework_controls: Annotated[list[FrameworkControl], Field(min_length=1), AnyOrder]
    """The controls, in any order. AWS takes no two frameworks with the same ones in a region."""
    tags: Annotated[MarkedTags | None, Computed] = None
    """The tags of the framework, at most 49: offsite adds its mark. Left out,
    those of one that is taken over stay; `{}` removes them."""
    adopt: Adopt = None
    """The id of a framework to take over that exists already: `<region>/<framework_name>`."""


class FrameworkOutputs(MarkedOutputs):
    answered_controls: Annotated[list[FrameworkControl] | None, Hidden] = None
    """The controls with the service's defaults."""
    framework_arn: str
    """The ARN of the framework."""
    creation_time: Timestamp | None = None
    """When the framework was made."""
    deployment_status: str | None = None
    """`COMPLETED` once the framework is deployed."""
    framework_status: str | None = None
    """`ACTIVE` when AWS Config records all that the controls look at; or `PARTIALLY_ACTIVE`,
    `INACTIVE`, `UNAVAILABLE`."""


class Framework(NamedHandler[FrameworkInputs, FrameworkOutputs]):
    """A framework of AWS Backup Audit Manager: controls that evaluate the backups of a
    region every day.

    AWS Config has to record the resources that the controls look at.
    """

    token = "offsite:backup:Framework"
    inputs = FrameworkInputs
    outputs = FrameworkOutputs
    identifier = Identifier("region", "framework_name")
    named = "framework_name"
    lists = Lists("offsite:backup:listFrameworks", "frameworks", name="framework_name")
    title = "A framework of controls that evaluate backups"
    leaves = "nothing"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateFramework.html"
    calls = {
        "create": (
            "CreateFramework",
            "DescribeFramework",
            "DeleteFramework",
            "UpdateFramework",
            "ListTags",
            "TagResource",
            "UntagResource",
        ),
        "read": ("DescribeFramework", "ListTags"),
        "update": (
            "UpdateFramework",
            "DescribeFramework",
            "TagResource",
            "UntagResource",
            "ListTags",
        ),
        "delete": ("DeleteFramework", "DescribeFramework", "ListTags"),
    }
    # The first one in an account makes the role that the service works as.
    needs = ("iam:CreateServiceLinkedRole",)
    timeouts = Timeouts(create="30m", update="30m", delete="30m")
    resource = NamedResource[FrameworkInputs](
        noun="framework",
        create=lambda client, inputs, request: client.create_framework(
            **_body(inputs), FrameworkTags=tags_in(inputs), IdempotencyToken=request
        ),
        describe=lambda client, inputs: client.describe_framework(**_name(inputs)),
        update=lambda client, inputs: client.update_framework(**_body(inputs)),
        delete=lambda client, inputs: client.delete_framework(**_name(inputs)),
        arn="framework_arn",
        answered={"framework_controls": "answered_controls"},
        deployment=Deployment(
            status="FrameworkStatus",
            remedy="Let AWS Config record the resources that its controls look at, and check the "
            "names and parameters of the controls",
        ),
        longest_name=256,
        clash="Change a control or a parameter: no two frameworks of a region may have the same "
        "ones",
    )


def _name(inputs: FrameworkInputs) -> Any:
    return members(inputs, "FrameworkName")


def _body(inputs: FrameworkInputs) -> Any:
    return members(inputs, "FrameworkName", "FrameworkDescription", "FrameworkControls")
