"""Each operation of the reference of AWS Backup is called, with nothing that its model lacks.

A regime is set up, changed, asked about and taken down through an endpoint that writes down what
comes over the wire.
"""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from .recording import Recorder, RestJson

REFERENCE = set(
    """
    CreateBackupPlan CreateBackupSelection CreateBackupVault DeleteBackupPlan
    DeleteBackupSelection DeleteBackupVault DeleteBackupVaultAccessPolicy
    DeleteBackupVaultNotifications DeleteRecoveryPoint DescribeBackupJob DescribeBackupVault
    DescribeCopyJob DescribeGlobalSettings DescribeProtectedResource DescribeRecoveryPoint
    DescribeRegionSettings DescribeRestoreJob DisassociateRecoveryPoint ExportBackupPlanTemplate
    GetBackupPlan GetBackupPlanFromJSON GetBackupPlanFromTemplate GetBackupSelection
    GetBackupVaultAccessPolicy GetBackupVaultNotifications GetRecoveryPointRestoreMetadata
    GetSupportedResourceTypes ListBackupJobs ListBackupPlanTemplates ListBackupPlanVersions
    ListBackupPlans ListBackupSelections ListBackupVaults ListCopyJobs ListProtectedResources
    ListRecoveryPointsByBackupVault ListRecoveryPointsByResource ListRestoreJobs ListTags
    PutBackupVaultAccessPolicy PutBackupVaultNotifications StartBackupJob StartCopyJob
    StartRestoreJob StopBackupJob TagResource UntagResource UpdateBackupPlan UpdateGlobalSettings
    UpdateRecoveryPointLifecycle UpdateRegionSettings
""".split()  # noqa: SIM905
)

