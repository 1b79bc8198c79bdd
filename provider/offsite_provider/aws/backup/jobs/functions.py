"""Questions about backup, copy and restore jobs."""

from typing import Any, Final, Literal

from ....core.function import Function, Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..lifecycle import LifecycleResult
from ..recovery_points.managed_point import RecoveryPointCreator
from ..values import (
    AccountId,
    AnyAccountId,
    AnyVaultName,
    Moment,
    NonEmptyText,
    RecoveryPointArn,
    ResourceArn,
    ResourceType,
    VaultArn,
)
from .restore_job import RestoreJobCreator


class BackupJobResult(Result):
    """A backup job."""

    account_id: str | None = None
    """The account that owns it."""
    backup_job_id: str
    """The ID of the backup job."""
    backup_vault_name: str | None = None
    """The name of the vault."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    vault_lock_state: str | None = None
    """`LOCKED` or `UNLOCKED`: the lock of the vault."""
    recovery_point_arn: str | None = None
    """The ARN of the recovery point."""
    recovery_point_lifecycle: LifecycleResult | None = None
    """When the recovery point moves to cold storage, and when it is deleted."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    is_encrypted: bool | None = None
    """Whether it is encrypted."""
    resource_arn: str | None = None
    """The ARN of the resource."""
    creation_date: Timestamp | None = None
    """When it was created."""
    completion_date: Timestamp | None = None
    """When it was completed."""
    state: str
    """`CREATED`, `PENDING`, `RUNNING`, `ABORTING`, `ABORTED`, `COMPLETED`, `FAILED`, `EXPIRED` or
    `PARTIAL`."""
    status_message: str | None = None
    """More about the status."""
    percent_done: str | None = None
    """How far it is, in percent, e.g. `62.50`."""
    backup_size_in_bytes: int | None = None
    """The size of the backup, in bytes; what it counts depends on the type of resource."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    created_by: RecoveryPointCreator | None = None
    """The plan and rule that made it, if it was a plan."""
    expected_completion_date: Timestamp | None = None
    """When it is expected to be completed."""
    start_by: Timestamp | None = None
    """When it has to be started by, or is cancelled."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    bytes_transferred: int | None = None
    """How much was transferred to the vault so far, in bytes."""
    backup_options: dict[str, str] = {}
    """Options of the backup, e.g. `WindowsVSS` to `enabled`, by name."""
    backup_type: str | None = None
    """The kind of backup, e.g. `WindowsVSS`; empty for a regular one."""
    parent_job_id: str | None = None
    """The ID of the composite (parent) job, if it is part of one."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    initiation_date: Timestamp | None = None
    """When it was started."""
    message_category: str | None = None
    """The kind of message, e.g. `SUCCESS` or `AccessDenied`."""


class DescribeBackupJobInputs(AwsLookup):
    backup_job_id: NonEmptyText
    """The ID of the job."""


class DescribeBackupJobResult(BackupJobResult):
    """A backup job."""

    number_of_child_jobs: int | None = None
    """The number of child jobs."""
    child_jobs_in_state: dict[str, int] = {}
    """How many child jobs are in each state, by state."""


class DescribeBackupJob(GetFunction[DescribeBackupJobInputs, DescribeBackupJobResult]):
    """A backup job: its state, how far it is, and the recovery point that it makes."""

    token = "offsite:backup:describeBackupJob"
    inputs = DescribeBackupJobInputs
    result = DescribeBackupJobResult
    operation = "DescribeBackupJob"
    asks = "describe the backup job {backup_job_id}"


class ListBackupJobsInputs(AwsLookup):
    by_resource_arn: ResourceArn | None = None
    """Only those of this resource."""
    by_state: (
        Literal[
            "CREATED",
            "PENDING",
            "RUNNING",
            "ABORTING",
            "ABORTED",
            "COMPLETED",
            "FAILED",
            "EXPIRED",
            "PARTIAL",
        ]
        | None
    ) = None
    """Only those in this state."""
    by_backup_vault_name: AnyVaultName | None = None
    """Only those to this vault."""
    by_created_before: Moment | None = None
    """Only those that were created before this moment, e.g. `2026-03-01T04:00:00Z`."""
    by_created_after: Moment | None = None
    """Only those that were created after this moment."""
    by_resource_type: ResourceType | None = None
    """Only those of resources of this type, e.g. `EBS`."""
    by_account_id: AnyAccountId | None = None
    """Only those of this account; `*` from a management account is all of the organization."""
    by_complete_after: Moment | None = None
    """Only those that were completed after this moment."""
    by_complete_before: Moment | None = None
    """Only those that were completed before this moment."""
    by_parent_job_id: NonEmptyText | None = None
    """Only the parts of this composite (parent) job."""
    by_message_category: NonEmptyText | None = None
    """Only those with messages of this kind, e.g. `SUCCESS` or `AccessDenied`."""


class ListBackupJobsResult(Result):
    """Backup jobs."""

    backup_jobs: list[BackupJobResult] = []
    """The backup jobs."""


class ListBackupJobs(ListFunction[ListBackupJobsInputs, ListBackupJobsResult]):
    """The backup jobs of the last 30 days."""

    token = "offsite:backup:listBackupJobs"
    inputs = ListBackupJobsInputs
    result = ListBackupJobsResult
    operation = "ListBackupJobs"
    asks = "list the backup jobs"
    joined = "BackupJobs"


class CopyJobResult(Result):
    """A copy job."""

    account_id: str | None = None
    """The account that owns it."""
    copy_job_id: str
    """The ID of the copy job."""
    source_backup_vault_arn: str | None = None
    """The ARN of the vault that is copied from."""
    source_recovery_point_arn: str | None = None
    """The ARN of the recovery point that is copied."""
    destination_backup_vault_arn: str | None = None
    """The ARN of the vault that is copied to."""
    destination_vault_type: str | None = None
    """The type of the vault that is copied to: `BACKUP_VAULT` or
    `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`."""
    destination_vault_lock_state: str | None = None
    """`LOCKED` or `UNLOCKED`: the lock of the vault that is copied to."""
    destination_recovery_point_arn: str | None = None
    """The ARN of the copy."""
    destination_encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts the copy."""
    destination_recovery_point_lifecycle: LifecycleResult | None = None
    """When the copy moves to cold storage, and when it is deleted."""
    resource_arn: str | None = None
    """The ARN of the resource."""
    creation_date: Timestamp | None = None
    """When it was created."""
    completion_date: Timestamp | None = None
    """When it was completed."""
    state: str
    """`CREATED`, `RUNNING`, `COMPLETED`, `FAILED` or `PARTIAL`."""
    status_message: str | None = None
    """More about the status."""
    backup_size_in_bytes: int | None = None
    """The size of the copy, in bytes."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    created_by: RecoveryPointCreator | None = None
    """The plan and rule that made it, if it was a plan."""
    created_by_backup_job_id: str | None = None
    """The backup job that started the copy, if it was one."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    parent_job_id: str | None = None
    """The ID of the composite (parent) job, if it is part of one."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    composite_member_identifier: str | None = None
    """What it is called within its composite (parent), e.g. the logical ID in a stack."""
    number_of_child_jobs: int | None = None
    """The number of child jobs."""
    child_jobs_in_state: dict[str, int] = {}
    """How many child jobs are in each state, by state."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    message_category: str | None = None
    """The kind of message, e.g. `SUCCESS` or `AccessDenied`."""


