"""What vaults and their parts take as arguments, and of what they warn before a call is made."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import botocore.session
import pytest

from offsite_provider.aws.backup.vaults.logically_air_gapped_vault import (
    LogicallyAirGappedVault,
    LogicallyAirGappedVaultInputs,
)
from offsite_provider.aws.backup.vaults.vault import VaultInputs
from offsite_provider.aws.backup.vaults.vault_access_policy import VaultAccessPolicyInputs
from offsite_provider.aws.backup.vaults.vault_lock import VaultLock, VaultLockInputs
from offsite_provider.aws.backup.vaults.vault_notifications import (
    NO_LONGER_SENT,
    VaultNotifications,
    VaultNotificationsInputs,
    events,
)
from offsite_provider.core.ownership import Identity
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.core.unknown import UNKNOWN
from offsite_provider.core.values import rfc3339

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

REGION = "eu-west-1"
KEY = f"arn:aws:kms:{REGION}:123456789012:key/11111111-2222-3333-4444-555555555555"
TOPIC = f"arn:aws:sns:{REGION}:123456789012:backup"
NAME = {"backupVaultName": "offsite"}
DAYS = {"minRetentionDays": 7, "maxRetentionDays": 365}
COMPLIANCE = {**NAME, **DAYS, "changeableForDays": 3}
STATEMENT = {"Effect": "Deny", "Principal": "*", "Action": "backup:*", "Resource": "*"}
GOOD: dict[type[Any], dict[str, Any]] = {
    VaultInputs: {**NAME, "encryptionKeyArn": KEY, "tags": {"team": "dr"}, "forceDestroy": True},
    LogicallyAirGappedVaultInputs: {**NAME, **DAYS, "encryptionKeyArn": KEY},
    VaultAccessPolicyInputs: {**NAME, "policy": json.dumps({"Statement": [STATEMENT]})},
    VaultLockInputs: COMPLIANCE,
    VaultNotificationsInputs: {
        **NAME,
        "snsTopicArn": TOPIC,
        "backupVaultEvents": ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"],
    },
}
NO_NAME = "must be 2 to 50 letters, digits, `-` and `_`, as the name of a backup vault, not "
NO_KEY = "must be the ARN of a KMS key, like "
NO_TOPIC = "must be the ARN of a standard SNS topic, like "


@pytest.mark.parametrize(
    ("model", "name"), [(m, n) for m, good in GOOD.items() for n in (*good, "region", "adopt")]
)
def test_any_may_be_unknown(complaints: Complaints, model: type[Any], name: str) -> None:
    good = {"region": REGION, **GOOD[model]}
    assert complaints(model, good) == {}
    assert complaints(model, {**good, name: UNKNOWN}) == {}


@pytest.mark.parametrize(
    ("model", "given", "path", "complaint"),
    [
        *[(VaultInputs, {"backupVaultName": name}, "backup_vault_name", NO_NAME) for name in ("v", "v" * 51, "my vault", "a.b", "")],
        *[
            (VaultInputs, {"encryptionKeyArn": key}, "encryption_key_arn", NO_KEY)
            for key in ("alias/a", KEY[-36:], KEY.replace(":key/", ":alias/"), KEY.replace("123456789012", "1"))
        ],
        *[
            (model, {"encryptionKeyArn": KEY.replace(REGION, "eu-west-2")}, "encryption_key_arn", "is a key of eu-west-2, and the vault is in eu-west-1")
            for model in (VaultInputs, LogicallyAirGappedVaultInputs)
        ],
        (LogicallyAirGappedVaultInputs, {"minRetentionDays": 6}, "min_retention_days", "must be at least 7, not 6"),
        (LogicallyAirGappedVaultInputs, {"forceDestroy": True}, "force_destroy", "is not an argument: there are adopt"),
        *[
            (model, {"minRetentionDays": 366}, "max_retention_days", "must be at least `min_retention_days`, 366, not 365")
            for model in (VaultLockInputs, LogicallyAirGappedVaultInputs)
        ],
        (VaultLockInputs, {"minRetentionDays": 0}, "min_retention_days", "must be at least 1, not 0"),
        (VaultLockInputs, {"maxRetentionDays": 36501}, "max_retention_days", "must be at most 36500, not 36501"),
        (VaultLockInputs, {"changeableForDays": 2}, "changeable_for_days", "must be at least 3, not 2"),
        (VaultLockInputs, {"changeableForDays": 36501}, "changeable_for_days", "must be at most 36500, not 36501"),
        (VaultAccessPolicyInputs, {"policy": "{"}, "policy", "must be JSON, and isn't at line 1, column 2: "),
        *[
            (VaultNotificationsInputs, {"snsTopicArn": topic}, "sns_topic_arn", NO_TOPIC)
            for topic in (f"{TOPIC}.fifo", "backup", TOPIC.replace("sns", "sqs"), f"{TOPIC}:x")
        ],
        (VaultNotificationsInputs, {"backupVaultEvents": []}, "backup_vault_events", "must have at least 1 item(s)"),
        (VaultNotificationsInputs, {"backupVaultEvents": ["COPY_JOB_FAILURE"]}, "backup_vault_events[0]", "must be an event of AWS Backup, not `COPY_JOB_FAILURE`: did you mean `COPY_JOB_FAILED`?"),
        (VaultNotificationsInputs, {"backupVaultEvents": ["x"]}, "backup_vault_events[0]", "must be an event of AWS Backup, not `x`: there are BACKUP_JOB_STARTED, "),
        (VaultNotificationsInputs, {"backupVaultEvents": ["COPY_JOB_FAILED"] * 2}, "backup_vault_events", "names `COPY_JOB_FAILED` twice"),
    ],
)  # fmt: skip
def test_what_is_refused(
    complaints: Complaints, model: type[Any], given: dict[str, Any], path: str, complaint: str
) -> None:
    found = complaints(model, {"region": REGION, **GOOD[model], **given})
    assert list(found) == [path]
    assert found[path].startswith(complaint)


@pytest.mark.parametrize(
    ("model", "given"),
    [
        (VaultInputs, {"encryptionKeyArn": KEY.replace("arn:aws:", "arn:aws-cn:")}),
        (VaultInputs, {"encryptionKeyArn": KEY.replace("key/", "key/mrk-")}),
        (VaultLockInputs, {"minRetentionDays": 7, "maxRetentionDays": 7}),
        (VaultLockInputs, {"minRetentionDays": UNKNOWN, "maxRetentionDays": 1}),
        (VaultLockInputs, {"maxRetentionDays": 36500, "changeableForDays": 36500}),
        (VaultNotificationsInputs, {"backupVaultEvents": [*events()]}),
    ],
)
def test_what_is_fine(complaints: Complaints, model: type[Any], given: dict[str, Any]) -> None:
    assert complaints(model, {"region": REGION, **GOOD[model], **given}) == {}


def test_the_events_are_those_of_the_api() -> None:
    model = botocore.session.get_session().get_service_model("backup")
    known = model.shape_for("BackupVaultEvent").enum
    assert list(events()) == known
    assert set(NO_LONGER_SENT) | set(filter(None, NO_LONGER_SENT.values())) <= set(known)


class TestWarnings:
    """Of what a preview warns."""

    def of(self, handler: Any, before: dict[str, Any] | None = None, **given: Any) -> list[str]:
        provider = Provider(Run(), {handler.token: handler})
        identity = Identity(token=handler.token, name="orders")
        olds, news = (
            provider.check(identity, {"region": REGION, **wire})[0]
            for wire in (before or {}, given)
        )
        said: list[str] = []
        provider.warn(identity, olds if before else {}, news, said.append)
        return said

    def test_a_lock_in_compliance_mode_can_not_be_undone(self) -> None:
        def date() -> str:
            return rfc3339(datetime.now(timezone.utc) + timedelta(days=3))

        earliest, (said,), latest = date(), self.of(VaultLock(), **COMPLIANCE), date()
        head = "locks backup vault offsite in compliance mode: from "
        tail = (
            " on, 3 days after it is applied, nobody can change or remove the lock, or delete a "
            "recovery point before its retention ends, neither root nor AWS"
        )
        assert said.startswith(head)
        assert said.endswith(tail)
        assert earliest <= said[len(head) : -len(tail)] <= latest
        (said,) = self.of(VaultLock(), **{**COMPLIANCE, "backupVaultName": UNKNOWN})
        assert said.startswith("locks the vault in compliance mode: ")

    @pytest.mark.parametrize(
        ("before", "change", "warnings"),
        [
            (None, {"changeableForDays": None}, 0),
            (None, {"changeableForDays": UNKNOWN}, 0),
            ({"changeableForDays": None}, {}, 1),
            ({}, {"minRetentionDays": 8}, 1),
            ({}, {"changeableForDays": None}, 0),
            ({}, {}, 0),
            ({}, {"timeouts": {"delete": "1m"}}, 0),
        ],
    )
    def test_a_lock_that_is_set_anew_counts_its_days_anew(
        self, before: dict[str, Any] | None, change: dict[str, Any], warnings: int
    ) -> None:
        old = None if before is None else {**COMPLIANCE, **before}
        assert len(self.of(VaultLock(), old, **{**COMPLIANCE, **change})) == warnings

    def test_an_air_gapped_vault_is_locked_from_the_beginning(self) -> None:
        assert self.of(LogicallyAirGappedVault(), **NAME, **DAYS) == [
            "backup vault offsite is locked in compliance mode from its creation on: nobody can "
            "change or remove the lock, or delete a recovery point before its retention ends, "
            "neither root nor AWS"
        ]
        (said,) = self.of(LogicallyAirGappedVault(), **DAYS)
        assert said.startswith("the vault is locked in compliance mode from its creation on: ")
        old = {**NAME, **DAYS}
        assert self.of(LogicallyAirGappedVault(), old, **old, tags={"a": "b"}) == []

    def test_events_that_are_no_longer_sent(self) -> None:
        given = {**NAME, "snsTopicArn": TOPIC}
        old = ["BACKUP_JOB_FAILED", UNKNOWN, "BACKUP_PLAN_CREATED", "COPY_JOB_FAILED"]
        assert self.of(VaultNotifications(), **given, backupVaultEvents=old) == [
            "AWS Backup sends no notification of `BACKUP_JOB_FAILED` any more: "
            "use `BACKUP_JOB_COMPLETED`",
            "AWS Backup sends no notification of `BACKUP_PLAN_CREATED` any more",
        ]
        assert self.of(VaultNotifications(), **given, backupVaultEvents=["COPY_JOB_FAILED"]) == []
        assert self.of(VaultNotifications(), **given, backupVaultEvents=UNKNOWN) == []
