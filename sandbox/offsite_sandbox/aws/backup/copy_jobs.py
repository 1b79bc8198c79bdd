"""Copy jobs: recovery points on their way to another vault, region or account."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from ...clock import clock
from . import roles
from .base import given, listed
from .exceptions import (
    InvalidParameterValueError,
    InvalidRequestError,
    ResourceNotFoundError,
)
from .job_summaries import SummaryFilter, summaries
from .jobs import (
    Failure,
    Job,
    JobFilter,
    Run,
    backend_of,
    lock_state,
    newest_first,
    place_of,
    states_of,
)
from .lifecycle import FOR_EVER, Lifecycle
from .names import parse
from .recovery_points import RecoveryPoint, RecoveryPoints, retention_problem
from .settings import Settings
from .vaults import Vault

_OPERATION = "StartCopyJob"
_NEEDS = "backup:CopyIntoBackupVault"


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

    def to_dict(self) -> dict[str, Any]:
        """The model's ``CopyJob``."""
        vault = _vault(self.destination_vault_arn)
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


class CopyJobs(RecoveryPoints, Settings):
    """The copy jobs from the vaults of one account and region."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.copy_jobs: dict[str, CopyJob] = {}
        self._copy_tokens: dict[str, CopyJob] = {}

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
        job = self._copy_tokens.get(idempotency_token or "")
        if job is None:
            point = self.recovery_point(source_backup_vault_name, recovery_point_arn)
            roles.check(iam_role_arn)
            wanted = None if lifecycle is None else Lifecycle.of(lifecycle)
            problem = _obstacle(point) or self._route_obstacle(point, destination_backup_vault_arn)
            if problem is not None:
                raise problem
            running = [job for job in self.copy_jobs.values() if not job.is_over]
            self.check_quota("CopyJob", len(running))
            job = self.begin_copy(
                point, destination_backup_vault_arn, iam_role_arn, clock.now(), wanted
            )
            if idempotency_token:
                self._copy_tokens[idempotency_token] = job
        return {
            "CopyJobId": job.id,
            "CreationDate": job.created,
            "IsParent": job.kind.is_composite,
        }

    def describe_copy_job(self, copy_job_id: str) -> dict[str, Any]:
        """``DescribeCopyJob``."""
        job = self.copy_jobs.get(copy_job_id)
        if job is None:
            raise ResourceNotFoundError(f"Copy job {copy_job_id} does not exist.")
        return {"CopyJob": job.to_dict()}

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
            for job in newest_first(self.copy_jobs, passes)
            if by_destination_vault_arn in (None, job.destination_vault_arn)
            and by_parent_job_id in (None, job.parent and job.parent.id)
            and by_source_recovery_point_arn in (None, job.source.arn)
        ]
        return listed("CopyJobs", found, CopyJob.to_dict, max_results, next_token)

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
            self.copy_jobs.values(),
            self.region_name,
            SummaryFilter(account_id, state, resource_type, message_category),
            aggregation_period,
            max_results,
            next_token,
        )

    def begin_copy(
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
            account=self.account_id,
            kind=point.kind,
            resource_arn=point.resource_arn,
            resource_name=point.resource_name,
            iam_role_arn=iam_role_arn,
            created=at,
            run=Run.begin(_OPERATION, point.kind, self.region_name, at),
            size=point.size,
            created_by=created_by,
            source=point,
            at=taken or point.created,
            destination_vault_arn=destination_vault_arn,
            lifecycle=kept,
            backup_job_id=backup_job_id,
            parent=parent,
        )
        self.copy_jobs[job.id] = job
        job.children = [
            self.begin_copy(child, destination_vault_arn, iam_role_arn, at, lifecycle, parent=job)
            for child in point.children
        ]
        ends = max([job.run.ends, *(child.run.ends for child in job.children)])
        self.later(job.run.starts, lambda _: job.begin())
        self.later(ends, lambda moment: self._finish_copy(job, moment))
        return job

    def _finish_copy(self, job: CopyJob, at: datetime) -> None:
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
            roles.check(str(job.iam_role_arn))
        except InvalidParameterValueError as error:
            return Failure(str(error.message), category="AccessDenied")
        error = _obstacle(job.source, is_planned=True) or self._route_obstacle(
            job.source, job.destination_vault_arn
        )
        if error is not None:
            return Failure(str(error.message))
        vault = cast(Vault, _vault(job.destination_vault_arn))
        problem = retention_problem(vault, job.lifecycle)
        if problem is not None:
            return Failure(problem)
        if parse(vault.arn).account != self.account_id and not _lets_in(vault, self.account_id):
            return Failure(
                f"Access Denied trying to copy into {vault.arn}: its access policy does not allow "
                f"account {self.account_id} {_NEEDS}.",
                category="AccessDenied",
            )
        return None

    def allows_cross_account(self) -> bool:
        """Whether copies may go to other accounts."""
        found = self.describe_global_settings()["GlobalSettings"]
        return found["isCrossAccountBackupEnabled"] == "true"

    def _route_obstacle(
        self, point: RecoveryPoint, destination_vault_arn: str
    ) -> InvalidParameterValueError | InvalidRequestError | ResourceNotFoundError | None:
        where = place_of(destination_vault_arn)
        if where is None:
            return InvalidParameterValueError(f"Invalid backup vault ARN: {destination_vault_arn}")
        place, _ = where
        if destination_vault_arn == point.vault.arn:
            return InvalidParameterValueError(
                "The destination backup vault must not be the source backup vault."
            )
        is_other_account = place.account != self.account_id
        if is_other_account and not self.allows_cross_account():
            return InvalidRequestError(
                "Cross-account backup is not enabled: set isCrossAccountBackupEnabled in the "
                "global settings."
            )
        vault = _vault(destination_vault_arn)
        if vault is None:
            return ResourceNotFoundError(f"Backup vault {destination_vault_arn} does not exist.")
        if vault.state != "AVAILABLE":
            return InvalidRequestError(f"Backup vault {destination_vault_arn} is {vault.state}.")
        return None

    def _copy(self, job: CopyJob, at: datetime) -> RecoveryPoint:
        place, name = cast(Any, place_of(job.destination_vault_arn))
        backend = cast(RecoveryPoints, backend_of(place))
        vault, source = backend.vault(name), job.source
        tags = self.tags_of_recovery_point(source)
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
                if place.region == self.region_name or name not in source.kind.regional_metadata
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
        backend.add_recovery_point(point, tags)
        backend.complete_recovery_point(point, at)
        return point


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


def _vault(arn: str) -> Vault | None:
    where = place_of(arn)
    backend = backend_of(where[0]) if where else None
    return None if where is None or backend is None else backend.vaults.get(where[1])


def _lets_in(vault: Vault, account: str) -> bool:
    """Whether a vault's access policy lets another account copy into it; conditions hold."""
    document = cast(dict[str, Any], json.loads(vault.policy or "{}"))
    statements = [
        statement
        for statement in _all(document.get("Statement"))
        if any(action in ("*", "backup:*", _NEEDS) for action in _all(statement.get("Action")))
        and _names(statement.get("Principal"), account)
    ]
    effects = {statement["Effect"] for statement in statements}
    return effects == {"Allow"}


def _names(principal: Any, account: str) -> bool:
    people = (
        cast(dict[str, Any], principal).get("AWS") if isinstance(principal, dict) else principal
    )
    return any(text == "*" or account in text for text in _all(people))


def _all(value: Any) -> list[Any]:
    if value is None:
        return []
    return cast(list[Any], value) if isinstance(value, list) else [value]
