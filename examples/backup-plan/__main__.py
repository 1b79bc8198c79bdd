"""Backups every night and every month, each copied to another region."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()
vault = config.require("vaultName")
offsite_vault = config.require("offsiteVaultArn")

plan = offsite.backup.Plan(
    "regime",
    rules=[
        {
            "rule_name": "daily",
            "target_backup_vault_name": vault,
            "schedule_expression": "cron(30 1 ? * * *)",
            "schedule_expression_timezone": "Europe/Zurich",
            "start_window_minutes": 60,
            "completion_window_minutes": 240,
            "lifecycle": {"delete_after_days": 35},
            "copy_actions": [
                {
                    "destination_backup_vault_arn": offsite_vault,
                    "lifecycle": {"delete_after_days": 90},
                }
            ],
        },
        {
            "rule_name": "monthly",
            "target_backup_vault_name": vault,
            "schedule_expression": "cron(30 2 1 * ? *)",
            "schedule_expression_timezone": "Europe/Zurich",
            # What moves to cold storage stays there for at least 90 days.
            "lifecycle": {"move_to_cold_storage_after_days": 30, "delete_after_days": 365},
            "copy_actions": [{"destination_backup_vault_arn": offsite_vault}],
        },
    ],
    tags={"team": "dr"},
)

# A template of AWS's own as the starting point, with its daily backups in a vault of ours.
simple = offsite.backup.Plan(
    "simple",
    backup_plan_template_id=config.require("templateId"),
    rules=[{"rule_name": "DailyBackups", "target_backup_vault_name": vault}],
)

pulumi.export("plan_id", plan.backup_plan_id)
pulumi.export("plan_arn", plan.backup_plan_arn)
pulumi.export("version_id", plan.version_id)
pulumi.export("simple_plan_id", simple.backup_plan_id)
