"""RegionSettings: only the named types are managed, and put back if that is wanted."""

from typing import Any

import pytest
from offsite_provider.aws.backup.region_settings import RegionSettings
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import Invalid

from .answering import Refusal, Resource, Service

OPT_IN, MANAGEMENT = "ResourceTypeOptInPreference", "ResourceTypeManagementPreference"


class Region:
    """A region's settings, which merge what they are sent."""

    def __init__(self, service: Service) -> None:
        self.live: dict[str, dict[str, bool]] = {
            OPT_IN: {"DynamoDB": True, "EBS": True, "EFS": False, "Storage Gateway": False},
            MANAGEMENT: {"DynamoDB": False, "EFS": True},
        }
        service.on("DescribeRegionSettings", lambda _: {k: dict(v) for k, v in self.live.items()})
        service.on("UpdateRegionSettings", self.update)

    def update(self, request: dict[str, dict[str, bool]]) -> None:
        for member, changes in request.items():
            if unknown := set(changes) - set(self.live[member]):
                raise Refusal("InvalidParameterValueException", f"invalid values: {unknown}")
            self.live[member].update(changes)


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def region(service: Service) -> Region:
    return Region(service)


@pytest.fixture
def settings_of(service: Service, region: Region, report: Any) -> Resource:
    return Resource(RegionSettings(), service, report)


def opt_in(**types: bool) -> dict[str, Any]:
    return {"resourceTypeOptInPreference": types}


class TestArguments:
    def test_all_of_them(self, settings_of: Resource) -> None:
        wire = {
            "resourceTypeOptInPreference": {"Storage Gateway": True, "SAP HANA on Amazon EC2": 0},
            "resourceTypeManagementPreference": {"DynamoDB": "true"},
            "onDestroy": "restore",
            "region": "eu-west-1",
        }
        assert settings_of.complaints(**wire) == {}

    @pytest.mark.parametrize(
        ("wire", "found"),
        [
            (
                {},
                {
                    "resource_type_opt_in_preference": "or `resource_type_management_preference` "
                    "has to name a type of resource"
                },
            ),
            (
                opt_in(EBS=True) | {"onDestroy": "reset"},
                {"on_destroy": "must be one of 'leave' or 'restore', not `reset`"},
            ),
            (
                opt_in(**{"E/BS": True}),
                {
                    "resource_type_opt_in_preference.E/BS.[key]": "must be a type of resource, "
                    "like `DynamoDB`, not `E/BS`"
                },
            ),
            (
                {"resourceTypeOptInPreference": {"EFS": "maybe"}},
                {
                    "resource_type_opt_in_preference.EFS": "must be true or false, not `maybe`",
                },
            ),
        ],
        ids=repr,
    )
    def test_refusals(
        self, settings_of: Resource, wire: dict[str, Any], found: dict[str, str]
    ) -> None:
        assert settings_of.complaints(**wire) == found

    @pytest.mark.parametrize("given", [UNKNOWN, {"EBS": UNKNOWN}])
    def test_any_may_be_unknown(self, settings_of: Resource, given: Any) -> None:
        assert settings_of.complaints(resourceTypeOptInPreference=given) == {}


class TestMerging:
    def test_only_what_differs_is_sent(
        self, settings_of: Resource, service: Service, region: Region
    ) -> None:
        made = settings_of.create(
            settings_of.inputs(
                **opt_in(EBS=True, EFS=True), resourceTypeManagementPreference={"DynamoDB": True}
            )
        )
        assert made.id == "eu-west-1"
        assert service.calls == ["DescribeRegionSettings", "UpdateRegionSettings"]
        assert service.asked("UpdateRegionSettings") == {
            OPT_IN: {"EFS": True},
            MANAGEMENT: {"DynamoDB": True},
        }
        assert region.live[OPT_IN]["DynamoDB"]

    def test_a_map_without_changes_is_not_sent(
        self, settings_of: Resource, service: Service
    ) -> None:
        settings_of.create(settings_of.inputs(**opt_in(EFS=True)))
        assert service.asked("UpdateRegionSettings") == {OPT_IN: {"EFS": True}}

    def test_what_is_so_already_is_not_sent(self, settings_of: Resource, service: Service) -> None:
        settings_of.create(settings_of.inputs(**opt_in(EBS=True)))
        assert service.calls == ["DescribeRegionSettings"]

    def test_others_are_no_drift(
        self, settings_of: Resource, service: Service, region: Region
    ) -> None:
        made = settings_of.create(settings_of.inputs(**opt_in(EFS=True)))
        region.live[OPT_IN]["EBS"] = False
        region.live[MANAGEMENT]["DynamoDB"] = True
        assert settings_of.read(made) == made

    def test_the_named_ones_drift_and_are_put_right(
        self, settings_of: Resource, service: Service, region: Region
    ) -> None:
        wanted = settings_of.inputs(**opt_in(EFS=True, EBS=True))
        made = settings_of.create(wanted)
        region.live[OPT_IN]["EFS"] = False
        drifted = settings_of.read(made)
        assert drifted is not None
        assert drifted.inputs.resource_type_opt_in_preference == {"EFS": False, "EBS": True}
        assert settings_of.diff(drifted, **opt_in(EFS=True, EBS=True)).changes == (
            "resourceTypeOptInPreference",
        )
        service.forget()
        settings_of.update(drifted, wanted)
        assert service.asked("UpdateRegionSettings") == {OPT_IN: {"EFS": True}}

    def test_a_type_that_the_region_has_no_more_is_seen(
        self, settings_of: Resource, region: Region
    ) -> None:
        made = settings_of.create(settings_of.inputs(**opt_in(EFS=True)))
        del region.live[OPT_IN]["EFS"]
        drifted = settings_of.read(made)
        assert drifted is not None
        assert drifted.inputs.resource_type_opt_in_preference == {}


