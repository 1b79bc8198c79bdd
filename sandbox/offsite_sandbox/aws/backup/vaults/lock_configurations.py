"""Lock configurations: a vault's lock, set and taken away while that is possible."""

from datetime import timedelta

from ....clock import clock
from ..shared.exceptions import InvalidParameterValueError, InvalidRequestError
from .lock import MAX_DAYS, Lock, check_retention
from .vault import Vault
from .vaults import Vaults

_MIN_CHANGEABLE_DAYS = 3


class LockConfigurations:
    """The locks of one account's vaults in one region."""

    def __init__(self, vaults: Vaults) -> None:
        self._vaults = vaults

    def put_backup_vault_lock_configuration(
        self,
        backup_vault_name: str,
        min_retention_days: int | None = None,
        max_retention_days: int | None = None,
        changeable_for_days: int | None = None,
    ) -> None:
        """``PutBackupVaultLockConfiguration``; it takes the place of the whole lock before it."""
        vault = self._vaults.find(backup_vault_name)
        _check_changeable(vault)
        check_retention(min_retention_days, max_retention_days)
        date = None
        if changeable_for_days is not None:
            if not _MIN_CHANGEABLE_DAYS <= changeable_for_days <= MAX_DAYS:
                raise InvalidParameterValueError(
                    f"ChangeableForDays must be between {_MIN_CHANGEABLE_DAYS} and {MAX_DAYS} days."
                )
            date = clock.now() + timedelta(days=changeable_for_days)
        vault.lock = Lock(min_retention_days, max_retention_days, date)

    def delete_backup_vault_lock_configuration(self, backup_vault_name: str) -> None:
        """``DeleteBackupVaultLockConfiguration``; it need not be locked."""
        vault = self._vaults.find(backup_vault_name)
        _check_changeable(vault)
        vault.lock = None


def _check_changeable(vault: Vault) -> None:
    if vault.lock is not None and vault.lock.is_immutable:
        raise InvalidRequestError(
            f"Vault Lock configuration of {vault.name} is immutable and cannot be changed or "
            "deleted."
        )
