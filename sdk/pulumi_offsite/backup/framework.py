# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A framework of controls that backups are judged by"""

from collections.abc import Awaitable, Mapping, Sequence
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    FrameworkControl,
    FrameworkControlArgs,
    FrameworkControlArgsDict,
)


@pulumi.input_type
class _FrameworkProps(Props):
    framework_controls: Optional[
        pulumi.Input[
            Sequence[
                pulumi.Input[
                    Union[FrameworkControlArgs, FrameworkControlArgsDict, FrameworkControl]
                ]
            ]
        ]
    ] = pulumi.property("frameworkControls", default=None)
    framework_name: Optional[pulumi.Input[str]] = pulumi.property("frameworkName", default=None)
    framework_description: Optional[pulumi.Input[str]] = pulumi.property(
        "frameworkDescription", default=None
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


class Framework(Resource, module="offsite/backup", name="Framework"):
    """A framework of AWS Backup Audit Manager: controls by which the backups of a region are
    judged every day.

    AWS Config has to record the resources that the controls look at."""

    token = "offsite:backup:Framework"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        framework_controls: pulumi.Input[
            Sequence[
                pulumi.Input[
                    Union[FrameworkControlArgs, FrameworkControlArgsDict, FrameworkControl]
                ]
            ]
        ],
        framework_name: Optional[pulumi.Input[str]] = None,
        framework_description: Optional[pulumi.Input[str]] = None,
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
            framework_controls: The controls, in any order. AWS takes no two frameworks with
                the same ones in a region.
            framework_name: The name of the framework. Left out: the resource's name and a
                suffix.
            framework_description: What the framework is for. Left out, it stays as it is:
                AWS takes no empty one.
            tags: The tags of the framework.
            adopt: Take over a framework of that name that exists already.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _FrameworkProps()
        props["framework_controls"] = framework_controls
        props["framework_name"] = framework_name
        props["framework_description"] = framework_description
        props["tags"] = tags
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="frameworkControls")
    def framework_controls(self) -> pulumi.Output[Sequence[FrameworkControl]]:
        """The controls, in any order. AWS takes no two frameworks with the same ones in a
        region."""
        return cast(
            pulumi.Output[Sequence[FrameworkControl]], pulumi.get(self, "framework_controls")
        )

    @property
    @pulumi.getter(name="frameworkName")
    def framework_name(self) -> pulumi.Output[Optional[str]]:
        """The name of the framework. Left out: the resource's name and a suffix."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "framework_name"))

    @property
    @pulumi.getter(name="frameworkDescription")
    def framework_description(self) -> pulumi.Output[Optional[str]]:
        """What the framework is for. Left out, it stays as it is: AWS takes no empty one."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "framework_description"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[Mapping[str, str]]:
        """The tags of the framework."""
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
    @pulumi.getter(name="frameworkArn")
    def framework_arn(self) -> pulumi.Output[str]:
        """The ARN of the framework."""
        return cast(pulumi.Output[str], pulumi.get(self, "framework_arn"))

    @property
    @pulumi.getter(name="creationTime")
    def creation_time(self) -> pulumi.Output[Optional[str]]:
        """When the framework was made."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "creation_time"))

    @property
    @pulumi.getter(name="deploymentStatus")
    def deployment_status(self) -> pulumi.Output[Optional[str]]:
        """`COMPLETED` once the framework is deployed."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "deployment_status"))

    @property
    @pulumi.getter(name="frameworkStatus")
    def framework_status(self) -> pulumi.Output[Optional[str]]:
        """`ACTIVE` when AWS Config records all that the controls look at; or
        `PARTIALLY_ACTIVE`, `INACTIVE`, `UNAVAILABLE`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "framework_status"))


_OUTPUTS = (
    "framework_controls",
    "framework_name",
    "framework_description",
    "tags",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "framework_arn",
    "creation_time",
    "deployment_status",
    "framework_status",
)
