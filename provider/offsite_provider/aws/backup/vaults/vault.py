"""A backup vault.

Follows CreateBackupVault of the AWS Backup API. Its outputs are those of the call that makes it;
the key that is used by default is the same for all vaults, and is asked for once.
"""

from __future__ import annotations

import time
from typing import Annotated

from ....core.failures import Conflict
from ....core.model import Timeouts
from ....core.resource import Context, Lists, State
from ....core.traits import Computed, Replaces
from ...failures import doing
from ..creation import is_new
from .vault_handler import AnyVaultInputs, AnyVaultOutputs, KeyArn, VaultHandler


class VaultInputs(AnyVaultInputs):
    encryption_key_arn: Annotated[KeyArn | None, Replaces, Computed] = None
    """The ARN of the KMS key that encrypts the recovery points of services with full AWS Backup
    management; those of other services have the keys of those services. Default: the account's
    `aws/backup` key."""
    force_destroy: bool = False
    """Whether deletion deletes all recovery points in the vault too, instead of being refused.
    Those that a lock protects are never deleted."""


class Vault(VaultHandler[VaultInputs, AnyVaultOutputs]):
    """A backup vault: what AWS Backup keeps recovery points in."""

    token = "offsite:backup:Vault"
    inputs = VaultInputs
    outputs = AnyVaultOutputs
    title = "A backup vault"
    leaves = (
        "nothing. It is refused while the vault holds recovery points, unless "
        "`force_destroy=True` deletes them first, or `retain_filled=True` leaves the vault"
    )
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html"
    calls = {
        "create": (
            "CreateBackupVault",
            "DescribeBackupVault",
            "ListBackupVaults",
            "ListTags",
            "TagResource",
            "UntagResource",
        ),
        "read": ("DescribeBackupVault", "ListBackupVaults", "ListTags", "tag:GetResources"),
        "update": (
            "DescribeBackupVault",
            "ListTags",
            "TagResource",
            "UntagResource",
            "tag:GetResources",
        ),
        "delete": (
            "DeleteBackupVault",
            "ListBackupVaults",
            "ListRecoveryPointsByBackupVault",
            "DescribeBackupVault",
            "ListTags",
            "DisassociateRecoveryPointFromParent",
            "DeleteRecoveryPoint",
            "tag:GetResources",
        ),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="1h")
    kind = "BACKUP_VAULT"
    lists = Lists(
        "offsite:backup:listVaults",
        "backup_vault_list",
        {"by_vault_type": "BACKUP_VAULT"},
        "backup_vault_name",
    )
    described = ("backup_vault_name", "encryption_key_arn")

    def create(self, context: Context, inputs: VaultInputs) -> State[VaultInputs, AnyVaultOutputs]:
        name = self.name(context, inputs)
        client, vaults = self.backup(context, inputs), self.vaults(context, inputs)
        what, began = f"create backup vault {name}", time.monotonic()
        if inputs.adopt:
            return self.take_over(context, inputs, name, what)
        try:
            with doing(what):
                answer = client.create_backup_vault(**self.request(context, inputs, name))
        except Conflict:
            return self.take_over(context, inputs, name, what)
        if not is_new(answer, began):
            # An earlier run has made it, and another resource may have taken it over since.
            return self.take_over(context, inputs, name, what)
        vaults.made(answer["BackupVaultArn"])
        key = inputs.encryption_key_arn or vaults.default_key(context, name)
        return self.made(context, inputs, name, {**answer, "EncryptionKeyArn": key})

    def delete(self, context: Context, state: State[VaultInputs, AnyVaultOutputs]) -> None:
        self.remove(context, state, force=state.inputs.force_destroy)
