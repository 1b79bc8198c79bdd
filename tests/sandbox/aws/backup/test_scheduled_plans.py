"""Plans that run while the clock is advanced: what is in each vault at the end."""

import re
import time
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from offsite_sandbox.aws.backup.shared.schedule import parse
from offsite_sandbox.faults import Fault

from ..client import Make
from .client import ACCOUNT, THERE, VAULT, Backup

DAILY = "cron(0 5 ? * * *)"
WEEKLY = "cron(0 6 ? * SUN *)"
MONTHLY = "cron(0 7 1 * ? *)"


def rule(
    name: str, schedule: str = DAILY, days: int | None = None, **members: Any
) -> dict[str, Any]:
    lifecycle = {} if days is None else {"Lifecycle": {"DeleteAfterDays": days}}
    return {
        "RuleName": name,
        "TargetBackupVaultName": VAULT,
        "ScheduleExpression": schedule,
        **lifecycle,
        **members,
    }


def times(
    schedule: str, after: datetime, until: datetime, zone: str | None = None
) -> list[datetime]:
    found: list[datetime] = []
    moment: datetime | None = after
    while (moment := parse(schedule, zone).next_after(moment)) is not None and moment <= until:
        found.append(moment)
    return found


@pytest.fixture
def make_plan(aws: Backup) -> Make:
    """``make_plan(*rules, …)``: a plan with a selection of the table, if not told otherwise."""

    def make_plan_(*rules: dict[str, Any], name: str = "plan", **selection: Any) -> dict[str, Any]:
        plan = aws.source.create_backup_plan(
            BackupPlan={"BackupPlanName": name, "Rules": list(rules)}
        )
        aws.source.create_backup_selection(
            BackupPlanId=plan["BackupPlanId"],
            BackupSelection={
                "SelectionName": "selection",
                "IamRoleArn": aws.seeded["role_arn"],
                **(selection or {"Resources": [aws.seeded["table_arn"]]}),
            },
        )
        return plan

    return make_plan_


def created(points: list[dict[str, Any]]) -> list[datetime]:
    return sorted(point["CreationDate"] for point in points)


class TestRegime:
    def test_forty_days_at_once(self, aws: Backup, make_plan: Make) -> None:
        copies = {
            "CopyActions": [
                {
                    "DestinationBackupVaultArn": aws.seeded["vault_arns"]["eu-central-1"],
                    "Lifecycle": {"DeleteAfterDays": 90},
                }
            ]
        }
        plan = make_plan(
            rule("daily", DAILY, 7),
            rule("weekly", WEEKLY, 30, **copies, RecoveryPointTags={"kept": "a month"}),
            rule("monthly", MONTHLY, 365, **copies),
            Resources=["*"],
            ListOfTags=[
                {
                    "ConditionType": "STRINGEQUALS",
                    "ConditionKey": "backup",
                    "ConditionValue": "daily",
                }
            ],
        )
        began = aws.now()
        before = time.monotonic()
        aws.pass_time(days=40)
        took = time.monotonic() - before
        ended = aws.now()
        # Four resources carry the tag: a table, a volume, a file system and a bucket.
        assert took < 4, took
        by_plan = {"ByBackupPlanId": plan["BackupPlanId"]}
        kept = {
            "daily": [at for at in times(DAILY, began, ended) if at > ended - timedelta(days=7)],
            "weekly": [at for at in times(WEEKLY, began, ended) if at > ended - timedelta(days=30)],
            "monthly": times(MONTHLY, began, ended),
        }
        assert created(aws.points(**by_plan)) == sorted(
            at for each in kept.values() for at in each for _ in range(4)
        )
        assert created(aws.points(THERE, aws.destination)) == sorted(
            at
            for schedule in (WEEKLY, MONTHLY)
            for at in times(schedule, began, ended)
            for _ in range(4)
        )
        found = {point["ResourceArn"] for point in aws.points(**by_plan)}
        assert found == {
            aws.seeded[f"{what}_arn"] for what in ("table", "volume", "file_system", "bucket")
        }
        weekly = next(
            point for point in aws.points(ByResourceType="EFS")
            if point["CreatedBy"]["BackupRuleName"] == "weekly"
        )  # fmt: skip
        tags = aws.source.list_tags(ResourceArn=weekly["RecoveryPointArn"])["Tags"]
        assert tags == {"Name": "orders", "backup": "daily", "kept": "a month"}

    def test_day_by_day_is_the_same(self, aws: Backup, make_plan: Make) -> None:
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
        classes = [
            aws.source.describe_recovery_point(BackupVaultName=VAULT, RecoveryPointArn=point["RecoveryPointArn"])["StorageClass"]
            for point in aws.points()[:-1]
        ]  # fmt: skip
        assert classes == ["WARM", "WARM", "COLD", "COLD", "COLD"]

    def test_what_the_jobs_tell(self, aws: Backup, make_plan: Make) -> None:
        there = {"DestinationBackupVaultArn": aws.seeded["vault_arns"]["eu-central-1"]}
        plan = make_plan(
            rule("daily", ScheduleExpressionTimezone="Europe/Berlin", StartWindowMinutes=60,
                 CompletionWindowMinutes=180, CopyActions=[there])
        )  # fmt: skip
        began = aws.now()
        aws.pass_time(days=1)
        at = parse(DAILY, "Europe/Berlin").next_after(began)
        rule_id = aws.source.get_backup_plan(BackupPlanId=plan["BackupPlanId"])["BackupPlan"][
            "Rules"
        ][0]["RuleId"]
        by_plan = {
            "BackupPlanId": plan["BackupPlanId"],
            "BackupPlanArn": plan["BackupPlanArn"],
            "BackupPlanName": "plan",
            "BackupPlanVersion": plan["VersionId"],
            "BackupRuleId": rule_id,
            "BackupRuleName": "daily",
            "BackupRuleCron": DAILY,
            "BackupRuleTimezone": "Europe/Berlin",
        }
        job = aws.source.list_backup_jobs()["BackupJobs"][0]
        assert at is not None
        assert (job["CreationDate"], job["State"], job["CreatedBy"]) == (at, "COMPLETED", by_plan)
        assert job["CompletionDate"] == at + timedelta(seconds=1)
        assert job["StartBy"] == at + timedelta(hours=1)
        copy = aws.source.list_copy_jobs()["CopyJobs"][0]
        assert (copy["CreatedBy"], copy["CreatedByBackupJobId"]) == (by_plan, job["BackupJobId"])
        assert copy["CreationDate"] == job["CompletionDate"]
        assert aws.points()[0]["CreatedBy"] == by_plan
        listed = aws.source.list_backup_plans()["BackupPlansList"]
        assert [each["LastExecutionDate"] for each in listed] == [at]

    def test_a_rate(self, aws: Backup, make_plan: Make) -> None:
        plan = make_plan(rule("often", "rate(12 hours)"))
        aws.pass_time(days=1, minutes=1)
        since = aws.source.get_backup_plan(BackupPlanId=plan["BackupPlanId"])["CreationDate"]
        gaps = [at - since for at in created(aws.points())[1:]]
        assert [round(gap.total_seconds() / 3600) for gap in gaps] == [12, 24]


