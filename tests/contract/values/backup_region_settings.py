import pytest

from offsite_provider.aws.backup.settings.region_settings import RegionSettings
from offsite_provider.core.failures import Invalid

from ...faults.wire import watched
from . import Values

OPT_IN, MANAGEMENT = "ResourceTypeOptInPreference", "ResourceTypeManagementPreference"
NAMED = "which types the program names is not known to the service"


class RegionSettingsValues(Values):
    handler = RegionSettings
    read_operation = "backup:DescribeRegionSettings"

    least = {"resource_type_opt_in_preference": {"S3": False}}
    most = {
        "resource_type_opt_in_preference": {"S3": False, "Storage Gateway": False},
        "resource_type_management_preference": {"DynamoDB": False},
        "on_destroy": "restore",
    }
    changes = {
        "region": "eu-west-2",
        "resource_type_opt_in_preference": ({"S3": True, "EBS": False}, None),
        "resource_type_management_preference": ({"DynamoDB": True}, None),
        "on_destroy": "leave",
    }
    not_kept = {
        "resource_type_opt_in_preference": NAMED,
        "resource_type_management_preference": NAMED,
        "on_destroy": "it is an instruction for the deletion",
        "previous": "it was before",
    }
    drift = {
        "resource_type_opt_in_preference": lambda cloud, _: change(cloud, OPT_IN, S3=True),
        "resource_type_management_preference": lambda cloud, _: change(
            cloud, MANAGEMENT, DynamoDB=True
        ),
    }
    no_stranger = never_gone = stays = "a region always has its settings"
    to_delete = {"on_destroy": "restore"}

    def scene_only_what_differs(self, life):
        """No call is made for what is so already; a change is sent with all that stays, as the
        service switches on what it isn't sent."""
        before = settings(life.cloud)[OPT_IN]
        life.created(opt_in(life, S3=False, EBS=True))
        life.created(opt_in(life, S3=False), "another")
        life.created(opt_in(life, RDS=False), "third")
        calls = [call for call in life.cloud.calls if call.operation == "UpdateRegionSettings"]
        sent = [{**before, "S3": False}, {**before, "S3": False, "RDS": False}]
        assert [call.params for call in calls] == [{OPT_IN: types} for types in sent]

    def scene_another_program_at_the_same_time(self, life):
        """What another program's call undoes, sent before it had seen ours, is sent again, with
        what that call has changed."""
        before = settings(life.cloud)[OPT_IN]

        def and_another(call):
            """The other's call comes before the answer to ours that has changed them."""
            answer = call()
            wire.every = None
            if settings(life.cloud)[OPT_IN]["S3"]:
                wire.every = and_another
            else:
                change_to = {OPT_IN: {**before, "EBS": False}}
                life.cloud.aws("backup").update_region_settings(**change_to)
                # What shows only after ours was seen to stand, nobody can know of.
                life.cloud.catch_up()
            return answer

        with watched() as wire, wire.disturbing(and_another):
            life.created(opt_in(life, S3=False))
            assert wire.every is None
        assert settings(life.cloud)[OPT_IN] == {**before, "S3": False, "EBS": False}

    def scene_others_left_alone(self, life):
        """What the program does not name is no drift, and stays."""
        made = life.created(life.least())
        change(life.cloud, OPT_IN, EBS=False)
        change(life.cloud, MANAGEMENT, DynamoDB=False)
        assert not made.refresh()
        made.destroy()
        assert settings(life.cloud)[OPT_IN]["EBS"] is False

    def scene_put_back(self, life):
        """With `restore`, all is again what it was before it was first named."""
        before = settings(life.cloud)
        made = life.created(opt_in(life, S3=False))
        made.up(opt_in(life, S3=True))
        change(life.cloud, OPT_IN, EBS=False)
        made.up(opt_in(life, S3=False, EBS=True, RDS=False))
        made.up(opt_in(life, S3=False, EBS=True))
        assert settings(life.cloud)[OPT_IN]["RDS"] is True
        made.destroy()
        assert settings(life.cloud)[OPT_IN] == {**before[OPT_IN], "EBS": False}
        assert settings(life.cloud)[MANAGEMENT] == before[MANAGEMENT]

    def scene_put_back_decided_later(self, life):
        """To decide so later takes no call; until then, what is not named any more is left."""
        made = life.created(opt_in(life, "leave", S3=False, EBS=False))
        made.up(opt_in(life, "leave", S3=False))
        assert settings(life.cloud)[OPT_IN]["EBS"] is False
        before = len(life.cloud.calls)
        assert made.up(opt_in(life, S3=False)) == "updated"
        assert len(life.cloud.calls) == before
        made.destroy()
        assert settings(life.cloud)[OPT_IN]["S3"] is True

    def scene_imported(self, life):
        """Found by the id alone, it has all settings that there are."""
        found = life.created(life.least()).locate()
        assert found is not None
        assert found[1]["resourceTypeOptInPreference"] == settings(life.cloud)[OPT_IN]
        assert found[1]["resourceTypeManagementPreference"] == settings(life.cloud)[MANAGEMENT]

    def scene_an_unknown_type(self, life):
        """A type that the region has not is told beside those that there are."""
        wanted = life.most(resource_type_opt_in_preference={"Dynamo": True})
        with pytest.raises(Invalid) as refused:
            life.resource().up(wanted)
        assert str(refused.value).startswith(
            "cannot change the settings of AWS Backup in eu-west-1: Unsupported resource type"
        )
        assert "`Dynamo`: did you mean `DynamoDB`? There are Aurora, " in str(refused.value)


def settings(cloud):
    found = cloud.aws("backup").describe_region_settings()
    return {member: found[member] for member in (OPT_IN, MANAGEMENT)}


def change(cloud, member, **types):
    live = settings(cloud)[member]
    cloud.aws("backup").update_region_settings(**{member: {**live, **types}})


def opt_in(life, on_destroy="restore", **types):
    return life.wire({"resource_type_opt_in_preference": types, "on_destroy": on_destroy})
