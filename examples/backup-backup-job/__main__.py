"""A backup of a resource for each release, kept for a month."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()
release = config.require("release")

backup = offsite.backup.BackupJob(
    "release",
    backup_vault_name=config.require("backupVaultName"),
    resource_arn=config.require("resourceArn"),
    iam_role_arn=config.require("iamRoleArn"),
    lifecycle={"delete_after_days": 30},
    recovery_point_tags={"release": release},
    # Another release makes another backup. The one before stays until its month is over.
    triggers={"release": release},
)

pulumi.export("recovery_point_arn", backup.recovery_point_arn)
pulumi.export("backup_size_in_bytes", backup.backup_size_in_bytes)
