"""Diff: what a change of arguments does, and what was left to the service."""

from typing import Annotated, Any

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
    best: Annotated[Rule | None, ReplacesIf(lambda rule: getattr(rule, "target_vault", None))] = (
        None
    )
    by_name: dict[str, int] = {}
    weekly: bool = False
    tags: dict[str, str] = {}
    key_id: Annotated[str | None, Replaces, Computed] = None
    adopt: Annotated[str | None, Unmanaged] = None


def checked(**wire: Any) -> Plan:
    return Plan.model_validate({"sourceId": "s", **wire})


class TestDiff:
    def difference(self, old: dict[str, Any], new: dict[str, Any]) -> Difference:
        return diff(checked(**old), checked(**new))

    def test_nothing(self) -> None:
        assert self.difference({"tags": {"a": "b"}}, {"tags": {"a": "b"}}) == Difference()

    def test_in_place(self) -> None:
        assert self.difference({"weekly": False}, {"weekly": True}) == Difference(
            changes=("weekly",)
        )

    def test_by_replacement(self) -> None:
        found = self.difference({}, {"sourceId": "other", "byName": {"a": 1}})
        assert found == Difference(changes=("sourceId", "byName"), replaces=("sourceId",))

    def test_by_replacement_if_a_part_changes_that_can_not(self) -> None:
        one, two = {"targetVault": "v1"}, {"targetVault": "v2"}
        in_place = self.difference({"best": one}, {"best": {**one, "keepDays": 8}})
        assert in_place == Difference(("best",))
        replaced = Difference(("best",), ("best",))
        for old, new in ((one, two), (one, None), (None, one), (one, {"targetVault": UNKNOWN})):
            assert self.difference({"best": old}, {"best": new}) == replaced
        assert self.difference({"best": one}, {"best": UNKNOWN}) == replaced

    def test_sets_are_sets(self) -> None:
        assert self.difference({"regions": ["a", "b"]}, {"regions": ["b", "a"]}).changes == ()
        assert self.difference({"regions": ["a", "b"]}, {"regions": ["a"]}).changes == ("regions",)

    def test_a_set_that_is_not_known_yet_is_another(self) -> None:
        assert self.difference({"regions": ["a"]}, {"regions": UNKNOWN}).changes == ("regions",)

    def test_lists_are_lists(self) -> None:
        one, two = {"targetVault": "v1"}, {"targetVault": "v2"}
        assert self.difference({"steps": [one, two]}, {"steps": [two, one]}).changes == ("steps",)

    def test_left_to_the_service_is_no_difference(self) -> None:
        assert self.difference({"keyId": "chosen"}, {}).changes == ()

    def test_asked_for_otherwise_is(self) -> None:
        found = self.difference({"keyId": "chosen"}, {"keyId": "mine"})
        assert found == Difference(("keyId",), ("keyId",))

    def test_what_only_steers_a_call_is_not(self) -> None:
        assert self.difference({"adopt": "a"}, {"adopt": "b"}).changes == ()
        assert self.difference({"adopt": "a"}, {}).changes == ()

    def test_an_unknown_value_is_a_difference(self) -> None:
        assert self.difference({}, {"sourceId": UNKNOWN}).replaces == ("sourceId",)
        assert self.difference({}, {"tags": {"a": UNKNOWN}}).changes == ("tags",)
        assert self.difference({"keyId": "k"}, {"keyId": UNKNOWN}).replaces == ("keyId",)
        assert self.difference({"regions": ["a"]}, {"regions": [UNKNOWN]}).changes == ("regions",)

    def test_nested_arguments_are_compared_by_value(self) -> None:
        rule = {"targetVault": "vv"}
        same = self.difference({"steps": [rule]}, {"steps": [{**rule, "keepDays": 7.0}]})
        assert same.changes == ()
        assert self.difference({"best": rule}, {"best": {**rule, "keepDays": 8}}).changes == (
            "best",
        )

    def test_recorded_arguments_of_an_older_release(self) -> None:
        best = {"targetVault": "vv"}
        old = Plan.from_state({"sourceId": "s", "steps": [{"keepDays": 99}], "best": best})
        assert diff(old, checked(best=best)).changes == ("steps",)


class TestChosen:
    def test_what_the_service_chose(self) -> None:
        assert chosen(checked(), checked(keyId="chosen")) == ["keyId"]

    def test_not_what_was_asked_for(self) -> None:
        assert chosen(checked(keyId="mine"), checked(keyId="mine")) == []

    def test_not_what_is_still_open(self) -> None:
        assert chosen(checked(), checked()) == []


class TestCompleted:
    def test_with_what_the_service_chose(self) -> None:
        assert completed(checked(), checked(keyId="chosen", weekly=True)) == checked(keyId="chosen")

    def test_but_not_where_something_was_asked_for(self) -> None:
        assert completed(checked(keyId="mine"), checked(keyId="chosen")) == checked(keyId="mine")
