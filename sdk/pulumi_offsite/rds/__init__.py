# Generated from the provider's models by tools/generate.py: do not edit.
"""Amazon RDS."""

from .automated_backups_replication import AutomatedBackupsReplication
from .types import RestoreWindow

__all__ = [
    "AutomatedBackupsReplication",
    "RestoreWindow",
]
