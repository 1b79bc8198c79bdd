"""DynamoDB tables."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import Backup as TableBackup
from moto.dynamodb.models.table import RestoredTable, Table

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
    pairs,
    plain,
)

_ENCRYPTION_TYPES = ("Default", "KMS")


class DynamoDB(ResourceType):
    """DynamoDB tables, backed up with AWS Backup's advanced features."""

    name = "DynamoDB"
    is_fully_managed = True
    has_cold_storage = True
    regional_metadata = ("encryptionType", "kmsMasterKeyArn")

    def owns(self, arn: str) -> bool:
        """Whether it is a table's."""
        return ":dynamodb:" in arn and ":table/" in arn and arn.count("/") == 1

    def all(self, place: Place) -> Iterable[Resource]:
        """The tables."""
        for table in list(dynamodb_backends[place.account][place.region].tables.values()):
            encryption: dict[str, str] = table.sse_specification or {}
            yield Resource(
                arn=table.table_arn,
                kind=self,
                name=table.name,
                tags=plain(table.tags),
                size=_size(table),
                encryption_key_arn=encryption.get("KMSMasterKeyId"),
                model=table,
            )

    def back_up(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Backup:
        """Keep the table with its items."""
        kept = TableBackup(place.account, place.region, f"awsbackup-{job_id}", resource.model)
        return Backup(new_recovery_point_arn(place), kept)

    def metadata(self, resource: Resource) -> dict[str, str]:
        """Its name, which a restored table has to change."""
        return {
            REQUEST_ID: str(uuid.uuid4()),
            "originalTableName": str(resource.name),
            "targetTableName": str(resource.name),
            "encryptionType": "KMS" if resource.encryption_key_arn else "Default",
            **({"kmsMasterKeyArn": key} if (key := resource.encryption_key_arn) else {}),
        }

    def copy(
        self, contents: Any, place: Place, job_id: str, key_arn: str | None, tags: Mapping[str, str]
    ) -> Backup:
        """The same table, under an ARN of the destination."""
        return Backup(new_recovery_point_arn(place), contents)

    def check(self, metadata: Metadata) -> None:
        """``targetTableName`` is required, and an encryption key where one is to be used."""
        metadata.require("targetTableName")
        encryption = metadata.get("encryptionType") or "Default"
        if encryption not in _ENCRYPTION_TYPES:
            raise InvalidParameterValueError(
                f"Invalid restore metadata: encryptionType {encryption} is none of "
                f"{', '.join(_ENCRYPTION_TYPES)}."
            )

    def restore(
        self, contents: Any, metadata: Metadata, place: Place, tags: Mapping[str, str]
    ) -> str:
        """A new table."""
        name = str(metadata.get("targetTableName"))
        tables = dynamodb_backends[place.account][place.region].tables
        if name in tables:
            raise RestoreError(f"Table already exists: {name}")
        table = cast(Any, RestoredTable)(name, place.account, place.region, contents)
        table.tags = pairs(tags)
        table.billing_mode = contents.table.billing_mode
        table.warm_throughput = dict(contents.table.warm_throughput)
        if metadata.get("encryptionType") == "KMS":
            key = metadata.get("kmsMasterKeyArn") or (
                f"arn:{partition(place.region)}:kms:{place.region}:{place.account}:alias/aws/dynamodb"
            )
            table.sse_specification = {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key}
        tables[name] = table
        return str(table.table_arn)

    def unmanaged(self) -> ResourceType:
        """Without the advanced features."""
        return UnmanagedDynamoDB()


class UnmanagedDynamoDB(DynamoDB):
    """DynamoDB tables whose backups are DynamoDB's own."""

    is_fully_managed = False
    has_cold_storage = False
    can_be_copied = False

    def back_up(
        self, resource: Resource, place: Place, job_id: str, at: datetime, tags: Mapping[str, str]
    ) -> Backup:
        """A backup in DynamoDB."""
        kept = TableBackup(
            place.account, place.region, f"awsbackup_{job_id}", resource.model, type_="AWS_BACKUP"
        )
        dynamodb_backends[place.account][place.region].backups[kept.arn] = kept
        return Backup(kept.arn, kept)

    def tags(self, contents: Any) -> dict[str, str]:
        """None: DynamoDB does not tag backups."""
        return {}

    def discard(self, contents: Any) -> None:
        """Delete the backup, if nobody else did."""
        kept = cast(TableBackup, contents)
        dynamodb_backends[kept.account_id][kept.region_name].backups.pop(kept.arn, None)


def _size(table: Table) -> int:
    items = cast(Any, table.all_items())
    return sum(int(item.size()) for item in items)
