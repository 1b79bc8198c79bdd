"""`offsite.rds.AutomatedBackupsReplication`, through a real `pulumi up`."""

from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from .clouds import DELETE_FIRST, DESTINATION, SOURCE, Aws, assert_refused, drift, moment

ORDERS, LEDGER, SCRATCH = (
    f"arn:aws:rds:{SOURCE}:123456789012:db:{name}" for name in ("orders", "ledger", "scratch")
)
START = "StartDBInstanceAutomatedBackupsReplication"
STOP = "StopDBInstanceAutomatedBackupsReplication"
REPLICATING = f"cannot replicate the automated backups of orders to {DESTINATION}: "


class Rds:
    """The RDS of a region, as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self._aws = Aws(sandbox)
        self._sandbox = sandbox

    def __call__(self, region: str = DESTINATION) -> Any:
        return self._aws.client("rds", region)

    def backups(self, region: str = DESTINATION, status: str = "replicating") -> list[str]:
        """The ARNs of the replicated backups in a state."""
        found = self(region).describe_db_instance_automated_backups(
            Filters=[{"Name": "status", "Values": [status]}]
        )
        return [b["DBInstanceAutomatedBackupsArn"] for b in found["DBInstanceAutomatedBackups"]]

    def backup(self, arn: str) -> dict[str, Any]:
        (found,) = self(arn.split(":")[3]).describe_db_instance_automated_backups(
            DBInstanceAutomatedBackupsArn=arn
        )["DBInstanceAutomatedBackups"]
        return found

    def tags(self, arn: str) -> dict[str, str]:
        return {tag["Key"]: tag["Value"] for tag in self.backup(arn)["TagList"]}

    def start(self, region: str = DESTINATION, source: str = ORDERS, **parameters: Any) -> str:
        """A replication that offsite knows nothing of."""
        started = self(region).start_db_instance_automated_backups_replication(
            SourceDBInstanceArn=source, SourceRegion=SOURCE, **parameters
        )
        self._sandbox.advance(timedelta(minutes=10))
        return started["DBInstanceAutomatedBackup"]["DBInstanceAutomatedBackupsArn"]

    def stop(self, region: str = DESTINATION, source: str = ORDERS) -> None:
        self(region).stop_db_instance_automated_backups_replication(SourceDBInstanceArn=source)
        self._sandbox.advance(timedelta(minutes=10))

    def status(self, name: str) -> str:
        (found,) = self(SOURCE).describe_db_instances(DBInstanceIdentifier=name)["DBInstances"]
        return found["DBInstanceStatus"]

    def delete_instance(self, name: str) -> None:
        self(SOURCE).delete_db_instance(DBInstanceIdentifier=name, SkipFinalSnapshot=True)

    def key(self, region: str) -> str:
        """A new KMS key's ARN."""
        return self._aws.client("kms", region).create_key()["KeyMetadata"]["Arn"]


@pytest.fixture
def rds(sandbox: SandboxClient) -> Rds:
    sandbox.configure(durations={"default": 0.5})
    return Rds(sandbox)


def replica(name: str = "replica", region: str = DESTINATION, **arguments: Any) -> str:
    """Lines of a program: the backups of a seeded instance are replicated; their ARN by its name."""
    given = {"source_db_instance_arn": ORDERS, "region": region, **arguments}
    listed = ", ".join(f"{argument}={value!r}" for argument, value in given.items())
    return (
        f'{name} = offsite.rds.AutomatedBackupsReplication("{name}", {listed})\n'
        f'pulumi.export("{name}", {name}.db_instance_automated_backups_arn)\n'
    )


