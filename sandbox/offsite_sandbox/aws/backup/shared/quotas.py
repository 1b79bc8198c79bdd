"""How many of a thing there may be."""

from ....configuration import configuration
from .arns import SERVICE
from .exceptions import LimitExceededError
from .place import Place


def check_quota(place: Place, thing: str, count: int) -> None:
    """Refuse one more of ``thing`` when there are ``count``.

    Raises:
        LimitExceededError: the configuration allows no more.
    """
    quota = configuration.quota(f"{SERVICE}.{thing}", place.region)
    if quota is not None and count >= quota:
        raise LimitExceededError(f"You have reached the limit of {quota} {thing}s.")
