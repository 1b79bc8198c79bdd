"""What an `OffsiteBackup` declares, as backup policies of an organization."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, cast

import pulumi

from offsite_provider.doors.arguments import Problem, Tags, is_utc, partition_of, sentences

from .documents import (
    Operator,
    OrganizationCopy,
    OrganizationPlan,
    OrganizationRule,
    OrganizationSelection,
    backup_policies,
)
from .regime import RPO_TAG, Regime
from .select import Select


def policies(
    declared: Regime,
    name: str,
    vault_name: str,
    iam_role_arn: str | None,
    vault_arns: Mapping[str, str],
    regions: Sequence[str] | None,
    tags: pulumi.Input[Tags] | None,
) -> list[str]:
    """See `OffsiteBackup.organization_policies`."""
    if problems := list(_problems(declared, iam_role_arn, vault_arns, tags)):
        told = "; ".join(sentences(problems))
        raise pulumi.RunError(f"offsite.components.OffsiteBackup.organization_policies: {told}")
    role = cast("str", iam_role_arn or declared.iam_role_arn)
    known_tags = cast("Mapping[str, str] | None", tags) or None
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
                recovery_point_tags=known_tags,
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
        tags={RPO_TAG: declared.rpo, **(known_tags or {})} if declared.rpo else known_tags,
    )
    return backup_policies(plans=[plan])


def _problems(
    declared: Regime,
    iam_role_arn: str | None,
    vault_arns: Mapping[str, str],
    tags: pulumi.Input[Tags] | None,
) -> Iterator[Problem]:
    """What keeps policies from being the same as the component."""
    select, copies = declared.select, declared.copies
    if not is_utc(declared.schedule_timezone):
        why = (
            f"is {declared.schedule_timezone}, and the schedules of an organization's policies are "
            "in UTC: leave it out, and give tiers their schedules in UTC"
        )
        yield Problem(("scheduleTimezone",), why)
    if not isinstance(iam_role_arn or declared.iam_role_arn, str):
        yield Problem(("iamRoleArn",), "is required: the component's isn't known yet")
    if not _are_known(tags):
        yield Problem(("tags",), "are required: the component's aren't known yet")
    for key, copy in copies.items():
        is_here = copy.region and not copy.role_arn and not copy.profile
        if key not in vault_arns and not is_here and not isinstance(copy.vault_arn, str):
            why = f"has to have the ARN of the copy `{key}`, in its account"
            yield Problem(("vaultArns",), why)
    for key in sorted(vault_arns.keys() - copies.keys()):
        near = get_close_matches(key, copies, n=1)
        hint = f": did you mean `{near[0]}`?" if near else ""
        yield Problem(("vaultArns",), f"names `{key}`, which is no copy's name{hint}")
    if select.tags and select.not_resources:
        why = (
            "leaves out some of what has one of `select.tags`, which an organization's policies "
            "can't: take that tag off them"
        )
        yield Problem(("select", "notResources"), why)
    if not _are_known([*(select.resources or ()), *(select.not_resources or ())]):
        why = "has ARNs that aren't known yet: select by tags, or by `*`"
        yield Problem(("select",), why)


def _are_known(values: Any) -> bool:
    """Whether there is no output among values."""
    if isinstance(values, Mapping):
        values = list(cast("Mapping[str, Any]", values).values())
    if isinstance(values, list):
        return all(map(_are_known, cast("list[Any]", values)))
    return values is None or isinstance(values, str)


def _vault_arn(declared: Regime, key: str, vault_name: str, vault_arns: Mapping[str, str]) -> str:
    copy = declared.copies[key]
    if found := vault_arns.get(key) or copy.vault_arn:
        return cast("str", found)
    region = cast("str", copy.region)
    return f"arn:{partition_of(region)}:backup:{region}:$account:backup-vault:{vault_name}"


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
            resource_types=cast("list[str]", list(select.resources)),
            not_resource_types=cast("list[str]", list(select.not_resources or ())) or None,
            conditions={operator: tags for operator, tags in conditions.items() if tags} or None,
        )
