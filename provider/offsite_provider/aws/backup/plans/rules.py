"""The rules of a backup plan: when backups are made, where to, and for how long."""

from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal, TypeVar, cast

from pydantic import Field

from ....core.equality import AnyOrder, default
from ....core.model import WireModel
from ....core.problems import Problem
from ....core.unknown import Unknown, is_given
from ....core.values import matches
from ...regions import partition_of
from ...tags import Tags
from ..lifecycle import FOR_EVER, Lifecycle, SameLifecycle
from ..values import VaultAddress, VaultArn, VaultName, WindowMinutes, vault_of
from .schedule import SameSchedule, SameTimeZone, ScheduleExpression, TimeZone

M = TypeVar("M", bound=WireModel)

CONTINUOUS_DAYS: Final = 35
"""The longest that a continuous backup is kept."""

_START_WINDOW: Final = 480
_COMPLETION_WINDOW: Final = 10080
_SHORTEST: Final = 60
"""The minutes that the completion window is longer than the start window, at least."""

DisplayName = Annotated[
    str, matches(r"[a-zA-Z0-9\-_.]{1,50}", "1 to 50 letters, digits, `-`, `_` and `.`")
]
"""The name of a rule or a selection."""


def items_of(values: object, model: type[M]) -> Iterator[tuple[int, M]]:
    """The items of a list argument that are known, in part at least, and where they stand."""
    if isinstance(values, list):
        for index, value in enumerate(cast("list[object]", values)):
            if isinstance(value, model):
                yield index, value


class _Kept(WireModel):
    """What is kept for a time."""

    def to_api(self) -> dict[str, Any]:
        return {name: value for name, value in super().to_api().items() if value != {}}


class CopyAction(_Kept):
    """Where every backup of a rule is copied to."""

    destination_backup_vault_arn: VaultArn
    """The ARN of the vault that is copied to, in any region and account."""
    lifecycle: Annotated[Lifecycle | None, SameLifecycle] = None
    """When the copy moves to cold storage, and when it is deleted. Left out, it is kept for
    ever: it does not take over the rule's, and a warning says so where that ends."""


class IndexAction(WireModel):
    """What is indexed of the backups, so that they can be searched."""

    resource_types: Annotated[list[Literal["EBS", "S3"]], Field(min_length=1, max_length=1)]
    """The one type of resource whose backups are indexed: `EBS` or `S3`."""


class ScanAction(WireModel):
    """How the backups are scanned for malware."""

    malware_scanner: Literal["GUARDDUTY"] | None = None
    """The scanner: `GUARDDUTY`."""
    scan_mode: Literal["FULL_SCAN", "INCREMENTAL_SCAN"] | None = None
    """`FULL_SCAN`, or `INCREMENTAL_SCAN` for what is new since the last scan."""


