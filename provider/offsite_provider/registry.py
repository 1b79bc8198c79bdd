"""Every handler there is, by token."""

from collections.abc import Mapping
from typing import Any, Final

from .aws.cloudhsmv2.backup_copy import BackupCopy
from .aws.rds.automated_backups_replication import AutomatedBackupsReplication
from .aws.redshiftserverless.snapshot_copy_configuration import SnapshotCopyConfiguration
from .core.resource import Handler
from .tencent.cbs.snapshot_copy import SnapshotCopy

HANDLERS: Final[Mapping[str, Handler[Any, Any]]] = {
    handler.token: handler()
    for handler in (
        AutomatedBackupsReplication,
        BackupCopy,
        SnapshotCopy,
        SnapshotCopyConfiguration,
    )
}
