"""What the functions' arguments refuse before a call."""

from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.functions import FUNCTIONS

from .model import request, wire

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

MOMENT = "must be a moment like `2026-03-01T04:00:00Z`, not `{}`"
ACCOUNT = "must be the ID of an account, 12 digits, not `{}`"
VAULT = "must be 2 to 50 letters, digits, `-` and `_`, as the name of a backup vault, not `{}`"
EMPTY = "must have at least 1 characters"


def complain(complaints: Complaints, name: str, **changed: Any) -> dict[str, str]:
    function = FUNCTIONS[f"offsite:backup:{name}"]
    good = {wire(member): value for member, value in request(function.operation).items()}
    assert complaints(function.inputs, {"region": "eu-west-1", **good}) == {}
    return complaints(function.inputs, {"region": "eu-west-1", **good, **changed})


@pytest.mark.parametrize(
    ("name", "argument", "value", "sentence"),
    [
        ("getPlan", "backupPlanId", "", EMPTY),
        ("getPlan", "versionId", "", EMPTY),
        ("getPlan", "maxScheduledRunsPreview", 11, "must be at most 10, not 11"),
        ("getPlan", "maxScheduledRunsPreview", -1, "must be at least 0, not -1"),
        ("getPlanFromJson", "backupPlanTemplateJson", "[]", "must be a JSON object"),
        (
            "getPlanFromJson",
            "backupPlanTemplateJson",
            "{",
            "must be JSON: Expecting property name enclosed in double quotes: "
            "line 1 column 2 (char 1)",
        ),
        ("getPlanFromTemplate", "backupPlanTemplateId", "", EMPTY),
        ("exportPlanTemplate", "backupPlanId", "", EMPTY),
        ("listPlans", "includeDeleted", "perhaps", "must be true or false, not `perhaps`"),
        ("listPlanVersions", "backupPlanId", "", EMPTY),
        ("getSelection", "selectionId", "", EMPTY),
        ("describeVault", "backupVaultName", "", EMPTY),
        ("describeVault", "backupVaultAccountId", "123", ACCOUNT),
        ("listVaults", "byShared", "perhaps", "must be true or false, not `perhaps`"),
        ("getVaultAccessPolicy", "backupVaultName", "a", VAULT),
        ("getVaultNotifications", "backupVaultName", "my vault", VAULT),
        (
            "describeRecoveryPoint",
            "recoveryPointArn",
            "snap-1",
            "must be the ARN of a recovery point, not `snap-1`",
        ),
        ("describeRecoveryPoint", "backupVaultName", "a", VAULT),
        ("getRecoveryPointRestoreMetadata", "backupVaultAccountId", "abc", ACCOUNT),
        ("listRecoveryPointsByVault", "byCreatedBefore", "yesterday", MOMENT),
        ("listRecoveryPointsByVault", "byCreatedAfter", "2026-03-01", MOMENT),
        ("listRecoveryPointsByVault", "byBackupPlanId", "", EMPTY),
        (
            "listRecoveryPointsByVault",
            "byResourceType",
            "SAP HANA",
            "must be a type of resources, up to 50 letters, digits and `-_.`, like `EBS`, "
            "not `SAP HANA`",
        ),
        (
            "listRecoveryPointsByResource",
            "resourceArn",
            "orders",
            "must be the ARN of a resource, not `orders`",
        ),
        ("describeBackupJob", "backupJobId", "", EMPTY),
        ("listBackupJobs", "byCompleteAfter", "2026-03-01T04:00:00", MOMENT),
        ("listBackupJobs", "byCompleteBefore", "2026-02-30T04:00:00Z", MOMENT),
        (
            "listBackupJobs",
            "byAccountId",
            "ALL",
            "must be the ID of an account, 12 digits, or `*` for all of them, not `ALL`",
        ),
        ("listBackupJobs", "byBackupVaultName", "a/b", VAULT),
        ("describeCopyJob", "copyJobId", "", EMPTY),
        ("listCopyJobs", "byAccountId", "*", ACCOUNT),
        (
            "listCopyJobs",
            "byDestinationVaultArn",
            "offsite",
            "must be the ARN of a backup vault, like "
            "`arn:aws:backup:eu-central-1:123456789012:backup-vault:offsite`, not `offsite`",
        ),
        ("describeRestoreJob", "restoreJobId", "", EMPTY),
        (
            "listRestoreJobsByProtectedResource",
            "byRecoveryPointCreationDateAfter",
            "2026-03-01 04:00:00Z",
            MOMENT,
        ),
        ("listTags", "resourceArn", "offsite", "must be the ARN of a resource, not `offsite`"),
        (
            "describeFramework",
            "frameworkName",
            "1st",
            "must be a letter and up to 255 letters, digits and `_`, not `1st`",
        ),
        (
            "describeReportPlan",
            "reportPlanName",
            "a-b",
            "must be a letter and up to 255 letters, digits and `_`, not `a-b`",
        ),
        ("describeReportJob", "reportJobId", "", EMPTY),
        ("getRestoreTestingPlan", "restoreTestingPlanName", "", EMPTY),
        ("getRestoreTestingSelection", "restoreTestingSelectionName", "", EMPTY),
    ],
)
def test_refusals(
    complaints: Complaints, name: str, argument: str, value: object, sentence: str
) -> None:
    said = complain(complaints, name, **{argument: value})
    assert list(said.values()) == [sentence.format(value)]


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
    from .model import service

    for choice in service().shape_for(choices).enum:
        assert complain(complaints, name, **{argument: choice}) == {}
    (said,) = complain(complaints, name, **{argument: "OTHER"}).values()
    assert said.startswith("must be one of '")
    assert said.endswith("not `OTHER`")


def test_what_is_no_argument(complaints: Complaints) -> None:
    assert complain(complaints, "listPlans", maxResults=5) == {
        "max_results": "is not an argument: there are include_deleted, profile, region, role_arn"
    }


def test_a_vault_of_efs_has_a_name_that_only_a_description_takes(complaints: Complaints) -> None:
    name = "aws/efs/automatic-backup-vault"
    assert complain(complaints, "describeVault", backupVaultName=name) == {}


@pytest.mark.parametrize(
    "moment",
    ["2026-03-01T04:00:00Z", "2026-03-01T04:00:00.5Z", "2026-03-01T05:00:00+01:00"],
)
def test_moments(complaints: Complaints, moment: str) -> None:
    assert complain(complaints, "listBackupJobs", byCreatedAfter=moment) == {}


def test_management_accounts_may_ask_for_all_accounts(complaints: Complaints) -> None:
    assert complain(complaints, "listBackupJobs", byAccountId="*") == {}
