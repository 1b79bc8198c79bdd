"""Parameters without secrets, as JSON can hold them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from moto.core.model import ListShape, MapShape, Shape, StructureShape

REDACTED = "***"


def redacted(shape: Shape, value: Any) -> Any:
    """``value`` for the journal: what the model calls sensitive, and presigned URLs, left out."""
    if shape.metadata.get("sensitive") or "password" in shape.name.lower():
        return REDACTED
    if isinstance(shape, StructureShape):
        return {
            name: REDACTED if "password" in name.lower() else redacted(shape.members[name], item)
            for name, item in cast(Mapping[str, Any], value).items()
            if name in shape.members and item is not None
        }
    if isinstance(shape, ListShape):
        return [redacted(cast(Shape, shape.member), item) for item in value]
    if isinstance(shape, MapShape):
        inner = cast(Shape, shape.value)
        return {name: redacted(inner, item) for name, item in value.items()}
    if isinstance(value, datetime):
        return value.isoformat()
    return f"<{len(value)} bytes>" if isinstance(value, (bytes, bytearray)) else value
