"""Arguments of the copies that other services than AWS Backup make."""

from typing import Any

from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopy
from offsite_provider.aws.rds.automated_backups_replication import AutomatedBackupsReplication
from offsite_provider.aws.redshiftserverless.snapshot_copy_configuration import (
    SnapshotCopyConfiguration,
)
from offsite_provider.core.ownership import TAG
from offsite_provider.core.unknown import UNKNOWN
from offsite_provider.tencent.cbs.snapshot_copy import IDENTIFIER, SnapshotCopy

from . import Table, each

INSTANCE = "arn:aws:rds:us-west-2:123456789012:db:orders"
KEY = "arn:aws:kms:{}:123456789012:key/11111111-2222-3333-4444-555555555555"
ID = "ap-guangzhou/snap-ckgjwkqh/ap-beijing:snap-11111111,ap-shanghai:snap-22222222"


def tags(count: int, value: str = "") -> dict[str, Any]:
    return {"tags": {f"k{n}": value for n in range(count)}}


def key_of(region: str, destination: str) -> str:
    return f"is a key of {region}: the copies are encrypted in the destination, {destination}, with a key of that region"


# fmt: off
HSM = Table(
    BackupCopy, {"backupId": "backup-abcdefg2345", "region": "us-west-2", "destinationRegion": "eu-central-1"},
    refused=[
        *each("backupId", ["", "abcdefg2345", "backup-abcdefg", "backup-abcdefg2018", "backup-" + "a" * 17], "backup_id", "must be a CloudHSM backup ID, like `backup-abcdefg2345`, not `{}`"),
        ({"destinationRegion": "us-west-2"}, {"destination_region": "must be another region than the source's, us-west-2"}),
        (tags(50), {"tags": "must be at most 49 tags, not 50"}),
        ({"tags": {TAG: "me"}}, {"tags": "must not have the key `offsite:owner`: `offsite:` is reserved"}),
        ({"tags": {"a": UNKNOWN, "aws:b": "c"}}, {"tags": "must not have the key `aws:b`: `aws:` is reserved"}),
        ({"neverExpires": "soon"}, {"never_expires": "must be true or false, not `soon`"}),
        ({"backupId": UNKNOWN, "region": "moon"}, {"region": "must be an AWS region, not `moon`…"}),
    ],
    taken=[{"backupId": "backup-ABCDEFG2345"}, {"backupId": "backup-" + "a" * 16}, tags(49)],
)
RDS = Table(
    AutomatedBackupsReplication, {"sourceDbInstanceArn": INSTANCE, "region": "us-east-1", "kmsKeyId": KEY.format("us-east-1")},
    refused=[
        *each("sourceDbInstanceArn", [INSTANCE.replace("db:orders", thing) for thing in ("cluster:orders", "snapshot:orders", "db:1orders", "db:" + "a" * 64, "db:")], "source_db_instance_arn", "must be the ARN of a DB instance, like `arn:aws:rds:eu-west-1:123456789012:db:orders`, not `{}`"),
        ({"backupRetentionPeriod": 0}, {"backup_retention_period": "must be at least 1, not 0"}),
        *each("backupRetentionPeriod", [36, "36"], "backup_retention_period", "must be at most 35, not 36"),
        ({"backupRetentionPeriod": 7.5}, {"backup_retention_period": "must be a whole number, not `7.5`"}),
        ({"region": "us-west-2", "kmsKeyId": None}, {"region": "must be another region than the source's, us-west-2"}),
        ({"kmsKeyId": KEY.format("us-west-2")}, {"kms_key_id": key_of("us-west-2", "us-east-1")}),
        (tags(50, "x"), {"tags": "must be at most 49 tags, not 50"}),
        ({"tags": {"rds:a": "x"}}, {"tags": "must not have the key `rds:a`: `rds:` is reserved"}),
        ({"tags": {"a": ""}}, {"tags": "has a tag `a` with an empty value, which is not allowed"}),
        *each("tags", [{"a": f"{prefix}x"} for prefix in ("aws:", "RDS:")], "tags", "has a tag `a` with a value that begins with…"),
    ],
    taken=[
        {"sourceDbInstanceArn": INSTANCE.replace("aws", "aws-cn", 1)}, {"sourceDbInstanceArn": INSTANCE.replace("aws", "aws-us-gov", 1)},
        *({"backupRetentionPeriod": days} for days in (1, 35, 7.0, "7")), tags(49, "x"),
    ],
)
REDSHIFT = Table(
    SnapshotCopyConfiguration, {"namespaceName": "analytics", "region": "us-east-1", "destinationRegion": "eu-west-1", "destinationKmsKeyId": KEY.format("eu-west-1")},
    refused=[
        *(({"snapshotRetentionPeriod": kind(days)}, {"snapshot_retention_period": f"must be -1 (for ever) or from 1 to 3653 days, not {days}"}) for days in (-2, 0, 3654) for kind in (int, float, str)),
        *each("namespaceName", ["ab", "a" * 65, "Analytics", "my_space", ""], "namespace_name", "must be the name of a namespace: 3 to 64 lower-case letters, digits and hyphens, not `{}`"),
        ({"destinationRegion": "us-east-1", "destinationKmsKeyId": None}, {"destination_region": "must be another region than the source's, us-east-1"}),
        ({"destinationKmsKeyId": KEY.format("us-east-1")}, {"destination_kms_key_id": key_of("us-east-1", "eu-west-1")}),
        ({"retentionPeriod": 7}, {"retention_period": "is not an argument: did you mean `snapshot_retention_period`?"}),
    ],
    taken=[{"snapshotRetentionPeriod": days} for days in (-1, 1, 3653, 30.0, "30")] + [{"destinationKmsKeyId": "AWS_OWNED_KMS_KEY"}],
    same=[
        ({"destinationKmsKeyId": None}, {"destinationKmsKeyId": "AWS_OWNED_KMS_KEY"}),
        ({"destinationKmsKeyId": "AWS_OWNED_KMS_KEY"}, {"destinationKmsKeyId": None}),
    ],
)
CBS = Table(
    SnapshotCopy, {"snapshotId": "snap-ckgjwkqh", "region": "ap-guangzhou", "destinationRegions": ["ap-beijing", "ap-shanghai"], "adopt": ID},
    refused=[
        *each("snapshotId", ["", "snap-", "snap-CKGJWKQH", "snap-ckgjwkq", "disk-ckgjwkqh"], "snapshot_id", "must be a CBS snapshot ID, like `snap-ckgjwkqh`, not `{}`"),
        ({"destinationRegions": []}, {"destination_regions": "must have at least 1 item(s)"}),
        *each("destinationRegions", [["ap-seoul", "ap-seoul"], ["ap-seoul", UNKNOWN, "ap-seoul"]], "destination_regions", "names `ap-seoul` twice"),
        ({"destinationRegions": ["ap-guangzhou"]}, {"destination_regions[0]": "must be another region than `region`, the snapshot's own: ap-guangzhou"}),
        ({"destinationRegions": [UNKNOWN, "ap-guangzhou"]}, {"destination_regions[1]": "must be another region than `region`, the snapshot's own: ap-guangzhou"}),
        ({"region": "Guangzhou"}, {"region": "must be a Tencent Cloud region, not `Guangzhou`: for example `ap-guangzhou`"}),
        ({"snapshotName": ""}, {"snapshot_name": "must have at least 1 characters"}),
        ({"snapshotName": "n" * 61}, {"snapshot_name": "must have at most 60 characters, not 61"}),
        ({"roleArn": "dr"}, {"role_arn": "must be a CAM role, like `qcs::cam::uin/100001234567:roleName/dr`, not `dr`"}),
        ({"adopt": ID.replace("guangzhou", "tokyo")}, {"adopt": "names copies of another snapshot: its `region` is ap-tokyo"}),
        ({"adopt": ID.replace("ckg", "000")}, {"adopt": "names copies of another snapshot: its `snapshot_id` is snap-000jwkqh"}),
        ({"adopt": "snap-11111111"}, {"adopt": f"must have the form `{IDENTIFIER}`, not `snap-11111111`"}),
    ],
    taken=[
        *({"destinationRegions": [region]} for region in ("ap-shanghai-fsi", "eu-moscow", "me-saudi-arabia", "ap-shanghai-adc", UNKNOWN)),
        {"destinationRegions": [UNKNOWN, "ap-beijing"]},
    ],
    same=[({}, {"destinationRegions": ["ap-shanghai", "ap-beijing"]})],
)
TABLES = [HSM, RDS, REDSHIFT, CBS]
