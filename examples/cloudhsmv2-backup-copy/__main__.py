"""A backup of a CloudHSM cluster, kept for ever in another region."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

keys = offsite.cloudhsmv2.BackupCopy(
    "keys",
    backup_id=config.require("backupId"),
    destination_region=config.require("destinationRegion"),
    never_expires=True,
    tags={"purpose": "disaster-recovery", "owner": "security"},
)

# What a cluster in the destination is made from: its `source_backup_identifier`.
pulumi.export("backup_id", keys.destination_backup_id)
pulumi.export("backup_state", keys.backup_state)
pulumi.export("copied_at", keys.copy_timestamp)
