"""An independent client: terraform's AWS provider is happy with the sandbox."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from offsite_sandbox.client import SandboxClient

from ...pulumi_cli import Stack
from .client import Aws
from .terraform_cli import NO_CHANGE, Terraform

HERE = Path(__file__).parent
BACKUP = HERE / "terraform_backup"
IMPORTED = BACKUP / "imported"
RESOURCES = re.compile(r'^resource "(aws_backup_\w+)"', re.MULTILINE)
REGIONS = ("eu-west-1", "eu-central-1")
READS = ("Describe", "Get", "List")


def refused(sandbox: SandboxClient) -> set[tuple[str, str | None]]:
    return {(call.operation, call.error_code) for call in sandbox.calls() if call.status >= 400}


def applied(terraform: Terraform, result: str) -> str:
    """Apply, and plan that there is nothing more to do; what apply said."""
    done = terraform.apply()
    assert done.code == 0, done.output
    assert result in done.output, done.output
    planned = terraform.plan()
    assert planned.code == NO_CHANGE, planned.output
    return done.output


def destroy(terraform: Terraform) -> None:
    destroyed = terraform.destroy()
    assert destroyed.code == 0, destroyed.output


def test_a_db_instance_and_its_replicated_backups(sandbox: SandboxClient, tmp_path: Path) -> None:
    """Nearly all of the time is the provider's own: it waits for a minute after it has made an
    instance, and for another after it has deleted it, however soon both are done.
    """
    # The provider does not wait for the source after it has stopped a replication, and its destroy
    # fails then (hashicorp/terraform-provider-aws#46687).
    sandbox.configure({"rds.StopDBInstanceAutomatedBackupsReplication": 0})
    keys = sandbox.seed()["kms"]["key_arns"]
    terraform = Terraform(
        shutil.copytree(HERE / "terraform_rds", tmp_path / "configuration"),
        sandbox,
        source_key_arn=keys["eu-west-1"],
        destination_key_arn=keys["eu-central-1"],
    )
    assert ":auto-backup:ab-" in applied(terraform, "2 added, 0 changed, 0 destroyed")
    destroy(terraform)
    asked = Counter(call.operation for call in sandbox.calls() if call.status == 200)
    assert asked["StopDBInstanceAutomatedBackupsReplication"] == 1
    assert asked["DeleteDBInstance"] == 1
    assert refused(sandbox) <= {
        # How it looks whether a thing is gone.
        ("DescribeDBInstances", "DBInstanceNotFound"),
        ("DescribeDBInstanceAutomatedBackups", "DBInstanceAutomatedBackupNotFound"),
    }


class TestBackup:
    """One of each of the provider's ``aws_backup_*`` resources."""

    def test_it_applies_then_plans_no_change_and_destroys(self, aws: Aws, tmp_path: Path) -> None:
        backups = [aws.connect("backup", region) for region in REGIONS]
        before = [names_of_all(backup) for backup in backups]
        aws.sandbox.configure({"default": 0})
        folder = tmp_path / "configuration"
        shutil.copytree(BACKUP, folder, ignore=shutil.ignore_patterns(IMPORTED.name))
        variables = {**settings_of(backups[0]), "changeable_for_days": 3}
        terraform = Terraform(
            folder,
            aws.sandbox,
            key_arn=aws.seed["kms"]["key_arns"]["eu-west-1"],
            **{name: json.dumps(value) for name, value in variables.items()},
        )
        applied(terraform, f"{len(kinds()) + 1} added, 0 changed, 0 destroyed")
        assert refused(aws.sandbox) == set()
        destroy(terraform)
        assert [names_of_all(backup) for backup in backups] == before

    def test_what_offsite_has_made_is_imported_and_plans_no_change(
        self, aws: Aws, new_stack: Callable[[str], Stack], tmp_path: Path
    ) -> None:
        backups = [aws.connect("backup", region) for region in REGIONS]
        names = [names_of_all(backup) for backup in backups]
        before = settings_of(backups[0])
        aws.sandbox.configure({"default": 0})
        key_arn = aws.seed["kms"]["key_arns"][REGIONS[0]]
        folder = tmp_path / "configuration"
        folder.mkdir()
        for file in (BACKUP / "main.tf", IMPORTED / "imports.tf"):
            shutil.copy(file, folder)
        terraform = Terraform(folder, aws.sandbox)

        stack = new_stack("imported")
        shutil.copy(IMPORTED / "__main__.py", stack.folder)
        stack.config |= {"aws:region": REGIONS[0], "imported:keyArn": key_arn}
        assert len(stack.up().steps) == len(kinds())
        assert settings_of(backups[0]) != before

        variables = {"key_arn": key_arn, **before, **stack.outputs()}
        (folder / "terraform.tfvars.json").write_text(json.dumps(variables))
        aws.sandbox.clear_calls()
        applied(terraform, f"{len(kinds())} imported, 0 added, 0 changed, 0 destroyed")
        calls = aws.sandbox.calls("backup")
        assert calls
        assert [call for call in calls if not call.operation.startswith(READS)] == []
        assert [call for call in calls if call.status >= 400] == []

        stack.destroy()
        assert [names_of_all(backup) for backup in backups] == names
        assert settings_of(backups[0]) == before


def kinds() -> list[str]:
    """The type of each resource of the configuration."""
    found = RESOURCES.findall((BACKUP / "main.tf").read_text())
    assert len(set(found)) == 13
    return found


def names_of_all(backup: Any) -> set[str]:
    """The names of everything that a configuration of AWS Backup is made of, in a region."""
    return {
        item[member]
        for operation, members, member in (
            ("list_backup_vaults", "BackupVaultList", "BackupVaultName"),
            ("list_backup_plans", "BackupPlansList", "BackupPlanName"),
            ("list_frameworks", "Frameworks", "FrameworkName"),
            ("list_report_plans", "ReportPlans", "ReportPlanName"),
            ("list_restore_testing_plans", "RestoreTestingPlans", "RestoreTestingPlanName"),
        )
        for item in getattr(backup, operation)()[members]
    }


def settings_of(backup: Any) -> dict[str, dict[str, Any]]:
    """The settings of a region and of the organization, by the configuration's variables."""
    region = backup.describe_region_settings()
    return {
        "opt_ins": region["ResourceTypeOptInPreference"],
        "managed": region["ResourceTypeManagementPreference"],
        "global_settings": backup.describe_global_settings()["GlobalSettings"],
    }
