"""Tags of CloudHSM clusters and backups."""

from collections.abc import Iterable

from .exceptions import ResourceLimitExceededError, TagError

MAX_TAGS = 50
Tags = dict[str, str]


def from_list(tag_list: Iterable[dict[str, str]] | None) -> Tags:
    """Tags from a ``TagList``.

    Raises:
        TagError: a key is there twice, or reserved.
    """
    tags: Tags = {}
    for tag in tag_list or []:
        key = tag["Key"]
        if key in tags:
            raise TagError(f"The tag key {key} is there more than once.")
        if key.lower().startswith("aws:"):
            raise TagError(f"The tag key {key} is reserved: keys must not begin with aws:.")
        tags[key] = tag["Value"]
    return tags


def to_list(tags: Tags) -> list[dict[str, str]]:
    """A ``TagList``, by key."""
    return [{"Key": key, "Value": value} for key, value in sorted(tags.items())]


def merged(tags: Tags, added: Tags) -> Tags:
    """``tags`` with ``added``.

    Raises:
        ResourceLimitExceededError: that is more than 50.
    """
    result = {**tags, **added}
    if len(result) > MAX_TAGS:
        raise ResourceLimitExceededError(f"A resource can have {MAX_TAGS} tags at most.")
    return result
