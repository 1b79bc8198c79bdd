"""The lock of a backup vault.

Follows PutBackupVaultLockConfiguration of the AWS Backup API. The service doesn't tell for how many
days a lock was to stay changeable, only the date that followed from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from ....core.failures import Conflict, Failure, Invalid, NotFound
from ....core.model import Outputs, Timeouts
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.traits import Replaces, Unmanaged
from ....core.unknown import is_given
from ....core.values import Timestamp, rfc3339
from ...access import AwsInputs
from ..names import VaultName
from .vaults import OfVault, about, describe, retention

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import (
        BackupVaultListMemberTypeDef,
        PutBackupVaultLockConfigurationInputTypeDef,
    )

Days = Annotated[int, Field(ge=1, le=36500)]

NO_WAY_BACK = (
    "nobody can change or remove the lock, or delete a recovery point before its retention ends, "
    "neither root nor AWS"
)


class VaultLockInputs(AwsInputs):
    backup_vault_name: Annotated[VaultName, Replaces]
    """The vault."""
    min_retention_days: Days | None = None
    """The least retention of what comes into the vault, in days: jobs with less fail. Default: any.
    """
    max_retention_days: Days | None = None
    """The longest retention of what comes into the vault, in days: jobs with more, and those that
    keep for ever, fail. Default: any."""
    changeable_for_days: Annotated[int, Field(ge=3, le=36500)] | None = None
    """Locks in **compliance mode**: after so many days, 3 or more, nobody can change or remove the
    lock any more, and nobody can delete recovery points before their retention ends. A preview
    warns of it, with the date. A change of the lock counts the days anew. Default: governance
    mode, in which the lock can always be removed."""
    adopt: Annotated[bool, Unmanaged] = False
    """Take over a lock that the vault has already."""

    def problems(self) -> Iterator[Problem]:
        yield from retention(self.min_retention_days, self.max_retention_days)


class VaultLockOutputs(Outputs):
    backup_vault_arn: str
    """The ARN of the vault."""
    locked: bool
    """Whether recovery points are protected: yes, as long as there is a lock."""
    lock_date: Timestamp | None = None
    """When the lock becomes immutable, in compliance mode."""
    mode: Literal["COMPLIANCE", "GOVERNANCE"]
    """`COMPLIANCE`, which can't be undone from `lock_date` on, or `GOVERNANCE`."""


class VaultLock(OfVault[VaultLockInputs, VaultLockOutputs]):
    """The lock of a backup vault: it keeps what is in the vault, and bounds how long that is."""

    token = "offsite:backup:VaultLock"
    inputs = VaultLockInputs
    outputs = VaultLockOutputs
    title = "The lock of a backup vault"
    leaves = "the vault unlocked. A lock that is immutable by now can't be deleted"
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/"
        "API_PutBackupVaultLockConfiguration.html"
    )
    permissions = (
        "backup:DeleteBackupVaultLockConfiguration",
        "backup:DescribeBackupVault",
        "backup:ListBackupVaults",
        "backup:PutBackupVaultLockConfiguration",
    )
    calls = {
        "create": ("DescribeBackupVault", "PutBackupVaultLockConfiguration"),
        "read": ("DescribeBackupVault", "ListBackupVaults"),
        "update": ("PutBackupVaultLockConfiguration", "DescribeBackupVault"),
        "delete": ("DeleteBackupVaultLockConfiguration",),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    noun = "lock"

    def announce(self, inputs: VaultLockInputs, before: VaultLockInputs | None) -> Iterator[str]:
        days, name = inputs.changeable_for_days, inputs.backup_vault_name
        if is_given(days) and (before is None or self.changes(before, inputs)):
            date = datetime.now(timezone.utc) + timedelta(days=days)
            vault = f"backup vault {name}" if is_given(name) else "the vault"
            yield (
                f"locks {vault} in compliance mode: from {rfc3339(date)} on, {days} days after it "
                f"is applied, {NO_WAY_BACK}"
            )

    def look(
        self, context: Context, inputs: VaultLockInputs, known: VaultLockOutputs | None
    ) -> State[VaultLockInputs, VaultLockOutputs] | None:
        if known is not None:
            vault = self.vault(context, inputs, known.backup_vault_arn)
        else:
            vault = describe(self.backup(context, inputs), inputs.backup_vault_name)
        return _state(inputs, vault, known) if vault and vault.get("Locked") else None

    def put(
        self, context: Context, inputs: VaultLockInputs, known: VaultLockOutputs | None
    ) -> State[VaultLockInputs, VaultLockOutputs]:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)
        request: PutBackupVaultLockConfigurationInputTypeDef = {"BackupVaultName": name}
        if inputs.min_retention_days:
            request["MinRetentionDays"] = inputs.min_retention_days
        if inputs.max_retention_days:
            request["MaxRetentionDays"] = inputs.max_retention_days
        if inputs.changeable_for_days:
            request["ChangeableForDays"] = inputs.changeable_for_days
        what = self.setting(inputs)
        try:
            with about(client, name, what):
                client.put_backup_vault_lock_configuration(**request)
        except Invalid as refusal:
            raise _immutable(client, name, refusal) from None
        self.changed(context, inputs)
        vault = describe(client, name, what)
        if vault is None:
            raise NotFound(what, "the vault is gone already", "Run `pulumi up` again")
        return _state(inputs, vault, None)

    def remove(self, client: BackupClient, name: str) -> None:
        try:
            with about(client, name, f"delete the lock of backup vault {name}"):
                client.delete_backup_vault_lock_configuration(BackupVaultName=name)
        except Invalid as refusal:
            raise _immutable(client, name, refusal) from None


def _immutable(client: BackupClient, name: str, refusal: Invalid) -> Invalid | Conflict:
    """A refusal to change a lock, with the date if it is for that."""
    vault = None
    with suppress(Failure):
        vault = describe(client, name, refusal.what)
    date = vault.get("LockDate") if vault else None
    if refusal.code != "InvalidRequestException" or date is None:
        return refusal
    return Conflict(
        refusal.what,
        f"it is locked in compliance mode, and immutable since {rfc3339(date)}: {refusal.why}",
        "Leave it as it is; to have the program forget it, use `pulumi state delete`",
    )


def _state(
    inputs: VaultLockInputs, vault: BackupVaultListMemberTypeDef, known: VaultLockOutputs | None
) -> State[VaultLockInputs, VaultLockOutputs]:
    date = vault.get("LockDate")
    outputs = VaultLockOutputs.of(vault, mode="COMPLIANCE" if date else "GOVERNANCE")
    settings = {
        "min_retention_days": vault.get("MinRetentionDays"),
        "max_retention_days": vault.get("MaxRetentionDays"),
        "changeable_for_days": _changeable(inputs.changeable_for_days, date, known),
    }
    return State(vault.get("BackupVaultName", ""), inputs.model_copy(update=settings), outputs)


def _changeable(
    given: int | None, date: datetime | None, known: VaultLockOutputs | None
) -> int | None:
    """For how many days the lock was to be changeable: as given, unless its date has moved."""
    if date is None:
        return None
    if given is None:
        return max((date - datetime.now(timezone.utc)).days, 0)
    recorded = known.lock_date if known else None
    if recorded is None:
        return given
    moved = date - datetime.fromisoformat(recorded.replace("Z", "+00:00"))
    return given + round(moved / timedelta(days=1))
