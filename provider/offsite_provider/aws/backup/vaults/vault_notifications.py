"""The notifications that a backup vault sends to an SNS topic.

Follows PutBackupVaultNotifications of the AWS Backup API.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import botocore.session
from pydantic import AfterValidator, Field

from ....core.equality import AnyOrder, as_given
from ....core.failures import Failure, NotFound
from ....core.model import Timeouts
from ....core.resource import Context, State
from ....core.traits import Member
from ....core.unknown import known_items
from ....core.values import distinct, matches
from .vault_part import VaultPartHandler, VaultPartInputs, VaultPartOutputs
from .vaults import doing_with_vault

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.literals import BackupVaultEventType

NO_LONGER_SENT: Final = {
    "BACKUP_JOB_SUCCESSFUL": "BACKUP_JOB_COMPLETED",
    "BACKUP_JOB_FAILED": "BACKUP_JOB_COMPLETED",
    "BACKUP_JOB_EXPIRED": "BACKUP_JOB_COMPLETED",
    "RESTORE_JOB_SUCCESSFUL": "RESTORE_JOB_COMPLETED",
    "RESTORE_JOB_FAILED": "RESTORE_JOB_COMPLETED",
    "BACKUP_PLAN_CREATED": "",
    "BACKUP_PLAN_MODIFIED": "",
}
"""Events that AWS still accepts and no longer sends, and the events that replace them."""

_NO_NOTIFICATIONS: Final = "ERROR_2106"
"""What AWS calls it when a vault has no notifications, where its model has another name."""


@lru_cache
def events() -> Sequence[str]:
    """All events that the API knows."""
    shapes = cast(Any, botocore.session.get_session().get_service_model("backup"))
    return cast("list[str]", shapes.shape_for("BackupVaultEvent").enum)


def _event(name: str) -> str:
    if name not in events():
        near = get_close_matches(name, events(), n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(events())}"
        raise ValueError(f"must be an event of AWS Backup, not `{name}`: {hint}")
    return name


class VaultNotificationsInputs(VaultPartInputs):
    sns_topic_arn: Annotated[
        str,
        Member("SNSTopicArn"),
        matches(
            r"arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}",
            "the ARN of a standard SNS topic, like `arn:aws:sns:eu-west-1:123456789012:backup` "
            "(AWS Backup supports no FIFO topics)",
        ),
    ]
    """The ARN of the SNS topic, a standard one of the same account. Its policy has to allow
    `SNS:Publish` to `backup.amazonaws.com`."""
    backup_vault_events: Annotated[
        list[Annotated[str, AfterValidator(_event)]],
        AnyOrder,
        Field(min_length=1),
        AfterValidator(distinct),
    ]
    """The events to send, in any order, e.g. `BACKUP_JOB_COMPLETED`, which is every end of a job,
    `COPY_JOB_FAILED`, `RESTORE_JOB_COMPLETED`, `RECOVERY_POINT_MODIFIED`. AWS still accepts
    some events that it no longer sends, and a preview warns of them: `BACKUP_JOB_SUCCESSFUL`,
    `BACKUP_JOB_FAILED`, `BACKUP_JOB_EXPIRED`, `RESTORE_JOB_SUCCESSFUL`, `RESTORE_JOB_FAILED`,
    `BACKUP_PLAN_CREATED`, `BACKUP_PLAN_MODIFIED`."""


class VaultNotifications(VaultPartHandler[VaultNotificationsInputs, VaultPartOutputs]):
    """The notifications of a backup vault: which events it sends to which SNS topic."""

    token = "offsite:backup:VaultNotifications"
    inputs = VaultNotificationsInputs
    outputs = VaultPartOutputs
    title = "The notifications of a backup vault"
    leaves = "the vault without notifications"
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/"
        "API_PutBackupVaultNotifications.html"
    )
    calls = {
        "create": (
            "GetBackupVaultNotifications",
            "PutBackupVaultNotifications",
            "DescribeBackupVault",
            "ListBackupVaults",
        ),
        "read": ("GetBackupVaultNotifications", "ListBackupVaults"),
        "update": ("PutBackupVaultNotifications", "ListBackupVaults"),
        "delete": ("DeleteBackupVaultNotifications", "ListBackupVaults"),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    noun = "notification configuration"

    def warnings(
        self, inputs: VaultNotificationsInputs, before: VaultNotificationsInputs | None
    ) -> Iterator[str]:
        for _, event in known_items(inputs.backup_vault_events):
            if event in NO_LONGER_SENT:
                instead = f": use `{NO_LONGER_SENT[event]}`" if NO_LONGER_SENT[event] else ""
                yield f"AWS Backup sends no notification of `{event}` any more{instead}"

    def find(
        self,
        context: Context,
        inputs: VaultNotificationsInputs,
        known: VaultPartOutputs | None,
    ) -> State[VaultNotificationsInputs, VaultPartOutputs] | None:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)
        try:
            with doing_with_vault(client, name, f"read {self.noun_of(inputs)}"):
                found = client.get_backup_vault_notifications(BackupVaultName=name)
        except Failure as failure:
            if isinstance(failure, NotFound) or failure.code == _NO_NOTIFICATIONS:
                return None
            raise
        live = inputs.model_copy(
            update={
                "sns_topic_arn": found["SNSTopicArn"],
                "backup_vault_events": list[str](found["BackupVaultEvents"]),
            }
        )
        return self.state(as_given(inputs, live), VaultPartOutputs.from_api(found))

    def put(
        self,
        context: Context,
        inputs: VaultNotificationsInputs,
        known: VaultPartOutputs | None,
    ) -> VaultPartOutputs:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)
        with doing_with_vault(client, name, self.putting(inputs)):
            client.put_backup_vault_notifications(
                BackupVaultName=name,
                SNSTopicArn=inputs.sns_topic_arn,
                BackupVaultEvents=cast("list[BackupVaultEventType]", inputs.backup_vault_events),
            )
        return known or VaultPartOutputs(backup_vault_arn=self.vaults(context, inputs).arn(name))

    def remove(self, client: BackupClient, name: str) -> None:
        client.delete_backup_vault_notifications(BackupVaultName=name)
