"""Backups that are made here, kept elsewhere too, and guarded in both places."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pulumi

from offsite_provider.doors.arguments import (
    Duration,
    Region,
    RoleArn,
    Tags,
    TimeZone,
    WindowMinutes,
    to_wire,
    vault_of,
)

from .. import backup
from ._component import Component, instance
from .checks import problems
from .copy_to import CopyTo, key_of
from .documents import KeyArn, PrincipalArn
from .guarded_vault import GOVERNANCE, GuardedVault, Lock, lock_of
from .organization import policies
from .regime import RPO_TAG, Regime
from .select import Select
from .tiers import Tier, TierName, tiers_of


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
            force_destroy: Whether deletion deletes all recovery points too, in one go. Default: a
                vault that holds some, or that a lock in compliance mode protects, stays as it is,
                with a line that says so.
            tags: The tags of all that takes tags, and of the backups.
            role_arn: An IAM role to assume for it, e.g. in another account.
            profile: A profile of the shared AWS files.
            retain_on_delete: Whether all of it stays in the cloud when the stack lets go of it.
        """
        self._register(OffsiteBackup, locals(), problems)
        declared = self.regime = Regime(
            home=home,
            tiers=tiers_of(tiers),
            copies={key_of(copy): copy for copy in (instance(CopyTo, c) for c in copies)},
            select=instance(Select, select),
            iam_role_arn=iam_role_arn,
            schedule_timezone=schedule_timezone,
            start_window_minutes=start_window_minutes,
            completion_window_minutes=completion_window_minutes,
            lock=lock_of(lock),
            rpo=rpo,
            may_delete=may_delete,
            role_arn=role_arn,
            profile=profile,
        )
        self._tags = tags
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
            # From where copies are, they may come back.
            copies_from_accounts=declared.other_accounts,
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
        tags: Mapping[str, str] | None = None,
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
            tags: The tags of the plan and of the backups. Default: the component's.

        Returns:
            One document, or more if one would be longer than AWS takes: attach all.
        """
        arns, carried = vault_arns or {}, self._tags if tags is None else tags
        return policies(self.regime, name, vault_name, iam_role_arn, arns, regions, carried)

    def _recorded(self) -> Mapping[str, Any]:
        return {"regime": to_wire(self.regime)}

    def _account(self) -> list[pulumi.Output[str]]:
        """The account whose backups are copied, as the service tells it."""
        return [self.home.backup_vault_arn.apply(lambda arn: vault_of(arn).account)]

    def _arn(self, key: str) -> pulumi.Input[str]:
        """The ARN of the vault of a copy."""
        if key in self.vaults:
            return self.vaults[key].backup_vault_arn
        arn = self.regime.copies[key].vault_arn
        assert arn is not None, "a copy has a region or an ARN"
        return arn

    def _copy_actions(self, tier: Tier) -> Iterator[backup.CopyActionArgs]:
        for key, copy in self.regime.copies.items():
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
