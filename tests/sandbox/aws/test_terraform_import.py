"""An independent client: terraform takes over what offsite has made, and has nothing to change.

A stack with one of each resource of AWS Backup that terraform's AWS provider has too is imported
into a configuration that says the same.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ...pulumi_cli import Stack
from .client import Aws
from .terraform_cli import NO_CHANGE, Terraform
from .test_terraform_backup import REGIONS, RESOURCES, names_of_all

PROJECT = Path(__file__).parent / "terraform_import"
READS = ("Describe", "Get", "List")


def test_what_offsite_has_made_is_imported_and_plans_no_change(
    aws: Aws, new_stack: Callable[[str], Stack], tmp_path: Path
) -> None:
    backups = [aws.connect("backup", region) for region in REGIONS]
    names = [names_of_all(backup) for backup in backups]
    before = settings_of(backups[0])
    aws.sandbox.settings({"default": 0})
    key_arn = aws.sandbox.seed()["kms"]["key_arns"][REGIONS[0]]
    folder = tmp_path / "configuration"
    folder.mkdir()
    shutil.copy(PROJECT / "main.tf", folder)
    terraform = Terraform(folder, aws.sandbox)
    kinds = RESOURCES.findall((PROJECT / "main.tf").read_text())
    assert len(set(kinds)) == 13

    stack = new_stack("imported")
    shutil.copy(PROJECT / "__main__.py", stack.folder)
    stack.config |= {"aws:region": REGIONS[0], "imported:keyArn": key_arn}
    assert len(stack.up().steps) == len(kinds)
    assert settings_of(backups[0]) != before

    variables = {"key_arn": key_arn, **before, **stack.outputs()}
    (folder / "terraform.tfvars.json").write_text(json.dumps(variables))
    aws.sandbox.clear_calls()
    imported = terraform.apply()
    assert imported.code == 0, imported.output
    nothing = "0 added, 0 changed, 0 destroyed"
    assert f"{len(kinds)} imported, {nothing}" in imported.output, imported.output

    planned = terraform.plan()
    assert planned.code == NO_CHANGE, planned.output
    calls = aws.sandbox.calls("backup")
    assert calls
    assert [call for call in calls if not call.operation.startswith(READS)] == []
    assert [call for call in calls if call.status >= 400] == []

    stack.destroy()
    assert [names_of_all(backup) for backup in backups] == names
    assert settings_of(backups[0]) == before


def settings_of(backup: Any) -> dict[str, dict[str, Any]]:
    """The settings of a region and of the organization, by the configuration's variables."""
    region = backup.describe_region_settings()
    return {
        "opt_ins": region["ResourceTypeOptInPreference"],
        "managed": region["ResourceTypeManagementPreference"],
        "global_settings": backup.describe_global_settings()["GlobalSettings"],
    }
