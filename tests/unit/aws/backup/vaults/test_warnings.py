"""Of what a preview of vaults and their parts warns."""

from datetime import datetime, timedelta, timezone
from typing import Any

import botocore.session
import pytest

from offsite_provider.aws.backup.vaults.logically_air_gapped_vault import LogicallyAirGappedVault
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

NAME = {"backupVaultName": "offsite"}
DAYS = {"minRetentionDays": 7, "maxRetentionDays": 365}
COMPLIANCE = {**NAME, **DAYS, "changeableForDays": 3}
NOBODY = (
    "nobody can change or remove the lock, or delete a recovery point before its retention ends, "
    "neither root nor AWS"
)


def warnings(handler: Any, before: dict[str, Any] | None = None, **given: Any) -> list[str]:
    provider = Provider(Run(), {handler.token: handler})
    identity, said = Identity(token=handler.token, name="orders"), list[str]()
    olds, news = (
        provider.check(identity, {"region": "eu-west-1", **wire})[0]
        for wire in (before or {}, given)
    )
    provider.warn(identity, olds if before else {}, news, said.append)
    return said


def test_a_lock_in_compliance_mode_can_not_be_undone() -> None:
    def date() -> str:
        return rfc3339(datetime.now(timezone.utc) + timedelta(days=3))

    earliest, (said,), latest = date(), warnings(VaultLock(), **COMPLIANCE), date()
    head = "locks backup vault offsite in compliance mode: from "
    tail = f" on, 3 days after it is applied, {NOBODY}. If it is locked so already, the date that it has stays"
    assert said.startswith(head)
    assert said.endswith(tail)
    assert earliest <= said[len(head) : -len(tail)] <= latest
    (said,) = warnings(VaultLock(), **{**COMPLIANCE, "backupVaultName": UNKNOWN})
    assert said.startswith("locks the vault in compliance mode: ")


@pytest.mark.parametrize(
    ("before", "change", "count"),
    [
        (None, {"changeableForDays": None}, 0), (None, {"changeableForDays": UNKNOWN}, 0),
        ({"changeableForDays": None}, {}, 1), ({}, {"minRetentionDays": 8}, 1),
        ({}, {"changeableForDays": None}, 0), ({}, {}, 0), ({}, {"timeouts": {"delete": "1m"}}, 0),
    ],
)  # fmt: skip
def test_a_lock_that_is_set_anew_counts_its_days_anew(
    before: dict[str, Any] | None, change: dict[str, Any], count: int
) -> None:
    old = None if before is None else {**COMPLIANCE, **before}
    assert len(warnings(VaultLock(), old, **{**COMPLIANCE, **change})) == count


def test_an_air_gapped_vault_is_locked_from_the_beginning() -> None:
    what = "is locked in compliance mode from its creation on: "
    vault, old = LogicallyAirGappedVault(), {**NAME, **DAYS}
    assert warnings(vault, **old) == [f"backup vault offsite {what}{NOBODY}"]
    assert warnings(vault, **DAYS) == [f"the vault {what}{NOBODY}"]
    assert warnings(vault, old, **old, tags={"a": "b"}) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["BACKUP_JOB_FAILED", UNKNOWN], ["AWS Backup sends no notification of `BACKUP_JOB_FAILED` any more: use `BACKUP_JOB_COMPLETED`"]),
        (["BACKUP_PLAN_CREATED", "COPY_JOB_FAILED"], ["AWS Backup sends no notification of `BACKUP_PLAN_CREATED` any more"]),
        (["COPY_JOB_FAILED"], []), (UNKNOWN, []),
    ],
)  # fmt: skip
def test_events_that_are_no_longer_sent(asked: Any, said: list[str]) -> None:
    topic = {**NAME, "snsTopicArn": "arn:aws:sns:eu-west-1:123456789012:backup"}
    assert warnings(VaultNotifications(), **topic, backupVaultEvents=asked) == said


def test_the_events_are_those_of_the_api() -> None:
    model = botocore.session.get_session().get_service_model("backup")
    known = model.shape_for("BackupVaultEvent").enum
    assert list(events()) == known
    assert set(NO_LONGER_SENT) | set(filter(None, NO_LONGER_SENT.values())) <= set(known)
