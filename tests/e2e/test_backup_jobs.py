"""`offsite.backup.BackupJob`, `CopyJob` and `RestoreJob`, through a real `pulumi up`."""

import json
from typing import Any

import boto3
import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from ..pulumi_cli import Stack
from .clouds import (
    CREATE_FIRST,
    CREATED,
    DELETED,
    DESTINATION,
    SOURCE,
    UPDATED,
    Aws,
    Code,
    moment,
    resource,
)

ACCOUNT, OTHER_ACCOUNT = "123456789012", "210987654321"
OTHER_KEYS = ("AKIASANDBOX000000002", "sandbox-secret-2")
VAULT, COPIES = "offsite-source", "offsite-destination"
TABLE = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
DATABASE = f"arn:aws:rds:{SOURCE}:{ACCOUNT}:db:orders"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
COPIES_ARN = f"arn:aws:backup:{DESTINATION}:{ACCOUNT}:backup-vault:{COPIES}"
FAR_ARN = f"arn:aws:backup:{DESTINATION}:{OTHER_ACCOUNT}:backup-vault:safe"
FAR_ROLE = f"arn:aws:iam::{OTHER_ACCOUNT}:role/offsite"
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

    def snapshot_tags(self, arn: str) -> dict[str, str]:
        """The tags of an EBS snapshot."""
        found = self.aws.client("ec2", SOURCE).describe_tags(
            Filters=[{"Name": "resource-id", "Values": [arn.rpartition("/")[2]]}]
        )
        return {tag["Key"]: tag["Value"] for tag in found["Tags"]}

    def tables(self) -> set[str]:
        return set(self.aws.client("dynamodb", SOURCE).list_tables()["TableNames"])

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


def made(kind: str, name: str, **arguments: Any) -> str:
    return resource(f"backup.{kind}", name, region=SOURCE, iam_role_arn=ROLE, **arguments)


def job(name: str, resource_arn: str = TABLE, **arguments: Any) -> str:
    return made("BackupJob", name, backup_vault_name=VAULT, resource_arn=resource_arn, **arguments)


def copy(name: str, of: str, to: str = COPIES_ARN, **arguments: Any) -> str:
    given = {"source_backup_vault_name": VAULT, "destination_backup_vault_arn": to}
    return made("CopyJob", name, recovery_point_arn=point(of), **given, **arguments)


def restore(name: str, of: str, **arguments: Any) -> str:
    given = {"backup_vault_name": VAULT, "metadata": {"targetTableName": "restored"}}
    return made("RestoreJob", name, recovery_point_arn=point(of), **given, **arguments)


def point(of: str) -> str:
    """The recovery point of a job of the program's, or the one that has an ARN."""
    return of if of.startswith("arn:") else Code(f"{of}.recovery_point_arn")


