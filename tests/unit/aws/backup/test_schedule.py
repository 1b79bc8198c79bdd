"""Schedules and time zones: what is one, and which part of what isn't is to blame."""

import pytest
from pydantic import TypeAdapter, ValidationError

from offsite_provider.aws.backup.schedule import (
    DEFAULT_SCHEDULE,
    ScheduleExpression,
    TimeZone,
    checked,
    same_schedule,
    same_zone,
)

FORM = "cron(minutes hours day-of-month month day-of-week year)"


def cron(**changes: str) -> str:
    """Every day at 5, but for what is changed."""
    fields = {"minutes": "0", "hours": "5", "dom": "?", "month": "*", "dow": "*", "year": "*"}
    return f"cron({' '.join({**fields, **changes}.values())})"


def refusal(expression: str) -> str:
    with pytest.raises(ValueError, match=r"\w") as refused:
        checked(expression)
    return str(refused.value)


@pytest.mark.parametrize(
    "expression",
    [
        "cron(0 5 ? * * *)",
        "cron(0 5 * * ? *)",
        "cron(0/15 8-18 ? * 2-6 *)",
        "cron(*/15 * ? * * *)",
        "cron(0,30 0,12 ? * MON-FRI *)",
        "cron(0 22-2 ? * FRI-MON *)",
        "cron(0 5 L * ? *)",
        "cron(0 5 LW * ? *)",
        "cron(0 5 L-3 * ? *)",
        "cron(0 5 15W * ? *)",
        "cron(0 5 1,15 JAN,mar-JUN ? 2026-2030)",
        "cron(0 5 1/7 1/3 ? 2026/2)",
        "cron(0 5 ? * L *)",
        "cron(0 5 ? * 6L *)",
        "cron(0 5 ? * FRIL *)",
        "cron(0 5 ? * 3#2 *)",
        "cron(0 5 ? * TUE#5 *)",
        "cron(59 23 31 12 ? 2199)",
        "cron(0 0 1 1 ? 1970)",
        "rate(1 minute)",
        "rate(1 hour)",
        "rate(12 hours)",
        "rate(7 days)",
    ],
)
def test_schedules(expression: str) -> None:
    assert checked(expression) == expression


@pytest.mark.parametrize(
    ("expression", "tidy"),
    [
        ("  cron(0  5 ?   * * *) ", "cron(0 5 ? * * *)"),
        ("cron( 0 5 ? * * * )", "cron(0 5 ? * * *)"),
        ("CRON(0 5 ? * mon *)", "cron(0 5 ? * mon *)"),
        ("rate( 2  days )", "rate(2 days)"),
    ],
)
def test_spaces_do_not_matter(expression: str, tidy: str) -> None:
    assert checked(expression) == tidy


MINUTES, HOURS = "allowed are 0-59, with , - * /", "allowed are 0-23, with , - * /"
DAYS = "allowed are 1-31, with , - * ? / L W"
MONTHS = "allowed are 1-12 or JAN-DEC, with , - * /"
WEEKDAYS = "allowed are 1-7 or SUN-SAT, with , - * ? L #"
YEARS = "allowed are 1970-2199, with , - * /"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"minutes": "60"}, f"has `60` in its minutes: {MINUTES}"),
        ({"minutes": "-1"}, f"has `-1` in its minutes: `` is none of its values; {MINUTES}"),
        ({"minutes": "?"}, f"has `?` in its minutes: {MINUTES}"),
        ({"minutes": "5,"}, f"has `5,` in its minutes: `` is none of its values; {MINUTES}"),
        ({"minutes": "1-2-3"}, f"has `1-2-3` in its minutes: `2-3` is none of its values; {MINUTES}"),
        ({"minutes": "*/0"}, f"has `*/0` in its minutes: a step is a number from 1 to 59; {MINUTES}"),
        ({"minutes": "*/60"}, f"has `*/60` in its minutes: a step is a number from 1 to 59; {MINUTES}"),
        ({"minutes": "*/"}, f"has `*/` in its minutes: a step is a number from 1 to 59; {MINUTES}"),
        ({"hours": "24"}, f"has `24` in its hours: {HOURS}"),
        ({"hours": "5am"}, f"has `5AM` in its hours: {HOURS}"),
        ({"hours": "8-25"}, f"has `8-25` in its hours: `25` is none of its values; {HOURS}"),
        ({"hours": "L"}, f"has `L` in its hours: {HOURS}"),
        ({"dom": "0", "dow": "?"}, f"has `0` in its day-of-month: {DAYS}"),
        ({"dom": "32", "dow": "?"}, f"has `32` in its day-of-month: {DAYS}"),
        ({"dom": "32W", "dow": "?"}, f"has `32W` in its day-of-month: `32` is none of its values; {DAYS}"),
        ({"dom": "L-32", "dow": "?"}, f"has `L-32` in its day-of-month: `32` is none of its values; {DAYS}"),
        ({"dom": "1#2", "dow": "?"}, f"has `1#2` in its day-of-month: {DAYS}"),
        ({"month": "0"}, f"has `0` in its month: {MONTHS}"),
        ({"month": "13"}, f"has `13` in its month: {MONTHS}"),
        ({"month": "MAI"}, f"has `MAI` in its month: {MONTHS}"),
        ({"month": "?"}, f"has `?` in its month: {MONTHS}"),
        ({"dow": "0"}, f"has `0` in its day-of-week: {WEEKDAYS}"),
        ({"dow": "8"}, f"has `8` in its day-of-week: {WEEKDAYS}"),
        ({"dow": "8L"}, f"has `8L` in its day-of-week: `8` is none of its values; {WEEKDAYS}"),
        ({"dow": "3#6"}, f"has `3#6` in its day-of-week: {WEEKDAYS}"),
        ({"dow": "3#1,6#3"}, f"has `3#1,6#3` in its day-of-week: `3#1` is none of its values; {WEEKDAYS}"),
        ({"dow": "15W"}, f"has `15W` in its day-of-week: {WEEKDAYS}"),
        ({"year": "1969"}, f"has `1969` in its year: {YEARS}"),
        ({"year": "2200"}, f"has `2200` in its year: {YEARS}"),
        ({"year": "2030-2026"}, f"has `2030-2026` in its year: it ends before it begins; {YEARS}"),
    ],
)  # fmt: skip
def test_the_field_that_is_wrong_is_named(changes: dict[str, str], sentence: str) -> None:
    assert refusal(cron(**changes)) == sentence


