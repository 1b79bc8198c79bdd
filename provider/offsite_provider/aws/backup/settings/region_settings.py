"""The settings of AWS Backup in a region: which services it backs up, and which fully manages.

Follows UpdateRegionSettings of the AWS Backup API.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from ....core.identifier import Identifier
from ....core.model import Timeouts
from ....core.problems import Problem
from ....core.resource import Context
from ....core.unknown import is_known
from ...failures import doing
from ..values import ResourceType
from .handler import Settings, SettingsHandler, SettingsInputs, SettingsOutputs

_MEMBERS: Final = {
    "resource_type_opt_in_preference": "ResourceTypeOptInPreference",
    "resource_type_management_preference": "ResourceTypeManagementPreference",
}


class RegionSettingsInputs(SettingsInputs):
    resource_type_opt_in_preference: dict[ResourceType, bool] = {}
    """Whether AWS Backup backs up resources of a type, by types like `DynamoDB`. Types that aren't
    named are left alone."""
    resource_type_management_preference: dict[ResourceType, bool] = {}
    """Whether AWS Backup fully manages the backups of a type, with all features that it has. Types
    that aren't named are left alone."""

    def problems(self) -> Iterator[Problem]:
        given = (getattr(self, name) for name in _MEMBERS)
        if not any(not is_known(preference) or preference for preference in given):
            yield Problem(
                ("resourceTypeOptInPreference",),
                "or `resource_type_management_preference` has to name a type of resource",
            )


class RegionSettings(SettingsHandler[RegionSettingsInputs, SettingsOutputs]):
    """The settings of AWS Backup in a region: types of resources that are opted in, and those whose
    backups it fully manages.

    Only the types that the program names are managed. Changes of other types are not drift.
    A region has these settings once: two resources, or stacks, that manage the same type overwrite
    each other.
    """

    token = "offsite:backup:RegionSettings"
    inputs = RegionSettingsInputs
    outputs = SettingsOutputs
    identifier = Identifier("region")
    title = "The services that AWS Backup backs up in a region"
    leaves = 'the settings as they are, unless `on_destroy="restore"`'
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateRegionSettings.html"
    calls = {
        "create": ("DescribeRegionSettings", "UpdateRegionSettings"),
        "read": ("DescribeRegionSettings",),
        "update": ("DescribeRegionSettings", "UpdateRegionSettings"),
        "delete": ("DescribeRegionSettings", "UpdateRegionSettings"),
    }
    timeouts = Timeouts(create="5m", update="5m", delete="5m")

    def settings(self, inputs: RegionSettingsInputs) -> Settings:
        return {member: getattr(inputs, name) for name, member in _MEMBERS.items()}

    def arguments(self, settings: Settings) -> Mapping[str, Any]:
        return {name: settings[member] for name, member in _MEMBERS.items()}

    def describe(
        self, context: Context, inputs: RegionSettingsInputs
    ) -> tuple[Settings, Mapping[str, Any]]:
        with doing(f"read the settings of AWS Backup in {inputs.region}"):
            answer = self.backup(context, inputs).describe_region_settings()
        return {member: dict(answer.get(member, {})) for member in _MEMBERS.values()}, {}

    def change(
        self,
        context: Context,
        inputs: RegionSettingsInputs,
        changes: Settings,
        existing: Settings,
    ) -> None:
        remedies = {"InvalidParameterValueException": _known_types(changes, existing)}
        # What isn't sent along the service may switch on.
        sent: Any = {m: {**existing.get(m, {}), **new} for m, new in changes.items() if new}
        with doing(f"change the settings of AWS Backup in {inputs.region}", remedies):
            self.backup(context, inputs).update_region_settings(**sent)


def _known_types(changes: Settings, existing: Settings) -> str:
    """What to do about a type that the region doesn't have."""
    sentences: list[str] = []
    for member, new in changes.items():
        known = existing.get(member, {})
        for unknown in (key for key in new if known and key not in known):
            near = get_close_matches(unknown, known, n=1, cutoff=0.7)
            hint = f"did you mean `{near[0]}`? " if near else ""
            sentences.append(f"`{unknown}`: {hint}There are {', '.join(sorted(known))}")
    return ". ".join(sentences)
