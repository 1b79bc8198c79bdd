# Generated from the provider's models by tools/generate.py: do not edit.
"""The restore of a recovery point, as a new resource."""

from collections.abc import Mapping

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import RestoreJobCreator


class RestoreJob(Resource):
    """Restores a recovery point once, now: what was backed up is made anew, as another
    resource.

    It is restored at the creation, which waits for it, and again whenever the resource is
    replaced: by a change of its `triggers`, for example. The restored resource isn't managed
    here: it is not looked at again, and stays when this resource is destroyed. AWS Backup
    knows earlier requests by their idempotency token: the same arguments in a new resource
    of the same name find the earlier restore, and a message says so. Change `triggers` to
    restore again. AWS Backup can't stop a restore job: one whose creation is interrupted or
    takes too long goes on, and the next `pulumi up` goes on with it.
    """

    token = "offsite:backup:RestoreJob"
    _identified = ("region", "restore_job_id")
    _secrets = ("metadata",)

    backup_vault_name: pulumi.Output[str]
    """The vault that the recovery point is in."""
    recovery_point_arn: pulumi.Output[str]
    """The recovery point to restore."""
    backup_vault_account_id: pulumi.Output[str | None]
    """The account of the vault, if it is shared by another."""
    iam_role_arn: pulumi.Output[str | None]
    """The role that AWS Backup assumes to make the resource."""
    metadata: pulumi.Output[Mapping[str, str]]
    """How to restore it, by the names that AWS Backup has for the kind of resource. It
    overrides what the recovery point itself says, whatever the case of a name: say only what
    is to differ, `{"targetTableName": "orders-restored"}`. A secret in state, as it may hold
    passwords.
    """
    resource_type: pulumi.Output[str | None]
    """The type of the resource, e.g. `DynamoDB`. Default: the recovery point's."""
    copy_source_tags_to_restored_resource: pulumi.Output[bool]
    """Whether the restored resource gets the tags that were backed up."""
    triggers: pulumi.Output[Mapping[str, str]]
    """Any values: when one changes, the recovery point is restored again."""
    region: pulumi.Output[str]
    """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
    chain.
    """
    role_arn: pulumi.Output[str | None]
    """An IAM role to assume for this, e.g. in another account."""
    profile: pulumi.Output[str | None]
    """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
    chain.
    """
    timeouts: pulumi.Output[Timeouts | None]
    """How long creation, changes and deletion may take, each a duration like `90m`."""
    restore_job_id: pulumi.Output[str]
    """The ID of the job."""
    status: pulumi.Output[str]
    """The status that the job ended in."""
    created_resource_arn: pulumi.Output[str | None]
    """The ARN of the resource that was made."""
    account_id: pulumi.Output[str | None]
    """The account of the job."""
    source_resource_arn: pulumi.Output[str | None]
    """The resource that was backed up."""
    backup_vault_arn: pulumi.Output[str | None]
    """The ARN of the vault that holds the recovery point."""
    recovery_point_creation_date: pulumi.Output[str | None]
    """When the recovery point was created."""
    creation_date: pulumi.Output[str | None]
    """When the job was created."""
    completion_date: pulumi.Output[str | None]
    """When the job was completed."""
    status_message: pulumi.Output[str | None]
    """What the job said at its end."""
    backup_size_in_bytes: pulumi.Output[int | None]
    """The size of what was restored."""
    expected_completion_time_minutes: pulumi.Output[int | None]
    """How many minutes the job was expected to take."""
    created_by: pulumi.Output[RestoreJobCreator | None]
    """The restore testing plan that made the job, if one did."""
    is_parent: pulumi.Output[bool | None]
    """Whether the restore is composite, made of nested ones."""
    parent_job_id: pulumi.Output[str | None]
    """The job of the composite restore that this one is a part of."""
    validation_status: pulumi.Output[str | None]
    """How the restore was validated, as last seen."""
    validation_status_message: pulumi.Output[str | None]
    """What explains that, as last seen."""
    deletion_status: pulumi.Output[str | None]
    """Whether what a restore test made is deleted, as last seen."""
    deletion_status_message: pulumi.Output[str | None]
    """What explains that, as last seen."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_vault_name: pulumi.Input[str],
        recovery_point_arn: pulumi.Input[str],
        backup_vault_account_id: pulumi.Input[str] | None = None,
        iam_role_arn: pulumi.Input[str] | None = None,
        metadata: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        resource_type: pulumi.Input[str] | None = None,
        copy_source_tags_to_restored_resource: pulumi.Input[bool] | None = None,
        triggers: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """The restore of a recovery point, as a new resource.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The vault that the recovery point is in.
            recovery_point_arn: The recovery point to restore.
            backup_vault_account_id: The account of the vault, if it is shared by another.
            iam_role_arn: The role that AWS Backup assumes to make the resource.
            metadata: How to restore it, by the names that AWS Backup has for the kind of
                resource. It overrides what the recovery point itself says, whatever the case
                of a name: say only what is to differ, `{"targetTableName":
                "orders-restored"}`. A secret in state, as it may hold passwords.
            resource_type: The type of the resource, e.g. `DynamoDB`. Default: the
                recovery point's.
            copy_source_tags_to_restored_resource: Whether the restored resource gets the
                tags that were backed up.
            triggers: Any values: when one changes, the recovery point is restored again.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
