"""A copy of a recovery point in another vault: in another region, or of another account.

Follows StartCopyJob of the AWS Backup API. The job takes no tags, and the copy those of its source:
it carries the owner mark from when it is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

from ....core.equality import as_given
from ....core.failures import Failure, NotFound
from ....core.identifier import Identifier
from ....core.model import Outputs, Timeouts
from ....core.ownership import Mark
from ....core.problems import Problem
from ....core.resource import Context, Lists, State
from ....core.traits import Hidden, Replaces
from ....core.unknown import is_given
from ....core.values import Timestamp
from ...access import AwsInputs, RoleArn
from ...regions import partition_of
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
    managed,
    mark_of_stack,
)
from ..recovery_points.on_destroy import DESTROY_CALLS, OnDestroy, destroy
from ..values import AnyVaultName, RecoveryPointArn, VaultAddress, VaultArn, in_region, vault_of
from .jobs import Job, Jobs, Triggers, identifying_arguments, only, state_of

_UNFINISHED: Final = ("CREATED", "RUNNING")
_REQUEST: Final = (
    "DestinationBackupVaultArn",
    "IamRoleArn",
    "Lifecycle",
    "RecoveryPointArn",
    "SourceBackupVaultName",
)
"""The members of the request that are arguments."""


class CopyJobInputs(AwsInputs):
    """`region` is the source's: the API is called there."""

    recovery_point_arn: Annotated[RecoveryPointArn, Replaces]
    """The recovery point to copy. Continuous backups can't be copied on demand."""
    source_backup_vault_name: Annotated[AnyVaultName, Replaces]
    """The vault that it is in."""
    destination_backup_vault_arn: Annotated[VaultArn, Replaces]
    """The ARN of the vault that gets the copy, in any region or account."""
    iam_role_arn: Annotated[RoleArn, Replaces]
    """The role that AWS Backup assumes to make the copy."""
    lifecycle: PointLifecycle = None
    """When the copy moves to cold storage, and when it is deleted; `{}` keeps it for ever. Left
    out, it has its source's."""
    tags: MarkedTags = {}
    """Tags of the copy, at most 49: offsite adds its mark. Those that it has from its source are
    left alone."""
    destination_role_arn: RoleArn | None = None
    """The IAM role that offsite assumes to manage the copy in another account. Without one, what
    is copied there is not looked at again: not tagged, changed or deleted."""
    triggers: Triggers = {}
    """Any values: when one changes, another copy is made, and `on_destroy` says what becomes of the
    one before."""
    on_destroy: OnDestroy = "retain"
    """What becomes of the copy when the resource is destroyed: `retain` leaves it to its lifecycle,
    `delete` deletes it, and `disassociate` takes a part out of a composite one."""

    def problems(self) -> Iterator[Problem]:
        arn, name = self.recovery_point_arn, self.source_backup_vault_name
        yield from in_region("recoveryPointArn", arn, self.region)
        if not is_given(self.destination_backup_vault_arn):
            return
        vault = vault_of(self.destination_backup_vault_arn)
        here, there = partition_of(str(self.region)), partition_of(vault.region)
        if is_given(self.region) and here != there:
            yield Problem(
                ("destinationBackupVaultArn",),
                f"is in the partition {there}, and the source in {here}: nothing is copied from "
                "one to another",
            )
        account = arn.split(":")[4] if is_given(arn) else ""
        if account == vault.account and (self.region, name) == (vault.region, vault.name):
            yield Problem(
                ("destinationBackupVaultArn",), "must be another vault than the recovery point's"
            )
        is_alone = account not in ("", vault.account) and self.destination_role_arn is None
        if is_alone and is_given(self.on_destroy) and self.on_destroy != "retain":
            yield Problem(
                ("onDestroy",),
                f"needs a `destination_role_arn`: the copy is in the account {vault.account}",
            )


