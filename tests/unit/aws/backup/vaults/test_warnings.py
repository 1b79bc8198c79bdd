"""What vaults and their parts take as arguments, and of what they warn before a call is made."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import botocore.session
import pytest

from offsite_provider.aws.backup.vaults.logically_air_gapped_vault import (
    LogicallyAirGappedVault,
)
from offsite_provider.aws.backup.vaults.vault_lock import VaultLock
from offsite_provider.aws.backup.vaults.vault_notifications import (
    NO_LONGER_SENT,
    VaultNotifications,
    events,
)
from offsite_provider.core.ownership import Identity
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.core.unknown import UNKNOWN
from offsite_provider.core.values import rfc3339

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

REGION = "eu-west-1"
TOPIC = f"arn:aws:sns:{REGION}:123456789012:backup"
NAME = {"backupVaultName": "offsite"}
DAYS = {"minRetentionDays": 7, "maxRetentionDays": 365}
COMPLIANCE = {**NAME, **DAYS, "changeableForDays": 3}


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
            (None, {"changeableForDays": None}, 0), (None, {"changeableForDays": UNKNOWN}, 0),
            ({"changeableForDays": None}, {}, 1), ({}, {"minRetentionDays": 8}, 1),
            ({}, {"changeableForDays": None}, 0), ({}, {}, 0),
            ({}, {"timeouts": {"delete": "1m"}}, 0),
        ],
    )  # fmt: skip
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
