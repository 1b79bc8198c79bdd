"""SnapshotCopyConfiguration: its arguments."""

from collections.abc import Callable
from typing import Any

import pytest
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.aws.redshiftserverless.snapshot_copy_configuration import (
    SnapshotCopyConfiguration,
    SnapshotCopyConfigurationInputs,
)
from offsite_provider.core import plan

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

GOOD = {"namespaceName": "analytics", "region": "us-east-1", "destinationRegion": "eu-west-1"}
KEY = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"


def inputs(**wire: Any) -> SnapshotCopyConfigurationInputs:
    found, problems = plan.check(SnapshotCopyConfigurationInputs, {**GOOD, **wire})
    assert problems == []
    assert found is not None
    return found


class TestArguments:
    def test_all_of_them(self, complaints: Complaints) -> None:
        everything = {**GOOD, "snapshotRetentionPeriod": 30, "destinationKmsKeyId": KEY}
        assert complaints(SnapshotCopyConfigurationInputs, everything) == {}

    def test_what_is_left_out(self) -> None:
        assert inputs().to_wire() == {**GOOD, "snapshotRetentionPeriod": -1, "owner": ""}

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(SnapshotCopyConfigurationInputs, {}) == {
            "namespace_name": "is required",
            "destination_region": "is required",
        }

    @pytest.mark.parametrize("days", [-1, 1, 3653, 30.0, "30"])
    def test_retention(self, complaints: Complaints, days: object) -> None:
        wire = {**GOOD, "snapshotRetentionPeriod": days}
        assert complaints(SnapshotCopyConfigurationInputs, wire) == {}

    @pytest.mark.parametrize("days", [-2, 0, 3654])
    def test_retention_out_of_range(self, complaints: Complaints, days: int) -> None:
        for given in (days, float(days), str(days)):
            wire = {**GOOD, "snapshotRetentionPeriod": given}
            assert complaints(SnapshotCopyConfigurationInputs, wire) == {
                "snapshot_retention_period": (
                    f"must be -1 (for ever) or from 1 to 3653 days, not {days}"
                )
            }

    @pytest.mark.parametrize("name", ["ab", "a" * 65, "Analytics", "my_space", ""])
    def test_what_is_no_name_of_a_namespace(self, complaints: Complaints, name: str) -> None:
        assert complaints(SnapshotCopyConfigurationInputs, {**GOOD, "namespaceName": name}) == {
            "namespace_name": (
                "must be the name of a namespace: 3 to 64 lower-case letters, digits and hyphens, "
                f"not `{name}`"
            )
        }

    @pytest.mark.parametrize(
        ("wire", "found"),
        [
            (
                {"destinationRegion": "us-east-1"},
                {"destination_region": "must be another region than the source's, us-east-1"},
            ),
            (
                {"destinationKmsKeyId": KEY.replace("eu-west-1", "us-east-1")},
                {
                    "destination_kms_key_id": (
                        "is a key of us-east-1: the copies are encrypted in the destination, "
                        "eu-west-1, with a key of that region"
                    )
                },
            ),
            (
                {"destinationKmsKeyId": "my key"},
                {
                    "destination_kms_key_id": (
                        "must be a KMS key: a key ARN, an alias ARN, a key ID or `alias/<name>`, "
                        "not `my key`"
                    )
                },
            ),
            (
                {"retentionPeriod": 7},
                {
                    "retention_period": "is not an argument: did you mean `snapshot_retention_period`?"
                },
            ),
            ({"tags": {"a": "b"}}, {"tags": "is not an argument: there are"}),
        ],
        ids=repr,
    )
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], found: dict[str, str]
    ) -> None:
        said = complaints(SnapshotCopyConfigurationInputs, {**GOOD, **wire})
        assert said.keys() == found.keys()
        for path, sentence in found.items():
            assert said[path].startswith(sentence)

    @pytest.mark.parametrize("name", [*GOOD, "snapshotRetentionPeriod", "destinationKmsKeyId"])
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        wire = {**GOOD, "destinationKmsKeyId": KEY, name: UNKNOWN}
        assert complaints(SnapshotCopyConfigurationInputs, wire) == {}


class TestDiff:
    @pytest.mark.parametrize(
        ("change", "replaces"),
        [
            ({"namespaceName": "other"}, True),
            ({"destinationRegion": "eu-west-2"}, True),
            ({"destinationKmsKeyId": KEY}, True),
            ({"snapshotRetentionPeriod": 7}, False),
        ],
        ids=repr,
    )
    def test_what_changes_in_place_and_what_does_not(
        self, change: dict[str, Any], replaces: bool
    ) -> None:
        names = tuple(change)
        assert plan.diff(inputs(), inputs(**change)) == plan.Difference(
            names, names if replaces else ()
        )

    def test_a_key_that_the_service_chose_is_no_difference(self) -> None:
        assert plan.diff(inputs(destinationKmsKeyId=KEY), inputs()).changes == ()

    def test_there_can_be_only_one(self) -> None:
        assert SnapshotCopyConfiguration.unique
