"""What a backup vault tells an SNS topic.

Follows PutBackupVaultNotifications of the AWS Backup API.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import botocore.session
from pydantic import AfterValidator, Field

from ....core.equality import SetLike, same
from ....core.failures import Failure, NotFound
from ....core.model import Outputs, Timeouts
from ....core.resource import Context, State
from ....core.traits import Member, Replaces, Unmanaged
from ....core.unknown import known_items
from ....core.values import distinct, matches
from ...access import AwsInputs
from ..names import VaultName
from .vaults import OfVault, about

if TYPE_CHECKING:
    from mypy_boto3_backup import BackupClient
    from mypy_boto3_backup.literals import BackupVaultEventType

SILENT: Final = {
    "BACKUP_JOB_SUCCESSFUL": "BACKUP_JOB_COMPLETED",
    "BACKUP_JOB_FAILED": "BACKUP_JOB_COMPLETED",
    "BACKUP_JOB_EXPIRED": "BACKUP_JOB_COMPLETED",
    "RESTORE_JOB_SUCCESSFUL": "RESTORE_JOB_COMPLETED",
    "RESTORE_JOB_FAILED": "RESTORE_JOB_COMPLETED",
    "BACKUP_PLAN_CREATED": "",
    "BACKUP_PLAN_MODIFIED": "",
}
"""Events that AWS still takes and has given up telling, and those that tell the same."""

_NONE: Final = "ERROR_2106"
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


class VaultNotificationsInputs(AwsInputs):
    backup_vault_name: Annotated[VaultName, Replaces]
    """The vault."""
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
        SetLike,
        Field(min_length=1),
        AfterValidator(distinct),
    ]
    """The events to tell, in any order, e.g. `BACKUP_JOB_COMPLETED`, which is every end of a job,
    `COPY_JOB_FAILED`, `RESTORE_JOB_COMPLETED`, `RECOVERY_POINT_MODIFIED`. AWS takes some more and
    tells nothing of them any more, of which a preview warns: `BACKUP_JOB_SUCCESSFUL`,
    `BACKUP_JOB_FAILED`, `BACKUP_JOB_EXPIRED`, `RESTORE_JOB_SUCCESSFUL`, `RESTORE_JOB_FAILED`,
    `BACKUP_PLAN_CREATED`, `BACKUP_PLAN_MODIFIED`."""
    adopt: Annotated[bool, Unmanaged] = False
    """Take over notifications that the vault has already."""


class VaultNotificationsOutputs(Outputs):
    backup_vault_arn: str
    """The ARN of the vault."""


class VaultNotifications(OfVault[VaultNotificationsInputs, VaultNotificationsOutputs]):
    """The notifications of a backup vault: which events it tells which SNS topic."""

    token = "offsite:backup:VaultNotifications"
    inputs = VaultNotificationsInputs
    outputs = VaultNotificationsOutputs
    title = "The notifications of a backup vault"
    leaves = "the vault without notifications"
    api = (
        "https://docs.aws.amazon.com/aws-backup/latest/devguide/"
        "API_PutBackupVaultNotifications.html"
    )
    permissions = (
        "backup:DeleteBackupVaultNotifications",
        "backup:DescribeBackupVault",
        "backup:GetBackupVaultNotifications",
        "backup:ListBackupVaults",
        "backup:PutBackupVaultNotifications",
    )
    calls = {
        "create": (
            "GetBackupVaultNotifications",
            "PutBackupVaultNotifications",
            "DescribeBackupVault",
        ),
        "read": ("GetBackupVaultNotifications",),
        "update": ("PutBackupVaultNotifications",),
        "delete": ("DeleteBackupVaultNotifications",),
    }
    timeouts = Timeouts(create="10m", update="10m", delete="10m")
    noun = "notifications"

    def announce(
        self, inputs: VaultNotificationsInputs, before: VaultNotificationsInputs | None
    ) -> Iterator[str]:
        for _, event in known_items(inputs.backup_vault_events):
            if event in SILENT:
                instead = f": `{SILENT[event]}` tells it" if SILENT[event] else ""
                yield f"AWS Backup sends no notification of `{event}` any more{instead}"

    def look(
        self,
        context: Context,
        inputs: VaultNotificationsInputs,
        known: VaultNotificationsOutputs | None,
    ) -> State[VaultNotificationsInputs, VaultNotificationsOutputs] | None:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)
        try:
            with about(client, name, f"read the notifications of backup vault {name}"):
                found = client.get_backup_vault_notifications(BackupVaultName=name)
        except Failure as failure:
            if isinstance(failure, NotFound) or failure.code == _NONE:
                return None
            raise
        field = VaultNotificationsInputs.model_fields["backup_vault_events"]
        given, live = inputs.backup_vault_events, list[str](found["BackupVaultEvents"])
        settings = {
            "sns_topic_arn": found["SNSTopicArn"],
            "backup_vault_events": given if same(field, given, live) else live,
        }
        outputs = VaultNotificationsOutputs.of(found)
        return State(name, inputs.model_copy(update=settings), outputs)

    def put(
        self,
        context: Context,
        inputs: VaultNotificationsInputs,
        known: VaultNotificationsOutputs | None,
    ) -> State[VaultNotificationsInputs, VaultNotificationsOutputs]:
        name, client = inputs.backup_vault_name, self.backup(context, inputs)
        with about(client, name, self.setting(inputs)):
            client.put_backup_vault_notifications(
                BackupVaultName=name,
                SNSTopicArn=inputs.sns_topic_arn,
                BackupVaultEvents=cast("list[BackupVaultEventType]", inputs.backup_vault_events),
            )
        known = known or VaultNotificationsOutputs(
            backup_vault_arn=self.arn_of(context, inputs, name)
        )
        return State(name, inputs, known)

    def remove(self, client: BackupClient, name: str) -> None:
        client.delete_backup_vault_notifications(BackupVaultName=name)
