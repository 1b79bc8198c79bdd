"""Backup jobs."""

from typing import Literal

from ....core.function import Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..lifecycle import LifecycleResult
from ..names import AnyAccountId, Moment, ResourceArn, ResourceType, Text, VaultName
from ..recovery_points import RecoveryPointCreator


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
    backup_job_id: Text
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
    by_backup_vault_name: VaultName | None = None
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
    by_parent_job_id: Text | None = None
    """Only the parts of this composite (parent) job."""
    by_message_category: Text | None = None
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
