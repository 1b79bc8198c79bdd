"""The proof of backups: controls, reports and restore tests that follow from what is declared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from math import ceil
from typing import Annotated, Any, Final, Literal
from weakref import WeakKeyDictionary

import pulumi
from pulumi.runtime.settings import get_monitor

from offsite_provider.doors.arguments import (
    Hours,
    Minutes,
    Problem,
    RoleArn,
    ScheduleExpression,
    Tags,
    is_given,
    matches,
    seconds,
    vault_of,
)

from .. import backup as sdk
from ._component import Component, instance
from .copy_to import CopyTo
from .offsite_backup import OffsiteBackup
from .regime import RPO_TAG, Regime
from .schedule import Gap, Promise, longest_gap
from .tiers import Tier

CONTROLS: Final = 50
"""The most controls of all frameworks of an account in a region."""

_EXEMPT: Final = 5
"""The most roles that the control of manual deletion exempts."""
_ACCOUNTS: Final = 5
"""The most accounts that the control of copies to other accounts names."""
_OLDEST_HOURS: Final = 744
_AIR_GAPPED_HOURS: Final = (24, 2184)
_LONGEST_DAYS: Final = 31
_WINDOW_DAYS: Final = 365

ResourceType = Annotated[
    str, matches(r"[A-Za-z0-9][A-Za-z0-9 _-]*", "a type of resource, like `RDS`")
]
Report = Literal[
    "RESOURCE_COMPLIANCE_REPORT",
    "CONTROL_COMPLIANCE_REPORT",
    "BACKUP_JOB_REPORT",
    "COPY_JOB_REPORT",
    "RESTORE_JOB_REPORT",
]
_OF_FRAMEWORKS: Final = ("RESOURCE_COMPLIANCE_REPORT", "CONTROL_COMPLIANCE_REPORT")


@dataclass(frozen=True, kw_only=True)
class Reports:
    """Daily reports in a bucket, whose policy has to let AWS Backup write to it."""

    bucket: pulumi.Input[str]
    """The name of the bucket."""
    prefix: pulumi.Input[str] | None = None
    """What the keys in the bucket begin with."""
    formats: Sequence[Literal["CSV", "JSON"]] = ("CSV", "JSON")
    """The formats of the reports."""
    of: Sequence[Report] | None = None
    """What is reported. Left out: compliance, backup jobs, copy jobs if there are copies, and
    restore jobs if restores are tested."""


@dataclass(frozen=True, kw_only=True)
class RestoreTesting:
    """Restores of what the vault at home has, on a schedule, as a test."""

    resource_types: Sequence[ResourceType]
    """The types of resources that are restored, e.g. `RDS`."""
    iam_role_arn: pulumi.Input[RoleArn] | None = None
    """The role that AWS Backup assumes to restore. Left out, the one that backs up."""
    schedule: ScheduleExpression | None = None
    """When the tests run, in the time zone of the backups. Left out: on Sundays, or daily where
    backups are kept for 8 days or less."""
    start_window_hours: Hours = 24
    """Within how many hours of the schedule a test starts."""
    validation_window_hours: Hours | None = None
    """For how many hours what was restored is kept, to be validated."""
    within_minutes: Minutes | None = None
    """How long a restore may take: a control sees to it."""
    metadata_overrides: Mapping[str, Mapping[str, pulumi.Input[str]]] | None = None
    """What to restore with instead of what AWS Backup infers, by type of resource."""


class BackupAudit(Component):
    """The proof that an `OffsiteBackup` does what it declares.

    A framework, whose controls have the frequency, retention, copies and lock that are declared;
    reports; and restore tests, more often than backups are deleted. AWS Config has to record what
    the controls look at.
    """

    token = "offsite:components:BackupAudit"

    framework_name: pulumi.Output[str]
    """The name of the framework."""
    framework_arn: pulumi.Output[str]
    """The ARN of the framework."""
    report_plan_arns: pulumi.Output[Mapping[str, str]]
    """The ARNs of the report plans, by what they report."""
    restore_testing_plan_name: pulumi.Output[str | None]
    """The name of the restore testing plan, if restores are tested."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup: OffsiteBackup,
        resource_types: Sequence[ResourceType] | None = None,
        reports: Reports | None = None,
        restore_testing: RestoreTesting | None = None,
        other_controls: int = 0,
        tags: pulumi.Input[Tags] | None = None,
        retain_on_delete: bool = False,
    ) -> None:
        """The proof that an `OffsiteBackup` does what it declares.

        Args:
            resource_name: The name of the component in the stack.
            opts: Pulumi's options for every resource.
            backup: The backups: what is audited follows from their arguments.
            resource_types: The types of resources that the controls look at, e.g. `RDS`. Left out:
                those with the tag that selects what is backed up, if it is one; else all.
            reports: Where daily reports go to. Left out, there are none.
            restore_testing: What is restored as a test. Left out, nothing.
            other_controls: How many controls the account has in the region besides those of this
                program: AWS takes 50 in all.
            tags: The tags of all that takes tags.
            retain_on_delete: Whether all of it stays in the cloud when the stack lets go of it.
        """
        self._register(BackupAudit, locals(), _rules)
        tests = instance(RestoreTesting, restore_testing) if restore_testing else None
        regime = backup.regime
        where: Any = {
            "region": regime.home,
            "role_arn": regime.role_arn,
            "profile": regime.profile,
        }
        controls = list(_controls(regime, resource_types, tests))
        _count(regime, len(controls))
        framework = sdk.Framework(
            self._child_name("framework"),
            self._child_options(depends_on=[backup]),
            framework_controls=controls,
            tags=tags,
            **where,
        )
        self._finish(
            framework_name=framework.framework_name,
            framework_arn=framework.framework_arn,
            report_plan_arns=pulumi.Output.from_input(
                dict(self._report(regime, framework, reports, tests, tags, where))
            ),
            restore_testing_plan_name=self._test(backup, tests, tags, where),
        )

    def _report(
        self,
        regime: Regime,
        framework: sdk.Framework,
        reports: Reports | None,
        tests: RestoreTesting | None,
        tags: pulumi.Input[Tags] | None,
        where: Any,
    ) -> Iterator[tuple[str, pulumi.Output[str]]]:
        if reports is None:
            return
        reports = instance(Reports, reports)
        jobs = ["BACKUP_JOB_REPORT", *(["COPY_JOB_REPORT"] if regime.copies else [])]
        jobs += ["RESTORE_JOB_REPORT"] if tests else []
        for report in reports.of or (*_OF_FRAMEWORKS, *jobs):
            name = report.removesuffix("_REPORT").lower().replace("_", "-")
            of_frameworks = [framework.framework_arn] if report in _OF_FRAMEWORKS else None
            plan = sdk.ReportPlan(
                self._child_name("report", name),
                self._child_options(),
                report_delivery_channel=sdk.ReportDeliveryChannelArgs(
                    s3_bucket_name=reports.bucket,
                    s3_key_prefix=reports.prefix,
                    formats=[*reports.formats],
                ),
                report_setting=sdk.ReportSettingArgs(
                    report_template=report, framework_arns=of_frameworks
                ),
                tags=tags,
                **where,
            )
            yield name, plan.report_plan_arn

    def _test(
        self,
        backup: OffsiteBackup,
        tests: RestoreTesting | None,
        tags: pulumi.Input[Tags] | None,
        where: Any,
    ) -> pulumi.Output[str] | None:
        if tests is None:
            return None
        regime = backup.regime
        continuous = ["CONTINUOUS"] if any(tier.continuous for tier in regime.tiers) else []
        plan = sdk.RestoreTestingPlan(
            self._child_name("restores"),
            self._child_options(),
            recovery_point_selection=sdk.RecoveryPointSelectionArgs(
                algorithm="LATEST_WITHIN_WINDOW",
                include_vaults=[backup.home_vault_arn],
                recovery_point_types=["SNAPSHOT", *continuous],
                selection_window_days=min(_shortest(regime.tiers), _WINDOW_DAYS),
            ),
            schedule_expression=tests.schedule or _weekly_or_daily(regime.tiers),
            schedule_expression_timezone=regime.schedule_timezone,
            start_window_hours=tests.start_window_hours,
            tags=tags,
            **where,
        )
        overrides = tests.metadata_overrides or {}
        for kind in tests.resource_types:
            sdk.RestoreTestingSelection(
                self._child_name("restores", kind.lower().replace(" ", "-")),
                self._child_options(),
                restore_testing_plan_name=plan.restore_testing_plan_name,
                protected_resource_type=kind,
                # The vault has nothing else of the type than what is declared.
                protected_resource_arns=["*"],
                iam_role_arn=tests.iam_role_arn or regime.iam_role_arn,
                restore_metadata_overrides=overrides.get(kind),
                validation_window_hours=tests.validation_window_hours,
                **where,
            )
        return plan.restore_testing_plan_name


