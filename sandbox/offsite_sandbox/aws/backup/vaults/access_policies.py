"""Access policies of vaults: who may do what with them."""

import json
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any, cast

from ..shared.exceptions import (
    InvalidParameterValueError,
    MissingParameterValueError,
    ResourceNotFoundError,
)
from .vault import Vault
from .vaults import Vaults

_COPY = "backup:CopyIntoBackupVault"
_COPY_FROM = "backup:CopyFromBackupVault"
_TARGETS = "backup:copytargets"


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
    effects = {
        statement["Effect"]
        for statement in _statements(vault, _COPY)
        if _names(statement.get("Principal"), account)
    }
    if effects == {"Allow"}:
        return None
    return (
        f"Access Denied trying to copy into {vault.arn}: its access policy does not allow "
        f"account {account} {_COPY}."
    )


def leaving_obstacle(vault: Vault, account: str, destination_arn: str) -> str | None:
    """Why a vault's access policy keeps its account from copying to another vault, or None.

    Of what conditions the policy has, those of the destination are looked at.
    """
    for statement in _statements(vault, _COPY_FROM):
        is_about = statement["Effect"] == "Deny" and _names(statement.get("Principal"), account)
        if is_about and _is_met(statement.get("Condition", {}), destination_arn):
            return (
                f"Access Denied trying to copy from {vault.arn} to {destination_arn}: its access "
                f"policy denies account {account} {_COPY_FROM}."
            )
    return None


def _statements(vault: Vault, action: str) -> Iterator[dict[str, Any]]:
    """Those of a vault's access policy that are about an action."""
    document = cast(dict[str, Any], json.loads(vault.policy or "{}"))
    for statement in _all(document.get("Statement")):
        if any(named in ("*", "backup:*", action) for named in _all(statement.get("Action"))):
            yield statement


def _is_met(conditions: dict[str, dict[str, Any]], destination_arn: str) -> bool:
    """Whether a condition holds for copies to a vault; those on anything else always do."""
    for operator, keys in conditions.items():
        for key, patterns in keys.items():
            comparison = operator.rpartition(":")[2]
            if key.lower() != _TARGETS or not comparison.startswith("Arn"):
                continue
            matches = any(_is_like(destination_arn, pattern) for pattern in _all(patterns))
            if matches == comparison.startswith("ArnNot"):
                return False
    return True


def _is_like(arn: str, pattern: str) -> bool:
    """Whether an ARN matches a pattern, part by part."""
    parts, wanted = arn.split(":", 5), pattern.split(":", 5)
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


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
