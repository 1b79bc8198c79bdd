"""Plan: its arguments, what they mean, and its life with as few calls as can be."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from offsite_provider.aws.backup.plan import Plan, PlanInputs
from offsite_provider.core import plan
from offsite_provider.core.failures import AccessDenied, Conflict, Failure, NotFound
from offsite_provider.core.fields import UNKNOWN
from offsite_provider.core.resource import State

from .answering import REGION, Refusal, Resource
from .plan_cloud import ACCOUNT, TEMPLATE, PlanCloud, resource

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

RULE = {"ruleName": "daily", "targetBackupVaultName": "source"}
COPY = f"arn:aws:backup:eu-central-1:{ACCOUNT}:backup-vault:offsite"
GAPPED = f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:gapped"
EVERYTHING = {
    "ruleName": "everything",
    "targetBackupVaultName": "source",
    "targetLogicallyAirGappedBackupVaultArn": GAPPED,
    "scheduleExpression": "cron(30 1 ? * MON-FRI *)",
    "scheduleExpressionTimezone": "Europe/Zurich",
    "startWindowMinutes": 60,
    "completionWindowMinutes": 120,
    "lifecycle": {
        "moveToColdStorageAfterDays": 30,
        "deleteAfterDays": 120,
        "optInToArchiveForSupportedResources": True,
    },
    "recoveryPointTags": {"team": "dr", "made-by": "offsite"},
    "copyActions": [
        {"destinationBackupVaultArn": COPY, "lifecycle": {"deleteAfterDays": 7}},
        {"destinationBackupVaultArn": COPY.replace(ACCOUNT, "210987654321")},
    ],
    "enableContinuousBackup": False,
    "indexActions": [{"resourceTypes": ["EBS"]}],
    "scanActions": [{"malwareScanner": "GUARDDUTY", "scanMode": "FULL_SCAN"}],
}
ADVANCED = [
    {"resourceType": "EC2", "backupOptions": {"WindowsVSS": "enabled"}},
    {
        "resourceType": "S3",
        "backupOptions": {"BackupACLs": "disabled", "BackupObjectTags": "enabled"},
    },
]
SCANNING = [
    {
        "malwareScanner": "GUARDDUTY",
        "resourceTypes": ["EBS", "S3"],
        "scannerRoleArn": f"arn:aws:iam::{ACCOUNT}:role/scanner",
    }
]
ALL = {
    "region": REGION,
    "backupPlanName": "regime",
    "rules": [EVERYTHING, RULE],
    "advancedBackupSettings": ADVANCED,
    "scanSettings": SCANNING,
    "tags": {"team": "dr"},
}


@pytest.fixture
def cloud() -> PlanCloud:
    return PlanCloud()


@pytest.fixture
def plans(cloud: PlanCloud, report: Any) -> Resource:
    return resource(Plan(), cloud, report)


def with_rule(**members: Any) -> dict[str, Any]:
    return {"region": REGION, "rules": [{**RULE, **members}]}


class TestArguments:
    def test_all_of_them(self, complaints: Complaints) -> None:
        assert complaints(PlanInputs, ALL) == {}

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(PlanInputs, {"region": REGION}) == {
            "rules": "must have at least one rule, unless the plan starts from "
            "`backup_plan_template_id` or `backup_plan_template_json`"
        }
        empty = {"region": REGION, "rules": [{"copyActions": [{}], "indexActions": [{}]}]}
        assert complaints(PlanInputs, empty) == {
            "rules[0].rule_name": "is required",
            "rules[0].target_backup_vault_name": "is required",
            "rules[0].copy_actions[0].destination_backup_vault_arn": "is required",
            "rules[0].index_actions[0].resource_types": "is required",
        }

    def test_a_template_needs_no_rules(self, complaints: Complaints) -> None:
        for source in ({"backupPlanTemplateId": "t"}, {"backupPlanTemplateJson": "{}"}):
            assert complaints(PlanInputs, {"region": REGION, **source}) == {}

    @pytest.mark.parametrize(
        ("members", "path", "sentence"),
        [
            ({"ruleName": "my rule"}, "rule_name", "must be 1 to 50 letters, digits"),
            ({"ruleName": "r" * 51}, "rule_name", "must be 1 to 50 letters, digits"),
            (
                {"targetBackupVaultName": "a"},
                "target_backup_vault_name",
                "must be 2 to 50 letters, digits",
            ),
            (
                {"scheduleExpression": "cron(0 25 ? * * *)"},
                "schedule_expression",
                "has `25` in its hours: allowed are 0-23, with , - * /",
            ),
            (
                {"scheduleExpression": "rate(2 day)"},
                "schedule_expression",
                "has `day` as the unit of its rate: write `rate(2 days)`",
            ),
            (
                {"scheduleExpressionTimezone": "Europe/Zuerich"},
                "schedule_expression_timezone",
                "must be a time zone like `Europe/Zurich`, not `Europe/Zuerich`: did you mean "
                "`Europe/Zurich`?",
            ),
            (
                {"lifecycle": {"moveToColdStorageAfterDays": 7, "deleteAfterDays": 96}},
                "lifecycle.delete_after_days",
                "must be at least 97, not 96",
            ),
            (
                {
                    "copyActions": [
                        {
                            "destinationBackupVaultArn": COPY,
                            "lifecycle": {"moveToColdStorageAfterDays": 1, "deleteAfterDays": 90},
                        }
                    ]
                },
                "copy_actions[0].lifecycle.delete_after_days",
                "must be at least 91, not 90",
            ),
            (
                {"copyActions": [{"destinationBackupVaultArn": "offsite"}]},
                "copy_actions[0].destination_backup_vault_arn",
                "must be the ARN of a backup vault",
            ),
            (
                {"copyActions": [{"destinationBackupVaultArn": COPY.replace("eu-central", "cn-north")}]},
                "copy_actions[0].destination_backup_vault_arn",
                "is in the partition aws-cn, and the plan's eu-west-1 in aws: nothing is copied",
            ),
            (
                {"targetLogicallyAirGappedBackupVaultArn": COPY},
                "target_logically_air_gapped_backup_vault_arn",
                "must be a vault of the plan's region, eu-west-1",
            ),
            (
                {
                    "targetLogicallyAirGappedBackupVaultArn": GAPPED,
                    "copyActions": [{"destinationBackupVaultArn": GAPPED}],
                },
                "copy_actions[0].destination_backup_vault_arn",
                "must be another vault than gapped, where the backups are",
            ),
            ({"indexActions": [{"resourceTypes": []}]}, "index_actions[0].resource_types", "must have at least 1 item"),
            ({"indexActions": [{"resourceTypes": ["EBS", "S3"]}]}, "index_actions[0].resource_types", "must have at most 1 items, not 2"),
            ({"indexActions": [{"resourceTypes": ["EFS"]}]}, "index_actions[0].resource_types[0]", "must be one of 'EBS' or 'S3', not `EFS`"),
            ({"indexActions": [{"resourceTypes": ["S3"]}] * 2}, "index_actions", "must have at most 1 items, not 2"),
            ({"scanActions": [{"scanMode": "QUICK"}]}, "scan_actions[0].scan_mode", "must be one of 'FULL_SCAN' or 'INCREMENTAL_SCAN'"),
            ({"recoveryPointTags": {"aws:a": "b"}}, "recovery_point_tags", "must not have the key `aws:a`"),
            ({"vault": "a"}, "vault", "is not an argument: there are"),
        ],
        ids=repr,
    )  # fmt: skip
    def test_rules_that_are_refused(
        self, complaints: Complaints, members: dict[str, Any], path: str, sentence: str
    ) -> None:
        ((found, said),) = complaints(PlanInputs, with_rule(**members)).items()
        assert found == f"rules[0].{path}"
        assert said.startswith(sentence)

    @pytest.mark.parametrize(
        ("windows", "complaint"),
        [
            ({}, None),
            ({"startWindowMinutes": 60}, None),
            ({"startWindowMinutes": 60, "completionWindowMinutes": 120}, None),
            ({"completionWindowMinutes": 540}, None),
            ({"startWindowMinutes": 10020}, None),
            ({"startWindowMinutes": 52_559_940, "completionWindowMinutes": 52_560_000}, None),
            ({"startWindowMinutes": UNKNOWN, "completionWindowMinutes": 60}, None),
            ({"startWindowMinutes": 600, "completionWindowMinutes": UNKNOWN}, None),
            ({"startWindowMinutes": 59}, ("start", "must be at least 60, not 59")),
            (
                {"startWindowMinutes": 60, "completionWindowMinutes": 119},
                (
                    "completion",
                    "must be at least 120, not 119: 60 more than `start_window_minutes`, "
                    "which is 60",
                ),
            ),
            (
                {"completionWindowMinutes": 539},
                (
                    "completion",
                    "must be at least 540, not 539: 60 more than `start_window_minutes`, "
                    "which is 480 if left out",
                ),
            ),
            (
                {"startWindowMinutes": 10021},
                (
                    "start",
                    "must be at most 10020, not 10021: 60 less than `completion_window_minutes`, "
                    "which is 10080 if left out",
                ),
            ),
            (
                {"startWindowMinutes": 60, "completionWindowMinutes": 52_560_001},
                ("completion", "must be at most 52560000, not 52560001"),
            ),
        ],
        ids=repr,
    )
    def test_windows(
        self,
        complaints: Complaints,
        windows: dict[str, Any],
        complaint: tuple[str, str] | None,
    ) -> None:
        expected = {f"rules[0].{complaint[0]}_window_minutes": complaint[1]} if complaint else {}
        assert complaints(PlanInputs, with_rule(**windows)) == expected

    @pytest.mark.parametrize(
        ("lifecycle", "complaint"),
        [
            ({"deleteAfterDays": 1}, {}),
            ({"deleteAfterDays": 35}, {}),
            ({"deleteAfterDays": UNKNOWN}, {}),
            (UNKNOWN, {}),
            (
                None,
                {
                    "lifecycle": "is required: a continuous backup needs `delete_after_days`, "
                    "from 1 to 35"
                },
            ),
            (
                {},
                {
                    "lifecycle.delete_after_days": "must be from 1 to 35: a continuous backup is "
                    "kept for no longer"
                },
            ),
            (
                {"deleteAfterDays": 36},
                {
                    "lifecycle.delete_after_days": "must be from 1 to 35, not 36: a continuous "
                    "backup is kept for no longer"
                },
            ),
            (
                {"deleteAfterDays": -1},
                {
                    "lifecycle.delete_after_days": "must be from 1 to 35, not -1: a continuous "
                    "backup is kept for no longer"
                },
            ),
            (
                {"moveToColdStorageAfterDays": 7, "deleteAfterDays": UNKNOWN},
                {
                    "lifecycle.move_to_cold_storage_after_days": "can't be given: a continuous "
                    "backup stays in warm storage"
                },
            ),
        ],
        ids=repr,
    )
    def test_continuous_backups(
        self, complaints: Complaints, lifecycle: Any, complaint: dict[str, str]
    ) -> None:
        wire = with_rule(enableContinuousBackup=True, lifecycle=lifecycle)
        assert complaints(PlanInputs, wire) == {
            f"rules[0].{path}": sentence for path, sentence in complaint.items()
        }

    def test_rules_upon_a_template_need_not_say_it_all(self, complaints: Complaints) -> None:
        template = {"backupPlanTemplateId": "t"}
        for members in (
            {"enableContinuousBackup": True},
            {"completionWindowMinutes": 120},
            {"startWindowMinutes": 20000},
        ):
            assert complaints(PlanInputs, {**with_rule(**members), **template}) == {}
        wire = with_rule(enableContinuousBackup=True, lifecycle={"deleteAfterDays": 36})
        assert len(complaints(PlanInputs, {**wire, **template})) == 1

    def test_each_rule_has_a_name_of_its_own(self, complaints: Complaints) -> None:
        other = {**RULE, "ruleName": "Daily"}
        wire = {"region": REGION, "rules": [RULE, other, {**RULE, "ruleName": UNKNOWN}, RULE]}
        assert complaints(PlanInputs, wire) == {
            "rules[3].rule_name": "must be the name of no other rule: `rules[0]` is `daily` already"
        }

    def test_one_template(self, complaints: Complaints) -> None:
        wire = {
            "region": REGION,
            "backupPlanTemplateId": "t",
            "backupPlanTemplateJson": "{}",
        }
        assert complaints(PlanInputs, wire) == {
            "backup_plan_template_json": "can't be given beside `backup_plan_template_id`: a plan "
            "starts from one of them"
        }

    @pytest.mark.parametrize("text", ["", "{", "[]", '"plan"', "null"])
    def test_what_is_no_document(self, complaints: Complaints, text: str) -> None:
        assert complaints(PlanInputs, {"region": REGION, "backupPlanTemplateJson": text}) == {
            "backup_plan_template_json": "must be a JSON object, as `export_plan_template` "
            "answers it"
        }

    @pytest.mark.parametrize(
        ("setting", "found"),
        [
            (
                {"resourceType": "RDS", "backupOptions": {}},
                {"[0].resource_type": "must be one of 'EC2' or 'S3', not `RDS`"},
            ),
            (
                {"resourceType": "EC2", "backupOptions": {"BackupACLs": "enabled"}},
                {"[0].backup_options": "has no option `BackupACLs` of EC2: there is WindowsVSS"},
            ),
            (
                {"resourceType": "S3", "backupOptions": {"BackupACLs": "off"}},
                {"[0].backup_options": "has `off` for `BackupACLs`: it must be `enabled` or `disabled`"},
            ),
            (ADVANCED[0], {"[1].resource_type": "must be of no other setting: there is one for EC2 already"}),
        ],
        ids=repr,
    )  # fmt: skip
    def test_advanced_settings(
        self, complaints: Complaints, setting: dict[str, Any], found: dict[str, str]
    ) -> None:
        settings = [setting, setting] if setting is ADVANCED[0] else [setting]
        wire = {**with_rule(), "advancedBackupSettings": settings}
        assert complaints(PlanInputs, wire) == {
            f"advanced_backup_settings{path}": sentence for path, sentence in found.items()
        }

    @pytest.mark.parametrize("name", [name for name in ALL if name != "region"])
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        assert complaints(PlanInputs, {**ALL, name: UNKNOWN}) == {}

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_any_member_of_a_rule_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        wire = {**ALL, "rules": [{**EVERYTHING, name: UNKNOWN}, RULE, UNKNOWN]}
        assert complaints(PlanInputs, wire) == {}

    def test_what_is_known_beside_the_unknown_is_checked(self, complaints: Complaints) -> None:
        bad = {**EVERYTHING, "targetBackupVaultName": UNKNOWN, "completionWindowMinutes": 100}
        assert list(complaints(PlanInputs, {**ALL, "rules": [UNKNOWN, bad]})) == [
            "rules[1].completion_window_minutes"
        ]


class TestOwnVault:
    """A copy goes to another vault than the backup's."""

    OWN = f"arn:aws:backup:{REGION}:{ACCOUNT}:backup-vault:source"
    REFUSAL = {
        "rules[0].copy_actions[0].destination_backup_vault_arn": (
            "must be another vault than source, where the backups are"
        )
    }

    def wire(self, arn: Any, **others: Any) -> dict[str, Any]:
        return {**with_rule(copyActions=[{"destinationBackupVaultArn": arn}]), **others}

    def test_it_is_refused(self, plans: Resource, cloud: PlanCloud) -> None:
        assert plans.complaints(**self.wire(self.OWN)) == self.REFUSAL
        assert plans.complaints(**self.wire(self.OWN)) == self.REFUSAL
        assert cloud.calls == ["GetCallerIdentity"]

    @pytest.mark.parametrize(
        "arn",
        [
            OWN.replace(ACCOUNT, "210987654321"),
            OWN.replace(REGION, "eu-central-1"),
            OWN.replace("source", "Source"),
            UNKNOWN,
        ],
    )
    def test_namesakes_elsewhere_are_fine(self, plans: Resource, arn: Any) -> None:
        assert plans.complaints(**self.wire(arn)) == {}

    def test_nobody_is_asked_but_for_a_namesake(self, plans: Resource, cloud: PlanCloud) -> None:
        plans.complaints(**self.wire(COPY))
        assert cloud.calls == []

    def test_the_account_of_a_role_is_in_its_arn(self, plans: Resource, cloud: PlanCloud) -> None:
        role = f"arn:aws:iam::{ACCOUNT}:role/dr"
        assert plans.complaints(**self.wire(self.OWN, roleArn=role)) == self.REFUSAL
        assert cloud.calls == []

    def test_a_preview_needs_no_credentials(self, plans: Resource, cloud: PlanCloud) -> None:
        cloud.on("GetCallerIdentity", Refusal("InvalidClientTokenId"))
        assert plans.complaints(**self.wire(self.OWN)) == {}
        assert plans.complaints(**self.wire(self.OWN, roleArn=UNKNOWN)) == {}


