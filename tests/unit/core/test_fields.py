"""Fields: what a wire model takes, leaves alone and gives back."""

import copy
from datetime import datetime, timedelta, timezone
from typing import Annotated, Any

import pytest
from offsite_provider.core.fields import (
    UNKNOWN,
    Duration,
    Inputs,
    Member,
    Outputs,
    SetLike,
    Timestamp,
    WireModel,
    distinct,
    has,
    is_given,
    is_known,
    matches,
    rfc3339,
    same,
    seconds,
    tags,
)
from pydantic import Field


class Rule(WireModel):
    target_vault: str
    keep_days: Annotated[int, Field(ge=1, le=35)] = 7


class Plan(Inputs):
    plan_name: str
    rules_of_plan: list[Rule] = []
    labels: dict[str, str] = {}


class Seen(Outputs):
    plan_id: str
    db_name: Annotated[str | None, Member("DBName")] = None
    made_at: Timestamp | None = None


class TestUnknown:
    def test_survives_copies_as_itself(self) -> None:
        assert copy.copy(UNKNOWN) is UNKNOWN
        assert copy.deepcopy({"a": [UNKNOWN]})["a"][0] is UNKNOWN

    @pytest.mark.parametrize(
        "value",
        [
            UNKNOWN,
            {"a": UNKNOWN},
            ["a", UNKNOWN],
            [{"a": ["b", {"c": UNKNOWN}]}],
            Rule.model_construct(target_vault=UNKNOWN),
        ],
    )
    def test_makes_all_that_holds_it_unknown(self, value: object) -> None:
        assert not is_known(value)
        assert not is_given(value)

    @pytest.mark.parametrize("value", ["", 0, {}, [], {"a": [1]}, Rule(target_vault="v")])
    def test_nothing_else_is_unknown(self, value: object) -> None:
        assert is_known(value)
        assert is_given(value)

    def test_what_is_left_out_is_known_and_not_given(self) -> None:
        assert is_known(None)
        assert not is_given(None)

    def test_one_unknown_among_many(self) -> None:
        assert is_known("a", 1)
        assert not is_known("a", UNKNOWN)


class TestWireModel:
    def test_takes_and_gives_camel_case(self) -> None:
        plan = Plan.model_validate(
            {"planName": "daily", "rulesOfPlan": [{"targetVault": "v", "keepDays": 3}]}
        )
        assert plan.rules_of_plan[0].keep_days == 3
        assert plan.to_wire()["rulesOfPlan"] == [{"targetVault": "v", "keepDays": 3}]

    def test_leaves_the_programs_own_keys_alone(self) -> None:
        plan = Plan(plan_name="daily", labels={"cost_center": "1", "costCenter": "2"})
        assert plan.to_wire()["labels"] == {"cost_center": "1", "costCenter": "2"}

    def test_leaves_out_what_is_none(self) -> None:
        assert "timeouts" not in Plan(plan_name="daily").to_wire()

    def test_is_the_same_after_a_round_trip(self) -> None:
        plan = Plan(plan_name="daily", rules_of_plan=[Rule(target_vault="v")], labels={"a": "b"})
        assert Plan.model_validate(plan.to_wire()) == plan

    def test_unknown_values_come_through_at_every_depth(self) -> None:
        wire: dict[str, Any] = {
            "planName": UNKNOWN,
            "rulesOfPlan": [{"targetVault": UNKNOWN, "keepDays": 3}],
            "labels": {"a": UNKNOWN, "b": "c"},
        }
        assert Plan.model_validate(wire).to_wire() == {**wire, "owner": ""}

    def test_the_fields_of_an_answer_by_its_own_names(self) -> None:
        moment = datetime(2026, 3, 1, 4, tzinfo=timezone.utc)
        seen = Seen.of({"PlanId": "p-1", "DBName": "orders", "MadeAt": moment, "Other": 1})
        assert seen == Seen(plan_id="p-1", db_name="orders", made_at="2026-03-01T04:00:00Z")

    def test_what_is_said_wins_over_the_answer(self) -> None:
        assert Seen.of({"PlanId": "p-1", "DBName": "a"}, db_name="b").db_name == "b"
        assert Seen.of({"PlanId": "p-1", "DBName": "a"}, db_name=None).db_name is None

    def test_recalls_state_of_another_release(self) -> None:
        plan = Plan.recall(
            {"planName": "daily", "rulesOfPlan": [{"keepDays": 99}], "goneArgument": 1}
        )
        assert plan.plan_name == "daily"
        assert plan.rules_of_plan == [{"keepDays": 99}]

    def test_recalls_only_its_own_part_of_state(self) -> None:
        assert Seen.recall({"planId": "p-1", "planName": "daily"}).to_wire() == {"planId": "p-1"}

    def test_outputs_ignore_what_other_releases_wrote(self) -> None:
        assert Seen.model_validate({"planId": "p-1", "later": 1}).plan_id == "p-1"


class TestMeaning:
    def field(self, annotation: Any) -> Any:
        return type("M", (WireModel,), {"__annotations__": {"f": annotation}}).model_fields["f"]

    def test_a_set_has_no_order(self) -> None:
        field = self.field(Annotated[list[str], SetLike])
        assert same(field, ["a", "b"], ["b", "a"])
        assert not same(field, ["a", "b"], ["a"])
        assert not same(field, ["a"], None)
        assert same(field, None, None)
        assert not same(field, ["a", UNKNOWN], ["a", "b"])

    def test_a_list_has(self) -> None:
        assert not same(self.field(list[str]), ["a", "b"], ["b", "a"])

    def test_a_field_says_what_it_has(self) -> None:
        assert has(self.field(Annotated[list[str], SetLike]), SetLike)
        assert not has(self.field(list[str]), SetLike)


