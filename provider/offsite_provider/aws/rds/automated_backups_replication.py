"""The replication of a DB instance's automated backups to another region.

Follows StartDBInstanceAutomatedBackupsReplication of the RDS API, which is called in the
destination. An instance has one replication in a region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from ...core.diff import completed
from ...core.equality import as_given
from ...core.failures import Conflict, Failure, Invalid, NotFound
from ...core.identifier import Identifier
from ...core.model import Outputs, Timeouts
from ...core.problems import Problem
from ...core.resource import Context, State
from ...core.traits import Computed, Member, Replaces, Volatile
from ...core.unknown import is_given
from ...core.values import Timestamp, matches
from ...core.waiting import Done, Poll, Waiting
from .. import kms
from .. import tags as aws_tags
from ..access import AwsHandler, AwsInputs
from ..failures import doing
from ..kms import KmsKey, SameKey
from ..regions import in_another_region
from ..tags import Tags

if TYPE_CHECKING:
    from mypy_boto3_rds import RDSClient
    from mypy_boto3_rds.type_defs import (
        DBInstanceAutomatedBackupTypeDef,
        DBInstanceTypeDef,
        StartDBInstanceAutomatedBackupsReplicationMessageTypeDef,
    )

_SOURCE: Final = re.compile(
    r"arn:aws[a-z-]*:rds:(?P<region>[a-z0-9-]+):\d{12}:db:(?P<name>[A-Za-z][A-Za-z0-9-]{0,62})"
)
_NEVER_AVAILABLE: Final = (
    "deleting",
    "failed",
    "stopped",
    "storage-full",
    "incompatible",
    "inaccessible",
)
"""How the states of an instance begin which doesn't become `available` by itself."""


class AutomatedBackupsReplicationInputs(AwsInputs):
    """`region` is the destination: the API is called there."""

    source_db_instance_arn: Annotated[
        str,
        matches(
            _SOURCE.pattern,
            "the ARN of a DB instance, like `arn:aws:rds:eu-west-1:123456789012:db:orders`",
        ),
        Replaces,
    ]
    """The ARN of the DB instance whose automated backups are replicated. It has to be in another
    region than `region`, and keep automated backups itself."""
    backup_retention_period: Annotated[int, Field(ge=1, le=35), Replaces] = 7
    """For how many days the destination keeps the backups: 1 to 35."""
    kms_key_id: Annotated[KmsKey | None, Replaces, Computed, SameKey] = None
    """The KMS key of the destination that encrypts the backups. Required for an encrypted
    instance."""
    tags: Tags = {}
    """The tags of the replicated backups."""
    delete_retained_backups: bool = False
    """Whether deletion removes what was replicated too, instead of leaving it to its retention."""

    def problems(self) -> Iterator[Problem]:
        arn = self.source_db_instance_arn
        source = _SOURCE.fullmatch(arn) if is_given(arn) else None
        yield from in_another_region("region", source and source["region"], self.region)
        yield from kms.in_region("kmsKeyId", self.kms_key_id, self.region, "the destination")


class RestoreWindow(Outputs):
    """The period of time that an instance can be restored to."""

    earliest_time: Timestamp | None = None
    """The earliest time that an instance can be restored to."""
    latest_time: Timestamp | None = None
    """The latest time that an instance can be restored to."""


class AdditionalStorageVolume(Outputs):
    """A volume of an instance besides its first."""

    volume_name: str | None = None
    """The name of the volume, e.g. `RDSDBDATA2`."""
    allocated_storage: int | None = None
    """Its size, in GiB."""
    iops: Annotated[int | None, Member("IOPS")] = None
    """Its I/O operations a second."""
    max_allocated_storage: int | None = None
    """How far it grows by itself, in GiB."""
    storage_throughput: int | None = None
    """Its throughput, in MiB/s."""
    storage_type: str | None = None
    """`gp3` or `io2`."""


