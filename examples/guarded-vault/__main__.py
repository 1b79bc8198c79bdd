"""A vault that another account copies into, and from which nobody deletes but in an emergency."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

vault = offsite.components.GuardedVault(
    "copies",
    copies_from_accounts=[config.require("otherAccount")],
    may_delete=[config.require("emergencyRoleArn")],
    lock=offsite.components.Lock(min_retention_days=7, max_retention_days=365),
    notifications_topic_arn=config.require("topicArn"),
    tags={"team": "dr"},
)

pulumi.export("vault_arn", vault.backup_vault_arn)
# For the subscription to the topic that is woken by failures only.
pulumi.export("filter_policy", vault.failures_filter_policy)
