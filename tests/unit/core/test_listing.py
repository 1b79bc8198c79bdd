"""Listing: a few are asked for alone, many share one listing."""

from collections.abc import Mapping

import pytest

from offsite_provider.core.listing import Listing


class Cloud:
    """Things by key, which counts how it was asked."""

    def __init__(self) -> None:
        self.things = {"a": "1", "b": "2", "c": "3"}
        self.asked: list[str] = []
        self.refuses = False

    def one(self, key: str) -> str | None:
        self.asked.append(key)
        return self.things.get(key)

    def all(self) -> Mapping[str, str] | None:
        self.asked.append("*")
        return None if self.refuses else dict(self.things)

    def listing(self, *, few: int = 0, fresh: float = 60.0) -> Listing[str]:
        return Listing(self.one, self.all, few=few, fresh=fresh)


@pytest.fixture
def cloud() -> Cloud:
    return Cloud()


def test_a_few_are_asked_for_alone_and_many_share_one_listing(cloud: Cloud) -> None:
    listing = cloud.listing(few=2)
    found = [listing.get(key) for key in ("a", "nothing", "c", "d", "a")]
    assert found == ["1", None, "3", None, "1"]
    assert cloud.asked == ["a", "nothing", "*"]


@pytest.mark.parametrize(("fresh", "found"), [(0.0, "2"), (60.0, "1")])
def test_a_listing_grows_old_and_what_was_listed_before_a_change_is_not_told(
    cloud: Cloud, fresh: float, found: str
) -> None:
    listing = cloud.listing(fresh=fresh)
    listing.get("a")
    cloud.things["a"] = "2"
    assert listing.get("a") == found
    listing.changed()
    assert listing.get("a") == "2"


def test_what_is_not_expected_of_a_listing_is_asked_for_alone(cloud: Cloud) -> None:
    listing = cloud.listing()
    listing.get("a")
    cloud.things["a"] = "2"
    assert listing.get("a", lambda found: found == "1") == "1"
    assert listing.get("a", lambda found: found == "2") == "2"
    assert cloud.asked == ["*", "a"]


def test_a_listing_during_which_something_changed_is_not_kept(cloud: Cloud) -> None:
    def all_and_change() -> Mapping[str, str]:
        found = dict(cloud.things)
        if not cloud.asked:
            cloud.asked.append("*")
            cloud.things["a"] = "2"
            listing.changed()
        return found

    listing = Listing(cloud.one, all_and_change, few=0)
    assert [listing.get("a"), listing.get("a")] == ["1", "2"]


def test_what_cannot_be_listed_is_asked_for_alone(cloud: Cloud) -> None:
    cloud.refuses, listing = True, cloud.listing()
    assert (listing.get("a"), listing.get("b")) == ("1", "2")
    assert cloud.asked == ["*", "a", "b"]
