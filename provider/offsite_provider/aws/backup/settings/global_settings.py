"""The settings of AWS Backup for an organization, which its management account has.

Follows UpdateGlobalSettings of the AWS Backup API.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, cast

from pydantic.alias_generators import to_camel

from ....core.identifier import Identifier
from ....core.model import Timeouts
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.traits import Volatile
from ....core.values import Timestamp, rfc3339
from ...failures import doing
from .handler import Settings, SettingsHandler, SettingsInputs, SettingsOutputs

_MEMBER: Final = "GlobalSettings"
_SETTINGS: Final = {
    name: to_camel(name)
    for name in (
        "is_cross_account_backup_enabled",
        "is_mpa_enabled",
        "is_delegated_administrator_enabled",
    )
}
"""The arguments, and the settings' own names."""

_REMEDIES: Final = {
    "InvalidRequestException": "Only the management account of an organization has these settings: "
    "use its credentials, or give a role there as `role_arn`",
    "AccessDeniedException": "Only the management account of an organization has these settings: "
    "use its credentials, or give a role there as `role_arn`, and allow `{action}` to them",
}


class GlobalSettingsInputs(SettingsInputs):
    is_cross_account_backup_enabled: bool | None = None
    """Whether accounts of the organization may copy backups to one another."""
    is_mpa_enabled: bool | None = None
    """Whether a multi-party approval team may be given to a logically air-gapped vault."""
    is_delegated_administrator_enabled: bool | None = None
    """Whether AWS Backup keeps the permissions of delegated administrators in step with the
    organization."""

    def problems(self) -> Iterator[Problem]:
        if all(getattr(self, name) is None for name in _SETTINGS):
            yield Problem(
                (next(iter(_SETTINGS.values())),),
                f"or another of {', '.join(f'`{name}`' for name in _SETTINGS)} is required",
            )


class GlobalSettingsOutputs(SettingsOutputs):
    account_id: str
    """The management account of the organization."""
    last_update_time: Annotated[Timestamp | None, Volatile] = None
    """When any of the settings last changed, as of when the resource was last made or changed."""


class GlobalSettings(SettingsHandler[GlobalSettingsInputs, GlobalSettingsOutputs]):
    """The settings of AWS Backup for an organization, such as copying backups between accounts.

    Only the settings that the program names are managed. Changes of other settings are not drift.
    An organization has these settings once: two resources, or stacks, that manage the same one
    overwrite each other. They are changed with the credentials of the organization's management
    account.
    """

    token = "offsite:backup:GlobalSettings"
    inputs = GlobalSettingsInputs
    outputs = GlobalSettingsOutputs
    identifier = Identifier("region", "account_id")
    title = "What AWS Backup may do between the accounts of an organization"
    leaves = 'the settings as they are, unless `on_destroy="restore"`'
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateGlobalSettings.html"
    calls = {
        "create": ("sts:GetCallerIdentity", "DescribeGlobalSettings", "UpdateGlobalSettings"),
        "read": ("DescribeGlobalSettings",),
        "update": ("DescribeGlobalSettings", "UpdateGlobalSettings"),
        "delete": ("DescribeGlobalSettings", "UpdateGlobalSettings"),
    }
    timeouts = Timeouts(create="5m", update="5m", delete="5m")

    def settings(self, inputs: GlobalSettingsInputs) -> Settings:
        given = {setting: getattr(inputs, name) for name, setting in _SETTINGS.items()}
        return {_MEMBER: {setting: on for setting, on in given.items() if on is not None}}

    def arguments(self, settings: Settings) -> Mapping[str, Any]:
        return {name: settings[_MEMBER].get(setting) for name, setting in _SETTINGS.items()}

    def describe(
        self, context: Context, inputs: GlobalSettingsInputs
    ) -> tuple[Settings, Mapping[str, Any]]:
        with doing("read the global settings of AWS Backup", _REMEDIES):
            answer = self.backup(context, inputs).describe_global_settings()
        settings = answer.get(_MEMBER, {})
        live = {setting: value.lower() == "true" for setting, value in settings.items()}
        updated = answer.get("LastUpdateTime")
        return {_MEMBER: live}, {"last_update_time": updated and rfc3339(updated)}

    def change(
        self,
        context: Context,
        inputs: GlobalSettingsInputs,
        changes: Settings,
        existing: Settings,
    ) -> None:
        sent = {setting: str(on).lower() for setting, on in changes[_MEMBER].items()}
        with doing("change the global settings of AWS Backup", _REMEDIES):
            self.backup(context, inputs).update_global_settings(GlobalSettings=sent)

    def create(
        self, context: Context, inputs: GlobalSettingsInputs
    ) -> State[GlobalSettingsInputs, GlobalSettingsOutputs]:
        # Whose credentials they are is known when all arguments are.
        account = cast("str", self.account(context.run, inputs))
        return self.manage(context, inputs, GlobalSettingsOutputs(account_id=account))
