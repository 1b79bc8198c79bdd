"""What AWS Backup starts with: a role, vaults, and something of each kind to back up."""

import json
from datetime import timedelta
from typing import Any, cast

from moto.backup.models import backup_backends
from moto.dynamodb.models import dynamodb_backends
from moto.ec2.models import ec2_backends
from moto.efs.models import efs_backends
from moto.iam.models import iam_backends
from moto.s3.models import s3_backends
from moto.sns.models import sns_backends

from ...clock import clock
from ..regions import partition
from .jobs.backup_job import Order
from .models import BackupBackend, settle
from .resources import find
from .shared.place import Place

_ROLE = "offsite-backup"
_SOURCE_VAULT = "offsite-source"
_DESTINATION_VAULT = "offsite-destination"
_TOPIC = "offsite-backup"
_TABLE = "orders"
_BUCKET = "offsite-sandbox-orders"
_VOLUME_NAME = "orders"
_AGE = timedelta(days=1)
_TAGS = {"backup": "daily"}
_TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "backup.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}


def seed(account: str, source_region: str, destination_region: str) -> dict[str, Any]:
    """Make what is missing, and tell names and ARNs."""
    source = Place(account, source_region)
    table_arn = _table(source)
    role_arn = _role(source)
    vaults = {
        source_region: _vault(source, _SOURCE_VAULT),
        destination_region: _vault(Place(account, destination_region), _DESTINATION_VAULT),
    }
    return {
        "region": source_region,
        "role_arn": role_arn,
        "vault_arns": vaults,
        "topic_arns": {region: _topic(Place(account, region)) for region in vaults},
        "table_arn": table_arn,
        "volume_arn": _volume(source),
        "file_system_arn": _file_system(source),
        "bucket_arn": _bucket(source),
        "recovery_point_arn": _recovery_point(source, table_arn, role_arn),
    }


def _role(place: Place) -> str:
    iam: Any = iam_backends[place.account][partition(place.region)]
    for role in list(iam.roles.values()):
        if role.name == _ROLE:
            return str(role.arn)
    made = iam.create_role(
        role_name=_ROLE,
        assume_role_policy_document=json.dumps(_TRUST),
        path="/",
        permissions_boundary=None,
        description="What AWS Backup works as",
        tags=[],
        max_session_duration="3600",
    )
    return str(made.arn)


def _vault(place: Place, name: str) -> str:
    vaults = _backend(place).vaults
    if name not in vaults.by_name:
        vaults.create_backup_vault(name)
    return vaults.find(name).arn


def _topic(place: Place) -> str:
    # It is not made anew.
    return str(cast(Any, sns_backends[place.account][place.region]).create_topic(_TOPIC).arn)


def _table(place: Place) -> str:
    backend: Any = dynamodb_backends[place.account][place.region]
    if _TABLE not in backend.tables:
        backend.create_table(
            _TABLE,
            schema=[{"AttributeName": "id", "KeyType": "HASH"}],
            throughput=None,
            attr=[{"AttributeName": "id", "AttributeType": "S"}],
            global_indexes=[],
            indexes=[],
            streams=None,
            billing_mode="PAY_PER_REQUEST",
            sse_specification=None,
            tags=[{"Key": key, "Value": value} for key, value in _TAGS.items()],
            deletion_protection_enabled=False,
            warm_throughput=None,
        )
        for number in ("1", "2", "3"):
            backend.put_item(_TABLE, {"id": {"S": number}, "amount": {"N": number}})
    return str(backend.tables[_TABLE].table_arn)


def _volume(place: Place) -> str:
    backend: Any = ec2_backends[place.account][place.region]
    tags = {"Name": _VOLUME_NAME, **_TAGS}
    where = f"arn:{partition(place.region)}:ec2:{place.region}:{place.account}:volume"
    for volume in backend.volumes.values():
        if dict(backend.tags[volume.id]).get("Name") == _VOLUME_NAME:
            return f"{where}/{volume.id}"
    made = backend.create_volume(8, f"{place.region}a", volume_type="gp3")
    made.add_tags(tags)
    return f"{where}/{made.id}"


def _file_system(place: Place) -> str:
    backend: Any = efs_backends[place.account][place.region]
    for file_system in backend.file_systems_by_id.values():
        if file_system.creation_token == _TABLE:
            return str(file_system.file_system_arn)
    made = backend.create_file_system(
        creation_token=_TABLE,
        performance_mode="generalPurpose",
        encrypted=False,
        kms_key_id=None,
        throughput_mode="bursting",
        provisioned_throughput_in_mibps=None,
        availability_zone_name=None,
        backup=False,
        tags=[{"Key": key, "Value": value} for key, value in {"Name": _TABLE, **_TAGS}.items()],
    )
    made._size_value = 2**20
    return str(made.file_system_arn)


def _bucket(place: Place) -> str:
    backend: Any = s3_backends[place.account][partition(place.region)]
    if _BUCKET not in backend.buckets:
        backend.create_bucket(_BUCKET, place.region)
        backend.put_bucket_versioning(_BUCKET, "Enabled")
        backend.put_bucket_tagging(_BUCKET, _TAGS)
        backend.put_object(_BUCKET, "orders/1.json", b'{"amount": 1}')
    return str(backend.buckets[_BUCKET].arn)


def _recovery_point(place: Place, table_arn: str, role_arn: str) -> str:
    """A recovery point of the table, from yesterday."""
    backend = _backend(place)
    vault = backend.vaults.find(_SOURCE_VAULT)
    for point in backend.recovery_points.all():
        if point.vault is vault and point.resource_arn == table_arn:
            return point.arn
    resource = find(place, table_arn)
    assert resource is not None
    order = Order(vault=vault, iam_role_arn=role_arn)
    job = backend.backup_jobs.begin(resource, order, clock.now() - _AGE)
    settle(clock.now())
    assert job.result is not None
    return job.result.arn


def _backend(place: Place) -> BackupBackend:
    return cast(BackupBackend, backup_backends[place.account][place.region])
