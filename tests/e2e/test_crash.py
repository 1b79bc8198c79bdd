"""A run that is killed costs nothing: the next one finishes its work, once."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import ALWAYS, Fault

from ..contract.cloud import DESTINATION, SOURCE, Cloud
from ..pulumi_cli import DESTROY, UP, Stack
from .waiting import eventually

COPIES = """
    hsm = offsite.cloudhsmv2.BackupCopy(
        "hsm", backup_id="backup-sandboxabcd2",
        region="eu-west-1", destination_region="eu-central-1", never_expires=True,
    )
    rds = offsite.rds.AutomatedBackupsReplication(
        "rds", source_db_instance_arn="arn:aws:rds:eu-west-1:123456789012:db:orders",
        region="eu-central-1", tags={"team": "dr"},
    )
    redshift = offsite.redshiftserverless.SnapshotCopyConfiguration(
        "redshift", namespace_name="analytics",
        region="eu-west-1", destination_region="eu-central-1",
    )
    cbs = offsite.cbs.SnapshotCopy(
        "cbs", snapshot_id="snap-sandbox1",
        region="ap-guangzhou", destination_regions=["ap-beijing", "ap-shanghai"],
    )
"""
REGIME = """
    role = "arn:aws:iam::123456789012:role/offsite-backup"
    table = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"
    backup = offsite.backup
    vault = backup.Vault("vault", region="eu-west-1")
    plan = backup.Plan("plan", region="eu-west-1", rules=[backup.BackupRuleArgs(
        rule_name="yearly", target_backup_vault_name=vault.backup_vault_name,
        schedule_expression="cron(0 5 1 1 ? *)",
        lifecycle=backup.LifecycleArgs(delete_after_days=7),
    )])
    selection = backup.Selection(
        "selection", region="eu-west-1", backup_plan_id=plan.backup_plan_id, iam_role_arn=role,
        resources=[table],
    )
    job = backup.BackupJob(
        "job", region="eu-west-1", backup_vault_name=vault.backup_vault_name, iam_role_arn=role,
        resource_arn=table, on_destroy="delete",
    )
    copy = backup.CopyJob(
        "copied", region="eu-west-1", source_backup_vault_name=vault.backup_vault_name,
        iam_role_arn=role, recovery_point_arn=job.recovery_point_arn, on_destroy="delete",
        destination_backup_vault_arn=
            "arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite-destination",
    )
    backup.RestoreJob(
        "restored", region="eu-west-1", backup_vault_name=vault.backup_vault_name,
        iam_role_arn=role, recovery_point_arn=job.recovery_point_arn,
        metadata={"targetTableName": "restored", "note": "hush-hush"},
    )
    pulumi.export("vault", vault.backup_vault_name)
"""
JOBS = """
    for name, arn in (("volume", "{volume}"), ("database", "{database}")):
        offsite.backup.BackupJob(
            name, region="eu-west-1", resource_arn=arn,
            backup_vault_name="offsite-source",
            iam_role_arn="arn:aws:iam::123456789012:role/offsite-backup",
        )
