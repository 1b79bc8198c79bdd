# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A schedule on which recovery points are restored, as a test"""

from collections.abc import Awaitable, Mapping
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    RecoveryPointSelection,
    RecoveryPointSelectionArgs,
    RecoveryPointSelectionArgsDict,
)


@pulumi.input_type
class _RestoreTestingPlanProps(Props):
    recovery_point_selection: Optional[
        pulumi.Input[
            Union[
                RecoveryPointSelectionArgs, RecoveryPointSelectionArgsDict, RecoveryPointSelection
            ]
        ]
    ] = pulumi.property("recoveryPointSelection", default=None)
    schedule_expression: Optional[pulumi.Input[str]] = pulumi.property(
        "scheduleExpression", default=None
    )
    restore_testing_plan_name: Optional[pulumi.Input[str]] = pulumi.property(
        "restoreTestingPlanName", default=None
    )
    schedule_expression_timezone: Optional[pulumi.Input[str]] = pulumi.property(
        "scheduleExpressionTimezone", default=None
    )
    start_window_hours: Optional[pulumi.Input[int]] = pulumi.property(
        "startWindowHours", default=None
    )
    tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "tags", default=None
    )
    adopt: Optional[pulumi.Input[bool]] = pulumi.property("adopt", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class RestoreTestingPlan(Resource, module="offsite/backup", name="RestoreTestingPlan"):
    """A restore testing plan: recovery points are restored on a schedule to see that they
    can be,
    and what was restored is deleted again.

    What is restored is said by `RestoreTestingSelection`s."""

    token = "offsite:backup:RestoreTestingPlan"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        recovery_point_selection: pulumi.Input[
            Union[
                RecoveryPointSelectionArgs, RecoveryPointSelectionArgsDict, RecoveryPointSelection
            ]
        ],
        schedule_expression: pulumi.Input[str],
        restore_testing_plan_name: Optional[pulumi.Input[str]] = None,
        schedule_expression_timezone: Optional[pulumi.Input[str]] = None,
        start_window_hours: Optional[pulumi.Input[int]] = None,
        tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        adopt: Optional[pulumi.Input[bool]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            recovery_point_selection: Which recovery points are tested.
            schedule_expression: When the tests run, e.g. `cron(0 5 ? * MON *)`.
            restore_testing_plan_name: The name of the restore testing plan. Left out: the
                resource's name and a suffix.
            schedule_expression_timezone: The time zone of the schedule, e.g.
                `Europe/Zurich`. Default: UTC.
            start_window_hours: Within how many hours of the schedule a test has to start.
                At most 168; default: 24.
            tags: The tags of the restore testing plan.
            adopt: Take over a restore testing plan of that name that exists already.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _RestoreTestingPlanProps()
        props["recovery_point_selection"] = recovery_point_selection
        props["schedule_expression"] = schedule_expression
        props["restore_testing_plan_name"] = restore_testing_plan_name
        props["schedule_expression_timezone"] = schedule_expression_timezone
        props["start_window_hours"] = start_window_hours
        props["tags"] = tags
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="recoveryPointSelection")
    def recovery_point_selection(self) -> pulumi.Output[RecoveryPointSelection]:
        """Which recovery points are tested."""
        return cast(
            pulumi.Output[RecoveryPointSelection], pulumi.get(self, "recovery_point_selection")
        )

    @property
    @pulumi.getter(name="scheduleExpression")
    def schedule_expression(self) -> pulumi.Output[str]:
        """When the tests run, e.g. `cron(0 5 ? * MON *)`."""
        return cast(pulumi.Output[str], pulumi.get(self, "schedule_expression"))

    @property
    @pulumi.getter(name="restoreTestingPlanName")
    def restore_testing_plan_name(self) -> pulumi.Output[Optional[str]]:
        """The name of the restore testing plan. Left out: the resource's name and a suffix."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "restore_testing_plan_name"))

    @property
    @pulumi.getter(name="scheduleExpressionTimezone")
    def schedule_expression_timezone(self) -> pulumi.Output[Optional[str]]:
        """The time zone of the schedule, e.g. `Europe/Zurich`. Default: UTC."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "schedule_expression_timezone"))

    @property
    @pulumi.getter(name="startWindowHours")
    def start_window_hours(self) -> pulumi.Output[Optional[int]]:
        """Within how many hours of the schedule a test has to start. At most 168; default:
        24."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "start_window_hours"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[Mapping[str, str]]:
        """The tags of the restore testing plan."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "tags"))

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
    @pulumi.getter(name="restoreTestingPlanArn")
    def restore_testing_plan_arn(self) -> pulumi.Output[str]:
        """The ARN of the restore testing plan."""
        return cast(pulumi.Output[str], pulumi.get(self, "restore_testing_plan_arn"))

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> pulumi.Output[Optional[str]]:
        """When the restore testing plan was made."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="lastUpdateTime")
    def last_update_time(self) -> pulumi.Output[Optional[str]]:
        """When the restore testing plan was last changed by this resource."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "last_update_time"))

    @property
    @pulumi.getter(name="lastExecutionTime")
    def last_execution_time(self) -> pulumi.Output[Optional[str]]:
        """When tests last ran, as of when the resource was last made or changed."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "last_execution_time"))


_OUTPUTS = (
    "recovery_point_selection",
    "schedule_expression",
    "restore_testing_plan_name",
    "schedule_expression_timezone",
    "start_window_hours",
    "tags",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "restore_testing_plan_arn",
    "creation_time",
    "last_update_time",
    "last_execution_time",
)