def test_backed_up_copied_restored_and_kept_as_wanted(
    stack: Stack, backup: Backup, sandbox: SandboxClient
) -> None:
    far_client = backup.open_far_vault()
    before = set(backup.points())
    far = {"to": FAR_ARN, "destination_role_arn": FAR_ROLE, "on_destroy": "delete"}

    whole = backup.stack()

    def program(days: int, tag: str, release: str) -> str:
        kept = {"lifecycle": {"delete_after_days": days}}
        again = {"triggers": {"release": release}, "on_destroy": "delete"}
        return (
            job("table", recovery_point_tags={"team": tag}, start_window_minutes=60, **kept)
            + job("volume", backup.volume, recovery_point_tags={"team": tag}, index="ENABLED")
            + job("database", DATABASE, recovery_point_tags={"team": tag}, **kept)
            + copy("copy", "table", tags={"team": tag}, **kept)
            + copy("far", "table", tags={"team": tag}, **far)
            + restore("restored", "table")
            + job("again", whole, **again)
            + job("nightly", **again)
            + copy("nightly_copy", "nightly", **again)
        )

    stack.program(program(30, "dr", "1"))
    up = stack.up()
    assert "RUNNING, " in up.text
    outputs = stack.outputs()
    arns = {name: outputs[name]["recovery_point_arn"] for name in ("table", "volume", "database")}
    points = backup.points()
    parts = {arn for arn in points if "ParentRecoveryPointArn" in points[arn]}
    again = {outputs[name]["recovery_point_arn"] for name in ("again", "nightly")}
    assert set(points) - before == {*arns.values(), *again, *parts}
    assert (outputs["again"]["number_of_child_jobs"], len(parts)) == (2, 2)
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
    copied = backup.copies()[outputs["copy"]["destination_recovery_point_arn"]]
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
    assert state.count('"mark"') == 8
    stack.assert_unchanged()

    # Somebody changes, tags and deletes.
    backup.source.update_recovery_point_lifecycle(
        BackupVaultName=VAULT, RecoveryPointArn=arns["table"], Lifecycle={"DeleteAfterDays": 90}
    )
    backup.source.tag_resource(ResourceArn=arns["table"], Tags={"team": "else", "else": "too"})
    gone = outputs["copy"]["destination_recovery_point_arn"]
    backup.destination.delete_recovery_point(BackupVaultName=COPIES, RecoveryPointArn=gone)
    sandbox.advance(5)
    refreshed = stack.refresh()
    assert refreshed.steps == {"table": UPDATED, "copy": DELETED}
    assert refreshed.moved["table"] == {"lifecycle", "recoveryPointTags"}

    # Put right and changed in place, and made again for a trigger.
    stack.program(program(60, "ops", "2"))
    assert stack.up().steps == {
        **dict.fromkeys(("table", "volume", "database", "far"), UPDATED),
        "copy": CREATED,
        **dict.fromkeys(("again", "nightly", "nightly_copy"), CREATE_FIRST),
    }
    now, points = stack.outputs(), backup.points()
    assert {points[arns[n]]["Lifecycle"]["DeleteAfterDays"] for n in ("table", "database")} == {60}
    assert backup.snapshot_tags(arns["volume"])["team"] == "ops"
    tags = backup.source.list_tags(ResourceArn=arns["table"])["Tags"]
    assert (tags["team"], tags["else"]) == ("ops", "too")
    assert not (parts | again) & set(points)
    assert set(backup.copies()) == {
        now[name]["destination_recovery_point_arn"] for name in ("copy", "nightly_copy")
    }

    # Forced without a reason, it is the same backup, and nothing of it is deleted.
    nightly = now["nightly"]["recovery_point_arn"]
    forced = stack.up("--replace", stack.resource("nightly")["urn"])
    assert forced.steps == {"nightly": CREATE_FIRST}
    assert f"keeps {nightly}, which another resource has taken over" in forced.said
    assert stack.outputs()["nightly"]["recovery_point_arn"] == nightly

    destroyed = stack.destroy()
    for arn in arns.values():
        assert f"{arn} stays in the vault {VAULT} " in destroyed.said
    assert f"keeps {outputs['restored']['created_resource_arn']}, which was restored" in (
        destroyed.said
    )
    assert set(arns.values()) <= set(backup.points())
    assert nightly not in backup.points()
    assert backup.points(far_client, "safe") == {}
    assert "restored" in backup.tables()
    # What stays is nobody's any more.
    owner = backup.source.list_tags(ResourceArn=arns["table"])["Tags"][OWNER]
    assert owner.startswith("nobody@")
    assert backup.snapshot_tags(arns["volume"])[OWNER].startswith("nobody@")


def test_a_job_that_fails_says_why_and_the_next_run_goes_on(
    stack: Stack, backup: Backup, sandbox: SandboxClient
) -> None:
    seeded = sandbox.seed()["backup"]["recovery_point_arn"]
    stack.program(
        job("failing", backup.volume) + copy("copied", seeded) + restore("restored", seeded)
    )
    said = {
        "StartBackupJob": ("EXPIRED", "The backup window was over."),
        "StartCopyJob": ("FAILED", "Access denied trying to copy."),
        "StartRestoreJob": ("ABORTED", "The table was too large."),
    }
    for operation, (state, message) in said.items():
        sandbox.add_fault(Fault("fail", "backup", operation, message=message, code=state))
    of_job, of_copy, of_restore = sorted(stack.up("--continue-on-error", ok=False).errors)
    assert of_job.startswith(f"cannot back up {backup.volume}")
    assert "The backup window was over (the job " in of_job
    assert " is EXPIRED)." in of_job
    assert f"to {COPIES_ARN}: Access denied trying to copy (the job " in of_copy
    assert of_restore.startswith(f"cannot restore {seeded}")
    assert "The table was too large (the job " in of_restore

    assert stack.up().steps == dict.fromkeys(("failing", "copied", "restored"), CREATED)
    assert len(backup.copies()) == 1
    assert "restored" in backup.tables()
