"""`offsite.backup.BackupJob`, `CopyJob` and `RestoreJob`, through a real `pulumi up`."""

import json
import signal
from typing import Any

import boto3
import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from .clouds import CREATE_FIRST, DESTINATION, SOURCE, Aws, assert_refused, drift, moment
from .test_crash import eventually, kill

ACCOUNT, OTHER_ACCOUNT = "123456789012", "210987654321"
OTHER_KEYS = ("AKIASANDBOX000000002", "sandbox-secret-2")
VAULT, COPIES = "offsite-source", "offsite-destination"
TABLE = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
DATABASE = f"arn:aws:rds:{SOURCE}:{ACCOUNT}:db:orders"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
COPIES_ARN = f"arn:aws:backup:{DESTINATION}:{ACCOUNT}:backup-vault:{COPIES}"
FAR_ARN = f"arn:aws:backup:{DESTINATION}:{OTHER_ACCOUNT}:backup-vault:safe"
FAR_ROLE = f"arn:aws:iam::{OTHER_ACCOUNT}:role/offsite"
POINT = f"arn:aws:backup:{SOURCE}:{ACCOUNT}:recovery-point:1"
OWNER = "offsite:owner"


class Backup:
    """AWS Backup in both regions, as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self.aws = Aws(sandbox)
        self.sandbox = sandbox
        self.source = self.aws.client("backup", SOURCE)
        self.destination = self.aws.client("backup", DESTINATION)
        self.volume = sandbox.seed()["backup"]["volume_arn"]

    def points(self, client: Any = None, vault: str = VAULT) -> dict[str, dict[str, Any]]:
        """The recovery points in a vault, by ARN."""
        client = client or self.source
        found = client.list_recovery_points_by_backup_vault(BackupVaultName=vault)
        return {point["RecoveryPointArn"]: point for point in found["RecoveryPoints"]}

    def copies(self) -> dict[str, dict[str, Any]]:
        return self.points(self.destination, COPIES)

    def jobs(self, **filters: Any) -> dict[str, str]:
        """The states of the backup jobs, by their ID."""
        found = self.source.list_backup_jobs(**filters)["BackupJobs"]
        return {job["BackupJobId"]: job["State"] for job in found}

    def snapshot_tags(self, arn: str) -> dict[str, str]:
        """The tags of an EBS snapshot."""
        found = self.aws.client("ec2", SOURCE).describe_tags(
            Filters=[{"Name": "resource-id", "Values": [arn.rpartition("/")[2]]}]
        )
        return {tag["Key"]: tag["Value"] for tag in found["Tags"]}

    def tables(self) -> set[str]:
        return set(self.aws.client("dynamodb", SOURCE).list_tables()["TableNames"])

    def made(self, operation: str) -> int:
        """How many calls of an operation were accepted."""
        calls = self.sandbox.calls("backup", operation)
        return len([call for call in calls if call.error_code is None])

    def open_far_vault(self) -> Any:
        """A vault of another account, which lets this one in; that account's client."""
        self.aws.client("backup", "us-east-1").update_global_settings(
            GlobalSettings={"isCrossAccountBackupEnabled": "true"}
        )
        far = boto3.Session(*OTHER_KEYS).client(
            "backup", DESTINATION, endpoint_url=self.sandbox.url
        )
        far.create_backup_vault(BackupVaultName="safe")
        statement = {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
            "Action": "backup:CopyIntoBackupVault",
            "Resource": "*",
        }
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        far.put_backup_vault_access_policy(BackupVaultName="safe", Policy=json.dumps(policy))
        return far

    def stack(self) -> str:
        """A CloudFormation stack of a table and a volume."""
        template = {
            "Resources": {
                "Table": {
                    "Type": "AWS::DynamoDB::Table",
                    "Properties": {
                        "TableName": "in-the-stack",
                        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                        "BillingMode": "PAY_PER_REQUEST",
                    },
                },
                "Volume": {
                    "Type": "AWS::EC2::Volume",
                    "Properties": {"AvailabilityZone": f"{SOURCE}a", "Size": 1},
                },
            }
        }
        client = self.aws.client("cloudformation", SOURCE)
        made = client.create_stack(StackName="shop", TemplateBody=json.dumps(template))
        return made["StackId"]


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def resource(kind: str, name: str, **arguments: Any) -> str:
    """Lines of a program; arguments that begin with `=` are its own expressions."""
    given = {"region": SOURCE, "iam_role_arn": ROLE, **arguments}
    listed = ", ".join(
        f"{argument}={value[1:] if str(value).startswith('=') else repr(value)}"
        for argument, value in given.items()
    )
    return f'{name} = offsite.backup.{kind}("{name}", {listed})\npulumi.export("{name}", {name})\n'


