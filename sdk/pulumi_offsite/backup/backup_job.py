# Generated from the provider's models by tools/generate.py: do not edit.
"""An on-demand backup, and its recovery point."""

from collections.abc import Mapping

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import Lifecycle, LifecycleArgs, LifecycleArgsDict, RecoveryPointCreator


class BackupJob(Resource):
    """Backs up a resource once, now, and manages the recovery point.

    The backup is made at the creation, which waits for it, and again whenever the
    resource is replaced: by a change of its `triggers`, for example. A job that is
    interrupted (Ctrl-C) or that takes longer than its timeout is stopped, where the kind of
    resource allows it. The job of a run that was killed outright goes on, and the next
    `pulumi up` goes on with it. A composite backup of which only parts could be made
    (PARTIAL) is an error: what there is stays in the vault, and the next `pulumi up` tries
    again.
    """

    token = "offsite:backup:BackupJob"
    _identified = ("region", "backup_job_id")

    backup_vault_name: pulumi.Output[str]
    """The vault that keeps the backup."""
    resource_arn: pulumi.Output[str]
    """The ARN of the resource to back up."""
    iam_role_arn: pulumi.Output[str]
    """The role that AWS Backup assumes to make the backup."""
    start_window_minutes: pulumi.Output[int | None]
    """Minutes in which the job has to start, 60 or more. Default: 8 hours."""
    complete_window_minutes: pulumi.Output[int | None]
    """Minutes in which the job has to complete, from when it was asked for: at least 60 more
    than `start_window_minutes`.
    """
    lifecycle: pulumi.Output[Lifecycle | None]
    """When the recovery point moves to cold storage, and when it is deleted. Left out, it is
    as AWS Backup has it: kept for ever.
    """
    recovery_point_tags: pulumi.Output[Mapping[str, str]]
    """Tags of the recovery point, at most 49: offsite adds its mark. Those that AWS Backup
    copies from the resource are left alone.
    """
    backup_options: pulumi.Output[Mapping[str, str] | None]
    """Options of the kind of resource: `{"WindowsVSS": "enabled"}`."""
    index: pulumi.Output[str | None]
    """Whether the recovery point has an index to search it (EBS and S3): `ENABLED` or
    `DISABLED`.
    """
    logically_air_gapped_backup_vault_arn: pulumi.Output[str | None]
    """A logically air-gapped vault of the same account and region that gets the backup: what
    AWS Backup manages fully (DynamoDB, EFS, S3, …) directly, and is managed there. Other
    resources are backed up to `backup_vault_name`, copied, and deleted there once they are
    copied. That copy isn't managed here: use a `CopyJob` to the air-gapped vault for one
    that is.
    """
    triggers: pulumi.Output[Mapping[str, str]]
    """Any values: when one changes, another backup is made, and `on_destroy` says what
    becomes of the one before.
    """
    on_destroy: pulumi.Output[str]
    """What becomes of the recovery point when the resource is destroyed: `retain` leaves it
    to its lifecycle, `delete` deletes it, and `disassociate` takes a part out of a composite
    one.
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
    backup_job_id: pulumi.Output[str]
    """The ID of the job."""
    recovery_point_arn: pulumi.Output[str]
    """The ARN of the recovery point that it made."""
    backup_vault_arn: pulumi.Output[str]
    """The ARN of the vault that the recovery point is in."""
    state: pulumi.Output[str]
    """The state that the job ended in."""
    account_id: pulumi.Output[str | None]
    """The account of the job."""
    vault_type: pulumi.Output[str | None]
    """`BACKUP_VAULT` or `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`."""
    vault_lock_state: pulumi.Output[str | None]
    """`LOCKED` or `UNLOCKED`, when the job ended."""
    encryption_key_arn: pulumi.Output[str | None]
    """The KMS key that encrypts the backup."""
    is_encrypted: pulumi.Output[bool | None]
    """Whether the backup is encrypted."""
    resource_type: pulumi.Output[str | None]
    """The type of the resource, e.g. `DynamoDB`."""
    resource_name: pulumi.Output[str | None]
    """The name of the resource."""
    creation_date: pulumi.Output[str | None]
    """When the job was created."""
    initiation_date: pulumi.Output[str | None]
    """When the job was initiated."""
    start_by: pulumi.Output[str | None]
    """When the job had to have started."""
    completion_date: pulumi.Output[str | None]
    """When the job was completed."""
    status_message: pulumi.Output[str | None]
    """What the job said at its end."""
    message_category: pulumi.Output[str | None]
    """The kind of that message, `SUCCESS` if all went well."""
    backup_size_in_bytes: pulumi.Output[int | None]
    """The size of the backup."""
    bytes_transferred: pulumi.Output[int | None]
    """How many bytes were moved to the vault."""
    backup_type: pulumi.Output[str | None]
    """The type of the backup, e.g. `WindowsVSS`; regular ones have none."""
    created_by: pulumi.Output[RecoveryPointCreator | None]
    """The rule of a plan that made the job, if one did."""
    parent_job_id: pulumi.Output[str | None]
    """The job of the composite resource that this one is a part of."""
    is_parent: pulumi.Output[bool | None]
    """Whether the backup is composite, made of nested ones."""
    number_of_child_jobs: pulumi.Output[int | None]
    """How many nested jobs a composite one had."""
    child_jobs_in_state: pulumi.Output[Mapping[str, int] | None]
    """The nested jobs, counted by their state."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_vault_name: pulumi.Input[str],
        resource_arn: pulumi.Input[str],
        iam_role_arn: pulumi.Input[str],
        start_window_minutes: pulumi.Input[int] | None = None,
        complete_window_minutes: pulumi.Input[int] | None = None,
        lifecycle: pulumi.Input[LifecycleArgs | LifecycleArgsDict | Lifecycle] | None = None,
        recovery_point_tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        backup_options: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        index: pulumi.Input[str] | None = None,
        logically_air_gapped_backup_vault_arn: pulumi.Input[str] | None = None,
        triggers: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        on_destroy: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """An on-demand backup, and its recovery point.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The vault that keeps the backup.
            resource_arn: The ARN of the resource to back up.
            iam_role_arn: The role that AWS Backup assumes to make the backup.
            start_window_minutes: Minutes in which the job has to start, 60 or more.
                Default: 8 hours.
            complete_window_minutes: Minutes in which the job has to complete, from when
                it was asked for: at least 60 more than `start_window_minutes`.
            lifecycle: When the recovery point moves to cold storage, and when it is
                deleted. Left out, it is as AWS Backup has it: kept for ever.
            recovery_point_tags: Tags of the recovery point, at most 49: offsite adds its
                mark. Those that AWS Backup copies from the resource are left alone.
            backup_options: Options of the kind of resource: `{"WindowsVSS": "enabled"}`.
            index: Whether the recovery point has an index to search it (EBS and S3):
                `ENABLED` or `DISABLED`.
            logically_air_gapped_backup_vault_arn: A logically air-gapped vault of the
                same account and region that gets the backup: what AWS Backup manages fully
                (DynamoDB, EFS, S3, …) directly, and is managed there. Other resources are
                backed up to `backup_vault_name`, copied, and deleted there once they are
                copied. That copy isn't managed here: use a `CopyJob` to the air-gapped vault
                for one that is.
            triggers: Any values: when one changes, another backup is made, and
                `on_destroy` says what becomes of the one before.
            on_destroy: What becomes of the recovery point when the resource is destroyed:
                `retain` leaves it to its lifecycle, `delete` deletes it, and `disassociate`
                takes a part out of a composite one.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
