"""KMS keys as arguments: what names one, and whether two names mean the same key."""

import re
from collections.abc import Iterator
from typing import Annotated, Final

from ..core.equality import Equality
from ..core.problems import Problem
from ..core.unknown import is_given
from ..core.values import matches

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


def _key(name: str | None) -> str | None:
    """What names a key in its region and account: its ID or alias, of an ARN too."""
    match = _KEY.fullmatch(name or "")
    return match["name"] if match else name


def _answers(given: str, live: str) -> bool:
    # An alias can't be compared without asking KMS, so the service's answer is taken for it.
    return "alias/" in given or _key(given) == _key(live)


SameKey: Final = Equality(_key, _answers)
"""A key, named by its ID or its ARN."""
