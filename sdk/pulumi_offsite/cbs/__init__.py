# Generated from the provider's models by tools/generate.py: do not edit.
"""Tencent Cloud Block Storage (CBS)."""

from .snapshot_copy import SnapshotCopy
from .types import SnapshotInRegion

__all__ = [
    "SnapshotCopy",
    "SnapshotInRegion",
]