def job(name: str, resource_arn: str = TABLE, **arguments: Any) -> str:
    given = {"backup_vault_name": VAULT, "resource_arn": resource_arn, **arguments}
    return resource("BackupJob", name, **given)


def copy(name: str, of: str, to: str = COPIES_ARN, **arguments: Any) -> str:
    given = {
        "recovery_point_arn": f"={of}.recovery_point_arn",
        "source_backup_vault_name": VAULT,
        "destination_backup_vault_arn": to,
        **arguments,
    }
    return resource("CopyJob", name, **given)


def restore(name: str, of: str, **arguments: Any) -> str:
    given = {
        "recovery_point_arn": f"={of}.recovery_point_arn",
        "backup_vault_name": VAULT,
        **arguments,
    }
    return resource("RestoreJob", name, **given)


def test_backed_up_copied_restored_and_kept_as_wanted(stack, backup, sandbox) -> None:
    far_client = backup.open_far_vault()
    before = set(backup.points())
    far = {"to": FAR_ARN, "destination_role_arn": FAR_ROLE, "on_destroy": "delete"}

    def program(days: int, tag: str) -> str:
        kept = {"lifecycle": {"delete_after_days": days}}
        return (
            job("table", recovery_point_tags={"team": tag}, start_window_minutes=60, **kept)
            + job("volume", backup.volume, recovery_point_tags={"team": tag}, index="ENABLED")
            + job("database", DATABASE, recovery_point_tags={"team": tag}, **kept)
            + copy("copy", "table", tags={"team": tag}, **kept)
            + copy("far", "table", tags={"team": tag}, **far)
            + restore("restored", "table", metadata={"targetTableName": "restored"})
        )

    stack.program(program(30, "dr"))
    up = stack.up()
    assert "RUNNING, " in up.text
    outputs = stack.outputs()
    arns = {name: outputs[name]["recovery_point_arn"] for name in ("table", "volume", "database")}
    points = backup.points()
    assert set(points) - before == set(arns.values())
    table = points[arns["table"]]
    assert table["Lifecycle"] == {"DeleteAfterDays": 30}
    assert moment(outputs["table"]["completion_date"]) == table["CompletionDate"].replace(
        microsecond=0
    )
    described = backup.source.describe_backup_job(BackupJobId=outputs["table"]["backup_job_id"])
    assert outputs["table"]["id"] == f"{SOURCE}/{outputs['table']['backup_job_id']}"
    assert outputs["table"]["bytes_transferred"] == described["BytesTransferred"]
    assert outputs["table"]["encryption_key_arn"] == described["EncryptionKeyArn"]
    assert outputs["table"]["start_by"] is not None
    tags = backup.source.list_tags(ResourceArn=arns["table"])["Tags"]
    assert (tags["team"], tags["backup"]) == ("dr", "daily")
    assert tags[OWNER].startswith("e2e/test/table@")
    assert backup.snapshot_tags(arns["volume"])["team"] == "dr"
    (copied,) = backup.copies().values()
    assert copied["RecoveryPointArn"] == outputs["copy"]["destination_recovery_point_arn"]
    copied_tags = backup.destination.list_tags(ResourceArn=copied["RecoveryPointArn"])["Tags"]
    assert copied_tags[OWNER].startswith("e2e/test/copy@")
    (far_copy,) = backup.points(far_client, "safe")
    assert far_copy == outputs["far"]["destination_recovery_point_arn"]
    # A copy is kept as long as its source unless it says otherwise.
    assert outputs["far"]["lifecycle"] == {"deleteAfterDays": 30}
    assert "restored" in backup.tables()
    assert outputs["restored"]["created_resource_arn"].endswith(":table/restored")
    assert outputs["restored"]["resource_type"] == "DynamoDB"
    state = stack.state()
    assert "offsite:owner" not in json.dumps(stack.resource("table")["inputs"])
    assert state.count('"mark"') == 5
    stack.assert_unchanged()

    sandbox.clear_calls()
    stack.program(program(60, "ops"))
    changed = stack.up()
    assert changed.steps == {
        name: ["update"] for name in ("table", "volume", "database", "copy", "far")
    }
    (copied,) = backup.copies().values()
    assert copied["Lifecycle"] == {"DeleteAfterDays": 60}
    assert backup.points()[arns["database"]]["Lifecycle"] == {"DeleteAfterDays": 60}
    assert backup.snapshot_tags(arns["volume"])["team"] == "ops"
    assert len(sandbox.calls("backup", "UpdateRecoveryPointLifecycle")) == 3
    assert len(sandbox.calls("backup", "TagResource")) == 3
    assert sandbox.calls("backup", "StartBackupJob") == []

    # Somebody changes, tags and deletes.
    backup.source.update_recovery_point_lifecycle(
        BackupVaultName=VAULT, RecoveryPointArn=arns["table"], Lifecycle={"DeleteAfterDays": 90}
    )
    backup.source.tag_resource(ResourceArn=arns["table"], Tags={"team": "else", "else": "too"})
    gone = outputs["copy"]["destination_recovery_point_arn"]
    backup.destination.delete_recovery_point(BackupVaultName=COPIES, RecoveryPointArn=gone)
    sandbox.advance(5)
    refreshed = stack.refresh()
    assert refreshed.steps == {"table": ["update"], "copy": ["delete"]}
    assert drift(refreshed)["table"] == {"lifecycle", "recoveryPointTags"}
    repaired = stack.up()
    assert repaired.steps == {"table": ["update"], "copy": ["create"]}
    assert backup.points()[arns["table"]]["Lifecycle"] == {"DeleteAfterDays": 60}
    tags = backup.source.list_tags(ResourceArn=arns["table"])["Tags"]
    assert (tags["team"], tags["else"]) == ("ops", "too")
    assert set(backup.copies()) != {gone}

    destroyed = stack.destroy()
    for arn in arns.values():
        assert f"{arn} stays in the vault {VAULT} " in destroyed.said
    assert f"keeps {outputs['restored']['created_resource_arn']}, which was restored" in (
        destroyed.said
    )
    assert set(arns.values()) <= set(backup.points())
    assert backup.points(far_client, "safe") == {}
    assert "restored" in backup.tables()
    # What stays is nobody's any more.
    owner = backup.source.list_tags(ResourceArn=arns["table"])["Tags"][OWNER]
    assert owner.startswith("nobody@")
    assert backup.snapshot_tags(arns["volume"])[OWNER].startswith("nobody@")


