# Generated from the provider's models by tools/generate.py: do not edit.
"""A logically air-gapped backup vault."""

from collections.abc import Mapping

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


class LogicallyAirGappedVault(Resource):
    """A logically air-gapped vault: copies of recovery points in an account of AWS's own,
    locked in compliance mode from the beginning.
    """

    token = "offsite:backup:LogicallyAirGappedVault"
    _identified = ("region", "backup_vault_name")
    _unique = True

    min_retention_days: pulumi.Output[int]
    """The least retention of what comes into the vault, in days, 7 or more."""
    max_retention_days: pulumi.Output[int]
    """The longest retention of what comes into the vault, in days."""
    backup_vault_name: pulumi.Output[str]
    """The name of the vault: 2 to 50 letters, digits, `-` and `_`; upper and lower case
    differ. Left out: the resource's name and a suffix.
    """
    encryption_key_arn: pulumi.Output[str | None]
    """The ARN of the KMS key that encrypts the vault. Default: a key that AWS owns."""
    tags: pulumi.Output[Mapping[str, str] | None]
    """The tags of the vault, at most 49: offsite adds its mark. Left out, those of a vault
    that is taken over stay; `{}` removes them.
    """
    retain_filled: pulumi.Output[bool]
    """Whether a vault that holds recovery points which can't be deleted with it stays where
    it is, with a line that says so, when the stack lets go of it. Default: its deletion
    fails.
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
    creation_date: pulumi.Output[str]
    """When the vault was made."""
    encryption_key_type: pulumi.Output[str | None]
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        min_retention_days: pulumi.Input[int],
        max_retention_days: pulumi.Input[int],
        backup_vault_name: pulumi.Input[str] | None = None,
        encryption_key_arn: pulumi.Input[str] | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        retain_filled: pulumi.Input[bool] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """A logically air-gapped backup vault.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            min_retention_days: The least retention of what comes into the vault, in days,
                7 or more.
            max_retention_days: The longest retention of what comes into the vault, in
                days.
            backup_vault_name: The name of the vault: 2 to 50 letters, digits, `-` and
                `_`; upper and lower case differ. Left out: the resource's name and a suffix.
            encryption_key_arn: The ARN of the KMS key that encrypts the vault. Default: a
                key that AWS owns.
            tags: The tags of the vault, at most 49: offsite adds its mark. Left out,
                those of a vault that is taken over stay; `{}` removes them.
            retain_filled: Whether a vault that holds recovery points which can't be
                deleted with it stays where it is, with a line that says so, when the stack
                lets go of it. Default: its deletion fails.
            adopt: The id of a vault to take over that exists already:
                `<region>/<backup_vault_name>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
