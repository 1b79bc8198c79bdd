"""`OffsiteCopies` through the real CLI: made, extended by a region, moved to newer backups."""

from typing import Any

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import SOURCE, Cloud
from ..pulumi_cli import Stack
from .programs import CREATE_FIRST, CREATED

FIRST, SECOND = "eu-central-1", "eu-north-1"


def program(seeded: dict[str, Any], *to: str) -> str:
    return f"""
copies = offsite.components.OffsiteCopies(
    "away",
    to={list(to)},
    keep_days=14,
    rds_instances=[{seeded["rds"]["db_instance_arns"]["orders"]!r}],
    redshift_namespaces=["analytics"],
    cloudhsm_clusters=["cluster-sandboxabcd2"],
    cbs_disks=["disk-sandbox1"],
    region={SOURCE!r},
    tencent_region="ap-guangzhou",
)
pulumi.export("copies", copies.copies)
"""


def test_what_aws_backup_does_not_copy_is_where_it_was_declared(
    stack: Stack, sandbox: SandboxClient
) -> None:
    cloud, seeded = Cloud(sandbox), sandbox.seed()
    stack.program(program(seeded, FIRST, "ap-shanghai"))
    stack.up()
    stack.assert_unchanged()
    copies = stack.outputs()["copies"]
    assert copies.keys() == {
        f"rds-orders-{FIRST}",
        f"redshift-analytics-{FIRST}",
        f"cloudhsm-cluster-sandboxabcd2-{FIRST}",
        "cbs-disk-sandbox1",
    }
    (backups,) = cloud.aws("rds", FIRST).describe_db_instance_automated_backups()[
        "DBInstanceAutomatedBackups"
    ]
    assert backups["BackupRetentionPeriod"] == 14
    assert cloud.tencent("DescribeSnapshots", "ap-shanghai")["TotalCount"] == 1

    # A newer snapshot is copied, and the copy of the older one goes; another region touches none.
    newer = cloud.tencent("CreateSnapshot", DiskId="disk-sandbox1", SnapshotName="newer")
    # One that is being made is not the newest yet.
    cloud.advance(60)
    stack.program(program(seeded, SECOND, FIRST, "ap-shanghai"))
    steps = stack.up().steps
    made = {name for name, done in steps.items() if done == CREATED}
    assert {name for name in made if name.startswith("away-")} == {
        f"away-rds-orders-{SECOND}",
        f"away-redshift-analytics-{SECOND}",
        f"away-cloudhsm-cluster-sandboxabcd2-{SECOND}",
    }
    assert {n for n in steps if n.startswith("away-")} - made == {"away-cbs-disk-sandbox1"}
    (copy,) = cloud.tencent("DescribeSnapshots", "ap-shanghai")["SnapshotSet"]
    assert newer["SnapshotId"] in copy["SnapshotName"]
    assert steps["away-cbs-disk-sandbox1"] == CREATE_FIRST

    stack.destroy()
    assert cloud.tencent("DescribeSnapshots", "ap-shanghai")["TotalCount"] == 0
