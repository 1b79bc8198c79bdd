"""DB instances and their automated backups."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timezone
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BeforeValidator, Field

from ...core.finding import Item
from ...core.function import Function, Result
from ...core.traits import Member
from ...core.values import Timestamp
from ..access import AwsLookup
from ..finding import ListFunction, NewestFunction, TagList
from .automated_backups_replication import AdditionalStorageVolume, RestoreWindow


class _Rds:
    service: ClassVar[str] = "rds"
    prefix: ClassVar[str] = "rds"
    reference: ClassVar[str] = (
        "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_{}.html"
    )


def _arns(replications: Any) -> list[str]:
    return [found["DBInstanceAutomatedBackupsArn"] for found in replications]


Replications = Annotated[
    list[str],
    BeforeValidator(_arns),
    Member("DBInstanceAutomatedBackupsReplications"),
]


class DbInstanceResult(Result):
    """A DB instance, as far as its backups are concerned."""

    db_instance_identifier: Annotated[str, Member("DBInstanceIdentifier")]
    """The name of the instance."""
    db_instance_arn: Annotated[str, Member("DBInstanceArn")]
    """The ARN of the instance."""
    dbi_resource_id: str | None = None
    """The ID of the instance that no other one ever gets."""
    db_instance_status: Annotated[str | None, Member("DBInstanceStatus")] = None
    """The status of the instance, e.g. `available`."""
    db_instance_class: Annotated[str | None, Member("DBInstanceClass")] = None
    """The class of the instance, e.g. `db.t4g.micro`."""
    db_cluster_identifier: Annotated[str | None, Member("DBClusterIdentifier")] = None
    """The cluster that it belongs to, whose backups are the cluster's."""
    engine: str | None = None
    """The database engine."""
    engine_version: str | None = None
    """The version of the engine."""
    allocated_storage: int | None = None
    """Its storage, in GiB."""
    availability_zone: str | None = None
    """Its availability zone."""
    multi_az: Annotated[bool | None, Member("MultiAZ")] = None
    """Whether it has a standby in another availability zone."""
    instance_create_time: Timestamp | None = None
    """When it was created."""
    backup_retention_period: int | None = None
    """For how many days it keeps automated backups: 0 means that there are none."""
    preferred_backup_window: str | None = None
    """When it is backed up each day, in UTC."""
    latest_restorable_time: Timestamp | None = None
    """The latest time that it can be restored to."""
    backup_target: str | None = None
    """Where its backups are kept, `region` in general."""
    aws_backup_recovery_point_arn: str | None = None
    """The recovery point in AWS Backup, if AWS Backup backs it up continuously."""
    storage_encrypted: bool | None = None
    """Whether it is encrypted."""
    kms_key_id: str | None = None
    """The KMS key that encrypts it."""
    deletion_protection: bool | None = None
    """Whether it is protected from deletion."""
    db_instance_automated_backups_replications: Replications = []
    """The ARNs of the replications of its automated backups to other regions."""
    tags: TagList = {}
    """The tags of the instance."""


class DbInstanceAutomatedBackupResult(Result):
    """The automated backups of a DB instance, or their replication to this region."""

    db_instance_automated_backups_arn: Annotated[
        str | None, Member("DBInstanceAutomatedBackupsArn")
    ] = None
    """The ARN of the backups."""
    db_instance_arn: Annotated[str, Member("DBInstanceArn")]
    """The ARN of the instance."""
    db_instance_identifier: Annotated[str | None, Member("DBInstanceIdentifier")] = None
    """The name of the instance."""
    dbi_resource_id: str | None = None
    """The ID of the instance that no other one ever gets."""
    source_region: Annotated[str | None, Member("Region")] = None
    """The region that the backups belong to."""
    status: str | None = None
    """`active`, `replicating`, `retained` or `creating`, in any capitals."""
    restore_window: RestoreWindow | None = None
    """What an instance can be restored to."""
    backup_retention_period: int | None = None
    """For how many days they are kept."""
    encrypted: bool | None = None
    """Whether they are encrypted."""
    kms_key_id: str | None = None
    """The KMS key that encrypts them."""
    allocated_storage: int | None = None
    """The storage of the instance, in GiB."""
    engine: str | None = None
    """The database engine."""
    engine_version: str | None = None
    """The version of the engine."""
    instance_create_time: Timestamp | None = None
    """When the instance was created."""
    preferred_backup_window: str | None = None
    """When the instance is backed up each day, in UTC."""
    backup_target: str | None = None
    """Where they are kept, `region` in general."""
    aws_backup_recovery_point_arn: str | None = None
    """The recovery point in AWS Backup, if AWS Backup made them."""
    additional_storage_volumes: list[AdditionalStorageVolume] | None = None
    """The volumes besides the first, for Oracle and SQL Server."""
    db_instance_automated_backups_replications: Replications = []
    """The ARNs of their replications to other regions."""
    tags: TagList = {}
    """The tags of the backups."""


class ListDbInstancesInputs(AwsLookup):
    db_instance_identifier: str | None = None
    """Only the instance of this name; an error if there is none."""
    db_cluster_ids: Annotated[list[str], Field(min_length=1)] | None = None
    """Only the instances of these clusters: their identifiers or ARNs."""
    engines: Annotated[list[str], Field(min_length=1)] | None = None
    """Only instances of these engines, e.g. `postgres`."""
    backed_up: bool | None = None
    """Only instances that keep automated backups, or only those that keep none."""
    tags: dict[str, str] | None = None
    """Only instances that carry all of these tags."""


