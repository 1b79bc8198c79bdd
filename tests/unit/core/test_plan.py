"""Plan: what check refuses and how it says so, and what diff sees."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from offsite_provider.core.fields import (
    UNKNOWN,
    Computed,
    Inputs,
    Problem,
    Replaces,
    SetLike,
    Unmanaged,
    WireModel,
    distinct,
    is_given,
    tags,
)
from pydantic import AfterValidator, Field

from offsite_provider.core import plan

Tags = Annotated[dict[str, str], tags()]


class Rule(WireModel):
    target_vault: Annotated[str, Field(min_length=2, max_length=5)]
    keep_days: Annotated[int, Field(ge=1, le=35)] = 7
    cold_days: int | None = None

    def problems(self) -> Iterator[Problem]:
        if (
            is_given(self.cold_days)
            and is_given(self.keep_days)
            and self.cold_days > self.keep_days
        ):
            yield Problem(("coldDays",), "must not be more than `keep_days`")


class Plan(Inputs):
    source_id: Annotated[str, Replaces]
    mode: Literal["fast", "cheap"] = "fast"
    regions: Annotated[
        list[str], Field(min_length=1, max_length=3), AfterValidator(distinct), SetLike
    ] = ["a"]
    steps: list[Rule] = []
    best: Rule | None = None
    by_name: dict[str, int] = {}
    weekly: bool = False
    tags: Tags = {}
    key_id: Annotated[str | None, Replaces, Computed] = None
    adopt: Annotated[str | None, Unmanaged] = None


def checked(**wire: Any) -> Plan:
    inputs, problems = plan.check(Plan, {"sourceId": "s", **wire})
    assert problems == []
    assert inputs is not None
    return inputs


class TestCheck:
    def problem(self, complaints: Any, **wire: Any) -> dict[str, str]:
        return complaints(Plan, {"sourceId": "s", **wire})

    def test_fills_in_defaults(self) -> None:
        assert checked().to_wire() == {
            "sourceId": "s",
            "mode": "fast",
            "regions": ["a"],
            "steps": [],
            "byName": {},
            "weekly": False,
            "tags": {},
            "owner": "",
        }

    def test_a_whole_number_of_the_wire_is_an_integer(self) -> None:
        inputs = checked(steps=[{"targetVault": "vv", "keepDays": 7.0}], byName={"a": 2.0})
        wire = inputs.to_wire()
        assert repr(wire["steps"][0]["keepDays"]) == "7"
        assert repr(wire["byName"]) == "{'a': 2}"

    def test_numbers_and_truths_that_configuration_holds_as_text(self) -> None:
        inputs = checked(weekly="true", steps=[{"targetVault": "vv", "keepDays": "9"}])
        assert (inputs.weekly, inputs.steps[0].keep_days) == (True, 9)

    def test_is_the_same_when_it_is_checked_again(self) -> None:
        once = checked(steps=[{"targetVault": "vv", "keepDays": 7.0}], regions=["b", "a"]).to_wire()
        again, _ = plan.check(Plan, once)
        assert again is not None
        assert again.to_wire() == once

    def test_what_is_missing(self, complaints: Any) -> None:
        assert complaints(Plan, {}) == {"source_id": "is required"}

    def test_everything_wrong_at_once(self, complaints: Any) -> None:
        found = complaints(Plan, {"mode": "slow", "weekly": 5, "steps": [{}]})
        assert sorted(found) == ["mode", "source_id", "steps[0].target_vault", "weekly"]

    @pytest.mark.parametrize(
        ("wire", "path", "sentence"),
        [
            ({"mode": "slow"}, "mode", "must be one of 'fast' or 'cheap', not `slow`"),
            ({"weekly": "often"}, "weekly", "must be true or false, not `often`"),
            ({"sourceId": 7}, "source_id", "must be a string, not `7`"),
            ({"byName": {"a-b": "x"}}, "by_name.a-b", "must be a whole number, not `x`"),
            ({"byName": {"a": 1.5}}, "by_name.a", "must be a whole number, not `1.5`"),
            ({"regions": []}, "regions", "must have at least 1 item(s)"),
            ({"regions": list("abcd")}, "regions", "must have at most 3 items, not 4"),
            ({"regions": ["a", "a"]}, "regions", "names `a` twice"),
            ({"regions": ["a", 7]}, "regions[1]", "must be a string, not `7`"),
            ({"tags": {"costCenter": 7}}, "tags.costCenter", "must be a string, not `7`"),
        ],
    )
    def test_says_what_is_wrong(
        self, complaints: Any, wire: dict[str, Any], path: str, sentence: str
    ) -> None:
        assert self.problem(complaints, **wire) == {path: sentence}

    @pytest.mark.parametrize(
        ("rule", "path", "sentence"),
        [
            ({"keepDays": 0}, "keep_days", "must be at least 1, not 0"),
            ({"keepDays": 36}, "keep_days", "must be at most 35, not 36"),
            ({"keepDays": 36.0}, "keep_days", "must be at most 35, not 36"),
            ({"keepDays": "36"}, "keep_days", "must be at most 35, not 36"),
            ({"keepDays": "0"}, "keep_days", "must be at least 1, not 0"),
            ({"targetVault": "v"}, "target_vault", "must have at least 2 characters"),
            ({"targetVault": "v" * 6}, "target_vault", "must have at most 5 characters, not 6"),
            ({"coldDays": 8}, "cold_days", "must not be more than `keep_days`"),
        ],
    )
    def test_says_so_of_nested_arguments_too(
        self, complaints: Any, rule: dict[str, Any], path: str, sentence: str
    ) -> None:
        rule = {"targetVault": "vv", **rule}
        good = {"targetVault": "vv"}
        assert self.problem(complaints, steps=[good, rule]) == {f"steps[1].{path}": sentence}
        assert self.problem(complaints, best=rule) == {f"best.{path}": sentence}

    def test_values_of_another_shape(self, complaints: Any) -> None:
        assert list(self.problem(complaints, steps="x")) == ["steps"]
        assert list(self.problem(complaints, best=["x"])) == ["best"]
        assert list(self.problem(complaints, tags=["x"])) == ["tags"]


class TestUnknownArguments:
    @pytest.mark.parametrize(
        ("wire", "path", "sentence"),
        [
            ({"soruceId": "s"}, "soruce_id", "is not an argument: did you mean `source_id`?"),
            (
                {"best": {"targetVault": "vv", "keepDay": 1}},
                "best.keep_day",
                "is not an argument: did you mean `keep_days`?",
            ),
            (
                {"steps": [{"targetVault": "vv", "targetVualt": 1}]},
                "steps[0].target_vualt",
                "is not an argument: did you mean `target_vault`?",
            ),
            (
                {"timeouts": {"read": "1h"}},
                "timeouts.read",
                "is not an argument: did you mean `create`?",
            ),
            (
                {"best": {"targetVault": "vv", "zzz": 1}},
                "best.zzz",
                "is not an argument: there are cold_days, keep_days, target_vault",
            ),
        ],
    )
    def test_come_with_the_nearest_name(
        self, complaints: Any, wire: dict[str, Any], path: str, sentence: str
    ) -> None:
        assert complaints(Plan, {"sourceId": "s", **wire}) == {path: sentence}

    def test_never_suggest_what_is_hidden(self, complaints: Any) -> None:
        assert "owner" not in complaints(Plan, {"sourceId": "s", "zzz": 1})["zzz"].split(", ")


class TestUnknownValues:
    @pytest.mark.parametrize(
        "wire",
        [
            {"sourceId": UNKNOWN},
            {"mode": UNKNOWN},
            {"weekly": UNKNOWN},
            {"regions": UNKNOWN},
            {"regions": [UNKNOWN]},
            {"regions": ["a", UNKNOWN]},
            {"regions": [UNKNOWN, UNKNOWN]},
            {"steps": UNKNOWN},
            {"steps": [UNKNOWN]},
            {"steps": [{"targetVault": UNKNOWN}]},
            {"steps": [{"targetVault": "vv", "keepDays": UNKNOWN, "coldDays": 9}]},
            {"best": UNKNOWN},
            {"best": {"targetVault": UNKNOWN}},
            {"byName": {"a": UNKNOWN}},
            {"tags": {"a": UNKNOWN}},
            {"tags": UNKNOWN},
            {"timeouts": {"create": UNKNOWN}},
            {"keyId": UNKNOWN},
        ],
        ids=repr,
    )
    def test_pass(self, wire: dict[str, Any]) -> None:
        inputs, problems = plan.check(Plan, {"sourceId": "s", **wire})
        assert problems == []
        assert inputs is not None
        for key, value in wire.items():
            assert _includes(inputs.to_wire()[key], value)

    @pytest.mark.parametrize(
        ("wire", "path"),
        [
            ({"sourceId": UNKNOWN, "mode": "slow"}, "mode"),
            ({"regions": [UNKNOWN, 7]}, "regions[1]"),
            ({"regions": [UNKNOWN, "a", "a"]}, "regions"),
            ({"steps": [{"targetVault": UNKNOWN, "keepDays": 36}]}, "steps[0].keep_days"),
            ({"steps": [UNKNOWN, {"targetVault": "vv", "keepDays": 36}]}, "steps[1].keep_days"),
            (
                {"steps": [UNKNOWN, {"targetVault": "vv", "coldDays": 36}]},
                "steps[1].cold_days",
            ),
            ({"best": {"targetVault": UNKNOWN, "coldDays": 36}}, "best.cold_days"),
            ({"best": {"targetVault": UNKNOWN, "zzz": 36}}, "best.zzz"),
            ({"byName": {"a": UNKNOWN, "b": "x"}}, "by_name.b"),
            ({"tags": {"a": UNKNOWN, "b": 7}}, "tags.b"),
            ({"tags": {"a": UNKNOWN, "aws:b": "x"}}, "tags"),
            ({"timeouts": {"create": UNKNOWN, "delete": "soon"}}, "timeouts.delete"),
        ],
        ids=repr,
    )
    def test_do_not_hide_what_is_wrong_beside_them(
        self, complaints: Any, wire: dict[str, Any], path: str
    ) -> None:
        assert list(complaints(Plan, {"sourceId": "s", **wire})) == [path]

    def test_a_rule_waits_until_all_that_it_looks_at_is_known(self, complaints: Any) -> None:
        rule = {"targetVault": "vv", "keepDays": 5, "coldDays": UNKNOWN}
        assert complaints(Plan, {"sourceId": "s", "best": rule}) == {}


def _includes(found: Any, wanted: Any) -> bool:
    """Whether all of what was given is there; defaults may have joined it."""
    if isinstance(wanted, dict):
        return all(_includes(found[key], value) for key, value in wanted.items())
    if isinstance(wanted, list):
        return all(map(_includes, found, wanted))
    return found is wanted or found == wanted


class TestSpelling:
    @pytest.mark.parametrize(
        ("path", "python"),
        [
            (("backupId",), "backup_id"),
            (("rules", 0, "targetVault"), "rules[0].target_vault"),
            (("tags", "costCenter"), "tags.costCenter"),
            (("regions", 1), "regions[1]"),
            (("channel", "s3BucketName"), "channel.s3_bucket_name"),
            (("preference", "DynamoDB"), "preference.DynamoDB"),
            (("preference", "EBS"), "preference.EBS"),
        ],
    )
    def test_of_paths(self, path: tuple[str | int, ...], python: str) -> None:
        assert plan.spell_python(path) == python


class TestDiff:
    def difference(self, old: dict[str, Any], new: dict[str, Any]) -> plan.Difference:
        return plan.diff(checked(**old), checked(**new))

    def test_nothing(self) -> None:
        assert self.difference({"tags": {"a": "b"}}, {"tags": {"a": "b"}}) == plan.Difference()

    def test_in_place(self) -> None:
        assert self.difference({"weekly": False}, {"weekly": True}) == plan.Difference(
            changes=("weekly",)
        )

    def test_by_replacement(self) -> None:
        found = self.difference({}, {"sourceId": "other", "byName": {"a": 1}})
        assert found == plan.Difference(changes=("sourceId", "byName"), replaces=("sourceId",))

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
        assert found == plan.Difference(("keyId",), ("keyId",))

    def test_what_only_steers_a_call_is_not(self) -> None:
        assert self.difference({"adopt": "a"}, {"adopt": "b"}).changes == ()
        assert self.difference({"adopt": "a"}, {}).changes == ()

    def test_whose_it_is_is_not(self) -> None:
        assert self.difference({"owner": "a"}, {"owner": "b"}).changes == ()

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
        old = Plan.recall({"sourceId": "s", "steps": [{"keepDays": 99}], "best": best})
        assert plan.diff(old, checked(best=best)).changes == ("steps",)


class TestDefaulted:
    def test_what_the_service_chose(self) -> None:
        assert plan.defaulted(checked(), checked(keyId="chosen")) == ["keyId"]

    def test_not_what_was_asked_for(self) -> None:
        assert plan.defaulted(checked(keyId="mine"), checked(keyId="mine")) == []

    def test_not_what_is_still_open(self) -> None:
        assert plan.defaulted(checked(), checked()) == []
