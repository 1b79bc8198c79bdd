import pytest

from offsite_provider.aws.backup.settings.global_settings import GlobalSettings
from offsite_provider.core.failures import AccessDenied, Invalid

from . import Values

CROSS_ACCOUNT, MPA, DELEGATED = (
    "isCrossAccountBackupEnabled",
    "isMpaEnabled",
    "isDelegatedAdministratorEnabled",
)
NAMED = "which settings the program names is not known to the service"
MEMBER = "arn:aws:iam::210987654321:role/member"


class GlobalSettingsValues(Values):
    handler = GlobalSettings
    read_operation = "backup:DescribeGlobalSettings"

    least = {"is_cross_account_backup_enabled": True}
    most = {
        **least,
        "is_mpa_enabled": True,
        "is_delegated_administrator_enabled": True,
        "on_destroy": "restore",
    }
    changes = {
        "region": "eu-west-2",
        "is_cross_account_backup_enabled": (False, None),
        "is_mpa_enabled": (False, None),
        "is_delegated_administrator_enabled": (False, None),
        "on_destroy": "leave",
    }
    not_kept = {
        "is_cross_account_backup_enabled": NAMED,
        "is_mpa_enabled": NAMED,
        "is_delegated_administrator_enabled": NAMED,
        "on_destroy": "it is an instruction for the deletion",
        "previous": "it was before",
    }
    drift = {
        "is_cross_account_backup_enabled": lambda cloud, _: change(cloud, CROSS_ACCOUNT, "false"),
        "is_mpa_enabled": lambda cloud, _: change(cloud, MPA, "false"),
        "is_delegated_administrator_enabled": lambda cloud, _: change(cloud, DELEGATED, "false"),
    }
    no_stranger = never_gone = stays = "an organization always has its settings"
    to_delete = {"on_destroy": "restore"}

    def scene_only_what_differs(self, life):
        """Only what is not so already is sent."""
        made = life.created(life.least(is_mpa_enabled=False))
        assert made.id == "eu-west-1/123456789012"
        assert sent(life) == [{CROSS_ACCOUNT: "true"}]
        assert made.state["lastUpdateTime"]
        life.created(life.least(), "another")
        assert len(sent(life)) == 1

    def scene_put_back(self, life):
        """With `restore`, what is not named any more is put back, and in the end all is."""
        before = settings(life.cloud)
        made = life.created(life.most())
        assert made.up(life.most(is_cross_account_backup_enabled=None)) == "updated"
        assert settings(life.cloud) == {**before, MPA: "true", DELEGATED: "true"}
        made.destroy()
        assert settings(life.cloud) == before
        life.created(life.least()).destroy()
        assert settings(life.cloud)[CROSS_ACCOUNT] == "true"

    def scene_imported(self, life):
        """Found by the id alone, it has all settings that there are."""
        made = life.created(life.least())
        found = made.locate()
        assert found is not None
        assert {name: found[1][name] for name in (CROSS_ACCOUNT, MPA, DELEGATED)} == {
            CROSS_ACCOUNT: True,
            MPA: False,
            DELEGATED: False,
        }

    def scene_in_a_member_account(self, life):
        """Others than the management account are told so, whatever the service's word."""
        advice = "Only the management account of an organization has these settings"
        with pytest.raises(Invalid, match=advice):
            life.resource().up(life.least(role_arn=MEMBER))
        life.cloud.deny("backup:UpdateGlobalSettings")
        with pytest.raises(AccessDenied, match=f"{advice}.*`UpdateGlobalSettings`"):
            life.resource().up(life.least())


def settings(cloud):
    return cloud.aws("backup").describe_global_settings()["GlobalSettings"]


def change(cloud, setting, value):
    cloud.aws("backup").update_global_settings(GlobalSettings={setting: value})


def sent(life):
    """The settings that were sent."""
    calls = [call for call in life.cloud.calls if call.operation == "UpdateGlobalSettings"]
    return [call.params["GlobalSettings"] for call in calls]
