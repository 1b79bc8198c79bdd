"""Questions to AWS Backup, asked by programs."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from botocore import xform_name
from pydantic.alias_generators import to_pascal

from offsite_provider.aws.backup.plans.functions import GetPlan
from offsite_provider.core.function import spelled
from offsite_provider.functions import FUNCTIONS
from offsite_sandbox.client import SandboxClient

from ..unit.aws.backup.functions.model import on_the_wire, service
from .clouds import DESTINATION, SOURCE, Aws

VAULT = "offsite-source"
RULE = {
    "RuleName": "nightly",
    "TargetBackupVaultName": VAULT,
    "ScheduleExpression": "cron(0 3 ? * * *)",
    "ScheduleExpressionTimezone": "Europe/Zurich",
    "StartWindowMinutes": 120,
    "CompletionWindowMinutes": 600,
    "Lifecycle": {"DeleteAfterDays": 35},
    "RecoveryPointTags": {"made-by": "offsite"},
    "CopyActions": [
        {
            "DestinationBackupVaultArn": (
                f"arn:aws:backup:{DESTINATION}:123456789012:backup-vault:offsite-destination"
            ),
            "Lifecycle": {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 365},
        }
    ],
}
POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "backup:DeleteRecoveryPoint",
            "Resource": "*",
        }
    ],
}
NOT_IN_THE_SANDBOX = {
    "describe_report_job",
    "list_report_jobs",
    "get_restore_testing_inferred_metadata",
}
ASK_EVERYTHING = """
    import json

    for name, arguments in json.load(open("asked.json")).items():
        pulumi.export(name, getattr(offsite.backup, name)(**arguments))
        # As an output, of arguments that are outputs.
        outputs = {key: pulumi.Output.from_input(value) for key, value in arguments.items()}
        pulumi.export(f"{name}_output", getattr(offsite.backup, f"{name}_output")(**outputs))
