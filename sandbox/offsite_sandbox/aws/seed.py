"""What the emulated AWS starts with: something to back up for each service."""

from datetime import timedelta
from typing import Any, cast

from moto.cloudhsmv2.models import cloudhsmv2_backends
from moto.kms.models import kms_backends
from moto.rds.models import rds_backends

from ..clock import clock
from .accounts import ACCOUNTS, SEED_ACCOUNT
from .backup import seed as backup_seed
from .cloudhsmv2.models import CloudHSMV2Backend
from .rds import instance as instances
from .rds.models import RDSBackend
from .redshiftserverless.models import redshiftserverless_backends
from .work import Work

SOURCE_REGION = "eu-west-1"
DESTINATION_REGION = "eu-central-1"
_KMS_ALIAS = "alias/offsite-sandbox"
_KMS_KEY_IDS = {
    SOURCE_REGION: "0ff517e0-0000-4000-8000-000000000001",
    DESTINATION_REGION: "0ff517e0-0000-4000-8000-000000000002",
}
_CLUSTER_ID = "cluster-sandboxabcd2"
_BACKUPS = {
    "backup-sandboxabcd2": {"Name": "sandbox", "environment": "test"},
    "backup-sandboxabcd3": {},
}
_NAMESPACE = "analytics"
_SNAPSHOT = "analytics-first"
_AGE = timedelta(days=1)


def seed() -> dict[str, Any]:
    """Make what is missing, and tell IDs and ARNs by service.

    Returns:
        ``aws`` (regions and accounts), ``cloudhsmv2``, ``redshiftserverless``, ``rds``, ``kms``,
        ``backup``.
    """
    kms = {region: _key(region) for region in _KMS_KEY_IDS}
    return {
        "aws": {
            "source_region": SOURCE_REGION,
            "destination_region": DESTINATION_REGION,
            "account_ids": [account.id for account in ACCOUNTS],
        },
        "cloudhsmv2": _cloudhsmv2(),
        "redshiftserverless": _redshiftserverless(),
        "rds": _rds(kms[SOURCE_REGION]),
        "kms": {"alias": _KMS_ALIAS, "key_arns": kms},
        "backup": backup_seed.seed(SEED_ACCOUNT, SOURCE_REGION, DESTINATION_REGION),
    }


def _key(region: str) -> str:
    kms = kms_backends[SEED_ACCOUNT][region]
    key_id = _KMS_KEY_IDS[region]
    if key_id not in kms.keys:
        # Moto makes an RSA key even for a symmetric one, which takes much longer than this.
        key = kms.create_key(
            policy=None,
            key_usage="ENCRYPT_DECRYPT",
            key_spec="ECC_NIST_P256",
            description="The sandbox's key",
            tags=[],
        )
        key.key_spec = "SYMMETRIC_DEFAULT"
        key.arn = key.arn.replace(key.id, key_id)
        kms.keys[key_id] = kms.keys.pop(key.id)
        key.id = key_id
    if not kms.alias_exists(_KMS_ALIAS):
        kms.create_alias(key_id, _KMS_ALIAS)
    return kms.keys[key_id].arn


def _cloudhsmv2() -> dict[str, Any]:
    backend = cast(CloudHSMV2Backend, cloudhsmv2_backends[SEED_ACCOUNT][SOURCE_REGION])
    if _CLUSTER_ID not in backend.own_clusters:
        backend.create_cluster(
            backup_retention_policy=None,
            hsm_type="hsm2m.medium",
            source_backup_id=None,
            subnet_ids=["subnet-0a1b2c3d4e5f60718"],
            network_type=None,
            tag_list=None,
            mode=None,
            cluster_id=_CLUSTER_ID,
        )
        backend.own_clusters[_CLUSTER_ID].state = "ACTIVE"
    cluster = backend.own_clusters[_CLUSTER_ID]
    created = clock.now() - _AGE
    cluster.creation, cluster.create_timestamp = Work(created), created
    for backup_id, tags in _BACKUPS.items():
        if backup_id not in backend.own_backups:
            backup = backend.create_backup(cluster, Work(created), backup_id, tags)
            backup.create_timestamp = created
    return {
        "region": SOURCE_REGION,
        "cluster_id": _CLUSTER_ID,
        "backup_ids": list(_BACKUPS),
    }


def _redshiftserverless() -> dict[str, Any]:
    backend = redshiftserverless_backends[SEED_ACCOUNT][SOURCE_REGION]
    if _NAMESPACE not in backend.namespaces:
        backend.create_namespace(_NAMESPACE)
    if _SNAPSHOT not in backend.snapshots:
        snapshot = backend.create_snapshot(_NAMESPACE, _SNAPSHOT)
        snapshot.created = clock.now() - _AGE
        snapshot.creation = Work(snapshot.created)
    namespace = backend.get_namespace(_NAMESPACE)
    return {
        "region": SOURCE_REGION,
        "namespace_name": _NAMESPACE,
        "namespace_arn": namespace.namespace_arn,
        "snapshot_name": _SNAPSHOT,
    }


def _rds(kms_key_arn: str) -> dict[str, Any]:
    backend = cast(RDSBackend, rds_backends[SEED_ACCOUNT][SOURCE_REGION])
    wanted: dict[str, dict[str, Any]] = {
        "orders": {"backup_retention_period": 7},
        "ledger": {
            "backup_retention_period": 7,
            "storage_encrypted": True,
            "kms_key_id": kms_key_arn,
        },
        "scratch": {"backup_retention_period": 0},
    }
    arns: dict[str, str] = {}
    for identifier, attributes in wanted.items():
        if identifier not in backend.databases:
            instance = backend.create_db_instance(
                {
                    "db_instance_identifier": identifier,
                    "db_instance_class": "db.t4g.micro",
                    "engine": "postgres",
                    "engine_version": "16.4",
                    "allocated_storage": 20,
                    "master_username": "postgres",
                    "master_user_password": "sandbox-password",
                    "license_model": "postgresql-license",
                    **attributes,
                }
            )
            instances.begin(instance)
            instance.status = instances.AVAILABLE
            cast(Any, instance).instance_create_time = clock.now() - _AGE
        arns[identifier] = backend.databases[identifier].arn
    return {"region": SOURCE_REGION, "db_instance_arns": arns}