class CopyJobOutputs(Outputs):
    mark: Annotated[str | None, Hidden] = None
    """The owner mark that the copy carries."""
    copy_job_id: str
    """The ID of the job."""
    destination_recovery_point_arn: str
    """The ARN of the copy."""
    account_id: str | None = None
    """The account of the job, which is the source's."""
    source_backup_vault_arn: str | None = None
    """The ARN of the vault that was copied from."""
    destination_vault_type: str | None = None
    """`BACKUP_VAULT` or `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`."""
    destination_vault_lock_state: str | None = None
    """`LOCKED` or `UNLOCKED`, when the job ended."""
    destination_encryption_key_arn: str | None = None
    """The KMS key that encrypts the copy."""
    resource_arn: str | None = None
    """The resource that the recovery point is of."""
    resource_type: str | None = None
    """The type of the resource, e.g. `DynamoDB`."""
    resource_name: str | None = None
    """The name of the resource."""
    creation_date: Timestamp | None = None
    """When the job was created."""
    completion_date: Timestamp | None = None
    """When the job was completed."""
    state: str
    """The state that the job ended in."""
    status_message: str | None = None
    """What the job said at its end."""
    message_category: str | None = None
    """The kind of that message, `SUCCESS` if all went well."""
    backup_size_in_bytes: int | None = None
    """The size of the copy."""
    created_by: RecoveryPointCreator | None = None
    """The rule of a plan that made the recovery point, if one did."""
    created_by_backup_job_id: str | None = None
    """The backup job that began the copy, if one did."""
    parent_job_id: str | None = None
    """The job of the composite copy that this one is a part of."""
    is_parent: bool | None = None
    """Whether the copy is composite, made of nested ones."""
    composite_member_identifier: str | None = None
    """What identifies it in a composite one: the logical ID in a stack."""
    number_of_child_jobs: int | None = None
    """How many nested jobs a composite one had."""
    child_jobs_in_state: dict[str, int] | None = None
    """The nested jobs, counted by their state."""


CopyJobState = State[CopyJobInputs, CopyJobOutputs]


