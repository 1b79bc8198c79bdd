"""Vaults and plans, tagged: what benchmarks/bench.py sets up with offsite."""

import os

import pulumi_offsite as offsite

COUNT = int(os.environ["BENCH_COUNT"])
TAGS = {"team": "dr", "run": os.environ["BENCH_TAG"]}

for number in range(COUNT):
    vault = offsite.backup.Vault(
        f"vault-{number}", backup_vault_name=f"offsite-{number}", tags=TAGS
    )
    offsite.backup.Plan(
        f"plan-{number}",
        backup_plan_name=f"offsite-{number}",
        rules=[
            offsite.backup.BackupRuleArgs(
                rule_name="daily",
                target_backup_vault_name=vault.backup_vault_name,
                schedule_expression="cron(0 5 * * ? *)",
                lifecycle=offsite.backup.LifecycleArgs(delete_after_days=35),
            )
        ],
        tags=TAGS,
    )
