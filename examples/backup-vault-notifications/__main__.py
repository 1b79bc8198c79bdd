"""A backup vault that tells an SNS topic of every job that ends."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

vault = offsite.backup.Vault("orders")

notifications = offsite.backup.VaultNotifications(
    "orders",
    backup_vault_name=vault.backup_vault_name,
    # Its policy has to let `backup.amazonaws.com` publish.
    sns_topic_arn=config.require("topicArn"),
    backup_vault_events=[
        # Every end of a job, well or not.
        "BACKUP_JOB_COMPLETED",
        "RESTORE_JOB_COMPLETED",
        "COPY_JOB_SUCCESSFUL",
        "COPY_JOB_FAILED",
    ],
)

pulumi.export("vault_arn", notifications.backup_vault_arn)
