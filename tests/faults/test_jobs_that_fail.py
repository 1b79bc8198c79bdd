"""Work that fails after the call that began it was answered: it is told, and the next run succeeds.

Backup, copy and restore jobs, copies of snapshots and of HSM backups, replications, deployments.
Each operation of each resource is made to begin such work, and that fails, if it begins any.
"""

import re
from typing import Final

import pytest

from offsite_provider.core.failures import Failure
from offsite_sandbox.faults import Fault

from ..contract.cloud import SOURCE, Cloud
from ..contract.life import Life
from ..contract.values import Values
from .inventory import inventory
from .operations import OPERATIONS, arguments
from .test_interrupted import prepared
from .test_moves import assert_settled

WHY: Final = "the disk was on fire"
STATES: Final = {
    "backup:BackupJob": ("FAILED", "ABORTED", "EXPIRED", "PARTIAL"),
    "backup:CopyJob": ("FAILED", "PARTIAL"),
    "backup:RestoreJob": ("FAILED", "ABORTED"),
}
"""How a job of AWS Backup can end that doesn't complete; other work only fails."""
FAILING: Final = [
    pytest.param(*operation.values, state, id=f"{operation.id}-{state}")
    for operation in OPERATIONS
    for state in STATES.get(str(operation.values[0]), ("FAILED",))
]


@pytest.mark.parametrize(("values", "name", "state"), FAILING)
def test_work_that_fails(values: Values, name: str, state: str, cloud: Cloud, door: str) -> None:
    life = Life(values, cloud, door)
    if arguments(life, name) is None:
        return
    program, after = prepared(life, name)
    program.up(after)
    expected = inventory(cloud)
    life = Life(values, cloud, door)
    program, after = prepared(life, name)
    before = inventory(cloud)
    cloud.sandbox.add_fault(Fault("fail", code=state, message=WHY))
    told = ""
    try:
        program.up(after)
    except Failure as failure:
        told = str(failure)
    begins_work = not cloud.sandbox.status()["faults"]
    # A deletion has nothing to tell if the thing is gone all the same.
    begins_with_deletion = name == "delete" or (name == "replace" and life.handler.unique)
    gone = begins_with_deletion and inventory(cloud) == expected
    assert bool(told) == begins_work or gone
    if state == "PARTIAL" and told:
        delete_part(cloud, *re.findall(r"what could be made stays: (\S+)\. ", told))
    assert inventory(cloud) <= before | expected
    cloud.allow()
    # Where only a person can end it, as the advice says.
    if "Delete it" in told:
        vault = re.findall(r"backup vault (\S+): its creation has FAILED", told)[0]
        region = after["it"].get("region", SOURCE)
        cloud.aws("backup", region).delete_backup_vault(BackupVaultName=vault)
    elif "Stop it" in told:
        arn = after["it"]["sourceDbInstanceArn"]
        rds = cloud.aws("rds", "eu-central-1")
        rds.stop_db_instance_automated_backups_replication(SourceDBInstanceArn=arn)
    program.up(after)
    assert inventory(cloud) == expected
    for resource in program.resources.values():
        assert_settled(resource, resource.inputs)


def delete_part(cloud: Cloud, arn: str) -> None:
    """Deletes what a job has made in part, as the person does whom its ARN is told."""
    for region in ("eu-west-1", "eu-central-1", "eu-west-2"):
        backup = cloud.aws("backup", region)
        for vault in backup.list_backup_vaults()["BackupVaultList"]:
            name = vault["BackupVaultName"]
            points = backup.list_recovery_points_by_backup_vault(BackupVaultName=name)
            if arn in (point["RecoveryPointArn"] for point in points["RecoveryPoints"]):
                backup.delete_recovery_point(BackupVaultName=name, RecoveryPointArn=arn)
                return
    pytest.fail(f"there is no {arn}")
