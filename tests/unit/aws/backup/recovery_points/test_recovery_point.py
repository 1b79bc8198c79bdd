"""RecoveryPoint: what AWS Backup refuses, and what only some recovery points are."""

from collections.abc import Iterator
from typing import Any

import pytest

from offsite_provider.core.failures import Failure, Invalid

from ..service import ACCOUNT, NOW, POINT, REGION, VAULT, Service, service

GOOD = {"backupVaultName": VAULT, "recoveryPointArn": POINT}
OF_FSX = f"arn:aws:fsx:{REGION}:{ACCOUNT}:backup/backup-1"
WHOLE = f"{POINT}0"
DELETED = {"onDestroy": "delete"}


@pytest.fixture
def point(report: Any) -> Iterator[Service]:
    with service("RecoveryPoint", report) as found:
        yield found


def shows(point: Service, status: str = "COMPLETED", **members: Any) -> None:
    """What is there at the next look."""
    point.answers("describe_recovery_point", {"Status": status, **members})


def kept(point: Service, members: dict[str, Any] | None = None, **wire: Any) -> dict[str, Any]:
    """The state of a resource that manages what is there already."""
    shows(point, **(members or {}))
    return point.create(**GOOD, **wire)[1]


def test_one_that_is_being_made_is_waited_for(point: Service, report: Any) -> None:
    shows(point, "CREATING")
    kept(point)
    assert report.progressed == ["CREATING"]


@pytest.mark.parametrize("status", ["DELETING", "EXPIRED"])
def test_one_that_is_about_to_go_is_not_managed(point: Service, status: str) -> None:
    shows(point, status)
    with pytest.raises(
        Failure, match=f"it is {status}. Choose a recovery point that isn't being deleted"
    ):
        point.create(**GOOD)


def test_one_that_nobody_may_delete_is_not_gone(point: Service) -> None:
    state = kept(point)
    shows(point, "EXPIRED")
    assert point.read("id", state) == (state, None)


def test_a_lifecycle_that_is_taken_away_is_for_ever(point: Service) -> None:
    members = {"Lifecycle": {"MoveToColdStorageAfterDays": 1, "DeleteAfterDays": 100}}
    state = kept(point, members)
    shows(point)
    for_ever = {"MoveToColdStorageAfterDays": -1, "DeleteAfterDays": -1}
    at = {"BackupVaultName": VAULT, "RecoveryPointArn": POINT}
    point.answers("update_recovery_point_lifecycle", {}, **at, Lifecycle=for_ever)
    point.update(state, **GOOD, lifecycle={})


def test_for_ever_is_minus_one_to_the_service(point: Service) -> None:
    for_ever = {"Lifecycle": {"MoveToColdStorageAfterDays": -1, "DeleteAfterDays": -1}}
    state = kept(point)
    shows(point, **for_ever)
    assert point.read("id", state) == (state, None)


def test_in_cold_storage_the_move_there_cannot_change(point: Service) -> None:
    cold = {"moveToColdStorageAfterDays": 1, "deleteAfterDays": 100}
    lifecycle = {"MoveToColdStorageAfterDays": 1, "DeleteAfterDays": 100}
    members = {"Lifecycle": lifecycle, "StorageClass": "COLD"}
    state = kept(point, members, lifecycle=cold)
    shows(point, **members)
    with pytest.raises(Failure) as caught:
        point.update(state, **GOOD, lifecycle={**cold, "moveToColdStorageAfterDays": 2})
    assert str(caught.value) == (
        f"cannot change the lifecycle of {POINT}: it is in cold storage, and its move there can't "
        "be changed any more. Keep `move_to_cold_storage_after_days=1`."
    )
    point.answers("update_recovery_point_lifecycle", {})
    point.update(state, **GOOD, lifecycle={**cold, "deleteAfterDays": 200})


def test_tags_that_offsite_cannot_change_are_left_alone(point: Service, report: Any) -> None:
    wire = {**GOOD, "recoveryPointArn": OF_FSX, "tags": {"a": "b"}}
    shows(point)
    _, state = point.create(**wire)
    assert report.informed == [
        f"leaves the tags of {OF_FSX} alone: offsite can't change the tags of recovery points of "
        "that service"
    ]
    shows(point)
    live, _ = point.read("id", state)
    assert live["tags"] == {"a": "b"}


def test_where_aws_backup_keeps_no_tags_nobody_can_tell(point: Service) -> None:
    shows(point)
    point.answers("tag_resource", {})
    _, state = point.create(**GOOD, tags={"a": "b"})
    shows(point)
    point.refuses("list_tags", "InvalidParameterValueException", "Tags are not supported")
    assert point.read("id", state) == (state, None)


@pytest.mark.parametrize(
    ("members", "until"),
    [({}, "for ever"), ({"CalculatedLifecycle": {"DeleteAt": NOW}}, "until 2026-03-01 04:00 UTC")],
)
def test_it_says_how_long_it_stays(
    point: Service, report: Any, members: dict[str, Any], until: str
) -> None:
    state = kept(point)
    shows(point, **members)
    point.delete(state)
    assert report.informed == [f"{POINT} stays in the vault {VAULT} {until}"]


def test_what_is_busy_is_tried_again(point: Service, report: Any) -> None:
    busy = "AWS Backup is already performing an action on this recovery point"
    state = kept(point, **DELETED)
    shows(point)
    point.refuses("delete_recovery_point", "InvalidResourceStateException", busy, times=2)
    point.answers("delete_recovery_point", {})
    shows(point, "DELETING")
    point.refuses("describe_recovery_point", "ResourceNotFoundException")
    point.delete(state)
    assert report.progressed == [f"waits: {busy}", "DELETING"]


def test_what_is_refused_is_told(point: Service) -> None:
    state = kept(point, **DELETED)
    shows(point)
    point.refuses("delete_recovery_point", "InvalidRequestException", "The vault is locked.")
    with pytest.raises(Invalid, match=f"delete the recovery point {POINT}: The vault is locked"):
        point.delete(state)


def test_what_aws_backup_is_not_allowed_to_delete(point: Service) -> None:
    state = kept(point, **DELETED)
    shows(point)
    point.answers("delete_recovery_point", {})
    shows(point, "EXPIRED", StatusMessage="The role lacks a permission.", IamRoleArn="role")
    with pytest.raises(Failure, match=r"lacks a permission. Allow the role role to delete it"):
        point.delete(state)


def test_gone_in_between_is_fine(point: Service) -> None:
    state = kept(point, **DELETED)
    shows(point, "DELETING")
    point.refuses("delete_recovery_point", "ResourceNotFoundException")
    point.refuses("describe_recovery_point", "ResourceNotFoundException")
    point.delete(state)


@pytest.mark.parametrize("on_destroy", ["retain", "disassociate"])
def test_what_is_going_does_not_stay(point: Service, report: Any, on_destroy: str) -> None:
    state = kept(point, onDestroy=on_destroy)
    shows(point, "DELETING")
    point.delete(state)
    assert report.informed == []


@pytest.mark.parametrize("still_a_part", [True, False])
def test_a_part_may_go_with_the_whole_at_the_same_time(point: Service, still_a_part: bool) -> None:
    state = kept(point, onDestroy="disassociate")
    part = {"ParentRecoveryPointArn": WHOLE}
    shows(point, **part)
    point.refuses("disassociate_recovery_point_from_parent", "InvalidRequestException")
    if still_a_part:
        shows(point, **part)
        with pytest.raises(Invalid):
            point.delete(state)
    else:
        shows(point, "DELETING")
        shows(point, "DELETING")
        point.delete(state)
