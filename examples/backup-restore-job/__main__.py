"""A DynamoDB table, restored beside the original for a recovery drill."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()
role, vault = config.require("iamRoleArn"), config.require("backupVaultName")
# Another drill makes another backup and restores it.
drill = {"drill": config.require("drill")}

backup = offsite.backup.BackupJob(
    "drill",
    backup_vault_name=vault,
    resource_arn=config.require("tableArn"),
    iam_role_arn=role,
    lifecycle={"delete_after_days": 7},
    triggers=drill,
)
restored = offsite.backup.RestoreJob(
    "drill",
    backup_vault_name=vault,
    recovery_point_arn=backup.recovery_point_arn,
    iam_role_arn=role,
    # All else is as the recovery point has it.
    metadata={"targetTableName": config.require("targetTableName")},
    triggers=drill,
)

pulumi.export("restored_table_arn", restored.created_resource_arn)
