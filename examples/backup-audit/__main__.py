"""The backups of the ledger are audited and reported every day, and restored once a week."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

ledger = offsite.components.OffsiteBackup(
    "ledger",
    home="eu-west-1",
    tiers=["35d"],
    select=offsite.components.Select(tags={"backup": "ledger"}),
    iam_role_arn=config.require("serviceRoleArn"),
    copies=[offsite.components.CopyTo(region="eu-central-1")],
)

audit = offsite.components.BackupAudit(
    "audit",
    backup=ledger,
    reports=offsite.components.Reports(bucket=config.require("reportsBucket")),
    restore_testing=offsite.components.RestoreTesting(
        resource_types=["DynamoDB", "EBS"], within_minutes=240
    ),
    tags={"team": "dr"},
)

pulumi.export("framework_arn", audit.framework_arn)
pulumi.export("reports", audit.report_plan_arns)
