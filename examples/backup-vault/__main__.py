"""A backup vault where the data is, and one in another region for the copies."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

vault = offsite.backup.Vault("orders", tags={"team": "dr"})

copies = offsite.backup.Vault(
    "orders-copies",
    backup_vault_name="orders-copies",
    region=config.require("copiesRegion"),
    # A key of that region; without it, the account's `aws/backup` key.
    encryption_key_arn=config.require("copiesKeyArn"),
    # For vaults of tests: their recovery points are deleted with them.
    force_destroy=config.get_bool("forceDestroy") or False,
    tags={"team": "dr"},
)

pulumi.export("vault_name", vault.backup_vault_name)
pulumi.export("vault_arn", vault.backup_vault_arn)
pulumi.export("default_key_arn", vault.encryption_key_arn)
pulumi.export("copies_arn", copies.backup_vault_arn)
