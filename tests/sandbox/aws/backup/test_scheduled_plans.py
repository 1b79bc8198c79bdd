"""Plans that run while the clock is advanced: what is in each vault at the end."""

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from offsite_sandbox.aws.backup.shared.schedule import parse
from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

Connect = Callable[..., Any]
PassTime = Callable[..., None]
MakePlan = Callable[..., dict[str, Any]]

ACCOUNT = "123456789012"
VAULT = "offsite-source"
THERE = "offsite-destination"
DAILY = "cron(0 5 ? * * *)"
WEEKLY = "cron(0 6 ? * SUN *)"
MONTHLY = "cron(0 7 1 * ? *)"


def now(sandbox: SandboxClient) -> datetime:
    return datetime.fromisoformat(sandbox.status()["time"])


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
def make_plan(source: Any, seeded: dict[str, Any]) -> MakePlan:
    """``make_plan(*rules, …)``: a plan with a selection of the table, if not told otherwise."""

    def make_plan_(*rules: dict[str, Any], name: str = "plan", **selection: Any) -> dict[str, Any]:
        plan = source.create_backup_plan(BackupPlan={"BackupPlanName": name, "Rules": list(rules)})
        source.create_backup_selection(
            BackupPlanId=plan["BackupPlanId"],
            BackupSelection={
                "SelectionName": "selection",
                "IamRoleArn": seeded["role_arn"],
                **(selection or {"Resources": [seeded["table_arn"]]}),
            },
        )
        return plan

    return make_plan_


def points(client: Any, vault: str, **filters: Any) -> list[dict[str, Any]]:
    pages = client.get_paginator("list_recovery_points_by_backup_vault").paginate(
        BackupVaultName=vault, **filters
    )
    return [point for page in pages for point in page["RecoveryPoints"]]


def created(client: Any, vault: str, **filters: Any) -> list[datetime]:
    return sorted(point["CreationDate"] for point in points(client, vault, **filters))


