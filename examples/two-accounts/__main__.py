"""What an application's account backs up, a second account keeps too, in another region.

One program sets both up, with a role in each. Who gets hold of the application's account can't
shorten or delete the copies, and the copies can go back to that account and to no other. AWS Backup
copies between accounts of one organization, once its management account allows it:
`offsite.backup.GlobalSettings(…, is_cross_account_backup_enabled=True)`.
"""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

bunker = offsite.components.DataBunker(
    "bunker",
    regions=["eu-central-1"],
    accounts=[config.require("accountId")],
    role_arn=config.require("bunkerRoleArn"),
    tags={"team": "dr"},
)

orders = offsite.components.OffsiteBackup(
    "orders",
    home="eu-west-1",
    tiers=["35d", "90d"],
    select=offsite.components.Select(tags={"backup": "daily"}),
    iam_role_arn=config.require("serviceRoleArn"),
    copies=[
        # Near, to restore from in an hour.
        offsite.components.CopyTo(region="eu-north-1", keep_days=7, tiers=["daily-35d"]),
        # And out of reach.
        offsite.components.CopyTo(name="bunker", vault_arn=bunker.vault_arns["eu-central-1"]),
    ],
    rpo="34h",
    tags={"team": "orders"},
    role_arn=config.require("accountRoleArn"),
)

pulumi.export("plan_id", orders.backup_plan_id)
pulumi.export("home", orders.home_vault_arn)
pulumi.export("copies", orders.copy_vault_arns)
