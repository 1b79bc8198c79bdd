# Generated from the provider's models by tools/generate.py: do not edit.
"""Copies of cloud backups somewhere else, as code."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import backup, cbs, cloudhsmv2, rds, redshiftserverless
from .provider import Provider
from .types import Timeouts, TimeoutsArgs, TimeoutsArgsDict

if TYPE_CHECKING:
    from . import components

__all__ = [
    "Provider",
    "Timeouts",
    "TimeoutsArgs",
    "TimeoutsArgsDict",
    "backup",
    "cbs",
    "cloudhsmv2",
    "components",
    "rds",
    "redshiftserverless",
]


def __getattr__(name: str) -> Any:
    """The components, which programs that have none need not load."""
    if name == "components":
        return import_module(".components", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
