"""What vaults tell their SNS topics.

https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
"""

from collections.abc import Mapping
from typing import Any, cast

from moto.sns.models import sns_backends

from .names import parse
from .vaults import Vault

_SUBJECT = "Notification from AWS Backup"


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
