"""Lifecycle: its days, and what it means."""

from typing import Any

import pytest

from offsite_provider.aws.backup.lifecycle import Lifecycle, same_lifecycle
from offsite_provider.core import plan
from offsite_provider.core.fields import UNKNOWN, Inputs


class Kept(Inputs):
    lifecycle: Lifecycle | None = None


def complaints(**wire: Any) -> dict[str, str]:
    _, problems = plan.check(Kept, {"lifecycle": wire})
    return {plan.spell_python(problem.path): problem.reason for problem in problems}


@pytest.mark.parametrize(
    "wire",
    [
        {},
        {"deleteAfterDays": 1},
        {"deleteAfterDays": 36500},
        {"deleteAfterDays": -1},
        {"moveToColdStorageAfterDays": 1},
        {"moveToColdStorageAfterDays": 30, "deleteAfterDays": 120},
        {"moveToColdStorageAfterDays": 30, "deleteAfterDays": -1},
        {"moveToColdStorageAfterDays": -1, "deleteAfterDays": 7},
        {"moveToColdStorageAfterDays": -1, "deleteAfterDays": -1},
        {"moveToColdStorageAfterDays": 30, "deleteAfterDays": UNKNOWN},
        {"moveToColdStorageAfterDays": UNKNOWN, "deleteAfterDays": 7},
        {"optInToArchiveForSupportedResources": True, "moveToColdStorageAfterDays": 1},
    ],
    ids=repr,
)
def test_lifecycles(wire: dict[str, Any]) -> None:
    assert complaints(**wire) == {}


@pytest.mark.parametrize("days", [0, -2, 36501])
@pytest.mark.parametrize("name", ["moveToColdStorageAfterDays", "deleteAfterDays"])
def test_days_out_of_range(name: str, days: int) -> None:
    (sentence,) = complaints(**{name: days}).values()
    assert sentence == f"must be from 1 to 36500, or -1 for never, not {days}"


def test_cold_storage_is_for_90_days_or_more() -> None:
    assert complaints(moveToColdStorageAfterDays=30, deleteAfterDays=119) == {
        "lifecycle.delete_after_days": (
            "must be at least 120, not 119: what moves to cold storage after 30 days stays there "
            "for 90 days or more"
        )
    }


def test_what_only_the_service_sets_is_no_argument() -> None:
    (path,) = complaints(deleteAfterEvent="DELETE_AFTER_COPY")
    assert path == "lifecycle.delete_after_event"


@pytest.mark.parametrize(
    "lifecycle",
    [
        None,
        Lifecycle(),
        Lifecycle(delete_after_days=-1),
        Lifecycle(move_to_cold_storage_after_days=-1, delete_after_days=-1),
        Lifecycle(opt_in_to_archive_for_supported_resources=False),
    ],
    ids=repr,
)
def test_for_ever_is_one_however_it_is_written(lifecycle: Lifecycle | None) -> None:
    assert same_lifecycle(lifecycle) == same_lifecycle(None)


@pytest.mark.parametrize(
    "lifecycle",
    [
        Lifecycle(delete_after_days=1),
        Lifecycle(move_to_cold_storage_after_days=1),
        Lifecycle(opt_in_to_archive_for_supported_resources=True),
    ],
    ids=repr,
)
def test_others_are_others(lifecycle: Lifecycle) -> None:
    assert same_lifecycle(lifecycle) != same_lifecycle(None)
