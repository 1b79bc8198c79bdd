"""Protected resources: what has recovery points."""

from collections.abc import Iterable
from typing import Any

from .base import given, listed
from .exceptions import AccessDeniedError, ResourceNotFoundError
from .recovery_points import RecoveryPoint
from .restore_jobs import RestoreJobs


class ProtectedResources(RestoreJobs):
    """The resources that have recovery points in one account and region."""

    def describe_protected_resource(self, resource_arn: str) -> dict[str, Any]:
        """``DescribeProtectedResource``."""
        for point in _newest(self.recovery_points()):
            if point.resource_arn == resource_arn:
                return {**_protected(point), **self._latest_restore(resource_arn)}
        raise ResourceNotFoundError(f"Resource {resource_arn} is not protected.")

    def list_protected_resources(
        self, max_results: int | None = None, next_token: str | None = None
    ) -> dict[str, Any]:
        """``ListProtectedResources``."""
        found = list(_newest(self.recovery_points()))
        return listed("Results", found, _protected, max_results, next_token)

    def list_protected_resources_by_backup_vault(
        self,
        backup_vault_name: str,
        backup_vault_account_id: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListProtectedResourcesByBackupVault``."""
        if backup_vault_account_id not in (None, self.account_id):
            raise AccessDeniedError
        vault = self.vault(backup_vault_name)
        points = (point for point in self.recovery_points() if point.vault is vault)
        return listed("Results", list(_newest(points)), _protected, max_results, next_token)

    def _latest_restore(self, resource_arn: str) -> dict[str, Any]:
        jobs = [
            job
            for job in self.restore_jobs.values()
            if job.resource_arn == resource_arn and job.completed and job.state == "COMPLETED"
        ]
        if not jobs:
            return {}
        latest = max(jobs, key=lambda job: job.created)
        took = latest.run.ends - latest.created
        return {
            "LatestRestoreExecutionTimeMinutes": int(took.total_seconds() / 60),
            "LatestRestoreJobCreationDate": latest.created,
            "LatestRestoreRecoveryPointCreationDate": latest.source.created,
        }


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
