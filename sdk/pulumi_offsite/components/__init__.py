"""Backups that are protected, elsewhere and proven, declared as one: for platform teams."""

from .data_bunker import DataBunker
from .guarded_vault import FAILURES, I_UNDERSTAND, GuardedVault, Lock
from .offsite_backup import RPO_TAG, CopyTo, OffsiteBackup, Select
from .tiers import Tier, TierName

__all__ = [
    "FAILURES",
    "I_UNDERSTAND",
    "RPO_TAG",
    "CopyTo",
    "DataBunker",
    "GuardedVault",
    "Lock",
    "OffsiteBackup",
    "Select",
    "Tier",
    "TierName",
]
