"""What vaults tell their SNS topics.

https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
"""

from collections.abc import Mapping
from typing import Any, cast

from moto.sns.models import sns_backends

from ..shared.arns import parse
from ..shared.exceptions import InvalidParameterValueError, NoNotificationsError
from .vault import Vault
from .vaults import Vaults

_SUBJECT = "Notification from AWS Backup"


class Notifications:
    """Which events the vaults of one account and region tell, and to which topics."""

    def __init__(self, vaults: Vaults) -> None:
        self._vaults = vaults

    def put_backup_vault_notifications(
        self, backup_vault_name: str, sns_topic_arn: str, backup_vault_events: list[str]
    ) -> None:
        """``PutBackupVaultNotifications``; events that AWS has given up are taken too."""
        vault = self._vaults.find(backup_vault_name)
        try:
            topic = parse(sns_topic_arn)
        except ValueError:
            topic = None
        if topic is None or topic.service != "sns":
            raise InvalidParameterValueError(f"Invalid SNS topic ARN: {sns_topic_arn}")
        if not backup_vault_events:
            raise InvalidParameterValueError("BackupVaultEvents must not be empty.")
        vault.topic_arn = sns_topic_arn
        vault.events = list(dict.fromkeys(backup_vault_events))

    def get_backup_vault_notifications(self, backup_vault_name: str) -> dict[str, Any]:
        """``GetBackupVaultNotifications``."""
        vault = self._vaults.find(backup_vault_name)
        if vault.topic_arn is None:
            raise NoNotificationsError
        return {
            "BackupVaultName": vault.name,
            "BackupVaultArn": vault.arn,
            "SNSTopicArn": vault.topic_arn,
            "BackupVaultEvents": vault.events,
        }

    def delete_backup_vault_notifications(self, backup_vault_name: str) -> None:
        """``DeleteBackupVaultNotifications``; it need not have any."""
        vault = self._vaults.find(backup_vault_name)
        vault.topic_arn, vault.events = None, []


def tell(vault: Vault, event: str, message: str, attributes: Mapping[str, str]) -> None:
    """Publish ``message``, if the vault tells its topic of ``event``."""
    if vault.topic_arn is None or event not in vault.events:
        return
    topic = parse(vault.topic_arn)
    sns: Any = sns_backends[topic.account][topic.region]
    found = cast(dict[str, Any], sns.topics).get(vault.topic_arn)
    # AWS Backup does not mind a topic that is gone.
    if found is not None:
        told = {name: {"Type": "String", "Value": value} for name, value in attributes.items()}
        found.publish(message, subject=_SUBJECT, message_attributes=told)
