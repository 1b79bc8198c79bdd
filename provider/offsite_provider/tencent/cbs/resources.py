"""The resources of Tencent Cloud CBS."""

from typing import Any, Final

from ...core.resource import Handler
from .snapshot_copy import SnapshotCopy

RESOURCES: Final[tuple[type[Handler[Any, Any]], ...]] = (SnapshotCopy,)
