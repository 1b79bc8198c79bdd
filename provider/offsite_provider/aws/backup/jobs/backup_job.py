"""An on-demand backup, and the recovery point that it makes.

Follows StartBackupJob of the AWS Backup API. The job is begun once by its idempotency token, and
the recovery point carries the owner mark from the start, as one of its tags.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Final, Literal, cast

from ....core.equality import as_given, default
from ....core.failures import Cancelled, Failure, NotFound, TimedOut
from ....core.identifier import Identifier
from ....core.model import Outputs, Timeouts, Wire
from ....core.ownership import TAG, Mark
from ....core.problems import Problem
from ....core.resource import Context, Lists, State
from ....core.run import Run
from ....core.traits import Computed, Hidden, Replaces
from ....core.unknown import is_given, is_known
from ....core.values import Timestamp, matches
from ...access import AwsInputs, RoleArn
from ...failures import doing
from ...tags import MarkedTags
from ..handler import BackupHandler
from ..recovery_points import tags as point_tags
from ..recovery_points.managed_point import (
    LIFECYCLE_CALLS,
    READ_CALLS,
    ManagedArguments,
    ManagedPoint,
    PointLifecycle,
    RecoveryPointCreator,
    lifecycle_of,
    mark_of_stack,
)
from ..recovery_points.managed_point import managed as managed_arguments
from ..recovery_points.on_destroy import DESTROY_CALLS, OnDestroy, destroy
from ..values import ResourceArn, VaultArn, VaultName, WindowMinutes, in_region
from .jobs import Job, Jobs, Triggers, identifying_arguments, only, state_of

if TYPE_CHECKING:
    from mypy_boto3_backup.type_defs import DescribeRecoveryPointOutputTypeDef

START_MINUTES: Final = 480
"""The start window that is left to AWS Backup."""

_UNFINISHED: Final = ("CREATED", "PENDING", "RUNNING", "ABORTING")
_REQUEST: Final = (
    "BackupOptions",
    "BackupVaultName",
    "CompleteWindowMinutes",
    "IamRoleArn",
    "Index",
    "Lifecycle",
    "LogicallyAirGappedBackupVaultArn",
    "ResourceArn",
    "StartWindowMinutes",
)
"""The members of the request that are arguments."""

Index = Literal["ENABLED", "DISABLED"]
Option = Annotated[
    str, matches(r"[a-zA-Z0-9\-_.]{1,50}", "1 to 50 letters, digits, `-`, `_` and `.`")
]


class BackupJobInputs(AwsInputs):
    backup_vault_name: Annotated[VaultName, Replaces]
    """The vault that keeps the backup."""
    resource_arn: Annotated[ResourceArn, Replaces]
    """The ARN of the resource to back up."""
    iam_role_arn: Annotated[RoleArn, Replaces]
    """The role that AWS Backup assumes to make the backup."""
    start_window_minutes: Annotated[WindowMinutes | None, Replaces] = None
    """Minutes in which the job has to start, 60 or more. Default: 8 hours."""
    complete_window_minutes: Annotated[WindowMinutes | None, Replaces] = None
    """Minutes in which the job has to complete, from when it was asked for: at least 60 more than
    `start_window_minutes`."""
    lifecycle: PointLifecycle = None
    """When the recovery point moves to cold storage, and when it is deleted. Left out, it is as AWS
    Backup has it: kept for ever."""
    recovery_point_tags: MarkedTags = {}
    """Tags of the recovery point, at most 49: offsite adds its mark. Those that AWS Backup copies
    from the resource are left alone."""
    backup_options: Annotated[dict[Option, Option] | None, Replaces] = None
    """Options of the kind of resource: `{"WindowsVSS": "enabled"}`."""
    index: Annotated[Index | None, Computed, default("DISABLED")] = None
    """Whether the recovery point has an index to search it (EBS and S3): `ENABLED` or
    `DISABLED`."""
    logically_air_gapped_backup_vault_arn: Annotated[VaultArn | None, Replaces] = None
    """A logically air-gapped vault of the same account and region that gets the backup: what AWS
    Backup manages fully (DynamoDB, EFS, S3, …) directly, and is managed there. Other resources are
    backed up to `backup_vault_name`, copied, and deleted there once they are copied. That copy
    isn't managed here: use a `CopyJob` to the air-gapped vault for one that is."""
    triggers: Triggers = {}
    """Any values: when one changes, another backup is made, and `on_destroy` says what becomes of
    the one before."""
    on_destroy: OnDestroy = "retain"
    """What becomes of the recovery point when the resource is destroyed: `retain` leaves it to its
    lifecycle, `delete` deletes it, and `disassociate` takes a part out of a composite one."""

    def problems(self) -> Iterator[Problem]:
        yield from in_region("resourceArn", self.resource_arn, self.region)
        yield from in_region(
            "logicallyAirGappedBackupVaultArn",
            self.logically_air_gapped_backup_vault_arn,
            self.region,
        )
        start, complete = self.start_window_minutes, self.complete_window_minutes
        least = 60 + (START_MINUTES if start is None else start) if is_known(start) else 0
        if is_given(complete) and complete < least:
            yield Problem(
                ("completeWindowMinutes",),
                f"must be at least {least}, an hour more than `start_window_minutes`, "
                f"not {complete}",
            )


