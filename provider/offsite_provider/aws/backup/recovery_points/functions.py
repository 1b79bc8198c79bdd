"""Questions about recovery points, and about the resources that have some."""

from typing import Annotated, Any, Final

from ....core.function import Function, Result
from ....core.traits import Member
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..lifecycle import LifecycleResult
from ..values import (
    AccountId,
    AnyVaultName,
    Moment,
    NonEmptyText,
    RecoveryPointArn,
    ResourceArn,
    ResourceType,
)
from .managed_point import CalculatedLifecycle, RecoveryPointCreator
from .recovery_point import ScanResult


class AggregatedMalwareScanResult(Result):
    """A summary of what malware scans found."""

    failed_scan: bool | None = None
    """Whether a scan failed."""
    findings: list[str] = []
    """What was found, e.g. `MALWARE`."""
    last_computed: Timestamp | None = None
    """When it was last summed up."""


class RecoveryPointResult(Result):
    """A recovery point."""

    recovery_point_arn: str
    """The ARN of the recovery point."""
    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    source_backup_vault_arn: str | None = None
    """The ARN of the vault that it was copied from, if it was."""
    resource_arn: str | None = None
    """The ARN of the resource."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    created_by: RecoveryPointCreator | None = None
    """The plan and rule that made it, if it was a plan."""
    iam_role_arn: str | None = None
    """The ARN of the IAM role that AWS Backup uses for it."""
    status: str | None = None
    """`CREATING`, `AVAILABLE`, `COMPLETED`, `PARTIAL`, `STOPPED`, `EXPIRED` or `DELETING`."""
    status_message: str | None = None
    """More about the status."""
    creation_date: Timestamp | None = None
    """When it was created."""
    initiation_date: Timestamp | None = None
    """When the job that made it was started."""
    completion_date: Timestamp | None = None
    """When it was completed."""
    backup_size_in_bytes: int | None = None
    """The size of the backup, in bytes; what it counts depends on the type of resource."""
    calculated_lifecycle: CalculatedLifecycle | None = None
    """When it moves to cold storage and when it is deleted."""
    lifecycle: LifecycleResult | None = None
    """When a recovery point moves to cold storage, and when it is deleted."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    is_encrypted: bool | None = None
    """Whether it is encrypted."""
    last_restore_time: Timestamp | None = None
    """When it was last restored."""
    parent_recovery_point_arn: str | None = None
    """The ARN of the composite (parent) recovery point, if it is part of one."""
    composite_member_identifier: str | None = None
    """What it is called within its composite (parent), e.g. the logical ID in a stack."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    index_status: str | None = None
    """The state of its index: `PENDING`, `ACTIVE` (it can be searched), `FAILED` or `DELETING`."""
    index_status_message: str | None = None
    """More about the state of its index."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""


class DescribeRecoveryPointInputs(AwsLookup):
    backup_vault_name: AnyVaultName
    """The name of the vault."""
    recovery_point_arn: RecoveryPointArn
    """The ARN of the recovery point."""
    backup_vault_account_id: AccountId | None = None
    """The account that owns the vault, if another account shares it with this one."""


class DescribeRecoveryPointResult(RecoveryPointResult):
    """A recovery point."""

    storage_class: str | None = None
    """`WARM`, `COLD` or `DELETED`."""
    scan_results: list[ScanResult] = []
    """What the latest malware scans of it found, up to 5."""


class DescribeRecoveryPoint(GetFunction[DescribeRecoveryPointInputs, DescribeRecoveryPointResult]):
    """A recovery point: its state, lifecycle and size, and what made it."""

    token = "offsite:backup:describeRecoveryPoint"
    inputs = DescribeRecoveryPointInputs
    result = DescribeRecoveryPointResult
    operation = "DescribeRecoveryPoint"
    asks = "describe the recovery point {recovery_point_arn} of {backup_vault_name}"


class GetRecoveryPointRestoreMetadataInputs(AwsLookup):
    backup_vault_name: AnyVaultName
    """The name of the vault."""
    recovery_point_arn: RecoveryPointArn
    """The ARN of the recovery point."""
    backup_vault_account_id: AccountId | None = None
    """The account that owns the vault, if another account shares it with this one."""


