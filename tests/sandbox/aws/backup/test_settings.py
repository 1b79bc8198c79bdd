"""AWS Backup's settings of the account and of the region."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

Connect = Callable[..., Any]
Refused = Callable[..., dict[str, Any]]

INVALID = "InvalidParameterValueException"
REQUEST = "InvalidRequestException"
OFF = {
    "isCrossAccountBackupEnabled": "false",
    "isDelegatedAdministratorEnabled": "false",
    "isMpaEnabled": "false",
}


class TestGlobal:
    def test_flags_are_merged_and_the_same_everywhere(self, backup: Any, connect: Connect) -> None:
        before = backup.describe_global_settings()
        assert before["GlobalSettings"] == OFF
        assert "LastUpdateTime" not in before
        backup.update_global_settings(GlobalSettings={"isCrossAccountBackupEnabled": "true"})
        backup.update_global_settings(GlobalSettings={"isMpaEnabled": "true"})
        backup.update_global_settings()
        for client in (backup, connect("backup", "us-west-2"), connect("backup", account=1)):
            after = client.describe_global_settings()
            assert after["GlobalSettings"] == {
                **OFF,
                "isCrossAccountBackupEnabled": "true",
                "isMpaEnabled": "true",
            }
            assert isinstance(after["LastUpdateTime"], datetime)

    @pytest.mark.parametrize(
        "flags", [{"isEverythingEnabled": "true"}, {"isMpaEnabled": "yes"}, {"isMpaEnabled": ""}]
    )
    def test_what_is_refused(self, backup: Any, refused: Refused, flags: dict[str, str]) -> None:
        error = refused(backup.update_global_settings, GlobalSettings=flags)
        assert error["Code"] == INVALID
        assert backup.describe_global_settings()["GlobalSettings"] == OFF

    def test_only_the_management_account_sets_them(
        self, connect: Connect, refused: Refused
    ) -> None:
        other = connect("backup", account=1)
        flags = {"isCrossAccountBackupEnabled": "true"}
        error = refused(other.update_global_settings, GlobalSettings=flags)
        assert error["Code"] == REQUEST
        assert other.describe_global_settings()["GlobalSettings"] == OFF


class TestRegion:
    def test_preferences_are_merged_region_by_region(self, backup: Any, connect: Connect) -> None:
        before = backup.describe_region_settings()
        del before["ResponseMetadata"]
        opted_in = before["ResourceTypeOptInPreference"]
        assert {"EBS", "RDS", "Storage Gateway", "SAP HANA on Amazon EC2"} < set(opted_in)
        assert all(opted_in.values())
        backup.update_region_settings(
            ResourceTypeOptInPreference={"EBS": False},
            ResourceTypeManagementPreference={"DynamoDB": False},
        )
        backup.update_region_settings(ResourceTypeOptInPreference={"Storage Gateway": False})
        after = backup.describe_region_settings()
        assert after["ResourceTypeOptInPreference"] == {
            **opted_in,
            "EBS": False,
            "Storage Gateway": False,
        }
        assert after["ResourceTypeManagementPreference"] == {"DynamoDB": False, "EFS": True}
        elsewhere = connect("backup", "eu-west-3").describe_region_settings()
        del elsewhere["ResponseMetadata"]
        assert elsewhere == before

    @pytest.mark.parametrize(
        "members",
        [
            {"ResourceTypeOptInPreference": {"Floppy": True}},
            {"ResourceTypeManagementPreference": {"EC2": True}},
            {"ResourceTypeManagementPreference": {"EFS": False}},
        ],
    )
    def test_what_is_refused(self, backup: Any, refused: Refused, members: dict[str, Any]) -> None:
        before = backup.describe_region_settings()["ResourceTypeOptInPreference"]
        assert refused(backup.update_region_settings, **members)["Code"] == INVALID
        assert backup.describe_region_settings()["ResourceTypeOptInPreference"] == before


def test_supported_resource_types(backup: Any) -> None:
    supported = set(backup.get_supported_resource_types()["ResourceTypes"])
    assert supported == set(backup.describe_region_settings()["ResourceTypeOptInPreference"])
    assert {"Aurora", "DynamoDB", "EBS", "EC2", "EFS", "RDS", "S3", "Storage Gateway"} < supported
