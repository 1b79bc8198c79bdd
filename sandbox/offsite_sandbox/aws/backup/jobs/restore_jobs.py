"""Restore jobs, which really make a resource."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from moto.core.exceptions import ServiceException

from ....clock import clock
from ..recovery_points.recovery_point import RecoveryPoint
from ..recovery_points.recovery_points import RecoveryPoints
from ..resources import Metadata, RestoreError
from ..shared.answer import given, listed
from ..shared.dates import is_between
from ..shared.event_queue import EventQueue
from ..shared.exceptions import (
    InvalidParameterValueError,
    InvalidRequestError,
    ResourceNotFoundError,
)
from ..shared.place import Place
from ..shared.roles import check_role
from ..vaults.vault import Vault
from .job import Failure, Job, JobFilter, Run, newest_first
from .summaries import SummaryFilter, summaries

_OPERATION = "StartRestoreJob"


@dataclass(eq=False, kw_only=True)
class RestoreJob(Job):
    """A restore job.

    Attributes:
        created_arn: of what it made.
        validation: ``ValidationStatus`` and its message, once somebody has told one.
    """

    noun = "Restore"
    started_event = "RESTORE_JOB_STARTED"
    ended_events = {None: "RESTORE_JOB_COMPLETED"}

    source: RecoveryPoint
    metadata: Mapping[str, str]
    copies_tags: bool
    created_arn: str | None = None
    validation: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def notifying_vault(self) -> Vault:
        """The vault that tells of it."""
        return self.source.vault

    def to_dict(self) -> dict[str, Any]:
        """The model's ``RestoreJobsListMember``."""
        minutes = (self.run.ends - self.run.starts).total_seconds() / 60
        return given(
            {
                "AccountId": self.account,
                "RestoreJobId": self.id,
                "RecoveryPointArn": self.source.arn,
                "RecoveryPointCreationDate": self.source.created,
                "SourceResourceArn": self.resource_arn,
                "BackupVaultArn": self.source.vault.arn,
                "CreationDate": self.created,
                "CompletionDate": self.completed,
                "Status": self.state,
                "StatusMessage": self.message,
                "PercentDone": self.percent_done,
                "BackupSizeInBytes": self.size,
                "IamRoleArn": self.iam_role_arn,
                "ExpectedCompletionTimeMinutes": int(minutes),
                "CreatedResourceArn": self.created_arn,
                "ResourceType": self.kind.name,
                "CreatedBy": self.created_by,
                "IsParent": self.kind.is_composite,
                **self.validation,
            }
        )


