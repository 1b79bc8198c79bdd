"""Values of any service: durations, moments, strings of a form."""

from datetime import datetime, timedelta, timezone
from typing import Annotated, Any

import pytest

from offsite_provider.core.model import Inputs
from offsite_provider.core.values import Duration, distinct, matches, rfc3339, seconds


class Job(Inputs):
    pause: Duration | None = None
    volume: Annotated[str, matches(r"vol-\d{2}", "a volume, like `vol-12`")] = "vol-12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("45s", 45), ("90m", 5400), ("1h30m", 5400), ("2h", 7200), ("1h1m1s", 3661)],
)
def test_a_duration_in_seconds(text: str, expected: float) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize("text", ["", "1", "1d", "90 m", "30m1h", "-1s", "1.5h", "h"])
def test_a_duration_of_another_form(text: str) -> None:
    with pytest.raises(ValueError, match="must be a duration like `45s`, `90m` or `1h30m`"):
        seconds(text)


def test_a_duration_of_no_length(complaints: Any) -> None:
    assert complaints(Job, {"pause": "0s"}) == {"pause": "must be longer than 0s"}


@pytest.mark.parametrize("bad", ["vol-1", "vol-123", " vol-12", "vol-12\n"])
def test_the_whole_value_has_to_match(complaints: Any, bad: str) -> None:
    assert complaints(Job, {"volume": "vol-34"}) == {}
    sentence = f"must be a volume, like `vol-12`, not `{bad}`"
    assert complaints(Job, {"volume": bad}) == {"volume": sentence}


def test_distinct() -> None:
    assert distinct(["a", "b"]) == ["a", "b"]
    with pytest.raises(ValueError, match="names `a` twice"):
        distinct(["a", "b", "a"])


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 3, 1, 6, 0, 1, 999, timezone(timedelta(hours=2))), "2026-03-01T04:00:01Z"),
        (datetime(2026, 3, 1, 4), "2026-03-01T04:00:00Z"),
        ("2026-03-01T04:00:00Z", "2026-03-01T04:00:00Z"),
    ],
    ids=["in UTC to the second", "without a zone in UTC", "as it is"],
)
def test_a_moment_is_rfc_3339(moment: datetime | str, text: str) -> None:
    assert rfc3339(moment) == text
