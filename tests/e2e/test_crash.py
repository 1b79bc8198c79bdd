"""A run that is killed costs nothing: the next one finishes its work, once."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import boto3
import pytest

PROGRAM = """
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
MAKING = {
    "cloudhsmv2": "CopyBackupToRegion",
    "rds": "StartDBInstanceAutomatedBackupsReplication",
    "redshift-serverless": "CreateSnapshotCopyConfiguration",
    "cbs": "CopySnapshotCrossRegions",
}


def eventually(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


def processes_of(stack) -> dict[int, str]:
    """What still runs of the stack's CLI, by the folder in its environment."""
    folder = stack.environment["PULUMI_BACKEND_URL"].encode()
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if folder in (process / "environ").read_bytes():
                found[int(process.name)] = (process / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def kill(stack, when: Callable[[], bool], *command: str) -> None:
    """Starts the CLI, and kills it and all its children as soon as `when` says so."""
    stack._write_config()
    running = stack.start(*command)
    try:
        eventually(when)
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
    # The plugins' processes have groups of their own. Ours has to notice by itself; Pulumi's host
    # for programs stays.
    eventually(lambda: not any("pulumi.dynamic" in name for name in processes_of(stack).values()))
    for process in processes_of(stack):
        os.kill(process, signal.SIGKILL)
    # The killed run couldn't give its lock back.
    stack.pulumi("cancel", "--yes", "--stack", "test")


@pytest.mark.parametrize("service", MAKING)
def test_killed_while_it_is_made(stack, sandbox, service: str) -> None:
    sandbox.configure(durations={"default": 4.0})
    stack.program(PROGRAM)
    up = ("up", "--yes", "--skip-preview", "--stack", "test")
    kill(stack, lambda: bool(sandbox.calls(service, MAKING[service])), *up)

    stack.up()
    for name, operation in MAKING.items():
        accepted = [call for call in sandbox.calls(name, operation) if call.error_code is None]
        assert len(accepted) == 1, f"{operation} was carried out {len(accepted)} times"
    stack.assert_unchanged()


def test_killed_while_it_is_deleted(stack, sandbox) -> None:
    sandbox.configure(durations={"default": 0.5})
    stack.program(PROGRAM)
    stack.up()
    sandbox.configure(durations={"default": 4.0})
    destroy = ("destroy", "--yes", "--skip-preview", "--stack", "test")
    stopped = "StopDBInstanceAutomatedBackupsReplication"
    kill(stack, lambda: bool(sandbox.calls("rds", stopped)), *destroy)

    stack.destroy()
    clients = boto3.Session(
        aws_access_key_id=stack.environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=stack.environment["AWS_SECRET_ACCESS_KEY"],
    )
    hsm = clients.client("cloudhsmv2", "eu-central-1", endpoint_url=sandbox.url)
    assert [b["BackupState"] for b in hsm.describe_backups()["Backups"]] == ["PENDING_DELETION"]
    rds = clients.client("rds", "eu-west-1", endpoint_url=sandbox.url)
    (orders,) = rds.describe_db_instances(DBInstanceIdentifier="orders")["DBInstances"]
    assert orders["DBInstanceStatus"] == "available"


def test_interrupted_once_it_ends_soon_and_goes_on_with_the_next_run(stack, sandbox) -> None:
    sandbox.configure(durations={"default": 300.0})
    stack.program(PROGRAM)
    stack._write_config()
    running = stack.start("up", "--yes", "--skip-preview", "--stack", "test")
    eventually(lambda: all(sandbox.calls(name, made) for name, made in MAKING.items()))
    running.send_signal(signal.SIGINT)
    said, _ = running.communicate(timeout=60)
    assert "the run was cancelled" in said
    assert "Traceback" not in said

    sandbox.advance(600)
    stack.up()
    for name, operation in MAKING.items():
        assert len(sandbox.calls(name, operation)) == 1
    stack.assert_unchanged()
