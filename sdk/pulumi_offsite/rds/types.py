# Generated from the provider's models by tools/generate.py: do not edit.
"""Nested arguments and outputs: Amazon RDS."""

from collections.abc import Mapping, Sequence

from .._resource import Nested


class AdditionalStorageVolume(Nested):
    """A volume of an instance besides its first."""

    volume_name: str | None = None
    """The name of the volume, e.g. `RDSDBDATA2`."""
    allocated_storage: int | None = None
    """Its size, in GiB."""
    iops: int | None = None
    """Its I/O operations a second."""
    max_allocated_storage: int | None = None
    """How far it grows by itself, in GiB."""
    storage_throughput: int | None = None
    """Its throughput, in MiB/s."""
    storage_type: str | None = None
    """`gp3` or `io2`."""


class RestoreWindow(Nested):
    """The period of time that an instance can be restored to."""

    earliest_time: str | None = None
    """The earliest time that an instance can be restored to."""
    latest_time: str | None = None
    """The latest time that an instance can be restored to."""


class DbInstanceAutomatedBackupResult(Nested):
    """The automated backups of a DB instance, or their replication to this region."""

    db_instance_arn: str
    """The ARN of the instance."""
    db_instance_automated_backups_arn: str | None = None
    """The ARN of the backups."""
    db_instance_identifier: str | None = None
    """The name of the instance."""
    dbi_resource_id: str | None = None
    """The ID of the instance that no other one ever gets."""
    source_region: str | None = None
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
    instance_create_time: str | None = None
    """When the instance was created."""
    preferred_backup_window: str | None = None
    """When the instance is backed up each day, in UTC."""
    backup_target: str | None = None
    """Where they are kept, `region` in general."""
    aws_backup_recovery_point_arn: str | None = None
    """The recovery point in AWS Backup, if AWS Backup made them."""
    additional_storage_volumes: Sequence[AdditionalStorageVolume] | None = None
    """The volumes besides the first, for Oracle and SQL Server."""
    db_instance_automated_backups_replications: Sequence[str] = ()
    """The ARNs of their replications to other regions."""
    tags: Mapping[str, str] = {}
    """The tags of the backups."""


class ListDbInstanceAutomatedBackupsResult(Nested):
    """The automated backups of a region."""

    db_instance_automated_backups: Sequence[DbInstanceAutomatedBackupResult] = ()
    """The automated backups."""


class DbInstanceResult(Nested):
    """A DB instance, as far as its backups are concerned."""

    db_instance_identifier: str
    """The name of the instance."""
    db_instance_arn: str
    """The ARN of the instance."""
    dbi_resource_id: str | None = None
    """The ID of the instance that no other one ever gets."""
    db_instance_status: str | None = None
    """The status of the instance, e.g. `available`."""
    db_instance_class: str | None = None
    """The class of the instance, e.g. `db.t4g.micro`."""
    db_cluster_identifier: str | None = None
    """The cluster that it belongs to, whose backups are the cluster's."""
    engine: str | None = None
    """The database engine."""
    engine_version: str | None = None
    """The version of the engine."""
    allocated_storage: int | None = None
    """Its storage, in GiB."""
    availability_zone: str | None = None
    """Its availability zone."""
    multi_az: bool | None = None
    """Whether it has a standby in another availability zone."""
    instance_create_time: str | None = None
    """When it was created."""
    backup_retention_period: int | None = None
    """For how many days it keeps automated backups: 0 means that there are none."""
    preferred_backup_window: str | None = None
    """When it is backed up each day, in UTC."""
    latest_restorable_time: str | None = None
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
    db_instance_automated_backups_replications: Sequence[str] = ()
    """The ARNs of the replications of its automated backups to other regions."""
    tags: Mapping[str, str] = {}
    """The tags of the instance."""


class ListDbInstancesResult(Nested):
    """The DB instances of a region."""

    db_instances: Sequence[DbInstanceResult] = ()
    """The instances."""
