"""S3 buckets."""

import copy
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from moto.s3.models import FakeBucket, s3_backends

from ...regions import partition
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
    plain,
)

_ENCRYPTION_TYPES = ("original", "SSE-S3", "SSE-KMS")


@dataclass(frozen=True)
class _Object:
    key: str
    value: bytes
    storage_class: str
    tags: dict[str, str]


class S3(ResourceType):
    """S3 buckets, which have to be versioned."""

    name = "S3"
    is_fully_managed = True
    has_continuous_backup = True
    has_index = True

    def owns(self, arn: str) -> bool:
        """Whether it is a bucket's."""
        return arn.split(":")[2:3] == ["s3"] and "/" not in arn

    def all(self, place: Place) -> Iterable[Resource]:
        """The buckets of the region."""
        backend = _backend(place)
        buckets: dict[str, FakeBucket] = backend.buckets
        for bucket in list(buckets.values()):
            if bucket.region_name == place.region:
                yield Resource(
                    arn=bucket.arn,
                    kind=self,
                    name=bucket.name,
                    tags=plain(backend.tagger.list_tags_for_resource(bucket.arn)["Tags"]),
                    size=sum(int(key.size) for key in _current(bucket)),
                    encryption_key_arn=None,
                    model=bucket,
                )

    def obstacle(self, resource: Resource) -> str | None:
        """Versioning that is off."""
        if cast(FakeBucket, resource.model).is_versioned:
            return None
        return f"Bucket {resource.name} does not have versioning enabled."

    def back_up(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Backup:
        """Keep the current versions of the objects."""
        backend = _backend(place)
        kept = [
            _Object(
                key=str(key.name),
                value=bytes(key.value),
                storage_class=str(key.storage_class),
                tags=dict(backend.tagger.get_tag_dict_for_resource(key.arn)),
            )
            for key in _current(cast(FakeBucket, resource.model))
        ]
        return Backup(new_recovery_point_arn(place), kept)

    def metadata(self, resource: Resource) -> dict[str, str]:
        """The bucket."""
        return {REQUEST_ID: str(uuid.uuid4()), "OriginalBucketName": str(resource.name)}

    def copy(
        self, contents: Any, place: Place, job_id: str, key_arn: str | None, tags: Mapping[str, str]
    ) -> Backup:
        """The same objects, under an ARN of the destination."""
        return Backup(new_recovery_point_arn(place), copy.copy(contents))

    def count(self, contents: Any) -> int:
        """The objects."""
        return len(cast(list[_Object], contents))

    def check(self, metadata: Metadata) -> None:
        """``DestinationBucketName`` is required."""
        metadata.require("DestinationBucketName")
        encryption = metadata.get("EncryptionType")
        if encryption is not None and encryption not in _ENCRYPTION_TYPES:
            raise InvalidParameterValueError(
                f"Invalid restore metadata: EncryptionType {encryption} is none of "
                f"{', '.join(_ENCRYPTION_TYPES)}."
            )

    def restore(
        self, contents: Any, metadata: Metadata, place: Place, tags: Mapping[str, str]
    ) -> str:
        """The objects in a new or an existing bucket, where none is overwritten."""
        backend = _backend(place)
        name = str(metadata.get("DestinationBucketName"))
        taken = name in s3_backends.bucket_accounts
        if metadata.flag("NewBucket"):
            if taken:
                raise RestoreError(f"The bucket {name} already exists.")
            backend.create_bucket(name, place.region)
            backend.put_bucket_versioning(name, "Enabled")
            backend.put_bucket_tagging(name, owned(tags))
        elif name not in backend.buckets:
            raise RestoreError(f"The bucket {name} does not exist.")
        bucket: FakeBucket = backend.buckets[name]
        existing = {str(key.name) for key in _current(bucket)}
        for item in cast(list[_Object], contents):
            if item.key not in existing:
                made = backend.put_object(name, item.key, item.value, storage=item.storage_class)
                backend.put_object_tagging(made, item.tags)
        return bucket.arn

    def continuous_name(self, resource: Resource) -> str:
        """The bucket's name."""
        return str(resource.name)


def _backend(place: Place) -> Any:
    return s3_backends[place.account][partition(place.region)]


def _current(bucket: FakeBucket) -> list[Any]:
    """The objects that a list of the bucket shows."""
    latest = (versions[-1] for _, versions in cast(Any, bucket.keys).lists())
    return [key for key in latest if hasattr(key, "size")]
