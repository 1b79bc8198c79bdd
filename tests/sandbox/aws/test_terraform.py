"""An independent client: terraform's AWS provider is happy with the sandbox.

It applies a DB instance and its replicated backups, plans no change, and destroys both. Nearly all
of the time is its own: it waits for a minute after it has made an instance, and for another after
it has deleted it, however soon both are done.
"""

import shutil
from collections import Counter
from pathlib import Path

from offsite_sandbox.client import SandboxClient

from .terraform_cli import NO_CHANGE, Terraform

CONFIGURATION = Path(__file__).parent / "terraform"


def test_it_applies_then_plans_no_change_and_destroys(
    sandbox: SandboxClient, tmp_path: Path
) -> None:
    # The provider does not wait for the source after it has stopped a replication, and its destroy
    # fails then (hashicorp/terraform-provider-aws#46687).
    sandbox.settings({"rds.StopDBInstanceAutomatedBackupsReplication": 0})
    keys = sandbox.seed()["kms"]["key_arns"]
    folder = shutil.copytree(CONFIGURATION, tmp_path / "configuration")
    terraform = Terraform(
        folder,
        sandbox,
        source_key_arn=keys["eu-west-1"],
        destination_key_arn=keys["eu-central-1"],
    )

    applied = terraform.apply()
    assert applied.code == 0, applied.output
    assert "2 added, 0 changed, 0 destroyed" in applied.output
    assert ":auto-backup:ab-" in applied.output

    planned = terraform.plan()
    assert planned.code == NO_CHANGE, planned.output

    destroyed = terraform.destroy()
    assert destroyed.code == 0, destroyed.output
    calls = sandbox.calls()
    asked = Counter(call.operation for call in calls if call.status == 200)
    assert asked["StopDBInstanceAutomatedBackupsReplication"] == 1
    assert asked["DeleteDBInstance"] == 1

    refused = {(call.operation, call.error_code) for call in calls if call.status >= 400}
    assert refused <= {
        # How it looks whether a thing is gone.
        ("DescribeDBInstances", "DBInstanceNotFound"),
        ("DescribeDBInstanceAutomatedBackups", "DBInstanceAutomatedBackupNotFound"),
    }
