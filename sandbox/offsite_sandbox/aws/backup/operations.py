"""Which part of the backend carries out which operation."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, cast

from botocore import xform_name

from .. import service_models
from .shared.arns import SERVICE

Operation = Callable[..., dict[str, Any] | None]
"""Takes the parameters in snake_case, as boto3 writes them, and returns the answer's members."""


def operations_of(*parts: object) -> Mapping[str, Operation]:
    """The operations by name, each a part's method: ``CreateBackupVault``'s is
    ``create_backup_vault``.

    Raises:
        TypeError: two parts have the same operation.
    """
    found: dict[str, Operation] = {}
    for part in parts:
        for method in vars(type(part)).keys() & _names().keys():
            name = _names()[method]
            if name in found:
                raise TypeError(f"{part!r} is not the only part that has {name}")
            found[name] = getattr(part, method)
    return found


@lru_cache
def _names() -> Mapping[str, str]:
    """The names of AWS Backup's operations, by that of the method that carries one out."""
    model: Any = service_models.service_model(SERVICE)
    return {xform_name(name): name for name in cast(list[str], model.operation_names)}
