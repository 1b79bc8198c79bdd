# Generated from the provider's models by tools/generate.py: do not edit.
"""The lock of a backup vault."""

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


class VaultLock(Resource):
    """The lock of a backup vault: it protects the recovery points in it, and limits how long
    they are kept.
    """

    token = "offsite:backup:VaultLock"
    _identified = ("region", "backup_vault_name")
    _unique = True

    backup_vault_name: pulumi.Output[str]
    """The vault."""
    min_retention_days: pulumi.Output[int | None]
    """The least retention of what comes into the vault, in days: jobs with less fail.
    Default: any.
    """
    max_retention_days: pulumi.Output[int | None]
    """The longest retention of what comes into the vault, in days: jobs with more, and those
    that keep for ever, fail. Default: any.
    """
    changeable_for_days: pulumi.Output[int | None]
    """Locks in **compliance mode**: after so many days, 3 or more, nobody can change or
    remove the lock any more, and nobody can delete recovery points before their retention
    ends. A preview warns of it, with the date. A change of the lock counts the days anew. A
    lock that the vault has already keeps its date if that is no later. Default: governance
    mode, in which the lock can always be removed.
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
    backup_vault_arn: pulumi.Output[str]
    """The ARN of the vault."""
    locked: pulumi.Output[bool]
    """Whether recovery points are protected: yes, as long as there is a lock."""
    mode: pulumi.Output[str]
    """`COMPLIANCE`, which can't be undone from `lock_date` on, or `GOVERNANCE`."""
    lock_date: pulumi.Output[str | None]
    """When the lock becomes immutable, in compliance mode."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_vault_name: pulumi.Input[str],
        adopt: pulumi.Input[str] | None = None,
        min_retention_days: pulumi.Input[int] | None = None,
        max_retention_days: pulumi.Input[int] | None = None,
        changeable_for_days: pulumi.Input[int] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """The lock of a backup vault.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The vault.
            adopt: The id of what the vault has already, to take it over:
                `<region>/<backup_vault_name>`.
            min_retention_days: The least retention of what comes into the vault, in days:
                jobs with less fail. Default: any.
            max_retention_days: The longest retention of what comes into the vault, in
                days: jobs with more, and those that keep for ever, fail. Default: any.
            changeable_for_days: Locks in **compliance mode**: after so many days, 3 or
                more, nobody can change or remove the lock any more, and nobody can delete
                recovery points before their retention ends. A preview warns of it, with the
                date. A change of the lock counts the days anew. A lock that the vault has
                already keeps its date if that is no later. Default: governance mode, in
                which the lock can always be removed.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
