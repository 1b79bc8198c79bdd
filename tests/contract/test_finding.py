"""The functions that find what there is in the services that AWS Backup doesn't know."""

from typing import Any

import pytest

from offsite_provider.core.failures import Failure, NotFound
from offsite_provider.core.function import Functions
from offsite_provider.core.run import Run
from offsite_provider.functions import FUNCTIONS
from offsite_sandbox.journal import Call
from offsite_sandbox.tencent.accounts import SEED_ACCOUNT
from offsite_sandbox.tencent.cbs.backend import backend

from .cloud import Cloud
from .life import Recorder

CONFIG = {"aws:region": "eu-west-1", "tencentcloud:region": "ap-guangzhou"}
CLUSTER, DISK = "cluster-sandboxabcd2", "disk-sandbox1"
OTHERS = [token for token in FUNCTIONS if not token.startswith("offsite:backup:")]
ASKED: dict[str, dict[str, Any]] = {
    "offsite:cbs:getNewestSnapshot": {"diskId": DISK},
    "offsite:cloudhsmv2:getNewestBackup": {"clusterId": CLUSTER},
    "offsite:rds:getNewestDbInstanceAutomatedBackup": {"dbInstanceIdentifier": "orders"},
    "offsite:redshiftserverless:getNewestSnapshot": {"namespaceName": "analytics"},
}


@pytest.fixture(autouse=True)
def seeded(cloud: Cloud) -> None:
    cloud.begin()


@pytest.fixture
def ask() -> Any:
    functions = Functions(Run(CONFIG), FUNCTIONS)

    def ask(name: str, **arguments: Any) -> Any:
        return functions.invoke(f"offsite:{name}", arguments, Recorder())

    return ask


def asked(cloud: Cloud, operation: str) -> list[Call]:
    return [call for call in cloud.calls if call.operation == operation]


@pytest.mark.parametrize("token", OTHERS)
def test_asks_with_the_one_permission_that_it_names(token: str, ask: Any, cloud: Cloud) -> None:
    function, before = FUNCTIONS[token], len(cloud.calls)
    assert ask(token.removeprefix("offsite:"), **ASKED.get(token, {}))
    assert {call.operation for call in cloud.calls[before:]} == {function.operation}
    assert function.permissions == (f"{function.prefix}:{function.operation}",)
    assert function.title
    assert function.api.startswith("https://")


@pytest.mark.parametrize("token", OTHERS)
def test_what_is_refused_is_one_sentence(token: str, ask: Any, cloud: Cloud) -> None:
    operation = FUNCTIONS[token].operation
    cloud.deny(f"cbs:{operation}" if ":cbs:" in token else operation)
    with pytest.raises(Failure, match=r"^cannot (list|find) the .+ in (eu-west-1|ap-guangzhou): "):
        ask(token.removeprefix("offsite:"), **ASKED.get(token, {}))


def test_clusters_and_their_backups(ask: Any, cloud: Cloud) -> None:
    hsm, source = cloud.aws("cloudhsmv2"), "backup-sandboxabcd2"
    hsm.tag_resource(ResourceId=CLUSTER, TagList=[{"Key": "team", "Value": "keys"}])
    (cluster,) = ask("cloudhsmv2:listClusters", states=["ACTIVE"], tags={"team": "keys"})[
        "clusters"
    ]
    assert (cluster["clusterId"], cluster["tags"]) == (CLUSTER, {"team": "keys"})
    assert ask("cloudhsmv2:listClusters", tags={"team": "others"}) == {"clusters": []}
    found = ask("cloudhsmv2:listBackups", clusterIds=[CLUSTER], states=["READY"])["backups"]
    assert {backup["backupId"] for backup in found} == {source, "backup-sandboxabcd3"}
    hsm.modify_backup_attributes(BackupId=source, NeverExpires=True)
    (kept,) = ask("cloudhsmv2:listBackups", neverExpires=True)["backups"]
    assert kept["backupId"] == source
    assert ask("cloudhsmv2:listBackups", shared=True)["backups"] == []
    hsm.copy_backup_to_region(BackupId=source, DestinationRegion="eu-central-1")
    where = {"region": "eu-central-1", "sourceBackupIds": [source]}
    (copy,) = ask("cloudhsmv2:listBackups", **where)["backups"]
    assert (copy["sourceBackup"], copy["sourceRegion"]) == (source, "eu-west-1")


def test_the_newest_backup_of_a_cluster_is_one_that_is_ready(ask: Any, cloud: Cloud) -> None:
    newest = ask("cloudhsmv2:getNewestBackup", clusterId=CLUSTER)["backupId"]
    cloud.aws("cloudhsmv2").delete_backup(BackupId=newest)
    (other,) = {"backup-sandboxabcd2", "backup-sandboxabcd3"} - {newest}
    assert ask("cloudhsmv2:getNewestBackup", clusterId=CLUSTER)["backupId"] == other
    cloud.aws("cloudhsmv2").delete_backup(BackupId=other)
    with pytest.raises(NotFound) as raised:
        ask("cloudhsmv2:getNewestBackup", clusterId=CLUSTER)
    assert str(raised.value) == (
        f"cannot find the newest backup of {CLUSTER} in eu-west-1: there are no backups that are "
        "READY, but 2 in the state PENDING_DELETION. Correct the arguments, or wait for the first "
        "of them."
    )
    with pytest.raises(NotFound, match=r"there are no backups that are READY\. "):
        ask("cloudhsmv2:getNewestBackup", clusterId="cluster-abcdefg2345")


