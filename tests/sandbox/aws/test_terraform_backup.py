"""An independent client: terraform's AWS provider is happy with the sandbox's AWS Backup.

It applies one of each of its ``aws_backup_*`` resources, plans no change, and destroys them.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from .client import Aws
from .terraform_cli import NO_CHANGE, Terraform

CONFIGURATION = Path(__file__).parent / "terraform_backup"
RESOURCES = re.compile(r'^resource "(aws_backup_\w+)"', re.MULTILINE)
REGIONS = ("eu-west-1", "eu-central-1")


def test_it_applies_then_plans_no_change_and_destroys(aws: Aws, tmp_path: Path) -> None:
    backups = [aws.connect("backup", region) for region in REGIONS]
    before = [names_of_all(backup) for backup in backups]
    opt_ins = backups[0].describe_region_settings()["ResourceTypeOptInPreference"]
    aws.sandbox.settings({"default": 0})
    folder = shutil.copytree(CONFIGURATION, tmp_path / "configuration")
    terraform = Terraform(
        folder,
        aws.sandbox,
        role_arn="arn:aws:iam::123456789012:role/offsite-backup",
        key_arn=aws.sandbox.seed()["kms"]["key_arns"]["eu-west-1"],
        opt_ins=json.dumps(opt_ins),
    )
    kinds = RESOURCES.findall((CONFIGURATION / "main.tf").read_text())
    assert len(set(kinds)) == 13

    applied = terraform.apply()
    assert applied.code == 0, applied.output
    assert f"{len(kinds)} added, 0 changed, 0 destroyed" in applied.output

    planned = terraform.plan()
    assert planned.code == NO_CHANGE, planned.output
    refused = {
        (call.operation, call.error_code) for call in aws.sandbox.calls() if call.status >= 400
    }
    assert refused == set()

    destroyed = terraform.destroy()
    assert destroyed.code == 0, destroyed.output
    assert [names_of_all(backup) for backup in backups] == before


def names_of_all(backup: Any) -> set[str]:
    """The names of everything that a configuration of AWS Backup is made of, in a region."""
    return {
        *(item["BackupVaultName"] for item in backup.list_backup_vaults()["BackupVaultList"]),
        *(item["BackupPlanName"] for item in backup.list_backup_plans()["BackupPlansList"]),
        *(item["FrameworkName"] for item in backup.list_frameworks()["Frameworks"]),
        *(item["ReportPlanName"] for item in backup.list_report_plans()["ReportPlans"]),
        *(
            item["RestoreTestingPlanName"]
            for item in backup.list_restore_testing_plans()["RestoreTestingPlans"]
        ),
    }
