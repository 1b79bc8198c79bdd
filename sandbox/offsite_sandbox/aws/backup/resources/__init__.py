"""The resources that the sandbox's AWS Backup can back up, which moto holds."""

from collections.abc import Iterable, Sequence

from ..shared.place import Place
from . import supported
from .cloudformation import CloudFormation
from .resource import (
    Backup,
    Metadata,
    Resource,
    ResourceType,
    RestoreError,
    new_recovery_point_arn,
    owned,
)

__all__ = [
    "TYPES",
    "Backup",
    "Metadata",
    "Resource",
    "ResourceType",
    "RestoreError",
    "all_of",
    "find",
    "new_recovery_point_arn",
    "owned",
    "type_named",
    "type_of",
]

TYPES: Sequence[ResourceType] = (*supported.BASIC, CloudFormation())


def type_of(arn: str) -> ResourceType | None:
    """The kind of resource that an ARN is of, or None if the sandbox can't back it up."""
    return next((kind for kind in TYPES if kind.owns(arn)), None)


def type_named(name: str) -> ResourceType | None:
    """The kind of resource that AWS Backup calls ``name``: ``EBS``."""
    return next((kind for kind in TYPES if kind.name == name), None)


def find(place: Place, arn: str) -> Resource | None:
    """The resource of an ARN, or None if it is not there."""
    kind = type_of(arn)
    return None if kind is None else kind.find(place, arn)


def all_of(place: Place) -> Iterable[Resource]:
    """Everything in an account and a region that can be backed up."""
    for kind in TYPES:
        yield from kind.all(place)
