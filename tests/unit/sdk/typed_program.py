"""A program as type checkers see it: `make lint` checks it, and that what it ignores is an error."""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

import pulumi
from typing_extensions import assert_type

import pulumi_offsite as offsite
from pulumi_offsite import backup

# Arguments are keyword-only, typed, and required where the model requires them.
vault = backup.Vault("vault", pulumi.ResourceOptions(protect=True), force_destroy=True)
backup.Vault("vault", force_destroy="yes")  # pyright: ignore[reportArgumentType]
backup.Vault("vault", forceDestroy=True)  # pyright: ignore[reportCallIssue]
backup.VaultLock("lock")  # pyright: ignore[reportCallIssue]
# What a resource is identified by is always there, whoever chose it.
backup.VaultLock("lock", backup_vault_name=vault.backup_vault_name, region=vault.region)

# Providers are for Pulumi's options, of resources and of functions.
dr = offsite.Provider("dr", region="eu-central-1", default_tags={"team": "dr"})
offsite.Provider("dr", regon="eu-central-1")  # pyright: ignore[reportCallIssue]
backup.Vault("there", pulumi.ResourceOptions(provider=dr))
backup.list_vaults(opts=pulumi.InvokeOptions(provider=dr))

# Nested ones have three forms.
backup.LifecycleArgs(delete_after_days=pulumi.Output.from_input(35))
backup.LifecycleArgs(35)  # pyright: ignore[reportCallIssue]
backup.ConditionArgs(condition_key="aws:ResourceTag/a")  # pyright: ignore[reportCallIssue]
rule: backup.BackupRuleArgsDict = {
    "rule_name": "daily",
    "target_backup_vault_name": "vault",
    "lifecycle": {"delete_after_days": 35},
}
plan = backup.Plan("plan", rules=[rule])
backup.Plan("again", rules=plan.rules)
backup.Plan("wrong", rules=[{"rule_name": "daily"}])  # pyright: ignore[reportArgumentType]

# Outputs have types, through and through; nested ones can't be changed.
assert_type(vault.backup_vault_arn, pulumi.Output[str])
assert_type(vault.timeouts, pulumi.Output[offsite.Timeouts | None])
assert_type(backup.get_plan(backup_plan_id="1").backup_plan, backup.BackupPlanResult)
assert_type(backup.get_plan_output(backup_plan_id="1"), pulumi.Output[backup.GetPlanResult])
found = backup.describe_vault(backup_vault_name="vault")
assert_type(found.number_of_recovery_points, int | None)
found.locked = True  # pyright: ignore[reportAttributeAccessIssue]
