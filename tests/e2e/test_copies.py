"""The copies of CloudHSM, RDS, Redshift Serverless and CBS, through a real `pulumi up`."""

import re
from datetime import timedelta, timezone
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from ..contract.cloud import DESTINATION, SOURCE, Cloud
from ..pulumi_cli import Stack
from ..versions import SDK
from .programs import CREATE_FIRST, CREATED, DELETE_FIRST, DELETED, UPDATED, resource

BACKUP = "backup-sandboxabcd2"
ORDERS, LEDGER, SCRATCH = (
    f"arn:aws:rds:{SOURCE}:123456789012:db:{name}" for name in ("orders", "ledger", "scratch")
)
NAMESPACE = "analytics"
SNAPSHOT, OTHER_SNAPSHOT = "snap-sandbox1", "snap-sandbox2"
HSM_COPY, RDS_START, REDSHIFT_CREATE, CBS_COPY = MAKING = (
    ("cloudhsmv2", "CopyBackupToRegion"),
    ("rds", "StartDBInstanceAutomatedBackupsReplication"),
    ("redshift-serverless", "CreateSnapshotCopyConfiguration"),
    ("cbs", "CopySnapshotCrossRegions"),
)


class Copies(Cloud):
    """The copies in both clouds, as anybody's script would find them."""

    def hsm(self, region: str = DESTINATION) -> Any:
        return self.aws("cloudhsmv2", region)

    @property
    def rds(self) -> Any:
        return self.aws("rds", DESTINATION)

    @property
    def redshift(self) -> Any:
        return self.aws("redshift-serverless")

    def hsm_copies(self, region: str = DESTINATION) -> dict[str, dict[str, Any]]:
        """What is there, neither deleted nor waiting for it, by its ID."""
        found = self.hsm(region).describe_backups()["Backups"]
        there = ("CREATE_IN_PROGRESS", "READY")
        return {b["BackupId"]: b for b in found if b["BackupState"] in there}

    def rds_retentions(self) -> dict[str, int]:
        """The replicated instances, with how many days their backups are kept."""
        found = self.rds.describe_db_instance_automated_backups(
            Filters=[{"Name": "status", "Values": ["replicating"]}]
        )["DBInstanceAutomatedBackups"]
        return {b["DBInstanceIdentifier"]: b["BackupRetentionPeriod"] for b in found}

    def redshift_retentions(self) -> dict[str, int]:
        """The destinations, with how many days snapshots are kept there."""
        found = self.redshift.list_snapshot_copy_configurations()["snapshotCopyConfigurations"]
        return {c["destinationRegion"]: c["snapshotRetentionPeriod"] for c in found}

    def cbs_names(self, region: str) -> dict[str, str]:
        """The names of the copies in a region, by their ID."""
        found = self.tencent("DescribeSnapshots", region, Limit=100)["SnapshotSet"]
        return {s["SnapshotId"]: s["SnapshotName"] for s in found if s["CopyFromRemote"]}

    def made(self, service: str, operation: str) -> int:
        """How many calls of an operation were accepted."""
        calls = self.sandbox.calls(service, operation)
        return len([call for call in calls if call.error_code is None])


@pytest.fixture
def clouds(sandbox: SandboxClient) -> Copies:
    sandbox.configure(durations={"default": 0.5})
    return Copies(sandbox)


def hsm(name: str = "hsm", to: str = DESTINATION, **arguments: Any) -> str:
    given = {"backup_id": BACKUP, "region": SOURCE, "destination_region": to, **arguments}
    return resource("cloudhsmv2.BackupCopy", name, **given)


def rds(name: str = "rds", **arguments: Any) -> str:
    given = {"source_db_instance_arn": ORDERS, "region": DESTINATION, **arguments}
    return resource("rds.AutomatedBackupsReplication", name, **given)


def redshift(name: str = "redshift", to: str = DESTINATION, **arguments: Any) -> str:
    given = {"namespace_name": NAMESPACE, "region": SOURCE, "destination_region": to, **arguments}
    return resource("redshiftserverless.SnapshotCopyConfiguration", name, **given)