def test_a_replication_is_started_changed_and_stopped(stack, rds) -> None:
    profile = stack.folder / "aws-config"
    profile.write_text(
        "[profile dr]\n"
        f"aws_access_key_id = {stack.environment['AWS_ACCESS_KEY_ID']}\n"
        f"aws_secret_access_key = {stack.environment['AWS_SECRET_ACCESS_KEY']}\n"
    )
    stack.environment["AWS_CONFIG_FILE"] = str(profile)
    key = rds.key("us-east-1")
    every = {
        "source_db_instance_arn": LEDGER,
        "backup_retention_period": 14,
        "kms_key_id": key,
        "tags": {"team": "dr", "costCenter": "1", "old": "yes"},
        "delete_retained_backups": True,
        "timeouts": {"create": "1h", "update": "5m", "delete": "1h30m"},
        "role_arn": "arn:aws:iam::123456789012:role/dr",
        "profile": "dr",
    }
    # An instance may have a replication in each region, and a key has several names.
    others = replica("twin", "us-west-2", delete_retained_backups=True) + replica(
        "alias", source_db_instance_arn=LEDGER, kms_key_id="alias/offsite-sandbox"
    )
    stack.program(
        replica("plain")
        + replica("full", "us-east-1", **every)
        + others
        + """
pulumi.export("all", plain)
pulumi.export("key", full.kms_key_id)
pulumi.export("window", plain.restore_window.apply(lambda w: [w.earliest_time, w.latest_time]))
"""
    )
    stack.up()
    ids = stack.outputs()
    outputs, live = ids.pop("all"), rds.backup(ids["plain"])
    assert ids.pop("key") == rds.backup(ids["full"])["KmsKeyId"] == key
    assert outputs["db_instance_automated_backups_arn"] == ids["plain"]
    assert outputs["status"] == live["Status"] == "replicating"
    assert outputs["db_instance_identifier"] == live["DBInstanceIdentifier"] == "orders"
    assert outputs["dbi_resource_id"] == live["DbiResourceId"]
    assert outputs["source_region"] == live["Region"]
    assert outputs["backup_retention_period"] == live["BackupRetentionPeriod"] == 7
    assert outputs["allocated_storage"] == live["AllocatedStorage"] == 20
    assert isinstance(outputs["port"], int)
    assert outputs["encrypted"] is outputs["iam_database_authentication_enabled"] is False
    for name, member in {
        "availability_zone": "AvailabilityZone",
        "vpc_id": "VpcId",
        "master_username": "MasterUsername",
        "engine": "Engine",
        "engine_version": "EngineVersion",
        "license_model": "LicenseModel",
        "storage_type": "StorageType",
        "option_group_name": "OptionGroupName",
        "preferred_backup_window": "PreferredBackupWindow",
        "backup_target": "BackupTarget",
    }.items():
        assert outputs[name] == live.get(member), name
    created = live["InstanceCreateTime"].replace(microsecond=0)
    assert moment(outputs["instance_create_time"]) == created
    earliest, latest = ids.pop("window")
    assert created <= moment(earliest) <= moment(latest)
    assert rds.tags(ids["plain"]) == {}
    assert rds.tags(ids["full"]) == every["tags"]
    assert rds.backup(ids["full"])["BackupRetentionPeriod"] == 14
    stack.assert_unchanged()

    changed = {**every, "tags": {"team": "rds", "costCenter": "1", "new": "yes"}}
    stack.program(
        replica("plain", delete_retained_backups=False, tags={"team": "dr"})
        + replica("full", "us-east-1", **{**changed, "timeouts": {"create": "2h"}})
        + others.replace("delete_retained_backups=True", "delete_retained_backups=False")
    )
    updated = stack.up()
    assert updated.steps == {name: ["update"] for name in ("plain", "full", "twin")}
    assert stack.outputs() == ids
    assert rds.tags(ids["plain"]) == {"team": "dr"}
    assert rds.tags(ids["full"]) == changed["tags"]
    stack.assert_unchanged()

    destroyed = stack.destroy()
    # The sources are at rest: their own deletion can follow at once.
    rds.delete_instance("orders")
    rds.delete_instance("ledger")
    for name in ("plain", "twin", "alias"):
        backup = rds.backup(ids[name])
        assert (backup["Status"], backup["BackupRetentionPeriod"]) == ("retained", 7)
    for instance, region in (
        ("orders", DESTINATION),
        ("orders", "us-west-2"),
        ("ledger", DESTINATION),
    ):
        assert (
            f"the replicated backups of {instance} stay in {region}, retained until each is "
            "7 days old"
        ) in destroyed.said
    assert rds.backups("us-east-1", "retained") == []