class CopyJob(BackupHandler[CopyJobInputs, CopyJobOutputs]):
    """Copies a recovery point to another vault once, now, and manages the copy: the vault may be in
    another region, and of another account.

    The copy is made at the creation, which waits for it, and again whenever the resource is
    replaced: by a change of its `triggers`, for example. AWS Backup can't stop a copy job: one
    whose creation is interrupted or takes too long goes on, and the next `pulumi up` goes on with
    it.
    """

    token = "offsite:backup:CopyJob"
    inputs = CopyJobInputs
    outputs = CopyJobOutputs
    identifier = Identifier("region", "copy_job_id")
    lists = Lists("offsite:backup:listCopyJobs", "copy_jobs")
    title = "A copy of a recovery point in another vault, region or account"
    leaves = 'the copy, until its lifecycle ends, unless `on_destroy="delete"`'
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartCopyJob.html"
    calls = {
        "create": (
            "DescribeCopyJob",
            "ListCopyJobs",
            "StartCopyJob",
            *LIFECYCLE_CALLS,
            *point_tags.READ_CALLS,
            *point_tags.SET_CALLS,
        ),
        "read": ("DescribeCopyJob", *READ_CALLS, *point_tags.READ_CALLS),
        "update": (
            *LIFECYCLE_CALLS,
            *point_tags.READ_CALLS,
            *point_tags.SET_CALLS,
            *point_tags.REMOVE_CALLS,
        ),
        "delete": (*DESTROY_CALLS, *point_tags.READ_CALLS, *point_tags.SET_CALLS),
    }
    needs = ("backup:CopyFromBackupVault", "backup:CopyIntoBackupVault", "iam:PassRole")
    timeouts = Timeouts(create="24h", update="10m", delete="2h")

    def create(self, context: Context, inputs: CopyJobInputs) -> CopyJobState:
        what = _copying(inputs)
        jobs = self._jobs(context, inputs)
        of = identifying_arguments(inputs)
        mark = context.owner.mark(*of)
        id, before = jobs.start_once(
            of,
            only(inputs.to_api(), _REQUEST),
            jobs.listed(
                BySourceRecoveryPointArn=inputs.recovery_point_arn,
                ByDestinationVaultArn=inputs.destination_backup_vault_arn,
            ),
            lambda job: self._is_ours(context, inputs, job, mark),
            what,
        )
        if before:
            context.report.info(f"goes on with the job {id}, which is {state_of(before)}")
        return self._finish(context, inputs, jobs.wait(id, what), mark, before)

    def read(self, context: Context, state: CopyJobState) -> CopyJobState | None:
        inputs, outputs = state.inputs, state.outputs
        if not outputs.destination_recovery_point_arn:
            return self._read_by_id(context, state)
        if not _is_in_reach(inputs, outputs):
            return state
        point = self._copy(context, inputs, outputs)
        if (found := point.find()) is None:
            return None
        tags = point.tags()
        held = point.held(tags, outputs.mark, _mark(context, inputs))
        if held and context.claims.forgets(held):
            return None
        marked = outputs.model_copy(update={"mark": held.mark}) if held else outputs
        live = inputs.model_copy(update=managed(found, inputs.tags, tags)._asdict())
        return self.state(as_given(inputs, live), marked)

    def update(self, context: Context, state: CopyJobState, inputs: CopyJobInputs) -> CopyJobState:
        old, outputs = state.inputs, state.outputs
        if not _is_in_reach(inputs, outputs):
            kept = inputs.model_copy(update={"lifecycle": inputs.lifecycle or old.lifecycle})
            if (kept.lifecycle, kept.tags) == (old.lifecycle, old.tags):
                return self.state(kept, outputs)
            raise Failure(
                f"change the copy {outputs.destination_recovery_point_arn}",
                f"it is in the account {_vault(inputs).account}",
                "Give a role of that account as `destination_role_arn`",
            )
        copy = self._copy(context, inputs, outputs)
        recorded, missing = copy.mark_to_change(outputs.mark, _mark(context, old))
        marked = outputs.model_copy(update={"mark": recorded})
        return self._change(copy, self.state(old, marked), inputs, missing)

    def _change(
        self,
        copy: ManagedPoint,
        state: CopyJobState,
        inputs: CopyJobInputs,
        mark: Mark | None = None,
    ) -> CopyJobState:
        """Makes the copy what is wanted, and marks it if there is a mark to write."""
        old = state.inputs
        before = ManagedArguments(old.lifecycle, old.tags)
        copy.change(before, ManagedArguments(inputs.lifecycle, inputs.tags), mark)
        kept = inputs.model_copy(update={"lifecycle": inputs.lifecycle or old.lifecycle})
        return self.state(kept, state.outputs)

    def delete(self, context: Context, state: CopyJobState) -> None:
        inputs, outputs = state.inputs, state.outputs
        if _is_in_reach(inputs, outputs):
            copy, own = self._copy(context, inputs, outputs), _mark(context, inputs)
            destroy(copy, inputs.on_destroy, outputs.mark, own)
        else:
            context.report.info(_out_of_reach(inputs, outputs))

    def _jobs(self, context: Context, inputs: CopyJobInputs) -> Jobs:
        return Jobs(context, self.backup(context, inputs), "Copy", _UNFINISHED)

    def _copy(
        self, context: Context, inputs: CopyJobInputs, outputs: CopyJobOutputs
    ) -> ManagedPoint:
        """The copy, reached with the role of its account."""
        vault = _vault(inputs)
        role = inputs.destination_role_arn or inputs.role_arn
        there = inputs.model_copy(update={"role_arn": role})
        return ManagedPoint(
            context,
            lambda service: self.client(context, service, there, vault.region),
            vault.name,
            outputs.destination_recovery_point_arn,
        )

    def _is_ours(self, context: Context, inputs: CopyJobInputs, job: Job, mark: Mark) -> bool:
        """Whether a job that our token made before is to go on, or its copy to be taken."""
        if state_of(job) != "COMPLETED":
            return state_of(job) in _UNFINISHED
        outputs = CopyJobOutputs.from_api(job)
        if not _is_in_reach(inputs, outputs):
            return True
        point = self._copy(context, inputs, outputs)
        return point.find() is not None and point.is_still_of(mark)

    def _finish(
        self, context: Context, inputs: CopyJobInputs, job: Job, mark: Mark, before: Job | None
    ) -> CopyJobState:
        """The state of a job that is done, once its copy is what is wanted."""
        outputs = CopyJobOutputs.from_api(job)
        lifecycle = lifecycle_of(job.get("DestinationRecoveryPointLifecycle"))
        if not _is_in_reach(inputs, outputs):
            context.report.info(_out_of_reach(inputs, outputs))
            asked = inputs.model_copy(update={"lifecycle": inputs.lifecycle or lifecycle})
            return self.state(asked, outputs)
        point = self._copy(context, inputs, outputs)
        if before and state_of(before) == "COMPLETED":
            if (found := point.find()) is None:
                raise NotFound(_copying(inputs), f"the copy {point.arn} is gone again")
            lifecycle = lifecycle_of(found.get("Lifecycle"))
            carried = point.take_over(mark, inputs.tags)
        else:
            carried = point.write_mark(mark, inputs.tags)
        live = inputs.model_copy(update={"lifecycle": lifecycle})
        marked = outputs.model_copy(update={"mark": carried})
        return self._change(point, self.state(live, marked), inputs)

    def _read_by_id(self, context: Context, state: CopyJobState) -> CopyJobState | None:
        """The copy of a job of which nothing but the id is known."""
        job = self._jobs(context, state.inputs).completed(state.outputs.copy_job_id)
        if job is None:
            return None
        outputs = CopyJobOutputs.from_api(job)
        inputs = state.inputs.model_copy(
            update={
                "recovery_point_arn": job["SourceRecoveryPointArn"],
                "source_backup_vault_name": job["SourceBackupVaultArn"].rpartition(":")[2],
                "destination_backup_vault_arn": job["DestinationBackupVaultArn"],
                "iam_role_arn": job["IamRoleArn"],
                "lifecycle": lifecycle_of(job.get("DestinationRecoveryPointLifecycle")),
            }
        )
        if not _is_in_reach(inputs, outputs):
            return self.state(inputs, outputs)
        point = self._copy(context, inputs, outputs)
        if (found := point.find()) is None:
            return None
        tags = point.tags()
        live = inputs.model_copy(update=managed(found, None, tags)._asdict())
        carried = mark_of_stack(context, tags)
        return self.state(live, outputs.model_copy(update={"mark": carried}))


def _mark(context: Context, inputs: CopyJobInputs) -> Mark:
    return context.owner.mark(*identifying_arguments(inputs))


def _copying(inputs: CopyJobInputs) -> str:
    return f"copy {inputs.recovery_point_arn} to {inputs.destination_backup_vault_arn}"


def _vault(inputs: CopyJobInputs) -> VaultAddress:
    return vault_of(inputs.destination_backup_vault_arn)


def _is_in_reach(inputs: CopyJobInputs, outputs: CopyJobOutputs) -> bool:
    """Whether offsite may look at the copy: in its own account, or with a role of the other's."""
    return inputs.destination_role_arn is not None or outputs.account_id == _vault(inputs).account


def _out_of_reach(inputs: CopyJobInputs, outputs: CopyJobOutputs) -> str:
    vault = _vault(inputs)
    return (
        f"{outputs.destination_recovery_point_arn} is in the vault {vault.name} of the account "
        f"{vault.account}, and isn't managed there: give `destination_role_arn` to manage it"
    )
