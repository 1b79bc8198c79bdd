"""Backup rules: what a plan's rules must be, and how they come back."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...regions import all_regions, partition
from ..recovery_points.lifecycle import Lifecycle
from ..shared import schedule
from ..shared.arns import parse
from ..shared.exceptions import BackupError, InvalidParameterValueError
from ..shared.tags import check_tags
from ..vaults.vault import Vault

Rule = dict[str, Any]
"""A ``BackupRuleInput``, or the ``BackupRule`` that it becomes."""

_MIN_START_MINUTES = 60
_MAX_MINUTES = 52_560_000
_DEFAULTS: Mapping[str, Any] = {
    "ScheduleExpression": "cron(0 5 ? * * *)",
    "ScheduleExpressionTimezone": "Etc/UTC",
    "StartWindowMinutes": 480,
    "CompletionWindowMinutes": 10080,
    "EnableContinuousBackup": False,
}
_INDEXED_TYPES = ("EBS", "S3")


def complete(rule: Rule) -> Rule:
    """A rule with the defaults of what was left out."""
    actions = [_with_lifecycle(action) for action in rule.get("CopyActions", [])]
    return _with_lifecycle({**_DEFAULTS, **rule, "CopyActions": actions})


def in_order(rules: Iterable[Rule], known_ids: Mapping[str, str]) -> list[Rule]:
    """The ``BackupRule``s of a plan's version.

    They are told by name: a client must not rely on the order that it gave them in. A rule keeps
    its ID from version to version, by its name.
    """
    return [
        {**complete(rule), "RuleId": known_ids.get(rule["RuleName"]) or str(uuid.uuid4())}
        for rule in sorted(rules, key=lambda rule: rule["RuleName"])
    ]


def check(rules: Sequence[Rule], vaults: Mapping[str, Vault] | None, region: str) -> None:
    """Refuse rules that a plan can't have.

    Args:
        rules: as they were given.
        vaults: those that there are in ``region``, by name, or None to leave open whether a rule's
            vault exists.
        region: the plan's.

    Raises:
        InvalidParameterValueError: and which rule it is about.
    """
    if not rules:
        raise InvalidParameterValueError("Backup plan must have at least one rule")
    seen: set[str] = set()
    for rule in rules:
        name = rule["RuleName"]
        try:
            if name in seen:
                raise ValueError("There is another rule of that name")
            seen.add(name)
            _check_rule(rule, vaults, region)
        except (ValueError, BackupError) as error:
            why = error.message if isinstance(error, BackupError) else str(error)
            raise InvalidParameterValueError(
                f"Error in rule {name} : {why}", 3015, json.dumps([name, why])
            ) from None


def _check_rule(rule: Rule, vaults: Mapping[str, Vault] | None, region: str) -> None:
    filled = complete(rule)
    try:
        schedule.parse(filled["ScheduleExpression"], filled["ScheduleExpressionTimezone"])
    except ValueError as error:
        raise ValueError(f"Invalid schedule: {error}") from None
    _check_windows(filled["StartWindowMinutes"], filled["CompletionWindowMinutes"])
    lifecycle = Lifecycle.of(rule.get("Lifecycle"), or_never=False)
    if filled["EnableContinuousBackup"]:
        lifecycle.check_continuous()
    check_tags(rule.get("RecoveryPointTags"))
    target = rule["TargetBackupVaultName"]
    air_gapped = rule.get("TargetLogicallyAirGappedBackupVaultArn")
    if vaults is not None:
        if target not in vaults or vaults[target].is_air_gapped:
            raise ValueError(f"Backup vault {target} does not exist")
        if air_gapped is not None and not any(
            vault.arn == air_gapped and vault.is_air_gapped for vault in vaults.values()
        ):
            raise ValueError(f"Logically air-gapped backup vault {air_gapped} does not exist")
        for action in filled["CopyActions"]:
            if action["DestinationBackupVaultArn"] == vaults[target].arn:
                raise ValueError(f"Backup vault {target} is its own copy destination")
    for action in filled["CopyActions"]:
        _check_vault_arn(action["DestinationBackupVaultArn"], region)
        Lifecycle.of(action.get("Lifecycle"), or_never=False)
    _check_index(rule.get("IndexActions", []))


def _check_windows(start: int, completion: int) -> None:
    if not _MIN_START_MINUTES <= start <= _MAX_MINUTES:
        raise ValueError(
            f"Invalid start window. It cannot be less than {_MIN_START_MINUTES} or more than "
            f"{_MAX_MINUTES} minutes"
        )
    if not start + _MIN_START_MINUTES <= completion <= _MAX_MINUTES:
        raise ValueError(
            "Invalid completion window. It must be at least 60 minutes longer than the start "
            f"window, and cannot be more than {_MAX_MINUTES} minutes"
        )


def _check_vault_arn(text: str, region: str) -> None:
    try:
        arn = parse(text)
    except ValueError:
        arn = None
    if (
        arn is None
        or (arn.service, arn.kind) != ("backup", "backup-vault")
        or arn.region not in all_regions()
        or arn.partition != partition(region)
        or not arn.account
    ):
        raise ValueError(f"Invalid destination backup vault ARN: {text}")


def _check_index(actions: Sequence[Mapping[str, Any]]) -> None:
    if len(actions) > 1:
        raise ValueError("Only one index action is allowed")
    for action in actions:
        types = action.get("ResourceTypes", [])
        if len(types) != 1 or types[0] not in _INDEXED_TYPES:
            raise ValueError(f"An index action has one resource type of {_INDEXED_TYPES}")


def _with_lifecycle(item: Mapping[str, Any]) -> dict[str, Any]:
    lifecycle = item.get("Lifecycle")
    if lifecycle is None or "MoveToColdStorageAfterDays" not in lifecycle:
        return dict(item)
    return {**item, "Lifecycle": {"OptInToArchiveForSupportedResources": False, **lifecycle}}
