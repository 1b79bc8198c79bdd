"""AWS on loopback: moto, extended, behind the checks that AWS makes of every request."""

from . import services
from .application import application
from .seed import seed

__all__ = ["application", "reset", "seed"]


def reset() -> None:
    """Forget everything but the accounts."""
    services.reset()


reset()
