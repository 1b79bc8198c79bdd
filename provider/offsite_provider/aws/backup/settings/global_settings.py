"""The settings of AWS Backup for an organization, which its management account has.

Follows UpdateGlobalSettings of the AWS Backup API.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Final

from pydantic.alias_generators import to_camel

from ....core.model import Timeouts
from ....core.problems import Problem
from ....core.resource import Context
from ....core.traits import Volatile
from ....core.values import Timestamp
from ...failures import doing
from .settings import Maps, SettingsHandler, SettingsInputs, SettingsOutputs

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

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
    last_update_time: Annotated[Timestamp | None, Volatile] = None
    """When any of the settings last changed, as of when the resource was last made or changed."""


class GlobalSettings(SettingsHandler[GlobalSettingsInputs, GlobalSettingsOutputs]):
    """The settings of AWS Backup for an organization, such as copying backups between accounts.

    Only the settings that the program names are managed, and what becomes of others is no drift.
    An organization has these settings once: two resources, or stacks, that name the same one fight.
    They are changed with the credentials of the organization's management account.
    """

    token = "offsite:backup:GlobalSettings"
    inputs = GlobalSettingsInputs
    outputs = GlobalSettingsOutputs
    title = "What AWS Backup may do between the accounts of an organization"
    leaves = 'the settings as they are, unless `on_destroy="restore"`'
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateGlobalSettings.html"
    permissions = ("backup:DescribeGlobalSettings", "backup:UpdateGlobalSettings")
    calls = {
        "create": ("DescribeGlobalSettings", "UpdateGlobalSettings"),
        "read": ("DescribeGlobalSettings",),
        "update": ("DescribeGlobalSettings", "UpdateGlobalSettings"),
        "delete": ("UpdateGlobalSettings",),
    }
    timeouts = Timeouts(create="5m", update="5m", delete="5m")

    def named(self, inputs: GlobalSettingsInputs) -> Maps:
        given = {setting: getattr(inputs, name) for name, setting in _SETTINGS.items()}
        return {_MEMBER: {setting: on for setting, on in given.items() if on is not None}}

    def show(self, inputs: GlobalSettingsInputs, live: Maps) -> GlobalSettingsInputs:
        named = self.named(inputs)[_MEMBER]
        return inputs.model_copy(
            update={
                name: live[_MEMBER].get(setting)
                for name, setting in _SETTINGS.items()
                if setting in named
            }
        )

    def ask(
        self, context: Context, inputs: GlobalSettingsInputs
    ) -> tuple[Maps, GlobalSettingsOutputs]:
        with doing("read the global settings of AWS Backup", _REMEDIES):
            answer = self.backup(context, inputs).describe_global_settings()
        settings = answer.get(_MEMBER, {})
        live = {setting: value.lower() == "true" for setting, value in settings.items()}
        return {_MEMBER: live}, GlobalSettingsOutputs.of(answer)

    def send(
        self, client: BackupClient, inputs: GlobalSettingsInputs, changes: Maps, live: Maps
    ) -> None:
        words = {setting: str(on).lower() for setting, on in changes[_MEMBER].items()}
        with doing("change the global settings of AWS Backup", _REMEDIES):
            client.update_global_settings(GlobalSettings=words)

    def after(
        self, context: Context, inputs: GlobalSettingsInputs, outputs: GlobalSettingsOutputs
    ) -> GlobalSettingsOutputs:
        # The service answers a change with nothing.
        return self.ask(context, inputs)[1]

    def id(self, context: Context, inputs: GlobalSettingsInputs) -> str:
        with doing("see whose account it is"):
            return self.client(context, "sts", inputs).get_caller_identity()["Account"]
