"""The vaults of an account that does nothing but keep the copies of others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pulumi
from pydantic.alias_generators import to_camel

from offsite_provider.doors.arguments import (
    AccountId,
    Problem,
    Region,
    RoleArn,
    Tags,
    VaultName,
    is_given,
)

from ._component import Component
from .documents import KeyArn, OrganizationId, PrincipalArn
from .guarded_vault import GOVERNANCE, GuardedVault, Lock


def _rules(given: Any) -> Iterator[Problem]:
    if is_given(given.regions):
        for index, region in enumerate(given.regions):
            if region in given.regions[:index]:
                yield Problem(("regions", index), f"is {region}, a second time")
        if not given.regions:
            yield Problem(("regions",), "must have at least one")
        for name in ("kms_key_arns", "notifications_topic_arns"):
            by_region: Mapping[str, Any] = getattr(given, name) or {}
            for region in by_region:
                if region not in given.regions:
                    yield Problem((to_camel(name), region), "is for none of the `regions`")
    if given.accounts == [] and given.organization is None:
        yield Problem(("accounts",), "or `organization` has to say whose copies are taken")


class DataBunker(Component):
    """Vaults in an account of their own, a region each, that keep the copies of other accounts.

    They take copies from accounts that are named, or from an organization, and let copies go back
    to where they came from, and nowhere else. Nobody shortens or deletes what is in them but who is
    named in `may_delete`.
    """

    token = "offsite:components:DataBunker"

    vault_arns: pulumi.Output[Mapping[str, str]]
    """The ARNs of the vaults, by region: what `CopyTo(vault_arn=…)` takes."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        regions: Sequence[Region],
        accounts: Sequence[pulumi.Input[AccountId]] = (),
        organization: pulumi.Input[OrganizationId] | None = None,
        backup_vault_name: VaultName | None = None,
        lock: Lock | None = GOVERNANCE,
        air_gapped: bool = False,
        may_delete: Sequence[pulumi.Input[PrincipalArn]] = (),
        kms_key_arns: Mapping[Region, pulumi.Input[KeyArn]] | None = None,
        notifications_topic_arns: Mapping[Region, pulumi.Input[str]] | None = None,
        force_destroy: bool = False,
        tags: pulumi.Input[Tags] | None = None,
        role_arn: pulumi.Input[RoleArn] | None = None,
        profile: str | None = None,
        retain_on_delete: bool = False,
    ) -> None:
        """Vaults in an account of their own, a region each, that keep the copies of other accounts.

        Args:
            resource_name: The name of the component in the stack.
            opts: Pulumi's options for every resource.
            regions: The regions, with a vault each.
            accounts: The accounts whose copies are taken, and to which copies may go back.
            organization: The ID of the organization of whose accounts the same holds.
            backup_vault_name: The name of the vaults, the same in each region. Left out: the
                component's name, the region and a suffix.
            lock: How the vaults are locked, or `None` for no lock. Default: in governance mode.
            air_gapped: Whether they are logically air-gapped vaults: locked in compliance mode from
                the beginning. It needs both retentions in `lock`.
            may_delete: The ARNs of roles and users that may delete recovery points, and shorten
                their retention; `*` stands for anything in them. Default: nobody.
            kms_key_arns: The KMS keys of the vaults, by region.
            notifications_topic_arns: The SNS topics that are told of failures, by region.
            force_destroy: Whether deletion deletes all recovery points too, in one go. Default: a
                vault that holds some, or that a lock in compliance mode protects, stays as it is,
                with a line that says so.
            tags: The tags of the vaults.
            role_arn: An IAM role of the account to assume.
            profile: A profile of the shared AWS files.
            retain_on_delete: Whether all of it stays in the cloud when the stack lets go of it.
        """
        self._register(DataBunker, locals(), _rules)
        self.vaults: Mapping[str, GuardedVault] = {
            region: GuardedVault(
                self._child_name(region),
                self._child_options(),
                backup_vault_name=backup_vault_name,
                encryption_key_arn=(kms_key_arns or {}).get(region),
                copies_from_accounts=accounts,
                copies_from_organization=organization,
                copies_only_back=True,
                may_delete=may_delete,
                lock=lock,
                air_gapped=air_gapped,
                notifications_topic_arn=(notifications_topic_arns or {}).get(region),
                force_destroy=force_destroy,
                tags=tags,
                region=region,
                role_arn=role_arn,
                profile=profile,
                retain_on_delete=retain_on_delete,
            )
            for region in regions
        }
        arns = {region: vault.backup_vault_arn for region, vault in self.vaults.items()}
        self._finish(vault_arns=pulumi.Output.from_input(arns))
