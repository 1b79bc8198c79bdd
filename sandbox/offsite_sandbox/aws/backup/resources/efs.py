"""EFS file systems."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from moto.efs.models import FileSystem, efs_backends

from ..shared.exceptions import InvalidParameterValueError
from ..shared.place import Place
from .resource import (
    REQUEST_ID,
    Backup,
    Metadata,
    Resource,
    ResourceType,
    RestoreError,
    new_recovery_point_arn,
    owned,
    pairs,
    plain,
)

_MODES = ("generalPurpose", "maxIO")


@dataclass(frozen=True)
class _Kept:
    """What is kept of a file system."""

    arn: str
    size: int
    throughput_mode: str
    provisioned_throughput: Any


class EFS(ResourceType):
    """EFS file systems."""

    name = "EFS"
    is_fully_managed = True
    has_cold_storage = True
    regional_metadata = ("KmsKeyId",)

    def owns(self, arn: str) -> bool:
        """Whether it is a file system's."""
        return ":elasticfilesystem:" in arn and ":file-system/" in arn

    def all(self, place: Place) -> Iterable[Resource]:
        """The file systems."""
        backend: Any = efs_backends[place.account][place.region]
        file_systems: dict[str, FileSystem] = backend.file_systems_by_id
        for file_system in list(file_systems.values()):
            tags = plain(backend.list_tags_for_resource(file_system.file_system_id))
            yield Resource(
                arn=file_system.file_system_arn,
                kind=self,
                name=tags.get("Name"),
                tags=tags,
                size=int(file_system.size_in_bytes["Value"]),
                encryption_key_arn=file_system.kms_key_id or None,
                model=file_system,
            )

    def back_up(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Backup:
        """Keep the file system's settings; moto has no files."""
        file_system = cast(FileSystem, resource.model)
        kept = _Kept(
            resource.arn,
            resource.size,
            file_system.throughput_mode,
            file_system.provisioned_throughput_in_mibps,
        )
        return Backup(new_recovery_point_arn(place), kept)

    def metadata(self, resource: Resource) -> dict[str, str]:
        """The file system's settings."""
        file_system = cast(FileSystem, resource.model)
        return {
            REQUEST_ID: str(uuid.uuid4()),
            "file-system-id": file_system.file_system_id,
            "Encrypted": str(bool(file_system.encrypted)).lower(),
            **({"KmsKeyId": file_system.kms_key_id} if file_system.kms_key_id else {}),
            "PerformanceMode": file_system.performance_mode,
            "CreationToken": file_system.creation_token,
            "newFileSystem": "false",
        }

    def copy(
        self, contents: Any, place: Place, job_id: str, key_arn: str | None, tags: Mapping[str, str]
    ) -> Backup:
        """The same, under an ARN of the destination."""
        return Backup(new_recovery_point_arn(place), contents)

    def check(self, metadata: Metadata) -> None:
        """``file-system-id`` and ``newFileSystem``; for a new one, how it is to be."""
        metadata.require("file-system-id", "newFileSystem")
        if not metadata.flag("newFileSystem"):
            return
        metadata.require("CreationToken", "Encrypted", "PerformanceMode")
        if metadata.get("PerformanceMode") not in _MODES:
            raise InvalidParameterValueError(
                f"Invalid restore metadata: PerformanceMode is none of {', '.join(_MODES)}."
            )
        if metadata.get("KmsKeyId") and not metadata.flag("Encrypted"):
            raise InvalidParameterValueError(
                "Invalid restore metadata: with KmsKeyId, Encrypted must be true."
            )

    def restore(
        self, contents: Any, metadata: Metadata, place: Place, tags: Mapping[str, str]
    ) -> str:
        """A new file system, or a directory in the one that was backed up."""
        kept = cast(_Kept, contents)
        backend: Any = efs_backends[place.account][place.region]
        if not metadata.flag("newFileSystem"):
            existing = self.find(place, kept.arn)
            if existing is None:
                raise RestoreError(f"File system {metadata.get('file-system-id')} does not exist.")
            return existing.arn
        token = str(metadata.get("CreationToken"))
        if token in backend.creation_tokens:
            raise RestoreError(f"File system with creation token '{token}' already exists.")
        made = backend.create_file_system(
            creation_token=token,
            performance_mode=metadata.get("PerformanceMode"),
            encrypted=metadata.flag("Encrypted"),
            kms_key_id=metadata.get("KmsKeyId"),
            throughput_mode=kept.throughput_mode,
            provisioned_throughput_in_mibps=kept.provisioned_throughput,
            availability_zone_name=None,
            backup=False,
            tags=pairs(owned(tags)),
        )
        made._size_value = kept.size
        return str(made.file_system_arn)
