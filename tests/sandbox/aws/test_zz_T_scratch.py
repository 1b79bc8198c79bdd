"""An independent client: terraform takes over what offsite has made, and has nothing to change.

A stack of one of each resource of AWS Backup that terraform's AWS provider has too is imported into
a configuration that says the same.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from offsite_sandbox.client import SandboxClient

from ...pulumi_cli import Stack
from .terraform_cli import NO_CHANGE, Terraform
from .test_terraform_backup import REGIONS, RESOURCES, names_of_all

PROJECT = Path(__file__).parent / "terraform_import"
OPT_IN, GLOBAL = "ResourceTypeOptInPreference", "GlobalSettings"


def test_a_stack_of_offsite_imported_into_terraform_plans_no_change(
    sandbox: SandboxClient,
    connect: Callable[..., Any],
    new_stack: Callable[[str], Stack],
    tmp_path: Path,
) -> None:
    backups = [connect("backup", region) for region in REGIONS]

    def everything() -> list[Any]:
        return [
            *(names_of_all(backup) for backup in backups),
            backups[0].describe_region_settings()[OPT_IN],
            backups[0].describe_global_settings()[GLOBAL],
        ]

    before = everything()
    sandbox.settings({"default": 0})
    configuration = tmp_path / "configuration"
    configuration.mkdir()
    shutil.copy(PROJECT / "main.tf", configuration)
    terraform = Terraform(configuration, sandbox)
    kinds = RESOURCES.findall((PROJECT / "main.tf").read_text())
    assert len(set(kinds)) == 13

    stack = new_stack("imported")
    shutil.copy(PROJECT / "__main__.py", stack.folder)
    keys = sandbox.seed()["kms"]["key_arns"]
    stack.config |= {"aws:region": REGIONS[0], "imported:keyArn": keys[REGIONS[0]]}
    made = stack.up()
    assert len(made.steps) == len(kinds)
    assert everything() != before

    sandbox.clear_calls()
    variables = {
        "key_arn": keys[REGIONS[0]],
        "opt_ins": before[2],
        "global_settings": before[3],
        **stack.outputs(),
    }
    (configuration / "terraform.tfvars.json").write_text(json.dumps(variables))
    text = (configuration / "main.tf").read_text()
    import re
    for old, new in [
        ('kms_key_arn = var.key_arn\n', 'kms_key_arn = var.key_arn\n  force_destroy = true\n'),
        ('CopyIntoBackupVault', 'CopyFromBackupVault'),
        ('"COPY_JOB_FAILED", ', ''),
        ('  max_retention_days = 3650', '  max_retention_days = 3650\n  changeable_for_days = 3'),
        ('max_retention_days = 400\n  tags               = local.tags', 'max_retention_days = 400'),
        ('WindowsVSS = "enabled"', 'WindowsVSS = "disabled"'),
        ('temp*', 'tmp*'),
        ('value = "weekly"', 'value = "monthly"'),
        ('isCrossAccountBackupEnabled = "true"', 'isCrossAccountBackupEnabled = "false"'),
        ('EFS = true', 'EFS = false'),
        ('["EBS", "RDS"]', '["EBS"]'),
        ('"reports"', '"report"'),
        ('start_window_hours           = 12', 'start_window_hours           = 13'),
        ('eu-west-1a', 'eu-west-1b'),
    ]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (configuration / "main.tf").write_text(text)
    planned = terraform.plan()
    print(planned.output)
    stack.destroy()
    assert 0
    imported = terraform.apply()
    assert imported.code == 0, imported.output
    found = f"{len(kinds)} imported, 0 added, 0 changed, 0 destroyed"
    assert found in imported.output, imported.output

    planned = terraform.plan()
    assert planned.code == NO_CHANGE, planned.output
    calls = sandbox.calls()
    assert {
        call.operation
        for call in calls
        if not call.operation.startswith(("Get", "List", "Describe"))
    } == set()
    assert {(call.operation, call.error_code) for call in calls if call.status >= 400} == set()

    stack.destroy()
    assert everything() == before
