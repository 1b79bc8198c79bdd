"""The restore of a recovery point, as a new resource.

Follows StartRestoreJob of the AWS Backup API. What it makes carries no mark: the job itself is
found again by its idempotency token.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final

from ....core.failures import NotFound
from ....core.identifier import Identifier
from ....core.model import Outputs, Timeouts
from ....core.problems import Problem
from ....core.resource import Context, Lists, State
from ....core.traits import Computed, Replaces, Secret, Volatile
from ....core.values import Timestamp
from ...access import AwsInputs, RoleArn
from ...failures import doing
from ..handler import BackupHandler
from ..values import AccountId, AnyVaultName, RecoveryPointArn, ResourceType, in_region
from .jobs import Job, Jobs, Triggers, identifying_arguments, state_of

_UNFINISHED: Final = ("CREATED", "PENDING", "RUNNING")


class RestoreJobInputs(AwsInputs):
    backup_vault_name: Annotated[AnyVaultName, Replaces]
    """The vault that the recovery point is in."""
    recovery_point_arn: Annotated[RecoveryPointArn, Replaces]
    """The recovery point to restore."""
    backup_vault_account_id: Annotated[AccountId | None, Replaces] = None
    """The account of the vault, if it is shared by another."""
    iam_role_arn: Annotated[RoleArn | None, Replaces] = None
    """The role that AWS Backup assumes to make the resource."""
    metadata: Annotated[dict[str, str], Replaces, Secret] = {}
    """How to restore it, by the names that AWS Backup has for the kind of resource. It overrides
    what the recovery point itself says, whatever the case of a name: say only what is to differ,
    `{"targetTableName": "orders-restored"}`. A secret in state, as it may hold passwords."""
    resource_type: Annotated[ResourceType | None, Replaces, Computed] = None
    """The type of the resource, e.g. `DynamoDB`. Default: the recovery point's."""
    copy_source_tags_to_restored_resource: Annotated[bool, Replaces] = False
    """Whether the restored resource gets the tags that were backed up."""
    triggers: Triggers = {}
    """Any values: when one changes, the recovery point is restored again."""

    def problems(self) -> Iterator[Problem]:
        yield from in_region("recoveryPointArn", self.recovery_point_arn, self.region)


class RestoreJobCreator(Outputs):
    """The restore testing plan that made a job."""

    restore_testing_plan_arn: str | None = None
    """The ARN of the plan."""


class RestoreJobOutputs(Outputs):
    restore_job_id: str
    """The ID of the job."""
    created_resource_arn: str | None = None
    """The ARN of the resource that was made."""
    account_id: str | None = None
    """The account of the job."""
    source_resource_arn: str | None = None
    """The resource that was backed up."""
    backup_vault_arn: str | None = None
    """The ARN of the vault that holds the recovery point."""
    recovery_point_creation_date: Timestamp | None = None
    """When the recovery point was created."""
    creation_date: Timestamp | None = None
    """When the job was created."""
    completion_date: Timestamp | None = None
    """When the job was completed."""
    status: str
    """The status that the job ended in."""
    status_message: str | None = None
    """What the job said at its end."""
    backup_size_in_bytes: int | None = None
    """The size of what was restored."""
    expected_completion_time_minutes: int | None = None
    """How many minutes the job was expected to take."""
    created_by: RestoreJobCreator | None = None
    """The restore testing plan that made the job, if one did."""
    is_parent: bool | None = None
    """Whether the restore is composite, made of nested ones."""
    parent_job_id: str | None = None
    """The job of the composite restore that this one is a part of."""
    validation_status: Annotated[str | None, Volatile] = None
    """How the restore was validated, as last seen."""
    validation_status_message: Annotated[str | None, Volatile] = None
    """What explains that, as last seen."""
    deletion_status: Annotated[str | None, Volatile] = None
    """Whether what a restore test made is deleted, as last seen."""
    deletion_status_message: Annotated[str | None, Volatile] = None
    """What explains that, as last seen."""


RestoreJobState = State[RestoreJobInputs, RestoreJobOutputs]


