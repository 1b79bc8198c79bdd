"""One of everything: what is backed up here is kept somewhere else too."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()
elsewhere = config.require("destinationRegion")

hsm = offsite.cloudhsmv2.BackupCopy(
    "hsm",
    backup_id=config.require("backupId"),
    destination_region=elsewhere,
    never_expires=True,
    tags={"purpose": "disaster-recovery"},
)

warehouse = offsite.redshiftserverless.SnapshotCopyConfiguration(
    "warehouse",
    namespace_name=config.require("namespaceName"),
    destination_region=elsewhere,
    snapshot_retention_period=30,
)

database = offsite.rds.AutomatedBackupsReplication(
    "database",
    source_db_instance_arn=config.require("dbInstanceArn"),
    region=elsewhere,
    backup_retention_period=14,
    tags={"purpose": "disaster-recovery"},
)

disk = offsite.cbs.SnapshotCopy(
    "disk",
    snapshot_id=config.require("snapshotId"),
    destination_regions=config.require_object("destinationRegions"),
)

pulumi.export("hsm_backup_id", hsm.destination_backup_id)
pulumi.export("warehouse_copying_id", warehouse.snapshot_copy_configuration_id)
pulumi.export("database_status", database.status)
pulumi.export(
    "disk_snapshot_ids",
    disk.copies.apply(lambda copies: {region: copy.snapshot_id for region, copy in copies.items()}),
)
