from collections.abc import Mapping

from offsite_provider.core.listing import Listing


class Cloud:
    """Things by key, which counts how it was asked."""

    def __init__(self, **things: str) -> None:
        self.things = things
        self.asked: list[str] = []
        self.refuses = False

    def one(self, key: str) -> str | None:
        self.asked.append(key)
        return self.things.get(key)

    def all(self) -> Mapping[str, str] | None:
        self.asked.append("*")
        return None if self.refuses else dict(self.things)


def listing_of(cloud: Cloud, *, few: int = 2, fresh: float = 60.0) -> Listing[str]:
    return Listing(cloud.one, cloud.all, few=few, fresh=fresh)


def test_a_few_are_asked_for_alone() -> None:
    cloud = Cloud(a="1", b="2")
    listing = listing_of(cloud)
    assert (listing.get("a"), listing.get("nothing")) == ("1", None)
    assert cloud.asked == ["a", "nothing"]


def test_many_share_one_listing() -> None:
    cloud = Cloud(a="1", b="2", c="3")
    listing = listing_of(cloud)
    assert [listing.get(key) for key in ("a", "b", "c", "d", "a")] == ["1", "2", "3", None, "1"]
    assert cloud.asked == ["a", "b", "*"]


def test_a_listing_grows_old() -> None:
    cloud = Cloud(a="1")
    listing = listing_of(cloud, few=0, fresh=0.0)
    listing.get("a")
    cloud.things["a"] = "2"
    assert listing.get("a") == "2"


def test_what_was_listed_before_a_change_is_not_told() -> None:
    cloud = Cloud(a="1")
    listing = listing_of(cloud, few=0)
    listing.get("a")
    cloud.things["a"] = "2"
    assert listing.get("a") == "1"
    listing.changed()
    assert listing.get("a") == "2"


def test_a_listing_during_which_something_changed_is_not_kept() -> None:
    cloud = Cloud(a="1")

    def all_and_change() -> Mapping[str, str]:
        found = dict(cloud.things)
        if not cloud.asked:
            cloud.asked.append("*")
            cloud.things["a"] = "2"
            listing.changed()
        return found

    listing = Listing(cloud.one, all_and_change, few=0)
    assert [listing.get("a"), listing.get("a")] == ["1", "2"]


def test_what_cannot_be_listed_is_asked_for_alone() -> None:
    cloud = Cloud(a="1", b="2")
    cloud.refuses = True
    listing = listing_of(cloud, few=0)
    assert (listing.get("a"), listing.get("b")) == ("1", "2")
    assert cloud.asked == ["*", "a", "b"]
