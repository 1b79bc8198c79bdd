"""Check: what is wrong with arguments, how it says so, and what it leaves alone."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from pydantic import AfterValidator, Field

from offsite_provider.core.check import check
from offsite_provider.core.equality import AnyOrder
from offsite_provider.core.model import Inputs, WireModel
from offsite_provider.core.problems import Problem
from offsite_provider.core.traits import Computed, Hidden, Replaces, Unmanaged
from offsite_provider.core.unknown import UNKNOWN, is_given
from offsite_provider.core.values import distinct


def unreserved(tags: dict[str, str]) -> dict[str, str]:
    if any(key.startswith("aws:") for key in tags):
        raise ValueError("must not have reserved keys")
    return tags


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
        list[str], Field(min_length=1, max_length=3), AfterValidator(distinct), AnyOrder
    ] = ["a"]
    steps: list[Rule] = []
    best: Rule | None = None
    by_name: dict[str, int] = {}
    weekly: bool = False
    tags: Annotated[dict[str, str], AfterValidator(unreserved)] = {}
    key_id: Annotated[str | None, Replaces, Computed] = None
    adopt: Annotated[str | None, Unmanaged] = None
    mark: Annotated[str | None, Hidden] = None


def checked(**wire: Any) -> Plan:
    inputs, problems = check(Plan, {"sourceId": "s", **wire})
    assert problems == []
    assert inputs is not None
    return inputs


class TestCheck:
    def problem(self, complaints: Any, **wire: Any) -> dict[str, str]:
        return complaints(Plan, {"sourceId": "s", **wire})

    def test_a_whole_number_of_the_wire_is_an_integer(self) -> None:
        inputs = checked(steps=[{"targetVault": "vv", "keepDays": 7.0}], byName={"a": 2.0})
        wire = inputs.to_wire()
        assert repr(wire["steps"][0]["keepDays"]) == "7"
        assert repr(wire["byName"]) == "{'a': 2}"

    def test_numbers_and_truths_that_configuration_holds_as_text(self) -> None:
        inputs = checked(weekly="true", steps=[{"targetVault": "vv", "keepDays": "9"}])
        assert (inputs.weekly, inputs.steps[0].keep_days) == (True, 9)

    def test_everything_wrong_at_once(self, complaints: Any) -> None:
        best = {"targetVault": "vv", "coldDays": 9}
        found = complaints(Plan, {"mode": "slow", "weekly": 5, "steps": [{}], "best": best})
        alone = ["mode", "source_id", "steps[0].target_vault", "weekly"]
        assert sorted(found) == ["best.cold_days", *alone]

    @pytest.mark.parametrize(
        ("wire", "path", "sentence"),
        [
            ({"mode": "slow"}, "mode", "must be one of 'fast' or 'cheap', not `slow`"),
            ({"weekly": "often"}, "weekly", "must be true or false, not `often`"),
            ({"weekly": ["x"]}, "weekly", "must be true or false, not `['x']`"),
            ({"steps": "x"}, "steps", "must be a list, not `x`"),
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


class TestUnknownArguments:
    @pytest.mark.parametrize(
        ("wire", "path", "sentence"),
        [
            ({"soruceId": "s"}, "soruce_id", "is not an argument: did you mean `source_id`?"),
            ({"best": {"targetVault": "vv", "keepDay": 1}}, "best.keep_day", "is not an argument: did you mean `keep_days`?"),
            ({"steps": [{"targetVault": "vv", "targetVualt": 1}]}, "steps[0].target_vualt", "is not an argument: did you mean `target_vault`?"),
            ({"timeouts": {"read": UNKNOWN}}, "timeouts.read", "is not an argument: did you mean `create`?"),
            ({"soruceId": UNKNOWN}, "soruce_id", "is not an argument: did you mean `source_id`?"),
            ({"timeouts": {"read": "1h"}}, "timeouts.read", "is not an argument: did you mean `create`?"),
            ({"best": {"targetVault": "vv", "zzz": 1}}, "best.zzz", "is not an argument: there are cold_days, keep_days, target_vault"),
        ],
    )  # fmt: skip
    def test_come_with_the_nearest_name(
        self, complaints: Any, wire: dict[str, Any], path: str, sentence: str
    ) -> None:
        assert complaints(Plan, {"sourceId": "s", **wire}) == {path: sentence}

    def test_never_suggest_what_is_hidden(self, complaints: Any) -> None:
        assert "mark" not in complaints(Plan, {"sourceId": "s", "zzz": 1})["zzz"].split(", ")


class TestUnknownValues:
    @pytest.mark.parametrize(
        "wire",
        [
            {"sourceId": UNKNOWN}, {"mode": UNKNOWN}, {"weekly": UNKNOWN}, {"regions": UNKNOWN},
            {"regions": [UNKNOWN]}, {"regions": ["a", UNKNOWN]}, {"regions": [UNKNOWN, UNKNOWN]},
            {"steps": UNKNOWN}, {"steps": [UNKNOWN]}, {"steps": [{"targetVault": UNKNOWN}]},
            {"steps": [{"targetVault": "vv", "keepDays": UNKNOWN, "coldDays": 9}]},
            {"best": UNKNOWN}, {"best": {"targetVault": UNKNOWN}}, {"byName": {"a": UNKNOWN}},
            {"tags": {"a": UNKNOWN}}, {"tags": UNKNOWN}, {"timeouts": {"create": UNKNOWN}},
            {"keyId": UNKNOWN},
        ],
        ids=repr,
    )  # fmt: skip
    def test_pass(self, wire: dict[str, Any]) -> None:
        inputs, problems = check(Plan, {"sourceId": "s", **wire})
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
            ({"steps": [UNKNOWN, {"targetVault": "vv", "coldDays": 36}]}, "steps[1].cold_days"),
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