def test_what_cannot_change_is_stopped_first_and_started_anew(stack, rds) -> None:
    other_key = rds.key(DESTINATION)
    ledger = {"source_db_instance_arn": LEDGER}
    stack.program(
        replica("longer")
        + replica("moved", "us-east-1")
        + replica("encrypted", kms_key_id="alias/offsite-sandbox", **ledger)
        + replica("forced", "us-west-2", tags={"team": "dr"})
    )
    stack.up()
    before = stack.outputs()
    program = (
        replica("longer", backup_retention_period=35)
        + replica("moved", "us-east-2")
        + replica("encrypted", kms_key_id=other_key, **ledger)
        + replica("forced", "us-west-2", tags={"team": "dr"})
    )
    stack.program(program)
    replaced = stack.up()
    assert replaced.steps == dict.fromkeys(("longer", "moved", "encrypted"), DELETE_FIRST)
    forced = stack.up("--replace", stack.resource("forced")["urn"])
    assert forced.steps == {"forced": DELETE_FIRST}
    after = stack.outputs()
    assert not set(before.values()) & set(after.values())
    assert sorted(rds.backups()) == sorted([after["longer"], after["encrypted"]])
    assert (rds.backups("us-east-1"), rds.backups("us-east-2")) == ([], [after["moved"]])
    assert rds.backups("us-west-2") == [after["forced"]]
    assert rds.backup(after["longer"])["BackupRetentionPeriod"] == 35
    assert rds.backup(after["encrypted"])["KmsKeyId"] == other_key
    assert rds.tags(after["forced"]) == {"team": "dr"}
    # What was replicated before is retained beside what is replicated now.
    assert all(rds.backup(arn)["Status"] == "retained" for arn in before.values())
    stack.assert_unchanged()


def test_what_is_changed_or_stopped_behind_our_back_is_put_back(stack, rds) -> None:
    tags = {"changed": "1", "removed": "1"}
    stack.program(
        replica("tagged", tags=tags)
        + replica("stopped", "us-east-1", tags=tags)
        + replica("restarted", "us-west-2", backup_retention_period=7)
    )
    stack.up()
    ids = stack.outputs()
    rds().add_tags_to_resource(
        ResourceName=ids["tagged"],
        Tags=[{"Key": "changed", "Value": "2"}, {"Key": "added", "Value": "1"}],
    )
    rds().remove_tags_from_resource(ResourceName=ids["tagged"], TagKeys=["removed"])
    rds.stop("us-east-1")
    rds.stop("us-west-2")
    by_hand = rds.start("us-west-2", BackupRetentionPeriod=7)
    refreshed = stack.refresh()
    assert refreshed.steps == {
        "tagged": ["update"],
        "stopped": ["delete"],
        "restarted": ["delete"],
    }
    assert drift(refreshed) == {"tagged": {"tags"}}
    assert stack.resource("tagged")["inputs"]["tags"] == {"changed": "2", "added": "1"}

    repaired = stack.up()
    assert repaired.steps == {
        "tagged": ["update"],
        "stopped": ["create"],
        "restarted": ["create"],
    }
    now = stack.outputs()
    assert now["tagged"] == ids["tagged"]
    assert now["restarted"] == by_hand
    assert rds.backups("us-east-1") == [now["stopped"]] != [ids["stopped"]]
    assert rds.tags(now["tagged"]) == rds.tags(now["stopped"]) == tags
    stack.assert_unchanged()


def test_being_refused_access_is_never_gone(stack, rds, sandbox) -> None:
    stack.program(replica())
    stack.up()
    sandbox.add_fault(
        Fault(
            "error",
            service="rds",
            operation="DescribeDBInstanceAutomatedBackups",
            count=-1,
            code="AccessDenied",
            message="User: arn:aws:iam::123456789012:user/offsite is not authorized to perform: "
            "rds:DescribeDBInstanceAutomatedBackups",
            status=403,
        )
    )
    (error,) = stack.refresh(ok=False).errors
    assert "rds:DescribeDBInstanceAutomatedBackups" in error
    assert "Allow `DescribeDBInstanceAutomatedBackups` to the role or user" in error
    sandbox.clear_faults()
    assert [stack.resource("replica")["id"]] == [f"{DESTINATION}/{arn}" for arn in rds.backups()]
    stack.assert_unchanged()


def test_deleting_what_is_gone_is_fine(stack, rds) -> None:
    stack.program(
        replica("stopped", delete_retained_backups=True)
        + replica("kept", "us-east-1")
        + replica("orphan", source_db_instance_arn=LEDGER, kms_key_id="alias/offsite-sandbox")
        + replica(
            "orphan_too",
            "us-east-1",
            source_db_instance_arn=LEDGER,
            kms_key_id=rds.key("us-east-1"),
            delete_retained_backups=True,
        )
    )
    stack.up()
    ids = stack.outputs()
    rds.stop()
    rds.delete_instance("ledger")
    stack.destroy()
    assert rds.status("orders") == "available"
    # Stopped by hand or orphaned, what was replicated goes where that was asked for.
    assert rds.backups(status="retained") == [ids["orphan"]]
    assert rds.backups("us-east-1", "retained") == [ids["kept"]]