class TestChanges:
    def test_an_updated_plan(self, aws: Backup, make_plan: Make) -> None:
        plan = make_plan(rule("daily"))
        aws.pass_time(days=2)
        aws.source.update_backup_plan(
            BackupPlanId=plan["BackupPlanId"],
            BackupPlan={"BackupPlanName": "plan", "Rules": [rule("hourly", "cron(30 * ? * * *)")]},
        )
        aws.pass_time(hours=24)
        names = [point["CreatedBy"]["BackupRuleName"] for point in aws.points()[:-1]]
        assert names == ["hourly"] * 24 + ["daily"] * 2

    def test_a_selection_that_is_gone(self, aws: Backup, make_plan: Make) -> None:
        plan = make_plan(rule("daily"))
        selections = aws.source.list_backup_selections(BackupPlanId=plan["BackupPlanId"])
        aws.pass_time(days=1)
        aws.source.delete_backup_selection(
            BackupPlanId=plan["BackupPlanId"],
            SelectionId=selections["BackupSelectionsList"][0]["SelectionId"],
        )
        aws.pass_time(days=1)
        aws.source.delete_backup_plan(BackupPlanId=plan["BackupPlanId"])
        aws.pass_time(days=1)
        assert len(aws.points()) == 2

    def test_selections_that_overlap(self, aws: Backup, make_plan: Make) -> None:
        plan = make_plan(rule("daily"))
        aws.source.create_backup_selection(
            BackupPlanId=plan["BackupPlanId"],
            BackupSelection={
                "SelectionName": "more",
                "IamRoleArn": aws.seeded["role_arn"],
                "Resources": ["arn:aws:dynamodb:*:*:table/*", aws.seeded["volume_arn"]],
            },
        )
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
        aws.source.update_region_settings(
            ResourceTypeOptInPreference={"DynamoDB": False, "EBS": False}
        )
        make_plan(rule("tagged"), name="tagged", ListOfTags=[
            {"ConditionType": "STRINGEQUALS", "ConditionKey": "backup", "ConditionValue": "daily"}
        ])  # fmt: skip
        make_plan(rule("named"), name="named", Resources=["arn:aws:dynamodb:*:*:table/*"])
        aws.pass_time(days=1)
        found = {
            (point["CreatedBy"]["BackupRuleName"], point["ResourceType"])
            for point in aws.points()[:-1]
        }
        assert found == {("tagged", "EFS"), ("tagged", "S3"), ("named", "DynamoDB")}


