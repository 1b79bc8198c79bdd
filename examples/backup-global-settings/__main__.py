"""The accounts of an organization may copy backups to one another.

It runs with the credentials of the organization's management account.
"""

import pulumi

import pulumi_offsite as offsite

settings = offsite.backup.GlobalSettings("organization", is_cross_account_backup_enabled=True)

pulumi.export("account_id", settings.account_id)
pulumi.export("last_update_time", settings.last_update_time)