class ListDbInstancesResult(Result):
    """The DB instances of a region."""

    db_instances: Annotated[list[DbInstanceResult], Member("DBInstances")] = []
    """The instances."""


class ListDbInstances(_Rds, ListFunction[ListDbInstancesInputs, ListDbInstancesResult]):
    """The RDS instances of a region, and how long they keep automated backups."""

    token = "offsite:rds:listDbInstances"
    inputs = ListDbInstancesInputs
    result = ListDbInstancesResult
    operation = "DescribeDBInstances"
    asks = "list the DB instances"
    listed = "DBInstances"

    def parameters(self, inputs: ListDbInstancesInputs) -> Iterator[tuple[str, Any]]:
        yield "DBInstanceIdentifier", inputs.db_instance_identifier
        yield _filters({"db-cluster-id": inputs.db_cluster_ids, "engine": inputs.engines})

    def is_wanted(self, inputs: ListDbInstancesInputs, item: Item) -> bool:
        has_backups = bool(item.get("BackupRetentionPeriod"))
        return super().is_wanted(inputs, item) and inputs.backed_up in (None, has_backups)


Statuses = list[Literal["active", "retained", "creating", "replicating"]]


class ListDbInstanceAutomatedBackupsInputs(AwsLookup):
    db_instance_identifier: str | None = None
    """Only the backups of the instance of this name; an error if there are none."""
    dbi_resource_id: str | None = None
    """Only the backups of the instance with this resource ID; an error if there are none."""
    db_instance_automated_backups_arn: str | None = None
    """Only the backups of this ARN; an error if there are none."""
    statuses: Annotated[Statuses, Field(min_length=1)] | None = None
    """Only backups in one of these states: `retained` ones are of instances that are deleted, or
    of replications that have stopped."""
    tags: dict[str, str] | None = None
    """Only backups that carry all of these tags."""


class ListDbInstanceAutomatedBackupsResult(Result):
    """The automated backups of a region."""

    db_instance_automated_backups: Annotated[
        list[DbInstanceAutomatedBackupResult], Member("DBInstanceAutomatedBackups")
    ] = []
    """The automated backups."""


class ListDbInstanceAutomatedBackups(
    _Rds,
    ListFunction[ListDbInstanceAutomatedBackupsInputs, ListDbInstanceAutomatedBackupsResult],
):
    """The automated backups of RDS instances in a region, replicated ones included."""

    token = "offsite:rds:listDbInstanceAutomatedBackups"
    inputs = ListDbInstanceAutomatedBackupsInputs
    result = ListDbInstanceAutomatedBackupsResult
    operation = "DescribeDBInstanceAutomatedBackups"
    asks = "list the automated backups"
    listed = "DBInstanceAutomatedBackups"

    def parameters(self, inputs: ListDbInstanceAutomatedBackupsInputs) -> Iterator[tuple[str, Any]]:
        yield "DBInstanceIdentifier", inputs.db_instance_identifier
        yield "DbiResourceId", inputs.dbi_resource_id
        yield "DBInstanceAutomatedBackupsArn", inputs.db_instance_automated_backups_arn
        yield _filters({"status": inputs.statuses})


class GetNewestDbInstanceAutomatedBackupInputs(AwsLookup):
    db_instance_identifier: str
    """The name of the instance, which may be deleted by now."""
    tags: dict[str, str] | None = None
    """Only backups that carry all of these tags."""


class GetNewestDbInstanceAutomatedBackup(
    _Rds, NewestFunction[GetNewestDbInstanceAutomatedBackupInputs, DbInstanceAutomatedBackupResult]
):
    """The automated backups of an RDS instance that can be restored to the latest moment, be they
    its own, replicated or retained. An error if there are none.
    """

    token = "offsite:rds:getNewestDbInstanceAutomatedBackup"
    inputs = GetNewestDbInstanceAutomatedBackupInputs
    result = DbInstanceAutomatedBackupResult
    operation = "DescribeDBInstanceAutomatedBackups"
    asks = "find the newest automated backups of {db_instance_identifier}"
    listed = "DBInstanceAutomatedBackups"
    noun = "automated backups"
    usable = ("active", "replicating", "retained")

    def parameters(
        self, inputs: GetNewestDbInstanceAutomatedBackupInputs
    ) -> Iterator[tuple[str, Any]]:
        yield "DBInstanceIdentifier", inputs.db_instance_identifier

    def state(self, item: Item) -> str:
        return str(item.get("Status")).lower()

    def moment(self, item: Item) -> datetime:
        # What was just begun can't be restored to any moment yet.
        never = datetime.min.replace(tzinfo=timezone.utc)
        window: Mapping[str, datetime] = item.get("RestoreWindow") or {}
        return window.get("LatestTime", never)


def _filters(filters: Mapping[str, Sequence[str] | None]) -> tuple[str, Any]:
    given = [{"Name": name, "Values": values} for name, values in filters.items() if values]
    return "Filters", given or None


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    ListDbInstances,
    ListDbInstanceAutomatedBackups,
    GetNewestDbInstanceAutomatedBackup,
)
"""The functions of RDS."""
