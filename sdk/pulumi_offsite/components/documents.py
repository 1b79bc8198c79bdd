"""Policies and roles of backups, as documents: functions of their arguments, which ask no cloud.

Each returns a dictionary to write as JSON. Values may be outputs; then write the document with
`pulumi.Output.json_dumps(…)`, else `json.dumps(…)` does. What is wrong with arguments is told in
one `pulumi.RunError`, as components do.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

import pulumi

from offsite_provider.doors.arguments import (
    AccountId,
    Days,
    DisplayName,
    Problem,
    Region,
    ScheduleExpression,
    VaultName,
    WindowMinutes,
    checked,
    is_given,
    matches,
    partition_of,
    sentences,
)

Document = dict[str, Any]
"""A document, whose values may be outputs."""

OrganizationId = Annotated[
    str, matches(r"o-[a-z0-9]{10,32}", "the ID of an organization, like `o-a1b2c3d4e5`")
]
PrincipalArn = Annotated[
    str,
    matches(
        r"arn:aws[a-z-]*:(?:iam|sts)::\d{12}:.+",
        "the ARN of a role or user, like `arn:aws:iam::123456789012:role/break-glass`",
    ),
]
KeyArn = Annotated[
    str,
    matches(
        r"arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/.+",
        "the ARN of a KMS key, like `arn:aws:kms:eu-west-1:123456789012:key/…`",
    ),
]
Partition = Literal["aws", "aws-cn", "aws-us-gov"]

BACKUP: Final = "backup.amazonaws.com"
"""AWS Backup, as a principal."""

MANAGED: Final[Mapping[str, str]] = {
    "backup": "service-role/AWSBackupServiceRolePolicyForBackup",
    "restore": "service-role/AWSBackupServiceRolePolicyForRestores",
    "backup of S3": "AWSBackupServiceRolePolicyForS3Backup",
    "restore of S3": "AWSBackupServiceRolePolicyForS3Restore",
}
"""AWS's own policies for roles of AWS Backup, by what they allow."""


# Who may do what with a vault


def vault_policy(
    *,
    accounts: Sequence[pulumi.Input[AccountId]] = (),
    organization: pulumi.Input[OrganizationId] | None = None,
    may_delete: Sequence[pulumi.Input[PrincipalArn]] = (),
    may_administer: Sequence[pulumi.Input[PrincipalArn]] | None = None,
    copies_only_back: bool = False,
    air_gapped: bool = False,
) -> Document:
    """The access policy of a backup vault: nobody shortens or deletes what is in it.

    Args:
        accounts: The accounts that may copy into the vault.
        organization: The ID of the organization whose accounts may copy into it.
        may_delete: The ARNs of roles and users that may delete recovery points, take them out of
            AWS Backup, and shorten their retention; `*` stands for anything in them. Default:
            nobody.
        may_administer: The ARNs of roles and users that may change or remove this policy, the lock
            and the vault; the one that runs Pulumi has to be among them. Default: whom IAM allows.
        copies_only_back: Whether what is in the vault can be copied to the `accounts` and the
            `organization` only.
        air_gapped: Whether the vault is a logically air-gapped one, where nothing is ever deleted
            by hand: `may_delete` is refused.
    """
    _check(vault_policy, locals(), _air_gapped)
    statements = [
        _denied(
            "NobodyShortensTheLifeOfABackup",
            (
                "backup:DeleteRecoveryPoint",
                "backup:DisassociateRecoveryPoint",
                "backup:UpdateRecoveryPointLifecycle",
            ),
            may_delete,
        )
    ]
    if may_administer is not None:
        statements.append(
            _denied(
                "NobodyElseAdministersTheVault",
                (
                    "backup:DeleteBackupVault",
                    "backup:DeleteBackupVaultAccessPolicy",
                    "backup:DeleteBackupVaultLockConfiguration",
                    "backup:PutBackupVaultAccessPolicy",
                    "backup:PutBackupVaultLockConfiguration",
                ),
                may_administer,
            )
        )
    if copies_only_back:
        statements.append(_only_back(accounts, organization))
    into = {"Action": "backup:CopyIntoBackupVault", "Resource": "*"}
    return _policy(*statements, *_allowed("CopiesFrom", into, accounts, organization))