def test_a_job_that_fails_says_why_and_the_next_run_goes_on(stack, backup, sandbox) -> None:
    stack.program(
        job("first")
        + job("second", backup.volume)
        + copy("copied", "first")
        + restore("restored", "first", metadata={"targetTableName": "restored"})
    )
    said = {
        "StartBackupJob": ("EXPIRED", "The backup window was over."),
        "StartCopyJob": ("FAILED", "Access denied trying to copy."),
        "StartRestoreJob": ("ABORTED", "The table was too large."),
    }
    state, message = said["StartBackupJob"]
    fails = Fault("fail", "backup", "StartBackupJob", count=2, message=message, code=state)
    sandbox.add_fault(fails)
    errors = stack.up("--continue-on-error", ok=False).errors
    # What was to come after it has nothing to begin with.
    errors = [error for error in errors if "is required" not in error]
    assert len(errors) == 2
    for error in errors:
        assert error.startswith("cannot back up arn:aws:")
        assert "The backup window was over (the job " in error
        assert f" is {state})." in error
    assert set(backup.jobs().values()) == {"EXPIRED", "COMPLETED"}

    for operation in ("StartCopyJob", "StartRestoreJob"):
        state, message = said[operation]
        sandbox.add_fault(Fault("fail", "backup", operation, message=message, code=state))
    errors = sorted(stack.up("--continue-on-error", ok=False).errors)
    assert len(errors) == 2
    assert f"to {COPIES_ARN}: Access denied trying to copy (the job " in errors[0]
    assert errors[1].startswith("cannot restore arn:aws:backup:")
    assert "The table was too large (the job " in errors[1]

    for operation in said:
        sandbox.add_fault(Fault("reset", "backup", operation, after=True))
    sandbox.clear_calls()
    assert stack.up().steps == {"copied": ["create"], "restored": ["create"]}
    # Their answers were lost: they were asked again, and made once.
    assert len(backup.copies()) == 1
    assert "restored" in backup.tables()
    assert len(backup.source.list_copy_jobs()["CopyJobs"]) == 2
    assert len(backup.source.list_restore_jobs()["RestoreJobs"]) == 2
    stack.assert_unchanged()


