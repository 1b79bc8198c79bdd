"""Values as a Python program writes them."""

import json
from collections.abc import Mapping
from typing import Any, cast

from ..core.model import Inputs
from ..core.traits import Secret, has

_WIDTH = 80


def argument(inputs: Inputs, name: str) -> str:
    """The line, or lines, that give an argument the value that it has; empty to leave it out.

    A secret is not shown.
    """
    field = type(inputs).model_fields[name]
    value = inputs.model_dump(include={name}, exclude_none=True).get(name)
    if value is None:
        return ""
    return f"{name}=…  # a secret" if has(field, Secret) else f"{name}={spelled(value)},"


def spelled(value: Any) -> str:
    """A value in Python's own words, on as many lines as it takes."""
    flat = _flat(value)
    if len(flat) <= _WIDTH or not isinstance(value, dict | list):
        return flat
    if isinstance(value, dict):
        items = cast("Mapping[str, Any]", value).items()
        lines = [f"{_flat(key)}: {spelled(item)}," for key, item in items]
    else:
        lines = [f"{spelled(item)}," for item in cast("list[Any]", value)]
    inner = "\n".join(lines).replace("\n", "\n    ")
    begin, end = "{}" if isinstance(value, dict) else "[]"
    return f"{begin}\n    {inner}\n{end}"


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        items = cast("Mapping[str, Any]", value).items()
        return "{" + ", ".join(f"{_flat(key)}: {_flat(item)}" for key, item in items) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, cast("list[Any]", value))) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
