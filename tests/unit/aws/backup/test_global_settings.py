"""GlobalSettings: the organization's, of which only the named are managed."""

from datetime import datetime, timezone
from typing import Any

import pytest
from offsite_provider.aws.backup.global_settings import GlobalSettings
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.core.failures import AccessDenied, Invalid

from .answering import Refusal, Resource, Service

CROSS_ACCOUNT, MPA, DELEGATED = (
    "isCrossAccountBackupEnabled",
    "isMpaEnabled",
    "isDelegatedAdministratorEnabled",
)


class Organization:
    """An organization's settings, which merge what they are sent."""

    def __init__(self, service: Service) -> None:
        self.live = {CROSS_ACCOUNT: "false", MPA: "false", DELEGATED: "true"}
        self.day = 1
        service.on("DescribeGlobalSettings", self.describe)
        service.on("UpdateGlobalSettings", self.update)
        service.on("GetCallerIdentity", {"Account": "123456789012"})

    def describe(self, _: object) -> dict[str, Any]:
        changed = datetime(2026, 3, self.day, tzinfo=timezone.utc)
        return {"GlobalSettings": dict(self.live), "LastUpdateTime": changed}

    def update(self, request: dict[str, Any]) -> None:
        self.live.update(request["GlobalSettings"])
        self.day += 1


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def organization(service: Service) -> Organization:
    return Organization(service)


@pytest.fixture
def settings_of(service: Service, organization: Organization, report: Any) -> Resource:
    return Resource(GlobalSettings(), service, report)


class TestArguments:
    @pytest.mark.parametrize("name", [CROSS_ACCOUNT, MPA, DELEGATED])
    @pytest.mark.parametrize("value", [True, False, UNKNOWN])
    def test_any_will_do(self, settings_of: Resource, name: str, value: object) -> None:
        assert settings_of.complaints(**{name: value}) == {}

    def test_one_is_required(self, settings_of: Resource) -> None:
        assert settings_of.complaints() == {
            "is_cross_account_backup_enabled": "or another of `is_cross_account_backup_enabled`, "
            "`is_mpa_enabled`, `is_delegated_administrator_enabled` is required"
        }

    def test_refusals(self, settings_of: Resource) -> None:
        assert settings_of.complaints(isMpaEnabled="perhaps", isMpaEnable=True) == {
            "is_mpa_enabled": "must be true or false, not `perhaps`",
            "is_mpa_enable": "is not an argument: did you mean `is_mpa_enabled`?",
        }


class TestMerging:
    def test_only_what_differs_is_sent_in_the_services_words(
        self, settings_of: Resource, service: Service
    ) -> None:
        made = settings_of.create(
            settings_of.inputs(**{CROSS_ACCOUNT: True, MPA: False, DELEGATED: False})
        )
        assert made.id == "123456789012"
        assert service.asked("UpdateGlobalSettings") == {
            "GlobalSettings": {CROSS_ACCOUNT: "true", DELEGATED: "false"}
        }
        assert made.outputs.last_update_time == "2026-03-02T00:00:00Z"

    def test_what_is_so_already_is_not_sent(self, settings_of: Resource, service: Service) -> None:
        made = settings_of.create(settings_of.inputs(**{DELEGATED: True}))
        assert service.calls == ["GetCallerIdentity", "DescribeGlobalSettings"]
        assert made.outputs.last_update_time == "2026-03-01T00:00:00Z"

    def test_others_are_no_drift(self, settings_of: Resource, organization: Organization) -> None:
        made = settings_of.create(settings_of.inputs(**{CROSS_ACCOUNT: True}))
        organization.live[MPA] = "true"
        now = settings_of.read(made)
        assert now == made

    def test_the_named_ones_drift_and_are_put_right(
        self, settings_of: Resource, service: Service, organization: Organization
    ) -> None:
        wire = {CROSS_ACCOUNT: True, MPA: False}
        made = settings_of.create(settings_of.inputs(**wire))
        organization.live |= {CROSS_ACCOUNT: "false", DELEGATED: "false"}
        drifted = settings_of.read(made)
        assert drifted is not None
        assert drifted.inputs.is_cross_account_backup_enabled is False
        assert drifted.inputs.is_delegated_administrator_enabled is None
        assert settings_of.diff(drifted, **wire).changes == (CROSS_ACCOUNT,)
        service.forget()
        settings_of.update(drifted, settings_of.inputs(**wire))
        assert service.asked("UpdateGlobalSettings") == {"GlobalSettings": {CROSS_ACCOUNT: "true"}}


class TestRestoring:
    def test_leaves_by_default(self, settings_of: Resource, organization: Organization) -> None:
        settings_of.delete(settings_of.create(settings_of.inputs(**{CROSS_ACCOUNT: True})))
        assert organization.live[CROSS_ACCOUNT] == "true"

    def test_puts_back_what_was_there_before(
        self, settings_of: Resource, service: Service, organization: Organization
    ) -> None:
        before = dict(organization.live)
        wire = {CROSS_ACCOUNT: True, DELEGATED: False, "onDestroy": "restore"}
        made = settings_of.create(settings_of.inputs(**wire))
        service.forget()
        settings_of.delete(made)
        assert organization.live == before
        assert service.calls == ["UpdateGlobalSettings"]

    def test_what_is_no_longer_named(
        self, settings_of: Resource, organization: Organization
    ) -> None:
        restore = {"onDestroy": "restore"}
        made = settings_of.create(settings_of.inputs(**{CROSS_ACCOUNT: True, MPA: True}, **restore))
        settings_of.update(made, settings_of.inputs(**{MPA: True}, **restore))
        assert organization.live[CROSS_ACCOUNT] == "false"
        assert organization.live[MPA] == "true"

    def test_two_never_live_side_by_side(self) -> None:
        assert GlobalSettings.unique


@pytest.mark.parametrize("operation", ["DescribeGlobalSettings", "UpdateGlobalSettings"])
@pytest.mark.parametrize(
    ("code", "kind"),
    [("InvalidRequestException", Invalid), ("AccessDeniedException", AccessDenied)],
)
def test_others_than_the_management_account_are_told_so(
    settings_of: Resource, service: Service, operation: str, code: str, kind: type[Exception]
) -> None:
    service.on(operation, Refusal(code, "Insufficient privileges to perform this action."))
    with pytest.raises(kind) as caught:
        settings_of.create(settings_of.inputs(**{CROSS_ACCOUNT: True}))
    assert "Insufficient privileges to perform this action" in str(caught.value)
    assert "Only the management account of an organization has these settings" in str(caught.value)
