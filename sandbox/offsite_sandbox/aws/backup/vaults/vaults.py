"""Backup vaults."""

from collections.abc import Callable
from typing import Any

from ....clock import clock
from ...work import Work
from ..shared.answer import listed
from ..shared.arns import SERVICE
from ..shared.exceptions import (
    AccessDeniedError,
    AlreadyExistsError,
    InvalidParameterValueError,
    InvalidRequestError,
)
from ..shared.place import Place
from ..shared.quotas import check_quota
from ..shared.request_ids import check_request_id
from ..shared.tags import Tags, check_tags
from .keys import check_key, default_key
from .lock import Lock, check_retention
from .vault import Vault, VaultType

_MIN_AIR_GAPPED_DAYS = 7


class Vaults:
    """The vaults of one account in one region.

    Args:
        count_recovery_points: how many recovery points the vault of an ARN holds.

    Attributes:
        by_name: all of them.
    """

    def __init__(
        self, place: Place, tags: Tags, count_recovery_points: Callable[[str], int]
    ) -> None:
        self._place = place
        self._tags = tags
        self._count_recovery_points = count_recovery_points
        self.by_name: dict[str, Vault] = {}

    def find(self, name: str) -> Vault:
        """The vault of a name.

        Raises:
            AccessDeniedError: there is none. AWS does not tell that from a vault whose policy
                keeps the caller out.
        """
        found = self.by_name.get(name)
        if found is None:
            raise AccessDeniedError
        return found

    def check_account(self, account: str | None) -> None:
        """Refuse another account's vaults, of which none is shared with one of the sandbox.

        Raises:
            AccessDeniedError: it is another account.
        """
        if account not in (None, self._place.account):
            raise AccessDeniedError

    def create_backup_vault(
        self,
        backup_vault_name: str,
        backup_vault_tags: dict[str, str] | None = None,
        encryption_key_arn: str | None = None,
        creator_request_id: str | None = None,
    ) -> dict[str, Any]:
        """``CreateBackupVault``."""
        vault = self._create_vault(
            backup_vault_name,
            "BACKUP_VAULT",
            creator_request_id,
            {"tags": backup_vault_tags or {}, "key": encryption_key_arn},
        )
        return {
            "BackupVaultName": vault.name,
            "BackupVaultArn": vault.arn,
            "CreationDate": vault.created,
        }

    def create_logically_air_gapped_backup_vault(
        self,
        backup_vault_name: str,
        min_retention_days: int,
        max_retention_days: int,
        backup_vault_tags: dict[str, str] | None = None,
        creator_request_id: str | None = None,
        encryption_key_arn: str | None = None,
    ) -> dict[str, Any]:
        """``CreateLogicallyAirGappedBackupVault``."""
        if min_retention_days < _MIN_AIR_GAPPED_DAYS:
            raise InvalidParameterValueError(
                f"MinRetentionDays must be at least {_MIN_AIR_GAPPED_DAYS} days."
            )
        check_retention(min_retention_days, max_retention_days)
        vault = self._create_vault(
            backup_vault_name,
            "LOGICALLY_AIR_GAPPED_BACKUP_VAULT",
            creator_request_id,
            {
                "tags": backup_vault_tags or {},
                "key": encryption_key_arn,
                "min": min_retention_days,
                "max": max_retention_days,
            },
        )
        # Locked in compliance mode from the beginning.
        vault.lock = Lock(min_retention_days, max_retention_days, vault.created)
        return {
            "BackupVaultName": vault.name,
            "BackupVaultArn": vault.arn,
            "CreationDate": vault.created,
            "VaultState": vault.state,
        }

    def describe_backup_vault(
        self, backup_vault_name: str, backup_vault_account_id: str | None = None
    ) -> dict[str, Any]:
        """``DescribeBackupVault``."""
        self.check_account(backup_vault_account_id)
        return self._describe(self.find(backup_vault_name))

    def list_backup_vaults(
        self,
        by_vault_type: str | None = None,
        by_shared: bool | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
    ) -> dict[str, Any]:
        """``ListBackupVaults``; nothing is shared with an account of the sandbox."""
        found = [
            vault
            for vault in self.by_name.values()
            if by_vault_type in (None, vault.vault_type) and not by_shared
        ]
        return listed("BackupVaultList", found, self._describe, max_results, next_token)

    def delete_backup_vault(self, backup_vault_name: str) -> None:
        """``DeleteBackupVault``."""
        vault = self.find(backup_vault_name)
        held = self._count_recovery_points(vault.arn)
        if held:
            raise InvalidRequestError(
                "Backup vault cannot be deleted because it contains recovery points.",
                9101,
                str(held),
            )
        del self.by_name[vault.name]
        self._tags.unregister(vault.arn)

    def _create_vault(
        self,
        name: str,
        vault_type: VaultType,
        creator_request_id: str | None,
        request: dict[str, Any],
    ) -> Vault:
        check_request_id(creator_request_id)
        if "/" in name:
            raise InvalidParameterValueError(f"The vault name {name} is reserved.")
        key = request["key"]
        if key is not None:
            check_key(key, self._place.account, self._place.region)
        check_tags(request["tags"])
        found = self.by_name.get(name)
        if found is not None:
            is_same = creator_request_id == found.creator_request_id and request == found.request
            if creator_request_id is not None and is_same:
                return found
            raise AlreadyExistsError(
                "Backup vault with the same name already exists",
                found.arn,
                found.creator_request_id,
            )
        check_quota(self._place, "BackupVault", len(self.by_name))
        now = clock.now()
        is_plain = vault_type == "BACKUP_VAULT"
        vault = Vault(
            name=name,
            arn=self._place.arn("backup-vault", name),
            vault_type=vault_type,
            created=now,
            creation=(
                Work(now)
                if is_plain
                else Work.start(SERVICE, "CreateLogicallyAirGappedBackupVault", self._place.region)
            ),
            request=request,
            creator_request_id=creator_request_id,
            encryption_key_arn=(
                key or (default_key(self._place.account, self._place.region) if is_plain else None)
            ),
            has_customer_key=key is not None,
        )
        self._tags.register(vault.arn, request["tags"])
        self.by_name[name] = vault
        return vault

    def _describe(self, vault: Vault) -> dict[str, Any]:
        return vault.to_dict(self._count_recovery_points(vault.arn))
