# Generated from the provider's models by tools/generate.py: do not edit.
"""A framework of controls that evaluate backups."""

from collections.abc import Mapping, Sequence

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import FrameworkControl, FrameworkControlArgs, FrameworkControlArgsDict


class Framework(Resource):
    """A framework of AWS Backup Audit Manager: controls that evaluate the backups of a
    region every day.

    AWS Config has to record the resources that the controls look at.
    """

    token = "offsite:backup:Framework"
    _identified = ("region", "framework_name")
    _unique = True

    framework_controls: pulumi.Output[Sequence[FrameworkControl]]
    """The controls, in any order. AWS takes no two frameworks with the same ones in a
    region.
    """
    framework_name: pulumi.Output[str]
    """The name of the framework. Left out: the resource's name and a suffix."""
    framework_description: pulumi.Output[str | None]
    """What the framework is for. Left out, it stays as it is: AWS takes no empty one."""
    tags: pulumi.Output[Mapping[str, str] | None]
    """The tags of the framework, at most 49: offsite adds its mark. Left out, those of one
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
    framework_arn: pulumi.Output[str]
    """The ARN of the framework."""
    creation_time: pulumi.Output[str | None]
    """When the framework was made."""
    deployment_status: pulumi.Output[str | None]
    """`COMPLETED` once the framework is deployed."""
    framework_status: pulumi.Output[str | None]
    """`ACTIVE` when AWS Config records all that the controls look at; or `PARTIALLY_ACTIVE`,
    `INACTIVE`, `UNAVAILABLE`.
    """

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        framework_controls: pulumi.Input[
            Sequence[
                pulumi.Input[FrameworkControlArgs | FrameworkControlArgsDict | FrameworkControl]
            ]
        ],
        framework_name: pulumi.Input[str] | None = None,
        framework_description: pulumi.Input[str] | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """A framework of controls that evaluate backups.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            framework_controls: The controls, in any order. AWS takes no two frameworks
                with the same ones in a region.
            framework_name: The name of the framework. Left out: the resource's name and a
                suffix.
            framework_description: What the framework is for. Left out, it stays as it is:
                AWS takes no empty one.
            tags: The tags of the framework, at most 49: offsite adds its mark. Left out,
                those of one that is taken over stay; `{}` removes them.
            adopt: The id of a framework to take over that exists already:
                `<region>/<framework_name>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
