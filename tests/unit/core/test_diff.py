"""Diff: what a change of arguments does while they are not known, or when they are recorded.

What a change of any resource's argument does is in the contract suite.
"""

from typing import Annotated, Any

import pytest

from offsite_provider.core.diff import Difference, chosen, completed, diff
from offsite_provider.core.equality import AnyOrder
from offsite_provider.core.model import Inputs, WireModel
from offsite_provider.core.traits import Computed, Replaces, ReplacesIf, Unmanaged
from offsite_provider.core.unknown import UNKNOWN


class Rule(WireModel):
    target_vault: str
    keep_days: int = 7


class Plan(Inputs):
    source_id: Annotated[str, Replaces] = "s"
    regions: Annotated[list[str], AnyOrder] = ["a"]
    best: Annotated[
        Rule | None, ReplacesIf(lambda r: r if r is UNKNOWN else getattr(r, "target_vault", None))
    ] = None
    steps: list[Rule] = []
    key_id: Annotated[str | None, Replaces, Computed] = None
    adopt: Annotated[str | None, Unmanaged] = None


BEST = {"targetVault": "v"}
BEFORE = {"regions": ["a", "b"], "best": BEST, "keyId": "chosen", "adopt": "x"}


@pytest.mark.parametrize(
    ("change", "replaces"),
    [
        ({"sourceId": UNKNOWN}, True), ({"best": UNKNOWN}, False),
        ({"best": {"targetVault": UNKNOWN}}, False), ({"best": None}, True),
        ({"best": {**BEST, "keepDays": 8}}, False), ({"keyId": UNKNOWN}, True),
        ({"regions": UNKNOWN}, False), ({"regions": [UNKNOWN]}, False),
        ({"steps": [{"targetVault": UNKNOWN}]}, False),
    ],
    ids=repr,
)  # fmt: skip
def test_a_difference(change: dict[str, Any], replaces: bool) -> None:
    changed = (*change,)
    wanted = Plan.model_validate({**BEFORE, **change})
    assert diff(Plan.from_state(BEFORE), wanted) == Difference(changed, changed * replaces)


@pytest.mark.parametrize(
    "change",
    [{"best": {**BEST, "keepDays": 7.0}}, {"keyId": None}, {"adopt": None}, {"adopt": UNKNOWN}],
    ids=repr,
)
def test_no_difference(change: dict[str, Any]) -> None:
    assert diff(Plan.from_state(BEFORE), Plan.model_validate({**BEFORE, **change})) == Difference()


def test_recorded_arguments_of_an_older_release_that_are_refused_now_are_a_difference() -> None:
    old = Plan.from_state({**BEFORE, "steps": [{"keepDays": 99}]})
    assert diff(old, Plan.model_validate(BEFORE)).changes == ("steps",)


def test_what_the_service_chose_and_not_what_was_asked_for_or_is_still_open() -> None:
    mine, chose = Plan(key_id="mine"), Plan(key_id="chosen")
    assert chosen(Plan(), chose) == ["keyId"]
    assert chosen(mine, mine) == chosen(Plan(), Plan()) == []
    assert completed(Plan(), Plan(key_id="chosen", regions=["b"])) == chose
    assert completed(mine, chose) == mine
