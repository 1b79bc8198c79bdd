"""Tags as AWS writes them: lists of keys and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from ..core.fields import tags
from ..core.ownership import TAG

if TYPE_CHECKING:
    from mypy_boto3_cloudhsmv2.type_defs import TagTypeDef as CloudHsmTag
    from mypy_boto3_rds.type_defs import TagTypeDef as RdsTag

    AwsTags = Iterable[CloudHsmTag] | Iterable[RdsTag] | None

Tags = Annotated[dict[str, str], tags()]
MarkedTags = Annotated[dict[str, str], tags(limit=49)]
"""Tags of a thing that carries the owner mark too: one less than the 50 that AWS allows."""


def to_list(tags: Mapping[str, str]) -> list[Any]:
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def from_list(tags: AwsTags) -> dict[str, str]:
    """The tags that are the user's: without the owner mark and what AWS itself writes."""
    found = {tag.get("Key", ""): tag.get("Value", "") for tag in tags or ()}
    return {k: v for k, v in sorted(found.items()) if k != TAG and not k.startswith("aws:")}


def mark_in(tags: AwsTags) -> str | None:
    """The owner mark, if there is one."""
    return next((tag.get("Value") for tag in tags or () if tag.get("Key") == TAG), None)


def difference(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The tags to set, and the keys to remove."""
    set_ = {key: value for key, value in new.items() if old.get(key) != value}
    return set_, [key for key in old if key not in new]
