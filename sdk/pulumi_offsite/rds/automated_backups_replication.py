# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The replication of an RDS instance's automated backups to another region"""

from collections.abc import Awaitable, Mapping, Sequence
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import AdditionalStorageVolume, RestoreWindow


@pulumi.input_type
class _AutomatedBackupsReplicationProps(Props):
    source_db_instance_arn: Optional[pulumi.Input[str]] = pulumi.property(
        "sourceDbInstanceArn", default=None
    )
    backup_retention_period: Optional[pulumi.Input[int]] = pulumi.property(
        "backupRetentionPeriod", default=None
    )
    kms_key_id: Optional[pulumi.Input[str]] = pulumi.property("kmsKeyId", default=None)
    tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "tags", default=None
    )
    delete_retained_backups: Optional[pulumi.Input[bool]] = pulumi.property(
        "deleteRetainedBackups", default=None
    )
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class AutomatedBackupsReplication(
    Resource, module="offsite/rds", name="AutomatedBackupsReplication"
):
    """Replicates the automated backups of an RDS instance, snapshots and transaction logs,
    to
    another region."""

    token = "offsite:rds:AutomatedBackupsReplication"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        source_db_instance_arn: pulumi.Input[str],
        backup_retention_period: Optional[pulumi.Input[int]] = None,
        kms_key_id: Optional[pulumi.Input[str]] = None,
        tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        delete_retained_backups: Optional[pulumi.Input[bool]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            source_db_instance_arn: The ARN of the DB instance whose automated backups are
                replicated. It has to be in another region than `region`, and keep automated
                backups itself.
            backup_retention_period: For how many days the destination keeps the backups: 1
                to 35.
            kms_key_id: The KMS key of the destination that encrypts the backups. Required
                for an encrypted instance.
            tags: The tags of the replicated backups.
            delete_retained_backups: Whether deletion removes what was replicated too,
                instead of leaving it to its retention.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _AutomatedBackupsReplicationProps()
        props["source_db_instance_arn"] = source_db_instance_arn
        props["backup_retention_period"] = backup_retention_period
        props["kms_key_id"] = kms_key_id
        props["tags"] = tags
        props["delete_retained_backups"] = delete_retained_backups
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="sourceDbInstanceArn")
    def source_db_instance_arn(self) -> pulumi.Output[str]:
        """The ARN of the DB instance whose automated backups are replicated. It has to be in
        another region than `region`, and keep automated backups itself."""
        return cast(pulumi.Output[str], pulumi.get(self, "source_db_instance_arn"))

    @property
    @pulumi.getter(name="backupRetentionPeriod")
    def backup_retention_period(self) -> pulumi.Output[int]:
        """For how many days the destination keeps the backups: 1 to 35."""
        return cast(pulumi.Output[int], pulumi.get(self, "backup_retention_period"))

    @property
    @pulumi.getter(name="kmsKeyId")
    def kms_key_id(self) -> pulumi.Output[Optional[str]]:
        """The KMS key of the destination that encrypts the backups. Required for an
        encrypted instance."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "kms_key_id"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[Mapping[str, str]]:
        """The tags of the replicated backups."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "tags"))

    @property
    @pulumi.getter(name="deleteRetainedBackups")
    def delete_retained_backups(self) -> pulumi.Output[bool]:
        """Whether deletion removes what was replicated too, instead of leaving it to its
        retention."""
        return cast(pulumi.Output[bool], pulumi.get(self, "delete_retained_backups"))

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[Optional[str]]:
        """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "region"))

    @property
    @pulumi.getter(name="roleArn")
    def role_arn(self) -> pulumi.Output[Optional[str]]:
        """An IAM role to assume for this, e.g. in another account."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "role_arn"))

    @property
    @pulumi.getter(name="profile")
    def profile(self) -> pulumi.Output[Optional[str]]:
        """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "profile"))

    @property
    @pulumi.getter(name="timeouts")
    def timeouts(self) -> pulumi.Output[Optional[Timeouts]]:
        """How long creation, changes and deletion may take, each a duration like `90m`."""
        return cast(pulumi.Output[Optional[Timeouts]], pulumi.get(self, "timeouts"))

    @property
    @pulumi.getter(name="dbInstanceAutomatedBackupsArn")
    def db_instance_automated_backups_arn(self) -> pulumi.Output[str]:
        """The ARN of the replicated automated backups."""
        return cast(pulumi.Output[str], pulumi.get(self, "db_instance_automated_backups_arn"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> pulumi.Output[str]:
        """`replicating` once the replication is set up."""
        return cast(pulumi.Output[str], pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="dbiResourceId")
    def dbi_resource_id(self) -> pulumi.Output[Optional[str]]:
        """The resource ID of the source instance, unique in its region for ever."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "dbi_resource_id"))

    @property
    @pulumi.getter(name="dbInstanceIdentifier")
    def db_instance_identifier(self) -> pulumi.Output[Optional[str]]:
        """The identifier of the source instance."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "db_instance_identifier"))

    @property
    @pulumi.getter(name="sourceRegion")
    def source_region(self) -> pulumi.Output[Optional[str]]:
        """The region that the automated backup belongs to, as RDS says."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "source_region"))

    @property
    @pulumi.getter(name="allocatedStorage")
    def allocated_storage(self) -> pulumi.Output[Optional[int]]:
        """The storage of the source, in GiB."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "allocated_storage"))

    @property
    @pulumi.getter(name="port")
    def port(self) -> pulumi.Output[Optional[int]]:
        """The port of the source."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "port"))

    @property
    @pulumi.getter(name="availabilityZone")
    def availability_zone(self) -> pulumi.Output[Optional[str]]:
        """The availability zone of the source."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "availability_zone"))

    @property
    @pulumi.getter(name="vpcId")
    def vpc_id(self) -> pulumi.Output[Optional[str]]:
        """The VPC of the source."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "vpc_id"))

    @property
    @pulumi.getter(name="instanceCreateTime")
    def instance_create_time(self) -> pulumi.Output[Optional[str]]:
        """When the source instance was created."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "instance_create_time"))

    @property
    @pulumi.getter(name="masterUsername")
    def master_username(self) -> pulumi.Output[Optional[str]]:
        """The master user of the source."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "master_username"))

    @property
    @pulumi.getter(name="engine")
    def engine(self) -> pulumi.Output[Optional[str]]:
        """The database engine."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "engine"))

    @property
    @pulumi.getter(name="engineVersion")
    def engine_version(self) -> pulumi.Output[Optional[str]]:
        """The version of the engine."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "engine_version"))

    @property
    @pulumi.getter(name="licenseModel")
    def license_model(self) -> pulumi.Output[Optional[str]]:
        """The licence of the engine."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "license_model"))

    @property
    @pulumi.getter(name="iops")
    def iops(self) -> pulumi.Output[Optional[int]]:
        """I/O operations a second."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "iops"))

    @property
    @pulumi.getter(name="storageThroughput")
    def storage_throughput(self) -> pulumi.Output[Optional[int]]:
        """The throughput of the storage, in MiB/s."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "storage_throughput"))

    @property
    @pulumi.getter(name="storageType")
    def storage_type(self) -> pulumi.Output[Optional[str]]:
        """The type of storage, e.g. `gp3`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "storage_type"))

    @property
    @pulumi.getter(name="optionGroupName")
    def option_group_name(self) -> pulumi.Output[Optional[str]]:
        """The option group of the source."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "option_group_name"))

    @property
    @pulumi.getter(name="tdeCredentialArn")
    def tde_credential_arn(self) -> pulumi.Output[Optional[str]]:
        """The key store of Transparent Data Encryption."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "tde_credential_arn"))

    @property
    @pulumi.getter(name="encrypted")
    def encrypted(self) -> pulumi.Output[Optional[bool]]:
        """Whether the backups are encrypted."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "encrypted"))

    @property
    @pulumi.getter(name="timezone")
    def timezone(self) -> pulumi.Output[Optional[str]]:
        """The time zone, for SQL Server."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "timezone"))

    @property
    @pulumi.getter(name="iamDatabaseAuthenticationEnabled")
    def iam_database_authentication_enabled(self) -> pulumi.Output[Optional[bool]]:
        """Whether IAM accounts are mapped to database accounts."""
        return cast(
            pulumi.Output[Optional[bool]], pulumi.get(self, "iam_database_authentication_enabled")
        )

    @property
    @pulumi.getter(name="preferredBackupWindow")
    def preferred_backup_window(self) -> pulumi.Output[Optional[str]]:
        """When the source is backed up each day, in UTC."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "preferred_backup_window"))

    @property
    @pulumi.getter(name="backupTarget")
    def backup_target(self) -> pulumi.Output[Optional[str]]:
        """Where the backups are kept, `region` in general."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "backup_target"))

    @property
    @pulumi.getter(name="multiTenant")
    def multi_tenant(self) -> pulumi.Output[Optional[bool]]:
        """Whether the instance is in the multi-tenant configuration."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "multi_tenant"))

    @property
    @pulumi.getter(name="dedicatedLogVolume")
    def dedicated_log_volume(self) -> pulumi.Output[Optional[bool]]:
        """Whether the source has a dedicated log volume."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "dedicated_log_volume"))

    @property
    @pulumi.getter(name="awsBackupRecoveryPointArn")
    def aws_backup_recovery_point_arn(self) -> pulumi.Output[Optional[str]]:
        """The recovery point in AWS Backup, if AWS Backup made it."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "aws_backup_recovery_point_arn"))

    @property
    @pulumi.getter(name="storageEncryptionType")
    def storage_encryption_type(self) -> pulumi.Output[Optional[str]]:
        """How the storage is encrypted, e.g. `sse-kms`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "storage_encryption_type"))

    @property
    @pulumi.getter(name="additionalStorageVolumes")
    def additional_storage_volumes(
        self,
    ) -> pulumi.Output[Optional[Sequence[AdditionalStorageVolume]]]:
        """The volumes besides the first, for Oracle and SQL Server."""
        return cast(
            pulumi.Output[Optional[Sequence[AdditionalStorageVolume]]],
            pulumi.get(self, "additional_storage_volumes"),
        )

    @property
    @pulumi.getter(name="dbInstanceAutomatedBackupsReplications")
    def db_instance_automated_backups_replications(self) -> pulumi.Output[Optional[Sequence[str]]]:
        """The ARNs of further replications of these backups."""
        return cast(
            pulumi.Output[Optional[Sequence[str]]],
            pulumi.get(self, "db_instance_automated_backups_replications"),
        )

    @property
    @pulumi.getter(name="restoreWindow")
    def restore_window(self) -> pulumi.Output[Optional[RestoreWindow]]:
        """What could be restored when the resource was last created or changed; it moves all
        the time."""
        return cast(pulumi.Output[Optional[RestoreWindow]], pulumi.get(self, "restore_window"))


_OUTPUTS = (
    "source_db_instance_arn",
    "backup_retention_period",
    "kms_key_id",
    "tags",
    "delete_retained_backups",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "db_instance_automated_backups_arn",
    "status",
    "dbi_resource_id",
    "db_instance_identifier",
    "source_region",
    "allocated_storage",
    "port",
    "availability_zone",
    "vpc_id",
    "instance_create_time",
    "master_username",
    "engine",
    "engine_version",
    "license_model",
    "iops",
    "storage_throughput",
    "storage_type",
    "option_group_name",
    "tde_credential_arn",
    "encrypted",
    "timezone",
    "iam_database_authentication_enabled",
    "preferred_backup_window",
    "backup_target",
    "multi_tenant",
    "dedicated_log_volume",
    "aws_backup_recovery_point_arn",
    "storage_encryption_type",
    "additional_storage_volumes",
    "db_instance_automated_backups_replications",
    "restore_window",
)
