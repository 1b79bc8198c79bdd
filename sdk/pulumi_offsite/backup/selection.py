# Generated from the provider's models by tools/generate.py: do not edit.
"""What a plan backs up."""

from collections.abc import Sequence

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    Condition,
    ConditionArgs,
    ConditionArgsDict,
    Conditions,
    ConditionsArgs,
    ConditionsArgsDict,
)


class Selection(Resource):
    """What an AWS Backup plan backs up: resources by ARN, by tag, or both.

    A resource is selected that is in `resources` and meets all `conditions`, or that has
    one of the tags of `list_of_tags`; unless it is in `not_resources`.
    """

    token = "offsite:backup:Selection"
    _identified = ("region", "backup_plan_id", "selection_id")
    _unique = True

    backup_plan_id: pulumi.Output[str]
    """The plan that backs up what is selected."""
    iam_role_arn: pulumi.Output[str]
    """The IAM role that AWS Backup assumes to make the backups. It has to trust
    `backup.amazonaws.com`; a new one is waited for.
    """
    selection_name: pulumi.Output[str | None]
    """The name of the selection. Left out: the resource's name and a suffix."""
    resources: pulumi.Output[Sequence[str]]
    """The ARNs of resources; with `*` at the end of all that begin so; `*` of every
    resource. At most 500, and 30 of them with `*`.
    """
    not_resources: pulumi.Output[Sequence[str]]
    """The ARNs of resources that are left out, in the same forms."""
    list_of_tags: pulumi.Output[Sequence[Condition]]
    """Tags, any one of which selects a resource. At most 30."""
    conditions: pulumi.Output[Conditions | None]
    """What the tags of the `resources` must be like, all of it. At most 30 conditions."""
    region: pulumi.Output[str]
    """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
    chain.
    """
    role_arn: pulumi.Output[str | None]
    """An IAM role to assume for this, e.g. in another account."""
    profile: pulumi.Output[str | None]
    """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
    chain.
    """
    timeouts: pulumi.Output[Timeouts | None]
    """How long creation, changes and deletion may take, each a duration like `90m`."""
    selection_id: pulumi.Output[str]
    """The ID of the selection, within its plan."""
    creation_date: pulumi.Output[str]
    """When the selection was created."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_plan_id: pulumi.Input[str],
        iam_role_arn: pulumi.Input[str],
        selection_name: pulumi.Input[str] | None = None,
        resources: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
        not_resources: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
        list_of_tags: pulumi.Input[
            Sequence[pulumi.Input[ConditionArgs | ConditionArgsDict | Condition]]
        ]
        | None = None,
        conditions: pulumi.Input[ConditionsArgs | ConditionsArgsDict | Conditions] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """What a plan backs up.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_plan_id: The plan that backs up what is selected.
            iam_role_arn: The IAM role that AWS Backup assumes to make the backups. It has
                to trust `backup.amazonaws.com`; a new one is waited for.
            selection_name: The name of the selection. Left out: the resource's name and a
                suffix.
            resources: The ARNs of resources; with `*` at the end of all that begin so;
                `*` of every resource. At most 500, and 30 of them with `*`.
            not_resources: The ARNs of resources that are left out, in the same forms.
            list_of_tags: Tags, any one of which selects a resource. At most 30.
            conditions: What the tags of the `resources` must be like, all of it. At most
                30 conditions.
            adopt: The id of a selection to take over, instead of making one:
                `<region>/<backup_plan_id>/<selection_id>`. It has to be what is described
                here.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
