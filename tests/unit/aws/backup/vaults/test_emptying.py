"""The deletion of all recovery points of a vault, against a vault that is a dictionary."""

import time
from collections import Counter
from datetime import datetime, timezone
from typing import Any

import pytest
from botocore.exceptions import ClientError

from offsite_provider.aws.backup.vaults.emptying import check_may_empty, empty
from offsite_provider.core.failures import Conflict, Failure, TimedOut
from offsite_provider.core.ownership import Claims, Identity, Owner
from offsite_provider.core.resource import Context
from offsite_provider.core.run import Run
from offsite_provider.core.waiting import Pace, Wait


class Vault:
    """The part of boto3's client that is about the recovery points of the one vault."""

    def __init__(self) -> None:
        self.points: dict[str, dict[str, Any]] = {}
        self.calls: Counter[str] = Counter()
        self.refusals: list[str] = []
        """The error codes with which the next deletions are refused; empty for none."""

    def add(self, count: int, **members: Any) -> None:
        arns = [f"arn:{number}" for number in range(len(self.points), len(self.points) + count)]
        for arn in arns:
            point = {"RecoveryPointArn": arn, "Status": "COMPLETED", "looks": 1}
            self.points[arn] = {**point, **members}

    def list_recovery_points_by_backup_vault(self, NextToken: str = "0", **_: Any) -> Any:
        start, size = int(NextToken), 7
        page = [dict(point) for point in self.points.values()][start : start + size]
        if start + size < len(self.points):
            return {"RecoveryPoints": page, "NextToken": str(start + size)}
        for arn, point in list(self.points.items()):
            point["looks"] -= point["Status"] == "DELETING"
            if point["Status"] == "CREATING":
                point["Status"] = "COMPLETED"
            if point["looks"] < 0:
                del self.points[arn]
        return {"RecoveryPoints": page}

    def delete_recovery_point(self, RecoveryPointArn: str, **_: Any) -> None:
        self.calls["delete"] += 1
        if code := self.refusals.pop(0) if self.refusals else "":
            error = {"Code": code, "Message": "A legal hold keeps it."}
            raise ClientError({"Error": error}, "DeleteRecoveryPoint")  # type: ignore[arg-type]
        point = self.points[RecoveryPointArn]
        assert point["Status"] != "CREATING"
        point["Status"] = "DELETING"


@pytest.fixture
def vault() -> Vault:
    return Vault()


def context(report: Any, seconds: float = 60) -> Context:
    run, owner, pace = Run(), Owner(Identity()), Pace(gather=0, first=0.001, growth=0.01)
    wait = Wait(time.monotonic() + seconds, pace, run.cancelled, report.progress)
    return Context(run, owner, report, wait, Claims(owner, None, report.info))


def emptied(report: Any, vault: Any, seconds: float = 60) -> None:
    empty(context(report, seconds), vault, "offsite")


def test_every_page_is_deleted_and_told_of(vault: Vault, report: Any) -> None:
    vault.add(12)
    vault.add(28, looks=4)
    emptied(report, vault)
    assert vault.points == {}
    assert vault.calls == {"delete": 40}
    assert report.informed == ["deleted the 40 recovery points of backup vault offsite"]
    for told in ("0 of 40 recovery points deleted", "12 of 40 recovery points deleted"):
        assert told in report.progressed
    assert "deletion of 25 of 40 recovery points begun" in report.progressed


def test_goes_on_where_a_killed_run_was(vault: Vault, report: Any) -> None:
    vault.add(5, Status="DELETING", looks=2)
    vault.add(2, Status="CREATING")
    emptied(report, vault)
    assert vault.calls == {"delete": 2}


def test_a_refusal_ends_it_and_all_others_are_begun(vault: Vault, report: Any) -> None:
    vault.add(9)
    vault.refusals = ["", "ThrottlingException", "InvalidRequestException"]
    with pytest.raises(
        Failure, match=r"cannot delete recovery point arn:\d: A legal hold keeps it"
    ):
        emptied(report, vault)
    assert Counter(p["Status"] for p in vault.points.values()) == {"DELETING": 7, "COMPLETED": 2}


def test_a_busy_service_is_asked_again(vault: Vault, report: Any) -> None:
    vault.add(3)
    vault.refusals = ["ThrottlingException"] * 2
    emptied(report, vault)
    assert vault.calls == {"delete": 5}


def test_says_what_could_not_be_deleted_when_the_time_is_over(vault: Vault, report: Any) -> None:
    """One that is said not to be there isn't asked for again."""
    vault.add(1, Status="EXPIRED", StatusMessage="No role.")
    vault.refusals = ["ResourceNotFoundException"]
    with pytest.raises(TimedOut, match="0 of 1 recovery point deleted; 1 EXPIRED: No role"):
        emptied(report, vault, seconds=0.2)
    assert vault.calls == {"delete": 1}


def test_stops_when_the_run_is_cancelled(vault: Vault, report: Any) -> None:
    vault.add(3)
    cancelled = context(report)
    cancelled.run.cancelled.set()
    with pytest.raises(Failure, match="of backup vault offsite: the run was cancelled"):
        empty(cancelled, vault, "offsite")  # type: ignore[arg-type]
    assert not vault.calls


def test_what_compliance_mode_protects_is_said_with_its_dates() -> None:
    ends = [datetime(2026, month, 1, tzinfo=timezone.utc) for month in (4, 5)]
    points: list[Any] = [{"CalculatedLifecycle": {"DeleteAt": end}} for end in ends]
    locked: Any = {"Locked": True, "LockDate": datetime(2026, 3, 4, tzinfo=timezone.utc)}
    for force in (True, False, None):
        with pytest.raises(Conflict) as caught:
            check_may_empty("delete backup vault locked", locked, points, force)
        assert str(caught.value) == (
            "cannot delete backup vault locked: it holds 2 recovery points, the last of them "
            "retained until 2026-05-01T00:00:00Z, and it is locked in compliance mode, which can't "
            "be undone from 2026-03-04T00:00:00Z on. Remove the lock before that date, or delete "
            "the vault once the retention has ended."
        )
    with pytest.raises(Conflict, match="the last of them retained for ever, and it is locked"):
        check_may_empty("delete it", locked, [*points, {}], True)
