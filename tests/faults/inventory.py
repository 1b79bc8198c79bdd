"""Everything that the resources of this provider can make, as the clouds hold it."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

from botocore.exceptions import ClientError

from ..contract.cloud import DESTINATION, SOURCE, Cloud
from ..contract.values import Values

SEEDED = {SOURCE, DESTINATION, "ap-guangzhou", "ap-beijing"}
ENDED = ("PENDING_DELETION", "DELETED", "retained", "DELETING")


def inventory(cloud: Cloud, values: Values | None = None) -> Counter[str]:
    """How many things of each kind there are, in each region.

    Of the service of some resource's values only: a resource calls no other, which the contract
    shows.
    """
    asked = [values.handler.token.split(":")[1]] if values else [*_IN_AWS, "cbs"]
    found: Counter[str] = Counter()
    regions = SEEDED | {call.region for call in cloud.sandbox.calls() if call.region}
    for region in regions:
        if not region.startswith("ap-"):
            things = (
                thing for name in asked if name in _IN_AWS for thing in _IN_AWS[name](cloud, region)
            )
            found.update(f"{region} {thing}" for thing in things)
        elif "cbs" in asked:
            snapshots = cloud.tencent("DescribeSnapshots", region, Limit=100)["SnapshotSet"]
            there = [s for s in snapshots if s["SnapshotState"] != "TORECYCLE"]
            found.update([f"{region} snapshot"] * len(there))
    return found


def _backup(cloud: Cloud, region: str) -> Iterator[str]:
    backup = cloud.aws("backup", region)
    for vault in backup.list_backup_vaults()["BackupVaultList"]:
        name = vault["BackupVaultName"]
        yield "vault"
        yield from _parts(backup, name, vault)
        for point in backup.list_recovery_points_by_backup_vault(BackupVaultName=name)[
            "RecoveryPoints"
        ]:
            if point["Status"] not in ENDED:
                yield "recovery point"
    for plan in backup.list_backup_plans()["BackupPlansList"]:
        yield "plan"
        listed = backup.list_backup_selections(BackupPlanId=plan["BackupPlanId"])
        yield from ["selection"] * len(listed["BackupSelectionsList"])
    yield from ["framework"] * len(backup.list_frameworks()["Frameworks"])
    yield from ["report plan"] * len(backup.list_report_plans()["ReportPlans"])
    for plan in backup.list_restore_testing_plans()["RestoreTestingPlans"]:
        yield "restore testing plan"
        listed = backup.list_restore_testing_selections(
            RestoreTestingPlanName=plan["RestoreTestingPlanName"]
        )
        yield from ["restore testing selection"] * len(listed["RestoreTestingSelections"])


def _cloudhsmv2(cloud: Cloud, region: str) -> Iterator[str]:
    for copy in cloud.aws("cloudhsmv2", region).describe_backups()["Backups"]:
        if copy["BackupState"] not in ENDED:
            yield "CloudHSM backup"


def _rds(cloud: Cloud, region: str) -> Iterator[str]:
    rds = cloud.aws("rds", region)
    for replica in rds.describe_db_instance_automated_backups()["DBInstanceAutomatedBackups"]:
        if f":rds:{region}:" not in replica["DBInstanceArn"] and replica["Status"] not in ENDED:
            yield "replication"


def _redshiftserverless(cloud: Cloud, region: str) -> Iterator[str]:
    redshift = cloud.aws("redshift-serverless", region)
    listed = redshift.list_snapshot_copy_configurations()["snapshotCopyConfigurations"]
    yield from ["snapshot copy configuration"] * len(listed)


def _parts(backup: Any, name: str, vault: Any) -> Iterator[str]:
    if vault.get("Locked"):
        yield "lock"
    for part, ask in (
        ("access policy", backup.get_backup_vault_access_policy),
        ("notifications", backup.get_backup_vault_notifications),
    ):
        with suppress(ClientError):
            ask(BackupVaultName=name)
            yield part


_IN_AWS: Final[dict[str, Callable[[Cloud, str], Iterator[str]]]] = {
    "backup": _backup,
    "cloudhsmv2": _cloudhsmv2,
    "rds": _rds,
    "redshiftserverless": _redshiftserverless,
}
