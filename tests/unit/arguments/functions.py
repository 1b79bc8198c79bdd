"""Arguments of the functions."""

from typing import Any

from offsite_provider.core.model import Wire
from offsite_provider.functions import FUNCTIONS

from ..aws.backup.functions.model import request, service, wire
from . import Refused, Table, each

EMPTY = "must have at least 1 characters"
MOMENT = "must be a moment like `2026-03-01T04:00:00Z`, not `{}`"
VAULT = "must be 2 to 50 letters, digits, `-` and `_`, as the name of a backup vault, or one of AWS's own, like `aws/efs/automatic-backup-vault`, not `{}`"
AUDITED = "must be 1 to 256 letters, digits and underscores that begin with a letter, not `{}`"

# fmt: off
REFUSED: dict[str, list[Refused]] = {
    "getPlan": [
        ({"backupPlanId": ""}, {"backup_plan_id": EMPTY}),
        ({"maxScheduledRunsPreview": 11}, {"max_scheduled_runs_preview": "must be at most 10, not 11"}),
        ({"maxScheduledRunsPreview": -1}, {"max_scheduled_runs_preview": "must be at least 0, not -1"}),
    ],
    "getPlanFromJson": [
        ({"backupPlanTemplateJson": "[]"}, {"backup_plan_template_json": "must be a JSON object"}),
        ({"backupPlanTemplateJson": "{"}, {"backup_plan_template_json": "must be JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"}),
    ],
    "listPlans": [
        ({"includeDeleted": "perhaps"}, {"include_deleted": "must be true or false, not `perhaps`"}),
        ({"maxResults": 5}, {"max_results": "is not an argument: there are include_deleted, profile, region, role_arn"}),
    ],
    "describeVault": [
        ({"backupVaultName": ""}, {"backup_vault_name": EMPTY}),
        ({"backupVaultAccountId": "123"}, {"backup_vault_account_id": "must be an account ID of 12 digits, not `123`"}),
    ],
    "getVaultAccessPolicy": [({"backupVaultName": "a"}, {"backup_vault_name": VAULT.format("a")})],
    "getVaultNotifications": [({"backupVaultName": "my vault"}, {"backup_vault_name": VAULT.format("my vault")})],
    "describeRecoveryPoint": [
        ({"recoveryPointArn": "snap-1"}, {"recovery_point_arn": "must be the ARN of a recovery point, not `snap-1`"}),
        ({"backupVaultName": "a/b"}, {"backup_vault_name": VAULT.format("a/b")}),
    ],
    "listRecoveryPointsByVault": [
        ({"byResourceType": "a/b"}, {"by_resource_type": "must be a type of resource, like `DynamoDB`, not `a/b`"}),
        ({"byCreatedAfter": "2026-03-01"}, {"by_created_after": MOMENT.format("2026-03-01")}),
    ],
    "listRecoveryPointsByResource": [({"resourceArn": "orders"}, {"resource_arn": "must be the ARN of a resource, not `orders`"})],
    "listBackupJobs": [
        ({"byCompleteAfter": "2026-03-01T04:00:00"}, {"by_complete_after": MOMENT.format("2026-03-01T04:00:00")}),
        ({"byCompleteBefore": "2026-02-30T04:00:00Z"}, {"by_complete_before": MOMENT.format("2026-02-30T04:00:00Z")}),
        ({"byAccountId": "ALL"}, {"by_account_id": "must be an account ID of 12 digits, or `*` for all accounts, not `ALL`"}),
    ],
    "listCopyJobs": [
        ({"byAccountId": "*"}, {"by_account_id": "must be an account ID of 12 digits, not `*`"}),
        ({"byDestinationVaultArn": "a"}, {"by_destination_vault_arn": "must be the ARN of a backup vault, like `arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite`, not `a`"}),
    ],
    "describeFramework": [({"frameworkName": "1st"}, {"framework_name": AUDITED.format("1st")})],
    "describeReportPlan": [({"reportPlanName": "a-b"}, {"report_plan_name": AUDITED.format("a-b")})],
    "getRestoreTestingPlan": [({"restoreTestingPlanName": ""}, {"restore_testing_plan_name": EMPTY})],
}
TAKEN: dict[str, list[dict[str, Any]]] = {
    **{name: [{"backupVaultName": "aws/efs/automatic-backup-vault"}] for name in ("describeVault", "getVaultAccessPolicy", "getVaultNotifications", "describeRecoveryPoint", "listRecoveryPointsByVault")},
    "listRestoreJobs": [{"byResourceType": "SAP HANA on Amazon EC2"}],
    "listBackupJobs": [{"byCreatedAfter": "2026-03-01T04:00:00.5Z"}, {"byCreatedAfter": "2026-03-01T05:00:00+01:00"}, {"byAccountId": "*"}],
}
CHOICES = {
    ("listVaults", "byVaultType"): "VaultType",
    ("listBackupJobs", "byState"): "BackupJobState",
    ("listCopyJobs", "byState"): "CopyJobState",
    ("listRestoreJobs", "byStatus"): "RestoreJobStatus",
    ("listRestoreJobsByProtectedResource", "byStatus"): "RestoreJobStatus",
}
# fmt: on
for (name, argument), choices in CHOICES.items():
    path = f"{argument[:2]}_{argument[2:].replace('VaultType', 'vault_type').lower()}"
    REFUSED.setdefault(name, []).append(({argument: "OTHER"}, {path: "must be one of '…"}))
    TAKEN.setdefault(name, []).extend(
        {argument: choice} for choice in service().shape_for(choices).enum
    )

