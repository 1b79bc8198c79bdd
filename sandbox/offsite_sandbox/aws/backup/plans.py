"""Backup plans, their versions, and what they come from: templates and JSON."""

import base64
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from ...clock import clock
from .. import service_models, wire
from ..constraints import violations
from . import rules, schedule, tags
from .base import check_request_id, given, listed
from .exceptions import (
    AlreadyExistsError,
    InvalidParameterValueError,
    InvalidRequestError,
    ResourceNotFoundError,
)
from .names import SERVICE, parse
from .rules import Rule
from .templates import TEMPLATES, Template
from .vaults import Vaults

_NAME = re.compile(r"[a-zA-Z0-9_.-]{1,50}")
_OPTIONS: Mapping[str, frozenset[str]] = {
    "EC2": frozenset({"WindowsVSS"}),
    "S3": frozenset({"BackupACLs", "BackupObjectTags"}),
}


@dataclass(frozen=True)
class Version:
    """A version of a plan, which never changes.

    Attributes:
        document: the ``BackupPlanInput`` as it was given.
        rules: the ``BackupRule``s, complete and by name.
    """

    id: str
    created: datetime
    document: Mapping[str, Any]
    rules: list[Rule]

    @property
    def name(self) -> str:
        """The plan's name in it."""
        return self.document["BackupPlanName"]

    @property
    def settings(self) -> list[dict[str, Any]]:
        """Its ``AdvancedBackupSettings``."""
        return self.document.get("AdvancedBackupSettings", [])

    @property
    def plan(self) -> dict[str, Any]:
        """The model's ``BackupPlan``. AWS tells the advanced settings beside it only."""
        members = {"BackupPlanName": self.name, "Rules": self.rules}
        return {**members, **_scan_settings(self.document)}


@dataclass
class Plan:
    """A backup plan.

    Attributes:
        versions: by ID, the current one last.
        last_execution: when a rule last ran, or None.
        selection_ids: of the selections that it has.
    """

    id: str
    arn: str
    creator_request_id: str | None
    versions: dict[str, Version]
    deleted: datetime | None = None
    last_execution: datetime | None = None
    selection_ids: set[str] = field(default_factory=set[str])

    @property
    def current(self) -> Version:
        """Its newest version."""
        return next(reversed(self.versions.values()))

    @property
    def rules(self) -> list[Rule]:
        """The ``BackupRule``s of its newest version."""
        return self.current.rules

    def to_dict(self, version: Version) -> dict[str, Any]:
        """What all operations tell of a version: members of ``BackupPlansListMember``."""
        return given(
            {
                "BackupPlanArn": self.arn,
                "BackupPlanId": self.id,
                "CreationDate": version.created,
                "DeletionDate": self.deleted,
                "VersionId": version.id,
                "BackupPlanName": version.name,
                "CreatorRequestId": self.creator_request_id,
                "LastExecutionDate": self.last_execution,
                "AdvancedBackupSettings": version.settings or None,
            }
        )