class RestoreJob(BackupHandler[RestoreJobInputs, RestoreJobOutputs]):
    """Restores a recovery point once, now: what was backed up is made anew, as another resource.

    It is restored at the creation, which waits for it, and again whenever the resource is replaced:
    by a change of its `triggers`, for example. The restored resource isn't managed here: it is not
    looked at again, and stays when this resource is destroyed. AWS Backup knows earlier requests by
    their idempotency token: the same arguments in a new resource of the same name find the earlier
    restore, and a message says so. Change `triggers` to restore again. AWS Backup can't stop a
    restore job: one whose creation is interrupted or takes too long goes on, and the next
    `pulumi up` goes on with it.
    """

    token = "offsite:backup:RestoreJob"
    inputs = RestoreJobInputs
    outputs = RestoreJobOutputs
    identifier = Identifier("region", "restore_job_id")
    lists = Lists("offsite:backup:listRestoreJobs", "restore_jobs")
    title = "The restore of a recovery point, as a new resource"
    leaves = "what was restored"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartRestoreJob.html"
    calls = {
        "create": (
            "DescribeRestoreJob",
            "GetRecoveryPointRestoreMetadata",
            "ListRestoreJobs",
            "StartRestoreJob",
        ),
        "read": ("DescribeRestoreJob",),
        "update": (),
        "delete": (),
    }
    needs = ("iam:PassRole",)
    timeouts = Timeouts(create="24h", update="10m", delete="10m")

    def create(self, context: Context, inputs: RestoreJobInputs) -> RestoreJobState:
        context.run.add_secrets(*_secrets(inputs.metadata))
        what = f"restore {inputs.recovery_point_arn}"
        jobs = self._jobs(context, inputs)
        request = _request(jobs, inputs, what)
        kind = {"ByResourceType": request["ResourceType"]} if "ResourceType" in request else {}
        id, before = jobs.start_once(
            identifying_arguments(inputs),
            request,
            jobs.listed(**kind),
            lambda job: state_of(job) in (*_UNFINISHED, "COMPLETED"),
            what,
        )
        if before and state_of(before) == "COMPLETED":
            context.report.info(
                f"takes what the job {id} has restored before, {before.get('CreatedResourceArn')}: "
                "change `triggers` to restore again"
            )
        return self._state(inputs, jobs.wait(id, what))

    def read(self, context: Context, state: RestoreJobState) -> RestoreJobState | None:
        jobs, id = self._jobs(context, state.inputs), state.outputs.restore_job_id
        if not state.outputs.status:
            job = jobs.completed(id)
            return self._state(_asked(state.inputs, job), job) if job else None
        try:
            return self._state(state.inputs, jobs.describe(id, f"read the restore job {id}"))
        except NotFound:
            # AWS Backup forgets its jobs after a while; that is no reason to restore again.
            return state

    def update(
        self, context: Context, state: RestoreJobState, inputs: RestoreJobInputs
    ) -> RestoreJobState:
        kept = {"resource_type": inputs.resource_type or state.inputs.resource_type}
        return self.state(inputs.model_copy(update=kept), state.outputs)

    def delete(self, context: Context, state: RestoreJobState) -> None:
        if made := state.outputs.created_resource_arn:
            context.report.info(f"keeps {made}, which was restored")

    def _jobs(self, context: Context, inputs: RestoreJobInputs) -> Jobs:
        return Jobs(context, self.backup(context, inputs), "Restore", _UNFINISHED)

    def _state(self, inputs: RestoreJobInputs, job: Job) -> RestoreJobState:
        kind = inputs.resource_type or job.get("ResourceType")
        live = inputs.model_copy(update={"resource_type": kind})
        return self.state(live, RestoreJobOutputs.from_api(job))


def merged(found: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    """What a recovery point says of its restore, with what is wanted on top.

    Names differ only in case between AWS Backup's pages and its answers, and mean the same.
    """
    overridden = {name.lower() for name in wanted}
    kept = {name: value for name, value in found.items() if name.lower() not in overridden}
    return {**kept, **wanted}


def _secrets(metadata: Mapping[str, str]) -> Iterator[str]:
    for name, value in metadata.items():
        if any(word in f"{name} {value}".lower() for word in ("password", "secret")):
            yield value


def _request(jobs: Jobs, inputs: RestoreJobInputs, what: str) -> dict[str, Any]:
    """The request that starts the job, but for its token."""
    account = inputs.backup_vault_account_id
    with doing(what):
        found = jobs.client.get_recovery_point_restore_metadata(
            BackupVaultName=inputs.backup_vault_name,
            RecoveryPointArn=inputs.recovery_point_arn,
            **({"BackupVaultAccountId": account} if account else {}),
        )
    request = {
        "RecoveryPointArn": inputs.recovery_point_arn,
        "Metadata": merged(found["RestoreMetadata"], inputs.metadata),
        "IamRoleArn": inputs.iam_role_arn,
        "ResourceType": inputs.resource_type or found.get("ResourceType"),
        "CopySourceTagsToRestoredResource": inputs.copy_source_tags_to_restored_resource or None,
    }
    return {member: value for member, value in request.items() if value is not None}


def _asked(inputs: RestoreJobInputs, job: Job) -> RestoreJobInputs:
    """What a job was asked for with, as far as AWS Backup says it."""
    vault = str(job.get("BackupVaultArn", "")).split(":")
    account = vault[4] if len(vault) > 4 else None
    return inputs.model_copy(
        update={
            "backup_vault_name": vault[-1],
            "recovery_point_arn": job["RecoveryPointArn"],
            "backup_vault_account_id": None if account == job.get("AccountId") else account,
            "iam_role_arn": job.get("IamRoleArn"),
        }
    )