def _only_back(
    accounts: Sequence[pulumi.Input[str]], organization: pulumi.Input[str] | None
) -> Document:
    """What forbids copies to anywhere else: what is neither the one nor the other."""
    elsewhere: Document = {}
    if accounts:
        targets = [_in_text("arn:*:backup:*:{}:backup-vault:*", account) for account in accounts]
        elsewhere["ForAllValues:ArnNotLike"] = {"backup:CopyTargets": targets}
    if organization is not None:
        paths = [_in_text("{}/*", organization)]
        elsewhere["ForAllValues:StringNotLike"] = {"backup:CopyTargetOrgPaths": paths}
    found = _denied("CopiesGoBackOnly", ("backup:CopyFromBackupVault",), ())
    return {**found, "Condition": elsewhere} if elsewhere else found


def _in_text(text: str, value: pulumi.Input[str]) -> pulumi.Input[str]:
    before, after = text.split("{}")
    if isinstance(value, str):
        return f"{before}{value}{after}"
    return pulumi.Output.concat(before, value, after)


def _air_gapped(given: Any) -> Iterator[Problem]:
    if given.air_gapped is True and given.may_delete:
        why = "nobody deletes what an air-gapped vault holds"
        yield Problem(("mayDelete",), f"can't be given: {why}")


# Who may do what with a key


def key_policy(
    *,
    account: pulumi.Input[AccountId],
    accounts: Sequence[pulumi.Input[AccountId]] = (),
    organization: pulumi.Input[OrganizationId] | None = None,
    may_delete: Sequence[pulumi.Input[PrincipalArn]] | None = None,
) -> Document:
    """The policy of a KMS key of a vault or resource whose backups are copied to other accounts.

    A copy to another account reads with the key of the source, and writes with the one of the
    destination's vault: each key's policy names the other account.

    Args:
        account: The account that owns the key: its IAM policies say who administers it.
        accounts: The accounts between which and this one backups are copied.
        organization: The ID of the organization to whose accounts the same is allowed.
        may_delete: The ARNs of roles and users that may disable the key or schedule its deletion,
            with which the backups under it are lost. Default: whom IAM allows; `[]` is nobody.
    """
    _check(key_policy, locals())
    statements = [
        {
            "Sid": "TheAccountAdministersTheKey",
            "Effect": "Allow",
            "Principal": {"AWS": account},
            "Action": "kms:*",
            "Resource": "*",
        }
    ]
    use = {"Action": [*_USE], "Resource": "*"}
    grant = {
        "Action": [*_GRANTS],
        "Resource": "*",
        "Condition": {"Bool": {"kms:GrantIsForAWSResource": "true"}},
    }
    if may_delete is not None:
        actions = ("kms:DeleteImportedKeyMaterial", "kms:DisableKey", "kms:ScheduleKeyDeletion")
        statements.append(_denied("NobodyDeletesTheKey", actions, may_delete))
    return _policy(
        *statements,
        *_allowed("UsedBy", use, accounts, organization),
        *_allowed("GrantsOf", grant, accounts, organization),
    )


_USE: Final = (
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey*",
    "kms:ReEncrypt*",
)
_GRANTS: Final = ("kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant")
"""What services that hold data under a key do for themselves: EBS and RDS, for example."""


# The role that AWS Backup works as


@dataclass(frozen=True, kw_only=True)
class ServiceRole:
    """What to make an IAM role of: of AWS Backup's own name, or any other."""

    trust: Document
    """Who may assume the role: AWS Backup."""
    managed_policy_arns: list[str]
    """The ARNs of AWS's own policies to attach."""
    permissions: Document | None
    """What the role may do besides, as an inline policy; `None` if that is all."""


