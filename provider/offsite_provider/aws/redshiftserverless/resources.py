"""The resources of Amazon Redshift Serverless."""

from typing import Any, Final

from ...core.resource import Handler
from .snapshot_copy_configuration import SnapshotCopyConfiguration

RESOURCES: Final[tuple[type[Handler[Any, Any]], ...]] = (SnapshotCopyConfiguration,)
