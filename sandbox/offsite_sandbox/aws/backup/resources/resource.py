"""What AWS Backup knows of a kind of resource: how to find, back up, copy and restore it."""

import uuid
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, NamedTuple

from ..shared.exceptions import InvalidParameterValueError
from ..shared.place import Place

SOURCE_TAG = "aws:backup:source-resource"
REQUEST_ID = "aws:backup:request-id"


class RestoreError(Exception):
    """A restore that fails once it runs; its text is the job's status message."""


@dataclass(frozen=True)
class Resource:
    """A resource that can be backed up.

    Attributes:
        name: what people call it, or None.
        size: bytes.
        encryption_key_arn: the KMS key that it is encrypted with, or None.
        model: moto's object.
    """

    arn: str
    kind: "ResourceType"
    name: str | None
    tags: Mapping[str, str]
    size: int
    encryption_key_arn: str | None
    model: Any


class Backup(NamedTuple):
    """What is kept of a resource.

    Attributes:
        arn: the recovery point's ARN.
        contents: what the kind of resource needs to restore it.
    """

    arn: str
    contents: Any


@dataclass(frozen=True)
class Metadata:
    """Restore metadata; the names are not case-sensitive."""

    values: Mapping[str, str]
    _by_name: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name = {name.lower(): value for name, value in self.values.items()}
        object.__setattr__(self, "_by_name", by_name)

    def get(self, name: str) -> str | None:
        """A value, or None if it is missing or empty."""
        return self._by_name.get(name.lower()) or None

    def flag(self, name: str) -> bool:
        """Whether a value is ``true``."""
        return (self.get(name) or "").lower() == "true"

    def number(self, name: str) -> int | None:
        """A whole number, or None if it is missing.

        Raises:
            InvalidParameterValueError: it is something else.
        """
        text = self.get(name)
        if text is None:
            return None
        if not text.isdecimal():
            raise InvalidParameterValueError(f"Invalid restore metadata: {name} is {text!r}.")
        return int(text)

    def require(self, *names: str) -> None:
        """Refuse metadata without these.

        Raises:
            InvalidParameterValueError: one is missing.
        """
        missing = [name for name in names if self.get(name) is None]
        if missing:
            raise InvalidParameterValueError(
                f"Missing required restore metadata: {', '.join(missing)}."
            )


class ResourceType(ABC):
    """A kind of resource.

    https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html

    Attributes:
        name: as AWS Backup calls it: ``EBS``.
        is_fully_managed: its recovery points are AWS Backup's own, encrypted with the vault's key.
        has_cold_storage: they can move to cold storage.
        is_archived_on_request: they only do with ``OptInToArchiveForSupportedResources``.
        has_continuous_backup: it can be restored to any time of the last days.
        has_index: what is in a backup can be searched.
        is_composite: it is backed up as its parts.
        can_be_copied: its recovery points can be copied to another vault.
        can_be_stopped: ``StopBackupJob`` takes its jobs.
        regional_metadata: the restore metadata that has no meaning in another region.
    """

    name: ClassVar[str]
    is_fully_managed: ClassVar[bool] = False
    has_cold_storage: ClassVar[bool] = False
    is_archived_on_request: ClassVar[bool] = False
    has_continuous_backup: ClassVar[bool] = False
    has_index: ClassVar[bool] = False
    is_composite: ClassVar[bool] = False
    can_be_copied: ClassVar[bool] = True
    can_be_stopped: ClassVar[bool] = True
    regional_metadata: ClassVar[Collection[str]] = ()

    @abstractmethod
    def owns(self, arn: str) -> bool:
        """Whether an ARN is one of this kind."""

    @abstractmethod
    def all(self, place: Place) -> Iterable[Resource]:
        """All that there are."""

    def find(self, place: Place, arn: str) -> Resource | None:
        """The resource of an ARN."""
        return next((found for found in self.all(place) if found.arn == arn), None)

    def obstacle(self, resource: Resource) -> str | None:
        """Why it can't be backed up as it is, or None."""
        del resource

    @abstractmethod
    def back_up(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Backup:
        """Keep what there is of it now."""

    def back_up_continuously(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Any:
        """Keep what there is of it now, as the contents of its continuous backup."""
        return self.back_up(resource, place, job_id, at, tags).contents

    @abstractmethod
    def metadata(self, resource: Resource) -> dict[str, str]:
        """What ``GetRecoveryPointRestoreMetadata`` says of a backup that is made now."""

    @abstractmethod
    def copy(
        self, contents: Any, place: Place, job_id: str, key_arn: str | None, tags: Mapping[str, str]
    ) -> Backup:
        """Copy what is kept to another region or account."""

    def tags(self, contents: Any) -> dict[str, str] | None:
        """The tags of what is kept, where the resource's own service has them."""
        del contents

    def count(self, contents: Any) -> int:
        """How many items an index of what is kept has."""
        del contents
        return 1

    def discard(self, contents: Any) -> None:
        """Throw away what is kept."""
        del contents

    @abstractmethod
    def check(self, metadata: Metadata) -> None:
        """Refuse restore metadata that is not enough.

        Raises:
            InvalidParameterValueError: what is missing or wrong.
        """

    @abstractmethod
    def restore(
        self, contents: Any, metadata: Metadata, place: Place, tags: Mapping[str, str]
    ) -> str:
        """Make a resource of what is kept, and tell its ARN.

        Raises:
            RestoreError: why it can't.
        """

    def unmanaged(self) -> "ResourceType":
        """The kind that it is where the region's settings leave its backups to its own service."""
        return self

    def children(self, resource: Resource, place: Place) -> Iterable[tuple[str, Resource]]:
        """The parts of a composite resource, each with its identifier in it."""
        del resource, place
        return ()

    def continuous_name(self, resource: Resource) -> str:
        """What stands for the resource in the ARN of its continuous backup."""
        return resource.arn.rpartition(":")[2]


def new_recovery_point_arn(place: Place, name: str | None = None) -> str:
    """The ARN of a new recovery point that is AWS Backup's own."""
    identifier = name or str(uuid.uuid4()).upper()
    return place.arn("recovery-point", identifier)


def pairs(tags: Mapping[str, str]) -> list[dict[str, str]]:
    """Tags as most services list them."""
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def plain(tags: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Tags from the way in which most services list them."""
    return {tag["Key"]: tag.get("Value", "") for tag in tags}


def owned(tags: Mapping[str, str]) -> dict[str, str]:
    """The tags that are people's own."""
    return {key: value for key, value in tags.items() if not key.startswith("aws:")}