class DescribeCopyJobInputs(AwsLookup):
    copy_job_id: NonEmptyText
    """The ID of the job."""


class DescribeCopyJobResult(Result):
    """A copy job."""

    copy_job: CopyJobResult
    """The copy job."""


class DescribeCopyJob(GetFunction[DescribeCopyJobInputs, DescribeCopyJobResult]):
    """A copy job: its state, and the copy that it makes."""

    token = "offsite:backup:describeCopyJob"
    inputs = DescribeCopyJobInputs
    result = DescribeCopyJobResult
    operation = "DescribeCopyJob"
    asks = "describe the copy job {copy_job_id}"


class ListCopyJobsInputs(AwsLookup):
    by_resource_arn: ResourceArn | None = None
    """Only those of this resource."""
    by_state: Literal["CREATED", "RUNNING", "COMPLETED", "FAILED", "PARTIAL"] | None = None
    """Only those in this state."""
    by_created_before: Moment | None = None
    """Only those that were created before this moment, e.g. `2026-03-01T04:00:00Z`."""
    by_created_after: Moment | None = None
    """Only those that were created after this moment."""
    by_resource_type: ResourceType | None = None
    """Only those of resources of this type, e.g. `EBS`."""
    by_destination_vault_arn: VaultArn | None = None
    """Only those to this vault."""
    by_account_id: AccountId | None = None
    """Only those of this account."""
    by_complete_before: Moment | None = None
    """Only those that were completed before this moment."""
    by_complete_after: Moment | None = None
    """Only those that were completed after this moment."""
    by_parent_job_id: NonEmptyText | None = None
    """Only the parts of this composite (parent) job."""
    by_message_category: NonEmptyText | None = None
    """Only those with messages of this kind, e.g. `SUCCESS` or `AccessDenied`."""
    by_source_recovery_point_arn: RecoveryPointArn | None = None
    """Only those of this recovery point."""


