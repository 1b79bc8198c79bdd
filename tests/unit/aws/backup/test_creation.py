"""Whether a creation made a thing, or found one of an earlier run's."""

import time
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from itertools import islice
from typing import Any

import pytest

from offsite_provider.aws.backup.creation import existing, is_new, request_ids
from offsite_provider.core.failures import Conflict
from offsite_provider.core.ownership import Owner

NOW = datetime(2026, 3, 1, 4, 0, 0, tzinfo=timezone.utc)


def answer(created: datetime, date: datetime | None = NOW) -> dict[str, Any]:
    headers = {"date": format_datetime(date, usegmt=True)} if date else {}
    return {"CreationDate": created, "ResponseMetadata": {"HTTPHeaders": headers}}


@pytest.mark.parametrize("seconds", [-9.5, -1, 0, 0.9])
def test_made_since_the_call_began(seconds: float) -> None:
    assert is_new(answer(NOW + timedelta(seconds=seconds)), time.monotonic() - 10)


@pytest.mark.parametrize("seconds", [-12, -3600, 3600])
def test_made_at_another_time(seconds: float) -> None:
    assert not is_new(answer(NOW + timedelta(seconds=seconds)), time.monotonic() - 10)


def test_an_answer_without_its_time_says_nothing() -> None:
    assert not is_new(answer(NOW, None), time.monotonic() - 10)


def test_request_ids_are_the_same_after_a_crash() -> None:
    first = list(islice(request_ids(Owner("urn"), "plan"), 3))
    assert first == list(islice(request_ids(Owner("urn"), "plan"), 3))
    assert len(set(first)) == 3
    assert next(request_ids(Owner("other"), "plan")) not in first
    assert next(request_ids(Owner("urn"), "selection")) not in first


def test_a_conflict_of_nobody_says_nothing() -> None:
    assert existing(Conflict("do it", "no")) == (None, None)
