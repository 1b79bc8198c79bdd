"""Arguments of vaults and their parts."""

import json

from offsite_provider.aws.backup.vaults.logically_air_gapped_vault import LogicallyAirGappedVault
from offsite_provider.aws.backup.vaults.vault import Vault
from offsite_provider.aws.backup.vaults.vault_access_policy import VaultAccessPolicy
from offsite_provider.aws.backup.vaults.vault_lock import VaultLock
from offsite_provider.aws.backup.vaults.vault_notifications import VaultNotifications, events
from offsite_provider.core.unknown import UNKNOWN

from ..aws.backup.service import REGION
from . import Table, each

KEY = f"arn:aws:kms:{REGION}:123456789012:key/11111111-2222-3333-4444-555555555555"
TOPIC = f"arn:aws:sns:{REGION}:123456789012:backup"
NAME = {"region": REGION, "backupVaultName": "offsite"}
DAYS = {"minRetentionDays": 7, "maxRetentionDays": 365}
STATEMENT = {"Effect": "Deny", "Principal": "*", "Action": "backup:*", "Resource": "*"}

# fmt: off
OTHER_REGION = ({"encryptionKeyArn": KEY.replace(REGION, "eu-west-2")}, {"encryption_key_arn": "is a key of eu-west-2, and the vault is in eu-west-1"})
TOO_LITTLE = ({"minRetentionDays": 366}, {"max_retention_days": "must be at least `min_retention_days`, 366, not 365"})
TABLES = [
    Table(
        Vault, {**NAME, "encryptionKeyArn": KEY, "tags": {"team": "dr"}, "forceDestroy": True},
        refused=[
            *each("backupVaultName", ["v", "v" * 51, "my vault", "a.b", ""], "backup_vault_name", "must be 2 to 50 letters, digits, `-` and `_`, as the name of a backup vault, not `{}`"),
            *each("encryptionKeyArn", ["alias/a", KEY[-36:], KEY.replace(":key/", ":alias/"), KEY.replace("123456789012", "1")], "encryption_key_arn", "must be the ARN of a KMS key, like …"),
            OTHER_REGION,
        ],
        taken=[{"encryptionKeyArn": KEY.replace("arn:aws:", "arn:aws-cn:")}, {"encryptionKeyArn": KEY.replace("key/", "key/mrk-")}],
    ),
    Table(
        LogicallyAirGappedVault, {**NAME, **DAYS, "encryptionKeyArn": KEY},
        refused=[
            OTHER_REGION, TOO_LITTLE, ({"minRetentionDays": 6}, {"min_retention_days": "must be at least 7, not 6"}),
            ({"forceDestroy": True}, {"force_destroy": "is not an argument: there are adopt…"}),
        ],
    ),
    Table(
        VaultAccessPolicy, {**NAME, "policy": json.dumps({"Statement": [STATEMENT]})},
        refused=[({"policy": "{"}, {"policy": "must be JSON, and isn't at line 1, column 2: …"})],
    ),
    Table(
        VaultLock, {**NAME, **DAYS, "changeableForDays": 3},
        refused=[
            TOO_LITTLE, ({"minRetentionDays": 0}, {"min_retention_days": "must be at least 1, not 0"}),
            ({"maxRetentionDays": 36501}, {"max_retention_days": "must be at most 36500, not 36501"}),
            ({"changeableForDays": 2}, {"changeable_for_days": "must be at least 3, not 2"}),
            ({"changeableForDays": 36501}, {"changeable_for_days": "must be at most 36500, not 36501"}),
        ],
        taken=[{"maxRetentionDays": 7}, {"minRetentionDays": UNKNOWN, "maxRetentionDays": 1}, {"maxRetentionDays": 36500, "changeableForDays": 36500}],
    ),
    Table(
        VaultNotifications, {**NAME, "snsTopicArn": TOPIC, "backupVaultEvents": ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"]},
        refused=[
            *each("snsTopicArn", [f"{TOPIC}.fifo", "backup", TOPIC.replace("sns", "sqs"), f"{TOPIC}:x"], "sns_topic_arn", "must be the ARN of a standard SNS topic, like …"),
            ({"backupVaultEvents": []}, {"backup_vault_events": "must have at least 1 item(s)"}),
            ({"backupVaultEvents": ["COPY_JOB_FAILURE"]}, {"backup_vault_events[0]": "must be an event of AWS Backup, not `COPY_JOB_FAILURE`: did you mean `COPY_JOB_FAILED`?"}),
            ({"backupVaultEvents": ["x"]}, {"backup_vault_events[0]": "must be an event of AWS Backup, not `x`: there are BACKUP_JOB_STARTED, …"}),
            ({"backupVaultEvents": ["COPY_JOB_FAILED"] * 2}, {"backup_vault_events": "names `COPY_JOB_FAILED` twice"}),
        ],
        taken=[{"backupVaultEvents": [*events()]}],
    ),
]
