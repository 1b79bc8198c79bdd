# Generated from the provider's models by tools/generate.py: do not edit.
"""The notifications of a backup vault."""

from collections.abc import Sequence

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


class VaultNotifications(Resource):
    """The notifications of a backup vault: which events it sends to which SNS topic."""

    token = "offsite:backup:VaultNotifications"
    _identified = ("region", "backup_vault_name")
    _unique = True

    backup_vault_name: pulumi.Output[str]
    """The vault."""
    sns_topic_arn: pulumi.Output[str]
    """The ARN of the SNS topic, a standard one of the same account. Its policy has to allow
    `SNS:Publish` to `backup.amazonaws.com`.
    """
    backup_vault_events: pulumi.Output[Sequence[str]]
    """The events to send, in any order, e.g. `BACKUP_JOB_COMPLETED`, which is every end of a
    job, `COPY_JOB_FAILED`, `RESTORE_JOB_COMPLETED`, `RECOVERY_POINT_MODIFIED`. AWS still
    accepts some events that it no longer sends, and a preview warns of them:
    `BACKUP_JOB_SUCCESSFUL`, `BACKUP_JOB_FAILED`, `BACKUP_JOB_EXPIRED`,
    `RESTORE_JOB_SUCCESSFUL`, `RESTORE_JOB_FAILED`, `BACKUP_PLAN_CREATED`,
    `BACKUP_PLAN_MODIFIED`.
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
    backup_vault_arn: pulumi.Output[str]
    """The ARN of the vault."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_vault_name: pulumi.Input[str],
        sns_topic_arn: pulumi.Input[str],
        backup_vault_events: pulumi.Input[Sequence[pulumi.Input[str]]],
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """The notifications of a backup vault.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_vault_name: The vault.
            sns_topic_arn: The ARN of the SNS topic, a standard one of the same account.
                Its policy has to allow `SNS:Publish` to `backup.amazonaws.com`.
            backup_vault_events: The events to send, in any order, e.g.
                `BACKUP_JOB_COMPLETED`, which is every end of a job, `COPY_JOB_FAILED`,
                `RESTORE_JOB_COMPLETED`, `RECOVERY_POINT_MODIFIED`. AWS still accepts some
                events that it no longer sends, and a preview warns of them:
                `BACKUP_JOB_SUCCESSFUL`, `BACKUP_JOB_FAILED`, `BACKUP_JOB_EXPIRED`,
                `RESTORE_JOB_SUCCESSFUL`, `RESTORE_JOB_FAILED`, `BACKUP_PLAN_CREATED`,
                `BACKUP_PLAN_MODIFIED`.
            adopt: The id of what the vault has already, to take it over:
                `<region>/<backup_vault_name>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
