"""A killed run of a regime of AWS Backup costs nothing: the next one finishes its work, once."""

import pytest

from .clouds import DESTINATION, SOURCE, Aws
from .test_crash import kill

PROGRAM = """
    role = "arn:aws:iam::123456789012:role/offsite-backup"
    backup = offsite.backup
    vault = backup.Vault("vault")
    plan = backup.Plan("plan", rules=[backup.BackupRuleArgs(
        rule_name="daily", target_backup_vault_name=vault.backup_vault_name,
        lifecycle=backup.LifecycleArgs(delete_after_days=7),
    )])
    selection = backup.Selection(
        "selection", backup_plan_id=plan.backup_plan_id, iam_role_arn=role,
        resources=["arn:aws:dynamodb:*:*:table/orders"],
    )
    job = backup.BackupJob(
        "job", backup_vault_name=vault.backup_vault_name, iam_role_arn=role, on_destroy="delete",
        resource_arn="arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
    )
    copy = backup.CopyJob(
        "copy", source_backup_vault_name=vault.backup_vault_name, iam_role_arn=role,
        recovery_point_arn=job.recovery_point_arn, on_destroy="delete",
        destination_backup_vault_arn=
            "arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite-destination",
    )
    pulumi.export("vault", vault.backup_vault_name)
"""


def everything(sandbox, vault: str) -> dict[str, int]:
    """How much there is of what the program makes."""
    here, there = (Aws(sandbox).client("backup", region) for region in (SOURCE, DESTINATION))
    plans = here.list_backup_plans()["BackupPlansList"]
    points = here.list_recovery_points_by_backup_vault
    copies = there.list_recovery_points_by_backup_vault
    vaults = [v["BackupVaultName"] for v in here.list_backup_vaults()["BackupVaultList"]]
    return {
        "vaults": len(vaults) - vaults.count("offsite-source"),
        "plans": len(plans),
        "selections": sum(
            len(
                here.list_backup_selections(BackupPlanId=plan["BackupPlanId"])[
                    "BackupSelectionsList"
                ]
            )
            for plan in plans
        ),
        "points": len(points(BackupVaultName=vault)["RecoveryPoints"]) if vault in vaults else 0,
        "copies": len(copies(BackupVaultName="offsite-destination")["RecoveryPoints"]),
    }


@pytest.mark.parametrize(
    "operation", ["CreateBackupVault", "CreateBackupPlan", "StartBackupJob", "StartCopyJob"]
)
def test_killed_while_it_is_made(stack, sandbox, operation: str) -> None:
    sandbox.configure({"default": 3.0})
    stack.program(PROGRAM)
    up = ("up", "--yes", "--skip-preview", "--stack", "test")
    kill(stack, lambda: bool(sandbox.calls("backup", operation)), *up)

    stack.up()
    assert set(everything(sandbox, stack.outputs()["vault"]).values()) == {1}
    stack.assert_unchanged()


def test_killed_while_it_is_deleted(stack, sandbox) -> None:
    sandbox.configure({"default": 0.3})
    stack.program(PROGRAM)
    stack.up()
    vault = stack.outputs()["vault"]
    sandbox.configure({"default": 3.0})
    destroy = ("destroy", "--yes", "--skip-preview", "--stack", "test")
    kill(stack, lambda: bool(sandbox.calls("backup", "DeleteRecoveryPoint")), *destroy)

    stack.destroy()
    assert set(everything(sandbox, vault).values()) == {0}
