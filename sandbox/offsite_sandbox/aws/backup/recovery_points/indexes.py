"""Indexes of recovery points, to search what is in them."""

from datetime import datetime, timedelta
from typing import Any

from ....clock import clock
from ....configuration import configuration
from ..shared.answer import given, listed
from ..shared.arns import SERVICE
from ..shared.dates import is_between
from ..shared.event_queue import EventQueue
from ..shared.exceptions import (
    InvalidRequestError,
    MissingParameterValueError,
    ResourceNotFoundError,
)
from ..shared.roles import check_role
from .recovery_point import Index, RecoveryPoint
from .recovery_points import RecoveryPoints


class Indexes:
    """The indexes of the recovery points of one account and region."""

    def __init__(self, recovery_points: RecoveryPoints, events: EventQueue) -> None:
        self._recovery_points = recovery_points
        self._events = events

    def get_recovery_point_index_details(
        self, backup_vault_name: str, recovery_point_arn: str
    ) -> dict[str, Any]:
        """``GetRecoveryPointIndexDetails``."""
        point = self._recovery_points.find(backup_vault_name, recovery_point_arn)
        if point.index is None:
            raise ResourceNotFoundError(f"Recovery point {point.arn} has no index.")
        return given(
            {
                "RecoveryPointArn": point.arn,
                "BackupVaultArn": point.vault.arn,
                "SourceResourceArn": point.resource_arn,
                "IndexCreationDate": point.index.created,
                "IndexCompletionDate": point.index.completed,
                "IndexDeletionDate": point.index.deleted,
                "IndexStatus": point.index.status,
                "TotalItemsIndexed": point.index.items,
            }
        )

    def update_recovery_point_index_settings(
        self,
        backup_vault_name: str,
        recovery_point_arn: str,
        index: str,
        iam_role_arn: str | None = None,
    ) -> dict[str, Any]:
        """``UpdateRecoveryPointIndexSettings``."""
        point = self._recovery_points.find(backup_vault_name, recovery_point_arn)
        if iam_role_arn is None:
            raise MissingParameterValueError("IamRoleArn is required.")
        check_role(iam_role_arn)
        if not point.kind.has_index or point.is_continuous:
            raise InvalidRequestError(f"Indexes are not supported for {point.kind.name}.")
        if not point.is_ready:
            raise InvalidRequestError(f"Recovery point {point.arn} is {point.status}.")
        if index == "ENABLED":
            self.create(point, clock.now())
        elif point.index is None:
            raise InvalidRequestError(f"Recovery point {point.arn} has no index.")
        else:
            self._delete(point, point.index)
        return given(
            {
                "BackupVaultName": point.vault.name,
                "RecoveryPointArn": point.arn,
                "IndexStatus": point.index and point.index.status,
                "Index": index,
            }
        )

    def list_indexed_recovery_points(
        self,
        source_resource_arn: str | None = None,
        created_before: datetime | None = None,
        created_after: datetime | None = None,
        resource_type: str | None = None,
        index_status: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListIndexedRecoveryPoints``."""
        found = [
            (point, point.index)
            for point in self._recovery_points.all()
            if point.index is not None
            and source_resource_arn in (None, point.resource_arn)
            and resource_type in (None, point.kind.name)
            and index_status in (None, point.index.status)
            and is_between(point.created, created_after, created_before)
        ]
        return listed("IndexedRecoveryPoints", found, _indexed, max_results, next_token)

    def create(self, point: RecoveryPoint, at: datetime) -> None:
        """Begin to index what a recovery point holds, unless that is done already."""
        if point.index is not None and point.index.status != "DELETING":
            return
        items = point.kind.count(point.contents)
        index = point.index = Index("PENDING", at, items)

        def complete(at: datetime) -> None:
            index.status, index.completed = "ACTIVE", at

        self._events.call_at(at + _index_duration(), complete)

    def _delete(self, point: RecoveryPoint, index: Index) -> None:
        index.status, index.deleted = "DELETING", clock.now()

        def complete(_: datetime) -> None:
            if point.index is index:
                point.index = None

        self._events.call_at(clock.now() + _index_duration(), complete)


def _index_duration() -> timedelta:
    return configuration.duration(f"{SERVICE}.UpdateRecoveryPointIndexSettings")


def _indexed(item: tuple[RecoveryPoint, Index]) -> dict[str, Any]:
    point, index = item
    return {
        "RecoveryPointArn": point.arn,
        "SourceResourceArn": point.resource_arn,
        "IamRoleArn": point.iam_role_arn,
        "BackupCreationDate": point.created,
        "ResourceType": point.kind.name,
        "IndexCreationDate": index.created,
        "IndexStatus": index.status,
        "BackupVaultArn": point.vault.arn,
    }