def service_role(
    *,
    restores: bool = False,
    s3: bool = False,
    kms_key_arns: Sequence[pulumi.Input[KeyArn]] = (),
    pass_role_arns: Sequence[pulumi.Input[PrincipalArn]] = (),
    source_account: pulumi.Input[AccountId] | None = None,
    partition: Partition = "aws",
) -> ServiceRole:
    """The trust and the permissions of a role for AWS Backup. It makes no role.

    Args:
        restores: Whether it restores too.
        s3: Whether it backs up (and restores) S3 buckets.
        kms_key_arns: The keys of other accounts, and of copies, that it uses; those of its own
            account are AWS's policies' matter.
        pass_role_arns: The roles that what it restores has: instance profiles' roles.
        source_account: The account for which AWS Backup may assume it. Default: any, which is
            what AWS's own role says.
        partition: The partition of the role.
    """
    _check(service_role, locals(), _passes)
    does = ["backup", *(["restore"] if restores else [])]
    wanted = [*does, *(f"{it} of S3" for it in does if s3)]
    trusted: Document = {
        "Effect": "Allow",
        "Principal": {"Service": BACKUP},
        "Action": "sts:AssumeRole",
    }
    if source_account is not None:
        trusted["Condition"] = {"StringEquals": {"aws:SourceAccount": source_account}}
    statements: list[Document] = []
    if kms_key_arns:
        keys = {"Effect": "Allow", "Resource": [*kms_key_arns]}
        granted = {"Bool": {"kms:GrantIsForAWSResource": "true"}}
        statements += [
            {"Sid": "UseKeys", **keys, "Action": [*_USE]},
            {"Sid": "GrantKeys", **keys, "Action": [*_GRANTS], "Condition": granted},
        ]
    if pass_role_arns:
        statements.append(_passed([*pass_role_arns], "ec2.amazonaws.com"))
    return ServiceRole(
        trust=_policy(trusted),
        managed_policy_arns=[f"arn:{partition}:iam::aws:policy/{MANAGED[it]}" for it in wanted],
        permissions=_policy(*statements) if statements else None,
    )


def _passes(given: Any) -> Iterator[Problem]:
    if given.pass_role_arns and given.restores is False:
        yield Problem(("passRoleArns",), "is for a role that restores: set `restores`")


def hand_over_role(*, role_arns: Sequence[pulumi.Input[PrincipalArn]]) -> Document:
    """What allows who runs Pulumi to give AWS Backup its roles, as a policy of IAM.

    Args:
        role_arns: The ARNs of the roles.
    """
    _check(hand_over_role, locals())
    return _policy(_passed([*role_arns], BACKUP))


def _passed(roles: Sequence[pulumi.Input[str]], service: str) -> Document:
    return {
        "Sid": "PassRoles",
        "Effect": "Allow",
        "Action": "iam:PassRole",
        "Resource": roles,
        "Condition": {"StringEquals": {"iam:PassedToService": service}},
    }


# Backup policies of an organization

LIMIT: Final = 10_000
"""The most characters of a backup policy of AWS Organizations."""

MOST: Final = 10
"""The most backup policies that are attached to one root, organizational unit or account."""

Operator = Literal["string_equals", "string_not_equals", "string_like", "string_not_like"]

OrganizationVaultArn = Annotated[
    str,
    matches(
        r"arn:aws[a-z-]*:backup:[a-z0-9-]+:(?:\d{12}|\$account):backup-vault:[\w-]{2,50}",
        "the ARN of a backup vault, like "
        "`arn:aws:backup:eu-central-1:$account:backup-vault:offsite`",
    ),
]
OrganizationRoleArn = Annotated[
    str,
    matches(
        r"arn:aws[a-z-]*:iam::(?:\d{12}|\$account):role/.+",
        "the ARN of a role, like `arn:aws:iam::$account:role/offsite-backup`",
    ),
]


