"""Frameworks, and with them all named resources: what the sandbox's AWS never answers."""

from collections.abc import Iterator
from typing import Any

import pytest

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.core.failures import Conflict, Invalid, NotFound
from offsite_provider.core.ownership import TAG, Owner

from ..service import ACCOUNT, REGION, Service, service

ARN = f"arn:aws:backup:{REGION}:{ACCOUNT}:framework:mine-1"
GONE = "ResourceNotFoundException"


def given(*controls: str) -> dict[str, Any]:
    """The arguments of a framework with these controls."""
    return {
        "frameworkName": "mine",
        "frameworkControls": [{"controlName": control} for control in controls],
    }


@pytest.fixture
def backup(report: Any) -> Iterator[Service]:
    with service("Framework", report) as found:
        yield found


def shows(backup: Service, *controls: str) -> None:
    """What the framework is like at the next look."""
    found = {"FrameworkName": "mine", "FrameworkArn": ARN, "DeploymentStatus": "COMPLETED"}
    found |= {"FrameworkControls": [{"ControlName": control} for control in controls]}
    backup.answers("describe_framework", found)


@pytest.mark.parametrize("forgotten", [1, 4, 5])
def test_requests_of_deleted_frameworks_are_followed_by_others_but_not_for_ever(
    backup: Service, forgotten: int
) -> None:
    client, sent = access.client(backup.provider.run, "backup", REGION, AwsLookup()), set[str]()
    client.meta.events.register(
        "before-parameter-build.*.CreateFramework",
        lambda params, **_: sent.add(params["IdempotencyToken"]),
    )
    for _ in range(forgotten):
        backup.answers("create_framework", {})
        backup.refuses("describe_framework", GONE)
    if forgotten == 5:
        with pytest.raises(NotFound, match="cannot create the framework mine"):
            backup.create(**given("A"))
    else:
        backup.answers("create_framework", {})
        shows(backup, "A")
        assert backup.create(**given("A"))[0] == f"{REGION}/mine"
    assert len(sent) == min(forgotten + 1, 5)


def test_what_is_in_the_way_under_another_name_is_told_with_advice(report: Any) -> None:
    with service("Framework", report, **{"offsite:pollSeconds": "0"}) as backup:
        backup.refuses("create_framework", "AlreadyExistsException")
        backup.refuses("describe_framework", GONE)
        with pytest.raises(Conflict, match="Change a control or a parameter"):
            backup.create(**given("A"), adopt=f"{REGION}/mine")


def test_what_the_service_adds_is_no_drift_and_what_is_changed_is(backup: Service) -> None:
    backup.answers("create_framework", {})
    shows(backup, "B", "A", "ITS_OWN")
    id, state = backup.create(**given("A", "B"))
    assert state["frameworkControls"] == given("A", "B")["frameworkControls"]

    def read(known: dict[str, Any], *controls: str) -> Any:
        shows(backup, *controls)
        backup.answers("list_tags", {"Tags": {TAG: state["mark"]}})
        return backup.read(id, known)

    assert read(state, "B", "A", "ITS_OWN") == read(state, "ITS_OWN", "A", "B") == (state, None)
    drifted, arguments = read(state, "A", "BY_HAND")
    assert arguments["frameworkControls"] == given("A", "BY_HAND")["frameworkControls"]
    assert read(drifted, "A", "BY_HAND") == (drifted, None)
    backup.answers("list_tags", {"Tags": {TAG: state["mark"]}})
    backup.answers("update_framework", {})
    shows(backup, "A", "ITS_OWN")
    repaired = backup.update(drifted, **given("A"))
    assert repaired["frameworkControls"] == given("A")["frameworkControls"]
    assert read(repaired, "A", "ITS_OWN") == (repaired, None)


def test_any_other_refusal_of_a_deletion_is_passed_on(backup: Service) -> None:
    mark = str(Owner(backup.identity).mark("mine"))
    backup.answers("list_tags", {"Tags": {TAG: mark}})
    backup.refuses("delete_framework", "InvalidRequestException")
    with pytest.raises(Invalid) as refused:
        backup.delete({"region": REGION, "frameworkArn": ARN, **given("A")})
    assert refused.value.code == "InvalidRequestException"
