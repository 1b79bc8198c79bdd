"""The resources of AWS Backup."""

from typing import Any, Final

from ...core.resource import Handler
from .audit.framework import Framework
from .audit.report_plan import ReportPlan
from .audit.restore_testing_plan import RestoreTestingPlan
from .audit.restore_testing_selection import RestoreTestingSelection
from .jobs.backup_job import BackupJob
from .jobs.copy_job import CopyJob
from .jobs.restore_job import RestoreJob
from .plans.plan import Plan
from .plans.selection import Selection
from .recovery_points.recovery_point import RecoveryPoint
from .settings.global_settings import GlobalSettings
from .settings.region_settings import RegionSettings
from .vaults.logically_air_gapped_vault import LogicallyAirGappedVault
from .vaults.vault import Vault
from .vaults.vault_access_policy import VaultAccessPolicy
from .vaults.vault_lock import VaultLock
from .vaults.vault_notifications import VaultNotifications

RESOURCES: Final[tuple[type[Handler[Any, Any]], ...]] = (
    BackupJob,
    CopyJob,
    Framework,
    GlobalSettings,
    LogicallyAirGappedVault,
    Plan,
    RecoveryPoint,
    RegionSettings,
    ReportPlan,
    RestoreJob,
    RestoreTestingPlan,
    RestoreTestingSelection,
    Selection,
    Vault,
    VaultAccessPolicy,
    VaultLock,
    VaultNotifications,
)
