"""Tencent Cloud on loopback: Cloud Block Storage, tags and STS behind API 3.0."""

from typing import Any

from .accounts import temporary_keys
from .application import application, request_limit
from .cbs.backend import backend
from .cbs.seed import seed as _seed_cbs

__all__ = ["application", "reset", "seed"]


def seed() -> dict[str, Any]:
    """Make the things that a sandbox starts with, and tell their IDs by service. Idempotent."""
    return {"cbs": _seed_cbs()}


def reset() -> None:
    """Forget everything that was made, and every request that was counted."""
    backend.reset()
    temporary_keys.clear()
    request_limit.reset()