def test_interrupted_it_stops_what_can_be_stopped(stack, backup, sandbox) -> None:
    sandbox.configure(durations={"backup.StartBackupJob": 600.0})
    known = set(backup.jobs())
    stack.program(job("volume", backup.volume) + job("database", DATABASE))
    stack._write_config()
    running = stack.start("up", "--yes", "--skip-preview", "--stack", "test")
    eventually(lambda: backup.made("StartBackupJob") == 2)
    eventually(lambda: len(sandbox.calls("backup", "DescribeBackupJob")) > 2)
    running.send_signal(signal.SIGINT)
    said, _ = running.communicate(timeout=60)
    assert "Traceback" not in said
    (volume,) = backup.jobs(ByResourceArn=backup.volume)
    (database,) = backup.jobs(ByResourceArn=DATABASE)
    assert f"The job {volume} was stopped" in said
    assert f"The job {database} could not be stopped" in said
    assert backup.made("StopBackupJob") == 1

    sandbox.configure(durations={"backup.StartBackupJob": 1.0})
    sandbox.advance(600)
    stack.up()
    assert stack.outputs()["database"]["backup_job_id"] == database
    again = stack.outputs()["volume"]["backup_job_id"]
    assert {id: state for id, state in backup.jobs().items() if id not in known} == {
        volume: "ABORTED",
        again: "COMPLETED",
        database: "COMPLETED",
    }
    stack.assert_unchanged()


def test_killed_at_any_moment_nothing_is_made_twice(stack, backup, sandbox) -> None:
    sandbox.configure(durations={"backup.StartCopyJob": 600.0, "backup.StartRestoreJob": 600.0})
    stack.program(
        job("table")
        + copy("copied", "table", on_destroy="delete")
        + restore(
            "restored",
            "table",
            metadata='={"targetTableName": "restored", "note": pulumi.Output.secret("hush-hush")}',
        )
    )
    up = ("up", "--yes", "--skip-preview", "--stack", "test")
    started = ("StartCopyJob", "StartRestoreJob")
    kill(stack, lambda: all(backup.made(operation) for operation in started), *up)
    # Both are done before anybody comes back.
    sandbox.advance(600)
    later = stack.up()
    assert "hush" not in later.text + stack.state()
    assert "goes on with the job " in later.said
    assert "takes what the job " in later.said
    assert len(backup.source.list_copy_jobs()["CopyJobs"]) == len(backup.copies()) == 1
    assert len(backup.source.list_restore_jobs()["RestoreJobs"]) == 1
    assert len(backup.jobs(ByResourceArn=TABLE)) == 2  # One is the seed's.
    (copied,) = backup.copies()
    tags = backup.destination.list_tags(ResourceArn=copied)["Tags"]
    assert tags[OWNER].startswith("e2e/test/copied@")
    stack.destroy()
    assert backup.copies() == {}


