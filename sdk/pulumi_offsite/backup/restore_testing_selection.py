# Generated from the provider's models by tools/generate.py: do not edit.
"""The resources whose recovery points a restore testing plan tests."""

from collections.abc import Mapping, Sequence

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    ProtectedResourceConditions,
    ProtectedResourceConditionsArgs,
    ProtectedResourceConditionsArgsDict,
)


class RestoreTestingSelection(Resource):
    """A selection of a restore testing plan: resources of a type whose recovery points are
    restored as a test.
    """

    token = "offsite:backup:RestoreTestingSelection"
    _identified = ("region", "restore_testing_plan_name", "restore_testing_selection_name")
    _unique = True
    _secrets = ("restore_metadata_overrides", "answered_overrides")

    restore_testing_plan_name: pulumi.Output[str]
    """The name of the restore testing plan."""
    protected_resource_type: pulumi.Output[str]
    """The type of the resources, e.g. `RDS`."""
    iam_role_arn: pulumi.Output[str]
    """The role that AWS Backup assumes to restore."""
    restore_testing_selection_name: pulumi.Output[str]
    """The name of the selection. Left out: the resource's name and a suffix."""
    protected_resource_arns: pulumi.Output[Sequence[str] | None]
    """The ARNs of the resources, at most 30; or `*` for all of the type, with or without
    conditions.
    """
    protected_resource_conditions: pulumi.Output[ProtectedResourceConditions | None]
    """The tags of the resources. Changing from ARNs to conditions, or back, makes the
    selection anew.
    """
    restore_metadata_overrides: pulumi.Output[Mapping[str, str]]
    """What to restore with instead of what AWS Backup infers; the keys are those of the
    type's restore metadata, in any case. A secret in state, as it may hold passwords.
    """
    validation_window_hours: pulumi.Output[int | None]
    """For how many hours what was restored is kept, to be validated: at most 168."""
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
    creation_time: pulumi.Output[str | None]
    """When the selection was made."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        restore_testing_plan_name: pulumi.Input[str],
        protected_resource_type: pulumi.Input[str],
        iam_role_arn: pulumi.Input[str],
        restore_testing_selection_name: pulumi.Input[str] | None = None,
        protected_resource_arns: pulumi.Input[Sequence[pulumi.Input[str]]] | None = None,
        protected_resource_conditions: pulumi.Input[
            ProtectedResourceConditionsArgs
            | ProtectedResourceConditionsArgsDict
            | ProtectedResourceConditions
        ]
        | None = None,
        restore_metadata_overrides: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        validation_window_hours: pulumi.Input[int] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """The resources whose recovery points a restore testing plan tests.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            restore_testing_plan_name: The name of the restore testing plan.
            protected_resource_type: The type of the resources, e.g. `RDS`.
            iam_role_arn: The role that AWS Backup assumes to restore.
            restore_testing_selection_name: The name of the selection. Left out: the
                resource's name and a suffix.
            protected_resource_arns: The ARNs of the resources, at most 30; or `*` for all
                of the type, with or without conditions.
            protected_resource_conditions: The tags of the resources. Changing from ARNs
                to conditions, or back, makes the selection anew.
            restore_metadata_overrides: What to restore with instead of what AWS Backup
                infers; the keys are those of the type's restore metadata, in any case. A
                secret in state, as it may hold passwords.
            validation_window_hours: For how many hours what was restored is kept, to be
                validated: at most 168.
            adopt: The id of a selection to take over that exists already:
                `<region>/<restore_testing_plan_name>/<restore_testing_selection_name>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
