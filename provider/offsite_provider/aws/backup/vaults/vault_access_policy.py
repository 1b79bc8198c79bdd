"""Who may do what with a backup vault.

Follows PutBackupVaultAccessPolicy of the AWS Backup API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ....core.equality import as_given
from ....core.failures import Failure, Invalid, NotFound
from ....core.model import Timeouts
from ....core.resource import Context, State
from ...policies import Policy
from .vault_part import VaultPartHandler, VaultPartInputs, VaultPartOutputs
from .vaults import doing_with_vault

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

_UNTIL_KNOWN: Final = 120.0
"""Seconds until a fresh IAM role or user is known everywhere."""


class VaultAccessPolicyInputs(VaultPartInputs):
    policy: Policy
    """The policy, as JSON: `json.dumps(…)`, or `pulumi.Output.json_dumps(…)` if outputs are in it.
    Compared by what it means, not by how it is written."""


class VaultAccessPolicy(VaultPartHandler[VaultAccessPolicyInputs, VaultPartOutputs]):
    """The access policy of a backup vault: who may do what with it and with what it holds."""

    token = "offsite:backup:VaultAccessPolicy"
    inputs = VaultAccessPolicyInputs
    outputs = VaultPartOutputs
    title = "The access policy of a backup vault"
    leaves = "the vault without a policy"
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultAccessPolicy.html"
    )
    calls = {
        "create": (
            "GetBackupVaultAccessPolicy",
            "PutBackupVaultAccessPolicy",
            "DescribeBackupVault",
            "ListBackupVaults",
        ),
        "read": ("GetBackupVaultAccessPolicy", "ListBackupVaults"),
        "update": ("PutBackupVaultAccessPolicy", "ListBackupVaults"),
        "delete": ("DeleteBackupVaultAccessPolicy", "ListBackupVaults"),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    noun = "access policy"

    def find(
        self,
        context: Context,
        inputs: VaultAccessPolicyInputs,
        known: VaultPartOutputs | None,
    ) -> State[VaultAccessPolicyInputs, VaultPartOutputs] | None:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)
        try:
            with doing_with_vault(client, name, f"read {self.noun_of(inputs)}"):
                found = client.get_backup_vault_access_policy(BackupVaultName=name)
        except NotFound:
            return None
        live = inputs.model_copy(update={"policy": found["Policy"]})
        return self.state(as_given(inputs, live), VaultPartOutputs.from_api(found))

    def put(
        self,
        context: Context,
        inputs: VaultAccessPolicyInputs,
        known: VaultPartOutputs | None,
    ) -> VaultPartOutputs:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)

        def put() -> None:
            with doing_with_vault(client, name, self.putting(inputs)):
                client.put_backup_vault_access_policy(BackupVaultName=name, Policy=inputs.policy)

        context.retry_while(_names_unknown_principal, put, within=_UNTIL_KNOWN)
        return known or VaultPartOutputs(backup_vault_arn=self.vaults(context, inputs).arn(name))

    def remove(self, client: BackupClient, name: str) -> None:
        client.delete_backup_vault_access_policy(BackupVaultName=name)


def _names_unknown_principal(refusal: Failure) -> bool:
    return isinstance(refusal, Invalid) and "rincipal" in refusal.why
