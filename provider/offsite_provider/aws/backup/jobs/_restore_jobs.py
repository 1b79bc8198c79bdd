"""Restore jobs."""

from typing import Literal

from ....core.function import Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..names import AccountId, Moment, ResourceArn, ResourceType, Text
from ..restore_job import RestoreJobCreator


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
    restore_job_id: Text
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
    restore_job_id: Text
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
    by_restore_testing_plan_arn: Text | None = None
    """Only those that this restore testing plan started."""
    by_parent_job_id: Text | None = None
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
