"""Schedules and time zones: what is one, and which part of what isn't is to blame."""

import pytest

from offsite_provider.aws.backup.plans.rules import BackupRule
from offsite_provider.core.check import check
from offsite_provider.core.equality import meaning

RULE = {"ruleName": "daily", "targetBackupVaultName": "source"}


def cron(**changes: str) -> str:
    """Every day at 5, but for what is changed."""
    fields = {"minutes": "0", "hours": "5", "dom": "?", "month": "*", "dow": "*", "year": "*"}
    return f"cron({' '.join({**fields, **changes}.values())})"


def checked(argument: str, value: str) -> str:
    """The argument as it is after the check, or what is wrong with it."""
    rule, problems = check(BackupRule, {**RULE, argument: value})
    return rule.to_wire()[argument] if rule else problems[0].reason


@pytest.mark.parametrize(
    "fields",
    [
        "0 5 ? * * *", "0 5 * * ? *", "0/15 8-18 ? * 2-6 *", "*/15 * ? * * *",
        "0,30 0,12 ? * MON-FRI *", "0 22-2 ? * FRI-MON *", "0 5 L * ? *", "0 5 LW * ? *",
        "0 5 L-3 * ? *", "0 5 15W * ? *", "0 5 1,15 JAN,mar-JUN ? 2026-2030",
        "0 5 1/7 1/3 ? 2026/2", "0 5 ? * L *", "0 5 ? * 6L *", "0 5 ? * FRIL *", "0 5 ? * 3#2 *",
        "0 5 ? * TUE#5 *", "59 23 31 12 ? 2199", "0 0 1 1 ? 1970",
    ],
)  # fmt: skip
def test_schedules(fields: str) -> None:
    assert checked("scheduleExpression", f"cron({fields})") == f"cron({fields})"


@pytest.mark.parametrize(
    ("given", "tidy"),
    [
        ("  cron(0  5 ?   * * *) ", "cron(0 5 ? * * *)"),
        ("CRON( 0 5 ? * mon * )", "cron(0 5 ? * mon *)"),
    ],
)
def test_spaces_do_not_matter(given: str, tidy: str) -> None:
    assert checked("scheduleExpression", given) == tidy


WRONG = {
    "minutes": ("0-59, with , - * /", ["60", "-1", "?", "5,", "1-2-3", "*/0", "*/60", "*/"]),
    "hours": ("0-23, with , - * /", ["24", "8-25", "5am", "L"]),
    "day-of-month": ("1-31, with , - * ? / L W", ["0", "32", "32W", "L-32", "1#2"]),
    "month": ("1-12 or JAN-DEC, with , - * /", ["0", "13", "MAI", "?"]),
    "day-of-week": ("1-7 or SUN-SAT, with , - * ? L #", ["0", "8", "8L", "3#6", "3#1,6#3", "15W"]),
    "year": ("1970-2199, with , - * /", ["1969", "2200", "2030-2026"]),
}


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [(name, text, allowed) for name, (allowed, texts) in WRONG.items() for text in texts],
)
def test_the_field_that_is_wrong_is_named(name: str, text: str, allowed: str) -> None:
    short = {"day-of-month": "dom", "day-of-week": "dow"}.get(name, name)
    days = {"dow": "?"} if short == "dom" else {}
    said = checked("scheduleExpression", cron(**{**days, short: text}))
    assert said.startswith(f"has `{text.upper()}` in its {name}: ")
    assert said.endswith(f"allowed are {allowed}")


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        (cron(minutes="1-2-3"), "minutes: `2-3` is none of its values; allowed are"),
        (cron(minutes="*/60"), "a step is a number from 1 to 59; allowed are"),
        (cron(year="2030-2026"), "it ends before it begins; allowed are"),
        (cron(dom="*"), "and not as neither: one of them says the day"),
        (cron(dow="?"), "and not as both: one of them says the day"),
        ("cron(0 5 * * *)", "(minutes hours day-of-month month day-of-week year), not 5"),
        ("15 * ? * * *", "not `15 * ? * * *`: write `cron(15 * ? * * *)`"),
        ("daily", "not `daily`, like `cron(0 5 ? * * *)` for every day at 5"),
        ("rate(1 day)", "must be `cron(minutes hours day-of-month month day-of-week year)`, not"),
    ],
)
def test_what_is_no_schedule(expression: str, sentence: str) -> None:
    assert sentence in checked("scheduleExpression", expression)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("europe/zurich", ": did you mean `Europe/Zurich`?"),
        ("Zurich", ": did you mean `Europe/Zurich`?"),
        ("New York", ": did you mean `America/New_York`?"),
        ("../etc/passwd", ""),
    ],
)
def test_what_is_no_time_zone(name: str, hint: str) -> None:
    said = checked("scheduleExpressionTimezone", name)
    assert said == f"must be a time zone like `Europe/Zurich`, not `{name}`{hint}"


def rule(schedule: str | None = None, zone: str | None = None) -> object:
    wire = {"scheduleExpression": schedule, "scheduleExpressionTimezone": zone}
    return meaning(BackupRule.from_state({**RULE, **wire}))


@pytest.mark.parametrize("same", [cron(), " cron( 0  5 ? * * * )", "cron(0 5 * * ? *)", "CRON(0 5 ? * * *)"])  # fmt: skip
def test_spellings_of_the_default(same: str) -> None:
    assert rule(same) == rule() != rule(cron(hours="6"))
    assert rule(cron(dow="mon")) == rule(cron(dow="MON")) != rule(cron(dow="TUE"))


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC", "Etc/UCT", "Zulu", "Etc/Universal"])
def test_names_of_utc(name: str) -> None:
    assert rule(zone=name) == rule() != rule(zone="Europe/London")
