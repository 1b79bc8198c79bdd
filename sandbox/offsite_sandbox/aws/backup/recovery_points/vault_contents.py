"""Which recovery points each vault holds."""

from collections.abc import Collection

from .recovery_point import RecoveryPoint


class VaultContents:
    """The recovery points of one account and region, by the vault that holds them."""

    def __init__(self) -> None:
        self._by_vault: dict[str, dict[str, RecoveryPoint]] = {}

    def count(self, vault_arn: str) -> int:
        """How many there are in a vault."""
        return len(self._by_vault.get(vault_arn, ()))

    def of(self, vault_arn: str) -> Collection[RecoveryPoint]:
        """Those in a vault, the first one that came in first."""
        return list(self._by_vault.get(vault_arn, {}).values())

    def find(self, vault_arn: str, arn: str) -> RecoveryPoint | None:
        """The one of an ARN in a vault."""
        return self._by_vault.get(vault_arn, {}).get(arn)

    def add(self, point: RecoveryPoint) -> None:
        """Put one into its vault."""
        self._by_vault.setdefault(point.vault.arn, {})[point.arn] = point

    def remove(self, point: RecoveryPoint) -> bool:
        """Take one out of its vault, and tell whether it was there."""
        return self._by_vault.get(point.vault.arn, {}).pop(point.arn, None) is not None
