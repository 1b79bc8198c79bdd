"""Whose a thing in the cloud is: marks and tokens that are the same after a crash.

They are pure functions of the resource's owner (its URN, and how often it was replaced) and of
what identifies the thing, so the run after a crash finds what the killed one made.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

TAG: Final = "offsite:owner"
"""The tag key that carries the owner mark, where a thing can carry tags."""

_NOT_IN_TAGS: Final = re.compile(r"[^\w.:/=+@-]")


@dataclass(frozen=True)
class Owner:
    """The owner of a resource, from its hidden input: `<urn>` or `<urn>#<generation>`."""

    name: str

    @property
    def urn(self) -> str:
        return self.name.partition("#")[0]

    @property
    def generation(self) -> int:
        """How often it was replaced: a replacement must not find its forerunner by the mark."""
        return int(self.name.partition("#")[2] or 0)

    def next_generation(self) -> "Owner":
        return Owner(f"{self.urn}#{self.generation + 1}")

    def token(self, *identity: str) -> str:
        """An idempotency token: 32 hexadecimal digits."""
        text = "\n".join((self.name, *identity))
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def mark(self, *identity: str) -> str:
        """The value of the owner tag: stack and name for people, a token for certainty."""
        parts = self.urn.split("::")
        label = "/".join((*parts[0].split(":")[-1:], *parts[1:2], *parts[3:])) or "offsite"
        return f"{_NOT_IN_TAGS.sub('_', label)[:200]}@{self.token(*identity)}"
