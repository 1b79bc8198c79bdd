"""AWS Backup's settings of the account and of the region."""

import pytest

from ...cases import Members, cases
from ..client import plain
from .client import INVALID, REQUEST, Backup

OFF = {
    "isCrossAccountBackupEnabled": "false",
    "isDelegatedAdministratorEnabled": "false",
    "isMpaEnabled": "false",
}


class TestGlobal:
    def test_flags_are_the_same_everywhere(self, aws: Backup) -> None:
        assert "LastUpdateTime" not in aws.backup.describe_global_settings()
        aws.backup.update_global_settings(GlobalSettings={"isMpaEnabled": "true"})
        aws.backup.update_global_settings()
        for client in (aws.connect("backup", "us-west-2"), aws.connect("backup", account=1)):
            after = client.describe_global_settings()
            assert after["GlobalSettings"] == {**OFF, "isMpaEnabled": "true"}
            assert "LastUpdateTime" in after

    @pytest.mark.parametrize(
        "flags", [{"isEverythingEnabled": "true"}, {"isMpaEnabled": "yes"}, {"isMpaEnabled": ""}]
    )
    def test_what_is_refused(self, aws: Backup, flags: dict[str, str]) -> None:
        aws.refuses(INVALID, aws.backup.update_global_settings, GlobalSettings=flags)
        assert aws.backup.describe_global_settings()["GlobalSettings"] == OFF

    def test_only_the_management_account_sets_them(self, aws: Backup) -> None:
        other = aws.connect("backup", account=1)
        flags = {"isCrossAccountBackupEnabled": "true"}
        aws.refuses(REQUEST, other.update_global_settings, GlobalSettings=flags)
        assert other.describe_global_settings()["GlobalSettings"] == OFF


class TestRegion:
    def test_what_is_not_opted_out_of_is_opted_in_region_by_region(self, aws: Backup) -> None:
        before = plain(aws.backup.describe_region_settings())
        assert all(before["ResourceTypeOptInPreference"].values())
        assert before["ResourceTypeManagementPreference"] == {"DynamoDB": True, "EFS": True}
        aws.backup.update_region_settings(ResourceTypeOptInPreference={"Storage Gateway": False})
        after = aws.backup.describe_region_settings()["ResourceTypeOptInPreference"]
        assert after == {**before["ResourceTypeOptInPreference"], "Storage Gateway": False}
        elsewhere = plain(aws.connect("backup", "eu-west-3").describe_region_settings())
        assert elsewhere == before

    @cases(
        "members",
        {"ResourceTypeOptInPreference": {"Floppy": True}},
        {"ResourceTypeManagementPreference": {"EC2": True}},
        {"ResourceTypeManagementPreference": {"EFS": False}},
    )
    def test_what_is_refused(self, aws: Backup, members: Members) -> None:
        before = aws.backup.describe_region_settings()["ResourceTypeOptInPreference"]
        aws.refuses(INVALID, aws.backup.update_region_settings, **members)
        assert aws.backup.describe_region_settings()["ResourceTypeOptInPreference"] == before


def test_supported_resource_types(aws: Backup) -> None:
    supported = set(aws.backup.get_supported_resource_types()["ResourceTypes"])
    assert supported == set(aws.backup.describe_region_settings()["ResourceTypeOptInPreference"])
    assert {"Aurora", "DynamoDB", "EBS", "EC2", "EFS", "RDS", "S3", "Storage Gateway"} < supported