"""
MAKING = {
    "cloudhsmv2": "CopyBackupToRegion",
    "rds": "StartDBInstanceAutomatedBackupsReplication",
    "redshift-serverless": "CreateSnapshotCopyConfiguration",
    "cbs": "CopySnapshotCrossRegions",
}


def processes_of(stack: Stack) -> dict[int, str]:
    """What still runs of the stack's CLI, by the folder in its environment."""
    folder = stack.environment["PULUMI_BACKEND_URL"].encode()
    found: dict[int, str] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if folder in (process / "environ").read_bytes():
                found[int(process.name)] = (process / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def kill(stack: Stack, when: Callable[[], bool], *command: str) -> None:
    """Starts the CLI, and kills it as soon as `when` says so; its provider has to end by itself."""
    stack.write_config()
    running = stack.start(*command)
    try:
        eventually(when)
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
    # The plugins' processes have groups of their own. Pulumi's host for programs stays.
    eventually(lambda: not any("pulumi.dynamic" in name for name in processes_of(stack).values()))
    for process in processes_of(stack):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    stack.restore_state()
    # The killed run couldn't give its lock back.
    stack.pulumi("cancel", "--yes", "--stack", "test")


def made(sandbox: SandboxClient, service: str, operation: str) -> int:
    """How many calls of an operation were accepted."""
    calls = sandbox.calls(service, operation)
    return len([call for call in calls if call.error_code is None])


def everything(sandbox: SandboxClient, vault: str) -> dict[str, int]:
    """How much there is of what the regime makes."""
    here, there = (Cloud(sandbox).aws("backup", region) for region in (SOURCE, DESTINATION))
    plans = [plan["BackupPlanId"] for plan in here.list_backup_plans()["BackupPlansList"]]
    selections = [here.list_backup_selections(BackupPlanId=plan) for plan in plans]
    copies = there.list_recovery_points_by_backup_vault(BackupVaultName="offsite-destination")
    vaults = [v["BackupVaultName"] for v in here.list_backup_vaults()["BackupVaultList"]]
    points = here.list_recovery_points_by_backup_vault
    return {
        "vaults": len(vaults) - vaults.count("offsite-source"),
        "plans": len(plans),
        "selections": sum(len(found["BackupSelectionsList"]) for found in selections),
        "points": len(points(BackupVaultName=vault)["RecoveryPoints"]) if vault in vaults else 0,
        "copies": len(copies["RecoveryPoints"]),
    }


def test_copies_whose_run_is_killed_are_made_and_deleted_once(
    stack: Stack, sandbox: SandboxClient
) -> None:
    sandbox.configure(durations={"default": 4.0})
    stack.program(COPIES)
    kill(stack, lambda: all(sandbox.calls(name, made) for name, made in MAKING.items()), *UP)
    stack.up()
    for service, operation in MAKING.items():
        assert made(sandbox, service, operation) == 1, operation

    stopped = "StopDBInstanceAutomatedBackupsReplication"
    kill(stack, lambda: bool(sandbox.calls("rds", stopped)), *DESTROY)
    stack.destroy()
    cloud = Cloud(sandbox)
    copies = cloud.aws("cloudhsmv2", DESTINATION).describe_backups()["Backups"]
    assert [copy["BackupState"] for copy in copies] == ["PENDING_DELETION"]
    found = cloud.aws("rds", SOURCE).describe_db_instances(DBInstanceIdentifier="orders")
    assert found["DBInstances"][0]["DBInstanceStatus"] == "available"


def test_a_regime_whose_run_is_killed_while_jobs_run_takes_what_they_have_made(
    stack: Stack, sandbox: SandboxClient
) -> None:
    started = ("StartCopyJob", "StartRestoreJob")
    sandbox.configure(durations={f"backup.{operation}": 600.0 for operation in started})
    stack.program(REGIME)
    kill(stack, lambda: all(made(sandbox, "backup", operation) for operation in started), *UP)
    # Both are done before anybody comes back.
    sandbox.advance(600)
    later = stack.up()
    assert "hush" not in later.text + stack.state()
    assert "goes on with the job " in later.said
    assert "takes what the job " in later.said
    here = Cloud(sandbox).aws("backup", SOURCE)
    assert len(here.list_copy_jobs()["CopyJobs"]) == 1
    assert len(here.list_restore_jobs()["RestoreJobs"]) == 1
    vault = stack.outputs()["vault"]
    assert set(everything(sandbox, vault).values()) == {1}

    sandbox.configure(durations={"default": 3.0})
    kill(stack, lambda: bool(sandbox.calls("backup", "DeleteRecoveryPoint")), *DESTROY)
    stack.destroy()
    assert set(everything(sandbox, vault).values()) == {0}


def test_of_three_regions_one_is_down(stack: Stack, sandbox: SandboxClient) -> None:
    down = "eu-north-1"
    stack.program(f"""
        for region in ("eu-central-1", "{down}", "us-east-1"):
            soon = offsite.TimeoutsArgs(create="5s") if region == "{down}" else None
            offsite.cloudhsmv2.BackupCopy(
                region, backup_id="backup-sandboxabcd2", region="eu-west-1",
                destination_region=region, timeouts=soon,
            )
    """)
    sandbox.add_fault(Fault("reset", region=down, count=ALWAYS))
    run = stack.up(ok=False)
    (error,) = run.errors
    assert down in error
    assert all(stack.resource(region)["id"] for region in ("eu-central-1", "us-east-1"))
    sandbox.clear_faults()
    stack.up()
    assert made(sandbox, "cloudhsmv2", "CopyBackupToRegion") == 3

    # As a CLI leaves its state that is killed while it saves.
    for torn in ("", ".attrs"):
        for state in stack.state_files:
            Path(f"{state}{torn}").write_text("")
        assert "failed to load checkpoint" in stack.up(ok=False).text
        stack.restore_state()
        stack.up()
    assert made(sandbox, "cloudhsmv2", "CopyBackupToRegion") == 3
    stack.assert_unchanged()


def test_interrupted_once_it_stops_what_can_be_stopped_and_goes_on_with_the_next_run(
    stack: Stack, sandbox: SandboxClient
) -> None:
    backup = Cloud(sandbox).aws("backup", SOURCE)
    known = {job["BackupJobId"] for job in backup.list_backup_jobs()["BackupJobs"]}
    # One of its own: a backup fails while the replication of another begins.
    database = (
        Cloud(sandbox)
        .aws("rds", SOURCE)
        .create_db_instance(
            DBInstanceIdentifier="invoices",
            DBInstanceClass="db.t4g.micro",
            Engine="postgres",
            AllocatedStorage=20,
            MasterUsername="postgres",
            MasterUserPassword="sandbox-password",
        )["DBInstance"]["DBInstanceArn"]
    )
    sandbox.configure(durations={"default": 600.0})
    volume = sandbox.seed()["backup"]["volume_arn"]
    stack.program(COPIES + JOBS.format(volume=volume, database=database))
    stack.write_config()
    running = stack.start(*UP)
    eventually(lambda: all(sandbox.calls(name, made) for name, made in MAKING.items()))
    eventually(lambda: made(sandbox, "backup", "StartBackupJob") == 2)
    eventually(lambda: len(sandbox.calls("backup", "DescribeBackupJob")) > 2)
    running.send_signal(signal.SIGINT)
    said, _ = running.communicate(timeout=180)
    assert "the run was cancelled" in said
    assert "Traceback" not in said
    jobs = {
        job["ResourceType"]: job["BackupJobId"]
        for job in backup.list_backup_jobs()["BackupJobs"]
        if job["BackupJobId"] not in known
    }
    assert f"The job {jobs['EBS']} was stopped" in said
    assert f"The job {jobs['RDS']} could not be stopped" in said

    sandbox.configure(durations={"default": 1.0})
    sandbox.advance(600)
    stack.up()
    for service, operation in MAKING.items():
        assert made(sandbox, service, operation) == 1, operation
    assert stack.resource("database")["outputs"]["backupJobId"] == jobs["RDS"]
    again = stack.resource("volume")["outputs"]["backupJobId"]
    states = {job["BackupJobId"]: job["State"] for job in backup.list_backup_jobs()["BackupJobs"]}
    assert {id: state for id, state in states.items() if id not in known} == {
        jobs["EBS"]: "ABORTED",
        again: "COMPLETED",
        jobs["RDS"]: "COMPLETED",
    }