"""


@pytest.fixture
def seeded(sandbox: SandboxClient) -> dict[str, Any]:
    return sandbox.seed()["backup"]


@pytest.fixture
def asked(sandbox: SandboxClient, seeded: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Something of each kind in the source's region, and how every function is asked for it."""
    backup = Aws(sandbox).client("backup", SOURCE)
    role, table = seeded["role_arn"], seeded["table_arn"]
    vault = {"BackupVaultName": VAULT}
    plan = {"BackupPlanName": "daily", "Rules": [RULE]}
    plan_id = backup.create_backup_plan(BackupPlan=plan)["BackupPlanId"]
    template = backup.list_backup_plan_templates()["BackupPlanTemplatesList"][0]
    selection = backup.create_backup_selection(
        BackupPlanId=plan_id,
        BackupSelection={
            "SelectionName": "by-tag",
            "IamRoleArn": role,
            "Resources": ["*"],
            "Conditions": {
                "StringEquals": [
                    {"ConditionKey": "aws:ResourceTag/backup", "ConditionValue": "daily"}
                ]
            },
        },
    )
    backup.put_backup_vault_access_policy(**vault, Policy=json.dumps(POLICY))
    backup.put_backup_vault_notifications(
        **vault,
        SNSTopicArn=seeded["topic_arns"][SOURCE],
        BackupVaultEvents=["COPY_JOB_FAILED"],
    )
    backup_job = backup.start_backup_job(**vault, ResourceArn=table, IamRoleArn=role)
    copy_job = backup.start_copy_job(
        RecoveryPointArn=seeded["recovery_point_arn"],
        SourceBackupVaultName=VAULT,
        DestinationBackupVaultArn=seeded["vault_arns"][DESTINATION],
        IamRoleArn=role,
    )
    restore_job = backup.start_restore_job(
        RecoveryPointArn=seeded["recovery_point_arn"],
        Metadata={"targetTableName": "restored"},
        IamRoleArn=role,
        ResourceType="DynamoDB",
    )
    framework = backup.create_framework(
        FrameworkName="controls",
        FrameworkControls=[{"ControlName": "BACKUP_RECOVERY_POINT_ENCRYPTED"}],
    )
    backup.create_report_plan(
        ReportPlanName="jobs",
        ReportDeliveryChannel={"S3BucketName": "offsite-sandbox-orders", "Formats": ["CSV"]},
        ReportSetting={"ReportTemplate": "BACKUP_JOB_REPORT"},
    )
    backup.create_restore_testing_plan(
        RestoreTestingPlan={
            "RestoreTestingPlanName": "weekly",
            "ScheduleExpression": "cron(0 5 ? * SUN *)",
            "RecoveryPointSelection": {
                "Algorithm": "LATEST_WITHIN_WINDOW",
                "IncludeVaults": ["*"],
                "RecoveryPointTypes": ["SNAPSHOT"],
            },
        }
    )
    backup.create_restore_testing_selection(
        RestoreTestingPlanName="weekly",
        RestoreTestingSelection={
            "RestoreTestingSelectionName": "tables",
            "IamRoleArn": role,
            "ProtectedResourceType": "DynamoDB",
            "ProtectedResourceArns": ["*"],
        },
    )
    sandbox.advance(timedelta(hours=1))
    exported = backup.export_backup_plan_template(BackupPlanId=plan_id)["BackupPlanTemplateJson"]

    named = {"backup_vault_name": VAULT}
    point = {**named, "recovery_point_arn": seeded["recovery_point_arn"]}
    return {
        "get_plan": {"backup_plan_id": plan_id, "max_scheduled_runs_preview": 3},
        "get_plan_from_json": {"backup_plan_template_json": exported},
        "get_plan_from_template": {"backup_plan_template_id": template["BackupPlanTemplateId"]},
        "export_plan_template": {"backup_plan_id": plan_id},
        "list_plans": {},
        "list_plan_versions": {"backup_plan_id": plan_id},
        "list_plan_templates": {},
        "get_selection": {
            "backup_plan_id": plan_id,
            "selection_id": selection["SelectionId"],
        },
        "list_selections": {"backup_plan_id": plan_id},
        "describe_vault": named,
        "list_vaults": {"by_vault_type": "BACKUP_VAULT"},
        "get_vault_access_policy": named,
        "get_vault_notifications": named,
        "describe_recovery_point": point,
        "get_recovery_point_restore_metadata": point,
        "list_recovery_points_by_vault": {
            **named,
            "by_resource_arn": table,
            "by_created_after": "2026-01-01T00:00:00Z",
        },
        "list_recovery_points_by_resource": {"resource_arn": table},
        "describe_backup_job": {"backup_job_id": backup_job["BackupJobId"]},
        "describe_copy_job": {"copy_job_id": copy_job["CopyJobId"]},
        "describe_restore_job": {"restore_job_id": restore_job["RestoreJobId"]},
        "get_restore_job_metadata": {"restore_job_id": restore_job["RestoreJobId"]},
        "list_backup_jobs": {"by_state": "COMPLETED"},
        "list_copy_jobs": {"by_resource_type": "DynamoDB"},
        "list_restore_jobs": {},
        "list_restore_jobs_by_protected_resource": {"resource_arn": table},
        "describe_protected_resource": {"resource_arn": table},
        "list_protected_resources": {},
        "list_protected_resources_by_vault": named,
        "get_supported_resource_types": {},
        "describe_global_settings": {},
        "describe_region_settings": {},
        "list_tags": {"resource_arn": seeded["vault_arns"][SOURCE]},
        "describe_framework": {"framework_name": framework["FrameworkName"]},
        "list_frameworks": {},
        "describe_report_plan": {"report_plan_name": "jobs"},
        "list_report_plans": {},
        "get_restore_testing_plan": {"restore_testing_plan_name": "weekly"},
        "list_restore_testing_plans": {},
        "get_restore_testing_selection": {
            "restore_testing_plan_name": "weekly",
            "restore_testing_selection_name": "tables",
        },
        "list_restore_testing_selections": {"restore_testing_plan_name": "weekly"},
    }


