"""Plans that run: each rule at each of its times, as the clock passes them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from moto.backup.models import backup_backends

from ...clock import clock
from . import schedule
from .backup_jobs import BackupJobs, CopyAction, Order
from .base import LOCK
from .exceptions import BackupError
from .lifecycle import Lifecycle
from .matching import Matcher
from .plans import Plan, Version
from .resources import Resource, all_of
from .rules import Rule
from .selections import Selection, Selections


class Scheduler(BackupJobs, Selections):
    """The plans of one account and region, and when they run."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self._scheduled: set[str] = set()

    def settle(self) -> None:
        """Bring what moves with the clock to where it is now, everywhere."""
        super().settle()
        settle(clock.now())

    def schedule_plans(self) -> None:
        """Put the first run of what was not known yet on the agenda."""
        for plan in self.plans.values():
            version = plan.current
            if plan.deleted is None and version.id not in self._scheduled:
                self._scheduled.add(version.id)
                for rule in version.rules:
                    self._schedule(plan, version, rule, version.created)

    def _schedule(self, plan: Plan, version: Version, rule: Rule, after: datetime) -> None:
        times = schedule.parse(rule["ScheduleExpression"], rule["ScheduleExpressionTimezone"])
        following = times.next_after(after)
        if following is not None:
            self.later(following, lambda at: self._run(plan, version, rule, at))

    def _run(self, plan: Plan, version: Version, rule: Rule, at: datetime) -> None:
        # The next version has its own place on the agenda.
        if plan.deleted is not None or plan.current is not version:
            return
        self._schedule(plan, version, rule, at)
        for resource, selection in self._selected(plan):
            self._back_up(resource, selection, plan, version, rule, at)
            plan.last_execution = at

    def _selected(self, plan: Plan) -> Iterator[tuple[Resource, Selection]]:
        """What a plan's selections select now, each once."""
        matchers = [(s, Matcher(s.selection)) for s in self.selections_of(plan)]
        if not matchers:
            return
        resources = sorted(all_of(self.place), key=lambda resource: resource.arn)
        for resource in resources:
            for selection, matcher in matchers:
                if matcher.selects(resource) and (
                    self.is_opted_in(resource.kind.name) or matcher.names_type(resource)
                ):
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
        vault = self.vaults.get(rule["TargetBackupVaultName"])
        if vault is None:
            # A job is always one of a vault.
            return
        air_gapped = rule.get("TargetLogicallyAirGappedBackupVaultArn")
        try:
            vault, direct = self.target(resource, vault, air_gapped, lifecycle)
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
        self.begin_backup(resource, order, at)


def settle(now: datetime) -> None:
    """Have everything happen that was to happen by ``now``, in order, in all accounts."""
    with LOCK:
        backends = list(_backends())
        for backend in backends:
            backend.schedule_plans()
        while True:
            due = [(event, backend) for backend in backends if (event := backend.next_event())]
            if not due:
                return
            (moment, _), backend = min(due, key=lambda item: item[0])
            if moment > now:
                return
            backend.carry_out_next()


def _backends() -> Iterable[Scheduler]:
    for regions in list(backup_backends.values()):
        yield from cast(Iterable[Scheduler], list(regions.values()))


clock.on_advance(settle)
