"""The automated backups of RDS instances, replicated to another region.

There, each database can be restored to any second of the last two weeks.
"""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

replicas = {
    name: offsite.rds.AutomatedBackupsReplication(
        name,
        source_db_instance_arn=arn,
        # The region that keeps the replica: RDS starts the replication from there.
        region=config.require("destinationRegion"),
        backup_retention_period=14,
        # Required for an encrypted instance: a key of the destination.
        kms_key_id=config.get("destinationKmsKeyId"),
        tags={"purpose": "disaster-recovery"},
    )
    for name, arn in config.require_object("dbInstanceArns").items()
}

for name, replica in replicas.items():
    pulumi.export(f"{name}_backups_arn", replica.db_instance_automated_backups_arn)
    pulumi.export(f"{name}_status", replica.status)