@dataclass(frozen=True, kw_only=True)
class OrganizationCopy:
    """A copy that a rule makes of each backup."""

    vault_arn: OrganizationVaultArn
    """The ARN of the vault; `$account` stands for the account that is backed up."""
    keep_days: Days
    """For how many days copies are kept."""
    cold_after_days: Days | None = None
    """After how many days they move to cold storage."""


@dataclass(frozen=True, kw_only=True)
class OrganizationRule:
    """A rule of a plan: what is done at each time of its schedule."""

    name: DisplayName
    """The name of the rule."""
    schedule: ScheduleExpression
    """When backups are made, in UTC: backup policies know no other time zone."""
    vault_name: VaultName
    """The name of the vault, which has to be in each account and region."""
    keep_days: Days
    """For how many days backups are kept."""
    cold_after_days: Days | None = None
    """After how many days they move to cold storage."""
    start_window_minutes: WindowMinutes | None = None
    """Within how many minutes a backup begins."""
    completion_window_minutes: WindowMinutes | None = None
    """Within how many minutes of its schedule a backup ends."""
    continuous: bool = False
    """Whether to restore to any point in time, where a service can."""
    copies: Sequence[OrganizationCopy] = ()
    """The copies of each backup."""
    air_gapped_vault_name: VaultName | None = None
    """The name of a logically air-gapped vault that backups go to, where a service can."""
    recovery_point_tags: Mapping[str, str] | None = None
    """The tags of backups and copies."""


@dataclass(frozen=True, kw_only=True)
class OrganizationSelection:
    """What a plan backs up: resources with one of the values of a tag, or resources of types."""

    name: DisplayName
    """The name of the selection."""
    iam_role_arn: OrganizationRoleArn
    """The role that AWS Backup works as; `$account` stands for the account that is backed up."""
    tag_key: str | None = None
    """The key of a tag, instead of types."""
    tag_values: Sequence[str] | None = None
    """The values of the tag, one of which a resource has."""
    resource_types: Sequence[str] | None = None
    """The types, as ARNs with `*`, like `arn:aws:ec2:*:*:volume/*`; `*` is all."""
    not_resource_types: Sequence[str] | None = None
    """The types that are left out."""
    conditions: Mapping[Operator, Mapping[str, str]] | None = None
    """What else has to hold of tags, by operator and key: `{"string_equals": {"stage": "prod"}}`.
    At most 30."""

    @staticmethod
    def problems(given: Any) -> Iterator[Problem]:
        if (given.tag_key is None) == (given.resource_types is None):
            both = "and not both" if given.tag_key is not None else "and there is neither"
            yield Problem(("tagKey",), f"or `resource_types` says what is backed up, {both}")
        if (given.tag_key is None) != (given.tag_values is None):
            yield Problem(("tagValues",), "goes with `tag_key`")
        if given.not_resource_types is not None and given.resource_types is None:
            yield Problem(("notResourceTypes",), "goes with `resource_types`")
        if is_given(given.conditions) and sum(map(len, given.conditions.values())) > _CONDITIONS:
            yield Problem(("conditions",), f"must be at most {_CONDITIONS}")


@dataclass(frozen=True, kw_only=True)
class OrganizationPlan:
    """A backup plan of each account that a backup policy is attached to."""

    name: DisplayName
    """The name of the plan."""
    regions: Sequence[Region]
    """The regions whose resources are backed up."""
    rules: Sequence[OrganizationRule]
    """The rules."""
    selections: Sequence[OrganizationSelection]
    """What is backed up."""
    tags: Mapping[str, str] | None = None
    """The tags of the plan."""

    @staticmethod
    def problems(given: Any) -> Iterator[Problem]:
        for name in ("regions", "rules", "selections"):
            if not getattr(given, name):
                yield Problem((name,), "must have at least one")
        for name in ("rules", "selections"):
            yield from _named_twice(name, getattr(given, name))