class BackupRule(_Kept):
    """When backups are made, where to, and for how long."""

    rule_name: DisplayName
    """The name of the rule, unique in its plan."""
    target_backup_vault_name: VaultName
    """The vault that the backups go to, in the plan's region."""
    target_logically_air_gapped_backup_vault_arn: VaultArn | None = None
    """A logically air-gapped vault of the plan's region and account: what can, goes there at once,
    and other backups by way of the vault above."""
    schedule_expression: Annotated[ScheduleExpression | None, SameSchedule] = None
    """When backups are made: `cron(minutes hours day-of-month month day-of-week year)`. Left out,
    every day at 5, `cron(0 5 ? * * *)`."""
    schedule_expression_timezone: Annotated[TimeZone | None, SameTimeZone] = None
    """The time zone of the schedule, e.g. `Europe/Zurich`. Left out, `Etc/UTC`."""
    start_window_minutes: Annotated[WindowMinutes | None, default(_START_WINDOW)] = None
    """How many minutes late a backup may start before it is given up: at least 60. Left out,
    480."""
    completion_window_minutes: Annotated[WindowMinutes | None, default(_COMPLETION_WINDOW)] = None
    """How many minutes a backup may take before it is given up: at least 60 more than the start
    window. Left out, 10080, a week."""
    lifecycle: Annotated[Lifecycle | None, SameLifecycle] = None
    """When a backup moves to cold storage, and when it is deleted. Left out, it is kept for
    ever."""
    recovery_point_tags: Tags | None = None
    """The tags that every backup gets."""
    copy_actions: Annotated[list[CopyAction] | None, AnyOrder] = None
    """Where every backup is copied to."""
    enable_continuous_backup: Annotated[bool | None, default(False)] = None
    """Whether to restore to any point in time; such backups are kept for at most 35 days, and in
    warm storage. Left out, `False`."""
    index_actions: Annotated[list[IndexAction] | None, Field(max_length=1), AnyOrder] = None
    """What is indexed of the backups: at most one."""
    scan_actions: Annotated[list[ScanAction] | None, AnyOrder] = None
    """How the backups are scanned for malware; the plan's `scan_settings` say with which role."""

    def problems_in_plan(
        self, region: object, account: str | None, *, whole: bool
    ) -> Iterator[Problem]:
        """What is wrong with the rule in a plan of this region and account.

        Unless the rule is `whole`, the plan's template may say what the rule leaves out. The
        `account` is `None` where it isn't known.
        """
        yield from self._windows(whole)
        yield from self._continuous(whole)
        yield from self._vaults(region, account)

    def kept_for_ever(self) -> Iterator[str]:
        """The vaults in which copies are kept for ever, though the backups aren't, unsaid."""
        if not (is_given(self.lifecycle) and (self.lifecycle.delete_after_days or FOR_EVER) > 0):
            return
        for _, action in items_of(self.copy_actions, CopyAction):
            kept = action.lifecycle
            if kept is None or (is_given(kept) and kept.delete_after_days is None):
                yield str(action.destination_backup_vault_arn)

    def _windows(self, whole: bool) -> Iterator[Problem]:
        start, end = self.start_window_minutes, self.completion_window_minutes
        if isinstance(start, Unknown) or isinstance(end, Unknown):
            return
        if not whole and (start is None or end is None):
            return
        late = _START_WINDOW if start is None else start
        done = _COMPLETION_WINDOW if end is None else end
        if done >= late + _SHORTEST:
            return
        if end is None:
            yield Problem(
                ("startWindowMinutes",),
                f"must be at most {done - _SHORTEST}, not {late}: {_SHORTEST} less than "
                f"`completion_window_minutes`, which is {done} if left out",
            )
        else:
            left_out = " if left out" if start is None else ""
            yield Problem(
                ("completionWindowMinutes",),
                f"must be at least {late + _SHORTEST}, not {done}: {_SHORTEST} more than "
                f"`start_window_minutes`, which is {late}{left_out}",
            )

    def _continuous(self, whole: bool) -> Iterator[Problem]:
        kept = self.lifecycle
        if self.enable_continuous_backup is not True or isinstance(kept, Unknown):
            return
        if kept is None:
            if whole:
                yield Problem(
                    ("lifecycle",),
                    "is required: a continuous backup needs `delete_after_days`, from 1 to "
                    f"{CONTINUOUS_DAYS}",
                )
            return
        days, cold = kept.delete_after_days, kept.move_to_cold_storage_after_days
        if days is None or (is_given(days) and not 1 <= days <= CONTINUOUS_DAYS):
            yield Problem(
                ("lifecycle", "deleteAfterDays"),
                f"must be from 1 to {CONTINUOUS_DAYS}"
                + ("" if days is None else f", not {days}")
                + ": a continuous backup is kept for no longer",
            )
        if is_given(cold) and cold > 0:
            yield Problem(
                ("lifecycle", "moveToColdStorageAfterDays"),
                "can't be given: a continuous backup stays in warm storage",
            )

    def _vaults(self, region: object, account: str | None) -> Iterator[Problem]:
        gapped = self.target_logically_air_gapped_backup_vault_arn
        if is_given(gapped) and isinstance(region, str) and vault_of(gapped).region != region:
            yield Problem(
                ("targetLogicallyAirGappedBackupVaultArn",),
                f"must be a vault of the plan's region, {region}",
            )
        for index, action in items_of(self.copy_actions, CopyAction):
            for reason in self._copy(action, region, account):
                yield Problem(("copyActions", index, "destinationBackupVaultArn"), reason)

    def _copy(self, action: CopyAction, region: object, account: str | None) -> Iterator[str]:
        arn = action.destination_backup_vault_arn
        if not (is_given(arn) and isinstance(region, str)):
            return
        to = vault_of(arn)
        if partition_of(to.region) != partition_of(region):
            yield (
                f"is in the partition {partition_of(to.region)}, and the plan's {region} in "
                f"{partition_of(region)}: nothing is copied from one to another"
            )
        own = VaultAddress(region, account or "", str(self.target_backup_vault_name))
        if to == own or arn == self.target_logically_air_gapped_backup_vault_arn:
            yield f"must be another vault than {to.name}, where the backups are"
