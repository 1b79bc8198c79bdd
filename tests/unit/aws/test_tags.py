"""Tags as AWS writes them."""

from offsite_provider.aws import tags
from offsite_provider.core.ownership import TAG

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
    assert tags.mark_in(LISTED) == "mark"
    assert tags.mark_in(LISTED[:2]) is tags.mark_in(None) is None


def test_the_difference() -> None:
    old, new = {"same": "1", "changed": "1", "gone": "1"}, {"same": "1", "changed": "2", "new": "1"}
    assert tags.difference(old, new) == ({"changed": "2", "new": "1"}, ["gone"])
    assert tags.difference(old, old) == ({}, [])
