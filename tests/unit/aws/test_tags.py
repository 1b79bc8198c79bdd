"""Tags: which AWS takes, and how it writes them."""

from offsite_provider.aws import tags
from offsite_provider.core.ownership import TAG, Mark

LISTED = [
    {"Key": "b", "Value": "2"},
    {"Key": "a", "Value": ""},
    {"Key": TAG, "Value": "mark"},
    {"Key": "aws:backup:source-resource", "Value": "x"},
]


def test_a_list_holds_the_users_own_and_the_mark() -> None:
    assert tags.to_list({"b": "2", "a": ""}) == LISTED[:2]
    assert tags.from_list(LISTED) == {"a": "", "b": "2"}
    assert tags.from_list([]) == tags.from_list(None) == {}
    assert tags.to_list({}) == []
    assert tags.mark_in(LISTED) == Mark("mark")
    assert tags.mark_in(LISTED[:2]) is tags.mark_in(None) is None
