# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""A copy of a recovery point in another vault, region or account"""

from collections.abc import Awaitable, Mapping
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import Lifecycle, LifecycleArgs, LifecycleArgsDict, RecoveryPointCreator


@pulumi.input_type
class _CopyJobProps(Props):
    recovery_point_arn: Optional[pulumi.Input[str]] = pulumi.property(
        "recoveryPointArn", default=None
    )
    source_backup_vault_name: Optional[pulumi.Input[str]] = pulumi.property(
        "sourceBackupVaultName", default=None
    )
    destination_backup_vault_arn: Optional[pulumi.Input[str]] = pulumi.property(
        "destinationBackupVaultArn", default=None
    )
    iam_role_arn: Optional[pulumi.Input[str]] = pulumi.property("iamRoleArn", default=None)
    lifecycle: Optional[pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]] = (
        pulumi.property("lifecycle", default=None)
    )
    tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "tags", default=None
    )
    destination_role_arn: Optional[pulumi.Input[str]] = pulumi.property(
        "destinationRoleArn", default=None
    )
    triggers: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "triggers", default=None
    )
    on_destroy: Optional[pulumi.Input[str]] = pulumi.property("onDestroy", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class CopyJob(Resource, module="offsite/backup", name="CopyJob"):
    """Copies a recovery point to another vault once, now, and manages the copy: the vault
    may be in
    another region, and of another account.

    The copy is made at the creation, which waits for it, and again whenever the resource
    is
    replaced: by a change of its `triggers`, for example. AWS Backup can't stop a copy
    job: one
    whose creation is interrupted or takes too long goes on, and the next `pulumi up` goes
    on with
    it."""

    token = "offsite:backup:CopyJob"
    _unique = False

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        recovery_point_arn: pulumi.Input[str],
        source_backup_vault_name: pulumi.Input[str],
        destination_backup_vault_arn: pulumi.Input[str],
        iam_role_arn: pulumi.Input[str],
        lifecycle: Optional[
            pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]
        ] = None,
        tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        destination_role_arn: Optional[pulumi.Input[str]] = None,
        triggers: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
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
                another account. Without one, what is copied there is not looked at again: not
                tagged, changed or deleted.
            triggers: Anything: when it changes, another copy is made, and the one before is
                let go.
            on_destroy: What becomes of the copy when the resource is destroyed: `retain`
                leaves it to its lifecycle, `delete` deletes it, and `disassociate` takes a part
                out of a composite one.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _CopyJobProps()
        props["recovery_point_arn"] = recovery_point_arn
        props["source_backup_vault_name"] = source_backup_vault_name
        props["destination_backup_vault_arn"] = destination_backup_vault_arn
        props["iam_role_arn"] = iam_role_arn
        props["lifecycle"] = lifecycle
        props["tags"] = tags
        props["destination_role_arn"] = destination_role_arn
        props["triggers"] = triggers
        props["on_destroy"] = on_destroy
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> pulumi.Output[str]:
        """The recovery point to copy. Continuous backups can't be copied on demand."""
        return cast(pulumi.Output[str], pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="sourceBackupVaultName")
    def source_backup_vault_name(self) -> pulumi.Output[str]:
        """The vault that it is in."""
        return cast(pulumi.Output[str], pulumi.get(self, "source_backup_vault_name"))

    @property
    @pulumi.getter(name="destinationBackupVaultArn")
    def destination_backup_vault_arn(self) -> pulumi.Output[str]:
        """The ARN of the vault that gets the copy, in any region or account."""
        return cast(pulumi.Output[str], pulumi.get(self, "destination_backup_vault_arn"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> pulumi.Output[str]:
        """The role that AWS Backup assumes to make the copy."""
        return cast(pulumi.Output[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="lifecycle")
    def lifecycle(self) -> pulumi.Output[Optional[Lifecycle]]:
        """When the copy moves to cold storage, and when it is deleted; `{}` keeps it for
        ever. Left out, it has its source's."""
        return cast(pulumi.Output[Optional[Lifecycle]], pulumi.get(self, "lifecycle"))

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[Mapping[str, str]]:
        """Tags of the copy, at most 49: offsite adds its mark. Those that it has from its
        source are left alone."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "tags"))

    @property
    @pulumi.getter(name="destinationRoleArn")
    def destination_role_arn(self) -> pulumi.Output[Optional[str]]:
        """The IAM role that offsite assumes to manage the copy in another account. Without
        one, what is copied there is not looked at again: not tagged, changed or deleted."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "destination_role_arn"))

    @property
    @pulumi.getter(name="triggers")
    def triggers(self) -> pulumi.Output[Mapping[str, str]]:
        """Anything: when it changes, another copy is made, and the one before is let go."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "triggers"))

    @property
    @pulumi.getter(name="onDestroy")
    def on_destroy(self) -> pulumi.Output[str]:
        """What becomes of the copy when the resource is destroyed: `retain` leaves it to its
        lifecycle, `delete` deletes it, and `disassociate` takes a part out of a composite
        one."""
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
    @pulumi.getter(name="copyJobId")
    def copy_job_id(self) -> pulumi.Output[str]:
        """The ID of the job."""
        return cast(pulumi.Output[str], pulumi.get(self, "copy_job_id"))

    @property
    @pulumi.getter(name="destinationRecoveryPointArn")
    def destination_recovery_point_arn(self) -> pulumi.Output[str]:
        """The ARN of the copy."""
        return cast(pulumi.Output[str], pulumi.get(self, "destination_recovery_point_arn"))

    @property
    @pulumi.getter(name="state")
    def state(self) -> pulumi.Output[str]:
        """The state that the job ended in."""
        return cast(pulumi.Output[str], pulumi.get(self, "state"))

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> pulumi.Output[Optional[str]]:
        """The account of the job, which is the source's."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "account_id"))

    @property
    @pulumi.getter(name="sourceBackupVaultArn")
    def source_backup_vault_arn(self) -> pulumi.Output[Optional[str]]:
        """The ARN of the vault that was copied from."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "source_backup_vault_arn"))

    @property
    @pulumi.getter(name="destinationVaultType")
    def destination_vault_type(self) -> pulumi.Output[Optional[str]]:
        """`BACKUP_VAULT` or `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "destination_vault_type"))

    @property
    @pulumi.getter(name="destinationVaultLockState")
    def destination_vault_lock_state(self) -> pulumi.Output[Optional[str]]:
        """`LOCKED` or `UNLOCKED`, when the job ended."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "destination_vault_lock_state"))

    @property
    @pulumi.getter(name="destinationEncryptionKeyArn")
    def destination_encryption_key_arn(self) -> pulumi.Output[Optional[str]]:
        """The KMS key that encrypts the copy."""
        return cast(
            pulumi.Output[Optional[str]], pulumi.get(self, "destination_encryption_key_arn")
        )

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> pulumi.Output[Optional[str]]:
        """The resource that the recovery point is of."""
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
    @pulumi.getter(name="creationDate")
    def creation_date(self) -> pulumi.Output[Optional[str]]:
        """When the job was created."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "creation_date"))

    @property
    @pulumi.getter(name="completionDate")
    def completion_date(self) -> pulumi.Output[Optional[str]]:
        """When the job was completed."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "completion_date"))

    @property
    @pulumi.getter(name="statusMessage")
    def status_message(self) -> pulumi.Output[Optional[str]]:
        """What the job said at its end."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "status_message"))

    @property
    @pulumi.getter(name="messageCategory")
    def message_category(self) -> pulumi.Output[Optional[str]]:
        """The kind of that message, `SUCCESS` if all went well."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "message_category"))

    @property
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> pulumi.Output[Optional[int]]:
        """The size of the copy."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> pulumi.Output[Optional[RecoveryPointCreator]]:
        """The rule of a plan that made the recovery point, if one did."""
        return cast(pulumi.Output[Optional[RecoveryPointCreator]], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="createdByBackupJobId")
    def created_by_backup_job_id(self) -> pulumi.Output[Optional[str]]:
        """The backup job that began the copy, if one did."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "created_by_backup_job_id"))

    @property
    @pulumi.getter(name="parentJobId")
    def parent_job_id(self) -> pulumi.Output[Optional[str]]:
        """The job of the composite copy that this one is a part of."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "parent_job_id"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> pulumi.Output[Optional[bool]]:
        """Whether the copy is composite, made of nested ones."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="compositeMemberIdentifier")
    def composite_member_identifier(self) -> pulumi.Output[Optional[str]]:
        """What identifies it in a composite one: the logical ID in a stack."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "composite_member_identifier"))

    @property
    @pulumi.getter(name="numberOfChildJobs")
    def number_of_child_jobs(self) -> pulumi.Output[Optional[int]]:
        """How many nested jobs a composite one had."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "number_of_child_jobs"))

    @property
    @pulumi.getter(name="childJobsInState")
    def child_jobs_in_state(self) -> pulumi.Output[Optional[Mapping[str, int]]]:
        """The nested jobs, counted by their state."""
        return cast(
            pulumi.Output[Optional[Mapping[str, int]]], pulumi.get(self, "child_jobs_in_state")
        )


_OUTPUTS = (
    "recovery_point_arn",
    "source_backup_vault_name",
    "destination_backup_vault_arn",
    "iam_role_arn",
    "lifecycle",
    "tags",
    "destination_role_arn",
    "triggers",
    "on_destroy",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "copy_job_id",
    "destination_recovery_point_arn",
    "state",
    "account_id",
    "source_backup_vault_arn",
    "destination_vault_type",
    "destination_vault_lock_state",
    "destination_encryption_key_arn",
    "resource_arn",
    "resource_type",
    "resource_name",
    "creation_date",
    "completion_date",
    "status_message",
    "message_category",
    "backup_size_in_bytes",
    "created_by",
    "created_by_backup_job_id",
    "parent_job_id",
    "is_parent",
    "composite_member_identifier",
    "number_of_child_jobs",
    "child_jobs_in_state",
)
