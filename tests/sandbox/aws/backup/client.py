"""AWS Backup in the sandbox, as its tests ask it."""

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from ..client import Aws, plain

ACCOUNT = "123456789012"
OTHER_ACCOUNT = "210987654321"
VAULT = "offsite-source"
THERE = "offsite-destination"
VAULT_ARN = f"arn:aws:backup:eu-west-1:{ACCOUNT}:backup-vault:{VAULT}"
THERE_ARN = f"arn:aws:backup:eu-central-1:{ACCOUNT}:backup-vault:{THERE}"

CONFLICT = "ConflictException"
DENIED = "AccessDeniedException"
EXISTS = "AlreadyExistsException"
INVALID = "InvalidParameterValueException"
LIMIT = "LimitExceededException"
MISSING = "MissingParameterValueException"
NOT_FOUND = "ResourceNotFoundException"
REQUEST = "InvalidRequestException"
STATE = "InvalidResourceStateException"

VOLUME = {"Type": "AWS::EC2::Volume", "Properties": {"AvailabilityZone": "eu-west-1a", "Size": 1}}
"""A volume in a CloudFormation template."""
TRUST = {
    "Version": "2012-10-17",
    "Statement": {
        "Effect": "Allow",
        "Principal": {"Service": ["backup.amazonaws.com"]},
        "Action": "sts:AssumeRole",
    },
}


class Backup(Aws):
    """AWS Backup: where the seed is, where copies go, and where there is nothing."""

    @cached_property
    def source(self) -> Any:
        """AWS Backup in the source's region, which has the seed."""
        return self.connect("backup")

    @cached_property
    def destination(self) -> Any:
        """AWS Backup in the destination's region."""
        return self.connect("backup", "eu-central-1")

    @cached_property
    def backup(self) -> Any:
        """AWS Backup in a region where there is nothing yet."""
        return self.connect("backup", "eu-west-2")

    @property
    def seeded(self) -> dict[str, Any]:
        """What the seed has for AWS Backup: ARNs by name, a DB instance's too."""
        return {**self.seed["backup"], "instance_arn": self.instance()}

    def instance(self, name: str = "orders") -> str:
        """The ARN of one of the seed's DB instances."""
        return self.seed["rds"]["db_instance_arns"][name]

    def make_role(self, name: str, trust: dict[str, Any]) -> str:
        """The ARN of a new role."""
        # botocore decodes the document in the answer, which no longer is of the model's type then.
        iam = self.connect("iam", "us-east-1", checked=False)
        made = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))
        return made["Role"]["Arn"]

    def make_stack(self, resources: dict[str, Any]) -> str:
        """The ARN of a new CloudFormation stack."""
        make, template = self.connect("cloudformation").create_stack, {"Resources": resources}
        return make(StackName="shop", TemplateBody=json.dumps(template))["StackId"]

    def start_backup(self, resource_arn: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Begin a backup, of the table if not told otherwise."""
        what = {"BackupVaultName": VAULT, "ResourceArn": resource_arn or self.seeded["table_arn"]}
        asked = {**what, "IamRoleArn": self.seeded["role_arn"], **parameters}
        return plain(self.source.start_backup_job(**asked))

    def backup_job(self, job_id: str) -> dict[str, Any]:
        """A backup job."""
        return plain(self.source.describe_backup_job(BackupJobId=job_id))

    def back_up(self, resource_arn: str | None = None, **parameters: Any) -> dict[str, Any]:
        """A backup job that is over."""
        job_id = self.start_backup(resource_arn, **parameters)["BackupJobId"]
        self.pass_time(seconds=2)
        return self.backup_job(job_id)

    def make_point(self, resource_arn: str | None = None, **parameters: Any) -> str:
        """The ARN of a new recovery point."""
        return self.back_up(resource_arn, **parameters)["RecoveryPointArn"]

    def points(self, vault: str = VAULT, client: Any = None, **filters: Any) -> list[Any]:
        """The recovery points in a vault, the newest first."""
        paginator = (client or self.source).get_paginator("list_recovery_points_by_backup_vault")
        pages = paginator.paginate(BackupVaultName=vault, **filters)
        return [point for page in pages for point in page["RecoveryPoints"]]

    def point(self, arn: str, vault: str = VAULT, client: Any = None) -> dict[str, Any]:
        """A recovery point."""
        asked = {"BackupVaultName": vault, "RecoveryPointArn": arn}
        return plain((client or self.source).describe_recovery_point(**asked))

    def count(self, vault: str = VAULT, client: Any = None) -> int:
        """How many recovery points a vault says that it holds."""
        found = (client or self.source).describe_backup_vault(BackupVaultName=vault)
        return found["NumberOfRecoveryPoints"]

    def copy(self, arn: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Begin a copy to the destination's region, of the seed's if not told otherwise."""
        asked = {
            "RecoveryPointArn": arn or self.seeded["recovery_point_arn"],
            "SourceBackupVaultName": VAULT,
            "DestinationBackupVaultArn": THERE_ARN,
            "IamRoleArn": self.seeded["role_arn"],
            **parameters,
        }
        return plain(self.source.start_copy_job(**asked))

    def copy_job(self, job_id: str) -> dict[str, Any]:
        """A copy job."""
        return self.source.describe_copy_job(CopyJobId=job_id)["CopyJob"]

    def copied(self, arn: str | None = None, **parameters: Any) -> dict[str, Any]:
        """A copy job that is over."""
        job_id = self.copy(arn, **parameters)["CopyJobId"]
        self.pass_time(seconds=2)
        return self.copy_job(job_id)

    def start_restore(
        self, arn: str, metadata: dict[str, str], client: Any = None, **parameters: Any
    ) -> str:
        """Begin a restore; the job's ID."""
        what = {"RecoveryPointArn": arn, "Metadata": metadata}
        asked = {**what, "IamRoleArn": self.seeded["role_arn"], **parameters}
        return (client or self.source).start_restore_job(**asked)["RestoreJobId"]

    def restore_job(self, job_id: str) -> dict[str, Any]:
        """A restore job."""
        return plain(self.source.describe_restore_job(RestoreJobId=job_id))

    def metadata_of(self, arn: str, vault: str = VAULT, client: Any = None) -> dict[str, str]:
        """A recovery point's own restore metadata."""
        asked = {"BackupVaultName": vault, "RecoveryPointArn": arn}
        found = (client or self.source).get_recovery_point_restore_metadata(**asked)
        return found["RestoreMetadata"]

    def restore(self, arn: str, overrides: dict[str, str], **parameters: Any) -> dict[str, Any]:
        """A restore job that is over, with the point's own metadata but for ``overrides``."""
        metadata = {**self.metadata_of(arn), **overrides}
        job_id = self.start_restore(arn, metadata, **parameters)
        self.pass_time(seconds=2)
        return self.restore_job(job_id)


def named(arn: str) -> dict[str, str]:
    """A recovery point of the source's vault, as operations name it."""
    return {"BackupVaultName": VAULT, "RecoveryPointArn": arn}


def sizes(call: Callable[..., Any], member: str, size: int, **asked: Any) -> list[int]:
    """How many items each page of a list has when there may be ``size``; all items differ."""
    pages = [call(MaxResults=size, **asked)]
    while "NextToken" in pages[-1]:
        pages.append(call(MaxResults=size, **asked, NextToken=pages[-1]["NextToken"]))
    items = [repr(item) for page in pages for item in page[member]]
    assert len(set(items)) == len(items)
    return [len(page[member]) for page in pages]
