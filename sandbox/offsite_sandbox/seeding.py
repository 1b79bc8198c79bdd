"""What every sandbox starts with, and going back to it."""

from typing import Any

from . import aws, tencent
from .clock import clock
from .configuration import configuration
from .faults import faults
from .journal import journal
from .past import past


def seed() -> dict[str, Any]:
    """Make what is missing of the things that a sandbox starts with.

    Returns:
        Their IDs by service: ``cloudhsmv2``, ``redshiftserverless``, ``rds``, ``kms``,
        ``backup``, ``cbs``.
    """
    return {**aws.seed(), **tencent.seed()}


def reset() -> None:
    """Forget everything: resources, faults, calls, configuration, and the clock's advance."""
    past.reset()
    aws.reset()
    tencent.reset()
    faults.clear()
    journal.clear()
    configuration.reset()
    clock.reset()
