"""Every Monday the latest recovery points of tagged databases are restored, and kept for a day."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

weekly = offsite.backup.RestoreTestingPlan(
    "weekly",
    schedule_expression="cron(0 5 ? * MON *)",
    recovery_point_selection={
        "algorithm": "LATEST_WITHIN_WINDOW",
        "include_vaults": ["*"],
        "recovery_point_types": ["SNAPSHOT"],
    },
)

databases = offsite.backup.RestoreTestingSelection(
    "databases",
    restore_testing_plan_name=weekly.restore_testing_plan_name,
    protected_resource_type="RDS",
    protected_resource_conditions={
        "string_equals": [{"key": "aws:ResourceTag/backup", "value": "daily"}]
    },
    iam_role_arn=config.require("roleArn"),
    validation_window_hours=24,
)

pulumi.export("selection_name", databases.restore_testing_selection_name)
