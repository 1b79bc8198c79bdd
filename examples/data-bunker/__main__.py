"""An account that keeps the copies of another one, and lets them go back there only."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

bunker = offsite.components.DataBunker(
    "bunker",
    regions=["eu-central-1", "eu-north-1"],
    accounts=[config.require("otherAccount")],
    role_arn=config.require("bunkerRoleArn"),
    lock=offsite.components.Lock(min_retention_days=30),
    tags={"team": "dr"},
)

pulumi.export("vault_arns", bunker.vault_arns)