def cbs(name: str, *to: str, **arguments: Any) -> str:
    given = {"snapshot_id": SNAPSHOT, "region": "ap-guangzhou", "destination_regions": list(to)}
    return resource("cbs.SnapshotCopy", name, **{**given, **arguments})


def test_copies_are_made_repaired_changed_replaced_and_deleted(
    stack: Stack, clouds: Copies, sandbox: SandboxClient, door: str
) -> None:
    profile = stack.folder / "aws-config"
    profile.write_text(
        "[profile dr]\n"
        f"aws_access_key_id = {stack.environment['AWS_ACCESS_KEY_ID']}\n"
        f"aws_secret_access_key = {stack.environment['AWS_SECRET_ACCESS_KEY']}\n"
    )
    stack.environment["AWS_CONFIG_FILE"] = str(profile)
    access = {"role_arn": "arn:aws:iam::123456789012:role/dr", "profile": "dr"}

    def program(
        team: str = "dr",
        name: str = "nightly",
        days: int = 30,
        to: str = "us-west-1",
        snapshot: str = SNAPSHOT,
        kept: int = 7,
    ) -> str:
        encrypted = {"source_db_instance_arn": LEDGER, "kms_key_id": "alias/offsite-sandbox"}
        return (
            hsm("hsm")
            + hsm("hsm_tagged", "us-east-1", tags={"team": team, "costCenter": "1"}, **access)
            + hsm("hsm_moved", to)
            + rds("rds")
            + rds("rds_longer", **encrypted, backup_retention_period=kept)
            + redshift("redshift", "us-east-1")
            + redshift("redshift_kept", snapshot_retention_period=days, **access)
            + redshift("redshift_moved", to)
            + cbs("cbs", "ap-beijing", "ap-shanghai")
            + cbs("cbs_named", "ap-chengdu", snapshot_name=name)
            + cbs("cbs_other", "ap-nanjing", snapshot_id=snapshot)
        )

    stack.program(program())
    stack.up()
    made = stack.outputs()
    (hsm_id,) = clouds.hsm_copies()
    assert made["hsm"]["destination_backup_id"] == hsm_id
    assert clouds.rds_retentions() == {"orders": 7, "ledger": 7}
    assert clouds.redshift_retentions() == {DESTINATION: 30, "us-east-1": -1, "us-west-1": -1}
    for region, told in made["cbs"]["copies"].items():
        assert list(clouds.cbs_names(region)) == [told["snapshotId"]]
        assert (told["snapshotState"], told["percent"]) == ("NORMAL", 100)
    ((nightly, name),) = clouds.cbs_names("ap-chengdu").items()
    assert name == "nightly"

    # Once nothing is at work any more, somebody changes one of each kind, and deletes one.
    sandbox.advance(timedelta(minutes=10))
    tagged = made["hsm_tagged"]["destination_backup_id"]
    clouds.hsm("us-east-1").tag_resource(
        ResourceId=tagged, TagList=[{"Key": "team", "Value": "by hand"}]
    )
    clouds.hsm().delete_backup(BackupId=hsm_id)
    clouds.rds.stop_db_instance_automated_backups_replication(SourceDBInstanceArn=ORDERS)
    ids = {k: v["snapshot_copy_configuration_id"] for k, v in made.items() if "redshift" in k}
    clouds.redshift.update_snapshot_copy_configuration(
        snapshotCopyConfigurationId=ids["redshift_kept"], snapshotRetentionPeriod=8
    )
    sandbox.advance(timedelta(minutes=10))
    clouds.redshift.delete_snapshot_copy_configuration(snapshotCopyConfigurationId=ids["redshift"])
    clouds.tencent(
        "ModifySnapshotAttribute", "ap-chengdu", SnapshotId=nightly, SnapshotName="by hand"
    )
    clouds.tencent("DeleteSnapshots", "ap-shanghai", SnapshotIds=[*clouds.cbs_names("ap-shanghai")])
    sandbox.advance(timedelta(minutes=10))
    refreshed = stack.refresh()
    assert refreshed.steps == {
        **dict.fromkeys(("hsm", "rds", "redshift"), DELETED),
        **dict.fromkeys(("hsm_tagged", "redshift_kept", "cbs", "cbs_named"), UPDATED),
    }
    assert refreshed.moved == {
        "hsm_tagged": {"tags"},
        "redshift_kept": {"snapshotRetentionPeriod"},
        "cbs": {"destinationRegions", "copies", "marks"},
        "cbs_named": {"snapshotName", "copies"},
    }
    # SDKs below 3.216 tell the engine no live arguments.
    for kind in ("outputs", "inputs") if SDK >= (3, 216) else ("outputs",):
        tags = stack.resource("hsm_tagged")[kind]["tags"]
        assert tags == {"team": "by hand", "costCenter": "1"}

    # Put right, and changed: in place, or what can't be changed in place anew.
    stack.program(program("ops", "weekly", 60, "ca-central-1", OTHER_SNAPSHOT, 35))
    assert stack.up().steps == {
        **dict.fromkeys(("hsm", "rds", "redshift"), CREATED),
        **dict.fromkeys(("hsm_tagged", "redshift_kept", "cbs", "cbs_named"), UPDATED),
        **dict.fromkeys(("hsm_moved", "cbs_other"), CREATE_FIRST),
        **dict.fromkeys(("rds_longer", "redshift_moved"), DELETE_FIRST),
    }
    now = stack.outputs()
    assert (clouds.hsm_copies("us-west-1"), len(clouds.hsm_copies("ca-central-1"))) == ({}, 1)
    assert clouds.rds_retentions() == {"orders": 7, "ledger": 35}
    assert clouds.redshift_retentions() == {DESTINATION: 60, "us-east-1": -1, "ca-central-1": -1}
    assert list(clouds.cbs_names("ap-chengdu").values()) == ["weekly"]
    (nanjing,) = clouds.cbs_names("ap-nanjing")
    assert nanjing != made["cbs_other"]["copies"]["ap-nanjing"]["snapshotId"]

    # A replacement that is forced loses nothing: what stands already is taken over.
    names = ("hsm_tagged", "rds_longer", "redshift_kept", "cbs")
    urns = [option for name in names for option in ("--replace", stack.resource(name)["urn"])]
    forced = stack.up(*urns)
    assert forced.steps == {
        **dict.fromkeys(("hsm_tagged", "cbs"), CREATE_FIRST),
        **dict.fromkeys(("rds_longer", "redshift_kept"), DELETE_FIRST),
    }
    for copy in (tagged, f"{now['cbs']['copies']['ap-beijing']['snapshotId']} in ap-beijing"):
        assert f"takes over {copy}, which exists already" in forced.said
        assert re.search(f"keeps (the copy )?{copy}", forced.said)
    assert list(clouds.hsm_copies("us-east-1")) == [tagged]
    stack.assert_unchanged()

    destroyed = stack.destroy()
    (deleted,) = clouds.hsm("us-east-1").describe_backups()["Backups"]
    assert deleted["BackupState"] == "PENDING_DELETION"
    until = f"{deleted['DeleteTimestamp'].astimezone(timezone.utc):%Y-%m-%d %H:%M} UTC"
    assert f"{tagged} in us-east-1 waits in PENDING_DELETION until {until}" in destroyed.said
    assert f"of orders stay in {DESTINATION}, retained until each is 7 days old" in destroyed.said
    assert f"of ledger stay in {DESTINATION}, retained until each is 35 days old" in destroyed.said
    assert "copied to us-east-1 stay there for ever" in destroyed.said
    assert f"copied to {DESTINATION} stay there until they are 60 days old" in destroyed.said
    assert clouds.redshift_retentions() == {}
    assert clouds.cbs_names("ap-beijing") == clouds.cbs_names("ap-chengdu") == {}
    # The sources are as they were.
    sources = clouds.tencent("DescribeSnapshots", "ap-guangzhou", SnapshotIds=[SNAPSHOT])
    assert sources["TotalCount"] == 1
    assert BACKUP in clouds.hsm_copies(SOURCE)


