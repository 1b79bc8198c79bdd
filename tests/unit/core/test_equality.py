"""Equality: when two values mean the same, and how a live one is spelled as the program gave it."""

from typing import Annotated, Any

import pytest

from offsite_provider.core.equality import (
    AnyOrder,
    Equality,
    as_given,
    default,
    same,
)
from offsite_provider.core.model import WireModel
from offsite_provider.core.unknown import UNKNOWN

Alias = Equality(
    lambda name: name and name.lower(),
    lambda given, live: given == "ALIAS" or given.lower() == live.lower(),
)


class Action(WireModel):
    vault: str
    days: Annotated[int | None, default(0)] = None
    regions: Annotated[list[str], AnyOrder] = []


class Plan(WireModel):
    name: str = "daily"
    steps: list[Action] = []
    copies: Annotated[list[Action], AnyOrder] = []
    zone: Annotated[str | None, default("UTC")] = None
    labels: dict[str, str] | None = None
    key: Annotated[str | None, Alias] = None
    regions: Annotated[list[str] | None, AnyOrder] = None
    first: Action | None = None


A = Action(vault="a", regions=["x", "y"])
A_IN_OTHER_WORDS = Action(vault="a", days=0, regions=["y", "x"])
B = Action(vault="b")


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("regions", ["a", "b"], ["b", "a"], True), ("regions", ["a", "b"], ["b", "a", "b"], True),
        ("regions", ["a", "b"], ["a"], False), ("regions", ["a"], None, False),
        ("regions", [], None, True), ("regions", ["a", UNKNOWN], ["a", "b"], False),
        ("regions", UNKNOWN, UNKNOWN, True), ("regions", ["a"], UNKNOWN, False),
        ("steps", [], None, True), ("steps", [A, B], [B, A], False),
        ("steps", [A, B], [A_IN_OTHER_WORDS, B], True),
        ("copies", [A, B], [B, A_IN_OTHER_WORDS], True), ("copies", [A, B], [B], False),
        ("zone", None, "UTC", True), ("zone", None, "CET", False), ("labels", {}, None, True),
        ("labels", {"a": "1", "b": "2"}, {"b": "2", "a": "1"}, True),
        ("labels", {"a": "1"}, {"a": "2"}, False), ("first", A, A_IN_OTHER_WORDS, True),
        ("first", A, None, False), ("name", "daily", "Daily", False), ("name", "", None, False),
        ("key", "KEY", "key", True), ("key", "ALIAS", "key", False),
    ],
)  # fmt: skip
def test_same(name: str, old: Any, new: Any, expected: bool) -> None:
    field = Plan.model_fields[name]
    assert same(field, old, new) is same(field, new, old) is expected


class TestAsGiven:
    def test_live_values_in_the_programs_own_spelling(self) -> None:
        given = Plan(copies=[A, B], key="ALIAS", regions=["b", "a"], labels={})
        live = Plan(
            copies=[B, A_IN_OTHER_WORDS],
            zone="UTC",
            key="arn:key",
            regions=["a", "b"],
            name="daily",
        )
        assert as_given(given, live) == given