def backup_policies(*, plans: Sequence[OrganizationPlan], limit: int = LIMIT) -> list[str]:
    """Backup policies of AWS Organizations, as JSON: one, or more if one would be too long.

    Attach all of them to the same root, organizational units or accounts: AWS joins policies, so
    that plans are whole again where one was too long. At most 10 can be attached.

    Args:
        plans: The plans. Adding one at the end leaves the documents of those before as they are.
        limit: The most characters of a document.
    """
    _check(backup_policies, locals(), _plans)
    found: list[dict[str, Document]] = []
    for plan in plans:
        for part in _parts(plan, limit):
            fits = found and plan.name not in found[-1]
            if fits and len(_text({**found[-1], plan.name: part})) <= limit:
                found[-1][plan.name] = part
            else:
                found.append({plan.name: part})
    if len(found) > MOST:
        raise pulumi.RunError(
            f"offsite.components.backup_policies: `plans` take {len(found)} policies, and AWS lets "
            f"{MOST} be attached to one root, organizational unit or account: attach some of the "
            "plans elsewhere"
        )
    return [_text(plans) for plans in found]


def _plans(given: Any) -> Iterator[Problem]:
    if not given.plans:
        yield Problem(("plans",), "must have at least one")
    yield from _named_twice("plans", given.plans)


def _named_twice(argument: str, items: Any) -> Iterator[Problem]:
    given: list[Any] = items if is_given(items) else []
    names: list[str] = [item.name for item in given if is_given(item) and is_given(item.name)]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        yield Problem((argument,), f"has the name `{twice}` twice")


def _parts(plan: OrganizationPlan, limit: int) -> Iterator[Document]:
    """A plan, or parts of it that make it again when they are joined: some of the rules each."""
    shared = _plan(plan)
    rules: Document = {}
    for rule in plan.rules:
        more = {**rules, rule.name: _rule(rule, plan.regions)}
        if len(_text({plan.name: {**shared, "rules": more}})) > limit:
            if rules:
                yield {**shared, "rules": rules}
            more = {rule.name: more[rule.name]}
            length = len(_text({plan.name: {**shared, "rules": more}}))
            if length > limit:
                raise pulumi.RunError(
                    f"offsite.components.backup_policies: the rule `{rule.name}` of the plan "
                    f"`{plan.name}` takes {length} characters with what it selects, and a backup "
                    f"policy has at most {limit}: select by fewer values, or in two plans"
                )
        rules = more
    yield {**shared, "rules": rules}


def _plan(plan: OrganizationPlan) -> Document:
    """A plan but for its rules."""
    selections: dict[str, Document] = {}
    for selection in plan.selections:
        kind = "tags" if selection.tag_key is not None else "resources"
        selections.setdefault(kind, {})[selection.name] = _selection(selection)
    found: Document = {"regions": _assign([*plan.regions]), "selections": selections}
    if plan.tags:
        found["backup_plan_tags"] = _tags(plan.tags)
    return found


def _rule(rule: OrganizationRule, regions: Sequence[str]) -> Document:
    found: Document = {
        "schedule_expression": _assign(rule.schedule),
        "target_backup_vault_name": _assign(rule.vault_name),
        "lifecycle": _lifecycle(rule.keep_days, rule.cold_after_days),
    }
    minutes = {
        "start_backup_window_minutes": rule.start_window_minutes,
        "complete_backup_window_minutes": rule.completion_window_minutes,
    }
    found |= {name: _assign(str(value)) for name, value in minutes.items() if value is not None}
    if rule.continuous:
        found["enable_continuous_backup"] = _assign(True)
    if rule.air_gapped_vault_name is not None:
        arn = f"arn:{_partition(regions)}:backup:$region:$account:backup-vault:"
        found["target_logically_air_gapped_backup_vault_arn"] = _assign(
            arn + rule.air_gapped_vault_name
        )
    if rule.copies:
        found["copy_actions"] = {
            copy.vault_arn: {
                "target_backup_vault_arn": _assign(copy.vault_arn),
                "lifecycle": _lifecycle(copy.keep_days, copy.cold_after_days),
            }
            for copy in rule.copies
        }
    if rule.recovery_point_tags:
        found["recovery_point_tags"] = _tags(rule.recovery_point_tags)
    return found