class AutomatedBackupsReplicationOutputs(Outputs):
    db_instance_automated_backups_arn: Annotated[str, Member("DBInstanceAutomatedBackupsArn")]
    """The ARN of the replicated automated backups."""
    dbi_resource_id: str | None = None
    """The resource ID of the source instance, unique in its region."""
    db_instance_identifier: Annotated[str | None, Member("DBInstanceIdentifier")] = None
    """The identifier of the source instance."""
    source_region: Annotated[str | None, Member("Region")] = None
    """The region that the automated backup belongs to, as RDS says."""
    status: str
    """`replicating` once the replication is set up."""
    allocated_storage: int | None = None
    """The storage of the source, in GiB."""
    port: int | None = None
    """The port of the source."""
    availability_zone: str | None = None
    """The availability zone of the source."""
    vpc_id: str | None = None
    """The VPC of the source."""
    instance_create_time: Timestamp | None = None
    """When the source instance was created."""
    master_username: str | None = None
    """The master user of the source."""
    engine: str | None = None
    """The database engine."""
    engine_version: str | None = None
    """The version of the engine."""
    license_model: str | None = None
    """The licence of the engine."""
    iops: int | None = None
    """I/O operations a second."""
    storage_throughput: int | None = None
    """The throughput of the storage, in MiB/s."""
    storage_type: str | None = None
    """The type of storage, e.g. `gp3`."""
    option_group_name: str | None = None
    """The option group of the source."""
    tde_credential_arn: str | None = None
    """The key store of Transparent Data Encryption."""
    encrypted: bool | None = None
    """Whether the backups are encrypted."""
    timezone: str | None = None
    """The time zone, for SQL Server."""
    iam_database_authentication_enabled: Annotated[
        bool | None, Member("IAMDatabaseAuthenticationEnabled")
    ] = None
    """Whether IAM accounts are mapped to database accounts."""
    preferred_backup_window: str | None = None
    """When the source is backed up each day, in UTC."""
    backup_target: str | None = None
    """Where the backups are kept, `region` in general."""
    multi_tenant: bool | None = None
    """Whether the instance is in the multi-tenant configuration."""
    dedicated_log_volume: bool | None = None
    """Whether the source has a dedicated log volume."""
    aws_backup_recovery_point_arn: str | None = None
    """The recovery point in AWS Backup, if AWS Backup made it."""
    storage_encryption_type: str | None = None
    """How the storage is encrypted, e.g. `sse-kms`."""
    additional_storage_volumes: list[AdditionalStorageVolume] | None = None
    """The volumes besides the first, for Oracle and SQL Server."""
    db_instance_automated_backups_replications: list[str] | None = None
    """The ARNs of further replications of these backups."""
    restore_window: Annotated[RestoreWindow | None, Volatile] = None
    """What could be restored when the resource was last created or changed; it moves all the
    time."""


ReplicationState = State[AutomatedBackupsReplicationInputs, AutomatedBackupsReplicationOutputs]


