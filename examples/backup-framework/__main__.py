"""A framework: each backup is encrypted and kept for five weeks, and there is one every day."""

import pulumi

import pulumi_offsite as offsite

audit = offsite.backup.Framework(
    "audit",
    framework_description="What the auditors ask for",
    framework_controls=[
        {"control_name": "BACKUP_RECOVERY_POINT_ENCRYPTED"},
        {
            "control_name": "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK",
            "control_input_parameters": [
                {"parameter_name": "requiredRetentionDays", "parameter_value": "35"}
            ],
        },
        {
            "control_name": "BACKUP_LAST_RECOVERY_POINT_CREATED",
            "control_input_parameters": [
                {"parameter_name": "recoveryPointAgeUnit", "parameter_value": "days"},
                {"parameter_name": "recoveryPointAgeValue", "parameter_value": "1"},
            ],
            "control_scope": {"compliance_resource_types": ["DynamoDB", "RDS"]},
        },
    ],
    tags={"purpose": "audit"},
)

pulumi.export("framework_arn", audit.framework_arn)
pulumi.export("framework_status", audit.framework_status)
