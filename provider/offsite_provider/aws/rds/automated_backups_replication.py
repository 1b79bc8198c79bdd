"""The replication of a DB instance's automated backups to another region.

Follows StartDBInstanceAutomatedBackupsReplication of the RDS API, which is called in the
destination. An instance has one replication in a region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from ...core.diff import Difference, completed
from ...core.equality import as_given
from ...core.failures import Busy, Conflict, Failure, Invalid, NotFound
from ...core.identifier import Identifier
from ...core.model import Outputs, Timeouts
from ...core.ownership import TAG, Adopt, Existing, Held, Mark
from ...core.problems import Problem
from ...core.resource import Context, Lists, State
from ...core.traits import Computed, Hidden, Member, Replaces, Volatile
from ...core.unknown import is_given
from ...core.values import Timestamp, matches
from ...core.waiting import Done, Poll, Waiting
from .. import kms
from .. import tags as aws_tags
from ..access import AwsHandler, AwsInputs
from ..failures import doing
from ..kms import KmsKey, SameKey
from ..regions import in_another_region

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
_OPERATIONAL: Final = ("available", "storage-optimization")
"""The states of an instance in which it takes changes; the second may last for days."""
_NEVER_AVAILABLE: Final = (
    "deleting",
    "failed",
    "stopped",
    "storage-full",
    "incompatible",
    "inaccessible",
)
"""How the states of an instance begin which doesn't become `available` by itself."""
_INSTANCE_STATE: Final = "InvalidDBInstanceState"
_BACKUP_STATE: Final = "InvalidDBInstanceAutomatedBackupState"
_LAG: Final = 120.0
"""Seconds within which a replication shows that the service says is there."""

ReplicaTags = Annotated[
    dict[str, str],
    aws_tags.checked(
        limit=49,
        reserved=("aws:", "rds:", "offsite:"),
        reserved_in_values=("aws:", "rds:"),
        empty=False,
    ),
]


DbInstanceArn = Annotated[
    str,
    matches(
        _SOURCE.pattern,
        "the ARN of a DB instance, like `arn:aws:rds:eu-west-1:123456789012:db:orders`",
    ),
]


