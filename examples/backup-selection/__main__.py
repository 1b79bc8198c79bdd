"""What a plan backs up: a table, and all that is tagged so, but for what is scratch."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()
role = config.require("roleArn")

plan = offsite.backup.Plan(
    "daily",
    rules=[{"rule_name": "daily", "target_backup_vault_name": config.require("vaultName")}],
)

# Whatever is tagged `backup=daily`, and one table besides.
tagged = offsite.backup.Selection(
    "tagged",
    backup_plan_id=plan.backup_plan_id,
    iam_role_arn=role,
    resources=[config.require("tableArn")],
    list_of_tags=[{"condition_key": "backup", "condition_value": "daily"}],
)

# Every volume and instance of production, but for those that are marked as scratch.
production = offsite.backup.Selection(
    "production",
    backup_plan_id=plan.backup_plan_id,
    iam_role_arn=role,
    resources=["arn:aws:ec2:*:*:volume/*", "arn:aws:ec2:*:*:instance/*"],
    conditions={
        "string_equals": [
            {"condition_key": "aws:ResourceTag/stage", "condition_value": "production"}
        ],
        "string_not_like": [
            {"condition_key": "aws:ResourceTag/purpose", "condition_value": "scratch*"}
        ],
    },
)

pulumi.export("plan_id", plan.backup_plan_id)
pulumi.export("selection_ids", pulumi.Output.all(tagged.selection_id, production.selection_id))
