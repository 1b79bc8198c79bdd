"""Schedules and time zones: what is one, and which part of what isn't is to blame."""

from offsite_provider.aws.backup.plans.rules import BackupRule

from . import Table, laid_as

SCHEDULE, ZONE = "scheduleExpression", "scheduleExpressionTimezone"
FIELDS = "minutes hours day-of-month month day-of-week year"
NO_ZONE = "must be a time zone like `Europe/Zurich`"


def cron(**changes: str) -> str:
    """Every day at 5, but for what is changed."""
    fields = {"minutes": "0", "hours": "5", "dom": "?", "month": "*", "dow": "*", "year": "*"}
    return f"cron({' '.join({**fields, **changes}.values())})"


def wrong_field(name: str, text: str) -> str:
    """A schedule of which one field is wrong."""
    short = {"day-of-month": "dom", "day-of-week": "dow"}.get(name, name)
    return cron(**{**({"dow": "?"} if short == "dom" else {}), short: text})


DAILY = [cron(), " cron( 0  5 ? * * * )", "cron(0 5 * * ? *)", "CRON(0 5 ? * * *)"]
UTC = ["UTC", "Etc/UTC", "Etc/UCT", "Zulu", "Etc/Universal"]
WRONG = {
    "minutes": ("0-59, with , - * /", ["60", "-1", "?", "5,", "1-2-3", "*/0", "*/60", "*/"]),
    "hours": ("0-23, with , - * /", ["24", "8-25", "5am", "L"]),
    "day-of-month": ("1-31, with , - * ? / L W", ["0", "32", "32W", "L-32", "1#2"]),
    "month": ("1-12 or JAN-DEC, with , - * /", ["0", "13", "MAI", "?"]),
    "day-of-week": ("1-7 or SUN-SAT, with , - * ? L #", ["0", "8", "8L", "3#6", "3#1,6#3", "15W"]),
    "year": ("1970-2199, with , - * /", ["1969", "2200", "2030-2026"]),
}

# fmt: off
TABLES = [
    Table(
        BackupRule, {"ruleName": "daily", "targetBackupVaultName": "source"},
        refused=[
            *(
                ({SCHEDULE: wrong_field(name, text)},
                 {"schedule_expression": f"has `{text.upper()}` in its {name}: … are {allowed}"})
                for name, (allowed, texts) in WRONG.items() for text in texts
            ),
            *(({SCHEDULE: schedule}, {"schedule_expression": sentence}) for schedule, sentence in (
                (cron(minutes="1-2-3"), "…minutes: `2-3` is none of its values; allowed are…"),
                (cron(minutes="*/60"), "…a step is a number from 1 to 59; allowed are…"),
                (cron(year="2030-2026"), "…it ends before it begins; allowed are…"),
                (cron(dom="*"), "…and not as neither: one of them says the day…"),
                (cron(dow="?"), "…and not as both: one of them says the day…"),
                ("cron(0 5 * * *)", "…(minutes hours day-of-month month day-of-week year), not 5…"),
                ("15 * ? * * *", "…not `15 * ? * * *`: write `cron(15 * ? * * *)`…"),
                ("daily", "…not `daily`, like `cron(0 5 ? * * *)` for every day at 5…"),
                ("rate(1 day)", f"…must be `cron({FIELDS})`, not…"),
            )),
            *(
                ({ZONE: name}, {"schedule_expression_timezone": f"{NO_ZONE}, not `{name}`{hint}"})
                for name, hint in (
                    ("europe/zurich", ": did you mean `Europe/Zurich`?"),
                    ("Zurich", ": did you mean `Europe/Zurich`?"),
                    ("New York", ": did you mean `America/New_York`?"),
                    ("../etc/passwd", ""),
                )
            ),
        ],
        taken=laid_as(SCHEDULE, *(f"cron({fields})" for fields in (
            "0 5 ? * * *", "0 5 * * ? *", "0/15 8-18 ? * 2-6 *", "*/15 * ? * * *",
            "0,30 0,12 ? * MON-FRI *", "0 22-2 ? * FRI-MON *", "0 5 L * ? *", "0 5 LW * ? *",
            "0 5 L-3 * ? *", "0 5 15W * ? *", "0 5 1,15 JAN,mar-JUN ? 2026-2030",
            "0 5 1/7 1/3 ? 2026/2", "0 5 ? * L *", "0 5 ? * 6L *", "0 5 ? * FRIL *", "0 5 ? * 3#2 *",
            "0 5 ? * TUE#5 *", "59 23 31 12 ? 2199", "0 0 1 1 ? 1970",
        ))),
        same=[
            *(({}, {SCHEDULE: same}) for same in DAILY),
            *laid_as(SCHEDULE, (cron(dow="mon"), cron(dow="MON"))),
            *(({}, {ZONE: name}) for name in UTC),
        ],
        other=[
            ({}, {SCHEDULE: cron(hours="6")}), ({}, {ZONE: "Europe/London"}),
            *laid_as(SCHEDULE, (cron(dow="mon"), cron(dow="TUE"))),
        ],
    ),
]
