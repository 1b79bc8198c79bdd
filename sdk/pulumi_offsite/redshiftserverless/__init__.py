# Generated from the provider's models by tools/generate.py: do not edit.
"""Amazon Redshift Serverless."""

from .get_newest_snapshot import get_newest_snapshot, get_newest_snapshot_output
from .list_namespaces import list_namespaces, list_namespaces_output
from .list_snapshots import list_snapshots, list_snapshots_output
from .snapshot_copy_configuration import SnapshotCopyConfiguration
from .types import ListNamespacesResult, ListSnapshotsResult, NamespaceResult, SnapshotResult

__all__ = [
    "ListNamespacesResult",
    "ListSnapshotsResult",
    "NamespaceResult",
    "SnapshotCopyConfiguration",
    "SnapshotResult",
    "get_newest_snapshot",
    "get_newest_snapshot_output",
    "list_namespaces",
    "list_namespaces_output",
    "list_snapshots",
    "list_snapshots_output",
]
