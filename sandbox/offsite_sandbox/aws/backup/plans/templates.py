"""Plan templates: those that AWS Backup has, and plans as JSON."""

import json
from typing import Any, NamedTuple, cast

from ... import service_models, wire
from ...constraints import violations
from ..shared.answer import listed
from ..shared.arns import SERVICE
from ..shared.exceptions import InvalidParameterValueError, ResourceNotFoundError
from .plans import Plans
from .rules import Rule

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


class PlanTemplates:
    """What the plans of one account and region come from, and go to."""

    def __init__(self, plans: Plans) -> None:
        self._plans = plans

    def list_backup_plan_templates(
        self, next_token: str | None = None, max_results: int | None = None
    ) -> dict[str, Any]:
        """``ListBackupPlanTemplates``."""
        return listed(
            "BackupPlanTemplatesList",
            list(TEMPLATES.values()),
            Template.to_dict,
            max_results,
            next_token,
        )

    def get_backup_plan_from_template(self, backup_plan_template_id: str) -> dict[str, Any]:
        """``GetBackupPlanFromTemplate``."""
        template = TEMPLATES.get(backup_plan_template_id)
        if template is None:
            raise ResourceNotFoundError(
                f"Cannot find Backup plan template with ID {backup_plan_template_id}"
            )
        return {"BackupPlanDocument": template.plan}

    def export_backup_plan_template(self, backup_plan_id: str) -> dict[str, Any]:
        """``ExportBackupPlanTemplate``."""
        document = self._plans.find(backup_plan_id).current.plan
        exported = [_without_id(rule) for rule in document["Rules"]]
        return {"BackupPlanTemplateJson": json.dumps({**document, "Rules": exported})}

    def get_backup_plan_from_json(self, backup_plan_template_json: str) -> dict[str, Any]:
        """``GetBackupPlanFromJSON``; the rules' vaults need not exist yet."""
        try:
            document = json.loads(backup_plan_template_json)
            shape = cast(Any, service_models.service_model(SERVICE)).shape_for("BackupPlan")
            wire.check_json(shape, document)
        except ValueError as error:
            raise InvalidParameterValueError(f"Invalid JSON: {error}") from None
        found = "; ".join(map(str, violations(shape, document)))
        if found:
            raise InvalidParameterValueError(f"Invalid JSON: {found}")
        self._plans.check(document, are_vaults_open=True)
        return {"BackupPlan": document}


def _without_id(rule: Rule) -> Rule:
    return {name: value for name, value in rule.items() if name != "RuleId"}
