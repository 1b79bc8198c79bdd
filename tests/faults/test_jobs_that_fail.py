"""Work that fails after the call that began it was answered: it is told, and the next run succeeds.

Backup, copy and restore jobs, copies of snapshots and of HSM backups, replications, deployments.
Each operation of each resource is made to begin such work, and that fails, if it begins any.
"""

from types import SimpleNamespace
from typing import Final

import pytest

from offsite_provider.core.failures import Failure
from offsite_sandbox.faults import Fault

from ..contract.cloud import Cloud
from ..contract.life import Life
from ..contract.values import Values
from .inventory import inventory
from .operations import OPERATIONS, arguments
from .test_interrupted import prepared
from .test_moves import assert_settled

WHY: Final = "the disk was on fire"
STATES: Final = ("FAILED", "ABORTED", "EXPIRED", "PARTIAL")
"""How a job of AWS Backup can end that doesn't complete; others know only failure."""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("values", "name"), OPERATIONS)
def test_work_that_fails(values: Values, name: str, state: str, cloud: Cloud, door: str) -> None:
    life = Life(values, cloud, door)
    if arguments(life, name) is None or (state != "FAILED" and not str(values).endswith("Job")):
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
    assert bool(told) == begins_work or (name == "delete" and inventory(cloud) == expected)
    assert inventory(cloud) <= before | expected
    cloud.allow()
    # Where only a person can end it, as the advice says.
    if "Delete it" in told:
        values.remove(cloud, SimpleNamespace(**life.filled(values.most)))
    elif "Stop it" in told:
        arn = after["it"]["sourceDbInstanceArn"]
        rds = cloud.aws("rds", "eu-central-1")
        rds.stop_db_instance_automated_backups_replication(SourceDBInstanceArn=arn)
    program.up(after)
    assert inventory(cloud) == expected
    for resource in program.resources.values():
        assert_settled(resource, resource.inputs)
