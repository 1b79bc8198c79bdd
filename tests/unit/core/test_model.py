"""Models: what they take from the wire and from APIs, leave alone and give back."""

import copy
from typing import Annotated, Any

import pytest
from pydantic import Field

from offsite_provider.core.model import Inputs, Outputs, WireModel
from offsite_provider.core.traits import Member, Replaces
from offsite_provider.core.unknown import UNKNOWN, is_given, is_known, known_items


class Rule(WireModel):
    target_vault: str
    keep_days: Annotated[int, Field(ge=1, le=35)] = 7


class Plan(Inputs):
    plan_name: Annotated[str, Replaces]
    rules_of_plan: list[Rule] = []
    first_rule: Rule | None = None
    labels: dict[str, str] = {}


class Seen(Outputs):
    plan_id: str
    db_name: Annotated[str | None, Member("DBName")] = None


class TestUnknown:
    def test_survives_copies_as_itself(self) -> None:
        assert copy.copy(UNKNOWN) is UNKNOWN
        assert copy.deepcopy({"a": [UNKNOWN]})["a"][0] is UNKNOWN

    @pytest.mark.parametrize(
        "value",
        [
            UNKNOWN, {"a": UNKNOWN}, ["a", UNKNOWN], ("a", UNKNOWN), [{"a": ["b", {"c": UNKNOWN}]}],
            Rule.model_construct(target_vault=UNKNOWN),
        ],
    )  # fmt: skip
    def test_makes_all_that_holds_it_unknown(self, value: object) -> None:
        assert not is_known(value)
        assert not is_known("a", value)
        assert not is_given(value)

    @pytest.mark.parametrize("value", ["", 0, {}, [], {"a": [1]}, Rule(target_vault="v")])
    def test_nothing_else_is_unknown(self, value: object) -> None:
        assert is_known(value, None)
        assert is_given(value)
        assert not is_given(None), "what is left out is known, and not given"

    def test_the_items_that_are_known_and_where_they_stand(self) -> None:
        assert list(known_items(["a", UNKNOWN, {"b": UNKNOWN}, "c"])) == [(0, "a"), (3, "c")]
        assert list(known_items(UNKNOWN)) == []


class TestWire:
    def test_unknown_values_come_through_at_every_depth(self) -> None:
        wire: dict[str, Any] = {
            "planName": UNKNOWN,
            "rulesOfPlan": [{"targetVault": UNKNOWN, "keepDays": 3}],
            "labels": {"a": UNKNOWN, "b": "c"},
        }
        assert Plan.model_validate(wire).to_wire() == wire


class TestApi:
    def test_what_is_said_wins_over_the_answer(self) -> None:
        assert Seen.from_api({"PlanId": "p", "DBName": "a"}, db_name="b").db_name == "b"
        assert Seen.from_api({"PlanId": "p", "DBName": "a"}, db_name=None).db_name is None

    def test_an_answer_need_not_be_what_an_argument_may_be(self) -> None:
        rule = {"TargetVault": "v", "KeepDays": 99, "Later": 1}
        plan = Plan.from_api({"PlanName": "daily", "RulesOfPlan": [rule], "FirstRule": rule})
        assert plan.rules_of_plan == [plan.first_rule]
        assert plan.first_rule is not None
        assert (plan.first_rule.target_vault, plan.first_rule.keep_days) == ("v", 99)


class TestRecall:
    def test_of_state_of_another_release(self) -> None:
        rules = [{"keepDays": 99}]
        plan = Plan.from_state({"planName": "daily", "rulesOfPlan": rules, "goneArgument": 1})
        assert (plan.plan_name, plan.rules_of_plan) == ("daily", rules)
