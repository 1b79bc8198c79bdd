"""Orders are backed up every night and every month, and kept in a second region and account too."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

orders = offsite.components.OffsiteBackup(
    "orders",
    home="eu-west-1",
    tiers=["35d", "1y"],
    select=offsite.components.Select(tags={"backup": "daily"}),
    iam_role_arn=config.require("serviceRoleArn"),
    copies=[
        offsite.components.CopyTo(region="eu-central-1"),
        offsite.components.CopyTo(
            region="eu-north-1", role_arn=config.require("copiesRoleArn"), keep_days=90
        ),
    ],
    # 24 hours between two backups, 3 until one is complete, 2 for its copy.
    rpo="29h",
    completion_window_minutes=180,
    notifications_topic_arn=config.require("topicArn"),
    tags={"team": "orders"},
)

pulumi.export("plan_id", orders.backup_plan_id)
pulumi.export("copies", orders.copy_vault_arns)
