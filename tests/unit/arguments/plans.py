"""Arguments of plans, their rules and selections."""

from typing import Any

from offsite_provider.aws.backup.plans.plan import Plan
from offsite_provider.aws.backup.plans.selection import Selection
from offsite_provider.core.unknown import UNKNOWN

from ..aws.backup.service import ACCOUNT, REGION, ROLE, TABLE
from . import Table, each

RULE = {"ruleName": "daily", "targetBackupVaultName": "source"}
COPY = f"arn:aws:backup:eu-central-1:{ACCOUNT}:backup-vault:offsite"
GAPPED = f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:gapped"
OWN = f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:source"
EC2 = {"resourceType": "EC2", "backupOptions": {"WindowsVSS": "enabled"}}
S3 = {"resourceType": "S3", "backupOptions": {"BackupACLs": "enabled"}}
TEMPLATE = {"backupPlanTemplateId": "t"}
COLD, END = "moveToColdStorageAfterDays", "deleteAfterDays"
START_WINDOW, COMPLETION_WINDOW = "rules[0].start_window_minutes", "rules[0].completion_window_minutes"  # fmt: skip
COPIED_TO = "rules[0].copy_actions[0].destination_backup_vault_arn"
KEPT = "rules[0].lifecycle.delete_after_days"


def rule(**members: Any) -> dict[str, Any]:
    return {"rules": [{**RULE, **members}]}


def to(*arns: Any, **lifecycle: int) -> dict[str, Any]:
    return rule(
        copyActions=[{"destinationBackupVaultArn": a, "lifecycle": lifecycle} for a in arns]
    )


def windows(start: Any = None, end: Any = None) -> dict[str, Any]:
    return rule(startWindowMinutes=start, completionWindowMinutes=end)


def continuous(lifecycle: Any) -> dict[str, Any]:
    return rule(enableContinuousBackup=True, lifecycle=lifecycle)


def tags(*values: Any, key: str = "aws:ResourceTag/backup") -> list[dict[str, Any]]:
    return [{"conditionKey": key, "conditionValue": value} for value in values]


def many(count: int, end: str = "") -> list[str]:
    return [f"{TABLE}{number}{end}" for number in range(count)]


MANY = tags(*"0123456789abcdef")
LIKE_MANY = {"stringEquals": MANY, "stringNotLike": MANY[:15]}

