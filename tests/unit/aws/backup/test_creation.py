"""Whether a creation made a thing, or found one of an earlier run's."""

import time
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError

from offsite_provider.aws.backup.creation import existing, is_new
from offsite_provider.aws.failures import doing
from offsite_provider.core.failures import Conflict

NOW = datetime(2026, 3, 1, 4, 0, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("seconds", "new"),
    [(-9.5, True), (-1, True), (0, True), (0.9, True), (-60, False), (-3600, False), (3600, False)],
)
def test_what_was_made_since_the_call_began(seconds: float, new: bool) -> None:
    headers = {"date": format_datetime(NOW, usegmt=True)}
    created = NOW + timedelta(seconds=seconds)
    answer: dict[str, Any] = {"CreationDate": created, "ResponseMetadata": {"HTTPHeaders": headers}}
    assert is_new(answer, time.monotonic() - 10) is new
    headers.clear()
    assert not is_new(answer, time.monotonic() - 10)


def test_what_a_conflict_says_of_the_thing_that_exists() -> None:
    error: Any = {
        "Error": {"Code": "AlreadyExistsException"},
        "Arn": "arn:x",
        "CreatorRequestId": "1",
    }
    with pytest.raises(Conflict) as conflict, doing("create it"):
        raise ClientError(error, "CreateBackupPlan")
    assert existing(conflict.value) == ("1", "arn:x")
    assert existing(Conflict("create it", "no")) == (None, None)
