"""EBS volumes, whose recovery points are snapshots."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_block_store import Snapshot, Volume
from moto.ec2.utils import random_snapshot_id

from ...regions import partition
from ..shared.place import Place
from .resource import (
    REQUEST_ID,
    SOURCE_TAG,
    Backup,
    Metadata,
    Resource,
    ResourceType,
    RestoreError,
    owned,
)

_GIB = 2**30
_DESCRIPTION = "This snapshot is created by the AWS Backup service."


class EBS(ResourceType):
    """EBS volumes."""

    name = "EBS"
    has_cold_storage = True
    is_archived_on_request = True
    has_index = True
    regional_metadata = ("availabilityZone", "kmsKeyId")

    def owns(self, arn: str) -> bool:
        """Whether it is a volume's."""
        return ":ec2:" in arn and ":volume/" in arn

    def all(self, place: Place) -> Iterable[Resource]:
        """The volumes."""
        backend: Any = ec2_backends[place.account][place.region]
        volumes: dict[str, Volume] = backend.volumes
        where = f"arn:{partition(place.region)}:ec2:{place.region}:{place.account}"
        for volume in list(volumes.values()):
            tags = dict(cast(dict[str, str], backend.tags[volume.id]))
            yield Resource(
                arn=f"{where}:volume/{volume.id}",
                kind=self,
                name=tags.get("Name"),
                tags=tags,
                size=volume.size * _GIB,
                encryption_key_arn=_key(volume, place),
                model=volume,
            )

    def back_up(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Backup:
        """A snapshot in EC2."""
        volume = cast(Volume, resource.model)
        return self._snapshot(volume, place, volume.kms_key_id, {**tags, SOURCE_TAG: resource.arn})

    def metadata(self, resource: Resource) -> dict[str, str]:
        """The volume's settings."""
        volume: Any = resource.model
        settings = {
            "availabilityZone": volume.zone.name,
            "encrypted": str(bool(volume.encrypted)).lower(),
            "kmsKeyId": resource.encryption_key_arn,
            "volumeId": volume.id,
            "volumeType": volume.volume_type,
            "volumeSize": volume.size,
            "iops": volume.iops,
            "throughput": volume.throughput,
        }
        given = {name: str(value) for name, value in settings.items() if value is not None}
        return {REQUEST_ID: str(uuid.uuid4()), **given}

    def copy(
        self, contents: Any, place: Place, job_id: str, key_arn: str | None, tags: Mapping[str, str]
    ) -> Backup:
        """A snapshot in the destination, encrypted if the source is."""
        snapshot = cast(Snapshot, contents)
        key = key_arn if snapshot.encrypted else None
        source = {SOURCE_TAG: tag} if (tag := self.tags(snapshot).get(SOURCE_TAG)) else {}
        return self._snapshot(snapshot.volume, place, key, {**tags, **source})

    def tags(self, contents: Any) -> dict[str, str]:
        """The snapshot's."""
        return dict(contents.ec2_backend.tags[contents.id])

    def discard(self, contents: Any) -> None:
        """Delete the snapshot, if nobody else did."""
        snapshot = cast(Snapshot, contents)
        cast(Any, snapshot).ec2_backend.snapshots.pop(snapshot.id, None)

    def check(self, metadata: Metadata) -> None:
        """``availabilityZone`` is required."""
        metadata.require("availabilityZone")
        for name in ("volumeSize", "iops", "throughput"):
            metadata.number(name)

    def restore(
        self, contents: Any, metadata: Metadata, place: Place, tags: Mapping[str, str]
    ) -> str:
        """A new volume."""
        snapshot = cast(Snapshot, contents)
        backend: Any = ec2_backends[place.account][place.region]
        zone = str(metadata.get("availabilityZone"))
        if backend.get_zone_by_name(zone) is None:
            raise RestoreError(f"The zone '{zone}' does not exist.")
        if snapshot.id not in backend.snapshots:
            raise RestoreError(f"The snapshot '{snapshot.id}' does not exist.")
        size = metadata.number("volumeSize") or cast(int, snapshot.volume.size)
        if size < snapshot.volume.size:
            raise RestoreError(f"The volume size is smaller than snapshot '{snapshot.id}'.")
        kind = metadata.get("volumeType") or str(snapshot.volume.volume_type)
        encrypted = metadata.flag("encrypted") or snapshot.encrypted
        volume = backend.create_volume(
            size,
            zone,
            snapshot_id=snapshot.id,
            encrypted=encrypted,
            kms_key_id=(metadata.get("kmsKeyId") or snapshot.kms_key_id) if encrypted else None,
            volume_type=kind,
            iops=metadata.number("iops") if kind in ("gp3", "io1", "io2") else None,
            throughput=metadata.number("throughput") if kind == "gp3" else None,
        )
        volume.add_tags(owned(tags))
        where = f"arn:{partition(place.region)}:ec2:{place.region}:{place.account}"
        return f"{where}:volume/{volume.id}"

    def _snapshot(
        self, volume: Volume, place: Place, key: str | None, tags: Mapping[str, str]
    ) -> Backup:
        backend: Any = ec2_backends[place.account][place.region]
        snapshot = cast(Any, Snapshot)(
            backend, random_snapshot_id(), volume, _DESCRIPTION, volume.encrypted, key
        )
        backend.snapshots[snapshot.id] = snapshot
        snapshot.add_tags(dict(tags))
        # Snapshots have no account in their ARN.
        return Backup(
            f"arn:{partition(place.region)}:ec2:{place.region}::snapshot/{snapshot.id}", snapshot
        )


def _key(volume: Volume, place: Place) -> str | None:
    key = volume.kms_key_id
    if not volume.encrypted or not key:
        return None
    if key.startswith("arn:"):
        return key
    return f"arn:{partition(place.region)}:kms:{place.region}:{place.account}:key/{key}"