# What the controls demand


def _controls(
    regime: Regime, types: Sequence[str] | None, tests: RestoreTesting | None
) -> Iterator[sdk.FrameworkControlArgs]:
    """The controls that follow from what is declared."""
    resources, ours = _resources(regime, types), _ours(regime)
    yield _control("BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN", resources)
    yield _control("BACKUP_RECOVERY_POINT_ENCRYPTED")
    least = _shortest(regime.tiers)
    yield _control("BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK", requiredRetentionDays=least)
    exempt = ",".join(map(str, regime.may_delete)) if _are_texts(regime.may_delete) else None
    if regime.may_delete and exempt is None:
        exempt = pulumi.Output.all(*regime.may_delete).apply(",".join)
    yield _control("BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED", ours, principalArnList=exempt)
    tier, gap = _most_frequent(regime)
    if gap is not None and gap <= timedelta(days=_LONGEST_DAYS):
        yield _control(
            "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK",
            ours,
            **_frequency(gap),
            requiredRetentionDays=tier.keep_days,
        )
    oldest = _oldest_hours(regime, tier)
    if oldest is not None and oldest <= _OLDEST_HOURS:
        yield _control("BACKUP_LAST_RECOVERY_POINT_CREATED", resources, **_age(oldest))
    yield from _control_of_copies(regime, resources, types, oldest)
    if regime.lock is not None:
        yield _control(
            "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK",
            resources,
            minRetentionDays=regime.lock.min_retention_days or least,
            maxRetentionDays=regime.lock.max_retention_days,
        )
    if tests is not None and tests.within_minutes is not None:
        yield _control(
            "RESTORE_TIME_FOR_RESOURCES_MEET_TARGET", resources, maxRestoreTime=tests.within_minutes
        )


