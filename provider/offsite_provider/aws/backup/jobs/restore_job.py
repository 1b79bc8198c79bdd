"""The restore of a recovery point, as a new resource.

Follows StartRestoreJob of the AWS Backup API. What it makes carries no mark: the job itself is
found again by its idempotency token.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

from ....core.model import Outputs, Timeouts
from ....core.problems import Problem
from ....core.resource import Context, State
from ....core.traits import Computed, Replaces, Volatile
from ....core.values import Timestamp, matches
from ....core.waiting import Poll
from ...access import AwsInputs, RoleArn
from ...failures import doing
from ...pages import pages
from ..handler import BackupHandler
from ..names import RecoveryPointArn, VaultName
from ..recovery_points.point import in_region
from .jobs import Job, Looks, Triggers, begin, identity, state_of, until_done
from .roles import assumable

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient

_GOING: Final = ("CREATED", "PENDING", "RUNNING")


class RestoreJobInputs(AwsInputs):
    backup_vault_name: Annotated[VaultName, Replaces]
    """The vault that the recovery point is in."""
    recovery_point_arn: Annotated[RecoveryPointArn, Replaces]
    """The recovery point to restore."""
    backup_vault_account_id: Annotated[
        str | None, matches(r"\d{12}", "an account ID of 12 digits"), Replaces
    ] = None
    """The account of the vault, if it is shared by another."""
    iam_role_arn: Annotated[RoleArn | None, Replaces] = None
    """The role that AWS Backup assumes to make the resource."""
    metadata: Annotated[dict[str, str], Replaces] = {}
    """How to restore it, by the names that AWS Backup has for the kind of resource. It overrides
    what the recovery point itself says, whatever the case of a name: say only what is to differ,
    `{"targetTableName": "orders-restored"}`."""
    resource_type: Annotated[
        str | None,
        matches(r"[a-zA-Z0-9\-_.]{1,50}", "a type of resource, like `DynamoDB`"),
        Replaces,
        Computed,
    ] = None
    """The type of the resource, e.g. `DynamoDB`. Default: the recovery point's."""
    copy_source_tags_to_restored_resource: Annotated[bool, Replaces] = False
    """Whether the restored resource gets the tags that were backed up."""
    triggers: Triggers = {}
    """Anything: when it changes, it is restored again."""

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


Restore = State[RestoreJobInputs, RestoreJobOutputs]


