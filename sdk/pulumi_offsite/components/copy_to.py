"""Where copies of backups go, and for how long they are kept there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import pulumi
from pydantic.alias_generators import to_camel

from offsite_provider.doors.arguments import (
    Days,
    Minutes,
    Problem,
    Region,
    RoleArn,
    VaultArn,
    in_cold_storage,
    is_given,
    matches,
    vault_of,
)

from .documents import KeyArn
from .tiers import Tier

CopyName = Annotated[str, matches(r"[a-zA-Z0-9-]{1,30}", "1 to 30 letters, digits and `-`")]


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
                    yield Problem(
                        (to_camel(name),), "is for a vault that is made: there is `vault_arn`"
                    )
        if is_given(given.keep_days) and is_given(given.cold_after_days):
            yield from in_cold_storage("keepDays", given.cold_after_days, given.keep_days)

    def takes(self, tier: Tier) -> bool:
        """Whether a tier's backups are copied."""
        return self.tiers is None or tier.name in self.tiers

    def kept(self, tier: Tier) -> tuple[int, int | None]:
        """For how many days copies of a tier are kept, and after how many they are cold."""
        if self.keep_days is None:
            return tier.keep_days, self.cold_after_days or tier.cold_after_days
        return self.keep_days, self.cold_after_days


def key_of(copy: Any) -> str:
    """The name of a copy among the children."""
    if copy.name or copy.region:
        return copy.name or copy.region
    return vault_of(copy.vault_arn).region if isinstance(copy.vault_arn, str) else ""