class Plans(Vaults):
    """The plans of one account in one region, by ID, deleted ones too."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.plans: dict[str, Plan] = {}
        self._by_request: dict[str, Plan] = {}
        self._by_document: dict[str, set[str]] = {}

    def plan(self, plan_id: str) -> Plan:
        """The plan of an ID, which is not deleted."""
        found = self.plans.get(plan_id)
        if found is None or found.deleted is not None:
            raise ResourceNotFoundError("Failed reading Backup plan with provided version")
        return found

    def create_backup_plan(
        self,
        backup_plan: dict[str, Any],
        backup_plan_tags: dict[str, str] | None = None,
        creator_request_id: str | None = None,
    ) -> dict[str, Any]:
        """``CreateBackupPlan``."""
        check_request_id(creator_request_id)
        known = self._by_request.get(creator_request_id or "")
        if known is not None:
            return _made(known)
        self._check_plan(backup_plan)
        tags.check(backup_plan_tags)
        for plan_id in self._by_document.get(_key(backup_plan), ()):
            plan = self.plans[plan_id]
            raise AlreadyExistsError(
                "Backup plan with the same plan document already exists",
                plan.arn,
                plan.creator_request_id,
            )
        existing = sum(plan.deleted is None for plan in self.plans.values())
        self.check_quota("BackupPlan", existing)
        plan_id = str(uuid.uuid4())
        plan = Plan(plan_id, self.arn("backup-plan", plan_id), creator_request_id, {})
        self.plans[plan_id] = plan
        if creator_request_id is not None:
            self._by_request[creator_request_id] = plan
        self.register(plan.arn, backup_plan_tags)
        self._add_version(plan, backup_plan)
        return _made(plan)

    def update_backup_plan(
        self, backup_plan_id: str, backup_plan: dict[str, Any]
    ) -> dict[str, Any]:
        """``UpdateBackupPlan``: each makes a version."""
        plan = self.plan(backup_plan_id)
        self._check_plan(backup_plan)
        self._forget_document(plan)
        self._add_version(plan, backup_plan)
        return {**_made(plan), **_scan_settings(plan.current.document)}

    def get_backup_plan(
        self,
        backup_plan_id: str,
        version_id: str | None = None,
        max_scheduled_runs_preview: int | None = None,
    ) -> dict[str, Any]:
        """``GetBackupPlan``; of a deleted plan, only versions before the last one are there."""
        if version_id is None:
            plan = self.plan(backup_plan_id)
            version = plan.current
        else:
            plan, version = self._plan_version(backup_plan_id, version_id)
        members = plan.to_dict(version)
        del members["BackupPlanName"]
        members["BackupPlan"] = version.plan
        if max_scheduled_runs_preview:
            members["ScheduledRunsPreview"] = _preview(version, max_scheduled_runs_preview)
        return members

    def delete_backup_plan(self, backup_plan_id: str) -> dict[str, Any]:
        """``DeleteBackupPlan``."""
        plan = self.plan(backup_plan_id)
        if plan.selection_ids:
            raise InvalidRequestError(
                "Related backup plan selections must be deleted prior to backup plan deletion"
            )
        plan.deleted = clock.now()
        self._by_request.pop(plan.creator_request_id or "", None)
        self._forget_document(plan)
        self.unregister(plan.arn)
        return {
            "BackupPlanId": plan.id,
            "BackupPlanArn": plan.arn,
            "DeletionDate": plan.deleted,
            "VersionId": plan.current.id,
        }

    def list_backup_plans(
        self,
        next_token: str | None = None,
        max_results: int | None = None,
        include_deleted: bool | None = None,
    ) -> dict[str, Any]:
        """``ListBackupPlans``."""
        found = [plan for plan in self.plans.values() if plan.deleted is None or include_deleted]
        return listed(
            "BackupPlansList",
            found,
            lambda plan: plan.to_dict(plan.current),
            max_results,
            next_token,
        )

    def list_backup_plan_versions(
        self,
        backup_plan_id: str,
        next_token: str | None = None,
        max_results: int | None = None,
    ) -> dict[str, Any]:
        """``ListBackupPlanVersions``, the newest one first."""
        plan = self.plans.get(backup_plan_id)
        if plan is None:
            raise ResourceNotFoundError(f"Cannot find Backup plan with ID {backup_plan_id}")
        return listed(
            "BackupPlanVersionsList",
            list(reversed(plan.versions.values())),
            plan.to_dict,
            max_results,
            next_token,
        )

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
        document = self.plan(backup_plan_id).current.plan
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
        self._check_plan(document, are_vaults_open=True)
        return {"BackupPlan": document}

    def _check_plan(self, document: Mapping[str, Any], are_vaults_open: bool = False) -> None:
        name = document["BackupPlanName"]
        if not _NAME.fullmatch(name):
            raise InvalidParameterValueError(f"Backup plan name {name} is not valid")
        vaults = None if are_vaults_open else self.vaults
        rules.check(document["Rules"], vaults, self.region_name)
        for setting in document.get("AdvancedBackupSettings", []):
            _check_options(setting)
        for setting in document.get("ScanSettings", []):
            _check_scanner(setting)

    def _add_version(self, plan: Plan, document: dict[str, Any]) -> None:
        known = {rule["RuleName"]: rule["RuleId"] for rule in plan.rules} if plan.versions else {}
        version = Version(
            id=base64.b64encode(str(uuid.uuid4()).encode()).decode(),
            created=clock.now(),
            document=document,
            rules=rules.in_order(document["Rules"], known),
        )
        plan.versions[version.id] = version
        self._by_document.setdefault(_key(document), set()).add(plan.id)

    def _forget_document(self, plan: Plan) -> None:
        self._by_document[_key(plan.current.document)].discard(plan.id)

    def _plan_version(self, plan_id: str, version_id: str) -> tuple[Plan, Version]:
        plan = self.plans.get(plan_id)
        version = None if plan is None else plan.versions.get(version_id)
        if plan is None or version is None or (plan.deleted and version is plan.current):
            raise ResourceNotFoundError("Failed reading Backup plan with provided version")
        return plan, version


def _made(plan: Plan) -> dict[str, Any]:
    members = plan.to_dict(plan.current)
    names = (
        "BackupPlanId",
        "BackupPlanArn",
        "CreationDate",
        "VersionId",
        "AdvancedBackupSettings",
    )
    return {name: members[name] for name in names if name in members}


def _key(document: Mapping[str, Any]) -> str:
    """The same for documents that mean the same."""
    complete = [rules.complete(rule) for rule in document["Rules"]]
    complete.sort(key=lambda rule: rule["RuleName"])
    return json.dumps({**document, "Rules": complete}, sort_keys=True)


def _preview(version: Version, count: int) -> list[dict[str, Any]]:
    now = clock.now()
    runs: list[dict[str, Any]] = []
    for rule in version.rules:
        times = schedule.parse(rule["ScheduleExpression"], rule["ScheduleExpressionTimezone"])
        kind = "CONTINUOUS" if rule["EnableContinuousBackup"] else "SNAPSHOTS"
        moment = times.next_after(version.created)
        found = 0
        while moment is not None and found < count:
            if moment > now:
                found += 1
                runs.append(
                    {
                        "ExecutionTime": moment,
                        "RuleId": rule["RuleId"],
                        "RuleExecutionType": kind,
                    }
                )
            moment = times.next_after(moment)
    return sorted(runs, key=lambda run: run["ExecutionTime"])[:count]


def _scan_settings(document: Mapping[str, Any]) -> dict[str, Any]:
    return {"ScanSettings": document["ScanSettings"]} if document.get("ScanSettings") else {}


def _without_id(rule: Rule) -> Rule:
    return {name: value for name, value in rule.items() if name != "RuleId"}


def _check_options(setting: Mapping[str, Any]) -> None:
    resource_type = setting.get("ResourceType")
    options = setting.get("BackupOptions", {})
    known = _OPTIONS.get(resource_type or "", frozenset[str]())
    for name, value in options.items():
        if name not in known or value not in ("enabled", "disabled"):
            raise InvalidParameterValueError(
                f"Invalid backup option {name}={value} for resource type {resource_type}"
            )
    if not known:
        raise InvalidParameterValueError(
            f"Resource type {resource_type} has no advanced backup settings"
        )


def _check_scanner(setting: Mapping[str, Any]) -> None:
    role = setting.get("ScannerRoleArn", "")
    try:
        is_role = parse(role).resource.startswith("role/")
    except ValueError:
        is_role = False
    if not is_role:
        raise InvalidParameterValueError(f"Invalid scanner role ARN: {role}")
