"""A backup vault that another account may copy into, and from which nobody deletes by hand."""

import json

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

vault = offsite.backup.Vault("copies")

policy = offsite.backup.VaultAccessPolicy(
    "copies",
    backup_vault_name=vault.backup_vault_name,
    policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "CopiesOfTheSourceAccount",
                    "Effect": "Allow",
                    "Principal": {"AWS": config.require("sourceAccount")},
                    "Action": "backup:CopyIntoBackupVault",
                    "Resource": "*",
                },
                {
                    "Sid": "NobodyDeletes",
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": [
                        "backup:DeleteRecoveryPoint",
                        "backup:UpdateRecoveryPointLifecycle",
                    ],
                    "Resource": "*",
                },
            ],
        }
    ),
)

pulumi.export("vault_arn", policy.backup_vault_arn)