class AutomatedBackupsReplication(
    AwsHandler[AutomatedBackupsReplicationInputs, AutomatedBackupsReplicationOutputs]
):
    """Replicates the automated backups of an RDS instance, snapshots and transaction logs, to
    another region.
    """

    token = "offsite:rds:AutomatedBackupsReplication"
    inputs = AutomatedBackupsReplicationInputs
    outputs = AutomatedBackupsReplicationOutputs
    identifier = Identifier("region", "db_instance_automated_backups_arn")
    title = "The replication of an RDS instance's automated backups to another region"
    leaves = (
        "the replicated backups, `retained` until their retention ends, "
        "unless `delete_retained_backups=True`"
    )
    api = (
        "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/"
        "API_StartDBInstanceAutomatedBackupsReplication.html"
    )
    calls = {
        "create": (
            "DescribeDBInstances",
            "DescribeDBInstanceAutomatedBackups",
            "StartDBInstanceAutomatedBackupsReplication",
            "AddTagsToResource",
            "RemoveTagsFromResource",
        ),
        "read": ("DescribeDBInstanceAutomatedBackups",),
        "update": (
            "AddTagsToResource",
            "RemoveTagsFromResource",
        ),
        "delete": (
            "DescribeDBInstanceAutomatedBackups",
            "StopDBInstanceAutomatedBackupsReplication",
            "DeleteDBInstanceAutomatedBackup",
            "DescribeDBInstances",
        ),
    }
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
    needs = ("kms:CreateGrant", "kms:DescribeKey")
    prefix = "rds"
    timeouts = Timeouts(create="75m", update="10m", delete="75m")
    unique = True

    def thing_key(self, inputs: AutomatedBackupsReplicationInputs) -> tuple[object, ...]:
        return (*self.place(inputs), inputs.source_db_instance_arn)

    def create(
        self, context: Context, inputs: AutomatedBackupsReplicationInputs
    ) -> ReplicationState:
        backups = self._backups(context, inputs)
        found, existed = context.create_once(
            lambda: _replica(backups.get(inputs.source_db_instance_arn, _replicating(inputs))),
            lambda: self._start(context, inputs),
            _replicating(inputs),
        )
        if existed:
            self._refuse_another(inputs, found)
            context.report.info(
                f"takes over the replication of {_name(inputs)} to {inputs.region}, "
                "which exists already"
            )
        replica = context.wait(
            backups,
            inputs.source_db_instance_arn,
            lambda found: _until_replicating(inputs, found),
            _replicating(inputs),
        )
        return self.update(context, self._state(inputs, replica), inputs)

    def read(self, context: Context, state: ReplicationState) -> ReplicationState | None:
        inputs, arn = state.inputs, state.outputs.db_instance_automated_backups_arn
        if not inputs.source_db_instance_arn:
            replica = self._described(context, inputs, arn)
        else:
            what = f"read the replication of {_name(inputs)} to {inputs.region}"
            backups = self._backups(context, inputs)
            replica = _replica(backups.get(inputs.source_db_instance_arn, what), arn)
        return self._state(inputs, replica) if replica else None

    def update(
        self, context: Context, state: ReplicationState, inputs: AutomatedBackupsReplicationInputs
    ) -> ReplicationState:
        added, removed = aws_tags.difference(state.inputs.tags, inputs.tags)
        client, arn = self._client(context, inputs), state.outputs.db_instance_automated_backups_arn
        with doing(f"tag the replicated backups of {_name(inputs)}"):
            if removed:
                client.remove_tags_from_resource(ResourceName=arn, TagKeys=removed)
            if added:
                client.add_tags_to_resource(ResourceName=arn, Tags=aws_tags.to_list(added))
        return self.state(as_given(inputs, completed(inputs, state.inputs)), state.outputs)

    def delete(self, context: Context, state: ReplicationState) -> None:
        inputs, source = state.inputs, state.inputs.source_db_instance_arn
        arn = state.outputs.db_instance_automated_backups_arn
        backups = self._backups(context, inputs)
        what = f"stop the replication of {_name(inputs)} to {inputs.region}"
        if _replica(backups.get(source, what), arn):
            self._stop(context, inputs, what)
            context.wait(backups, source, lambda found: _until_stopped(found, arn), what)
        # An instance that is still busy with the stop can't be deleted by what comes next.
        context.wait(self._instances(context, inputs), source, _until_at_rest, what)
        retained = _backup(backups.get(source, what), arn)
        if retained is None:
            return
        if inputs.delete_retained_backups:
            self._delete_retained(context, state, backups)
        else:
            days = retained.get("BackupRetentionPeriod", inputs.backup_retention_period)
            context.report.info(
                f"the replicated backups of {_name(inputs)} stay in {inputs.region}, retained "
                f"until each is {days} days old; `delete_retained_backups=True` would have "
                "removed them"
            )

    def _client(self, context: Context, inputs: AutomatedBackupsReplicationInputs) -> RDSClient:
        return self.client(context, "rds", inputs)

    def _backups(
        self, context: Context, inputs: AutomatedBackupsReplicationInputs
    ) -> Poll[list[DBInstanceAutomatedBackupTypeDef]]:
        """The automated backups in the destination, by the ARN of their instance."""
        client = self._client(context, inputs)

        def fetch(arns: Sequence[str]) -> Mapping[str, list[DBInstanceAutomatedBackupTypeDef]]:
            found: dict[str, list[DBInstanceAutomatedBackupTypeDef]] = {}
            with doing("look for replicated backups"):
                pages = client.get_paginator("describe_db_instance_automated_backups").paginate(
                    Filters=[{"Name": "db-instance-id", "Values": list(arns)}],
                    PaginationConfig={"PageSize": 100},
                )
                for page in pages:
                    for backup in page["DBInstanceAutomatedBackups"]:
                        found.setdefault(backup.get("DBInstanceArn", ""), []).append(backup)
            return found

        return context.poll("automated backups", client, fetch, batch=50)

    def _described(
        self, context: Context, inputs: AutomatedBackupsReplicationInputs, arn: str
    ) -> DBInstanceAutomatedBackupTypeDef | None:
        """The replication that has an ARN, where nothing else is known of it."""
        try:
            with doing(f"read the replicated backups {arn}"):
                found = self._client(context, inputs).describe_db_instance_automated_backups(
                    DBInstanceAutomatedBackupsArn=arn
                )["DBInstanceAutomatedBackups"]
        except NotFound:
            return None
        replica = _replica(found, arn)
        # The region's own instances have automated backups too.
        own = replica and f":rds:{inputs.region}:" in replica.get("DBInstanceArn", "")
        return None if own else replica

    def _instances(
        self, context: Context, inputs: AutomatedBackupsReplicationInputs
    ) -> Poll[DBInstanceTypeDef]:
        """The source region's instances, by their ARN."""
        client: RDSClient = self.client(context, "rds", inputs, _source(inputs)["region"])

        def fetch(arns: Sequence[str]) -> Mapping[str, DBInstanceTypeDef]:
            with doing("look for DB instances"):
                pages = client.get_paginator("describe_db_instances").paginate(
                    Filters=[{"Name": "db-instance-id", "Values": list(arns)}],
                    PaginationConfig={"PageSize": 100},
                )
                return {
                    instance.get("DBInstanceArn", ""): instance
                    for page in pages
                    for instance in page["DBInstances"]
                }

        return context.poll("instances", client, fetch, batch=50)

    def _start(self, context: Context, inputs: AutomatedBackupsReplicationInputs) -> None:
        context.wait(
            self._instances(context, inputs),
            inputs.source_db_instance_arn,
            lambda instance: _source_ready(inputs, instance),
            _replicating(inputs),
        )
        request: StartDBInstanceAutomatedBackupsReplicationMessageTypeDef = {
            "SourceDBInstanceArn": inputs.source_db_instance_arn,
            "BackupRetentionPeriod": inputs.backup_retention_period,
            # boto3 signs a URL for the source's region by it.
            "SourceRegion": _source(inputs)["region"],
        }
        if inputs.kms_key_id:
            request["KmsKeyId"] = inputs.kms_key_id
        if inputs.tags:
            request["Tags"] = aws_tags.to_list(inputs.tags)
        # Repeated after a lost answer, the call would be refused: it replicates already.
        once: RDSClient = self.client(context, "rds", inputs, retry=False)
        with doing(_replicating(inputs)):
            once.start_db_instance_automated_backups_replication(**request)

    def _stop(self, context: Context, inputs: AutomatedBackupsReplicationInputs, what: str) -> None:
        source = inputs.source_db_instance_arn
        context.wait(self._instances(context, inputs), source, _until_at_rest, what)
        try:
            with doing(what):
                self._client(context, inputs).stop_db_instance_automated_backups_replication(
                    SourceDBInstanceArn=source
                )
        except NotFound:
            pass  # The instance is gone, and its replication ended with it.

    def _delete_retained(
        self,
        context: Context,
        state: ReplicationState,
        backups: Poll[list[DBInstanceAutomatedBackupTypeDef]],
    ) -> None:
        what = f"delete the replicated backups of {_name(state.inputs)}"
        arn = state.outputs.db_instance_automated_backups_arn
        try:
            with doing(what):
                self._client(context, state.inputs).delete_db_instance_automated_backup(
                    DBInstanceAutomatedBackupsArn=arn
                )
        except NotFound:
            return
        context.wait(
            backups,
            state.inputs.source_db_instance_arn,
            lambda found: Waiting("deleting") if _backup(found, arn) else Done(None),
            what,
        )

    def _refuse_another(
        self,
        inputs: AutomatedBackupsReplicationInputs,
        existing: DBInstanceAutomatedBackupTypeDef,
    ) -> None:
        """The one replication that can be is taken over if it is what is wanted."""
        live = self._state(inputs, existing).inputs
        if live.backup_retention_period != inputs.backup_retention_period:
            difference = f"backup_retention_period={live.backup_retention_period}"
        elif inputs.kms_key_id not in (None, live.kms_key_id):
            difference = f'kms_key_id="{live.kms_key_id}"'
        else:
            return
        raise Conflict(
            _replicating(inputs),
            "it is replicated there already, with other arguments",
            f"Take the replication over with `{difference}`, or stop it",
        )

    def _state(
        self,
        inputs: AutomatedBackupsReplicationInputs,
        replica: DBInstanceAutomatedBackupTypeDef,
    ) -> ReplicationState:
        live = inputs.model_copy(
            update={
                "source_db_instance_arn": replica.get(
                    "DBInstanceArn", inputs.source_db_instance_arn
                ),
                "backup_retention_period": replica.get(
                    "BackupRetentionPeriod", inputs.backup_retention_period
                ),
                "kms_key_id": replica.get("KmsKeyId"),
                "tags": aws_tags.from_list(replica.get("TagList")),
            }
        )
        replications = replica.get("DBInstanceAutomatedBackupsReplications", [])
        outputs = AutomatedBackupsReplicationOutputs.from_api(
            replica,
            db_instance_automated_backups_replications=[
                other.get("DBInstanceAutomatedBackupsArn", "") for other in replications
            ]
            or None,
        )
        return self.state(as_given(inputs, live), outputs)


