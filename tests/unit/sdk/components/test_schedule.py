"""The arithmetic of a promise: the longest time between two runs, and what comes on top."""

from datetime import datetime, timedelta, timezone
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offsite_provider.aws import cron
from pulumi_offsite.components.schedule import Gap, Promise, duration, longest_gap

SINCE = datetime(2026, 1, 1, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("schedules", "zone", "hours"),
    [
        (["cron(0 5 ? * * *)"], "UTC", 24),
        (["cron(0 5 ? * * *)"], "Europe/Zurich", 25),
        # 2:30 is skipped once a year.
        (["cron(30 2 ? * * *)"], "Europe/Zurich", 47),
        (["cron(0 5 ? * MON-FRI *)"], "UTC", 72),
        (["cron(0 5 ? * MON-FRI *)", "cron(0 5 ? * SAT,SUN *)"], "UTC", 24),
        (["cron(0 5 1 * ? *)"], "UTC", 31 * 24),
        (["cron(0 5 31 * ? *)"], "UTC", 61 * 24),
        (["cron(0 5 29 2 ? *)"], "UTC", 4 * 365 * 24 + 24),
        (["cron(0 0/6 ? * * *)"], "UTC", 6),
        (["cron(0 5 ? * * *)", "cron(0 5 1 * ? *)"], "UTC", 24),
    ],
)
def test_longest_gap(schedules: list[str], zone: str, hours: int) -> None:
    gap = longest_gap(schedules, zone, SINCE)
    assert gap is not None
    assert gap.length == timedelta(hours=hours)


def test_a_schedule_that_ends_keeps_no_promise() -> None:
    gap = longest_gap(["cron(0 5 ? * * 2026)"], "UTC", SINCE)
    assert gap == Gap(datetime(2026, 12, 31, 5, tzinfo=timezone.utc), None)
    assert Promise(gap, ()).age is None
    assert Promise(gap, ()).sum() == "after 2026-12-31 05:00 there is none"
    assert longest_gap([], "UTC", SINCE) is None


def test_a_promise_shows_its_sum() -> None:
    gap = longest_gap(["cron(0 5 ? * * *)"], "UTC", SINCE)
    assert gap is not None
    promise = Promise(gap, ((timedelta(minutes=90), "until it is complete"),))
    assert promise.sum() == (
        "24h from 2026-01-01 05:00 to 2026-01-02 05:00 + 1h30m until it is complete = 25h30m"
    )


@given(
    schedules=st.lists(
        st.builds(
            "cron({} {}/{} ? * {} *)".format,
            st.integers(0, 59),
            st.integers(0, 11),
            st.integers(3, 12),
            st.sampled_from(["*", "MON-FRI", "SUN,WED"]),
        ),
        min_size=1,
        max_size=3,
    ),
    zone=st.sampled_from(["UTC", "Europe/Zurich", "America/New_York"]),
)
@settings(max_examples=30, deadline=None)
def test_no_two_runs_are_farther_apart(schedules: list[str], zone: str) -> None:
    gap = longest_gap(schedules, zone, SINCE)
    assert gap is not None
    together = {
        run.astimezone(timezone.utc)
        for schedule in schedules
        for run in islice(cron.parse(schedule).runs(SINCE, zone), 300)
    }
    within = sorted(together)[:300]
    apart = [later - earlier for earlier, later in pairwise(within)]
    assert gap.length is not None
    assert max(apart) <= gap.length


@given(st.integers(0, 10_000_000))
def test_a_duration_reads_as_an_argument_takes_it(seconds: int) -> None:
    from offsite_provider.doors.arguments import seconds as read

    assert read(duration(timedelta(seconds=seconds))) == seconds