def test_instances_and_their_automated_backups(ask: Any, cloud: Cloud) -> None:
    instances = ask("rds:listDbInstances", engines=["postgres"], backedUp=True)["dbInstances"]
    assert {found["dbInstanceIdentifier"] for found in instances} == {"orders", "ledger"}
    (bare,) = ask("rds:listDbInstances", backedUp=False)["dbInstances"]
    assert (bare["dbInstanceIdentifier"], bare["backupRetentionPeriod"]) == ("scratch", 0)
    arn = cloud.seeded["rds"]["db_instance_arns"]["orders"]
    cloud.aws("rds").add_tags_to_resource(
        ResourceName=arn, Tags=[{"Key": "offsite", "Value": "yes"}]
    )
    (tagged,) = ask("rds:listDbInstances", tags={"offsite": "yes"})["dbInstances"]
    assert tagged["dbInstanceArn"] == arn
    replication = cloud.aws("rds", "eu-central-1").start_db_instance_automated_backups_replication(
        SourceDBInstanceArn=arn, SourceRegion="eu-west-1"
    )["DBInstanceAutomatedBackup"]
    (own,) = ask("rds:listDbInstanceAutomatedBackups", dbInstanceIdentifier="orders")[
        "dbInstanceAutomatedBackups"
    ]
    copied = replication["DBInstanceAutomatedBackupsArn"]
    assert own["dbInstanceAutomatedBackupsReplications"] == [copied]
    assert own["restoreWindow"]["latestTime"]
    there = {"region": "eu-central-1", "statuses": ["replicating"]}
    (copy,) = ask("rds:listDbInstanceAutomatedBackups", **there)["dbInstanceAutomatedBackups"]
    assert (copy["dbInstanceAutomatedBackupsArn"], copy["sourceRegion"]) == (copied, "eu-west-1")
    newest = {"region": "eu-central-1", "dbInstanceIdentifier": "orders"}
    found = ask("rds:getNewestDbInstanceAutomatedBackup", **newest)
    assert found["dbInstanceAutomatedBackupsArn"] == copied
    with pytest.raises(NotFound, match="cannot find the newest automated backups of scratch in eu"):
        ask("rds:getNewestDbInstanceAutomatedBackup", dbInstanceIdentifier="scratch")


def test_namespaces_and_their_snapshots(ask: Any, cloud: Cloud) -> None:
    redshift = cloud.aws("redshift-serverless")
    redshift.create_namespace(namespaceName="empty")
    found = ask("redshiftserverless:listNamespaces")["namespaces"]
    assert {one["namespaceName"]: one["status"] for one in found} == {
        "analytics": "AVAILABLE",
        "empty": "AVAILABLE",
    }
    redshift.create_snapshot(namespaceName="analytics", snapshotName="second")
    snapshots = ask("redshiftserverless:listSnapshots", namespaceName="analytics")["snapshots"]
    assert {one["snapshotName"] for one in snapshots} == {"analytics-first", "second"}
    newest = ask("redshiftserverless:getNewestSnapshot", namespaceName="analytics")
    assert newest["snapshotName"] == "second"
    with pytest.raises(NotFound, match=r"empty in eu-west-1: there are no snapshots that are AVAI"):
        ask("redshiftserverless:getNewestSnapshot", namespaceName="empty")


def test_disks_and_their_snapshots(ask: Any, cloud: Cloud) -> None:
    (disk,) = ask("cbs:listDisks", diskIds=[DISK], diskUsage="DATA_DISK", encrypt=False)["disks"]
    assert (disk["diskId"], disk["diskSize"], disk["tags"]) == (DISK, 50, {})
    disks = backend.region(SEED_ACCOUNT, "ap-guangzhou").disks
    disks[DISK].tags = [{"Key": "team", "Value": "a"}]
    (tagged,) = ask("cbs:listDisks", tags={"team": "a"})["disks"]
    assert tagged["tags"] == {"team": "a"}
    assert ask("cbs:listDisks", tags={"team": "others"})["disks"] == []
    encrypted = ask("cbs:listSnapshots", diskIds=[DISK], encrypt=True)["snapshots"]
    assert [found["snapshotId"] for found in encrypted] == ["snap-encrypt1"]
    made = cloud.tencent("CreateSnapshot", DiskId=DISK, Tags=[{"Key": "team", "Value": "a"}])
    assert ask("cbs:getNewestSnapshot", diskId=DISK)["snapshotId"] == made["SnapshotId"]
    (tagged,) = ask("cbs:listSnapshots", tags={"team": "a"})["snapshots"]
    assert tagged["snapshotId"] == made["SnapshotId"]
    with pytest.raises(NotFound, match="disk-nothing1 in ap-guangzhou: there are no snapshots tha"):
        ask("cbs:getNewestSnapshot", diskId="disk-nothing1")


def test_lists_are_read_to_the_last_page(
    ask: Any, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offsite_provider.tencent.pages._MOST", 5)
    assert len(ask("cbs:listSnapshots")["snapshots"]) == 9
    assert [call.params["Offset"] for call in asked(cloud, "DescribeSnapshots")] == [0, 5]
    hsm = cloud.aws("cloudhsmv2")
    for _ in range(26):
        hsm.create_cluster(
            HsmType="hsm2m.medium", SubnetIds=["subnet-0a1b2c3d4e5f60718"], Mode="FIPS"
        )
    assert len(ask("cloudhsmv2:listClusters")["clusters"]) == 27
    assert len(asked(cloud, "DescribeClusters")) == 2
