"""A backup vault.

Follows CreateBackupVault of the AWS Backup API. Its outputs are those of the call that makes it;
the key that is used by default is the same for all vaults, and is asked for once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, cast

from ....core.failures import Conflict
from ....core.model import Outputs, Timeouts
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.traits import Computed, Replaces, Unmanaged
from ....core.values import Timestamp
from ...access import AwsInputs
from ...failures import doing
from ...tags import Tags
from ..names import VaultName
from .vaults import KeyArn, NamedVault, describe, key_here

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import (
        BackupVaultListMemberTypeDef,
        CreateBackupVaultInputTypeDef,
    )


class VaultInputs(AwsInputs):
    backup_vault_name: Annotated[VaultName | None, Replaces, Computed] = None
    """The name of the vault: 2 to 50 letters, digits, `-` and `_`; upper and lower case differ.
    Left out: the resource's name and a suffix."""
    encryption_key_arn: Annotated[KeyArn | None, Replaces, Computed] = None
    """The ARN of the KMS key that encrypts the recovery points of services with full AWS Backup
    management; the others' have keys of their own services. Default: the account's `aws/backup`
    key."""
    tags: Tags = {}
    """The tags of the vault."""
    force_destroy: bool = False
    """Whether deletion deletes all recovery points in the vault too, instead of being refused.
    Those that a lock protects are never deleted."""
    adopt: Annotated[bool, Unmanaged] = False
    """Take over a vault of that name that exists already."""

    def problems(self) -> Iterator[Problem]:
        yield from key_here(self.encryption_key_arn, self.region)


class VaultOutputs(Outputs):
    backup_vault_arn: str
    """The ARN of the vault."""
    creation_date: Timestamp
    """When the vault was made."""


class Vault(NamedVault[VaultInputs, VaultOutputs]):
    """A backup vault: what AWS Backup keeps recovery points in."""

    token = "offsite:backup:Vault"
    inputs = VaultInputs
    outputs = VaultOutputs
    title = "A backup vault"
    leaves = (
        "nothing. While the vault holds recovery points it is refused, unless "
        "`force_destroy=True` deletes them first"
    )
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html"
    permissions = (
        "backup-storage:MountCapsule",
        "backup:CreateBackupVault",
        "backup:DeleteBackupVault",
        "backup:DeleteRecoveryPoint",
        "backup:DescribeBackupVault",
        "backup:DisassociateRecoveryPointFromParent",
        "backup:ListBackupVaults",
        "backup:ListRecoveryPointsByBackupVault",
        "backup:ListTags",
        "backup:TagResource",
        "backup:UntagResource",
        "kms:CreateGrant",
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:GenerateDataKey",
        "kms:RetireGrant",
        "tag:GetResources",
    )
    calls = {
        "create": ("CreateBackupVault", "DescribeBackupVault"),
        "read": ("DescribeBackupVault", "ListBackupVaults", "ListTags"),
        "update": ("TagResource", "UntagResource"),
        "delete": (
            "DeleteBackupVault",
            "DescribeBackupVault",
            "ListRecoveryPointsByBackupVault",
            "DisassociateRecoveryPointFromParent",
            "DeleteRecoveryPoint",
        ),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="1h")
    kind = "BACKUP_VAULT"

    def create(self, context: Context, inputs: VaultInputs) -> State[VaultInputs, VaultOutputs]:
        name = inputs.backup_vault_name or context.owner.name()
        client = self.backup(context, inputs)
        request: CreateBackupVaultInputTypeDef = {
            "BackupVaultName": name,
            "CreatorRequestId": self.token_of(context, inputs, name),
        }
        if inputs.tags:
            request["BackupVaultTags"] = inputs.tags
        if inputs.encryption_key_arn:
            request["EncryptionKeyArn"] = inputs.encryption_key_arn
        try:
            with doing(f"create backup vault {name}"):
                vault = cast("BackupVaultListMemberTypeDef", client.create_backup_vault(**request))
        except Conflict as conflict:
            return self.take_over(context, inputs, name, conflict)
        self.made(context, inputs, vault.get("BackupVaultArn", ""))
        key = inputs.encryption_key_arn or self._default_key(context, client, name)
        return self.state(inputs, {**vault, "EncryptionKeyArn": key or ""}, inputs.tags)

    def delete(self, context: Context, state: State[VaultInputs, VaultOutputs]) -> None:
        self.remove(context, state, force=state.inputs.force_destroy)

    def state(
        self, inputs: VaultInputs, vault: BackupVaultListMemberTypeDef, tags: Mapping[str, str]
    ) -> State[VaultInputs, VaultOutputs]:
        name = vault.get("BackupVaultName", "")
        live = {
            "backup_vault_name": name,
            "encryption_key_arn": vault.get("EncryptionKeyArn") or None,
            "tags": dict(tags),
        }
        return State(name, inputs.model_copy(update=live), VaultOutputs.of(vault))

    def _default_key(self, context: Context, client: BackupClient, name: str) -> str | None:
        """The key of a vault that was made without one."""

        def ask() -> str | None:
            return (describe(client, name) or {}).get("EncryptionKeyArn")

        return context.run.once(("default key", id(client)), ask)
