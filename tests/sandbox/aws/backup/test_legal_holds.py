"""Legal holds: what they keep from being deleted, and until when."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from .client import INVALID, NOT_FOUND, REQUEST, STATE, VAULT, Backup, named

AUDIT = {"Title": "audit", "Description": "for the audit"}


@pytest.fixture
def hold(aws: Backup) -> Callable[..., str]:
    """``hold(**selection)``: the ID of a hold that is active."""

    def hold_(**selection: Any) -> str:
        made = aws.source.create_legal_hold(**AUDIT, RecoveryPointSelection=selection)
        aws.pass_time(seconds=2)
        return made["LegalHoldId"]

    return hold_


def test_life(aws: Backup) -> None:
    aws.sandbox.configure({"backup.CreateLegalHold": 10, "backup.CancelLegalHold": 10})
    selection = {"RecoveryPointSelection": {"VaultNames": [VAULT]}}
    asked = {**AUDIT, **selection, "IdempotencyToken": "a", "Tags": {"by": "hand"}}
    get = aws.source.get_legal_hold
    made = aws.source.create_legal_hold(**asked)
    hold_id = made["LegalHoldId"]
    assert made["Status"] == "CREATING"
    assert aws.source.create_legal_hold(**asked)["LegalHoldId"] == hold_id
    assert aws.source.list_tags(ResourceArn=made["LegalHoldArn"])["Tags"] == {"by": "hand"}
    cancel = {"LegalHoldId": hold_id, "CancelDescription": "over"}
    aws.refuses(STATE, aws.source.cancel_legal_hold, **cancel)
    aws.pass_time(seconds=10)
    found = get(LegalHoldId=hold_id)
    assert (found["Status"], found["RecoveryPointSelection"]) == ("ACTIVE", {"VaultNames": [VAULT]})
    aws.source.cancel_legal_hold(**cancel, RetainRecordInDays=30)
    assert get(LegalHoldId=hold_id)["Status"] == "CANCELING"
    aws.pass_time(seconds=10)
    found = get(LegalHoldId=hold_id)
    assert (found["Status"], found["CancelDescription"]) == ("CANCELED", "over")
    assert found["RetainRecordUntil"] == found["CancellationDate"] + timedelta(days=30)
    (listed,) = aws.source.list_legal_holds()["LegalHolds"]
    assert listed["LegalHoldId"] == hold_id
    aws.pass_time(days=30)
    aws.refuses(NOT_FOUND, get, LegalHoldId=hold_id)


def test_keeps_from_deletion(aws: Backup, hold: Any) -> None:
    arn = aws.seeded["recovery_point_arn"]
    aws.source.update_recovery_point_lifecycle(**named(arn), Lifecycle={"DeleteAfterDays": 3})
    holds = [hold(VaultNames=[VAULT]), hold(ResourceIdentifiers=["DynamoDB"])]
    aws.refuses(REQUEST, aws.source.delete_recovery_point, **named(arn))
    # Expiry waits for the last hold.
    aws.pass_time(days=30)
    for hold_id in holds:
        assert aws.point(arn)["Status"] == "COMPLETED"
        aws.source.cancel_legal_hold(LegalHoldId=hold_id, CancelDescription="over")
        aws.pass_time(seconds=2)
    aws.refuses(NOT_FOUND, aws.point, arn=arn)


def test_selections(aws: Backup, hold: Any) -> None:
    arn, table = aws.seeded["recovery_point_arn"], aws.seeded["table_arn"]
    created = aws.point(arn)["CreationDate"]

    def held(**selection: Any) -> bool:
        listing = aws.source.list_recovery_points_by_legal_hold
        found = listing(LegalHoldId=hold(**selection))["RecoveryPoints"]
        member = {**named(arn), "ResourceArn": table, "ResourceType": "DynamoDB"}
        assert found in ([], [member])
        return bool(found)

    def dates(first: int, last: int) -> dict[str, Any]:
        since, until = (created + timedelta(hours=hours) for hours in (first, last))
        return {"FromDate": since, "ToDate": until}

    assert held()
    assert held(ResourceIdentifiers=[table])
    assert held(DateRange=dates(-1, 1))
    assert not held(VaultNames=["other"])
    assert not held(ResourceIdentifiers=["EBS"])
    assert not held(VaultNames=[VAULT], DateRange=dates(1, 2))
    aws.refuses(INVALID, hold, DateRange=dates(1, 0))
    aws.refuses(INVALID, hold, DateRange=dates(0, 48))
