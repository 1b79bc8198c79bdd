# Generated from the provider's models by tools/generate.py: do not edit.
"""What AWS Backup may do between the accounts of an organization."""

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


class GlobalSettings(Resource):
    """The settings of AWS Backup for an organization, such as copying backups between
    accounts.

    Only the settings that the program names are managed. Changes of other settings are
    not drift. An organization has these settings once: two resources, or stacks, that manage
    the same one overwrite each other. They are changed with the credentials of the
    organization's management account.
    """

    token = "offsite:backup:GlobalSettings"
    _identified = ("region", "account_id")
    _unique = True

    on_destroy: pulumi.Output[str]
    """What happens to a setting that is no longer managed, as the resource is deleted or no
    longer names it: `leave` leaves it as it is, `restore` puts back what was there before.
    """
    is_cross_account_backup_enabled: pulumi.Output[bool | None]
    """Whether accounts of the organization may copy backups to one another."""
    is_mpa_enabled: pulumi.Output[bool | None]
    """Whether a multi-party approval team may be given to a logically air-gapped vault."""
    is_delegated_administrator_enabled: pulumi.Output[bool | None]
    """Whether AWS Backup keeps the permissions of delegated administrators in step with the
    organization.
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
    account_id: pulumi.Output[str]
    """The management account of the organization."""
    last_update_time: pulumi.Output[str | None]
    """When any of the settings last changed, as of when the resource was last made or
    changed.
    """

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        on_destroy: pulumi.Input[str] | None = None,
        is_cross_account_backup_enabled: pulumi.Input[bool] | None = None,
        is_mpa_enabled: pulumi.Input[bool] | None = None,
        is_delegated_administrator_enabled: pulumi.Input[bool] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """What AWS Backup may do between the accounts of an organization.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            on_destroy: What happens to a setting that is no longer managed, as the
                resource is deleted or no longer names it: `leave` leaves it as it is,
                `restore` puts back what was there before.
            is_cross_account_backup_enabled: Whether accounts of the organization may copy
                backups to one another.
            is_mpa_enabled: Whether a multi-party approval team may be given to a
                logically air-gapped vault.
            is_delegated_administrator_enabled: Whether AWS Backup keeps the permissions
                of delegated administrators in step with the organization.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
