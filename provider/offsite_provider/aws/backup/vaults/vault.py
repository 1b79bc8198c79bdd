"""A backup vault.

Follows CreateBackupVault of the AWS Backup API. Its outputs are those of the call that makes it;
the key that is used by default is the same for all vaults, and is asked for once.
"""

from __future__ import annotations

from typing import Annotated

from ....core.failures import Conflict
from ....core.model import Timeouts
from ....core.resource import Context, State
from ....core.traits import Computed, Replaces
from ...failures import doing
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
        "`force_destroy=True` deletes them first"
    )
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html"
    calls = {
        "create": (
            "CreateBackupVault",
            "DescribeBackupVault",
            "ListTags",
            "TagResource",
            "UntagResource",
        ),
        "read": ("DescribeBackupVault", "ListBackupVaults", "ListTags", "tag:GetResources"),
        "update": ("TagResource", "UntagResource"),
        "delete": (
            "DeleteBackupVault",
            "ListBackupVaults",
            "ListRecoveryPointsByBackupVault",
            "DescribeBackupVault",
            "DisassociateRecoveryPointFromParent",
            "DeleteRecoveryPoint",
        ),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="1h")
    kind = "BACKUP_VAULT"
    described = ("backup_vault_name", "encryption_key_arn")

    def create(self, context: Context, inputs: VaultInputs) -> State[VaultInputs, AnyVaultOutputs]:
        name = inputs.backup_vault_name or context.owner.name()
        client, vaults = self.backup(context, inputs), self.vaults(context, inputs)
        try:
            with doing(f"create backup vault {name}"):
                made = client.create_backup_vault(**self.request(context, inputs, name))
        except Conflict as conflict:
            return self.take_over(context, inputs, name, conflict)
        vaults.made(made["BackupVaultArn"])
        key = inputs.encryption_key_arn or vaults.default_key(name)
        return self.live(inputs, {**made, "EncryptionKeyArn": key}, inputs.tags)

    def delete(self, context: Context, state: State[VaultInputs, AnyVaultOutputs]) -> None:
        self.remove(context, state, force=state.inputs.force_destroy)