@pytest.mark.parametrize(
    ("changes", "which"),
    [({"dom": "*"}, "neither"), ({"dom": "1", "dow": "MON"}, "neither"), ({"dow": "?"}, "both")],
)
def test_one_of_the_two_days_is_left_to_the_other(changes: dict[str, str], which: str) -> None:
    assert refusal(cron(**changes)) == (
        f"must have `?` as its day-of-month or as its day-of-week, and not as {which}: "
        "one of them says the day"
    )


@pytest.mark.parametrize(("fields", "count"), [("0 5 * * *", 5), ("", 0), ("0 0 5 ? * * *", 7)])
def test_six_fields(fields: str, count: int) -> None:
    assert refusal(f"cron({fields})") == f"must have 6 fields ({FORM[5:-1]}), not {count}"


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("rate(0 days)", "has `0` as the value of its rate: it must be a number from 1"),
        ("rate(-1 days)", "has `-1` as the value of its rate: it must be a number from 1"),
        ("rate(1.5 days)", "has `1.5` as the value of its rate: it must be a number from 1"),
        ("rate()", "has `` as the value of its rate: it must be a number from 1"),
        ("rate(1 days)", "has `days` as the unit of its rate: write `rate(1 day)`"),
        ("rate(12 hour)", "has `hour` as the unit of its rate: write `rate(12 hours)`"),
        (
            "rate(1 week)",
            "has `week` as the unit of its rate: it must be minutes, hours or days, or one of them",
        ),
        (
            "rate(2)",
            "has `` as the unit of its rate: it must be minutes, hours or days, or one of them",
        ),
    ],
)
def test_the_part_of_a_rate_that_is_wrong_is_named(expression: str, sentence: str) -> None:
    assert refusal(expression) == sentence


@pytest.mark.parametrize("text", ["", "daily", "at(2026-03-01T04:00:00)", "cron 0 5 ? * * *"])
def test_what_is_neither(text: str) -> None:
    assert refusal(text).startswith(f"must be `{FORM}` or `rate(value unit)`, not `{text}`")


def test_six_fields_alone_lack_their_cron() -> None:
    assert refusal("15 * ? * * *").endswith("not `15 * ? * * *`: write `cron(15 * ? * * *)`")


def test_the_arguments_are_checked_and_tidied() -> None:
    assert TypeAdapter(ScheduleExpression).validate_python("rate( 1 day)") == "rate(1 day)"


class TestMeaning:
    @pytest.mark.parametrize(
        "expression",
        [None, DEFAULT_SCHEDULE, " cron( 0  5 ? * * * )", "cron(0 5 * * ? *)", "CRON(0 5 ? * * *)"],
    )
    def test_spellings_of_the_default(self, expression: str | None) -> None:
        assert same_schedule(expression) == same_schedule(DEFAULT_SCHEDULE)

    def test_case_does_not_matter(self) -> None:
        assert same_schedule(cron(dow="mon")) == same_schedule(cron(dow="MON"))

    @pytest.mark.parametrize(
        "other",
        [cron(hours="6"), cron(month="JAN"), cron(dow="1"), "cron(0 5 1 * ? *)", "rate(1 day)"],
    )
    def test_others_are_others(self, other: str) -> None:
        assert same_schedule(other) != same_schedule(DEFAULT_SCHEDULE)

    @pytest.mark.parametrize("name", [None, "UTC", "Etc/UTC", "Etc/UCT", "Zulu", "Etc/Universal"])
    def test_names_of_utc(self, name: str | None) -> None:
        assert same_zone(name) == same_zone("Etc/UTC")

    def test_zones_differ(self) -> None:
        assert same_zone("Europe/London") != same_zone(None)


class TestTimeZone:
    @pytest.mark.parametrize("name", ["Europe/Zurich", "America/Argentina/Ushuaia", "UTC"])
    def test_known_ones(self, name: str) -> None:
        assert TypeAdapter(TimeZone).validate_python(name) == name

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("europe/zurich", ": did you mean `Europe/Zurich`?"),
            ("Europe/Zürich", ": did you mean `Europe/Zurich`?"),
            ("Zurich", ": did you mean `Europe/Zurich`?"),
            ("New York", ": did you mean `America/New_York`?"),
            ("Europe", ""),
            ("../etc/passwd", ""),
            ("", ""),
        ],
    )
    def test_unknown_ones(self, name: str, hint: str) -> None:
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(TimeZone).validate_python(name)
        (error,) = refused.value.errors()
        said = str(error["ctx"]["error"])
        assert said.startswith(f"must be a time zone like `Europe/Zurich`, not `{name}`")
        if hint:
            assert said.endswith(hint)
