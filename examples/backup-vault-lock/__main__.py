"""A backup vault from which nobody deletes a recovery point before its time."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

vault = offsite.backup.Vault("orders")

lock = offsite.backup.VaultLock(
    "orders",
    backup_vault_name=vault.backup_vault_name,
    min_retention_days=7,
    max_retention_days=365,
    # Governance mode, which can be undone. With 3 days or more it is compliance mode: after them,
    # nobody can undo it. `pulumi preview` says from when on.
    changeable_for_days=config.get_int("changeableForDays"),
)

pulumi.export("vault_arn", lock.backup_vault_arn)
pulumi.export("mode", lock.mode)
