"""What an `OffsiteBackup` was told, for other components and documents to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pulumi

from .copy_to import CopyTo
from .guarded_vault import Lock
from .select import Select
from .tiers import Tier

RPO_TAG: Final = "offsite-rpo"
"""The tag of the plan and of the vaults that says how old the newest backup may get."""


@dataclass(frozen=True, kw_only=True)
class Regime:
    """The arguments of an `OffsiteBackup`, with all that was left out."""

    home: str
    """The region in which backups are made."""
    tiers: Sequence[Tier]
    """How often, and kept for how long."""
    copies: Mapping[str, CopyTo]
    """Where backups are copied to, by the copies' names."""
    select: Select
    """What is backed up."""
    iam_role_arn: pulumi.Input[str]
    """The role that AWS Backup works as."""
    schedule_timezone: str
    """The time zone of the schedules."""
    start_window_minutes: int
    """How many minutes late a backup may start."""
    completion_window_minutes: int
    """How many minutes after its schedule a backup has to be complete."""
    lock: Lock | None = None
    """How the vaults are locked."""
    rpo: str | None = None
    """How old the newest backup may get."""
    may_delete: Sequence[pulumi.Input[str]]
    """Who may delete recovery points, and shorten their retention."""
    role_arn: pulumi.Input[str] | None = None
    """The role that is assumed for it."""
    profile: str | None = None
    """The profile that it is made with."""

    @property
    def other_accounts(self) -> Sequence[pulumi.Input[str]]:
        """The other accounts that copies go to; one that is told by a profile alone isn't known."""
        arns = [copy.vault_arn or copy.role_arn for copy in self.copies.values()]
        found = [account_in(arn) for arn in arns if arn is not None]
        home = account_in(self.iam_role_arn)
        known = {each for each in found if isinstance(each, str) and each != home}
        return [*sorted(known), *(each for each in found if not isinstance(each, str))]


def account_in(arn: pulumi.Input[str]) -> pulumi.Input[str]:
    """The account of an ARN, which may be an output."""
    if isinstance(arn, str):
        return arn.split(":")[4]
    return pulumi.Output.from_input(arn).apply(lambda known: known.split(":")[4])
