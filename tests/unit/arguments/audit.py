"""Arguments of audit and restore testing."""

from typing import Any

from offsite_provider.aws.backup.audit.framework import Framework
from offsite_provider.aws.backup.audit.report_plan import ReportPlan
from offsite_provider.aws.backup.audit.restore_testing_plan import RestoreTestingPlan
from offsite_provider.aws.backup.audit.restore_testing_selection import RestoreTestingSelection
from offsite_provider.core.model import Wire
from offsite_provider.core.unknown import UNKNOWN

from ..aws.backup.service import ROLE
from . import Table

VAULT = "arn:aws:backup:eu-west-1:123456789012:backup-vault:"
FRAMEWORK_ARN = "arn:aws-us-gov:backup:us-gov-west-1:123456789012:framework:audit-1"
TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"
EBS, TWO = {"complianceResourceTypes": ["EBS"]}, {"complianceResourceTypes": ["EBS", "RDS"]}
ID = {"complianceResourceIds": ["a"]}
PARAMETERS = [{"parameterName": name, "parameterValue": "1"} for name in "ab"]
LATEST = {
    "algorithm": "LATEST_WITHIN_WINDOW",
    "includeVaults": ["*"],
    "recoveryPointTypes": ["SNAPSHOT"],
}
TAGS = [{"key": key, "value": ""} for key in "ab"]
JOBS = {"reportTemplate": "BACKUP_JOB_REPORT", "regions": ["eu-west-1", "eu-west-2"]}
BUCKET = {"s3BucketName": "reports"}


def controls(scope: Any, parameters: Any = PARAMETERS) -> Wire:
    control = {"controlName": "a", "controlInputParameters": parameters, "controlScope": scope}
    return {"frameworkControls": [control, {"controlName": "b"}]}


def vaults(*arns: Any, **more: Any) -> Wire:
    return {"recoveryPointSelection": {**LATEST, "includeVaults": list(arns), **more}}


def arns(*arns: Any) -> Wire:
    return {"protectedResourceArns": list(arns)}


def tags(*tags: Any) -> Wire:
    return {"protectedResourceConditions": {"stringEquals": list(tags)}}


def formats(*formats: str) -> Wire:
    return {"reportDeliveryChannel": {**BUCKET, "formats": list(formats)}}


def setting(**more: Any) -> Wire:
    return {"reportSetting": {**JOBS, **more}}


NAME = "must be 1 to 256 letters, digits and underscores that begin with a letter, not"
TESTED = "must be 1 to 50 letters, digits and underscores, not"
LINE = "must be one line of 1 to 1024 characters, and not only white space, not"
SELECTOR = "must be `*` or the ARN of a vault, in which `*` stands for anything, not"
NO_ITEM, NO_CHARACTER = "must have at least 1 item(s)", "must have at least 1 characters"

