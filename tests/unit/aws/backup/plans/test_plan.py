"""Plan: the rules of its arguments, what a template adds, and what a refusal says."""

from typing import Any

import pytest
from botocore.stub import Stubber

from offsite_provider.aws.backup.plans.document import Document
from offsite_provider.aws.backup.plans.plan import PlanInputs
from offsite_provider.core.diff import diff
from offsite_provider.core.equality import meaning
from offsite_provider.core.failures import Conflict, Invalid
from offsite_provider.core.provider import Provider
from offsite_provider.core.unknown import UNKNOWN

from .conftest import ACCOUNT, PLAN, REGION, complaints

RULE = {"ruleName": "daily", "targetBackupVaultName": "source"}
COPY = f"arn:aws:backup:eu-central-1:{ACCOUNT}:backup-vault:offsite"
GAPPED = f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:gapped"
OWN = f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:source"
EC2 = {"resourceType": "EC2", "backupOptions": {"WindowsVSS": "enabled"}}
TEMPLATE = {"backupPlanTemplateId": "t"}


def rule(**members: Any) -> dict[str, Any]:
    return {"rules": [{**RULE, **members}]}


def to(arn: Any, **lifecycle: int) -> dict[str, Any]:
    return rule(copyActions=[{"destinationBackupVaultArn": arn, "lifecycle": lifecycle}])


def windows(start: Any = None, end: Any = None) -> dict[str, Any]:
    return rule(startWindowMinutes=start, completionWindowMinutes=end)


def continuous(lifecycle: Any) -> dict[str, Any]:
    return rule(enableContinuousBackup=True, lifecycle=lifecycle)


COLD, END = "moveToColdStorageAfterDays", "deleteAfterDays"
START_WINDOW, COMPLETION_WINDOW = "rules.0.startWindowMinutes", "rules.0.completionWindowMinutes"
COPIED_TO = "rules.0.copyActions.0.destinationBackupVaultArn"
KEPT = "rules.0.lifecycle.deleteAfterDays"


