"""Plan: the vault that it backs up into, what a template adds, and how it is deleted."""

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.stub import Stubber

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.aws.backup.plans.document import Document
from offsite_provider.core.equality import meaning
from offsite_provider.core.failures import Invalid
from offsite_provider.core.provider import Provider

from ..service import ACCOUNT, REGION, Service, service

RULE = {"ruleName": "daily", "targetBackupVaultName": "source"}
OWN = f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:source"
EC2 = {"ResourceType": "EC2", "BackupOptions": {"WindowsVSS": "enabled"}}


@pytest.fixture
def backup(report: Any) -> Iterator[Service]:
    with service("Plan", report, **{"offsite:pollSeconds": "0.05"}) as found:
        yield found


class TestOwnVault:
    """A copy goes to another vault than the backup's, which depends on the account."""

    def refused(self, backup: Service, arn: str) -> list[str]:
        rule = {**RULE, "copyActions": [{"destinationBackupVaultArn": arn}]}
        wire = {"region": REGION, "rules": [rule]}
        return [problem.reason for problem in backup.provider.check(backup.identity, wire)[1]]

    def sts(self, provider: Provider) -> Stubber:
        return Stubber(access.client(provider.run, "sts", REGION, AwsLookup(region=REGION)))

    def test_the_account_is_asked_for_once(self, backup: Service) -> None:
        with self.sts(backup.provider) as sts:
            sts.add_response("get_caller_identity", {"Account": ACCOUNT})
            for _ in range(2):
                refusal = "must be another vault than source, where the backups are"
                assert self.refused(backup, OWN) == [refusal]
            assert self.refused(backup, OWN.replace(ACCOUNT, "210987654321")) == []

    def test_a_preview_needs_no_credentials(self, backup: Service) -> None:
        with self.sts(backup.provider) as sts:
            sts.add_client_error("get_caller_identity", "InvalidClientTokenId")
            assert self.refused(backup, OWN) == []


class TestDocument:
    RULES = [
        {"RuleName": "daily", "TargetBackupVaultName": "Default", "StartWindowMinutes": 60},
        {"RuleName": "monthly", "TargetBackupVaultName": "Default"},
    ]
    TEMPLATE = Document.from_api({"Rules": RULES, "AdvancedBackupSettings": [EC2]})

    def test_settings_upon_a_template_take_the_place_of_its_own(self) -> None:
        assert Document().completed_by(self.TEMPLATE) == self.TEMPLATE
        s3 = {"resourceType": "S3", "backupOptions": {"BackupACLs": "disabled"}}
        document = Document.from_state({"advancedBackupSettings": [s3]}).completed_by(self.TEMPLATE)
        assert [s.resource_type for s in document.advanced_backup_settings] == ["S3"]

    def test_a_live_document_is_spelled_as_the_program_spells_it(self) -> None:
        given = Document.from_state({"rules": [RULE, {**RULE, "ruleName": "gone"}]})
        told = {"StartWindowMinutes": 480, "ScheduleExpression": "cron(0 5 * * ? *)"}
        rules = [
            {"RuleName": name, "TargetBackupVaultName": "source", **told}
            for name in ("by-hand", "daily")
        ]
        spelled = Document.from_api({"Rules": rules}).spelled_as(given).to_wire()["rules"]
        assert spelled == [RULE, {**RULE, "ruleName": "by-hand"}]
        same = Document.from_api({"Rules": list(reversed(given.to_api()["Rules"]))})
        assert same.spelled_as(given) == given
        assert meaning(same) == meaning(given)


STATE = {"rules": [RULE], "region": REGION, "backupPlanName": "regime", "backupPlanId": "p-1"}


def test_selections_on_their_way_out_are_waited_for(backup: Service) -> None:
    backup.refuses("delete_backup_plan", "InvalidRequestException", "Related", times=2)
    backup.answers("delete_backup_plan", {})
    backup.delete(STATE)


def test_other_refusals_of_a_deletion_are_told_as_they_are(backup: Service) -> None:
    code, why = "InvalidParameterValueException", "created by organizations"
    backup.refuses("delete_backup_plan", code, why)
    with pytest.raises(Invalid, match=why):
        backup.delete(STATE)
