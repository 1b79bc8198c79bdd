"""A logically air-gapped backup vault.

Follows CreateLogicallyAirGappedBackupVault of the AWS Backup API.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from ....core.failures import Conflict, Failure
from ....core.model import Timeouts
from ....core.problems import Problem
from ....core.resource import Context, Lists, State
from ....core.traits import Computed, Replaces
from ....core.unknown import is_given
from ....core.waiting import Done, Waiting
from ...failures import doing
from ..creation import is_new
from .vault_handler import AnyVaultInputs, AnyVaultOutputs, KeyArn, VaultHandler
from .vault_lock import COMPLIANCE_MODE, retention
from .vaults import find

if TYPE_CHECKING:
    from mypy_boto3_backup.type_defs import CreateLogicallyAirGappedBackupVaultOutputTypeDef

    from .vaults import VaultDescription


class LogicallyAirGappedVaultInputs(AnyVaultInputs):
    min_retention_days: Annotated[int, Replaces, Field(ge=7)]
    """The least retention of what comes into the vault, in days, 7 or more."""
    max_retention_days: Annotated[int, Replaces, Field(ge=7)]
    """The longest retention of what comes into the vault, in days."""
    encryption_key_arn: Annotated[KeyArn | None, Replaces, Computed] = None
    """The ARN of the KMS key that encrypts the vault. Default: a key that AWS owns."""

    def problems(self) -> Iterator[Problem]:
        yield from retention(self.min_retention_days, self.max_retention_days)


class LogicallyAirGappedVaultOutputs(AnyVaultOutputs):
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""


AirGappedVaultState = State[LogicallyAirGappedVaultInputs, LogicallyAirGappedVaultOutputs]


class LogicallyAirGappedVault(
    VaultHandler[LogicallyAirGappedVaultInputs, LogicallyAirGappedVaultOutputs]
):
    """A logically air-gapped vault: copies of recovery points in an account of AWS's own, locked in
    compliance mode from the beginning.
    """

    token = "offsite:backup:LogicallyAirGappedVault"
    inputs = LogicallyAirGappedVaultInputs
    outputs = LogicallyAirGappedVaultOutputs
    title = "A logically air-gapped backup vault"
    leaves = (
        "nothing. It is refused while the vault holds recovery points, unless "
        "`retain_filled=True` leaves the vault"
    )
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/"
        "API_CreateLogicallyAirGappedBackupVault.html"
    )
    calls = {
        "create": (
            "CreateLogicallyAirGappedBackupVault",
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
            "tag:GetResources",
        ),
    }
    timeouts = Timeouts(create="30m", update="10m", delete="10m")
    kind = "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"
    lists = Lists(
        "offsite:backup:listVaults",
        "backup_vault_list",
        {"by_vault_type": "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"},
        "backup_vault_name",
    )
    described = (
        "backup_vault_name",
        "encryption_key_arn",
        "min_retention_days",
        "max_retention_days",
    )

    def warnings(
        self,
        inputs: LogicallyAirGappedVaultInputs,
        before: LogicallyAirGappedVaultInputs | None,
    ) -> Iterator[str]:
        if before is None:
            name = inputs.backup_vault_name
            vault = f"backup vault {name}" if is_given(name) else "the vault"
            yield f"{vault} is locked in compliance mode from its creation on: {COMPLIANCE_MODE}"

    def create(
        self, context: Context, inputs: LogicallyAirGappedVaultInputs
    ) -> AirGappedVaultState:
        name = self.name(context, inputs)
        what = f"create backup vault {name}"
        made = None if inputs.adopt else self._make(context, inputs, name, what)
        if made is None:
            state = self.take_over(context, inputs, name, what)
            self._available(context, inputs, name, what)
            return state
        self.vaults(context, inputs).made(made["BackupVaultArn"])
        vault = self.shown(
            context,
            self.identifier.of(inputs.model_copy(update={"backup_vault_name": name})),
            lambda: self._available(context, inputs, name, what),
            lambda vault: vault.get("CreationDate") == made["CreationDate"],
        )
        return self.made(context, inputs, name, vault)

    def delete(self, context: Context, state: AirGappedVaultState) -> None:
        self.remove(context, state, force=None)

    def _make(
        self, context: Context, inputs: LogicallyAirGappedVaultInputs, name: str, what: str
    ) -> CreateLogicallyAirGappedBackupVaultOutputTypeDef | None:
        """What is said of a vault that was just made; `None` if there is one of that name."""
        began = time.monotonic()
        try:
            with doing(what):
                made = self.backup(context, inputs).create_logically_air_gapped_backup_vault(
                    **self.request(context, inputs, name),
                    MinRetentionDays=inputs.min_retention_days,
                    MaxRetentionDays=inputs.max_retention_days,
                )
        except Conflict:
            return None
        # One that isn't new was made by an earlier run, and may be another resource's by now.
        return made if is_new(made, began) else None

    def _available(
        self, context: Context, inputs: LogicallyAirGappedVaultInputs, name: str, what: str
    ) -> VaultDescription:
        """The vault, when it is ready."""
        client = self.backup(context, inputs)

        def fetch(names: Sequence[str]) -> Mapping[str, VaultDescription]:
            found = ((name, find(client, name)) for name in names)
            return {name: vault for name, vault in found if vault}

        def judge(vault: VaultDescription | None) -> Done[VaultDescription] | Waiting:
            state = vault.get("VaultState", "AVAILABLE") if vault else "CREATING"
            if state == "FAILED":
                raise Failure(what, "its creation has FAILED", "Delete it, and run `pulumi up`")
            return Done(vault) if vault and state == "AVAILABLE" else Waiting(state)

        poll = context.poll("air-gapped vaults", client, fetch, batch=1)
        return context.wait(poll, name, judge, what)
