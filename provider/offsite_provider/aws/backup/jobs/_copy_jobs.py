"""Copy jobs."""

from typing import Literal

from ....core.function import Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..lifecycle import LifecycleResult
from ..names import AccountId, Moment, RecoveryPointArn, ResourceArn, ResourceType, Text, VaultArn
from ..recovery_points import RecoveryPointCreator


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
    copy_job_id: Text
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
    by_parent_job_id: Text | None = None
    """Only the parts of this composite (parent) job."""
    by_message_category: Text | None = None
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
