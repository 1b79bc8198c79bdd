"""`BackupAudit`, as who uses it would test it: what follows from the backups that it audits."""

from typing import Any

import pulumi
import pytest

from pulumi_offsite.components import (
    BackupAudit,
    CopyTo,
    Lock,
    OffsiteBackup,
    Reports,
    RestoreTesting,
    Select,
    Tier,
)

ROLE = "arn:aws:iam::123456789012:role/backup"
HOME = "arn:aws:backup:eu-central-1:123456789012:backup-vault:home"
BUNKER = "arn:aws:backup:eu-central-1:210987654321:backup-vault:bunker"
EVERY = "BACKUP_RESOURCES_PROTECTED_BY_"
LEAST: dict[str, Any] = {
    "home": "eu-central-1",
    "tiers": ["35d", "7y"],
    "select": Select(tags={"backup": "daily"}),
    "iam_role_arn": ROLE,
}


@pytest.fixture(autouse=True)
def _vaults_have_arns(engine: Any) -> None:
    for name in ("audit", "first", "second", "elsewhere", "short"):
        for vault in ("home", "eu-west-1"):
            engine.answers[f"orders-{name}-{vault}"] = {"backupVaultArn": HOME}


def audit(backup: dict[str, Any] | None = None, name: str = "audit", **more: Any) -> BackupAudit:
    orders = OffsiteBackup(f"orders-{name}", **{**LEAST, **(backup or {})})
    return BackupAudit(name, backup=orders, **more)


def controls(engine: Any, name: str = "audit") -> dict[str, tuple[dict[str, str], Any]]:
    """Parameters and scope of the controls, by name."""
    framework = engine.inputs(f"{name}-framework")
    found = {
        control["controlName"]: (
            {
                parameter["parameterName"]: parameter["parameterValue"]
                for parameter in control.get("controlInputParameters", [])
            },
            control.get("controlScope"),
        )
        for control in framework["frameworkControls"]
    }
    assert len(found) == len(framework["frameworkControls"])
    return found


class TestControls:
    def test_have_the_frequency_and_the_retention_that_are_declared(
        self, run: Any, engine: Any
    ) -> None:
        run(audit)
        found, tagged = controls(engine), {"tags": {"backup": "daily"}}
        assert engine.inputs("audit-framework")["region"] == "eu-central-1"
        assert found == {
            f"{EVERY}BACKUP_PLAN": ({}, tagged),
            f"{EVERY}BACKUP_VAULT_LOCK": ({"minRetentionDays": "35"}, tagged),
            "BACKUP_LAST_RECOVERY_POINT_CREATED": (
                {"recoveryPointAgeUnit": "hours", "recoveryPointAgeValue": "32"},
                tagged,
            ),
            "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK": (
                {
                    "requiredFrequencyUnit": "days",
                    "requiredFrequencyValue": "1",
                    "requiredRetentionDays": "35",
                },
                None,
            ),
            "BACKUP_RECOVERY_POINT_ENCRYPTED": ({}, None),
            "BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED": ({}, None),
            "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK": (
                {"requiredRetentionDays": "35"},
                None,
            ),
        }

    def test_have_the_copies_and_the_lock(self, run: Any, engine: Any) -> None:
        backup = {
            "copies": [
                CopyTo(region="eu-west-1", air_gapped=True, copy_minutes=60),
                CopyTo(vault_arn=BUNKER, name="bunker"),
            ],
            "lock": Lock(min_retention_days=7, max_retention_days=2555),
        }
        run(lambda: audit(backup, restore_testing=RestoreTesting(
            resource_types=["RDS"], within_minutes=120)))  # fmt: skip
        found = {name: parameters for name, (parameters, _) in controls(engine).items()}
        assert found[f"{EVERY}CROSS_REGION"] == {"crossRegionList": "eu-west-1"}
        assert found[f"{EVERY}CROSS_ACCOUNT"] == {"crossAccountList": "210987654321"}
        assert found[f"{EVERY}BACKUP_VAULT_LOCK"] == {
            "minRetentionDays": "7",
            "maxRetentionDays": "2555",
        }
        assert found["BACKUP_RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT"] == {
            "recoveryPointAgeUnit": "hours",
            "recoveryPointAgeValue": "33",
        }
        assert found["RESTORE_TIME_FOR_RESOURCES_MEET_TARGET"] == {"maxRestoreTime": "120"}

    def test_exempt_who_may_delete(self, run: Any, engine: Any) -> None:
        run(lambda: audit({"may_delete": [f"{ROLE}-1", pulumi.Output.from_input(f"{ROLE}-2")]}))
        parameters, _ = controls(engine)["BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED"]
        assert parameters == {"principalArnList": f"{ROLE}-1,{ROLE}-2"}

    def test_have_the_promise_where_there_is_one(self, run: Any, engine: Any) -> None:
        run(lambda: audit({"rpo": "33h"}, resource_types=["RDS", "EBS"]))
        found = controls(engine)
        parameters, scope = found["BACKUP_LAST_RECOVERY_POINT_CREATED"]
        assert parameters["recoveryPointAgeValue"] == "33"
        assert scope == {"complianceResourceTypes": ["RDS", "EBS"]}
        for name in ("PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK", "RECOVERY_POINT_MANUAL_DELETION_DISABLED"):  # fmt: skip
            assert found[f"BACKUP_{name}"][1] == {"tags": {"offsite-rpo": "33h"}}

    @pytest.mark.parametrize(
        ("schedule", "unit", "value"),
        [
            ("cron(0 */6 ? * * *)", "hours", "6"),
            ("cron(0 5 ? * SAT *)", "days", "7"),
            ("cron(0 5 1 * ? *)", "days", "31"),
        ],
    )
    def test_count_the_time_between_two_backups(
        self, run: Any, engine: Any, schedule: str, unit: str, value: str
    ) -> None:
        tier = Tier(name="only", schedule=schedule, keep_days=400)
        run(lambda: audit({"tiers": [tier], "schedule_timezone": "Europe/Zurich"}))
        found, _ = controls(engine)["BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK"]
        assert (found["requiredFrequencyUnit"], found["requiredFrequencyValue"]) == (unit, value)

    def test_are_counted_before_aws_counts_them(self, run: Any) -> None:
        def program() -> None:
            audit(name="first", other_controls=43)
            with pytest.raises(pulumi.RunError) as caught:
                audit(name="second", other_controls=40)
            assert str(caught.value) == (
                'offsite.components.BackupAudit "second": `backup` takes 7 controls, which makes 54 '
                "with 7 of other audits of this program in eu-central-1 and 40 `other_controls`: an "
                "account has 50 in a region at most"
            )
            audit({"home": "eu-west-1"}, name="elsewhere", other_controls=43)

        run(program)


