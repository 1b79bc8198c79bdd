"""Plan: the rules of its arguments, what a template adds, and what a refusal says."""

from typing import Any

import pytest
from botocore.stub import Stubber

from offsite_provider.aws.backup.plans.document import Document
from offsite_provider.core.equality import meaning
from offsite_provider.core.failures import Conflict, Invalid
from offsite_provider.core.provider import Provider

from .conftest import ACCOUNT, PLAN, REGION, complaints

RULE = {"ruleName": "daily", "targetBackupVaultName": "source"}
OWN = f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:source"


def rule(**members: Any) -> dict[str, Any]:
    return {"rules": [{**RULE, **members}]}


def to(arn: Any, **lifecycle: int) -> dict[str, Any]:
    return rule(copyActions=[{"destinationBackupVaultArn": arn, "lifecycle": lifecycle}])


COPIED_TO = "rules.0.copyActions.0.destinationBackupVaultArn"


class TestOwnVault:
    """A copy goes to another vault than the backup's, which depends on the account."""

    REFUSAL = {COPIED_TO: "must be another vault than source, where the backups are"}

    def test_the_account_is_asked_for_once(self, provider: Provider, sts: Stubber) -> None:
        sts.add_response("get_caller_identity", {"Account": ACCOUNT})
        for _ in range(2):
            assert complaints(provider, PLAN, to(OWN)) == self.REFUSAL
        assert complaints(provider, PLAN, to(OWN.replace(ACCOUNT, "210987654321"))) == {}

    def test_a_preview_needs_no_credentials(self, provider: Provider, sts: Stubber) -> None:
        sts.add_client_error("get_caller_identity", "InvalidClientTokenId")
        assert complaints(provider, PLAN, to(OWN)) == {}


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
        own = Document.from_state({"rules": [{**RULE, "ruleName": "hourly"}, RULE]})
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
        document = Document.from_state({"advancedBackupSettings": [s3]}).completed_by(self.TEMPLATE)
        assert [s.resource_type for s in document.advanced_backup_settings] == ["S3"]

    def test_a_live_document_is_spelled_as_the_program_spells_it(self) -> None:
        given = Document.from_state({"rules": [RULE, {**RULE, "ruleName": "gone"}]})
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
