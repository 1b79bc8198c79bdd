"""A logically air-gapped vault: copies out of the account's reach, locked from the beginning."""

import pulumi

import pulumi_offsite as offsite

vault = offsite.backup.LogicallyAirGappedVault(
    "copies",
    min_retention_days=7,
    max_retention_days=365,
    tags={"team": "dr"},
)

pulumi.export("vault_name", vault.backup_vault_name)
pulumi.export("vault_arn", vault.backup_vault_arn)
