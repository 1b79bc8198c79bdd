"""Settings: what arguments may say, and what of it is sent and remembered."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.aws.backup.settings.global_settings import GlobalSettingsInputs as Global
from offsite_provider.aws.backup.settings.handler import Settings, compared
from offsite_provider.aws.backup.settings.region_settings import RegionSettingsInputs as Region
from offsite_provider.core.model import Inputs
from offsite_provider.core.unknown import UNKNOWN

OPT_IN, MANAGEMENT = "resourceTypeOptInPreference", "resourceTypeManagementPreference"
LIVE = {"OptIn": {"EBS": True, "EFS": False}, "Management": {"EFS": True}}


# fmt: off
WRONG: list[Any] = [
    (Global, {"isMpaEnabled": UNKNOWN}, {}),
    (Global, {"isDelegatedAdministratorEnabled": False}, {}),
    (Global, {}, {"is_cross_account_backup_enabled": "or another of "
                  "`is_cross_account_backup_enabled`, `is_mpa_enabled`, "
                  "`is_delegated_administrator_enabled` is required"}),
    (Global, {"isMpaEnabled": "perhaps", "isMpaEnable": True},
     {"is_mpa_enabled": "must be true or false, not `perhaps`",
      "is_mpa_enable": "is not an argument: did you mean `is_mpa_enabled`?"}),
    (Region, {OPT_IN: {"SAP HANA on Amazon EC2": 0}, MANAGEMENT: {"DynamoDB": "true"}}, {}),
    (Region, {OPT_IN: UNKNOWN}, {}),
    (Region, {MANAGEMENT: {"EBS": UNKNOWN}}, {}),
    (Region, {}, {"resource_type_opt_in_preference":
                  "or `resource_type_management_preference` has to name a type of resource"}),
    (Region, {OPT_IN: {"E/BS": True, "EFS": "maybe"}, "onDestroy": "reset"},
     {"resource_type_opt_in_preference.E/BS.[key]":
      "must be a type of resource, like `DynamoDB`, not `E/BS`",
      "resource_type_opt_in_preference.EFS": "must be true or false, not `maybe`",
      "on_destroy": "must be one of 'leave' or 'restore', not `reset`"}),
]
# fmt: on


@pytest.mark.parametrize(("model", "wire", "found"), WRONG, ids=repr)
def test_what_is_wrong(
    complaints: Callable[[type[Inputs], dict[str, Any]], dict[str, str]],
    model: type[Inputs],
    wire: dict[str, Any],
    found: dict[str, str],
) -> None:
    assert complaints(model, {"region": "eu-west-1", **wire}) == found


# fmt: off
SENT: list[Any] = [
    # Only what differs is sent; what it was is remembered, be it sent or not.
    ({"OptIn": {"EBS": True, "EFS": True}}, {}, False,
     {"OptIn": {"EFS": True}}, {"OptIn": {"EBS": True, "EFS": False}}),
    # What was there before the first change stays remembered.
    ({"OptIn": {"EBS": True}}, {"OptIn": {"EBS": False}}, True,
     {"OptIn": {}}, {"OptIn": {"EBS": False}}),
    # What is not named any more is put back, or left.
    ({"Management": {}}, {"Management": {"EFS": False}}, True,
     {"Management": {"EFS": False}}, {"Management": {}}),
    ({"Management": {}}, {"Management": {"EFS": False}}, False,
     {"Management": {}}, {"Management": {}}),
    # What the service doesn't have is sent, for it to refuse, and is not remembered.
    ({"OptIn": {"New": True}}, {}, True, {"OptIn": {"New": True}}, {"OptIn": {}}),
]
# fmt: on


@pytest.mark.parametrize(("wanted", "previous", "restore", "changes", "before"), SENT)
def test_what_is_sent_and_remembered(
    wanted: Settings, previous: Settings, restore: bool, changes: Settings, before: Settings
) -> None:
    assert compared(wanted, LIVE, previous, restore=restore) == (changes, before)