def _control_of_copies(
    regime: Regime, resources: Any, types: Sequence[str] | None, oldest: int | None
) -> Iterator[sdk.FrameworkControlArgs]:
    regions = sorted({region for copy in regime.copies.values() if (region := _region(copy))})
    elsewhere = [region for region in regions if region != regime.home]
    if elsewhere:
        yield _control(
            "BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION",
            resources,
            crossRegionList=",".join(elsewhere),
        )
    accounts = regime.other_accounts
    if accounts:
        yield _control(
            "BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT",
            resources,
            crossAccountList=pulumi.Output.all(*accounts).apply(
                lambda found: ",".join(sorted({str(one) for one in found}))
            ),
        )
    gaps = [copy for copy in regime.copies.values() if copy.air_gapped]
    if gaps and oldest is not None:
        least, most = _AIR_GAPPED_HOURS
        hours = max(least, oldest + ceil(max(copy.copy_minutes for copy in gaps) / 60))
        if hours <= most:
            scope = sdk.ControlScopeArgs(compliance_resource_types=[*types]) if types else None
            yield _control("BACKUP_RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT", scope, **_age(hours))


def _control(
    name: str,
    scope: sdk.ControlScopeArgs | None = None,
    /,
    **parameters: pulumi.Input[str] | int | None,
) -> sdk.FrameworkControlArgs:
    given = {k: str(v) if isinstance(v, int) else v for k, v in parameters.items()}
    return sdk.FrameworkControlArgs(
        control_name=name,
        control_input_parameters=[
            sdk.ControlInputParameterArgs(parameter_name=k, parameter_value=v)
            for k, v in given.items()
            if v is not None
        ]
        or None,
        control_scope=scope,
    )


def _resources(regime: Regime, types: Sequence[str] | None) -> sdk.ControlScopeArgs | None:
    """What is backed up, as the scope of a control can say it: types, or one tag."""
    if types:
        return sdk.ControlScopeArgs(compliance_resource_types=[*types])
    select = regime.select
    found = {} if select.tags and select.resources else select.tags or select.with_tags or {}
    return sdk.ControlScopeArgs(tags=dict(found)) if len(found) == 1 else None


def _ours(regime: Regime) -> sdk.ControlScopeArgs | None:
    """The plan and the vaults: they carry the promise as their tag, if there is one."""
    return sdk.ControlScopeArgs(tags={RPO_TAG: regime.rpo}) if regime.rpo else None


def _shortest(tiers: Sequence[Tier]) -> int:
    return min(tier.keep_days for tier in tiers)


def _most_frequent(regime: Regime) -> tuple[Tier, timedelta | None]:
    """The tier with the least time between two backups, and that time by the clock on the wall."""
    now = datetime.now(timezone.utc)
    gaps = [
        (found.length, tier)
        for tier in regime.tiers
        if (found := longest_gap([tier.schedule], "Etc/UTC", now)) and found.length
    ]
    if not gaps:
        return regime.tiers[0], None
    gap, tier = min(gaps, key=lambda each: (each[0], each[1].keep_days))
    return tier, gap


