"""Copy jobs: recovery points on their way to another vault, region or account."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, cast

from ....clock import clock
from ..recovery_points.lifecycle import FOR_EVER, Lifecycle
from ..recovery_points.recovery_point import RecoveryPoint
from ..recovery_points.recovery_points import RecoveryPoints
from ..settings.global_settings import GlobalSettings
from ..shared.answer import given, listed
from ..shared.arns import SERVICE, parse
from ..shared.event_queue import EventQueue
from ..shared.exceptions import (
    InvalidParameterValueError,
    InvalidRequestError,
    ResourceNotFoundError,
)
from ..shared.place import Place
from ..shared.quotas import check_quota
from ..shared.roles import check_role
from ..vaults.access_policies import copy_obstacle, leaving_obstacle
from ..vaults.vault import Vault
from ..vaults.vaults import Vaults
from .job import Failure, Job, JobFilter, Run, lock_state, newest_first, states_of
from .summaries import SummaryFilter, summaries

_OPERATION = "StartCopyJob"


class Destination(Protocol):
    """What copies come to: AWS Backup in an account and a region."""

    @property
    def vaults(self) -> Vaults:
        """Its vaults."""
        ...

    @property
    def recovery_points(self) -> RecoveryPoints:
        """What they hold."""
        ...


@dataclass(eq=False, kw_only=True)
class CopyJob(Job):
    """A copy job.

    Attributes:
        at: what the copy is of: the source as it was then.
        lifecycle: the copy's.
        backup_job_id: the job whose copy action made it.
    """

    noun = "Copy"
    started_event = "COPY_JOB_STARTED"
    ended_events = {"COMPLETED": "COPY_JOB_SUCCESSFUL", None: "COPY_JOB_FAILED"}

    source: RecoveryPoint
    at: datetime
    destination_vault_arn: str
    lifecycle: Lifecycle
    backup_job_id: str | None = None
    result: RecoveryPoint | None = None
    parent: "CopyJob | None" = None
    children: "list[CopyJob]" = field(default_factory=list["CopyJob"])

    @property
    def notifying_vault(self) -> Vault:
        """The vault that tells of it."""
        return self.source.vault

    def to_dict(self, vault: Vault | None) -> dict[str, Any]:
        """The model's ``CopyJob``.

        Args:
            vault: the destination, or None if there is no such vault.
        """
        is_parent = self.kind.is_composite
        return given(
            {
                "AccountId": self.account,
                "CopyJobId": self.id,
                "SourceBackupVaultArn": self.source.vault.arn,
                "SourceRecoveryPointArn": self.source.arn,
                "DestinationBackupVaultArn": self.destination_vault_arn,
                "DestinationVaultType": vault and vault.vault_type,
                "DestinationVaultLockState": vault and lock_state(vault.lock is not None),
                "DestinationRecoveryPointArn": self.result and self.result.arn,
                "DestinationEncryptionKeyArn": self.result and self.result.encryption_key_arn,
                "DestinationRecoveryPointLifecycle": self.lifecycle.to_dict(),
                "ResourceArn": self.resource_arn,
                "ResourceType": self.kind.name,
                "ResourceName": self.resource_name,
                "CreationDate": self.created,
                "CompletionDate": self.completed,
                "State": self.state,
                "StatusMessage": self.message,
                "MessageCategory": self.category,
                "BackupSizeInBytes": self.size,
                "IamRoleArn": self.iam_role_arn,
                "CreatedBy": self.created_by,
                "CreatedByBackupJobId": self.backup_job_id,
                "ParentJobId": self.parent and self.parent.id,
                "IsParent": is_parent,
                "CompositeMemberIdentifier": self.source.member,
                "NumberOfChildJobs": len(self.children) if is_parent else None,
                "ChildJobsInState": states_of(self.children) if is_parent else None,
            }
        )


class CopyJobs:
    """The copy jobs from the vaults of one account and region.

    Args:
        destination_in: AWS Backup in an account and a region, or None if there is no such region.
    """

    def __init__(
        self,
        place: Place,
        recovery_points: RecoveryPoints,
        global_settings: GlobalSettings,
        events: EventQueue,
        destination_in: Callable[[Place], Destination | None],
    ) -> None:
        self._place = place
        self._recovery_points = recovery_points
        self._global_settings = global_settings
        self._events = events
        self._destination_in = destination_in
        self._by_id: dict[str, CopyJob] = {}
        self._by_token: dict[str, CopyJob] = {}

    def start_copy_job(
        self,
        recovery_point_arn: str,
        source_backup_vault_name: str,
        destination_backup_vault_arn: str,
        iam_role_arn: str,
        idempotency_token: str | None = None,
        lifecycle: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """``StartCopyJob``."""
        job = self._by_token.get(idempotency_token or "")
        if job is None:
            point = self._recovery_points.find(source_backup_vault_name, recovery_point_arn)
            check_role(iam_role_arn)
            wanted = None if lifecycle is None else Lifecycle.of(lifecycle)
            problem = _obstacle(point) or self._route_obstacle(point, destination_backup_vault_arn)
            if problem is not None:
                raise problem
            running = [job for job in self._by_id.values() if not job.is_over]
            check_quota(self._place, "CopyJob", len(running))
            job = self.begin(point, destination_backup_vault_arn, iam_role_arn, clock.now(), wanted)
            if idempotency_token:
                self._by_token[idempotency_token] = job
        return {
            "CopyJobId": job.id,
            "CreationDate": job.created,
            "IsParent": job.kind.is_composite,
        }

    def describe_copy_job(self, copy_job_id: str) -> dict[str, Any]:
        """``DescribeCopyJob``."""
        job = self._by_id.get(copy_job_id)
        if job is None:
            raise ResourceNotFoundError(f"Copy job {copy_job_id} does not exist.")
        return {"CopyJob": self._describe(job)}

    def list_copy_jobs(
        self,
        by_resource_arn: str | None = None,
        by_state: str | None = None,
        by_created_before: datetime | None = None,
        by_created_after: datetime | None = None,
        by_resource_type: str | None = None,
        by_destination_vault_arn: str | None = None,
        by_account_id: str | None = None,
        by_complete_before: datetime | None = None,
        by_complete_after: datetime | None = None,
        by_parent_job_id: str | None = None,
        by_message_category: str | None = None,
        by_source_recovery_point_arn: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListCopyJobs``."""
        passes = JobFilter[CopyJob](
            state=by_state,
            resource_arn=by_resource_arn,
            resource_type=by_resource_type,
            account_id=by_account_id,
            created_after=by_created_after,
            created_before=by_created_before,
            complete_after=by_complete_after,
            complete_before=by_complete_before,
            message_category=by_message_category,
        )
        found = [
            job
            for job in newest_first(self._by_id, passes)
            if by_destination_vault_arn in (None, job.destination_vault_arn)
            and by_parent_job_id in (None, job.parent and job.parent.id)
            and by_source_recovery_point_arn in (None, job.source.arn)
        ]
        return listed("CopyJobs", found, self._describe, max_results, next_token)

    def list_copy_job_summaries(
        self,
        account_id: str | None = None,
        state: str | None = None,
        resource_type: str | None = None,
        message_category: str | None = None,
        aggregation_period: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListCopyJobSummaries``."""
        return summaries(
            "CopyJobSummaries",
            self._by_id.values(),
            self._place.region,
            SummaryFilter(account_id, state, resource_type, message_category),
            aggregation_period,
            max_results,
            next_token,
        )

    def begin(
        self,
        point: RecoveryPoint,
        destination_vault_arn: str,
        iam_role_arn: str,
        at: datetime,
        lifecycle: Lifecycle | None = None,
        *,
        created_by: Mapping[str, Any] | None = None,
        backup_job_id: str | None = None,
        taken: datetime | None = None,
        parent: CopyJob | None = None,
    ) -> CopyJob:
        """Begin a copy at ``at``, whose problems end the job.

        Args:
            lifecycle: the copy's; left out, or for ever, it is the source's.
            taken: when what is copied was as it is, if not when the source was created.
        """
        kept = point.lifecycle if lifecycle in (None, FOR_EVER) else lifecycle
        job = CopyJob(
            account=self._place.account,
            kind=point.kind,
            resource_arn=point.resource_arn,
            resource_name=point.resource_name,
            iam_role_arn=iam_role_arn,
            created=at,
            run=Run.begin(_OPERATION, point.kind, self._place.region, at),
            size=point.size,
            created_by=created_by,
            source=point,
            at=taken or point.created,
            destination_vault_arn=destination_vault_arn,
            lifecycle=kept,
            backup_job_id=backup_job_id,
            parent=parent,
        )
        self._by_id[job.id] = job
        job.children = [
            self.begin(child, destination_vault_arn, iam_role_arn, at, lifecycle, parent=job)
            for child in point.children
        ]
        ends = max([job.run.ends, *(child.run.ends for child in job.children)])
        self._events.call_at(job.run.starts, lambda _: job.begin())
        self._events.call_at(ends, lambda moment: self._finish(job, moment))
        return job

    def _finish(self, job: CopyJob, at: datetime) -> None:
        failure = job.run.failure or self._failure(job)
        failed = [child for child in job.children if child.state != "COMPLETED"]
        if failure is None and job.children and len(failed) == len(job.children):
            failure = Failure("All nested copy jobs failed.")
        if failure is not None and failure.state != "PARTIAL":
            job.fail(failure, at)
            return
        job.result = self._copy(job, at)
        if failure is None and failed:
            failure = Failure("Some nested copy jobs failed.", "PARTIAL")
        if failure is not None:
            job.result.status = "PARTIAL"
            job.fail(failure, at)
            return
        job.end("COMPLETED", at)

    def _failure(self, job: CopyJob) -> Failure | None:
        """What only shows when the copy is made."""
        try:
            check_role(str(job.iam_role_arn))
        except InvalidParameterValueError as error:
            return Failure(str(error.message), category="AccessDenied")
        error = _obstacle(job.source, is_planned=True) or self._route_obstacle(
            job.source, job.destination_vault_arn
        )
        if error is not None:
            return Failure(str(error.message))
        vault = cast(Vault, self._vault(job.destination_vault_arn))
        problem = vault.retention_problem(job.lifecycle.delete_after_days)
        if problem is not None:
            return Failure(problem)
        problem = leaving_obstacle(job.source.vault, self._place.account, vault.arn)
        if problem is None and parse(vault.arn).account != self._place.account:
            problem = copy_obstacle(vault, self._place.account)
        return Failure(problem, category="AccessDenied") if problem is not None else None

    def _route_obstacle(
        self, point: RecoveryPoint, destination_vault_arn: str
    ) -> InvalidParameterValueError | InvalidRequestError | ResourceNotFoundError | None:
        where = _place_of(destination_vault_arn)
        if where is None:
            return InvalidParameterValueError(f"Invalid backup vault ARN: {destination_vault_arn}")
        place, _ = where
        if destination_vault_arn == point.vault.arn:
            return InvalidParameterValueError(
                "The destination backup vault must not be the source backup vault."
            )
        is_other_account = place.account != self._place.account
        if is_other_account and not self._global_settings.allow_cross_account:
            return InvalidRequestError(
                "Cross-account backup is not enabled: set isCrossAccountBackupEnabled in the "
                "global settings."
            )
        vault = self._vault(destination_vault_arn)
        if vault is None:
            return ResourceNotFoundError(f"Backup vault {destination_vault_arn} does not exist.")
        if vault.state != "AVAILABLE":
            return InvalidRequestError(f"Backup vault {destination_vault_arn} is {vault.state}.")
        return None

    def _copy(self, job: CopyJob, at: datetime) -> RecoveryPoint:
        place, name = cast(tuple[Place, str], _place_of(job.destination_vault_arn))
        destination = cast(Destination, self._destination_in(place))
        vault, source = destination.vaults.find(name), job.source
        tags = self._recovery_points.tags_of(source)
        copy = source.kind.copy(source.contents, place, job.id, vault.encryption_key_arn, tags)
        point = RecoveryPoint(
            arn=copy.arn,
            vault=vault,
            resource_arn=source.resource_arn,
            resource_name=source.resource_name,
            kind=source.kind,
            iam_role_arn=str(job.iam_role_arn),
            created=job.at,
            initiated=job.created,
            lifecycle=job.lifecycle,
            size=source.size,
            metadata={
                name: value
                for name, value in source.metadata.items()
                if place.region == self._place.region or name not in source.kind.regional_metadata
            },
            contents=copy.contents,
            encryption_key_arn=vault.encryption_key_arn if source.is_encrypted else None,
            created_by=job.created_by,
            source_vault_arn=source.vault.arn,
        )
        for child in job.children:
            if child.result is not None:
                child.result.parent, child.result.member = point, child.source.member
                point.children.append(child.result)
        destination.recovery_points.add(point, tags)
        destination.recovery_points.complete(point, at)
        return point

    def _vault(self, arn: str) -> Vault | None:
        where = _place_of(arn)
        destination = self._destination_in(where[0]) if where else None
        return destination.vaults.by_name.get(where[1]) if where and destination else None

    def _describe(self, job: CopyJob) -> dict[str, Any]:
        return job.to_dict(self._vault(job.destination_vault_arn))


def _obstacle(point: RecoveryPoint, is_planned: bool = False) -> InvalidRequestError | None:
    """Why a recovery point can't be copied, or None."""
    if not point.is_ready:
        return InvalidRequestError(f"Recovery point {point.arn} is {point.status}.")
    if not point.kind.can_be_copied:
        return InvalidRequestError(
            f"Recovery point {point.arn} cannot be copied: AWS Backup does not manage it fully."
        )
    if point.is_continuous and not is_planned:
        return InvalidRequestError("Continuous backups cannot be copied on demand.")
    if point.is_cold:
        return InvalidRequestError(
            f"Recovery point {point.arn} is in cold storage and cannot be copied."
        )
    return None


def _place_of(vault_arn: str) -> tuple[Place, str] | None:
    """Where the vault of an ARN is, and its name, or None if it is no vault's."""
    try:
        parts = parse(vault_arn)
    except ValueError:
        return None
    if (parts.service, parts.kind) != (SERVICE, "backup-vault"):
        return None
    return Place(parts.account, parts.region), parts.name