class BackupJobOutputs(Outputs):
    mark: Annotated[str | None, Hidden] = None
    """The owner mark that the recovery point carries."""
    backup_job_id: str
    """The ID of the job."""
    recovery_point_arn: str
    """The ARN of the recovery point that it made."""
    account_id: str | None = None
    """The account of the job."""
    backup_vault_arn: str
    """The ARN of the vault that the recovery point is in."""
    vault_type: str | None = None
    """`BACKUP_VAULT` or `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`."""
    vault_lock_state: str | None = None
    """`LOCKED` or `UNLOCKED`, when the job ended."""
    encryption_key_arn: str | None = None
    """The KMS key that encrypts the backup."""
    is_encrypted: bool | None = None
    """Whether the backup is encrypted."""
    resource_type: str | None = None
    """The type of the resource, e.g. `DynamoDB`."""
    resource_name: str | None = None
    """The name of the resource."""
    creation_date: Timestamp | None = None
    """When the job was created."""
    initiation_date: Timestamp | None = None
    """When the job was initiated."""
    start_by: Timestamp | None = None
    """When the job had to have started."""
    completion_date: Timestamp | None = None
    """When the job was completed."""
    state: str
    """The state that the job ended in."""
    status_message: str | None = None
    """What the job said at its end."""
    message_category: str | None = None
    """The kind of that message, `SUCCESS` if all went well."""
    backup_size_in_bytes: int | None = None
    """The size of the backup."""
    bytes_transferred: int | None = None
    """How many bytes were moved to the vault."""
    backup_type: str | None = None
    """The type of the backup, e.g. `WindowsVSS`; regular ones have none."""
    created_by: RecoveryPointCreator | None = None
    """The rule of a plan that made the job, if one did."""
    parent_job_id: str | None = None
    """The job of the composite resource that this one is a part of."""
    is_parent: bool | None = None
    """Whether the backup is composite, made of nested ones."""
    number_of_child_jobs: int | None = None
    """How many nested jobs a composite one had."""
    child_jobs_in_state: dict[str, int] | None = None
    """The nested jobs, counted by their state."""


BackupJobState = State[BackupJobInputs, BackupJobOutputs]


