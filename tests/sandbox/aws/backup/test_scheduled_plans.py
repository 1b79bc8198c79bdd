"""Plans that run while the clock is advanced: what is in each vault at the end."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from offsite_sandbox.aws.backup.shared.schedule import parse
from offsite_sandbox.faults import Fault

from ...cases import Members, cases
from ..client import Make
from .client import ACCOUNT, REQUEST, THERE, THERE_ARN, VAULT, Backup, named

DAILY = "cron(0 5 ? * * *)"
WEEKLY = "cron(0 6 ? * SUN *)"
MONTHLY = "cron(0 7 1 * ? *)"
VOLUMES = f"arn:aws:ec2:eu-west-1:{ACCOUNT}:volume"
POINTS = f"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point"


def lifecycle(days: int | None) -> Members:
    return {} if days is None else {"Lifecycle": {"DeleteAfterDays": days}}


def rule(name: str, schedule: str = DAILY, days: int | None = None, **more: Any) -> Members:
    least = {"RuleName": name, "TargetBackupVaultName": VAULT, "ScheduleExpression": schedule}
    return {**least, **lifecycle(days), **more}


def copy_action(days: int | None = None) -> Members:
    return {"DestinationBackupVaultArn": THERE_ARN, **lifecycle(days)}


def times(schedule: str, after: datetime, until: datetime) -> list[datetime]:
    found: list[datetime] = []
    moment: datetime | None = after
    while (moment := parse(schedule).next_after(moment)) is not None and moment <= until:
        found.append(moment)
    return found


def select(aws: Backup, plan: Members, name: str, **selection: Any) -> None:
    document = {"SelectionName": name, "IamRoleArn": aws.seeded["role_arn"], **selection}
    asked = {"BackupPlanId": plan["BackupPlanId"], "BackupSelection": document}
    aws.source.create_backup_selection(**asked)


def unselect(aws: Backup, plan: Members) -> None:
    """Delete the selections of a plan."""
    named = {"BackupPlanId": plan["BackupPlanId"]}
    for found in aws.source.list_backup_selections(**named)["BackupSelectionsList"]:
        aws.source.delete_backup_selection(**named, SelectionId=found["SelectionId"])


@pytest.fixture
def make_plan(aws: Backup) -> Make:
    """``make_plan(*rules, …)``: a plan with a selection of the table, if not told otherwise."""

    def make_plan_(*rules: Members, name: str = "plan", **selection: Any) -> Members:
        document = {"BackupPlanName": name, "Rules": list(rules)}
        plan = aws.source.create_backup_plan(BackupPlan=document)
        select(aws, plan, "selection", **(selection or {"Resources": [aws.seeded["table_arn"]]}))
        return plan

    return make_plan_


def condition(key: str, value: str) -> dict[str, str]:
    return {"ConditionKey": key, "ConditionValue": value}


def tag(key: str, value: str) -> dict[str, str]:
    return {"ConditionType": "STRINGEQUALS", **condition(key, value)}


def jobs(aws: Backup, **filters: Any) -> list[Members]:
    return aws.source.list_backup_jobs(**filters)["BackupJobs"]


def created(points: list[Members]) -> list[datetime]:
    return sorted(point["CreationDate"] for point in points)


class TestRegime:
    def test_day_by_day(self, aws: Backup, make_plan: Make) -> None:
        make_plan(rule("daily", DAILY, 3))
        began = aws.now()
        for _ in range(6):
            aws.pass_time(days=1)
        ended = aws.now()
        expected = [at for at in times(DAILY, began, ended) if at > ended - timedelta(days=3)]
        # The seed's own has no plan.
        assert created(aws.points())[1:] == expected
        assert len(expected) == 3

    def test_cold_storage(self, aws: Backup, make_plan: Make) -> None:
        cold = {"MoveToColdStorageAfterDays": 2, "DeleteAfterDays": 100}
        make_plan(rule("daily", Lifecycle=cold))
        aws.pass_time(days=5)
        found = [aws.point(point["RecoveryPointArn"]) for point in aws.points()[:-1]]
        classes = [point["StorageClass"] for point in found]
        assert classes == ["WARM", "WARM", "COLD", "COLD", "COLD"]

    def test_what_the_jobs_tell(self, aws: Backup, make_plan: Make) -> None:
        windows = {"StartWindowMinutes": 60, "CompletionWindowMinutes": 180}
        zone = {"ScheduleExpressionTimezone": "Europe/Berlin"}
        more = {"CopyActions": [copy_action()], "RecoveryPointTags": {"by": "plan"}}
        plan = make_plan(rule("daily", **zone, **windows, **more))
        began = aws.now()
        aws.pass_time(days=1)
        at = parse(DAILY, "Europe/Berlin").next_after(began)
        document = aws.source.get_backup_plan(BackupPlanId=plan["BackupPlanId"])["BackupPlan"]
        by_plan = {
            **{name: plan[name] for name in ("BackupPlanId", "BackupPlanArn")},
            "BackupPlanName": "plan",
            "BackupPlanVersion": plan["VersionId"],
            "BackupRuleId": document["Rules"][0]["RuleId"],
            "BackupRuleName": "daily",
            "BackupRuleCron": DAILY,
            "BackupRuleTimezone": "Europe/Berlin",
        }
        job = jobs(aws)[0]
        assert at is not None
        assert (job["CreationDate"], job["State"], job["CreatedBy"]) == (at, "COMPLETED", by_plan)
        assert job["CompletionDate"] == at + timedelta(seconds=1)
        assert job["StartBy"] == at + timedelta(hours=1)
        copy = aws.source.list_copy_jobs()["CopyJobs"][0]
        assert (copy["CreatedBy"], copy["CreatedByBackupJobId"]) == (by_plan, job["BackupJobId"])
        assert copy["CreationDate"] == job["CompletionDate"]
        point = aws.points()[0]
        assert point["CreatedBy"] == by_plan
        tags = aws.source.list_tags(ResourceArn=point["RecoveryPointArn"])["Tags"]
        assert tags == {"backup": "daily", "by": "plan"}
        listed = aws.source.list_backup_plans()["BackupPlansList"]
        assert [each["LastExecutionDate"] for each in listed] == [at]


class TestChanges:
    def test_an_updated_plan(self, aws: Backup, make_plan: Make) -> None:
        plan = make_plan(rule("daily"))
        aws.pass_time(days=2)
        hourly = {"BackupPlanName": "plan", "Rules": [rule("hourly", "cron(30 * ? * * *)")]}
        aws.source.update_backup_plan(BackupPlanId=plan["BackupPlanId"], BackupPlan=hourly)
        aws.pass_time(hours=24)
        names = [point["CreatedBy"]["BackupRuleName"] for point in aws.points()[:-1]]
        assert names == ["hourly"] * 24 + ["daily"] * 2

    def test_a_selection_that_is_gone(self, aws: Backup, make_plan: Make) -> None:
        plan = make_plan(rule("daily"))
        aws.pass_time(days=1)
        unselect(aws, plan)
        aws.pass_time(days=1)
        aws.source.delete_backup_plan(BackupPlanId=plan["BackupPlanId"])
        aws.pass_time(days=1)
        assert len(aws.points()) == 2

    def test_selections_that_overlap(self, aws: Backup, make_plan: Make) -> None:
        plan = make_plan(rule("daily"))
        more = ["arn:aws:dynamodb:*:*:table/*", aws.seeded["volume_arn"]]
        select(aws, plan, "more", Resources=more)
        aws.pass_time(days=1)
        kinds = [point["ResourceType"] for point in aws.points()[:-1]]
        assert sorted(kinds) == ["DynamoDB", "EBS"]

    def test_a_resource_that_is_new(self, aws: Backup, make_plan: Make) -> None:
        make_plan(rule("daily"), Resources=["arn:aws:ec2:*:*:volume/*"])
        aws.pass_time(days=1)
        aws.connect("ec2").create_volume(AvailabilityZone="eu-west-1a", Size=1)
        aws.pass_time(days=1)
        assert len(aws.points(ByResourceType="EBS")) == 3

    def test_opting_in_is_for_those_that_are_not_named(self, aws: Backup, make_plan: Make) -> None:
        opted_out = {"DynamoDB": False, "EBS": False}
        aws.source.update_region_settings(ResourceTypeOptInPreference=opted_out)
        make_plan(rule("tagged"), name="tagged", ListOfTags=[tag("backup", "daily")])
        make_plan(rule("named"), name="named", Resources=["arn:aws:dynamodb:*:*:table/*"])
        aws.pass_time(days=1)
        points = aws.points()[:-1]
        found = {(each["CreatedBy"]["BackupRuleName"], each["ResourceType"]) for each in points}
        assert found == {("tagged", "EFS"), ("tagged", "S3"), ("named", "DynamoDB")}


class TestContinuous:
    def test_one_a_vault_and_resource(self, aws: Backup, make_plan: Make) -> None:
        plan = make_plan(
            rule("continuous", DAILY, 5, EnableContinuousBackup=True, CopyActions=[copy_action(2)]),
            Resources=[aws.instance(), aws.seeded["bucket_arn"], aws.seeded["volume_arn"]],
        )
        began = aws.now()
        aws.pass_time(days=10)
        runs = times(DAILY, began, aws.now())
        found = {kind: aws.points(ByResourceType=kind) for kind in ("RDS", "S3", "EBS")}
        # What can't be backed up continuously is backed up at each run.
        assert [len(found[kind]) for kind in ("RDS", "S3", "EBS")] == [1, 1, 5]
        for kind, name in (("RDS", "db-[a-z0-9]+"), ("S3", "offsite-sandbox-orders")):
            point = found[kind][0]
            pattern = rf"{POINTS}:continuous:{name}-[0-9a-f]{{8}}"
            assert re.fullmatch(pattern, point["RecoveryPointArn"])
            assert (point["Status"], point["CreationDate"]) == ("AVAILABLE", runs[0])
            assert point["CalculatedLifecycle"] == {"DeleteAt": runs[-1] + timedelta(days=5)}
        arns = [job["RecoveryPointArn"] for job in jobs(aws, ByResourceType="RDS")]
        assert arns == [found["RDS"][0]["RecoveryPointArn"]] * 10
        # Copies are snapshots, each of its own run.
        assert created(aws.points(THERE, aws.destination, ByResourceType="RDS")) == runs[-2:]
        rds = aws.connect("rds")
        assert rds.describe_db_snapshots(SnapshotType="awsbackup")["DBSnapshots"] == []
        unselect(aws, plan)
        aws.pass_time(days=5)
        assert aws.points(ByResourceType="RDS") == []

    def test_restored_copied_and_given_back(self, aws: Backup, make_plan: Make) -> None:
        instance = aws.instance()
        make_plan(rule("continuous", DAILY, 5, EnableContinuousBackup=True), Resources=[instance])
        aws.pass_time(days=1)
        arn = aws.points(ByResourceType="RDS")[0]["RecoveryPointArn"]
        job = aws.restore(arn, {"DBInstanceIdentifier": "again"})
        assert job["Status"] == "COMPLETED"
        assert job["CreatedResourceArn"] == instance.replace("orders", "again")
        update = aws.source.update_recovery_point_lifecycle
        aws.refuses(REQUEST, update, **named(arn), Lifecycle={"DeleteAfterDays": 6})
        aws.refuses(REQUEST, aws.copy, arn=arn)
        aws.source.disassociate_recovery_point(**named(arn))
        assert aws.points(ByResourceType="RDS") == []


class TestProblems:
    def test_a_failure_does_not_stop_the_plan(self, aws: Backup, make_plan: Make) -> None:
        make_plan(rule("daily", CopyActions=[copy_action()]))
        aws.sandbox.add_fault(Fault("fail", "backup", "StartBackupJob", message="a disk"))
        aws.pass_time(days=3)
        states = [job["State"] for job in jobs(aws)]
        assert states == ["COMPLETED", "COMPLETED", "FAILED", "COMPLETED"]
        assert len(aws.points(THERE, aws.destination)) == 2

    def test_a_role_that_is_gone(self, aws: Backup, make_plan: Make) -> None:
        make_plan(rule("daily"))
        aws.connect("iam", "us-east-1").delete_role(RoleName="offsite-backup")
        aws.pass_time(days=1)
        job = jobs(aws)[0]
        assert (job["State"], job["MessageCategory"]) == ("FAILED", "AccessDenied")
        assert len(aws.points()) == 1

    def test_a_lock_that_keeps_it_out(self, aws: Backup, make_plan: Make) -> None:
        make_plan(rule("daily", DAILY, 1))
        aws.source.put_backup_vault_lock_configuration(BackupVaultName=VAULT, MinRetentionDays=7)
        aws.pass_time(days=1)
        job = jobs(aws)[0]
        assert job["State"] == "FAILED"
        assert "Vault Lock" in job["StatusMessage"]


def test_an_air_gapped_vault(aws: Backup, make_plan: Make) -> None:
    make = aws.source.create_logically_air_gapped_backup_vault
    made = make(BackupVaultName="gap", MinRetentionDays=7, MaxRetentionDays=30)
    aws.pass_time(seconds=2)
    target = {"TargetLogicallyAirGappedBackupVaultArn": made["BackupVaultArn"]}
    resources = [aws.seeded["table_arn"], aws.seeded["volume_arn"]]
    make_plan(rule("daily", DAILY, 10, **target), Resources=resources)
    aws.pass_time(days=1)
    # A table goes there at once, and a volume by way of the other vault.
    assert {point["ResourceType"] for point in aws.points("gap")} == {"DynamoDB", "EBS"}
    assert [point["ResourceType"] for point in aws.points()[:-1]] == ["EBS"]


@cases(
    "selection selected",
    ({"Resources": ["*"]}, "abc"),
    ({"Resources": ["arn:aws:ec2:*:*:volume/*"]}, "bc"),
    ({"Resources": ["c", "arn:aws:s3:::*"]}, "c"),
    ({"Resources": ["*"], "NotResources": ["arn:aws:ec2:*"]}, "a"),
    ({"ListOfTags": [("stage", "prod"), ("team", "x")]}, "ab"),
    ({"ListOfTags": [("aws:ResourceTag/stage", "prod")]}, "a"),
    ({"Resources": ["arn:aws:ec2:*"], "ListOfTags": [("stage", "prod"), ("team", "x")]}, "b"),
    ({"Resources": ["*"], "Conditions": {"StringEquals": [("stage", "prod"), ("team", "y")]}}, "a"),
    ({"Resources": ["*"], "Conditions": {"StringEquals": [("stage", "prod"), ("team", "x")]}}, ""),
    ({"Resources": ["*"], "Conditions": {"StringNotEquals": [("stage", "prod")]}}, "bc"),
    ({"Resources": ["*"], "Conditions": {"StringLike": [("stage", "*o*")]}}, "a"),
    ({"Resources": ["*"], "Conditions": {"StringLike": [("stage", "*")]}}, "ab"),
    ({"Resources": ["*"], "Conditions": {"StringNotLike": [("stage", "pr*")]}}, "bc"),
    ({"Resources": ["*"], "Conditions": {"StringLike": [("stage", "*")], "StringNotEquals": [("team", "y")]}}, "b"),
    ({"Resources": ["*"], "Conditions": {"StringEquals": [("Stage", "prod")]}}, ""),
)  # fmt: skip
def test_what_a_selection_selects(
    aws: Backup, make_plan: Make, selection: Members, selected: str
) -> None:
    ec2, table = aws.connect("ec2"), aws.seeded["table_arn"]
    volume = {"AvailabilityZone": "eu-west-1a", "Size": 1}
    b, c = (ec2.create_volume(**volume)["VolumeId"] for _ in range(2))
    a_tags, b_tags = (
        [{"Key": "stage", "Value": stage}, {"Key": "team", "Value": team}]
        for stage, team in (("prod", "y"), ("test", "x"))
    )
    aws.connect("dynamodb").tag_resource(ResourceArn=table, Tags=a_tags)
    ec2.create_tags(Resources=[b], Tags=b_tags)
    arns = {"a": table, **{name: f"{VOLUMES}/{id_}" for name, id_ in (("b", b), ("c", c))}}
    plan = make_plan(
        rule("daily"),
        Resources=[arns.get(text, text) for text in selection.get("Resources", [])],
        NotResources=selection.get("NotResources", []),
        ListOfTags=[tag(*pair) for pair in selection.get("ListOfTags", [])],
        Conditions={
            operator: [condition(f"aws:ResourceTag/{key}", value) for key, value in pairs]
            for operator, pairs in selection.get("Conditions", {}).items()
        },
    )
    aws.pass_time(days=1)
    found = {each["ResourceArn"] for each in aws.points(ByBackupPlanId=plan["BackupPlanId"])}
    assert "".join(name for name, arn in arns.items() if arn in found) == selected