class TestReports:
    def test_follow_from_what_there_is_to_report(self, run: Any, engine: Any) -> None:
        engine.answers["audit-framework"] = {"frameworkArn": "arn:framework"}
        run(lambda: audit({"copies": [CopyTo(region="eu-west-1")]}, reports=Reports(bucket="b")))
        reports = {
            name.removeprefix("audit-report-"): engine.inputs(name)
            for name in engine.requests
            if name.startswith("audit-report-")
        }
        assert reports.keys() == {
            "resource-compliance",
            "control-compliance",
            "backup-job",
            "copy-job",
        }
        assert reports["copy-job"]["reportSetting"] == {"reportTemplate": "COPY_JOB_REPORT"}
        assert reports["control-compliance"]["reportSetting"]["frameworkArns"] == ["arn:framework"]
        assert reports["copy-job"]["reportDeliveryChannel"]["s3BucketName"] == "b"


class TestRestores:
    def test_run_more_often_than_backups_are_deleted(self, run: Any, engine: Any) -> None:
        tests = RestoreTesting(resource_types=["RDS", "EBS"], validation_window_hours=4)
        run(lambda: audit(restore_testing=tests))
        plan = engine.inputs("audit-restores")
        assert plan["scheduleExpression"] == "cron(0 6 ? * SUN *)"
        assert plan["recoveryPointSelection"] == {
            "algorithm": "LATEST_WITHIN_WINDOW",
            "includeVaults": [HOME],
            "recoveryPointTypes": ["SNAPSHOT"],
            "selectionWindowDays": 35,
        }
        selection = engine.inputs("audit-restores-rds")
        assert (selection["protectedResourceType"], selection["iamRoleArn"]) == ("RDS", ROLE)
        week = Tier(name="week", schedule="cron(0 5 ? * * *)", keep_days=7)
        run(lambda: audit({"tiers": [week]}, name="short", restore_testing=tests))
        assert engine.inputs("short-restores")["scheduleExpression"] == "cron(0 6 ? * * *)"

    def test_that_run_too_seldom_are_refused_with_the_sum(self, run: Any) -> None:
        monthly = RestoreTesting(
            resource_types=["RDS"],
            schedule="cron(0 6 1 * ? *)",
            start_window_hours=120,
            iam_role_arn=pulumi.Output.from_input(ROLE),
        )

        def program() -> None:
            with pytest.raises(pulumi.RunError) as caught:
                audit(restore_testing=monthly)
            said = str(caught.value)
            assert (
                "`restore_testing.schedule` tests too seldom: backups are kept for 35 days, "
                in said
            )
            assert said.endswith(" + 120h until it starts (`start_window_hours`) = 864h")

        run(program)


def test_more_than_a_control_can_name_is_refused(run: Any) -> None:
    def program() -> None:
        with pytest.raises(pulumi.RunError, match=r"`backup` has 6 `may_delete`: the control of"):
            audit({"may_delete": [f"{ROLE}-{number}" for number in range(6)]})

    run(program)
