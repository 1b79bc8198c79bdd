"""The copies of CloudHSM, RDS, Redshift Serverless and CBS, through a real `pulumi up`."""

from collections.abc import Callable
from datetime import timedelta, timezone
from typing import Any

import pytest
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from ..pulumi_cli import Stack
from .clouds import (
    CREATE_FIRST,
    CREATED,
    DELETE_FIRST,
    DELETED,
    DESTINATION,
    SOURCE,
    UPDATED,
    Aws,
    moment,
    resource,
)

BACKUP, OTHER_BACKUP = "backup-sandboxabcd2", "backup-sandboxabcd3"
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
ACCESS = {"role_arn": "arn:aws:iam::123456789012:role/dr", "profile": "dr"}
TIMEOUTS = {"timeouts": {"create": "1h", "update": "5m", "delete": "1h30m"}}
TAGS = {"team": "dr", "costCenter": "1", "old": "yes"}


class Clouds:
    """Both clouds, as anybody's script would use them."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self._aws = Aws(sandbox)
        self._environment = sandbox.env()
        self.sandbox = sandbox

    def hsm(self, region: str = DESTINATION) -> Any:
        return self._aws.client("cloudhsmv2", region)

    def rds(self, region: str = DESTINATION) -> Any:
        return self._aws.client("rds", region)

    @property
    def redshift(self) -> Any:
        return self._aws.client("redshift-serverless", SOURCE)

    def cbs(self, region: str, action: str, **parameters: Any) -> dict[str, Any]:
        env = self._environment
        endpoint = env["TENCENTCLOUD_ENDPOINT_URL"].removeprefix("http://")
        http = HttpProfile(protocol="http", endpoint=endpoint)
        credential = Credential(env["TENCENTCLOUD_SECRET_ID"], env["TENCENTCLOUD_SECRET_KEY"])
        client = CommonClient(
            "cbs", "2017-03-12", credential, region, ClientProfile(httpProfile=http)
        )
        return client.call_json(action, parameters)["Response"]

    def hsm_copies(self, region: str = DESTINATION) -> dict[str, dict[str, Any]]:
        """What is there, neither deleted nor waiting for it, by its ID."""
        found = self.hsm(region).describe_backups()["Backups"]
        there = ("CREATE_IN_PROGRESS", "READY")
        return {b["BackupId"]: b for b in found if b["BackupState"] in there}

    def hsm_tags(self, id: str, region: str = DESTINATION) -> dict[str, str]:
        """The tags of a copy, without offsite's own."""
        tags = {t["Key"]: t["Value"] for t in self.hsm_copies(region)[id]["TagList"]}
        assert tags.pop("offsite:owner", None)
        return tags

    def copy_hsm_by_hand(self, region: str) -> str:
        """A copy that offsite knows nothing of."""
        self.hsm(SOURCE).copy_backup_to_region(BackupId=BACKUP, DestinationRegion=region)
        (made,) = self.hsm_copies(region)
        return made

    def rds_backups(
        self, region: str = DESTINATION, status: str = "replicating"
    ) -> dict[str, dict[str, Any]]:
        """The replicated backups in a state, by their ARN."""
        found = self.rds(region).describe_db_instance_automated_backups(
            Filters=[{"Name": "status", "Values": [status]}]
        )["DBInstanceAutomatedBackups"]
        return {backup["DBInstanceAutomatedBackupsArn"]: backup for backup in found}

    def rds_tags(self, arn: str, region: str) -> dict[str, str]:
        """The tags of a replication, without offsite's own."""
        tags = {t["Key"]: t["Value"] for t in self.rds_backups(region)[arn]["TagList"]}
        assert tags.pop("offsite:owner", None)
        return tags

    def replicate_by_hand(self, region: str, **parameters: Any) -> str:
        """A replication that offsite knows nothing of."""
        started = self.rds(region).start_db_instance_automated_backups_replication(
            SourceDBInstanceArn=ORDERS, SourceRegion=SOURCE, **parameters
        )
        self.sandbox.advance(timedelta(minutes=10))
        return started["DBInstanceAutomatedBackup"]["DBInstanceAutomatedBackupsArn"]

    def redshift_configurations(self) -> dict[str, dict[str, Any]]:
        """The configurations by their destination, of which there is one each."""
        found = self.redshift.list_snapshot_copy_configurations()["snapshotCopyConfigurations"]
        return {configuration["destinationRegion"]: configuration for configuration in found}

    def configure_by_hand(self, region: str, **parameters: Any) -> str:
        """A configuration that offsite knows nothing of."""
        made = self.redshift.create_snapshot_copy_configuration(
            namespaceName=NAMESPACE, destinationRegion=region, **parameters
        )
        self.sandbox.advance(timedelta(minutes=10))
        return made["snapshotCopyConfiguration"]["snapshotCopyConfigurationId"]

    def cbs_copies(self, region: str) -> dict[str, dict[str, Any]]:
        """The copies in a region, by their ID."""
        found = self.cbs(region, "DescribeSnapshots", Limit=100)["SnapshotSet"]
        return {s["SnapshotId"]: s for s in found if s["CopyFromRemote"]}

    def key(self, region: str = DESTINATION) -> str:
        """A new KMS key's ARN."""
        return self._aws.client("kms", region).create_key()["KeyMetadata"]["Arn"]

    def made(self, service: str, operation: str) -> int:
        """How many calls of an operation were accepted."""
        calls = self.sandbox.calls(service, operation)
        return len([call for call in calls if call.error_code is None])


