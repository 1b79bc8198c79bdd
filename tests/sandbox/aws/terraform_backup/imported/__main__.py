"""One of each resource of AWS Backup that terraform's AWS provider has too: see main.tf."""

import json

import pulumi

import pulumi_offsite as offsite

ROLE = "arn:aws:iam::123456789012:role/offsite-backup"
THERE = "arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite-destination"
MADE_BY = {"made-by": "offsite"}


def condition(key: str, value: str) -> dict[str, str]:
    return {"condition_key": key, "condition_value": value}


vault = offsite.backup.Vault(
    "vault",
    backup_vault_name="imported",
    encryption_key_arn=pulumi.Config().require("keyArn"),
    tags=MADE_BY,
)

statement = {
    "Effect": "Allow",
    "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
    "Action": "backup:CopyIntoBackupVault",
    "Resource": "*",
}
offsite.backup.VaultAccessPolicy(
    "policy",
    backup_vault_name=vault.backup_vault_name,
    policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
)

offsite.backup.VaultNotifications(
    "notifications",
    backup_vault_name=vault.backup_vault_name,
    sns_topic_arn="arn:aws:sns:eu-west-1:123456789012:offsite-backup",
    backup_vault_events=["RESTORE_JOB_COMPLETED", "BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"],
)

offsite.backup.VaultLock(
    "lock", backup_vault_name=vault.backup_vault_name, min_retention_days=7, max_retention_days=3650
)

gap = offsite.backup.LogicallyAirGappedVault(
    "gap",
    backup_vault_name="imported-gap",
    min_retention_days=7,
    max_retention_days=400,
    tags=MADE_BY,
)

plan = offsite.backup.Plan(
    "plan",
    backup_plan_name="imported",
    rules=[
        {
            "rule_name": "weekly",
            "target_backup_vault_name": vault.backup_vault_name,
            "schedule_expression": "cron(0 3 ? * SUN *)",
            "schedule_expression_timezone": "Europe/Berlin",
            "lifecycle": {
                "move_to_cold_storage_after_days": 30,
                "delete_after_days": 180,
                "opt_in_to_archive_for_supported_resources": True,
            },
            "copy_actions": [
                {"destination_backup_vault_arn": gap.backup_vault_arn},
                {"destination_backup_vault_arn": THERE, "lifecycle": {"delete_after_days": 35}},
            ],
        },
        {
            "rule_name": "daily",
            "target_backup_vault_name": vault.backup_vault_name,
            "start_window_minutes": 120,
            "completion_window_minutes": 360,
            "enable_continuous_backup": True,
            "lifecycle": {"delete_after_days": 35},
            "recovery_point_tags": {"rule": "daily"},
        },
    ],
    advanced_backup_settings=[
        {"resource_type": "EC2", "backup_options": {"WindowsVSS": "enabled"}}
    ],
    tags=MADE_BY,
)

by_arn = offsite.backup.Selection(
    "by-arn",
    backup_plan_id=plan.backup_plan_id,
    selection_name="volumes",
    iam_role_arn=ROLE,
    resources=["arn:aws:ec2:*:*:volume/*", "arn:aws:dynamodb:*:*:table/*"],
    not_resources=["arn:aws:ec2:eu-west-1:123456789012:volume/vol-1"],
    conditions={
        "string_equals": [condition("aws:ResourceTag/backup", "daily")],
        "string_not_equals": [condition("aws:ResourceTag/stage", "test")],
        "string_like": [condition("aws:ResourceTag/team", "dr*")],
        "string_not_like": [
            condition("aws:ResourceTag/owner", "temp*"),
            condition("aws:ResourceTag/owner", "nobody*"),
        ],
    },
)

by_tag = offsite.backup.Selection(
    "by-tag",
    backup_plan_id=plan.backup_plan_id,
    selection_name="tagged",
    iam_role_arn=ROLE,
    list_of_tags=[condition("backup", "weekly"), condition("backup", "daily")],
)

offsite.backup.GlobalSettings(
    "organization", is_cross_account_backup_enabled=True, on_destroy="restore"
)

offsite.backup.RegionSettings(
    "region",
    resource_type_opt_in_preference={"S3": False},
    resource_type_management_preference={"DynamoDB": False},
    on_destroy="restore",
)

framework = offsite.backup.Framework(
    "framework",
    framework_name="imported",
    framework_description="What has to be so",
    framework_controls=[
        {
            "control_name": "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK",
            "control_input_parameters": [
                {"parameter_name": "requiredFrequencyUnit", "parameter_value": "days"},
                {"parameter_name": "requiredRetentionDays", "parameter_value": "35"},
                {"parameter_name": "requiredFrequencyValue", "parameter_value": "1"},
            ],
        },
        {"control_name": "BACKUP_RECOVERY_POINT_ENCRYPTED"},
        {
            "control_name": "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN",
            "control_scope": {"compliance_resource_types": ["RDS", "EBS"]},
        },
    ],
    tags=MADE_BY,
)

offsite.backup.ReportPlan(
    "report",
    report_plan_name="imported",
    report_plan_description="What is so",
    report_delivery_channel={
        "s3_bucket_name": "offsite-sandbox-orders",
        "s3_key_prefix": "reports",
        "formats": ["JSON", "CSV"],
    },
    report_setting={
        "report_template": "CONTROL_COMPLIANCE_REPORT",
        "framework_arns": [framework.framework_arn],
        "number_of_frameworks": 1,
    },
    tags=MADE_BY,
)

tests = offsite.backup.RestoreTestingPlan(
    "tests",
    restore_testing_plan_name="imported",
    schedule_expression="cron(0 12 ? * * *)",
    schedule_expression_timezone="Europe/Berlin",
    start_window_hours=12,
    recovery_point_selection={
        "algorithm": "LATEST_WITHIN_WINDOW",
        "include_vaults": [vault.backup_vault_arn],
        "recovery_point_types": ["SNAPSHOT", "CONTINUOUS"],
        "selection_window_days": 14,
    },
    tags=MADE_BY,
)

offsite.backup.RestoreTestingSelection(
    "tested",
    restore_testing_plan_name=tests.restore_testing_plan_name,
    restore_testing_selection_name="volumes",
    protected_resource_type="EBS",
    protected_resource_conditions={
        "string_equals": [{"key": "aws:ResourceTag/backup", "value": "daily"}]
    },
    iam_role_arn=ROLE,
    restore_metadata_overrides={"availabilityZone": "eu-west-1a"},
    validation_window_hours=24,
)

# What terraform imports these by: an id of offsite's has the region before.
pulumi.export("plan_id", plan.backup_plan_id)
for name, selection in {"by_arn_id": by_arn, "by_tag_id": by_tag}.items():
    id = pulumi.Output.concat(plan.backup_plan_id, "|", selection.selection_id)
    pulumi.export(name, id)
