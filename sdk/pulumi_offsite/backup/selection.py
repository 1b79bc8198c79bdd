# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""What a plan backs up"""

from collections.abc import Awaitable, Sequence
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    Condition,
    ConditionArgs,
    ConditionArgsDict,
    Conditions,
    ConditionsArgs,
    ConditionsArgsDict,
)


@pulumi.input_type
class _SelectionProps(Props):
    backup_plan_id: Optional[pulumi.Input[str]] = pulumi.property("backupPlanId", default=None)
    iam_role_arn: Optional[pulumi.Input[str]] = pulumi.property("iamRoleArn", default=None)
    selection_name: Optional[pulumi.Input[str]] = pulumi.property("selectionName", default=None)
    resources: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = pulumi.property(
        "resources", default=None
    )
    not_resources: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = pulumi.property(
        "notResources", default=None
    )
    list_of_tags: Optional[
        pulumi.Input[Sequence[pulumi.Input[Union[ConditionArgs, ConditionArgsDict, Condition]]]]
    ] = pulumi.property("listOfTags", default=None)
    conditions: Optional[pulumi.Input[Union[ConditionsArgs, ConditionsArgsDict, Conditions]]] = (
        pulumi.property("conditions", default=None)
    )
    adopt: Optional[pulumi.Input[str]] = pulumi.property("adopt", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class Selection(Resource, module="offsite/backup", name="Selection"):
    """What an AWS Backup plan backs up: resources by ARN, by tag, or both.

    A resource is selected that is in `resources` and meets all `conditions`, or that has
    one of the
    tags of `list_of_tags`; unless it is in `not_resources`."""

    token = "offsite:backup:Selection"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_plan_id: pulumi.Input[str],
        iam_role_arn: pulumi.Input[str],
        selection_name: Optional[pulumi.Input[str]] = None,
        resources: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        not_resources: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = None,
        list_of_tags: Optional[
            pulumi.Input[Sequence[pulumi.Input[Union[ConditionArgs, ConditionArgsDict, Condition]]]]
        ] = None,
        conditions: Optional[
            pulumi.Input[Union[ConditionsArgs, ConditionsArgsDict, Conditions]]
        ] = None,
        adopt: Optional[pulumi.Input[str]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_plan_id: The plan that backs up what is selected.
            iam_role_arn: The IAM role that AWS Backup assumes to make the backups. It has
                to trust `backup.amazonaws.com`; a new one is waited for.
            selection_name: The name of the selection. Left out: the resource's name and a
                suffix.
            resources: The ARNs of resources; with `*` at the end of all that begin so; `*`
                of every resource. At most 500, and 30 of them with `*`.
            not_resources: The ARNs of resources that are left out, in the same forms.
            list_of_tags: Tags, any one of which selects a resource. At most 30.
            conditions: What the tags of the `resources` must be like, all of it. At most 30
                conditions.
            adopt: The ID of a selection of the plan to take over, instead of making one: it
                has to be what is described here.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _SelectionProps()
        props["backup_plan_id"] = backup_plan_id
        props["iam_role_arn"] = iam_role_arn
        props["selection_name"] = selection_name
        props["resources"] = resources
        props["not_resources"] = not_resources
        props["list_of_tags"] = list_of_tags
        props["conditions"] = conditions
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="backupPlanId")
    def backup_plan_id(self) -> pulumi.Output[str]:
        """The plan that backs up what is selected."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_plan_id"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> pulumi.Output[str]:
        """The IAM role that AWS Backup assumes to make the backups. It has to trust
        `backup.amazonaws.com`; a new one is waited for."""
        return cast(pulumi.Output[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="selectionName")
    def selection_name(self) -> pulumi.Output[Optional[str]]:
        """The name of the selection. Left out: the resource's name and a suffix."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "selection_name"))

    @property
    @pulumi.getter(name="resources")
    def resources(self) -> pulumi.Output[Sequence[str]]:
        """The ARNs of resources; with `*` at the end of all that begin so; `*` of every
        resource. At most 500, and 30 of them with `*`."""
        return cast(pulumi.Output[Sequence[str]], pulumi.get(self, "resources"))

    @property
    @pulumi.getter(name="notResources")
    def not_resources(self) -> pulumi.Output[Sequence[str]]:
        """The ARNs of resources that are left out, in the same forms."""
        return cast(pulumi.Output[Sequence[str]], pulumi.get(self, "not_resources"))

    @property
    @pulumi.getter(name="listOfTags")
    def list_of_tags(self) -> pulumi.Output[Sequence[Condition]]:
        """Tags, any one of which selects a resource. At most 30."""
        return cast(pulumi.Output[Sequence[Condition]], pulumi.get(self, "list_of_tags"))

    @property
    @pulumi.getter(name="conditions")
    def conditions(self) -> pulumi.Output[Optional[Conditions]]:
        """What the tags of the `resources` must be like, all of it. At most 30 conditions."""
        return cast(pulumi.Output[Optional[Conditions]], pulumi.get(self, "conditions"))

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[Optional[str]]:
        """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "region"))

    @property
    @pulumi.getter(name="roleArn")
    def role_arn(self) -> pulumi.Output[Optional[str]]:
        """An IAM role to assume for this, e.g. in another account."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "role_arn"))

    @property
    @pulumi.getter(name="profile")
    def profile(self) -> pulumi.Output[Optional[str]]:
        """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "profile"))

    @property
    @pulumi.getter(name="timeouts")
    def timeouts(self) -> pulumi.Output[Optional[Timeouts]]:
        """How long creation, changes and deletion may take, each a duration like `90m`."""
        return cast(pulumi.Output[Optional[Timeouts]], pulumi.get(self, "timeouts"))

    @property
    @pulumi.getter(name="selectionId")
    def selection_id(self) -> pulumi.Output[str]:
        """The ID of the selection, within its plan."""
        return cast(pulumi.Output[str], pulumi.get(self, "selection_id"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> pulumi.Output[str]:
        """When the selection was created."""
        return cast(pulumi.Output[str], pulumi.get(self, "creation_date"))


_OUTPUTS = (
    "backup_plan_id",
    "iam_role_arn",
    "selection_name",
    "resources",
    "not_resources",
    "list_of_tags",
    "conditions",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "selection_id",
    "creation_date",
)
