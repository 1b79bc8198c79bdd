"""Times: Tencent Cloud writes China Standard Time without saying so."""

import pytest

from offsite_provider.core.model import Outputs
from offsite_provider.tencent.times import Timestamp


class Seen(Outputs):
    made: Timestamp = None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026-03-01 12:00:00", "2026-03-01T04:00:00Z"),
        ("2026-03-01 07:59:59", "2026-02-28T23:59:59Z"),
        ("2026-03-01T04:00:00Z", "2026-03-01T04:00:00Z"),
        ("", None),
        (None, None),
    ],
)
def test_a_moment(given: str | None, expected: str | None) -> None:
    assert Seen(made=given).made == expected


def test_is_the_same_when_it_is_read_again() -> None:
    once = Seen(made="2026-03-01 12:00:00")
    assert Seen.from_state(once.to_wire()) == once
