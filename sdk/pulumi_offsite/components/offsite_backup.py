"""Backups that are made here, kept elsewhere too, and guarded in both places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from typing import Annotated, Any, Final

import pulumi

from offsite_provider.doors.arguments import (
    Days,
    Duration,
    Minutes,
    Problem,
    Region,
    RoleArn,
    Tags,
    TimeZone,
    VaultArn,
    WindowMinutes,
    in_cold_storage,
    is_given,
    matches,
    partition_of,
    seconds,
    vault_of,
)

from .. import backup
from ._component import Component, instance
from .documents import KeyArn, PrincipalArn
from .guarded_vault import GOVERNANCE, GuardedVault, Lock
from .schedule import Promise, longest_gap
from .tiers import Tier, TierName, tiers_of

RPO_TAG: Final = "offsite-rpo"
"""The tag of the plan and of the vaults that says how old the newest backup may get."""

CopyName = Annotated[str, matches(r"[a-zA-Z0-9-]{1,30}", "1 to 30 letters, digits and `-`")]

_CHILDREN: Final = ("home", "plan", "selection")
"""The names that copies can't have."""


@dataclass(frozen=True, kw_only=True)
class CopyTo:
    """Where backups are copied to: a guarded vault that is made there, or one that there is."""

    region: Region | None = None
    """The region in which a guarded vault is made for the copies."""
    vault_arn: pulumi.Input[VaultArn] | None = None
    """The ARN of a vault that there is already, instead of a region: one of a `DataBunker`, say."""
    name: CopyName | None = None
    """What its children are named after. Left out, the region."""
    role_arn: pulumi.Input[RoleArn] | None = None
    """An IAM role to assume to make the vault, in another account. Left out, the component's."""
    profile: str | None = None
    """A profile of the shared AWS files to make the vault with. Left out, the component's."""
    keep_days: Days | None = None
    """For how many days copies are kept. Left out, as long as the backup that is copied: what is
    written is always a number."""
    cold_after_days: Days | None = None
    """After how many days copies move to cold storage. Left out, as the tier says if `keep_days` is
    left out too, else never."""
    kms_key_arn: pulumi.Input[KeyArn] | None = None
    """The KMS key of the vault that is made, in its region and account."""
    tiers: Sequence[str] | None = None
    """The names of the tiers that are copied. Left out, all."""
    air_gapped: bool = False
    """Whether the vault that is made is a logically air-gapped one."""
    notifications_topic_arn: pulumi.Input[str] | None = None
    """The SNS topic that is told of failures at the vault, in its region and account."""
    copy_minutes: Minutes = 120
    """How long a copy takes at most. AWS Backup sets no limit, but `rpo` counts with it."""

    @staticmethod
    def problems(given: Any) -> Iterator[Problem]:
        if (given.region is None) == (given.vault_arn is None):
            found = "neither is given" if given.region is None else "both are given"
            yield Problem(("region",), f"or `vault_arn` has to say where to: {found}")
        elif given.vault_arn is not None:
            for name in ("role_arn", "profile", "kms_key_arn", "notifications_topic_arn"):
                if getattr(given, name) is not None:
                    yield Problem((name,), "is for a vault that is made: there is `vault_arn`")
        if is_given(given.keep_days) and is_given(given.cold_after_days):
            yield from in_cold_storage("keepDays", given.cold_after_days, given.keep_days)

    def kept(self, tier: Tier) -> tuple[int, int | None]:
        """For how many days copies of a tier are kept, and after how many they are cold."""
        if self.keep_days is None:
            return tier.keep_days, self.cold_after_days or tier.cold_after_days
        return self.keep_days, self.cold_after_days


