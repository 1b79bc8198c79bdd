"""Lifecycle: its days, and what it means."""

from typing import Any

import pytest

from offsite_provider.aws.backup.lifecycle import Lifecycle, SameLifecycle
from offsite_provider.core.check import check
from offsite_provider.core.unknown import UNKNOWN

COLD, END = "moveToColdStorageAfterDays", "deleteAfterDays"
RANGE = "must be from 1 to 36500, or -1 for never, not {}"


@pytest.mark.parametrize(
    ("wire", "problem"),
    [
        ({}, None),
        ({END: 1}, None),
        ({END: 36500}, None),
        ({COLD: 1}, None),
        ({COLD: 30, END: 120}, None),
        ({COLD: 30, END: -1}, None),
        ({COLD: -1, END: 7}, None),
        ({COLD: 30, END: UNKNOWN}, None),
        ({COLD: UNKNOWN, END: 7}, None),
        *[({n: d}, (n, RANGE.format(d))) for n in (COLD, END) for d in (0, -2, 36501)],
        ({COLD: 30, END: 119}, (END, "must be at least 120, not 119: what moves to cold storage after 30 days stays there for 90 days or more")),
    ],
    ids=repr,
)  # fmt: skip
def test_days(wire: dict[str, Any], problem: tuple[str, str] | None) -> None:
    _, problems = check(Lifecycle, wire)
    assert [(*p.path, p.reason) for p in problems] == ([problem] if problem else [])


def test_for_ever_is_one_however_it_is_written() -> None:
    for same in (
        {},
        {END: -1},
        {END: -1, COLD: -1},
        {"optInToArchiveForSupportedResources": False},
    ):
        assert SameLifecycle.key(Lifecycle.from_state(same)) == SameLifecycle.key(None)
    for other in ({END: 1}, {COLD: 1}, {"optInToArchiveForSupportedResources": True}):
        assert SameLifecycle.key(Lifecycle.from_state(other)) != SameLifecycle.key(None)
