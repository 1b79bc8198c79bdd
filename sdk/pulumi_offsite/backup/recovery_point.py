# Generated from the provider's models by tools/generate.py: do not edit.
"""The lifecycle and tags of a recovery point that exists."""

from collections.abc import Mapping, Sequence

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    CalculatedLifecycle,
    Lifecycle,
    LifecycleArgs,
    LifecycleArgsDict,
    RecoveryPointCreator,
    ScanResult,
)


class RecoveryPoint(Resource):
    """Manages a recovery point that exists already: one of a plan's, for example, that is to
    be kept for longer.
    """

    token = "offsite:backup:RecoveryPoint"
    _identified = ("region", "backup_vault_name", "recovery_point_arn")

    backup_vault_name: pulumi.Output[str]
    """The vault that the recovery point is in."""
    recovery_point_arn: pulumi.Output[str]
    """The ARN of the recovery point. It has to exist: the resource makes none."""
    lifecycle: pulumi.Output[Lifecycle | None]
    """When it moves to cold storage, and when it is deleted; `{}` keeps it for ever. Left
    out, it stays as it is. In cold storage, `move_to_cold_storage_after_days` can't be
    changed any more, and continuous backups keep the lifecycle of their plan.
    """
    tags: pulumi.Output[Mapping[str, str]]
    """Tags of the recovery point. Others that it has are left alone: those that AWS Backup
    copied from the resource, for example.
    """
    on_destroy: pulumi.Output[str]
    """What becomes of it when the resource is destroyed. `retain` leaves it to its
    lifecycle; `delete` deletes it, a composite one with its parts; `disassociate` gives a
    continuous backup back to the service that makes it, or takes a part out of a composite
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
    backup_vault_arn: pulumi.Output[str | None]
    """The ARN of the vault."""
    source_backup_vault_arn: pulumi.Output[str | None]
    """The vault that it was copied from."""
    vault_type: pulumi.Output[str | None]
    """The type of the vault, e.g. `BACKUP_VAULT`."""
    resource_arn: pulumi.Output[str | None]
    """The ARN of the resource that was backed up."""
    resource_type: pulumi.Output[str | None]
    """The type of the resource, e.g. `DynamoDB`."""
    resource_name: pulumi.Output[str | None]
    """The name of the resource."""
    created_by: pulumi.Output[RecoveryPointCreator | None]
    """The rule of a plan that made it, if one did."""
    iam_role_arn: pulumi.Output[str | None]
    """The role that it was made with."""
    creation_date: pulumi.Output[str | None]
    """When it was created."""
    initiation_date: pulumi.Output[str | None]
    """When the job that made it was initiated."""
    completion_date: pulumi.Output[str | None]
    """When it was completed."""
    encryption_key_arn: pulumi.Output[str | None]
    """The KMS key that encrypts it."""
    encryption_key_type: pulumi.Output[str | None]
    """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
    is_encrypted: pulumi.Output[bool | None]
    """Whether it is encrypted."""
    is_parent: pulumi.Output[bool | None]
    """Whether it is composite, made of nested recovery points."""
    parent_recovery_point_arn: pulumi.Output[str | None]
    """The composite recovery point that it is a part of."""
    composite_member_identifier: pulumi.Output[str | None]
    """What identifies it there: the logical ID in a stack."""
    status: pulumi.Output[str | None]
    """`COMPLETED`, `AVAILABLE` (continuous), `PARTIAL` (composite) or `STOPPED`, as last
    seen.
    """
    status_message: pulumi.Output[str | None]
    """What explains the status, as last seen."""
    storage_class: pulumi.Output[str | None]
    """`WARM` or `COLD`, as last seen."""
    backup_size_in_bytes: pulumi.Output[int | None]
    """Its size, as last seen: that of a continuous backup moves."""
    calculated_lifecycle: pulumi.Output[CalculatedLifecycle | None]
    """When it moves to cold storage and when it is deleted, as last seen."""
    last_restore_time: pulumi.Output[str | None]
    """When it was last restored, as last seen."""
    index_status: pulumi.Output[str | None]
    """The status of its index, as last seen."""
    index_status_message: pulumi.Output[str | None]
    """What explains the status of its index, as last seen."""
    scan_results: pulumi.Output[Sequence[ScanResult] | None]
    """What scans for malware found, as last seen."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_vault_name: pulumi.Input[str],
        recovery_point_arn: pulumi.Input[str],
        lifecycle: pulumi.Input[LifecycleArgs | LifecycleArgsDict | Lifecycle] | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        on_destroy: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """The lifecycle and tags of a recovery point that exists.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The vault that the recovery point is in.
            recovery_point_arn: The ARN of the recovery point. It has to exist: the
                resource makes none.
            lifecycle: When it moves to cold storage, and when it is deleted; `{}` keeps
                it for ever. Left out, it stays as it is. In cold storage,
                `move_to_cold_storage_after_days` can't be changed any more, and continuous
                backups keep the lifecycle of their plan.
            tags: Tags of the recovery point. Others that it has are left alone: those
                that AWS Backup copied from the resource, for example.
            on_destroy: What becomes of it when the resource is destroyed. `retain` leaves
                it to its lifecycle; `delete` deletes it, a composite one with its parts;
                `disassociate` gives a continuous backup back to the service that makes it,
                or takes a part out of a composite one.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