class BackupJob(BackupHandler[BackupJobInputs, BackupJobOutputs]):
    """Backs up a resource once, now, and manages the recovery point.

    The backup is made at the creation, which waits for it, and again whenever the resource is
    replaced: by a change of its `triggers`, for example. A job that is interrupted (Ctrl-C) or
    that takes longer than its timeout is stopped, where the kind of resource allows it. The job of
    a run that was killed outright goes on, and the next `pulumi up` goes on with it. A composite
    backup of which only parts could be made (PARTIAL) is an error: what there is stays in the
    vault, and the next `pulumi up` tries again.
    """

    token = "offsite:backup:BackupJob"
    inputs = BackupJobInputs
    outputs = BackupJobOutputs
    identifier = Identifier("region", "backup_job_id")
    lists = Lists("offsite:backup:listBackupJobs", "backup_jobs")
    title = "An on-demand backup, and its recovery point"
    leaves = 'the recovery point, until its lifecycle ends, unless `on_destroy="delete"`'
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartBackupJob.html"
    calls = {
        "create": (
            "DescribeBackupJob",
            "ListBackupJobs",
            "StartBackupJob",
            "StopBackupJob",
            "UpdateRecoveryPointIndexSettings",
            *LIFECYCLE_CALLS,
            *point_tags.READ_CALLS,
            *point_tags.SET_CALLS,
        ),
        "read": ("DescribeBackupJob", *READ_CALLS, *point_tags.READ_CALLS),
        "update": (
            "UpdateRecoveryPointIndexSettings",
            *LIFECYCLE_CALLS,
            *point_tags.READ_CALLS,
            *point_tags.SET_CALLS,
            *point_tags.REMOVE_CALLS,
        ),
        "delete": (*DESTROY_CALLS, *point_tags.READ_CALLS, *point_tags.SET_CALLS),
    }
    needs = ("iam:PassRole",)
    timeouts = Timeouts(create="24h", update="10m", delete="2h")

    def prepare(self, run: Run, wire: Wire) -> Wire:
        """The stack's default tags are the recovery point's."""
        wire = super().prepare(run, wire)
        own = wire.get("recoveryPointTags")
        if own is None or isinstance(own, Mapping):
            tags = {**run.config.mapping("offsite:defaultTags"), **cast("Wire", own or {})}
            wire["recoveryPointTags"] = tags
        return wire

    def create(self, context: Context, inputs: BackupJobInputs) -> BackupJobState:
        what = _backing_up(inputs)
        jobs = self._jobs(context, inputs)
        of = identifying_arguments(inputs)
        mark = context.owner.mark(*of)
        tags = {**inputs.recovery_point_tags, TAG: str(mark)}
        id, before = jobs.start_once(
            of,
            {**only(inputs.to_api(), _REQUEST), "RecoveryPointTags": tags},
            # By resource alone: the job may be in the air-gapped vault.
            jobs.listed(ByResourceArn=inputs.resource_arn),
            lambda job: self._is_ours(context, inputs, job, mark),
            what,
        )
        if before:
            context.report.info(f"goes on with the job {id}, which is {state_of(before)}")
        try:
            job = jobs.wait(id, what)
        except (Cancelled, TimedOut) as ended:
            _stop(jobs, id, ended)
            raise
        if job.get("IsParent") and "NumberOfChildJobs" not in job:
            job = jobs.describe(id)
        if (message := job.get("StatusMessage")) and job.get("MessageCategory") != "SUCCESS":
            context.report.info(f"the job {id} says: {message}")
        return self._finish(context, inputs, job, mark, before)

    def read(self, context: Context, state: BackupJobState) -> BackupJobState | None:
        inputs, outputs = state.inputs, state.outputs
        if not outputs.recovery_point_arn:
            return self._read_by_id(context, state)
        point = self._point(context, inputs, outputs)
        if (found := point.find()) is None:
            # What was only on its way to another vault is not missed.
            target = inputs.logically_air_gapped_backup_vault_arn
            return state if target not in (None, outputs.backup_vault_arn) else None
        tags = point.tags()
        held = point.held(tags, outputs.mark, _mark(context, inputs))
        if held and context.claims.forgets(held):
            return None
        marked = outputs.model_copy(update={"mark": held.mark}) if held else outputs
        return self.state(_live(inputs, found, tags), marked)

    def update(
        self, context: Context, state: BackupJobState, inputs: BackupJobInputs
    ) -> BackupJobState:
        point, own = self._point(context, inputs, state.outputs), _mark(context, state.inputs)
        recorded, missing = point.mark_to_change(state.outputs.mark, own)
        outputs = state.outputs.model_copy(update={"mark": recorded})
        return self._change(point, self.state(state.inputs, outputs), inputs, missing)

    def _change(
        self,
        point: ManagedPoint,
        state: BackupJobState,
        inputs: BackupJobInputs,
        mark: Mark | None = None,
    ) -> BackupJobState:
        """Makes the recovery point what is wanted, and marks it if there is a mark to write."""
        old = state.inputs
        point.change(
            ManagedArguments(old.lifecycle, old.recovery_point_tags),
            ManagedArguments(inputs.lifecycle, inputs.recovery_point_tags),
            mark,
        )
        if inputs.index and inputs.index != (old.index or "DISABLED"):
            with doing(f"change the index of {point.arn}"):
                point.client.update_recovery_point_index_settings(
                    **point.request, Index=inputs.index, IamRoleArn=inputs.iam_role_arn
                )
        kept = {"lifecycle": inputs.lifecycle or old.lifecycle, "index": inputs.index or old.index}
        return self.state(inputs.model_copy(update=kept), state.outputs)

    def delete(self, context: Context, state: BackupJobState) -> None:
        point = self._point(context, state.inputs, state.outputs)
        own = _mark(context, state.inputs)
        destroy(point, state.inputs.on_destroy, state.outputs.mark, own)

    def _jobs(self, context: Context, inputs: BackupJobInputs) -> Jobs:
        return Jobs(context, self.backup(context, inputs), "Backup", _UNFINISHED)

    def _point(
        self, context: Context, inputs: BackupJobInputs, outputs: BackupJobOutputs
    ) -> ManagedPoint:
        return ManagedPoint(
            context,
            lambda service: self.client(context, service, inputs),
            outputs.backup_vault_arn.rpartition(":")[2],
            outputs.recovery_point_arn,
        )

    def _is_ours(self, context: Context, inputs: BackupJobInputs, job: Job, mark: Mark) -> bool:
        """Whether a job that our token made before is to go on, or its backup to be taken."""
        state = state_of(job)
        if state != "COMPLETED":
            return state in _UNFINISHED and state != "ABORTING"
        point = self._point(context, inputs, BackupJobOutputs.from_api(job))
        return point.find() is not None and point.is_still_of(mark)

    def _finish(
        self,
        context: Context,
        inputs: BackupJobInputs,
        job: Job,
        mark: Mark,
        before: Job | None,
    ) -> BackupJobState:
        """The state of a job that is done, once its recovery point is what is wanted."""
        given = {"lifecycle": inputs.lifecycle or lifecycle_of(job.get("RecoveryPointLifecycle"))}
        outputs = BackupJobOutputs.from_api(job, mark=str(mark))
        if before is None:
            return self.state(inputs.model_copy(update=given), outputs)
        # The run that began it may have wanted something else.
        point = self._point(context, inputs, outputs)
        if state_of(before) == "COMPLETED":
            outputs = outputs.model_copy(update={"mark": point.take_over(mark)})
        if (found := point.find()) is None:
            raise NotFound(_backing_up(inputs), f"its recovery point {point.arn} is gone again")
        live = _live(inputs, found, point.tags() if inputs.recovery_point_tags else {})
        return self._change(point, self.state(live, outputs), inputs)

    def _read_by_id(self, context: Context, state: BackupJobState) -> BackupJobState | None:
        """The backup of a job of which nothing but the id is known."""
        job = self._jobs(context, state.inputs).completed(state.outputs.backup_job_id)
        if job is None:
            return None
        outputs = BackupJobOutputs.from_api(job)
        point = self._point(context, state.inputs, outputs)
        if (found := point.find()) is None:
            return None
        tags = point.tags()
        managed = managed_arguments(found, None, tags)
        is_air_gapped = job.get("VaultType") == "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"
        live = {
            "backup_vault_name": job["BackupVaultName"],
            "resource_arn": job["ResourceArn"],
            "iam_role_arn": job["IamRoleArn"],
            "backup_options": job.get("BackupOptions") or None,
            "lifecycle": managed.lifecycle,
            "recovery_point_tags": managed.tags,
            "index": "ENABLED" if _is_indexed(found) else None,
            "logically_air_gapped_backup_vault_arn": (
                outputs.backup_vault_arn if is_air_gapped else None
            ),
        }
        carried = mark_of_stack(context, tags)
        outputs = outputs.model_copy(update={"mark": carried})
        return self.state(state.inputs.model_copy(update=live), outputs)