# fmt: off
CLUSTER = "must be a CloudHSM cluster ID, like `cluster-abcdefg2345`, not `orders`"
AT_LEAST_ONE = "must have at least 1 item(s)"
WHERE = {"region": "eu-west-1"}
FINDING: dict[str, tuple[Wire, list[Refused]]] = {
    "cbs:getNewestSnapshot": ({"region": "ap-guangzhou", "diskId": "disk-11112222"}, each("diskId", ["orders"], "disk_id", "must be a CBS disk ID, like `disk-11112222`, not `{}`")),
    "cbs:listSnapshots": ({"region": "ap-guangzhou"}, [({"diskIds": ["disk-11112222"] * 11}, {"disk_ids": "must have at most 10 items, not 11"})]),
    "cbs:listDisks": ({"region": "ap-guangzhou"}, [({"region": None}, {"region": "is not set: give it here, as…"}), ({"diskUsage": "DISK"}, {"disk_usage": "must be one of '…"})]),
    "cloudhsmv2:getNewestBackup": ({**WHERE, "clusterId": "cluster-abcdefg2345"}, [({"clusterId": "orders"}, {"cluster_id": CLUSTER})]),
    "cloudhsmv2:listBackups": (WHERE, [({"states": []}, {"states": AT_LEAST_ONE}), ({"states": ["GONE"]}, {"states[0]": "must be one of '…"})]),
    "cloudhsmv2:listClusters": (WHERE, [({"clusterIds": ["orders"]}, {"cluster_ids[0]": CLUSTER})]),
    "rds:listDbInstanceAutomatedBackups": (WHERE, [({"statuses": ["gone"]}, {"statuses[0]": "must be one of '…"})]),
    "redshiftserverless:listSnapshots": (WHERE, [({"namespaceArn": "orders"}, {"namespace_arn": "must be the ARN of a namespace, not `orders`"})]),
}
# fmt: on
TABLES = [
    Table(
        function.inputs,
        {"region": "eu-west-1"}
        | {wire(member): value for member, value in request(function.operation).items()},
        REFUSED.get(token.rpartition(":")[2], ()),
        TAKEN.get(token.rpartition(":")[2], ()),
    )
    for token, function in FUNCTIONS.items()
    if token.startswith("offsite:backup:")
]
TABLES += [
    Table(FUNCTIONS[f"offsite:{name}"].inputs, good, refused)
    for name, (good, refused) in FINDING.items()
]
