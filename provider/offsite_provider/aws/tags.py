"""Tags of AWS: what it takes, and how its services write them, as lists of keys and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator

from ..core.ownership import TAG, Mark

if TYPE_CHECKING:
    from mypy_boto3_cloudhsmv2.type_defs import TagTypeDef as CloudHsmTag
    from mypy_boto3_rds.type_defs import TagTypeDef as RdsTag

    AwsTags = Iterable[CloudHsmTag] | Iterable[RdsTag] | None


def checked(
    limit: int = 50,
    reserved: tuple[str, ...] = ("aws:", "offsite:"),
    *,
    reserved_in_values: tuple[str, ...] = (),
    empty: bool = True,
) -> AfterValidator:
    """Tags as AWS takes them: how many, how long, of which characters, no reserved prefixes.

    Not all services take values that are `empty`.
    """
    allowed = re.compile(r"[\w\s.:/=+\-@]*")

    def check(value: dict[str, str]) -> dict[str, str]:
        if len(value) > limit:
            raise ValueError(f"must be at most {limit} tags, not {len(value)}")
        for key, text in value.items():
            for prefix in reserved:
                if key.lower().startswith(prefix):
                    raise ValueError(f"must not have the key `{key}`: `{prefix}` is reserved")
            for prefix in reserved_in_values:
                if text.lower().startswith(prefix):
                    raise ValueError(f"has a tag `{key}` with a value that begins with `{prefix}`")
            if not text and not empty:
                raise ValueError(f"has a tag `{key}` with an empty value, which is not allowed")
            if not 1 <= len(key) <= 128 or len(text) > 256:
                raise ValueError(
                    f"has a tag `{key[:32]}` that is too long or empty: "
                    "a key has 1 to 128 characters and a value at most 256"
                )
            if not allowed.fullmatch(key) or not allowed.fullmatch(text):
                raise ValueError(
                    f"has a tag `{key}` with a character that is not a letter, digit, space "
                    "or one of _ . : / = + - @"
                )
        return value

    return AfterValidator(check)


Tags = Annotated[dict[str, str], checked()]
MarkedTags = Annotated[dict[str, str], checked(limit=49)]
"""Tags of a thing that carries the owner mark too: one less than the 50 that AWS allows."""


def to_list(tags: Mapping[str, str]) -> list[Any]:
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def from_list(tags: AwsTags) -> dict[str, str]:
    """The tags that are the user's: without the owner mark and what AWS itself writes."""
    found = {tag.get("Key", ""): tag.get("Value", "") for tag in tags or ()}
    return {k: v for k, v in sorted(found.items()) if k != TAG and not k.startswith("aws:")}


def mark_in(tags: AwsTags) -> Mark | None:
    """The owner mark, if there is one."""
    return Mark.parse(next((t.get("Value") for t in tags or () if t.get("Key") == TAG), None))


def difference(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The tags to set, and the keys to remove."""
    set_ = {key: value for key, value in new.items() if old.get(key) != value}
    return set_, [key for key in old if key not in new]
