"""A logically air-gapped backup vault.

Follows CreateLogicallyAirGappedBackupVault of the AWS Backup API.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from ....core.failures import Conflict, Failure
from ....core.model import Outputs, Timeouts
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.traits import Computed, Replaces, Unmanaged
from ....core.unknown import is_given
from ....core.values import Timestamp
from ....core.waiting import Done, Waiting
from ...access import AwsInputs
from ...failures import doing
from ...tags import Tags
from ..names import VaultName
from .vault_lock import NO_WAY_BACK
from .vaults import KeyArn, NamedVault, describe, key_here, retention

if TYPE_CHECKING:
    from mypy_boto3_backup.type_defs import (
        BackupVaultListMemberTypeDef,
        CreateLogicallyAirGappedBackupVaultInputTypeDef,
    )


class LogicallyAirGappedVaultInputs(AwsInputs):
    backup_vault_name: Annotated[VaultName | None, Replaces, Computed] = None
    """The name of the vault: 2 to 50 letters, digits, `-` and `_`; upper and lower case differ.
    Left out: the resource's name and a suffix."""
    min_retention_days: Annotated[int, Replaces, Field(ge=7)]
    """The least retention of what comes into the vault, in days, 7 or more."""
    max_retention_days: Annotated[int, Replaces, Field(ge=7)]
    """The longest retention of what comes into the vault, in days."""
    encryption_key_arn: Annotated[KeyArn | None, Replaces, Computed] = None
    """The ARN of the KMS key that encrypts the vault. Default: a key that AWS owns."""
    tags: Tags = {}
    """The tags of the vault."""
    adopt: Annotated[bool, Unmanaged] = False
    """Take over a vault of that name that exists already."""

    def problems(self) -> Iterator[Problem]:
        yield from key_here(self.encryption_key_arn, self.region)
        yield from retention(self.min_retention_days, self.max_retention_days)


class LogicallyAirGappedVaultOutputs(Outputs):
    backup_vault_arn: str
    """The ARN of the vault."""
    creation_date: Timestamp
    """When the vault was made."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""


AirGapped = State[LogicallyAirGappedVaultInputs, LogicallyAirGappedVaultOutputs]


class LogicallyAirGappedVault(
    NamedVault[LogicallyAirGappedVaultInputs, LogicallyAirGappedVaultOutputs]
):
    """A logically air-gapped vault: copies of recovery points in an account of AWS's own, locked in
    compliance mode from the beginning.
    """

    token = "offsite:backup:LogicallyAirGappedVault"
    inputs = LogicallyAirGappedVaultInputs
    outputs = LogicallyAirGappedVaultOutputs
    title = "A logically air-gapped backup vault"
    leaves = "nothing. While the vault holds recovery points it is refused"
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/"
        "API_CreateLogicallyAirGappedBackupVault.html"
    )
    permissions = (
        "backup-storage:MountCapsule",
        "backup:CreateLogicallyAirGappedBackupVault",
        "backup:DeleteBackupVault",
        "backup:DescribeBackupVault",
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
        "create": ("CreateLogicallyAirGappedBackupVault", "DescribeBackupVault"),
        "read": ("DescribeBackupVault", "ListBackupVaults", "ListTags"),
        "update": ("TagResource", "UntagResource"),
        "delete": ("DeleteBackupVault", "DescribeBackupVault", "ListRecoveryPointsByBackupVault"),
    }
    timeouts = Timeouts(create="30m", update="10m", delete="10m")
    kind = "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"

    def announce(
        self,
        inputs: LogicallyAirGappedVaultInputs,
        before: LogicallyAirGappedVaultInputs | None,
    ) -> Iterator[str]:
        if before is None:
            name = inputs.backup_vault_name
            vault = f"backup vault {name}" if is_given(name) else "the vault"
            yield f"{vault} is locked in compliance mode from its creation on: {NO_WAY_BACK}"

    def create(self, context: Context, inputs: LogicallyAirGappedVaultInputs) -> AirGapped:
        name = inputs.backup_vault_name or context.owner.name()
        client, what = self.backup(context, inputs), f"create backup vault {name}"
        request: CreateLogicallyAirGappedBackupVaultInputTypeDef = {
            "BackupVaultName": name,
            "CreatorRequestId": self.token_of(context, inputs, name),
            "MinRetentionDays": inputs.min_retention_days,
            "MaxRetentionDays": inputs.max_retention_days,
        }
        if inputs.tags:
            request["BackupVaultTags"] = inputs.tags
        if inputs.encryption_key_arn:
            request["EncryptionKeyArn"] = inputs.encryption_key_arn
        try:
            with doing(what):
                arn = client.create_logically_air_gapped_backup_vault(**request)["BackupVaultArn"]
        except Conflict as conflict:
            state = self.take_over(context, inputs, name, conflict)
            self._available(context, inputs, name, what)
            return state
        self.made(context, inputs, arn)
        return self.state(inputs, self._available(context, inputs, name, what), inputs.tags)

    def delete(self, context: Context, state: AirGapped) -> None:
        self.remove(context, state, force=None)

    def state(
        self,
        inputs: LogicallyAirGappedVaultInputs,
        vault: BackupVaultListMemberTypeDef,
        tags: Mapping[str, str],
    ) -> AirGapped:
        name = vault.get("BackupVaultName", "")
        live = {
            "backup_vault_name": name,
            "min_retention_days": vault.get("MinRetentionDays"),
            "max_retention_days": vault.get("MaxRetentionDays"),
            "encryption_key_arn": vault.get("EncryptionKeyArn"),
            "tags": dict(tags),
        }
        outputs = LogicallyAirGappedVaultOutputs.of(vault)
        return State(name, inputs.model_copy(update=live), outputs)

    def _available(
        self, context: Context, inputs: LogicallyAirGappedVaultInputs, name: str, what: str
    ) -> BackupVaultListMemberTypeDef:
        """The vault, when it is ready."""
        client = self.backup(context, inputs)

        def fetch(names: Sequence[str]) -> Mapping[str, BackupVaultListMemberTypeDef]:
            found = ((name, describe(client, name)) for name in names)
            return {name: vault for name, vault in found if vault}

        def judge(
            vault: BackupVaultListMemberTypeDef | None,
        ) -> Done[BackupVaultListMemberTypeDef] | Waiting:
            state = vault.get("VaultState", "AVAILABLE") if vault else "CREATING"
            if state == "FAILED":
                raise Failure(what, "its creation has FAILED", "Delete it, and run `pulumi up`")
            return Done(vault) if vault and state == "AVAILABLE" else Waiting(state)

        poll = context.poll("air-gapped vaults", client, fetch, batch=1)
        return context.wait(poll, name, judge, what)