class RestoreJobs:
    """The restore jobs of one account and region."""

    def __init__(self, place: Place, recovery_points: RecoveryPoints, events: EventQueue) -> None:
        self._place = place
        self._recovery_points = recovery_points
        self._events = events
        self._by_id: dict[str, RestoreJob] = {}
        self._by_token: dict[str, RestoreJob] = {}

    def start_restore_job(
        self,
        recovery_point_arn: str,
        metadata: dict[str, str],
        iam_role_arn: str | None = None,
        idempotency_token: str | None = None,
        resource_type: str | None = None,
        copy_source_tags_to_restored_resource: bool | None = None,
    ) -> dict[str, Any]:
        """``StartRestoreJob``."""
        job = self._by_token.get(idempotency_token or "")
        if job is None:
            point = self._restorable(recovery_point_arn, resource_type)
            if iam_role_arn is None:
                raise InvalidParameterValueError("IamRoleArn is required to restore.")
            check_role(iam_role_arn)
            point.kind.check(Metadata(metadata))
            job = RestoreJob(
                account=self._place.account,
                kind=point.kind,
                resource_arn=point.resource_arn,
                resource_name=point.resource_name,
                iam_role_arn=iam_role_arn,
                created=clock.now(),
                run=Run.begin(_OPERATION, point.kind, self._place.region, clock.now()),
                size=point.size,
                state="PENDING",
                source=point,
                metadata=metadata,
                copies_tags=bool(copy_source_tags_to_restored_resource),
            )
            self._by_id[job.id] = job
            self._events.call_at(job.run.starts, lambda _, job=job: job.begin())
            self._events.call_at(job.run.ends, lambda moment, job=job: self._finish(job, moment))
            if idempotency_token:
                self._by_token[idempotency_token] = job
        return {"RestoreJobId": job.id}

    def describe_restore_job(self, restore_job_id: str) -> dict[str, Any]:
        """``DescribeRestoreJob``."""
        return self._find(restore_job_id).to_dict()

    def list_restore_jobs(
        self,
        by_account_id: str | None = None,
        by_resource_type: str | None = None,
        by_created_before: datetime | None = None,
        by_created_after: datetime | None = None,
        by_status: str | None = None,
        by_complete_before: datetime | None = None,
        by_complete_after: datetime | None = None,
        by_restore_testing_plan_arn: str | None = None,
        by_parent_job_id: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListRestoreJobs``."""
        passes = JobFilter[RestoreJob](
            state=by_status,
            resource_type=by_resource_type,
            account_id=by_account_id,
            created_after=by_created_after,
            created_before=by_created_before,
            complete_after=by_complete_after,
            complete_before=by_complete_before,
        )
        found = [
            job
            for job in newest_first(self._by_id, passes)
            # Restores of composite recovery points are one job, and tests make none here.
            if by_parent_job_id is None and by_restore_testing_plan_arn is None
        ]
        return listed("RestoreJobs", found, RestoreJob.to_dict, max_results, next_token)

    def list_restore_jobs_by_protected_resource(
        self,
        resource_arn: str,
        by_status: str | None = None,
        by_recovery_point_creation_date_after: datetime | None = None,
        by_recovery_point_creation_date_before: datetime | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListRestoreJobsByProtectedResource``."""
        passes = JobFilter[RestoreJob](state=by_status, resource_arn=resource_arn)
        found = [
            job
            for job in newest_first(self._by_id, passes)
            if is_between(
                job.source.created,
                by_recovery_point_creation_date_after,
                by_recovery_point_creation_date_before,
            )
        ]
        return listed("RestoreJobs", found, RestoreJob.to_dict, max_results, next_token)

    def list_restore_job_summaries(
        self,
        account_id: str | None = None,
        state: str | None = None,
        resource_type: str | None = None,
        aggregation_period: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListRestoreJobSummaries``."""
        return summaries(
            "RestoreJobSummaries",
            self._by_id.values(),
            self._place.region,
            SummaryFilter(account_id, state, resource_type),
            aggregation_period,
            max_results,
            next_token,
        )

    def get_restore_job_metadata(self, restore_job_id: str) -> dict[str, Any]:
        """``GetRestoreJobMetadata``."""
        job = self._find(restore_job_id)
        return {"RestoreJobId": job.id, "Metadata": dict(job.metadata)}

    def put_restore_validation_result(
        self,
        restore_job_id: str,
        validation_status: str,
        validation_status_message: str | None = None,
    ) -> None:
        """``PutRestoreValidationResult``."""
        job = self._find(restore_job_id)
        if job.state != "COMPLETED":
            raise InvalidRequestError(f"Restore job {job.id} is {job.state}.")
        job.validation = given(
            {
                "ValidationStatus": validation_status,
                "ValidationStatusMessage": validation_status_message,
            }
        )

    def latest_of(self, resource_arn: str) -> dict[str, Any]:
        """What ``DescribeProtectedResource`` tells of the last restore of a resource."""
        jobs = [
            job
            for job in self._by_id.values()
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

    def _finish(self, job: RestoreJob, at: datetime) -> None:
        failure = job.run.failure
        if failure is None:
            tags = self._recovery_points.tags_of(job.source) if job.copies_tags else {}
            try:
                job.created_arn = job.kind.restore(
                    job.source.contents, Metadata(job.metadata), self._place, tags
                )
            except RestoreError as error:
                failure = Failure(str(error))
            except ServiceException as error:
                failure = Failure(str(error.message))
        if failure is not None:
            job.fail(failure, at)
            return
        job.end("COMPLETED", at)
        job.source.last_restored = at

    def _restorable(self, arn: str, resource_type: str | None) -> RecoveryPoint:
        point = self._recovery_points.with_arn(arn)
        if point is None:
            raise ResourceNotFoundError(f"Recovery point {arn} does not exist.", context=arn)
        if resource_type not in (None, point.kind.name):
            raise InvalidParameterValueError(
                f"Recovery point {arn} is of {point.kind.name}, not of {resource_type}."
            )
        if not point.is_ready:
            raise InvalidRequestError(f"Recovery point {arn} is {point.status}.", context=arn)
        return point

    def _find(self, job_id: str) -> RestoreJob:
        found = self._by_id.get(job_id)
        if found is None:
            raise ResourceNotFoundError(f"Restore job {job_id} does not exist.")
        return found