def inputs(**wire: Any) -> PlanInputs:
    found, problems = plan.check(PlanInputs, {**ALL, **wire})
    assert problems == []
    assert found is not None
    return found


def rule(**members: Any) -> dict[str, Any]:
    """The arguments, with a rule changed."""
    return {"rules": [{**EVERYTHING, **members}, RULE]}


class TestDiff:
    @pytest.mark.parametrize(
        "wire",
        [
            {"rules": [RULE, EVERYTHING]},
            {"rules": [EVERYTHING, {**RULE, "scheduleExpression": "cron(0 5 ? * * *)"}]},
            {"rules": [EVERYTHING, {**RULE, "scheduleExpression": " cron(0  5 * * ? *)"}]},
            {"rules": [EVERYTHING, {**RULE, "scheduleExpressionTimezone": "Etc/UTC"}]},
            {"rules": [EVERYTHING, {**RULE, "scheduleExpressionTimezone": "UTC"}]},
            {"rules": [EVERYTHING, {**RULE, "startWindowMinutes": 480}]},
            {"rules": [EVERYTHING, {**RULE, "completionWindowMinutes": 10080}]},
            {"rules": [EVERYTHING, {**RULE, "enableContinuousBackup": False}]},
            {"rules": [EVERYTHING, {**RULE, "lifecycle": {}}]},
            {
                "rules": [
                    EVERYTHING,
                    {**RULE, "lifecycle": {"deleteAfterDays": -1, "moveToColdStorageAfterDays": -1}},
                ]
            },
            {
                "rules": [
                    EVERYTHING,
                    {**RULE, "copyActions": [], "indexActions": [], "scanActions": []},
                ]
            },
            {"rules": [EVERYTHING, {**RULE, "recoveryPointTags": {}}]},
            rule(recoveryPointTags={"made-by": "offsite", "team": "dr"}),
            rule(copyActions=EVERYTHING["copyActions"][::-1]),
            rule(scheduleExpression="cron(30  1 ? * mon-fri *)"),
            {"advancedBackupSettings": ADVANCED[::-1]},
            {
                "advancedBackupSettings": [
                    ADVANCED[0],
                    {"resourceType": "S3", "backupOptions": {"BackupACLs": "disabled"}},
                ]
            },
            {"scanSettings": [{**SCANNING[0], "resourceTypes": ["S3", "EBS"]}]},
            {"backupPlanName": None},
            {"adopt": "a-plan"},
        ],
        ids=repr,
    )  # fmt: skip
    def test_what_means_the_same(self, wire: dict[str, Any]) -> None:
        assert plan.diff(inputs(), inputs(**wire)).changes == ()
        if "backupPlanName" not in wire:
            assert plan.diff(inputs(**wire), inputs()).changes == ()

    @pytest.mark.parametrize(
        ("wire", "changes"),
        [
            ({"backupPlanName": "other"}, ("backupPlanName",)),
            ({"tags": {}}, ("tags",)),
            ({"rules": [EVERYTHING]}, ("rules",)),
            ({"rules": [EVERYTHING, RULE, {**RULE, "ruleName": "b"}]}, ("rules",)),
            ({"rules": [EVERYTHING, {**RULE, "ruleName": "Daily"}]}, ("rules",)),
            ({"rules": [EVERYTHING, {**RULE, "startWindowMinutes": 100}]}, ("rules",)),
            ({"rules": [EVERYTHING, {**RULE, "lifecycle": {"deleteAfterDays": 1}}]}, ("rules",)),
            (rule(targetBackupVaultName="other"), ("rules",)),
            (rule(targetLogicallyAirGappedBackupVaultArn=None), ("rules",)),
            (rule(scheduleExpression=None), ("rules",)),
            (rule(scheduleExpressionTimezone=None), ("rules",)),
            (rule(startWindowMinutes=61, completionWindowMinutes=121), ("rules",)),
            (rule(completionWindowMinutes=None), ("rules",)),
            (rule(lifecycle={"deleteAfterDays": 120}), ("rules",)),
            (rule(recoveryPointTags={"team": "dr"}), ("rules",)),
            (rule(copyActions=EVERYTHING["copyActions"][:1]), ("rules",)),
            (rule(copyActions=[{"destinationBackupVaultArn": COPY}]), ("rules",)),
            (rule(indexActions=[{"resourceTypes": ["S3"]}]), ("rules",)),
            (rule(scanActions=[]), ("rules",)),
            (rule(lifecycle=UNKNOWN), ("rules",)),
            ({"rules": UNKNOWN}, ("rules",)),
            ({"rules": [EVERYTHING, UNKNOWN]}, ("rules",)),
            ({"advancedBackupSettings": ADVANCED[:1]}, ("advancedBackupSettings",)),
            ({"advancedBackupSettings": UNKNOWN}, ("advancedBackupSettings",)),
            ({"scanSettings": []}, ("scanSettings",)),
            ({"scanSettings": UNKNOWN}, ("scanSettings",)),
            ({"backupPlanTemplateId": "t"}, ("backupPlanTemplateId",)),
        ],
        ids=repr,
    )
    def test_what_changes_in_place(self, wire: dict[str, Any], changes: tuple[str, ...]) -> None:
        assert plan.diff(inputs(), inputs(**wire)) == plan.Difference(changes, ())

    def test_a_document_is_compared_as_json(self) -> None:
        def of(text: str) -> PlanInputs:
            return inputs(backupPlanTemplateJson=text)

        assert plan.diff(of('{"a": 1, "b": 2}'), of('{"b":2,"a":1}')).changes == ()
        assert plan.diff(of('{"a": 1}'), of('{"a": 2}')).changes == ("backupPlanTemplateJson",)

    def test_another_region_is_another_plan(self) -> None:
        here, there = inputs(rules=[RULE]), inputs(rules=[RULE], region="eu-west-2")
        assert plan.diff(here, there).replaces == ("region",)
        assert Plan.unique

    def test_recorded_arguments_that_are_refused_today_are_a_difference(self) -> None:
        recorded = {**ALL, "rules": [{**RULE, "startWindowMinutes": 10}]}
        old = PlanInputs.recall(recorded)
        assert "rules" in plan.diff(old, inputs(rules=[RULE])).changes


