"""What can go wrong, each as one clear sentence: what, why, and what to do about it."""

from collections.abc import Iterable
from typing import Any, Final

_COVER: Final = "[secret]"
_SHORTEST: Final = 5
"""The fewest characters of a secret that is covered: fewer stand in any text."""


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."


class Failure(Exception):
    """Something could not be done: `cannot <what>: <why>. <remedy>`.

    `what` is a verb and its object (`copy backup backup-… to eu-central-1`), `why` is the cloud's
    own word where it has one, `code` is the cloud's error code.
    """

    def __init__(self, what: str, why: str, remedy: str = "", *, code: str = "") -> None:
        super().__init__(what, why, remedy)
        self.what = what
        self.why = why
        self.remedy = remedy
        self.code = code
        self.made: object = None
        """What there is of the resource by now, a `State`, where a part of it was made."""
        self.recorded: tuple[str, dict[str, Any]] | None = None
        """The same on the wire, for a door that can record it: id and state."""

    def redact(self, secrets: Iterable[str]) -> None:
        """Covers the secrets in it."""
        known = tuple(secrets)
        self.what, self.why, self.remedy = (
            redact(text, known) for text in (self.what, self.why, self.remedy)
        )
        self.args = (self.what, self.why, self.remedy)

    def __str__(self) -> str:
        why = " ".join(self.why.split()).rstrip(".")
        code = f" ({self.code})" if self.code and self.code not in why else ""
        remedy = f" {_ended(self.remedy.strip())}" if self.remedy else ""
        return f"cannot {self.what}: {_ended(f'{why}{code}')}{remedy}"

    def about(self, what: str) -> "Failure":
        """The same, of what somebody wanted to do who shared the call that failed."""
        return type(self)(what, self.why, self.remedy, code=self.code)


class AccessDenied(Failure):
    """The credentials are good and don't allow the call."""


class BadCredentials(Failure):
    """The credentials are missing, unknown, wrong or too old."""


class NotFound(Failure):
    """What the call is about isn't there."""


class Conflict(Failure):
    """It exists already, or something else has it now."""


class Invalid(Failure):
    """The service refused an argument."""


class Busy(Failure):
    """The service asked for fewer calls, or has a fault: the same call may work later."""


class Cancelled(Failure):
    """The person asked for the run to end."""


class TimedOut(Failure):
    """The cloud wasn't done within the timeout."""


def redact(text: str, secrets: Iterable[str]) -> str:
    """The text with every secret in it covered."""
    # The longest first: one secret may be a part of another.
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST and secret not in _COVER:
            text = text.replace(secret, _COVER)
    return text
