"""AWS Backup's vaults: policies, notifications, locks."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from ...cases import Members, cases
from ..client import plain, some
from .client import DENIED, EXISTS, INVALID, LIMIT, MISSING, NOT_FOUND, REQUEST, Backup, sizes

REGION = "eu-west-2"
ARN = f"arn:aws:backup:{REGION}:123456789012:backup-vault:main"
TOPIC = "arn:aws:sns:eu-west-2:123456789012:events"
MAIN = {"BackupVaultName": "main"}
GAP = {**MAIN, "MinRetentionDays": 7, "MaxRetentionDays": 30, "CreatorRequestId": "one"}
NOTIFICATIONS = {**MAIN, "SNSTopicArn": TOPIC, "BackupVaultEvents": ["COPY_JOB_FAILED"]}
KEYS_THAT_CANNOT_BE = (
    "arn:aws:kms:eu-central-1:123456789012:key/0ff517e0-0000-4000-8000-000000000002",
    "alias/offsite-sandbox",
    "0ff517e0-0000-4000-8000-000000000001",
    "arn:aws:kms:eu-west-1:123456789012:alias/offsite-sandbox",
    "arn:aws:kms:eu-west-1:123456789012:key/0ff517e0-0000-4000-8000-000000000009",
    "arn:aws:s3:::bucket",
)


def described(client: Any, name: str = "main") -> Members:
    return plain(client.describe_backup_vault(BackupVaultName=name))


def vaults(client: Any, **filters: Any) -> list[str]:
    found = client.list_backup_vaults(**filters)["BackupVaultList"]
    return [item["BackupVaultName"] for item in found]


def lock(client: Any, **parameters: Any) -> None:
    client.put_backup_vault_lock_configuration(**MAIN, **parameters)


class TestCreation:
    def test_with_defaults(self, aws: Backup) -> None:
        made = aws.backup.create_backup_vault(**MAIN, CreatorRequestId="one")
        assert (made["BackupVaultName"], made["BackupVaultArn"]) == ("main", ARN)
        aliases = aws.connect("kms", REGION).list_aliases()["Aliases"]
        targets = {item["AliasName"]: item.get("TargetKeyId") for item in aliases}
        key_arn = f"arn:aws:kms:{REGION}:123456789012:key/{targets['alias/aws/backup']}"
        vault = described(aws.backup)
        assert vault["EncryptionKeyArn"] == key_arn
        assert vault["EncryptionKeyType"] == "AWS_OWNED_KMS_KEY"
        assert (vault["VaultState"], vault["Locked"]) == ("AVAILABLE", False)
        # All vaults have the same default key.
        aws.backup.create_backup_vault(BackupVaultName="two")
        assert described(aws.backup, "two")["EncryptionKeyArn"] == key_arn

    def test_with_a_key(self, aws: Backup) -> None:
        key = aws.seed["kms"]["key_arns"]["eu-west-1"]
        create = aws.source.create_backup_vault
        create(**MAIN, EncryptionKeyArn=key)
        vault = described(aws.source)
        assert vault["EncryptionKeyArn"] == key
        assert vault["EncryptionKeyType"] == "CUSTOMER_MANAGED_KMS_KEY"
        for wrong in KEYS_THAT_CANNOT_BE:
            aws.refuses(INVALID, create, BackupVaultName="other", EncryptionKeyArn=wrong)
        aws.connect("kms").disable_key(KeyId=key.split("/")[1])
        aws.refuses(INVALID, create, BackupVaultName="other", EncryptionKeyArn=key)

    def test_the_same_request_again_is_a_retry(self, aws: Backup) -> None:
        create = aws.backup.create_backup_vault
        asked: Members = {**MAIN, "BackupVaultTags": {"a": "b"}, "CreatorRequestId": "one"}
        first, again = (create(**asked) for _ in range(2))
        assert first["CreationDate"] == again["CreationDate"]
        for other in ({"CreatorRequestId": "two"}, {"BackupVaultTags": {}}):
            error = aws.refuses(EXISTS, create, **{**asked, **other})
            assert error["Message"] == "Backup vault with the same name already exists"
            assert (error["Arn"], error["CreatorRequestId"]) == (ARN, "one")
            assert error["Type"] == "Client"

    def test_names_are_case_sensitive_and_regional(self, aws: Backup) -> None:
        others = aws.connect("backup", "eu-west-3"), aws.connect("backup", REGION, account=1)
        for client in (aws.backup, *others):
            for name in ("main", "Main"):
                client.create_backup_vault(BackupVaultName=name)
        assert len(vaults(aws.backup)) == 2

    def test_a_quota(self, aws: Backup) -> None:
        aws.sandbox.configure(quotas={"backup.BackupVault": 1})
        aws.backup.create_backup_vault(**MAIN)
        aws.refuses(LIMIT, aws.backup.create_backup_vault, BackupVaultName="other")


class TestAirGapped:
    def test_creation(self, aws: Backup) -> None:
        aws.sandbox.configure({"backup.CreateLogicallyAirGappedBackupVault": 60})
        create = aws.backup.create_logically_air_gapped_backup_vault
        made, again = (create(**GAP) for _ in range(2))
        assert made["VaultState"] == "CREATING"
        assert again["CreationDate"] == made["CreationDate"]
        vault = described(aws.backup)
        assert vault["VaultType"] == "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"
        assert (vault["Locked"], vault["LockDate"]) == (True, made["CreationDate"])
        aws.pass_time(seconds=60)
        assert described(aws.backup)["VaultState"] == "AVAILABLE"

    def test_it_is_immutable(self, aws: Backup) -> None:
        aws.backup.create_logically_air_gapped_backup_vault(**GAP)
        aws.refuses(REQUEST, lock, client=aws.backup)
        aws.refuses(REQUEST, aws.backup.delete_backup_vault_lock_configuration, **MAIN)
        aws.refuses(EXISTS, aws.backup.create_backup_vault, **MAIN, CreatorRequestId="one")
        aws.backup.delete_backup_vault(**MAIN)


@cases(
    "operation least parameters code",
    *(
        ("create_backup_vault", MAIN, parameters, code)
        for parameters, code in (
            ({"CreatorRequestId": "no spaces"}, INVALID),
            ({"CreatorRequestId": "x" * 51}, INVALID),
            ({"BackupVaultTags": {"aws:mine": "x"}}, INVALID),
            ({"BackupVaultTags": {"": "x"}}, INVALID),
            ({"BackupVaultTags": {f"key{n}": "" for n in range(51)}}, LIMIT),
            ({"BackupVaultName": "aws/efs/automatic-backup-vault"}, INVALID),
        )
    ),
    *(
        ("create_logically_air_gapped_backup_vault", GAP, parameters, code)
        for parameters, code in (
            ({"MinRetentionDays": 6}, INVALID),
            ({"MaxRetentionDays": 6}, INVALID),
            ({"MaxRetentionDays": 36501}, INVALID),
        )
    ),
)
def test_creations_that_are_refused(
    aws: Backup, operation: str, least: Members, parameters: Members, code: str
) -> None:
    aws.refuses(code, getattr(aws.backup, operation), **some(**{**least, **parameters}))
    assert vaults(aws.backup) == []


class TestWhatIsNotThere:
    """AWS does not tell a vault that is not there from one that the caller is kept out of."""

    @cases(
        "operation parameters",
        ("describe_backup_vault", {}),
        ("delete_backup_vault", {}),
        ("get_backup_vault_access_policy", {}),
        ("put_backup_vault_access_policy", {"Policy": "{}"}),
        ("delete_backup_vault_access_policy", {}),
        ("get_backup_vault_notifications", {}),
        ("put_backup_vault_notifications", NOTIFICATIONS),
        ("delete_backup_vault_notifications", {}),
        ("put_backup_vault_lock_configuration", {}),
        ("delete_backup_vault_lock_configuration", {}),
    )
    def test_is_denied(self, aws: Backup, operation: str, parameters: Members) -> None:
        for name in ("aws/efs/automatic-backup-vault", "nobody"):
            asked = {**parameters, "BackupVaultName": name}
            error = aws.refuses(DENIED, getattr(aws.backup, operation), **asked)
        assert error["Status"] == 403
        assert error["Message"] == "Insufficient privileges to perform this action."

    @pytest.mark.usefixtures("vault")
    def test_another_accounts_vault_is_denied(self, aws: Backup) -> None:
        describe = aws.backup.describe_backup_vault
        others = aws.connect("backup", REGION, account=1).describe_backup_vault
        for account in ("123456789012", "210987654321"):
            aws.refuses(DENIED, others, **MAIN, BackupVaultAccountId=account)
        describe(**MAIN, BackupVaultAccountId="123456789012")
        aws.refuses(DENIED, describe, **MAIN, BackupVaultAccountId="210987654321")


class TestLists:
    def test_pages(self, aws: Backup) -> None:
        for number in range(5):
            aws.backup.create_backup_vault(BackupVaultName=f"vault-{number}")
        assert sizes(aws.backup.list_backup_vaults, "BackupVaultList", 2) == [2, 2, 1]
        assert "NextToken" not in aws.backup.list_backup_vaults(MaxResults=1000)
        aws.refuses(INVALID, aws.backup.list_backup_vaults, NextToken="elsewhere")

    @pytest.mark.usefixtures("vault")
    def test_a_list_tells_all_that_a_description_tells(self, aws: Backup) -> None:
        lock(aws.backup, MinRetentionDays=1, MaxRetentionDays=9, ChangeableForDays=3)
        assert aws.backup.list_backup_vaults()["BackupVaultList"] == [described(aws.backup)]

    @pytest.mark.usefixtures("vault")
    def test_filters(self, aws: Backup) -> None:
        gap = {**GAP, "BackupVaultName": "gap"}
        aws.backup.create_logically_air_gapped_backup_vault(**gap)
        assert vaults(aws.backup, ByVaultType="BACKUP_VAULT") == ["main"]
        assert vaults(aws.backup, ByVaultType="LOGICALLY_AIR_GAPPED_BACKUP_VAULT") == ["gap"]
        assert vaults(aws.backup, ByShared=True) == []
        assert vaults(aws.backup, ByShared=False) == ["main", "gap"]


def test_deletion(aws: Backup, vault: str) -> None:
    aws.backup.delete_backup_vault(**MAIN)
    assert vaults(aws.backup) == []
    aws.refuses(NOT_FOUND, aws.backup.list_tags, ResourceArn=vault)
    aws.backup.create_backup_vault(**MAIN)


@pytest.mark.usefixtures("vault")
class TestAccessPolicy:
    def test_put_get_delete(self, aws: Backup) -> None:
        get = aws.backup.get_backup_vault_access_policy
        error = aws.refuses(NOT_FOUND, get, **MAIN)
        assert error["Message"] == f"Backup Vault {ARN} has no associated POLICY"
        statement = {"Effect": "Allow", "Principal": "*", "Action": "backup:*", "Resource": "*"}
        written = json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=4)
        aws.backup.put_backup_vault_access_policy(**MAIN, Policy=written)
        # AWS tells the policy as it writes JSON itself.
        told = get(**MAIN)["Policy"]
        assert (told != written, json.loads(told)) == (True, json.loads(written))
        for _ in range(2):
            aws.backup.delete_backup_vault_access_policy(**MAIN)
        aws.refuses(NOT_FOUND, get, **MAIN)

    @cases(
        "policy code",
        (None, MISSING),
        ("", INVALID),
        ("[]", INVALID),
        ("{}", INVALID),
        ('{"Statement": ["x"]}', INVALID),
        ('{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}', INVALID),
        ('{"Statement": {"Effect": "Perhaps", "Principal": "*", "Action": "*", "Resource": "*"}}', INVALID),
    )  # fmt: skip
    def test_what_is_refused(self, aws: Backup, policy: str | None, code: str) -> None:
        asked = some(**MAIN, Policy=policy)
        aws.refuses(code, aws.backup.put_backup_vault_access_policy, **asked)


@pytest.mark.usefixtures("vault")
class TestNotifications:
    def test_put_get_delete(self, aws: Backup) -> None:
        get = aws.backup.get_backup_vault_notifications
        # AWS tells its own number here instead of ResourceNotFoundException.
        error = aws.refuses("ERROR_2106", get, **MAIN)
        assert error["Message"].startswith("Failed reading notifications from database")
        # BACKUP_JOB_FAILED is one that AWS has given up, and still takes.
        events = ["COPY_JOB_FAILED", "BACKUP_JOB_FAILED", "COPY_JOB_FAILED"]
        asked = {**NOTIFICATIONS, "BackupVaultEvents": events}
        aws.backup.put_backup_vault_notifications(**asked)
        assert get(**MAIN)["BackupVaultEvents"] == events[:2]
        for _ in range(2):
            aws.backup.delete_backup_vault_notifications(**MAIN)
        aws.refuses("ERROR_2106", get, **MAIN)

    @cases(
        "parameters code",
        ({"SNSTopicArn": "events"}, INVALID),
        ({"SNSTopicArn": "arn:aws:sqs:eu-west-1:123456789012:events"}, INVALID),
        ({"BackupVaultEvents": []}, INVALID),
    )
    def test_what_is_refused(self, aws: Backup, parameters: Members, code: str) -> None:
        asked = some(**{**NOTIFICATIONS, **parameters})
        aws.refuses(code, aws.backup.put_backup_vault_notifications, **asked)


@pytest.mark.usefixtures("vault")
class TestLock:
    def test_governance_can_always_be_taken_away(self, aws: Backup) -> None:
        lock(aws.backup, MinRetentionDays=7, MaxRetentionDays=30)
        aws.pass_time(days=400)
        # The whole lock is replaced.
        lock(aws.backup, MinRetentionDays=1)
        locked = described(aws.backup)
        assert (locked["Locked"], locked["MinRetentionDays"]) == (True, 1)
        assert {"LockDate", "MaxRetentionDays"}.isdisjoint(locked)
        aws.backup.delete_backup_vault_lock_configuration(**MAIN)
        unlocked = described(aws.backup)
        assert (unlocked["Locked"], "MinRetentionDays" in unlocked) == (False, False)

    def test_compliance_is_for_ever_after_its_date(self, aws: Backup) -> None:
        lock(aws.backup, ChangeableForDays=3)
        date: datetime = described(aws.backup)["LockDate"]
        left = date - described(aws.backup)["CreationDate"]
        assert timedelta(days=3) <= left < timedelta(days=3, minutes=5)
        aws.pass_time(days=2, hours=23)
        lock(aws.backup, ChangeableForDays=4, MinRetentionDays=5)
        assert described(aws.backup)["LockDate"] > date
        aws.pass_time(days=4)
        error = aws.refuses(REQUEST, lock, client=aws.backup, MinRetentionDays=5)
        assert "immutable" in error["Message"]
        aws.refuses(REQUEST, aws.backup.delete_backup_vault_lock_configuration, **MAIN)
        assert described(aws.backup)["MinRetentionDays"] == 5
        # An empty vault can be deleted nevertheless.
        aws.backup.delete_backup_vault(**MAIN)

    @cases(
        "parameters",
        {"ChangeableForDays": 2},
        {"ChangeableForDays": 36501},
        {"MinRetentionDays": 0},
        {"MaxRetentionDays": 36501},
        {"MinRetentionDays": 8, "MaxRetentionDays": 7},
    )
    def test_what_is_refused(self, aws: Backup, parameters: Members) -> None:
        aws.refuses(INVALID, lock, client=aws.backup, **parameters)
        assert described(aws.backup)["Locked"] is False


def test_an_operation_that_the_sandbox_lacks_is_said_to_be_missing(aws: Backup) -> None:
    error = aws.refuses("UnknownOperationException", aws.backup.describe_scan_job, ScanJobId="1")
    assert "backup:DescribeScanJob" in error["Message"]
