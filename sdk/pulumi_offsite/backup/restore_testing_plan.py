# Generated from the provider's models by tools/generate.py: do not edit.
"""A schedule on which recovery points are restored, as a test."""

from collections.abc import Mapping

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    RecoveryPointSelection,
    RecoveryPointSelectionArgs,
    RecoveryPointSelectionArgsDict,
)


class RestoreTestingPlan(Resource):
    """A restore testing plan: recovery points are restored on a schedule to see that they
    can be, and what was restored is deleted again.

    `RestoreTestingSelection`s say what is restored.
    """

    token = "offsite:backup:RestoreTestingPlan"
    _identified = ("region", "restore_testing_plan_name")
    _unique = True

    recovery_point_selection: pulumi.Output[RecoveryPointSelection]
    """Which recovery points are tested."""
    schedule_expression: pulumi.Output[str]
    """When the tests run, e.g. `cron(0 5 ? * MON *)`."""
    restore_testing_plan_name: pulumi.Output[str]
    """The name of the restore testing plan. Left out: the resource's name and a suffix."""
    schedule_expression_timezone: pulumi.Output[str | None]
    """The time zone of the schedule, e.g. `Europe/Zurich`. Default: UTC."""
    start_window_hours: pulumi.Output[int | None]
    """Within how many hours of the schedule a test has to start: 1 to 168. Default: 24."""
    tags: pulumi.Output[Mapping[str, str] | None]
    """The tags of the restore testing plan, at most 49: offsite adds its mark. Left out,
    those of one that is taken over stay; `{}` removes them.
    """
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
    restore_testing_plan_arn: pulumi.Output[str]
    """The ARN of the restore testing plan."""
    creation_time: pulumi.Output[str | None]
    """When the restore testing plan was made."""
    last_update_time: pulumi.Output[str | None]
    """When the restore testing plan was last changed by this resource."""
    last_execution_time: pulumi.Output[str | None]
    """When tests last ran, as of when the resource was last made or changed."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        recovery_point_selection: pulumi.Input[
            RecoveryPointSelectionArgs | RecoveryPointSelectionArgsDict | RecoveryPointSelection
        ],
        schedule_expression: pulumi.Input[str],
        restore_testing_plan_name: pulumi.Input[str] | None = None,
        schedule_expression_timezone: pulumi.Input[str] | None = None,
        start_window_hours: pulumi.Input[int] | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """A schedule on which recovery points are restored, as a test.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            recovery_point_selection: Which recovery points are tested.
            schedule_expression: When the tests run, e.g. `cron(0 5 ? * MON *)`.
            restore_testing_plan_name: The name of the restore testing plan. Left out: the
                resource's name and a suffix.
            schedule_expression_timezone: The time zone of the schedule, e.g.
                `Europe/Zurich`. Default: UTC.
            start_window_hours: Within how many hours of the schedule a test has to start:
                1 to 168. Default: 24.
            tags: The tags of the restore testing plan, at most 49: offsite adds its mark.
                Left out, those of one that is taken over stay; `{}` removes them.
            adopt: The id of a restore testing plan to take over that exists already:
                `<region>/<restore_testing_plan_name>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
