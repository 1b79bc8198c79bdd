# Generated from the provider's models by tools/generate.py: do not edit.
"""AWS CloudHSM v2."""

from .backup_copy import BackupCopy
from .get_newest_backup import get_newest_backup, get_newest_backup_output
from .list_backups import list_backups, list_backups_output
from .list_clusters import list_clusters, list_clusters_output
from .types import BackupResult, ClusterResult, ListBackupsResult, ListClustersResult

__all__ = [
    "BackupCopy",
    "BackupResult",
    "ClusterResult",
    "ListBackupsResult",
    "ListClustersResult",
    "get_newest_backup",
    "get_newest_backup_output",
    "list_backups",
    "list_backups_output",
    "list_clusters",
    "list_clusters_output",
]
