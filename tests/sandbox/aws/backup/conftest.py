"""AWS Backup's clients, what the seed has for it, and a region where there is nothing."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from offsite_sandbox.aws.accounts import ACCOUNTS
from offsite_sandbox.client import SandboxClient

Connect = Callable[..., Any]
TRUST = {
    "Version": "2012-10-17",
    "Statement": {
        "Effect": "Allow",
        "Principal": {"Service": ["backup.amazonaws.com"]},
        "Action": "sts:AssumeRole",
    },
}


@pytest.fixture
def backup(connect: Connect) -> Any:
    """AWS Backup in a region where there is nothing yet."""
    return connect("backup", "eu-west-2")


@pytest.fixture
def vault(backup: Any) -> str:
    """The ARN of the vault ``main`` there."""
    return backup.create_backup_vault(BackupVaultName="main")["BackupVaultArn"]


@pytest.fixture
def make_role(sandbox: SandboxClient) -> Callable[..., str]:
    """``make_role(name, trust)``: the ARN of a new role."""
    owner = ACCOUNTS[0]
    # botocore decodes the document in the answer, which no longer is of the model's type then.
    iam: Any = boto3.client(  # pyright: ignore[reportUnknownMemberType]
        "iam",
        region_name="us-east-1",
        endpoint_url=sandbox.url,
        aws_access_key_id=owner.access_key_id,
        aws_secret_access_key=owner.secret_access_key,
    )

    def make_role_(name: str, trust: dict[str, Any]) -> str:
        made = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))
        return made["Role"]["Arn"]

    return make_role_


@pytest.fixture
def role(make_role: Callable[..., str]) -> str:
    """The ARN of a role that AWS Backup can assume."""
    return make_role("tester", TRUST)


@pytest.fixture
def failure() -> Callable[..., dict[str, Any]]:
    """``failure(call, **parameters)``: all members of the error that a call ends in."""

    def failure_(call: Callable[..., Any], **parameters: Any) -> dict[str, Any]:
        with pytest.raises(ClientError) as caught:
            call(**parameters)
        response: Any = caught.value.response
        members = {k: v for k, v in response.items() if k not in ("Error", "ResponseMetadata")}
        return {**members, **response["Error"]}

    return failure_


@pytest.fixture
def seeded(sandbox: SandboxClient) -> dict[str, Any]:
    """What the seed has for AWS Backup: ARNs by name."""
    return sandbox.seed()["backup"]


@pytest.fixture
def source(connect: Connect) -> Any:
    """AWS Backup in the source's region, which has the seed."""
    return connect("backup")


@pytest.fixture
def destination(connect: Connect) -> Any:
    """AWS Backup in the destination's region."""
    return connect("backup", "eu-central-1")


@pytest.fixture
def pass_time(sandbox: SandboxClient) -> Callable[..., None]:
    """``pass_time(days=1)``: push the sandbox's clock."""

    def pass_time_(**parts: float) -> None:
        sandbox.advance(timedelta(**parts))

    return pass_time_