def unchanged(plans: Resource, state: State[Any, Any], **wire: Any) -> bool:
    """Whether a refresh finds nothing new, and the program has nothing to change after it."""
    found = plans.read(state)
    assert found is not None
    return (
        found.inputs == plans.recorded(state).inputs
        and found.outputs == plans.recorded(state).outputs
        and plans.diff(found, **wire).changes == ()
    )


class TestLife:
    def test_it_is_made_with_one_call(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        assert cloud.calls == ["CreateBackupPlan"]
        live = cloud.plan()
        assert state.id == state.outputs.backup_plan_id == live["BackupPlanId"]
        assert state.outputs.backup_plan_arn == live["BackupPlanArn"]
        assert state.outputs.version_id == live["VersionId"]
        assert state.outputs.creation_date == f"{cloud.now:%Y-%m-%dT%H:%M:%SZ}"
        assert state.inputs == plans.inputs(**ALL)
        assert cloud.tags[live["BackupPlanArn"]] == {"team": "dr"}
        asked = cloud.asked("CreateBackupPlan")
        assert 1 <= len(asked["CreatorRequestId"]) <= 50
        assert asked["BackupPlan"] == {
            "BackupPlanName": "regime",
            "Rules": [
                {
                    "RuleName": "everything",
                    "TargetBackupVaultName": "source",
                    "TargetLogicallyAirGappedBackupVaultArn": GAPPED,
                    "ScheduleExpression": "cron(30 1 ? * MON-FRI *)",
                    "ScheduleExpressionTimezone": "Europe/Zurich",
                    "StartWindowMinutes": 60,
                    "CompletionWindowMinutes": 120,
                    "Lifecycle": {
                        "MoveToColdStorageAfterDays": 30,
                        "DeleteAfterDays": 120,
                        "OptInToArchiveForSupportedResources": True,
                    },
                    "RecoveryPointTags": {"team": "dr", "made-by": "offsite"},
                    "CopyActions": [
                        {
                            "DestinationBackupVaultArn": COPY,
                            "Lifecycle": {"DeleteAfterDays": 7},
                        },
                        {"DestinationBackupVaultArn": COPY.replace(ACCOUNT, "210987654321")},
                    ],
                    "EnableContinuousBackup": False,
                    "IndexActions": [{"ResourceTypes": ["EBS"]}],
                    "ScanActions": [{"MalwareScanner": "GUARDDUTY", "ScanMode": "FULL_SCAN"}],
                },
                {"RuleName": "daily", "TargetBackupVaultName": "source"},
            ],
            "AdvancedBackupSettings": [
                {"ResourceType": "EC2", "BackupOptions": {"WindowsVSS": "enabled"}},
                {
                    "ResourceType": "S3",
                    "BackupOptions": {"BackupACLs": "disabled", "BackupObjectTags": "enabled"},
                },
            ],
            "ScanSettings": [
                {
                    "MalwareScanner": "GUARDDUTY",
                    "ResourceTypes": ["EBS", "S3"],
                    "ScannerRoleArn": f"arn:aws:iam::{ACCOUNT}:role/scanner",
                }
            ],
        }

    def test_a_name_of_its_own(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**with_rule()))
        assert state.inputs.backup_plan_name.startswith("audit-")
        assert cloud.plan()["BackupPlan"]["BackupPlanName"] == state.inputs.backup_plan_name
        assert "BackupPlanTags" not in cloud.asked("CreateBackupPlan")

    @pytest.mark.parametrize("wire", [ALL, with_rule()], ids=["all", "none"])
    def test_it_is_read_as_it_was_written(
        self, plans: Resource, cloud: PlanCloud, wire: dict[str, Any]
    ) -> None:
        state = plans.create(plans.inputs(**wire))
        cloud.later()
        cloud.forget()
        assert unchanged(plans, state, **wire)
        assert cloud.calls == ["GetBackupPlan", "ListTags"]

    @pytest.mark.parametrize(
        ("member", "value", "field"),
        [
            ("StartWindowMinutes", 100, "start_window_minutes"),
            ("CompletionWindowMinutes", 600, "completion_window_minutes"),
            ("ScheduleExpression", "cron(0 6 ? * * *)", "schedule_expression"),
            ("ScheduleExpressionTimezone", "Asia/Tokyo", "schedule_expression_timezone"),
            ("EnableContinuousBackup", True, "enable_continuous_backup"),
            ("TargetBackupVaultName", "other", "target_backup_vault_name"),
            ("RecoveryPointTags", {"by": "hand"}, "recovery_point_tags"),
        ],
    )
    def test_what_somebody_changed_is_seen_and_nothing_else(
        self, plans: Resource, cloud: PlanCloud, member: str, value: Any, field: str
    ) -> None:
        state = plans.create(plans.inputs(**ALL))
        cloud.rule("daily")[member] = value
        found = plans.read(state)
        assert found is not None
        everything, daily = found.inputs.rules
        assert everything == state.inputs.rules[0]
        assert daily == state.inputs.rules[1].model_copy(update={field: value})
        assert plans.diff(found, **ALL).changes == ("rules",)
        assert found.inputs.advanced_backup_settings == state.inputs.advanced_backup_settings

        cloud.forget()
        repaired = plans.update(found, plans.inputs(**ALL))
        assert cloud.calls == ["UpdateBackupPlan"]
        assert unchanged(plans, repaired, **ALL)

    def test_the_other_direction_too(self, plans: Resource, cloud: PlanCloud) -> None:
        wire = with_rule(startWindowMinutes=100, lifecycle={"deleteAfterDays": 7})
        state = plans.create(plans.inputs(**wire))
        cloud.rule("daily")["StartWindowMinutes"] = 480
        cloud.rule("daily")["Lifecycle"] = {"DeleteAfterDays": -1}
        found = plans.read(state)
        assert found is not None
        (daily,) = found.inputs.rules
        assert daily.start_window_minutes == 480
        assert daily.lifecycle.delete_after_days == -1
        assert plans.diff(found, **wire).changes == ("rules",)

    def test_rules_that_came_and_went(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        rules = cloud.plan()["BackupPlan"]["Rules"]
        rules[:] = [{**cloud.rule("daily"), "RuleName": "by-hand"}, cloud.rule("daily")]
        found = plans.read(state)
        assert found is not None
        assert [rule.rule_name for rule in found.inputs.rules] == ["daily", "by-hand"]
        # What is by default isn't said.
        assert found.inputs.rules[1].to_wire() == {**RULE, "ruleName": "by-hand"}
        assert plans.diff(found, **ALL).changes == ("rules",)

    def test_settings_that_somebody_changed(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        cloud.plan()["AdvancedBackupSettings"] = []
        cloud.plan()["BackupPlan"]["ScanSettings"] = []
        cloud.plan()["BackupPlan"]["BackupPlanName"] = "renamed"
        cloud.tags[cloud.plan()["BackupPlanArn"]] = {"by": "hand"}
        found = plans.read(state)
        assert found is not None
        assert found.inputs.rules == state.inputs.rules
        assert set(plans.diff(found, **ALL).changes) == {
            "backupPlanName", "advancedBackupSettings", "scanSettings", "tags"
        }  # fmt: skip

    def test_what_no_program_may_write_is_read(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**with_rule()))
        cloud.rule("daily")["StartWindowMinutes"] = 10
        cloud.rule("daily")["ScheduleExpression"] = "whenever"
        found = plans.read(state)
        assert found is not None
        assert found.inputs.rules[0].start_window_minutes == 10
        assert plans.diff(found, **with_rule()).changes == ("rules",)

    def test_a_changed_document_is_a_version(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        cloud.forget()
        wire = {**ALL, "rules": [RULE], "backupPlanName": "renamed"}
        changed = plans.update(state, plans.inputs(**wire))
        assert cloud.calls == ["UpdateBackupPlan"]
        assert cloud.asked("UpdateBackupPlan")["BackupPlan"]["BackupPlanName"] == "renamed"
        assert changed.outputs.version_id == cloud.plan()["VersionId"] != state.outputs.version_id
        assert changed.id == state.id
        assert unchanged(plans, changed, **wire)

    def test_a_name_left_out_is_kept(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        wire = {**ALL, "rules": [RULE], "backupPlanName": None}
        changed = plans.update(state, plans.inputs(**wire))
        assert changed.inputs.backup_plan_name == "regime"
        assert cloud.plan()["BackupPlan"]["BackupPlanName"] == "regime"

    def test_a_changed_tag_is_one_call(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        cloud.forget()
        changed = plans.update(state, plans.inputs(**{**ALL, "tags": {"team": "ops", "a": "b"}}))
        assert cloud.calls == ["TagResource"]
        assert changed.outputs == state.outputs
        cloud.forget()
        plans.update(changed, plans.inputs(**{**ALL, "tags": {"team": "ops"}}))
        assert cloud.calls == ["UntagResource"]
        assert cloud.tags[cloud.plan()["BackupPlanArn"]] == {"team": "ops"}

    def test_gone_is_gone(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        cloud.plan()["DeletionDate"] = cloud.now
        assert plans.read(state) is None
        cloud.plans.clear()
        assert plans.read(state) is None
        plans.delete(state)

    def test_being_refused_access_is_not_gone(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        cloud.on("GetBackupPlan", Refusal("AccessDeniedException"))
        with pytest.raises(AccessDenied, match="Allow `GetBackupPlan`"):
            plans.read(state)


class TestTemplates:
    WIRE = {"region": REGION, "backupPlanTemplateId": "daily-monthly"}
    UPON = {
        **WIRE,
        "rules": [
            {
                "ruleName": "DailyBackups",
                "targetBackupVaultName": "source",
                "copyActions": [{"destinationBackupVaultArn": COPY}],
            },
            {"ruleName": "hourly", "targetBackupVaultName": "source"},
        ],
    }

    def test_it_is_the_templates_plan_by_another_name(
        self, plans: Resource, cloud: PlanCloud
    ) -> None:
        state = plans.create(plans.inputs(**self.WIRE))
        assert cloud.calls == ["GetBackupPlanFromTemplate", "CreateBackupPlan"]
        name = state.inputs.backup_plan_name
        assert cloud.asked("CreateBackupPlan")["BackupPlan"] == {
            **TEMPLATE,
            "BackupPlanName": name,
        }
        assert name.startswith("audit-")
        assert state.inputs.rules == []
        cloud.forget()
        assert unchanged(plans, state, **self.WIRE)
        assert cloud.calls == ["GetBackupPlan", "ListTags"]

    def test_a_rule_changes_the_templates_of_its_name(
        self, plans: Resource, cloud: PlanCloud
    ) -> None:
        state = plans.create(plans.inputs(**self.UPON))
        daily, monthly, hourly = cloud.asked("CreateBackupPlan")["BackupPlan"]["Rules"]
        assert daily == {
            **TEMPLATE["Rules"][0],
            "TargetBackupVaultName": "source",
            "CopyActions": [{"DestinationBackupVaultArn": COPY}],
        }
        assert monthly == TEMPLATE["Rules"][1]
        assert hourly == {"RuleName": "hourly", "TargetBackupVaultName": "source"}
        assert unchanged(plans, state, **self.UPON)

    def test_settings_take_the_place_of_the_templates(
        self, plans: Resource, cloud: PlanCloud
    ) -> None:
        wire = {**self.WIRE, "advancedBackupSettings": ADVANCED[1:], "scanSettings": SCANNING}
        state = plans.create(plans.inputs(**wire))
        document = cloud.asked("CreateBackupPlan")["BackupPlan"]
        assert [s["ResourceType"] for s in document["AdvancedBackupSettings"]] == ["S3"]
        assert len(document["ScanSettings"]) == 1
        assert unchanged(plans, state, **wire)

    def test_from_json(self, plans: Resource, cloud: PlanCloud) -> None:
        wire = {"region": REGION, "backupPlanTemplateJson": json.dumps({"signed": True})}
        state = plans.create(plans.inputs(**wire))
        assert cloud.calls == ["GetBackupPlanFromJSON", "CreateBackupPlan"]
        assert cloud.asked("GetBackupPlanFromJSON")["BackupPlanTemplateJson"] == '{"signed": true}'
        assert unchanged(plans, state, **wire)

    @pytest.mark.parametrize("name", ["MonthlyBackups", "DailyBackups", "hourly"])
    def test_what_somebody_changed_is_seen_and_put_back(
        self, plans: Resource, cloud: PlanCloud, name: str
    ) -> None:
        state = plans.create(plans.inputs(**self.UPON))
        cloud.rule(name)["StartWindowMinutes"] = 100
        found = plans.read(state)
        assert found is not None
        # It is the template's no more.
        assert found.inputs.backup_plan_template_id is None
        assert {rule.rule_name for rule in found.inputs.rules} == {
            "DailyBackups", "MonthlyBackups", "hourly"
        }  # fmt: skip
        assert {"backupPlanTemplateId", "rules"} < set(plans.diff(found, **self.UPON).changes)
        repaired = plans.update(found, plans.inputs(**self.UPON))
        assert unchanged(plans, repaired, **self.UPON)

    def test_a_rule_of_the_templates_that_is_gone(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**self.WIRE))
        cloud.plan()["BackupPlan"]["Rules"].pop()
        found = plans.read(state)
        assert found is not None
        assert "backupPlanTemplateId" in plans.diff(found, **self.WIRE).changes

    def test_a_template_that_aws_changes_changes_no_plan(
        self, plans: Resource, cloud: PlanCloud
    ) -> None:
        state = plans.create(plans.inputs(**self.WIRE))
        newer = {**TEMPLATE, "Rules": TEMPLATE["Rules"][:1]}
        cloud.on("GetBackupPlanFromTemplate", {"BackupPlanDocument": newer})
        assert unchanged(plans, state, **self.WIRE)
        cloud.forget()
        tagged = plans.update(state, plans.inputs(**self.WIRE, tags={"a": "b"}))
        assert cloud.calls == ["TagResource"]
        changed = plans.update(tagged, plans.inputs(**self.UPON))
        names = {rule["RuleName"] for rule in cloud.plan()["BackupPlan"]["Rules"]}
        assert names == {"DailyBackups", "hourly"}
        assert unchanged(plans, changed, **self.UPON)


class TestOnce:
    """A creation happens once, whatever happens to its answer."""

    def test_a_killed_runs_plan_is_taken_over(
        self, plans: Resource, cloud: PlanCloud, report: Any
    ) -> None:
        killed = plans.create(plans.inputs(**ALL))
        cloud.later()
        cloud.forget()
        state = plans.create(plans.inputs(**ALL))
        assert state.id == killed.id == cloud.plan()["BackupPlanId"]
        assert cloud.calls == ["CreateBackupPlan", "GetBackupPlan", "ListTags"]
        assert report.informed == [f"takes over the backup plan {state.id}, which exists already"]
        assert unchanged(plans, state, **ALL)

    def test_and_made_what_the_program_wants_by_now(
        self, plans: Resource, cloud: PlanCloud
    ) -> None:
        killed = plans.create(plans.inputs(**ALL))
        cloud.later()
        wire = {**with_rule(startWindowMinutes=100), "tags": {"team": "ops"}}
        state = plans.create(plans.inputs(**wire))
        assert state.id == killed.id == cloud.plan()["BackupPlanId"]
        assert state.outputs.version_id == cloud.plan()["VersionId"] != killed.outputs.version_id
        assert cloud.rule("daily")["StartWindowMinutes"] == 100
        assert cloud.tags[cloud.plan()["BackupPlanArn"]] == {"team": "ops"}
        assert unchanged(plans, state, **wire)

    def test_an_error_that_names_our_own_request_is_no_conflict(
        self, plans: Resource, cloud: PlanCloud
    ) -> None:
        killed = plans.create(plans.inputs(**ALL))
        cloud.later()
        cloud.on(
            "CreateBackupPlan",
            Refusal(
                "AlreadyExistsException",
                CreatorRequestId=cloud.plan()["CreatorRequestId"],
                Arn=cloud.plan()["BackupPlanArn"],
            ),
        )
        assert plans.create(plans.inputs(**ALL)).id == killed.id

    def test_a_strangers_plan_is_a_conflict_that_names_adopt(
        self, plans: Resource, cloud: PlanCloud
    ) -> None:
        strangers = plans.create(plans.inputs(**ALL))
        cloud.plan()["CreatorRequestId"] = "a-stranger"
        cloud.by_request.clear()
        with pytest.raises(Conflict) as conflict:
            plans.create(plans.inputs(**ALL))
        assert str(conflict.value) == (
            "cannot create the backup plan regime: Backup plan with the same plan document "
            f'already exists (AlreadyExistsException). Take it over with `adopt="{strangers.id}"`, '
            "or give this one another `backup_plan_name`."
        )

    @pytest.mark.parametrize("remembers", [False, True])
    def test_a_deleted_plan_is_made_again(
        self, plans: Resource, cloud: PlanCloud, remembers: bool
    ) -> None:
        cloud.remembers_deleted = remembers
        ids = set()
        for _ in range(3):
            cloud.later()
            state = plans.create(plans.inputs(**ALL))
            assert cloud.plan()["BackupPlanId"] == state.id
            ids.add(state.id)
            cloud.later()
            plans.delete(state)
        assert len(ids) == 3
        if not remembers:
            assert "GetBackupPlan" not in cloud.calls


class TestAdopt:
    def test_a_plan_is_taken_over_and_changed(self, plans: Resource, cloud: PlanCloud) -> None:
        strangers = plans.create(plans.inputs(**ALL))
        cloud.forget()
        wire = {**with_rule(startWindowMinutes=100), "adopt": strangers.id}
        state = plans.create(plans.inputs(**wire))
        assert "CreateBackupPlan" not in cloud.calls
        assert state.id == strangers.id
        assert state.inputs.backup_plan_name == "regime"
        assert cloud.rule("daily")["StartWindowMinutes"] == 100
        assert cloud.tags[cloud.plan()["BackupPlanArn"]] == {}
        assert unchanged(plans, state, **wire)

    def test_one_that_is_as_wanted_makes_no_version(
        self, plans: Resource, cloud: PlanCloud
    ) -> None:
        strangers = plans.create(plans.inputs(**ALL))
        cloud.forget()
        state = plans.create(plans.inputs(**ALL, adopt=strangers.id))
        assert cloud.calls == ["GetBackupPlan", "ListTags"]
        assert state.outputs == strangers.outputs

    def test_there_has_to_be_one(self, plans: Resource, cloud: PlanCloud) -> None:
        with pytest.raises(NotFound, match="cannot adopt the backup plan none: eu-west-1 has no"):
            plans.create(plans.inputs(**ALL, adopt="none"))


class TestDelete:
    def test_one_call(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        cloud.forget()
        plans.delete(state)
        assert cloud.calls == ["DeleteBackupPlan"]
        assert cloud.plans == {}

    def selected(self, plan: str) -> dict[str, Any]:
        return {
            "SelectionId": "a-selection",
            "BackupPlanId": plan,
            "CreatorRequestId": "x",
            "BackupSelection": {"SelectionName": "orders"},
        }

    def test_selections_are_named(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        cloud.selections["a-selection"] = self.selected(state.id)
        with pytest.raises(Conflict) as refused:
            plans.delete(state)
        assert str(refused.value).startswith(
            f"cannot delete the backup plan regime ({state.id}): it still has the selections "
            "orders (a-selection)"
        )
        assert "Delete them first" in refused.value.remedy
        assert cloud.plan()["BackupPlanId"] == state.id

    def test_selections_on_their_way_out_are_waited_for(
        self, plans: Resource, cloud: PlanCloud, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plans.settings._config["offsite:pollSeconds"] = "0.05"
        state = plans.create(plans.inputs(**ALL))
        refusal = Refusal("InvalidRequestException", "Related backup plan selections must be")
        cloud.on("DeleteBackupPlan", refusal, refusal, cloud._delete_plan)
        plans.delete(state)
        assert cloud.plans == {}

    def test_other_refusals_are_told_as_they_are(self, plans: Resource, cloud: PlanCloud) -> None:
        state = plans.create(plans.inputs(**ALL))
        cloud.forget()
        cloud.on(
            "DeleteBackupPlan",
            Refusal("InvalidParameterValueException", "created by organizations"),
        )
        with pytest.raises(Failure, match="created by organizations"):
            plans.delete(state)
        assert cloud.calls == ["DeleteBackupPlan"]
