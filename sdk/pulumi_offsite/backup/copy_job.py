# Generated from the provider's models by tools/generate.py: do not edit.
"""A copy of a recovery point in another vault, region or account."""

from collections.abc import Mapping

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import Lifecycle, LifecycleArgs, LifecycleArgsDict, RecoveryPointCreator


class CopyJob(Resource):
    """Copies a recovery point to another vault once, now, and manages the copy: the vault
    may be in another region, and of another account.

    The copy is made at the creation, which waits for it, and again whenever the resource
    is replaced: by a change of its `triggers`, for example. AWS Backup can't stop a copy
    job: one whose creation is interrupted or takes too long goes on, and the next `pulumi
    up` goes on with it.
    """

    token = "offsite:backup:CopyJob"
    _identified = ("region", "copy_job_id")

    recovery_point_arn: pulumi.Output[str]
    """The recovery point to copy. Continuous backups can't be copied on demand."""
    source_backup_vault_name: pulumi.Output[str]
    """The vault that it is in."""
    destination_backup_vault_arn: pulumi.Output[str]
    """The ARN of the vault that gets the copy, in any region or account."""
    iam_role_arn: pulumi.Output[str]
    """The role that AWS Backup assumes to make the copy."""
    lifecycle: pulumi.Output[Lifecycle | None]
    """When the copy moves to cold storage, and when it is deleted; `{}` keeps it for ever.
    Left out, it has its source's.
    """
    tags: pulumi.Output[Mapping[str, str]]
    """Tags of the copy, at most 49: offsite adds its mark. Those that it has from its source
    are left alone.
    """
    destination_role_arn: pulumi.Output[str | None]
    """The IAM role that offsite assumes to manage the copy in another account. Without one,
    what is copied there is not looked at again: not tagged, changed or deleted.
    """
    triggers: pulumi.Output[Mapping[str, str]]
    """Any values: when one changes, another copy is made, and `on_destroy` says what becomes
    of the one before.
    """
    on_destroy: pulumi.Output[str]
    """What becomes of the copy when the resource is destroyed: `retain` leaves it to its
    lifecycle, `delete` deletes it, and `disassociate` takes a part out of a composite one.
    """
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
    copy_job_id: pulumi.Output[str]
    """The ID of the job."""
    destination_recovery_point_arn: pulumi.Output[str]
    """The ARN of the copy."""
    state: pulumi.Output[str]
    """The state that the job ended in."""
    account_id: pulumi.Output[str | None]
    """The account of the job, which is the source's."""
    source_backup_vault_arn: pulumi.Output[str | None]
    """The ARN of the vault that was copied from."""
    destination_vault_type: pulumi.Output[str | None]
    """`BACKUP_VAULT` or `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`."""
    destination_vault_lock_state: pulumi.Output[str | None]
    """`LOCKED` or `UNLOCKED`, when the job ended."""
    destination_encryption_key_arn: pulumi.Output[str | None]
    """The KMS key that encrypts the copy."""
    resource_arn: pulumi.Output[str | None]
    """The resource that the recovery point is of."""
    resource_type: pulumi.Output[str | None]
    """The type of the resource, e.g. `DynamoDB`."""
    resource_name: pulumi.Output[str | None]
    """The name of the resource."""
    creation_date: pulumi.Output[str | None]
    """When the job was created."""
    completion_date: pulumi.Output[str | None]
    """When the job was completed."""
    status_message: pulumi.Output[str | None]
    """What the job said at its end."""
    message_category: pulumi.Output[str | None]
    """The kind of that message, `SUCCESS` if all went well."""
    backup_size_in_bytes: pulumi.Output[int | None]
    """The size of the copy."""
    created_by: pulumi.Output[RecoveryPointCreator | None]
    """The rule of a plan that made the recovery point, if one did."""
    created_by_backup_job_id: pulumi.Output[str | None]
    """The backup job that began the copy, if one did."""
    parent_job_id: pulumi.Output[str | None]
    """The job of the composite copy that this one is a part of."""
    is_parent: pulumi.Output[bool | None]
    """Whether the copy is composite, made of nested ones."""
    composite_member_identifier: pulumi.Output[str | None]
    """What identifies it in a composite one: the logical ID in a stack."""
    number_of_child_jobs: pulumi.Output[int | None]
    """How many nested jobs a composite one had."""
    child_jobs_in_state: pulumi.Output[Mapping[str, int] | None]
    """The nested jobs, counted by their state."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        recovery_point_arn: pulumi.Input[str],
        source_backup_vault_name: pulumi.Input[str],
        destination_backup_vault_arn: pulumi.Input[str],
        iam_role_arn: pulumi.Input[str],
        lifecycle: pulumi.Input[LifecycleArgs | LifecycleArgsDict | Lifecycle] | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        destination_role_arn: pulumi.Input[str] | None = None,
        triggers: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        on_destroy: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """A copy of a recovery point in another vault, region or account.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            recovery_point_arn: The recovery point to copy. Continuous backups can't be
                copied on demand.
            source_backup_vault_name: The vault that it is in.
            destination_backup_vault_arn: The ARN of the vault that gets the copy, in any
                region or account.
            iam_role_arn: The role that AWS Backup assumes to make the copy.
            lifecycle: When the copy moves to cold storage, and when it is deleted; `{}`
                keeps it for ever. Left out, it has its source's.
            tags: Tags of the copy, at most 49: offsite adds its mark. Those that it has
                from its source are left alone.
            destination_role_arn: The IAM role that offsite assumes to manage the copy in
                another account. Without one, what is copied there is not looked at again:
                not tagged, changed or deleted.
            triggers: Any values: when one changes, another copy is made, and `on_destroy`
                says what becomes of the one before.
            on_destroy: What becomes of the copy when the resource is destroyed: `retain`
                leaves it to its lifecycle, `delete` deletes it, and `disassociate` takes a
                part out of a composite one.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