@pytest.fixture
def clouds(sandbox: SandboxClient) -> Clouds:
    sandbox.configure(durations={"default": 0.5})
    return Clouds(sandbox)


def hsm(name: str = "hsm", to: str = DESTINATION, **arguments: Any) -> str:
    given = {"backup_id": BACKUP, "region": SOURCE, "destination_region": to, **arguments}
    return resource("cloudhsmv2.BackupCopy", name, **given)


def rds(name: str = "rds", to: str = DESTINATION, **arguments: Any) -> str:
    given = {"source_db_instance_arn": ORDERS, "region": to, **arguments}
    return resource("rds.AutomatedBackupsReplication", name, **given)


def redshift(name: str = "redshift", to: str = DESTINATION, **arguments: Any) -> str:
    given = {"namespace_name": NAMESPACE, "region": SOURCE, "destination_region": to, **arguments}
    return resource("redshiftserverless.SnapshotCopyConfiguration", name, **given)


def cbs(name: str = "cbs", *to: str, **arguments: Any) -> str:
    regions = list(to) or ["ap-beijing"]
    given = {"snapshot_id": SNAPSHOT, "region": "ap-guangzhou", "destination_regions": regions}
    return resource("cbs.SnapshotCopy", name, **{**given, **arguments})


def test_copies_are_made_repaired_changed_replaced_and_deleted(
    stack: Stack, clouds: Clouds, sandbox: SandboxClient
) -> None:
    profile = stack.folder / "aws-config"
    profile.write_text(
        "[profile dr]\n"
        f"aws_access_key_id = {stack.environment['AWS_ACCESS_KEY_ID']}\n"
        f"aws_secret_access_key = {stack.environment['AWS_SECRET_ACCESS_KEY']}\n"
    )
    stack.environment["AWS_CONFIG_FILE"] = str(profile)
    redshift_key, rds_key = clouds.key(), clouds.key("us-east-1")

    def program(
        team: str = "dr",
        name: str = "nightly",
        days: int = 30,
        to: str = "us-west-1",
        backup: str = BACKUP,
        snapshot: str = SNAPSHOT,
        kept: int = 7,
    ) -> str:
        tags = {"tags": {**TAGS, "team": team}}
        options = {"restore": True, "beside_others": True, "never_expires": True}
        replicated = {
            "source_db_instance_arn": LEDGER,
            "backup_retention_period": 14,
            "kms_key_id": rds_key,
            "delete_retained_backups": True,
        }
        encrypted = {"source_db_instance_arn": LEDGER, "kms_key_id": "alias/offsite-sandbox"}
        copied = {"snapshot_retention_period": days, "destination_kms_key_id": redshift_key}
        return (
            hsm("hsm")
            + hsm("hsm_full", "us-east-1", **options, **tags, **TIMEOUTS, **ACCESS)
            + hsm("hsm_moved", to)
            + hsm("hsm_other", "us-east-2", backup_id=backup)
            + rds("rds")
            + rds("rds_full", "us-east-1", **replicated, **tags, **TIMEOUTS, **ACCESS)
            + rds("rds_longer", **encrypted, backup_retention_period=kept)
            + redshift("redshift", "us-east-1")
            + redshift("redshift_full", **copied, **TIMEOUTS, **ACCESS)
            + redshift("redshift_moved", to)
            + cbs("cbs", "ap-beijing", "ap-shanghai")
            + cbs("cbs_full", "ap-chengdu", snapshot_name=name, **TIMEOUTS)
            + cbs("cbs_other", "ap-nanjing", snapshot_id=snapshot)
        )

    stack.program(program())
    stack.up()
    made = stack.outputs()
    told, (id, live) = made["hsm"], *clouds.hsm_copies().items()
    assert told["destination_backup_id"] == id
    assert told["destination_backup_arn"] == live["BackupArn"]
    assert told["backup_state"] == live["BackupState"] == "READY"
    assert told["source_cluster"] == told["cluster_id"] == "cluster-sandboxabcd2"
    assert (told["never_expires"], told["tags"]) == (False, {})
    assert moment(told["create_timestamp"]) == live["CreateTimestamp"].replace(microsecond=0)
    hsm_full = made["hsm_full"]["destination_backup_id"]
    assert clouds.hsm_tags(hsm_full, "us-east-1") == TAGS
    assert clouds.hsm_copies("us-east-1")[hsm_full]["NeverExpires"] is True

    told = made["rds"]
    live = clouds.rds_backups()[told["db_instance_automated_backups_arn"]]
    assert told["status"] == "replicating"
    assert told["backup_retention_period"] == live["BackupRetentionPeriod"] == 7
    assert (told["port"], told["encrypted"]) == (live["Port"], False)
    for name, member in {
        "dbi_resource_id": "DbiResourceId",
        "source_region": "Region",
        "vpc_id": "VpcId",
        "iam_database_authentication_enabled": "IAMDatabaseAuthenticationEnabled",
        "backup_target": "BackupTarget",
    }.items():
        assert told[name] == live.get(member), name
    moment(told["restore_window"]["earliestTime"])
    rds_full = made["rds_full"]["db_instance_automated_backups_arn"]
    assert clouds.rds_backups("us-east-1")[rds_full]["KmsKeyId"] == rds_key
    assert clouds.rds_tags(rds_full, "us-east-1") == TAGS

    told, live = made["redshift_full"], clouds.redshift_configurations()[DESTINATION]
    assert told["snapshot_copy_configuration_id"] == live["snapshotCopyConfigurationId"]
    assert told["snapshot_copy_configuration_arn"] == live["snapshotCopyConfigurationArn"]
    assert live["destinationKmsKeyId"] == redshift_key
    assert live["snapshotRetentionPeriod"] == 30
    assert clouds.redshift_configurations()["us-east-1"]["snapshotRetentionPeriod"] == -1

    assert set(made["cbs"]["copies"]) == {"ap-beijing", "ap-shanghai"}
    for region, told in made["cbs"]["copies"].items():
        ((id, live),) = clouds.cbs_copies(region).items()
        assert (told["snapshotId"], told["snapshotState"]) == (id, live["SnapshotState"])
        assert (told["snapshotState"], told["percent"]) == ("NORMAL", 100)
        moment(told["createTime"])
    ((nightly, live),) = clouds.cbs_copies("ap-chengdu").items()
    assert live["SnapshotName"] == "nightly"
    stack.assert_unchanged()

    # Somebody changes one of each kind, and deletes one.
    clouds.hsm("us-east-1").tag_resource(
        ResourceId=hsm_full, TagList=[{"Key": "team", "Value": "by hand"}]
    )
    clouds.hsm().delete_backup(BackupId=made["hsm"]["destination_backup_id"])
    clouds.rds("us-east-1").add_tags_to_resource(
        ResourceName=rds_full, Tags=[{"Key": "team", "Value": "by hand"}]
    )
    clouds.rds().stop_db_instance_automated_backups_replication(SourceDBInstanceArn=ORDERS)
    configurations = {k: v["snapshot_copy_configuration_id"] for k, v in made.items() if "red" in k}
    clouds.redshift.update_snapshot_copy_configuration(
        snapshotCopyConfigurationId=configurations["redshift_full"], snapshotRetentionPeriod=8
    )
    sandbox.advance(timedelta(minutes=10))
    clouds.redshift.delete_snapshot_copy_configuration(
        snapshotCopyConfigurationId=configurations["redshift"]
    )
    clouds.cbs("ap-chengdu", "ModifySnapshotAttribute", SnapshotId=nightly, SnapshotName="by hand")
    (shanghai,) = clouds.cbs_copies("ap-shanghai")
    clouds.cbs("ap-shanghai", "DeleteSnapshots", SnapshotIds=[shanghai])
    sandbox.advance(timedelta(minutes=10))
    refreshed = stack.refresh()
    assert refreshed.steps == {
        **dict.fromkeys(("hsm", "rds", "redshift"), DELETED),
        **dict.fromkeys(("hsm_full", "rds_full", "redshift_full", "cbs", "cbs_full"), UPDATED),
    }
    assert refreshed.moved == {
        "hsm_full": {"tags"},
        "rds_full": {"tags"},
        "redshift_full": {"snapshotRetentionPeriod"},
        "cbs": {"destinationRegions", "copies", "marks"},
        "cbs_full": {"snapshotName", "copies"},
    }
    assert stack.resource("hsm_full")["inputs"]["tags"] == {**TAGS, "team": "by hand"}

    # Put right, and changed: in place, or what can't be changed in place anew.
    stack.program(program("ops", "weekly", 60, "ca-central-1", OTHER_BACKUP, OTHER_SNAPSHOT, 35))
    assert stack.up().steps == {
        **dict.fromkeys(("hsm", "rds", "redshift"), CREATED),
        **dict.fromkeys(("hsm_full", "rds_full", "redshift_full", "cbs", "cbs_full"), UPDATED),
        **dict.fromkeys(("hsm_moved", "hsm_other", "cbs_other"), CREATE_FIRST),
        **dict.fromkeys(("rds_longer", "redshift_moved"), DELETE_FIRST),
    }
    now = stack.outputs()
    assert clouds.hsm_tags(hsm_full, "us-east-1") == {**TAGS, "team": "ops"}
    assert (clouds.hsm_copies("us-west-1"), len(clouds.hsm_copies("ca-central-1"))) == ({}, 1)
    (other,) = clouds.hsm_copies("us-east-2").values()
    assert other["SourceBackup"] == OTHER_BACKUP
    assert clouds.rds_tags(rds_full, "us-east-1") == {**TAGS, "team": "ops"}
    assert {b["BackupRetentionPeriod"] for b in clouds.rds_backups().values()} == {7, 35}
    configured = clouds.redshift_configurations()
    assert set(configured) == {DESTINATION, "us-east-1", "ca-central-1"}
    assert configured[DESTINATION]["snapshotRetentionPeriod"] == 60
    assert [s["SnapshotName"] for s in clouds.cbs_copies("ap-chengdu").values()] == ["weekly"]
    (nanjing,) = clouds.cbs_copies("ap-nanjing")
    assert nanjing != made["cbs_other"]["copies"]["ap-nanjing"]["snapshotId"]

    # A replacement that is forced loses nothing: what stands already is taken over.
    names = ("hsm_full", "rds_longer", "redshift_full", "cbs")
    urns = [option for name in names for option in ("--replace", stack.resource(name)["urn"])]
    forced = stack.up(*urns)
    assert forced.steps == {
        **dict.fromkeys(("hsm_full", "cbs"), CREATE_FIRST),
        **dict.fromkeys(("rds_longer", "redshift_full"), DELETE_FIRST),
    }
    for copy in (hsm_full, f"{now['cbs']['copies']['ap-beijing']['snapshotId']} in ap-beijing"):
        assert f"takes over {copy}, which exists already" in forced.said
        assert f"keeps {copy}, which another resource has taken over" in forced.said
    assert list(clouds.hsm_copies("us-east-1")) == [hsm_full]
    stack.assert_unchanged()

    destroyed = stack.destroy()
    (deleted,) = clouds.hsm("us-east-1").describe_backups()["Backups"]
    assert deleted["BackupState"] == "PENDING_DELETION"
    until = f"{deleted['DeleteTimestamp'].astimezone(timezone.utc):%Y-%m-%d %H:%M} UTC"
    assert f"{hsm_full} in us-east-1 waits in PENDING_DELETION until {until}" in destroyed.said
    assert f"of orders stay in {DESTINATION}, retained until each is 7 days old" in destroyed.said
    assert f"of ledger stay in {DESTINATION}, retained until each is 35 days old" in destroyed.said
    assert clouds.rds_backups("us-east-1", "retained") == {}
    assert "copied to us-east-1 stay there for ever" in destroyed.said
    assert f"copied to {DESTINATION} stay there until they are 60 days old" in destroyed.said
    assert clouds.redshift_configurations() == {}
    assert clouds.cbs_copies("ap-beijing") == clouds.cbs_copies("ap-chengdu") == {}
    # The sources are as they were.
    sources = clouds.cbs("ap-guangzhou", "DescribeSnapshots", SnapshotIds=[SNAPSHOT])
    assert sources["TotalCount"] == 1
    assert BACKUP in clouds.hsm_copies(SOURCE)


