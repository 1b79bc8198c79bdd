"""Reads that lag behind, of whatever service: they show what there was."""

from collections.abc import Callable
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from offsite_sandbox import environment
from offsite_sandbox.client import SandboxClient

ARN = "arn:aws:backup:eu-west-1:123456789012:backup-vault:late"


@pytest.fixture
def late(sandbox: SandboxClient) -> SandboxClient:
    """The sandbox, whose reads are half an hour behind."""
    sandbox.configure(durations={"Propagation": 1800, "default": 0})
    return sandbox


@pytest.fixture
def aws(late: SandboxClient) -> Callable[[str], Any]:
    """Makes clients of a service of AWS."""

    def client(service: str) -> Any:
        session: Any = boto3
        return session.client(
            service,
            region_name=environment.AWS_REGION,
            endpoint_url=late.url,
            aws_access_key_id=environment.AWS_ACCESS_KEY_ID,
            aws_secret_access_key=environment.AWS_SECRET_ACCESS_KEY,
        )

    return client


def test_what_is_made_changed_and_deleted_shows_later(
    late: SandboxClient, aws: Callable[[str], Any]
) -> None:
    backup = aws("backup")
    backup.create_backup_vault(BackupVaultName="late", BackupVaultTags={"n": "1"})
    with pytest.raises(ClientError, match="AccessDeniedException"):
        backup.describe_backup_vault(BackupVaultName="late")
    with pytest.raises(ClientError, match="AlreadyExistsException"):
        backup.create_backup_vault(BackupVaultName="late")
    late.advance(1200)
    backup.tag_resource(ResourceArn=ARN, Tags={"n": "2"})
    late.advance(1200)
    assert backup.list_tags(ResourceArn=ARN)["Tags"] == {"n": "1"}
    backup.delete_backup_vault(BackupVaultName="late")
    late.advance(1200)
    assert backup.list_tags(ResourceArn=ARN)["Tags"] == {"n": "2"}
    late.advance(1200)
    with pytest.raises(ClientError, match="AccessDeniedException"):
        backup.describe_backup_vault(BackupVaultName="late")


def test_so_it_is_with_services_that_are_motos(
    late: SandboxClient, aws: Callable[[str], Any]
) -> None:
    iam = aws("iam")
    iam.create_role(RoleName="late", AssumeRolePolicyDocument="{}")
    with pytest.raises(ClientError, match="NoSuchEntity"):
        iam.get_role(RoleName="late")
    late.advance(1800)
    assert iam.get_role(RoleName="late")["Role"]


def test_so_it_is_with_tencent_cloud(late: SandboxClient) -> None:
    keys = Credential(environment.TENCENTCLOUD_SECRET_ID, environment.TENCENTCLOUD_SECRET_KEY)
    http = HttpProfile(protocol="http", endpoint=late.url.removeprefix("http://"))
    profile = ClientProfile(httpProfile=http)
    cbs: Any = CommonClient("cbs", "2017-03-12", keys, "ap-guangzhou", profile)

    def names() -> set[str]:
        found = cbs.call_json("DescribeSnapshots", {"SnapshotIds": ["snap-sandbox1"]})
        return {snapshot["SnapshotName"] for snapshot in found["Response"]["SnapshotSet"]}

    before = names()
    change = {"SnapshotId": "snap-sandbox1", "SnapshotName": "late"}
    cbs.call_json("ModifySnapshotAttribute", change)
    assert names() == before
    late.advance(1800)
    assert names() == {"late"}
    cbs.call_json("DeleteSnapshots", {"SnapshotIds": ["snap-sandbox1"]})
    assert names() == {"late"}
    late.advance(1800)
    assert names() == set()
