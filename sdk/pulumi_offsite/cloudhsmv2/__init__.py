# Generated from the provider's models by tools/generate.py: do not edit.
"""AWS CloudHSM v2."""

from .backup_copy import BackupCopy

__all__ = [
    "BackupCopy",
]
