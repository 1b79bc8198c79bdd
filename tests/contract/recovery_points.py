"""Recovery points as anybody makes, changes and deletes them, for the values of what has one.

And the scenes that are the same for each of these.
"""

import json
from collections.abc import Callable
from copy import copy
from typing import Any, ClassVar, Final

import pytest

from offsite_provider.core.failures import Conflict, Failure, Invalid, NotFound

from .cloud import ACCOUNT, DESTINATION, SOURCE, Cloud
from .values import Values

LONDON: Final = "eu-west-2"
ROLE: Final = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
VAULT, COPIES = "offsite-source", "offsite-destination"
TABLE: Final = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"
DATABASE: Final = f"arn:aws:rds:{SOURCE}:{ACCOUNT}:db:orders"
COPIES_ARN: Final = f"arn:aws:backup:{DESTINATION}:{ACCOUNT}:backup-vault:{COPIES}"

LIFECYCLES: Final = (
    {"deleteAfterDays": 60},
    {"moveToColdStorageAfterDays": 10, "deleteAfterDays": 100},
    {},
    None,
)
PROGRAMS_OWN: Final = dict.fromkeys(("triggers", "on_destroy"), "it is the program's own")


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

    def unindex(self) -> None:
        self.backup.update_recovery_point_index_settings(
            **self.request, Index="DISABLED", IamRoleArn=ROLE
        )

    @property
    def owner(self) -> str:
        """The mark that it carries."""
        return self.backup.list_tags(ResourceArn=self.arn)["Tags"].get("offsite:owner", "")

    def untag(self) -> None:
        """Takes the mark away."""
        self.backup.untag_resource(ResourceArn=self.arn, TagKeyList=["offsite:owner"])

    def delete(self) -> None:
        self.backup.delete_recovery_point(**self.request)


class PointValues(Values):
    """The values of a resource that has a recovery point."""

    read_operation = "backup:DescribeRecoveryPoint"
    to_delete = {"on_destroy": "delete"}
    tags: ClassVar[str] = "tags"
    """The argument that has the recovery point's tags."""
    point: ClassVar[Callable[[Cloud, Any], Point]]
    """The recovery point of a resource."""

    def remove(self, cloud: Cloud, thing: Any) -> None:
        self.point(cloud, thing).delete()


class JobValues(PointValues):
    """The values of a job, which marks the recovery point that it makes."""

    otherwise: ClassVar[dict[str, Any]] = {}
    """What else can be changed in place."""

    def scene_wanted_otherwise(self, life: Any) -> None:
        """What a killed run has made is changed into what is wanted by now."""
        made, tags = life.created(life.least()), self.tags
        wanted = {"lifecycle": {"deleteAfterDays": 9}, tags: {"costCenter": "5"}, **self.otherwise}
        again = life.created(life.least(**wanted))
        assert again.id == made.id
        assert not again.refresh()
        found = again.locate()[1]
        assert {name: found[life.name(name)] for name in wanted} == wanted
        # The resource from before knows by the mark that it is not its own any more.
        assert again.state["mark"] == f"{made.state['mark']}+1"
        made.state["onDestroy"] = "delete"
        made.destroy()
        assert "which another resource has taken over" in made.report.messages[-1]
        assert again.locate()

    def scene_retained(self, life: Any) -> None:
        """What stays is nobody's: the next one is made anew."""
        made = life.created(life.least())
        made.destroy()
        assert any(" stays in the vault " in message for message in made.report.messages)
        assert self.point(life.cloud, made.thing).owner.startswith("nobody@")
        assert life.created(life.least()).id != made.id

    def scene_marked_by_others(self, life: Any) -> None:
        """What carries another mark is another's; what carries none is marked again, or left."""
        wanted = life.least(on_destroy="delete")
        changed = {**wanted, "lifecycle": {"deleteAfterDays": 9}}
        job = life.created(wanted)
        kept = copy(job)
        point, mark = self.point(life.cloud, job.thing), self.point(life.cloud, job.thing).owner
        point.tag(**{"offsite:owner": f"theirs@{'0' * 32}"})
        with pytest.raises(
            Conflict, match=r"it carries the mark of theirs now\. Run `pulumi refresh`"
        ):
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

    def scene_disassociated(self, life: Any) -> None:
        """What is not continuous can't be."""
        made = life.created(life.least(on_destroy="disassociate"))
        with pytest.raises(Invalid, match="Only continuous backups"):
            made.destroy()
        assert made.locate()


