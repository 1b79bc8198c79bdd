"""The resources of Amazon RDS."""

from typing import Any, Final

from ...core.resource import Handler
from .automated_backups_replication import AutomatedBackupsReplication

RESOURCES: Final[tuple[type[Handler[Any, Any]], ...]] = (AutomatedBackupsReplication,)
