"""A backup regime over two regions, and the proof that it works.

Whatever is tagged `backup=daily` is backed up every day, every week and every month. Each recovery
point has a copy in the other region. Both vaults refuse what would shorten a backup's life, and
tell a topic when something fails. `recovery_points` shows what is there.
"""

import json

import pulumi

import pulumi_offsite as offsite
from pulumi_offsite.backup import (
    BackupRuleArgs,
    ConditionParameterArgs,
    ConditionsArgs,
    CopyActionArgs,
    LifecycleArgs,
)

config = pulumi.Config()
account, role = config.require("accountId"), config.require("roleArn")
home, away = pulumi.Config("aws").require("region"), config.require("away")

KEEP = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "NobodyShortensTheLifeOfABackup",
                "Effect": "Deny",
                "Principal": "*",
                "Action": ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
                "Resource": "*",
            }
        ],
    }
)


def guarded_vault(region: str) -> offsite.backup.Vault:
    """A vault with policy, lock and notifications."""
    vault = offsite.backup.Vault(f"regime-{region}", region=region, backup_vault_name="regime")
    offsite.backup.VaultAccessPolicy(
        f"keep-{region}", region=region, backup_vault_name=vault.backup_vault_name, policy=KEEP
    )
    offsite.backup.VaultLock(
        f"lock-{region}",
        region=region,
        backup_vault_name=vault.backup_vault_name,
        min_retention_days=7,
        max_retention_days=400,
    )
    offsite.backup.VaultNotifications(
        f"tell-{region}",
        region=region,
        backup_vault_name=vault.backup_vault_name,
        sns_topic_arn=f"arn:aws:sns:{region}:{account}:{config.require('topicName')}",
        # AWS tells completed and failed backup jobs alike by the first.
        backup_vault_events=["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED", "RESTORE_JOB_COMPLETED"],
    )
    return vault


vaults = {region: guarded_vault(region) for region in (home, away)}


def rule(name: str, schedule: str, days: int, days_away: int) -> BackupRuleArgs:
    """Backups here, each with a copy there."""
    return BackupRuleArgs(
        rule_name=name,
        target_backup_vault_name=vaults[home].backup_vault_name,
        schedule_expression=schedule,
        start_window_minutes=60,
        completion_window_minutes=180,
        lifecycle=LifecycleArgs(delete_after_days=days),
        copy_actions=[
            CopyActionArgs(
                destination_backup_vault_arn=vaults[away].backup_vault_arn,
                lifecycle=LifecycleArgs(delete_after_days=days_away),
            )
        ],
        recovery_point_tags={"rule": name},
    )


plan = offsite.backup.Plan(
    "regime",
    backup_plan_name="regime",
    rules=[
        rule("daily", "cron(0 5 * * ? *)", days=7, days_away=14),
        rule("weekly", "cron(0 6 ? * SUN *)", days=28, days_away=56),
        rule("monthly", "cron(0 7 1 * ? *)", days=180, days_away=365),
    ],
)

selection = offsite.backup.Selection(
    "tagged",
    backup_plan_id=plan.backup_plan_id,
    selection_name="tagged-daily",
    iam_role_arn=role,
    resources=["*"],
    conditions=ConditionsArgs(
        string_equals=[
            ConditionParameterArgs(condition_key="aws:ResourceTag/backup", condition_value="daily")
        ]
    ),
)


def shown(found: offsite.backup.ListRecoveryPointsByVaultResult) -> list[str]:
    """Each recovery point as a line: what, by which rule, from when to when."""
    return sorted(
        f"{point.resource_arn} {point.created_by.backup_rule_name} "
        f"{point.creation_date} to {point.calculated_lifecycle.delete_at}"
        for point in found.recovery_points
        if point.created_by and point.calculated_lifecycle
    )


for place, region in (("home", home), ("away", away)):
    points = offsite.backup.list_recovery_points_by_vault_output(
        region=region,
        backup_vault_name=vaults[region].backup_vault_name,
        opts=pulumi.InvokeOutputOptions(depends_on=[selection]),
    )
    pulumi.export(f"recovery_points_{place}", points.apply(shown))
