"""A plan's document: its rules and settings, which the template of a plan has too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal, cast

from ....core.equality import AnyOrder, Equality, as_given
from ....core.model import WireModel
from ....core.problems import Problem
from ....core.unknown import Unknown, is_known
from ...access import RoleArn
from ..values import ResourceType
from .rules import BackupRule, items_of

_OPTIONS: Final = {
    "EC2": {"WindowsVSS": "disabled"},
    "S3": {"BackupACLs": "enabled", "BackupObjectTags": "enabled"},
}
"""The options of each type of resource, with their defaults."""


class AdvancedBackupSetting(WireModel):
    """How the backups of a type of resource are made."""

    resource_type: Literal["EC2", "S3"]
    """`EC2` or `S3`."""
    backup_options: dict[str, str]
    """Each `enabled` or `disabled`: `WindowsVSS` of EC2, which is off by default, and `BackupACLs`
    and `BackupObjectTags` of S3, which are on."""

    def problems(self) -> Iterator[Problem]:
        if isinstance(self.backup_options, Unknown) or not is_known(self.resource_type):
            return
        known = _OPTIONS[self.resource_type]
        for option, value in self.backup_options.items():
            if option not in known:
                reason = f"has an unknown option `{option}` of {self.resource_type}: allowed are "
                yield Problem(("backupOptions",), reason + ", ".join(known))
            elif is_known(value) and value not in ("enabled", "disabled"):
                reason = f"has `{value}` for `{option}`: it must be `enabled` or `disabled`"
                yield Problem(("backupOptions",), reason)


def _unusual_options(settings: object) -> object:
    """The options that aren't as by default, by the type of resource."""
    if not isinstance(settings, list):
        return settings
    found: dict[str, object] = {}
    for setting in cast("list[object]", settings):
        if isinstance(setting, AdvancedBackupSetting):
            usual = _OPTIONS.get(setting.resource_type, {})
            options = {k: v for k, v in setting.backup_options.items() if usual.get(k) != v}
            found |= {setting.resource_type: options} if options else {}
        else:
            found[repr(setting)] = setting
    return found


class ScanSetting(WireModel):
    """What is scanned for malware, and with which role."""

    malware_scanner: Literal["GUARDDUTY"] | None = None
    """The scanner: `GUARDDUTY`."""
    resource_types: Annotated[list[ResourceType] | None, AnyOrder] = None
    """The types of resources whose backups are scanned, e.g. `EBS`."""
    scanner_role_arn: RoleArn | None = None
    """The IAM role that the scanner assumes."""


Rules = Annotated[list[BackupRule], AnyOrder]
AdvancedBackupSettings = Annotated[list[AdvancedBackupSetting], Equality(_unusual_options)]
"""A setting a type of resource; an option that is as by default is no difference."""
ScanSettings = Annotated[list[ScanSetting], AnyOrder]


class Document(WireModel):
    """The parts that a plan and a template have in common."""

    rules: Rules = []
    advanced_backup_settings: AdvancedBackupSettings = []
    scan_settings: ScanSettings = []

    def completed_by(self, template: Document) -> Document:
        """The template with what this says: its rules are completed by name, and its settings
        replaced by those that there are.
        """
        changes = {rule.rule_name: rule for _, rule in items_of(self.rules, BackupRule)}
        rules = [_completed(changes.pop(rule.rule_name, None), rule) for rule in template.rules]
        return self.model_copy(
            update={
                "rules": [*rules, *changes.values()],
                "advanced_backup_settings": self.advanced_backup_settings
                or template.advanced_backup_settings,
                "scan_settings": self.scan_settings or template.scan_settings,
            }
        )

    def spelled_as(self, given: Document) -> Document:
        """This document in the spelling of another, wherever they mean the same. First come the
        rules that the other has too, in its order; those that it hasn't leave out what is default.
        """
        spelled = {rule.rule_name: rule for _, rule in items_of(given.rules, BackupRule)}
        order = {name: place for place, name in enumerate(spelled)}
        ranked = sorted(self.rules, key=lambda rule: order.get(rule.rule_name, len(order)))
        unknown = BackupRule.from_state({})
        rules = [as_given(spelled.get(rule.rule_name, unknown), rule) for rule in ranked]
        return as_given(given, self.model_copy(update={"rules": rules}))

    def to_api(self) -> dict[str, Any]:
        return {member: value for member, value in super().to_api().items() if value}


def _completed(rule: BackupRule | None, template: BackupRule) -> BackupRule:
    """A rule, with what it leaves out as the template's rule of that name has it."""
    given = {name: value for name, value in rule or () if value is not None}
    return template.model_copy(update=given)
