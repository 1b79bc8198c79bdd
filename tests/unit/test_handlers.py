"""What every handler has to say of itself, so that a door can open it."""

import base64

import pytest
from pulumi.dynamic.dynamic import serialize_provider

from offsite_provider.doors.dynamic import OffsiteProvider
from offsite_provider.registry import HANDLERS

CHANGES = """
CreateBackupPlan CreateBackupSelection CreateBackupVault DeleteBackupPlan DeleteBackupSelection
DeleteBackupVault DeleteBackupVaultAccessPolicy DeleteBackupVaultNotifications DeleteRecoveryPoint
DisassociateRecoveryPoint PutBackupVaultAccessPolicy PutBackupVaultNotifications StartBackupJob
StartCopyJob StartRestoreJob StopBackupJob TagResource UntagResource UpdateBackupPlan
UpdateGlobalSettings UpdateRecoveryPointLifecycle UpdateRegionSettings
"""
"""What the reference of AWS Backup can change. What it can be asked has functions."""


@pytest.mark.parametrize("token", HANDLERS)
def test_its_pickled_provider_is_what_the_engine_recorded_before(token: str) -> None:
    # A change of these bytes is an update of every resource that anybody has.
    recorded = (
        b"\x80\x04\x95%b\x8c\x1eoffsite_provider.doors.dynamic\x94\x8c\x0fOffsiteProvider"
        b"\x94\x93\x94\x8c%c%b\x94\x85\x94R\x94."
    )
    length = 0x3D + len(token)
    expected = recorded % (length.to_bytes(8, "little"), len(token), token.encode())
    assert base64.b64decode(serialize_provider(OffsiteProvider(token))) == expected


@pytest.mark.parametrize("token", HANDLERS)
def test_says_what_it_is(token: str) -> None:
    handler = HANDLERS[token]
    assert (handler.token, type(handler).__name__) == (token, token.rpartition(":")[2])
    assert all((handler.title, handler.leaves, handler.permissions))
    assert handler.api.startswith("https://")
    assert handler.permissions == tuple(sorted(handler.permissions))
    assert handler.identifier.parts[0].endswith("region")
    for operation in ("create", "update", "delete"):
        assert getattr(handler.timeouts, operation) is not None


def test_each_change_of_the_reference_is_declared() -> None:
    # What is declared is called, with what the model has: `tests/contract` and botocore see to it.
    declared = [calls for handler in HANDLERS.values() for calls in handler.calls.values()]
    assert set(CHANGES.split()) <= {operation for calls in declared for operation in calls}