class TestDuration:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [("45s", 45), ("90m", 5400), ("1h30m", 5400), ("2h", 7200), ("1h1m1s", 3661)],
    )
    def test_in_seconds(self, text: str, expected: float) -> None:
        assert seconds(text) == expected

    @pytest.mark.parametrize("text", ["", "1", "1d", "90 m", "30m1h", "-1s", "1.5h", "h"])
    def test_of_another_form(self, text: str) -> None:
        with pytest.raises(ValueError, match="must be a duration like `45s`, `90m` or `1h30m`"):
            seconds(text)

    def test_of_no_length(self, complaints: Any) -> None:
        model = type("Waits", (Inputs,), {"__annotations__": {"pause": Duration}})
        found = complaints(model, {"pause": "0s"})
        assert found == {"pause": "must be longer than no time at all"}


class TestMatches:
    def test_the_whole_value_has_to_match(self, complaints: Any) -> None:
        annotation = Annotated[str, matches(r"vol-\d{2}", "a volume, like `vol-12`")]
        model = type("Has", (Inputs,), {"__annotations__": {"volume": annotation}})
        assert complaints(model, {"volume": "vol-12"}) == {}
        for bad in ("vol-1", "vol-123", " vol-12", "vol-12\n"):
            assert complaints(model, {"volume": bad}) == {
                "volume": f"must be a volume, like `vol-12`, not `{bad}`"
            }

    def test_distinct(self) -> None:
        assert distinct(["a", "b"]) == ["a", "b"]
        with pytest.raises(ValueError, match="names `a` twice"):
            distinct(["a", "b", "a"])


class TestTags:
    def problem(self, value: dict[str, str], limit: int = 50) -> str | None:
        try:
            assert tags(limit).func(value) == value  # type: ignore[call-arg]
        except ValueError as error:
            return str(error)
        return None

    @pytest.mark.parametrize("limit", [49, 50])
    def test_as_many_as_allowed(self, limit: int) -> None:
        many = {f"k{n}": "" for n in range(limit)}
        assert self.problem(many, limit) is None
        expected = f"must be at most {limit} tags, not {limit + 1}"
        assert self.problem({**many, "more": ""}, limit) == expected

    @pytest.mark.parametrize("key", ["aws:x", "AWS:x", "offsite:owner", "Offsite:x"])
    def test_reserved_prefixes(self, key: str) -> None:
        prefix = key.lower().partition(":")[0]
        assert self.problem({key: "v"}) == f"must not have the key `{key}`: `{prefix}:` is reserved"

    @pytest.mark.parametrize("key", ["awsome", "aws", "my-aws:x", "offsite"])
    def test_what_only_looks_reserved(self, key: str) -> None:
        assert self.problem({key: "v"}) is None

    @pytest.mark.parametrize(("key", "value"), [("k" * 128, "v" * 256), ("k", "")])
    def test_as_long_as_allowed(self, key: str, value: str) -> None:
        assert self.problem({key: value}) is None

    @pytest.mark.parametrize(("key", "value"), [("k" * 129, ""), ("k", "v" * 257), ("", "v")])
    def test_too_long_or_empty(self, key: str, value: str) -> None:
        assert "a key has 1 to 128 characters and a value at most 256" in str(
            self.problem({key: value})
        )

    def test_letters_of_every_script_and_some_signs(self) -> None:
        assert self.problem({"Straße 1_.:/=+-@": "北京 _.:/=+-@"}) is None

    @pytest.mark.parametrize("character", list("*#!?,;<>{}[]()|\\\"'&%$^~`"))
    def test_other_signs(self, character: str) -> None:
        assert "with a character that is not" in str(self.problem({"k": character}))
        assert "with a character that is not" in str(self.problem({character: ""}))


class TestMoments:
    def test_are_rfc_3339_in_utc_to_the_second(self) -> None:
        plus_two = timezone(timedelta(hours=2))
        assert rfc3339(datetime(2026, 3, 1, 6, 0, 1, 999, plus_two)) == "2026-03-01T04:00:01Z"

    def test_without_a_zone_are_utc(self) -> None:
        assert rfc3339(datetime(2026, 3, 1, 4)) == "2026-03-01T04:00:00Z"

    def test_that_are_text_already_stay(self) -> None:
        assert rfc3339("2026-03-01T04:00:00Z") == "2026-03-01T04:00:00Z"


def test_a_model_as_the_api_has_it() -> None:
    class Inner(WireModel):
        vault_arn: str
        days: int | None = None

    class Outer(WireModel):
        rule_name: str
        copy_actions: list[Inner] = []
        inner: Inner | None = None
        size: Annotated[int | None, Member("SizeInGB")] = None
        tags: dict[str, str] = {}

    outer = Outer(
        rule_name="daily", copy_actions=[Inner(vault_arn="a")], size=3, tags={"costCenter": "7"}
    )
    assert outer.to_api() == {
        "RuleName": "daily",
        "CopyActions": [{"VaultArn": "a"}],
        "SizeInGB": 3,
        "Tags": {"costCenter": "7"},
    }
    assert Outer.of(outer.to_api()) == outer
