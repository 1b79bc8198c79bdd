"""AutomatedBackupsReplication: its arguments. Its life is in the contract suite."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.aws.rds.automated_backups_replication import (
    AutomatedBackupsReplicationInputs,
)
from offsite_provider.core.unknown import UNKNOWN

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

SOURCE = "arn:aws:rds:us-west-2:123456789012:db:orders"
GOOD = {"sourceDbInstanceArn": SOURCE, "region": "us-east-1"}
KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"


@pytest.fixture
def refused(complaints: Complaints) -> Callable[..., dict[str, str]]:
    """What is wrong with good arguments and some others over them."""
    return lambda **wire: complaints(AutomatedBackupsReplicationInputs, {**GOOD, **wire})


def test_what_is_left_out() -> None:
    assert AutomatedBackupsReplicationInputs.model_validate(GOOD).to_wire() == {
        **GOOD,
        "backupRetentionPeriod": 7,
        "tags": {},
        "deleteRetainedBackups": False,
    }


@pytest.mark.parametrize("partition", ["aws", "aws-cn", "aws-us-gov"])
def test_sources_of_every_partition(refused: Any, partition: str) -> None:
    assert refused(sourceDbInstanceArn=SOURCE.replace("aws", partition, 1)) == {}


@pytest.mark.parametrize(
    "arn",
    [
        "orders",
        "arn:aws:rds:us-west-2:123456789012:cluster:orders",
        "arn:aws:rds:us-west-2:123456789012:snapshot:orders",
        "arn:aws:rds:us-west-2:12345:db:orders",
        "arn:aws:rds:us-west-2:123456789012:db:1orders",
        "arn:aws:rds:us-west-2:123456789012:db:" + "a" * 64,
    ],
)
def test_what_is_no_arn_of_an_instance(refused: Any, arn: str) -> None:
    assert refused(sourceDbInstanceArn=arn) == {
        "source_db_instance_arn": (
            "must be the ARN of a DB instance, like "
            f"`arn:aws:rds:eu-west-1:123456789012:db:orders`, not `{arn}`"
        )
    }


@pytest.mark.parametrize("days", [1, 35, 7.0, "7"])
def test_retention(refused: Any, days: object) -> None:
    assert refused(backupRetentionPeriod=days) == {}


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (0, "must be at least 1, not 0"),
        (36, "must be at most 35, not 36"),
        (36.0, "must be at most 35, not 36"),
        ("36", "must be at most 35, not 36"),
        (7.5, "must be a whole number, not `7.5`"),
        ("week", "must be a whole number, not `week`"),
    ],
)
def test_retention_out_of_range(refused: Any, days: object, sentence: str) -> None:
    assert refused(backupRetentionPeriod=days) == {"backup_retention_period": sentence}


@pytest.mark.parametrize(
    ("wire", "found"),
    [
        (
            {"region": "us-west-2"},
            {"region": "must be another region than the source's, us-west-2"},
        ),
        (
            {"kmsKeyId": KEY.replace("us-east-1", "us-west-2")},
            {
                "kms_key_id": (
                    "is a key of us-west-2: the copies are encrypted in the destination, "
                    "us-east-1, with a key of that region"
                )
            },
        ),
        ({"tags": {f"k{n}": "" for n in range(51)}}, {"tags": "must be at most 50 tags, not 51"}),
        ({"tags": {f"k{n}": "" for n in range(50)}}, {}),
        (
            {"retentionPeriod": 7},
            {"retention_period": "is not an argument: did you mean `backup_retention_period`?"},
        ),
    ],
    ids=lambda value: str(value)[:50],
)
def test_refusals(refused: Any, wire: dict[str, Any], found: dict[str, str]) -> None:
    assert refused(**wire) == found


@pytest.mark.parametrize(
    "name", [*GOOD, "backupRetentionPeriod", "kmsKeyId", "tags", "deleteRetainedBackups"]
)
def test_any_may_be_unknown(refused: Any, name: str) -> None:
    assert refused(**{"kmsKeyId": KEY, name: UNKNOWN}) == {}


def test_unknown_ones_hide_no_others(refused: Any) -> None:
    found = refused(sourceDbInstanceArn=UNKNOWN, backupRetentionPeriod=36)
    assert list(found) == ["backup_retention_period"]