def test_again_for_a_trigger_and_let_go_as_wanted(stack, backup) -> None:
    whole = backup.stack()

    def program(release: str) -> str:
        triggers = {"release": release}
        return (
            job("kept", triggers=triggers)
            + job("deleted", triggers=triggers, on_destroy="delete")
            + job("whole", whole, triggers=triggers, on_destroy="delete")
            + copy("copied", "deleted", triggers=triggers, on_destroy="delete")
        )

    seeded = set(backup.points())
    stack.program(program("1"))
    stack.up()
    first = stack.outputs()
    assert first["whole"]["is_parent"] is True
    assert first["whole"]["number_of_child_jobs"] == 2
    parts = {
        arn
        for arn, point in backup.points().items()
        if point.get("ParentRecoveryPointArn") == first["whole"]["recovery_point_arn"]
    }
    assert len(parts) == 2

    stack.program(program("2"))
    replaced = stack.up()
    assert replaced.steps == dict.fromkeys(("kept", "deleted", "whole", "copied"), CREATE_FIRST)
    second = stack.outputs()
    arns = {name: second[name]["recovery_point_arn"] for name in ("kept", "deleted", "whole")}
    alone = {
        arn
        for arn, point in backup.points().items()
        if "ParentRecoveryPointArn" not in point and arn not in seeded
    }
    assert alone == {*arns.values(), first["kept"]["recovery_point_arn"]}
    assert not parts & set(backup.points())
    assert set(backup.copies()) == {second["copied"]["destination_recovery_point_arn"]}

    # Forced without a reason, it is the same backup, and nothing of it is deleted.
    forced = stack.up("--replace", stack.resource("deleted")["urn"])
    assert forced.steps == {"deleted": CREATE_FIRST}
    assert f"keeps {arns['deleted']}, which another resource has taken over" in forced.said
    assert stack.outputs()["deleted"]["recovery_point_arn"] == arns["deleted"]

    stack.destroy()
    left = {first["kept"]["recovery_point_arn"], arns["kept"]}
    assert set(backup.points()) == seeded | left
    assert backup.copies() == {}


@pytest.mark.parametrize(
    ("program", "complaints"),
    [
        (
            job(
                "backed_up",
                TABLE.replace(SOURCE, DESTINATION),
                start_window_minutes=90,
                complete_window_minutes=120,
                lifecycle={"move_to_cold_storage_after_days": 7, "delete_after_days": 90},
            ),
            {
                "resource_arn": f"is in {DESTINATION}, and `region` is {SOURCE}: they have to agree",
                "complete_window_minutes": "must be at least 150, an hour more than",
                "lifecycle.delete_after_days": "must be at least 97, not 90",
            },
        ),
        (
            copy("copied", "no", FAR_ARN, recovery_point_arn=POINT, on_destroy="delete"),
            {"on_destroy": "needs a `destination_role_arn`: the copy is in the account"},
        ),
        (
            restore(
                "restored",
                "no",
                recovery_point_arn="snap-1",
                metadata={"n": 7},
                resource_type="a/b",
            ),
            {
                "recovery_point_arn": "must be the ARN of a recovery point, not `snap-1`",
                "metadata.n": "must be a string, not `7",
                "resource_type": "must be a type of resource, like `DynamoDB`, not `a/b`",
            },
        ),
    ],
    ids=["backup", "copy", "restore"],
)
def test_preview_refuses(stack, backup, sandbox, program: str, complaints: dict[str, str]) -> None:
    sandbox.clear_calls()
    stack.program(program)
    assert_refused(stack.preview(ok=False), complaints)
    assert sandbox.calls("backup") == []
