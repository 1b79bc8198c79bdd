"""Tags: which AWS takes, and how it writes them."""

import pytest

from offsite_provider.aws import tags
from offsite_provider.core.ownership import TAG, Mark

LISTED = [
    {"Key": "b", "Value": "2"},
    {"Key": "a", "Value": ""},
    {"Key": TAG, "Value": "mark"},
    {"Key": "aws:backup:source-resource", "Value": "x"},
]


def test_as_a_list() -> None:
    assert tags.to_list({"b": "2", "a": ""}) == LISTED[:2]
    assert tags.to_list({}) == []


def test_the_users_own_in_a_list() -> None:
    assert tags.from_list(LISTED) == {"a": "", "b": "2"}
    assert tags.from_list([]) == tags.from_list(None) == {}


def test_the_mark_in_a_list() -> None:
    assert tags.mark_in(LISTED) == Mark("mark")
    assert tags.mark_in(LISTED[:2]) is tags.mark_in(None) is None


def test_the_difference() -> None:
    old, new = {"same": "1", "changed": "1", "gone": "1"}, {"same": "1", "changed": "2", "new": "1"}
    assert tags.difference(old, new) == ({"changed": "2", "new": "1"}, ["gone"])
    assert tags.difference(old, old) == ({}, [])


class TestAllowed:
    def problem(self, value: dict[str, str], limit: int = 50) -> str | None:
        try:
            assert tags.checked(limit).func(value) == value  # type: ignore[call-arg]
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
