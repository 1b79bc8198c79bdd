# Generated from the provider's models by tools/generate.py: do not edit.
"""Amazon RDS."""

from .automated_backups_replication import AutomatedBackupsReplication
from .types import AdditionalStorageVolume, RestoreWindow

__all__ = [
    "AdditionalStorageVolume",
    "AutomatedBackupsReplication",
    "RestoreWindow",
]
