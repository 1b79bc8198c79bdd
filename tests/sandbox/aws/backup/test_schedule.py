"""Schedules as AWS writes them."""

from datetime import datetime, timedelta, timezone

import pytest

from offsite_sandbox.aws.backup.shared.schedule import parse

from ...cases import cases

UTC = timezone.utc
# A Thursday.
START = datetime(2026, 1, 1, tzinfo=UTC)


def runs(
    expression: str, count: int, zone: str | None = None, start: datetime = START
) -> list[str]:
    schedule = parse(expression, zone)
    found: list[str] = []
    moment: datetime | None = start
    while len(found) < count and (moment := schedule.next_after(moment)) is not None:
        assert moment.utcoffset() == timedelta()
        found.append(f"{moment:%Y-%m-%d %H:%M}")
    return found


class TestCron:
    @cases(
        "expression expected",
        ("cron(0 5 ? * * *)", ["2026-01-01 05:00", "2026-01-02 05:00"]),
        ("cron(15 * ? * * *)", ["2026-01-01 00:15", "2026-01-01 01:15"]),
        ("cron(0 12 * * ? *)", ["2026-01-01 12:00", "2026-01-02 12:00"]),
        ("cron(0/20 1 1 * ? *)", ["2026-01-01 01:00", "2026-01-01 01:20", "2026-01-01 01:40", "2026-02-01 01:00"]),
        ("cron(*/30 1-2 1 * ? *)", ["2026-01-01 01:00", "2026-01-01 01:30", "2026-01-01 02:00"]),
        ("cron(10-30/10 0 1 * ? *)", ["2026-01-01 00:10", "2026-01-01 00:20", "2026-01-01 00:30", "2026-02-01 00:10"]),
        ("cron(0 22-1 1 1 ? *)", ["2026-01-01 01:00", "2026-01-01 22:00", "2026-01-01 23:00"]),
        ("cron(0 1 1 JAN,mar-apr ? *)", ["2026-01-01 01:00", "2026-03-01 01:00", "2026-04-01 01:00", "2027-01-01 01:00"]),
        ("cron(0 1 31 * ? *)", ["2026-01-31 01:00", "2026-03-31 01:00", "2026-05-31 01:00"]),
        ("cron(0 0 29 2 ? *)", ["2028-02-29 00:00", "2032-02-29 00:00"]),
        ("cron(0 0 L * ? *)", ["2026-01-31 00:00", "2026-02-28 00:00"]),
        ("cron(0 0 L-2 * ? *)", ["2026-01-29 00:00", "2026-02-26 00:00"]),
        ("cron(0 0 LW * ? *)", ["2026-01-30 00:00", "2026-02-27 00:00"]),
        # The 1st of February and of March are Sundays, the 1st of August is a Saturday.
        ("cron(0 0 1W 2,8 ? *)", ["2026-02-02 00:00", "2026-08-03 00:00"]),
        # The 15th of February is a Sunday, that of August a Saturday.
        ("cron(0 0 15W 2,8 ? *)", ["2026-02-16 00:00", "2026-08-14 00:00"]),
        # The 31st of May is a Sunday, and the Monday after it is in June.
        ("cron(0 0 31W 2,5 ? *)", ["2026-05-29 00:00", "2027-05-31 00:00"]),
        ("cron(0 0 ? * 1 *)", ["2026-01-04 00:00", "2026-01-11 00:00"]),
        ("cron(0 0 ? * MON-WED,6 *)", ["2026-01-02 00:00", "2026-01-05 00:00", "2026-01-06 00:00", "2026-01-07 00:00"]),
        ("cron(0 0 ? * SAT-MON *)", ["2026-01-03 00:00", "2026-01-04 00:00", "2026-01-05 00:00", "2026-01-10 00:00"]),
        ("cron(0 0 ? * L *)", ["2026-01-03 00:00", "2026-01-10 00:00"]),
        ("cron(0 0 ? * 6L *)", ["2026-01-30 00:00", "2026-02-27 00:00"]),
        ("cron(0 0 ? * TUE#2 *)", ["2026-01-13 00:00", "2026-02-10 00:00"]),
        ("cron(0 0 ? * 5#5 *)", ["2026-01-29 00:00", "2026-04-30 00:00"]),
        ("cron(0 0 1 1 ? 2027-2028)", ["2027-01-01 00:00", "2028-01-01 00:00"]),
        ("cron(0 0 31 2 ? *)", []),
        ("cron(0 0 1 1 ? 2020)", []),
    )  # fmt: skip
    def test_runs(self, expression: str, expected: list[str]) -> None:
        assert runs(expression, len(expected) or 1) == expected

    def test_a_run_is_after_the_moment(self) -> None:
        schedule = parse("cron(0 5 ? * * *)")
        at_five = START.replace(hour=5)
        assert schedule.next_after(at_five - timedelta(seconds=1)) == at_five
        assert schedule.next_after(at_five) == at_five + timedelta(days=1)

    @cases(
        "expression",
        "", "0 5 ? * * *", "cron(0 5 ? * *)", "cron(0 5 ? * * * *)",
        "cron(0 5 * * * *)", "cron(0 5 ? * ? *)", "cron(0 5 1 * MON *)", "cron(60 5 ? * * *)",
        "cron(0 24 ? * * *)", "cron(0 5 0 * ? *)", "cron(0 5 32 * ? *)", "cron(0 5 1 13 ? *)",
        "cron(0 5 ? * 0 *)", "cron(0 5 ? * 8 *)", "cron(0 5 ? * FOO *)", "cron(0 5 ? * 2#6 *)",
        "cron(0 5 ? * 2#1,3#1 *)", "cron(0 5 L,1 * ? *)", "cron(0 5 1W,2 * ? *)", "cron(0 5 L-31 * ? *)",
        "cron(0 5 ? * * 1969)", "cron(0 5 ? * * 2200)", "cron(0/0 5 ? * * *)", "cron(0/60 5 ? * * *)",
        "cron(/5 5 ? * * *)", "cron(1- 5 ? * * *)", "cron(1,,2 5 ? * * *)", "cron(? 5 ? * * *)",
        "rate(5)", "rate(12 hours)",
    )  # fmt: skip
    def test_refused(self, expression: str) -> None:
        with pytest.raises(ValueError, match=r"."):
            parse(expression)


