"""What has been backed up, and what can be."""

from ....core.function import Result
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..names import AccountId, ResourceArn, VaultName


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
    backup_vault_name: VaultName
    """The name of the vault."""
    backup_vault_account_id: AccountId | None = None
    """The account of the vault, where it is another's that is shared with this one."""


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