class TestRestoring:
    def test_leaves_by_default(self, settings_of: Resource, service: Service) -> None:
        made = settings_of.create(settings_of.inputs(**opt_in(EFS=True)))
        service.forget()
        settings_of.delete(made)
        assert service.calls == []

    def test_puts_back_what_was_there_before(self, settings_of: Resource, region: Region) -> None:
        wire = {
            **opt_in(EFS=True, DynamoDB=False),
            "resourceTypeManagementPreference": {"DynamoDB": True},
            "onDestroy": "restore",
        }
        before = {member: dict(live) for member, live in region.live.items()}
        made = settings_of.create(settings_of.inputs(**wire))
        assert region.live != before
        settings_of.delete(made)
        assert region.live == before

    def test_what_was_there_is_remembered_from_before_the_first_change(
        self, settings_of: Resource, region: Region
    ) -> None:
        restore = {"onDestroy": "restore"}
        made = settings_of.create(settings_of.inputs(**opt_in(EFS=True), **restore))
        changed = settings_of.update(made, settings_of.inputs(**opt_in(EFS=False), **restore))
        changed = settings_of.update(changed, settings_of.inputs(**opt_in(EFS=True), **restore))
        settings_of.delete(changed)
        assert region.live[OPT_IN]["EFS"] is False

    def test_types_that_are_named_later_too(self, settings_of: Resource, region: Region) -> None:
        made = settings_of.create(settings_of.inputs(**opt_in(EFS=True)))
        region.live[OPT_IN]["EBS"] = False
        wire = {**opt_in(EFS=True, EBS=True), "onDestroy": "restore"}
        changed = settings_of.update(made, settings_of.inputs(**wire))
        assert region.live[OPT_IN]["EBS"] is True
        settings_of.delete(changed)
        assert region.live[OPT_IN]["EBS"] is False
        assert region.live[OPT_IN]["EFS"] is False

    @pytest.mark.parametrize(("on_destroy", "after"), [("restore", False), ("leave", True)])
    def test_types_that_are_no_longer_named(
        self, settings_of: Resource, region: Region, on_destroy: str, after: bool
    ) -> None:
        wire = {**opt_in(EFS=True, EBS=True), "onDestroy": on_destroy}
        made = settings_of.create(settings_of.inputs(**wire))
        fewer = {**opt_in(EBS=True), "onDestroy": on_destroy}
        changed = settings_of.update(made, settings_of.inputs(**fewer))
        assert region.live[OPT_IN]["EFS"] is after
        assert changed.outputs.previous[OPT_IN] == {"EBS": True}

    def test_deciding_so_later_is_a_change_without_a_call(
        self, settings_of: Resource, service: Service, region: Region
    ) -> None:
        made = settings_of.create(settings_of.inputs(**opt_in(EFS=True)))
        service.forget()
        wire = {**opt_in(EFS=True), "onDestroy": "restore"}
        assert settings_of.diff(made, **wire).changes == ("onDestroy",)
        changed = settings_of.update(made, settings_of.inputs(**wire))
        assert service.calls == []
        settings_of.delete(changed)
        assert region.live[OPT_IN]["EFS"] is False

    def test_two_never_live_side_by_side(self) -> None:
        assert RegionSettings.unique


def test_an_unknown_type_is_named_beside_those_that_there_are(settings_of: Resource) -> None:
    wire = {**opt_in(Dynamo=True), "resourceTypeManagementPreference": {"EBS": True}}
    with pytest.raises(Invalid) as caught:
        settings_of.create(settings_of.inputs(**wire))
    said = str(caught.value)
    assert said.startswith("cannot change the settings of AWS Backup in eu-west-1: invalid values")
    assert (
        "`Dynamo`: did you mean `DynamoDB`? There are DynamoDB, EBS, EFS, Storage Gateway. "
        "`EBS`: There are DynamoDB, EFS." in said
    )
