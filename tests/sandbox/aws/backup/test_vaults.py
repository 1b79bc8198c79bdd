"""AWS Backup's vaults: policies, notifications, locks."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from offsite_sandbox.faults import Fault

from .client import DENIED, EXISTS, INVALID, LIMIT, MISSING, NOT_FOUND, REQUEST, Backup

REGION = "eu-west-2"
TOPIC = "arn:aws:sns:eu-west-2:123456789012:events"


def described(client: Any, name: str = "main") -> dict[str, Any]:
    answer = client.describe_backup_vault(BackupVaultName=name)
    del answer["ResponseMetadata"]
    return answer


class TestCreation:
    def test_with_defaults(self, aws: Backup) -> None:
        made = aws.backup.create_backup_vault(BackupVaultName="main", CreatorRequestId="one")
        arn = "arn:aws:backup:eu-west-2:123456789012:backup-vault:main"
        assert (made["BackupVaultName"], made["BackupVaultArn"]) == ("main", arn)
        aliases = aws.connect("kms", REGION).list_aliases()["Aliases"]
        targets = {item["AliasName"]: item.get("TargetKeyId") for item in aliases}
        key_arn = f"arn:aws:kms:{REGION}:123456789012:key/{targets['alias/aws/backup']}"
        assert described(aws.backup) == {
            "BackupVaultName": "main",
            "BackupVaultArn": arn,
            "VaultType": "BACKUP_VAULT",
            "VaultState": "AVAILABLE",
            "EncryptionKeyArn": key_arn,
            "EncryptionKeyType": "AWS_OWNED_KMS_KEY",
            "CreationDate": made["CreationDate"],
            "CreatorRequestId": "one",
            "NumberOfRecoveryPoints": 0,
            "Locked": False,
        }

    def test_all_vaults_have_the_same_default_key(self, aws: Backup) -> None:
        for name in ("one", "two"):
            aws.backup.create_backup_vault(BackupVaultName=name)
        assert (
            described(aws.backup, "one")["EncryptionKeyArn"]
            == (described(aws.backup, "two")["EncryptionKeyArn"])
        )

    def test_with_a_key(self, aws: Backup) -> None:
        keys = aws.seed["kms"]["key_arns"]
        client = aws.connect("backup")
        create = client.create_backup_vault
        create(BackupVaultName="main", EncryptionKeyArn=keys["eu-west-1"])
        vault = described(client)
        assert vault["EncryptionKeyArn"] == keys["eu-west-1"]
        assert vault["EncryptionKeyType"] == "CUSTOMER_MANAGED_KMS_KEY"
        for wrong in (
            keys["eu-central-1"],
            "alias/offsite-sandbox",
            keys["eu-west-1"].split("/")[1],
            "arn:aws:kms:eu-west-1:123456789012:alias/offsite-sandbox",
            keys["eu-west-1"][:-1] + "9",
            "arn:aws:s3:::bucket",
        ):
            error = aws.refused(create, BackupVaultName="other", EncryptionKeyArn=wrong)
            assert error["Code"] == INVALID, wrong
        aws.connect("kms").disable_key(KeyId=keys["eu-west-1"].split("/")[1])
        assert (
            aws.refused(create, BackupVaultName="other", EncryptionKeyArn=keys["eu-west-1"])["Code"]
            == INVALID
        )

    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ({"BackupVaultName": "x"}, INVALID),
            ({"BackupVaultName": "x" * 51}, INVALID),
            ({"BackupVaultName": "with.dot"}, INVALID),
            ({"CreatorRequestId": "no spaces"}, INVALID),
            ({"CreatorRequestId": "x" * 51}, INVALID),
            ({"BackupVaultTags": {"aws:mine": "x"}}, INVALID),
            ({"BackupVaultTags": {"": "x"}}, INVALID),
            ({"BackupVaultTags": {f"key{n}": "" for n in range(51)}}, LIMIT),
        ],
    )
    def test_what_is_refused(self, aws: Backup, parameters: dict[str, Any], code: str) -> None:
        asked = {"BackupVaultName": "main", **parameters}
        assert aws.refused(aws.backup.create_backup_vault, **asked)["Code"] == code
        assert aws.backup.list_backup_vaults()["BackupVaultList"] == []

    def test_the_same_request_again_is_a_retry(self, aws: Backup) -> None:
        asked: dict[str, Any] = {
            "BackupVaultName": "main",
            "BackupVaultTags": {"a": "b"},
            "CreatorRequestId": "one",
        }
        first, again = (aws.backup.create_backup_vault(**asked) for _ in range(2))
        assert first["CreationDate"] == again["CreationDate"]
        for other in ({"CreatorRequestId": "two"}, {"BackupVaultTags": {}}):
            error = aws.refused(aws.backup.create_backup_vault, **{**asked, **other})
            assert error["Code"] == EXISTS
            assert error["Message"] == "Backup vault with the same name already exists"
            assert error["Arn"] == first["BackupVaultArn"]
            assert error["CreatorRequestId"] == "one"
            assert error["Type"] == "Client"

    def test_names_are_case_sensitive_and_regional(self, aws: Backup) -> None:
        for client in (
            aws.backup,
            aws.connect("backup", "eu-west-3"),
            aws.connect("backup", REGION, account=1),
        ):
            for name in ("main", "Main"):
                client.create_backup_vault(BackupVaultName=name)
        assert len(aws.backup.list_backup_vaults()["BackupVaultList"]) == 2

    def test_a_quota(self, aws: Backup) -> None:
        aws.sandbox.settings(quotas={"backup.BackupVault": 1})
        aws.backup.create_backup_vault(BackupVaultName="main")
        assert aws.refused(aws.backup.create_backup_vault, BackupVaultName="other")["Code"] == LIMIT


class TestWhatIsNotThere:
    """AWS does not tell a vault that is not there from one that the caller is kept out of."""

    @pytest.mark.parametrize(
        ("operation", "parameters"),
        [
            ("describe_backup_vault", {}),
            ("delete_backup_vault", {}),
            ("get_backup_vault_access_policy", {}),
            ("put_backup_vault_access_policy", {"Policy": "{}"}),
            ("delete_backup_vault_access_policy", {}),
            ("get_backup_vault_notifications", {}),
            ("put_backup_vault_notifications", {"SNSTopicArn": TOPIC, "BackupVaultEvents": ["BACKUP_JOB_STARTED"]}),
            ("delete_backup_vault_notifications", {}),
            ("put_backup_vault_lock_configuration", {}),
            ("delete_backup_vault_lock_configuration", {}),
        ],
    )  # fmt: skip
    def test_is_denied(self, aws: Backup, operation: str, parameters: dict[str, Any]) -> None:
        error = aws.refused(getattr(aws.backup, operation), BackupVaultName="nobody", **parameters)
        assert (error["Code"], error["Status"]) == (DENIED, 403)
        assert error["Message"] == "Insufficient privileges to perform this action."

    def test_another_accounts_vault_is_denied(self, aws: Backup, vault: str) -> None:
        other = aws.connect("backup", REGION, account=1)
        for account in ("123456789012", "210987654321"):
            error = aws.refused(
                other.describe_backup_vault, BackupVaultName="main", BackupVaultAccountId=account
            )
            assert error["Code"] == DENIED
        describe = aws.backup.describe_backup_vault
        describe(BackupVaultName="main", BackupVaultAccountId="123456789012")
        assert (
            aws.refused(describe, BackupVaultName="main", BackupVaultAccountId="210987654321")[
                "Code"
            ]
            == DENIED
        )


class TestLists:
    def test_pages(self, aws: Backup) -> None:
        for number in range(5):
            aws.backup.create_backup_vault(BackupVaultName=f"vault-{number}")
        pages = list(
            aws.backup.get_paginator("list_backup_vaults").paginate(
                PaginationConfig={"PageSize": 2}
            )
        )
        names = [[item["BackupVaultName"] for item in page["BackupVaultList"]] for page in pages]
        assert [len(page) for page in names] == [2, 2, 1]
        assert len({name for page in names for name in page}) == 5
        assert "NextToken" not in aws.backup.list_backup_vaults(MaxResults=1000)
        for wrong in ({"MaxResults": 0}, {"MaxResults": 1001}, {"NextToken": "elsewhere"}):
            assert aws.refused(aws.backup.list_backup_vaults, **wrong)["Code"] == INVALID

    def test_a_list_tells_all_that_a_description_tells(self, aws: Backup, vault: str) -> None:
        aws.backup.put_backup_vault_lock_configuration(
            BackupVaultName="main", MinRetentionDays=1, MaxRetentionDays=9, ChangeableForDays=3
        )
        assert aws.backup.list_backup_vaults()["BackupVaultList"] == [described(aws.backup)]

    def test_filters(self, aws: Backup, vault: str) -> None:
        aws.backup.create_logically_air_gapped_backup_vault(
            BackupVaultName="gap", MinRetentionDays=7, MaxRetentionDays=7
        )

        def names(**parameters: Any) -> list[str]:
            found = aws.backup.list_backup_vaults(**parameters)["BackupVaultList"]
            return [item["BackupVaultName"] for item in found]

        assert names(ByVaultType="BACKUP_VAULT") == ["main"]
        assert names(ByVaultType="LOGICALLY_AIR_GAPPED_BACKUP_VAULT") == ["gap"]
        assert names(ByShared=True) == []
        assert names(ByShared=False) == ["main", "gap"]


def test_deletion(aws: Backup, vault: str) -> None:
    aws.backup.delete_backup_vault(BackupVaultName="main")
    assert aws.backup.list_backup_vaults()["BackupVaultList"] == []
    assert aws.refused(aws.backup.list_tags, ResourceArn=vault)["Code"] == NOT_FOUND
    aws.backup.create_backup_vault(BackupVaultName="main")


class TestAccessPolicy:
    POLICY = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
                "Action": ["backup:CopyIntoBackupVault"],
                "Resource": "*",
            }
        ],
    }

    def test_put_get_delete(self, aws: Backup, vault: str) -> None:
        get = aws.backup.get_backup_vault_access_policy
        error = aws.refused(get, BackupVaultName="main")
        assert error["Code"] == NOT_FOUND
        assert error["Message"] == f"Backup Vault {vault} has no associated POLICY"
        written = json.dumps(self.POLICY, indent=4)
        aws.backup.put_backup_vault_access_policy(BackupVaultName="main", Policy=written)
        answer = get(BackupVaultName="main")
        assert (answer["BackupVaultName"], answer["BackupVaultArn"]) == ("main", vault)
        assert json.loads(answer["Policy"]) == self.POLICY
        assert answer["Policy"] != written
        for _ in range(2):
            aws.backup.delete_backup_vault_access_policy(BackupVaultName="main")
        assert aws.refused(get, BackupVaultName="main")["Code"] == NOT_FOUND

    @pytest.mark.parametrize(
        ("policy", "code"),
        [
            (None, MISSING),
            ("", INVALID),
            ("[]", INVALID),
            ("{}", INVALID),
            ('{"Statement": ["x"]}', INVALID),
            ('{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}', INVALID),
            ('{"Statement": {"Effect": "Perhaps", "Principal": "*", "Action": "*", ' '"Resource": "*"}}', INVALID),
        ],
    )  # fmt: skip
    def test_what_is_refused(self, aws: Backup, vault: str, policy: str | None, code: str) -> None:
        put = aws.backup.put_backup_vault_access_policy
        asked = {"BackupVaultName": "main", **({} if policy is None else {"Policy": policy})}
        assert aws.refused(put, **asked)["Code"] == code


class TestNotifications:
    def test_put_get_delete(self, aws: Backup, vault: str) -> None:
        get = aws.backup.get_backup_vault_notifications
        error = aws.refused(get, BackupVaultName="main")
        # AWS tells its own number here instead of ResourceNotFoundException.
        assert error["Code"] == "ERROR_2106"
        assert error["Message"].startswith("Failed reading notifications from database")
        # BACKUP_JOB_FAILED is one that AWS has given up, and still takes.
        events = ["COPY_JOB_FAILED", "BACKUP_JOB_FAILED", "COPY_JOB_FAILED"]
        aws.backup.put_backup_vault_notifications(
            BackupVaultName="main", SNSTopicArn=TOPIC, BackupVaultEvents=events
        )
        answer = get(BackupVaultName="main")
        del answer["ResponseMetadata"]
        assert answer == {
            "BackupVaultName": "main",
            "BackupVaultArn": vault,
            "SNSTopicArn": TOPIC,
            "BackupVaultEvents": ["COPY_JOB_FAILED", "BACKUP_JOB_FAILED"],
        }
        for _ in range(2):
            aws.backup.delete_backup_vault_notifications(BackupVaultName="main")
        assert aws.refused(get, BackupVaultName="main")["Code"] == "ERROR_2106"

    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ({"SNSTopicArn": "events"}, INVALID),
            ({"SNSTopicArn": "arn:aws:sqs:eu-west-1:123456789012:events"}, INVALID),
            ({"BackupVaultEvents": []}, INVALID),
            ({"BackupVaultEvents": ["SOMETHING_ELSE"]}, INVALID),
            ({"BackupVaultEvents": None}, MISSING),
        ],
    )
    def test_what_is_refused(
        self, aws: Backup, vault: str, parameters: dict[str, Any], code: str
    ) -> None:
        asked = {
            "BackupVaultName": "main",
            "SNSTopicArn": TOPIC,
            "BackupVaultEvents": ["COPY_JOB_FAILED"],
            **parameters,
        }
        given = {name: value for name, value in asked.items() if value is not None}
        assert aws.refused(aws.backup.put_backup_vault_notifications, **given)["Code"] == code


def lock(client: Any, **parameters: Any) -> None:
    client.put_backup_vault_lock_configuration(BackupVaultName="main", **parameters)


class TestLock:
    def test_governance_can_always_be_taken_away(self, aws: Backup, vault: str) -> None:
        lock(aws.backup, MinRetentionDays=7, MaxRetentionDays=30)
        locked = described(aws.backup)
        assert (locked["Locked"], locked["MinRetentionDays"], locked["MaxRetentionDays"]) == (
            True,
            7,
            30,
        )
        assert "LockDate" not in locked
        aws.sandbox.advance(timedelta(days=400))
        # The whole lock is replaced.
        lock(aws.backup, MinRetentionDays=1)
        assert "MaxRetentionDays" not in described(aws.backup)
        for _ in range(2):
            aws.backup.delete_backup_vault_lock_configuration(BackupVaultName="main")
        unlocked = described(aws.backup)
        assert unlocked["Locked"] is False
        assert "MinRetentionDays" not in unlocked

    def test_compliance_is_for_ever_after_its_date(self, aws: Backup, vault: str) -> None:
        lock(aws.backup, ChangeableForDays=3)
        date: datetime = described(aws.backup)["LockDate"]
        left = date - described(aws.backup)["CreationDate"]
        assert timedelta(days=3) <= left < timedelta(days=3, minutes=5)
        aws.sandbox.advance(timedelta(days=2, hours=23))
        lock(aws.backup, ChangeableForDays=4, MinRetentionDays=5)
        assert described(aws.backup)["LockDate"] > date
        aws.sandbox.advance(timedelta(days=4))
        error = aws.refused(lock, client=aws.backup, MinRetentionDays=5)
        assert (error["Code"], "immutable" in error["Message"]) == (REQUEST, True)
        error = aws.refused(
            aws.backup.delete_backup_vault_lock_configuration, BackupVaultName="main"
        )
        assert error["Code"] == REQUEST
        assert described(aws.backup)["MinRetentionDays"] == 5
        # An empty vault can be deleted nevertheless.
        aws.backup.delete_backup_vault(BackupVaultName="main")

    @pytest.mark.parametrize(
        "parameters",
        [
            {"ChangeableForDays": 2},
            {"ChangeableForDays": 36501},
            {"MinRetentionDays": 0},
            {"MaxRetentionDays": 36501},
            {"MinRetentionDays": 8, "MaxRetentionDays": 7},
        ],
    )
    def test_what_is_refused(self, aws: Backup, vault: str, parameters: dict[str, Any]) -> None:
        assert aws.refused(lock, client=aws.backup, **parameters)["Code"] == INVALID
        assert described(aws.backup)["Locked"] is False


class TestAirGapped:
    ASKED: dict[str, Any] = {
        "BackupVaultName": "main",
        "MinRetentionDays": 7,
        "MaxRetentionDays": 30,
        "CreatorRequestId": "one",
    }

    def test_creation(self, aws: Backup) -> None:
        aws.sandbox.settings({"backup.CreateLogicallyAirGappedBackupVault": 60})
        create = aws.backup.create_logically_air_gapped_backup_vault
        made, again = (create(**self.ASKED) for _ in range(2))
        assert made["VaultState"] == "CREATING"
        assert again["CreationDate"] == made["CreationDate"]
        vault = described(aws.backup)
        assert vault == {
            "BackupVaultName": "main",
            "BackupVaultArn": made["BackupVaultArn"],
            "VaultType": "LOGICALLY_AIR_GAPPED_BACKUP_VAULT",
            "VaultState": "CREATING",
            "EncryptionKeyType": "AWS_OWNED_KMS_KEY",
            "CreationDate": made["CreationDate"],
            "CreatorRequestId": "one",
            "NumberOfRecoveryPoints": 0,
            "Locked": True,
            "MinRetentionDays": 7,
            "MaxRetentionDays": 30,
            "LockDate": made["CreationDate"],
        }
        aws.sandbox.advance(timedelta(seconds=60))
        assert described(aws.backup)["VaultState"] == "AVAILABLE"

    def test_it_may_fail(self, aws: Backup) -> None:
        aws.sandbox.settings({"backup.CreateLogicallyAirGappedBackupVault": 0})
        aws.sandbox.add_fault(Fault("fail", operation="CreateLogicallyAirGappedBackupVault"))
        aws.backup.create_logically_air_gapped_backup_vault(**self.ASKED)
        assert described(aws.backup)["VaultState"] == "FAILED"

    def test_it_is_immutable(self, aws: Backup) -> None:
        aws.backup.create_logically_air_gapped_backup_vault(**self.ASKED)
        assert aws.refused(lock, client=aws.backup)["Code"] == REQUEST
        error = aws.refused(
            aws.backup.delete_backup_vault_lock_configuration, BackupVaultName="main"
        )
        assert error["Code"] == REQUEST
        error = aws.refused(
            aws.backup.create_backup_vault, BackupVaultName="main", CreatorRequestId="one"
        )
        assert error["Code"] == EXISTS
        aws.backup.delete_backup_vault(BackupVaultName="main")

    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ({"MinRetentionDays": 6}, INVALID),
            ({"MaxRetentionDays": 6}, INVALID),
            ({"MaxRetentionDays": 36501}, INVALID),
            ({"MaxRetentionDays": None}, MISSING),
        ],
    )
    def test_what_is_refused(self, aws: Backup, parameters: dict[str, Any], code: str) -> None:
        asked = {**self.ASKED, **parameters}
        given = {name: value for name, value in asked.items() if value is not None}
        assert (
            aws.refused(aws.backup.create_logically_air_gapped_backup_vault, **given)["Code"]
            == code
        )
        assert aws.backup.list_backup_vaults()["BackupVaultList"] == []


def test_an_operation_that_the_sandbox_lacks_is_said_to_be_missing(aws: Backup) -> None:
    error = aws.refused(aws.backup.describe_scan_job, ScanJobId="1")
    assert error["Code"] == "UnknownOperationException"
    assert "backup:DescribeScanJob" in error["Message"]
