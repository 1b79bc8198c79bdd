"""Which runs a schedule stands for. What is wrong with one: see `arguments/schedules.py`."""

from datetime import datetime, timedelta, timezone
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offsite_provider.aws import cron
from offsite_sandbox.aws.backup.shared import schedule as sandbox

START = datetime(2026, 1, 1, tzinfo=timezone.utc)


def runs(expression: str, zone: str = "UTC", after: datetime = START, count: int = 3) -> list[str]:
    found = islice(cron.parse(expression).runs(after, zone), count)
    return [f"{run:%Y-%m-%d %H:%M %z}" for run in found]


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("cron(0 5 ? * 7 *)", ["01-03", "01-10", "01-17"]),
        ("cron(0 5 L-2 * ? *)", ["01-29", "02-26", "03-29"]),
        ("cron(0 5 LW * ? *)", ["01-30", "02-27", "03-31"]),
        ("cron(0 5 3W * ? *)", ["01-02", "02-03", "03-03"]),
        ("cron(0 5 31 * ? *)", ["01-31", "03-31", "05-31"]),
        ("cron(0 5 ? * TUE#5 *)", ["03-31", "06-30", "09-29"]),
        ("cron(0 5 ? * FRIL *)", ["01-30", "02-27", "03-27"]),
        ("cron(0 5 ? * L *)", ["01-03", "01-10", "01-17"]),
        ("cron(0 5 1 NOV-FEB/2 ? *)", ["01-01", "11-01", "01-01"]),
    ],
)
def test_days(expression: str, days: list[str]) -> None:
    assert [run[5:10] for run in runs(expression)] == days


def test_clocks_that_skip_a_time_and_have_another_twice() -> None:
    spring, autumn = START.replace(month=3, day=28), START.replace(month=10, day=24)
    assert runs("cron(30 2 ? * * *)", "Europe/Zurich", spring) == [
        "2026-03-28 02:30 +0100",
        "2026-03-30 02:30 +0200",
        "2026-03-31 02:30 +0200",
    ]
    assert runs("cron(30 2 ? * * *)", "Europe/Zurich", autumn) == [
        "2026-10-24 02:30 +0200",
        "2026-10-25 02:30 +0200",
        "2026-10-26 02:30 +0100",
    ]


def test_a_schedule_ends_with_its_years() -> None:
    assert len(runs("cron(0 5 1 1 ? 2026-2027)")) == 2


def numbers(first: int, last: int) -> st.SearchStrategy[str]:
    value = st.integers(first, last).map(str)
    span = st.builds("{}-{}".format, value, value) | value | st.just("*")
    step = st.builds("{}/{}".format, span, st.integers(1, last))
    return st.lists(span | step, min_size=1, max_size=3).map(",".join)


names = st.sampled_from(["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"])
of_month = numbers(1, 31) | st.sampled_from(["L", "LW", "L-3", "L-30", "1W", "15W", "31W"])
of_week = numbers(1, 7) | names | names.map("{}L".format) | names.map("{}#5".format)
either = st.builds("{} {{}} ?".format, of_month) | st.builds("? {{}} {}".format, of_week)


@given(
    minutes=numbers(0, 59),
    hours=numbers(0, 23),
    days=either,
    months=numbers(1, 12),
    zone=st.sampled_from(["UTC", "Europe/Zurich", "America/New_York", "Australia/Lord_Howe"]),
    after=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
)
@settings(max_examples=200, deadline=None)
def test_the_sandbox_has_the_same_runs(
    minutes: str, hours: str, days: str, months: str, zone: str, after: datetime
) -> None:
    """Two that were written apart, and know nothing of each other."""
    expression = f"cron({minutes} {hours} {days.format(months)} 2020-2040)"
    moment = after.replace(tzinfo=timezone.utc)
    other, next_run = sandbox.parse(expression, zone), moment
    for run in islice(cron.parse(expression).runs(moment, zone), 5):
        found = other.next_after(next_run)
        assert found == run.astimezone(timezone.utc)
        next_run = found
    assert next_run - moment >= timedelta(0)
