"""What a field can say of itself, in its ``Annotated``: ``Annotated[str, Replaces]``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from pydantic.alias_generators import to_pascal
from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class Trait:
    """What a field says of itself."""

    name: str


Replaces: Final = Trait("replaces")
"""A change of it replaces the resource."""


@dataclass(frozen=True)
class ReplacesIf:
    """A change replaces the resource if it changes what `part` says of the value.

    `part` is asked about unknown values too, and may answer `UNKNOWN`, which changes nothing.
    """

    part: Callable[[Any], object]


Computed: Final = Trait("computed")
"""Left out, the service chooses it; what it chose is an output and never a difference."""

Unmanaged: Final = Trait("unmanaged")
"""Steers a call, and is never a difference by itself."""

Secret: Final = Trait("secret")
"""May hold secrets: it is one in state, and never shown."""

Hidden: Final = Trait("hidden")
"""Set by offsite itself: no argument and no output of the program's resource class."""

Volatile: Final = Trait("volatile")
"""An output that changes by itself: kept as it was last seen until something else has changed."""


@dataclass(frozen=True)
class Member:
    """The API's own name of a field, where it isn't the field's name in PascalCase."""

    name: str


def has(field: FieldInfo, trait: Trait) -> bool:
    """Whether a field has a trait."""
    return trait in field.metadata


def member_of(name: str, field: FieldInfo) -> str:
    """The API's name of a field."""
    own = next((m.name for m in field.metadata if isinstance(m, Member)), None)
    return own or to_pascal(name)