def _mark(context: Context, inputs: BackupJobInputs) -> Mark:
    return context.owner.mark(*identifying_arguments(inputs))


def _backing_up(inputs: BackupJobInputs) -> str:
    return f"back up {inputs.resource_arn} to the vault {inputs.backup_vault_name}"


def _stop(jobs: Jobs, id: str, ended: Failure) -> None:
    """Stops the job of a creation that `ended`, which says what became of it."""
    try:
        with doing(f"stop the backup job {id}"):
            jobs.client.stop_backup_job(BackupJobId=id)
    except Failure as refusal:
        ended.remedy = (
            f"The job {id} could not be stopped ({refusal.why.rstrip('.')}) and goes on: run "
            "`pulumi up` again to go on waiting"
        )
    else:
        ended.remedy = f"The job {id} was stopped: run `pulumi up` again to start another"


def _live(
    inputs: BackupJobInputs,
    found: DescribeRecoveryPointOutputTypeDef,
    tags: Mapping[str, str] | None,
) -> BackupJobInputs:
    """The arguments as the recovery point shows them, and its tags."""
    managed = managed_arguments(found, inputs.recovery_point_tags, tags)
    live = {
        "lifecycle": managed.lifecycle,
        "recovery_point_tags": managed.tags,
        "index": inputs.index and ("ENABLED" if _is_indexed(found) else "DISABLED"),
    }
    return as_given(inputs, inputs.model_copy(update=live))


def _is_indexed(found: DescribeRecoveryPointOutputTypeDef) -> bool:
    return found.get("IndexStatus") in ("PENDING", "ACTIVE")
