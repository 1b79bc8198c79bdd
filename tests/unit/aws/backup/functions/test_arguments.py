"""What the functions' arguments refuse before a call."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.functions import FUNCTIONS

from .model import request, service, wire

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

EMPTY = "must have at least 1 characters"
MOMENT = "must be a moment like `2026-03-01T04:00:00Z`, not `{}`"
VAULT = "must be 2 to 50 letters, digits, `-` and `_`, as the name of a backup vault, not `{}`"


def complain(complaints: Complaints, name: str, **changed: Any) -> list[str]:
    function = FUNCTIONS[f"offsite:backup:{name}"]
    good = {wire(member): value for member, value in request(function.operation).items()}
    return [*complaints(function.inputs, {"region": "eu-west-1", **good, **changed}).values()]


@pytest.mark.parametrize(
    ("name", "argument", "value", "sentence"),
    [
        ("getPlan", "backupPlanId", "", EMPTY),
        ("getPlan", "maxScheduledRunsPreview", 11, "must be at most 10, not 11"),
        ("getPlan", "maxScheduledRunsPreview", -1, "must be at least 0, not -1"),
        ("getPlanFromJson", "backupPlanTemplateJson", "[]", "must be a JSON object"),
        ("getPlanFromJson", "backupPlanTemplateJson", "{", "must be JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("listPlans", "includeDeleted", "perhaps", "must be true or false, not `perhaps`"),
        ("listPlans", "maxResults", 5, "is not an argument: there are include_deleted, profile, region, role_arn"),
        ("describeVault", "backupVaultName", "", EMPTY),
        ("describeVault", "backupVaultAccountId", "123", "must be an account ID of 12 digits, not `123`"),
        ("getVaultAccessPolicy", "backupVaultName", "a", VAULT),
        ("getVaultNotifications", "backupVaultName", "my vault", VAULT),
        ("describeRecoveryPoint", "recoveryPointArn", "snap-1", "must be the ARN of a recovery point, not `snap-1`"),
        ("describeRecoveryPoint", "backupVaultName", "a/b", VAULT),
        ("listRecoveryPointsByVault", "byResourceType", "a/b", "must be a type of resource, like `DynamoDB`, not `a/b`"),
        ("listRecoveryPointsByResource", "resourceArn", "orders", "must be the ARN of a resource, not `orders`"),
        ("listRecoveryPointsByVault", "byCreatedAfter", "2026-03-01", MOMENT),
        ("listBackupJobs", "byCompleteAfter", "2026-03-01T04:00:00", MOMENT),
        ("listBackupJobs", "byCompleteBefore", "2026-02-30T04:00:00Z", MOMENT),
        ("listBackupJobs", "byAccountId", "ALL", "must be an account ID of 12 digits, or `*` for all accounts, not `ALL`"),
        ("listCopyJobs", "byAccountId", "*", "must be an account ID of 12 digits, not `*`"),
        ("listCopyJobs", "byDestinationVaultArn", "a", "must be the ARN of a backup vault, like `arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite`, not `a`"),
        ("describeFramework", "frameworkName", "1st", "must be 1 to 256 letters, digits and underscores that begin with a letter, not `1st`"),
        ("describeReportPlan", "reportPlanName", "a-b", "must be 1 to 256 letters, digits and underscores that begin with a letter, not `a-b`"),
        ("getRestoreTestingPlan", "restoreTestingPlanName", "", EMPTY),
    ],
)  # fmt: skip
def test_refusals(
    complaints: Complaints, name: str, argument: str, value: object, sentence: str
) -> None:
    assert complain(complaints, name, **{argument: value}) == [sentence.format(value)]


@pytest.mark.parametrize(
    ("name", "argument", "choices"),
    [
        ("listVaults", "byVaultType", "VaultType"),
        ("listBackupJobs", "byState", "BackupJobState"),
        ("listCopyJobs", "byState", "CopyJobState"),
        ("listRestoreJobs", "byStatus", "RestoreJobStatus"),
        ("listRestoreJobsByProtectedResource", "byStatus", "RestoreJobStatus"),
    ],
)
def test_choices_are_the_models(
    complaints: Complaints, name: str, argument: str, choices: str
) -> None:
    for choice in service().shape_for(choices).enum:
        assert complain(complaints, name, **{argument: choice}) == []
    (said,) = complain(complaints, name, **{argument: "OTHER"})
    assert said.startswith("must be one of '")


@pytest.mark.parametrize(
    ("name", "argument", "value"),
    [
        ("describeVault", "backupVaultName", "aws/efs/automatic-backup-vault"),
        ("listBackupJobs", "byCreatedAfter", "2026-03-01T04:00:00.5Z"),
        ("listBackupJobs", "byCreatedAfter", "2026-03-01T05:00:00+01:00"),
        ("listBackupJobs", "byAccountId", "*"),
    ],
)
def test_what_is_taken(complaints: Complaints, name: str, argument: str, value: str) -> None:
    assert complain(complaints, name, **{argument: value}) == []
