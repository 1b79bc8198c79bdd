# Generated from the provider's models by tools/generate.py: do not edit.
"""Amazon RDS."""

from .automated_backups_replication import AutomatedBackupsReplication
from .get_newest_db_instance_automated_backup import (
    get_newest_db_instance_automated_backup,
    get_newest_db_instance_automated_backup_output,
)
from .list_db_instance_automated_backups import (
    list_db_instance_automated_backups,
    list_db_instance_automated_backups_output,
)
from .list_db_instances import list_db_instances, list_db_instances_output
from .types import (
    AdditionalStorageVolume,
    DbInstanceAutomatedBackupResult,
    DbInstanceResult,
    ListDbInstanceAutomatedBackupsResult,
    ListDbInstancesResult,
    RestoreWindow,
)

__all__ = [
    "AdditionalStorageVolume",
    "AutomatedBackupsReplication",
    "DbInstanceAutomatedBackupResult",
    "DbInstanceResult",
    "ListDbInstanceAutomatedBackupsResult",
    "ListDbInstancesResult",
    "RestoreWindow",
    "get_newest_db_instance_automated_backup",
    "get_newest_db_instance_automated_backup_output",
    "list_db_instance_automated_backups",
    "list_db_instance_automated_backups_output",
    "list_db_instances",
    "list_db_instances_output",
]
