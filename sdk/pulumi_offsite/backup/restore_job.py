# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The restore of a recovery point, as a new resource"""

from collections.abc import Awaitable, Mapping
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict
from .types import RestoreJobCreator


@pulumi.input_type
class _RestoreJobProps(Props):
    backup_vault_name: Optional[pulumi.Input[str]] = pulumi.property(
        "backupVaultName", default=None
    )
    recovery_point_arn: Optional[pulumi.Input[str]] = pulumi.property(
        "recoveryPointArn", default=None
    )
    backup_vault_account_id: Optional[pulumi.Input[str]] = pulumi.property(
        "backupVaultAccountId", default=None
    )
    iam_role_arn: Optional[pulumi.Input[str]] = pulumi.property("iamRoleArn", default=None)
    metadata: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "metadata", default=None
    )
    resource_type: Optional[pulumi.Input[str]] = pulumi.property("resourceType", default=None)
    copy_source_tags_to_restored_resource: Optional[pulumi.Input[bool]] = pulumi.property(
        "copySourceTagsToRestoredResource", default=None
    )
    triggers: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = pulumi.property(
        "triggers", default=None
    )
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class RestoreJob(Resource, module="offsite/backup", name="RestoreJob"):
    """Restores a recovery point once, now: what was backed up is made anew, as another
    resource.

    It is restored at the creation, which waits for it, and again whenever the resource is
    replaced:
    by a change of its `triggers`, for example. What is restored belongs to nobody here:
    it is not
    looked at again, and stays when this resource is destroyed. As AWS Backup knows by its
    token
    what it was asked for before, the same arguments in a new resource of the same name
    find the
    restore that there was, and say so; other `triggers` make another. AWS Backup can't
    stop a
    restore job: one whose creation is interrupted or takes too long goes on, and the next
    `pulumi up` goes on with it."""

    token = "offsite:backup:RestoreJob"
    _unique = False

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_vault_name: pulumi.Input[str],
        recovery_point_arn: pulumi.Input[str],
        backup_vault_account_id: Optional[pulumi.Input[str]] = None,
        iam_role_arn: Optional[pulumi.Input[str]] = None,
        metadata: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
        resource_type: Optional[pulumi.Input[str]] = None,
        copy_source_tags_to_restored_resource: Optional[pulumi.Input[bool]] = None,
        triggers: Optional[pulumi.Input[Mapping[str, pulumi.Input[str]]]] = None,
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
            recovery_point_arn: The recovery point to restore.
            backup_vault_account_id: The account of the vault, if it is shared by another.
            iam_role_arn: The role that AWS Backup assumes to make the resource.
            metadata: How to restore it, by the names that AWS Backup has for the kind of
                resource. It overrides what the recovery point itself says, whatever the case of
                a name: say only what is to differ, `{"targetTableName": "orders-restored"}`.
            resource_type: The type of the resource, e.g. `DynamoDB`. Default: the recovery
                point's.
            copy_source_tags_to_restored_resource: Whether the restored resource gets the
                tags that were backed up.
            triggers: Anything: when it changes, it is restored again.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _RestoreJobProps()
        props["backup_vault_name"] = backup_vault_name
        props["recovery_point_arn"] = recovery_point_arn
        props["backup_vault_account_id"] = backup_vault_account_id
        props["iam_role_arn"] = iam_role_arn
        props["metadata"] = metadata
        props["resource_type"] = resource_type
        props["copy_source_tags_to_restored_resource"] = copy_source_tags_to_restored_resource
        props["triggers"] = triggers
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
        """The recovery point to restore."""
        return cast(pulumi.Output[str], pulumi.get(self, "recovery_point_arn"))

    @property
    @pulumi.getter(name="backupVaultAccountId")
    def backup_vault_account_id(self) -> pulumi.Output[Optional[str]]:
        """The account of the vault, if it is shared by another."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "backup_vault_account_id"))

    @property
    @pulumi.getter(name="iamRoleArn")
    def iam_role_arn(self) -> pulumi.Output[Optional[str]]:
        """The role that AWS Backup assumes to make the resource."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "iam_role_arn"))

    @property
    @pulumi.getter(name="metadata")
    def metadata(self) -> pulumi.Output[Mapping[str, str]]:
        """How to restore it, by the names that AWS Backup has for the kind of resource. It
        overrides what the recovery point itself says, whatever the case of a name: say
        only what is to differ, `{"targetTableName": "orders-restored"}`."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "metadata"))

    @property
    @pulumi.getter(name="resourceType")
    def resource_type(self) -> pulumi.Output[Optional[str]]:
        """The type of the resource, e.g. `DynamoDB`. Default: the recovery point's."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "resource_type"))

    @property
    @pulumi.getter(name="copySourceTagsToRestoredResource")
    def copy_source_tags_to_restored_resource(self) -> pulumi.Output[bool]:
        """Whether the restored resource gets the tags that were backed up."""
        return cast(pulumi.Output[bool], pulumi.get(self, "copy_source_tags_to_restored_resource"))

    @property
    @pulumi.getter(name="triggers")
    def triggers(self) -> pulumi.Output[Mapping[str, str]]:
        """Anything: when it changes, it is restored again."""
        return cast(pulumi.Output[Mapping[str, str]], pulumi.get(self, "triggers"))

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
    @pulumi.getter(name="restoreJobId")
    def restore_job_id(self) -> pulumi.Output[str]:
        """The ID of the job."""
        return cast(pulumi.Output[str], pulumi.get(self, "restore_job_id"))

    @property
    @pulumi.getter(name="status")
    def status(self) -> pulumi.Output[str]:
        """The status that the job ended in."""
        return cast(pulumi.Output[str], pulumi.get(self, "status"))

    @property
    @pulumi.getter(name="createdResourceArn")
    def created_resource_arn(self) -> pulumi.Output[Optional[str]]:
        """The ARN of the resource that was made."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "created_resource_arn"))

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> pulumi.Output[Optional[str]]:
        """The account of the job."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "account_id"))

    @property
    @pulumi.getter(name="sourceResourceArn")
    def source_resource_arn(self) -> pulumi.Output[Optional[str]]:
        """The resource that was backed up."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "source_resource_arn"))

    @property
    @pulumi.getter(name="backupVaultArn")
    def backup_vault_arn(self) -> pulumi.Output[Optional[str]]:
        """The ARN of the vault that holds the recovery point."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "backup_vault_arn"))

    @property
    @pulumi.getter(name="recoveryPointCreationDate")
    def recovery_point_creation_date(self) -> pulumi.Output[Optional[str]]:
        """When the recovery point was created."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "recovery_point_creation_date"))

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
    @pulumi.getter(name="backupSizeInBytes")
    def backup_size_in_bytes(self) -> pulumi.Output[Optional[int]]:
        """The size of what was restored."""
        return cast(pulumi.Output[Optional[int]], pulumi.get(self, "backup_size_in_bytes"))

    @property
    @pulumi.getter(name="expectedCompletionTimeMinutes")
    def expected_completion_time_minutes(self) -> pulumi.Output[Optional[int]]:
        """How many minutes the job was expected to take."""
        return cast(
            pulumi.Output[Optional[int]], pulumi.get(self, "expected_completion_time_minutes")
        )

    @property
    @pulumi.getter(name="createdBy")
    def created_by(self) -> pulumi.Output[Optional[RestoreJobCreator]]:
        """The restore testing plan that made the job, if one did."""
        return cast(pulumi.Output[Optional[RestoreJobCreator]], pulumi.get(self, "created_by"))

    @property
    @pulumi.getter(name="isParent")
    def is_parent(self) -> pulumi.Output[Optional[bool]]:
        """Whether the restore is composite, made of nested ones."""
        return cast(pulumi.Output[Optional[bool]], pulumi.get(self, "is_parent"))

    @property
    @pulumi.getter(name="parentJobId")
    def parent_job_id(self) -> pulumi.Output[Optional[str]]:
        """The job of the composite restore that this one is a part of."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "parent_job_id"))

    @property
    @pulumi.getter(name="validationStatus")
    def validation_status(self) -> pulumi.Output[Optional[str]]:
        """How the restore was validated, as last seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "validation_status"))

    @property
    @pulumi.getter(name="validationStatusMessage")
    def validation_status_message(self) -> pulumi.Output[Optional[str]]:
        """What explains that, as last seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "validation_status_message"))

    @property
    @pulumi.getter(name="deletionStatus")
    def deletion_status(self) -> pulumi.Output[Optional[str]]:
        """Whether what a restore test made is deleted, as last seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "deletion_status"))

    @property
    @pulumi.getter(name="deletionStatusMessage")
    def deletion_status_message(self) -> pulumi.Output[Optional[str]]:
        """What explains that, as last seen."""
        return cast(pulumi.Output[Optional[str]], pulumi.get(self, "deletion_status_message"))


_OUTPUTS = (
    "backup_vault_name",
    "recovery_point_arn",
    "backup_vault_account_id",
    "iam_role_arn",
    "metadata",
    "resource_type",
    "copy_source_tags_to_restored_resource",
    "triggers",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "restore_job_id",
    "status",
    "created_resource_arn",
    "account_id",
    "source_resource_arn",
    "backup_vault_arn",
    "recovery_point_creation_date",
    "creation_date",
    "completion_date",
    "status_message",
    "backup_size_in_bytes",
    "expected_completion_time_minutes",
    "created_by",
    "is_parent",
    "parent_job_id",
    "validation_status",
    "validation_status_message",
    "deletion_status",
    "deletion_status_message",
)