class TestContinuous:
    def test_one_a_vault_and_resource(self, aws: Backup, make_plan: Make) -> None:
        instance = aws.instance()
        there = {
            "DestinationBackupVaultArn": aws.seeded["vault_arns"]["eu-central-1"],
            "Lifecycle": {"DeleteAfterDays": 2},
        }
        plan = make_plan(
            rule("continuous", DAILY, 5, EnableContinuousBackup=True, CopyActions=[there]),
            Resources=[instance, aws.seeded["bucket_arn"], aws.seeded["volume_arn"]],
        )
        began = aws.now()
        aws.pass_time(days=10)
        runs = times(DAILY, began, aws.now())
        found = {kind: aws.points(ByResourceType=kind) for kind in ("RDS", "S3", "EBS")}
        # What can't be backed up continuously is backed up at each run.
        assert [len(found[kind]) for kind in ("RDS", "S3", "EBS")] == [1, 1, 5]
        for kind, name in (("RDS", "db-[a-z0-9]+"), ("S3", "offsite-sandbox-orders")):
            point = found[kind][0]
            pattern = rf"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:continuous:{name}-[0-9a-f]{{8}}"

            assert re.fullmatch(pattern, point["RecoveryPointArn"])
            assert (point["Status"], point["CreationDate"]) == ("AVAILABLE", runs[0])
            assert point["CalculatedLifecycle"] == {"DeleteAt": runs[-1] + timedelta(days=5)}
        jobs = aws.source.list_backup_jobs(ByResourceType="RDS")["BackupJobs"]
        assert {job["RecoveryPointArn"] for job in jobs} == {found["RDS"][0]["RecoveryPointArn"]}
        assert len(jobs) == 10
        # Copies are snapshots, each of its own run.
        assert created(aws.points(THERE, aws.destination, ByResourceType="RDS")) == runs[-2:]
        assert (
            aws.connect("rds").describe_db_snapshots(SnapshotType="awsbackup")["DBSnapshots"] == []
        )
        selections = aws.source.list_backup_selections(BackupPlanId=plan["BackupPlanId"])
        aws.source.delete_backup_selection(
            BackupPlanId=plan["BackupPlanId"],
            SelectionId=selections["BackupSelectionsList"][0]["SelectionId"],
        )
        aws.pass_time(days=5)
        assert aws.points(ByResourceType="RDS") == []

    def test_restored_copied_and_given_back(self, aws: Backup, make_plan: Make) -> None:
        instance = aws.instance()
        make_plan(rule("continuous", DAILY, 5, EnableContinuousBackup=True), Resources=[instance])
        aws.pass_time(days=1)
        arn = aws.points(ByResourceType="RDS")[0]["RecoveryPointArn"]
        named = {"BackupVaultName": VAULT, "RecoveryPointArn": arn}
        metadata = aws.source.get_recovery_point_restore_metadata(**named)["RestoreMetadata"]
        job_id = aws.source.start_restore_job(
            RecoveryPointArn=arn,
            IamRoleArn=aws.seeded["role_arn"],
            Metadata={**metadata, "DBInstanceIdentifier": "again"},
        )["RestoreJobId"]
        aws.pass_time(seconds=5)
        job = aws.source.describe_restore_job(RestoreJobId=job_id)
        assert (job["Status"], job["CreatedResourceArn"]) == (
            "COMPLETED",
            instance.replace("orders", "again"),
        )
        for refused_call in (
            lambda: aws.source.update_recovery_point_lifecycle(**named, Lifecycle={"DeleteAfterDays": 6}),
            lambda: aws.source.start_copy_job(
                RecoveryPointArn=arn, SourceBackupVaultName=VAULT, IamRoleArn=aws.seeded["role_arn"],
                DestinationBackupVaultArn=aws.seeded["vault_arns"]["eu-central-1"],
            ),
        ):  # fmt: skip
            with pytest.raises(aws.source.exceptions.InvalidRequestException):
                refused_call()
        aws.source.disassociate_recovery_point(**named)
        assert aws.points(ByResourceType="RDS") == []