def test_every_function(
    stack: Any, sandbox: SandboxClient, asked: dict[str, dict[str, Any]]
) -> None:
    functions = {spelled(token).rpartition(".")[2]: f for token, f in FUNCTIONS.items()}
    assert set(asked) == set(functions) - NOT_IN_THE_SANDBOX
    stack.config["aws:region"] = SOURCE
    (stack.folder / "asked.json").write_text(json.dumps(asked))
    stack.program(ASK_EVERYTHING)

    stack.up()

    found = stack.outputs()
    backup = Aws(sandbox).client("backup", SOURCE)
    for name, arguments in asked.items():
        assert found[f"{name}_output"] == found[name]
        answer = getattr(backup, xform_name(functions[name].operation))(
            **{to_pascal(key): value for key, value in arguments.items()}
        )
        assert without_nothing(found[name]) == as_told(functions[name], answer)


def test_resources_and_functions_take_what_the_other_gives(
    stack: Any, sandbox: SandboxClient, seeded: dict[str, Any]
) -> None:
    backup = Aws(sandbox).client("backup", SOURCE)
    document = {"BackupPlanName": "daily", "Rules": [RULE]}
    made = backup.create_backup_plan(BackupPlan=document)
    changed = {**document, "Rules": [{**RULE, "RuleName": "weekly"}]}
    backup.update_backup_plan(BackupPlanId=made["BackupPlanId"], BackupPlan=changed)
    stack.config["aws:region"] = SOURCE
    stack.program(
        f"""
        vault = offsite.backup.Vault("archive")
        points = offsite.backup.list_recovery_points_by_vault_output(
            backup_vault_name=vault.backup_vault_name
        )
        pulumi.export("points", points.recovery_points)

        before = offsite.backup.get_plan(
            backup_plan_id="{made["BackupPlanId"]}", version_id="{made["VersionId"]}"
        )
        assert [rule.rule_name for rule in before.backup_plan.rules] == ["nightly"]
        plan = offsite.backup.Plan("again", rules=before.backup_plan.rules)
        now = offsite.backup.get_plan_output(
            backup_plan_id=plan.backup_plan_id, version_id=plan.version_id
        )
        pulumi.export("rules", now.backup_plan.rules)
        pulumi.export("rule", now.apply(lambda now: now.backup_plan.rules[0].lifecycle))
        offsite.backup.Plan("once-more", rules=now.backup_plan.rules)
        """
    )

    stack.preview()
    # Nothing is asked of what isn't made yet.
    assert sandbox.calls("backup", "ListRecoveryPointsByBackupVault") == []
    stack.up()

    found = stack.outputs()
    assert found["points"] == []
    before = backup.get_backup_plan(BackupPlanId=made["BackupPlanId"], VersionId=made["VersionId"])
    assert without_nothing(found["rules"]) == as_told(GetPlan, before)["backupPlan"]["rules"]
    assert found["rule"] == {"deleteAfterDays": 35}


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        (
            'offsite.backup.describe_backup_job(backup_job_id="none")',
            r"cannot describe the backup job none in eu-west-1: .+ \(ResourceNotFoundException\)\. "
            r"Correct `backup_job_id` or `region`\.",
        ),
        (
            'offsite.backup.get_plan_output(backup_plan_id=pulumi.Output.from_input("none"))',
            r"cannot get the backup plan none in eu-west-1: .+ \(ResourceNotFoundException\)\. "
            r"Correct `backup_plan_id` or `region`\.",
        ),
    ],
    ids=["at once", "as an output"],
)
def test_what_goes_wrong_is_one_sentence(stack: Any, program: str, sentence: str) -> None:
    stack.config["aws:region"] = SOURCE
    stack.program(program)

    first, *others = stack.preview(ok=False).errors
    assert re.fullmatch(sentence, first)
    assert others == ["an unhandled error occurred: program exited with non-zero exit code: 1"]


def as_told(function: Any, answer: dict[str, Any]) -> Any:
    """boto3's answer as a program gets it."""
    told = {key: value for key, value in answer.items() if key != "NextToken"}
    shape = service().operation_model(function.operation).output_shape
    return without_nothing(on_the_wire(told, shape))


def without_nothing(value: Any) -> Any:
    """Without what is empty: an answer may leave it out."""
    if isinstance(value, list):
        return [without_nothing(item) for item in value]
    if isinstance(value, dict):
        kept = {key: without_nothing(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in ([], {})}
    return value
