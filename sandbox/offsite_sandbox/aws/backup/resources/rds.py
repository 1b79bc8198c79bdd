"""RDS instances, whose recovery points are snapshots."""

import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from botocore import xform_name
from moto.rds.models import DBInstance, DBSnapshot, rds_backends

from ....clock import clock
from ..shared.exceptions import InvalidParameterValueError
from ..shared.place import Place
from .resource import (
    REQUEST_ID,
    Backup,
    Metadata,
    Resource,
    ResourceType,
    RestoreError,
    owned,
    pairs,
    plain,
)

_GIB = 2**30
_CONTINUOUS = "continuous"
_CLUSTER_ENGINES = ("aurora", "neptune", "docdb")
_NUMBERS = ("AllocatedStorage", "Iops", "Port", "StorageThroughput")
_TEXTS = ("DBSubnetGroupName", "LicenseModel", "OptionGroupName", "StorageType")
_FLAGS = (
    "AutoMinorVersionUpgrade",
    "CopyTagsToSnapshot",
    "DeletionProtection",
    "EnableIAMDatabaseAuthentication",
    "MultiAZ",
    "PubliclyAccessible",
)


class RDS(ResourceType):
    """RDS instances."""

    name = "RDS"
    has_continuous_backup = True
    can_be_stopped = False
    regional_metadata = ("AvailabilityZone", "DBSubnetGroupName", "VpcSecurityGroupIds")

    def owns(self, arn: str) -> bool:
        """Whether it is an instance's."""
        return ":rds:" in arn and arn.split(":")[5:6] == ["db"]

    def all(self, place: Place) -> Iterable[Resource]:
        """The instances that are in no cluster."""
        backend = _backend(place)
        databases: dict[str, DBInstance] = backend.databases
        for instance in list(databases.values()):
            if instance.db_cluster_identifier or instance.engine.startswith(_CLUSTER_ENGINES):
                continue
            yield Resource(
                arn=instance.arn,
                kind=self,
                name=instance.db_instance_identifier,
                tags=plain(cast(Any, instance).tags),
                size=int(instance.allocated_storage or 0) * _GIB,
                encryption_key_arn=instance.kms_key_id if instance.storage_encrypted else None,
                model=instance,
            )

    def obstacle(self, resource: Resource) -> str | None:
        """An instance that is not available."""
        instance = cast(DBInstance, resource.model)
        # Brings the status up to date with the clock.
        cast(Any, instance.backend).describe_db_instances(instance.db_instance_identifier)
        if instance.status in ("available", "backing-up"):
            return None
        return f"Instance {resource.name} is not in available state."

    def back_up(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Backup:
        """A snapshot in RDS."""
        instance = cast(DBInstance, resource.model)
        key = resource.encryption_key_arn
        return _snapshot(place, instance, f"awsbackup:job-{job_id}", at, key, tags)

    def back_up_continuously(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Any:
        """What RDS keeps in its automated backups, which no list of snapshots shows."""
        snapshot = self.back_up(resource, place, job_id, at, tags).contents
        self.discard(snapshot)
        snapshot.snapshot_type = _CONTINUOUS
        return snapshot

    def metadata(self, resource: Resource) -> dict[str, str]:
        """The instance's settings, by the parameters of ``RestoreDBInstanceFromDBSnapshot``."""
        instance: Any = resource.model
        settings: dict[str, Any] = {
            "AllocatedStorage": instance.allocated_storage,
            "AutoMinorVersionUpgrade": bool(instance.auto_minor_version_upgrade),
            "AvailabilityZone": instance.availability_zone,
            "CopyTagsToSnapshot": bool(instance.copy_tags_to_snapshot),
            "DBInstanceClass": instance.db_instance_class,
            "DBInstanceIdentifier": instance.db_instance_identifier,
            "DBName": instance.db_name,
            "DBParameterGroupName": instance.db_parameter_group_name,
            "DBSubnetGroupName": _subnet_group(instance),
            "DeletionProtection": bool(instance.deletion_protection),
            "EnableIAMDatabaseAuthentication": bool(instance.enable_iam_database_authentication),
            "Engine": instance.engine,
            "Iops": instance.iops,
            "LicenseModel": instance.license_model,
            "MultiAZ": bool(instance.multi_az),
            "OptionGroupName": instance.option_group_name,
            "Port": instance.port,
            "PubliclyAccessible": bool(instance.publicly_accessible),
            "StorageType": instance.storage_type,
            "VpcSecurityGroupIds": json.dumps(instance.vpc_security_group_ids or []),
        }
        given = {name: _text(value) for name, value in settings.items() if value is not None}
        return {REQUEST_ID: str(uuid.uuid4()), **given}

    def copy(
        self, contents: Any, place: Place, job_id: str, key_arn: str | None, tags: Mapping[str, str]
    ) -> Backup:
        """A snapshot in the destination, encrypted if the source is."""
        snapshot: Any = contents
        key = key_arn if snapshot.encrypted else None
        created: datetime = snapshot.original_snapshot_create_time
        identifier = f"awsbackup:copyjob-{job_id}"
        return _snapshot(place, snapshot.database, identifier, created, key, tags)

    def tags(self, contents: Any) -> dict[str, str]:
        """The snapshot's."""
        return plain(contents.tags)

    def discard(self, contents: Any) -> None:
        """Delete the snapshot, if nobody else did."""
        snapshot: Any = contents
        snapshot.backend.database_snapshots.pop(snapshot.db_snapshot_identifier, None)

    def check(self, metadata: Metadata) -> None:
        """``DBInstanceIdentifier`` is required."""
        metadata.require("DBInstanceIdentifier")
        for name in _NUMBERS:
            metadata.number(name)
        try:
            json.loads(metadata.get("VpcSecurityGroupIds") or "[]")
        except ValueError:
            raise InvalidParameterValueError(
                "Invalid restore metadata: VpcSecurityGroupIds is no list in JSON."
            ) from None

    def restore(
        self, contents: Any, metadata: Metadata, place: Place, tags: Mapping[str, str]
    ) -> str:
        """A new instance."""
        snapshot: Any = contents
        backend = _backend(place)
        identifier = str(metadata.get("DBInstanceIdentifier"))
        if identifier in backend.databases:
            raise RestoreError(f"DB instance already exists: {identifier}")
        if snapshot.snapshot_type == _CONTINUOUS:
            backend.database_snapshots[snapshot.db_snapshot_identifier] = snapshot
        elif snapshot.db_snapshot_identifier not in backend.database_snapshots:
            raise RestoreError(f"DBSnapshot {snapshot.db_snapshot_identifier} not found.")
        zone = metadata.get("AvailabilityZone") or f"{place.region}a"
        if not zone.startswith(place.region):
            raise RestoreError(f"Invalid availability zone: [{zone}]")
        groups = metadata.get("VpcSecurityGroupIds")
        overrides: dict[str, Any] = {
            "db_instance_identifier": identifier,
            "availability_zone": zone,
            "vpc_security_group_ids": json.loads(groups) if groups else None,
            "db_instance_class": metadata.get("DBInstanceClass"),
            "tags": pairs(owned(tags)),
            "transitions": None,
        }
        for name in (*_NUMBERS, *_TEXTS):
            value = metadata.number(name) if name in _NUMBERS else metadata.get(name)
            overrides[xform_name(name)] = value
        for name in _FLAGS:
            if metadata.get(name) is not None:
                overrides[xform_name(name)] = metadata.flag(name)
        # Moto has the default groups without knowing their names.
        if str(overrides.get("option_group_name")).startswith("default:"):
            del overrides["option_group_name"]
        given = {name: value for name, value in overrides.items() if value is not None}
        kind = snapshot.snapshot_type
        # Moto restores no others.
        snapshot.snapshot_type = "manual"
        try:
            made = backend.restore_db_instance_from_db_snapshot(
                snapshot.db_snapshot_identifier, given
            )
        finally:
            snapshot.snapshot_type = kind
            if kind == _CONTINUOUS:
                self.discard(snapshot)
        made.tags = pairs(owned(tags))
        return str(made.arn)

    def continuous_name(self, resource: Resource) -> str:
        """The instance's ``DbiResourceId``."""
        return str(resource.model.dbi_resource_id).lower()


def _backend(place: Place) -> Any:
    return rds_backends[place.account][place.region]


def _snapshot(
    place: Place,
    instance: DBInstance,
    identifier: str,
    created: datetime,
    key: str | None,
    tags: Mapping[str, str],
) -> Backup:
    backend = _backend(place)
    # Not through the backend, which counts these against the quota of manual snapshots.
    snapshot = cast(Any, DBSnapshot)(
        backend, instance, identifier, "awsbackup", pairs(tags), created, kms_key_id=key
    )
    # None means the instance's own key to moto.
    snapshot.kms_key_id = key
    snapshot.storage_encrypted = snapshot.encrypted = key is not None
    backend.database_snapshots[snapshot.db_snapshot_identifier] = snapshot
    snapshot.created = clock.now()
    return Backup(str(snapshot.arn), snapshot)


def _subnet_group(instance: Any) -> str | None:
    group = getattr(instance, "db_subnet_group", None)
    return None if group is None else str(group.name)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