class ListCopyJobsResult(Result):
    """Copy jobs."""

    copy_jobs: list[CopyJobResult] = []
    """The copy jobs."""


class ListCopyJobs(ListFunction[ListCopyJobsInputs, ListCopyJobsResult]):
    """The copy jobs of a region, the one that is copied from."""

    token = "offsite:backup:listCopyJobs"
    inputs = ListCopyJobsInputs
    result = ListCopyJobsResult
    operation = "ListCopyJobs"
    asks = "list the copy jobs"
    joined = "CopyJobs"


class RestoreJobResult(Result):
    """A restore job."""

    account_id: str | None = None
    """The account that owns it."""
    restore_job_id: str
    """The ID of the restore job."""
    recovery_point_arn: str | None = None
    """The ARN of the recovery point."""
    source_resource_arn: str | None = None
    """The ARN of the resource that was backed up."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    creation_date: Timestamp | None = None
    """When it was created."""
    completion_date: Timestamp | None = None
    """When it was completed."""
    status: str
    """`PENDING`, `RUNNING`, `COMPLETED`, `ABORTED` or `FAILED`."""
    status_message: str | None = None
    """More about the status."""
    percent_done: str | None = None
    """How far it is, in percent, e.g. `62.50`."""
    backup_size_in_bytes: int | None = None
    """The size of what is restored, in bytes."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    expected_completion_time_minutes: int | None = None
    """How long it is expected to take, in minutes."""
    created_resource_arn: str | None = None
    """The ARN of the resource that was made."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    recovery_point_creation_date: Timestamp | None = None
    """When the recovery point was made."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    parent_job_id: str | None = None
    """The ID of the composite (parent) job, if it is part of one."""
    created_by: RestoreJobCreator | None = None
    """The restore testing plan that started it, if it was one."""
    validation_status: str | None = None
    """How far the validation of what a test restored is: `VALIDATING`, `SUCCESSFUL`, `FAILED` or
    `TIMED_OUT`."""
    validation_status_message: str | None = None
    """More about that."""
    deletion_status: str | None = None
    """How far the deletion of what a test restored is: `DELETING`, `FAILED` or `SUCCESSFUL`."""
    deletion_status_message: str | None = None
    """More about that."""


class DescribeRestoreJobInputs(AwsLookup):
    restore_job_id: NonEmptyText
    """The ID of the job."""


class DescribeRestoreJobResult(RestoreJobResult):
    """A restore job."""


class DescribeRestoreJob(GetFunction[DescribeRestoreJobInputs, DescribeRestoreJobResult]):
    """A restore job: its state, how far it is, and the resource that it makes."""

    token = "offsite:backup:describeRestoreJob"
    inputs = DescribeRestoreJobInputs
    result = DescribeRestoreJobResult
    operation = "DescribeRestoreJob"
    asks = "describe the restore job {restore_job_id}"


