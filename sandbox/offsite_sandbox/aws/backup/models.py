"""The backend of AWS Backup, put together from its parts.

Moto's has a few of the operations without what they are about, so this one takes its place.
"""

from .audit import Audit
from .backup_jobs import BackupJobs
from .legal_holds import LegalHolds
from .protected_resources import ProtectedResources
from .restore_testing import RestoreTesting
from .scheduler import Scheduler
from .settings import Settings


class BackupBackend(
    Scheduler, BackupJobs, ProtectedResources, LegalHolds, Audit, RestoreTesting, Settings
):
    """Everything in AWS Backup of one account in one region.

    Each part stands on what it needs, down to :class:`~.base.Base`: ``Scheduler`` on
    ``Selections``, ``Plans``, ``Vaults`` and ``Tags``.
    """
