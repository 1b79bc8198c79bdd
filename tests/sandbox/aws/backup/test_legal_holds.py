"""Legal holds: what they keep from being deleted, and until when."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

Refused = Callable[..., dict[str, Any]]
PassTime = Callable[..., None]

VAULT = "offsite-source"
REQUEST = "InvalidRequestException"
NOT_FOUND = "ResourceNotFoundException"


@pytest.fixture
def hold(source: Any, pass_time: PassTime) -> Callable[..., str]:
    """``hold(**selection)``: the ID of a hold that is active."""

    def hold_(**selection: Any) -> str:
        made = source.create_legal_hold(
            Title="audit", Description="for the audit", RecoveryPointSelection=selection
        )
        pass_time(seconds=2)
        return made["LegalHoldId"]

    return hold_


def test_life(sandbox: SandboxClient, source: Any, pass_time: PassTime, refused: Refused) -> None:
    sandbox.settings({"backup.CreateLegalHold": 10, "backup.CancelLegalHold": 10})
    asked = {
        "Title": "audit",
        "Description": "for the audit",
        "RecoveryPointSelection": {"VaultNames": [VAULT]},
        "IdempotencyToken": "a",
        "Tags": {"by": "hand"},
    }
    made = source.create_legal_hold(**asked)
    hold_id = made["LegalHoldId"]
    assert made["Status"] == "CREATING"
    assert source.create_legal_hold(**asked)["LegalHoldId"] == hold_id
    assert source.list_tags(ResourceArn=made["LegalHoldArn"])["Tags"] == {"by": "hand"}
    cancel = {"LegalHoldId": hold_id, "CancelDescription": "over"}
    assert refused(source.cancel_legal_hold, **cancel)["Code"] == "InvalidResourceStateException"
    pass_time(seconds=10)
    found = source.get_legal_hold(LegalHoldId=hold_id)
    assert (found["Status"], found["RecoveryPointSelection"]) == ("ACTIVE", {"VaultNames": [VAULT]})
    source.cancel_legal_hold(**cancel, RetainRecordInDays=30)
    assert source.get_legal_hold(LegalHoldId=hold_id)["Status"] == "CANCELING"
    pass_time(seconds=10)
    found = source.get_legal_hold(LegalHoldId=hold_id)
    assert (found["Status"], found["CancelDescription"]) == ("CANCELED", "over")
    assert found["RetainRecordUntil"] == found["CancellationDate"] + timedelta(days=30)
    assert [each["LegalHoldId"] for each in source.list_legal_holds()["LegalHolds"]] == [hold_id]
    pass_time(days=30)
    assert refused(source.get_legal_hold, LegalHoldId=hold_id)["Code"] == NOT_FOUND


def test_keeps_from_deletion(
    source: Any, seeded: dict[str, Any], hold: Any, pass_time: PassTime, refused: Refused
) -> None:
    named = {"BackupVaultName": VAULT, "RecoveryPointArn": seeded["recovery_point_arn"]}
    source.update_recovery_point_lifecycle(**named, Lifecycle={"DeleteAfterDays": 3})
    holds = [hold(VaultNames=[VAULT]), hold(ResourceIdentifiers=["DynamoDB"])]
    assert refused(source.delete_recovery_point, **named)["Code"] == REQUEST
    # Expiry waits for the last hold.
    pass_time(days=30)
    for hold_id in holds:
        assert source.describe_recovery_point(**named)["Status"] == "COMPLETED"
        source.cancel_legal_hold(LegalHoldId=hold_id, CancelDescription="over")
        pass_time(seconds=2)
    assert refused(source.describe_recovery_point, **named)["Code"] == NOT_FOUND


def test_selections(source: Any, seeded: dict[str, Any], hold: Any, refused: Refused) -> None:
    arn, table = seeded["recovery_point_arn"], seeded["table_arn"]
    created = source.describe_recovery_point(BackupVaultName=VAULT, RecoveryPointArn=arn)[
        "CreationDate"
    ]

    def held(**selection: Any) -> bool:
        found = source.list_recovery_points_by_legal_hold(LegalHoldId=hold(**selection))[
            "RecoveryPoints"
        ]
        member = {
            "RecoveryPointArn": arn,
            "ResourceArn": table,
            "ResourceType": "DynamoDB",
            "BackupVaultName": VAULT,
        }
        assert found in ([], [member])
        return bool(found)

    def dates(first: int, last: int) -> dict[str, Any]:
        return {
            "FromDate": created + timedelta(hours=first),
            "ToDate": created + timedelta(hours=last),
        }

    assert held()
    assert held(ResourceIdentifiers=[table])
    assert held(DateRange=dates(-1, 1))
    assert not held(VaultNames=["other"])
    assert not held(ResourceIdentifiers=["EBS"])
    assert not held(VaultNames=[VAULT], DateRange=dates(1, 2))
    assert refused(hold, DateRange=dates(1, 0))["Code"] == "InvalidParameterValueException"
    assert refused(hold, DateRange=dates(0, 48))["Code"] == "InvalidParameterValueException"