class AutomatedBackupsReplicationInputs(AwsInputs):
    """`region` is the destination: the API is called there."""

    source_db_instance_arn: Annotated[DbInstanceArn, Replaces]
    """The ARN of the DB instance whose automated backups are replicated. It has to be in another
    region than `region`, and keep automated backups itself."""
    backup_retention_period: Annotated[int, Field(ge=1, le=35), Replaces] = 7
    """For how many days the destination keeps the backups: 1 to 35."""
    kms_key_id: Annotated[KmsKey | None, Replaces, Computed, SameKey] = None
    """The KMS key of the destination that encrypts the backups. Required for an encrypted
    instance."""
    tags: Annotated[ReplicaTags | None, Computed] = None
    """The tags of the replicated backups. At most 49, with values that are not empty: offsite adds
    its mark. Left out, those of a replication that is taken over stay; `{}` removes them."""
    delete_retained_backups: bool = False
    """Whether deletion removes what was replicated too, instead of leaving it to its retention. A
    change of `kms_key_id` demands it: RDS takes no other key while backups under the old one are
    retained."""
    adopt: Adopt = None
    """The id of a replication to take over that somebody else started: `<region>/<its ARN>`."""

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
    mark: Annotated[str | None, Hidden] = None
    """The owner mark that the replication carries."""
    live_kms_key_id: Annotated[str | None, Hidden, Member("KmsKeyId")] = None
    """The KMS key, as RDS names it."""
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
    lists = Lists(
        "offsite:rds:listDbInstanceAutomatedBackups",
        "db_instance_automated_backups",
        name="db_instance_identifier",
        copied_from="source_region",
    )
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
            "StopDBInstanceAutomatedBackupsReplication",
            "DeleteDBInstanceAutomatedBackup",
            "kms:DescribeKey",
        ),
        "read": ("DescribeDBInstanceAutomatedBackups",),
        "update": (
            "DescribeDBInstanceAutomatedBackups",
            "AddTagsToResource",
            "RemoveTagsFromResource",
            "kms:DescribeKey",
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

    def diff(
        self, state: ReplicationState, inputs: AutomatedBackupsReplicationInputs
    ) -> Difference:
        found = kms.key_diff(state.inputs, inputs, "kms_key_id", state.outputs.live_kms_key_id)
        replaced = {*found.replaces}
        same_place = not replaced & {"region", "sourceDbInstanceArn"}
        encrypted = state.inputs.kms_key_id and is_given(inputs.kms_key_id)
        if encrypted and same_place and "kmsKeyId" in replaced:
            _check_key_change(inputs, state.inputs.kms_key_id)
        return found

    def create(
        self, context: Context, inputs: AutomatedBackupsReplicationInputs
    ) -> ReplicationState:
        backups, source = self._backups(context, inputs), inputs.source_db_instance_arn
        what, mark = _replicating(inputs), context.owner.mark(*_thing(inputs))
        seen: list[DBInstanceAutomatedBackupTypeDef] = []

        def find() -> DBInstanceAutomatedBackupTypeDef | None:
            seen[:] = backups.get(source, what) or []
            return _replica(seen)

        def start() -> None:
            self._start(context, inputs, mark, seen)

        found, existed = context.create_once(find, start, what)
        if existed and not self._take_over(context, inputs, found, mark):
            self._stop(context, inputs, _arn(found), what)
            context.create_once(find, start, what)
        replica = context.wait(
            backups, source, lambda found: _until_replicating(inputs, found), what
        )
        return self._change(context, self._state(inputs, replica), inputs, str(mark))

    def _take_over(
        self,
        context: Context,
        inputs: AutomatedBackupsReplicationInputs,
        found: DBInstanceAutomatedBackupTypeDef,
        mark: Mark,
    ) -> bool:
        """Makes a replication ours that exists already; whether it is in the shape wanted.

        What this stack has started itself may be in another one: it is to be started anew.
        """
        id, carried = f"{inputs.region}/{_arn(found)}", aws_tags.mark_in(found.get("TagList"))
        context.claims.claim(
            Existing(id, f"the replication {_arn(found)}", mark.is_of(carried), carried),
            _replicating(inputs),
            adopt=inputs.adopt,
        )
        days, key = found.get("BackupRetentionPeriod"), found.get("KmsKeyId")
        same_key = not inputs.kms_key_id or self._is_same_key(context, inputs, key)
        if same_key and days == inputs.backup_retention_period:
            return True
        if not mark.is_of_stack(carried):
            shape = f"`backup_retention_period={days}`"
            shape += "" if same_key else f' and `kms_key_id="{key}"`'
            raise Conflict(
                _replicating(inputs),
                "it is replicated there already, with other arguments",
                f"Take it over with {shape}, or stop it",
            )
        if not same_key:
            _check_key_change(inputs, key)
        return False

    def read(self, context: Context, state: ReplicationState) -> ReplicationState | None:
        inputs, arn = state.inputs, state.outputs.db_instance_automated_backups_arn
        if not inputs.source_db_instance_arn:
            replica = self._described(context, inputs, arn)
        else:
            what = f"read the replication of {_name(inputs)} to {inputs.region}"
            backups = self._backups(context, inputs)
            replica = _replica(backups.get(inputs.source_db_instance_arn, what), arn)
        if replica is None:
            return None
        held, is_known = _held(context, state, replica), bool(state.outputs.status)
        if is_known and context.claims.forgets(held):
            return None
        # A mark that was taken away by hand is still the one by which the replication is ours.
        now, mark = self._state(inputs, replica), held.mark or state.outputs.mark
        return self.state(now.inputs, now.outputs.model_copy(update={"mark": mark}))

    def update(
        self, context: Context, state: ReplicationState, inputs: AutomatedBackupsReplicationInputs
    ) -> ReplicationState:
        arn, what = state.outputs.db_instance_automated_backups_arn, _tagging(inputs)
        found = self._backups(context, inputs).get(inputs.source_db_instance_arn, what)
        if (replica := _replica(found, arn)) is None:
            raise NotFound(what, f"the replication {arn} is not there any more")
        mark = context.claims.mark(_held(context, state, replica), what, adopt=inputs.adopt)
        if inputs.kms_key_id != state.inputs.kms_key_id:
            client = self.client(context, "kms", inputs)
            key = replica.get("KmsKeyId")
            kms.check_same(client, inputs.kms_key_id, key, "kms_key_id", _replicating(inputs))
        return self._change(context, self._state(state.inputs, replica), inputs, str(mark))

    def delete(self, context: Context, state: ReplicationState) -> None:
        inputs, source = state.inputs, state.inputs.source_db_instance_arn
        arn = state.outputs.db_instance_automated_backups_arn
        backups = self._backups(context, inputs)
        what = f"stop the replication of {_name(inputs)} to {inputs.region}"
        found = _backup(backups.get(source, what), arn)
        if found:
            held = _held(context, state, found)
            # No mark is recorded of what an older release has started, or was imported.
            is_marked = state.outputs.mark or held.carried
            if is_marked and context.claims.leaves(held, adopt=inputs.adopt):
                return
        retained = self._stop(context, inputs, arn, what)
        if retained is None:
            return
        if inputs.delete_retained_backups:
            self._delete_retained(context, inputs, arn)
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

    def _start(
        self,
        context: Context,
        inputs: AutomatedBackupsReplicationInputs,
        mark: Mark,
        seen: Sequence[DBInstanceAutomatedBackupTypeDef],
    ) -> None:
        """Starts the replication, beside what was `seen` of the instance in the destination."""
        what, source = _replicating(inputs), inputs.source_db_instance_arn
        instance = context.wait(
            self._instances(context, inputs),
            source,
            lambda instance: _source_ready(inputs, instance),
            what,
        )
        for backup in seen:
            if backup.get("DbiResourceId") == instance.get("DbiResourceId"):
                self._make_way(context, inputs, mark, backup)
        request: StartDBInstanceAutomatedBackupsReplicationMessageTypeDef = {
            "SourceDBInstanceArn": source,
            "BackupRetentionPeriod": inputs.backup_retention_period,
            "Tags": aws_tags.to_list({**(inputs.tags or {}), TAG: str(mark)}),
            # boto3 signs a URL for the source's region by it.
            "SourceRegion": _source(inputs)["region"],
        }
        if inputs.kms_key_id:
            request["KmsKeyId"] = inputs.kms_key_id
        # Repeated after a lost answer, the call would be refused: it replicates already.
        once: RDSClient = self.client(context, "rds", inputs, retry=False)
        try:
            with doing(what):
                once.start_db_instance_automated_backups_replication(**request)
        except Invalid as refusal:
            if refusal.code == _INSTANCE_STATE:
                # Another replication of the instance is being started or stopped.
                raise _busy(refusal) from refusal
            if refusal.code != _BACKUP_STATE:
                raise
            self._find_started(context, inputs, refusal)

    def _find_started(
        self, context: Context, inputs: AutomatedBackupsReplicationInputs, refusal: Failure
    ) -> None:
        """Waits for a replication to show that RDS says is there; otherwise it is a refusal."""
        backups = self._backups(context, inputs)

        def find() -> None:
            if not _replica(backups.get(inputs.source_db_instance_arn, refusal.what)):
                raise refusal

        context.retry_while(lambda failure: failure is refusal, find, within=_LAG)

    def _make_way(
        self,
        context: Context,
        inputs: AutomatedBackupsReplicationInputs,
        mark: Mark,
        retained: DBInstanceAutomatedBackupTypeDef,
    ) -> None:
        """Deletes what is retained under another key, for which RDS would refuse this one."""
        key, arn = retained.get("KmsKeyId"), _arn(retained)
        if not key or not inputs.kms_key_id or self._is_same_key(context, inputs, key):
            return
        _check_key_change(inputs, key)
        if not mark.is_of_stack(aws_tags.mark_in(retained.get("TagList"))):
            raise Failure(
                _replicating(inputs),
                f"backups that this stack did not replicate are retained under {key}",
                f'Give that key, `kms_key_id="{key}"`, or delete {arn} by hand',
            )
        self._delete_retained(context, inputs, arn)

    def _is_same_key(
        self, context: Context, inputs: AutomatedBackupsReplicationInputs, live: str | None
    ) -> bool:
        return kms.is_same(self.client(context, "kms", inputs), inputs.kms_key_id, live)

    def _stop(
        self, context: Context, inputs: AutomatedBackupsReplicationInputs, arn: str, what: str
    ) -> DBInstanceAutomatedBackupTypeDef | None:
        """Stops a replication if it is on; what is retained of it."""
        source, backups = inputs.source_db_instance_arn, self._backups(context, inputs)
        instances = self._instances(context, inputs)

        def stop() -> None:
            if not _replica(backups.get(source, what), arn):
                return
            status = context.wait(instances, source, _until_at_rest, what)
            try:
                with doing(what):
                    self._client(context, inputs).stop_db_instance_automated_backups_replication(
                        SourceDBInstanceArn=source
                    )
            except NotFound:
                pass  # The instance is gone, and its replication ended with it.
            except Invalid as refusal:
                if refusal.code != _INSTANCE_STATE or status.startswith(_NEVER_AVAILABLE):
                    raise
                # The instance is busy, or an earlier call that wasn't answered has stopped it.
                raise _busy(refusal) from refusal

        context.retry_while(lambda failure: isinstance(failure, Busy), stop)
        retained = context.wait(backups, source, lambda found: _until_stopped(found, arn), what)
        # An instance that is still busy with the stop can't be deleted by what comes next.
        context.wait(instances, source, lambda instance: _until_left(instance, arn), what)
        return retained

    def _delete_retained(
        self, context: Context, inputs: AutomatedBackupsReplicationInputs, arn: str
    ) -> None:
        what = f"delete the replicated backups of {_name(inputs)}"
        try:
            with doing(what):
                self._client(context, inputs).delete_db_instance_automated_backup(
                    DBInstanceAutomatedBackupsArn=arn
                )
        except NotFound:
            return
        context.wait(
            self._backups(context, inputs),
            inputs.source_db_instance_arn,
            lambda found: Waiting("deleting") if _backup(found, arn) else Done(None),
            what,
        )

    def _change(
        self,
        context: Context,
        state: ReplicationState,
        inputs: AutomatedBackupsReplicationInputs,
        mark: str,
    ) -> ReplicationState:
        """Gives a replication the tags that are wanted, our mark among them."""
        wanted = completed(inputs, state.inputs)
        added, removed = aws_tags.difference(state.inputs.tags or {}, wanted.tags or {})
        if mark != state.outputs.mark:
            added[TAG] = mark
        client, arn = self._client(context, inputs), state.outputs.db_instance_automated_backups_arn
        with doing(_tagging(inputs)):
            if removed:
                client.remove_tags_from_resource(ResourceName=arn, TagKeys=removed)
            if added:
                client.add_tags_to_resource(ResourceName=arn, Tags=aws_tags.to_list(added))
        outputs = state.outputs.model_copy(update={"mark": mark})
        return self.state(as_given(inputs, wanted), outputs)

    def _state(
        self,
        inputs: AutomatedBackupsReplicationInputs,
        replica: DBInstanceAutomatedBackupTypeDef,
    ) -> ReplicationState:
        """A replication as it is, with the mark that it carries."""
        tags = replica.get("TagList")
        carried = aws_tags.mark_in(tags)
        live = inputs.model_copy(
            update={
                "source_db_instance_arn": replica.get(
                    "DBInstanceArn", inputs.source_db_instance_arn
                ),
                "backup_retention_period": replica.get(
                    "BackupRetentionPeriod", inputs.backup_retention_period
                ),
                "kms_key_id": replica.get("KmsKeyId"),
                "tags": {
                    k: v for k, v in aws_tags.from_list(tags).items() if not k.startswith("rds:")
                },
            }
        )
        replications = replica.get("DBInstanceAutomatedBackupsReplications", [])
        outputs = AutomatedBackupsReplicationOutputs.from_api(
            replica,
            mark=str(carried) if carried else None,
            status=_status(replica),
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


def _tagging(inputs: AutomatedBackupsReplicationInputs) -> str:
    return f"tag the replicated backups of {_name(inputs)}"


def _thing(inputs: AutomatedBackupsReplicationInputs) -> tuple[str, str]:
    return inputs.source_db_instance_arn, str(inputs.region)


def _check_key_change(inputs: AutomatedBackupsReplicationInputs, key: str | None) -> None:
    """Refuses another key where what is retained under the old one is to stay."""
    if not inputs.delete_retained_backups:
        raise Failure(
            _replicating(inputs) + " with another key",
            f"RDS takes no other key while backups under {key} are retained in {inputs.region}",
            f'Keep `kms_key_id="{key}"`, or say `delete_retained_backups=True` to give them up',
        )


def _held(
    context: Context, state: ReplicationState, replica: DBInstanceAutomatedBackupTypeDef
) -> Held:
    arn, region = _arn(replica), str(state.inputs.region)
    return Held(
        f"{region}/{arn}",
        f"the replication {arn}",
        carried=aws_tags.mark_in(replica.get("TagList")),
        recorded=state.outputs.mark,
        own=context.owner.mark(replica.get("DBInstanceArn", ""), region),
    )


def _busy(refusal: Failure) -> Busy:
    return Busy(refusal.what, refusal.why, refusal.remedy, code=refusal.code)


def _arn(backup: DBInstanceAutomatedBackupTypeDef) -> str:
    return backup.get("DBInstanceAutomatedBackupsArn", "")


def _status(backup: DBInstanceAutomatedBackupTypeDef) -> str:
    """Its status, in which RDS writes capitals at times."""
    return backup.get("Status", "").lower()


def _backup(
    found: Sequence[DBInstanceAutomatedBackupTypeDef] | None, arn: str
) -> DBInstanceAutomatedBackupTypeDef | None:
    return next((backup for backup in found or () if _arn(backup) == arn), None)


def _replica(
    found: Sequence[DBInstanceAutomatedBackupTypeDef] | None, arn: str | None = None
) -> DBInstanceAutomatedBackupTypeDef | None:
    """The replication that is on: what is retained only waits for its end."""
    for backup in found or ():
        if _status(backup) not in ("retained", "deleting") and arn in (None, _arn(backup)):
            return backup
    return None


def _source_ready(
    inputs: AutomatedBackupsReplicationInputs, instance: DBInstanceTypeDef | None
) -> Done[DBInstanceTypeDef] | Waiting:
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
    return Done(instance) if status in _OPERATIONAL else Waiting(f"the instance is {status}")


def _until_replicating(
    inputs: AutomatedBackupsReplicationInputs,
    found: Sequence[DBInstanceAutomatedBackupTypeDef] | None,
) -> Done[DBInstanceAutomatedBackupTypeDef] | Waiting:
    replica = _replica(found)
    if replica is None:
        return Waiting("not visible in the destination yet")
    status = _status(replica)
    if status.startswith(("failed", "incompatible")):
        raise Failure(
            _replicating(inputs),
            f"the replication is {status}",
            "Stop it, and run `pulumi up` again",
        )
    return Done(replica) if status in ("replicating", "active") else Waiting(status)


def _until_stopped(
    found: Sequence[DBInstanceAutomatedBackupTypeDef] | None, arn: str
) -> Done[DBInstanceAutomatedBackupTypeDef | None] | Waiting:
    replica = _replica(found, arn)
    return Waiting(_status(replica)) if replica else Done(_backup(found, arn))


def _until_left(instance: DBInstanceTypeDef | None, arn: str) -> Done[str] | Waiting:
    """Waits until a replication has left its source, and the source is at rest."""
    replications = instance.get("DBInstanceAutomatedBackupsReplications", []) if instance else []
    if any(each.get("DBInstanceAutomatedBackupsArn") == arn for each in replications):
        return Waiting("the source instance still has the replication")
    return _until_at_rest(instance)


def _until_at_rest(instance: DBInstanceTypeDef | None) -> Done[str] | Waiting:
    status = instance.get("DBInstanceStatus", "") if instance else "gone"
    if status in (*_OPERATIONAL, "gone") or status.startswith(_NEVER_AVAILABLE):
        return Done(status)
    return Waiting(f"the source instance is {status}")
