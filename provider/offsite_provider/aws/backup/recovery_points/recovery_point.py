"""A recovery point that exists: its lifecycle, its tags, and its end.

Follows DescribeRecoveryPoint and UpdateRecoveryPointLifecycle of the AWS Backup API.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from ....core.equality import as_given
from ....core.failures import Failure, NotFound
from ....core.identifier import Identifier
from ....core.model import Outputs, Timeouts
from ....core.problems import Problem
from ....core.resource import Context, Lists, State
from ....core.traits import Replaces, Volatile
from ....core.values import Timestamp
from ....core.waiting import Done, Waiting
from ...access import AwsInputs
from ...tags import Tags
from ..handler import BackupHandler
from ..values import AnyVaultName, RecoveryPointArn, in_region
from . import tags as point_tags
from .managed_point import (
    LIFECYCLE_CALLS,
    READ_CALLS,
    CalculatedLifecycle,
    ManagedArguments,
    ManagedPoint,
    PointLifecycle,
    RecoveryPointCreator,
)
from .on_destroy import DESTROY_CALLS, OnDestroy, destroy

if TYPE_CHECKING:
    from mypy_boto3_backup.type_defs import DescribeRecoveryPointOutputTypeDef


class RecoveryPointInputs(AwsInputs):
    backup_vault_name: Annotated[AnyVaultName, Replaces]
    """The vault that the recovery point is in."""
    recovery_point_arn: Annotated[RecoveryPointArn, Replaces]
    """The ARN of the recovery point. It has to exist: the resource makes none."""
    lifecycle: PointLifecycle = None
    """When it moves to cold storage, and when it is deleted; `{}` keeps it for ever. Left out, it
    stays as it is. In cold storage, `move_to_cold_storage_after_days` can't be changed any more,
    and continuous backups keep the lifecycle of their plan."""
    tags: Tags = {}
    """Tags of the recovery point. Others that it has are left alone: those that AWS Backup copied
    from the resource, for example."""
    on_destroy: OnDestroy = "retain"
    """What becomes of it when the resource is destroyed. `retain` leaves it to its lifecycle;
    `delete` deletes it, a composite one with its parts; `disassociate` gives a continuous backup
    back to the service that makes it, or takes a part out of a composite one."""

    def problems(self) -> Iterator[Problem]:
        yield from in_region("recoveryPointArn", self.recovery_point_arn, self.region)


class ScanResult(Outputs):
    """What a scan for malware found."""

    malware_scanner: str | None = None
    """The scanner, e.g. `GUARDDUTY`."""
    scan_job_state: str | None = None
    """How the scan ended, e.g. `COMPLETED`."""
    last_scan_timestamp: Timestamp | None = None
    """When it was scanned."""
    findings: list[str] | None = None
    """What was found, e.g. `MALWARE`."""


class RecoveryPointOutputs(Outputs):
    backup_vault_arn: str | None = None
    """The ARN of the vault."""
    source_backup_vault_arn: str | None = None
    """The vault that it was copied from."""
    vault_type: str | None = None
    """The type of the vault, e.g. `BACKUP_VAULT`."""
    resource_arn: str | None = None
    """The ARN of the resource that was backed up."""
    resource_type: str | None = None
    """The type of the resource, e.g. `DynamoDB`."""
    resource_name: str | None = None
    """The name of the resource."""
    created_by: RecoveryPointCreator | None = None
    """The rule of a plan that made it, if one did."""
    iam_role_arn: str | None = None
    """The role that it was made with."""
    creation_date: Timestamp | None = None
    """When it was created."""
    initiation_date: Timestamp | None = None
    """When the job that made it was initiated."""
    completion_date: Timestamp | None = None
    """When it was completed."""
    encryption_key_arn: str | None = None
    """The KMS key that encrypts it."""
    encryption_key_type: str | None = None
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
    is_encrypted: bool | None = None
    """Whether it is encrypted."""
    is_parent: bool | None = None
    """Whether it is composite, made of nested recovery points."""
    parent_recovery_point_arn: str | None = None
    """The composite recovery point that it is a part of."""
    composite_member_identifier: str | None = None
    """What identifies it there: the logical ID in a stack."""
    status: Annotated[str | None, Volatile] = None
    """`COMPLETED`, `AVAILABLE` (continuous), `PARTIAL` (composite) or `STOPPED`, as last seen."""
    status_message: Annotated[str | None, Volatile] = None
    """What explains the status, as last seen."""
    storage_class: Annotated[str | None, Volatile] = None
    """`WARM` or `COLD`, as last seen."""
    backup_size_in_bytes: Annotated[int | None, Volatile] = None
    """Its size, as last seen: that of a continuous backup moves."""
    calculated_lifecycle: Annotated[CalculatedLifecycle | None, Volatile] = None
    """When it moves to cold storage and when it is deleted, as last seen."""
    last_restore_time: Annotated[Timestamp | None, Volatile] = None
    """When it was last restored, as last seen."""
    index_status: Annotated[str | None, Volatile] = None
    """The status of its index, as last seen."""
    index_status_message: Annotated[str | None, Volatile] = None
    """What explains the status of its index, as last seen."""
    scan_results: Annotated[list[ScanResult] | None, Volatile] = None
    """What scans for malware found, as last seen."""


RecoveryPointState = State[RecoveryPointInputs, RecoveryPointOutputs]


class RecoveryPoint(BackupHandler[RecoveryPointInputs, RecoveryPointOutputs]):
    """Manages a recovery point that exists already: one of a plan's, for example, that is to be
    kept for longer.
    """

    token = "offsite:backup:RecoveryPoint"
    inputs = RecoveryPointInputs
    outputs = RecoveryPointOutputs
    identifier = Identifier("region", "backup_vault_name", "recovery_point_arn")
    lists = Lists("offsite:backup:listRecoveryPointsByVault", "recovery_points")
    title = "The lifecycle and tags of a recovery point that exists"
    leaves = 'the recovery point, until its lifecycle ends, unless `on_destroy="delete"`'
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DescribeRecoveryPoint.html"
    calls = {
        "create": (*LIFECYCLE_CALLS, *point_tags.SET_CALLS),
        "read": (*READ_CALLS, *point_tags.READ_CALLS),
        "update": (*LIFECYCLE_CALLS, *point_tags.SET_CALLS, *point_tags.REMOVE_CALLS),
        "delete": DESTROY_CALLS,
    }
    timeouts = Timeouts(create="24h", update="10m", delete="2h")

    def thing_key(self, inputs: RecoveryPointInputs) -> tuple[object, ...]:
        return (*self.place(inputs), inputs.backup_vault_name, inputs.recovery_point_arn)

    def create(self, context: Context, inputs: RecoveryPointInputs) -> RecoveryPointState:
        point = self._point(context, inputs)
        what = f"manage the recovery point {point.arn}"
        found = point.wait_until(lambda found: _until_there(inputs, what, found), what)
        return self.update(context, self._state(inputs, point.managed(found, {}), found), inputs)

    def read(self, context: Context, state: RecoveryPointState) -> RecoveryPointState | None:
        point = self._point(context, state.inputs)
        if (found := point.find()) is None:
            return None
        is_known = state.outputs.status is not None
        managed = point.managed(found, state.inputs.tags if is_known else None)
        return self._state(state.inputs, managed, found)

    def update(
        self, context: Context, state: RecoveryPointState, inputs: RecoveryPointInputs
    ) -> RecoveryPointState:
        old, outputs = state.inputs, state.outputs
        changed = self._point(context, inputs).change(
            ManagedArguments(old.lifecycle, old.tags),
            ManagedArguments(inputs.lifecycle, inputs.tags),
        )
        if changed is not None:
            moments = CalculatedLifecycle.from_api(changed.get("CalculatedLifecycle") or {})
            outputs = outputs.model_copy(update={"calculated_lifecycle": moments})
        kept = {"lifecycle": inputs.lifecycle or old.lifecycle}
        return self.state(inputs.model_copy(update=kept), outputs)

    def delete(self, context: Context, state: RecoveryPointState) -> None:
        destroy(self._point(context, state.inputs), state.inputs.on_destroy)

    def _point(self, context: Context, inputs: RecoveryPointInputs) -> ManagedPoint:
        return ManagedPoint(
            context,
            lambda service: self.client(context, service, inputs),
            inputs.backup_vault_name,
            inputs.recovery_point_arn,
        )

    def _state(
        self,
        inputs: RecoveryPointInputs,
        managed: ManagedArguments,
        found: DescribeRecoveryPointOutputTypeDef,
    ) -> RecoveryPointState:
        live = as_given(inputs, inputs.model_copy(update=managed._asdict()))
        return self.state(live, RecoveryPointOutputs.from_api(found))


def _until_there(
    inputs: RecoveryPointInputs, what: str, found: DescribeRecoveryPointOutputTypeDef | None
) -> Done[DescribeRecoveryPointOutputTypeDef] | Waiting:
    if found is None:
        raise NotFound(
            what,
            f"the vault {inputs.backup_vault_name} has no such recovery point",
            "Correct `recovery_point_arn`, `backup_vault_name` or `region`",
        )
    status = found["Status"]
    if status == "CREATING":
        return Waiting(status)
    if status in ("DELETING", "EXPIRED"):
        why = found.get("StatusMessage") or f"it is {status}"
        raise Failure(what, why, "Choose a recovery point that isn't being deleted")
    return Done(found)