class GetRecoveryPointRestoreMetadataResult(Result):
    """The restore metadata of a recovery point."""

    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    recovery_point_arn: str
    """The ARN of the recovery point."""
    restore_metadata: dict[str, str] = {}
    """The configuration of the resource when it was backed up, by name: what a restore can begin
    with."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""


class GetRecoveryPointRestoreMetadata(
    GetFunction[GetRecoveryPointRestoreMetadataInputs, GetRecoveryPointRestoreMetadataResult]
):
    """The restore metadata of a recovery point: the configuration that was backed up."""

    token = "offsite:backup:getRecoveryPointRestoreMetadata"
    inputs = GetRecoveryPointRestoreMetadataInputs
    result = GetRecoveryPointRestoreMetadataResult
    operation = "GetRecoveryPointRestoreMetadata"
    secret = True  # So the model says of restore metadata.
    asks = "get the restore metadata of {recovery_point_arn} of {backup_vault_name}"


class RecoveryPointByVaultResult(RecoveryPointResult):
    """A recovery point of a vault."""

    aggregated_scan_result: AggregatedMalwareScanResult | None = None
    """A summary of what malware scans of it found."""


class ListRecoveryPointsByVaultInputs(AwsLookup):
    backup_vault_name: AnyVaultName
    """The name of the vault."""
    backup_vault_account_id: AccountId | None = None
    """The account that owns the vault, if another account shares it with this one."""
    by_resource_arn: ResourceArn | None = None
    """Only those of this resource."""
    by_resource_type: ResourceType | None = None
    """Only those of resources of this type, e.g. `EBS`."""
    by_backup_plan_id: NonEmptyText | None = None
    """Only those that this plan made."""
    by_created_before: Moment | None = None
    """Only those that were created before this moment, e.g. `2026-03-01T04:00:00Z`."""
    by_created_after: Moment | None = None
    """Only those that were created after this moment."""
    by_parent_recovery_point_arn: RecoveryPointArn | None = None
    """Only the parts of this composite (parent)."""


class ListRecoveryPointsByVaultResult(Result):
    """The recovery points of a vault."""

    recovery_points: list[RecoveryPointByVaultResult] = []
    """The recovery points."""


class ListRecoveryPointsByVault(
    ListFunction[ListRecoveryPointsByVaultInputs, ListRecoveryPointsByVaultResult]
):
    """The recovery points of a backup vault."""

    token = "offsite:backup:listRecoveryPointsByVault"
    inputs = ListRecoveryPointsByVaultInputs
    result = ListRecoveryPointsByVaultResult
    operation = "ListRecoveryPointsByBackupVault"
    asks = "list the recovery points of the backup vault {backup_vault_name}"
    joined = "RecoveryPoints"


class RecoveryPointByResourceResult(Result):
    """A recovery point of a resource."""

    recovery_point_arn: str
    """The ARN of the recovery point."""
    creation_date: Timestamp | None = None
    """When it was created."""
    status: str | None = None
    """`CREATING`, `AVAILABLE`, `COMPLETED`, `PARTIAL`, `STOPPED`, `EXPIRED` or `DELETING`."""
    status_message: str | None = None
    """More about the status."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    backup_size_bytes: int | None = None
    """The size of the backup, in bytes."""
    backup_vault_name: str | None = None
    """The name of the vault."""
    is_parent: bool | None = None
    """Whether it is a composite (parent) of others."""
    parent_recovery_point_arn: str | None = None
    """The ARN of the composite (parent) recovery point, if it is part of one."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    index_status: str | None = None
    """The state of its index: `PENDING`, `ACTIVE` (it can be searched), `FAILED` or `DELETING`."""
    index_status_message: str | None = None
    """More about the state of its index."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
    aggregated_scan_result: AggregatedMalwareScanResult | None = None
    """A summary of what malware scans of it found."""


class ListRecoveryPointsByResourceInputs(AwsLookup):
    resource_arn: ResourceArn
    """The ARN of the resource."""
    managed_by_aws_backup_only: Annotated[bool | None, Member("ManagedByAWSBackupOnly")] = None
    """Only those that AWS Backup manages. Default: all of the resource's."""


class ListRecoveryPointsByResourceResult(Result):
    """The recovery points of a resource."""

    recovery_points: list[RecoveryPointByResourceResult] = []
    """The recovery points."""


