# Generated from the provider's models by tools/generate.py: do not edit.
"""Copies of cloud backups somewhere else, as code."""

from . import backup, cbs, cloudhsmv2, rds, redshiftserverless
from .provider import Provider
from .types import Timeouts, TimeoutsArgs, TimeoutsArgsDict

__all__ = [
    "Provider",
    "Timeouts",
    "TimeoutsArgs",
    "TimeoutsArgsDict",
    "backup",
    "cbs",
    "cloudhsmv2",
    "rds",
    "redshiftserverless",
]