def test_what_outlasts_its_time_and_whose_answer_is_lost_is_made_once(
    stack: Stack, clouds: Copies, sandbox: SandboxClient
) -> None:
    sandbox.configure(durations={".".join(made): 3600 for made in (HSM_COPY, RDS_START)})
    for service, operation in MAKING:
        sandbox.add_fault(Fault("reset", service=service, operation=operation, after=True))
    sandbox.add_fault(Fault("throttle", *REDSHIFT_CREATE, count=2))
    # Long enough for a busy machine to make them, lost answers and all.
    soon = {"timeouts": {"create": "20s"}}
    stack.program(hsm(**soon) + rds(**soon) + redshift() + cbs("cbs", "ap-beijing", "ap-shanghai"))
    errors = sorted(stack.up("--continue-on-error", ok=False).errors)
    assert len(errors) == 2
    assert errors[0].startswith(f"cannot copy {BACKUP} from {SOURCE} to {DESTINATION}: ")
    assert "CREATE_IN_PROGRESS" in errors[0]
    assert errors[1].startswith("cannot replicate the automated backups of orders to ")
    assert "pending" in errors[1]
    for error in errors:
        assert "goes on" in error
        assert "`timeouts`" in error

    sandbox.advance(timedelta(hours=1))
    stack.program(hsm() + rds() + redshift() + cbs("cbs", "ap-beijing", "ap-shanghai"))
    assert stack.up().steps == {"hsm": CREATED, "rds": CREATED}
    assert [clouds.made(*making) for making in MAKING] == [1, 1, 1, 1]
    assert len(clouds.cbs_names("ap-beijing")) == len(clouds.cbs_names("ap-shanghai")) == 1


