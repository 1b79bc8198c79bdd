"""SnapshotCopyConfiguration: the rules of its arguments."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.aws.redshiftserverless.snapshot_copy_configuration import (
    SnapshotCopyConfigurationInputs,
)
from offsite_provider.core.unknown import UNKNOWN

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

GOOD = {"namespaceName": "analytics", "region": "us-east-1", "destinationRegion": "eu-west-1"}
KEY = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"


@pytest.mark.parametrize("days", [-1, 1, 3653, 30.0, "30"])
def test_retention(complaints: Complaints, days: object) -> None:
    wire = {**GOOD, "snapshotRetentionPeriod": days}
    assert complaints(SnapshotCopyConfigurationInputs, wire) == {}


@pytest.mark.parametrize("days", [-2, 0, 3654])
@pytest.mark.parametrize("kind", [int, float, str])
def test_retention_out_of_range(complaints: Complaints, days: int, kind: type[Any]) -> None:
    wire = {**GOOD, "snapshotRetentionPeriod": kind(days)}
    sentence = f"must be -1 (for ever) or from 1 to 3653 days, not {days}"
    found = complaints(SnapshotCopyConfigurationInputs, wire)
    assert found == {"snapshot_retention_period": sentence}


@pytest.mark.parametrize("name", ["ab", "a" * 65, "Analytics", "my_space", ""])
def test_what_is_no_name_of_a_namespace(complaints: Complaints, name: str) -> None:
    found = complaints(SnapshotCopyConfigurationInputs, {**GOOD, "namespaceName": name})
    assert found == {
        "namespace_name": (
            "must be the name of a namespace: 3 to 64 lower-case letters, digits and hyphens, "
            f"not `{name}`"
        )
    }


@pytest.mark.parametrize(
    ("wire", "path", "sentence"),
    [
        (
            {"destinationRegion": "us-east-1"},
            "destination_region",
            "must be another region than the source's, us-east-1",
        ),
        (
            {"destinationKmsKeyId": KEY.replace("eu-west-1", "us-east-1")},
            "destination_kms_key_id",
            "is a key of us-east-1: the copies are encrypted in the destination, eu-west-1, "
            "with a key of that region",
        ),
        (
            {"retentionPeriod": 7},
            "retention_period",
            "is not an argument: did you mean `snapshot_retention_period`?",
        ),
    ],
    ids=repr,
)
def test_refusals(complaints: Complaints, wire: dict[str, Any], path: str, sentence: str) -> None:
    assert complaints(SnapshotCopyConfigurationInputs, {**GOOD, **wire}) == {path: sentence}


@pytest.mark.parametrize("name", SnapshotCopyConfigurationInputs.model_fields)
def test_any_may_be_unknown(complaints: Complaints, name: str) -> None:
    name = SnapshotCopyConfigurationInputs.model_fields[name].alias or name
    wire = {**GOOD, "destinationKmsKeyId": KEY, name: UNKNOWN}
    assert complaints(SnapshotCopyConfigurationInputs, wire) == {}
