# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""An on-demand backup, and its recovery point"""

from collections.abc import Awaitable, Mapping
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import Lifecycle, LifecycleArgs, LifecycleArgsDict, RecoveryPointCreator


@pulumi.input_type
class _BackupJobProps(Props):
    backup_vault_name: Optional[pulumi.Input[str]] = pulumi.property(
        "backupVaultName", default=None
    )
    resource_arn: Optional[pulumi.Input[str]] = pulumi.property("resourceArn", default=None)
    iam_role_arn: Optional[pulumi.Input[str]] = pulumi.property("iamRoleArn", default=None)
    start_window_minutes: Optional[pulumi.Input[int]] = pulumi.property(
        "startWindowMinutes", default=None
    )
    complete_window_minutes: Optional[pulumi.Input[int]] = pulumi.property(
        "completeWindowMinutes", default=None
    )
    lifecycle: Optional[pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]] = (
        pulumi.property("lifecycle", default=None)
    )
    recovery_point_tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "recoveryPointTags", default=None
    )
    backup_options: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "backupOptions", default=None
    )
    index: Optional[pulumi.Input[str]] = pulumi.property("index", default=None)
    logically_air_gapped_backup_vault_arn: Optional[pulumi.Input[str]] = pulumi.property(
        "logicallyAirGappedBackupVaultArn", default=None
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


class BackupJob(Resource, module="offsite/backup", name="BackupJob"):
    """Backs up a resource once, now, and manages the recovery point.

    The backup is made at the creation, which waits for it, and again whenever the
    resource is
    replaced: by a change of its `triggers`, for example. A job that is interrupted
    (Ctrl-C) or
    that takes longer than its timeout is stopped, where the kind of resource allows it.
    The job of
    a run that was killed outright goes on, and the next `pulumi up` goes on with it. A
    composite
    backup of which only parts could be made (PARTIAL) is an error: what there is stays in
    the
    vault, and the next `pulumi up` tries again."""

    token = "offsite:backup:BackupJob"
    _unique = False

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_vault_name: pulumi.Input[str],
        resource_arn: pulumi.Input[str],
        iam_role_arn: pulumi.Input[str],
        start_window_minutes: Optional[pulumi.Input[int]] = None,
        complete_window_minutes: Optional[pulumi.Input[int]] = None,
        lifecycle: Optional[
            pulumi.Input[Union[LifecycleArgs, LifecycleArgsDict, Lifecycle]]
        ] = None,
        recovery_point_tags: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        backup_options: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        index: Optional[pulumi.Input[str]] = None,
        logically_air_gapped_backup_vault_arn: Optional[pulumi.Input[str]] = None,
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
            backup_vault_name: The vault that keeps the backup.
            resource_arn: The ARN of the resource to back up.
            iam_role_arn: The role that AWS Backup assumes to make the backup.
            start_window_minutes: Minutes in which the job has to start, 60 or more.
                Default: 8 hours.
            complete_window_minutes: Minutes in which the job has to complete, from when it
                was asked for: at least 60 more than `start_window_minutes`.
            lifecycle: When the recovery point moves to cold storage, and when it is
                deleted. Left out, it is as AWS Backup has it: kept for ever.
            recovery_point_tags: Tags of the recovery point, at most 49: offsite adds its
                mark. Those that AWS Backup copies from the resource are left alone.
            backup_options: Options of the kind of resource: `{"WindowsVSS": "enabled"}`.
            index: Whether the recovery point has an index to search it (EBS and S3):
                `ENABLED` or `DISABLED`.
            logically_air_gapped_backup_vault_arn: A logically air-gapped vault of the same
                account and region that gets the backup: what AWS Backup manages fully
                (DynamoDB, EFS, S3, …) directly, and is managed there. Of other resources it
                gets a copy, which isn't managed here, and what is in `backup_vault_name` goes
                when it is copied: a `CopyJob` to the air-gapped vault is managed.
            triggers: Anything: when it changes, another backup is made, and the one before
                is let go.
            on_destroy: What becomes of the recovery point when the resource is destroyed:
                `retain` leaves it to its lifecycle, `delete` deletes it, and `disassociate`
                takes a part out of a composite one.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _BackupJobProps()
        props["backup_vault_name"] = backup_vault_name
        props["resource_arn"] = resource_arn
        props["iam_role_arn"] = iam_role_arn
        props["start_window_minutes"] = start_window_minutes
        props["complete_window_minutes"] = complete_window_minutes
        props["lifecycle"] = lifecycle
        props["recovery_point_tags"] = recovery_point_tags
        props["backup_options"] = backup_options
        props["index"] = index
        props["logically_air_gapped_backup_vault_arn"] = logically_air_gapped_backup_vault_arn
        props["triggers"] = triggers
        props["on_destroy"] = on_destroy
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> pulumi.Output[str]:
        """The vault that keeps the backup."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="resourceArn")
    def resource_arn(self) -> pulumi.Output[str]:
        """The ARN of the resource to back up."""
        return cast(pulumi.Output[str], pulumi.get(self, "resource_arn"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> pulumi.Output[str]:
        """The role that AWS Backup assumes to make the backup."""
        return cast(pulumi.Output[str], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="startWindowMinutes")
    def start_window_minutes(self) -> pulumi.Output[Optional[int]]:
        """Minutes in which the job has to start, 60 or more. Default: 8 hours."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "start_window_minutes"))

    @property
    @pulumi.getter(name="completeWindowMinutes")
    def complete_window_minutes(self) -> pulumi.Output[Optional[int]]:
        """Minutes in which the job has to complete, from when it was asked for: at least 60
        more than `start_window_minutes`."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "complete_window_minutes"))

    @property
    @pulumi.getter(name="lifecycle")
    def lifecycle(self) -> pulumi.Output[Optional[Lifecycle]]:
        """When the recovery point moves to cold storage, and when it is deleted. Left out,
        it is as AWS Backup has it: kept for ever."""
        return cast(pulumi.Output[Optional[Lifecycle]], pulumi.get(self, "lifecycle"))

    @property
    @pulumi.getter(name="recoveryPointTags")
    def recovery_point_tags(self) -> pulumi.Output[Mapping[str, str]]:
        """Tags of the recovery point, at most 49: offsite adds its mark. Those that AWS
        Backup copies from the resource are left alone."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "recovery_point_tags"))

    @property
    @pulumi.getter(name="backupOptions")
    def backup_options(self) -> pulumi.Output[Optional[Mapping[str, str]]]:
        """Options of the kind of resource: `{"WindowsVSS": "enabled"}`."""
        return cast(pulumi.Output[Optional[Mapping[str, str]]], pulumi.get(self, "backup_options"))

    @property
    @pulumi.getter(name="index")
    def index(self) -> pulumi.Output[Optional[str]]:
        """Whether the recovery point has an index to search it (EBS and S3): `ENABLED` or
        `DISABLED`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "index"))

    @property
    @pulumi.getter(name="logicallyAirGappedBackupVaultArn")
    def logically_air_gapped_backup_vault_arn(self) -> pulumi.Output[Optional[str]]:
        """A logically air-gapped vault of the same account and region that gets the backup:
        what AWS Backup manages fully (DynamoDB, EFS, S3, …) directly, and is managed
        there. Of other resources it gets a copy, which isn't managed here, and what is in
        `backup_vault_name` goes when it is copied: a `CopyJob` to the air-gapped vault is
        managed."""
        return cast(
            pulumi.Output[Optional[str]], pulumi.get(self, "logically_air_gapped_backup_vault_arn")
        )

    @property
    @pulumi.getter(name="triggers")
    def triggers(self) -> pulumi.Output[Mapping[str, str]]:
        """Anything: when it changes, another backup is made, and the one before is let go."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "triggers"))

    @property
    @pulumi.getter(name="onDestroy")
    def on_destroy(self) -> pulumi.Output[str]:
        """What becomes of the recovery point when the resource is destroyed: `retain` leaves
        it to its lifecycle, `delete` deletes it, and `disassociate` takes a part out of a
        composite one."""
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
    @pulumi.getter(name="backupJobId")
    def backup_job_id(self) -> pulumi.Output[str]:
        """The ID of the job."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_job_id"))

    @property
    @pulumi.getter(name="recoveryPointArn")
    def recovery_point_arn(self) -> pulumi.Output[str]:
        """The ARN of the recovery point that it made."""
        return cast(pulumi.Output[str], pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> pulumi.Output[str]:
        """The ARN of the vault that the recovery point is in."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="state")
    def state(self) -> pulumi.Output[str]:
        """The state that the job ended in."""
        return cast(pulumi.Output[str], pulumi.get(self, "state"))

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> pulumi.Output[Optional[str]]:
        """The account of the job."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "account_id"))

    @property
    @pulumi.getter(name="vaultType")
    def vault_type(self) -> pulumi.Output[Optional[str]]:
        """`BACKUP_VAULT` or `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "vault_type"))

    @property
    @pulumi.getter(name="vaultLockState")
    def vault_lock_state(self) -> pulumi.Output[Optional[str]]:
        """`LOCKED` or `UNLOCKED`, when the job ended."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "vault_lock_state"))

    @property
    @pulumi.getter(name="encryptionKeyArn")
    def encryption_key_arn(self) -> pulumi.Output[Optional[str]]:
        """The KMS key that encrypts the backup."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "encryption_key_arn"))

    @property
    @pulumi.getter(name="isEncrypted")
    def is_encrypted(self) -> pulumi.Output[Optional[bool]]:
        """Whether the backup is encrypted."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "is_encrypted"))

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
    @pulumi.getter(name="initiationDate")
    def initiation_date(self) -> pulumi.Output[Optional[str]]:
        """When the job was initiated."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "initiation_date"))

    @property
    @pulumi.getter(name="startBy")
    def start_by(self) -> pulumi.Output[Optional[str]]:
        """When the job had to have started."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "start_by"))

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
        """The size of the backup."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="bytesTransferred")
    def bytes_transferred(self) -> pulumi.Output[Optional[int]]:
        """How many bytes were moved to the vault."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "bytes_transferred"))

    @property
    @pulumi.getter(name="backupType")
    def backup_type(self) -> pulumi.Output[Optional[str]]:
        """The type of the backup, e.g. `WindowsVSS`; regular ones have none."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "backup_type"))

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> pulumi.Output[Optional[RecoveryPointCreator]]:
        """The rule of a plan that made the job, if one did."""
        return cast(pulumi.Output[Optional[RecoveryPointCreator]], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="parentJobId")
    def parent_job_id(self) -> pulumi.Output[Optional[str]]:
        """The job of the composite resource that this one is a part of."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "parent_job_id"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> pulumi.Output[Optional[bool]]:
        """Whether the backup is composite, made of nested ones."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "is_parent"))

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
    "backup_vault_name",
    "resource_arn",
    "iam_role_arn",
    "start_window_minutes",
    "complete_window_minutes",
    "lifecycle",
    "recovery_point_tags",
    "backup_options",
    "index",
    "logically_air_gapped_backup_vault_arn",
    "triggers",
    "on_destroy",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "backup_job_id",
    "recovery_point_arn",
    "backup_vault_arn",
    "state",
    "account_id",
    "vault_type",
    "vault_lock_state",
    "encryption_key_arn",
    "is_encrypted",
    "resource_type",
    "resource_name",
    "creation_date",
    "initiation_date",
    "start_by",
    "completion_date",
    "status_message",
    "message_category",
    "backup_size_in_bytes",
    "bytes_transferred",
    "backup_type",
    "created_by",
    "parent_job_id",
    "is_parent",
    "number_of_child_jobs",
    "child_jobs_in_state",
)