def test_what_exists_is_taken_over_unless_it_is_something_else(stack, rds) -> None:
    same, other = rds.start(BackupRetentionPeriod=14), rds.start("us-east-1")
    program = replica("same", backup_retention_period=14, tags={"team": "dr"})
    stack.program(program + replica("other", "us-east-1", backup_retention_period=14))
    mixed = stack.up("--continue-on-error", ok=False)
    assert f"takes over the replication of orders to {DESTINATION}" in mixed.said
    (error,) = mixed.errors
    assert error.startswith("cannot replicate the automated backups of orders to us-east-1: ")
    assert "`backup_retention_period=7`" in error
    assert stack.outputs()["same"] == same
    assert rds.tags(same) == {"team": "dr"}

    stack.program(program + replica("other", "us-east-1", backup_retention_period=7))
    assert stack.up().steps == {"other": ["create"]}
    assert stack.outputs() == {"same": same, "other": other}
    assert (rds.backups(), rds.backups("us-east-1")) == ([same], [other])
    stack.assert_unchanged()


def test_a_replication_that_outlasts_its_time_and_whose_answer_is_lost_is_started_once(
    stack, rds, sandbox
) -> None:
    sandbox.configure(durations={f"rds.{START}": 3600})
    sandbox.add_fault(Fault("reset", service="rds", operation=START, after=True))
    stack.program(replica(timeouts={"create": "3s"}, tags={"team": "dr"}))
    (error,) = stack.up(ok=False).errors
    assert error.startswith(REPLICATING)
    assert "pending" in error
    assert "goes on" in error
    assert "`timeouts`" in error
    (id,) = rds.backups(status="pending")

    sandbox.advance(timedelta(hours=1))
    stack.program(replica(tags={"team": "dr"}))
    stack.up()
    assert stack.outputs()["replica"] == id
    assert rds.backups() == [id]
    started = [call for call in sandbox.calls("rds", START) if call.error_code is None]
    assert len(started) == 1
    stack.assert_unchanged()

    # The stop takes its time too.
    sandbox.configure(durations={f"rds.{STOP}": 3600})
    stack.program(replica(tags={"team": "dr"}, timeouts={"delete": "2s"}))
    stack.up()
    (error,) = stack.destroy(ok=False).errors
    assert error.startswith(f"cannot stop the replication of orders to {DESTINATION}: ")
    assert "modifying" in error
    sandbox.advance(timedelta(hours=2))
    assert "stay in" in stack.destroy().said
    assert rds.status("orders") == "available"


def test_outputs_of_one_are_inputs_of_another(stack, rds) -> None:
    key = rds.key("us-east-1")
    stack.program(
        replica("first")
        + f"""
second = offsite.rds.AutomatedBackupsReplication(
    "second",
    source_db_instance_arn=first.source_db_instance_arn.apply(
        lambda arn: arn.replace("orders", "ledger")
    ),
    region=first.id.apply(lambda _: "us-east-1"),
    backup_retention_period=first.allocated_storage,
    kms_key_id=first.id.apply(lambda _: {key!r}),
    delete_retained_backups=first.encrypted,
    tags={{"beside": first.dbi_resource_id}},
    timeouts={{"create": first.id.apply(lambda _: "1h")}},
)
pulumi.export("second", second.db_instance_automated_backups_arn)
"""
    )
    assert stack.preview().steps == {"first": ["create"], "second": ["create"]}
    stack.up()
    ids = stack.outputs()
    second = rds.backup(ids["second"])
    assert second["DBInstanceIdentifier"] == "ledger"
    assert (second["BackupRetentionPeriod"], second["KmsKeyId"]) == (20, key)
    assert rds.tags(ids["second"]) == {"beside": rds.backup(ids["first"])["DbiResourceId"]}
    stack.assert_unchanged()


