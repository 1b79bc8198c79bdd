"""Backup jobs, asked for and scheduled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from ....clock import clock
from ....configuration import configuration
from ..recovery_points.indexes import Indexes
from ..recovery_points.lifecycle import Lifecycle
from ..recovery_points.recovery_point import RecoveryPoint
from ..recovery_points.recovery_points import RecoveryPoints
from ..resources import Resource, find, new_recovery_point_arn, owned, type_of
from ..settings.region_settings import RegionSettings
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
from ..shared.tags import check_tags
from ..vaults.vault import Vault
from ..vaults.vaults import Vaults
from .backup_job import COMPLETE_MINUTES, START_MINUTES, BackupJob, CopyAction, Order
from .copy_jobs import CopyJobs
from .job import Failure, JobFilter, Run, newest_first
from .summaries import SummaryFilter, summaries

_OPERATION = "StartBackupJob"
_MIN_WINDOW = 60
_MAX_MINUTES = 52_560_000
_LISTED_FOR = timedelta(days=30)
_OPTIONS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "EC2": {"WindowsVSS": ("enabled", "disabled")},
    "S3": {
        "BackupACLs": ("enabled", "disabled"),
        "BackupObjectTags": ("enabled", "disabled"),
    },
}


class BackupJobs:
    """The backup jobs of one account and region."""

    def __init__(
        self,
        place: Place,
        vaults: Vaults,
        recovery_points: RecoveryPoints,
        indexes: Indexes,
        copy_jobs: CopyJobs,
        region_settings: RegionSettings,
        events: EventQueue,
    ) -> None:
        self._place = place
        self._vaults = vaults
        self._recovery_points = recovery_points
        self._indexes = indexes
        self._copy_jobs = copy_jobs
        self._region_settings = region_settings
        self._events = events
        self._by_id: dict[str, BackupJob] = {}
        self._by_token: dict[str, BackupJob] = {}

    def start_backup_job(
        self,
        backup_vault_name: str,
        resource_arn: str,
        iam_role_arn: str,
        logically_air_gapped_backup_vault_arn: str | None = None,
        idempotency_token: str | None = None,
        start_window_minutes: int | None = None,
        complete_window_minutes: int | None = None,
        lifecycle: dict[str, Any] | None = None,
        recovery_point_tags: dict[str, str] | None = None,
        backup_options: dict[str, str] | None = None,
        index: str | None = None,
    ) -> dict[str, Any]:
        """``StartBackupJob``."""
        job = self._by_token.get(idempotency_token or "")
        if job is None:
            vault = self._vaults.find(backup_vault_name)
            if vault.is_air_gapped:
                raise InvalidParameterValueError(
                    f"Backup vault {vault.name} is logically air-gapped: give its ARN as "
                    "LogicallyAirGappedBackupVaultArn."
                )
            resource = self._resource(resource_arn)
            check_role(iam_role_arn)
            check_tags(recovery_point_tags)
            start, complete = _windows(start_window_minutes, complete_window_minutes)
            wanted = Lifecycle.of(lifecycle)
            vault, copies = self.target(
                resource, vault, logically_air_gapped_backup_vault_arn, wanted
            )
            problem = vault.retention_problem(wanted.delete_after_days)
            if problem is not None:
                raise InvalidParameterValueError(problem)
            _check_options(resource, backup_options)
            if index == "ENABLED" and not resource.kind.has_index:
                raise InvalidParameterValueError(
                    f"Indexes are not supported for {resource.kind.name}."
                )
            running = [job for job in self._by_id.values() if not job.is_over]
            check_quota(self._place, "BackupJob", len(running))
            order = Order(
                vault=vault,
                iam_role_arn=iam_role_arn,
                lifecycle=wanted,
                tags=recovery_point_tags or {},
                options=backup_options,
                start_minutes=start,
                complete_minutes=complete,
                copies=copies,
                is_indexed=index == "ENABLED",
            )
            job = self.begin(resource, order, clock.now())
            if idempotency_token:
                self._by_token[idempotency_token] = job
        return given(
            {
                "BackupJobId": job.id,
                "RecoveryPointArn": (
                    job.result.arn if job.result and job.kind.is_fully_managed else None
                ),
                "CreationDate": job.created,
                "IsParent": job.kind.is_composite,
            }
        )

    def describe_backup_job(self, backup_job_id: str) -> dict[str, Any]:
        """``DescribeBackupJob``."""
        return self._find(backup_job_id).to_description()

    def list_backup_jobs(
        self,
        by_resource_arn: str | None = None,
        by_state: str | None = None,
        by_backup_vault_name: str | None = None,
        by_created_before: datetime | None = None,
        by_created_after: datetime | None = None,
        by_resource_type: str | None = None,
        by_account_id: str | None = None,
        by_complete_after: datetime | None = None,
        by_complete_before: datetime | None = None,
        by_parent_job_id: str | None = None,
        by_message_category: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListBackupJobs``, of the last 30 days."""
        passes = JobFilter[BackupJob](
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
        oldest = clock.now() - _LISTED_FOR
        found = [
            job
            for job in newest_first(self._by_id, passes)
            if job.created >= oldest
            and by_backup_vault_name in (None, job.order.vault.name)
            and by_parent_job_id in (None, job.parent and job.parent.id)
        ]
        return listed("BackupJobs", found, BackupJob.to_dict, max_results, next_token)

    def list_backup_job_summaries(
        self,
        account_id: str | None = None,
        state: str | None = None,
        resource_type: str | None = None,
        message_category: str | None = None,
        aggregation_period: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """``ListBackupJobSummaries``."""
        return summaries(
            "BackupJobSummaries",
            self._by_id.values(),
            self._place.region,
            SummaryFilter(account_id, state, resource_type, message_category),
            aggregation_period,
            max_results,
            next_token,
        )

    def stop_backup_job(self, backup_job_id: str) -> None:
        """``StopBackupJob``, which takes a while."""
        job = self._find(backup_job_id)
        if not job.kind.can_be_stopped:
            raise InvalidRequestError(f"Backup jobs of {job.kind.name} cannot be stopped.")
        if job.is_over or job.state == "ABORTING":
            raise InvalidRequestError(f"Backup job {job.id} cannot be stopped: it is {job.state}.")
        for each in (job, *job.children):
            if not each.is_over:
                self._abort(each)

    def begin(
        self,
        resource: Resource,
        order: Order,
        at: datetime,
        parent: BackupJob | None = None,
        member: str | None = None,
    ) -> BackupJob:
        """Begin a backup at ``at``, whose problems end the job."""
        if self._region_settings.leaves_to_service(resource.kind.name):
            resource = replace(resource, kind=resource.kind.unmanaged())
        job = BackupJob(
            account=self._place.account,
            kind=resource.kind,
            resource_arn=resource.arn,
            resource_name=resource.name,
            iam_role_arn=order.iam_role_arn,
            created=at,
            run=Run.begin(_OPERATION, resource.kind, self._place.region, at),
            size=resource.size,
            created_by=order.created_by,
            order=order,
            parent=parent,
            member=member,
        )
        self._by_id[job.id] = job
        problem = self._problem(resource, order)
        if problem is not None:
            self._events.call_at(job.run.starts, lambda moment: self._fail(job, moment, problem))
            return job
        job.result = self._recovery_point(job, resource)
        part = replace(order, copies=(), is_continuous=False)
        job.children = [
            self.begin(child, part, at, job, name)
            for name, child in resource.kind.children(resource, self._place)
        ]
        self._events.call_at(job.run.starts, lambda _: job.begin())
        expires = at + timedelta(minutes=order.complete_minutes)
        if job.run.ends > expires:
            failure = Failure("Backup job expired before completion.", "EXPIRED")
            self._events.call_at(expires, lambda moment: self._end(job, moment, failure))
        else:
            self._events.call_at(job.run.ends, lambda moment: self._finish(job, moment))
        return job

    def target(
        self,
        resource: Resource,
        vault: Vault,
        air_gapped_arn: str | None,
        lifecycle: Lifecycle,
    ) -> tuple[Vault, Sequence[CopyAction]]:
        """Where a backup goes: to an air-gapped vault at once, or by way of the other one."""
        if air_gapped_arn is None:
            return vault, ()
        found = next((v for v in self._vaults.by_name.values() if v.arn == air_gapped_arn), None)
        if found is None or not found.is_air_gapped:
            raise InvalidParameterValueError(
                f"{air_gapped_arn} is no logically air-gapped backup vault."
            )
        if found.state != "AVAILABLE":
            raise InvalidRequestError(f"Backup vault {found.name} is {found.state}.")
        if resource.kind.is_fully_managed:
            return found, ()
        return vault, (CopyAction(found.arn, lifecycle),)

    def _problem(self, resource: Resource, order: Order) -> Failure | None:
        """Why a backup can't be made."""
        try:
            check_role(order.iam_role_arn)
        except InvalidParameterValueError as error:
            return Failure(str(error.message), category="AccessDenied")
        if order.vault.name not in self._vaults.by_name:
            return Failure(f"Backup vault {order.vault.name} does not exist.")
        problem = order.vault.retention_problem(order.lifecycle.delete_after_days)
        problem = problem or resource.kind.obstacle(resource)
        return Failure(problem) if problem else None

    def _recovery_point(self, job: BackupJob, resource: Resource) -> RecoveryPoint:
        order, kind = job.order, resource.kind
        kept_tags = {**owned(resource.tags), **order.tags}
        is_continuous = order.is_continuous and kind.has_continuous_backup
        if is_continuous:
            contents = kind.back_up_continuously(
                resource, self._place, job.id, job.created, kept_tags
            )
            known = self._continuous(order.vault, resource)
            if known is not None:
                kind.discard(known.contents)
                known.contents, known.size = contents, resource.size
                known.lifecycle = order.lifecycle
                return known
            name = f"continuous:{kind.continuous_name(resource)}-{job.id[:8].lower()}"
            arn = new_recovery_point_arn(self._place, name)
        else:
            arn, contents = kind.back_up(resource, self._place, job.id, job.created, kept_tags)
        point = RecoveryPoint(
            arn=arn,
            vault=order.vault,
            resource_arn=resource.arn,
            resource_name=resource.name,
            kind=kind,
            iam_role_arn=order.iam_role_arn,
            created=job.created,
            initiated=job.created,
            lifecycle=order.lifecycle,
            size=resource.size,
            metadata=kind.metadata(resource),
            contents=contents,
            encryption_key_arn=_key_of(resource, order.vault),
            created_by=order.created_by,
            is_continuous=is_continuous,
            member=job.member,
        )
        if job.parent is not None and job.parent.result is not None:
            point.parent = job.parent.result
            job.parent.result.children.append(point)
        self._recovery_points.add(point, kept_tags)
        return point

    def _continuous(self, vault: Vault, resource: Resource) -> RecoveryPoint | None:
        """The continuous backup of a resource that a vault has, of which there is one."""
        for point in self._recovery_points.in_vault(vault):
            if point.is_continuous and point.resource_arn == resource.arn:
                return point
        return None

    def _finish(self, job: BackupJob, at: datetime) -> None:
        # One that is being stopped ends by itself, and a composite one after its parts.
        if job.state != "RUNNING" or not all(child.is_over for child in job.children):
            return
        failed = [child for child in job.children if child.state != "COMPLETED"]
        failure = job.run.failure
        if failure is None and failed:
            all_failed = len(failed) == len(job.children)
            failure = (
                Failure("All nested backup jobs failed.")
                if all_failed
                else Failure("Some nested backup jobs failed.", "PARTIAL")
            )
        self._end(job, at, failure)

    def _end(self, job: BackupJob, at: datetime, failure: Failure | None) -> None:
        point = job.result
        if job.is_over or point is None:
            return
        if failure is not None and failure.state != "PARTIAL":
            self._drop(job)
            self._fail(job, at, failure)
            return
        if point.is_continuous:
            point.kept_from = job.created
        self._recovery_points.complete(point, at)
        if failure is not None:
            point.status, point.status_message = "PARTIAL", failure.message
            job.fail(failure, at)
        else:
            job.end("COMPLETED", at)
        self._finish_parent(job, at)
        if job.order.is_indexed and point.kind.has_index and not point.is_continuous:
            self._indexes.create(point, at)
        for action in job.order.copies:
            self._copy_jobs.begin(
                point,
                action.destination_vault_arn,
                job.order.iam_role_arn,
                at,
                action.lifecycle,
                created_by=job.created_by,
                backup_job_id=job.id,
                taken=job.created,
            )

    def _fail(self, job: BackupJob, at: datetime, failure: Failure) -> None:
        job.fail(failure, at)
        self._finish_parent(job, at)

    def _finish_parent(self, job: BackupJob, at: datetime) -> None:
        if job.parent is not None and at >= job.parent.run.ends:
            self._finish(job.parent, at)

    def _abort(self, job: BackupJob) -> None:
        job.state = "ABORTING"

        def end(moment: datetime) -> None:
            self._end(job, moment, Failure("The backup job was stopped.", "ABORTED"))

        self._events.call_at(clock.now() + configuration.duration(f"{SERVICE}.StopBackupJob"), end)

    def _drop(self, job: BackupJob) -> None:
        """Forget what was begun; a continuous backup that was there before stays."""
        if job.result is not None and job.result.status == "CREATING":
            self._recovery_points.remove(job.result)
            job.result = None

    def _resource(self, arn: str) -> Resource:
        try:
            parse(arn)
        except ValueError:
            raise InvalidParameterValueError(f"Invalid resource ARN: {arn}") from None
        kind = type_of(arn)
        if kind is None:
            raise InvalidParameterValueError(f"Unsupported resource type: {arn}")
        if not self._region_settings.is_opted_in(kind.name):
            raise InvalidRequestError(
                f"Resource type {kind.name} is not opted in to AWS Backup in {self._place.region}.",
                context=arn,
            )
        resource = find(self._place, arn)
        if resource is None:
            raise ResourceNotFoundError(f"Resource {arn} does not exist.", context=arn)
        return resource

    def _find(self, job_id: str) -> BackupJob:
        found = self._by_id.get(job_id)
        if found is None:
            raise ResourceNotFoundError(f"Backup job {job_id} does not exist.")
        return found


def _key_of(resource: Resource, vault: Vault) -> str | None:
    """The key that a recovery point of a resource is encrypted with in a vault."""
    if resource.kind.is_fully_managed:
        return vault.encryption_key_arn
    return resource.encryption_key_arn


def _windows(start: int | None, complete: int | None) -> tuple[int, int]:
    if start is not None and not _MIN_WINDOW <= start <= _MAX_MINUTES:
        raise InvalidParameterValueError(
            f"Invalid start window. It cannot be less than {_MIN_WINDOW} or more than "
            f"{_MAX_MINUTES} minutes."
        )
    if complete is not None and not _MIN_WINDOW <= complete <= _MAX_MINUTES:
        raise InvalidParameterValueError(
            f"Invalid completion window. It cannot be less than {_MIN_WINDOW} or more than "
            f"{_MAX_MINUTES} minutes."
        )
    wanted = start or START_MINUTES, complete or COMPLETE_MINUTES
    if complete is not None and wanted[1] < wanted[0] + _MIN_WINDOW:
        raise InvalidParameterValueError(
            f"Invalid completion window. It must be at least {_MIN_WINDOW} minutes longer than "
            "the start window."
        )
    return wanted


def _check_options(resource: Resource, options: Mapping[str, str] | None) -> None:
    known = _OPTIONS.get(resource.kind.name, {})
    for name, value in (options or {}).items():
        if value not in known.get(name, ()):
            raise InvalidParameterValueError(
                f"Invalid backup option for {resource.kind.name}: {name}={value}"
            )