# fmt: off
PLAN = Table(
    Plan, {"region": REGION, **rule()},
    refused=[
        ({"rules": []}, {"rules": "must have at least one rule, unless the plan starts from…"}),
        ({**rule(), "backupPlanName": "a" * 51}, {"backup_plan_name": "must be 1 to 50 letters, digits…"}),
        (rule(ruleName="my rule"), {"rules[0].rule_name": "must be 1 to 50 letters, digits…"}),
        (to(COPY, **{COLD: 1, END: 90}), {"rules[0].copy_actions[0].lifecycle.delete_after_days": "must be at least 91, not 90…"}),
        (to("offsite"), {COPIED_TO: "must be the ARN of a backup vault…"}),
        (to(COPY.replace("eu-central", "cn-north")), {COPIED_TO: "is in the partition aws-cn, and the plan's eu-west-1 in aws: nothing is copied…"}),
        (rule(targetLogicallyAirGappedBackupVaultArn=COPY), {"rules[0].target_logically_air_gapped_backup_vault_arn": "must be a vault of the plan's region, eu-west-1"}),
        ({"rules": [{**to(GAPPED)["rules"][0], "targetLogicallyAirGappedBackupVaultArn": GAPPED}]}, {COPIED_TO: "must be another vault than gapped, where the backups are"}),
        (rule(indexActions=[{"resourceTypes": ["EBS", "S3"]}]), {"rules[0].index_actions[0].resource_types": "must have at most 1 items, not 2"}),
        (rule(indexActions=[{"resourceTypes": ["S3"]}] * 2), {"rules[0].index_actions": "must have at most 1 items, not 2"}),
        (rule(scanActions=[{"scanMode": "QUICK"}]), {"rules[0].scan_actions[0].scan_mode": "must be one of 'FULL_SCAN' or 'INCREMENTAL_SCAN'…"}),
        (rule(recoveryPointTags={"aws:a": "b"}), {"rules[0].recovery_point_tags": "must not have the key `aws:a`…"}),
        (rule(vault="a"), {"rules[0].vault": "is not an argument: there are…"}),
        ({"rules": [RULE, {**RULE, "ruleName": "Daily"}, RULE]}, {"rules[2].rule_name": "must be unique in the plan: `rules[0]` is named `daily` too"}),
        (windows(59), {START_WINDOW: "must be at least 60, not 59"}),
        (windows(60, 119), {COMPLETION_WINDOW: "must be at least 120, not 119: 60 more than `start_window_minutes`, which is 60"}),
        (windows(None, 539), {COMPLETION_WINDOW: "must be at least 540, not 539: 60 more than `start_window_minutes`, which is 480 if left out"}),
        (windows(10021), {START_WINDOW: "must be at most 10020, not 10021: 60 less than `completion_window_minutes`, which is 10080 if left out"}),
        (windows(60, 52_560_001), {COMPLETION_WINDOW: "must be at most 52560000, not 52560001"}),
        (continuous(None), {"rules[0].lifecycle": "is required: a continuous backup needs `delete_after_days`, from 1 to 35"}),
        (continuous({}), {KEPT: "must be from 1 to 35: a continuous backup is kept for no longer"}),
        (continuous({END: 36}), {KEPT: "must be from 1 to 35, not 36: a continuous…"}),
        (continuous({END: -1}), {KEPT: "must be from 1 to 35, not -1: a continuous…"}),
        (continuous({COLD: 7, END: UNKNOWN}), {"rules[0].lifecycle.move_to_cold_storage_after_days": "can't be given: a continuous backup stays in warm storage"}),
        ({**continuous({END: 36}), **TEMPLATE}, {KEPT: "must be from 1 to 35, not 36…"}),
        ({**TEMPLATE, "backupPlanTemplateJson": "{}"}, {"backup_plan_template_json": "can't be given together with `backup_plan_template_id`…"}),
        ({"backupPlanTemplateJson": "[]"}, {"backup_plan_template_json": "must be a JSON object"}),
        ({**rule(), "advancedBackupSettings": [{**EC2, "resourceType": "RDS"}]}, {"advanced_backup_settings[0].resource_type": "must be one of 'EC2' or 'S3', not `RDS`"}),
        ({**rule(), "advancedBackupSettings": [{**EC2, "backupOptions": {"BackupACLs": "enabled"}}]}, {"advanced_backup_settings[0].backup_options": "has an unknown option `BackupACLs` of EC2: allowed are WindowsVSS"}),
        ({**rule(), "advancedBackupSettings": [{**EC2, "backupOptions": {"WindowsVSS": "off"}}]}, {"advanced_backup_settings[0].backup_options": "has `off` for `WindowsVSS`: it must be…"}),
        ({**rule(), "advancedBackupSettings": [EC2, EC2]}, {"advanced_backup_settings[1].resource_type": "must be unique: there is another setting for EC2"}),
        ({"rules": [UNKNOWN, {**RULE, "targetBackupVaultName": UNKNOWN, "completionWindowMinutes": 60}]}, {"rules[1].completion_window_minutes": "must be at least 540, not 60…"}),
        # Whose a vault is depends on the account, which a role tells without a question.
        ({**to(OWN), "roleArn": ROLE}, {COPIED_TO: "must be another vault than source, where the backups are"}),
    ],
    taken=[
        {**rule(), "backupPlanName": "a" * 51, "adopt": "eu-west-1/p-1"}, {"backupPlanName": "a" * 50},
        {"scanSettings": [{"resourceTypes": ["Storage Gateway"]}]},
        windows(60, 120), windows(10020), windows(None, 540), windows(UNKNOWN, 60),
        windows(600, UNKNOWN), windows(52_559_940, 52_560_000),
        continuous({END: 1}), continuous({END: 35}), continuous({END: UNKNOWN}), continuous(UNKNOWN),
        {**TEMPLATE, "rules": []}, {"backupPlanTemplateJson": "{}", "rules": []},
        {**continuous(None), **TEMPLATE}, {**windows(None, 120), **TEMPLATE}, {**windows(20000), **TEMPLATE},
        {"rules": [UNKNOWN]}, rule(copyActions=[UNKNOWN]), to(UNKNOWN),
        {"advancedBackupSettings": [UNKNOWN, {**EC2, "backupOptions": UNKNOWN}]},
        {**to(OWN), "roleArn": UNKNOWN},
        *(to(other) for other in (COPY, OWN.replace("source", "Source"), OWN.replace(REGION, "eu-west-2"))),
    ],
    same=[
        (rule(), rule(startWindowMinutes=480, completionWindowMinutes=10080)),
        (rule(), rule(enableContinuousBackup=False, copyActions=[], recoveryPointTags={})),
        (rule(), rule(lifecycle={END: -1, COLD: -1})),
        ({"rules": [RULE, {**RULE, "ruleName": "b"}]}, {"rules": [{**RULE, "ruleName": "b"}, RULE]}),
        (to(COPY, GAPPED), to(GAPPED, COPY)),
        ({}, {"advancedBackupSettings": [S3]}),
        ({"scanSettings": [{"resourceTypes": ["EBS", "S3"]}]}, {"scanSettings": [{"resourceTypes": ["S3", "EBS"]}]}),
        ({"backupPlanTemplateJson": '{"a": 1, "b": 2}'}, {"backupPlanTemplateJson": '{"b":2,"a":1}'}),
    ],
)
SELECTION = Table(
    Selection, {"region": REGION, "backupPlanId": "p-1", "iamRoleArn": ROLE, "resources": [TABLE]},
    refused=[
        ({"resources": []}, {"resources": "must name a resource, unless `list_of_tags` has a tag"}),
        ({"resources": [], "conditions": {"stringEquals": tags("a")}}, {"resources": 'must name a resource, unless `list_of_tags` has a tag: with `conditions` alone, say `["*"]`'}),
        ({"notResources": many(501)}, {"not_resources": "must be at most 500 ARNs, not 501"}),
        ({"resources": many(31, "*")}, {"resources": "must be at most 30 ARNs with `*`, not 31"}),
        ({"listOfTags": [*MANY, *MANY[:15]]}, {"list_of_tags": "must have at most 30 items, not 31"}),
        ({"conditions": LIKE_MANY}, {"conditions": "must be at most 30 conditions, not 31"}),
        ({"selectionName": "my selection"}, {"selection_name": "must be 1 to 50 letters, digits…"}),
        ({"iamRoleArn": "backup"}, {"iam_role_arn": "must be the ARN of an IAM role…"}),
        ({"backupPlanId": ""}, {"backup_plan_id": "must have at least 1 characters"}),
        ({"listOfTags": [{**tags("a", key="k")[0], "conditionType": "STRINGLIKE"}]}, {"list_of_tags[0].condition_type": "must be one of 'STRINGEQUALS'…"}),
        ({"tags": {"a": "b"}}, {"tags": "is not an argument…"}),
        ({"resources": [UNKNOWN, "x"]}, {"resources[1]": "must be the ARN of a resource…"}),
        *[({name: [TABLE, arn]}, {f"{path}[1]": "must be the ARN of a resource, like…"}) for name, path in (("resources", "resources"), ("notResources", "not_resources")) for arn in ("orders", "", "arn:aws:s3", "arn:aws:s3:::", "arn:aws:rds:eu-west-1:12345:db:a", "arn:aws:*", "arn:*", "arn:aws:rds:*:*x")],
        *each("resources", [["arn:aws:s3:::*-logs"], ["arn:aws:s3:::a*b*"]], "resources[0]", "must have `*` at its end only…"),
        *[({"conditions": {name: tags("a", key=key)}}, {f"conditions.{path}[0].condition_key": f"must be `aws:ResourceTag/` and the key of a tag, not `{key}`"}) for name, path in (("stringEquals", "string_equals"), ("stringNotLike", "string_not_like")) for key in ("backup", "aws:ResourceTag/", "aws:resourcetag/backup", "")],
    ],
    taken=[
        *[{"resources": [arn], "notResources": [arn]} for arn in ("*", TABLE, "arn:aws:s3:::orders-*", "arn:aws:ec2:*:*:instance/*", "arn:aws:fsx:*", "arn:aws:ec2:eu-west-1:*", "arn:aws:rds:*:1234*", "arn:aws:rds:eu-*", "arn:aws-cn:dynamodb:cn-north-1:123456789012:table/*")],
        {"resources": many(470) + many(30, "*")},
        {"conditions": {**LIKE_MANY, "stringEquals": MANY[:15]}},
        {"resources": [], "listOfTags": tags("a", key="k")},
        {"resources": [], "listOfTags": UNKNOWN},
        {"resources": UNKNOWN},
        {"resources": [UNKNOWN]},
        {"conditions": {"stringEquals": [UNKNOWN, *tags(UNKNOWN)], "stringLike": UNKNOWN}},
    ],
    same=[
        ({"resources": [TABLE, "*"]}, {"resources": ["*", TABLE, TABLE]}),
        ({"conditions": {"stringLike": tags("a", "b")}}, {"conditions": {"stringLike": tags("b", "a")}}),
        ({}, {"conditions": {}, "notResources": []}),
        ({}, {"conditions": {"stringEquals": []}}),
    ],
)
TABLES = [PLAN, SELECTION]