def test_what_others_have_made_is_left_alone_until_somebody_decides(
    stack: Stack, new_stack: Callable[[str], Stack], clouds: Clouds
) -> None:
    # Another stack's copies don't stand in the way of ours, and aren't ours.
    theirs = new_stack("theirs")
    theirs.program(hsm() + cbs())
    theirs.up()
    (their_hsm,), (their_cbs,) = clouds.hsm_copies(), clouds.cbs_copies("ap-beijing")

    by_hand, beside = clouds.copy_hsm_by_hand("us-east-1"), clouds.copy_hsm_by_hand("us-west-2")
    clouds.cbs(
        "ap-guangzhou",
        "CopySnapshotCrossRegions",
        SnapshotId=SNAPSHOT,
        DestinationRegions=["ap-shanghai"],
    )
    (shanghai,) = clouds.cbs_copies("ap-shanghai")
    same = clouds.replicate_by_hand(DESTINATION, BackupRetentionPeriod=14)
    other = clouds.replicate_by_hand("us-east-1")
    shorter = clouds.configure_by_hand(DESTINATION, snapshotRetentionPeriod=3)
    other_key = clouds.key("us-west-2")
    encrypted = clouds.configure_by_hand("us-west-2", destinationKmsKeyId=other_key)

    same_id = f"{DESTINATION}/{same}"

    def program(adopted: str | None, copied: str | None, by_hand: bool, key: str) -> str:
        take = {"adopt": f"us-east-1/{other}"} if by_hand else {}
        return (
            hsm()
            + hsm("beside", "us-west-2", beside_others=True)
            + cbs()
            + rds("same", backup_retention_period=14, adopt=same_id)
            + redshift("shorter", snapshot_retention_period=7, adopt=f"{SOURCE}/{shorter}")
            + hsm("adopted", "us-east-1", adopt=adopted, never_expires=True)
            + cbs("copied", "ap-shanghai", adopt=copied)
            + rds("other", "us-east-1", **take)
            + redshift("encrypted", "us-west-2", destination_kms_key_id=key)
        )

    stack.program(program(None, None, False, clouds.key("us-west-2")))
    refused = stack.up("--continue-on-error", ok=False)
    assert f"takes over the replication {same}, which exists already" in refused.said
    assert f"takes over the configuration {shorter} with " in refused.said
    of_cbs, of_hsm, of_rds, of_redshift = (
        next(error for error in refused.errors if id in error)
        for id in (shanghai, by_hand, "orders to us-east-1", encrypted)
    )
    assert len(refused.errors) == 4
    adopted, copied = f"us-east-1/{by_hand}", f"ap-guangzhou/{SNAPSHOT}/ap-shanghai:{shanghai}"
    assert f'adopt="{adopted}"' in of_hsm
    assert "beside_others=True" in of_hsm
    assert f'adopt="{copied}"' in of_cbs
    assert f'adopt="us-east-1/{other}"' in of_rds
    assert f'adopt="{SOURCE}/{encrypted}"' in of_redshift
    assert other_key in of_redshift

    stack.program(program(adopted, copied, True, other_key))
    up = stack.up()
    assert f"found the configuration {encrypted}, as it is wanted" in up.said
    assert up.steps == dict.fromkeys(("adopted", "copied", "other", "encrypted"), CREATED)
    now = stack.outputs()
    assert now["adopted"]["destination_backup_id"] == by_hand
    assert clouds.hsm_copies("us-east-1")[by_hand]["NeverExpires"] is True
    assert {beside, now["beside"]["destination_backup_id"]} == {*clouds.hsm_copies("us-west-2")}
    assert now["copied"]["copies"]["ap-shanghai"]["snapshotId"] == shanghai
    assert list(clouds.rds_backups()) == [same]
    assert list(clouds.rds_backups("us-east-1")) == [other]
    kept = clouds.redshift_configurations()[DESTINATION]
    assert (kept["snapshotCopyConfigurationId"], kept["snapshotRetentionPeriod"]) == (shorter, 7)
    assert f"leaves {SOURCE}/{encrypted}, which was there before" in stack.destroy().said
    assert set(clouds.redshift_configurations()) == {"us-west-2"}
    assert list(clouds.hsm_copies()) == [their_hsm]
    assert list(clouds.cbs_copies("ap-beijing")) == [their_cbs]


