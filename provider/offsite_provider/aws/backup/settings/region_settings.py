"""The settings of AWS Backup in a region: which services it backs up, and which fully manages.

Follows UpdateRegionSettings of the AWS Backup API.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Final

from ....core.model import Timeouts
from ....core.problems import Problem
from ....core.resource import Context
from ....core.unknown import is_known
from ....core.values import matches
from ...failures import doing
from .settings import Maps, SettingsHandler, SettingsInputs, SettingsOutputs

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

_MEMBERS: Final = {
    "resource_type_opt_in_preference": "ResourceTypeOptInPreference",
    "resource_type_management_preference": "ResourceTypeManagementPreference",
}

# The model's own pattern has no space, but the service's own types (`Storage Gateway`) have.
ResourceType = Annotated[
    str, matches(r"[a-zA-Z0-9\-_. ]{1,50}", "a type of resource, like `DynamoDB`")
]


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

    Only the types that the program names are managed, and what becomes of others is no drift.
    A region has these settings once: two resources, or stacks, that name the same type fight.
    """

    token = "offsite:backup:RegionSettings"
    inputs = RegionSettingsInputs
    outputs = SettingsOutputs
    title = "The services that AWS Backup backs up in a region"
    leaves = 'the settings as they are, unless `on_destroy="restore"`'
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateRegionSettings.html"
    permissions = ("backup:DescribeRegionSettings", "backup:UpdateRegionSettings")
    calls = {
        "create": ("DescribeRegionSettings", "UpdateRegionSettings"),
        "read": ("DescribeRegionSettings",),
        "update": ("DescribeRegionSettings", "UpdateRegionSettings"),
        "delete": ("UpdateRegionSettings",),
    }
    timeouts = Timeouts(create="5m", update="5m", delete="5m")

    def named(self, inputs: RegionSettingsInputs) -> Maps:
        return {member: getattr(inputs, name) for name, member in _MEMBERS.items()}

    def show(self, inputs: RegionSettingsInputs, live: Maps) -> RegionSettingsInputs:
        named = {
            name: {key: live[member][key] for key in getattr(inputs, name) if key in live[member]}
            for name, member in _MEMBERS.items()
        }
        return inputs.model_copy(update=named)

    def ask(self, context: Context, inputs: RegionSettingsInputs) -> tuple[Maps, SettingsOutputs]:
        with doing(f"read the settings of AWS Backup in {inputs.region}"):
            answer = self.backup(context, inputs).describe_region_settings()
        return {m: dict(answer.get(m, {})) for m in _MEMBERS.values()}, SettingsOutputs()

    def send(
        self, client: BackupClient, inputs: RegionSettingsInputs, changes: Maps, live: Maps
    ) -> None:
        remedies = {"InvalidParameterValueException": _what_there_is(changes, live)}
        with doing(f"change the settings of AWS Backup in {inputs.region}", remedies):
            client.update_region_settings(**{m: new for m, new in changes.items() if new})

    def id(self, context: Context, inputs: RegionSettingsInputs) -> str:
        return str(inputs.region)


def _what_there_is(changes: Maps, live: Mapping[str, Mapping[str, bool]]) -> str:
    """What to do about a type that the region doesn't have."""
    sentences: list[str] = []
    for member, new in changes.items():
        there_is = live.get(member, {})
        for unknown in (key for key in new if there_is and key not in there_is):
            near = get_close_matches(unknown, there_is, n=1, cutoff=0.7)
            hint = f"did you mean `{near[0]}`? " if near else ""
            sentences.append(f"`{unknown}`: {hint}There are {', '.join(sorted(there_is))}")
    return ". ".join(sentences)
