"""A recovery point, copied to another region and kept there for a year."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()
vault = config.require("backupVaultName")
before = config.require("before")

# The last one before that moment: it stays the same from run to run.
found = offsite.backup.list_recovery_points_by_vault(
    backup_vault_name=vault,
    by_resource_arn=config.require("resourceArn"),
    by_created_before=before,
)
last = max(found.recovery_points, key=lambda point: point.creation_date or "")

copy = offsite.backup.CopyJob(
    "year-end",
    source_backup_vault_name=vault,
    recovery_point_arn=last.recovery_point_arn or "",
    destination_backup_vault_arn=config.require("destinationBackupVaultArn"),
    iam_role_arn=config.require("iamRoleArn"),
    lifecycle={"delete_after_days": 365},
    tags={"before": before},
)

pulumi.export("copy_arn", copy.destination_recovery_point_arn)
