"""AWS Backup's vaults: policies, notifications, locks."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

Connect = Callable[..., Any]
Refused = Callable[..., dict[str, Any]]
Failure = Callable[..., dict[str, Any]]

INVALID = "InvalidParameterValueException"
REQUEST = "InvalidRequestException"
NOT_FOUND = "ResourceNotFoundException"
DENIED = "AccessDeniedException"
EXISTS = "AlreadyExistsException"
LIMIT = "LimitExceededException"
MISSING = "MissingParameterValueException"

REGION = "eu-west-2"
TOPIC = "arn:aws:sns:eu-west-2:123456789012:events"


def described(client: Any, name: str = "main") -> dict[str, Any]:
    answer = client.describe_backup_vault(BackupVaultName=name)
    del answer["ResponseMetadata"]
    return answer


class TestCreation:
    def test_with_defaults(self, backup: Any, connect: Connect) -> None:
        made = backup.create_backup_vault(BackupVaultName="main", CreatorRequestId="one")
        arn = "arn:aws:backup:eu-west-2:123456789012:backup-vault:main"
        assert (made["BackupVaultName"], made["BackupVaultArn"]) == ("main", arn)
        aliases = connect("kms", REGION).list_aliases()["Aliases"]
        targets = {item["AliasName"]: item.get("TargetKeyId") for item in aliases}
        key_arn = f"arn:aws:kms:{REGION}:123456789012:key/{targets['alias/aws/backup']}"
        assert described(backup) == {
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

    def test_all_vaults_have_the_same_default_key(self, backup: Any) -> None:
        for name in ("one", "two"):
            backup.create_backup_vault(BackupVaultName=name)
        assert (
            described(backup, "one")["EncryptionKeyArn"]
            == (described(backup, "two")["EncryptionKeyArn"])
        )

    def test_with_a_key(self, sandbox: SandboxClient, connect: Connect, refused: Refused) -> None:
        keys = sandbox.seed()["kms"]["key_arns"]
        client = connect("backup")
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
            error = refused(create, BackupVaultName="other", EncryptionKeyArn=wrong)
            assert error["Code"] == INVALID, wrong
        connect("kms").disable_key(KeyId=keys["eu-west-1"].split("/")[1])
        error = refused(create, BackupVaultName="other", EncryptionKeyArn=keys["eu-west-1"])
        assert error["Code"] == INVALID

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
    def test_what_is_refused(
        self, backup: Any, refused: Refused, parameters: dict[str, Any], code: str
    ) -> None:
        asked = {"BackupVaultName": "main", **parameters}
        assert refused(backup.create_backup_vault, **asked)["Code"] == code
        assert backup.list_backup_vaults()["BackupVaultList"] == []

    def test_the_same_request_again_is_a_retry(self, backup: Any, failure: Failure) -> None:
        asked: dict[str, Any] = {
            "BackupVaultName": "main",
            "BackupVaultTags": {"a": "b"},
            "CreatorRequestId": "one",
        }
        first, again = (backup.create_backup_vault(**asked) for _ in range(2))
        assert first["CreationDate"] == again["CreationDate"]
        for other in ({"CreatorRequestId": "two"}, {"BackupVaultTags": {}}):
            error = failure(backup.create_backup_vault, **{**asked, **other})
            assert error["Code"] == EXISTS
            assert error["Message"] == "Backup vault with the same name already exists"
            assert error["Arn"] == first["BackupVaultArn"]
            assert error["CreatorRequestId"] == "one"
            assert error["Type"] == "Client"

    def test_names_are_case_sensitive_and_regional(self, backup: Any, connect: Connect) -> None:
        for client in (
            backup,
            connect("backup", "eu-west-3"),
            connect("backup", REGION, account=1),
        ):
            for name in ("main", "Main"):
                client.create_backup_vault(BackupVaultName=name)
        assert len(backup.list_backup_vaults()["BackupVaultList"]) == 2

    def test_a_quota(self, sandbox: SandboxClient, backup: Any, refused: Refused) -> None:
        sandbox.settings(quotas={"backup.BackupVault": 1})
        backup.create_backup_vault(BackupVaultName="main")
        error = refused(backup.create_backup_vault, BackupVaultName="other")
        assert error["Code"] == LIMIT


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
            (
                "put_backup_vault_notifications",
                {"SNSTopicArn": TOPIC, "BackupVaultEvents": ["BACKUP_JOB_STARTED"]},
            ),
            ("delete_backup_vault_notifications", {}),
            ("put_backup_vault_lock_configuration", {}),
            ("delete_backup_vault_lock_configuration", {}),
        ],
    )
    def test_is_denied(
        self, backup: Any, refused: Refused, operation: str, parameters: dict[str, Any]
    ) -> None:
        error = refused(getattr(backup, operation), BackupVaultName="nobody", **parameters)
        assert (error["Code"], error["Status"]) == (DENIED, 403)
        assert error["Message"] == "Insufficient privileges to perform this action."

    def test_another_accounts_vault_is_denied(
        self, backup: Any, vault: str, connect: Connect, refused: Refused
    ) -> None:
        other = connect("backup", REGION, account=1)
        for account in ("123456789012", "210987654321"):
            error = refused(
                other.describe_backup_vault, BackupVaultName="main", BackupVaultAccountId=account
            )
            assert error["Code"] == DENIED
        describe = backup.describe_backup_vault
        describe(BackupVaultName="main", BackupVaultAccountId="123456789012")
        error = refused(describe, BackupVaultName="main", BackupVaultAccountId="210987654321")
        assert error["Code"] == DENIED


class TestLists:
    def test_pages(self, backup: Any, refused: Refused) -> None:
        for number in range(5):
            backup.create_backup_vault(BackupVaultName=f"vault-{number}")
        pages = list(
            backup.get_paginator("list_backup_vaults").paginate(PaginationConfig={"PageSize": 2})
        )
        names = [[item["BackupVaultName"] for item in page["BackupVaultList"]] for page in pages]
        assert [len(page) for page in names] == [2, 2, 1]
        assert len({name for page in names for name in page}) == 5
        assert "NextToken" not in backup.list_backup_vaults(MaxResults=1000)
        for wrong in ({"MaxResults": 0}, {"MaxResults": 1001}, {"NextToken": "elsewhere"}):
            assert refused(backup.list_backup_vaults, **wrong)["Code"] == INVALID

    def test_a_list_tells_all_that_a_description_tells(self, backup: Any, vault: str) -> None:
        backup.put_backup_vault_lock_configuration(
            BackupVaultName="main", MinRetentionDays=1, MaxRetentionDays=9, ChangeableForDays=3
        )
        assert backup.list_backup_vaults()["BackupVaultList"] == [described(backup)]

    def test_filters(self, backup: Any, vault: str) -> None:
        backup.create_logically_air_gapped_backup_vault(
            BackupVaultName="gap", MinRetentionDays=7, MaxRetentionDays=7
        )

        def names(**parameters: Any) -> list[str]:
            found = backup.list_backup_vaults(**parameters)["BackupVaultList"]
            return [item["BackupVaultName"] for item in found]

        assert names(ByVaultType="BACKUP_VAULT") == ["main"]
        assert names(ByVaultType="LOGICALLY_AIR_GAPPED_BACKUP_VAULT") == ["gap"]
        assert names(ByShared=True) == []
        assert names(ByShared=False) == ["main", "gap"]


def test_deletion(backup: Any, vault: str, refused: Refused) -> None:
    backup.delete_backup_vault(BackupVaultName="main")
    assert backup.list_backup_vaults()["BackupVaultList"] == []
    assert refused(backup.list_tags, ResourceArn=vault)["Code"] == NOT_FOUND
    backup.create_backup_vault(BackupVaultName="main")


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

    def test_put_get_delete(self, backup: Any, vault: str, refused: Refused) -> None:
        get = backup.get_backup_vault_access_policy
        error = refused(get, BackupVaultName="main")
        assert error["Code"] == NOT_FOUND
        assert error["Message"] == f"Backup Vault {vault} has no associated POLICY"
        written = json.dumps(self.POLICY, indent=4)
        backup.put_backup_vault_access_policy(BackupVaultName="main", Policy=written)
        answer = get(BackupVaultName="main")
        assert (answer["BackupVaultName"], answer["BackupVaultArn"]) == ("main", vault)
        assert json.loads(answer["Policy"]) == self.POLICY
        assert answer["Policy"] != written
        for _ in range(2):
            backup.delete_backup_vault_access_policy(BackupVaultName="main")
        assert refused(get, BackupVaultName="main")["Code"] == NOT_FOUND

    @pytest.mark.parametrize(
        ("policy", "code"),
        [
            (None, MISSING),
            ("", INVALID),
            ("[]", INVALID),
            ("{}", INVALID),
            ('{"Statement": ["x"]}', INVALID),
            ('{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}', INVALID),
            (
                '{"Statement": {"Effect": "Perhaps", "Principal": "*", "Action": "*", '
                '"Resource": "*"}}',
                INVALID,
            ),
        ],
    )
    def test_what_is_refused(
        self, backup: Any, vault: str, refused: Refused, policy: str | None, code: str
    ) -> None:
        put = backup.put_backup_vault_access_policy
        asked = {"BackupVaultName": "main", **({} if policy is None else {"Policy": policy})}
        assert refused(put, **asked)["Code"] == code


class TestNotifications:
    def test_put_get_delete(self, backup: Any, vault: str, failure: Failure) -> None:
        get = backup.get_backup_vault_notifications
        error = failure(get, BackupVaultName="main")
        # AWS tells its own number here instead of ResourceNotFoundException.
        assert error["Code"] == "ERROR_2106"
        assert error["Message"].startswith("Failed reading notifications from database")
        # BACKUP_JOB_FAILED is one that AWS has given up, and still takes.
        events = ["COPY_JOB_FAILED", "BACKUP_JOB_FAILED", "COPY_JOB_FAILED"]
        backup.put_backup_vault_notifications(
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
            backup.delete_backup_vault_notifications(BackupVaultName="main")
        assert failure(get, BackupVaultName="main")["Code"] == "ERROR_2106"

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
        self, backup: Any, vault: str, refused: Refused, parameters: dict[str, Any], code: str
    ) -> None:
        asked = {
            "BackupVaultName": "main",
            "SNSTopicArn": TOPIC,
            "BackupVaultEvents": ["COPY_JOB_FAILED"],
            **parameters,
        }
        given = {name: value for name, value in asked.items() if value is not None}
        assert refused(backup.put_backup_vault_notifications, **given)["Code"] == code


def lock(client: Any, **parameters: Any) -> None:
    client.put_backup_vault_lock_configuration(BackupVaultName="main", **parameters)


class TestLock:
    def test_governance_can_always_be_taken_away(
        self, sandbox: SandboxClient, backup: Any, vault: str
    ) -> None:
        lock(backup, MinRetentionDays=7, MaxRetentionDays=30)
        locked = described(backup)
        assert (locked["Locked"], locked["MinRetentionDays"], locked["MaxRetentionDays"]) == (
            True,
            7,
            30,
        )
        assert "LockDate" not in locked
        sandbox.advance(timedelta(days=400))
        # The whole lock is replaced.
        lock(backup, MinRetentionDays=1)
        assert "MaxRetentionDays" not in described(backup)
        for _ in range(2):
            backup.delete_backup_vault_lock_configuration(BackupVaultName="main")
        unlocked = described(backup)
        assert unlocked["Locked"] is False
        assert "MinRetentionDays" not in unlocked

    def test_compliance_is_for_ever_after_its_date(
        self, sandbox: SandboxClient, backup: Any, vault: str, refused: Refused
    ) -> None:
        lock(backup, ChangeableForDays=3)
        date: datetime = described(backup)["LockDate"]
        left = date - described(backup)["CreationDate"]
        assert timedelta(days=3) <= left < timedelta(days=3, minutes=5)
        sandbox.advance(timedelta(days=2, hours=23))
        lock(backup, ChangeableForDays=4, MinRetentionDays=5)
        assert described(backup)["LockDate"] > date
        sandbox.advance(timedelta(days=4))
        error = refused(lock, client=backup, MinRetentionDays=5)
        assert (error["Code"], "immutable" in error["Message"]) == (REQUEST, True)
        error = refused(backup.delete_backup_vault_lock_configuration, BackupVaultName="main")
        assert error["Code"] == REQUEST
        assert described(backup)["MinRetentionDays"] == 5
        # An empty vault can be deleted nevertheless.
        backup.delete_backup_vault(BackupVaultName="main")

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
    def test_what_is_refused(
        self, backup: Any, vault: str, refused: Refused, parameters: dict[str, Any]
    ) -> None:
        assert refused(lock, client=backup, **parameters)["Code"] == INVALID
        assert described(backup)["Locked"] is False


class TestAirGapped:
    ASKED: dict[str, Any] = {
        "BackupVaultName": "main",
        "MinRetentionDays": 7,
        "MaxRetentionDays": 30,
        "CreatorRequestId": "one",
    }

    def test_creation(self, sandbox: SandboxClient, backup: Any) -> None:
        sandbox.settings({"backup.CreateLogicallyAirGappedBackupVault": 60})
        create = backup.create_logically_air_gapped_backup_vault
        made, again = (create(**self.ASKED) for _ in range(2))
        assert made["VaultState"] == "CREATING"
        assert again["CreationDate"] == made["CreationDate"]
        vault = described(backup)
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
        sandbox.advance(timedelta(seconds=60))
        assert described(backup)["VaultState"] == "AVAILABLE"

    def test_it_may_fail(self, sandbox: SandboxClient, backup: Any) -> None:
        sandbox.settings({"backup.CreateLogicallyAirGappedBackupVault": 0})
        sandbox.add_fault(Fault("fail", operation="CreateLogicallyAirGappedBackupVault"))
        backup.create_logically_air_gapped_backup_vault(**self.ASKED)
        assert described(backup)["VaultState"] == "FAILED"

    def test_it_is_immutable(self, backup: Any, refused: Refused) -> None:
        backup.create_logically_air_gapped_backup_vault(**self.ASKED)
        assert refused(lock, client=backup)["Code"] == REQUEST
        error = refused(backup.delete_backup_vault_lock_configuration, BackupVaultName="main")
        assert error["Code"] == REQUEST
        error = refused(backup.create_backup_vault, BackupVaultName="main", CreatorRequestId="one")
        assert error["Code"] == EXISTS
        backup.delete_backup_vault(BackupVaultName="main")

    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ({"MinRetentionDays": 6}, INVALID),
            ({"MaxRetentionDays": 6}, INVALID),
            ({"MaxRetentionDays": 36501}, INVALID),
            ({"MaxRetentionDays": None}, MISSING),
        ],
    )
    def test_what_is_refused(
        self, backup: Any, refused: Refused, parameters: dict[str, Any], code: str
    ) -> None:
        asked = {**self.ASKED, **parameters}
        given = {name: value for name, value in asked.items() if value is not None}
        error = refused(backup.create_logically_air_gapped_backup_vault, **given)
        assert error["Code"] == code
        assert backup.list_backup_vaults()["BackupVaultList"] == []


def test_an_operation_that_the_sandbox_lacks_is_said_to_be_missing(
    backup: Any, refused: Refused
) -> None:
    error = refused(backup.describe_scan_job, ScanJobId="1")
    assert error["Code"] == "UnknownOperationException"
    assert "backup:DescribeScanJob" in error["Message"]