def _selection(selection: OrganizationSelection) -> Document:
    found: Document = {"iam_role_arn": _assign(selection.iam_role_arn)}
    parts = {
        "tag_key": selection.tag_key,
        "tag_value": selection.tag_values,
        "resource_types": selection.resource_types,
        "not_resource_types": selection.not_resource_types,
    }
    for name, value in parts.items():
        if value is not None:
            found[name] = _assign(value if isinstance(value, str) else [*value])
    if selection.conditions:
        found["conditions"] = {
            operator: {
                key: {
                    "condition_key": _assign(f"aws:ResourceTag/{key}"),
                    "condition_value": _assign(value),
                }
                for key, value in values.items()
            }
            for operator, values in selection.conditions.items()
        }
    return found


def _lifecycle(keep_days: int, cold_after_days: int | None) -> Document:
    cold = {} if cold_after_days is None else {"move_to_cold_storage_after_days": cold_after_days}
    days = {**cold, "delete_after_days": keep_days}
    return {name: _assign(str(value)) for name, value in days.items()}


def _tags(tags: Mapping[str, str]) -> Document:
    return {
        key: {"tag_key": _assign(key), "tag_value": _assign(value)} for key, value in tags.items()
    }


def _assign(value: object) -> Document:
    return {"@@assign": value}


def _text(plans: Mapping[str, Document]) -> str:
    # AWS counts white space too.
    return json.dumps({"plans": plans}, separators=(",", ":"))


_CONDITIONS: Final = 30


# All of them


def _partition(regions: Sequence[str]) -> str:
    return partition_of(regions[0])


def _policy(*statements: Document) -> Document:
    return {"Version": "2012-10-17", "Statement": [*statements]}


def _denied(
    sid: str, actions: Sequence[str], but_for: Sequence[pulumi.Input[str]]
) -> dict[str, Any]:
    """What nobody may, but for some. A role is its own ARN there, whatever its session's name."""
    found: Document = {
        "Sid": sid,
        "Effect": "Deny",
        "Principal": "*",
        "Action": [*actions],
        "Resource": "*",
    }
    if but_for:
        found["Condition"] = {"ArnNotLike": {"aws:PrincipalArn": [*but_for]}}
    return found


def _allowed(
    sid: str,
    what: Document,
    accounts: Sequence[pulumi.Input[str]],
    organization: pulumi.Input[str] | None,
) -> Iterator[Document]:
    """What accounts may, and the members of an organization."""
    if accounts:
        named = {"AWS": [*accounts]}
        yield {"Sid": f"{sid}Accounts", "Effect": "Allow", "Principal": named, **what}
    if organization is not None:
        conditions: Document = what.get("Condition", {})
        member = {**conditions, "StringEquals": {"aws:PrincipalOrgID": organization}}
        yield {
            "Sid": f"{sid}Organization",
            "Effect": "Allow",
            "Principal": "*",
            **what,
            "Condition": member,
        }


def _check(
    function: Callable[..., Any],
    given: Mapping[str, Any],
    rules: Callable[[Any], Iterator[Problem]] | None = None,
) -> None:
    arguments = {name: value for name, value in given.items() if value is not None}
    _, problems = checked(function, arguments, rules)
    if problems:
        told = "; ".join(dict.fromkeys(sentences(problems)))
        raise pulumi.RunError(f"offsite.components.{function.__name__}: {told}")
