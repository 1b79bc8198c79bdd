"""KMS keys as arguments: what names one, and whether two names mean the same key.

Which key an alias names only KMS can say. So where an alias takes the place of another name, that
is a change in place, which asks KMS and refuses another key.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any, Final, TypeVar

from ..core.diff import Difference, diff
from ..core.equality import Equality
from ..core.failures import Failure
from ..core.model import Inputs
from ..core.problems import Problem
from ..core.unknown import is_given
from ..core.values import matches
from .failures import doing

I = TypeVar("I", bound=Inputs)  # noqa: E741

AWS_OWNED: Final = "AWS_OWNED_KMS_KEY"
"""What Redshift Serverless calls the key that AWS owns."""

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

KmsKeyOrAwsOwned = Annotated[
    str,
    matches(
        f"(?:{_KEY.pattern})|{AWS_OWNED}",
        f"a KMS key: a key ARN, an alias ARN, a key ID, `alias/<name>` or `{AWS_OWNED}`",
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
    # An alias can't be compared without asking KMS, so it is taken for the other.
    return is_alias(given) or is_alias(live) or _key(given) == _key(live)


SameKey: Final = Equality(_key, _answers)
"""A key, named by its ID or its ARN."""


def key_diff(before: I, inputs: I, argument: str, live: str | None) -> Difference:
    """What a change of arguments does, one of which is a key whose change replaces the resource.

    `live` is the recorded key as the service names it.
    """
    old, new = getattr(before, argument), getattr(inputs, argument)
    if live and is_given(new) and is_alias(old) and not is_alias(new):
        old, before = live, before.model_copy(update={argument: live})
    found = diff(before, inputs)
    if old and is_given(new) and _may_be_same(old, new):
        name = type(inputs).model_fields[argument].alias or argument
        found = replace(found, replaces=tuple(each for each in found.replaces if each != name))
    return found


def is_same(client: Any, one: str | None, other: str | None) -> bool:
    """Whether two names are of the same key. `client` is asked what an alias stands for."""
    if _key(one) != _key(other) and one and other and _may_be_same(one, other):
        one, other = arn(client, one), arn(client, other)
    return _key(one) == _key(other)


def check_same(client: Any, given: str | None, live: str | None, argument: str, what: str) -> None:
    """Refuses a change in place to another key. `live` is the key as the service names it."""
    if given is None or live is None or is_same(client, given, live):
        return
    raise Failure(
        f"{what} with another key",
        f"`{given}` is the key {arn(client, given)}, and they are encrypted with {live}",
        f"To change the key, name it by that ARN as `{argument}`",
    )


def _may_be_same(one: str, other: str) -> bool:
    """Whether two names can be of the same key, as far as one can tell without asking."""
    return AWS_OWNED not in (one, other) and (is_alias(one) or is_alias(other))


def is_alias(name: str | None) -> bool:
    """Whether a key is named by an alias, or by the ARN of one."""
    return is_given(name) and "alias/" in name


def arn(client: Any, name: str) -> str:
    """The ARN of the key that an alias names; another name of a key as it is."""
    if not is_alias(name):
        return name
    with doing(f"look up the KMS key {name}"):
        return client.describe_key(KeyId=name)["KeyMetadata"]["Arn"]
