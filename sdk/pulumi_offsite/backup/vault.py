# Generated from the provider's models by tools/generate.py: do not edit.
"""A backup vault."""

from collections.abc import Mapping

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


class Vault(Resource):
    """A backup vault: what AWS Backup keeps recovery points in."""

    token = "offsite:backup:Vault"
    _identified = ("region", "backup_vault_name")
    _unique = True

    backup_vault_name: pulumi.Output[str]
    """The name of the vault: 2 to 50 letters, digits, `-` and `_`; upper and lower case
    differ. Left out: the resource's name and a suffix.
    """
    encryption_key_arn: pulumi.Output[str | None]
    """The ARN of the KMS key that encrypts the recovery points of services with full AWS
    Backup management; those of other services have the keys of those services. Default: the
    account's `aws/backup` key.
    """
    tags: pulumi.Output[Mapping[str, str] | None]
    """The tags of the vault, at most 49: offsite adds its mark. Left out, those of a vault
    that is taken over stay; `{}` removes them.
    """
    retain_filled: pulumi.Output[bool]
    """Whether a vault that holds recovery points which can't be deleted with it stays where
    it is, with a line that says so, when the stack lets go of it. Default: its deletion
    fails.
    """
    force_destroy: pulumi.Output[bool]
    """Whether deletion deletes all recovery points in the vault too, instead of being
    refused. Those that a lock protects are never deleted.
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

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_vault_name: pulumi.Input[str] | None = None,
        encryption_key_arn: pulumi.Input[str] | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        retain_filled: pulumi.Input[bool] | None = None,
        adopt: pulumi.Input[str] | None = None,
        force_destroy: pulumi.Input[bool] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """A backup vault.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The name of the vault: 2 to 50 letters, digits, `-` and
                `_`; upper and lower case differ. Left out: the resource's name and a suffix.
            encryption_key_arn: The ARN of the KMS key that encrypts the recovery points
                of services with full AWS Backup management; those of other services have the
                keys of those services. Default: the account's `aws/backup` key.
            tags: The tags of the vault, at most 49: offsite adds its mark. Left out,
                those of a vault that is taken over stay; `{}` removes them.
            retain_filled: Whether a vault that holds recovery points which can't be
                deleted with it stays where it is, with a line that says so, when the stack
                lets go of it. Default: its deletion fails.
            adopt: The id of a vault to take over that exists already:
                `<region>/<backup_vault_name>`.
            force_destroy: Whether deletion deletes all recovery points in the vault too,
                instead of being refused. Those that a lock protects are never deleted.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
