# Generated from the provider's models by tools/generate.py: do not edit.
"""The services that AWS Backup backs up in a region."""

from collections.abc import Mapping

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


class RegionSettings(Resource):
    """The settings of AWS Backup in a region: types of resources that are opted in, and
    those whose backups it fully manages.

    Only the types that the program names are managed. Changes of other types are not
    drift. A region has these settings once: two resources, or stacks, that manage the same
    type overwrite each other.
    """

    token = "offsite:backup:RegionSettings"
    _identified = ("region",)
    _unique = True

    on_destroy: pulumi.Output[str]
    """What happens to a setting that is no longer managed, as the resource is deleted or no
    longer names it: `leave` leaves it as it is, `restore` puts back what was there before.
    """
    resource_type_opt_in_preference: pulumi.Output[Mapping[str, bool]]
    """Whether AWS Backup backs up resources of a type, by types like `DynamoDB`. Types that
    aren't named are left alone.
    """
    resource_type_management_preference: pulumi.Output[Mapping[str, bool]]
    """Whether AWS Backup fully manages the backups of a type, with all features that it has.
    Types that aren't named are left alone.
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

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        on_destroy: pulumi.Input[str] | None = None,
        resource_type_opt_in_preference: pulumi.Input[Mapping[str, pulumi.Input[bool]]]
        | None = None,
        resource_type_management_preference: pulumi.Input[Mapping[str, pulumi.Input[bool]]]
        | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """The services that AWS Backup backs up in a region.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            on_destroy: What happens to a setting that is no longer managed, as the
                resource is deleted or no longer names it: `leave` leaves it as it is,
                `restore` puts back what was there before.
            resource_type_opt_in_preference: Whether AWS Backup backs up resources of a
                type, by types like `DynamoDB`. Types that aren't named are left alone.
            resource_type_management_preference: Whether AWS Backup fully manages the
                backups of a type, with all features that it has. Types that aren't named are
                left alone.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
