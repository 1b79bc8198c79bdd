"""Whose a thing in the cloud is: marks and tokens that are the same after a crash.

They are pure functions of the resource's owner (its URN) and of what identifies the thing, so the
run after a crash finds what the killed one made.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

TAG: Final = "offsite:owner"
"""The tag key that carries the owner mark, where a thing can carry tags."""

_NOT_IN_TAGS: Final = re.compile(r"[^\w.:/=+@-]")
_NOT_IN_NAMES: Final = re.compile(r"[^a-zA-Z0-9]+")


@dataclass(frozen=True)
class Owner:
    """The owner of a thing: a resource, by its URN."""

    urn: str

    def token(self, *identity: str) -> str:
        """An idempotency token: 32 hexadecimal digits."""
        text = "\n".join((self.urn, *identity))
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def name(self, limit: int = 50) -> str:
        """A name for a thing that was given none: the resource's, and a few digits of a token."""
        label = _NOT_IN_NAMES.sub("-", self.urn.rpartition("::")[2]).strip("-") or "offsite"
        return f"{label[: limit - 8]}-{self.token('name')[:7]}"

    def mark(self, *identity: str) -> str:
        """The value of the owner tag: project, stack and name for people, a token for certainty."""
        parts = self.urn.split("::")
        label = "/".join((*parts[1:2], *parts[0].split(":")[-1:], *parts[3:])) or "offsite"
        return f"{_NOT_IN_TAGS.sub('_', label)[:200]}@{self.token(*identity)}"


def is_marked(found: str | None, mark: str) -> bool:
    """Whether a found mark is this one, or this one after it was taken over."""
    return found is not None and (found == mark or found.startswith(f"{mark}+"))


def taken_over(found: str) -> str:
    """The mark of a thing that a new resource takes over: `…@token`, then `…@token+1`, `…+2`.

    Who recorded the mark from before knows by it that the thing isn't its own any more: so a forced
    replacement, which takes over what it replaces, is not deleted with it.
    """
    label, at, token = found.rpartition("@")
    base, _, times = token.partition("+")
    return f"{label}{at}{base}+{int(times or 0) + 1}"
