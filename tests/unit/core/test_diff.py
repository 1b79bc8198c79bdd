"""Diff: what a change of arguments does, and what was left to the service."""

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
    source_id: Annotated[str, Replaces]
    regions: Annotated[list[str], AnyOrder] = ["a"]
    steps: list[Rule] = []
    best: Annotated[
        Rule | None,
        ReplacesIf(lambda r: r if r is UNKNOWN else getattr(r, "target_vault", None)),
    ] = None
    by_name: dict[str, int] = {}
    tags: dict[str, str] = {}
    key_id: Annotated[str | None, Replaces, Computed] = None
    adopt: Annotated[str | None, Unmanaged] = None


ONE, TWO, LONGER = (
    {"targetVault": "v1"},
    {"targetVault": "v2"},
    {"targetVault": "v1", "keepDays": 8},
)
REPLACED = (("best",), ("best",))


def checked(**wire: Any) -> Plan:
    return Plan.model_validate({"sourceId": "s", **wire})


@pytest.mark.parametrize(
    ("old", "new", "changes", "replaces"),
    [
        ({"tags": {"a": "b"}}, {"tags": {"a": "b"}}, (), ()),
        ({"tags": {"a": "b"}}, {"tags": {"a": UNKNOWN}}, ("tags",), ()),
        ({}, {"sourceId": "other", "byName": {"a": 1}}, ("sourceId", "byName"), ("sourceId",)),
        ({}, {"sourceId": UNKNOWN}, ("sourceId",), ("sourceId",)),
        # Nested ones are compared by value, and may be replaced if a part changes that can't.
        ({"best": ONE}, {"best": {**ONE, "keepDays": 7.0}}, (), ()),
        ({"best": ONE}, {"best": LONGER}, ("best",), ()),
        *(({"best": old}, {"best": new}, *REPLACED) for old, new in ((ONE, TWO), (ONE, None), (None, ONE))),
        *(({"best": ONE}, {"best": new}, ("best",), ()) for new in ({"targetVault": UNKNOWN}, UNKNOWN)),
        # Sets are sets, and lists are lists.
        ({"regions": ["a", "b"]}, {"regions": ["b", "a"]}, (), ()),
        *(({"regions": ["a", "b"]}, {"regions": new}, ("regions",), ()) for new in (["a"], UNKNOWN, [UNKNOWN])),
        ({"steps": [ONE, TWO]}, {"steps": [TWO, ONE]}, ("steps",), ()),
        # What is left to the service is no difference, nor is what only steers a call.
        ({"keyId": "chosen"}, {}, (), ()),
        *(({"keyId": "chosen"}, {"keyId": new}, ("keyId",), ("keyId",)) for new in ("mine", UNKNOWN)),
        *(({"adopt": "a"}, new, (), ()) for new in ({"adopt": "b"}, {})),
    ],
)  # fmt: skip
def test_diff(old: Any, new: Any, changes: tuple[str, ...], replaces: tuple[str, ...]) -> None:
    assert diff(checked(**old), checked(**new)) == Difference(changes, replaces)


def test_recorded_arguments_of_an_older_release_that_are_refused_now_are_a_difference() -> None:
    old = Plan.from_state({"sourceId": "s", "steps": [{"keepDays": 99}], "best": ONE})
    assert diff(old, checked(best=ONE)).changes == ("steps",)


def test_what_the_service_chose_and_not_what_was_asked_for_or_is_still_open() -> None:
    mine, chose = checked(keyId="mine"), checked(keyId="chosen")
    assert chosen(checked(), chose) == ["keyId"]
    assert chosen(mine, mine) == chosen(checked(), checked()) == []
    assert completed(checked(), checked(keyId="chosen", tags={"a": "b"})) == chose
    assert completed(mine, chose) == mine
