# Generated from the provider's models by tools/generate.py: do not edit.
"""The replication of an RDS instance's automated backups to another region."""

from collections.abc import Mapping, Sequence

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import AdditionalStorageVolume, RestoreWindow


class AutomatedBackupsReplication(Resource):
    """Replicates the automated backups of an RDS instance, snapshots and transaction logs,
    to another region.
    """

    token = "offsite:rds:AutomatedBackupsReplication"
    _identified = ("region", "db_instance_automated_backups_arn")
    _unique = True

    source_db_instance_arn: pulumi.Output[str]
    """The ARN of the DB instance whose automated backups are replicated. It has to be in
    another region than `region`, and keep automated backups itself.
    """
    backup_retention_period: pulumi.Output[int]
    """For how many days the destination keeps the backups: 1 to 35."""
    kms_key_id: pulumi.Output[str | None]
    """The KMS key of the destination that encrypts the backups. Required for an encrypted
    instance.
    """
    tags: pulumi.Output[Mapping[str, str] | None]
    """The tags of the replicated backups. At most 49, with values that are not empty:
    offsite adds its mark. Left out, those of a replication that is taken over stay; `{}`
    removes them.
    """
    delete_retained_backups: pulumi.Output[bool]
    """Whether deletion removes what was replicated too, instead of leaving it to its
    retention. A change of `kms_key_id` demands it: RDS takes no other key while backups
    under the old one are retained.
    """
    region: pulumi.Output[str]
    """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
    chain.
    """
    role_arn: pulumi.Output[str | None]
    """An IAM role to assume for this, e.g. in another account."""
    profile: pulumi.Output[str | None]
    """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
    chain.
    """
    timeouts: pulumi.Output[Timeouts | None]
    """How long creation, changes and deletion may take, each a duration like `90m`."""
    db_instance_automated_backups_arn: pulumi.Output[str]
    """The ARN of the replicated automated backups."""
    status: pulumi.Output[str]
    """`replicating` once the replication is set up."""
    dbi_resource_id: pulumi.Output[str | None]
    """The resource ID of the source instance, unique in its region."""
    db_instance_identifier: pulumi.Output[str | None]
    """The identifier of the source instance."""
    source_region: pulumi.Output[str | None]
    """The region that the automated backup belongs to, as RDS says."""
    allocated_storage: pulumi.Output[int | None]
    """The storage of the source, in GiB."""
    port: pulumi.Output[int | None]
    """The port of the source."""
    availability_zone: pulumi.Output[str | None]
    """The availability zone of the source."""
    vpc_id: pulumi.Output[str | None]
    """The VPC of the source."""
    instance_create_time: pulumi.Output[str | None]
    """When the source instance was created."""
    master_username: pulumi.Output[str | None]
    """The master user of the source."""
    engine: pulumi.Output[str | None]
    """The database engine."""
    engine_version: pulumi.Output[str | None]
    """The version of the engine."""
    license_model: pulumi.Output[str | None]
    """The licence of the engine."""
    iops: pulumi.Output[int | None]
    """I/O operations a second."""
    storage_throughput: pulumi.Output[int | None]
    """The throughput of the storage, in MiB/s."""
    storage_type: pulumi.Output[str | None]
    """The type of storage, e.g. `gp3`."""
    option_group_name: pulumi.Output[str | None]
    """The option group of the source."""
    tde_credential_arn: pulumi.Output[str | None]
    """The key store of Transparent Data Encryption."""
    encrypted: pulumi.Output[bool | None]
    """Whether the backups are encrypted."""
    timezone: pulumi.Output[str | None]
    """The time zone, for SQL Server."""
    iam_database_authentication_enabled: pulumi.Output[bool | None]
    """Whether IAM accounts are mapped to database accounts."""
    preferred_backup_window: pulumi.Output[str | None]
    """When the source is backed up each day, in UTC."""
    backup_target: pulumi.Output[str | None]
    """Where the backups are kept, `region` in general."""
    multi_tenant: pulumi.Output[bool | None]
    """Whether the instance is in the multi-tenant configuration."""
    dedicated_log_volume: pulumi.Output[bool | None]
    """Whether the source has a dedicated log volume."""
    aws_backup_recovery_point_arn: pulumi.Output[str | None]
    """The recovery point in AWS Backup, if AWS Backup made it."""
    storage_encryption_type: pulumi.Output[str | None]
    """How the storage is encrypted, e.g. `sse-kms`."""
    additional_storage_volumes: pulumi.Output[Sequence[AdditionalStorageVolume] | None]
    """The volumes besides the first, for Oracle and SQL Server."""
    db_instance_automated_backups_replications: pulumi.Output[Sequence[str] | None]
    """The ARNs of further replications of these backups."""
    restore_window: pulumi.Output[RestoreWindow | None]
    """What could be restored when the resource was last created or changed; it moves all the
    time.
    """

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        source_db_instance_arn: pulumi.Input[str],
        backup_retention_period: pulumi.Input[int] | None = None,
        kms_key_id: pulumi.Input[str] | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        delete_retained_backups: pulumi.Input[bool] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """The replication of an RDS instance's automated backups to another region.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            source_db_instance_arn: The ARN of the DB instance whose automated backups are
                replicated. It has to be in another region than `region`, and keep automated
                backups itself.
            backup_retention_period: For how many days the destination keeps the backups:
                1 to 35.
            kms_key_id: The KMS key of the destination that encrypts the backups. Required
                for an encrypted instance.
            tags: The tags of the replicated backups. At most 49, with values that are not
                empty: offsite adds its mark. Left out, those of a replication that is taken
                over stay; `{}` removes them.
            delete_retained_backups: Whether deletion removes what was replicated too,
                instead of leaving it to its retention. A change of `kms_key_id` demands it:
                RDS takes no other key while backups under the old one are retained.
            adopt: The id of a replication to take over that somebody else started:
                `<region>/<its ARN>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