class ListRecoveryPointsByResource(
    ListFunction[ListRecoveryPointsByResourceInputs, ListRecoveryPointsByResourceResult]
):
    """The recovery points of a resource, in all backup vaults of a region."""

    token = "offsite:backup:listRecoveryPointsByResource"
    inputs = ListRecoveryPointsByResourceInputs
    result = ListRecoveryPointsByResourceResult
    operation = "ListRecoveryPointsByResource"
    asks = "list the recovery points of {resource_arn}"
    joined = "RecoveryPoints"


class ProtectedResourceResult(Result):
    """A resource that has been backed up."""

    resource_arn: str
    """The ARN of the resource."""
    resource_type: str | None = None
    """The type of the resource, e.g. `EBS`."""
    last_backup_time: Timestamp | None = None
    """When it was last backed up."""
    resource_name: str | None = None
    """The name of the resource, which others may have too."""
    last_backup_vault_arn: str | None = None
    """The ARN of the vault that holds its latest recovery point."""
    last_recovery_point_arn: str | None = None
    """The ARN of its latest recovery point."""


class DescribeProtectedResourceInputs(AwsLookup):
    resource_arn: ResourceArn
    """The ARN of the resource."""


class DescribeProtectedResourceResult(ProtectedResourceResult):
    """A resource that has been backed up."""

    latest_restore_execution_time_minutes: int | None = None
    """How long its latest restore took, in minutes."""
    latest_restore_job_creation_date: Timestamp | None = None
    """When its latest restore was started."""
    latest_restore_recovery_point_creation_date: Timestamp | None = None
    """When the recovery point of its latest restore was made."""


class DescribeProtectedResource(
    GetFunction[DescribeProtectedResourceInputs, DescribeProtectedResourceResult]
):
    """How a resource was last backed up and restored. An error if it never was backed up."""

    token = "offsite:backup:describeProtectedResource"
    inputs = DescribeProtectedResourceInputs
    result = DescribeProtectedResourceResult
    operation = "DescribeProtectedResource"
    asks = "describe how {resource_arn} is protected"


class ListProtectedResourcesResult(Result):
    """Resources that have been backed up."""

    results: list[ProtectedResourceResult] = []
    """The resources."""


class ListProtectedResources(ListFunction[AwsLookup, ListProtectedResourcesResult]):
    """The resources of a region that have been backed up."""

    token = "offsite:backup:listProtectedResources"
    inputs = AwsLookup
    result = ListProtectedResourcesResult
    operation = "ListProtectedResources"
    asks = "list the protected resources"
    joined = "Results"


class ListProtectedResourcesByVaultInputs(AwsLookup):
    backup_vault_name: AnyVaultName
    """The name of the vault."""
    backup_vault_account_id: AccountId | None = None
    """The account that owns the vault, if another account shares it with this one."""


class ListProtectedResourcesByVaultResult(Result):
    """Resources that have been backed up to a vault."""

    results: list[ProtectedResourceResult] = []
    """The resources."""


class ListProtectedResourcesByVault(
    ListFunction[ListProtectedResourcesByVaultInputs, ListProtectedResourcesByVaultResult]
):
    """The resources that have been backed up to a backup vault."""

    token = "offsite:backup:listProtectedResourcesByVault"
    inputs = ListProtectedResourcesByVaultInputs
    result = ListProtectedResourcesByVaultResult
    operation = "ListProtectedResourcesByBackupVault"
    asks = "list what is protected in the backup vault {backup_vault_name}"
    joined = "Results"


class GetSupportedResourceTypesResult(Result):
    """The types of resources that AWS Backup supports."""

    resource_types: list[str] = []
    """Types of resources, e.g. `EBS`."""


class GetSupportedResourceTypes(GetFunction[AwsLookup, GetSupportedResourceTypesResult]):
    """The types of resources that AWS Backup supports in a region."""

    token = "offsite:backup:getSupportedResourceTypes"
    inputs = AwsLookup
    result = GetSupportedResourceTypesResult
    operation = "GetSupportedResourceTypes"
    asks = "get the supported types of resources"


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    DescribeProtectedResource,
    DescribeRecoveryPoint,
    GetRecoveryPointRestoreMetadata,
    GetSupportedResourceTypes,
    ListProtectedResources,
    ListProtectedResourcesByVault,
    ListRecoveryPointsByResource,
    ListRecoveryPointsByVault,
)