class TestProblems:
    def test_a_failure_does_not_stop_the_plan(self, aws: Backup, make_plan: Make) -> None:
        there = {"DestinationBackupVaultArn": aws.seeded["vault_arns"]["eu-central-1"]}
        make_plan(rule("daily", CopyActions=[there]))
        aws.sandbox.add_fault(Fault("fail", "backup", "StartBackupJob", message="a disk"))
        aws.pass_time(days=3)
        states = [job["State"] for job in aws.source.list_backup_jobs()["BackupJobs"]]
        assert states == ["COMPLETED", "COMPLETED", "FAILED", "COMPLETED"]
        assert len(aws.points(THERE, aws.destination)) == 2

    def test_a_role_that_is_gone(self, aws: Backup, make_plan: Make) -> None:
        make_plan(rule("daily"))
        aws.connect("iam", "us-east-1").delete_role(RoleName="offsite-backup")
        aws.pass_time(days=1)
        job = aws.source.list_backup_jobs()["BackupJobs"][0]
        assert (job["State"], job["MessageCategory"]) == ("FAILED", "AccessDenied")
        assert len(aws.points()) == 1

    def test_a_lock_that_keeps_it_out(self, aws: Backup, make_plan: Make) -> None:
        make_plan(rule("daily", DAILY, 1))
        aws.source.put_backup_vault_lock_configuration(BackupVaultName=VAULT, MinRetentionDays=7)
        aws.pass_time(days=1)
        job = aws.source.list_backup_jobs()["BackupJobs"][0]
        assert job["State"] == "FAILED"
        assert "Vault Lock" in job["StatusMessage"]


def test_an_air_gapped_vault(aws: Backup, make_plan: Make) -> None:
    gap = aws.source.create_logically_air_gapped_backup_vault(
        BackupVaultName="gap", MinRetentionDays=7, MaxRetentionDays=30
    )["BackupVaultArn"]
    aws.pass_time(seconds=2)
    make_plan(
        rule("daily", DAILY, 10, TargetLogicallyAirGappedBackupVaultArn=gap),
        Resources=[aws.seeded["table_arn"], aws.seeded["volume_arn"]],
    )
    aws.pass_time(days=1)
    # A table goes there at once, and a volume by way of the other vault.
    assert {point["ResourceType"] for point in aws.points("gap")} == {"DynamoDB", "EBS"}
    assert [point["ResourceType"] for point in aws.points()[:-1]] == ["EBS"]


class TestSelections:
    @pytest.mark.parametrize(
        ("selection", "selected"),
        [
            ({"Resources": ["*"]}, "abc"),
            ({"Resources": ["arn:aws:ec2:*:*:volume/*"]}, "bc"),
            ({"Resources": ["arn:aws:ec2:eu-west-1:123456789012:volume/c", "arn:aws:s3:::*"]}, "c"),
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
        ],
    )  # fmt: skip
    def test_semantics(
        self, aws: Backup, make_plan: Make, selection: dict[str, Any], selected: str
    ) -> None:
        def pairs(found: list[tuple[str, str]], prefix: str = "") -> list[dict[str, str]]:
            return [
                {
                    "ConditionType": "STRINGEQUALS",
                    "ConditionKey": prefix + key,
                    "ConditionValue": value,
                }
                for key, value in found
            ]

        def arns(patterns: list[str]) -> list[str]:
            return [pattern.replace("volume/c", f"volume/{volumes['c']}") for pattern in patterns]

        ec2 = aws.connect("ec2")
        table = aws.seeded["table_arn"]
        aws.connect("dynamodb").tag_resource(
            ResourceArn=table,
            Tags=[{"Key": "stage", "Value": "prod"}, {"Key": "team", "Value": "y"}],
        )
        volumes = {
            name: ec2.create_volume(
                AvailabilityZone="eu-west-1a",
                Size=1,
                TagSpecifications=[{"ResourceType": "volume", "Tags": tags}] if tags else [],
            )["VolumeId"]
            for name, tags in (
                ("b", [{"Key": "stage", "Value": "test"}, {"Key": "team", "Value": "x"}]),
                ("c", []),
            )
        }
        conditions = {
            operator: [
                {name: item[name] for name in ("ConditionKey", "ConditionValue")}
                for item in pairs(found, "aws:ResourceTag/")
            ]
            for operator, found in selection.get("Conditions", {}).items()
        }
        plan = make_plan(
            rule("daily"),
            Resources=arns(selection.get("Resources", [])),
            NotResources=arns(selection.get("NotResources", [])),
            ListOfTags=pairs(selection.get("ListOfTags", [])),
            Conditions=conditions,
        )
        aws.pass_time(days=1)
        of_plan = aws.points(ByBackupPlanId=plan["BackupPlanId"])
        chosen = {point["ResourceArn"] for point in of_plan}
        known = {"a": table, **{name: volume_arn(id_) for name, id_ in volumes.items()}}
        assert "".join(name for name, arn in known.items() if arn in chosen) == selected


def volume_arn(volume_id: str) -> str:
    return f"arn:aws:ec2:eu-west-1:{ACCOUNT}:volume/{volume_id}"


def test_the_clock_starts_in_utc() -> None:
    assert parse(DAILY).next_after(datetime(2026, 1, 1, tzinfo=timezone.utc)) == datetime(
        2026, 1, 1, 5, tzinfo=timezone.utc
    )
