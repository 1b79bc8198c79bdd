"""The resources of AWS CloudHSM v2."""

from typing import Any, Final

from ...core.resource import Handler
from .backup_copy import BackupCopy

RESOURCES: Final[tuple[type[Handler[Any, Any]], ...]] = (BackupCopy,)
