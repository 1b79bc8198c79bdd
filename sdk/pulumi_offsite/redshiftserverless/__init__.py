# Generated from the provider's models by tools/generate.py: do not edit.
"""Amazon Redshift Serverless."""

from .snapshot_copy_configuration import SnapshotCopyConfiguration

__all__ = [
    "SnapshotCopyConfiguration",
]
