"""Backup plans and their versions."""

import base64
import json
import re
import uuid
from collections.abc import Collection, Mapping
from typing import Any

from ....clock import clock
from ..shared import schedule
from ..shared.answer import listed
from ..shared.arns import parse
from ..shared.exceptions import (
    AlreadyExistsError,
    InvalidParameterValueError,
    InvalidRequestError,
    ResourceNotFoundError,
)
from ..shared.place import Place
from ..shared.quotas import check_quota
from ..shared.request_ids import check_request_id
from ..shared.tags import Tags, check_tags
from ..vaults.vaults import Vaults
from . import rules
from .plan import Plan, Version

_NAME = re.compile(r"[a-zA-Z0-9_.-]{1,50}")
_OPTIONS: Mapping[str, frozenset[str]] = {
    "EC2": frozenset({"WindowsVSS"}),
    "S3": frozenset({"BackupACLs", "BackupObjectTags"}),
}


class Plans:
    """The plans of one account in one region, deleted ones too."""

    def __init__(self, place: Place, vaults: Vaults, tags: Tags) -> None:
        self._place = place
        self._vaults = vaults
        self._tags = tags
        self._by_id: dict[str, Plan] = {}
        self._by_request: dict[str, Plan] = {}
        self._by_document: dict[str, set[str]] = {}

    def find(self, plan_id: str) -> Plan:
        """The plan of an ID, which is not deleted."""
        found = self._by_id.get(plan_id)
        if found is None or found.deleted is not None:
            raise ResourceNotFoundError("Failed reading Backup plan with provided version")
        return found

    def all(self) -> Collection[Plan]:
        """Those that are not deleted."""
        return [plan for plan in self._by_id.values() if plan.deleted is None]

    def check(self, document: Mapping[str, Any], are_vaults_open: bool = False) -> None:
        """Refuse a document that no plan can have.

        Args:
            are_vaults_open: whether it may name vaults that do not exist.

        Raises:
            InvalidParameterValueError: what is wrong with it.
        """
        name = document["BackupPlanName"]
        if not _NAME.fullmatch(name):
            raise InvalidParameterValueError(f"Backup plan name {name} is not valid")
        vaults = None if are_vaults_open else self._vaults.by_name
        rules.check(document["Rules"], vaults, self._place.region)
        for setting in document.get("AdvancedBackupSettings", []):
            _check_options(setting)
        for setting in document.get("ScanSettings", []):
            _check_scanner(setting)

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
        self.check(backup_plan)
        check_tags(backup_plan_tags)
        for plan_id in self._by_document.get(_key(backup_plan), ()):
            plan = self._by_id[plan_id]
            raise AlreadyExistsError(
                "Backup plan with the same plan document already exists",
                plan.arn,
                plan.creator_request_id,
            )
        existing = len(self.all())
        check_quota(self._place, "BackupPlan", existing)
        plan_id = str(uuid.uuid4())
        plan = Plan(plan_id, self._place.arn("backup-plan", plan_id), creator_request_id, {})
        self._by_id[plan_id] = plan
        if creator_request_id is not None:
            self._by_request[creator_request_id] = plan
        self._tags.register(plan.arn, backup_plan_tags)
        self._add_version(plan, backup_plan)
        return _made(plan)

    def update_backup_plan(
        self, backup_plan_id: str, backup_plan: dict[str, Any]
    ) -> dict[str, Any]:
        """``UpdateBackupPlan``: each makes a version."""
        plan = self.find(backup_plan_id)
        self.check(backup_plan)
        self._forget_document(plan)
        self._add_version(plan, backup_plan)
        return {**_made(plan), **plan.current.scan_settings}

    def get_backup_plan(
        self,
        backup_plan_id: str,
        version_id: str | None = None,
        max_scheduled_runs_preview: int | None = None,
    ) -> dict[str, Any]:
        """``GetBackupPlan``; of a deleted plan, only versions before the last one are there."""
        if version_id is None:
            plan = self.find(backup_plan_id)
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
        plan = self.find(backup_plan_id)
        if plan.selection_ids:
            raise InvalidRequestError(
                "Related backup plan selections must be deleted prior to backup plan deletion"
            )
        plan.deleted = clock.now()
        self._by_request.pop(plan.creator_request_id or "", None)
        self._forget_document(plan)
        self._tags.unregister(plan.arn)
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
        found = [plan for plan in self._by_id.values() if plan.deleted is None or include_deleted]
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
        plan = self._by_id.get(backup_plan_id)
        if plan is None:
            raise ResourceNotFoundError(f"Cannot find Backup plan with ID {backup_plan_id}")
        return listed(
            "BackupPlanVersionsList",
            list(reversed(plan.versions.values())),
            plan.to_dict,
            max_results,
            next_token,
        )

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
        plan = self._by_id.get(plan_id)
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