def _frequency(gap: timedelta) -> dict[str, str | int]:
    day, hour = timedelta(days=1), timedelta(hours=1)
    unit, value = ("hours", ceil(gap / hour)) if gap < day else ("days", ceil(gap / day))
    return {"requiredFrequencyUnit": unit, "requiredFrequencyValue": value}


def _oldest_hours(regime: Regime, tier: Tier) -> int | None:
    """How old the newest backup may get."""
    if regime.rpo is not None:
        return ceil(seconds(regime.rpo) / 3600)
    now = datetime.now(timezone.utc)
    gap = longest_gap([tier.schedule], regime.schedule_timezone, now)
    if gap is None or gap.length is None:
        return None
    complete = timedelta(minutes=regime.completion_window_minutes)
    return ceil((gap.length + complete) / timedelta(hours=1))


def _age(hours: int) -> dict[str, str | int]:
    return {"recoveryPointAgeUnit": "hours", "recoveryPointAgeValue": hours}


def _region(copy: CopyTo) -> str | None:
    if copy.region or not isinstance(copy.vault_arn, str):
        return copy.region
    return vault_of(copy.vault_arn).region


def _are_texts(values: Sequence[Any]) -> bool:
    return bool(values) and all(isinstance(value, str) for value in values)


# What has to hold


def _rules(given: Any) -> Iterator[Problem]:
    if not isinstance(given.backup, OffsiteBackup):
        return
    regime = given.backup.regime
    # Its role may be an output: what decides anything is known.
    tests = given.restore_testing if hasattr(given.restore_testing, "schedule") else None
    count = sum(1 for _ in _controls(regime, given.resource_types, tests))
    if is_given(given.other_controls):
        others = _counted().get(_place(regime), 0)
        total = count + others + given.other_controls
        if total > CONTROLS:
            yield Problem(
                ("backup",),
                f"takes {count} controls, which makes {total} with {others} of other audits of "
                f"this program in {regime.home} and {given.other_controls} `other_controls`: an "
                f"account has {CONTROLS} in a region at most",
            )
    if len(regime.may_delete) > _EXEMPT:
        yield Problem(
            ("backup",),
            f"has {len(regime.may_delete)} `may_delete`: the control of manual deletion exempts "
            f"{_EXEMPT} at most",
        )
    if len(regime.other_accounts) > _ACCOUNTS:
        yield Problem(
            ("backup",),
            f"copies to {len(regime.other_accounts)} accounts: a control names {_ACCOUNTS} at most",
        )
    if tests is not None:
        yield from _tests_in_time(regime, tests)


def _tests_in_time(regime: Regime, tests: Any) -> Iterator[Problem]:
    """That each backup can be tested before it is deleted."""
    at, kept = ("restoreTesting", "schedule"), _shortest(regime.tiers)
    schedule = tests.schedule or _weekly_or_daily(regime.tiers)
    gap: Gap | None = longest_gap([schedule], regime.schedule_timezone, datetime.now(timezone.utc))
    if gap is None:
        yield Problem(at, "never runs")
        return
    start = (timedelta(hours=tests.start_window_hours), "until it starts (`start_window_hours`)")
    promise = Promise(gap, (start,))
    if promise.age is None or promise.age >= timedelta(days=kept):
        yield Problem(
            at,
            f"tests too seldom: backups are kept for {kept} days, and between two tests pass "
            f"{promise.sum()}",
        )


def _weekly_or_daily(tiers: Sequence[Tier]) -> str:
    # A week, and a day until the test starts.
    return "cron(0 6 ? * SUN *)" if _shortest(tiers) > 8 else "cron(0 6 ? * * *)"


Place = tuple[Any, ...]

_COUNTS: WeakKeyDictionary[Any, dict[Place, int]] = WeakKeyDictionary()
"""How many controls a run's program declares, by place."""


def _counted() -> dict[Place, int]:
    # Each run has a connection of its own to the engine, and so has each test with mocks.
    return _COUNTS.setdefault(get_monitor(), {})


def _count(regime: Regime, controls: int) -> None:
    counted = _counted()
    counted[_place(regime)] = counted.get(_place(regime), 0) + controls


def _place(regime: Regime) -> Place:
    """The account and region of a framework, as far as arguments say."""
    role = regime.role_arn
    account = role.split(":")[4] if isinstance(role, str) else None
    return (regime.home, account, regime.profile)