@pytest.mark.parametrize(
    ("wire", "path", "sentence"),
    [
        ({}, "rules", "must have at least one rule, unless the plan starts from"),
        (rule(ruleName="my rule"), "rules.0.ruleName", "must be 1 to 50 letters, digits"),
        (to(COPY, **{COLD: 1, END: 90}), "rules.0.copyActions.0.lifecycle.deleteAfterDays", "must be at least 91, not 90"),
        (to("offsite"), COPIED_TO, "must be the ARN of a backup vault"),
        (to(COPY.replace("eu-central", "cn-north")), COPIED_TO, "is in the partition aws-cn, and the plan's eu-west-1 in aws: nothing is copied"),
        (rule(targetLogicallyAirGappedBackupVaultArn=COPY), "rules.0.targetLogicallyAirGappedBackupVaultArn", "must be a vault of the plan's region, eu-west-1"),
        ({"rules": [{**to(GAPPED)["rules"][0], "targetLogicallyAirGappedBackupVaultArn": GAPPED}]}, COPIED_TO, "must be another vault than gapped, where the backups are"),
        (rule(indexActions=[{"resourceTypes": ["EBS", "S3"]}]), "rules.0.indexActions.0.resourceTypes", "must have at most 1 items, not 2"),
        (rule(indexActions=[{"resourceTypes": ["S3"]}] * 2), "rules.0.indexActions", "must have at most 1 items, not 2"),
        (rule(scanActions=[{"scanMode": "QUICK"}]), "rules.0.scanActions.0.scanMode", "must be one of 'FULL_SCAN' or 'INCREMENTAL_SCAN'"),
        (rule(recoveryPointTags={"aws:a": "b"}), "rules.0.recoveryPointTags", "must not have the key `aws:a`"),
        (rule(vault="a"), "rules.0.vault", "is not an argument: there are"),
        ({"rules": [RULE, {**RULE, "ruleName": "Daily"}, RULE]}, "rules.2.ruleName", "must be unique in the plan: `rules[0]` is named `daily` too"),
        (windows(59), START_WINDOW, "must be at least 60, not 59"),
        (windows(60, 119), COMPLETION_WINDOW, "must be at least 120, not 119: 60 more than `start_window_minutes`, which is 60"),
        (windows(None, 539), COMPLETION_WINDOW, "must be at least 540, not 539: 60 more than `start_window_minutes`, which is 480 if left out"),
        (windows(10021), START_WINDOW, "must be at most 10020, not 10021: 60 less than `completion_window_minutes`, which is 10080 if left out"),
        (windows(60, 52_560_001), COMPLETION_WINDOW, "must be at most 52560000, not 52560001"),
        (continuous(None), "rules.0.lifecycle", "is required: a continuous backup needs `delete_after_days`, from 1 to 35"),
        (continuous({}), KEPT, "must be from 1 to 35: a continuous backup is kept for no longer"),
        (continuous({END: 36}), KEPT, "must be from 1 to 35, not 36: a continuous"),
        (continuous({END: -1}), KEPT, "must be from 1 to 35, not -1: a continuous"),
        (continuous({COLD: 7, END: UNKNOWN}), "rules.0.lifecycle.moveToColdStorageAfterDays", "can't be given: a continuous backup stays in warm storage"),
        ({**continuous({END: 36}), **TEMPLATE}, KEPT, "must be from 1 to 35, not 36"),
        ({**TEMPLATE, "backupPlanTemplateJson": "{}"}, "backupPlanTemplateJson", "can't be given together with `backup_plan_template_id`"),
        ({"backupPlanTemplateJson": "[]"}, "backupPlanTemplateJson", "must be a JSON object"),
        ({**rule(), "advancedBackupSettings": [{**EC2, "resourceType": "RDS"}]}, "advancedBackupSettings.0.resourceType", "must be one of 'EC2' or 'S3', not `RDS`"),
        ({**rule(), "advancedBackupSettings": [{**EC2, "backupOptions": {"BackupACLs": "enabled"}}]}, "advancedBackupSettings.0.backupOptions", "has an unknown option `BackupACLs` of EC2: allowed are WindowsVSS"),
        ({**rule(), "advancedBackupSettings": [{**EC2, "backupOptions": {"WindowsVSS": "off"}}]}, "advancedBackupSettings.0.backupOptions", "has `off` for `WindowsVSS`: it must be"),
        ({**rule(), "advancedBackupSettings": [EC2, EC2]}, "advancedBackupSettings.1.resourceType", "must be unique: there is another setting for EC2"),
        ({"rules": [UNKNOWN, {**RULE, "targetBackupVaultName": UNKNOWN, "completionWindowMinutes": 60}]}, "rules.1.completionWindowMinutes", "must be at least 540, not 60"),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_refused(
    provider: Provider, wire: dict[str, Any], path: str, sentence: str
) -> None:
    ((found, said),) = complaints(provider, PLAN, wire).items()
    assert found == path
    assert said.startswith(sentence)


@pytest.mark.parametrize(
    "wire",
    [
        windows(60, 120), windows(10020), windows(None, 540), windows(UNKNOWN, 60),
        windows(600, UNKNOWN), windows(52_559_940, 52_560_000),
        continuous({END: 1}), continuous({END: 35}), continuous({END: UNKNOWN}), continuous(UNKNOWN),
        TEMPLATE, {"backupPlanTemplateJson": "{}"},
        {**continuous(None), **TEMPLATE}, {**windows(None, 120), **TEMPLATE}, {**windows(20000), **TEMPLATE},
        {"rules": UNKNOWN}, {"rules": [UNKNOWN]}, rule(copyActions=[UNKNOWN]), to(UNKNOWN),
        {**rule(), "advancedBackupSettings": [UNKNOWN, {**EC2, "backupOptions": UNKNOWN}]},
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_taken(provider: Provider, wire: dict[str, Any]) -> None:
    assert complaints(provider, PLAN, wire) == {}


class TestOwnVault:
    """A copy goes to another vault than the backup's, which depends on the account."""

    REFUSAL = {COPIED_TO: "must be another vault than source, where the backups are"}

    def test_the_account_is_asked_for_once(self, provider: Provider, sts: Stubber) -> None:
        sts.add_response("get_caller_identity", {"Account": ACCOUNT})
        for _ in range(2):
            assert complaints(provider, PLAN, to(OWN)) == self.REFUSAL
        assert complaints(provider, PLAN, to(OWN.replace(ACCOUNT, "210987654321"))) == {}

    def test_it_is_not_asked_where_it_is_known_or_does_not_matter(self, provider: Provider) -> None:
        role = f"arn:aws:iam::{ACCOUNT}:role/dr"
        assert complaints(provider, PLAN, {**to(OWN), "roleArn": role}) == self.REFUSAL
        assert complaints(provider, PLAN, {**to(OWN), "roleArn": UNKNOWN}) == {}
        for other in (COPY, OWN.replace("source", "Source"), OWN.replace(REGION, "eu-west-2")):
            assert complaints(provider, PLAN, to(other)) == {}

    def test_a_preview_needs_no_credentials(self, provider: Provider, sts: Stubber) -> None:
        sts.add_client_error("get_caller_identity", "InvalidClientTokenId")
        assert complaints(provider, PLAN, to(OWN)) == {}


def inputs(**wire: Any) -> PlanInputs:
    return PlanInputs.model_validate({"region": REGION, **rule(), **wire})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (rule(), rule(startWindowMinutes=480, completionWindowMinutes=10080)),
        (rule(), rule(enableContinuousBackup=False, copyActions=[], recoveryPointTags={})),
        (rule(), rule(lifecycle={END: -1, COLD: -1})),
        ({"rules": [RULE, {**RULE, "ruleName": "b"}]}, {"rules": [{**RULE, "ruleName": "b"}, RULE]}),
        (rule(copyActions=[{"destinationBackupVaultArn": a} for a in (COPY, GAPPED)]), rule(copyActions=[{"destinationBackupVaultArn": a} for a in (GAPPED, COPY)])),
        ({}, {"advancedBackupSettings": [{"resourceType": "S3", "backupOptions": {"BackupACLs": "enabled"}}]}),
        ({"scanSettings": [{"resourceTypes": ["EBS", "S3"]}]}, {"scanSettings": [{"resourceTypes": ["S3", "EBS"]}]}),
        ({"backupPlanTemplateJson": '{"a": 1, "b": 2}'}, {"backupPlanTemplateJson": '{"b":2,"a":1}'}),
    ],
    ids=repr,
)  # fmt: skip
def test_what_means_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert diff(inputs(**one), inputs(**other)).changes == ()
    assert diff(inputs(**other), inputs(**one)).changes == ()


def test_recorded_arguments_that_are_refused_now_are_a_difference() -> None:
    assert diff(PlanInputs.recall({**rule(startWindowMinutes=10)}), inputs()).changes != ()


class TestDocument:
    TEMPLATE = Document.from_api(
        {
            "Rules": [
                {"RuleName": "daily", "TargetBackupVaultName": "Default", "StartWindowMinutes": 60},
                {"RuleName": "monthly", "TargetBackupVaultName": "Default"},
            ],
            "AdvancedBackupSettings": [
                {"ResourceType": "EC2", "BackupOptions": {"WindowsVSS": "enabled"}}
            ],
        }
    )

    def test_a_rule_upon_a_template_changes_what_it_says(self) -> None:
        own = Document.recall({"rules": [{**RULE, "ruleName": "hourly"}, RULE]})
        document = own.completed_by(self.TEMPLATE).to_api()
        assert document["Rules"] == [
            {"RuleName": "daily", "TargetBackupVaultName": "source", "StartWindowMinutes": 60},
            {"RuleName": "monthly", "TargetBackupVaultName": "Default"},
            {"RuleName": "hourly", "TargetBackupVaultName": "source"},
        ]
        assert (
            document["AdvancedBackupSettings"] == self.TEMPLATE.to_api()["AdvancedBackupSettings"]
        )
        assert "ScanSettings" not in document

    def test_settings_upon_a_template_take_the_place_of_its_own(self) -> None:
        s3 = {"resourceType": "S3", "backupOptions": {"BackupACLs": "disabled"}}
        document = Document.recall({"advancedBackupSettings": [s3]}).completed_by(self.TEMPLATE)
        assert [s.resource_type for s in document.advanced_backup_settings] == ["S3"]

    def test_a_live_document_is_spelled_as_the_program_spells_it(self) -> None:
        given = Document.recall({"rules": [RULE, {**RULE, "ruleName": "gone"}]})
        told = {"StartWindowMinutes": 480, "ScheduleExpression": "cron(0 5 * * ? *)"}
        names = ("by-hand", "daily")
        live = Document.from_api(
            {"Rules": [{"RuleName": n, "TargetBackupVaultName": "source", **told} for n in names]}
        )
        spelled = live.spelled_as(given).to_wire()["rules"]
        assert spelled == [RULE, {**RULE, "ruleName": "by-hand"}]
        same = Document.from_api({"Rules": list(reversed(given.to_api()["Rules"]))})
        assert same.spelled_as(given) == given
        assert meaning(same) == meaning(given)


class TestRefusals:
    STATE = {**rule(), "region": REGION, "backupPlanName": "regime", "backupPlanId": "p-1"}

    def test_a_strangers_plan_names_adopt(
        self, provider: Provider, backup: Stubber, report: Any
    ) -> None:
        answer = {"Arn": f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-plan:p-1"}
        more: dict[str, Any] = {"modeled_fields": {**answer, "CreatorRequestId": "a-stranger"}}
        backup.add_client_error("create_backup_plan", "AlreadyExistsException", "same", **more)
        with pytest.raises(Conflict) as conflict:
            provider.create(PLAN, {**rule(), "region": REGION, "backupPlanName": "regime"}, report)
        assert str(conflict.value) == (
            "cannot create the backup plan regime: the backup plan p-1 exists already, and this "
            'resource did not make it (AlreadyExistsException). Take it over with `adopt="eu-west-1'
            '/p-1"`, or give this one another `backup_plan_name`.'
        )

    def test_selections_on_their_way_out_are_waited_for(
        self, provider: Provider, backup: Stubber, report: Any
    ) -> None:
        for _ in range(2):
            backup.add_client_error("delete_backup_plan", "InvalidRequestException", "Related")
        backup.add_response("delete_backup_plan", {})
        provider.delete(PLAN, "eu-west-1/p-1", self.STATE, report)

    def test_other_refusals_of_a_deletion_are_told_as_they_are(
        self, provider: Provider, backup: Stubber, report: Any
    ) -> None:
        code, why = "InvalidParameterValueException", "created by organizations"
        backup.add_client_error("delete_backup_plan", code, why)
        with pytest.raises(Invalid, match=why):
            provider.delete(PLAN, "eu-west-1/p-1", self.STATE, report)
