"""Who may do what with a backup vault.

Follows PutBackupVaultAccessPolicy of the AWS Backup API.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Final

from ....core.failures import Failure, Invalid, NotFound
from ....core.model import Outputs, Timeouts
from ....core.resource import Context, State
from ....core.traits import Replaces, Unmanaged
from ... import policies
from ...access import AwsInputs
from ...policies import Policy
from ..names import VaultName
from .patience import patiently
from .vaults import OfVault, about

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

_UNTIL_KNOWN: Final = 120.0
"""Seconds until a fresh IAM role or user is known everywhere."""


class VaultAccessPolicyInputs(AwsInputs):
    backup_vault_name: Annotated[VaultName, Replaces]
    """The vault."""
    policy: Policy
    """The policy, as JSON: `json.dumps(…)`, or `pulumi.Output.json_dumps(…)` if outputs are in it.
    Compared by what it means, not by how it is written."""
    adopt: Annotated[bool, Unmanaged] = False
    """Take over a policy that the vault has already."""


class VaultAccessPolicyOutputs(Outputs):
    backup_vault_arn: str
    """The ARN of the vault."""


class VaultAccessPolicy(OfVault[VaultAccessPolicyInputs, VaultAccessPolicyOutputs]):
    """The access policy of a backup vault: who may do what with it and with what it holds."""

    token = "offsite:backup:VaultAccessPolicy"
    inputs = VaultAccessPolicyInputs
    outputs = VaultAccessPolicyOutputs
    title = "The access policy of a backup vault"
    leaves = "the vault without a policy"
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultAccessPolicy.html"
    )
    permissions = (
        "backup:DeleteBackupVaultAccessPolicy",
        "backup:DescribeBackupVault",
        "backup:GetBackupVaultAccessPolicy",
        "backup:ListBackupVaults",
        "backup:PutBackupVaultAccessPolicy",
    )
    calls = {
        "create": (
            "GetBackupVaultAccessPolicy",
            "PutBackupVaultAccessPolicy",
            "DescribeBackupVault",
        ),
        "read": ("GetBackupVaultAccessPolicy",),
        "update": ("PutBackupVaultAccessPolicy",),
        "delete": ("DeleteBackupVaultAccessPolicy",),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    noun = "access policy"

    def look(
        self,
        context: Context,
        inputs: VaultAccessPolicyInputs,
        known: VaultAccessPolicyOutputs | None,
    ) -> State[VaultAccessPolicyInputs, VaultAccessPolicyOutputs] | None:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)
        try:
            with about(client, name, f"read the access policy of backup vault {name}"):
                found = client.get_backup_vault_access_policy(BackupVaultName=name)
        except NotFound:
            return None
        policy = policies.as_given(inputs.policy, found["Policy"])
        outputs = VaultAccessPolicyOutputs.of(found)
        return State(name, inputs.model_copy(update={"policy": policy}), outputs)

    def put(
        self,
        context: Context,
        inputs: VaultAccessPolicyInputs,
        known: VaultAccessPolicyOutputs | None,
    ) -> State[VaultAccessPolicyInputs, VaultAccessPolicyOutputs]:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)
        end = time.monotonic() + _UNTIL_KNOWN

        def put() -> None:
            with about(client, name, self.setting(inputs)):
                client.put_backup_vault_access_policy(BackupVaultName=name, Policy=inputs.policy)

        def unknown_principal(refusal: Failure) -> bool:
            fresh = isinstance(refusal, Invalid) and "rincipal" in refusal.why
            return fresh and time.monotonic() < end

        patiently(context, put, unknown_principal)
        known = known or VaultAccessPolicyOutputs(
            backup_vault_arn=self.arn_of(context, inputs, name)
        )
        return State(name, inputs, known)

    def remove(self, client: BackupClient, name: str) -> None:
        client.delete_backup_vault_access_policy(BackupVaultName=name)
