"""A shop whose tables and database are in AWS, and whose disk is in Tencent Cloud.

One component keeps all of it elsewhere: its arguments are where to, and for how long.
"""

from collections.abc import Sequence

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()


class Shop(pulumi.ComponentResource):
    """The shop's backups, in other regions of both clouds."""

    def __init__(self, name: str, *, to: Sequence[str], keep_days: int) -> None:
        super().__init__("shop:index:Shop", name)
        child = pulumi.ResourceOptions(parent=self)
        # What AWS Backup backs up and copies, to the regions that are AWS's.
        self.backup = offsite.components.OffsiteBackup(
            f"{name}-tagged",
            child,
            home="eu-west-1",
            tiers=[
                offsite.components.Tier(
                    name="daily", schedule="cron(0 5 ? * * *)", keep_days=keep_days
                )
            ],
            select=offsite.components.Select(tags={"backup": "daily"}),
            iam_role_arn=config.require("serviceRoleArn"),
            copies=[offsite.components.CopyTo(region=r) for r in to if not r.startswith("ap-")],
            rpo="34h",
        )
        # And what it doesn't copy: each thing to the regions of its own cloud.
        self.copies = offsite.components.OffsiteCopies(
            f"{name}-others",
            child,
            to=to,
            keep_days=keep_days,
            rds_instances=[config.require("databaseArn")],
            cbs_disks=[config.require("diskId")],
        )
        self.register_outputs({})


shop = Shop("shop", to=["eu-west-3", "ap-shanghai"], keep_days=30)

pulumi.export("vaults", shop.backup.copy_vault_arns)
pulumi.export("copies", shop.copies.copies)
