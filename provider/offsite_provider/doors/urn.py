"""What a URN of Pulumi's says of a resource's identity, whichever door it came through."""

import re
from collections.abc import Container
from typing import Final

from ..core.ownership import Identity
from .dynamic_program import dynamic_type

_DYNAMIC: Final = re.compile(r"pulumi-python:dynamic/offsite/(\w+):(\w+)")


def token_of(type: str) -> str | None:
    """The token of a dynamic resource of offsite's, by its type; `None` for any other."""
    found = _DYNAMIC.fullmatch(type)
    return f"offsite:{found[1]}:{found[2]}" if found else None


def dynamic_urn(urn: str, tokens: Container[str]) -> str:
    """A URN as it would be were it and its parents dynamic; `tokens` are those of resources."""
    stack, project, kinds, name = urn.split("::", 3)
    types = [dynamic_type(kind) if kind in tokens else kind for kind in kinds.split("$")]
    return "::".join((stack, project, "$".join(types), name))


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
