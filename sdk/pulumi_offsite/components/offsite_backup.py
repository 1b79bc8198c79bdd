"""Backups that are made here, kept elsewhere too, and guarded in both places."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from typing import Any, Final

import pulumi

from offsite_provider.doors.arguments import (
    Duration,
    Problem,
    Region,
    RoleArn,
    Tags,
    TimeZone,
    WindowMinutes,
    is_given,
    partition_of,
    seconds,
    vault_of,
)

from .. import backup
from ._component import Component, instance
from .copy_to import CopyTo, key_of
from .declaration import Declaration
from .documents import KeyArn, PrincipalArn
from .guarded_vault import GOVERNANCE, GuardedVault, Lock
from .organization import policies
from .schedule import Promise, longest_gap
from .select import Select
from .tiers import Tier, TierName, tiers_of

RPO_TAG: Final = "offsite-rpo"
"""The tag of the plan and of the vaults that says how old the newest backup may get."""

_CHILDREN: Final = ("home", "plan", "selection")
"""The names that copies can't have."""


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
        declared = self.declaration = Declaration(
            home=home,
            tiers=tiers_of(tiers),
            copies={key_of(copy): copy for copy in (instance(CopyTo, c) for c in copies)},
            select=instance(Select, select),
            iam_role_arn=iam_role_arn,
            schedule_timezone=schedule_timezone,
            start_window_minutes=start_window_minutes,
            completion_window_minutes=completion_window_minutes,
            lock=instance(Lock, lock) if lock else None,
            rpo=rpo,
            may_delete=may_delete,
            role_arn=role_arn,
            profile=profile,
        )
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
            lock=_lock_for(declared.lock, [tier.keep_days for tier in declared.tiers]),
            notifications_topic_arn=notifications_topic_arn,
            force_destroy=force_destroy,
            region=home,
            role_arn=role_arn,
            profile=profile,
            **shared,
        )
        self.vaults: Mapping[str, GuardedVault] = {
            key: GuardedVault(
                self._child_name(key),
                self._child_options(),
                encryption_key_arn=copy.kms_key_arn,
                copies_from_accounts=self._account() if copy.role_arn or copy.profile else [],
                lock=_lock_for(
                    declared.lock, [copy.kept(t)[0] for t in declared.tiers if copy.takes(t)]
                ),
                air_gapped=copy.air_gapped,
                notifications_topic_arn=copy.notifications_topic_arn,
                force_destroy=force_destroy and not copy.air_gapped,
                region=copy.region,
                role_arn=copy.role_arn or role_arn,
                profile=copy.profile or profile,
                **shared,
            )
            for key, copy in declared.copies.items()
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
                for tier in declared.tiers
            ],
            tags=tagged,
            **where,
        )
        backup.Selection(
            self._child_name("selection"),
            self._child_options(),
            backup_plan_id=plan.backup_plan_id,
            iam_role_arn=iam_role_arn,
            **declared.select.arguments(),
            **where,
        )
        self._finish(
            backup_plan_id=plan.backup_plan_id,
            backup_plan_arn=plan.backup_plan_arn,
            home_vault_name=self.home.backup_vault_name,
            home_vault_arn=self.home.backup_vault_arn,
            copy_vault_arns=pulumi.Output.from_input(
                {key: self._arn(key) for key in declared.copies}
            ),
        )

    def organization_policies(
        self,
        name: str,
        *,
        vault_name: str,
        iam_role_arn: str | None = None,
        vault_arns: Mapping[str, str] | None = None,
        regions: Sequence[str] | None = None,
    ) -> list[str]:
        """The same for all accounts of an organization: backup policies, as JSON.

        Args:
            name: The name of the plan in each account.
            vault_name: The name of the vault that has to be in each account, at home and in the
                regions of copies.
            iam_role_arn: The role that AWS Backup works as, with `$account` for the account that is
                backed up. Default: the component's, in each account.
            vault_arns: The ARNs of vaults by the copies' names, where copies go to other accounts.
            regions: The regions whose resources are backed up. Default: `home`.

        Returns:
            One document, or more if one would be longer than AWS takes: attach all.
        """
        arns = vault_arns or {}
        return policies(self.declaration, name, vault_name, iam_role_arn, arns, regions)

    def _account(self) -> list[pulumi.Output[str]]:
        """The account whose backups are copied, as the service tells it."""
        return [self.home.backup_vault_arn.apply(lambda arn: vault_of(arn).account)]

    def _arn(self, key: str) -> pulumi.Input[str]:
        """The ARN of the vault of a copy."""
        if key in self.vaults:
            return self.vaults[key].backup_vault_arn
        arn = self.declaration.copies[key].vault_arn
        assert arn is not None, "a copy has a region or an ARN"
        return arn

    def _copy_actions(self, tier: Tier) -> Iterator[backup.CopyActionArgs]:
        for key, copy in self.declaration.copies.items():
            if copy.takes(tier):
                yield backup.CopyActionArgs(
                    destination_backup_vault_arn=self._arn(key),
                    lifecycle=_lifecycle(*copy.kept(tier)),
                )


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
        key = key_of(copy) if is_given(copy.region) or is_given(copy.name) or copy.vault_arn else ""
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
        places.append((f"the newest copy in {key_of(copy)}", kept, [*home, copying]))
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