REGIME = """
    import json

    changed = pulumi.Config().get_bool("changed") or False
    seed = json.loads(pulumi.Config().require("seed"))
    backup = offsite.backup
    tags = {"team": "dr", **({"changed": "yes"} if changed else {"new": "yes"})}

    vault = backup.Vault("vault", backup_vault_name="here", tags=tags, force_destroy=True)
    policy = backup.VaultAccessPolicy(
        "policy", backup_vault_name=vault.backup_vault_name,
        policy=json.dumps({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Deny", "Principal": "*", "Resource": "*",
                "Action": "backup:StartCopyJob",
            }],
        }),
    )
    notifications = backup.VaultNotifications(
        "notifications", backup_vault_name=vault.backup_vault_name,
        sns_topic_arn=seed["topic_arns"]["eu-west-1"], backup_vault_events=["COPY_JOB_FAILED"],
    )
    templates = backup.list_plan_templates().backup_plan_templates_list
    plan = backup.Plan("plan", tags=tags, rules=[backup.BackupRuleArgs(
        rule_name="continuous", target_backup_vault_name=vault.backup_vault_name,
        schedule_expression="cron(0 5 ? * * *)", enable_continuous_backup=True,
        lifecycle=backup.LifecycleArgs(delete_after_days=14 if changed else 7),
    )])
    # The vault that AWS's own templates name.
    default = backup.Vault("default", backup_vault_name="Default")
    backup.Plan(
        "from-template", backup_plan_template_id=templates[0].backup_plan_template_id,
        opts=pulumi.ResourceOptions(depends_on=[default]),
    )
    backup.Plan("from-json", backup_plan_template_json=json.dumps({
        "BackupPlanName": "from-json",
        "Rules": [{"RuleName": "daily", "TargetBackupVaultName": "offsite-source"}],
    }))
    selection = backup.Selection(
        "selection", backup_plan_id=plan.backup_plan_id, iam_role_arn=seed["role_arn"],
        resources=["arn:aws:rds:eu-west-1:123456789012:db:orders"],
    )
    backup.GlobalSettings("global", is_cross_account_backup_enabled=True)
    backup.RegionSettings("region", resource_type_opt_in_preference={"EFS": False})
    job = backup.BackupJob(
        "job", backup_vault_name=vault.backup_vault_name, resource_arn=seed["table_arn"],
        iam_role_arn=seed["role_arn"], on_destroy="delete", recovery_point_tags=tags,
        lifecycle=backup.LifecycleArgs(delete_after_days=20 if changed else 10),
    )
    copy = backup.CopyJob(
        "copy", recovery_point_arn=seed["recovery_point_arn"],
        source_backup_vault_name="offsite-source", iam_role_arn=seed["role_arn"],
        destination_backup_vault_arn=seed["vault_arns"]["eu-central-1"], on_destroy="delete",
    )
    restored = backup.RestoreJob(
        "restored", backup_vault_name="offsite-source", iam_role_arn=seed["role_arn"],
        recovery_point_arn=seed["recovery_point_arn"], metadata={"targetTableName": "again"},
    )
"""
QUESTIONS = """
    points = backup.list_recovery_points_by_vault(backup_vault_name="here").recovery_points
    (continuous,) = [p.recovery_point_arn for p in points if "continuous" in p.recovery_point_arn]
    backup.RecoveryPoint(
        "continuous", backup_vault_name=vault.backup_vault_name, recovery_point_arn=continuous,
        on_destroy="disassociate",
    )

    plan_id, vault_name = plan.backup_plan_id, vault.backup_vault_name
    there = {"backup_vault_name": "offsite-source", "recovery_point_arn": seed["recovery_point_arn"]}
    for name, answer in {
        "global": backup.describe_global_settings_output(),
        "region": backup.describe_region_settings_output(),
        "types": backup.get_supported_resource_types_output(),
        "plan": backup.get_plan_output(backup_plan_id=plan_id),
        "plans": backup.list_plans_output(),
        "versions": backup.list_plan_versions_output(backup_plan_id=plan_id),
        "template": backup.get_plan_from_template_output(
            backup_plan_template_id=templates[0].backup_plan_template_id),
        "json": backup.get_plan_from_json_output(backup_plan_template_json=json.dumps({
            "BackupPlanName": "n", "Rules": [{"RuleName": "r", "TargetBackupVaultName": "here"}]})),
        "exported": backup.export_plan_template_output(backup_plan_id=plan_id),
        "selection": backup.get_selection_output(
            backup_plan_id=plan_id, selection_id=selection.selection_id),
        "selections": backup.list_selections_output(backup_plan_id=plan_id),
        "vault": backup.describe_vault_output(backup_vault_name=vault_name),
        "vaults": backup.list_vaults_output(),
        "policy": backup.get_vault_access_policy_output(backup_vault_name=vault_name),
        "notifications": backup.get_vault_notifications_output(backup_vault_name=vault_name),
        "point": backup.describe_recovery_point_output(**there),
        "metadata": backup.get_recovery_point_restore_metadata_output(**there),
        "points": backup.list_recovery_points_by_resource_output(resource_arn=seed["table_arn"]),
        "backup": backup.describe_backup_job_output(backup_job_id=job.backup_job_id),
        "backups": backup.list_backup_jobs_output(by_backup_vault_name=vault_name),
        "copy": backup.describe_copy_job_output(copy_job_id=copy.copy_job_id),
        "copies": backup.list_copy_jobs_output(),
        "restore": backup.describe_restore_job_output(restore_job_id=restored.restore_job_id),
        "restores": backup.list_restore_jobs_output(),
        "protected": backup.describe_protected_resource_output(resource_arn=seed["table_arn"]),
        "all": backup.list_protected_resources_output(),
        "tags": backup.list_tags_output(resource_arn=vault.backup_vault_arn),
    }.items():
        pulumi.export(name, answer)
"""
TOO_LONG = """
    backup.BackupJob(
        "too-long", backup_vault_name="offsite-source", resource_arn=seed["volume_arn"],
        iam_role_arn=seed["role_arn"], timeouts=offsite.TimeoutsArgs(create="1s"),
    )
"""


@pytest.fixture
def recorder(sandbox) -> Iterator[Recorder]:
    found = Recorder(sandbox.url)
    yield found
    found.close()


def test_every_operation_is_called_with_nothing_that_its_model_lacks(
    stack, sandbox, recorder: Recorder
) -> None:
    stack.environment["AWS_ENDPOINT_URL"] = recorder.url
    stack.config["e2e:seed"] = json.dumps(sandbox.seed()["backup"])
    stack.program(REGIME)
    stack.up()
    sandbox.advance(timedelta(days=2))
    stack.config["e2e:changed"] = "true"
    stack.program(REGIME + QUESTIONS)
    stack.up()
    sandbox.configure({"backup.StartBackupJob": 3600.0})
    stack.program(REGIME + QUESTIONS + TOO_LONG)
    assert "too-long" in stack.up("--refresh", ok=False).text
    stack.destroy()

    model = RestJson("backup")
    asked = [request for request in recorder.requests if request.signed_for == "backup"]
    called = {model.operation(request).name for request in asked if request.status < 300}
    assert set(REFERENCE) - called == set()
    assert [(request.url, found) for request in asked if (found := model.strangers(request))] == []
    assert len(REFERENCE) == 51