def test_errors_say_what_cannot_be_done_and_what_to_do(
    stack: Stack, clouds: Copies, sandbox: SandboxClient
) -> None:
    sandbox.configure(quotas={"cbs.Snapshot.ap-shanghai": 0})
    expired = {"code": "ExpiredTokenException", "message": "The security token is expired"}
    sandbox.add_fault(Fault("error", *REDSHIFT_CREATE, count=-1, **expired))
    unknown = "backup-nosuchone234"
    stack.program(
        hsm("unknown", backup_id=unknown)
        + rds("nowhere", source_db_instance_arn=ORDERS.replace("orders", "nowhere"))
        + rds("encrypted", source_db_instance_arn=LEDGER)
        + rds("unsaved", source_db_instance_arn=SCRATCH)
        + redshift("expired")
        + cbs("full", "ap-beijing", "ap-shanghai")
    )
    of_rds = "cannot replicate the automated backups of"
    expected = [
        f"cannot copy {unknown} from {SOURCE} to {DESTINATION}: {SOURCE} has no such backup. "
        "Correct `backup_id` or `region`.",
        f"{of_rds} nowhere to {DESTINATION}: there is no such instance. "
        "Correct `source_db_instance_arn`.",
        f"{of_rds} ledger to {DESTINATION}: the instance is encrypted. "
        f"Give a KMS key of {DESTINATION} as `kms_key_id`.",
        f"{of_rds} scratch to {DESTINATION}: the instance keeps no automated backups. "
        "Set its own backup retention to at least 1 day.",
    ]
    errors = stack.up("--continue-on-error", ok=False).errors
    assert set(expected) <= set(errors)
    of_cbs, of_expired = (
        next(error for error in errors if error.startswith(begin))
        for begin in (
            f"cannot copy {SNAPSHOT} from ap-guangzhou to ap-shanghai: ",
            f"cannot copy snapshots of {NAMESPACE} to {DESTINATION}: ",
        )
    )
    assert "InsufficientSnapshotQuota" in of_cbs
    # The regions that went well are kept, and named.
    (kept,) = clouds.cbs_names("ap-beijing")
    assert f"The next `pulumi up` goes on with {kept} in ap-beijing." in of_cbs
    assert "security token is expired" in of_expired
    assert "Check the credentials" in of_expired
    assert len(errors) == 6
