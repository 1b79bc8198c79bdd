"""A backup vault with all that guards it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pulumi
from pydantic.alias_generators import to_camel

from offsite_provider.doors.arguments import (
    AccountId,
    ChangeableDays,
    Days,
    Problem,
    Region,
    RoleArn,
    Tags,
    VaultName,
    is_given,
    retention,
)

from .. import backup
from ._component import Component, instance
from .documents import KeyArn, OrganizationId, PrincipalArn, vault_policy

I_UNDERSTAND: Final = "nobody can remove this lock"
"""What `Lock.i_understand` has to say."""

FAILURES: Final = (
    "BACKUP_JOB_COMPLETED",
    "COPY_JOB_FAILED",
    "RESTORE_JOB_COMPLETED",
    "S3_BACKUP_OBJECT_FAILED",
    "S3_RESTORE_OBJECT_FAILED",
)
"""The events among which every failure is. AWS Backup tells the end of a backup or restore job,
good or bad, by one event: see `GuardedVault.failures_filter_policy`."""


@dataclass(frozen=True, kw_only=True)
class Lock:
    """How a vault is locked: by default in governance mode, which who has the permission for it can
    undo."""

    min_retention_days: Days | None = None
    """The least retention of what comes into the vault, in days: jobs with less fail."""
    max_retention_days: Days | None = None
    """The longest retention of what comes into the vault, in days: jobs with more fail."""
    changeable_for_days: ChangeableDays | None = None
    """Locks in **compliance mode**: after so many days, 3 or more, nobody can change or remove the
    lock any more, neither root nor AWS. It takes `i_understand`."""
    i_understand: str | None = None
    """`nobody can remove this lock`, in these words, for a lock in compliance mode."""
    enabled: bool = True
    """`False` says that there is no lock, in languages that can't say `None` in place of it all."""

    @staticmethod
    def problems(given: Any) -> Iterator[Problem]:
        for name in ("min_retention_days", "max_retention_days", "changeable_for_days"):
            if given.enabled is False and getattr(given, name) is not None:
                yield Problem((to_camel(name),), "can't be given: `enabled` says no lock")
        yield from retention(given.min_retention_days, given.max_retention_days)
        if given.changeable_for_days is not None and given.i_understand != I_UNDERSTAND:
            yield Problem(
                ("iUnderstand",),
                f'must be "{I_UNDERSTAND}", in these words: with `changeable_for_days` a day comes '
                "from which neither root nor AWS can, or delete what it protects",
            )


GOVERNANCE: Final = Lock()


def lock_of(given: Lock | None) -> Lock | None:
    """A lock, if there is one."""
    lock = instance(Lock, given) if given else None
    return lock if lock and lock.enabled else None


def _rules(given: Any) -> Iterator[Problem]:
    lock = given.lock
    if given.air_gapped is not True:
        return
    for name in ("min_retention_days", "max_retention_days"):
        if lock is None or getattr(lock, name, None) is None:
            yield Problem(("lock", to_camel(name)), "is required for an air-gapped vault")
    least = getattr(lock, "min_retention_days", None)
    if is_given(least) and least < _LEAST_AIR_GAPPED:
        yield Problem(
            ("lock", "minRetentionDays"),
            f"must be at least {_LEAST_AIR_GAPPED} in an air-gapped vault, not {least}",
        )
    if getattr(lock, "changeable_for_days", None) is not None:
        yield Problem(
            ("lock", "changeableForDays"),
            "can't be given: an air-gapped vault is locked in compliance mode from the beginning",
        )
    if given.may_delete:
        yield Problem(("mayDelete",), "can't be given: nobody deletes from an air-gapped vault")
    if given.force_destroy is True:
        yield Problem(("forceDestroy",), "can't be: nothing deletes what an air-gapped vault holds")