# fmt: off
TABLES = [
    Table(
        Framework, {"region": "eu-west-1", "frameworkControls": [{"controlName": "a"}]},
        refused=[
            ({"frameworkName": "a" * 257}, {"framework_name": f"{NAME} `{'a' * 257}`"}),
            ({"frameworkName": "1st", "frameworkDescription": " "}, {"framework_name": f"{NAME} `1st`", "framework_description": f"{LINE} ` `"}),
            ({"frameworkDescription": "a\nb", "frameworkControls": []}, {"framework_description": f"{LINE} `a\nb`", "framework_controls": NO_ITEM}),
            (controls({"complianceResourceIds": [], "tags": {"a": "", "b": ""}}, [{"parameterName": "a"}]), {
                "framework_controls[0].control_scope.compliance_resource_ids": NO_ITEM,
                "framework_controls[0].control_scope.tags": "must have at most 1 items, not 2",
                "framework_controls[0].control_input_parameters[0].parameter_value": "is required"}),
            (controls({**ID, **TWO}), {"framework_controls[0].control_scope.compliance_resource_types": "must be the one type of `compliance_resource_ids`, not 2"}),
        ],
        taken=[
            {"frameworkName": "a" * 256, "frameworkDescription": "x" * 1024},
            controls({**ID, **EBS, "tags": {"a": ""}}),
            {"frameworkControls": [UNKNOWN]},
            controls({**ID, "complianceResourceTypes": UNKNOWN}),
        ],
        same=[
            (controls(TWO), {"frameworkControls": [{"controlName": "b", "controlScope": {}}, {"controlName": "a", "controlInputParameters": PARAMETERS[::-1], "controlScope": {"complianceResourceTypes": ["RDS", "EBS"], "tags": {}}}]}),
        ],
    ),
    Table(
        ReportPlan, {"region": "eu-west-1", "reportDeliveryChannel": BUCKET, "reportSetting": JOBS},
        refused=[
            ({**setting(reportTemplate="JOBS", frameworkArns=["a"], numberOfFrameworks=-1), "reportPlanName": "my-report"}, {
                "report_plan_name": f"{NAME} `my-report`",
                "report_setting.report_template": "must be one of 'RESOURCE_COMPLIANCE_REPORT', 'CONTROL_COMPLIANCE_REPORT', 'BACKUP_JOB_REPORT', 'COPY_JOB_REPORT', 'RESTORE_JOB_REPORT' or 'SCAN_JOB_REPORT', not `JOBS`",
                "report_setting.framework_arns[0]": "must be the ARN of a framework, like `arn:aws:backup:eu-west-1:123456789012:framework:audit-…`, not `a`",
                "report_setting.number_of_frameworks": "must be at least 0, not -1"}),
            (formats("PDF"), {"report_delivery_channel.formats[0]": "must be one of 'CSV' or 'JSON', not `PDF`"}),
            (formats("CSV", "CSV"), {"report_delivery_channel.formats": "names `CSV` twice"}),
            (formats() | {"reportDeliveryChannel": {"s3BucketName": ""}}, {"report_delivery_channel.s3_bucket_name": NO_CHARACTER}),
        ],
        taken=[
            {"reportSetting": UNKNOWN, "reportDeliveryChannel": UNKNOWN},
            setting(reportTemplate=UNKNOWN, frameworkArns=[FRAMEWORK_ARN]),
        ],
        same=[
            (formats("CSV", "JSON"), formats("JSON", "CSV")),
            ({}, formats("CSV")),
            ({}, setting(regions=JOBS["regions"][::-1], accounts=[])),
        ],
    ),
    Table(
        RestoreTestingPlan, {"region": "eu-west-1", "recoveryPointSelection": LATEST, "scheduleExpression": "cron(0 5 ? * MON *)"},
        refused=[
            ({**vaults("a", algorithm="LATEST", excludeVaults=["?"], recoveryPointTypes=["SNAPSHOT"] * 2, selectionWindowDays=366), "restoreTestingPlanName": "my-tests", "startWindowHours": 169}, {
                "recovery_point_selection.algorithm": "must be one of 'LATEST_WITHIN_WINDOW' or 'RANDOM_WITHIN_WINDOW', not `LATEST`",
                "recovery_point_selection.include_vaults[0]": f"{SELECTOR} `a`",
                "recovery_point_selection.exclude_vaults[0]": f"{SELECTOR} `?`",
                "recovery_point_selection.recovery_point_types": "names `SNAPSHOT` twice",
                "recovery_point_selection.selection_window_days": "must be at most 365, not 366",
                "restore_testing_plan_name": f"{TESTED} `my-tests`",
                "start_window_hours": "must be at most 168, not 169"}),
            ({**vaults(recoveryPointTypes=[], selectionWindowDays=0), "startWindowHours": -1, "restoreTestingPlanName": "a" * 51, "scheduleExpression": "rate(1 day)"}, {
                "recovery_point_selection.include_vaults": NO_ITEM,
                "recovery_point_selection.recovery_point_types": NO_ITEM,
                "recovery_point_selection.selection_window_days": "must be at least 1, not 0",
                "restore_testing_plan_name": f"{TESTED} `{'a' * 51}`",
                "schedule_expression": "must be `cron(minutes hours day-of-month month day-of-week year)`, not `rate(1 day)`, like `cron(0 5 ? * * *)` for every day at 5",
                "start_window_hours": "must be at least 1, not -1"}),
        ],
        taken=[
            vaults(f"{VAULT}a", "arn:aws:backup:*:*:backup-vault:a-*", "arn:aws-cn:backup:cn-north-1:123456789012:backup-vault:a", UNKNOWN),
            {"recoveryPointSelection": UNKNOWN, "scheduleExpression": UNKNOWN},
        ],
        same=[
            ({}, {"scheduleExpression": " CRON( 0 5 ?  * mon * )"}),
            ({}, {"scheduleExpressionTimezone": "UTC"}),
            ({}, vaults("*", excludeVaults=[], selectionWindowDays=30)),
            (vaults(f"{VAULT}a", f"{VAULT}b"), vaults(f"{VAULT}b", f"{VAULT}a")),
        ],
    ),
    Table(
        RestoreTestingSelection, {"region": "eu-west-1", "restoreTestingPlanName": "weekly", "protectedResourceType": "DynamoDB", "iamRoleArn": ROLE, **arns("*")},
        refused=[
            ({"protectedResourceArns": None}, {"protected_resource_arns": "or `protected_resource_conditions` is required; `*` selects all of the type"}),
            (arns(TABLE) | tags(*TAGS), {"protected_resource_conditions": "can't go with single ARNs: give one of the two, or `*` as the ARN"}),
            (tags(), {"protected_resource_conditions": "names no tag: give `string_equals` or `string_not_equals`"}),
            (arns("*", TABLE), {"protected_resource_arns": "must be `*` alone, or ARNs without it"}),
            (arns(TABLE, TABLE), {"protected_resource_arns": f"names `{TABLE}` twice"}),
            (arns(*(f"{TABLE}{n}" for n in range(31))), {"protected_resource_arns": "must have at most 30 items, not 31"}),
            (arns(), {"protected_resource_arns": NO_ITEM}),
            (arns("a") | {"protectedResourceType": "dynamodb", "validationWindowHours": 169}, {
                "protected_resource_arns[0]": "must be the ARN of a resource, or `*`, not `a`",
                "protected_resource_type": "must be spelled `DynamoDB`, not `dynamodb`",
                "validation_window_hours": "must be at most 168, not 169"}),
        ],
        taken=[
            arns(TABLE),
            arns("*") | tags(*TAGS) | {"protectedResourceType": "SAP HANA on Amazon EC2"},
            {"protectedResourceArns": UNKNOWN} | tags(*TAGS),
            arns(UNKNOWN) | {"protectedResourceType": "Quantum"},
            {"protectedResourceConditions": UNKNOWN},
            {"protectedResourceConditions": {"stringNotEquals": TAGS}},
        ],
        same=[
            (arns("*") | tags(*TAGS), tags(*TAGS)),
            (tags(*TAGS), tags(*TAGS[::-1])),
            ({"restoreMetadataOverrides": {"aB": "c"}}, {"restoreMetadataOverrides": {"Ab": "c"}}),
        ],
    ),
]
