"""The backend of RDS: moto's, extended.

https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from moto.rds.models import DBInstance, rds_backends
from moto.rds.models import RDSBackend as MotoRDSBackend

from ...clock import clock
from ...configuration import configuration
from ..pages import page
from ..regions import all_regions, partition
from ..work import Work
from . import instance as instances
from . import kms_key
from .automated_backup import DBInstanceAutomatedBackup, new_arn
from .exceptions import (
    DBInstanceAutomatedBackupNotFoundFault,
    DBInstanceAutomatedBackupQuotaExceededFault,
    DBInstanceNotFoundFault,
    InvalidDBInstanceAutomatedBackupStateFault,
    InvalidDBInstanceStateFault,
    InvalidParameterCombinationError,
    InvalidParameterValueError,
    KMSKeyNotAccessibleFault,
)
from .instance import OPERATIONAL, Transition

SERVICE = "rds"
DEFAULT_RETENTION_PERIOD = 7
_MAX_RETENTION_PERIOD = 35
_MAX_TAGS = 50
_QUOTA = 20
# DeleteDBInstance refuses an instance in any other status.
_DELETABLE = OPERATIONAL | {"failed", "incompatible-restore", "stopped", "storage-full"}
Tags = list[dict[str, str]]


class RDSBackend(MotoRDSBackend):
    """The databases of one account in one region."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.automated_backups: dict[str, DBInstanceAutomatedBackup] = {}
        self._backups_lock = threading.RLock()

    def create_db_instance(self, db_kwargs: Any) -> DBInstance:
        """Create an instance, which is ``creating`` for a while."""
        retention = db_kwargs.get("backup_retention_period")
        if retention is not None and not 0 <= retention <= _MAX_RETENTION_PERIOD:
            raise InvalidParameterValueError(
                f"Invalid backup retention period: {retention}. Retention period must be between "
                f"0 and {_MAX_RETENTION_PERIOD}."
            )
        instance = super().create_db_instance(db_kwargs)
        instances.prepare(instance)
        creation = Work.start(SERVICE, "CreateDBInstance", self.region_name)
        instances.begin(instance, Transition("creating", creation))
        self._own_backup(instance)
        return instance

    def describe_db_instances(
        self, db_instance_identifier: str | None = None, filters: Any = None
    ) -> list[DBInstance]:
        """The instances as they are now."""
        found = super().describe_db_instances(db_instance_identifier, filters)
        for instance in found:
            instances.settle(instance)
        return found

    def seen_db_instances(self, found: Sequence[DBInstance]) -> list[DBInstance]:
        """Instances as they show, each with what it is replicated to."""
        return [instances.seen(each, self._replications(each.arn)) for each in found]

    def modify_db_instance(self, db_instance_identifier: str, db_kwargs: Any) -> DBInstance:
        """Modify an instance that is available."""
        self._require_available(self._instance(db_instance_identifier))
        return super().modify_db_instance(db_instance_identifier, db_kwargs)

    def delete_db_instance(
        self,
        db_instance_identifier: str,
        final_db_snapshot_identifier: str | None = None,
        skip_final_snapshot: bool | None = False,
        delete_automated_backups: bool | None = True,
    ) -> DBInstance:
        """Delete an instance; its replicated backups, and others if asked to, are retained."""
        instance = self._instance(db_instance_identifier)
        if instance.status not in _DELETABLE:
            raise InvalidDBInstanceStateFault(
                f"Instance {db_instance_identifier} is currently {instance.status}: "
                "it cannot be deleted in this state."
            )
        if not skip_final_snapshot and not final_db_snapshot_identifier:
            raise InvalidParameterCombinationError(
                "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified."
            )
        own = self._own_backup(instance)
        deleted = super().delete_db_instance(
            db_instance_identifier,
            final_db_snapshot_identifier,
            skip_final_snapshot,
            delete_automated_backups,
        )
        with self._backups_lock:
            if own is not None and delete_automated_backups is False:
                own.ended = clock.now()
            elif own is not None:
                self.automated_backups.pop(own.arn, None)
            for backup in self._replicated_backups(instance.arn):
                backup.ended = clock.now()
        return deleted

    def start_db_instance_automated_backups_replication(
        self,
        source_db_instance_arn: str,
        backup_retention_period: int = DEFAULT_RETENTION_PERIOD,
        kms_key_id: str | None = None,
        tags: Tags | None = None,
    ) -> dict[str, Any]:
        """Replicate the backups of an instance of another region to this one."""
        source = self._source(source_db_instance_arn)
        if not 1 <= backup_retention_period <= _MAX_RETENTION_PERIOD:
            raise InvalidParameterValueError(
                f"Invalid backup retention period: {backup_retention_period}. Retention period "
                f"must be between 1 and {_MAX_RETENTION_PERIOD}."
            )
        _check_tags(tags or [])
        self._require_available(source)
        if not source.backup_retention_period:
            raise InvalidDBInstanceStateFault(
                f"Automated backups are not enabled for {source.db_instance_identifier}: "
                "its backup retention period is 0."
            )
        key = self._replication_key(source, kms_key_id)
        with self._backups_lock:
            self._check_replications(source, key)
            before = self._source_replications(source)
            backup = DBInstanceAutomatedBackup(
                arn=new_arn(self.partition, self.region_name, self.account_id),
                source_arn=source_db_instance_arn,
                source_region=source.region,
                region=self.region_name,
                backup_retention_period=backup_retention_period,
                kms_key_id=key,
                instance=instances.to_backup(source),
                started=clock.now(),
                creation=Work.start(
                    SERVICE, "StartDBInstanceAutomatedBackupsReplication", self.region_name
                ),
            )
            backup.add_tags(tags or [])
            self.automated_backups[backup.arn] = backup
        modifying = Transition("modifying", Work(backup.creation.ends))
        instances.begin(source, modifying, replications=before)
        return backup.to_dict([])

    def stop_db_instance_automated_backups_replication(
        self, source_db_instance_arn: str
    ) -> dict[str, Any]:
        """Stop; what was replicated is retained, and the source is busy for a while."""
        source = self._source(source_db_instance_arn)
        with self._backups_lock:
            before = self._source_replications(source)
            running = [
                backup
                for backup in self._live_backups()
                if backup.source_arn == source_db_instance_arn and backup.ended is None
            ]
            if not running:
                raise InvalidDBInstanceStateFault(
                    f"Automated backups of {source_db_instance_arn} are not replicated to "
                    f"{self.region_name}."
                )
            if instances.is_busy(source):
                raise _not_available(source)
            running[0].ended = clock.now()
        operation = "StopDBInstanceAutomatedBackupsReplication"
        stopping = Work.start(SERVICE, operation, self.region_name)
        after = Work(stopping.ends + configuration.duration(f"{SERVICE}.{operation}"))
        statuses = (Transition("modifying", stopping), Transition("backing-up", after))
        instances.begin(source, *statuses, replications=before)
        return running[0].to_dict([])

    def list_automated_backups(
        self,
        dbi_resource_id: str | None,
        db_instance_identifier: str | None,
        arn: str | None,
        filters: Mapping[str, Sequence[str]],
        max_records: int,
        marker: str | None,
    ) -> tuple[list[dict[str, Any]], str | None]:
        """A page of automated backups: of this region's instances, and replicated ones."""
        attributes: dict[str, Callable[[DBInstanceAutomatedBackup], set[str]]] = {
            "status": lambda backup: {backup.status},
            "db-instance-id": lambda backup: {backup.db_instance_identifier, backup.source_arn},
            "dbi-resource-id": lambda backup: {backup.dbi_resource_id},
        }
        for name in filters:
            if name not in attributes:
                raise InvalidParameterValueError(f"Unrecognized filter name: {name}")
        if not 20 <= max_records <= 100:
            raise InvalidParameterValueError(
                f"Invalid value {max_records} for MaxRecords. Must be between 20 and 100."
            )
        found = [
            backup
            for backup in self._live_backups()
            if dbi_resource_id in (None, backup.dbi_resource_id)
            and (db_instance_identifier or "").lower() in ("", backup.db_instance_identifier)
            and arn in (None, backup.arn)
            and all(attributes[name](backup) & set(values) for name, values in filters.items())
        ]
        if not found and (dbi_resource_id or db_instance_identifier or arn):
            raise DBInstanceAutomatedBackupNotFoundFault
        found.sort(key=lambda backup: (backup.started, backup.arn))
        try:
            backups, following = page(found, max_records, marker)
        except ValueError:
            raise InvalidParameterValueError(f"Invalid Marker: {marker}") from None
        return [self._described(backup) for backup in backups], following

    def delete_db_instance_automated_backup(
        self, dbi_resource_id: str | None, arn: str | None
    ) -> dict[str, Any]:
        """Delete backups that are retained."""
        if (dbi_resource_id is None) == (arn is None):
            raise InvalidParameterCombinationError(
                "Specify either DbiResourceId or DBInstanceAutomatedBackupsArn."
            )
        with self._backups_lock:
            found = [
                backup
                for backup in self._live_backups()
                if arn in (None, backup.arn) and dbi_resource_id in (None, backup.dbi_resource_id)
            ]
            if not found:
                raise DBInstanceAutomatedBackupNotFoundFault
            retained = [backup for backup in found if backup.status == "retained"]
            if not retained:
                raise InvalidDBInstanceAutomatedBackupStateFault(
                    f"The automated backup {found[0].arn} is {found[0].status}; "
                    "only one that is retained can be deleted."
                )
            for backup in retained:
                del self.automated_backups[backup.arn]
        return {**retained[0].to_dict([]), "Status": "deleting"}

    def add_tags_to_resource(self, arn: str, tags: Tags) -> Tags:
        """Add tags to anything that has an ARN here."""
        existing = {tag["Key"] for tag in self.list_tags_for_resource(arn)}
        _check_tags(tags, existing)
        plain = [{"Key": tag["Key"], "Value": tag.get("Value", "")} for tag in tags]
        return super().add_tags_to_resource(arn, plain)

    def _get_resource_for_tagging(self, arn: str) -> Any:
        if ":auto-backup:" in arn:
            for backup in self._live_backups():
                if backup.arn == arn:
                    return backup
            raise DBInstanceAutomatedBackupNotFoundFault
        if ":db:" in arn and arn.rpartition(":")[2] not in self.databases:
            raise DBInstanceNotFoundFault(arn.rpartition(":")[2])
        return super()._get_resource_for_tagging(arn)

    def _described(self, backup: DBInstanceAutomatedBackup) -> dict[str, Any]:
        replications = [] if backup.is_replicated else self._replications(backup.source_arn)
        return backup.to_dict(replications)

    def _live_backups(self) -> list[DBInstanceAutomatedBackup]:
        """The backups that are there now, those of this region's instances included."""
        with self._backups_lock:
            for instance in list(self.databases.values()):
                self._own_backup(instance)
            self.automated_backups = {
                arn: item for arn, item in self.automated_backups.items() if not item.is_gone
            }
            return list(self.automated_backups.values())

    def _own_backup(self, instance: DBInstance) -> DBInstanceAutomatedBackup | None:
        """The backups of an instance of this region, which it has while retention is not 0."""
        with self._backups_lock:
            for backup in list(self.automated_backups.values()):
                if backup.source_arn == instance.arn and not backup.is_replicated:
                    if backup.ended is not None:
                        continue
                    if not instance.backup_retention_period:
                        del self.automated_backups[backup.arn]
                        return None
                    backup.backup_retention_period = instance.backup_retention_period
                    backup.instance = instances.to_backup(instance)
                    return backup
            if not instance.backup_retention_period or instance.db_cluster_identifier:
                return None
            now = clock.now()
            backup = DBInstanceAutomatedBackup(
                arn=new_arn(self.partition, self.region_name, self.account_id),
                source_arn=instance.arn,
                source_region=self.region_name,
                region=self.region_name,
                backup_retention_period=instance.backup_retention_period,
                kms_key_id=instance.kms_key_id,
                instance=instances.to_backup(instance),
                started=now,
                creation=Work(now),
            )
            self.automated_backups[backup.arn] = backup
            return backup

    def _replicated_backups(self, source_arn: str) -> list[DBInstanceAutomatedBackup]:
        """What runs in other regions to replicate the backups of an instance of this one."""
        return [
            backup
            for region in list(rds_backends[self.account_id].values())
            for backup in list(cast(RDSBackend, region).automated_backups.values())
            if backup.source_arn == source_arn and backup.is_replicated and backup.ended is None
        ]

    def _replications(self, source_arn: str) -> list[str]:
        return [backup.arn for backup in self._replicated_backups(source_arn)]

    def _source_replications(self, source: DBInstance) -> list[str]:
        """What an instance of another region is replicated to."""
        home = cast(RDSBackend, rds_backends[self.account_id][source.region])
        return home._replications(source.arn)

    def _check_replications(self, source: DBInstance, key: str | None) -> None:
        replicated = [backup for backup in self._live_backups() if backup.is_replicated]
        backups = [backup for backup in replicated if backup.ended is None]
        if any(backup.source_arn == source.arn for backup in backups):
            raise InvalidDBInstanceAutomatedBackupStateFault(
                f"Automated backups of {source.arn} are replicated to {self.region_name} already."
            )
        for retained in replicated:
            same = retained.dbi_resource_id == source.dbi_resource_id
            if same and retained.kms_key_id != key:
                raise InvalidDBInstanceAutomatedBackupStateFault(
                    f"The retained automated backup {retained.arn} is encrypted with another KMS "
                    "key. Specify that key, or delete the backup."
                )
        quota = configuration.quota(f"{SERVICE}.DBInstanceAutomatedBackup", self.region_name)
        limit = _QUOTA if quota is None else quota
        if len(backups) >= limit:
            raise DBInstanceAutomatedBackupQuotaExceededFault(limit)

    def _replication_key(self, source: DBInstance, kms_key_id: str | None) -> str | None:
        if not source.storage_encrypted:
            if kms_key_id is not None:
                raise InvalidParameterCombinationError(
                    "KmsKeyId cannot be specified: the source DB instance is not encrypted."
                )
            return None
        if kms_key_id is None:
            raise KMSKeyNotAccessibleFault(
                "The source DB instance is encrypted: specify a KMS key of the destination region."
            )
        return kms_key.accessible(kms_key_id, self.account_id, self.region_name)

    def _source(self, arn: str) -> DBInstance:
        """The source instance, which is looked up in the region and account of its ARN."""
        parts = arn.split(":")
        is_arn = len(parts) == 7 and parts[2] == SERVICE and parts[5] == "db"
        if not is_arn or parts[3] not in all_regions():
            raise InvalidParameterValueError(f"Invalid DB instance ARN: {arn}")
        region, account, identifier = parts[3], parts[4], parts[6]
        if region == self.region_name or partition(region) != self.partition:
            raise InvalidParameterValueError(
                f"The source DB instance must be in another region of the same partition: {arn}"
            )
        if account != self.account_id or parts[1] != self.partition:
            raise DBInstanceNotFoundFault(identifier)
        return cast(RDSBackend, rds_backends[account][region])._instance(identifier)

    def _instance(self, identifier: str) -> DBInstance:
        instance = self.databases.get(identifier)
        if instance is None:
            raise DBInstanceNotFoundFault(identifier)
        instances.settle(instance)
        return instance

    def _require_available(self, instance: DBInstance) -> None:
        if instance.status not in OPERATIONAL:
            raise _not_available(instance)


def _not_available(instance: DBInstance) -> InvalidDBInstanceStateFault:
    return InvalidDBInstanceStateFault(
        f"Database instance {instance.db_instance_identifier} is not in available state."
    )


def _check_tags(tags: Tags, existing: set[str] | None = None) -> None:
    keys = [tag["Key"] for tag in tags]
    for text in (text for tag in tags for text in tag.values()):
        if text.lower().startswith(("aws:", "rds:")):
            raise InvalidParameterValueError(f"Invalid tag {text}: the prefix is reserved.")
        if not text:
            raise InvalidParameterValueError("A tag's key and value have at least 1 character.")
    if len({*keys, *(existing or set())}) > _MAX_TAGS:
        raise InvalidParameterValueError(f"A resource can have {_MAX_TAGS} tags at most.")
