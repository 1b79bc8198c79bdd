"""The last recovery point before a migration, kept for seven years."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()
vault = config.require("backupVaultName")

# The last one before that moment: it stays the same from run to run.
found = offsite.backup.list_recovery_points_by_vault(
    backup_vault_name=vault,
    by_resource_arn=config.require("resourceArn"),
    by_created_before=config.require("migration"),
)
last = max(found.recovery_points, key=lambda point: point.creation_date or "")

kept = offsite.backup.RecoveryPoint(
    "before-migration",
    backup_vault_name=vault,
    recovery_point_arn=last.recovery_point_arn or "",
    lifecycle={"delete_after_days": 7 * 365},
    tags={"keep": "migration"},
)

pulumi.export("recovery_point_arn", kept.recovery_point_arn)
pulumi.export(
    "kept_until", kept.calculated_lifecycle.apply(lambda moments: moments and moments.delete_at)
)
