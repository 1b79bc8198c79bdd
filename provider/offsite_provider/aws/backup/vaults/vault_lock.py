"""The lock of a backup vault.

Follows PutBackupVaultLockConfiguration of the AWS Backup API. The service doesn't tell for how many
days a lock was to stay changeable, only the date that followed from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from math import ceil
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import Field

from ....core.failures import Conflict, Failure, Invalid
from ....core.model import Timeouts
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.unknown import is_given
from ....core.values import Timestamp, rfc3339
from .vault_part import VaultPartHandler, VaultPartInputs, VaultPartOutputs
from .vaults import describe, doing_with_vault, find

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.type_defs import PutBackupVaultLockConfigurationInputTypeDef

    from .vaults import VaultDescription

Days = Annotated[int, Field(ge=1, le=36500)]

ChangeableDays = Annotated[int, Field(ge=3, le=36500)]
"""For how long a lock in compliance mode can be changed."""

_CLOCK: Final = timedelta(hours=1)
"""By how much this machine's clock may be behind; what is left seems longer by it."""

COMPLIANCE_MODE: Final = (
    "nobody can change or remove the lock, or delete a recovery point before its retention ends, "
    "neither root nor AWS"
)
"""What compliance mode means, in a sentence that names a vault before it."""


def retention(least: int | None, most: int | None) -> Iterator[Problem]:
    """The rule that there is a retention which a vault takes."""
    if is_given(least) and is_given(most) and most < least:
        yield Problem(
            ("maxRetentionDays",),
            f"must be at least `min_retention_days`, {least}, not {most}",
        )


class VaultLockInputs(VaultPartInputs):
    min_retention_days: Days | None = None
    """The least retention of what comes into the vault, in days: jobs with less fail. Default: any.
    """
    max_retention_days: Days | None = None
    """The longest retention of what comes into the vault, in days: jobs with more, and those that
    keep for ever, fail. Default: any."""
    changeable_for_days: ChangeableDays | None = None
    """Locks in **compliance mode**: after so many days, 3 or more, nobody can change or remove the
    lock any more, and nobody can delete recovery points before their retention ends. A preview
    warns of it, with the date. A change of the lock counts the days anew. A lock that the vault
    has already keeps its date if that is no later. Default: governance mode, in which the lock can
    always be removed."""

    def problems(self) -> Iterator[Problem]:
        yield from retention(self.min_retention_days, self.max_retention_days)


class VaultLockOutputs(VaultPartOutputs):
    locked: bool
    """Whether recovery points are protected: yes, as long as there is a lock."""
    lock_date: Timestamp | None = None
    """When the lock becomes immutable, in compliance mode."""
    mode: Literal["COMPLIANCE", "GOVERNANCE"]
    """`COMPLIANCE`, which can't be undone from `lock_date` on, or `GOVERNANCE`."""


