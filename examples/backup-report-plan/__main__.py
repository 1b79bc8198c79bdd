"""A daily report of how backups comply with a framework, delivered to a bucket."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

audit = offsite.backup.Framework(
    "audit", framework_controls=[{"control_name": "BACKUP_RECOVERY_POINT_ENCRYPTED"}]
)

report = offsite.backup.ReportPlan(
    "compliance",
    report_setting={
        "report_template": "CONTROL_COMPLIANCE_REPORT",
        "framework_arns": [audit.framework_arn],
    },
    report_delivery_channel={
        # Its policy has to let AWS Backup write to it.
        "s3_bucket_name": config.require("bucketName"),
        "s3_key_prefix": "compliance",
        "formats": ["CSV", "JSON"],
    },
)

pulumi.export("report_plan_arn", report.report_plan_arn)
