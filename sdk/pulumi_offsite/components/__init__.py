"""Backups that are protected, elsewhere and proven, declared as one: for platform teams."""

from .backup_audit import BackupAudit, Reports, RestoreTesting
from .copy_to import CopyTo
from .data_bunker import DataBunker
from .guarded_vault import FAILURES, I_UNDERSTAND, GuardedVault, Lock
from .offsite_backup import OffsiteBackup
from .offsite_copies import CbsDisk, CloudHsmCluster, OffsiteCopies, RdsInstance
from .regime import RPO_TAG, Regime
from .select import Select
from .tiers import Tier, TierName

__all__ = [
    "FAILURES",
    "I_UNDERSTAND",
    "RPO_TAG",
    "BackupAudit",
    "CbsDisk",
    "CloudHsmCluster",
    "CopyTo",
    "DataBunker",
    "GuardedVault",
    "Lock",
    "OffsiteBackup",
    "OffsiteCopies",
    "RdsInstance",
    "Regime",
    "Reports",
    "RestoreTesting",
    "Select",
    "Tier",
    "TierName",
]
