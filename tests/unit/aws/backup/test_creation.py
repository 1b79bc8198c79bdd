"""Whether a creation made a thing, or found one of an earlier run's."""

import time
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest

from offsite_provider.aws.backup.creation import is_new

NOW = datetime(2026, 3, 1, 4, 0, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("seconds", "new"),
    [(-9.5, True), (-1, True), (0, True), (0.9, True), (-12, False), (-3600, False), (3600, False)],
)
def test_what_was_made_since_the_call_began(seconds: float, new: bool) -> None:
    headers = {"date": format_datetime(NOW, usegmt=True)}
    created = NOW + timedelta(seconds=seconds)
    answer: dict[str, Any] = {"CreationDate": created, "ResponseMetadata": {"HTTPHeaders": headers}}
    assert is_new(answer, time.monotonic() - 10) is new
    headers.clear()
    assert not is_new(answer, time.monotonic() - 10)