def test_what_outlasts_its_time_and_whose_answer_is_lost_is_made_once(
    stack: Stack, clouds: Clouds, sandbox: SandboxClient
) -> None:
    sandbox.configure(durations={".".join(made): 3600 for made in (HSM_COPY, RDS_START)})
    for service, operation in MAKING:
        sandbox.add_fault(Fault("reset", service=service, operation=operation, after=True))
    sandbox.add_fault(Fault("throttle", *REDSHIFT_CREATE, count=2))
    soon = {"timeouts": {"create": "3s"}}
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
    assert len(clouds.cbs_copies("ap-beijing")) == len(clouds.cbs_copies("ap-shanghai")) == 1


def test_errors_say_what_cannot_be_done_and_what_to_do(
    stack: Stack, clouds: Clouds, sandbox: SandboxClient
) -> None:
    clouds.hsm(SOURCE).delete_backup(BackupId=OTHER_BACKUP)
    sandbox.configure(quotas={"cbs.Snapshot.ap-shanghai": 0})
    expired = {"code": "ExpiredTokenException", "message": "The security token is expired"}
    sandbox.add_fault(Fault("error", *REDSHIFT_CREATE, count=-1, **expired))
    unknown = "backup-nosuchone234"
    stack.program(
        hsm("unknown", backup_id=unknown)
        + hsm("deleted", backup_id=OTHER_BACKUP)
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
        f"cannot copy {OTHER_BACKUP} from {SOURCE} to {DESTINATION}: the source is "
        "PENDING_DELETION. Restore it first.",
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
    (kept,) = clouds.cbs_copies("ap-beijing")
    assert f"The next `pulumi up` goes on with {kept} in ap-beijing." in of_cbs
    assert "security token is expired" in of_expired
    assert "Check the credentials" in of_expired
    assert len(errors) == 7
