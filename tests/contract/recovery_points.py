"""Recovery points as anybody makes, changes and deletes them, for the values of what has one."""

import json
from collections.abc import Callable
from copy import copy
from typing import Any, Final

import pytest

from offsite_provider.core.failures import Conflict

from .cloud import ACCOUNT, DESTINATION, SOURCE, Cloud
from .life import Life

LONDON: Final = "eu-west-2"
ROLE: Final = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
VAULT, COPIES = "offsite-source", "offsite-destination"
TABLE: Final = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
DATABASE: Final = f"arn:aws:rds:{SOURCE}:{ACCOUNT}:db:orders"
COPIES_ARN: Final = f"arn:aws:backup:{DESTINATION}:{ACCOUNT}:backup-vault:{COPIES}"


class Point:
    """A recovery point in its vault."""

    def __init__(self, cloud: Cloud, arn: str, vault: str = VAULT, region: str = SOURCE) -> None:
        self.backup = cloud.aws("backup", region)
        self.arn = arn
        self.request = {"BackupVaultName": vault, "RecoveryPointArn": arn}

    def keep(self, days: int) -> None:
        self.backup.update_recovery_point_lifecycle(
            **self.request, Lifecycle={"DeleteAfterDays": days}
        )

    def tag(self, **tags: str) -> None:
        self.backup.tag_resource(ResourceArn=self.arn, Tags=tags)

    @property
    def owner(self) -> str:
        """The mark that it carries."""
        return self.backup.list_tags(ResourceArn=self.arn)["Tags"].get("offsite:owner", "")

    def untag(self) -> None:
        """Takes the mark away."""
        self.backup.untag_resource(ResourceArn=self.arn, TagKeyList=["offsite:owner"])

    def unindex(self) -> None:
        self.backup.update_recovery_point_index_settings(
            **self.request, Index="DISABLED", IamRoleArn=ROLE
        )

    def delete(self) -> None:
        self.backup.delete_recovery_point(**self.request)


def marked_by_others(life: Life, point_of: Callable[[Cloud, Any], Point]) -> None:
    """What carries another mark is another's; what carries none is marked again, or left."""
    wanted = life.least(on_destroy="delete")
    changed = {**wanted, "lifecycle": {"deleteAfterDays": 9}}
    job = life.created(wanted)
    kept = copy(job)
    point, mark = point_of(life.cloud, job.thing), point_of(life.cloud, job.thing).owner
    point.tag(**{"offsite:owner": f"theirs@{'0' * 32}"})
    with pytest.raises(Conflict, match=r"it carries the mark of theirs now\. Run `pulumi refresh`"):
        job.up(changed)
    job.destroy()
    assert "keeps" in job.report.messages[-1]
    assert job.refresh()
    assert not job.id
    assert "forgets" in job.report.messages[-1]
    point.untag()
    assert kept.refresh()
    kept.destroy()
    assert "carries no mark: delete it by hand" in kept.report.messages[-1]
    assert kept.up(changed) == "updated"
    assert point.owner == mark
    kept.destroy()
    assert kept.locate() is None


def back_up(
    cloud: Cloud, resource: str, vault: str = VAULT, region: str = SOURCE, **more: Any
) -> str:
    """The ARN of a recovery point that somebody makes."""
    backup = cloud.aws("backup", region)
    id = backup.start_backup_job(
        BackupVaultName=vault, ResourceArn=resource, IamRoleArn=ROLE, **more
    )["BackupJobId"]
    return backup.describe_backup_job(BackupJobId=id)["RecoveryPointArn"]


def make_bucket(cloud: Cloud, name: str, region: str = SOURCE) -> str:
    """The ARN of a bucket that can be backed up."""
    s3 = cloud.aws("s3", region)
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": region})
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return f"arn:aws:s3:::{name}"


def make_role(cloud: Cloud, name: str) -> str:
    """The ARN of a role that AWS Backup can assume."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "backup.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    role = cloud.aws("iam").create_role(RoleName=name, AssumeRolePolicyDocument=document)
    return role["Role"]["Arn"]


def make_stack(cloud: Cloud) -> str:
    """The ARN of a stack with a table in it, whose recovery point is composite."""
    table = {
        "Type": "AWS::DynamoDB::Table",
        "Properties": {
            "TableName": "in-the-stack",
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
            "BillingMode": "PAY_PER_REQUEST",
        },
    }
    template = json.dumps({"Resources": {"Table": table}})
    made = cloud.aws("cloudformation").create_stack(StackName="shop", TemplateBody=template)
    return made["StackId"]


def back_up_continuously(cloud: Cloud, resource: str) -> str:
    """The ARN of a continuous backup, which only a plan makes."""
    backup = cloud.aws("backup")
    rule = {
        "RuleName": "continuous",
        "TargetBackupVaultName": VAULT,
        "ScheduleExpression": "cron(0 5 ? * * *)",
        "EnableContinuousBackup": True,
        "Lifecycle": {"DeleteAfterDays": 35},
    }
    plan = backup.create_backup_plan(BackupPlan={"BackupPlanName": "continuous", "Rules": [rule]})
    backup.create_backup_selection(
        BackupPlanId=plan["BackupPlanId"],
        BackupSelection={
            "SelectionName": "one",
            "IamRoleArn": ROLE,
            "Resources": [resource],
        },
    )
    cloud.advance(2 * 24 * 3600)
    (found,) = backup.list_recovery_points_by_backup_vault(
        BackupVaultName=VAULT, ByResourceArn=resource
    )["RecoveryPoints"]
    return found["RecoveryPointArn"]
