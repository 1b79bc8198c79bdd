# Generated from the provider's models by tools/generate.py: do not edit.
"""A daily report of backup jobs or of compliance."""

from collections.abc import Mapping

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    ReportDeliveryChannel,
    ReportDeliveryChannelArgs,
    ReportDeliveryChannelArgsDict,
    ReportSetting,
    ReportSettingArgs,
    ReportSettingArgsDict,
)


class ReportPlan(Resource):
    """A report plan of AWS Backup Audit Manager: a daily report of jobs or of compliance,
    delivered to a bucket.
    """

    token = "offsite:backup:ReportPlan"
    _identified = ("region", "report_plan_name")
    _unique = True

    report_delivery_channel: pulumi.Output[ReportDeliveryChannel]
    """Where the reports are delivered to."""
    report_setting: pulumi.Output[ReportSetting]
    """What is reported. Another template makes the report plan anew."""
    report_plan_name: pulumi.Output[str]
    """The name of the report plan. Left out: the resource's name and a suffix."""
    report_plan_description: pulumi.Output[str | None]
    """What the report plan is for. Left out, it stays as it is: AWS takes no empty one."""
    tags: pulumi.Output[Mapping[str, str] | None]
    """The tags of the report plan, at most 49: offsite adds its mark. Left out, those of one
    that is taken over stay; `{}` removes them.
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
    report_plan_arn: pulumi.Output[str]
    """The ARN of the report plan."""
    creation_time: pulumi.Output[str | None]
    """When the report plan was made."""
    deployment_status: pulumi.Output[str | None]
    """`COMPLETED` once the report plan is deployed."""
    last_attempted_execution_time: pulumi.Output[str | None]
    """When a report was last attempted, as of when the resource was last made or changed."""
    last_successful_execution_time: pulumi.Output[str | None]
    """When a report was last delivered, as of when the resource was last made or changed."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        report_delivery_channel: pulumi.Input[
            ReportDeliveryChannelArgs | ReportDeliveryChannelArgsDict | ReportDeliveryChannel
        ],
        report_setting: pulumi.Input[ReportSettingArgs | ReportSettingArgsDict | ReportSetting],
        report_plan_name: pulumi.Input[str] | None = None,
        report_plan_description: pulumi.Input[str] | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """A daily report of backup jobs or of compliance.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            report_delivery_channel: Where the reports are delivered to.
            report_setting: What is reported. Another template makes the report plan anew.
            report_plan_name: The name of the report plan. Left out: the resource's name
                and a suffix.
            report_plan_description: What the report plan is for. Left out, it stays as it
                is: AWS takes no empty one.
            tags: The tags of the report plan, at most 49: offsite adds its mark. Left
                out, those of one that is taken over stay; `{}` removes them.
            adopt: The id of a report plan to take over that exists already:
                `<region>/<report_plan_name>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