class TestTimeZones:
    def test_summer_and_winter(self) -> None:
        for month, run in ((1, "2026-01-01 04:00"), (7, "2026-07-01 03:00")):
            start = START.replace(month=month)
            assert runs("cron(0 5 ? * * *)", 1, "Europe/Berlin", start) == [run]

    def test_another_day(self) -> None:
        # Tokyo's Monday begins on UTC's Sunday.
        assert runs("cron(0 5 ? * MON *)", 1, "Asia/Tokyo") == ["2026-01-04 20:00"]

    def test_a_time_that_is_skipped_is_no_run(self) -> None:
        found = runs("cron(30 2 ? * * *)", 2, "Europe/Berlin", datetime(2026, 3, 28, tzinfo=UTC))
        assert found == ["2026-03-28 01:30", "2026-03-30 00:30"]

    def test_a_time_that_comes_twice_is_a_run_once(self) -> None:
        start = datetime(2026, 10, 24, 12, tzinfo=UTC)
        found = runs("cron(30 2 ? * * *)", 2, "Europe/Berlin", start)
        assert found == ["2026-10-25 00:30", "2026-10-26 01:30"]

    @pytest.mark.parametrize("zone", ["Europe/Nowhere", "../etc/passwd", "/etc/localtime"])
    def test_unknown(self, zone: str) -> None:
        with pytest.raises(ValueError, match="time zone"):
            parse("cron(0 5 ? * * *)", zone)
