"""What an `OffsiteBackup` declares, as backup policies of an organization."""

import re
from collections.abc import Iterator, Mapping, Sequence

import pulumi

from offsite_provider.doors.arguments import is_utc, partition_of

from .documents import (
    Operator,
    OrganizationCopy,
    OrganizationPlan,
    OrganizationRule,
    OrganizationSelection,
    backup_policies,
)
from .regime import Regime
from .select import Select


def policies(
    declared: Regime,
    name: str,
    vault_name: str,
    iam_role_arn: str | None,
    vault_arns: Mapping[str, str],
    regions: Sequence[str] | None,
) -> list[str]:
    """See `OffsiteBackup.organization_policies`."""
    if not is_utc(declared.schedule_timezone):
        raise _refusal(
            f"`schedule_timezone` is {declared.schedule_timezone}, and the schedules of an "
            "organization's policies are in UTC: write them so"
        )
    role = iam_role_arn or declared.iam_role_arn
    if not isinstance(role, str):
        raise _refusal("`iam_role_arn` is required: the component's isn't known yet")
    arns = {key: _vault_arn(declared, key, vault_name, vault_arns) for key in declared.copies}
    plan = OrganizationPlan(
        name=name,
        regions=regions or [declared.home],
        rules=[
            OrganizationRule(
                name=tier.name,
                schedule=tier.schedule,
                vault_name=vault_name,
                keep_days=tier.keep_days,
                cold_after_days=tier.cold_after_days,
                start_window_minutes=declared.start_window_minutes,
                completion_window_minutes=declared.completion_window_minutes,
                continuous=tier.continuous,
                copies=[
                    OrganizationCopy(
                        vault_arn=arns[key],
                        keep_days=copy.kept(tier)[0],
                        cold_after_days=copy.kept(tier)[1],
                    )
                    for key, copy in declared.copies.items()
                    if copy.takes(tier)
                ],
            )
            for tier in declared.tiers
        ],
        selections=list(_selections(declared.select, _in_any_account(role))),
    )
    return backup_policies(plans=[plan])


def _vault_arn(declared: Regime, key: str, vault_name: str, vault_arns: Mapping[str, str]) -> str:
    copy = declared.copies[key]
    if key in vault_arns:
        return vault_arns[key]
    if isinstance(copy.vault_arn, str):
        return copy.vault_arn
    if copy.region is None or copy.role_arn is not None or copy.profile is not None:
        raise _refusal(f"`vault_arns` has to have the ARN of the copy `{key}`, in its account")
    partition = partition_of(copy.region)
    return f"arn:{partition}:backup:{copy.region}:$account:backup-vault:{vault_name}"


def _in_any_account(role: str) -> str:
    return re.sub(r"(?<=:iam::)\d{12}(?=:)", "$account", role)


def _selections(select: Select, role: str) -> Iterator[OrganizationSelection]:
    for key, value in (select.tags or {}).items():
        name = re.sub(r"[^a-zA-Z0-9\-_.]", "-", f"tag-{key}")[:50]
        yield OrganizationSelection(name=name, iam_role_arn=role, tag_key=key, tag_values=[value])
    if select.resources:
        conditions: dict[Operator, Mapping[str, str] | None] = {
            "string_equals": select.with_tags,
            "string_not_equals": select.without_tags,
        }
        yield OrganizationSelection(
            name="resources",
            iam_role_arn=role,
            resource_types=_known(select.resources),
            not_resource_types=_known(select.not_resources) if select.not_resources else None,
            conditions={operator: tags for operator, tags in conditions.items() if tags} or None,
        )


def _known(arns: Sequence[pulumi.Input[str]]) -> list[str]:
    found = [arn for arn in arns if isinstance(arn, str)]
    if len(found) < len(arns):
        raise _refusal("`select` has ARNs that aren't known yet: select by tags, or by `*`")
    return found


def _refusal(told: str) -> pulumi.RunError:
    return pulumi.RunError(f"offsite.components.OffsiteBackup.organization_policies: {told}")