class GetRestoreJobMetadataInputs(AwsLookup):
    restore_job_id: NonEmptyText
    """The ID of the job."""


class GetRestoreJobMetadataResult(Result):
    """The metadata that a restore job was started with."""

    restore_job_id: str
    """The ID of the restore job."""
    metadata: dict[str, str] = {}
    """The metadata that it was started with, by name."""


class GetRestoreJobMetadata(GetFunction[GetRestoreJobMetadataInputs, GetRestoreJobMetadataResult]):
    """The metadata that a restore job was started with."""

    token = "offsite:backup:getRestoreJobMetadata"
    inputs = GetRestoreJobMetadataInputs
    result = GetRestoreJobMetadataResult
    operation = "GetRestoreJobMetadata"
    secret = True  # So the model says of restore metadata.
    asks = "get the metadata of the restore job {restore_job_id}"


class ListRestoreJobsInputs(AwsLookup):
    by_account_id: AccountId | None = None
    """Only those of this account."""
    by_resource_type: ResourceType | None = None
    """Only those of resources of this type, e.g. `EBS`."""
    by_created_before: Moment | None = None
    """Only those that were created before this moment, e.g. `2026-03-01T04:00:00Z`."""
    by_created_after: Moment | None = None
    """Only those that were created after this moment."""
    by_status: Literal["PENDING", "RUNNING", "COMPLETED", "ABORTED", "FAILED"] | None = None
    """Only those of this status."""
    by_complete_before: Moment | None = None
    """Only those that were completed before this moment."""
    by_complete_after: Moment | None = None
    """Only those that were completed after this moment."""
    by_restore_testing_plan_arn: NonEmptyText | None = None
    """Only those that this restore testing plan started."""
    by_parent_job_id: NonEmptyText | None = None
    """Only the parts of this composite (parent) job."""


class ListRestoreJobsResult(Result):
    """Restore jobs."""

    restore_jobs: list[RestoreJobResult] = []
    """The restore jobs."""


class ListRestoreJobs(ListFunction[ListRestoreJobsInputs, ListRestoreJobsResult]):
    """The restore jobs of a region."""

    token = "offsite:backup:listRestoreJobs"
    inputs = ListRestoreJobsInputs
    result = ListRestoreJobsResult
    operation = "ListRestoreJobs"
    asks = "list the restore jobs"
    joined = "RestoreJobs"


class ListRestoreJobsByProtectedResourceInputs(AwsLookup):
    resource_arn: ResourceArn
    """The ARN of the resource."""
    by_status: Literal["PENDING", "RUNNING", "COMPLETED", "ABORTED", "FAILED"] | None = None
    """Only those of this status."""
    by_recovery_point_creation_date_after: Moment | None = None
    """Only those of recovery points that were created after this moment, e.g.
    `2026-03-01T04:00:00Z`."""
    by_recovery_point_creation_date_before: Moment | None = None
    """Only those of recovery points that were created before this moment."""


class ListRestoreJobsByProtectedResourceResult(Result):
    """Restore jobs of a resource."""

    restore_jobs: list[RestoreJobResult] = []
    """The restore jobs."""


class ListRestoreJobsByProtectedResource(
    ListFunction[ListRestoreJobsByProtectedResourceInputs, ListRestoreJobsByProtectedResourceResult]
):
    """The restore jobs of a resource's recovery points."""

    token = "offsite:backup:listRestoreJobsByProtectedResource"
    inputs = ListRestoreJobsByProtectedResourceInputs
    result = ListRestoreJobsByProtectedResourceResult
    operation = "ListRestoreJobsByProtectedResource"
    asks = "list the restore jobs of {resource_arn}"
    joined = "RestoreJobs"


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    DescribeBackupJob,
    DescribeCopyJob,
    DescribeRestoreJob,
    GetRestoreJobMetadata,
    ListBackupJobs,
    ListCopyJobs,
    ListRestoreJobs,
    ListRestoreJobsByProtectedResource,
)
