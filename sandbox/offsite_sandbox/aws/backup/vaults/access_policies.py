"""Access policies of vaults: who may do what with them."""

import json
from typing import Any, cast

from ..shared.exceptions import (
    InvalidParameterValueError,
    MissingParameterValueError,
    ResourceNotFoundError,
)
from .vault import Vault
from .vaults import Vaults

_COPY = "backup:CopyIntoBackupVault"


class AccessPolicies:
    """The access policies of one account's vaults in one region."""

    def __init__(self, vaults: Vaults) -> None:
        self._vaults = vaults

    def put_backup_vault_access_policy(
        self, backup_vault_name: str, policy: str | None = None
    ) -> None:
        """``PutBackupVaultAccessPolicy``."""
        vault = self._vaults.find(backup_vault_name)
        if policy is None:
            raise MissingParameterValueError("Policy is required.")
        vault.policy = _normal_policy(policy)

    def get_backup_vault_access_policy(self, backup_vault_name: str) -> dict[str, Any]:
        """``GetBackupVaultAccessPolicy``."""
        vault = self._vaults.find(backup_vault_name)
        if vault.policy is None:
            raise ResourceNotFoundError(f"Backup Vault {vault.arn} has no associated POLICY")
        return {
            "BackupVaultName": vault.name,
            "BackupVaultArn": vault.arn,
            "Policy": vault.policy,
        }

    def delete_backup_vault_access_policy(self, backup_vault_name: str) -> None:
        """``DeleteBackupVaultAccessPolicy``; it need not have one."""
        self._vaults.find(backup_vault_name).policy = None


def copy_obstacle(vault: Vault, account: str) -> str | None:
    """Why a vault's access policy keeps another account from copying into it, or None.

    What conditions the policy has are taken to be met.
    """
    document = cast(dict[str, Any], json.loads(vault.policy or "{}"))
    effects = {
        statement["Effect"]
        for statement in _all(document.get("Statement"))
        if any(action in ("*", "backup:*", _COPY) for action in _all(statement.get("Action")))
        and _names(statement.get("Principal"), account)
    }
    if effects == {"Allow"}:
        return None
    return (
        f"Access Denied trying to copy into {vault.arn}: its access policy does not allow "
        f"account {account} {_COPY}."
    )


def _names(principal: Any, account: str) -> bool:
    people = (
        cast(dict[str, Any], principal).get("AWS") if isinstance(principal, dict) else principal
    )
    return any(text == "*" or account in text for text in _all(people))


def _all(value: Any) -> list[Any]:
    if value is None:
        return []
    return cast(list[Any], value) if isinstance(value, list) else [value]


def _normal_policy(policy: str) -> str:
    """A policy as the service tells it: what it means, not how it was written.

    Raises:
        InvalidParameterValueError: it is no resource-based policy.
    """
    try:
        document = cast(dict[str, Any], json.loads(policy))
        statements = document["Statement"]
        for statement in cast(
            list[Any], statements if isinstance(statements, list) else [statements]
        ):
            _check_statement(statement)
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidParameterValueError(f"The policy is not valid: {error}") from None
    return json.dumps(document, separators=(",", ":"))


def _check_statement(statement: Any) -> None:
    if not isinstance(statement, dict):
        raise TypeError("a statement is no object")
    members = cast(dict[str, Any], statement)
    if members.get("Effect") not in ("Allow", "Deny"):
        raise ValueError("Effect must be Allow or Deny")
    for name in ("Principal", "Action", "Resource"):
        if not members.get(name) and not members.get(f"Not{name}"):
            raise ValueError(f"{name} is missing")
