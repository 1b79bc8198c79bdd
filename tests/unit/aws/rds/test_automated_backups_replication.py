"""AutomatedBackupsReplication: its arguments. Its life is in the contract suite."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.aws.rds.automated_backups_replication import (
    AutomatedBackupsReplicationInputs,
)
from offsite_provider.core.unknown import UNKNOWN

SOURCE = "arn:aws:rds:us-west-2:123456789012:db:orders"
GOOD = {"sourceDbInstanceArn": SOURCE, "region": "us-east-1"}
KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"


@pytest.fixture
def refused(complaints: Any) -> Callable[..., dict[str, str]]:
    """What is wrong with good arguments and some others over them."""
    return lambda **wire: complaints(AutomatedBackupsReplicationInputs, {**GOOD, **wire})


def test_what_is_left_out() -> None:
    left = {"backupRetentionPeriod": 7, "tags": {}, "deleteRetainedBackups": False}
    assert AutomatedBackupsReplicationInputs.model_validate(GOOD).to_wire() == {**GOOD, **left}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sourceDbInstanceArn", SOURCE.replace("aws", "aws-cn", 1)),
        ("sourceDbInstanceArn", SOURCE.replace("aws", "aws-us-gov", 1)),
        *(("backupRetentionPeriod", days) for days in (1, 35, 7.0, "7")),
        ("tags", {f"k{n}": "" for n in range(50)}),
        *((name, UNKNOWN) for name in (*GOOD, "backupRetentionPeriod", "kmsKeyId", "tags")),
        ("deleteRetainedBackups", UNKNOWN),
    ],
)
def test_what_is_taken(refused: Any, name: str, value: object) -> None:
    assert refused(**{"kmsKeyId": KEY, name: value}) == {}


@pytest.mark.parametrize(
    "thing", ["cluster:orders", "snapshot:orders", "db:1orders", "db:" + "a" * 64, "db:"]
)
def test_what_is_no_arn_of_an_instance(refused: Any, thing: str) -> None:
    arn = SOURCE.replace("db:orders", thing)
    assert refused(sourceDbInstanceArn=arn) == {
        "source_db_instance_arn": "must be the ARN of a DB instance, like "
        f"`arn:aws:rds:eu-west-1:123456789012:db:orders`, not `{arn}`"
    }


@pytest.mark.parametrize(
    ("name", "value", "path", "sentence"),
    [
        ("backupRetentionPeriod", 0, "backup_retention_period", "must be at least 1, not 0"),
        ("backupRetentionPeriod", 36, "backup_retention_period", "must be at most 35, not 36"),
        ("backupRetentionPeriod", "36", "backup_retention_period", "must be at most 35, not 36"),
        (
            "backupRetentionPeriod",
            7.5,
            "backup_retention_period",
            "must be a whole number, not `7.5`",
        ),
        ("region", "us-west-2", "region", "must be another region than the source's, us-west-2"),
        (
            "kmsKeyId",
            KEY.replace("us-east-1", "us-west-2"),
            "kms_key_id",
            "is a key of us-west-2: the copies are encrypted in the destination, us-east-1, with "
            "a key of that region",
        ),
        ("tags", {f"k{n}": "" for n in range(51)}, "tags", "must be at most 50 tags, not 51"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_refusals(refused: Any, name: str, value: object, path: str, sentence: str) -> None:
    assert refused(**{name: value}) == {path: sentence}
