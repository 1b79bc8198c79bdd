"""Tags: which AWS takes, and how it writes them."""

from typing import Annotated, Any

import pytest

from offsite_provider.aws import tags
from offsite_provider.aws.tags import checked
from offsite_provider.core.model import Inputs
from offsite_provider.core.ownership import TAG, Mark

LISTED = [
    {"Key": "b", "Value": "2"},
    {"Key": "a", "Value": ""},
    {"Key": TAG, "Value": "mark"},
    {"Key": "aws:backup:source-resource", "Value": "x"},
]
LENGTH = "a key has 1 to 128 characters and a value at most 256"


class Takes(Inputs):
    tags: Annotated[dict[str, str], checked(50)] = {}
    few: Annotated[dict[str, str], checked(49)] = {}


def test_a_list_holds_the_users_own_and_the_mark() -> None:
    assert tags.to_list({"b": "2", "a": ""}) == LISTED[:2]
    assert tags.from_list(LISTED) == {"a": "", "b": "2"}
    assert tags.from_list([]) == tags.from_list(None) == {}
    assert tags.to_list({}) == []
    assert tags.mark_in(LISTED) == Mark("mark")
    assert tags.mark_in(LISTED[:2]) is tags.mark_in(None) is None


@pytest.mark.parametrize("found", [{}, *({key: "v"} for key in ("awsome", "aws", "my-aws:x", "offsite")), {"k" * 128: "v" * 256}, {"k": ""}, {"Straße 1_.:/=+-@": "北京 _.:/=+-@"}])  # fmt: skip
def test_allowed(complaints: Any, found: dict[str, str]) -> None:
    assert complaints(Takes, {"tags": found}) == {}


@pytest.mark.parametrize(
    ("found", "words"),
    [
        *(({key: "v"}, f"must not have the key `{key}`: `{key.lower().partition(':')[0]}:` is reserved") for key in ("aws:x", "AWS:x", "offsite:owner", "Offsite:x")),
        *(({key: value}, LENGTH) for key, value in (("k" * 129, ""), ("k", "v" * 257), ("", "v"))),
        *((found, "with a character that is not") for sign in "*#!?,;<>{}[]()|\\\"'&%$^~`" for found in ({"k": sign}, {sign: ""})),
    ],
)  # fmt: skip
def test_not_allowed(complaints: Any, found: dict[str, str], words: str) -> None:
    assert words in complaints(Takes, {"tags": found})["tags"]
