"""KMS keys as arguments: what names one, and whether two names mean the same key."""

import re
from collections.abc import Iterator
from typing import Annotated, Final

from ..core.fields import Problem, is_given, matches

_KEY: Final = re.compile(
    r"(?:arn:aws[a-z-]*:kms:(?P<region>[a-z0-9-]+):\d{12}:)?"
    r"(?:key/|(?=alias/))?(?P<name>alias/[\w/-]{1,250}|mrk-[0-9a-f]{32}|"
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
)

KmsKey = Annotated[
    str,
    matches(
        _KEY.pattern,
        "a KMS key: a key ARN, an alias ARN, a key ID or `alias/<name>`",
    ),
]


def in_region(argument: str, key: str | None, region: object, where: str) -> Iterator[Problem]:
    """The rule that a key has to be in the region that encrypts with it."""
    match = _KEY.fullmatch(key) if is_given(key) else None
    if match and match["region"] and isinstance(region, str) and match["region"] != region:
        yield Problem(
            (argument,),
            f"is a key of {match['region']}: the copies are encrypted in {where}, {region}, "
            "with a key of that region",
        )


def as_given(given: str | None, live: str | None) -> str | None:
    """The live key, in the program's own words where they mean the same.

    An alias can't be compared without asking KMS, so the cloud's answer is taken for it.
    """
    if given is None or live is None:
        return live
    same = given == live or live.endswith(f"/{given}") or "alias/" in given
    return given if same else live
