# Generated from the provider's models by tools/generate.py: do not edit.
# pyright: reportUnknownMemberType=false
# (pulumi.get and pulumi.set have no types)
"""The notifications of a backup vault"""

from collections.abc import Awaitable, Sequence
from typing import Optional, Union, cast

import pulumi

from .._resource import Props, Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


@pulumi.input_type
class _VaultNotificationsProps(Props):
    backup_vault_name: Optional[pulumi.Input[str]] = pulumi.property(
        "backupVaultName", default=None
    )
    sns_topic_arn: Optional[pulumi.Input[str]] = pulumi.property("snsTopicArn", default=None)
    backup_vault_events: Optional[pulumi.Input[Sequence[pulumi.Input[str]]]] = pulumi.property(
        "backupVaultEvents", default=None
    )
    adopt: Optional[pulumi.Input[bool]] = pulumi.property("adopt", default=None)
    region: Optional[pulumi.Input[str]] = pulumi.property("region", default=None)
    role_arn: Optional[pulumi.Input[str]] = pulumi.property("roleArn", default=None)
    profile: Optional[pulumi.Input[str]] = pulumi.property("profile", default=None)
    timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = (
        pulumi.property("timeouts", default=None)
    )
    owner: Optional[Awaitable[Optional[str]]] = pulumi.property("owner", default=None)


class VaultNotifications(Resource, module="offsite/backup", name="VaultNotifications"):
    """The notifications of a backup vault: which events it tells which SNS topic."""

    token = "offsite:backup:VaultNotifications"
    _unique = True

    def __init__(
        self,
        resource_name: str,
        opts: Optional[pulumi.ResourceOptions] = None,
        *,
        backup_vault_name: pulumi.Input[str],
        sns_topic_arn: pulumi.Input[str],
        backup_vault_events: pulumi.Input[Sequence[pulumi.Input[str]]],
        adopt: Optional[pulumi.Input[bool]] = None,
        region: Optional[pulumi.Input[str]] = None,
        role_arn: Optional[pulumi.Input[str]] = None,
        profile: Optional[pulumi.Input[str]] = None,
        timeouts: Optional[pulumi.Input[Union[TimeoutsArgs, TimeoutsArgsDict, Timeouts]]] = None,
    ) -> None:
        """
        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The vault.
            sns_topic_arn: The ARN of the SNS topic, a standard one of the same account. Its
                policy has to allow `SNS:Publish` to `backup.amazonaws.com`.
            backup_vault_events: The events to tell, in any order, e.g.
                `BACKUP_JOB_COMPLETED`, which is every end of a job, `COPY_JOB_FAILED`,
                `RESTORE_JOB_COMPLETED`, `RECOVERY_POINT_MODIFIED`. AWS takes some more and
                tells nothing of them any more, of which a preview warns:
                `BACKUP_JOB_SUCCESSFUL`, `BACKUP_JOB_FAILED`, `BACKUP_JOB_EXPIRED`,
                `RESTORE_JOB_SUCCESSFUL`, `RESTORE_JOB_FAILED`, `BACKUP_PLAN_CREATED`,
                `BACKUP_PLAN_MODIFIED`.
            adopt: Take over notifications that the vault has already.
            region: The region whose API is called. Default: `offsite:region`, `aws:region`,
                the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration like
                `90m`.
        """
        props = _VaultNotificationsProps()
        props["backup_vault_name"] = backup_vault_name
        props["sns_topic_arn"] = sns_topic_arn
        props["backup_vault_events"] = backup_vault_events
        props["adopt"] = adopt
        props["region"] = region
        props["role_arn"] = role_arn
        props["profile"] = profile
        props["timeouts"] = timeouts
        super().__init__(resource_name, props, _OUTPUTS, opts)

    @property
    @pulumi.getter(name="backupVaultName")
    def backup_vault_name(self) -> pulumi.Output[str]:
        """The vault."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_vault_name"))

    @property
    @pulumi.getter(name="snsTopicArn")
    def sns_topic_arn(self) -> pulumi.Output[str]:
        """The ARN of the SNS topic, a standard one of the same account. Its policy has to
        allow `SNS:Publish` to `backup.amazonaws.com`."""
        return cast(pulumi.Output[str], pulumi.get(self, "sns_topic_arn"))

    @property
    @pulumi.getter(name="backupVaultEvents")
    def backup_vault_events(self) -> pulumi.Output[Sequence[str]]:
        """The events to tell, in any order, e.g. `BACKUP_JOB_COMPLETED`, which is every end
        of a job, `COPY_JOB_FAILED`, `RESTORE_JOB_COMPLETED`, `RECOVERY_POINT_MODIFIED`.
        AWS takes some more and tells nothing of them any more, of which a preview warns:
        `BACKUP_JOB_SUCCESSFUL`, `BACKUP_JOB_FAILED`, `BACKUP_JOB_EXPIRED`,
        `RESTORE_JOB_SUCCESSFUL`, `RESTORE_JOB_FAILED`, `BACKUP_PLAN_CREATED`,
        `BACKUP_PLAN_MODIFIED`."""
        return cast(pulumi.Output[Sequence[str]], pulumi.get(self, "backup_vault_events"))

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
    def backup_vault_arn(self) -> pulumi.Output[str]:
        """The ARN of the vault."""
        return cast(pulumi.Output[str], pulumi.get(self, "backup_vault_arn"))


_OUTPUTS = (
    "backup_vault_name",
    "sns_topic_arn",
    "backup_vault_events",
    "region",
    "role_arn",
    "profile",
    "timeouts",
    "backup_vault_arn",
)