def _source(inputs: AutomatedBackupsReplicationInputs) -> re.Match[str]:
    match = _SOURCE.fullmatch(inputs.source_db_instance_arn)
    if match is None:
        raise Invalid("find the DB instance", f"`{inputs.source_db_instance_arn}` is no ARN of one")
    return match


def _name(inputs: AutomatedBackupsReplicationInputs) -> str:
    return _source(inputs)["name"]


def _replicating(inputs: AutomatedBackupsReplicationInputs) -> str:
    return f"replicate the automated backups of {_name(inputs)} to {inputs.region}"


def _backup(
    found: Sequence[DBInstanceAutomatedBackupTypeDef] | None, arn: str
) -> DBInstanceAutomatedBackupTypeDef | None:
    return next((b for b in found or () if b.get("DBInstanceAutomatedBackupsArn") == arn), None)


def _replica(
    found: Sequence[DBInstanceAutomatedBackupTypeDef] | None, arn: str | None = None
) -> DBInstanceAutomatedBackupTypeDef | None:
    """The replication that is on: what is retained only waits for its end."""
    for backup in found or ():
        if backup.get("Status") not in ("retained", "deleting") and arn in (
            None,
            backup.get("DBInstanceAutomatedBackupsArn"),
        ):
            return backup
    return None


