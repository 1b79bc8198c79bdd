# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The lifecycle and tags of a recovery point that exists"""

from collections.abc import Awaitable, Mapping, Sequence
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import (
    CalculatedLifecycle,
    Lifecycle,
    LifecycleArgs,
    LifecycleArgsDict,
    RecoveryPointCreator,
    ScanResult,
)


@pulumi.input_type
class _RecoveryPointProps(Props):
    backup_vault_name: Optional[pulumi.Input[str]] = pulumi.property(
        "backupVaultName", default=None
    )
    recovery_point_arn: Optional[pulumi.Input[str]] = pulumi.property(
        "recoveryPointArn", default=None
    )
    lifecycle: Optional[pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]] = (
        pulumi.property("lifecycle", default=None)
    )
    tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "tags", default=None
    )
    on_destroy: Optional[pulumi.Input[str]] = pulumi.property("onDestroy", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class RecoveryPoint(Resource, module="offsite/backup", name="RecoveryPoint"):
    """Manages a recovery point that exists already: one of a plan's, for example, that is to
    be
    kept for longer."""

    token = "offsite:backup:RecoveryPoint"
    _unique = False

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_vault_name: pulumi.Input[str],
        recovery_point_arn: pulumi.Input[str],
        lifecycle: Optional[
            pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]
        ] = None,
        tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        on_destroy: Optional[pulumi.Input[str]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The vault that the recovery point is in.
            recovery_point_arn: The ARN of the recovery point. It has to exist: the resource
                makes none.
            lifecycle: When it moves to cold storage, and when it is deleted; `{}` keeps it
                for ever. Left out, it stays as it is. In cold storage,
                `move_to_cold_storage_after_days` can't be changed any more, and continuous
                backups keep the lifecycle of their plan.
            tags: Tags of the recovery point. Others that it has are left alone: those that
                AWS Backup copied from the resource, for example.
            on_destroy: What becomes of it when the resource is destroyed. `retain` leaves
                it to its lifecycle; `delete` deletes it, a composite one with its parts;
                `disassociate` gives a continuous backup back to the service that makes it, or
                takes a part out of a composite one.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _RecoveryPointProps()
        props["backup_vault_name"] = backup_vault_name
        props["recovery_point_arn"] = recovery_point_arn
        props["lifecycle"] = lifecycle
        props["tags"] = tags
        props["on_destroy"] = on_destroy
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> pulumi.Output[str]:
        """The vault that the recovery point is in."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> pulumi.Output[str]:
        """The ARN of the recovery point. It has to exist: the resource makes none."""
        return cast(pulumi.Output[str], pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="lifecycle")
    def lifecycle(self) -> pulumi.Output[Optional[Lifecycle]]:
        """When it moves to cold storage, and when it is deleted; `{}` keeps it for ever.
        Left out, it stays as it is. In cold storage, `move_to_cold_storage_after_days`
        can't be changed any more, and continuous backups keep the lifecycle of their
        plan."""
        return cast(pulumi.Output[Optional[Lifecycle]], pulumi.get(self, "lifecycle"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[Mapping[str, str]]:
        """Tags of the recovery point. Others that it has are left alone: those that AWS
        Backup copied from the resource, for example."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "tags"))

    @property
    @pulumi.getter(name="onDestroy")
    def on_destroy(self) -> pulumi.Output[str]:
        """What becomes of it when the resource is destroyed. `retain` leaves it to its
        lifecycle; `delete` deletes it, a composite one with its parts; `disassociate`
        gives a continuous backup back to the service that makes it, or takes a part out
        of a composite one."""
        return cast(pulumi.Output[str], pulumi.get(self, "on_destroy"))

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[Optional[str]]:
        """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "region"))

    @property
    @pulumi.getter(name="roleArn")
    def role_arn(self) -> pulumi.Output[Optional[str]]:
        """An IAM role to assume for this, e.g. in another account."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "role_arn"))

    @property
    @pulumi.getter(name="profile")
    def profile(self) -> pulumi.Output[Optional[str]]:
        """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
        chain."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "profile"))

    @property
    @pulumi.getter(name="timeouts")
    def timeouts(self) -> pulumi.Output[Optional[Timeouts]]:
        """How long creation, changes and deletion may take, each a duration like `90m`."""
        return cast(pulumi.Output[Optional[Timeouts]], pulumi.get(self, "timeouts"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> pulumi.Output[Optional[str]]:
        """The ARN of the vault."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="sourceBackupVaultArn")
    def source_backup_vault_arn(self) -> pulumi.Output[Optional[str]]:
        """The vault that it was copied from."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "source_backup_vault_arn"))

    @property
    @pulumi.getter(name="vaultType")
    def vault_type(self) -> pulumi.Output[Optional[str]]:
        """The type of the vault, e.g. `BACKUP_VAULT`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "vault_type"))

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> pulumi.Output[Optional[str]]:
        """The ARN of the resource that was backed up."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "resource_arn"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> pulumi.Output[Optional[str]]:
        """The type of the resource, e.g. `DynamoDB`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> pulumi.Output[Optional[str]]:
        """The name of the resource."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "resource_name"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> pulumi.Output[Optional[RecoveryPointCreator]]:
        """The rule of a plan that made it, if one did."""
        return cast(pulumi.Output[Optional[RecoveryPointCreator]], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> pulumi.Output[Optional[str]]:
        """The role that it was made with."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> pulumi.Output[Optional[str]]:
        """When it was created."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="initiationDate")
    def initiation_date(self) -> pulumi.Output[Optional[str]]:
        """When the job that made it was initiated."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "initiation_date"))

    @property
    @pulumi.getter(name="completionDate")
    def completion_date(self) -> pulumi.Output[Optional[str]]:
        """When it was completed."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "completion_date"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> pulumi.Output[Optional[str]]:
        """The KMS key that encrypts it."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="encryptionKeyType")
    def encryption_key_type(self) -> pulumi.Output[Optional[str]]:
        """`AWS_OWNED_KMS_KEY` or `CUSTOMER_MANAGED_KMS_KEY`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "encryption_key_type"))

    @property
    @pulumi.getter(name="isEncrypted")
    def is_encrypted(self) -> pulumi.Output[Optional[bool]]:
        """Whether it is encrypted."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "is_encrypted"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> pulumi.Output[Optional[bool]]:
        """Whether it is composite, made of nested recovery points."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="parentRecoveryPointArn")
    def parent_recovery_point_arn(self) -> pulumi.Output[Optional[str]]:
        """The composite recovery point that it is a part of."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "parent_recovery_point_arn"))

    @property
    @pulumi.getter(name="compositeMemberIdentifier")
    def composite_member_identifier(self) -> pulumi.Output[Optional[str]]:
        """What identifies it there: the logical ID in a stack."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "composite_member_identifier"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> pulumi.Output[Optional[str]]:
        """`COMPLETED`, `AVAILABLE` (continuous), `PARTIAL` (composite) or `STOPPED`, as last
        seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> pulumi.Output[Optional[str]]:
        """What explains the status, as last seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="storageClass")
    def storage_class(self) -> pulumi.Output[Optional[str]]:
        """`WARM` or `COLD`, as last seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "storage_class"))

    @property
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> pulumi.Output[Optional[int]]:
        """Its size, as last seen: that of a continuous backup moves."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="calculatedLifecycle")
    def calculated_lifecycle(self) -> pulumi.Output[Optional[CalculatedLifecycle]]:
        """When it moves to cold storage and when it is deleted, as last seen."""
        return cast(
            pulumi.Output[Optional[CalculatedLifecycle]], pulumi.get(self, "calculated_lifecycle")
        )

    @property
    @pulumi.getter(name="lastRestoreTime")
    def last_restore_time(self) -> pulumi.Output[Optional[str]]:
        """When it was last restored, as last seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "last_restore_time"))

    @property
    @pulumi.getter(name="indexStatus")
    def index_status(self) -> pulumi.Output[Optional[str]]:
        """The status of its index, as last seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "index_status"))

    @property
    @pulumi.getter(name="indexStatusMessage")
    def index_status_message(self) -> pulumi.Output[Optional[str]]:
        """What explains the status of its index, as last seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "index_status_message"))

    @property
    @pulumi.getter(name="scanResults")
    def scan_results(self) -> pulumi.Output[Optional[Sequence[ScanResult]]]:
        """What scans for malware found, as last seen."""
        return cast(pulumi.Output[Optional[Sequence[ScanResult]]], pulumi.get(self, "scan_results"))


_OUTPUTS = (
    "backup_vault_name",
    "recovery_point_arn",
    "lifecycle",
    "tags",
    "on_destroy",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "backup_vault_arn",
    "source_backup_vault_arn",
    "vault_type",
    "resource_arn",
    "resource_type",
    "resource_name",
    "created_by",
    "iam_role_arn",
    "creation_date",
    "initiation_date",
    "completion_date",
    "encryption_key_arn",
    "encryption_key_type",
    "is_encrypted",
    "is_parent",
    "parent_recovery_point_arn",
    "composite_member_identifier",
    "status",
    "status_message",
    "storage_class",
    "backup_size_in_bytes",
    "calculated_lifecycle",
    "last_restore_time",
    "index_status",
    "index_status_message",
    "scan_results",
)
