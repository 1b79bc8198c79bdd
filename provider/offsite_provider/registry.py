"""Every handler there is, by token."""

from collections.abc import Mapping
from typing import Any, Final

from .aws.backup.backup_job import BackupJob
from .aws.backup.copy_job import CopyJob
from .aws.backup.framework import Framework
from .aws.backup.global_settings import GlobalSettings
from .aws.backup.logically_air_gapped_vault import LogicallyAirGappedVault
from .aws.backup.plan import Plan
from .aws.backup.recovery_point import RecoveryPoint
from .aws.backup.region_settings import RegionSettings
from .aws.backup.report_plan import ReportPlan
from .aws.backup.restore_job import RestoreJob
from .aws.backup.restore_testing_plan import RestoreTestingPlan
from .aws.backup.restore_testing_selection import RestoreTestingSelection
from .aws.backup.selection import Selection
from .aws.backup.vault import Vault
from .aws.backup.vault_access_policy import VaultAccessPolicy
from .aws.backup.vault_lock import VaultLock
from .aws.backup.vault_notifications import VaultNotifications
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
        BackupJob,
        CopyJob,
        Framework,
        GlobalSettings,
        RecoveryPoint,
        RegionSettings,
        ReportPlan,
        RestoreJob,
        RestoreTestingPlan,
        RestoreTestingSelection,
        SnapshotCopy,
        SnapshotCopyConfiguration,
        LogicallyAirGappedVault,
        Plan,
        Selection,
        Vault,
        VaultAccessPolicy,
        VaultLock,
        VaultNotifications,
    )
}
