"""What a platform team gives to application teams, and the few lines that one of them writes."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

# Made once, by the platform team.
bunker = offsite.components.DataBunker(
    "bunker",
    regions=["eu-central-1"],
    accounts=[config.require("accountId")],
    role_arn=config.require("bunkerRoleArn"),
)


# In a package of the platform team's.
class TeamBackup(offsite.components.OffsiteBackup):
    """What every team gets: 35 days at home, a year in the bunker, no more than 34 hours lost."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        team: str,
        rpo: str = "34h",
    ) -> None:
        super().__init__(
            resource_name,
            opts,
            home="eu-west-1",
            tiers=["35d"],
            select=offsite.components.Select(tags={"team": team}),
            iam_role_arn=config.require("serviceRoleArn"),
            copies=[
                offsite.components.CopyTo(
                    name="bunker", vault_arn=bunker.vault_arns["eu-central-1"], keep_days=365
                )
            ],
            rpo=rpo,
            tags={"team": team},
        )


# By an application team.
orders = TeamBackup("team-orders", team="orders")

pulumi.export("plan_id", orders.backup_plan_id)
pulumi.export("copies", orders.copy_vault_arns)