class VaultLock(VaultPartHandler[VaultLockInputs, VaultLockOutputs]):
    """The lock of a backup vault: it protects the recovery points in it, and limits how
    long they are kept."""

    token = "offsite:backup:VaultLock"
    inputs = VaultLockInputs
    outputs = VaultLockOutputs
    title = "The lock of a backup vault"
    leaves = "the vault unlocked. A lock that is immutable by now can't be deleted"
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/"
        "API_PutBackupVaultLockConfiguration.html"
    )
    calls = {
        "create": (
            "DescribeBackupVault",
            "PutBackupVaultLockConfiguration",
            "ListBackupVaults",
        ),
        "read": ("DescribeBackupVault", "ListBackupVaults"),
        "update": (
            "PutBackupVaultLockConfiguration",
            "DescribeBackupVault",
            "ListBackupVaults",
        ),
        "delete": (
            "DeleteBackupVaultLockConfiguration",
            "DescribeBackupVault",
            "ListBackupVaults",
        ),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    noun = "lock"

    def warnings(self, inputs: VaultLockInputs, before: VaultLockInputs | None) -> Iterator[str]:
        days, name = inputs.changeable_for_days, inputs.backup_vault_name
        if is_given(days) and (before is None or self.changes(before, inputs)):
            date = datetime.now(timezone.utc) + timedelta(days=days)
            vault = f"backup vault {name}" if is_given(name) else "the vault"
            yield (
                f"locks {vault} in compliance mode: from {rfc3339(date)} on, {days} days after it "
                f"is applied, {COMPLIANCE_MODE}"
                + (". If it is locked so already, the date that it has stays" if not before else "")
            )

    def find(
        self, context: Context, inputs: VaultLockInputs, known: VaultLockOutputs | None
    ) -> State[VaultLockInputs, VaultLockOutputs] | None:
        name = inputs.backup_vault_name
        vault = (
            find(self.backup(context, inputs), name)
            if known is None
            else self.vaults(context, inputs).get(name)
        )
        if vault is None or not vault.get("Locked"):
            return None
        date, recorded = vault.get("LockDate"), known.lock_date if known else None
        live = {
            "min_retention_days": vault.get("MinRetentionDays"),
            "max_retention_days": vault.get("MaxRetentionDays"),
            "changeable_for_days": _changeable(inputs.changeable_for_days, date, recorded),
        }
        return self.state(inputs.model_copy(update=live), _outputs(vault))

    def put(
        self, context: Context, inputs: VaultLockInputs, known: VaultLockOutputs | None
    ) -> VaultLockOutputs:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)
        request: PutBackupVaultLockConfigurationInputTypeDef = {"BackupVaultName": name}
        if inputs.min_retention_days:
            request["MinRetentionDays"] = inputs.min_retention_days
        if inputs.max_retention_days:
            request["MaxRetentionDays"] = inputs.max_retention_days
        if inputs.changeable_for_days:
            request["ChangeableForDays"] = inputs.changeable_for_days
        what = self.putting(inputs)
        try:
            with doing_with_vault(client, name, what):
                client.put_backup_vault_lock_configuration(**request)
        except Invalid as refusal:
            raise _immutable(client, name, refusal) from None
        self.vaults(context, inputs).changed()

        def is_shown(vault: VaultDescription) -> bool:
            date = vault.get("LockDate")
            return (
                vault.get("Locked", False)
                and vault.get("MinRetentionDays") == inputs.min_retention_days
                and vault.get("MaxRetentionDays") == inputs.max_retention_days
                and bool(date) == bool(inputs.changeable_for_days)
                # Each call of a lock with a date moves it.
                and (date is None or known is None or rfc3339(date) != known.lock_date)
            )

        return _outputs(context.until_shown(lambda: describe(client, name, what), is_shown))

    def noun_of_found(self, found: State[VaultLockInputs, VaultLockOutputs]) -> str:
        date = found.outputs.lock_date
        return self.noun_of(found.inputs) + (f" (immutable from {date} on)" if date else "")

    def remove(self, client: BackupClient, name: str) -> None:
        try:
            with doing_with_vault(client, name, f"delete the lock of backup vault {name}"):
                client.delete_backup_vault_lock_configuration(BackupVaultName=name)
        except Invalid as refusal:
            raise _immutable(client, name, refusal) from None


def _immutable(client: BackupClient, name: str, refusal: Invalid) -> Invalid | Conflict:
    """A refusal to change a lock, with the date if it is for that."""
    date = None
    with suppress(Failure):
        date = describe(client, name, refusal.what).get("LockDate")
    if refusal.code != "InvalidRequestException" or date is None:
        return refusal
    return Conflict(
        refusal.what,
        f"it is locked in compliance mode, and immutable since {rfc3339(date)}: {refusal.why}",
        "Leave it as it is; `pulumi state delete` takes it out of the stack without deleting it",
    )


def _outputs(vault: VaultDescription) -> VaultLockOutputs:
    mode = "COMPLIANCE" if vault.get("LockDate") else "GOVERNANCE"
    return VaultLockOutputs.from_api(vault, mode=mode)


def _changeable(given: int | None, date: datetime | None, recorded: str | None) -> int | None:
    """For how many days a lock was to be changeable: as given, unless its date has moved since.

    Where nothing was given, or nothing recorded and the date is later than what was given leads to,
    those that are left, the last one included.
    """
    if date is None:
        return None
    left = date - datetime.now(timezone.utc) - _CLOCK
    if given is None or (recorded is None and left > timedelta(days=given)):
        return max(ceil(left / timedelta(days=1)), 0)
    if recorded is None:
        return given
    moved = date - datetime.fromisoformat(recorded.replace("Z", "+00:00"))
    return given + round(moved / timedelta(days=1))
