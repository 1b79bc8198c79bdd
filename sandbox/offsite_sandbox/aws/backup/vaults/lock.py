"""Vault locks: how long what comes into a vault has to be kept."""

from dataclasses import dataclass
from datetime import datetime

from ....clock import clock
from ..shared.exceptions import InvalidParameterValueError

MAX_DAYS = 36500


@dataclass(frozen=True)
class Lock:
    """A vault's lock.

    Attributes:
        min_retention_days: of what comes into the vault, or None for any.
        max_retention_days: likewise.
        date: when it becomes immutable (compliance mode), or None if it never does (governance).
    """

    min_retention_days: int | None
    max_retention_days: int | None
    date: datetime | None

    @property
    def is_immutable(self) -> bool:
        """Whether the clock has passed its date."""
        return self.date is not None and clock.now() >= self.date

    def obstacle(self, vault_name: str, days: int | None) -> str | None:
        """Why it keeps out what is kept for so many days, or None.

        Args:
            vault_name: the locked vault's.
            days: or None for ever, which is longer than anything.
        """
        least, most = self.min_retention_days, self.max_retention_days
        too_short = least is not None and days is not None and days < least
        too_long = most is not None and (days is None or days > most)
        if not (too_short or too_long):
            return None
        kept = "always" if days is None else f"{days} days"
        return (
            f"The retention period ({kept}) does not conform to the Vault Lock configuration of "
            f"{vault_name}: it must be between {least or 1} and {most or 'any number of'} days."
        )


def check_retention(least: int | None, most: int | None) -> None:
    """Refuse a range of days that no lock can have.

    Raises:
        InvalidParameterValueError: an end is out of bounds, or they are the wrong way round.
    """
    for name, days in (("MinRetentionDays", least), ("MaxRetentionDays", most)):
        if days is not None and not 1 <= days <= MAX_DAYS:
            raise InvalidParameterValueError(f"{name} must be between 1 and {MAX_DAYS} days.")
    if least is not None and most is not None and least > most:
        raise InvalidParameterValueError(
            "MinRetentionDays must not be greater than MaxRetentionDays."
        )