class TestRegime:
    def test_forty_days_at_once(
        self,
        sandbox: SandboxClient,
        source: Any,
        destination: Any,
        seeded: dict[str, Any],
        make_plan: MakePlan,
        pass_time: PassTime,
    ) -> None:
        copies = {
            "CopyActions": [
                {
                    "DestinationBackupVaultArn": seeded["vault_arns"]["eu-central-1"],
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
        began = now(sandbox)
        before = time.monotonic()
        pass_time(days=40)
        took = time.monotonic() - before
        ended = now(sandbox)
        # Four resources carry the tag: a table, a volume, a file system and a bucket.
        assert took < 4, took
        by_plan = {"ByBackupPlanId": plan["BackupPlanId"]}
        kept = {
            "daily": [at for at in times(DAILY, began, ended) if at > ended - timedelta(days=7)],
            "weekly": [at for at in times(WEEKLY, began, ended) if at > ended - timedelta(days=30)],
            "monthly": times(MONTHLY, began, ended),
        }
        assert created(source, VAULT, **by_plan) == sorted(
            at for each in kept.values() for at in each for _ in range(4)
        )
        assert created(destination, THERE) == sorted(
            at
            for schedule in (WEEKLY, MONTHLY)
            for at in times(schedule, began, ended)
            for _ in range(4)
        )
        found = {point["ResourceArn"] for point in points(source, VAULT, **by_plan)}
        assert found == {
            seeded[f"{what}_arn"] for what in ("table", "volume", "file_system", "bucket")
        }
        weekly = next(
            point for point in points(source, VAULT, ByResourceType="EFS")
            if point["CreatedBy"]["BackupRuleName"] == "weekly"
        )  # fmt: skip
        tags = source.list_tags(ResourceArn=weekly["RecoveryPointArn"])["Tags"]
        assert tags == {"Name": "orders", "backup": "daily", "kept": "a month"}

    def test_day_by_day_is_the_same(
        self, sandbox: SandboxClient, source: Any, make_plan: MakePlan, pass_time: PassTime
    ) -> None:
        make_plan(rule("daily", DAILY, 3))
        began = now(sandbox)
        for _ in range(6):
            pass_time(days=1)
        ended = now(sandbox)
        expected = [at for at in times(DAILY, began, ended) if at > ended - timedelta(days=3)]
        # The seed's own has no plan.
        assert created(source, VAULT)[1:] == expected
        assert len(expected) == 3

    def test_cold_storage(
        self, sandbox: SandboxClient, source: Any, make_plan: MakePlan, pass_time: PassTime
    ) -> None:
        cold = {"MoveToColdStorageAfterDays": 2, "DeleteAfterDays": 100}
        make_plan(rule("daily", Lifecycle=cold))
        pass_time(days=5)
        classes = [
            source.describe_recovery_point(BackupVaultName=VAULT, RecoveryPointArn=point["RecoveryPointArn"])["StorageClass"]
            for point in points(source, VAULT)[:-1]
        ]  # fmt: skip
        assert classes == ["WARM", "WARM", "COLD", "COLD", "COLD"]

    def test_what_the_jobs_tell(
        self,
        sandbox: SandboxClient,
        source: Any,
        seeded: dict[str, Any],
        make_plan: MakePlan,
        pass_time: PassTime,
    ) -> None:
        there = {"DestinationBackupVaultArn": seeded["vault_arns"]["eu-central-1"]}
        plan = make_plan(
            rule("daily", ScheduleExpressionTimezone="Europe/Berlin", StartWindowMinutes=60,
                 CompletionWindowMinutes=180, CopyActions=[there])
        )  # fmt: skip
        began = now(sandbox)
        pass_time(days=1)
        at = parse(DAILY, "Europe/Berlin").next_after(began)
        rule_id = source.get_backup_plan(BackupPlanId=plan["BackupPlanId"])["BackupPlan"]["Rules"][
            0
        ]["RuleId"]
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
        job = source.list_backup_jobs()["BackupJobs"][0]
        assert at is not None
        assert (job["CreationDate"], job["State"], job["CreatedBy"]) == (at, "COMPLETED", by_plan)
        assert job["CompletionDate"] == at + timedelta(seconds=1)
        assert job["StartBy"] == at + timedelta(hours=1)
        copy = source.list_copy_jobs()["CopyJobs"][0]
        assert (copy["CreatedBy"], copy["CreatedByBackupJobId"]) == (by_plan, job["BackupJobId"])
        assert copy["CreationDate"] == job["CompletionDate"]
        assert points(source, VAULT)[0]["CreatedBy"] == by_plan
        listed = source.list_backup_plans()["BackupPlansList"]
        assert [each["LastExecutionDate"] for each in listed] == [at]

    def test_a_rate(
        self, sandbox: SandboxClient, source: Any, make_plan: MakePlan, pass_time: PassTime
    ) -> None:
        plan = make_plan(rule("often", "rate(12 hours)"))
        pass_time(days=1, minutes=1)
        since = source.get_backup_plan(BackupPlanId=plan["BackupPlanId"])["CreationDate"]
        gaps = [at - since for at in created(source, VAULT)[1:]]
        assert [round(gap.total_seconds() / 3600) for gap in gaps] == [12, 24]


class TestChanges:
    def test_an_updated_plan(self, source: Any, make_plan: MakePlan, pass_time: PassTime) -> None:
        plan = make_plan(rule("daily"))
        pass_time(days=2)
        source.update_backup_plan(
            BackupPlanId=plan["BackupPlanId"],
            BackupPlan={"BackupPlanName": "plan", "Rules": [rule("hourly", "cron(30 * ? * * *)")]},
        )
        pass_time(hours=24)
        names = [point["CreatedBy"]["BackupRuleName"] for point in points(source, VAULT)[:-1]]
        assert names == ["hourly"] * 24 + ["daily"] * 2

    def test_a_selection_that_is_gone(
        self, source: Any, make_plan: MakePlan, pass_time: PassTime
    ) -> None:
        plan = make_plan(rule("daily"))
        selections = source.list_backup_selections(BackupPlanId=plan["BackupPlanId"])
        pass_time(days=1)
        source.delete_backup_selection(
            BackupPlanId=plan["BackupPlanId"],
            SelectionId=selections["BackupSelectionsList"][0]["SelectionId"],
        )
        pass_time(days=1)
        source.delete_backup_plan(BackupPlanId=plan["BackupPlanId"])
        pass_time(days=1)
        assert len(points(source, VAULT)) == 2

    def test_selections_that_overlap(
        self, source: Any, seeded: dict[str, Any], make_plan: MakePlan, pass_time: PassTime
    ) -> None:
        plan = make_plan(rule("daily"))
        source.create_backup_selection(
            BackupPlanId=plan["BackupPlanId"],
            BackupSelection={
                "SelectionName": "more",
                "IamRoleArn": seeded["role_arn"],
                "Resources": ["arn:aws:dynamodb:*:*:table/*", seeded["volume_arn"]],
            },
        )
        pass_time(days=1)
        kinds = [point["ResourceType"] for point in points(source, VAULT)[:-1]]
        assert sorted(kinds) == ["DynamoDB", "EBS"]

    def test_a_resource_that_is_new(
        self, source: Any, connect: Connect, make_plan: MakePlan, pass_time: PassTime
    ) -> None:
        make_plan(rule("daily"), Resources=["arn:aws:ec2:*:*:volume/*"])
        pass_time(days=1)
        connect("ec2").create_volume(AvailabilityZone="eu-west-1a", Size=1)
        pass_time(days=1)
        assert len(points(source, VAULT, ByResourceType="EBS")) == 3

    def test_opting_in_is_for_those_that_are_not_named(
        self, source: Any, seeded: dict[str, Any], make_plan: MakePlan, pass_time: PassTime
    ) -> None:
        source.update_region_settings(ResourceTypeOptInPreference={"DynamoDB": False, "EBS": False})
        make_plan(rule("tagged"), name="tagged", ListOfTags=[
            {"ConditionType": "STRINGEQUALS", "ConditionKey": "backup", "ConditionValue": "daily"}
        ])  # fmt: skip
        make_plan(rule("named"), name="named", Resources=["arn:aws:dynamodb:*:*:table/*"])
        pass_time(days=1)
        found = {
            (point["CreatedBy"]["BackupRuleName"], point["ResourceType"])
            for point in points(source, VAULT)[:-1]
        }
        assert found == {("tagged", "EFS"), ("tagged", "S3"), ("named", "DynamoDB")}


class TestContinuous:
    def test_one_a_vault_and_resource(
        self,
        sandbox: SandboxClient,
        source: Any,
        destination: Any,
        connect: Connect,
        seeded: dict[str, Any],
        make_plan: MakePlan,
        pass_time: PassTime,
    ) -> None:
        instance = sandbox.seed()["rds"]["db_instance_arns"]["orders"]
        there = {
            "DestinationBackupVaultArn": seeded["vault_arns"]["eu-central-1"],
            "Lifecycle": {"DeleteAfterDays": 2},
        }
        plan = make_plan(
            rule("continuous", DAILY, 5, EnableContinuousBackup=True, CopyActions=[there]),
            Resources=[instance, seeded["bucket_arn"], seeded["volume_arn"]],
        )
        began = now(sandbox)
        pass_time(days=10)
        runs = times(DAILY, began, now(sandbox))
        found = {kind: points(source, VAULT, ByResourceType=kind) for kind in ("RDS", "S3", "EBS")}
        # What can't be backed up continuously is backed up at each run.
        assert [len(found[kind]) for kind in ("RDS", "S3", "EBS")] == [1, 1, 5]
        for kind, name in (("RDS", "db-[a-z0-9]+"), ("S3", "offsite-sandbox-orders")):
            point = found[kind][0]
            pattern = rf"arn:aws:backup:eu-west-1:{ACCOUNT}:recovery-point:continuous:{name}-[0-9a-f]{{8}}"

            assert re.fullmatch(pattern, point["RecoveryPointArn"])
            assert (point["Status"], point["CreationDate"]) == ("AVAILABLE", runs[0])
            assert point["CalculatedLifecycle"] == {"DeleteAt": runs[-1] + timedelta(days=5)}
        jobs = source.list_backup_jobs(ByResourceType="RDS")["BackupJobs"]
        assert {job["RecoveryPointArn"] for job in jobs} == {found["RDS"][0]["RecoveryPointArn"]}
        assert len(jobs) == 10
        # Copies are snapshots, each of its own run.
        assert created(destination, THERE, ByResourceType="RDS") == runs[-2:]
        assert connect("rds").describe_db_snapshots(SnapshotType="awsbackup")["DBSnapshots"] == []
        selections = source.list_backup_selections(BackupPlanId=plan["BackupPlanId"])
        source.delete_backup_selection(
            BackupPlanId=plan["BackupPlanId"],
            SelectionId=selections["BackupSelectionsList"][0]["SelectionId"],
        )
        pass_time(days=5)
        assert points(source, VAULT, ByResourceType="RDS") == []

    def test_restored_copied_and_given_back(
        self,
        sandbox: SandboxClient,
        source: Any,
        connect: Connect,
        seeded: dict[str, Any],
        make_plan: MakePlan,
        pass_time: PassTime,
    ) -> None:
        instance = sandbox.seed()["rds"]["db_instance_arns"]["orders"]
        make_plan(rule("continuous", DAILY, 5, EnableContinuousBackup=True), Resources=[instance])
        pass_time(days=1)
        arn = points(source, VAULT, ByResourceType="RDS")[0]["RecoveryPointArn"]
        named = {"BackupVaultName": VAULT, "RecoveryPointArn": arn}
        metadata = source.get_recovery_point_restore_metadata(**named)["RestoreMetadata"]
        job_id = source.start_restore_job(
            RecoveryPointArn=arn,
            IamRoleArn=seeded["role_arn"],
            Metadata={**metadata, "DBInstanceIdentifier": "again"},
        )["RestoreJobId"]
        pass_time(seconds=5)
        job = source.describe_restore_job(RestoreJobId=job_id)
        assert (job["Status"], job["CreatedResourceArn"]) == (
            "COMPLETED",
            instance.replace("orders", "again"),
        )
        for refused_call in (
            lambda: source.update_recovery_point_lifecycle(**named, Lifecycle={"DeleteAfterDays": 6}),
            lambda: source.start_copy_job(
                RecoveryPointArn=arn, SourceBackupVaultName=VAULT, IamRoleArn=seeded["role_arn"],
                DestinationBackupVaultArn=seeded["vault_arns"]["eu-central-1"],
            ),
        ):  # fmt: skip
            with pytest.raises(source.exceptions.InvalidRequestException):
                refused_call()
        source.disassociate_recovery_point(**named)
        assert points(source, VAULT, ByResourceType="RDS") == []


class TestProblems:
    def test_a_failure_does_not_stop_the_plan(
        self,
        sandbox: SandboxClient,
        source: Any,
        destination: Any,
        seeded: dict[str, Any],
        make_plan: MakePlan,
        pass_time: PassTime,
    ) -> None:
        there = {"DestinationBackupVaultArn": seeded["vault_arns"]["eu-central-1"]}
        make_plan(rule("daily", CopyActions=[there]))
        sandbox.add_fault(Fault("fail", "backup", "StartBackupJob", message="a disk"))
        pass_time(days=3)
        states = [job["State"] for job in source.list_backup_jobs()["BackupJobs"]]
        assert states == ["COMPLETED", "COMPLETED", "FAILED", "COMPLETED"]
        assert len(points(destination, THERE)) == 2

    def test_a_role_that_is_gone(
        self, source: Any, connect: Connect, make_plan: MakePlan, pass_time: PassTime
    ) -> None:
        make_plan(rule("daily"))
        connect("iam", "us-east-1").delete_role(RoleName="offsite-backup")
        pass_time(days=1)
        job = source.list_backup_jobs()["BackupJobs"][0]
        assert (job["State"], job["MessageCategory"]) == ("FAILED", "AccessDenied")
        assert len(points(source, VAULT)) == 1

    def test_a_lock_that_keeps_it_out(
        self, source: Any, make_plan: MakePlan, pass_time: PassTime
    ) -> None:
        make_plan(rule("daily", DAILY, 1))
        source.put_backup_vault_lock_configuration(BackupVaultName=VAULT, MinRetentionDays=7)
        pass_time(days=1)
        job = source.list_backup_jobs()["BackupJobs"][0]
        assert job["State"] == "FAILED"
        assert "Vault Lock" in job["StatusMessage"]


def test_an_air_gapped_vault(
    source: Any, seeded: dict[str, Any], make_plan: MakePlan, pass_time: PassTime
) -> None:
    gap = source.create_logically_air_gapped_backup_vault(
        BackupVaultName="gap", MinRetentionDays=7, MaxRetentionDays=30
    )["BackupVaultArn"]
    pass_time(seconds=2)
    make_plan(
        rule("daily", DAILY, 10, TargetLogicallyAirGappedBackupVaultArn=gap),
        Resources=[seeded["table_arn"], seeded["volume_arn"]],
    )
    pass_time(days=1)
    # A table goes there at once, and a volume by way of the other vault.
    assert {point["ResourceType"] for point in points(source, "gap")} == {"DynamoDB", "EBS"}
    assert [point["ResourceType"] for point in points(source, VAULT)[:-1]] == ["EBS"]


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
        self,
        source: Any,
        connect: Connect,
        seeded: dict[str, Any],
        make_plan: MakePlan,
        pass_time: PassTime,
        selection: dict[str, Any],
        selected: str,
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

        ec2 = connect("ec2")
        table = seeded["table_arn"]
        connect("dynamodb").tag_resource(
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
        pass_time(days=1)
        of_plan = points(source, VAULT, ByBackupPlanId=plan["BackupPlanId"])
        chosen = {point["ResourceArn"] for point in of_plan}
        known = {"a": table, **{name: volume_arn(id_) for name, id_ in volumes.items()}}
        assert "".join(name for name, arn in known.items() if arn in chosen) == selected


def volume_arn(volume_id: str) -> str:
    return f"arn:aws:ec2:eu-west-1:{ACCOUNT}:volume/{volume_id}"


def test_the_clock_starts_in_utc() -> None:
    assert parse(DAILY).next_after(datetime(2026, 1, 1, tzinfo=timezone.utc)) == datetime(
        2026, 1, 1, 5, tzinfo=timezone.utc
    )
