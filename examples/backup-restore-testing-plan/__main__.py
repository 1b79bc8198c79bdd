"""Every Monday the latest recovery points are restored, to see that they can be."""

import pulumi

import pulumi_offsite as offsite

weekly = offsite.backup.RestoreTestingPlan(
    "weekly",
    schedule_expression="cron(0 5 ? * MON *)",
    schedule_expression_timezone="Europe/Zurich",
    recovery_point_selection={
        "algorithm": "LATEST_WITHIN_WINDOW",
        "include_vaults": ["*"],
        "recovery_point_types": ["SNAPSHOT", "CONTINUOUS"],
        "selection_window_days": 7,
    },
)

pulumi.export("restore_testing_plan_arn", weekly.restore_testing_plan_arn)
