"""Which instances keep no backups, and to which moment the others can be restored."""

import pulumi

import pulumi_offsite as offsite

instances = offsite.rds.list_db_instances().db_instances
backups = offsite.rds.list_db_instance_automated_backups(statuses=["active"])

pulumi.export(
    "without_backups",
    [i.db_instance_identifier for i in instances if not i.backup_retention_period],
)
pulumi.export(
    "restorable_until",
    {
        found.db_instance_arn: found.restore_window.latest_time
        for found in backups.db_instance_automated_backups
        if found.restore_window
    },
)