class RestoreJob(BackupHandler[RestoreJobInputs, RestoreJobOutputs]):
    """Restores a recovery point once, now: what was backed up is made anew, as another resource.

    It is restored at the creation, which waits for it, and again whenever the resource is replaced:
    by a change of its `triggers`, for example. What is restored belongs to nobody here: it is not
    looked at again, and stays when this resource is destroyed. As AWS Backup knows by its token
    what it was asked for before, the same arguments in a new resource of the same name find the
    restore that there was, and say so; other `triggers` make another. AWS Backup can't stop a
    restore job: one whose creation is interrupted or takes too long goes on, and the next
    `pulumi up` goes on with it.
    """

    token = "offsite:backup:RestoreJob"
    inputs = RestoreJobInputs
    outputs = RestoreJobOutputs
    title = "The restore of a recovery point, as a new resource"
    leaves = "what was restored"
    api = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartRestoreJob.html"
    permissions = (
        "backup:DescribeRestoreJob",
        "backup:GetRecoveryPointRestoreMetadata",
        "backup:ListRestoreJobs",
        "backup:StartRestoreJob",
        "iam:PassRole",
    )
    calls = {
        "create": (
            "DescribeRestoreJob",
            "GetRecoveryPointRestoreMetadata",
            "ListRestoreJobs",
            "StartRestoreJob",
        ),
        "read": ("DescribeRestoreJob", "ListRestoreJobs"),
        "update": (),
        "delete": (),
    }
    timeouts = Timeouts(create="24h", update="10m", delete="10m")

    def create(self, context: Context, inputs: RestoreJobInputs) -> Restore:
        context.run.conceal(*_secrets(inputs.metadata))
        what = f"restore {inputs.recovery_point_arn}"
        client = self.backup(context, inputs)
        asked = self._asked(client, inputs, what)
        kind = {"ByResourceType": asked["ResourceType"]} if "ResourceType" in asked else {}

        def start(token: str) -> str:
            with doing(what):
                return client.start_restore_job(**asked, IdempotencyToken=token)["RestoreJobId"]

        id, before = begin(
            context.owner,
            identity(inputs),
            {job["RestoreJobId"]: job for job in _list(client, **kind)},
            lambda token: assumable(context, lambda: start(token)),
            lambda job: state_of(job) in (*_GOING, "COMPLETED"),
        )
        if before and state_of(before) == "COMPLETED":
            context.report.info(
                f"takes what the job {id} has restored before, {before.get('CreatedResourceArn')}: "
                "change `triggers` to restore again"
            )
        remedy = "Look into the reason, and run `pulumi up` again: it starts another job"
        judge = until_done(what, "Restore", _GOING, remedy)
        job = context.wait(self._jobs(context, client), id, judge, what)
        return _state(inputs, job)

    def read(self, context: Context, state: Restore) -> Restore | None:
        client = self.backup(context, state.inputs)
        what = f"read the restore job {state.id}"
        job = self._jobs(context, client).get(state.id, what)
        # AWS Backup forgets its jobs after a while; that is no reason to restore again.
        return state if job is None else _state(state.inputs, job)

    def update(self, context: Context, state: Restore, inputs: RestoreJobInputs) -> Restore:
        kept = {"resource_type": inputs.resource_type or state.inputs.resource_type}
        return State(state.id, inputs.model_copy(update=kept), state.outputs)

    def delete(self, context: Context, state: Restore) -> None:
        if made := state.outputs.created_resource_arn:
            context.report.info(f"{made} stays, which was restored")

    def _asked(self, client: BackupClient, inputs: RestoreJobInputs, what: str) -> dict[str, Any]:
        """The request that starts the job, but for its token."""
        account = inputs.backup_vault_account_id
        with doing(what):
            found = client.get_recovery_point_restore_metadata(
                BackupVaultName=inputs.backup_vault_name,
                RecoveryPointArn=inputs.recovery_point_arn,
                **({"BackupVaultAccountId": account} if account else {}),
            )
        request = {
            "RecoveryPointArn": inputs.recovery_point_arn,
            "Metadata": merged(found["RestoreMetadata"], inputs.metadata),
            "IamRoleArn": inputs.iam_role_arn,
            "ResourceType": inputs.resource_type or found.get("ResourceType"),
            "CopySourceTagsToRestoredResource": inputs.copy_source_tags_to_restored_resource
            or None,
        }
        return {member: value for member, value in request.items() if value is not None}

    def _jobs(self, context: Context, client: BackupClient) -> Poll[Job]:
        def describe(id: str) -> Job:
            with doing(f"look at the restore job {id}"):
                return cast(Job, client.describe_restore_job(RestoreJobId=id))

        looks = Looks(describe, lambda since: _list(client, ByCreatedAfter=since), "RestoreJobId")
        return context.poll("restore jobs", client, looks, batch=1000)


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


def _list(client: BackupClient, **filters: Any) -> Iterator[Job]:
    with doing("list restore jobs"):
        for page in pages(client.list_restore_jobs, MaxResults=1000, **filters):
            yield from page["RestoreJobs"]


def _state(inputs: RestoreJobInputs, job: Job) -> Restore:
    kind = inputs.resource_type or job.get("ResourceType")
    outputs = RestoreJobOutputs.of(job)
    live = inputs.model_copy(update={"resource_type": kind})
    return State(outputs.restore_job_id, live, outputs)
