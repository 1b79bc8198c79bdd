# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A daily report of backup jobs or of compliance"""

from collections.abc import Awaitable, Mapping
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    ReportDeliveryChannel,
    ReportDeliveryChannelArgs,
    ReportDeliveryChannelArgsDict,
    ReportSetting,
    ReportSettingArgs,
    ReportSettingArgsDict,
)


@pulumi.input_type
class _ReportPlanProps(Props):
    report_delivery_channel: Optional[
        pulumi.Input[
            Union[ReportDeliveryChannelArgs, ReportDeliveryChannelArgsDict, ReportDeliveryChannel]
        ]
    ] = pulumi.property("reportDeliveryChannel", default=None)
    report_setting: Optional[
        pulumi.Input[Union[ReportSettingArgs, ReportSettingArgsDict, ReportSetting]]
    ] = pulumi.property("reportSetting", default=None)
    report_plan_name: Optional[pulumi.Input[str]] = pulumi.property("reportPlanName", default=None)
    report_plan_description: Optional[pulumi.Input[str]] = pulumi.property(
        "reportPlanDescription", default=None
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


class ReportPlan(Resource, module="offsite/backup", name="ReportPlan"):
    """A report plan of AWS Backup Audit Manager: a daily report of jobs or of compliance,
    delivered
    to a bucket."""

    token = "offsite:backup:ReportPlan"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        report_delivery_channel: pulumi.Input[
            Union[ReportDeliveryChannelArgs, ReportDeliveryChannelArgsDict, ReportDeliveryChannel]
        ],
        report_setting: pulumi.Input[
            Union[ReportSettingArgs, ReportSettingArgsDict, ReportSetting]
        ],
        report_plan_name: Optional[pulumi.Input[str]] = None,
        report_plan_description: Optional[pulumi.Input[str]] = None,
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
            report_delivery_channel: Where the reports are delivered to.
            report_setting: What is reported.
            report_plan_name: The name of the report plan. Left out: the resource's name and
                a suffix.
            report_plan_description: What the report plan is for. Left out, it stays as it
                is: AWS takes no empty one.
            tags: The tags of the report plan.
            adopt: Take over a report plan of that name that exists already.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _ReportPlanProps()
        props["report_delivery_channel"] = report_delivery_channel
        props["report_setting"] = report_setting
        props["report_plan_name"] = report_plan_name
        props["report_plan_description"] = report_plan_description
        props["tags"] = tags
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="reportDeliveryChannel")
    def report_delivery_channel(self) -> pulumi.Output[ReportDeliveryChannel]:
        """Where the reports are delivered to."""
        return cast(
            pulumi.Output[ReportDeliveryChannel], pulumi.get(self, "report_delivery_channel")
        )

    @property
    @pulumi.getter(name="reportSetting")
    def report_setting(self) -> pulumi.Output[ReportSetting]:
        """What is reported."""
        return cast(pulumi.Output[ReportSetting], pulumi.get(self, "report_setting"))

    @property
    @pulumi.getter(name="reportPlanName")
    def report_plan_name(self) -> pulumi.Output[Optional[str]]:
        """The name of the report plan. Left out: the resource's name and a suffix."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "report_plan_name"))

    @property
    @pulumi.getter(name="reportPlanDescription")
    def report_plan_description(self) -> pulumi.Output[Optional[str]]:
        """What the report plan is for. Left out, it stays as it is: AWS takes no empty one."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "report_plan_description"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[Mapping[str, str]]:
        """The tags of the report plan."""
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
    @pulumi.getter(name="reportPlanArn")
    def report_plan_arn(self) -> pulumi.Output[str]:
        """The ARN of the report plan."""
        return cast(pulumi.Output[str], pulumi.get(self, "report_plan_arn"))

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> pulumi.Output[Optional[str]]:
        """When the report plan was made."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="deploymentStatus")
    def deployment_status(self) -> pulumi.Output[Optional[str]]:
        """`COMPLETED` once the report plan is deployed."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "deployment_status"))

    @property
    @pulumi.getter(name="lastAttemptedExecutionTime")
    def last_attempted_execution_time(self) -> pulumi.Output[Optional[str]]:
        """When a report was last attempted, as of when the resource was last made or
        changed."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "last_attempted_execution_time"))

    @property
    @pulumi.getter(name="lastSuccessfulExecutionTime")
    def last_successful_execution_time(self) -> pulumi.Output[Optional[str]]:
        """When a report was last delivered, as of when the resource was last made or
        changed."""
        return cast(
            pulumi.Output[Optional[str]], pulumi.get(self, "last_successful_execution_time")
        )


_OUTPUTS = (
    "report_delivery_channel",
    "report_setting",
    "report_plan_name",
    "report_plan_description",
    "tags",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "report_plan_arn",
    "creation_time",
    "deployment_status",
    "last_attempted_execution_time",
    "last_successful_execution_time",
)