def _source_ready(
    inputs: AutomatedBackupsReplicationInputs, instance: DBInstanceTypeDef | None
) -> Done[None] | Waiting:
    def refuse(why: str, remedy: str) -> Failure:
        return Failure(_replicating(inputs), why, remedy)

    if instance is None:
        raise NotFound(
            _replicating(inputs), "there is no such instance", "Correct `source_db_instance_arn`"
        )
    status = instance.get("DBInstanceStatus", "")
    if not instance.get("BackupRetentionPeriod"):
        raise refuse(
            "the instance keeps no automated backups",
            "Set its own backup retention to at least 1 day",
        )
    if instance.get("StorageEncrypted") and not inputs.kms_key_id:
        raise refuse(
            "the instance is encrypted",
            f"Give a KMS key of {inputs.region} as `kms_key_id`",
        )
    if status.startswith(_NEVER_AVAILABLE):
        raise refuse(f"the instance is {status}", "Make it `available`")
    return Done(None) if status == "available" else Waiting(f"the instance is {status}")


def _until_replicating(
    inputs: AutomatedBackupsReplicationInputs,
    found: Sequence[DBInstanceAutomatedBackupTypeDef] | None,
) -> Done[DBInstanceAutomatedBackupTypeDef] | Waiting:
    replica = _replica(found)
    if replica is None:
        return Waiting("not visible in the destination yet")
    status = replica.get("Status", "")
    if status.startswith(("failed", "incompatible")):
        raise Failure(
            _replicating(inputs),
            f"the replication is {status}",
            "Stop it, and run `pulumi up` again",
        )
    return Done(replica) if status in ("replicating", "active") else Waiting(status)


def _until_stopped(
    found: Sequence[DBInstanceAutomatedBackupTypeDef] | None, arn: str
) -> Done[None] | Waiting:
    replica = _replica(found, arn)
    return Waiting(replica.get("Status", "")) if replica else Done(None)


def _until_at_rest(instance: DBInstanceTypeDef | None) -> Done[None] | Waiting:
    status = instance.get("DBInstanceStatus", "") if instance else "gone"
    if status in ("available", "gone") or status.startswith(_NEVER_AVAILABLE):
        return Done(None)
    return Waiting(f"the source instance is {status}")
