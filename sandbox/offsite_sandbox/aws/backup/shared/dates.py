"""Moments, compared."""

from datetime import datetime, timezone


def is_between(moment: datetime, after: datetime | None, before: datetime | None) -> bool:
    """Whether a moment is in a range, either end of which may be open."""
    return (after is None or moment > aware(after)) and (before is None or moment < aware(before))


def aware(moment: datetime) -> datetime:
    """A moment as moto's parser tells it, which leaves out that it is in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
