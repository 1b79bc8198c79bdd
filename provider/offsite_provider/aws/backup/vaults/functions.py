"""Vaults, and what is set for them."""

from typing import Annotated, Any, Final, Literal

from ....core.function import Function, Result
from ....core.traits import Member
from ....core.values import Timestamp
from ...access import AwsLookup
from ..function import GetFunction, ListFunction
from ..values import AccountId, AnyVaultName, NonEmptyText


class MpaApprovalTeamUpdateResult(Result):
    """A change of the team that has to approve (multi-party approval)."""

    mpa_session_arn: str | None = None
    """The ARN of the session of multi-party approval."""
    status: str | None = None
    """`PENDING`, `APPROVED` or `FAILED`."""
    status_message: str | None = None
    """More about the status."""
    initiation_date: Timestamp | None = None
    """When it was started."""
    expiry_date: Timestamp | None = None
    """When it expires."""


class BackupVaultResult(Result):
    """A vault."""

    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str
    """The ARN of the vault."""
    vault_type: str | None = None
    """`BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT` or `RESTORE_ACCESS_BACKUP_VAULT`."""
    vault_state: str | None = None
    """`CREATING`, `AVAILABLE` or `FAILED`."""
    creation_date: Timestamp | None = None
    """When it was created."""
    encryption_key_arn: str | None = None
    """The ARN of the KMS key that encrypts it."""
    creator_request_id: str | None = None
    """The idempotency token of its creation."""
    number_of_recovery_points: int | None = None
    """The number of recovery points in it, roughly."""
    locked: bool | None = None
    """Whether a lock protects what is in the vault."""
    min_retention_days: int | None = None
    """The shortest time, in days, that the lock lets recovery points be kept."""
    max_retention_days: int | None = None
    """The longest time, in days, that the lock lets recovery points be kept."""
    lock_date: Timestamp | None = None
    """When the lock can't be changed or removed any more."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""


class DescribeVaultInputs(AwsLookup):
    backup_vault_name: NonEmptyText
    """The name of the vault."""
    backup_vault_account_id: AccountId | None = None
    """The account that owns the vault, if another account shares it with this one."""


class DescribeVaultResult(BackupVaultResult):
    """A vault."""

    source_backup_vault_arn: str | None = None
    """The ARN of the vault that a restore access vault was made of."""
    mpa_approval_team_arn: str | None = None
    """The ARN of the team that has to approve (multi-party approval)."""
    mpa_session_arn: str | None = None
    """The ARN of the session of multi-party approval."""
    latest_mpa_approval_team_update: MpaApprovalTeamUpdateResult | None = None
    """The latest change of the approval team."""


class DescribeVault(GetFunction[DescribeVaultInputs, DescribeVaultResult]):
    """A backup vault: its key, its lock, and how many recovery points it holds."""

    token = "offsite:backup:describeVault"
    inputs = DescribeVaultInputs
    result = DescribeVaultResult
    operation = "DescribeBackupVault"
    asks = "describe the backup vault {backup_vault_name}"


class ListVaultsInputs(AwsLookup):
    by_vault_type: (
        Literal["BACKUP_VAULT", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT", "RESTORE_ACCESS_BACKUP_VAULT"]
        | None
    ) = None
    """Only vaults of this type."""
    by_shared: bool | None = None
    """Only vaults that are shared."""


class ListVaultsResult(Result):
    """The vaults of a region."""

    backup_vault_list: list[BackupVaultResult] = []
    """The vaults."""


class ListVaults(ListFunction[ListVaultsInputs, ListVaultsResult]):
    """The backup vaults of a region."""

    token = "offsite:backup:listVaults"
    inputs = ListVaultsInputs
    result = ListVaultsResult
    operation = "ListBackupVaults"
    asks = "list the backup vaults"
    joined = "BackupVaultList"


class GetVaultAccessPolicyInputs(AwsLookup):
    backup_vault_name: AnyVaultName
    """The name of the vault."""


class GetVaultAccessPolicyResult(Result):
    """The access policy of a vault."""

    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str
    """The ARN of the vault."""
    policy: str
    """The policy, as JSON."""


class GetVaultAccessPolicy(GetFunction[GetVaultAccessPolicyInputs, GetVaultAccessPolicyResult]):
    """The access policy of a backup vault. An error if it has none."""

    token = "offsite:backup:getVaultAccessPolicy"
    inputs = GetVaultAccessPolicyInputs
    result = GetVaultAccessPolicyResult
    operation = "GetBackupVaultAccessPolicy"
    asks = "get the access policy of the backup vault {backup_vault_name}"


class GetVaultNotificationsInputs(AwsLookup):
    backup_vault_name: AnyVaultName
    """The name of the vault."""


class GetVaultNotificationsResult(Result):
    """Which events of a vault are sent, and where to."""

    backup_vault_name: str
    """The name of the vault."""
    backup_vault_arn: str
    """The ARN of the vault."""
    sns_topic_arn: Annotated[str | None, Member("SNSTopicArn")] = None
    """The ARN of the SNS topic that gets them."""
    backup_vault_events: list[str] = []
    """The events that are sent, e.g. `COPY_JOB_FAILED`."""


class GetVaultNotifications(GetFunction[GetVaultNotificationsInputs, GetVaultNotificationsResult]):
    """Which events of a backup vault are sent, and where to. An error if it sends none."""

    token = "offsite:backup:getVaultNotifications"
    inputs = GetVaultNotificationsInputs
    result = GetVaultNotificationsResult
    operation = "GetBackupVaultNotifications"
    asks = "get the notifications of the backup vault {backup_vault_name}"


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    DescribeVault,
    ListVaults,
    GetVaultAccessPolicy,
    GetVaultNotifications,
)
