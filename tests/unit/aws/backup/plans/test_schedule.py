"""Schedules as they are sent: which there are is among the tables of arguments."""

import pytest

from offsite_provider.aws.backup.plans.rules import BackupRule


@pytest.mark.parametrize(
    ("given", "tidy"),
    [
        ("cron(0 5 1,15 JAN,mar-JUN ? 2026-2030)", "cron(0 5 1,15 JAN,mar-JUN ? 2026-2030)"),
        ("  cron(0  5 ?   * * *) ", "cron(0 5 ? * * *)"),
        ("CRON( 0 5 ? * mon * )", "cron(0 5 ? * mon *)"),
    ],
)
def test_spaces_do_not_matter(given: str, tidy: str) -> None:
    wire = {"ruleName": "daily", "targetBackupVaultName": "source", "scheduleExpression": given}
    assert BackupRule.model_validate(wire).schedule_expression == tidy
