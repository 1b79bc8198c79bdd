"""Plan: the vault that it backs up into, what a template adds, and how it is deleted."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from botocore.stub import Stubber

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.aws.backup.plans.document import Document
from offsite_provider.core.equality import meaning
from offsite_provider.core.failures import Invalid
from offsite_provider.core.ownership import TAG, Owner
from offsite_provider.core.provider import Provider
from offsite_provider.core.unknown import UNKNOWN

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


class TestDeletion:
    STATE = {
        "rules": [RULE],
        "region": REGION,
        "backupPlanName": "regime",
        "backupPlanId": "p-1",
        "backupPlanArn": f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-plan:p-1",
    }

    def marked(self, backup: Service) -> None:
        mark = Owner(backup.identity).mark("plan")
        backup.answers("list_tags", {"Tags": {TAG: str(mark)}})

    def in_use(self, backup: Service, *ids: str) -> None:
        backup.refuses("delete_backup_plan", "InvalidRequestException", "Related")
        members = [{"SelectionId": id} for id in ids]
        backup.answers("list_backup_selections", {"BackupSelectionsList": members})

    def test_selections_on_their_way_out_are_waited_for(self, backup: Service) -> None:
        self.marked(backup)
        self.in_use(backup, "s-1")
        self.in_use(backup)
        backup.answers("delete_backup_plan", {})
        backup.delete(self.STATE)

    def test_those_that_this_run_has_deleted_are_waited_for_as_long_as_they_need(
        self, report: Any
    ) -> None:
        with service("Plan", report) as backup:
            selection = replace(backup.identity, token="offsite:backup:Selection")
            backup.answers("delete_backup_selection", {})
            backup.provider.delete(selection, "id", {**self.STATE, "selectionId": "s-1"}, report)
            self.marked(backup)
            for _ in range(20):
                self.in_use(backup, "s-1")
            backup.answers("delete_backup_plan", {})
            backup.delete(self.STATE)

    def test_other_refusals_of_a_deletion_are_told_as_they_are(self, backup: Service) -> None:
        self.marked(backup)
        code, why = "InvalidParameterValueException", "created by organizations"
        backup.refuses("delete_backup_plan", code, why)
        with pytest.raises(Invalid, match=why):
            backup.delete(self.STATE)


@pytest.mark.parametrize(
    ("rule", "copied"),
    [
        ({"lifecycle": {"deleteAfterDays": 35}}, {}),
        ({"lifecycle": {"deleteAfterDays": 35}}, {"lifecycle": {"moveToColdStorageAfterDays": 7}}),
    ],
)
def test_copies_that_are_kept_for_ever_by_oversight_are_told(
    backup: Service, rule: dict[str, Any], copied: dict[str, Any]
) -> None:
    assert said(backup, rule, copied).startswith("the copies of rule `daily` in arn:")


@pytest.mark.parametrize(
    ("rule", "copied"),
    [
        ({}, {}),
        ({"lifecycle": {"deleteAfterDays": -1}}, {}),
        ({"lifecycle": {"deleteAfterDays": 35}}, {"lifecycle": {"deleteAfterDays": -1}}),
        ({"lifecycle": {"deleteAfterDays": 35}}, {"lifecycle": {"deleteAfterDays": 35}}),
        ({"lifecycle": {"deleteAfterDays": 35}}, {"lifecycle": UNKNOWN}),
        ({"lifecycle": UNKNOWN}, {}),
    ],
)
def test_other_copies_are_not(
    backup: Service, rule: dict[str, Any], copied: dict[str, Any]
) -> None:
    assert said(backup, rule, copied) == ""


def said(backup: Service, rule: dict[str, Any], copied: dict[str, Any]) -> str:
    action = {"destinationBackupVaultArn": OWN.replace("source", "copies"), **copied}
    wire = {"region": REGION, "rules": [{**RULE, **rule, "copyActions": [action]}]}
    messages: list[str] = []
    backup.provider.warn(backup.identity, {}, wire, messages.append)
    return "".join(messages)


def test_days_that_never_come_are_not_sent() -> None:
    for_ever = {"moveToColdStorageAfterDays": -1, "deleteAfterDays": -1}
    action = {"destinationBackupVaultArn": OWN, "lifecycle": {"deleteAfterDays": -1}}
    given = Document.from_state(
        {"rules": [{**RULE, "lifecycle": for_ever, "copyActions": [action]}]}
    )
    (sent,) = given.to_api()["Rules"]
    assert "Lifecycle" not in {**sent, **sent["CopyActions"][0]}
