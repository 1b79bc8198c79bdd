"""`offsite.backup.RecoveryPoint`, through a real `pulumi up`."""

import json
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

from ..pulumi_cli import Stack
from .clouds import SOURCE, Aws, Code, moment, resource

VAULT = "offsite-source"
DATABASE = f"arn:aws:rds:{SOURCE}:123456789012:db:orders"
DAY = 24 * 60 * 60


class Backup:
    """AWS Backup in the source's region, as anybody's script would use it."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self.aws = Aws(sandbox)
        self.sandbox = sandbox
        self.client = self.aws.client("backup", SOURCE)
        self.seeded = sandbox.seed()["backup"]

    def points(self, **filters: Any) -> dict[str, dict[str, Any]]:
        """The recovery points in the vault, by ARN."""
        found = self.client.list_recovery_points_by_backup_vault(BackupVaultName=VAULT, **filters)
        return {point["RecoveryPointArn"]: point for point in found["RecoveryPoints"]}

    def look(self, arn: str) -> dict[str, Any]:
        return self.client.describe_recovery_point(BackupVaultName=VAULT, RecoveryPointArn=arn)

    def tags(self, arn: str) -> dict[str, str]:
        return self.client.list_tags(ResourceArn=arn)["Tags"]

    def back_up(self, resource_arn: str, **parameters: Any) -> str:
        """A recovery point that offsite knows nothing of."""
        job = self.client.start_backup_job(
            BackupVaultName=VAULT,
            ResourceArn=resource_arn,
            IamRoleArn=self.seeded["role_arn"],
            **parameters,
        )
        self.sandbox.advance(5)
        done = self.client.describe_backup_job(BackupJobId=job["BackupJobId"])
        assert done["State"] == "COMPLETED"
        return done["RecoveryPointArn"]

    def back_up_continuously(self, resource_arn: str) -> str:
        """A continuous backup, which only a plan makes."""
        rule = {
            "RuleName": "continuous",
            "TargetBackupVaultName": VAULT,
            "ScheduleExpression": "cron(0 5 ? * * *)",
            "EnableContinuousBackup": True,
            "Lifecycle": {"DeleteAfterDays": 35},
        }
        plan = {"BackupPlanName": "continuous", "Rules": [rule]}
        plan_id = self.client.create_backup_plan(BackupPlan=plan)["BackupPlanId"]
        selection = {
            "SelectionName": "one",
            "IamRoleArn": self.seeded["role_arn"],
            "Resources": [resource_arn],
        }
        made = self.client.create_backup_selection(BackupPlanId=plan_id, BackupSelection=selection)
        self.sandbox.advance(2 * DAY)
        self.client.delete_backup_selection(BackupPlanId=plan_id, SelectionId=made["SelectionId"])
        (arn,) = self.points(ByResourceArn=resource_arn)
        return arn

    def stack(self) -> str:
        """A CloudFormation stack of two volumes."""
        volume = {
            "Type": "AWS::EC2::Volume",
            "Properties": {"AvailabilityZone": f"{SOURCE}a", "Size": 1},
        }
        client = self.aws.client("cloudformation", SOURCE)
        template = json.dumps({"Resources": {"One": volume, "Two": volume}})
        return client.create_stack(StackName="shop", TemplateBody=template)["StackId"]


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def kept(name: str, arn: str, **arguments: Any) -> str:
    given = {"backup_vault_name": VAULT, "recovery_point_arn": arn, "region": SOURCE}
    return resource("backup.RecoveryPoint", name, **given, **arguments)


def test_what_exists_is_kept_as_wanted_and_let_go_in_each_way(
    stack: Stack, backup: Backup, sandbox: SandboxClient
) -> None:
    continuous = backup.back_up_continuously(DATABASE)
    seeded = backup.seeded["recovery_point_arn"]
    volume = backup.back_up(backup.seeded["volume_arn"])
    file_system = backup.back_up(backup.seeded["file_system_arn"])
    whole = backup.back_up(backup.stack())
    part, other_part = backup.points(ByParentRecoveryPointArn=whole)
    others = (
        kept("as_it_is", seeded)
        + kept("continuous", continuous, on_destroy="disassociate")
        + kept("whole", whole, on_destroy="delete")
        # It has to be out of it before the whole is deleted.
        + kept(
            "part",
            part,
            on_destroy="disassociate",
            tags={"part": "one"},
            opts=Code("pulumi.ResourceOptions(depends_on=[whole])"),
        )
    )
    program = (
        others
        + kept("longer", file_system, lifecycle={"delete_after_days": 365}, tags={"keep": "yes"})
        + kept("deleted", volume, tags={"keep": "no"})
    )
    sandbox.clear_calls()
    stack.program(program)
    stack.up()
    assert len(sandbox.calls("backup", "DescribeRecoveryPoint")) == 6
    assert len(sandbox.calls("backup")) == 8
    outputs = stack.outputs()
    live = backup.look(file_system)
    assert live["Lifecycle"] == {"DeleteAfterDays": 365}
    assert backup.tags(file_system) == {"Name": "orders", "backup": "daily", "keep": "yes"}
    until = outputs["longer"]["calculated_lifecycle"]["deleteAt"]
    assert moment(until) == live["CalculatedLifecycle"]["DeleteAt"].replace(microsecond=0)
    assert outputs["longer"]["resource_type"] == "EFS"
    assert outputs["longer"]["storage_class"] == "WARM"
    assert outputs["as_it_is"]["id"] == f"{SOURCE}/{VAULT}/{seeded}"
    assert outputs["continuous"]["status"] == "AVAILABLE"
    assert outputs["continuous"]["lifecycle"] == {"deleteAfterDays": 35}
    assert outputs["continuous"]["created_by"]["backupRuleName"] == "continuous"
    assert outputs["part"]["parent_recovery_point_arn"] == whole
    assert outputs["part"]["composite_member_identifier"] in ("One", "Two")
    assert outputs["whole"]["is_parent"] is True
    stack.assert_unchanged()

    # Somebody changes it; and what it is to come to is changed here.
    backup.client.update_recovery_point_lifecycle(
        BackupVaultName=VAULT, RecoveryPointArn=file_system, Lifecycle={}
    )
    backup.client.tag_resource(ResourceArn=file_system, Tags={"keep": "no", "else": "too"})
    refreshed = stack.refresh()
    assert refreshed.moved == {"longer": {"lifecycle", "tags"}}
    stack.program(program.replace(repr(volume), f"{volume!r}, on_destroy='delete'"))
    sandbox.clear_calls()
    assert stack.up().steps == {"longer": ["update"], "deleted": ["update"]}
    assert backup.look(file_system)["Lifecycle"] == {"DeleteAfterDays": 365}
    assert backup.tags(file_system)["keep"] == "yes"
    assert backup.tags(file_system)["else"] == "too"

    destroyed = stack.destroy()
    left = backup.points()
    assert set(left) == {seeded, file_system, part}
    assert "ParentRecoveryPointArn" not in left[part]
    assert f"{seeded} stays in the vault {VAULT} for ever" in destroyed.said
    assert f"{file_system} stays in the vault {VAULT} until 20" in destroyed.said
    assert (
        f"{part} stays in the vault {VAULT}, and is no longer a part of {whole}" in destroyed.said
    )
    # RDS goes on with it.
    found = backup.aws.client("rds", SOURCE).describe_db_instances(DBInstanceIdentifier="orders")
    assert found["DBInstances"][0]["BackupRetentionPeriod"] > 0
    assert other_part not in left
