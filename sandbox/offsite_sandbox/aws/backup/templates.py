"""The plan templates that AWS Backup has."""

from typing import Any, NamedTuple

_VAULT = "Default"


class Template(NamedTuple):
    """A template, and the plan that it stands for."""

    id: str
    name: str
    rules: tuple[dict[str, Any], ...]

    @property
    def plan(self) -> dict[str, Any]:
        """The model's ``BackupPlan``."""
        return {"BackupPlanName": self.name, "Rules": list(self.rules)}

    def to_dict(self) -> dict[str, Any]:
        """The model's ``BackupPlanTemplatesListMember``."""
        return {"BackupPlanTemplateId": self.id, "BackupPlanTemplateName": self.name}


def _rule(name: str, schedule: str, days: int, cold: int | None = None) -> dict[str, Any]:
    kept: dict[str, Any] = {"DeleteAfterDays": days}
    if cold is not None:
        kept["MoveToColdStorageAfterDays"] = cold
    return {
        "RuleName": name,
        "TargetBackupVaultName": _VAULT,
        "ScheduleExpression": schedule,
        "StartWindowMinutes": 480,
        "Lifecycle": kept,
    }


def _daily(days: int) -> dict[str, Any]:
    return _rule("DailyBackups", "cron(0 5 ? * * *)", days)


def _weekly(days: int) -> dict[str, Any]:
    return _rule("WeeklyBackups", "cron(0 5 ? * 7 *)", days)


def _monthly(days: int, cold: int) -> dict[str, Any]:
    return _rule("MonthlyBackups", "cron(0 5 1 * ? *)", days, cold)


TEMPLATES = {
    template.id: template
    for template in (
        Template(
            "87c0c1ef-254d-4180-8fef-2e76a2c38aaa",
            "Daily-35day-Retention",
            (_daily(35),),
        ),
        Template(
            "87c0c1ef-254d-4180-8fef-2e76a2c38aab",
            "Daily-Monthly-1yr-Retention",
            (_daily(35), _monthly(365, 30)),
        ),
        Template(
            "87c0c1ef-254d-4180-8fef-2e76a2c38aac",
            "Daily-Weekly-Monthly-5yr-Retention",
            (_daily(35), _weekly(90), _monthly(1825, 90)),
        ),
        Template(
            "87c0c1ef-254d-4180-8fef-2e76a2c38aad",
            "Daily-Weekly-Monthly-7yr-Retention",
            (_daily(35), _weekly(90), _monthly(2555, 90)),
        ),
    )
}
"""By ID; the first one's is AWS's own."""
