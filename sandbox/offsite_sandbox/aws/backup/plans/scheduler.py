"""Plans that run: each rule at each of its times, as the clock passes them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ..jobs.backup_job import CopyAction, Order
from ..jobs.backup_jobs import BackupJobs
from ..recovery_points.lifecycle import Lifecycle
from ..resources import Resource, all_of
from ..settings.region_settings import RegionSettings
from ..shared import schedule
from ..shared.event_queue import EventQueue
from ..shared.exceptions import BackupError
from ..shared.place import Place
from ..vaults.vaults import Vaults
from .plan import Plan, Version
from .plans import Plans
from .rules import Rule
from .selection import Selection
from .selections import Selections


class Scheduler:
    """Runs the plans of one account and region."""

    def __init__(
        self,
        place: Place,
        plans: Plans,
        selections: Selections,
        vaults: Vaults,
        backup_jobs: BackupJobs,
        region_settings: RegionSettings,
        events: EventQueue,
    ) -> None:
        self._place = place
        self._plans = plans
        self._selections = selections
        self._vaults = vaults
        self._backup_jobs = backup_jobs
        self._region_settings = region_settings
        self._events = events
        self._scheduled: set[str] = set()

    def schedule_plans(self) -> None:
        """Put the first run of what was not known yet in the queue."""
        for plan in self._plans.all():
            version = plan.current
            if version.id not in self._scheduled:
                self._scheduled.add(version.id)
                for rule in version.rules:
                    self._schedule(plan, version, rule, version.created)

    def _schedule(self, plan: Plan, version: Version, rule: Rule, after: datetime) -> None:
        times = schedule.parse(rule["ScheduleExpression"], rule["ScheduleExpressionTimezone"])
        following = times.next_after(after)
        if following is not None:
            self._events.call_at(following, lambda at: self._run(plan, version, rule, at))

    def _run(self, plan: Plan, version: Version, rule: Rule, at: datetime) -> None:
        # The next version has its own place in the queue.
        if plan.deleted is not None or plan.current is not version:
            return
        self._schedule(plan, version, rule, at)
        for resource, selection in self._selected(plan):
            self._back_up(resource, selection, plan, version, rule, at)
            plan.last_execution = at

    def _selected(self, plan: Plan) -> Iterator[tuple[Resource, Selection]]:
        """What a plan's selections select now, each once."""
        selections = self._selections.of(plan)
        if not selections:
            return
        resources = sorted(all_of(self._place), key=lambda resource: resource.arn)
        for resource in resources:
            is_opted_in = self._region_settings.is_opted_in(resource.kind.name)
            for selection in selections:
                if selection.selects(resource) and (is_opted_in or selection.names_type(resource)):
                    yield resource, selection
                    break

    def _back_up(
        self,
        resource: Resource,
        selection: Selection,
        plan: Plan,
        version: Version,
        rule: Rule,
        at: datetime,
    ) -> None:
        lifecycle = Lifecycle.of(rule.get("Lifecycle"))
        vault = self._vaults.by_name.get(rule["TargetBackupVaultName"])
        if vault is None:
            # A job is always one of a vault.
            return
        air_gapped = rule.get("TargetLogicallyAirGappedBackupVaultArn")
        try:
            vault, direct = self._backup_jobs.target(resource, vault, air_gapped, lifecycle)
        except BackupError:
            return
        actions: list[dict[str, Any]] = rule.get("CopyActions", [])
        copies = [
            CopyAction(action["DestinationBackupVaultArn"], Lifecycle.of(action.get("Lifecycle")))
            for action in actions
        ]
        kind = resource.kind.name
        index_actions: list[dict[str, Any]] = rule.get("IndexActions", [])
        options = [s["BackupOptions"] for s in version.settings if s["ResourceType"] == kind]
        order = Order(
            vault=vault,
            iam_role_arn=selection.document["IamRoleArn"],
            lifecycle=lifecycle,
            tags=rule.get("RecoveryPointTags", {}),
            options=options[0] if options else None,
            start_minutes=rule["StartWindowMinutes"],
            complete_minutes=rule["CompletionWindowMinutes"],
            created_by={
                "BackupPlanId": plan.id,
                "BackupPlanArn": plan.arn,
                "BackupPlanName": version.name,
                "BackupPlanVersion": version.id,
                "BackupRuleId": rule["RuleId"],
                "BackupRuleName": rule["RuleName"],
                "BackupRuleCron": rule["ScheduleExpression"],
                "BackupRuleTimezone": rule["ScheduleExpressionTimezone"],
            },
            copies=[*direct, *copies],
            is_continuous=bool(rule.get("EnableContinuousBackup")),
            is_indexed=any(kind in action["ResourceTypes"] for action in index_actions),
        )
        self._backup_jobs.begin(resource, order, at)