def drift_of(point: Callable[[Cloud, Any], Point], tags: str = "tags") -> dict[str, Any]:
    """How somebody else changes what a recovery point has."""
    return {
        "lifecycle": lambda cloud, thing: point(cloud, thing).keep(90),
        tags: lambda cloud, thing: point(cloud, thing).tag(costCenter="9"),
    }


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


def make_buckets(cloud: Cloud) -> dict[str, str]:
    """Buckets here and in London, and vaults for their backups."""
    cloud.aws("backup").create_backup_vault(BackupVaultName="other")
    cloud.aws("backup", LONDON).create_backup_vault(BackupVaultName=VAULT)
    london = make_bucket(cloud, "orders-of-london", LONDON)
    return {"bucket": make_bucket(cloud, "orders"), "bucket_of_london": london}


def make_points(cloud: Cloud, **more: Any) -> dict[str, str]:
    """Recovery points of buckets; the first one is made with `more`."""
    buckets = make_buckets(cloud)
    bucket, london = buckets["bucket"], buckets["bucket_of_london"]
    return {
        "point": back_up(cloud, bucket, **more),
        "other_point": back_up(cloud, bucket),
        "point_of_the_other_vault": back_up(cloud, bucket, vault="other"),
        "point_of_london": back_up(cloud, london, region=LONDON),
    }


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


def parts(life: Any, whole: str) -> list[str]:
    """The ARNs of the parts of a composite recovery point."""
    found = life.cloud.aws("backup").list_recovery_points_by_backup_vault(
        BackupVaultName=VAULT, ByParentRecoveryPointArn=whole
    )
    return [point["RecoveryPointArn"] for point in found["RecoveryPoints"]]


def tagged(life: Any, wanted: dict[str, Any]) -> Any:
    """What AWS Backup does not manage fully has the tags of its own service."""
    made, tags = life.created(life.most(**wanted)), life.values.tags
    assert not made.refresh()
    wanted[tags] = {"costCenter": "3"}
    assert made.up(life.most(**wanted)) == "updated"
    found = made.locate()[1][life.name(tags)]
    assert found["costCenter"] == "3"
    assert "cost_center" not in found
    return made


def marked(life: Any, wanted: dict[str, Any]) -> None:
    """So it is known by its mark: what a killed run has made, and what is nobody's any more."""
    made = tagged(life, wanted)
    assert life.created(life.most(**wanted)).id == made.id
    retained = life.most(**wanted, on_destroy="retain", triggers={"release": "2"})
    kept = life.created(retained)
    kept.destroy()
    assert kept.locate()
    assert life.created(retained).id != kept.id


def gone_with_its_vault(
    life: Any, region: str = SOURCE, kind: type[Failure] = Failure, **vault: str
) -> None:
    """What was in the vault `other`, and that vault, are deleted."""
    wanted = life.least(**vault)
    made = life.created(wanted)
    life.values.remove(life.cloud, made.thing)
    life.cloud.aws("backup", region).delete_backup_vault(BackupVaultName="other")
    with pytest.raises(kind, match="other"):
        life.created(wanted)
    with pytest.raises(NotFound):
        made.up({**wanted, "lifecycle": {"deleteAfterDays": 9}})
    made.destroy()
    assert made.refresh()
    assert not made.id
