"""What a URN of Pulumi's says of a resource's identity, whichever door it came through."""

import re
from typing import Final

from ..core.ownership import Identity

URN_PROPERTY: Final = "owner"
"""The property in which the dynamic door keeps the URN."""

_DYNAMIC: Final = re.compile(r"pulumi-python:dynamic/offsite/(\w+):(\w+)")


def token_of(type: str) -> str | None:
    """The token of a dynamic resource of offsite's, by its type; `None` for any other."""
    found = _DYNAMIC.fullmatch(type)
    return f"offsite:{found[1]}:{found[2]}" if found else None


def identity_of(urn: str, token: str) -> Identity:
    """The identity of the resource with a URN: `urn:pulumi:stack::project::parent$type::name`.

    Its parents stand in it by their types; those that are dynamic resources of offsite's by their
    tokens, as they are behind every other door.
    """
    if not urn.startswith("urn:pulumi:"):
        return Identity(token=token)
    stack, project, kinds, name = urn.removeprefix("urn:pulumi:").split("::", 3)
    parents = tuple(_DYNAMIC.sub(r"offsite:\1:\2", kind) for kind in kinds.split("$")[:-1])
    return Identity(project, stack, token, name, parents)
