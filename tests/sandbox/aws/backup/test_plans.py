"""AWS Backup's plans: rules, versions, templates, JSON."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from ...cases import Members, cases
from ..client import some
from .client import EXISTS, INVALID, NOT_FOUND, REQUEST, Backup, sizes

VAULT = "arn:aws:backup:eu-west-2:123456789012:backup-vault:main"
ELSEWHERE = "arn:aws:backup:eu-central-1:210987654321:backup-vault:copies"
RULE: Members = {"RuleName": "daily", "TargetBackupVaultName": "main"}
SHORT = {"MoveToColdStorageAfterDays": 1, "DeleteAfterDays": 2}
FILLED: Members = {
    "ScheduleExpression": "cron(0 5 ? * * *)",
    "ScheduleExpressionTimezone": "Etc/UTC",
    "StartWindowMinutes": 480,
    "CompletionWindowMinutes": 10080,
    "EnableContinuousBackup": False,
    "CopyActions": [],
}

pytestmark = pytest.mark.usefixtures("vault")


def plan(*rules: Members, name: str = "nightly", **members: Any) -> Members:
    return {"BackupPlanName": name, "Rules": list(rules) or [RULE], **members}


def rule(**members: Any) -> Members:
    return some(**{**RULE, **members})


def create(aws: Backup, document: Members | None = None, **members: Any) -> Members:
    return aws.backup.create_backup_plan(BackupPlan=document or plan(), **members)


def rules_of(aws: Backup, plan_id: str, **members: Any) -> Members:
    """By name."""
    answer = aws.backup.get_backup_plan(BackupPlanId=plan_id, **members)
    return {rule["RuleName"]: rule for rule in answer["BackupPlan"]["Rules"]}


def ids_of(aws: Backup, plan_id: str, **members: Any) -> dict[str, str]:
    return {name: rule["RuleId"] for name, rule in rules_of(aws, plan_id, **members).items()}


def listed(aws: Backup, **members: Any) -> list[Members]:
    return aws.backup.list_backup_plans(**members)["BackupPlansList"]


class TestCreation:
    def test_with_defaults(self, aws: Backup) -> None:
        made = create(aws)
        arn = f"arn:aws:backup:eu-west-2:123456789012:backup-plan:{made['BackupPlanId']}"
        assert made["BackupPlanArn"] == arn
        told = rules_of(aws, made["BackupPlanId"])["daily"]
        assert told == {**RULE, **FILLED, "RuleId": told["RuleId"]}

    def test_rules_come_back_by_name(self, aws: Backup) -> None:
        names = ["weekly", "daily", "monthly"]
        made = create(aws, plan(*(rule(RuleName=name) for name in names)))
        assert list(rules_of(aws, made["BackupPlanId"])) == sorted(names)

    def test_the_same_request_again_is_a_retry(self, aws: Backup) -> None:
        first = create(aws, CreatorRequestId="one")
        # AWS returns the plan that the request made, whatever it asks for now.
        for document in (plan(), plan(name="another")):
            again = create(aws, document, CreatorRequestId="one")
            assert again["BackupPlanId"] == first["BackupPlanId"]
            assert again["VersionId"] == first["VersionId"]
        assert len(listed(aws)) == 1

    def test_the_same_document_again_is_refused(self, aws: Backup) -> None:
        first = create(aws, CreatorRequestId="one")
        # What was left out says the same as its default.
        error = aws.refuses(EXISTS, create, aws=aws, document=plan(rule(StartWindowMinutes=480)))
        assert error["Message"] == "Backup plan with the same plan document already exists"
        assert (error["Arn"], error["CreatorRequestId"]) == (first["BackupPlanArn"], "one")
        create(aws, plan(rule(StartWindowMinutes=60)))
        create(aws, plan(name="other"))
        aws.backup.delete_backup_plan(BackupPlanId=first["BackupPlanId"])
        again = create(aws, CreatorRequestId="one")
        assert again["BackupPlanId"] != first["BackupPlanId"]

    @cases(
        "members why",
        ({"TargetBackupVaultName": "nobody"}, "nobody does not exist"),
        ({"ScheduleExpression": "cron(0 5 * * * *)"}, "schedule"),
        ({"ScheduleExpression": "every day"}, "schedule"),
        ({"ScheduleExpression": "rate(1 day)"}, "schedule"),
        ({"ScheduleExpressionTimezone": "Europe/Atlantis"}, "Europe/Atlantis"),
        ({"StartWindowMinutes": 59}, "start window"),
        ({"StartWindowMinutes": 60, "CompletionWindowMinutes": 119}, "completion window"),
        ({"CompletionWindowMinutes": 539}, "completion window"),
        ({"CompletionWindowMinutes": 52_560_001}, "completion window"),
        ({"Lifecycle": {"MoveToColdStorageAfterDays": 30, "DeleteAfterDays": 119}}, "90 days apart"),
        ({"Lifecycle": {"DeleteAfterDays": 0}}, "DeleteAfterDays"),
        ({"Lifecycle": {"DeleteAfterDays": -1}}, "DeleteAfterDays"),
        ({"Lifecycle": {"DeleteAfterDays": 36501}}, "DeleteAfterDays"),
        ({"Lifecycle": {"DeleteAfterEvent": "DELETE_AFTER_COPY"}}, "DeleteAfterEvent"),
        ({"EnableContinuousBackup": True, "Lifecycle": {"DeleteAfterDays": 36}}, "continuous"),
        ({"EnableContinuousBackup": True, "Lifecycle": {"MoveToColdStorageAfterDays": 1, "DeleteAfterDays": 35}}, ""),
        ({"CopyActions": [{"DestinationBackupVaultArn": VAULT}]}, "own copy destination"),
        ({"CopyActions": [{"DestinationBackupVaultArn": "copies"}]}, "copies"),
        ({"CopyActions": [{"DestinationBackupVaultArn": VAULT.replace("west-2", "west-9")}]}, "west-9"),
        ({"CopyActions": [{"DestinationBackupVaultArn": VAULT.replace("aws", "aws-cn")}]}, "aws-cn"),
        ({"CopyActions": [{"DestinationBackupVaultArn": ELSEWHERE, "Lifecycle": SHORT}]}, "90 days apart"),
        ({"RecoveryPointTags": {"aws:a": "b"}}, "aws:"),
        ({"IndexActions": [{"ResourceTypes": ["EFS"]}]}, "index"),
        ({"IndexActions": [{"ResourceTypes": ["S3"]}] * 2}, "index"),
        ({"TargetLogicallyAirGappedBackupVaultArn": VAULT}, VAULT),
    )  # fmt: skip
    def test_rules_that_are_refused(self, aws: Backup, members: Members, why: str) -> None:
        error = aws.refused(create, aws=aws, document=plan(rule(**members)))
        assert (error["Code"], error["Status"]) == (INVALID, 400)
        assert why in error["Message"]

    @cases(
        "document code",
        (plan(RULE, RULE), INVALID),
        ({"BackupPlanName": "nightly", "Rules": []}, INVALID),
        (plan(name="two words"), INVALID),
        (plan(name="x" * 51), INVALID),
        (plan(AdvancedBackupSettings=[{"ResourceType": "EBS", "BackupOptions": {}}]), INVALID),
        (plan(AdvancedBackupSettings=[{"ResourceType": "EC2", "BackupOptions": {"WindowsVSS": "on"}}]), INVALID),
        (plan(ScanSettings=[{"MalwareScanner": "GUARDDUTY"}]), INVALID),
    )  # fmt: skip
    def test_plans_that_are_refused(self, aws: Backup, document: Members, code: str) -> None:
        aws.refuses(code, create, aws=aws, document=document)
        assert listed(aws) == []

    def test_a_refusal_says_which_rule_and_why(self, aws: Backup) -> None:
        wrong = rule(RuleName="weekly", TargetBackupVaultName="nobody")
        error = aws.refused(create, aws=aws, document=plan(RULE, wrong))
        why = "Backup vault nobody does not exist"
        assert error["Message"] == f"Error in rule weekly : {why}"
        assert json.loads(error["Context"]) == ["weekly", why]

    def test_a_plan_may_target_an_air_gapped_vault_too(self, aws: Backup) -> None:
        arn = aws.backup.create_logically_air_gapped_backup_vault(
            BackupVaultName="gap", MinRetentionDays=7, MaxRetentionDays=70
        )["BackupVaultArn"]
        create(aws, plan(rule(TargetLogicallyAirGappedBackupVaultArn=arn)))
        wrong = plan(rule(TargetBackupVaultName="gap"))
        aws.refuses(INVALID, create, aws=aws, document=wrong)


class TestVersions:
    def test_each_update_makes_one(self, aws: Backup) -> None:
        made = create(aws, plan(RULE, rule(RuleName="weekly")))
        plan_id, first = made["BackupPlanId"], made["VersionId"]
        ids = ids_of(aws, plan_id)
        document = plan(rule(StartWindowMinutes=60), rule(RuleName="hourly"), name="renamed")
        second = aws.backup.update_backup_plan(BackupPlanId=plan_id, BackupPlan=document)
        assert second["BackupPlanArn"] == made["BackupPlanArn"]
        assert second["VersionId"] != first
        now = rules_of(aws, plan_id)
        assert now["daily"]["RuleId"] == ids["daily"]
        assert now["hourly"]["RuleId"] not in ids.values()
        assert now["daily"]["StartWindowMinutes"] == 60
        assert ids_of(aws, plan_id, VersionId=first) == ids
        versions = aws.backup.list_backup_plan_versions(BackupPlanId=plan_id)
        found = versions["BackupPlanVersionsList"]
        told = [(item["VersionId"], item["BackupPlanName"]) for item in found]
        assert told == [(second["VersionId"], "renamed"), (first, "nightly")]
        get = aws.backup.get_backup_plan
        aws.refuses(NOT_FOUND, get, BackupPlanId=plan_id, VersionId="another")
        # The document of an older version is free again.
        create(aws, plan(RULE, rule(RuleName="weekly")))

    def test_update_checks_as_create_does(self, aws: Backup) -> None:
        plan_id = create(aws)["BackupPlanId"]
        update = aws.backup.update_backup_plan
        wrong = plan(rule(TargetBackupVaultName="nobody"))
        aws.refuses(INVALID, update, BackupPlanId=plan_id, BackupPlan=wrong)
        aws.refuses(NOT_FOUND, update, BackupPlanId="no", BackupPlan=plan())

    def test_a_preview_of_what_will_run(self, aws: Backup) -> None:
        continuous = {"EnableContinuousBackup": True, "Lifecycle": {"DeleteAfterDays": 35}}
        monthly = rule(RuleName="steady", ScheduleExpression="cron(30 4 1 * ? *)", **continuous)
        plan_id = create(aws, plan(RULE, monthly))["BackupPlanId"]
        aws.sandbox.advance(timedelta(days=3))
        get = aws.backup.get_backup_plan
        assert "ScheduledRunsPreview" not in get(BackupPlanId=plan_id)
        runs = get(BackupPlanId=plan_id, MaxScheduledRunsPreview=10)["ScheduledRunsPreview"]
        times: list[datetime] = [run["ExecutionTime"] for run in runs]
        now = aws.now()
        assert len(times) == 10
        assert times == sorted(times)
        assert now < times[0] < now + timedelta(days=1)
        ids = ids_of(aws, plan_id)
        kinds = {ids["daily"]: "SNAPSHOTS", ids["steady"]: "CONTINUOUS"}
        assert all(run["RuleExecutionType"] == kinds[run["RuleId"]] for run in runs)
        assert all((time.hour, time.minute) in ((5, 0), (4, 30)) for time in times)


class TestDeletion:
    def test_versions_before_the_last_one_stay(self, aws: Backup) -> None:
        first = create(aws)
        plan_id = first["BackupPlanId"]
        last = aws.backup.update_backup_plan(BackupPlanId=plan_id, BackupPlan=plan(name="renamed"))
        deleted = aws.backup.delete_backup_plan(BackupPlanId=plan_id)
        assert deleted["BackupPlanArn"] == first["BackupPlanArn"]
        assert deleted["VersionId"] == last["VersionId"]
        get = aws.backup.get_backup_plan
        aws.refuses(NOT_FOUND, get, BackupPlanId=plan_id)
        aws.refuses(NOT_FOUND, get, BackupPlanId=plan_id, VersionId=last["VersionId"])
        kept = get(BackupPlanId=plan_id, VersionId=first["VersionId"])
        assert kept["DeletionDate"] == deleted["DeletionDate"]
        aws.refuses(NOT_FOUND, aws.backup.delete_backup_plan, BackupPlanId=plan_id)
        aws.refuses(NOT_FOUND, aws.backup.list_tags, ResourceArn=first["BackupPlanArn"])

    def test_it_is_listed_if_asked_for(self, aws: Backup) -> None:
        plan_id = create(aws)["BackupPlanId"]
        kept = create(aws, plan(name="kept"))["BackupPlanId"]
        aws.backup.delete_backup_plan(BackupPlanId=plan_id)

        def ids(**members: Any) -> list[str]:
            return [item["BackupPlanId"] for item in listed(aws, **members)]

        assert ids() == ids(IncludeDeleted=False) == [kept]
        assert ids(IncludeDeleted=True) == [plan_id, kept]

    def test_not_while_it_has_selections(self, aws: Backup, role: str) -> None:
        plan_id = create(aws)["BackupPlanId"]
        named = {"BackupPlanId": plan_id}
        document = {"SelectionName": "all", "IamRoleArn": role, "Resources": ["*"]}
        made = aws.backup.create_backup_selection(**named, BackupSelection=document)
        error = aws.refuses(REQUEST, aws.backup.delete_backup_plan, **named)
        why = "Related backup plan selections must be deleted prior to backup plan deletion"
        assert error["Message"] == why
        aws.backup.delete_backup_selection(**named, SelectionId=made["SelectionId"])
        aws.backup.delete_backup_plan(**named)


def test_a_quota_is_of_plans_that_exist(aws: Backup) -> None:
    aws.sandbox.configure(quotas={"backup.BackupPlan": 1})
    plan_id = create(aws)["BackupPlanId"]
    aws.refuses("LimitExceededException", create, aws=aws, document=plan(name="other"))
    aws.backup.delete_backup_plan(BackupPlanId=plan_id)
    create(aws)


def test_lists(aws: Backup) -> None:
    advanced = [{"ResourceType": "S3", "BackupOptions": {"BackupACLs": "disabled"}}]
    made = create(aws, plan(AdvancedBackupSettings=advanced), CreatorRequestId="one")
    for number in range(4):
        create(aws, plan(name=f"plan-{number}"))
    assert sizes(aws.backup.list_backup_plans, "BackupPlansList", 2) == [2, 2, 1]
    told = listed(aws)[0]
    assert (told["VersionId"], told["CreatorRequestId"]) == (made["VersionId"], "one")
    assert told["AdvancedBackupSettings"] == advanced


class TestTemplates:
    def test_each_is_a_plan(self, aws: Backup) -> None:
        listed = aws.backup.list_backup_plan_templates()["BackupPlanTemplatesList"]
        assert listed[0]["BackupPlanTemplateId"] == "87c0c1ef-254d-4180-8fef-2e76a2c38aaa"
        assert listed[0]["BackupPlanTemplateName"] == "Daily-35day-Retention"
        assert len(listed) == 4
        aws.backup.create_backup_vault(BackupVaultName="Default")
        get = aws.backup.get_backup_plan_from_template
        for template in listed:
            document = get(BackupPlanTemplateId=template["BackupPlanTemplateId"])
            create(aws, document["BackupPlanDocument"])
        aws.refuses(NOT_FOUND, get, BackupPlanTemplateId="another")
        export = aws.backup.export_backup_plan_template
        aws.refuses(NOT_FOUND, export, BackupPlanId="another")

    def test_json_may_name_a_vault_that_is_not_there_yet(self, aws: Backup) -> None:
        document = plan(rule(TargetBackupVaultName="later"))
        answer = aws.backup.get_backup_plan_from_json(BackupPlanTemplateJson=json.dumps(document))
        assert answer["BackupPlan"] == document

    @cases(
        "text",
        *("", "[]", "{}", '{"BackupPlanName": "nightly"}', json.dumps(plan(Color="red"))),
        *(json.dumps(plan(rule(StartWindowMinutes=wrong))) for wrong in ("60", 1)),
    )
    def test_json_that_is_refused(self, aws: Backup, text: str) -> None:
        aws.refuses(INVALID, aws.backup.get_backup_plan_from_json, BackupPlanTemplateJson=text)
