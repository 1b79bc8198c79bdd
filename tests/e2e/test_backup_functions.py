"""Questions to AWS Backup, asked by programs."""

import json
import re
from typing import Any

import pytest
from botocore import xform_name
from pydantic.alias_generators import to_pascal

from offsite_provider.aws.backup.plans.functions import GetPlan
from offsite_provider.core.function import spelled
from offsite_provider.functions import FUNCTIONS
from offsite_sandbox.client import SandboxClient

from ..contract.cloud import DESTINATION, SOURCE, Cloud
from ..unit.aws.backup.functions.model import on_the_wire, service

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
    """How functions of each kind are asked: of one thing, of a list, with and without arguments."""
    backup = Cloud(sandbox).aws("backup", SOURCE)
    document = {"BackupPlanName": "daily", "Rules": [RULE]}
    plan = {"backup_plan_id": backup.create_backup_plan(BackupPlan=document)["BackupPlanId"]}
    named = {"backup_vault_name": VAULT}
    point = {**named, "recovery_point_arn": seeded["recovery_point_arn"]}
    return {
        "get_plan": {**plan, "max_scheduled_runs_preview": 3},
        "get_plan_from_json": {"backup_plan_template_json": json.dumps(document)},
        "export_plan_template": plan,
        "list_plan_versions": plan,
        "describe_vault": named,
        "list_vaults": {"by_vault_type": "BACKUP_VAULT"},
        "describe_recovery_point": point,
        "get_recovery_point_restore_metadata": point,
        "list_recovery_points_by_vault": {
            **named,
            "by_resource_arn": seeded["table_arn"],
            "by_created_after": "2026-01-01T00:00:00Z",
        },
        "list_backup_jobs": {"by_state": "COMPLETED"},
        "list_protected_resources": {},
        "get_supported_resource_types": {},
        "describe_region_settings": {},
        "list_tags": {"resource_arn": seeded["vault_arns"][SOURCE]},
    }


def test_what_they_answer_is_what_the_service_answers(
    stack: Any, sandbox: SandboxClient, asked: dict[str, dict[str, Any]]
) -> None:
    functions = {spelled(token).rpartition(".")[2]: f for token, f in FUNCTIONS.items()}
    stack.config["aws:region"] = SOURCE
    (stack.folder / "asked.json").write_text(json.dumps(asked))
    stack.program(ASK_EVERYTHING)

    stack.up()

    found = stack.outputs()
    backup = Cloud(sandbox).aws("backup", SOURCE)
    for name, arguments in asked.items():
        assert found[f"{name}_output"] == found[name]
        answer = getattr(backup, xform_name(functions[name].operation))(
            **{to_pascal(key): value for key, value in arguments.items()}
        )
        assert without_nothing(found[name]) == as_told(functions[name], answer)


def test_resources_and_functions_take_what_the_other_gives(
    stack: Any, sandbox: SandboxClient, seeded: dict[str, Any]
) -> None:
    backup = Cloud(sandbox).aws("backup", SOURCE)
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
