"""What is wrong with arguments of audit and restore testing, and which mean the same."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.aws.backup.audit.framework import FrameworkInputs as Framework
from offsite_provider.aws.backup.audit.report_plan import ReportPlanInputs as Report
from offsite_provider.aws.backup.audit.restore_testing_plan import (
    RestoreTestingPlanInputs as Plan,
)
from offsite_provider.aws.backup.audit.restore_testing_selection import (
    RestoreTestingSelectionInputs as Selection,
)
from offsite_provider.core.diff import diff
from offsite_provider.core.model import Inputs
from offsite_provider.core.unknown import UNKNOWN

Wire = dict[str, Any]

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
DEFAULTS: dict[type[Inputs], Wire] = {
    Framework: {"frameworkControls": [{"controlName": "a"}]},
    Report: {"reportDeliveryChannel": BUCKET, "reportSetting": JOBS},
    Plan: {"recoveryPointSelection": LATEST, "scheduleExpression": "cron(0 5 ? * MON *)"},
    Selection: {
        "restoreTestingPlanName": "weekly",
        "protectedResourceType": "DynamoDB",
        "iamRoleArn": "arn:aws:iam::123456789012:role/restore",
    },
}


def wire(model: type[Inputs], more: Wire) -> Wire:
    return {"region": "eu-west-1", **DEFAULTS[model], **more}


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
WRONG: list[Any] = [
    (Framework, {"frameworkName": "a" * 256, "frameworkDescription": "x" * 1024}, {}),
    (Framework, controls({**ID, **EBS, "tags": {"a": ""}}), {}),
    (Framework, {"frameworkControls": [UNKNOWN]}, {}),
    (Framework, controls({**ID, "complianceResourceTypes": UNKNOWN}), {}),
    (Framework, {"frameworkName": "a" * 257}, {"framework_name": f"{NAME} `{'a' * 257}`"}),
    (Framework, {"frameworkName": "1st", "frameworkDescription": " "},
     {"framework_name": f"{NAME} `1st`", "framework_description": f"{LINE} ` `"}),
    (Framework, {"frameworkDescription": "a\nb", "frameworkControls": []},
     {"framework_description": f"{LINE} `a\nb`", "framework_controls": NO_ITEM}),
    (Framework, controls({"complianceResourceIds": [], "tags": {"a": "", "b": ""}},
                         [{"parameterName": "a"}]),
     {"framework_controls[0].control_scope.compliance_resource_ids": NO_ITEM,
      "framework_controls[0].control_scope.tags": "must have at most 1 items, not 2",
      "framework_controls[0].control_input_parameters[0].parameter_value": "is required"}),
    (Framework, controls({**ID, **TWO}),
     {"framework_controls[0].control_scope.compliance_resource_types":
      "must be the one type of `compliance_resource_ids`, not 2"}),

    (Report, {"reportSetting": UNKNOWN, "reportDeliveryChannel": UNKNOWN}, {}),
    (Report, setting(reportTemplate=UNKNOWN, frameworkArns=[FRAMEWORK_ARN]), {}),
    (Report, {**setting(reportTemplate="JOBS", frameworkArns=["a"], numberOfFrameworks=-1),
              "reportPlanName": "my-report"},
     {"report_plan_name": f"{NAME} `my-report`",
      "report_setting.report_template": "must be one of 'RESOURCE_COMPLIANCE_REPORT', "
      "'CONTROL_COMPLIANCE_REPORT', 'BACKUP_JOB_REPORT', 'COPY_JOB_REPORT', "
      "'RESTORE_JOB_REPORT' or 'SCAN_JOB_REPORT', not `JOBS`",
      "report_setting.framework_arns[0]": "must be the ARN of a framework, like "
      "`arn:aws:backup:eu-west-1:123456789012:framework:audit-…`, not `a`",
      "report_setting.number_of_frameworks": "must be at least 0, not -1"}),
    (Report, formats("PDF"),
     {"report_delivery_channel.formats[0]": "must be one of 'CSV' or 'JSON', not `PDF`"}),
    (Report, formats("CSV", "CSV"), {"report_delivery_channel.formats": "names `CSV` twice"}),
    (Report, formats() | {"reportDeliveryChannel": {"s3BucketName": ""}},
     {"report_delivery_channel.s3_bucket_name": NO_CHARACTER}),

    (Plan, vaults(f"{VAULT}a", "arn:aws:backup:*:*:backup-vault:a-*",
                  "arn:aws-cn:backup:cn-north-1:123456789012:backup-vault:a", UNKNOWN), {}),
    (Plan, {"recoveryPointSelection": UNKNOWN, "scheduleExpression": UNKNOWN}, {}),
    (Plan, {**vaults("a", algorithm="LATEST", excludeVaults=["?"],
                     recoveryPointTypes=["SNAPSHOT"] * 2, selectionWindowDays=366),
            "restoreTestingPlanName": "my-tests", "startWindowHours": 169},
     {"recovery_point_selection.algorithm":
      "must be one of 'LATEST_WITHIN_WINDOW' or 'RANDOM_WITHIN_WINDOW', not `LATEST`",
      "recovery_point_selection.include_vaults[0]": f"{SELECTOR} `a`",
      "recovery_point_selection.exclude_vaults[0]": f"{SELECTOR} `?`",
      "recovery_point_selection.recovery_point_types": "names `SNAPSHOT` twice",
      "recovery_point_selection.selection_window_days": "must be at most 365, not 366",
      "restore_testing_plan_name": f"{TESTED} `my-tests`",
      "start_window_hours": "must be at most 168, not 169"}),
    (Plan, {**vaults(recoveryPointTypes=[], selectionWindowDays=0), "startWindowHours": -1,
            "restoreTestingPlanName": "a" * 51, "scheduleExpression": "rate(1 day)"},
     {"recovery_point_selection.include_vaults": NO_ITEM,
      "recovery_point_selection.recovery_point_types": NO_ITEM,
      "recovery_point_selection.selection_window_days": "must be at least 1, not 0",
      "restore_testing_plan_name": f"{TESTED} `{'a' * 51}`",
      "schedule_expression":
      "must be `cron(…)`, not `rate(1 day)`: restore tests take no rate",
      "start_window_hours": "must be at least 0, not -1"}),

    (Selection, arns(TABLE), {}),
    (Selection, arns("*") | tags(*TAGS), {}),
    (Selection, {"protectedResourceArns": UNKNOWN} | tags(*TAGS), {}),
    (Selection, arns(UNKNOWN) | {"protectedResourceType": "Quantum"}, {}),
    (Selection, {"protectedResourceConditions": UNKNOWN}, {}),
    (Selection, {"protectedResourceConditions": {"stringNotEquals": TAGS}}, {}),
    (Selection, {}, {"protected_resource_arns": "or `protected_resource_conditions` is "
                     "required; `*` selects all of the type"}),
    (Selection, arns(TABLE) | tags(*TAGS),
     {"protected_resource_conditions":
      "can't go with single ARNs: give one of the two, or `*` as the ARN"}),
    (Selection, tags(), {"protected_resource_conditions":
                         "names no tag: give `string_equals` or `string_not_equals`"}),
    (Selection, arns("*", TABLE),
     {"protected_resource_arns": "must be `*` alone, or ARNs without it"}),
    (Selection, arns(TABLE, TABLE), {"protected_resource_arns": f"names `{TABLE}` twice"}),
    (Selection, arns(*(f"{TABLE}{n}" for n in range(31))),
     {"protected_resource_arns": "must have at most 30 items, not 31"}),
    (Selection, arns(), {"protected_resource_arns": NO_ITEM}),
    (Selection, arns("a") | {"protectedResourceType": "dynamodb", "validationWindowHours": 169},
     {"protected_resource_arns[0]": "must be the ARN of a resource, or `*`, not `a`",
      "protected_resource_type": "must be spelled `DynamoDB`, not `dynamodb`",
      "validation_window_hours": "must be at most 168, not 169"}),
]
# fmt: on


@pytest.mark.parametrize(("model", "more", "found"), WRONG, ids=repr)
def test_what_is_wrong(
    complaints: Callable[[type[Inputs], Wire], dict[str, str]],
    model: type[Inputs],
    more: Wire,
    found: dict[str, str],
) -> None:
    assert complaints(model, wire(model, more)) == found


# fmt: off
SAME: list[Any] = [
    (Framework, controls(TWO), {"frameworkControls": [
        {"controlName": "b", "controlScope": {}},
        {"controlName": "a", "controlInputParameters": PARAMETERS[::-1],
         "controlScope": {"complianceResourceTypes": ["RDS", "EBS"], "tags": {}}}]}),
    (Report, formats("CSV", "JSON"), formats("JSON", "CSV")),
    (Report, {}, formats("CSV")),
    (Report, {}, setting(regions=JOBS["regions"][::-1], accounts=[])),
    (Plan, {}, {"scheduleExpression": " CRON( 0 5 ?  * mon * )"}),
    (Plan, {}, {"scheduleExpressionTimezone": "UTC"}),
    (Plan, {}, vaults("*", excludeVaults=[], selectionWindowDays=30)),
    (Plan, vaults(f"{VAULT}a", f"{VAULT}b"), vaults(f"{VAULT}b", f"{VAULT}a")),
    (Plan, {"startWindowHours": 24}, {}),
    (Selection, arns("*") | tags(*TAGS), tags(*TAGS)),
    (Selection, tags(*TAGS), tags(*TAGS[::-1])),
    (Selection, {"restoreMetadataOverrides": {"aB": "c"}},
     {"restoreMetadataOverrides": {"Ab": "c"}}),
]
# fmt: on


@pytest.mark.parametrize(("model", "old", "new"), SAME, ids=repr)
def test_what_means_the_same(model: type[Inputs], old: Wire, new: Wire) -> None:
    before, after = (model.recall(wire(model, more)) for more in (old, new))
    assert diff(before, after).changes == ()