class GuardedVault(Component):
    """A backup vault with its access policy, lock and notifications.

    Nobody shortens or deletes what is in it, but who is named in `may_delete`. Accounts and
    organizations that are named may copy into it. A lock in governance mode is there by default;
    one that nobody can undo takes `i_understand`.
    """

    token = "offsite:components:GuardedVault"

    backup_vault_name: pulumi.Output[str]
    """The name of the vault."""
    backup_vault_arn: pulumi.Output[str]
    """The ARN of the vault."""
    failures_filter_policy: pulumi.Output[str]
    """The filter policy, as JSON, of a subscription to the topic that wants failures only: AWS
    Backup tells good and bad ends of jobs by one event, and which it is in an attribute."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_vault_name: pulumi.Input[VaultName] | None = None,
        encryption_key_arn: pulumi.Input[KeyArn] | None = None,
        copies_from_accounts: Sequence[pulumi.Input[AccountId]] = (),
        copies_from_organization: pulumi.Input[OrganizationId] | None = None,
        copies_only_back: bool = False,
        may_delete: Sequence[pulumi.Input[PrincipalArn]] = (),
        may_administer: Sequence[pulumi.Input[PrincipalArn]] | None = None,
        lock: Lock | None = GOVERNANCE,
        air_gapped: bool = False,
        notifications_topic_arn: pulumi.Input[str] | None = None,
        notifications_events: Sequence[str] = FAILURES,
        force_destroy: bool = False,
        tags: pulumi.Input[Tags] | None = None,
        region: Region | None = None,
        role_arn: pulumi.Input[RoleArn] | None = None,
        profile: str | None = None,
        retain_on_delete: bool = False,
    ) -> None:
        """A backup vault with its access policy, lock and notifications.

        Args:
            resource_name: The name of the component in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The name of the vault. Left out: the component's name and a suffix.
            encryption_key_arn: The ARN of the KMS key that encrypts it. Default: the account's
                `aws/backup` key, from which nothing can be copied to another account; of an
                air-gapped vault a key that AWS owns.
            copies_from_accounts: The accounts that may copy into the vault.
            copies_from_organization: The ID of the organization whose accounts may copy into it.
            copies_only_back: Whether what is in the vault can be copied to those accounts and that
                organization only.
            may_delete: The ARNs of roles and users that may delete recovery points, and shorten
                their retention; `*` stands for anything in them. Default: nobody.
            may_administer: The ARNs of roles and users that may change or remove the policy, the
                lock and the vault: the one that runs Pulumi among them. Default: whom IAM allows.
            lock: How the vault is locked, or `None` for no lock. Default: in governance mode.
            air_gapped: Whether it is a logically air-gapped vault: locked in compliance mode from
                the beginning. It needs both retentions in `lock`.
            notifications_topic_arn: The SNS topic that is told what happens in the vault, of the
                same region and account. Its policy has to allow `SNS:Publish` to
                `backup.amazonaws.com`.
            notifications_events: What the topic is told. Default: the events among which every
                failure is.
            force_destroy: Whether deletion deletes all recovery points too, in one go. Default: a
                vault that holds some, or that a lock in compliance mode protects, stays as it is,
                with a line that says so.
            tags: The tags of the vault.
            region: Where it is. Default: `offsite:region`, `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for it, e.g. in another account.
            profile: A profile of the shared AWS files.
            retain_on_delete: Whether all of it stays in the cloud when the stack lets go of it.
        """
        self._register(GuardedVault, locals(), _rules)
        lock = lock_of(lock)
        where: Any = {"region": region, "role_arn": role_arn, "profile": profile}
        own: Any = {
            "backup_vault_name": backup_vault_name,
            "encryption_key_arn": encryption_key_arn,
            "tags": tags,
            "retain_filled": True,
        }
        # Nothing deletes what a lock in compliance mode protects.
        empties = force_destroy and not (lock and lock.changeable_for_days)
        vault: backup.Vault | backup.LogicallyAirGappedVault
        if air_gapped and lock and lock.min_retention_days and lock.max_retention_days:
            vault = backup.LogicallyAirGappedVault(
                self._child_name(),
                self._child_options(),
                min_retention_days=lock.min_retention_days,
                max_retention_days=lock.max_retention_days,
                **own,
                **where,
            )
        else:
            vault = backup.Vault(
                self._child_name(),
                self._child_options(),
                force_destroy=empties or None,
                **own,
                **where,
            )

        def guards() -> pulumi.ResourceOptions:
            """The options of what guards the vault: it goes with it, and stays where that stays."""
            return self._child_options(deleted_with=None if empties else vault)

        # What the vault has is the component's, as the vault is: a killed run may have made it.
        of_vault: Any = {
            "backup_vault_name": vault.backup_vault_name,
            "adopt": vault.id,
            **where,
        }
        if lock and not air_gapped:
            backup.VaultLock(
                self._child_name("lock"),
                guards(),
                min_retention_days=lock.min_retention_days,
                max_retention_days=lock.max_retention_days,
                changeable_for_days=lock.changeable_for_days,
                **of_vault,
            )
        backup.VaultAccessPolicy(
            self._child_name("policy"),
            guards(),
            policy=pulumi.Output.json_dumps(
                vault_policy(
                    accounts=copies_from_accounts,
                    organization=copies_from_organization,
                    may_delete=may_delete,
                    may_administer=may_administer,
                    copies_only_back=copies_only_back,
                    air_gapped=air_gapped,
                )
            ),
            **of_vault,
        )
        if notifications_topic_arn is not None:
            backup.VaultNotifications(
                self._child_name("notifications"),
                guards(),
                sns_topic_arn=notifications_topic_arn,
                backup_vault_events=notifications_events,
                **of_vault,
            )
        self._finish(
            backup_vault_name=vault.backup_vault_name,
            backup_vault_arn=vault.backup_vault_arn,
            failures_filter_policy=pulumi.Output.from_input(_FAILED),
        )


_LEAST_AIR_GAPPED: Final = 7
_FAILED: Final = json.dumps({"State": [{"anything-but": ["COMPLETED"]}]})