@pytest.mark.parametrize(
    ("program", "complaints"),
    [
        (
            replica(
                source_db_instance_arn="arn:aws:rds:eu-west-1:123456789012:cluster:orders",
                region="eu-centrl-1",
                backup_retention_period=0,
                kms_key_id="key",
                delete_retained_backups="perhaps",
                tags={f"key{n}": "" for n in range(51)},
                timeouts={"create": "-1h", "updates": "1h"},
            ),
            {
                "source_db_instance_arn": "must be the ARN of a DB instance",
                "region": "did you mean `eu-central-1`?",
                "backup_retention_period": "must be at least 1, not 0",
                "kms_key_id": "must be a KMS key",
                "delete_retained_backups": "must be true or false, not `perhaps`",
                "tags": "must be at most 50 tags, not 51",
                "timeouts.create": "must be a duration like",
                "timeouts.updates": "is not an argument: did you mean `update`?",
            },
        ),
        (
            replica(region=SOURCE, kms_key_id=f"arn:aws:kms:{DESTINATION}:123456789012:key/mrk-0"),
            {"kms_key_id": "must be a KMS key"},
        ),
        (
            replica(region=SOURCE, kms_key_id=f"arn:aws:kms:{DESTINATION}:123456789012:alias/a"),
            {
                "region": f"must be another region than the source's, {SOURCE}",
                "kms_key_id": f"is a key of {DESTINATION}: the copies are encrypted in the "
                f"destination, {SOURCE}, with a key of that region",
            },
        ),
        (
            replica("first")
            + replica(
                "second", "us-east-1", backup_retention_period=36, tags={"Aws:team": "dr"}
            ).replace(repr(ORDERS), "first.source_db_instance_arn"),
            {
                "backup_retention_period": "must be at most 35, not 36",
                "tags": "must not have the key `Aws:team`: `aws:` is reserved",
            },
        ),
    ],
    ids=["forms", "bad-key", "same-region", "beside-unknowns"],
)
def test_preview_refuses(stack, rds, sandbox, program: str, complaints: dict[str, str]) -> None:
    stack.program(program)
    assert_refused(stack.preview(ok=False), complaints)
    assert sandbox.calls("rds") == []


def test_errors_say_what_cannot_be_done_and_what_to_do(stack, rds, sandbox) -> None:
    rds(SOURCE).create_db_instance(
        DBInstanceIdentifier="asleep",
        DBInstanceClass="db.t4g.micro",
        Engine="postgres",
        AllocatedStorage=20,
        MasterUsername="postgres",
        MasterUserPassword="correct-horse",
        BackupRetentionPeriod=1,
    )
    sandbox.advance(timedelta(minutes=10))
    rds(SOURCE).stop_db_instance(DBInstanceIdentifier="asleep")
    stack.program(
        replica("unknown", source_db_instance_arn=ORDERS.replace("orders", "nowhere"))
        + replica("encrypted", source_db_instance_arn=LEDGER)
        + replica("unsaved", source_db_instance_arn=SCRATCH)
        + replica("asleep", source_db_instance_arn=ORDERS.replace("orders", "asleep"))
    )
    failed = stack.up("--continue-on-error", ok=False)
    cannot = "cannot replicate the automated backups of"
    assert sorted(failed.errors) == sorted(
        [
            f"{cannot} nowhere to {DESTINATION}: there is no such instance. "
            "Correct `source_db_instance_arn`.",
            f"{cannot} ledger to {DESTINATION}: the instance is encrypted. "
            f"Give a KMS key of {DESTINATION} as `kms_key_id`.",
            f"{cannot} scratch to {DESTINATION}: the instance keeps no automated backups. "
            "Set its own backup retention to at least 1 day.",
            f"{cannot} asleep to {DESTINATION}: the instance is stopped. Make it `available`.",
        ]
    )

    sandbox.add_fault(Fault("throttle", "rds", START, count=-1))
    stack.program(replica(timeouts={"create": "3s"}))
    (error,) = stack.up(ok=False).errors
    assert error.startswith(REPLICATING)
    assert "Rate exceeded" in error
    assert "run `pulumi up` again" in error
    sandbox.clear_faults()

    expired = {"code": "ExpiredToken", "message": "The security token is expired", "status": 403}
    sandbox.add_fault(Fault("error", "rds", count=-1, **expired))
    stack.program(replica())
    (error,) = stack.up(ok=False).errors
    assert error.startswith(REPLICATING)
    assert "The security token is expired" in error
    assert "Check the credentials" in error
    sandbox.clear_faults()
    assert rds.backups() == []

    sandbox.add_fault(Fault("fail", "rds", START))
    (error,) = stack.up(ok=False).errors
    assert error.startswith(f"{REPLICATING}the replication is failed. Stop it")
    rds.stop()
    stack.up()
    assert stack.outputs()["replica"] == rds.backups()[0]