@dataclass(frozen=True, kw_only=True)
class Select:
    """What is backed up: what has one of the tags, and what is in `resources` and has all of
    `with_tags` and none of `without_tags`; unless it is in `not_resources`."""

    tags: Mapping[str, str] | None = None
    """Tags, any one of which selects a resource: keys and values."""
    resources: Sequence[pulumi.Input[str]] | None = None
    """The ARNs of resources; with `*` at the end of all that begin so; `*` of every resource."""
    not_resources: Sequence[pulumi.Input[str]] | None = None
    """The ARNs of resources that are left out, in the same forms."""
    with_tags: Mapping[str, str] | None = None
    """Tags that the `resources` must have, all of them."""
    without_tags: Mapping[str, str] | None = None
    """Tags that the `resources` must not have."""

    @staticmethod
    def problems(given: Any) -> Iterator[Problem]:
        if not given.tags and not given.resources:
            yield Problem(("tags",), "or `resources` has to say what is backed up")
        for name in ("with_tags", "without_tags"):
            if getattr(given, name) and not given.resources:
                yield Problem((name,), "says which of the `resources`, and there are none")


class OffsiteBackup(Component):
    """Backups in one region, copies of them in other regions and accounts, and all of it guarded.

    It makes a `GuardedVault` at home and one for each copy that has a region, a plan with a rule
    for each tier, and a selection. Whether the newest backup and the newest copy can get older
    than `rpo` is counted before anything is made.
    """

    token = "offsite:components:OffsiteBackup"

    backup_plan_id: pulumi.Output[str]
    """The ID of the plan."""
    backup_plan_arn: pulumi.Output[str]
    """The ARN of the plan."""
    home_vault_name: pulumi.Output[str]
    """The name of the vault at home."""
    home_vault_arn: pulumi.Output[str]
    """The ARN of the vault at home."""
    copy_vault_arns: pulumi.Output[Mapping[str, str]]
    """The ARNs of the vaults of copies, by the copies' names."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        home: Region,
        tiers: Sequence[TierName | Tier],
        select: Select,
        iam_role_arn: pulumi.Input[RoleArn],
        copies: Sequence[CopyTo] = (),
        rpo: Duration | None = None,
        schedule_timezone: TimeZone = "Etc/UTC",
        start_window_minutes: WindowMinutes = 60,
        completion_window_minutes: WindowMinutes = 480,
        lock: Lock | None = GOVERNANCE,
        may_delete: Sequence[pulumi.Input[PrincipalArn]] = (),
        kms_key_arn: pulumi.Input[KeyArn] | None = None,
        notifications_topic_arn: pulumi.Input[str] | None = None,
        force_destroy: bool = False,
        tags: pulumi.Input[Tags] | None = None,
        role_arn: pulumi.Input[RoleArn] | None = None,
        profile: str | None = None,
        retain_on_delete: bool = False,
    ) -> None:
        """Backups in one region, copies of them in other regions and accounts, all of it guarded.

        Args:
            resource_name: The name of the component in the stack.
            opts: Pulumi's options for every resource.
            home: The region in which backups are made.
            tiers: How often, and kept for how long: `35d` (daily), `90d` (weekly), `1y`, `5y` and
                `7y` (monthly, and soon in cold storage), or a `Tier` of your own.
            select: What is backed up.
            iam_role_arn: The IAM role that AWS Backup assumes to make backups and copies.
            copies: Where backups are copied to.
            rpo: How old the newest backup may get, at home and at each copy, e.g. `26h`. What can
                get older, by its schedule, its window and the time of its copy, is refused with
                the sum. Default: nothing is counted.
            schedule_timezone: The time zone of the schedules, e.g. `Europe/Zurich`.
            start_window_minutes: How many minutes late a backup may start: at least 60.
            completion_window_minutes: How many minutes after its schedule a backup has to be
                complete: at least 60 more than `start_window_minutes`.
            lock: How the vaults are locked, or `None` for no lock. Its least retention is, left
                out, the shortest that a vault gets. Default: in governance mode.
            may_delete: The ARNs of roles and users that may delete recovery points, and shorten
                their retention; `*` stands for anything in them. Default: nobody.
            kms_key_arn: The KMS key of the vault at home.
            notifications_topic_arn: The SNS topic that is told of failures at home, of the same
                region and account.
            force_destroy: Whether deletion deletes all recovery points too, in one go.
            tags: The tags of all that takes tags, and of the backups.
            role_arn: An IAM role to assume for it, e.g. in another account.
            profile: A profile of the shared AWS files.
            retain_on_delete: Whether all of it stays in the cloud when the stack lets go of it.
        """
        self._register(OffsiteBackup, locals(), _rules)
        self.tiers: Sequence[Tier] = tiers_of(tiers)
        self.copies: Mapping[str, CopyTo] = {
            _key(copy): copy for copy in (instance(CopyTo, given) for given in copies)
        }
        self.lock = instance(Lock, lock) if lock else None
        self.rpo = rpo
        tagged = _with_promise(tags, rpo)
        shared: Any = {
            "may_delete": may_delete,
            "tags": tagged,
            "retain_on_delete": retain_on_delete,
        }
        self.home = GuardedVault(
            self._child_name("home"),
            self._child_options(),
            encryption_key_arn=kms_key_arn,
            lock=_lock_for(self.lock, [tier.keep_days for tier in self.tiers]),
            notifications_topic_arn=notifications_topic_arn,
            force_destroy=force_destroy,
            region=home,
            role_arn=role_arn,
            profile=profile,
            **shared,
        )
        account = self.home.backup_vault_arn.apply(lambda arn: arn.split(":")[4])
        self.vaults: Mapping[str, GuardedVault] = {
            key: GuardedVault(
                self._child_name(key),
                self._child_options(),
                encryption_key_arn=copy.kms_key_arn,
                copies_from_accounts=[account] if copy.role_arn or copy.profile else [],
                lock=_lock_for(self.lock, [copy.kept(t)[0] for t in self._copied(copy)]),
                air_gapped=copy.air_gapped,
                notifications_topic_arn=copy.notifications_topic_arn,
                force_destroy=force_destroy and not copy.air_gapped,
                region=copy.region,
                role_arn=copy.role_arn or role_arn,
                profile=copy.profile or profile,
                **shared,
            )
            for key, copy in self.copies.items()
            if copy.region
        }
        where: Any = {"region": home, "role_arn": role_arn, "profile": profile}
        plan = backup.Plan(
            self._child_name("plan"),
            # No copy before the policy of its vault allows it.
            self._child_options(depends_on=[self.home, *self.vaults.values()]),
            rules=[
                backup.BackupRuleArgs(
                    rule_name=tier.name,
                    target_backup_vault_name=self.home.backup_vault_name,
                    schedule_expression=tier.schedule,
                    schedule_expression_timezone=schedule_timezone,
                    start_window_minutes=start_window_minutes,
                    completion_window_minutes=completion_window_minutes,
                    lifecycle=_lifecycle(tier.keep_days, tier.cold_after_days),
                    enable_continuous_backup=tier.continuous or None,
                    recovery_point_tags=tags,
                    copy_actions=list(self._copy_actions(tier)),
                )
                for tier in self.tiers
            ],
            tags=tagged,
            **where,
        )
        self._select(instance(Select, select), plan, iam_role_arn, where)
        self._finish(
            backup_plan_id=plan.backup_plan_id,
            backup_plan_arn=plan.backup_plan_arn,
            home_vault_name=self.home.backup_vault_name,
            home_vault_arn=self.home.backup_vault_arn,
            copy_vault_arns=pulumi.Output.from_input({key: self._arn(key) for key in self.copies}),
        )

    def _copied(self, copy: CopyTo) -> list[Tier]:
        return [t for t in self.tiers if copy.tiers is None or t.name in copy.tiers]

    def _arn(self, key: str) -> pulumi.Input[str]:
        """The ARN of the vault of a copy."""
        if key in self.vaults:
            return self.vaults[key].backup_vault_arn
        arn = self.copies[key].vault_arn
        assert arn is not None, "a copy has a region or an ARN"
        return arn

    def _copy_actions(self, tier: Tier) -> Iterator[backup.CopyActionArgs]:
        for key, copy in self.copies.items():
            if tier in self._copied(copy):
                yield backup.CopyActionArgs(
                    destination_backup_vault_arn=self._arn(key),
                    lifecycle=_lifecycle(*copy.kept(tier)),
                )

    def _select(
        self, select: Select, plan: backup.Plan, iam_role_arn: pulumi.Input[str], where: Any
    ) -> None:
        conditions = backup.ConditionsArgs(
            string_equals=_parameters(select.with_tags),
            string_not_equals=_parameters(select.without_tags),
        )
        backup.Selection(
            self._child_name("selection"),
            self._child_options(),
            backup_plan_id=plan.backup_plan_id,
            iam_role_arn=iam_role_arn,
            resources=select.resources,
            not_resources=select.not_resources,
            list_of_tags=[
                backup.ConditionArgs(condition_key=key, condition_value=value)
                for key, value in (select.tags or {}).items()
            ]
            or None,
            conditions=conditions if select.with_tags or select.without_tags else None,
            **where,
        )


def _parameters(tags: Mapping[str, str] | None) -> list[backup.ConditionParameterArgs] | None:
    return [
        backup.ConditionParameterArgs(condition_key=f"aws:ResourceTag/{key}", condition_value=value)
        for key, value in (tags or {}).items()
    ] or None


def _lifecycle(keep_days: int, cold_after_days: int | None) -> backup.LifecycleArgs:
    return backup.LifecycleArgs(
        delete_after_days=keep_days, move_to_cold_storage_after_days=cold_after_days
    )


def _lock_for(lock: Lock | None, kept: Sequence[int]) -> Lock | None:
    """The lock of a vault: nothing is kept there for less than what is declared."""
    if lock is None or lock.min_retention_days is not None or not kept:
        return lock
    return Lock(
        min_retention_days=min(kept),
        max_retention_days=lock.max_retention_days,
        changeable_for_days=lock.changeable_for_days,
        i_understand=lock.i_understand,
    )


def _with_promise(tags: pulumi.Input[Tags] | None, rpo: str | None) -> pulumi.Input[Tags] | None:
    if rpo is None:
        return tags
    return pulumi.Output.from_input(tags or {}).apply(lambda own: {RPO_TAG: rpo, **own})


# What has to hold between the arguments


def _key(copy: Any) -> str:
    """The name of a copy among the children."""
    if copy.name or copy.region:
        return copy.name or copy.region
    return vault_of(copy.vault_arn).region if isinstance(copy.vault_arn, str) else ""


def _rules(given: Any) -> Iterator[Problem]:
    yield from _windows(given)
    if is_given(given.tiers):
        yield from _tiers(given)
    if is_given(given.home) and isinstance(given.copies, list):
        yield from _copies(given)
    if is_given(given.rpo) and is_given(given.tiers):
        yield from _promises(given)


def _windows(given: Any) -> Iterator[Problem]:
    start, end = given.start_window_minutes, given.completion_window_minutes
    if is_given(start) and is_given(end) and end < start + 60:
        why = "60 more than `start_window_minutes`"
        yield Problem(
            ("completionWindowMinutes",), f"must be at least {start + 60}, not {end}: {why}"
        )


def _tiers(given: Any) -> Iterator[Problem]:
    names: list[str] = [tier.name for tier in given.tiers]
    if not names:
        yield Problem(("tiers",), "must have at least one")
    for index, tier in enumerate(given.tiers):
        if tier.name in names[:index]:
            yield Problem(("tiers", index, "name"), f"is `{tier.name}`, as another tier's")
        yield from _within(given.lock, ("tiers", index, "keepDays"), tier.keep_days)


def _within(lock: Any, path: tuple[str | int, ...], days: int) -> Iterator[Problem]:
    """The rule that a vault takes what is to be kept in it."""
    if not is_given(lock):
        return
    least, most = lock.min_retention_days, lock.max_retention_days
    if least is not None and days < least:
        yield Problem(path, f"must be at least {least}, not {days}, by `lock.min_retention_days`")
    if most is not None and days > most:
        yield Problem(path, f"must be at most {most}, not {days}, by `lock.max_retention_days`")


def _copies(given: Any) -> Iterator[Problem]:
    tiers: list[str] = [tier.name for tier in given.tiers] if is_given(given.tiers) else []
    keys: list[str] = []
    for index, copy in enumerate(given.copies):
        at = ("copies", index)
        key = _key(copy) if is_given(copy.region) or is_given(copy.name) or copy.vault_arn else ""
        if not key and copy.vault_arn is not None:
            yield Problem((*at, "name"), "is required where the ARN isn't known yet")
        elif key and key in keys:
            yield Problem((*at, "name"), f"is required: there is another copy `{key}`")
        elif key in _CHILDREN:
            yield Problem((*at, "name"), f"must not be `{key}`, as another child's")
        keys.append(key)
        region: Any = copy.region
        if is_given(copy.vault_arn):
            region = vault_of(copy.vault_arn).region
        if is_given(region) and partition_of(region) != partition_of(given.home):
            yield Problem(
                (*at, "region"),
                f"is in the partition {partition_of(region)}, and `home` in "
                f"{partition_of(given.home)}: nothing is copied from one to another",
            )
        for position, name in enumerate(copy.tiers or () if tiers else ()):
            if name not in tiers:
                near = get_close_matches(name, tiers, n=1) or tiers
                hint = f"did you mean `{near[0]}`?"
                yield Problem((*at, "tiers", position), f"is `{name}`, no tier's name: {hint}")
        if is_given(copy.keep_days):
            yield from _within(given.lock, (*at, "keepDays"), copy.keep_days)
        has_both = given.lock and given.lock.min_retention_days and given.lock.max_retention_days
        if copy.air_gapped is True and not has_both:
            yield Problem(
                (*at, "airGapped"),
                "needs `lock.min_retention_days` and `lock.max_retention_days`: an air-gapped "
                "vault has them from the beginning, and for ever",
            )


def _promises(given: Any) -> Iterator[Problem]:
    """Whether the newest backup, at home and at each copy, can get older than was promised."""
    allowed = timedelta(seconds=seconds(given.rpo))
    complete = timedelta(minutes=given.completion_window_minutes)
    home = [(complete, "until it is complete (`completion_window_minutes`)")]
    places: list[tuple[str, list[Any], list[tuple[timedelta, str]]]] = [
        ("the newest backup", [(tier, tier.keep_days) for tier in given.tiers], home)
    ]
    for index, copy in enumerate(given.copies if is_given(given.copies) else ()):
        copying = (
            timedelta(minutes=copy.copy_minutes),
            f"to copy it (`copies[{index}].copy_minutes`)",
        )
        kept = [
            (tier, copy.keep_days or tier.keep_days)
            for tier in given.tiers
            if copy.tiers is None or tier.name in copy.tiers
        ]
        places.append((f"the newest copy in {_key(copy)}", kept, [*home, copying]))
    for what, kept, terms in places:
        promise = _promise(kept, terms, given.schedule_timezone)
        if promise is None:
            yield Problem(
                ("rpo",), f"is {given.rpo}, and {what} is deleted before the next is there"
            )
        elif promise.age is None or promise.age > allowed:
            yield Problem(("rpo",), f"is {given.rpo}, and {what} gets older: {promise.sum()}")


def _promise(
    kept: Sequence[tuple[Any, int]], terms: Sequence[tuple[timedelta, str]], zone: str
) -> Promise | None:
    """What tiers promise together, as far as a backup is there until the next one is.

    None if none is.
    """
    now = datetime.now(timezone.utc)
    lasting: list[str] = []
    for tier, days in kept:
        gap = longest_gap([tier.schedule], zone, now)
        alone = Promise(gap, tuple(terms)) if gap else None
        if alone and (alone.age is None or alone.age <= timedelta(days=days)):
            lasting.append(tier.schedule)
    gap = longest_gap(lasting, zone, now)
    return Promise(gap, tuple(terms)) if gap else None
