"""Protected resources: what has recovery points."""

from collections.abc import Callable, Iterable
from typing import Any

from ..shared.answer import given, listed
from ..shared.exceptions import ResourceNotFoundError
from ..vaults.vaults import Vaults
from .recovery_point import RecoveryPoint
from .recovery_points import RecoveryPoints


class ProtectedResources:
    """The resources that have recovery points in one account and region.

    Args:
        latest_restore: what ``DescribeProtectedResource`` tells of the last restore of the
            resource of an ARN.
    """

    def __init__(
        self,
        vaults: Vaults,
        recovery_points: RecoveryPoints,
        latest_restore: Callable[[str], dict[str, Any]],
    ) -> None:
        self._vaults = vaults
        self._recovery_points = recovery_points
        self._latest_restore = latest_restore

    def describe_protected_resource(self, resource_arn: str) -> dict[str, Any]:
        """``DescribeProtectedResource``."""
        for point in _newest(self._recovery_points.all()):
            if point.resource_arn == resource_arn:
                return {**_protected(point), **self._latest_restore(resource_arn)}
        raise ResourceNotFoundError(f"Resource {resource_arn} is not protected.")

    def list_protected_resources(
        self, max_results: int | None = None, next_token: str | None = None
    ) -> dict[str, Any]:
        """``ListProtectedResources``."""
        found = list(_newest(self._recovery_points.all()))
        return listed("Results", found, _protected, max_results, next_token)

    def list_protected_resources_by_backup_vault(
        self,
        backup_vault_name: str,
        backup_vault_account_id: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListProtectedResourcesByBackupVault``."""
        self._vaults.check_account(backup_vault_account_id)
        vault = self._vaults.find(backup_vault_name)
        points = (point for point in self._recovery_points.all() if point.vault is vault)
        return listed("Results", list(_newest(points)), _protected, max_results, next_token)


def _newest(points: Iterable[RecoveryPoint]) -> Iterable[RecoveryPoint]:
    """The newest recovery point of each resource, of points that come newest first."""
    seen: set[str] = set()
    for point in points:
        if point.is_ready and point.resource_arn not in seen:
            seen.add(point.resource_arn)
            yield point


def _protected(point: RecoveryPoint) -> dict[str, Any]:
    return given(
        {
            "ResourceArn": point.resource_arn,
            "ResourceType": point.kind.name,
            "ResourceName": point.resource_name,
            "LastBackupTime": point.kept_from or point.created,
            "LastBackupVaultArn": point.vault.arn,
            "LastRecoveryPointArn": point.arn,
        }
    )
